package extract

import (
	"strings"

	"nianping"
)

func (p *prose) sawSubject(i int) {
	if p.toks[i].kind == tokName {
		p.sawName(i)
	} else {
		p.sawLevel(i)
	}
}

func (p *prose) sawLevel(i int) {
	t := &p.toks[i]
	m := t.level
	p.state.foreign, p.state.pooled = false, false
	if m.single() == "" {
		p.subj.level, p.subj.aggregate, p.subj.several = "", m.Aggregate, !m.Aggregate
		if !m.Aggregate {
			p.list = nil
			for _, l := range m.Levels {
				p.list = append(p.list, subject{occupation: p.subj.occupation, level: l})
			}
		}
		return
	}
	if p.titled(t) {
		p.state.foreign = true
		return
	}
	joined := p.joined(i)
	p.subj.several = false
	switch {
	case p.within:
	case p.subj.occupation != "" && !joined && p.clauseHasName(i) == "" && p.ofAll(i):
		p.subj = subject{}
	case p.subj.level == "" && p.last >= 0 && p.toks[p.last].start >= p.sent && !(i > 0 && p.toks[i-1].kind == tokName):
		p.divide()
	}
	p.subj.level, p.subj.aggregate = m.single(), false
	p.remember(joined)
}

// titled reports whether a level is somebody's title or certificate: 持有高级技师称号的.
func (p *prose) titled(t *token) bool {
	rest := strings.TrimLeft(p.text[t.end:], "\"”’")
	return hasAnyPrefix(rest, "称号", "职称", "头衔", "以上职称", "职务")
}

// onlyCompared reports whether the subject at i is one that another is compared with: 茶艺师报考86人，比电工四级多15人.
func (p *prose) onlyCompared(i int) bool {
	t := &p.toks[i]
	t.used = hasAnySuffix(p.text[p.clause:t.start], "比", "较", "高于", "低于", "多于", "少于", "不及") || i > 0 && p.toks[i-1].used && p.toks[i-1].kind == tokName
	return t.used
}

func (p *prose) sawName(i int) {
	t := &p.toks[i]
	if p.onlyOne(i) {
		return
	}
	p.state.foreign, p.state.unit, p.state.pooled = false, false, false
	joined := p.joined(i)
	level := nianping.Level("")
	if i > 0 && p.toks[i-1].kind == tokLevel && p.toks[i-1].level.single() != "" {
		level = p.toks[i-1].level.single() // 中级茶艺师
		if n := len(p.list); n > 0 {
			joined = n > 1
			p.list = p.list[:n-1]
		}
	}
	if p.within && p.parent.occupation != "" {
		p.parent, p.within = subject{}, false
	}
	if p.within && level == "" {
		level = p.parent.level // 五级260人，其中电工88人
	}
	if level == "" && p.title.occupation == "" {
		level = p.title.level
	}
	p.subj = subject{occupation: t.name.Text, level: level}
	p.remember(joined)
}

var (
	onlyThey = listOf("只有", "只", "仅有", "仅", "仅限", "只限", "只设", "仅设", "只开", "仅开", "限", "就", "都是", "全是", "均是", "均为", "全为", "全部为", "全部是", "全都是", "都为")
	theyAll  = listOf("都是", "全是", "均是", "均为", "全为", "全部为", "全部是", "全都是", "都为", "是", "为")
)

// onlyOne reads the occupation at i as the only one of the level spoken of: in front of its figures (三级只有电工考,报名17人) or
// behind them (三级报名17人,都是电工考生). The figures are the level's and that occupation's, those of several named so the level's
// alone; ok is false for any other name.
func (p *prose) onlyOne(i int) (ok bool) {
	if p.subj.level == "" || p.subj.occupation != "" || p.subj.several || p.within || i < 2 {
		return false
	}
	one := subject{occupation: p.toks[i].name.Text, level: p.subj.level}
	before := &p.toks[i-2]
	switch {
	case before.kind == tokLevel && onlyThey.Is(withoutCandidates(p.text[before.end:p.toks[i].start])):
		p.sole, p.only = one, i
		return true
	case p.only > 0 && p.only == i-2 && isList(p.text[before.end:p.toks[i].start]): // 只有电工、焊工开考
		p.sole, p.only = subject{}, i
		return true
	}
	p.sole = subject{}
	lead := strings.TrimLeft(p.text[p.clause:p.toks[i].start], " ")
	if p.last < 0 || p.toks[p.last].start < p.sent || !theyAll.Is(lead) || p.joinsName(i) {
		return false
	}
	if i+1 < len(p.toks) && p.toks[i+1].kind == tokNumber { // 三级合格15人,是焊工12人、电工3人
		p.divide()
		return false
	}
	for _, c := range p.counts {
		if c.fact.At == p.b.Ref && c.from >= p.sent && c.key.Level == one.level && c.key.Occupation == "" {
			c.key = p.key(c.from, one)
			p.counts = append(p.counts, c)
			ok = true
		}
	}
	return ok
}

