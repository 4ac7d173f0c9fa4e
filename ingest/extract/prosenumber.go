package extract

import (
	"strings"
	"unicode/utf8"

	"nianping"
)

// sawNumber reads the number at i, or the run of numbers that begins there, and returns the last token read.
func (p *prose) sawNumber(i int) int {
	n := p.toks[i].number
	switch n.Kind {
	case Year, Day:
		p.sawYear(i)
		return i
	case People, Certificates, Plain, Rate:
	case Ordinal:
		if n.Unit == "批" || n.Unit == "批次" || n.Unit == "期" {
			p.state.period = true
		}
		return i
	default:
		if p.open >= 0 && p.open == i-1 {
			p.open = -1
		}
		return i
	}
	if n.Kind == Plain && p.ordinalMark(i) || hasAnySuffix(p.text[:n.Start], []string{"由", "从"}) {
		return i
	}
	if end, ok := p.run(i); ok {
		return end
	}
	if p.slash(i) {
		return i + 2
	}
	if n.Kind == Rate || p.decimalRate(i) {
		p.rate(i)
		return i
	}
	metric, how := p.metricOf(i)
	if metric == "" {
		if n.Kind == People && p.metric == "" && p.besideSubject(i) && p.subj.occupation+string(p.subj.level) != "" {
			p.emit(i, "unsaid", p.subj, true)
			p.metric = ""
		}
		p.last = i
		return i
	}
	if how == inherited && metric == "passed" && p.nextIs(i, "passed") {
		metric = "registered" // 五级341名，合格312名: the first of the two is who came
	}
	beside := p.besideSubject(i) && how != direct
	if beside && p.lead != "" && how == inherited {
		metric = p.lead
	}
	subj := p.subj
	if how == direct {
		subj = p.subjectBehind(i, subj)
	}
	p.emit(i, metric, subj, how == direct)
	if how == direct && metric != "pass_rate" && p.metricBehind(i) >= 0 {
		p.name(metric)
	}
	switch {
	case beside:
		p.lead, p.leader = metric, subj
	case p.lead != "" && subj != p.leader:
		p.lead = ""
	}
	p.last = i
	return i
}

// subjectBehind is whom a number counts where the metric behind it is followed by them: 45名学员参加电工四级认定.
func (p *prose) subjectBehind(i int, s subject) subject {
	k := p.metricBehind(i)
	if k < 0 {
		return s
	}
	found := subject{}
	for k++; k < len(p.toks); k++ {
		switch t := &p.toks[k]; {
		case t.kind == tokName && found.occupation == "":
			found.occupation = t.name.Text
		case t.kind == tokLevel && found.level == "" && t.level.single() != "":
			found.level = t.level.single()
		default:
			k = len(p.toks)
		}
	}
	if found == (subject{}) {
		return s
	}
	return found
}

// metricBehind is the metric that stands behind the number at i and that it has taken, -1 where there is none.
func (p *prose) metricBehind(i int) int {
	for k := i + 1; k < len(p.toks) && k <= i+3; k++ {
		if p.toks[k].kind == tokMetric && p.toks[k].used {
			return k
		}
	}
	return -1
}

// name gives the metric that stands behind a list to all of it: 电工45人、焊工38人报名参加认定.
func (p *prose) name(metric string) {
	for k := len(p.counts) - 1; k >= 0; k-- {
		c := &p.counts[k]
		if c.fact.At != p.b.Ref || c.from < p.sent || c.field != "unsaid" && c.field != metric {
			return
		}
		c.field = metric
	}
}

// nextIs reports whether the next number, before another subject, is said to be of a metric.
func (p *prose) nextIs(i int, metric string) bool {
	found := false
	for k := i + 1; k < len(p.toks); k++ {
		switch t := &p.toks[k]; {
		case t.kind == tokMetric && t.means == metric:
			found = true
		case t.kind == tokNumber:
			return found && counts(t.number)
		case t.kind == tokName || t.kind == tokLevel || t.kind == tokMark && (t.mark == ';' || t.mark == '。'):
			return false
		}
	}
	return false
}

