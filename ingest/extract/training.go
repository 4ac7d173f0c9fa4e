package extract

import (
	"cmp"
	"slices"
	"sort"
	"strings"
)

var trainingWords = loadCues("training", trainingFile)

// trainingFacts reads 社会化培训, 政府补贴性培训 and 全年累计: people and classes.
func trainingFacts(r *Reading, c *Collector) {
	k := trainingCounts{c: c, year: r.Year(), have: map[string]bool{}, denied: map[string]bool{}}
	r.labelledBlocks(k.form)
	for i := range r.Blocks {
		b := &r.Blocks[i]
		switch {
		case b.Margin || b.Note || b.Heading || b.Section != TrainingPart && !(b.Section == None && b.Title == "" && strings.Contains(b.Text(), "补贴")):
		case b.Table != nil:
			k.table(b.Table)
		default:
			k.paragraph(b)
		}
	}
	doubtSmallTotals(c)
}

// form reads a value cell beside a label: 政府补贴性培训 | 2期 / 61人.
func (k *trainingCounts) form(b *Block, label string) {
	subject := ""
	for _, h := range trainingWords.Find(label) {
		if h.Row.Means != "-" {
			subject = h.Row.Means
		}
	}
	if subject == "sum" {
		subject = "total"
	}
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
		what := map[Kind]string{People: "people", Classes: "classes", Batches: "classes"}[n.Kind]
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

type trainingCounts struct {
	c       *Collector
	year    int
	have    map[string]bool
	denied  map[string]bool // the kinds that the report says it did not hold
	despite bool            // a sentence denies 社会化培训 in general and counts some all the same
}

// put gives a field the first of its figures.
func (k *trainingCounts) put(field string, v int, f Fact) {
	if !k.have[field] {
		k.have[field] = true
		k.c.put("training/"+field, v, f)
	}
}

// paragraph reads one paragraph. A 合计 adds up the whole when the paragraph has spoken of several kinds, and the one
// kind when it has spoken of that only.
func (k *trainingCounts) paragraph(b *Block) {
	kinds := map[string]bool{}
	var list, nameless []mention
	halves := map[string][]int{}
	item := ""    // the kind that the sentence before a semicolon counted last
	lead := ""    // the kind that a bullet, a glued heading or a sentence without figures names for all that follows
	head := false // that heading is a sentence of its own
	for i := range b.Sentences() {
		s := &b.Sentences()[i]
		sentence, before := s.Text, len(list)
		if kind := topic(&s.Piece); kind != "" {
			lead = kind
		}
		for _, h := range s.Find(trainingWords) {
			switch m := h.Row.Means; {
			case isKind(m) || m == "total":
				kinds[m] = true
				if strings.TrimLeftFunc(sentence[:h.Start], listMark) == "" && !(head && m == "total") {
					lead, head = m, m != "total" && isHead(sentence[h.End:])
				}
			case m == "-" && namesOtherKind(h.Row.Word):
				kinds[h.Row.Word] = true
			}
		}
		k.despite = false
		if k.none(b, s) {
			continue
		}
		stop := false
		summed, year, base := false, false, false
		if s.Start == 0 || b.Text()[s.Start-1] != ';' || onlyOthers(&s.Piece) || otherTraining.MatchString(sentence) {
			item = ""
		}
		last, lastEnd := "", 0 // the kind of the count before, and where that ended
		parts := map[string]partsOfKind{}
		var loose *cued // classes named before 累计 says what is counted
		for _, q := range s.Cued(trainingWords) {
			v, ok := q.Int()
			if countsParts(sentence, &q, len(list)) {
				continue
			}
			if !ok || q.Range || stop || hasAnyPrefix(sentence[q.UnitEnd:], "名额", "指标", "任务") {
				continue
			}
			what := ""
			switch q.Kind {
			case People:
				what = "people"
			case Classes, Batches:
				what = "classes"
			case Items:
				if hasAnySuffix(q.between, "名额", "指标") {
					what = "people"
				} else if q.subject != "" && strings.HasSuffix(q.word(sentence), "班") || strings.HasPrefix(sentence[q.UnitEnd:], "班") || byPiece(sentence, &q) {
					what = "classes"
				}
			case Times:
				if strings.HasPrefix(q.Unit(), "场") && q.subject != "-" {
					what = "classes"
				}
			case Plain:
				what = unitBefore(q.between)
				q.first = q.first || what != ""
			}
			subject, open := q.subject, sumWords[q.subject]
			if kind, first := passedOver(&s.Piece, &q); kind != "" {
				subject, q.first = kind, first
			} else if handedDown(sentence, &q) {
				subject = onlyKind(s.FindIn(trainingWords, 0, q.at)) // "" leaves it to the lead
			}
			q.bracketed = q.bracketed && !ownBracket(sentence, &q)
			if subject == "weak" {
				subject = weakTotal(&s.Piece, q.at)
			}
			if subject == "total" && isAdverb(q.word(sentence)) {
				subject = adverbTotal(&s.Piece, q.at)
			}
			if subject == "sum" && last != "" && q.at >= lastEnd && !strings.ContainsAny(sentence[lastEnd:q.at], ",;:。") { // 两期共计88人次
				subject, q.first = last, true
			}
			if kind := onlyKind(s.FindIn(trainingWords, 0, q.Start)); kind != "" && q.subject == "sum" && subject == "sum" && parts[kind+"_"+what].n == 0 {
				subject, q.first = kind, true // 自费班,零基础班、进修班加起来一共17期
			}
			if subject == "sum" {
				subject = "total"
				if len(kinds) == 1 && lead != "" && !(kinds["social"] && kinds["subsidised"]) {
					subject = "sum:" + lead
				}
			}
			if subject == "" && before > 0 && lead != "" && yearLead.MatchString(sentence) { // a sentence of its own: 全年17期,432人
				subject = "total"
			}
			if !q.first && q.between != "" && wholeYear.MatchString(q.between) { // 社会化培训…,补贴性培训…,全年18期577人次
				subject, q.first, year, open = "total", true, true, true
			} else if year && q.between == "" {
				subject, q.first, open = "total", true, true
			} else {
				year = false
			}
			if subject == "-" && strings.HasPrefix(strings.TrimLeft(q.between, ","), "全年") && strings.Contains(sentence[q.UnitEnd:], "其中") {
				subject, base = "total", true
			} else if subject == "-" && base && q.between == "" {
				subject = "total"
			}
			if head && subject == "total" && !anyIsOf(list[:before], lead+"_"+what) && !namesKind(&s.Piece) { // (一)社会化培训。全年累计举办12期
				subject = lead
			}
			summed = hasAnySuffix(q.between, "共", "合计", "总计", "累计") || summed && q.between == ""
			if kind := onlyKind(s.FindIn(trainingWords, 0, q.Start)); kind != "" && what != "" && !eachClass.Is(q.word(sentence)) {
				field := kind + "_" + what
				if p := parts[field]; summed && p.n > 1 && p.sum == v { // 学徒制2期和项目制1期,共3期
					subject, q.first = kind, true
					spend(list, field)
				} else {
					parts[field] = partsOfKind{p.n + 1, p.sum + v}
				}
			}
			if subject == "" || subject == "-" && lead == "" {
				subject = cmp.Or(bracketedKind(sentence[q.UnitEnd:]), kindBehind(sentence[q.UnitEnd:]), subject)
				q.first = q.first || isKind(subject)
			}
			if subject == "" {
				subject = item
			}
			if lead != "" && (subject == "" || subject == "-" && summed) {
				subject = lead
			}
			if subject != "" && subject != "-" && what != "" && q.first && partOfYear.MatchString(sentence) && !hasAny(sentence[clauseStart(sentence, q.Start):q.Start], "全年", "合计", "共", "总计") {
				halves[subject+"_"+what] = append(halves[subject+"_"+what], v)
				continue
			}
			if subject == "" && what == "classes" && !q.bracketed && q.Approx == Exact && !recalls(sentence, q.Start) {
				loose = &cued{Number: q.Number}
			}
			if (subject == "" || subject == "-") && what != "" && !q.bracketed && q.Approx == Exact && !recalls(sentence, q.Start) && !otherYear(q.between, k.year) {
				nameless = append(nameless, mention{of: "total_" + what, unit: what, value: float64(v), f: b.clauseAt(s.Start+q.Start, s.Start+q.UnitEnd)})
			}
			again := !q.first && q.subject != "" // 补贴性培训电工2期、焊工2期
			if what == "" || subject == "" || subject == "-" || q.bracketed || again && (open || hasAny(q.between, "另", "其他", "内部", "订单", "委托")) || otherYear(q.between, k.year) || trainingGap(q.between) || recalls(sentence, q.Start) {
				if otherYear(q.between, k.year) {
					stop = true
				}
				continue
			}
			last, lastEnd = subject, q.UnitEnd
			if isKind(subject) {
				item = subject
			}
			f := b.clauseAt(s.Start+q.Start, s.Start+q.UnitEnd)
			f.Approx = q.Approx != Exact
			if k.despite && subject == "social" {
				f.Doubt = "同一句先说不对外培训，又有这个数字"
			}
			if sub, isSum := strings.CutPrefix(subject, "sum:"); isSum {
				spend(list, sub+"_"+what) // the parts before gave no total of their own
				subject = sub
			}
			m := mention{of: subject + "_" + what, unit: what, value: float64(v), portion: s.portionOf(q.Start), sentence: s.Start, f: f}
			if m.loose = again; open && m.share != inside {
				m.of, m.orElse = "", m.of
			}
			list = append(list, m)
			if loose != nil && subject == "total" && what == "people" { // 举办…培训班148期,累计5276人次
				f := b.clauseAt(s.Start+loose.Start, s.Start+loose.UnitEnd)
				list = append(list, mention{of: "total_classes", unit: "classes", value: loose.Value, sentence: s.Start, f: f})
			}
		}
	}
	addUp(list, "")
	list = yearToo(b.itemsOfKind(list))
	list = append(list, bothKinds(list, nameless)...)
	list = append(list, k.withoutKinds(list, nameless)...)
	for field, parts := range halves { // 上半年 and 下半年, where no sentence gives the whole
		if len(parts) == 2 && !anyIsOf(list, field) {
			f := b.whole()
			f.Confidence, f.Doubt = Inferred, "由上半年与下半年相加"
			list = append(list, mention{of: field, value: float64(parts[0] + parts[1]), f: f})
		}
	}
	sort.SliceStable(list, func(i, j int) bool {
		return list[i].f.Doubt == "" && list[j].f.Doubt != "" || list[i].f.Doubt == list[j].f.Doubt && list[i].f.Doubt != "" && list[i].of < list[j].of
	})
	for _, p := range list {
		if !p.spent {
			k.put(p.of, int(p.value), p.f)
		}
	}
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
			m.of, m.spent = m.orElse, false
			list = append(list, m)
		}
	}
	return list
}

