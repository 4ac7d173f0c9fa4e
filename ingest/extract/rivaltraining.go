package extract

import "strings"

// trainingFigures are the counts of trainees and classes of the part on training, by field; those of no kind are of the
// whole.
func (a *accounts) trainingFigures() map[string][]figure {
	out := map[string][]figure{}
	for i := range a.r.Blocks {
		b := &a.r.Blocks[i]
		if b.Margin || b.Section != TrainingPart || b.Table != nil {
			continue
		}
		for i := range b.Sentences() {
			a.trained(b, &b.Sentences()[i], out)
		}
	}
	return out
}

// becameOf ends what stands before a number of those of the trained who passed or found work.
var becameOf = patternOf(`(?:报名|证书|取证|获证|领证|合格|就业|创业)的?(?:有|共|为|达|人数)?$`)

func (a *accounts) trained(b *Block, s *Sentence, out map[string][]figure) {
	other := -1 // where the word stands whose figures have gone over to another kind of training: 政府补贴性培训3期，内部岗位培训9期234人次
	for _, k := range s.Cued(trainingWords) {
		what := trainedBy[k.Kind]
		if strings.Contains(k.between, "培训") {
			other = k.at
		}
		if _, ok := k.Int(); !ok || what == "" || k.Range || k.Approx != Exact || trainingGap(k.between) || becameOf.MatchString(k.between) || otherYear(s.Text[:k.Start], a.r.Year()) || recalls(s.Text, k.Start) || s.Planned() {
			continue
		}
		fig := figure{value: k.Value, at: &b.Ref, b: b, s: s.Start + k.Start, e: s.Start + k.UnitEnd, part: k.bracketed || !k.first || strings.Contains(s.Text[:k.Start], "其中") || a.r.namesOccupation(s.Text[clauseStart(s.Text, k.Start):k.Start]),
			filler: other == k.at || hasAny(s.Text[:k.Start], "集团", "全市", "全县", "全省")}
		kind := k.subject
		switch kind {
		case "social", "subsidised", "total":
		case "", "sum", "weak": // a larger one may be the whole
			kind, fig.part = "total", true
			fig.filler = fig.filler || !hasAny(lastPart(s.Text[:k.Start], ",;"), "培训", "学员", "班", "全年", "共", "计")
		default:
			continue
		}
		out["training/"+kind+"_"+what] = append(out["training/"+kind+"_"+what], fig)
	}
}
