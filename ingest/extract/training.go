package extract

import (
	"slices"
	"strings"
)

var trainingWords = loadCues("training", trainingFile)

// trainingFacts reads 社会化培训, 政府补贴性培训 and 全年累计: people and classes.
func trainingFacts(r *Reading, c *Collector) {
	k := newTrainingCounts(r, c)
	defer func() { mentionLists.takeBack(k.room) }()
	r.labelledBlocks(k.form)
	sites, anywhere := siteTraining{r: r, whole: k}, r.sites != nil && !r.hasTraining()
	for i, n := 0, 1; i < len(r.Blocks); i, n = i+n, 1 {
		b, k := &r.Blocks[i], k
		if r.sites != nil {
			k = sites.of(b)
		}
		if !b.Margin && !b.Note && (b.Heading || b.Section != TrainingPart) {
			k.under(b)
		}
		switch {
		case b.Margin || b.Note || b.Heading || b.Section != TrainingPart && !(b.Section == None && b.Title == "" && strings.Contains(b.Text(), "补贴")) && !b.trains && !(anywhere && b.countsTrainingKind()) && !(b.Table != nil && b.Section != Plans && b.Table.isMixed()):
		case b.Table != nil:
			k.table(b.Table)
		default:
			n = max(trainingLines(r.Blocks[i:]), k.underKind(r.Blocks[i:]))
			k.paragraph(r.Blocks[i : i+n])
		}
	}
	k.settleYear()
	k.settleDenied()
	sites.settle()
	k.doubtSmallTotals()
}

func newTrainingCounts(r *Reading, c *Collector) *trainingCounts {
	return &trainingCounts{c: c, r: r, names: r.Names, year: r.Year(), at: map[string]int{}, figures: map[string][]int{}, unnamed: map[string][]int{}, room: mentionLists.lend()}
}

// settleYear gives the year the sums of one kind, where nothing else is the year's and the other kind is not counted.
func (k *trainingCounts) settleYear() {
	for _, m := range k.years {
		if kind, _, _ := strings.Cut(m.kind, "_"); k.value(otherKind[kind]+"_"+m.unit) == 0 {
			k.put(m.of, int(m.value), m.f)
		}
	}
}

// settleDenied gives 0 to the kinds that the report says it did not hold and of which it counts nothing anywhere. A figure of such a kind is
// doubted (自己不办收费班 … 委托培训（社会化）6期), and so is the 0 where the total leaves something that no words on another training explain.
func (k *trainingCounts) settleDenied() {
	for _, d := range k.denials {
		for _, what := range [...]string{"people", "classes"} {
			field := d.kind + "_" + what
			if f := k.fact(field); f != nil {
				if f.Value != 0 && f.Doubt == "" {
					f.Doubt = "另一句说没有开展这类培训，请核对"
				}
				continue
			}
			at := d.at
			if k.leavesOver(what) {
				at.Doubt = "全年累计多于另一类培训，多出的是什么培训没有说明，请核对"
			} else if k.unexplained() {
				at.Doubt = noKindSaid
				k.doubtOther(d.kind)
			}
			k.put(field, 0, at)
		}
	}
}

const noKindSaid = "另有培训没有说明属于哪一类，请核对"

// unexplained reports whether classes or people of no named kind are neither the figures nor the parts of a kind or of the year.
func (k *trainingCounts) unexplained() bool {
	for what, values := range k.unnamed {
		sum, explained := 0, false
		for _, v := range values {
			sum += v
		}
		for field, i := range k.at {
			v := k.c.list[i].Value
			explained = explained || strings.HasSuffix(field, what) && (v == sum || v == values[0])
		}
		if sum > 0 && !explained {
			return true
		}
	}
	return false
}

// doubtOther sends the figures of the kind that was held to review that may hold the training of no named kind too: 27 of 21 and 6.
func (k *trainingCounts) doubtOther(denied string) {
	for what, values := range k.unnamed {
		f := k.fact(otherKind[denied] + "_" + what)
		if f != nil && f.Doubt == "" && slices.ContainsFunc(values, func(v int) bool { return slices.Contains(k.figures[what], f.Value.(int)-v) }) {
			f.Doubt = noKindSaid
		}
	}
}

