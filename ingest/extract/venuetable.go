package extract

import (
	"cmp"
	"strings"
)

// roomTable is a table of rooms.
type roomTable struct {
	r     *Reading
	t     *Table
	year  int
	what  string // the room that the rows which name none belong to: practical where caption or head say so
	bare  bool   // figures beside the mere name of a room are areas
	sites bool   // its rows are those of several sites: 校区, 考点
}

// tableRooms reads a table of rooms: room against 面积 and 考位 or 工位, occupations against both, or label and value.
func tableRooms(r *Reading, t *Table, year int) []room {
	return t.rooms.of(func() []room { return readRooms(r, t, year) })
}

func readRooms(r *Reading, t *Table, year int) []room {
	rt := &roomTable{r: r, t: t, year: year}
	if !rt.relevant() {
		return nil
	}
	rt.what = rt.practicalOnly()
	rt.bare, rt.sites = rt.bareAreas(), rt.headsSites()
	var out []room
	for _, q := range t.quantities(year) {
		if rm := rt.figure(&q); rm.f.Value != nil {
			out = append(out, rm)
		}
	}
	out = rt.ofEachRoom(out)
	for i := range out {
		rm := &out[i]
		for _, other := range out[:i] {
			if other.name == rm.name && other.what == rm.what && other.field == rm.field { // 理论 | 301 | 86, 理论 | 302 | 60
				rm.name += "'"
				rm.f.Doubt = cmp.Or(rm.f.Doubt, eachRoomAdded)
			}
		}
	}
	doubtSites(out)
	return out
}

// tableField is what a word of a table's head, or of a cell itself, counts: places are seats or stations, as the room has it.
func tableField(s string) string {
	if i := strings.IndexByte(s, '('); i > 0 && areaUnits.Is(strings.Trim(s[i:], "()")) { // 办公用房(m2)
		return "area"
	}
	if strings.Contains(s, "工位") && hasAny(s, "考位", "机位", "座位") { // 考位(工位), 机位/工位数
		return "places"
	}
	s = bareHeader(s)
	switch {
	case hasAnyPrefix(s, "不", "未", "无", "没"): // 不设考位
		return ""
	case placesHeads.Is(s):
		return "places"
	case strings.Contains(s, "工位"):
		return "stations"
	case hasAny(s, "考位", "机位", "座位"):
		return "seats"
	case strings.Contains(s, "面积") || s == "平方米" || s == "m2":
		return "area"
	}
	return ""
}

// areaUnits stand in a bracket behind the name of a room.
var areaUnits = listOf("m2", "M2", "平方米", "平米", "平方", "单位:平方米", "单位:m2")

// placesHeads head columns that count the places of any room.
var placesHeads = listOf("位数", "容量", "容纳", "容纳人数", "可容纳", "可容纳人数", "最大容纳人数", "同时容纳人数", "席位", "位置数")

