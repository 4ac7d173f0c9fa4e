package extract

import "strings"

// common words that are also prepositions or verbs of other things count as a metric only beside a number.
var loose = map[string]bool{"通过": true, "参加": true, "申报": true, "发放": true, "颁发": true, "核发": true, "证书": true, "合格": false, "参考": true, "达标": true, "制发": true, "报了": true, "过了": true, "考了": true}

func (p *prose) sawMetric(i int) {
	t := &p.toks[i]
	if t.means == "not" && satAgain.At(p.text[t.start:]) != "" {
		p.passedAgain(i)
	}
	if t.used || beforeNoun(p.text[t.end:]) {
		return
	}
	if p.basis(i) {
		return
	}
	if p.ofBothExams(i) {
		p.state.foreign, p.state.told, p.state.stained = false, false, false
	}
	if t.means == "registered" && p.item(i) || t.means == "certified" && issuedAgain.End(p.text[p.clause:t.start]) {
		p.state.foreign = true
	}
	if loose[p.text[t.start:t.end]] && !p.numberNear(i) || t.means == "assessed" && !p.counted(i) {
		return
	}
	if p.open < 0 || p.metricBetween(i) {
		p.mlist = nil
	}
	if t.means == "passed" && p.all(i) {
		p.allPassed(i)
		return
	}
	if strings.HasPrefix(p.text[t.start:t.end], "实际") {
		p.state.plan = false
	}
	if hasAnyPrefix(p.text[t.start:t.end], "最终", "总", "综合") {
		p.state.foreign = false
	}
	if strings.HasPrefix(p.text[t.start:t.end], "总") && !p.clauseHasSubject(i) && p.severalItems() {
		p.subj, p.within, p.row, p.lead = subject{occupation: p.title.occupation}, false, nil, ""
	}
	if p.within && len(p.row) > 1 && !p.parallelAhead(i) && p.rowOf != t.means && !p.clauseHasSubject(i) && i > 0 && p.toks[i-1].kind == tokMark && p.toks[i-1].mark != '、' {
		p.subj, p.within, p.row, p.lead = p.parent, false, nil, "" // 五级63人、四级36人，合格91人
	}
	p.mlist = append(p.mlist, t.means)
	p.open = i
	p.metric = t.means
}

// severalItems reports whether the sentence has counted several items: what it then says of 总 is of all of them.
func (p *prose) severalItems() bool {
	first := -1
	for k := range p.counts {
		switch c := &p.counts[k]; {
		case c.sent != p.sent || c.fact.At != p.b.Ref:
		case first < 0:
			first = k
		case c.key != p.counts[first].key:
			return true
		}
	}
	return false
}

// issuedAgain stand before the word for certificates that others were replaced by: 补发证书3本, 换领证书.
var issuedAgain = listOf("补", "换", "补办", "换领", "补领", "更换", "换发", "补发", "重新", "遗失补")

// basis reports whether a measure only says of whom the rate is that was named before it: 过关率按到场的人算是87.8%.
func (p *prose) basis(i int) bool {
	t := &p.toks[i]
	return t.means != "pass_rate" && p.open >= 0 && p.toks[p.open].means == "pass_rate" && p.last < p.open && hasAnySuffix(p.text[p.clause:t.start], "按", "以", "按照", "依据", "根据", "除以", "占")
}

// beforeNoun tells 取证手续, 报考条件 and what somebody did who had passed (1人及格后离职) from counts.
func beforeNoun(rest string) bool {
	return hasAnyPrefix(rest, "手续", "条件", "资格", "意愿", "意向", "热情", "后离", "后调", "后未", "后没", "后放弃", "后退", "后流失", "后弃")
}

