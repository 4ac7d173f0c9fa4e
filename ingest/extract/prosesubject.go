package extract

import (
	"strings"

	"nianping"
)

func (p *prose) sawLevel(i int) {
	t := &p.toks[i]
	m := t.level
	p.state.foreign = false
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
	if !p.within && p.subj.level == "" && !p.subj.several && p.last >= 0 && p.toks[p.last].start >= p.sent && !(i > 0 && p.toks[i-1].kind == tokName) {
		p.divide()
	}
	p.subj.level, p.subj.aggregate = m.single(), false
	if p.clauseHasName(i) == "" && !p.within && p.subj.occupation != "" && p.sentenceNames() > 1 && !joined {
		// 电工…、焊工…，五级…: the level is of all
		p.subj.occupation = ""
	}
	p.remember(joined)
}

// titled reports whether a level is somebody's title or certificate: 持有高级技师称号的.
func (p *prose) titled(t *token) bool {
	rest := strings.TrimLeft(p.text[t.end:], "\"”’")
	return hasAnyPrefix(rest, "称号", "职称", "头衔", "以上职称", "职务")
}

func (p *prose) sawName(i int) {
	t := &p.toks[i]
	p.state.foreign = false
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
	p.subj = subject{occupation: t.name.Text, level: level}
	p.remember(joined)
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

// sentenceNames counts the different names in the sentence so far.
func (p *prose) sentenceNames() int {
	seen := map[string]bool{}
	for k := range p.toks {
		if t := &p.toks[k]; t.kind == tokName && t.start >= p.sent {
			seen[t.name.Text] = true
		}
		if p.toks[k].start > p.sent && p.toks[k].kind == tokMark && p.toks[k].mark == '。' {
			break
		}
	}
	return len(seen)
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