// leavesOver reports whether the total of people or classes is the one kind that is counted and a figure of a sentence that says of no other training.
func (k *trainingCounts) leavesOver(what string) bool {
	total, kind := k.value("total_"+what), max(k.value("social_"+what), k.value("subsidised_"+what))
	return kind > 0 && total > kind && slices.Contains(k.figures[what], total-kind)
}

// otherTrainings are words of what is held for the house's own people or for pupils, which is of neither kind.
var otherTrainings = listOf("内部", "内训", "职工", "员工", "岗位", "自办", "自有", "在职", "在岗", "对内", "校内", "本校", "在校", "学生", "安全", "入职", "新进", "公益", "讲座", "其他", "其余", "班组", "技术比武", "练兵", "学徒")

// form reads a value cell beside a label: 政府补贴性培训 | 2期 / 61人.
func (k *trainingCounts) form(b *Block, label string) {
	subject := labelledKind(label)
	if subject == "" || !strings.Contains(label, "培训") && b.Section != TrainingPart {
		return
	}
	if t := strings.TrimSpace(b.Text()); saysNo(t) && len(Numbers(t)) == 0 && subject != "total" {
		k.put(subject+"_people", 0, b.whole())
		k.put(subject+"_classes", 0, b.whole())
		return
	}
	for _, n := range Numbers(b.Text()) {
		v, ok := n.Int()
		what := trainedBy[n.Kind]
		if n.Kind == Plain {
			switch {
			case strings.Contains(label, "人"):
				what = "people"
			case strings.Contains(label, "期") || strings.Contains(label, "班"):
				what = "classes"
			}
		}
		if ok && what != "" {
			k.put(subject+"_"+what, v, b.whole())
		}
	}
}

// labelledKind is what the value beside a label of a form counts: a kind that the label names, else the year where it sums up (举办各类培训人数).
func labelledKind(label string) string {
	if notReached.In(label) {
		return ""
	}
	kind := trainingKind(label)
	for h := range trainingWords.each(label) {
		if kind == "" && sumWords[h.Row.Means] {
			return "total"
		}
	}
	return strings.Trim(kind, "-")
}

// trainedBy is what a number of a kind counts of a training, "" for a kind that counts neither trainees nor classes.
var trainedBy = map[Kind]string{People: "people", Classes: "classes", Batches: "classes"}

type trainingCounts struct {
	c       *Collector
	r       *Reading
	names   *Names
	year    int
	at      map[string]int   // where the facts are in the collector's list, by their fields
	figures map[string][]int // those of sentences without words on another training, people and classes
	unnamed map[string][]int // the figures behind a denial of a training of which nobody says the kind
	denials []denial         // where the report says that it did not hold a kind, one a kind
	years   []mention        // the sums of one kind that may be the year's too, see yearToo
	heading trainingHead     // under which the next paragraph stands
	room    []mention        // that of the figures of a paragraph, used again for the next
}

// denial is a clause that says that a kind of training was not held.
type denial struct {
	kind string
	at   Fact
}

// denies reports whether the report says that it did not hold a kind.
func (k *trainingCounts) denies(kind string) bool {
	return slices.ContainsFunc(k.denials, func(d denial) bool { return d.kind == kind })
}

// put gives a field the first of its figures.
func (k *trainingCounts) put(field string, v int, f Fact) {
	if k.fact(field) == nil {
		k.at[field] = len(k.c.list)
		k.c.put("training/"+field, v, f)
	}
}

// fact is what a field has been given, nil for nothing.
func (k *trainingCounts) fact(field string) *Fact {
	if i, ok := k.at[field]; ok {
		return &k.c.list[i]
	}
	return nil
}

// value is the figure that a field has been given, 0 for none.
func (k *trainingCounts) value(field string) int {
	if f := k.fact(field); f != nil {
		return f.Value.(int)
	}
	return 0
}

// bothKinds are the counts of no named kind that are the sum of the two kinds, where nothing else is the year's:
// 开办各类培训班21期,936人。其中社会化培训13期548人,政府补贴性培训8期388人.
func bothKinds(list, nameless []mention) []mention {
	var out []mention
	for _, m := range nameless {
		sum, kinds := 0.0, 0
		for i := range list {
			if k := &list[i]; !k.spent && (k.of == "social_"+m.unit || k.of == "subsidised_"+m.unit) {
				sum, kinds = sum+k.value, kinds+1
			}
		}
		if kinds == 2 && sum == m.value && !anyIsOf(list, m.of) && !anyIsOf(out, m.of) {
			out = append(out, m)
		}
	}
	return out
}