// item reports whether an unknown noun stands between the clause's beginning and the metric at i, where the whole has
// its figure already: what follows is a part, not the whole again (…通过率93.5%:香囊制作报考64人).
func (p *prose) item(i int) bool {
	if i == 0 || p.toks[i-1].kind != tokWord || p.toks[i-1].start != p.clause || p.subj != (subject{}) {
		return false
	}
	w := p.text[p.toks[i-1].start:p.toks[i-1].end]
	if n := runeCount(w); n < 3 || n > 12 || !allHan(w) || isFiller(w) || hasAny(w, "实际", "合计", "共", "总", "年", "月", "本", "我", "各", "评价", "认定") {
		return false
	}
	for k := range p.counts {
		c := &p.counts[k]
		if c.fact.At == p.b.Ref && c.field == "registered" && c.key.Occupation == "" && c.key.Level == "" {
			return true
		}
	}
	return false
}

// all reports whether a word says that everybody passed: 全部合格, 均通过, 一次性全部通过, without a number of its own.
func (p *prose) all(i int) bool {
	t := &p.toks[i]
	said := hasAny(p.text[t.start:t.end], "均", "全")
	if i > 0 && !said {
		said = hasAnySuffix(p.text[p.clause:t.start], "全部", "均", "都", "全员", "无一例外")
	}
	if !said {
		return false
	}
	for k := i + 1; k < len(p.toks); k++ {
		if p.toks[k].kind == tokNumber {
			return false
		}
		if p.toks[k].kind == tokMark && p.toks[k].mark != '、' {
			break
		}
	}
	return len(p.counts) > 0
}

// allPassed gives the count of those who sat or, where it is not said, of those who registered as passed too.
func (p *prose) allPassed(i int) {
	t := &p.toks[i]
	state := p.state
	state.each = false // 一次性全部通过
	barred := state.barred()
	for k := len(p.counts) - 1; k >= 0; k-- {
		if c := &p.counts[k]; c.field != "registered" && c.field != "examined" || c.fact.At != p.b.Ref || c.from < p.sent || barred {
			continue
		}
		c := p.counts[k]
		from, _ := p.b.Around(c.from, c.from+1)
		_, to := p.b.Around(t.start, t.end)
		c.field, c.fact.Text = "passed", p.b.View.Original(from, to)
		p.counts = append(p.counts, c)
		return
	}
}

// metricBetween reports whether something other than 、, a comma or 和 stands between the open metric and the one at i.
func (p *prose) metricBetween(i int) bool {
	if i-p.open != 2 {
		return true
	}
	m := &p.toks[i-1]
	return !(m.kind == tokMark && (m.mark == '、' || m.mark == ',' && p.last < p.open) || m.kind == tokWord && isAnd(p.text[m.start:m.end]))
}

// counted reports whether 认定 and 考核 stand right before a head count: 考核214人次, 认定6批次1236人次.
func (p *prose) counted(i int) bool {
	if p.open >= 0 && p.last < p.open && p.toks[p.open].start >= p.clause {
		return false
	}
	for k := i + 1; k < len(p.toks) && k <= i+3; k++ {
		t := &p.toks[k]
		if t.kind == tokNumber && counts(t.number) {
			return t.number.Kind == People
		}
		if !(t.kind == tokNumber && (t.number.Kind == Batches || t.number.Kind == Times) || t.kind == tokWord && isFiller(p.text[t.start:t.end]) && !strings.Contains(p.text[t.start:t.end], "人员") || t.kind == tokMark && t.mark == '、') {
			return false
		}
	}
	return false
}

// numberNear reports whether a number or a subject follows closely in the clause.
func (p *prose) numberNear(i int) bool {
	for k := i + 1; k < len(p.toks) && k <= i+3; k++ {
		switch t := &p.toks[k]; t.kind {
		case tokNumber:
			return true
		case tokLevel, tokName:
			return true
		case tokMark:
			return t.mark == ':' || t.mark == '(' && k+1 < len(p.toks) && p.toks[k+1].kind == tokNumber
		case tokWord:
			if runeCount(p.text[t.start:t.end]) > 3 {
				return false
			}
		case tokQualifier:
			if t.means != "parallel" && t.means != "within" && t.means != "reach" {
				return false
			}
		}
	}
	return false
}
