package extract

import (
	"slices"
	"strings"

	"nianping"
)

var (
	// notes begin what is said behind a text on the text itself.
	notes = patternOf(`^\(?(?:附?注|附|备注|[^,;。:]{0,4}说明|[^,;。:]{0,4}(?:更正|勘误|订正)[^,;。:]{0,4})[:,]`)
	// spokenBack are words by which a text speaks of what it said before.
	spokenBack = anyOf("正文", "上文", "前文", "文中", "本报告", "本总结", "一部分", "二部分", "三部分", "前述", "上述", "附表", "上表")
	// corrections are words that say that a figure is wrong, or which one is right.
	corrections = anyOf("应为", "应是", "应改为", "实为", "实际为", "更正", "订正", "勘误", "更改为", "改正为", "修正为", "笔误", "有误", "写错", "误写", "误为", "误填", "误录", "错写", "写成", "为准", "正确的", "正确数", "改正", "不实", "算错", "多算", "漏算", "少算", "漏计", "多计")
	// faults are the corrections behind which the wrong figure stands, not the right one.
	faults = listOf("误写为", "误写成", "误为", "误填为", "误填", "误录为", "误录", "错写为", "错写成", "写成", "写成了", "误作", "误计为", "误报为", "原为", "原写", "原写的", "原")
	// faulty stands right behind the wrong figure: “454人次”应为445人次.
	faulty = patternOf(`^["”」]?[,]?(?:\p{Han}{0,6}?)(?:应为|应是|应改|有误|写错|笔误|误|错|改为|更正为|订正为|更改为|修正为|改正为|实为|实际为|不实|不对)`)
	// wrongCount says of a figure that it is wrong, and gives no right one: 培训人数统计有误.
	wrongCount = patternOf(`(?:数|数字|数据|数量|面积|比例|率|[\d,.]+[^\d,;。:]{1,4})["”」)]?(?:系|均|都|为|的)?(?:统计|计算|填写|书写|录入|打印|漏)?(?:有误|写错|算错|笔误|不实|多算|漏算|少算|漏计|多计)`)
)

// correctedElsewhere queries a figure of any kind of which a note says that it is wrong, where no rule took the correction: 附注:全年合格人数应为178人.
func (a *accounts) correctedElsewhere() {
	for i := range a.r.Blocks {
		b := &a.r.Blocks[i]
		if b.Table == nil {
			a.correctedIn(b)
		} else if b.Table.Says(corrections) {
			b.sentenceCells(a.correctedIn)
		}
	}
}

// correctedIn queries what the corrections of a paragraph or a cell are about.
func (a *accounts) correctedIn(b *Block) {
	if !b.Says(corrections) {
		return
	}
	note := notes.MatchString(b.Text())
	for k := range b.Sentences() {
		s := &b.Sentences()[k].Piece
		if s.Says(corrections) && (note || s.Says(spokenBack)) && !hasAny(s.Text, "以本报告", "以本总结", "以正文") {
			a.corrected(s, b)
		}
	}
}

// corrected queries the values that a sentence says are wrong: those of the figures that it names, of them those that it quotes where it
// quotes any, and where it names none, those of the figure that it quotes.
func (a *accounts) corrected(s *Piece, b *Block) {
	right, wrong := rightAndWrong(s)
	if len(right) == 0 && !wrongCount.MatchString(s.Text) {
		return
	}
	about := a.figuresNamed(s)
	if len(about) == 0 {
		for i := range a.facts {
			if quotes(wrong, &a.facts[i]) {
				about = append(about, &a.facts[i])
			}
		}
	} else if quoted := slices.DeleteFunc(slices.Clone(about), func(f *Fact) bool { return !quotes(wrong, f) }); len(quoted) > 0 {
		about = quoted
	}
	for _, f := range about {
		differs := len(right) == 0
		for _, n := range right {
			differs = differs || fitsField(f.Field, n.Kind)
		}
		if differs && !quotes(right, f) && f.Doubt == "" {
			a.query(f, "原文另有一处更正（"+b.Ref.String()+"“"+firstRunes(b.View.Original(s.Start, s.End()), 40)+"”），请核对")
		}
	}
}

// rightAndWrong are the figures of a correction: the right ones stand behind a word of correction or before 为准, the wrong ones elsewhere.
func rightAndWrong(s *Piece) (right, wrong []Number) {
	from, before := corrections.First(s.Text), 0
	for _, n := range s.Numbers() {
		said, after := strings.TrimRight(s.Text[before:n.Lead], ` "“「约`), s.Text[n.UnitEnd:]
		before = n.UnitEnd
		if strings.HasPrefix(strings.TrimLeft(after, `"”」`), "为准") || n.Start > from && !faults.End(said) && !faulty.MatchString(after) {
			right = append(right, n)
		} else {
			wrong = append(wrong, n)
		}
	}
	return right, wrong
}

// quotes reports whether one of some numbers is the value of a fact.
func quotes(list []Number, f *Fact) bool {
	v, ok := amount(f.Value)
	return ok && slices.ContainsFunc(list, func(n Number) bool { return n.Value == v && fitsField(f.Field, n.Kind) })
}

