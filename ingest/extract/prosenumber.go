package extract

import (
	"slices"
	"strings"
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
		if n.Unit() == "批" || n.Unit() == "批次" || n.Unit() == "期" {
			p.state.period = true
		}
		return i
	default:
		if p.open >= 0 && p.open == i-1 {
			p.open = -1
		}
		return i
	}
	if strings.HasPrefix(p.text[n.UnitEnd:], "(") && sinceBehind.MatchString(p.text[n.UnitEnd:]) {
		return i
	}
	if n.Kind == Plain && p.ordinalMark(i) || hasAnySuffix(p.text[:n.Start], "由", "从") {
		return i
	}
	if end, ok := p.inOrder(i); ok {
		return end
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
	if metric == "" && n.Kind == People && p.besideSubject(i) && p.cameFirst(i) {
		metric, how = "registered", direct
	}
	if certificatesGiven(p.text, n) {
		metric, how = "certified", direct
	}
	if metric == "certified" && n.Kind == Certificates && notYetGiven.MatchString(p.text[n.UnitEnd:]) {
		p.last = i
		return i
	}
	if metric == "" {
		if n.Kind == People && p.metric == "" && p.besideSubject(i) && p.subj.occupation+string(p.subj.level) != "" {
			p.emit(i, "unsaid", p.subj, true)
			p.metric = ""
		}
		p.state.told = p.state.told || p.state.foreign && n.Kind == People
		p.last = i
		return i
	}
	if how == inherited && metric == "passed" && (p.cameFirst(i) || p.nextIs(i, "passed") || p.someFailed(i)) {
		metric = p.whoCame() // 五级341名，合格312名: the first of the two is who came
	}
	beside := p.besideSubject(i) && how != direct
	if beside && p.lead != "" && how == inherited {
		metric = p.lead
	}
	subj := p.subj
	if how == direct {
		subj = p.subjectBehind(i, subj)
	}
	for _, m := range p.sameFor(i, metric) {
		p.emit(i, m, subj, how == direct)
	}
	before := len(p.counts)
	p.emit(i, metric, subj, how == direct)
	if how == direct {
		p.alsoBehind(i, subj)
	}
	if how == inherited && p.within && len(p.counts) > before {
		p.counts[before].part = len(p.wholes)
	}
	if how == direct && metric != "pass_rate" && p.metricBehind(i) >= 0 {
		p.name(metric, i)
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

// whoCame is the measure of who came to the parts of a whole of which only those who sat are told (考了208人，过了188人，其中五级120人过112人), else that
// of who registered.
func (p *prose) whoCame() string {
	if p.within {
		whole := p.countedOf(p.parent)
		_, registered := whole["registered"]
		if _, sat := whole["examined"]; sat && !registered {
			return "examined"
		}
	}
	return "registered"
}

// sinceBehind is a bracket behind a number that counts over the years: 3120本(2021年备案以来).
var sinceBehind = patternOf(`^\((?:自|从)?[^(),;。]{0,12}(?:以来|至今)[^(),;。]{0,4}\)`)

// alsoBehind reads a second measure behind the one behind a number: 其余43人全部合格并取得证书.
func (p *prose) alsoBehind(i int, s subject) {
	k := p.metricBehind(i)
	if k < 0 || k+2 >= len(p.toks) || p.toks[k+1].kind != tokWord || p.toks[k+2].kind != tokMetric || p.toks[k+2].means == "pass_rate" || !hasAnyPrefix(p.text[p.toks[k+1].start:p.toks[k+1].end], "并", "且") {
		return
	}
	if also := &p.toks[k+2]; also.end == len(p.text) || strings.ContainsRune(",;。、", firstRune(p.text[also.end:])) {
		also.used = true
		p.emit(i, also.means, s, true)
	}
}

// sameFor are the other measures of which a number is said as well: 合格和发证均为42人.
func (p *prose) sameFor(i int, metric string) []string {
	if len(p.mlist) < 2 || p.open < 0 || p.last > p.open || !hasAny(p.text[p.toks[p.open].end:p.toks[i].start], "均", "都", "皆", "同为") {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(p.mlist), func(m string) bool { return m == metric || m == "pass_rate" })
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

// uncounted reports whether a metric is one that no row has: 不合格, 缺考.
func uncounted(metric string) bool {
	return metric == "failed" || metric == "absent" || metric == "not"
}

// name gives the metric that stands behind a list to all of it: 电工45人、焊工38人报名参加认定.
func (p *prose) name(metric string, i int) {
	if uncounted(metric) {
		return
	}
	for k := len(p.counts) - 1; k >= 0; k-- {
		c := &p.counts[k]
		if c.fact.At != p.b.Ref || c.from < p.sent || c.field != "unsaid" && c.field != metric || c.field == "unsaid" && !p.lists(c.from, i) {
			return
		}
		c.field = metric
	}
}

// lists reports whether a number and the one at token i stand in one list: behind each comma between them a name or a
// level follows.
func (p *prose) lists(from, i int) bool {
	for k := i - 1; k > 0 && p.toks[k].start > from; k-- {
		if t := &p.toks[k]; t.kind == tokMark && t.mark == ',' && p.toks[k+1].kind != tokName && p.toks[k+1].kind != tokLevel {
			return false
		}
	}
	return true
}

// cameFirst reports whether the number at i is of those of whom the next one, before another subject, has passed or failed:
// 五级46人考过42人; 四级38人，合格31人; 三级15人里12人过关; 229人考，213人过.
func (p *prose) cameFirst(i int) bool {
	judged := func(k int) bool { return p.toks[k].means == "passed" || p.toks[k].means == "failed" }
	said := false
	for k := i + 1; k < len(p.toks); k++ {
		switch t := &p.toks[k]; {
		case t.kind == tokMetric:
			if said = judged(k); !said {
				return false
			}
		case t.kind == tokNumber:
			after, near := p.metricAfter(k)
			return counts(t.number) && t.number.Value <= p.toks[i].number.Value && (said || after >= 0 && near && judged(after))
		case subjectToken(t), t.kind == tokMark && (t.mark == ';' || t.mark == '。' || t.mark == '('):
			return false
		case t.kind == tokWord && !isFiller(p.text[t.start:t.end]) && !plainly.fill(p.text[t.start:t.end]) && p.text[t.start:t.end] != "考":
			return false
		}
	}
	return false
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

// someFailed reports whether the clause goes on with how many of the number at i have not passed: 四级38人有7人未通过.
func (p *prose) someFailed(i int) bool {
	for k := i + 1; k < len(p.toks) && p.toks[k].kind != tokMark; k++ {
		if p.toks[k].kind == tokNumber {
			after, _ := p.metricAfter(k)
			return after >= 0 && uncounted(p.toks[after].means)
		}
	}
	return false
}

// ordinalMark tells the 1 of “1.古建木工” from a count without a unit.
func (p *prose) ordinalMark(i int) bool {
	rest := p.text[p.toks[i].end:]
	return strings.HasPrefix(rest, ".") || strings.HasPrefix(rest, ")") && i > 0 && p.toks[i-1].mark == '('
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
	case p.aloneInBracket(i) && p.metric == "passed", p.bareRate(i):
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

const (
	none      bond = iota
	inherited      // from the number before
	pending        // from a metric of an earlier clause that had no number yet
	direct         // beside it in its clause
)

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
	if metric == "passed" && p.state.foreign {
		p.passedLater(i, s)
	}
	if p.state.compare && p.baseOfShare(i, metric) {
		p.state.compare = false
	}
	if metric == "absent" && !p.state.barred() && !s.several && !s.aggregate {
		p.years.absent(p.key(t.start, s), n)
	}
	if uncounted(metric) || p.state.barred() || p.state.unit && s.occupation == "" || s.aggregate || s.several && len(list) != 1 || n.Range || n.Kind == Vague {
		return
	}
	if differs(p.text[p.clause:t.start]) || p.excluded(t.start) || p.state.wrong && !p.state.corrected { // 误填为281人
		return
	}
	if p.echo && metric == "assessed" && !ofAllYear.In(p.text[p.sent:t.start]) {
		return
	}
	if p.echo && (s.occupation != "" || s.level != "" || !explicit || p.state.stained || !p.assessment(t.start)) {
		return
	}
	if p.partOfCounted(metric, s, n) || metric == "certified" && p.lastYearsExam(i) {
		return
	}
	told := p.told(i, s)
	if !told && p.spansYears(t.start) {
		p.state.since = true
		return
	}
	value := any(nil)
	decimals := 0
	switch {
	case metric == "pass_rate":
		v := n.Value
		decimals = int(n.Decimals)
		if n.Kind == Plain {
			if v > 1 { // 合格率按59人计算: no rate
				return
			}
			v, decimals = perCent(n)
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
	f := p.b.clauseAt(t.start, t.end)
	f.Value, f.Approx, f.Decimals, f.Confidence, f.Aside = value, n.Approx != Exact, decimals, Stated, !told
	if p.state.corrected {
		f.Doubt, f.Confidence = "原文注明前面的数字有误，此为更正后的数字", Proven
	}
	if !p.state.period {
		p.when = 0
	}
	if p.state.pooled && s == (subject{}) {
		f.Doubt = "原文是几个等级（职业）合并考试的人数，未说明是否就是全部"
	}
	c := count{key: p.key(t.start, s), field: metric, fact: f, echo: p.echo, period: p.state.period, when: p.when, sent: p.sent, from: t.start, divided: p.onlyDivided(i)}
	if metric == "registered" && strings.Contains(p.text[p.clause:t.start], "实际") {
		p.replace(&c)
	}
	p.counts = append(p.counts, c)
	if p.sole.level != "" && s == (subject{level: p.sole.level}) {
		c.key = p.key(t.start, p.sole)
		p.counts = append(p.counts, c)
	}
}

// baseOfShare reports whether the number at i is of all who came, of whom a share is told, in a sentence on the whole: 合格198人，占实际参考216人的91.7%.
func (p *prose) baseOfShare(i int, metric string) bool {
	if metric != "registered" && metric != "examined" || !strings.HasPrefix(p.text[p.toks[i].number.UnitEnd:], "的") {
		return false
	}
	for k := i - 1; k >= 0 && p.toks[k].start >= p.sent; k-- {
		if subjectToken(&p.toks[k]) || p.toks[k].kind == tokQualifier && p.toks[k].means != "actual" && p.toks[k].means != "reach" {
			return false
		}
	}
	for k := i - 1; k >= 0 && p.toks[k].start >= p.clause; k-- {
		switch t := &p.toks[k]; t.kind {
		case tokMetric:
			return hasAnySuffix(p.text[p.clause:t.start], "占", "占全部", "占全年")
		case tokWord:
		default:
			return false
		}
	}
	return false
}

// replace drops what the sentence has said of a count before it says how many they really were: 受理报名215人，实际报考208人.
func (p *prose) replace(c *count) {
	p.counts = slices.DeleteFunc(p.counts, func(k count) bool {
		return k.fact.At == c.fact.At && k.sent == c.sent && k.field == c.field && k.key == c.key && k.period == c.period
	})
}

// partOfCounted reports whether a number behind 其中 only divides a figure that the sentence gave of the same subject:
// 合格90人，其中30人通过考试取得四级证书.
func (p *prose) partOfCounted(metric string, s subject, n *Number) bool {
	if !p.within || s != p.parent || metric == "pass_rate" || p.amongLevels(n) {
		return false
	}
	for k := range p.counts {
		c := &p.counts[k]
		if v, ok := c.fact.Value.(int); ok && c.field == metric && c.fact.At == p.b.Ref && c.from >= p.sent && c.key.Occupation == s.occupation && c.key.Level == s.level && float64(v) > n.Value {
			return true
		}
	}
	return false
}

// amongLevels reports whether the level that the text divides is named again before a number, as one of several levels with a number each: 获证101人，
// 其中五级52人、三级17人.
func (p *prose) amongLevels(n *Number) bool {
	own, other := false, false
	for k := range p.toks {
		t := &p.toks[k]
		if t.start <= p.clause || t.kind != tokLevel || k+1 == len(p.toks) || p.toks[k+1].kind != tokNumber {
			continue
		}
		switch {
		case t.level.single() != p.parent.level:
			other = true
		case p.toks[k+1].number == n:
			own = true
		}
		if own && other {
			return true
		}
	}
	return false
}

// assessment reports whether the sentence speaks of assessing candidates, not of training or of examiners.
func (p *prose) assessment(at int) bool {
	_, end := p.b.Around(at, at+1)
	s := p.text[p.sent:max(at, end)]
	return ofTheAssessed.In(s) && !notOfCandidates.In(s)
}

var (
	// notOfCandidates are words of a sentence whose figures are of others than candidates.
	notOfCandidates = listOf("培训", "考评员", "督导员", "考核结果", "年度考核")
	// ofAllYear are words without which people assessed are not all of the year's, outside 三（一）.
	ofAllYear = listOf("全年", "年度", "累计", "共", "年，", "年,")
)

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
