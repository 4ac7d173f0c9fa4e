package extract

import (
	"slices"
	"strings"
)

func (p *prose) qualify(i int) {
	t := &p.toks[i]
	compared := p.compared(t.start)
	switch t.means {
	case "lastyear":
		if compared || timesAsMany.MatchString(p.text[t.end:]) {
			p.state.compare = true
		} else {
			p.state.otherYear = true
		}
	case "thisyear":
		if !compared && !p.ofYearNamed(i) {
			p.yearOfSeveral(i)
			p.state.otherYear, p.state.since = false, false
			p.state.compare = false
		}
	case "compare":
		p.state.compare = true
	case "reach":
		p.state.compare = false
	case "plan":
		p.state.plan = true
	case "since":
		p.state.since = p.state.since || !isRecord(p.text[t.end:])
	case "other":
		p.state.other = true
	case "group":
		p.state.other = p.state.other || p.years.group
	case "own":
		p.state.other, p.state.unit = false, false
	case "mock":
		p.state.mock = true
	case "part":
		p.state.foreign, p.state.stained = true, true
		p.state.gone = turnedAway.Is(p.text[t.start:t.end])
	case "actual":
		p.state.plan = false
	case "rest":
		p.state.foreign = false
	case "asof":
		p.state.asOf = true
	case "whole":
		if p.state.corrected { // 四级合格…更正为60人,全年合格更正为150人
			p.subj, p.within = subject{}, false
		}
		p.state.period, p.state.unit = false, p.state.unit && t.start != p.clause
	case "sum":
		p.state.pooled = p.state.pooled || p.subj.several && pooledExam.MatchString(p.text[t.start:])
		p.state.unit = p.state.unit && t.start != p.clause
		if p.clauseHasSubject(i) {
			break
		}
		p.state.foreign, p.state.period = false, false
		if !p.ownSum(i) {
			p.subj, p.within, p.row, p.lead = p.parent, false, nil, ""
		}
	case "former", "latter":
		p.refer(i)
	case "merged":
		p.merge(i)
	case "wrong":
		p.state.wrong = true
	case "right", "correction":
		p.state.corrected = p.state.corrected || p.state.wrong || p.state.misread || p.retract(i) || t.means == "correction"
		p.state.wrong, p.state.foreign = false, false
	case "period":
		if !filedThen.MatchString(p.text[t.end:]) {
			p.state.period = !p.onlyHalf(i)
			p.when = quarterOf(p.text[t.start:t.end])
		}
	case "each":
		p.state.each = true
	case "parallel":
		p.state.parallel = true
	case "reset":
		p.listing = true
		p.subj, p.parent, p.within = subject{}, subject{}, false
	case "within":
		p.divide()
	}
}

// timesAsMany stands behind another year that a figure is only measured by: 是上年的1.2倍, 相当于去年的九成.
var timesAsMany = patternOf(`^(?:同期|全年)?的[\d.一二三四五六七八九十两]+(?:倍|%|成)`)

// otherHalf are the halves of a year, each with the other.
var otherHalf = map[string]string{"上半年": "下半年", "下半年": "上半年", "前半年": "后半年", "后半年": "前半年"}

// onlyHalf reports whether the half of the year at i is all of it, since the words before it say that nothing was held in the other: 上半年因场地改造
// 未组织考试，下半年报考203人.
func (p *prose) onlyHalf(i int) bool {
	other, idle := otherHalf[p.text[p.toks[i].start:p.toks[i].end]], false
	if other == "" {
		return false
	}
	at := strings.LastIndex(p.text[:p.toks[i].start], other)
	if at < 0 {
		return false
	}
	said := p.text[at:p.toks[i].start]
	for k := range p.toks[:i] {
		if t := &p.toks[k]; t.start >= at && t.kind == tokNumber && counts(t.number) {
			return false
		}
	}
	for clause := range strings.FieldsFuncSeq(said, func(r rune) bool { return strings.ContainsRune(",;。", r) }) {
		idle = idle || denied(clause) || hasAny(clause, "没有组织", "没组织", "没有安排", "未安排", "没有考", "没考", "没有举行", "未举行", "停考", "未开考", "没有开考", "未举办", "没有举办")
	}
	return idle
}

// ofYearNamed reports whether 当年 at i is another year that the sentence has named: 2023年备案，当年报考71人.
func (p *prose) ofYearNamed(i int) bool {
	if !strings.HasPrefix(p.text[p.toks[i].start:], "当年") || strings.HasPrefix(p.text[p.toks[i].start:], "当年度") {
		return false
	}
	for k := range p.toks[:i] {
		if t := &p.toks[k]; t.start >= p.sent && (t.means == "lastyear" || t.kind == tokNumber && t.number.Kind == Year && yearAt(p.text, t.start) != p.years.year) {
			return true
		}
	}
	return false
}

