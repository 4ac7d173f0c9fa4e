package extract

import (
	"cmp"
	"strings"
)

// roomSentence is what a sentence on rooms has said before the figure that is read.
type roomSentence struct {
	r        *Reading
	b        *Block
	s        *Sentence
	rooms    []room     // those that it has measured
	item     string     // the room that an item behind a semicolon goes on with
	last     string     // the room spoken of last
	before   roomFigure // the figure before, added to them or not
	counted  int        // how many rooms it has announced: 机考室2间
	oneEnd   int        // where 一间 ends, where that stands right before; 0 for nothing
	wholeEnd int        // where the figure of a whole ends last; 0 for nothing
}

// roomFigure is a number of such a sentence with what it measures.
type roomFigure struct {
	cued
	what       string // office, theory, practical; "-" and "" for nothing that counts
	field      string // area, seats, stations; "" for none
	now        bool   // it replaces an older figure
	whole      bool   // 面积合计, 共
	apart      bool   // it is of one of several such rooms
	share      portion
	part       bool   // it divides one of its kind before it
	placed     string // the occupation whose exam the words before it place there
	name       string // the words for the room
	occupation string // whose room it is
	kind       bool   // stations of one kind only
}

// seatsOrStations are the words for places of either kind of room.
var seatsOrStations = map[string]*Words{"theory": listOf("考位", "机位", "座位"), "practical": listOf("工位", "灶位")}

// roomMeasures are what is said of a figure of a room that no word names and that has no unit of rooms: 36个考位; 可坐90人; 一人一机.
var roomMeasures = listOf("位", "岗", "一人一", "坐", "容纳", "同时", "工作站")

// sentenceRooms appends the rooms of one sentence. Last is the room spoken of last, before it and behind it, which an item of a list
// goes on with, and a sentence that has places of its kind: 202室75平方米，36个考位 behind 理论考试在201室.
func sentenceRooms(to []room, r *Reading, b *Block, s *Sentence, last string) ([]room, string) {
	if last != "" && (!b.continues(s) && !(seatsOrStations[last] != nil && seatsOrStations[last].In(s.Text)) || s.Speaks(venueWords) || !measures(&s.Piece)) {
		last = ""
	}
	if !s.Speaks(venueWords) && !roomMeasures.In(s.Text) && !measures(&s.Piece) && !hasKind(s.Numbers(), Seats) {
		return to, last
	}
	numbers := s.Cued(venueWords)
	if len(numbers) == 0 {
		return to, last
	}
	t := roomSentence{r: r, b: b, s: s, rooms: to[len(to):], item: last, last: last}
	first := map[[2]string]int{} // where the sentence gives the first figure of a kind
	for i := range numbers {
		f := roomFigure{cued: numbers[i]}
		t.countRooms(&f)
		t.whose(&f)
		t.measure(&f)
		if !t.counts(&f) {
			continue
		}
		if at, again := first[[2]string{f.what, f.field}]; again {
			f.part = divides(s.Text[at:f.Start])
		} else {
			first[[2]string{f.what, f.field}] = f.Start
		}
		t.add(&f)
	}
	return append(to, t.rooms...), t.last
}

// countRooms keeps how many rooms a number announces, and tells a figure that is of one of them.
func (t *roomSentence) countRooms(f *roomFigure) {
	f.apart = t.oneEnd > 0 && t.oneEnd == f.Start || strings.Contains(f.between, "分别")
	t.oneEnd = 0
	if n, ok := f.Int(); !ok || f.Kind != Items {
		return
	} else if n == 1 { // 一间80平方米、一间70平方米
		t.oneEnd = f.UnitEnd
	} else if t.counted == 0 && countsRooms(t.s.Text, &f.cued) {
		t.counted = n
	}
}

// whose says which room a figure is of.
func (t *roomSentence) whose(f *roomFigure) {
	f.what, f.now, f.whole = spokenRoom(t.s.Text, &f.cued, t.item, t.last)
	if f.subject != "now" && f.subject != "" && f.word(t.s.Text) != "新增" && !(f.what == "-" && besideExams.MatchString(f.word(t.s.Text))) {
		t.last = f.what
	}
	f.whole = f.whole || t.wholeEnd > 0 && f.Start-len(f.between) == t.wholeEnd && listedOn(f.between)
	if f.whole {
		t.wholeEnd = f.UnitEnd
	}
	if f.Kind == Area && f.what == "theory" && isOpenGround(roomName(t.s.Text, f.Start)) { // 理论考场72平方米36座,飞行场地2000平方米
		f.what = "-"
		if stationsNext(&t.s.Piece, f.Start) {
			f.what = "practical"
		}
		t.last = f.what
	} else if f.Kind == Area && (f.what == "" || f.what == "-" || f.subject == "") {
		f.placed = t.r.assessedAt(t.s.Text[:f.Start])
		if f.placed != "" || (f.subject == "" || besideExams.MatchString(f.word(t.s.Text))) && stationsNext(&t.s.Piece, f.Start) {
			f.what = "practical"
		}
	}
}

// openGrounds end the names of places without seats, on which nobody writes an exam.
var openGrounds = []string{"场地", "训练场", "飞行场", "起降场", "外场", "操场", "货场", "堆场", "停机坪", "试车场", "练车场", "车间"}

// isOpenGround reports whether the name of a room is that of such a place, and no word calls it one of theory or of any exam.
func isOpenGround(name string) bool {
	return hasAnySuffix(name, openGrounds...) && !venueWords.Has(name) && !hasAny(name, "理论", "考", "笔试", "机房") && !anyRoom.Is(name)
}

