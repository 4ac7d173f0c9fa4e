package extract

import (
	"cmp"
	"strings"
)

// roomFigures are the measures and counts of rooms, by field.
func (a *accounts) roomFigures() map[string][]figure {
	out := map[string][]figure{}
	year := a.r.Year()
	for i := range a.r.Blocks {
		b := &a.r.Blocks[i]
		switch {
		case b.Margin || b.Section == Plans || b.Section == TrainingPart || b.Section == Basic || b.Section == Overview:
		case b.Table != nil:
			rooms := tableRooms(a.r, b.Table, year)
			for i := range rooms {
				rm := &rooms[i]
				v, _ := amount(rm.f.Value)
				field := "venues/" + rm.what + "_" + rm.field
				out[field] = append(out[field], figure{value: v, at: &rm.f.At, whole: rm.whole, filler: rm.occupation != ""})
			}
		default:
			said := roomsOf{b: b, out: out}
			for i := range b.Sentences() {
				said.sentence(&b.Sentences()[i])
			}
		}
	}
	return out
}

// roomsOf reads the figures of the rooms of a paragraph.
type roomsOf struct {
	b    *Block
	last string // the room named last
	out  map[string][]figure
}

// sentence reads the figures of a sentence. An area of which no word says what room it is belongs to the exam
// room named last.
func (r *roomsOf) sentence(s *Sentence) {
	numbers := s.Numbers()
	if !s.Speaks(venueWords) && (r.b.Section != Foundation || !hasKind(numbers, Area)) {
		return
	}
	before := ""
	for _, k := range s.Cued(venueWords) {
		what, _, whole := spokenRoom(s.Text, &k, "", before)
		if k.subject != "now" {
			before = what
		}
		field := cmp.Or(perStation(s.Text, &k), roomField(s.Text, &k, what))
		switch {
		case field == "seats":
			what = "theory"
		case field == "stations":
			what = "practical"
		case field == "" && k.subject == "" && k.Kind == Area && (r.last == "theory" || r.last == "practical") && r.b.Section == Foundation:
			field, what = "area", r.last
		case field == "":
			continue
		}
		r.last = what
		if what == "office" && !k.first { // 办公室85平方米，教室60平方米
			continue
		}
		if k.Approx != Exact || noneOfRoom(s.Text, &k, field) {
			continue
		}
		whole = whole || k.at < k.after && hasAnySuffix(s.Text[:k.at], "合计", "共", "总计", "总") // 合计实操面积1110平方米
		fig := figure{value: k.Value, at: &r.b.Ref, b: r.b, s: s.Start + k.Start, e: s.Start + k.UnitEnd,
			part: s.Says(partMark) && divides(s.Text[:k.Start]) || k.bracketed && strings.Contains(k.between, "含"), whole: whole, room: what == "practical"}
		switch share := s.portionOf(k.Start); {
		case share.share == eachOne && share.times == 0:
			fig.part = true
		case share.share == eachOne: // 教室两间，各60平方米
			fig.value *= float64(share.times)
		}
		r.put(what, field, fig)
	}
}

// put keeps a figure of a room. An area may be part of a sum of other rooms too, where words do not tell them apart.
func (r *roomsOf) put(what, field string, k figure) {
	to := "venues/" + what + "_" + field
	r.out[to] = append(r.out[to], k)
	k.filler = true
	for _, other := range [...]string{"theory", "practical"} {
		if field == "area" && other != what {
			r.out["venues/"+other+"_area"] = append(r.out["venues/"+other+"_area"], k)
		}
	}
}
