package extract

import (
	"cmp"
	"slices"
	"strings"
)

// trainingFigure is a number of a sentence on training with what the talk around it makes it count.
type trainingFigure struct {
	cued
	value int
	what  string // people or classes, "" for anything else
	of    string // the kind, or total; sumOfKind and the kind for what adds up the figures before; "-" for something else; "" while nobody says
	open  bool   // a word that sums up counts it, which may be of less than the year
}

// sumOfKind marks a figure that adds up those of a kind before it.
const sumOfKind = "sum:"

// newTrainingFigure is a number with what its unit and its own word say; not ok where it is no whole number.
func newTrainingFigure(sentence string, q cued) (f trainingFigure, ok bool) {
	f = trainingFigure{cued: q, of: q.subject, open: sumWords[q.subject]}
	f.value, ok = q.Int()
	f.what = peopleOrClasses(sentence, &q)
	f.first = q.first || q.Kind == Plain && f.what != ""
	f.bracketed = q.bracketed && !ownBracket(sentence, &q) || dividesFigure(sentence, &q)
	return f, ok
}

// dividesFigure reports whether a figure stands in a bracket that opens right behind one of its unit, which it divides: 6期、274人次(技能提升4期186人次,学徒制2期|88人次).
func dividesFigure(sentence string, q *cued) bool {
	open := strings.LastIndexByte(sentence[:q.Start], '(')
	if open < 0 || strings.IndexByte(sentence[open:q.Start], ')') >= 0 {
		return false
	}
	if inside, _, _ := strings.Cut(sentence[open:], ")"); ofTwo(trainingWords.Find(inside), true) != "" { // 总规模11期(社会化7期,补贴性4期)
		return false
	}
	end := open
	before := Numbers(sentence[:open])
	for i := len(before) - 1; i >= 0 && strings.Trim(sentence[before[i].UnitEnd:end], "、,/") == ""; i-- {
		if before[i].Kind == q.Kind {
			return true
		}
		end = before[i].Lead
	}
	return false
}

// peopleOrClasses is what the unit of a number counts, "" for neither.
func peopleOrClasses(sentence string, q *cued) string {
	switch after := sentence[q.UnitEnd:]; q.Kind {
	case Items:
		if hasAnySuffix(q.between, "名额", "指标") {
			return "people"
		} else if q.subject != "" && strings.HasSuffix(q.word(sentence), "班") || strings.HasPrefix(after, "班") || byPiece(sentence, q) {
			return "classes"
		}
	case Times:
		if strings.HasPrefix(q.Unit(), "场") && q.subject != "-" {
			return "classes"
		}
	case Plain:
		return unitBefore(q.between)
	}
	return trainedBy[q.Kind]
}

// ofYear reports whether a figure is an exact one of no bracket, and not of all years so far.
func (f *trainingFigure) ofYear(sentence string) bool {
	return !f.bracketed && f.Approx == Exact && !recalls(sentence, f.Start)
}

// taken reports whether a figure is a count of people or classes of a kind or of the year.
func (f *trainingFigure) taken(sentence string, of course) bool {
	if f.what == "" || f.of == "" || f.of == "-" || f.bracketed || trainingGap(f.between) || recalls(sentence, f.Start) {
		return false
	}
	return !f.again() || of.sure || !f.open && !hasAny(f.between, "另", "其他", "内部", "订单", "委托")
}

// again reports whether a figure of its unit stands before it behind the same word: 补贴性培训电工2期、焊工2期.
func (f *trainingFigure) again() bool { return !f.first && f.subject != "" }

// trainingSentence is what a sentence on training has said before the figure that is read.
type trainingSentence struct {
	*trainingParagraph
	s       *Sentence
	despite bool   // it denies 社会化培训 in general and counts some all the same
	before  int    // how many figures the paragraph had before it
	last    string // what the figure before is of
	lastEnd int    // where that ended
	parts   map[string]partsOfKind
	loose   *Number // classes named before 累计 says what is counted
	summed  bool    // the figures before are sums: 合计8期120人
	yearly  bool    // they are the year's: 全年18期577人次
	base    bool    // they are the year's, and 其中 follows

	task    handedTask
	yearTo  int    // how far years have been heard
	past    int    // where another year than the report's was named whose figures follow, -1 for none
	present int    // where the report's was named behind such a one
	course  course // of the figure that is read
	heardTo int    // where the number before ended

	unnamedAt int // where a clause on a training of no named kind begins, 0 for none
}

// handedTask is what a sentence says was handed down to be held, not what was.
type handedTask struct {
	of  string // the kind
	end int
}

