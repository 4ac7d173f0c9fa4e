package extract

// carry is what a sentence takes over from the one before it: whose figures it goes on with.
type carry struct {
	subj, parent subject
	within       bool
	metric       string
}

// carriedOn is what holds on behind the end of a sentence at i where the next one names nobody or a level only, as items of a list
// do that people end with a full stop: 电工报考88人，其中五级50人。四级38人; 电工：报考88人。合格80人. nil where the next
// sentence speaks for itself.
func (p *prose) carriedOn(i int) *carry {
	next := p.itemAt(i + 1)
	if next == len(p.toks) || p.echo || len(p.counts) == 0 {
		return nil
	}
	last := &p.counts[len(p.counts)-1]
	if last.fact.At != p.b.Ref || last.from < p.sent || last.key.Occupation == "" || last.key.Occupation != p.subj.occupation || p.subj.several || p.subj.aggregate {
		return nil
	}
	of := subject{occupation: p.subj.occupation}
	switch t := &p.toks[next]; {
	case t.kind == tokLevel && t.level.single() != "" && last.key.Level != "":
		level := subject{of.occupation, t.level.single(), false, false}
		if p.countedOf(level) != nil || p.wholeDivided(of) {
			return nil
		}
		return &carry{subj: of, parent: p.parent, within: p.within, metric: p.onlyMeasure()}
	case t.kind == tokMetric && next == i+1 && p.oneLevel(last) && !uncounted(t.means) && p.onlyName() == of.occupation:
		level := subject{occupation: of.occupation, level: last.key.Level}
		if _, told := p.countedOf(level)[t.means]; told {
			return nil
		}
		return &carry{subj: level}
	case t.kind == tokMetric && next == i+1 && !uncounted(t.means) && p.onlyName() == of.occupation:
		if _, told := p.countedOf(of)[t.means]; told {
			return nil
		}
		return &carry{subj: of}
	}
	return nil
}

// oneLevel reports whether all that the sentence has counted is of one level, which nothing divides.
func (p *prose) oneLevel(last *count) bool {
	if last.key.Level == "" || p.within {
		return false
	}
	for k := range p.counts {
		if c := &p.counts[k]; c.sent == last.sent && c.key != last.key {
			return false
		}
	}
	return true
}

// batchesOfItem is the item whose batches the paragraph has told apart where the sentence behind i sums them up: 电工五级分三批考试：第一批…。三批共合格66人.
func (p *prose) batchesOfItem(i int) subject {
	if i+1 >= len(p.toks) || p.toks[i+1].kind != tokNumber || p.toks[i+1].number.Kind != Batches || len(p.counts) == 0 {
		return subject{}
	}
	last, parts := &p.counts[len(p.counts)-1], false
	for k := range p.counts {
		c := &p.counts[k]
		if c.key != last.key {
			return subject{}
		}
		parts = parts || c.period
	}
	if !parts {
		return subject{}
	}
	return subject{occupation: last.key.Occupation, level: last.key.Level}
}

// lastCounted is whose figures the last sentence of a paragraph gave: a paragraph that begins with 其中 divides them. It is nobody where
// they were of several.
func lastCounted(counts []count) subject {
	if len(counts) == 0 {
		return subject{}
	}
	last := &counts[len(counts)-1]
	for k := range counts {
		if c := &counts[k]; c.sent == last.sent && c.key != last.key {
			return subject{}
		}
	}
	return subject{occupation: last.key.Occupation, level: last.key.Level}
}

// itemAt is the token from i on at which an item of a list begins, its number left out: (2)四级…, 2.四级….
func (p *prose) itemAt(i int) int {
	for ; i < len(p.toks); i++ {
		t := &p.toks[i]
		numbered := t.kind == tokNumber && t.number.Kind == Plain && p.ordinalMark(i)
		if !numbered && !(t.kind == tokMark && (t.mark == '(' || t.mark == ')' || t.mark == '.')) {
			break
		}
	}
	return i
}

// wholeDivided reports whether the levels counted of an occupation make up what was said of all of it: a further level is not its own.
func (p *prose) wholeDivided(of subject) bool {
	sums := map[string]int{}
	for k := range p.counts {
		if c := &p.counts[k]; c.key.Occupation == of.occupation && c.key.Level != "" {
			v, _ := c.fact.Value.(int)
			sums[c.field] += v
		}
	}
	for field, whole := range p.countedOf(of) {
		if sums[field] >= whole {
			return true
		}
	}
	return false
}

// onlyMeasure is the measure of all that the sentence counted of levels, "" where there are several.
func (p *prose) onlyMeasure() string {
	measure := ""
	for k := len(p.counts) - 1; k >= 0 && p.counts[k].from >= p.sent && p.counts[k].key.Level != ""; k-- {
		if measure != "" && measure != p.counts[k].field {
			return ""
		}
		measure = p.counts[k].field
	}
	return measure
}