// yearToo gives the year the last sum of a unit that turned out to be of one kind, where nothing else is the year's.
func yearToo(list []mention) []mention {
	last := map[string]mention{}
	for _, m := range list {
		if !m.spent && strings.HasPrefix(m.of, "total_") {
			return list
		}
		if strings.HasPrefix(m.orElse, "total_") {
			last[m.unit] = m
		}
	}
	for _, unit := range [...]string{"classes", "people"} {
		if m, ok := last[unit]; ok && m.of != m.orElse {
			m.kind, m.of, m.spent = m.of, m.orElse, false
			list = append(list, m)
		}
	}
	return list
}

// otherTraining is a kind of training that no mark makes an item of the list before: 公司自办岗位培训, not 二是乡村工匠培训.
var otherTraining = patternOf(`^[^一二三四五六七八九十(\d,:][^,:]*\p{Han}\p{Han}培训\d`)

// inClasses follows a number of courses with their classes: 两个班|共4期.
var inClasses = patternOf(`^(?:项目|工种|专业|课程)?(?:共计|合计|总计|累计|一共|共)(?:举办|开办|开班|培训|办)?[\d一二三四五六七八九十]+期`)

// countsParts reports whether a number counts the courses before it (茶艺、评茶两个班共4期), or at the head of its clause the figures before a sum: 两班合计.
func countsParts(sentence string, q *cued, before int) bool {
	if strings.HasPrefix(q.Unit(), "个") && inClasses.MatchString(sentence[q.UnitEnd:]) {
		return true
	}
	return int(q.Value) <= before && q.Start == clauseStart(sentence, q.Start) && hasAnyPrefix(sentence[q.UnitEnd:], "合计", "共", "总计", "相加", "加起来", "累计")
}

// onlyOthers reports whether a sentence names kinds of training and none of ours.
func onlyOthers(sentence *Piece) bool {
	return !namesKind(sentence) && strings.Contains(sentence.Text, "培训") && slices.ContainsFunc(sentence.Find(trainingWords), func(h Hit) bool { return h.Row.Means == "-" })
}

var pointingBack = listOf("这是", "这", "此为", "均属", "均为", "都属", "都是", "属于", "属", "系", "即", "全部为", "全部属", "为", "也是")

var countLead = patternOf(`^(?:共|共计|合计|累计)?(?:培训|参训|参加|结业)?(?:学员|人员|人数)?$`)

// countAlone reports whether a clause says no more than how many people or classes there were.
func countAlone(clause string) bool {
	n := Numbers(clause)
	return len(n) == 1 && ofPeopleOrClasses(&n[0]) && n[0].UnitEnd == len(clause) && countLead.MatchString(clause[:n[0].Start])
}

// kindBehind is the kind that the next clause gives to the figures before it: 代训3期64人,这是首次承接社会化培训.
func kindBehind(after string) string {
	item, _, _ := strings.Cut(after, ";")
	own, next, _ := strings.Cut(item, ",")
	clause, further, more := strings.Cut(next, ",")
	if more && countAlone(clause) { // 培训5期,培训158人,属社会化培训
		clause, _, _ = strings.Cut(further, ",")
	}
	if !pointingBack.Begin(clause) || len(Numbers(clause)) > 0 || negated(clause) || strings.Contains(own, "培训") {
		return ""
	}
	return onlyKind(trainingWords.Find(clause))
}

// trainingGap reports whether the words before a number make it something else than a count of trainees or classes.
func trainingGap(between string) bool {
	between = inBrackets.ReplaceAllString(between, "")
	return hasAny(between, "人均", "平均", "每", "比", "较", "增", "减", "占", "实现就业", "推荐就业", "就业率", "稳定就业", "覆盖", "讲师", "教师", "补贴资金", "名教", "其中", "不含", "不包括", "不计", "未计入")
}

// listMark reports whether a character only numbers or marks an item of a list: ■, （1）, 一是.
func listMark(r rune) bool {
	return !allHan(string(r)) || strings.ContainsRune("一二三四五六七八九十是其", r)
}

var headTails = listOf("情况", "工作", "方面", "开展情况", "工作情况", "工作开展情况", "培训", "培训情况", "班")

// isHead reports whether what stands behind a kind at the beginning of a sentence leaves it a heading: 社会化培训情况。
func isHead(after string) bool {
	after = strings.Trim(after, " :)】")
	return after == "" || headTails.Is(after)
}