// unitsOf are the units of fields, by the end of their names; of all others the unit is people.
var unitsOf = []struct {
	field string
	kinds []Kind
}{
	{"rate", []Kind{Rate}},
	{"share", []Kind{Rate}},
	{"area", []Kind{Area, Plain}},
	{"seats", []Kind{Seats, Items, People, Plain}},
	{"stations", []Kind{Stations, Items, Certificates, Plain}},
	{"lease_years", []Kind{Duration, Plain}},
	{"classes", []Kind{Classes, Batches, Times, Items, Plain}},
	{"batches", []Kind{Batches, Times, Items, Plain}},
	{"plans_filed", []Kind{Times, Certificates, Batches, Items, Plain}},
	{"supervisions", []Kind{Times, Batches, Plain}},
	{"violations", []Kind{Times, People, Certificates, Items, Plain}},
	{"certified", []Kind{Certificates, People, Plain}},
	{"", []Kind{People, Plain}},
}

// fitsField reports whether a field's value may be a number of a kind.
func fitsField(field string, kind Kind) bool {
	for i := range unitsOf {
		if k := &unitsOf[i]; strings.HasSuffix(field, k.field) {
			return slices.Contains(k.kinds, kind)
		}
	}
	return false
}

// figureNames are words that name a figure where no lexicon of a part does.
var figureNames = []struct {
	words  *Words
	fields []string
}{
	{anyOf("考位", "机位", "座位"), []string{"venues/theory_seats", "venues/by_occupation/theory_seats"}},
	{anyOf("工位", "实操面积", "实操考核面积"), []string{"venues/practical_stations", "venues/by_occupation/practical_stations"}},
	{anyOf("租期", "租赁"), []string{"venues/lease_years"}},
	{anyOf("批次"), []string{"implementation/batches"}},
	{anyOf("报备", "评价计划", "计划数"), []string{"implementation/plans_filed"}},
	{anyOf("督导次数", "内部督导", "质量督导次", "质量督导应", "开展督导", "督导应", "督导工作"), []string{"implementation/supervisions"}},
	{anyOf("违纪", "违规"), []string{"implementation/violations"}},
}

// figuresNamed are the facts whose figure a sentence names, those of the occupations and levels that it names where it names any.
func (a *accounts) figuresNamed(s *Piece) []*Fact {
	var out []*Fact
	add := func(fields ...string) {
		for _, field := range fields {
			out = append(out, a.of(field)...)
		}
	}
	for _, h := range s.Find(trainingWords) {
		add("training/"+h.Row.Means+"_people", "training/"+h.Row.Means+"_classes")
	}
	if len(out) == 0 && strings.Contains(s.Text, "培训") {
		if add("training/total_people", "training/total_classes"); len(out) == 0 {
			add("training/social_people", "training/subsidised_people", "training/social_classes", "training/subsidised_classes")
		}
	}
	for _, h := range s.Find(venueWords) {
		for _, of := range [...]string{"venues/", "venues/by_occupation/"} {
			add(of+h.Row.Means+"_area", of+h.Row.Means+"_seats", of+h.Row.Means+"_stations")
		}
	}
	for _, h := range s.Find(staffWords) {
		add("staff/" + h.Row.Means)
	}
	for i := range figureNames {
		if s.Says(figureNames[i].words) {
			add(figureNames[i].fields...)
		}
	}
	for _, f := range a.of("candidate_sources/source") {
		if strings.Contains(s.Text, NewView(f.Value.(string)).Text) {
			for _, field := range [...]string{"candidate_sources/count", "candidate_sources/share"} {
				out = append(out, rowsOf(a.of(field), f.Of)...)
			}
		}
	}
	return append(out, a.outcomesNamed(s)...)
}

// rowsOf are those of some facts that are of a row.
func rowsOf(list []*Fact, of RowKey) (out []*Fact) {
	for _, f := range list {
		if f.Of == of {
			out = append(out, f)
		}
	}
	return out
}

// outcomesNamed are the counts of outcomes that a sentence names: those of the rows that it names, else of the whole.
func (a *accounts) outcomesNamed(s *Piece) (out []*Fact) {
	var levels []nianping.Level
	for _, m := range LevelsIn(s.Text) {
		levels = append(levels, m.Levels...)
	}
	occupations := map[string]bool{}
	for _, n := range a.r.namesIn(s.Text) {
		occupations[s.Text[n.Start:n.End]] = true
	}
	for h := range metricWords.each(s.Text) {
		whole := map[any]bool{} // the counts of everybody, which the rows of a single occupation repeat
		list := a.of("outcomes/" + h.Row.Means)
		for _, f := range list {
			whole[f.Value] = whole[f.Value] || f.Of.Level == "" && f.Of.Occupation == ""
		}
		for _, f := range list {
			named := slices.Contains(levels, f.Of.Level) || f.Of.Level == "" && len(levels) == 0
			if len(occupations) > 0 {
				named = named && occupations[NewView(f.Of.Occupation).Text]
			} else if len(levels) == 0 {
				named = named && whole[f.Value]
			}
			if named {
				out = append(out, f)
			}
		}
	}
	return out
}
