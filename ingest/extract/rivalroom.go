package extract

import "strings"

// roomFigures are the measures and counts of rooms, by field.
func (a *accounts) roomFigures() map[string][]figure {
	out := map[string][]figure{}
	year := a.r.Year()
	for i := range a.r.Blocks {
		b := &a.r.Blocks[i]
		switch {
		case b.Margin || b.Section == Plans || b.Section == TrainingPart || b.Section == Basic || b.Section == Overview:
		case b.Table != nil:
			for _, rm := range tableRooms(a.r, b.Table, year) {
				v, _ := amount(rm.f.Value)
				field := "venues/" + rm.what + "_" + rm.field
				out[field] = append(out[field], figure{value: v, f: rm.f, whole: rm.whole, filler: rm.occupation != ""})
			}
		default:
			for i := range b.Sentences() {
				a.roomsSaid(b, &b.Sentences()[i], out)
			}
		}
	}
	return out
}

// roomsSaid are the figures of the rooms of a sentence.
func (a *accounts) roomsSaid(b *Block, s *Sentence, out map[string][]figure) {
	if !s.Speaks(venueWords) {
		return
	}
	last := ""
	for _, k := range cue(&s.Piece, venueWords) {
		what, _, whole := spokenRoom(s.Text, &k, "", last)
		if k.subject != "now" {
			last = what
		}
		field := roomField(s.Text, &k, what)
		switch field {
		case "":
			continue
		case "seats":
			what = "theory"
		case "stations":
			what = "practical"
		}
		if elsewhen(s.Text, &k) || field == "seats" && k.subject == "practical" && k.bracketed || k.Range || k.Approx != "" || hasAny(k.between, "新增", "每", "人均") {
			continue
		}
		rm := room{name: roomName(s.Text, k.Start)}
		out["venues/"+what+"_"+field] = append(out["venues/"+what+"_"+field], figure{value: k.Value, f: b.clauseAt(s.Start+k.Start, s.Start+k.UnitEnd),
			part: divides(s.Text[:k.Start]) || k.bracketed && strings.Contains(k.between, "含"), whole: whole, general: what == "practical" && rm.general()})
	}
}