// tableRoom is the room that a text of a table names, "-" for another place than an exam room or office, "" for none.
func tableRoom(s string) string {
	other := ""
	for h := range venueWords.each(s) {
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

// roomMarks are pieces of which every cell has one that names a room or counts what is in it.
var roomMarks = listOf("位", "面积", "平", "m2", "M2", "容", "场", "室", "房")

func (rt *roomTable) relevant() bool {
	return rt.t.anyCell(func(s string) bool {
		return roomMarks.In(s) && (tableField(s) != "" || containsAny(s, "场室房") && tableRoom(s) != "" && tableRoom(s) != "-")
	})
}

// practicalOnly is practical for a table whose caption is of the places of practical exams and which names no other room:
// 表3 操作技能考核场地. Its rows need not say again what they are.
func (rt *roomTable) practicalOnly() string {
	about := rt.t.Caption
	if b := rt.t.Before; b != nil && runeCount(b.Text()) <= 40 {
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

// figure reads one figure; the room has no value where it is none. An area whose room no word names is one of practical exams
// where its row counts stations too, for a person to look at.
func (rt *roomTable) figure(q *quantity) room {
	t := rt.t
	rm := room{field: tableField(q.own), from: t.T.Ref.String(), table: true, whole: q.rowSum+q.colSum != single}
	switch q.number.Kind {
	case Area:
		rm.field = "area"
	case Seats:
		rm.field = "seats"
	case Stations:
		rm.field = "stations"
	case Plain, Items:
	case People: // 可容纳人数 | 40人
		if t.above(q.row, q.col, tableField) != "places" {
			return room{}
		}
	default:
		return room{}
	}
	rm.f = t.factAt(q.row, q.col)
	labels := rt.around(&rm, q)
	if rm.field == "stations" && q.number.Kind == People {
		return room{}
	}
	if (rm.what == "" || rm.what == "-") && rm.field == "area" && rt.stationsBeside(q) {
		rm.what, rm.f.Doubt = "practical", "场地用途由工位数推定"
	}
	if t.T.At(q.row, q.col).RowSpan == 1 { // a cell merged over rows is of all of them
		rt.occupy(&rm, labels)
	}
	if rm.what == "practical" && strings.Contains(t.Text(q.row, q.col), "共用") {
		rm.f.Doubt = sharedRoom
	}
	i, whole := q.number.Int()
	switch {
	case rm.what == "" || rm.field == "" || rm.what == "-" || rm.what == "office" && rm.field != "area":
		return room{}
	case rm.field == "area":
		rm.f.Value = q.number.Value
	case whole:
		rm.f.Value = i
	}
	rm.row = q.row
	rm.place, rm.site = rt.placed(q)
	return rm
}

// sharedRoom is why rooms are not added up.
const sharedRoom = "与其他场地共用"

// around gives a figure its room and field by what stands in its cell, at its left and above it, and for a room that these do not
// name by what stands behind it. What it returns are the labels, with those behind the figure last.
func (rt *roomTable) around(rm *room, q *quantity) []string {
	labels := q.labels()
	named := len(labels)
	for col := q.col + 1; col < rt.t.Cols; col++ { // 行政楼210 | 90m2 | - | 办公
		if s := rt.t.Text(q.row, col); rt.t.Starts(q.row, col) && isLabel(s) && (tableRoom(s) != "" && tableRoom(s) != "-" || rt.r.isOccupation(s)) {
			labels = append(labels, s)
			break
		}
	}
	left := "" // the room that the labels at the left name
	for i, s := range labels[:named] {
		rm.field = cmp.Or(rm.field, tableField(s))
		rm.what = cmp.Or(rm.what, tableRoom(s))
		rm.perRoom = rm.perRoom || perRoom.In(s)
		if i <= len(q.heads) {
			left = rm.what
		}
	}
	if len(labels) > named && (rm.what == "" || rm.what == "-") {
		rm.what = cmp.Or(tableRoom(labels[named]), rm.what)
		rm.name = labels[named]
	}
	if rm.what == "" && q.rowSum == partSum {
		left = rt.roomAbove(q)
		rm.what = left
	}
	if rm.field == "" && rt.bare && rm.what != "" {
		rm.field, rm.f.Doubt = "area", rt.unitless()
	}
	if rt.misheaded(q, rm.field, left) {
		rm.field, rm.f.Doubt = "places", "列名写的是考位或工位，按场地用途计"
	}
	rm.field = placesOf(rm.field, rm.what)
	switch rm.field {
	case "seats":
		rm.what = "theory"
	case "stations":
		rm.what = "practical"
	case "area":
		rm.what = cmp.Or(rm.what, rt.what)
	}
	for _, s := range labels[:named] {
		if tableField(s) == "" || tableRoom(s) != "" {
			rm.name = s + rm.name
		}
	}
	return labels
}

// occupy gives a room the first occupation that its labels name.
func (rt *roomTable) occupy(rm *room, labels []string) {
	if rm.whole || rm.what == "office" {
		return
	}
	for _, s := range labels {
		if rm.occupation == "" {
			rm.occupation = rt.occupationIn(s, rm.what)
		}
	}
}

// placesOf makes seats of the places of a theory room and stations of those of a practical one.
func placesOf(field, what string) string {
	switch {
	case field != "places":
		return field
	case what == "theory":
		return "seats"
	case what == "practical":
		return "stations"
	}
	return ""
}

// occupationIn is the occupation that a label names, alone or as that of a room of practical exams: 电工; 实操(面点); 数控实训区.
func (rt *roomTable) occupationIn(s, what string) string {
	if rt.r.isOccupation(s) {
		return s
	}
	if what != "practical" || !venueWords.Has(s) {
		return ""
	}
	if i := strings.IndexByte(s, '('); i >= 0 && strings.HasSuffix(s, ")") {
		s = s[i+1 : len(s)-1]
	}
	return rt.r.tradeOf(s)
}

// stationsBeside reports whether the row of a figure counts stations too, as that of a room of practical exams does, and no seats.
func (rt *roomTable) stationsBeside(of *quantity) bool {
	found := false
	for _, q := range rt.t.quantities(rt.year) {
		if q.row != of.row || q.col == of.col && q.number.Start == of.number.Start {
			continue
		}
		field := tableField(q.own)
		switch {
		case q.number.Kind == Seats:
			field = "seats"
		case q.number.Kind == Stations:
			field = "stations"
		}
		for _, s := range q.tops {
			field = cmp.Or(field, tableField(s))
		}
		if field == "seats" {
			return false
		}
		found = found || field == "stations"
	}
	return found
}

// formRooms reads a value cell beside a label: 办公用房（㎡） | 50; 理论考场 | 82㎡/40座.
func formRooms(b *Block, label string) []room {
	numbers := Numbers(b.Text())
	if hasAny(b.Text(), "每", "各") { // 机房2间,每间80平方米: a sentence
		return nil
	}
	if len(numbers) == 0 || len(numbers) > 1 && len(b.Text()) > 40 || len(numbers) == 1 && !isNumberCell(b.Text()) {
		return nil
	}
	what := ""
	for h := range venueWords.each(label) {
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