// hearTask keeps a figure that is a task of a kind, or of those who had entered for it, and reports whether it is one: 8期|名额; 报名130人,实际参训121人; 下达补贴性培训任务|300人, where the sentence says what was done.
func (t *trainingSentence) hearTask(q *cued) bool {
	text := t.s.Text
	clause := text[clauseStart(text, q.Start):q.Start]
	entered := hasAnySuffix(clause, "报名", "报名人数", "报名学员") && hasAny(text[q.UnitEnd:], "实际", "参训", "实到", "到课", "录取", "培训", "参加")
	if !entered && !hasAnyPrefix(text[q.UnitEnd:], "名额", "指标", "任务") &&
		!(hasAnySuffix(clause, "任务", "任务数", "任务为", "任务量") && hasAny(clause, "下达", "分配", "核定", "安排") && hasAny(text[q.UnitEnd:], "完成", "实际", "实办")) {
		return false
	}
	if isKind(q.subject) {
		t.task = handedTask{q.subject, q.UnitEnd}
	}
	return true
}

// hearYear hears of whose year the figures behind a number are: 2023年社会化培训5期140人,2024年|6期172人. It reports whether that is another than the report's, of which
// the paragraph speaks too.
func (t *trainingSentence) hearYear(q *cued) bool {
	text := t.s.Text
	if t.year == 0 || !slices.ContainsFunc(yearsIn(t.b.Text()), func(m yearMention) bool { return m.year == t.year }) {
		return false
	}
	for _, m := range yearsIn(text[:q.Start]) {
		switch {
		case m.start < t.yearTo || m.bare || m.day || hasAnySuffix(text[:m.start], comparing...) || hasAnyPrefix(text[m.end:], "以来", "起", "底", "末", "初", "相比", "度相比", "至", "同期"):
		case m.year != t.year:
			t.past, t.present = m.end, -1
		case t.past >= 0:
			t.past, t.present = -1, m.end
		}
	}
	t.yearTo = q.UnitEnd
	return t.past >= 0
}

// comparing are words before a year of which nothing is counted.
var comparing = []string{"较", "比", "与", "自", "从", "至", "到", "由", "同", "和", "及", "("}

// settle says what a figure is of: by its word, as a sum, as the year's, and last by what was spoken of around it.
func (t *trainingSentence) settle(f *trainingFigure) {
	t.byWord(f)
	if f.open && f.again() && t.course.sure && isKind(t.last) { // 共12期,其中叉车8期240人、起重机4期|100人
		f.of, f.open = t.last, false
	}
	if lead, ok := strings.CutPrefix(strings.TrimLeft(f.between, ","), "其中"); ok && !anyIsOf(t.list, f.of+"_"+f.what) { // nothing of it has been counted
		f.between = lead
	}
	if f.of == "sum" {
		t.asSum(f)
	}
	t.asYears(f)
	if t.head && f.of == "total" && !anyIsOf(t.list[:t.before], t.lead+"_"+f.what) && (!namesKind(&t.s.Piece) || t.onlyLead() && !anyIsOf(t.list, t.lead+"_"+f.what)) { // (一)社会化培训。全年累计举办12期
		f.of = t.lead
	}
	t.asWholeOfParts(f)
	t.byTalk(f)
}

// onlyLead reports whether the sentence names no other kind than that of the heading.
func (t *trainingSentence) onlyLead() bool { return onlyKind(t.s.Find(trainingWords)) == t.lead }

// byWord follows the word before a figure, or the one before that where it leads elsewhere.
func (t *trainingSentence) byWord(f *trainingFigure) {
	s := &t.s.Piece
	if kind, first := kindInBracketBefore(s, &f.cued); kind != "" {
		f.of, f.first, f.bracketed = kind, first, false
	} else if kind, first, passed := passedOver(s, &f.cued); kind != "" || passed && isKind(cmp.Or(t.item, t.lead)) {
		f.of, f.first = kind, first
	} else if handedDown(s.Text, &f.cued) {
		f.of = onlyKind(s.FindIn(trainingWords, 0, f.at)) // "" leaves it to the lead
	}
	if f.of == "weak" {
		f.of = weakTotal(s, f.at)
	}
	if t.present >= 0 && !f.first {
		f.first = firstSince(s, t.present, &f.cued)
	}
	if t.task.of != "" && len(s.FindIn(trainingWords, t.task.end, f.at)) == 0 && (f.of == t.task.of || f.of == "total" && isAdverb(f.word(s.Text)) && !hasAny(s.Text[min(f.after, f.Start):f.Start], "规模", "总量")) { // 任务300人,全年开班|8期
		f.of, f.first = t.task.of, firstSince(s, t.task.end, &f.cued)
		return
	}
	if f.of == "total" && isAdverb(f.word(s.Text)) {
		if f.of = adverbTotal(s, f.at); f.of == "total" {
			f.of = cmp.Or(t.kindOfItem(f.at), t.kindAddedUp(f), t.kindGoesOn(f), f.of)
		}
	}
}

