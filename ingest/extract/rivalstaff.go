package extract

import (
	"strings"
)

// staffFigures are the head counts of posts, by field. Of a post that the part on staff counts those of other parts are no
// figures: what stands before is the whole institution's (专职教师27人).
func (a *accounts) staffFigures() map[string][]figure {
	out, others := map[string][]figure{}, map[string][]figure{}
	for i := range a.r.Blocks {
		b := &a.r.Blocks[i]
		to := others
		if b.Section == Foundation || b.Section == None {
			to = out
		}
		if b.Margin || b.Section == Plans || b.Section == TrainingPart {
			continue
		}
		count := func(b *Block) {
			for i := range b.Sentences() {
				a.postsCounted(b, &b.Sentences()[i], to)
			}
		}
		if b.Table == nil {
			count(b)
		} else if b.Table.Speaks(staffWords) {
			b.sentenceCells(func(cell *Block) {
				if staffWords.Has(cell.Text()) { // few do
					count(cell)
				}
			})
		}
	}
	for field, list := range others {
		if len(out[field]) == 0 {
			out[field] = list
		}
	}
	return out
}

func (a *accounts) postsCounted(b *Block, s *Sentence, out map[string][]figure) {
	if !s.Speaks(staffWords) {
		return
	}
	for _, k := range s.Cued(staffWords) {
		v, ok := k.Int()
		post := postOf(s.Text, &k)
		if !ok || post == "" || post == "-" || k.Kind != People || strings.HasSuffix(k.Unit(), "次") || k.Range || k.Approx != Exact || !k.first || !staffGap(a.r, s.Text, k) || otherYear(s.Text[:k.Start], a.r.Year()) || strings.HasSuffix(k.word(s.Text), "教师") {
			continue
		}
		if k.word(s.Text) == "" && !countsThePost(s.Text, k) || perExam.In(lastPart(s.Text[:k.Lead], ",;:")) || ofOneExam(s.Text, &k) {
			continue
		}
		share := s.portionOf(k.Start).share
		out["staff/"+post] = append(out["staff/"+post], figure{value: float64(v), at: &b.Ref, b: b, s: s.Start + k.Start, e: s.Start + k.UnitEnd, part: k.bracketed || share == inside || share == eachOne || added.MatchString(lastPart(s.Text[:k.Start], ",;:")), whole: share == summing})
	}
}

// added is how a clause says that people came besides those counted before: 今年还从高校聘请了2名考评人员.
var added = patternOf(`(?:还|另|又|再|新)[^,;。]{0,16}(?:聘|增|招|引进|吸收)`)