// withoutCandidates is what stands behind a level without the words for those who sat it: 三级考生都是.
func withoutCandidates(s string) string {
	for _, w := range [...]string{"的", "考生", "学员", "人员", "职工"} {
		s = strings.TrimPrefix(s, w)
	}
	return strings.Trim(s, " ")
}

// joinsName reports whether another name follows the one at i in a list.
func (p *prose) joinsName(i int) bool {
	return i+2 < len(p.toks) && p.toks[i+2].kind == tokName && isList(p.text[p.toks[i].end:p.toks[i+2].start])
}

// joined reports whether the subject at i continues a list: only 、 or 和 between it and the subject before.
func (p *prose) joined(i int) bool {
	if i < 1 || len(p.list) == 0 || p.last > p.seen {
		return false
	}
	if p.toks[i].kind == tokLevel && p.toks[i-1].kind == tokLevel {
		return true // 五级四级三级
	}
	if i < 2 {
		return false
	}
	a, b := &p.toks[i-1], &p.toks[i-2]
	between := a.kind == tokMark && a.mark == '、' || a.kind == tokWord && isAnd(p.text[a.start:a.end])
	return between && (b.kind == tokName || b.kind == tokLevel || b.kind == tokMark && b.mark == ')')
}

// isList reports whether nothing but the mark or the word of a list stands between two names.
func isList(between string) bool { return between == "、" || isAnd(between) }

func isAnd(s string) bool {
	return s == "和" || s == "及" || s == "与" || s == "以及" || s == "和("
}

func (p *prose) remember(joined bool) {
	if !joined {
		p.list = nil
	}
	p.list = append(p.list, p.subj)
	p.subj.several = len(p.list) > 1
}

// clauseHasName is the name in the clause up to token i, "" where there is none.
func (p *prose) clauseHasName(i int) string {
	for k := i - 1; k >= 0 && p.toks[k].start >= p.clause; k-- {
		if p.toks[k].kind == tokName {
			return p.toks[k].name.Text
		}
	}
	return ""
}

// clauseNames counts the names in the clause up to token i.
func (p *prose) clauseNames(i int) int {
	n := 0
	for k := i - 1; k >= 0 && p.toks[k].start >= p.clause; k-- {
		if p.toks[k].kind == tokName {
			n++
		}
	}
	return n
}

// ofAll reports whether the level at token i is one of all occupations named before it: 电工130人、焊工76人，五级…. It is the
// last one's where no other stands in its part of the sentence, and where that one was named with a level of its own or
// without a figure: 电工五级…，四级…; 电工中，五级….
func (p *prose) ofAll(i int) bool {
	name, other, counted := -1, false, false
	for k := i - 1; k >= 0 && p.toks[k].start >= p.sent; k-- {
		t := &p.toks[k]
		if t.kind == tokMark && t.mark == ';' && name >= 0 {
			break
		}
		if t.kind == tokQualifier && (t.means == "former" || t.means == "latter") {
			return false
		}
		switch {
		case t.kind == tokNumber && name < 0:
			counted = counted || counts(t.number)
		case t.kind == tokName && name < 0:
			name = k
		case t.kind == tokName && t.name.Text != p.toks[name].name.Text:
			other = true
		}
	}
	if !other {
		return false
	}
	listed := name >= 2 && p.toks[name-2].kind == tokName // 电工、焊工，五级…
	return listed && !counted || counted && p.subj.level == ""
}

// clauseHasSubject reports whether a subject stands in the clause before token i.
func (p *prose) clauseHasSubject(i int) bool {
	for k := i - 1; k >= 0 && p.toks[k].start >= p.clause; k-- {
		if p.toks[k].kind == tokName || p.toks[k].kind == tokLevel {
			return true
		}
	}
	return false
}
