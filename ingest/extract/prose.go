package extract

import (
	"strings"
	"unicode/utf8"

	"nianping"
)

// subject is whose figure a number is.
type subject struct {
	occupation string
	level      nianping.Level
	aggregate  bool // 高级工及以上
	several    bool // 五级、四级 named together: a number after them is no row
}

// prose reads the counts of one paragraph: who is spoken of, which metric, and whether the figure is one of the year and
// of the institution.
type prose struct {
	years  *outcomeContext
	b      *Block
	text   string
	toks   []token
	echo   bool
	counts []count

	subj    subject
	parent  subject // what 其中 divides
	within  bool
	metric  string // the last metric, which a number without one of its own inherits
	ofCount string // the last metric that was no rate
	open    int    // the metric token that waits for a number, -1
	last    int    // the token of the last number, -1
	state   flags
	list    []subject // subjects named together since the last number
	span    []int     // years named together, for 分别
	row     []subject // subjects of the last run of numbers with one metric, for 分别通过
	rowOf   string    // that metric
	lead    string    // in 电工247人，合格220人；焊工94人…: the metric that every subject's first number has
	seen    int       // the token of the last subject
	listing bool      // 按职业合并: what follows names its subjects
	leader  subject   // the subject that the lead was last used for
	mlist   []string  // metrics named together since the last number
	sent    int       // where the sentence begins
	clause  int       // where the clause begins
}

// flags say why a number is no outcome.
type flags struct {
	otherYear, plan, since, other, mock bool // until the sentence ends
	foreign, period                     bool // until ; or another subject
	stained                             bool // a part was spoken of in the sentence
	told                                bool // a count of the foreign subject was given: what follows is its own too
	wrong, misread, corrected           bool // 误排为123人，实为132人
	compare, each                       bool // until the clause ends
	parallel                            bool // 分别, until the clause ends
	asOf                                bool // 截至, until the clause ends: the date after it is no year of figures
}

func (f *flags) endClause() { f.compare, f.each, f.parallel, f.asOf = false, false, false, false }
func (f *flags) endSemi()   { f.endClause(); f.foreign, f.period, f.told = false, false, false }
func (f *flags) barred() bool {
	return f.otherYear || f.plan || f.since || f.other || f.mock || f.foreign || f.compare || f.each
}

// readProse reads one paragraph. In echo the paragraph lies outside 三（一）: only plain totals count there.
func readProse(ctx *outcomeContext, b *Block, echo bool) []count {
	p := &prose{years: ctx, b: b, text: b.Text(), toks: tokens(b.Text(), ctx.r.Names), echo: echo, open: -1, last: -1}
	for i := 0; i < len(p.toks); i++ {
		i = p.step(i)
	}
	return p.counts
}

// step reads the token at i and returns the last token that it has read.
func (p *prose) step(i int) int {
	t := &p.toks[i]
	defer func() {
		if t.kind == tokLevel || t.kind == tokName {
			p.seen = i
		}
	}()
	switch t.kind {
	case tokMark:
		return p.mark(i)
	case tokQualifier:
		p.qualify(i)
	case tokLevel:
		p.sawLevel(i)
	case tokName:
		p.sawName(i)
	case tokMetric:
		p.sawMetric(i)
	case tokNumber:
		return p.sawNumber(i)
	case tokWord:
		p.sawWord(i)
	}
	return i
}