// measure says what a figure counts of its room; seats and stations tell the room themselves.
func (t *roomSentence) measure(f *roomFigure) {
	f.field = cmp.Or(perStation(t.s.Text, &f.cued), roomField(t.s.Text, &f.cued, f.what))
	if n := len(t.rooms); f.field == "" && n > 0 && t.rooms[n-1].field != "area" && f.Kind == Items && hasAny(f.between, "和", "、") && runeCount(f.between) == 1 && t.rooms[n-1].end == t.s.Start+f.Start-len(f.between) {
		f.field = t.rooms[n-1].field // 座位分别为40个和35个
	}
	switch f.field {
	case "seats":
		f.what = "theory"
	case "stations":
		f.what = "practical"
	}
}

// counts reports whether a figure is one of a room that is there, of as many rooms alike as the sentence says.
func (t *roomSentence) counts(f *roomFigure) bool {
	if f.field == "" || f.what == "" || f.what == "-" || noneOfRoom(t.s.Text, &f.cued, f.field) || f.bracketed && strings.Contains(f.between, "含") {
		return false
	}
	if f.share = t.s.portionOf(f.Start); f.share.share == eachOne {
		return f.share.times > 0
	}
	return !strings.Contains(f.between, "每")
}

// add adds a figure to the rooms, with the parts into which the words behind it divide it.
func (t *roomSentence) add(f *roomFigure) {
	t.name(f)
	before := t.before
	t.before = *f
	if n := len(t.rooms); f.part && f.field == "area" && n > 0 && t.setApart(f, &before) {
		t.rooms, f.part = t.rooms[:n-1], false // what is set apart for exams is the room
	}
	if f.part && f.occupation == "" || t.b.Section == Basic && f.what != "office" && f.field == "area" && !f.first {
		return
	}
	rm, ok := t.room(f)
	if n := len(t.rooms); !ok || n > 0 && restates(&rm, &t.rooms[n-1]) {
		return
	}
	var parts []room
	if f.field == "stations" && rm.occupation == "" {
		parts = t.r.stationsAmong(t.b, &t.s.Piece, &f.cued, rm)
		rm.whole = rm.whole || len(parts) > 0
	}
	t.rooms = append(append(t.rooms, rm), parts...)
}

// setApart reports whether a part of the area before it is what is used for exams of a hall or a ground: 车间面积2400平方米,其中考核区300平方米.
func (t *roomSentence) setApart(f, before *roomFigure) bool {
	return before.Number != nil && before.field == "area" && before.what == f.what && halls.Begin(lastPart(t.s.Text[:before.Start], ",;:")) && strings.Contains(f.name, "考")
}

// halls begin what is said of the size of a place that is used for more than exams.
var halls = listOf("车间", "厂房", "场地", "占地", "建筑面积", "基地", "整体", "全场")

// name gives a figure the words for its room and the occupation whose room it is, which may be those of the room measured before.
func (t *roomSentence) name(f *roomFigure) {
	text, stations := t.s.Text[:f.Start], f.field == "stations"
	f.name = roomName(t.s.Text, f.Start)
	of, all := "", false
	if stations {
		of, all = ofAll(&f.cued, t.rooms)
	}
	f.kind = stations && !all && kindOfStation(f.between)
	before := &t.before
	if before.what != f.what {
		before = nil
	}
	measured := before != nil && before.field == "area"
	switch {
	case f.placed != "":
		f.occupation = f.placed
	case all:
		f.occupation = of
	case f.kind:
		f.occupation = cmp.Or(t.r.stationOf(f.between), roomOccupation(t.r, f.name, text, "area"))
		if f.occupation == "" && measured && onlyStations(&t.s.Piece) {
			f.occupation = before.occupation // 中心厨房220平方米,炉灶工位12个
		}
	case f.name == "" && before != nil: // the stations of the room measured before
		f.name, f.occupation = before.name, before.occupation
	case stations && measured && before.occupation != "" && !venueWords.Has(f.name) && t.r.tradeOf(f.name) == "":
		f.occupation = before.occupation // 美容实操室180平方米,床位二十张,每张床位即一个工位
	case f.what == "practical":
		f.occupation = roomOccupation(t.r, f.name, text, f.field)
	}
}

// someUsed says behind what each of several rooms has that not all of them are used: 机房四间,每间100平方米;固定使用其中两间.
var someUsed = patternOf(`(?:启用|使用|开放|只用|用)(?:了|其中|的){0,2}[一两二三四五六七八九十\d]+[间处个]`)

// room is the room that a figure makes; not ok where it counts seats or stations by halves.
func (t *roomSentence) room(f *roomFigure) (rm room, ok bool) {
	rm = room{what: f.what, field: f.field, occupation: f.occupation, now: f.now, whole: f.whole || hasAnyPrefix(f.name, "合计", "共计", "总计"), kind: f.kind, name: f.name,
		from: t.b.Ref.String(), counted: t.counted, word: f.at, apart: f.apart, sentence: t.s.Start, end: t.s.Start + f.UnitEnd, times: max(1, f.share.times),
		besides: t.s.Says(another) && another.In(t.s.Text[:f.Start]), f: t.b.clauseAt(t.s.Start+f.Start, t.s.Start+f.UnitEnd)}
	rm.f.Approx = f.Approx != Exact
	if rm.times > 1 && someUsed.MatchString(t.s.Text[f.UnitEnd:]) {
		rm.f.Doubt = "原文说只使用其中几间，请核对"
	}
	if f.field == "area" {
		rm.f.Value = f.Value * float64(rm.times)
		return rm, true
	}
	v, ok := f.Int()
	rm.f.Value = v * rm.times
	return rm, ok
}
