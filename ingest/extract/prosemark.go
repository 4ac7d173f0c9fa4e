package extract

import "strings"

func (p *prose) mark(i int) int {
	t := &p.toks[i]
	mark := t.mark
	if mark == '。' && p.goesOn(i) {
		mark = ';'
	}
	switch mark {
	case '。', '!', '?', '\n':
		p.disown(t.start)
		on := p.carriedOn(i)
		keep := p.within || i+1 < len(p.toks) && p.toks[i+1].means == "within"
		if p.severalCounted(p.sent) {
			p.subj, p.parent, p.within = subject{}, subject{}, false // 电工130人，焊工76人。其中五级…
		}
		p.state, p.listing = p.carried(i), false
		p.sent, p.clause, p.span = t.end, t.end, nil
		p.open, p.mlist, p.list, p.sole, p.rated = -1, nil, nil, subject{}, nil
		if next := p.itemAt(i + 1); next == len(p.toks) || !subjectToken(&p.toks[next]) {
			p.order = nil
		}
		if !(i+1 < len(p.toks) && p.toks[i+1].means == "within" && keep) {
			p.subj, p.parent, p.within, p.metric, p.row, p.lead = p.title, subject{}, false, "", nil, ""
			p.ofCount = ""
			if s := p.batchesOfItem(i); s != (subject{}) {
				p.subj = s
			}
			if p.title.occupation != "" && len(p.counts) > 0 {
				p.subj = p.itemGoesOn(i)
			}
			if name := p.onlyName(); name != "" && i+1 < len(p.toks) && p.toks[i+1].kind == tokLevel && !p.echo {
				p.subj = subject{occupation: name} // 美发师报考88人。五级46人考过42人,…
				p.divide()
			} else if on != nil {
				p.subj, p.parent, p.within, p.metric = on.subj, on.parent, on.within, on.metric
			}
		}
	case ';':
		p.disown(t.start)
		if !p.subjectAhead(i+1) && p.severalCounted(p.sent+strings.LastIndexByte(p.text[p.sent:t.start], ';')+1) {
			p.subj, p.parent, p.within = subject{}, subject{}, false // 报考200人，电工120人、焊工80人；合格170人
		}
		p.state.endSemi()
		p.clause = t.end
		p.open, p.mlist, p.list = -1, nil, nil
		if p.within && (!p.subjectAhead(i+1) || p.parent.occupation == "" && p.parent.level != "") {
			p.subj, p.within = p.parent, false
		}
	case '、':
		if p.listing && p.last >= 0 && p.subj.occupation != "" && p.toks[p.last].start > p.sent && i+1 < len(p.toks) && p.toks[i+1].kind == tokWord && p.unknownAhead(i+1) {
			p.subj = subject{}
		}
	case ',', ':', '\t':
		if t.mark == ',' && p.listsMetrics(i) {
			break
		}
		if t.mark == ',' && p.listing && i+1 < len(p.toks) && p.unknownAhead(i+1) {
			p.subj, p.open = subject{}, -1
		}
		p.state.endClause()
		if p.state.wrong && t.mark == ',' {
			p.state.wrong, p.state.misread = false, true
		}
		if p.state.foreign && (!p.state.told || p.state.gone) && t.mark == ',' {
			p.state.foreign = false
		}
		p.clause = t.end
		if ahead := p.subj.several && t.mark == ',' && p.parallelAhead(i); !ahead {
			p.list = nil
			if p.subj.several && t.mark == ',' {
				p.subj = p.parent
			}
		}
		if t.mark != ':' {
			p.mlist = nil
		} else if order := p.ordered(); order != nil {
			p.order = order
		}
	case '(':
		return p.bracket(i)
	}
	return i
}

// goesOn reports whether the full stop at i parts the items of a list as a semicolon would: behind items whose first figures are all of
// one measure comes another subject with a bare figure (报考人数：电工247人，合格220人。焊工94人，合格80人), or what was listed has another
// measure in the same order (电工112人，焊工77人。合格人数依次为93人、66人).
func (p *prose) goesOn(i int) bool {
	next := p.itemAt(i + 1)
	if p.echo || p.last < 0 || p.toks[p.last].start < p.sent || next+1 >= len(p.toks) {
		return false
	}
	if !subjectToken(&p.toks[next]) {
		return len(p.row) > 1 && p.parallelAhead(i) && !p.subjectAhead(i+1)
	}
	alike := p.toks[next].kind == tokName && p.subj.occupation != "" || p.toks[next].kind == tokLevel && p.toks[next].level.single() != "" && p.subj.level != ""
	return p.lead != "" && alike && p.toks[next+1].kind == tokNumber && p.toks[next+1].number.Kind == People && p.bare(next+1)
}

// listsMetrics reports whether the comma at i stands between two measures neither of which has a number yet: 报考，合格人数分别为….
func (p *prose) listsMetrics(i int) bool {
	return p.open >= 0 && p.open == i-1 && p.last < p.open && i+1 < len(p.toks) && p.toks[i+1].kind == tokMetric
}

// carried is what holds on behind the end of a sentence: where the next one divides its figures (其中五级…), whose and of when they
// are. A sentence that gave the year's own figures has them divided.
func (p *prose) carried(i int) flags {
	s := flags{}
	if i+1 == len(p.toks) || p.toks[i+1].means != "within" {
		return s
	}
	s.period = p.state.period
	if n := len(p.counts); n == 0 || p.counts[n-1].from < p.sent {
		s.otherYear, s.plan, s.since, s.other, s.mock = p.state.otherYear, p.state.plan, p.state.since, p.state.other, p.state.mock
	}
	return s
}