func (p *prose) mark(i int) int {
	switch t := &p.toks[i]; t.mark {
	case '。', '!', '?', '\n':
		p.disown(t.start)
		keep := p.within || i+1 < len(p.toks) && p.toks[i+1].means == "within"
		p.state, p.listing = flags{}, false
		p.sent, p.clause, p.span = t.end, t.end, nil
		p.open, p.mlist, p.list = -1, nil, nil
		if !(i+1 < len(p.toks) && p.toks[i+1].means == "within" && keep) {
			p.subj, p.parent, p.within, p.metric, p.row, p.lead = subject{}, subject{}, false, "", nil, ""
			p.ofCount = ""
		}
	case ';':
		p.disown(t.start)
		p.state.endSemi()
		p.clause = t.end
		p.open, p.mlist, p.list = -1, nil, nil
		if p.within && !p.subjectAhead(i+1) {
			p.subj, p.within = p.parent, false
		}
	case '、':
		if p.listing && p.last >= 0 && p.subj.occupation != "" && p.toks[p.last].start > p.sent && i+1 < len(p.toks) && p.toks[i+1].kind == tokWord && p.unknownAhead(i+1) {
			p.subj = subject{}
		}
	case ',', ':', '\t':
		if t.mark == ',' && p.listing && i+1 < len(p.toks) && p.unknownAhead(i+1) {
			p.subj, p.open = subject{}, -1
		}
		p.state.endClause()
		if p.state.wrong && t.mark == ',' {
			p.state.wrong, p.state.misread = false, true
		}
		if p.state.foreign && !p.state.told && t.mark == ',' {
			p.state.foreign = false
		}
		p.clause = t.end
		p.list = nil
		if p.subj.several && t.mark == ',' && !p.parallelAhead(i) {
			p.subj = p.parent
		}
		if t.mark != ':' {
			p.mlist = nil
		}
	case '(':
		return p.bracket(i)
	}
	return i
}

// unknownAhead reports whether a word that is no filler stands right before a number: a subject of its own.
func (p *prose) unknownAhead(i int) bool {
	if i+1 >= len(p.toks) || p.toks[i].kind != tokWord || p.toks[i+1].kind != tokNumber || !counts(p.toks[i+1].number) {
		return false
	}
	w := p.text[p.toks[i].start:p.toks[i].end]
	return !isFiller(w) && utf8.RuneCountInString(w) <= 6 && p.years.r.Names.short(w) != nil
}