// otherTraining is a kind of training that no mark makes an item of the list before: 公司自办岗位培训, not 二是乡村工匠培训.
var otherTraining = patternOf(`^[^一二三四五六七八九十(\d,:][^,:]*\p{Han}\p{Han}培训\d`)

// countsParts reports whether a number at the head of its clause counts the figures before a sum: 两班合计.
func countsParts(sentence string, q *cued, before int) bool {
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
	return hasAny(between, "人均", "平均", "每", "比", "较", "增", "减", "占", "实现就业", "推荐就业", "就业率", "稳定就业", "覆盖", "讲师", "教师", "补贴资金", "名教", "其中")
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

// partOfYear begins a sentence that speaks of a part of the year only.
var partOfYear = patternOf(`^(?:其中)?,?(?:上半年|下半年|[一二三四]季度|第[一二三四]季度)`)

var inBrackets = patternOf(`\([^()]*\)`)

// recalls reports whether the clause of a number counts from the beginning of all time: 备案以来累计培训.
func recalls(sentence string, at int) bool {
	return hasAny(lastPart(sentence[:at], ",;"), "以来", "历年", "多年来", "近年", "近三年", "五年来")
}

// none reads 未开展社会化培训, 社会化培训:无.
func (k *trainingCounts) none(b *Block, s *Sentence) bool {
	done, label := false, ""
	for i := range s.Clauses {
		cl := &s.Clauses[i]
		clause := cl.Text
		before := label // 社会化培训:本年度未开展
		label = ""
		if strings.HasPrefix(b.Text()[cl.End():s.End()], ":") {
			for _, h := range cl.Find(trainingWords) {
				label = h.Row.Means
			}
		}
		for _, subject := range [...]string{"social", "subsidised"} {
			spoken := false
			for _, h := range cl.Find(trainingWords) {
				spoken = spoken || h.Row.Means == subject
			}
			if !spoken && before != subject {
				continue
			}
			if len(cl.Numbers()) > 0 || !cl.Negated() && clause != "无" {
				continue
			}
			if subject == "social" && despite(s, cl) {
				k.despite = true
				continue
			}
			k.denied[subject] = true
			for _, what := range [...]string{"_people", "_classes"} {
				k.put(subject+what, 0, b.clauseAt(cl.Start, cl.End()))
			}
			done = len(s.Numbers()) == 0
		}
	}
	return done
}