// kindAddedUp is the one kind that the sentence names at all, where 共 begins to count behind it: 承接政府补贴性培训项目3个,共举办|4期.
func (t *trainingSentence) kindAddedUp(f *trainingFigure) string {
	before := numbersBefore(t.s.Numbers(), f.at)
	if !hasAnyPrefix(f.word(t.s.Text), "共", "一共") || hasKind(before, Classes) || hasKind(before, People) || t.kindBefore(f) == "" {
		return ""
	}
	return onlyKind(t.s.Find(trainingWords))
}

// kindGoesOn is the one kind that the sentence names, where 累计 counts another unit right behind a figure of it: 社会化培训开班7期,累计|203人次;.
func (t *trainingSentence) kindGoesOn(f *trainingFigure) string {
	if !isKind(t.last) || f.at < t.lastEnd || t.s.Text[t.lastEnd:f.at] != "," || f.word(t.s.Text) != "累计" || anyIsOf(t.list, t.last+"_"+f.what) {
		return ""
	}
	return onlyKind(t.s.Find(trainingWords))
}

// kindOfItem is the one kind with which the sentence begins, where no figure stands before the place and the next sentence is of the other
// kind, or of the whole behind both: 社会化培训以叉车为主,全年开班|19期;补贴性培训接退役军人,全年开班|8期;合计27期.
func (t *trainingSentence) kindOfItem(at int) string {
	hits := t.s.FindIn(trainingWords, 0, at)
	kind := onlyKind(hits)
	if kind == "" || strings.TrimLeftFunc(t.s.Text[:hits[0].Start], listMark) != "" || slices.ContainsFunc(numbersBefore(t.s.Numbers(), at), func(n Number) bool { return ofPeopleOrClasses(&n) }) {
		return ""
	}
	both := t.kinds["social"] && t.kinds["subsidised"]
	for _, next := range t.b.Sentences() {
		if next.Start <= t.s.Start {
			continue
		}
		for _, h := range next.Find(trainingWords) {
			if m := h.Row.Means; isKind(m) && m != kind || both && sumWords[m] {
				return kind
			}
		}
		return ""
	}
	return ""
}

// asSum says what a 合计 adds up: what the figure before it is of, the one kind that the sentence has named and not yet counted, the
// one kind of the paragraph, else everything.
func (t *trainingSentence) asSum(f *trainingFigure) {
	if t.last != "" && f.at >= t.lastEnd && !containsAny(t.s.Text[t.lastEnd:f.at], ",;:。") { // 两期共计88人次
		f.of, f.first = t.last, true
		return
	}
	if before := wordBefore(t.s.Find(trainingWords), f.at); f.at < f.after && before != nil && before.End == f.at && isKind(before.Row.Means) { // 补贴性培训共计|三期
		f.of, f.first = before.Row.Means, f.first || firstSince(&t.s.Piece, f.at, &f.cued)
		return
	}
	kind := ""
	if f.subject == "sum" {
		kind = t.kindBefore(f)
	}
	switch {
	case kind != "" && t.parts[kind+"_"+f.what].n == 0: // 自费班,零基础班、进修班加起来一共17期
		f.of, f.first = kind, true
	case len(t.kinds) == 1 && t.lead != "":
		f.of = sumOfKind + t.lead
	default:
		f.of = "total"
	}
}

// kindBefore is the one kind that the sentence has named before a figure.
func (t *trainingSentence) kindBefore(f *trainingFigure) string {
	return onlyKind(t.s.FindIn(trainingWords, 0, f.Start))
}

// asYears gives the year the figures that a sentence sums up with 全年.
func (t *trainingSentence) asYears(f *trainingFigure) {
	if f.of == "" && t.before > 0 && t.lead != "" && yearLead.MatchString(t.s.Text) { // a sentence of its own: 全年17期,432人
		f.of = "total"
	}
	begins := (!f.first && f.between != "" || strings.HasPrefix(f.between, ")")) && t.sumsUpYear(f.between)
	switch { // 社会化培训…,补贴性培训…,全年18期577人次
	case begins || t.yearly && f.between == "":
		f.of, f.first, f.open, t.yearly = "total", true, true, true
	default:
		t.yearly = false
	}
	if f.of != "-" {
		return
	}
	begins = strings.HasPrefix(strings.TrimLeft(f.between, ","), "全年") && strings.Contains(t.s.Text[f.UnitEnd:], "其中") || f.first && t.holdsKind(f)
	if begins || t.base && strings.Trim(f.between, "、,") == "" {
		f.of, t.base = "total", true
	}
}