// yearOfSeveral drops what the sentence has counted where 其中 gives the year at i a part of it and no other words have made it the year's: 截至2024年底
// 累计认定1260人，合格1103人，其中2024年报考208人. Behind a full stop it is the sentence before.
func (p *prose) yearOfSeveral(i int) {
	if i < 1 || p.toks[i-1].means != "within" || len(p.counts) == 0 {
		return
	}
	sent := p.sent
	if last := p.counts[len(p.counts)-1]; p.toks[i-1].start == p.sent {
		sent = last.sent
	}
	asOf := false
	for k := range p.toks[:i-1] {
		switch t := &p.toks[k]; {
		case t.start < sent:
		case t.kind == tokMark:
			asOf = false
		case t.means == "asof":
			asOf = true
		case t.means == "thisyear" || t.means == "whole", t.kind == tokNumber && t.number.Kind == Year && !asOf:
			return
		}
	}
	p.counts = slices.DeleteFunc(p.counts, func(c count) bool { return c.fact.At == p.b.Ref && c.sent >= sent })
	p.subj, p.within, p.row, p.lead = p.parent, false, nil, ""
}

// ownSum reports whether the sum at i is that of the one item that the paragraph counts, of which it says what was not said yet: 电工五级30人报名，
// 24人过关，3人补考过关，合计27人取得证书.
func (p *prose) ownSum(i int) bool {
	if p.subj == (subject{}) || p.within || p.subj.several || p.subj.aggregate || len(p.counts) == 0 && !p.beginsWithSubject(i) || strings.HasPrefix(p.text[p.toks[i].start:], "全年") {
		return false
	}
	for k := range p.counts {
		if c := &p.counts[k]; c.sent != p.sent || c.key.Occupation != p.subj.occupation || c.key.Level != p.subj.level {
			return false
		}
	}
	for k := i + 1; k < len(p.toks) && p.toks[k].kind != tokMark; k++ {
		if t := &p.toks[k]; t.kind == tokMetric && isMetric[t.means] {
			_, said := p.countedOf(p.subj)[t.means]
			return !said && !hasAny(p.text[p.clause:p.toks[i].start], "全年", "年度")
		}
	}
	return false
}

// beginsWithSubject reports whether the sentence begins with an occupation and its level, and names no other up to i: 电工五级共考3批，合计报名91人.
func (p *prose) beginsWithSubject(i int) bool {
	begins := false
	for k := range p.toks[:i] {
		switch t := &p.toks[k]; {
		case t.start < p.sent:
		case t.kind == tokName && t.name.Text != p.subj.occupation, t.kind == tokLevel && t.level.single() != p.subj.level:
			return false
		case t.start == p.sent:
			begins = t.kind == tokName && p.subj.level != ""
		}
	}
	return begins
}

// satAgain are words for those who failed and passed later.
var satAgain = listOf("补考", "补测", "重考", "二次", "再考")

// passedLater doubts how many of an item passed where the clause at i says that further ones did later: 24人过关，4人补考后又有3人过关.
func (p *prose) passedLater(i int, s subject) {
	if clause := p.text[p.clause:p.toks[i].start]; satAgain.In(clause) && hasAny(clause, "又", "再", "另", "后") {
		p.doubtPassed(i, s)
	}
}

// passedAgain does so where the measure at i says itself that those beside it passed later: 27人一次合格，1人补考合格.
func (p *prose) passedAgain(i int) {
	for _, k := range [...]int{i - 1, i + 1} {
		if countsAt(p.toks, max(0, k)) && !p.within {
			p.doubtPassed(k, p.subj)
			return
		}
	}
}

// doubtPassed doubts how many of an item passed by the number at i of those who passed later.
func (p *prose) doubtPassed(i int, s subject) {
	for k := len(p.counts) - 1; k >= 0 && p.counts[k].sent == p.sent && p.counts[k].fact.At == p.b.Ref; k-- {
		if c := &p.counts[k]; c.field == "passed" && c.key.Occupation == s.occupation && c.key.Level == s.level && c.fact.Doubt == "" {
			c.fact.Doubt = "原文另有补考后合格的人数，未说明此数是否已含"
			c.later, _ = p.toks[i].number.Int()
		}
	}
}

// pooledExam is said of several levels or occupations that sat together: 五级、四级合并组织考试.
var pooledExam = patternOf(`^合并(?:组织|开展|进行|举行|举办|安排|开考|考试|考核|认定|编班|报名)`)