// disown drops the counts of the part of a sentence that says they are not in the figures: …未计入上表.
func (p *prose) disown(end int) {
	start := p.sent
	if k := strings.LastIndexByte(p.text[p.sent:end], ';'); k >= 0 {
		start += k + 1
	}
	if !hasAny(p.text[start:end], "未计入", "不计入", "不列入", "未列入", "不纳入", "未纳入", "不在此列", "不是职业技能等级认定", "不属于职业技能等级认定", "不作统计", "未统计在内", "不含在内", "另行统计", "不占上述") {
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
		case t.kind == tokNumber && (counts(t.number) || t.number.Kind == Rate):
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

func (p *prose) qualify(i int) {
	t := &p.toks[i]
	compared := p.compared(t.start)
	switch t.means {
	case "lastyear":
		if compared {
			p.state.compare = true
		} else {
			p.state.otherYear = true
		}
	case "thisyear":
		if !compared {
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
		p.state.since = true
	case "other":
		p.state.other = true
	case "group":
		p.state.other = p.state.other || p.years.group
	case "own":
		p.state.other = false
	case "mock":
		p.state.mock = true
	case "part":
		p.state.foreign, p.state.stained = true, true
	case "actual":
		p.state.plan = false
	case "rest":
		p.state.foreign = false
	case "asof":
		p.state.asOf = true
	case "whole":
		p.state.period = false
	case "sum":
		if !p.clauseHasSubject(i) {
			p.state.foreign, p.state.period = false, false
			p.subj, p.within, p.row, p.lead = p.parent, false, nil, ""
		}
	case "wrong":
		p.state.wrong = true
	case "right":
		p.state.corrected = p.state.corrected || p.state.wrong || p.state.misread
		p.state.wrong, p.state.foreign = false, false
	case "period":
		p.state.period = true
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

// divide begins the parts of the subject: 其中, or a level named after the figure for all.
func (p *prose) divide() {
	if !p.within {
		p.parent = p.subj
	}
	p.within, p.row = true, nil
}

// compared reports whether what stands at a place is only compared with: 较上年, 与2023年相比.
func (p *prose) compared(at int) bool {
	before := p.text[p.clause:at]
	for _, w := range [...]string{"较", "比", "与", "同", "和", "跟", "由", "从", "相比于", "对比", "较之", "相较"} {
		if strings.HasSuffix(before, w) {
			return true
		}
	}
	return false
}

func (p *prose) sawLevel(i int) {
	t := &p.toks[i]
	m := &t.level
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
	for _, w := range [...]string{"称号", "职称", "头衔", "以上职称", "职务"} {
		if strings.HasPrefix(rest, w) {
			return true
		}
	}
	return false
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

// common words that are also prepositions or verbs of other things count as a metric only beside a number.
var loose = map[string]bool{"通过": true, "参加": true, "申报": true, "发放": true, "颁发": true, "核发": true, "证书": true, "合格": false, "参考": true, "达标": true, "制发": true}

func (p *prose) sawMetric(i int) {
	t := &p.toks[i]
	if t.used {
		return
	}
	if loose[p.text[t.start:t.end]] && !p.numberNear(i) || t.means == "assessed" && !p.counted(i) {
		return
	}
	if t.means == "pass_rate" || p.open < 0 || p.metricBetween(i) {
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
	if p.within && len(p.row) > 1 && !p.parallelAhead(i) && p.rowOf != t.means && !p.clauseHasSubject(i) && i > 0 && p.toks[i-1].kind == tokMark && p.toks[i-1].mark != '、' {
		p.subj, p.within, p.row, p.lead = p.parent, false, nil, "" // 五级63人、四级36人，合格91人
	}
	p.mlist = append(p.mlist, t.means)
	p.open = i
	p.metric = t.means
}

func hasAnyPrefix(s string, words ...string) bool {
	for _, w := range words {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

// all reports whether a word says that everybody passed: 全部合格, 均通过, 一次性全部通过, without a number of its own.
func (p *prose) all(i int) bool {
	t := &p.toks[i]
	said := hasAny(p.text[t.start:t.end], "全部", "均", "全")
	if i > 0 && !said {
		said = hasAnySuffix(p.text[p.clause:t.start], []string{"全部", "全部都", "均", "都", "全员", "无一例外"})
	}
	if !said {
		return false
	}
	for k := i + 1; k < len(p.toks); k++ {
		if p.toks[k].kind == tokNumber {
			return false
		}
		if p.toks[k].kind == tokMark {
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
		c := p.counts[k]
		if c.field != "registered" && c.field != "examined" || c.fact.At != p.b.Ref || c.from < p.sent || barred {
			continue
		}
		from, _ := clauseAround(p.text, c.from, c.from+1)
		_, to := clauseAround(p.text, t.start, t.end)
		c.field, c.fact.Text = "passed", p.b.View.Original(from, to)
		p.counts = append(p.counts, c)
		return
	}
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

// metricBetween reports whether something other than 、 or 和 stands between the open metric and the one at i.
func (p *prose) metricBetween(i int) bool {
	if i-p.open != 2 {
		return true
	}
	m := &p.toks[i-1]
	return !(m.kind == tokMark && m.mark == '、' || m.kind == tokWord && isAnd(p.text[m.start:m.end]))
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
			if utf8.RuneCountInString(p.text[t.start:t.end]) > 3 {
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

// sawWord looks for the words that tell what a paragraph does with numbers without being a qualifier.
func (p *prose) sawWord(i int) {
	w := p.text[p.toks[i].start:p.toks[i].end]
	if strings.HasSuffix(w, "报") && i+1 < len(p.toks) && (p.toks[i+1].kind == tokName || p.toks[i+1].kind == tokLevel) {
		p.metric, p.open = "registered", i
	}
	if k := strings.TrimSpace(w); p.listing && p.subj == (subject{}) && p.open < 0 && i+1 < len(p.toks) && p.toks[i+1].kind == tokNumber && !isFiller(k) {
		if n := p.years.r.Names.short(k); n != nil {
			p.subj = subject{occupation: n.Text}
			p.state.foreign = false
		} else if utf8.RuneCountInString(k) <= 8 {
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