// sumsUpYear reports whether the words between two figures begin the sum of several kinds, or of the year: ,共; ),全年.
func (t *trainingSentence) sumsUpYear(between string) bool {
	if strings.Contains(between, "年") {
		return wholeYear.MatchString(strings.TrimPrefix(between, ")"))
	}
	return len(t.kinds) > 1 && wholeYear.MatchString(between)
}

// asWholeOfParts makes a 共 that is the sum of several figures of one kind before it that kind's, and counts the others as its parts:
// 学徒制2期和项目制1期,共3期.
func (t *trainingSentence) asWholeOfParts(f *trainingFigure) {
	t.summed = addsUp.End(f.between) || t.summed && strings.Trim(f.between, ",、") == ""
	kind := t.kindBefore(f)
	if kind == "" || f.what == "" || eachClass.Is(f.word(t.s.Text)) {
		return
	}
	field := kind + "_" + f.what
	if p := t.parts[field]; t.summed && p.n > 1 && p.sum == f.value {
		f.of, f.first = kind, true
		spend(t.list, field)
		return
	} else if t.parts == nil {
		t.parts = map[string]partsOfKind{}
	}
	t.parts[field] = partsOfKind{t.parts[field].n + 1, t.parts[field].sum + f.value}
}

// holdsKind reports whether a figure of the house's own training is that of the year: a kind is a part of it, and nothing was held for others.
// 自办各类员工培训168期、9412人次;其中列入政府补贴目录的6期.
func (t *trainingSentence) holdsKind(f *trainingFigure) bool {
	from := t.s.Start + f.UnitEnd
	rest := t.b.Text()[from:sentenceEnd(t.b.Text(), from)] // t.s ends with a semicolon
	at := strings.Index(rest, "其中")
	return at >= 0 && t.denies("social") && onlyKind(trainingWords.Find(firstClause(rest[at:]))) == "subsidised" && len(Numbers(rest[:at])) < 2
}

// addsUp are the words before a figure that may be the sum of those before it.
var addsUp = listOf("共", "计", "即", "为", "全年", "=", "加起来", "相加", "一起")

// byTalk asks of whom no word speaks in what stands behind a figure, in the item before and in the head.
func (t *trainingSentence) byTalk(f *trainingFigure) {
	if f.of == "" || f.of == "-" && t.lead == "" {
		after := t.s.Text[f.UnitEnd:]
		f.of = cmp.Or(bracketedKind(after), kindBehind(after), f.of)
		f.first = f.first || isKind(f.of)
	}
	if f.of == "" {
		f.of = t.item
	}
	if t.lead != "" && (f.of == "" || f.of == "-" && t.summed) && (!t.headed || f.trainedHere(t.s.Text)) {
		f.of = t.lead
	}
}

// monthSpan ends what is said before a figure of several months.
var monthSpan = patternOf(`\d{1,2}月?(?:份)?[-—~至到]\d{1,2}月(?:份)?(?:举办|开班|开展|培训|办班|共)?$`)

// hearHalf makes the figure of a part of the year one of several, like that of a course.
func (t *trainingSentence) hearHalf(f *trainingFigure) {
	text := t.s.Text
	if span := monthSpan.FindString(text[clauseStart(text, f.Start):f.Start]); span != "" && f.what != "" && (isKind(f.of) || f.of == "total") { // 1至6月6期172人
		f.first = true
		t.course = course{name: span, sure: true, half: true, has: t.course.has | 1<<f.Kind}
		return
	}
	if f.of == "" || f.of == "-" || f.what == "" || !f.first || !partOfYear.MatchString(text) || hasAny(text[clauseStart(text, f.Start):f.Start], "全年", "合计", "共", "总计") {
		return
	}
	t.course = course{name: partOfYear.FindString(text), sure: true, half: !twoHalves.MatchString(text), has: t.course.has | 1<<f.Kind}
}

// keepNameless keeps the figure of a training of no named kind, which the year may have after all.
func (t *trainingSentence) keepNameless(f *trainingFigure) {
	if f.what == "" || f.of != "" && f.of != "-" || !f.ofYear(t.s.Text) {
		return
	}
	if f.of == "" && f.what == "classes" {
		t.loose = f.Number
	}
	if !otherYear(f.between, t.year) {
		m := mention{of: "total_" + f.what, unit: f.what, value: float64(f.value), f: t.clauseOf(f.Number)}
		if f.of == "" && !strings.Contains(t.s.Text, "等") {
			m.course = t.course
		}
		t.nameless = append(t.nameless, m)
	}
}