// ordinalMark tells the 1 of “1.古建木工” from a count without a unit.
func (p *prose) ordinalMark(i int) bool {
	rest := p.text[p.toks[i].end:]
	return strings.HasPrefix(rest, ".") || strings.HasPrefix(rest, ")") && i > 0 && p.toks[i-1].mark == '('
}

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
	group := []int{i}
	kind := p.toks[i].number.Kind
	for k := i; k+2 < len(p.toks); k += 2 {
		m, n := &p.toks[k+1], &p.toks[k+2]
		if n.kind != tokNumber || n.number.Kind != kind {
			break
		}
		apart := m.kind == tokMark && (m.mark == '、' || m.mark == ',' && (p.state.parallel || len(p.list) > 1)) || m.kind == tokWord && isAnd(p.text[m.start:m.end])
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
	if len(subjects) != len(group) && len(p.mlist) == len(group) {
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
	if len(subjects) != len(group) {
		p.last = group[len(group)-1] // several numbers of nobody known
		return p.last, true
	}
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
	for k, at := range group {
		p.emit(at, metric, subjects[k], true)
	}
	p.row = append([]subject{}, subjects...)
	p.last = group[len(group)-1]
	return p.last, true
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
	if a.Kind == Rate || b.Kind == Rate || a.Decimals+b.Decimals > 0 || p.subj == (subject{}) && p.open < 0 {
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

// decimalRate reports whether the number is a rate written as 0.892.
func (p *prose) decimalRate(i int) bool {
	n := p.toks[i].number
	return n.Kind == Plain && n.Decimals >= 2 && n.Value <= 1 && (p.metric == "pass_rate")
}

// rate binds a percentage to the subject, where a rate of passing is spoken of.
func (p *prose) rate(i int) {
	t := &p.toks[i]
	metric := ""
	switch {
	case p.open >= 0 && p.toks[p.open].means == "pass_rate" && p.gap(p.open, i) <= 10:
		metric = "pass_rate"
	case p.open >= 0 && p.toks[p.open].means == "not" && p.gap(p.open, i) <= 10:
		return
	case p.aloneInBracket(i) && p.metric == "passed":
		metric = "pass_rate"
	case p.metric == "pass_rate" && p.besideSubject(i):
		metric = "pass_rate"
	default:
		if after, near := p.metricAfter(i); after >= 0 && near && p.toks[after].means == "pass_rate" {
			metric = "pass_rate"
			p.toks[after].used = true
		}
	}
	if metric == "" || t.number.Value > 100 {
		return
	}
	p.emit(i, metric, p.subj, true)
	p.last = i
}

// aloneInBracket reports whether the number is all that a bracket holds: 91人合格(94.79%).
func (p *prose) aloneInBracket(i int) bool {
	return i > 0 && i+1 < len(p.toks) && p.toks[i-1].mark == '(' && p.toks[i+1].mark == ')'
}

// besideSubject reports whether a subject stands directly before the number, or a number's own words only.
func (p *prose) besideSubject(i int) bool {
	k := i - 1
	for ; k >= 0; k-- {
		t := &p.toks[k]
		if t.kind == tokWord && isFiller(p.text[t.start:t.end]) || t.kind == tokMark && (t.mark == ':' || t.mark == '(' || t.mark == ')') || t.kind == tokQualifier && (t.means == "parallel" || t.means == "reach" || t.means == "none" || t.means == "within" && k > 0 && p.toks[k-1].kind == tokMark && false) {
			continue
		}
		break
	}
	return k >= 0 && (p.toks[k].kind == tokLevel || p.toks[k].kind == tokName)
}

var fillers = []string{"人数", "人次", "的人数", "考生", "学员", "职工", "人员", "为", "有", "共有", "共", "共计", "合计", "总计", "累计", "是", "达", "达到", "仅", "仅有", "的", "了", "计", "约", "近", "总共", "一共", "也", "均", "都", "已", "则", "的有", "的为", "考试", "认定", "证书", "全年", "总", "总数", "的考生", "数", "约有", "约为", "全年共", "全年累计", "数为", "人数为", "考核", "评价", "鉴定", "者", "报", "等", "实际", "只有", "才", "就有", "就", "有效", "各类", "本", "超过", "不足", "接近", "大约", "将近", "超", "逾"}

func isFiller(s string) bool {
	s = strings.Trim(s, " \"“”")
	for s != "" {
		cut := ""
		for _, w := range fillers {
			if strings.HasPrefix(s, w) && len(w) > len(cut) {
				cut = w
			}
		}
		if cut == "" {
			return false
		}
		s = s[len(cut):]
	}
	return true
}

// gap counts the characters of unknown words and other numbers between two tokens; numbers weigh much.
func (p *prose) gap(from, to int) int {
	n := 0
	for k := from + 1; k < to; k++ {
		t := &p.toks[k]
		switch t.kind {
		case tokWord:
			if s := p.text[t.start:t.end]; !isFiller(s) {
				n += utf8.RuneCountInString(s)
			}
		case tokNumber:
			n += 6
		case tokMark:
			if t.mark == '。' || t.mark == ';' {
				n += 100
			}
		}
	}
	return n
}

// among reports whether the words between a metric and a number make the number a part: 获证人员中有57人.
func (p *prose) among(from, to int) bool {
	for k := from + 1; k < to; k++ {
		if t := &p.toks[k]; t.kind == tokWord && strings.Contains(p.text[t.start:t.end], "中") {
			return true
		}
	}
	return false
}

// bond is how a number comes to its metric.
type bond uint8

const (
	none      bond = iota
	inherited      // from the number before
	pending        // from a metric of an earlier clause that had no number yet
	direct         // beside it in its clause
)

// metricOf finds the metric of the number at i: the one before it in the clause, the one right after it, or the one it
// inherits.
func (p *prose) metricOf(i int) (string, bond) {
	if p.open >= 0 && !p.toks[p.open].used {
		m := &p.toks[p.open]
		means := m.means
		if m.kind == tokWord {
			means = "registered"
		}
		sameClause := m.start >= p.clause
		gap := p.gap(p.open, i)
		after, near := p.metricAfter(i)
		switch {
		case means == "assessed" && after >= 0 && near: // 认定共有467名学生报考
			return p.take(after), direct
		case sameClause && !p.among(p.open, i) && (gap <= 4 || p.besideSubject(i) && gap <= 16 || p.last > p.open && p.besideSubject(i)):
			if p.last > p.open && after >= 0 && near { // 报考人数130人，合格…: the next one is its own
				return p.take(after), direct
			}
			p.metric = means
			return means, bondIf(p.last < p.open)
		case p.among(p.open, i) && !p.besideSubject(i):
			return "", none
		case after >= 0 && near:
			return p.take(after), direct
		case sameClause && gap <= 12 && p.last < p.open && means != "pass_rate":
			return means, direct
		case p.last < p.open && means != "pass_rate" && (p.clauseInitial(i) || p.besideSubject(i)) && gap <= 40:
			p.metric = means
			return means, pending
		}
	}
	if after, near := p.metricAfter(i); after >= 0 && near {
		return p.take(after), direct
	}
	if p.state.corrected && i > 0 && p.toks[i-1].means == "right" && p.metric != "" {
		return p.metric, direct
	}
	if k := i - 1; k > 0 && p.toks[k].kind == tokWord && strings.Contains(p.text[p.toks[k].start:p.toks[k].end], "考生") && p.besideSubject(i) {
		return "registered", inherited // 其中五级考生341名，合格312名
	}
	metric := p.metric
	if metric == "pass_rate" {
		metric = p.ofCount
	}
	if p.besideSubject(i) && metric != "" && metric != "not" {
		return metric, inherited
	}
	if p.clauseInitial(i) && p.metric != "" && p.metric != "pass_rate" && p.metric != "not" && hasAny(p.text[p.clause:p.toks[i].start], "合计", "共计", "总计", "总共", "一共") {
		p.state.period, p.subj, p.within = false, p.parent, false
		return p.metric, inherited
	}
	return "", none
}

func bondIf(first bool) bond {
	if first {
		return direct
	}
	return inherited
}

func (p *prose) take(after int) string {
	p.toks[after].used = true
	p.metric = p.toks[after].means
	p.open = -1
	return p.metric
}

// clauseInitial reports whether only fillers stand between the clause's beginning and the number.
func (p *prose) clauseInitial(i int) bool {
	for k := i - 1; k >= 0 && p.toks[k].start >= p.clause; k-- {
		t := &p.toks[k]
		if t.kind == tokWord && isFiller(p.text[t.start:t.end]) || t.kind == tokQualifier && (t.means == "reach" || t.means == "none" || t.means == "sum") {
			continue
		}
		return false
	}
	return true
}

// metricAfter finds the metric that stands right behind the number: 105人报考, 12人全部合格. near is false where it
// already belongs to another number that follows it.
func (p *prose) metricAfter(i int) (int, bool) {
	for k := i + 1; k < len(p.toks) && k <= i+3; k++ {
		t := &p.toks[k]
		switch t.kind {
		case tokMetric:
			if t.means == "assessed" {
				continue
			}
			if t.means == "not" || t.used || p.text[t.start:t.end] == "参加" && !p.takesPart(k) {
				return -1, false
			}
			owned := k+1 < len(p.toks) && p.toks[k+1].kind == tokNumber && (counts(p.toks[k+1].number) || p.toks[k+1].number.Kind == Plain)
			if t.means == "pass_rate" && p.toks[i].number.Kind != Rate {
				return -1, false
			}
			return k, !owned || p.open < 0 && p.metric == "" && false
		case tokWord:
			s := p.text[t.start:t.end]
			if !isFiller(s) && s != "全部" && s != "顺利" && s != "成功" && s != "一次性" && s != "最终" && s != "如期" && s != "同学" && s != "已经" && s != "全" {
				return -1, false
			}
		case tokQualifier:
			if t.means != "each" && t.means != "none" && t.means != "parallel" {
				return -1, false
			}
		default:
			return -1, false
		}
	}
	return -1, false
}

// takesPart tells 363人参加 and 参加电工认定 from 参加培训.
func (p *prose) takesPart(k int) bool {
	rest := strings.TrimPrefix(p.text[p.toks[k].end:], "了")
	if rest == "" || k+1 < len(p.toks) && (p.toks[k+1].kind == tokMark || p.toks[k+1].kind == tokName || p.toks[k+1].kind == tokLevel) {
		return true
	}
	for _, w := range [...]string{"认定", "考", "鉴定", "评价", "职业", "技能", "等级", "专项"} {
		if strings.HasPrefix(rest, w) {
			return !hasAny(p.text[p.toks[k].end:min(len(p.text), p.toks[k].end+60)], "考评员", "培训", "督导员")
		}
	}
	return false
}

// emit keeps a value unless something says that it is not one of the year's outcomes.
func (p *prose) emit(i int, metric string, s subject, explicit bool) {
	t := &p.toks[i]
	n := t.number
	if metric != "pass_rate" {
		if p.last < 0 || p.toks[p.last].start < p.sent || p.rowOf != metric {
			p.row = nil
		}
		p.row, p.rowOf = append(p.row[:len(p.row):len(p.row)], s), metric
	}
	p.metric = metric
	if metric != "pass_rate" {
		p.ofCount = metric
	}
	list := p.list
	p.list = nil
	if p.state.foreign && counts(n) {
		p.state.told = true
	}
	if metric == "failed" || metric == "absent" || metric == "not" || p.state.barred() || s.aggregate || s.several && len(list) != 1 || n.Range || n.Kind == Vague {
		return
	}
	if differs(p.text[p.clause:t.start]) {
		return
	}
	if p.echo && metric == "assessed" && !hasAny(p.text[p.sent:t.start], "全年", "年度", "累计", "共", "年，", "年,") {
		return
	}
	if p.echo && (s.occupation != "" || s.level != "" || !explicit || p.state.stained || !p.assessment(t.start)) {
		return
	}
	value := any(nil)
	decimals := 0
	switch {
	case metric == "pass_rate":
		v := n.Value
		decimals = n.Decimals
		if n.Kind == Plain {
			v, decimals = roundTo(v*100, max(0, n.Decimals-2)), max(0, n.Decimals-2)
		}
		if n.Words {
			decimals = -1
		}
		value = v
	case n.Kind == Certificates && metric != "certified" || n.Kind == Rate || metric == "assessed" && n.Value == 0:
		return
	default:
		v, ok := n.Int()
		if !ok {
			return
		}
		value = v
	}
	from, to := clauseAround(p.text, t.start, t.end)
	doubt, sure := "", Stated
	if p.state.corrected {
		doubt, sure = "原文注明前面的数字有误，此为更正后的数字", Proven
	}
	f := Fact{Doubt: doubt, Value: value, At: p.b.Ref, Text: p.b.View.Original(from, to), Approx: n.Approx != "", Decimals: decimals, Confidence: sure}
	p.counts = append(p.counts, count{key: p.key(t.start, s), field: metric, fact: f, echo: p.echo, period: p.state.period, sent: p.sent, from: t.start})
}

// assessment reports whether the sentence speaks of assessing candidates, not of training or of examiners.
func (p *prose) assessment(at int) bool {
	s := p.text[p.sent:at]
	return hasAny(s, "认定", "评价", "鉴定", "考核", "报考") && !hasAny(s, "培训", "考评员", "督导员", "考核结果", "年度考核")
}

// differs reports whether the words right before a number make it a difference: 比合格人数少3人.
func differs(before string) bool {
	before = strings.TrimSuffix(before, "了")
	for _, w := range [...]string{"少", "多", "增", "减", "差", "高", "低", "净增", "超出"} {
		if strings.HasSuffix(before, w) && !strings.HasSuffix(before, "至多") && !strings.HasSuffix(before, "至少") {
			return true
		}
	}
	return false
}

// key is the row of a subject: its programme is the one that the sentence named last, or the name's own.
func (p *prose) key(at int, s subject) RowKey {
	k := RowKey{Occupation: s.occupation, Level: s.level}
	k.Programme = p.years.programme(p.b, p.text[:at], p.text[p.sent:at], k)
	return k
}

var allProgrammes = []string{"三类", "两类", "三项评价", "两项评价", "各类评价", "各类考核", "两种评价", "总量情况", "各类认定"}

// programme chooses the programme of a row said in a block after the text before it.
func (c *outcomeContext) programme(b *Block, before, sentence string, k RowKey) nianping.Programme {
	if k.Occupation != "" {
		if p := c.r.Names.Programme(k.Occupation); p != "" && len(c.programmes) > 1 {
			return p
		}
	}
	p := ProgrammeIn(sentence)
	for _, w := range allProgrammes {
		if i := strings.LastIndex(sentence, w); i >= 0 && ProgrammeIn(sentence[i:]) == "" {
			return c.only()
		}
	}
	if p == "" {
		p = ProgrammeIn(before)
	}
	if p == "" {
		p = ProgrammeIn(b.Title)
	}
	if p == "" {
		p = c.only()
	}
	if p == "" && k.Occupation != "" && (jobWords.Means(k.Occupation) != "" || endsName(k.Occupation)) {
		p = c.levelled()
	}
	if k.Level != "" && p == nianping.Specialised || p == "" && k.Level != "" {
		p = c.levelled()
	}
	return p
}
