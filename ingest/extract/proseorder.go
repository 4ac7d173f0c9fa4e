package extract

import "slices"

// ordered is what a lead-in says of the bare numbers of every item behind it: 各职业报考、合格人数由高到低依次为：电工138人，124人；….
// nil where the lead-in names fewer than two measures or has a number of its own.
func (p *prose) ordered() []string {
	if len(p.mlist) < 2 || p.open < 0 || p.last > p.open {
		return nil
	}
	return append([]string{}, p.mlist...)
}

// inOrder reads an item behind such a lead-in whose numbers stand bare beside their subject: they take the measures in
// the order named. An item with more or fewer numbers than measures says nothing for sure and is left out. ok is false
// where the numbers at i are no such item; end is the last token read.
func (p *prose) inOrder(i int) (end int, ok bool) {
	if len(p.order) == 0 || !p.besideSubject(i) {
		return i, false
	}
	if p.measured(i) {
		if after, _ := p.metricAfter(i); after >= 0 || !p.nextIs(i, p.order[1]) {
			return i, false
		}
		p.emit(i, p.order[0], p.subj, true) // 电工61人，合格52人
		p.last, p.open = i, -1
		return i, true
	}
	group := p.bareNumbers(i)
	p.last, p.open = group[len(group)-1], -1
	order := p.order
	if k := len(order) - 1; len(group) == k && order[k] == "pass_rate" {
		order = order[:k]
	}
	if len(group) == len(order) && p.fit(group, order) {
		p.emitAll(group, order)
	}
	return p.last, true
}

// emitAll keeps numbers of the subject as what they count.
func (p *prose) emitAll(group []int, measures []string) {
	subj := p.subj
	for k, at := range group {
		p.emit(at, measures[k], subj, true)
	}
	p.last, p.open = group[len(group)-1], -1
}

// fit reports whether rates stand where rates are listed, and nowhere else.
func (p *prose) fit(group []int, measures []string) bool {
	for k, at := range group {
		if n := p.toks[at].number; (measures[k] == "pass_rate") != (n.Kind == Rate || n.Kind == Plain && n.Decimals >= 2 && n.Value <= 1) {
			return false
		}
	}
	return true
}

// withRate reads the numbers of several measures of which one is a rate, in the order named: 报考人数、合格人数和合格率分别为120人、103人和85.8%;
// and those of the next subject in the same order: 焊工为80人、70人、87.5%.
func (p *prose) withRate(i int) (end int, ok bool) {
	measures := p.mlist
	if p.open < 0 || p.last > p.open {
		measures = nil
		if p.rated != nil && p.besideSubject(i) {
			measures = p.rated
		}
	}
	if len(measures) < 2 || !slices.Contains(measures, "pass_rate") {
		return i, false
	}
	group := p.bareNumbers(i)
	if len(group) != len(measures) || !p.fit(group, measures) {
		return i, false
	}
	p.rated = slices.Clone(measures)
	p.emitAll(group, measures)
	return p.last, true
}

// asBefore reads bare numbers beside their subject by the measures that the last item of the sentence said: 五级报考71人、合格63人，四级为45人、
// 37人. ok is false where the numbers are no such item.
func (p *prose) asBefore(group []int) (end int, ok bool) {
	i := group[0]
	if p.open > p.last || p.state.parallel || p.subj.several || !p.besideSubject(i) || p.measured(i) {
		return i, false
	}
	said, who := []string(nil), subject{}
	for k := len(p.counts) - 1; k >= 0 && p.counts[k].from >= p.sent && p.counts[k].fact.At == p.b.Ref; k-- {
		c := &p.counts[k]
		of := subject{occupation: c.key.Occupation, level: c.key.Level}
		if len(said) == 0 {
			who = of
		}
		if of != who {
			break
		}
		said = append(said, c.field)
	}
	if len(said) != len(group) || (who.level == "") != (p.subj.level == "") || who.occupation == p.subj.occupation && who.level == p.subj.level || slices.Contains(said, "pass_rate") {
		return i, false
	}
	slices.Reverse(said)
	subj := p.subj
	for k, at := range group {
		p.emit(at, said[k], subj, true)
	}
	p.last, p.open = group[len(group)-1], -1
	return p.last, true
}

// measured reports whether a measure stands behind the number at i, before another subject or the item's end: it tells
// itself what the numbers are.
func (p *prose) measured(i int) bool {
	for k := i + 1; k < len(p.toks); k++ {
		switch t := &p.toks[k]; {
		case t.kind == tokMetric && t.means != "assessed":
			return true
		case t.kind == tokName || t.kind == tokLevel || t.kind == tokMark && (t.mark == ';' || t.mark == '。'):
			return false
		}
	}
	return false
}

// bareNumbers are the numbers from i on between which only a list mark stands.
func (p *prose) bareNumbers(i int) []int {
	group := []int{i}
	for k := i; k+2 < len(p.toks) && p.toks[k+2].kind == tokNumber; k += 2 {
		m := &p.toks[k+1]
		if m.kind == tokMark && m.mark != ',' && m.mark != '、' && m.mark != '/' || m.kind == tokWord && !isAnd(p.text[m.start:m.end]) || m.kind != tokMark && m.kind != tokWord {
			break
		}
		if n := p.toks[k+2].number; !counts(n) && n.Kind != Plain && n.Kind != Rate {
			break
		}
		group = append(group, k+2)
	}
	return group
}