// clauseOf is the clause in which a number of the sentence stands.
func (t *trainingSentence) clauseOf(n *Number) Fact {
	return t.b.clauseAt(t.s.Start+n.Start, t.s.Start+n.UnitEnd)
}

// deniedOnly reports whether the sentence has named the kind of a figure only to say that it was not held: 不对外开展培训,只办职工岗位班12期.
func (t *trainingSentence) deniedOnly(f *trainingFigure) bool {
	denied := false
	for _, h := range t.s.FindIn(trainingWords, 0, f.Start) {
		if h.Row.Means == f.of {
			at := t.s.Start + h.Start
			i := slices.IndexFunc(t.s.Clauses, func(c Piece) bool { return c.Start <= at && at < c.End() })
			if denied = i >= 0 && t.s.Clauses[i].Negated() && !hasFigures(&t.s.Clauses[i]); !denied {
				return false
			}
		}
	}
	return denied
}

// add adds a figure to those of the paragraph.
func (t *trainingSentence) add(f *trainingFigure) {
	if !t.despite && t.deniedOnly(f) {
		return
	}
	t.last, t.lastEnd = f.of, f.UnitEnd
	if isKind(f.of) {
		t.item = f.of
	}
	fact := t.clauseOf(f.Number)
	fact.Approx = f.Approx != Exact
	if t.despite && f.of == "social" {
		fact.Doubt = "同一句先说不对外培训，又有这个数字"
	}
	if !f.listed && t.inOrder(f) {
		fact.Doubt = cmp.Or(fact.Doubt, "“分别”后的数字各属于哪一类没有读准，请核对")
	}
	if t.ofOtherHouse(t.s.Text[:f.Start]) {
		fact.Doubt = cmp.Or(fact.Doubt, "原文说的可能是集团或全市的数字")
	}
	of, summed := strings.CutPrefix(f.of, sumOfKind)
	if f.open && t.course.name == "" && t.misses(of+"_"+f.what, f.value) {
		fact.Doubt = cmp.Or(fact.Doubt, "所列各项相加不等于此数，请核对")
	}
	if summed {
		spend(t.list, of+"_"+f.what) // the parts before gave no total of their own
	}
	m := mention{of: of + "_" + f.what, unit: f.what, value: float64(f.value), portion: t.s.portionOf(f.Start), sentence: t.read + t.s.Start, course: t.course, f: fact}
	if m.loose = f.again(); f.open && m.share != inside {
		m.of, m.orElse = "", m.of
	}
	t.list = append(t.list, m)
	if t.loose != nil && of == "total" && f.what == "people" { // 举办…培训班148期,累计5276人次
		t.list = append(t.list, mention{of: "total_classes", unit: "classes", value: t.loose.Value, sentence: t.read + t.s.Start, f: t.clauseOf(t.loose)})
	}
}

// inOrder reports whether a figure follows 分别 in its list: 分别培训|180人、150人.
func (t *trainingSentence) inOrder(f *trainingFigure) bool {
	if !t.s.Says(respectively) {
		return false
	}
	start := t.s.Text[:f.Start]
	clause := start[strings.LastIndexAny(start, ",;:")+1:]
	return respectively.First(clause) >= 0
}

// kindless reports whether a figure counts classes or people of a training of which nobody says the kind, in a sentence or a clause of its
// own: 为县内企业办班6期145人; 另给乡镇上课6期.
func (t *trainingSentence) kindless(f *trainingFigure) bool {
	start := clauseStart(t.s.Text, f.Start)
	clause := t.s.Text[start:f.Start]
	apart := t.unnamedAt > 0 && start >= t.unnamedAt || hasAnyPrefix(clause, "另", "此外", "还") && len(trainingWords.Find(clause)) == 0
	if f.what == "" || f.of == "total" || t.summed || f.subject == "sum" || dividesTrained.In(t.s.Text) || !apart && namesKind(&t.s.Piece) {
		return false
	}
	if hasAny(clause, "办", "训", "班", "课") {
		t.unnamedAt = max(start, 1)
	}
	return t.unnamedAt > 0
}

// dividesTrained are words of a sentence that divides what was counted before.
var dividesTrained = listOf("其中", "分别", "包括", "占", "每期", "每班", "人均", "平均", "合格", "就业", "教师", "师资", "考评", "督导", "选派")
