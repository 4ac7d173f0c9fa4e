package extract

import (
	"cmp"
	"regexp"
	"strings"
	"unicode/utf8"
)

// roomTable is a table of rooms.
type roomTable struct {
	r    *Reading
	t    *Table
	year int
	what string // the room that the rows which name none belong to: practical where caption or head say so
}

// tableRooms reads a table of rooms: room against 面积 and 考位 or 工位, occupations against both, or label and value.
func tableRooms(r *Reading, t *Table, year int) []room {
	rt := &roomTable{r, t, year, ""}
	if !rt.relevant() {
		return nil
	}
	rt.what = rt.practicalOnly()
	var out []room
	for row := range t.Rows {
		for col := range t.Cols {
			if rm := rt.figure(row, col); rm.f.Value != nil {
				out = append(out, rm)
			}
		}
	}
	return out
}

// tableField is what a word of a table's head, or of a cell itself, counts.
func tableField(s string) string {
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

// tableRoom is the room that a text of a table names, "-" for another place than an exam room or office, "" for none.
func tableRoom(s string) string {
	other := ""
	for _, h := range venueWords.Find(s) {
		switch h.Row.Means {
		case "now":
		case "-":
			other = "-"
		default:
			return h.Row.Means
		}
	}
	return other
}

func (rt *roomTable) relevant() bool {
	return rt.t.anyCell(func(s string) bool {
		return tableField(s) != "" || tableRoom(s) != "" && tableRoom(s) != "-" && strings.ContainsAny(s, "场室房")
	})
}

// practicalOnly is practical for a table whose caption is of the places of practical exams and which names no other room:
// 表3 操作技能考核场地. Its rows need not say again what they are.
func (rt *roomTable) practicalOnly() string {
	about := rt.t.Caption
	if b := rt.t.Before; b != nil && utf8.RuneCountInString(b.Text()) <= 40 {
		about += " " + b.Text()
	}
	if !hasAny(about, "操作", "技能考", "实操", "实训", "实作") || tableRoom(about) != "practical" || hasAny(about, "理论", "办公", "笔试", "机考", "知识") {
		return ""
	}
	if rt.t.anyCell(func(s string) bool {
		return tableRoom(s) != "" && tableRoom(s) != "practical" || tableField(s) == "seats"
	}) {
		return ""
	}
	return "practical"
}

// figure reads one cell; the room has no value where it is none. An area whose room no word names is one of practical exams
// where its row counts stations too, for a person to look at.
func (rt *roomTable) figure(row, col int) room {
	t := rt.t
	own, s := ownNoun(t.Text(row, col))
	if !t.Starts(row, col) || own == "" && !t.IsNumber(row, col) || t.ofOtherYear(row, col, rt.year) {
		return room{}
	}
	n := Numbers(s)[0]
	rm := room{field: own, from: t.T.Ref.String(), table: true}
	switch n.Kind {
	case Area:
		rm.field = "area"
	case Seats:
		rm.field = "seats"
	case Stations:
		rm.field = "stations"
	case Plain, Items:
	default:
		return room{}
	}
	rt.around(&rm, row, col)
	rm.f = t.factAt(row, col)
	if rm.what == "" && rm.field == "area" && rt.stationsBeside(row, col) {
		rm.what, rm.f.Doubt = "practical", "场地用途由工位数推定"
	}
	i, whole := n.Int()
	switch {
	case rm.what == "" || rm.field == "" || rm.what == "-" || rm.what == "office" && rm.field != "area":
		return room{}
	case rm.field == "area":
		rm.f.Value = n.Value
	case whole:
		rm.f.Value = i
	}
	return rm
}

// around gives a cell its room, field and occupation by what stands left of it and above it.
func (rt *roomTable) around(rm *room, row, col int) {
	t, sum := rt.t, single
	look := func(s string) {
		rm.field = cmp.Or(rm.field, tableField(s))
		rm.what = cmp.Or(rm.what, tableRoom(s))
		if rm.occupation == "" && sum == single && rt.r.isOccupation(s) {
			rm.occupation = s
		}
	}
	for c := col - 1; c >= 0; c-- {
		s := t.Text(row, c)
		if noun, _ := ownNoun(s); noun != "" || isNumberCell(s) { // another figure
			continue
		}
		look(s)
		sum = max(sum, totalOf(s))
		rm.name = s + rm.name
	}
	for r := row - 1; r >= 0; r-- {
		if noun, _ := ownNoun(t.Text(r, col)); noun == "" {
			look(t.Text(r, col))
		}
	}
	switch rm.field {
	case "seats":
		rm.what = "theory"
	case "stations":
		rm.what = "practical"
	case "area":
		rm.what = cmp.Or(rm.what, rt.what)
	}
	rm.whole = sum != single
}

// stationsBeside reports whether a row counts stations too, as that of a room of practical exams does, and no seats.
func (rt *roomTable) stationsBeside(row, col int) bool {
	found := false
	for c := range rt.t.Cols {
		field, _ := ownNoun(rt.t.Text(row, c))
		if field == "" && c != col && rt.t.IsNumber(row, c) {
			for above := row - 1; above >= 0 && field == ""; above-- {
				field = tableField(rt.t.Text(above, c))
			}
		}
		if field == "seats" {
			return false
		}
		found = found || field == "stations"
	}
	return found
}

var nounFirst = regexp.MustCompile(`^(?:考核|考试|实操|操作|实训|机考|标准)?(工位|考位|机位|座位)(?:数)?[:]?(\d{1,4})个?$`)

// ownNoun reads a cell that says itself what it counts, whatever its head: 考位60个; field is "" for any other. Number is the
// figure.
func ownNoun(s string) (field, number string) {
	if m := nounFirst.FindStringSubmatch(strings.ReplaceAll(s, " ", "")); m != nil {
		return tableField(m[1]), m[2]
	}
	return "", s
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
		rm := room{what: what, f: b.whole()}
		switch {
		case n.Kind == Stations || n.Kind != Area && strings.Contains(b.Label, "工位"):
			rm.what, rm.field = "practical", "stations"
		case n.Kind == Seats || n.Kind != Area && hasAny(b.Label, "考位", "机位", "座位"):
			rm.what, rm.field = "theory", "seats"
		case n.Kind == Area || n.Kind == Plain && hasAny(b.Label, "面积", "m2", "平方米", "平米"):
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
