package extract

import (
	"strings"
)

// tableRooms reads a table of rooms: room against 面积 and 考位 or 工位, occupations against both, or label and value.
func tableRooms(r *Reading, t *Table, year int) []room {
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
			if !t.Starts(row, col) || !t.IsNumber(row, col) || t.ofOtherYear(row, col, year) {
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
			sum, name := single, ""
			look := func(s string) {
				field = first2(field, fieldOf(s))
				what = first2(what, whatOf(s))
				if occupation == "" && sum == single && r.isOccupation(s) {
					occupation = s
				}
			}
			for cc := col - 1; cc >= 0; cc-- {
				look(t.Text(row, cc))
				if s := t.Text(row, cc); !isNumberCell(s) {
					sum = max(sum, totalOf(s))
					name = s + name
				}
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
			rm := room{what: what, field: field, occupation: occupation, whole: sum != single, name: name, from: t.T.Ref.String(), table: true}
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

// formRooms reads a value cell beside a label: 办公用房（㎡） | 50; 理论考场 | 82㎡/40座.
func formRooms(b *Block, label string) []room {
	numbers := Numbers(b.Text())
	if len(numbers) == 0 || len(numbers) > 1 && len(b.Text()) > 40 || len(numbers) == 1 && !isNumberCell(b.Text()) {
		return nil
	}
	what := ""
	for _, h := range venueWords.Find(label) {
		if h.Row.Means != "-" && h.Row.Means != "now" {
			what = h.Row.Means
		}
	}
	var out []room
	for _, n := range numbers {
		rm := room{what: what, f: Fact{At: b.Ref, Text: b.View.Original(0, len(b.Text()))}}
		switch {
		case n.Kind == Stations || n.Kind != Area && strings.Contains(b.Label, "工位"):
			rm.what, rm.field = "practical", "stations"
		case n.Kind == Seats || n.Kind != Area && containsAny(b.Label, []string{"考位", "机位", "座位"}):
			rm.what, rm.field = "theory", "seats"
		case n.Kind == Area || n.Kind == Plain && containsAny(b.Label, []string{"面积", "m2", "平方米", "平米"}):
			rm.field = "area"
		}
		v, whole := n.Int()
		switch {
		case rm.what == "" || rm.field == "":
			continue
		case rm.field == "area":
			rm.f.Value = n.Value
		case whole:
			rm.f.Value = v
		default:
			continue
		}
		out = append(out, rm)
	}
	return out
}