// namesKind reports whether a sentence names one of the two kinds of training.
func namesKind(sentence *Piece) bool {
	return slices.ContainsFunc(sentence.Find(trainingWords), func(h Hit) bool { return isKind(h.Row.Means) })
}

// unitBefore is what a bare number counts by the words before it: 人数为0, 期数:12.
func unitBefore(between string) string {
	s := strings.TrimRight(between, " :为是共均都达有计约")
	switch {
	case strings.HasSuffix(s, "人数") || strings.HasSuffix(s, "人次"):
		return "people"
	case hasAnySuffix(s, "期数", "班数", "班次", "班级数", "期次"):
		return "classes"
	}
	return ""
}

// weakTotal is what 举办各类培训 counts: the kind that its clause has named before, else the whole.
func weakTotal(sentence *Piece, at int) string {
	clause := lastPart(sentence.Text[:at], ",;:")
	for _, h := range sentence.FindIn(trainingWords, at-len(clause), at) {
		if m := h.Row.Means; isKind(m) || m == "-" {
			return m
		}
	}
	return "total"
}

// wholeYear are the words with which a list of kinds ends in its sum.
var wholeYear = patternOf(`^,?(?:全年|全年共|全年合计|合计|共|共计|总计|累计|全年累计|一年下来|全年下来|一年共|加起来|总起来)(?:培训|办班|举办|开办)?$`)

// yearLead begins a sentence that sums up the paragraph.
var yearLead = patternOf(`^(?:全年|合计|共计|总计|两项|累计|一年下来|一年共|加起来|总起来)`)

// twoHalves is a sentence on more than one part of the year: 上半年3期,下半年2期.
var twoHalves = patternOf(`上半年.*下半年|[一二三四]季度.*[一二三四]季度`)

// partOfYear begins a sentence that speaks of a part of the year only.
var partOfYear = patternOf(`^(?:其中)?,?(?:上半年|下半年|[一二三四]季度|第[一二三四]季度)`)

var inBrackets = patternOf(`\([^()]*\)`)

// recalls reports whether the clause of a number counts from the beginning of all time: 备案以来累计培训.
func recalls(sentence string, at int) bool {
	return hasAny(lastPart(sentence[:at], ",;"), "以来", "历年", "多年来", "近年", "近三年", "五年来")
}

// none reads 未开展社会化培训, 社会化培训:无. It is done with a sentence that says no more; counted tells one that denies 社会化培训 in
// general and counts some all the same.
func (k *trainingCounts) none(b *Block, s *Sentence) (done, counted bool) {
	label := ""
	if isKind(k.heading.kind) && deniesHead.MatchString(strings.TrimRight(s.Text, "。;")) {
		label = k.heading.kind
	}
	for i := range s.Clauses {
		cl := &s.Clauses[i]
		before := label // 社会化培训:本年度未开展
		label = ""
		if strings.HasPrefix(b.Text()[cl.End():s.End()], ":") {
			for _, h := range cl.Find(trainingWords) {
				label = h.Row.Means
			}
		}
		if hasFigures(cl) || !cl.Negated() && cl.Text != "无" {
			continue
		}
		for _, subject := range [...]string{"social", "subsidised"} {
			if before != subject && !slices.ContainsFunc(cl.Find(trainingWords), func(h Hit) bool { return h.Row.Means == subject }) {
				continue
			}
			if subject == "social" && despite(s, cl) {
				counted = true
				continue
			}
			if !k.denies(subject) {
				k.denials = append(k.denials, denial{subject, b.clauseAt(cl.Start, cl.End())})
			}
			done = !hasFigures(&s.Piece)
		}
	}
	return done, counted
}

// deniesHead is a sentence that denies what the heading above it names: 本年度没有开展。
var deniesHead = patternOf(`^(?:无|(?:本年度|20\d\d年度?|全年|年内|今年|我校|学校|我院|公司|本单位|本机构|暂)*(?:未|没有|尚未|无)(?:组织|开展|举办|承接|承办|承担|实施|安排|申报)?(?:此类|该类|此项|该项|相关|这类)?(?:培训)?(?:工作|业务|任务)?)$`)

// hasFigures reports whether a piece holds a number other than a year.
func hasFigures(p *Piece) bool {
	return slices.ContainsFunc(p.Numbers(), func(n Number) bool { return n.Kind != Year })
}
