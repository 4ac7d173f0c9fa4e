package extract

import (
	"strings"
)

// tableRooms reads a table of rooms: room against 面积 and 考位 or 工位, occupations against both, or label and value.
func tableRooms(r *Reading, t *Table) []room {
	var out []room
	fieldOf := func(s string) string {
		s = bareHeader(s)
		switch {
		case strings.Contains(s, "工位"):
			return "stations"
		case strings.Contains(s, "考位") || strings.Contains(s, "机位") || strings.Contains(s, "座位"):
			return "seats"
		case strings.Contains(s, "面积"):
			return "area"
		}
		return ""
	}
	whatOf := func(s string) string {
		for _, h := range venueWords.Find(s) {
			if h.Row.Means != "-" && h.Row.Means != "now" {
				return h.Row.Means
			}
		}
		return ""
	}
	relevant := false
	for row := range t.Rows {
		for col := range t.Cols {
			if s := t.Text(row, col); t.Starts(row, col) && (fieldOf(s) != "" || whatOf(s) != "" && strings.ContainsAny(s, "场室房")) {
				relevant = true
			}
		}
	}
	if !relevant {
		return nil
	}
	for row := range t.Rows {
		for col := range t.Cols {
			s := t.Text(row, col)
			if !t.Starts(row, col) || !isNumberCell(s) {
				continue
			}
			n := Numbers(s)[0]
			what, field, occupation := "", "", ""
			switch n.Kind {
			case Area:
				field = "area"
			case Seats:
				field = "seats"
			case Stations:
				field = "stations"
			case Plain, Items:
			default:
				continue
			}
			look := func(s string) {
				field = first2(field, fieldOf(s))
				what = first2(what, whatOf(s))
				if occupation == "" && r.isOccupation(s) {
					occupation = s
				}
			}
			for cc := col - 1; cc >= 0; cc-- {
				look(t.Text(row, cc))
			}
			for rr := row - 1; rr >= 0; rr-- {
				look(t.Text(rr, col))
			}
			switch field {
			case "seats":
				what = "theory"
			case "stations":
				what = "practical"
			}
			if what == "" || field == "" || what == "office" && field != "area" {
				continue
			}
			rm := room{what: what, field: field, occupation: occupation}
			v := t.View(row, col)
			rm.f = Fact{At: t.Ref(row, col), Text: v.Original(0, len(v.Text))}
			if field == "area" {
				rm.f.Value = n.Value
			} else if i, ok := n.Int(); ok {
				rm.f.Value = i
			} else {
				continue
			}
			out = append(out, rm)
		}
	}
	return out
}

// formRoom reads a value cell beside a label: 办公用房（㎡） | 50.
func formRoom(b *Block, label string) (room, bool) {
	if !isNumberCell(b.Text()) {
		return room{}, false
	}
	n := Numbers(b.Text())[0]
	rm := room{f: Fact{At: b.Ref, Text: b.View.Original(0, len(b.Text()))}}
	full := b.Label
	switch {
	case strings.Contains(full, "工位"):
		rm.what, rm.field = "practical", "stations"
	case containsAny(full, []string{"考位", "机位", "座位"}):
		rm.what, rm.field = "theory", "seats"
	default:
		for _, h := range venueWords.Find(label) {
			if h.Row.Means != "-" && h.Row.Means != "now" {
				rm.what = h.Row.Means
			}
		}
		if n.Kind == Area || containsAny(full, []string{"面积", "m2", "平方米", "平米"}) {
			rm.field = "area"
		}
	}
	if rm.what == "" || rm.field == "" {
		return room{}, false
	}
	if rm.field == "area" {
		rm.f.Value = n.Value
		return rm, true
	}
	v, ok := n.Int()
	rm.f.Value = v
	return rm, ok
}