// turnedAway are words for people of whom nobody sits, passes or is certified: what the next clause counts is not theirs.
var turnedAway = listOf("违纪", "作弊", "替考", "取消", "未到场", "剔除", "不符合", "资格审核", "审核", "退考", "因")

// filedThen follows the part of the year in which an occupation came to be filed: 四季度新备案的焊工.
var filedThen = patternOf(`^(?:才|起|刚|新|首次|获准|获批)*(?:备案|增设|新增|获批|获准|取得备案)`)

// retract drops the figure that stands right before the words at i and is corrected by them: 四级合格人数“102人”应为“104人”. Its
// metric waits again. It reports whether there was one.
func (p *prose) retract(i int) bool {
	at := i - 1
	if at >= 0 && p.toks[at].kind == tokWord && strings.Trim(p.text[p.toks[at].start:p.toks[at].end], "”\"’ ") == "" {
		at--
	}
	if at < 0 || p.last != at || p.toks[at].start < p.clause {
		return false
	}
	p.counts = slices.DeleteFunc(p.counts, func(c count) bool { return c.fact.At == p.b.Ref && c.from == p.toks[at].start })
	p.last = -1
	return true
}

// isRecord reports whether what follows 备案以来 only praises the figure beside it: 创备案以来新高.
func isRecord(after string) bool {
	return hasAnyPrefix(strings.TrimLeft(after, "的历史同"), "新高", "最高", "最好", "最多", "最大", "之最", "首次", "第一次", "新低", "最低", "最快", "头一次", "第一")
}

// divide begins the parts of the subject: 其中, or a level named after the figure for all.
func (p *prose) divide() {
	if !p.within {
		p.parent = p.subj
		p.wholes = append(p.wholes, p.countedOf(p.subj))
	}
	p.within, p.row = true, nil
}

// refer resolves 前者 and 后者 to the two occupations named last; what they are of anything else is no row.
func (p *prose) refer(i int) {
	var names []string // the latter first
	for k := i - 1; k >= 0 && len(names) < 2; k-- {
		if t := &p.toks[k]; t.kind == tokName && !slices.Contains(names, t.name.Text) {
			names = append(names, t.name.Text)
		}
	}
	if len(names) < 2 {
		p.state.foreign = true
		return
	}
	who := names[0]
	if p.toks[i].means == "former" {
		who = names[1]
	}
	p.subj, p.parent, p.within = subject{occupation: who}, subject{}, false
}

// merge makes the levels of a clause those of all occupations together: 五级、四级两个职业相加. Where it names an occupation they
// are that one's.
func (p *prose) merge(i int) {
	switch {
	case p.clauseNames(i) > 1: // 电工、焊工的五级合在一起: a row of several
		p.subj.several, p.state.foreign, p.list = true, true, nil
	case p.clauseHasName(i) != "":
	case !p.clauseHasSubject(i):
		p.subj, p.parent, p.within, p.row, p.lead = subject{}, subject{}, false, nil, ""
	default:
		p.subj.occupation, p.within = "", false
		for k := range p.list {
			p.list[k].occupation = ""
		}
	}
}

// compared reports whether what stands at a place is only compared with: 较上年, 与2023年相比.
func (p *prose) compared(at int) bool {
	return hasAnySuffix(p.text[:at], "较", "比", "与", "同", "和", "跟", "由", "从", "相比于", "较之")
}

// sawWord looks for the words that tell what a paragraph does with numbers without being a qualifier.
func (p *prose) sawWord(i int) {
	w := p.text[p.toks[i].start:p.toks[i].end]
	if strings.HasSuffix(w, "报") && i+1 < len(p.toks) && (p.toks[i+1].kind == tokName || p.toks[i+1].kind == tokLevel) {
		p.metric, p.open = "registered", i
	}
	if k := trimSpace(w); p.listing && p.subj == (subject{}) && p.open < 0 && i+1 < len(p.toks) && p.toks[i+1].kind == tokNumber && !isFiller(k) {
		if n := p.years.r.Names.short(k); n != nil {
			p.subj = subject{occupation: n.Text}
			p.state.foreign = false
		} else if runeCount(k) <= 8 {
			p.state.foreign = true
		}
	}
	if strings.HasSuffix(w, "班") && i+1 < len(p.toks) && p.toks[i+1].kind == tokNumber && counts(p.toks[i+1].number) {
		p.state.period = true // one class of several
	}
	if strings.Contains(w, "占") && !strings.Contains(w, "占用") {
		p.state.compare = true
	}
}
