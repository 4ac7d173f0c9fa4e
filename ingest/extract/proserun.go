package extract

import (
	"math"
	"slices"
)

// sawYear tells the report's year from another one.
func (p *prose) sawYear(i int) {
	t := &p.toks[i]
	year := yearAt(p.text, t.start)
	if p.state.asOf || year == 0 || p.years.year == 0 {
		return
	}
	if i >= 2 && p.toks[i-1].mark == '、' && p.toks[i-2].kind == tokNumber && p.toks[i-2].number.Kind == Year {
		if len(p.span) == 0 {
			p.span = append(p.span, yearAt(p.text, p.toks[i-2].start))
		}
		p.span = append(p.span, year)
	}
	switch {
	case year == p.years.year:
		if !p.compared(t.start) {
			p.yearOfSeveral(i)
			p.state.otherYear, p.state.since = false, false
		}
	case p.compared(t.start):
		p.state.compare = true
	default:
		p.state.otherYear = true
	}
}

// run reads several numbers in a row: for several subjects in the same order, or for several metrics.
func (p *prose) run(i int) (int, bool) {
	if end, ok := p.withRate(i); ok {
		return end, true
	}
	group := []int{i}
	kind := p.toks[i].number.Kind
	for k := i; k+2 < len(p.toks); k += 2 {
		m, n := &p.toks[k+1], &p.toks[k+2]
		if n.kind != tokNumber || n.number.Kind != kind {
			break
		}
		apart := m.kind == tokMark && (m.mark == '、' || m.mark == ',' && (p.state.parallel || len(p.list) > 1 || p.bare(k+2))) || m.kind == tokWord && isAnd(p.text[m.start:m.end])
		if !apart {
			break
		}
		group = append(group, k+2)
	}
	if len(group) < 2 {
		return i, false
	}
	subjects := p.list
	if len(subjects) != len(group) {
		subjects = p.row
	}
	if len(subjects) != len(group) && len(p.mlist) == len(group) && !slices.Contains(p.mlist, "pass_rate") {
		subj := p.subj
		for k, at := range group {
			p.emit(at, p.mlist[k], subj, true)
		}
		p.open, p.last = -1, group[len(group)-1]
		return p.last, true
	}
	if len(p.span) == len(group) {
		return p.runOfYears(group), true
	}
	if len(subjects) != len(group) && p.state.parallel {
		subjects = p.spokenOf(p.text[p.clause:p.toks[i].start])
	}
	if end, ok := p.asBefore(group); ok {
		return end, true
	}
	if len(subjects) != len(group) && p.eachItsOwn(group) {
		return i, false
	}
	if len(subjects) != len(group) {
		p.last = group[len(group)-1] // several numbers of nobody known
		return p.last, true
	}
	said := p.metric
	metric, how := p.metricOf(i)
	if metric == "" || how != direct {
		if after, _ := p.metricAfter(group[len(group)-1]); after >= 0 {
			metric = p.toks[after].means
			p.toks[after].used = true
		} else if metric == "" {
			metric = p.metric
		}
	}
	if kind == Rate || p.decimalRate(i) {
		if metric != "pass_rate" {
			return i, false
		}
	}
	before := len(p.counts)
	for k, at := range group {
		p.emit(at, metric, subjects[k], true)
	}
	if how != direct && metric == said {
		p.divideAmong(subjects, p.counts[before:])
	}
	p.row = append([]subject{}, subjects...)
	p.last = group[len(group)-1]
	return p.last, true
}

// bare reports whether nothing is said of the number at i: a mark or the end stands right behind it.
func (p *prose) bare(i int) bool {
	return counts(p.toks[i].number) && (i+1 == len(p.toks) || p.toks[i+1].kind == tokMark && p.toks[i+1].mark != '(')
}

// eachItsOwn reports whether the first of two numbers has its metric before it and the second behind it: 报考222人、197人合格.
func (p *prose) eachItsOwn(group []int) bool {
	if len(group) != 2 || p.open < 0 || p.toks[p.open].used || p.gap(p.open, group[0]) > 4 {
		return false
	}
	after, near := p.metricAfter(group[1])
	return after >= 0 && near && p.toks[after].means != p.toks[p.open].means
}

// runOfYears reads 2022年、2023年、2024年分别报考180人、200人、218人: the report's year alone counts.
func (p *prose) runOfYears(group []int) int {
	metric, _ := p.metricOf(group[0])
	for k, at := range group {
		if p.span[k] == p.years.year && metric != "" {
			state := p.state
			p.state.otherYear = false
			p.emit(at, metric, p.subj, true)
			p.state = state
		}
	}
	p.last = group[len(group)-1]
	return p.last
}

// slash reads 22/25合格: passed of registered.
func (p *prose) slash(i int) bool {
	if i+2 >= len(p.toks) || p.toks[i+1].kind != tokMark || p.toks[i+1].mark != '/' || p.toks[i+2].kind != tokNumber {
		return false
	}
	a, b := p.toks[i].number, p.toks[i+2].number
	if a.Kind == Rate || b.Kind == Rate || a.Decimals+b.Decimals > 0 || p.subj == (subject{}) && p.open < 0 && !p.ratedBefore(i, a.Value, b.Value) {
		return false
	}
	low, high := i, i+2
	if a.Value > b.Value {
		low, high = high, low
	}
	p.emit(high, "registered", p.subj, true)
	p.emit(low, "passed", p.subj, true)
	p.last = i + 2
	return true
}

// ratedBefore reports whether two counts in a bracket are those of the rate before it: 总通过率86.8%（198/228）.
func (p *prose) ratedBefore(i int, a, b float64) bool {
	n := len(p.counts) - 1
	if i < 2 || n < 0 || p.counts[n].field != "pass_rate" || p.counts[n].from != p.toks[i-2].start || p.toks[i-1].mark != '(' || max(a, b) == 0 {
		return false
	}
	return math.Abs(100*min(a, b)/max(a, b)-p.toks[i-2].number.Value) < 0.1
}

var (
	ofLevels      = listOf("等级", "级别")
	ofOccupations = listOf("职业", "工种", "项目")
)

// spokenOf are the levels, or the occupations, that the sentence has counted, in order, where the words before several
// numbers speak of them again: 五级133人、四级71人，两个等级的通过率分别为….
func (p *prose) spokenOf(lead string) []subject {
	levels, occupations := ofLevels.In(lead), ofOccupations.In(lead)
	if levels == occupations {
		return nil
	}
	var out []subject
	for k := range p.counts {
		c := &p.counts[k]
		s := subject{occupation: c.key.Occupation, level: c.key.Level}
		if c.fact.At == p.b.Ref && c.from >= p.sent && (levels && s.level != "" || occupations && s.level == "" && s.occupation != "") && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}
