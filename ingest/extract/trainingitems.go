package extract

// trainingItems is a list of trainings, each with its classes and people: 学徒制2期64人,岗位技能提升3期118人.
var trainingItems = patternOf(`(?:方面|包括|分别为|分别是|主要有|:)[,:]?((?:\p{Han}{2,16}?\d{1,3}(?:期|个班|班)[、,]?[\d,]+人次?[、,和]?){2,})$`)

// plansAndDeeds are words that make two figures the same one planned and done, or of two years.
var plansAndDeeds = listOf("计划", "实际", "完成", "目标", "上年", "去年")

// itemsOfKind adds up the trainings that a sentence lists under one kind, where the paragraph gives the kind no figure of its own:
// 政府补贴性培训方面，学徒制2期64人，岗位技能提升3期118人。 What is added up is doubted.
func (b *Block) itemsOfKind(list []mention) []mention {
	for i := range b.Sentences() {
		s := &b.Sentences()[i]
		if !s.Speaks(trainingWords) || !hasAny(s.Text, "方面", "包括", "分别", "主要有", ":") {
			continue
		}
		m := trainingItems.FindStringSubmatchIndex(s.Text)
		if m == nil || plansAndDeeds.In(s.Text[m[2]:m[3]]) {
			continue
		}
		kind := onlyKind(s.FindIn(trainingWords, 0, m[2]))
		if kind == "" || hasKind(Numbers(s.Text[:m[2]]), People) || ownFigure(list, kind, s.Start) {
			continue
		}
		sums, summed := map[string]float64{}, false
		for _, n := range s.Numbers() {
			if n.Start >= m[2] {
				summed = summed || s.portionOf(n.Start).share == summing || addsUp.End(s.Text[:n.Lead])
				sums[map[Kind]string{People: "people", Classes: "classes"}[n.Kind]] += n.Value
			}
		}
		if summed { // the last item is their sum: 共计5期135人
			continue
		}
		f := b.clauseAt(s.Start+m[2], s.Start+m[3])
		f.Text = b.View.Original(s.Start+m[2], s.Start+m[3])
		f.Confidence, f.Doubt = Inferred, "原文没有给出合计，由所列各项相加"
		for _, unit := range [...]string{"people", "classes"} {
			spend(list, kind+"_"+unit)
			list = append(list, mention{of: kind + "_" + unit, unit: unit, value: sums[unit], sentence: s.Start, f: f})
		}
	}
	return list
}

// ownFigure reports whether a kind has a figure outside a sentence.
func ownFigure(list []mention, kind string, sentence int) bool {
	for i := range list {
		if m := &list[i]; m.sentence != sentence && (m.of == kind+"_people" || m.of == kind+"_classes") {
			return true
		}
	}
	return false
}