// severalCounted reports whether the text from a place on has counted several occupations as wholes.
func (p *prose) severalCounted(from int) bool {
	first := ""
	for k := len(p.counts) - 1; k >= 0 && p.counts[k].fact.At == p.b.Ref && p.counts[k].from >= from; k-- {
		switch key := p.counts[k].key; {
		case key.Level != "" || key.Occupation == "":
		case first == "":
			first = key.Occupation
		case key.Occupation != first:
			return true
		}
	}
	return false
}

// onlyName is the one occupation that a paragraph names, where it begins with it: the levels of later sentences are its
// own. "" for any other paragraph.
func (p *prose) onlyName() string {
	if p.title.occupation != "" {
		return p.title.occupation
	}
	name := ""
	for k := range p.toks {
		switch t := &p.toks[k]; {
		case t.kind != tokName:
		case name == "" && t.start <= len("1.其中:"):
			name = t.name.Text
		case t.name.Text != name:
			return ""
		}
	}
	return name
}

// unknownAhead reports whether a word that is no filler stands right before a number: a subject of its own.
func (p *prose) unknownAhead(i int) bool {
	if i+1 >= len(p.toks) || p.toks[i].kind != tokWord || p.toks[i+1].kind != tokNumber || !counts(p.toks[i+1].number) {
		return false
	}
	w := p.text[p.toks[i].start:p.toks[i].end]
	return !isFiller(w) && runeCount(w) <= 6 && p.years.r.Names.short(w) != nil
}

// disowned are the words by which a sentence takes its figures out of the report.
var disowned = anyOf("未计入", "不计入", "不列入", "未列入", "不纳入", "未纳入", "不在此列", "不是职业技能等级认定", "不属于职业技能等级认定", "不作统计", "未统计在内", "不含在内", "另行统计", "不占上述", "不在本报告", "不在统计", "不在本次统计", "不属本报告", "不属于本报告")

// disown drops the counts of the part of a sentence that says they are not in the figures: …未计入上表.
func (p *prose) disown(end int) {
	if !p.b.Says(disowned) {
		return
	}
	start := p.sent
	if k := strings.LastIndexByte(p.text[p.sent:end], ';'); k >= 0 {
		start += k + 1
	}
	if !disowned.In(p.text[start:end]) {
		return
	}
	kept := p.counts[:0]
	for _, c := range p.counts {
		if c.fact.At == p.b.Ref && c.from >= start && c.from < end {
			continue
		}
		kept = append(kept, c)
	}
	p.counts = kept
}

// parallelAhead reports whether 分别 stands in the next clause, before its number.
func (p *prose) parallelAhead(i int) bool {
	for k := i + 1; k < len(p.toks); k++ {
		switch t := &p.toks[k]; {
		case t.kind == tokQualifier && t.means == "parallel":
			return true
		case t.kind == tokNumber, t.kind == tokMark && t.mark != '、' && t.mark != ':':
			return false
		}
	}
	return false
}

// subjectAhead reports whether a subject stands before the next number.
func (p *prose) subjectAhead(i int) bool {
	for ; i < len(p.toks); i++ {
		switch p.toks[i].kind {
		case tokLevel, tokName:
			return true
		case tokNumber:
			return false
		case tokMark:
			if p.toks[i].mark == '。' || p.toks[i].mark == ';' {
				return false
			}
		}
	}
	return false
}

// subjectToken reports whether a token names an occupation or a level.
func subjectToken(t *token) bool { return t.kind == tokName || t.kind == tokLevel }

// bracket reads ( … ) as a remark on what stands before it, and then goes on as if it had not been.
func (p *prose) bracket(i int) int {
	end, depth, numbers, levels := i, 0, 0, 0
	var level *token
	names, name := 0, ""
	for ; end < len(p.toks); end++ {
		t := &p.toks[end]
		if t.kind == tokMark && t.mark == '(' {
			depth++
		}
		if t.kind == tokMark && t.mark == ')' {
			if depth--; depth == 0 {
				break
			}
		}
		switch {
		case t.kind == tokNumber && (counts(t.number) || t.number.Kind == Rate || t.number.Kind == Plain && end > i+1 && (subjectToken(&p.toks[end-1]) || p.toks[end-1].mark == '/')):
			numbers++
		case t.kind == tokLevel:
			levels++
			level = t
		case t.kind == tokName:
			names++
			name = t.name.Text
		}
	}
	if end == len(p.toks) {
		return i
	}
	if numbers == 0 {
		if names == 1 && p.subj.occupation == "" && p.subj.level == "" && !p.within && i > 0 && ProgrammeIn(p.text[max(p.clause, 0):p.toks[i].start]) != "" {
			p.subj.occupation = name // 职业资格评价（消防设施操作员）报考…
		}
		if levels > 0 && i > 0 && p.toks[i-1].kind == tokWord && p.subj == (subject{}) && !isFiller(p.text[p.toks[i-1].start:p.toks[i-1].end]) {
			p.state.foreign = true // 综合评审（二级）通过率50%
		}
		if levels == 1 && end == i+2 && i > 0 && p.toks[i-1].kind == tokName {
			p.subj.level, p.subj.several = level.level.single(), level.level.single() == ""
			p.subj.aggregate = level.level.Aggregate
		}
		return end
	}
	saved := *p
	compare := p.state.compare && i > 0 && p.toks[i-1].kind != tokName
	p.state.endClause()
	if compare {
		p.state.foreign = true // 与2023年（报考352人，合格302人）相比
	}
	p.list, p.mlist = nil, nil
	if i > 0 && p.toks[i-1].kind == tokNumber {
		p.open = -1
	}
	for k := i + 1; k < end; k++ {
		k = p.step(k)
	}
	counts, last := p.counts, p.last
	*p = saved
	p.counts, p.last = counts, last
	return end
}
