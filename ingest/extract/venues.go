package extract

import (
	"strings"
)

var venueWords = loadCues("venues")

// room is one figure of one room.
type room struct {
	what       string // office, theory, practical
	field      string // area, seats, stations
	occupation string // "" for the shared or whole room
	f          Fact
	whole      bool   // 面积合计, 共
	now        bool   // replaces an older figure
	clause     string // the room's own words before the figure
	kind       bool   // stations of one kind only: 育婴工位
	word       int    // where the word that names the room begins in the block's text
	apart      bool   // one of several such rooms: 理论考场两间，分别为80平方米和70平方米
}

// venueFacts reads rooms: areas, seats, stations, surveillance, the right of use.
func venueFacts(r *Reading, c *Collector) {
	var rooms []room
	year := r.Year()
	for i := range r.Blocks {
		b := &r.Blocks[i]
		if b.Margin || b.Note || b.Heading || b.Section == Plans || b.Section == TrainingPart || b.Section == Overview && b.Table == nil {
			continue
		}
		if b.Table != nil {
			rooms = append(rooms, tableRooms(r, b.Table, year)...)
			continue
		}
		if b.Section == Foundation || b.Section == None || b.Section == Implementation || b.Section == Basic {
			rooms = append(rooms, proseRooms(r, b)...)
		}
	}
	r.labelledBlocks(func(b *Block, label string) {
		rooms = append(rooms, formRooms(b, label)...)
	})
	for _, key := range [...][2]string{{"office", "area"}, {"theory", "area"}, {"theory", "seats"}, {"practical", "area"}, {"practical", "stations"}} {
		settleRooms(c, rooms, key[0], key[1])
	}
	videoFacts(r, c)
	leaseFacts(r, c)
}

func proseRooms(r *Reading, b *Block) []room {
	var out []room
	t := b.Text()
	for i := range b.Sentences() {
		s := &b.Sentences()[i]
		sentence, last, one := s.Text, "", -1
		from := len(out)
		for _, k := range cue(&s.Piece, venueWords) {
			single := one == k.Start && k.Start > 0 || strings.Contains(k.between, "分别")
			one = -1
			if k.Kind == Items && k.Value == 1 { // 一间80平方米、一间70平方米
				one = k.UnitEnd
			}
			what, now := k.subject, false
			switch {
			case what == "now":
				what, now = last, true
			case what == "-" && k.Kind == Area && isTotalArea(sentence[k.at:k.after]):
				what = roomBefore(sentence[:k.at])
				fallthrough
			default:
				last = what
			}
			field := roomField(sentence, &k, what)
			if field == "" {
				continue
			}
			if field == "seats" {
				what = "theory"
			} else if field == "stations" {
				what = "practical"
			}
			if what == "" || what == "-" || k.Range || strings.Contains(k.between, "新增") || strings.Contains(k.between, "其中") || strings.Contains(k.between, "每") || strings.Contains(k.between, "含") && k.bracketed {
				continue
			}
			if b.Section == Basic && what != "office" && field == "area" && !k.first {
				continue
			}
			from, to := clauseAround(t, s.Start+k.Start, s.Start+k.UnitEnd)
			rm := room{what: what, field: field, now: now, word: k.at, apart: single,
				whole: strings.Contains(k.between, "合计") || strings.Contains(k.between, "共") || strings.Contains(k.between, "总面积"),
				f:     Fact{At: b.Ref, Text: b.View.Original(from, to), Approx: k.Approx != "" && k.Approx != ">=" && k.Approx != "<="}}
			if k.subject == "practical" {
				rm.clause = roomWords(sentence, k.at)
			}
			rm.kind = field == "stations" && kindOfStation(k.between)
			if field == "area" {
				rm.f.Value = k.Value
			} else if v, ok := k.Int(); ok {
				rm.f.Value = v
			} else {
				continue
			}
			lead := sentence[:k.Start]
			if i := strings.LastIndexAny(lead, ",;:。"); i >= 0 && field == "area" {
				lead = lead[i+1:]
			}
			if rm.kind {
				rm.occupation = r.stationOf(k.between)
			} else if what == "practical" {
				rm.occupation = r.occupationAtEnd(lead)
			}
			out = append(out, rm)
			if field == "stations" && rm.occupation == "" {
				out = append(out, r.stationsInBracket(b, &s.Piece, &k, rm)...)
			}
		}
		out = append(out[:from], addApart(out[from:])...)
	}
	return addStations(out)
}

// addStations adds up stations that are named kind by kind with no whole: 育婴工位8个、家政工位12个. Kinds that are filed
// occupations count too.
func addStations(rooms []room) []room {
	sum, n, first := 0, 0, -1
	for i, k := range rooms {
		if k.field != "stations" {
			continue
		}
		if first < 0 && k.occupation == "" {
			first = i
		}
		if k.whole || !k.kind && k.occupation == "" || first >= 0 && k.f.At != rooms[first].f.At {
			return rooms
		}
		sum += k.f.Value.(int)
		n++
	}
	if n >= 2 && first >= 0 {
		rooms[first].f.Value, rooms[first].whole = sum, true
	}
	return rooms
}

// roomWords are the words that name the room of a figure: from the last punctuation outside brackets through the word
// that says what it is.
func roomWords(sentence string, at int) string {
	from := strings.LastIndexAny(sentence[:at], ",;。、:") + 1
	for from < at && !validStart(sentence[from:]) {
		from++
	}
	words := sentence[from:]
	if n := Numbers(words); len(n) > 0 {
		words = words[:n[0].Start]
	}
	return words
}

// kindOfStation reports whether the words before a count name one kind of station: 育婴工位, not 考核工位.
func kindOfStation(between string) bool {
	s := strings.TrimRight(between, " \t:为共合计总约有设达")
	s, ok := strings.CutSuffix(s, "工位")
	if !ok {
		return false
	}
	for _, w := range [...]string{"考核", "实操", "实训", "操作", "技能", "标准", "考试", "职业", "工种", "各", "全部", "所有", "设", "有", "、", ",", "和", "置", "备", "搭设", "的", "等"} {
		if s == "" || strings.HasSuffix(s, w) {
			return false
		}
	}
	return allHan(string(lastRune(s)))
}

// roomField is what a number of a room counts: area by its unit, seats and stations by unit or by the word before it.
func roomField(sentence string, k *cued, what string) string {
	switch k.Kind {
	case Area:
		if what != "" && what != "-" {
			return "area"
		}
	case Seats:
		if what == "theory" || !strings.HasPrefix(k.Unit, "座") && k.Unit != "位" {
			return "seats"
		}
	case Stations:
		return "stations"
	case People:
		if what == "theory" && (hasAnySuffix(k.between, []string{"能坐", "可坐", "可容纳", "容纳", "坐得下", "能容纳", "同时容纳", "可同时容纳"}) || startsWithAny(sentence[k.UnitEnd:], []string{"同时考试", "同时参加考试", "同时机考"})) {
			return "seats"
		}
	case Items, Plain:
		after := sentence[k.UnitEnd:]
		before := strings.TrimRight(k.between, " \t:()为共合计总约有设达")
		switch {
		case hasAnySuffix(before, []string{"考位", "机位", "座位", "席位", "考试座位", "考试机位", "考位数", "机位数", "座位数"}) || startsWithAny(after, []string{"考位", "机位", "座位", "标准考位", "考试机位", "考试座位", "席位", "标准座位", "标准机位"}):
			return "seats"
		case hasAnySuffix(before, []string{"工位", "考核工位", "实操工位", "工位数", "考核工位数", "操作工位", "工位共", "工位总数", "实训工位"}) || startsWithAny(after, []string{"工位", "考核工位", "实操工位", "实训工位", "操作工位", "标准工位"}):
			return "stations"
		}
	}
	return ""
}

func startsWithAny(s string, list []string) bool {
	for _, w := range list {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

// settleRooms chooses the figure for the whole: a stated whole, else the shared room, else the sum of single rooms.
func settleRooms(c *Collector, rooms []room, what, field string) {
	var shared, single []*room
	for i := range rooms {
		k := &rooms[i]
		if k.what != what || k.field != field {
			continue
		}
		if k.occupation == "" {
			shared = append(shared, k)
		} else {
			single = append(single, k)
		}
	}
	name := "venues/" + what + "_" + field
	for _, k := range single {
		f := k.f
		f.Field, f.Of = "venues/by_occupation/"+what+"_"+field, RowKey{Occupation: k.occupation}
		c.Add(f)
	}
	best := -1
	for i, k := range shared {
		if best < 0 || k.now && !shared[best].now || k.whole && !shared[best].whole && !shared[best].now {
			best = i
		}
	}
	switch {
	case best >= 0 && what == "practical" && severalRooms(shared):
		c.Add(addRooms(shared, name, field))
	case best >= 0:
		f := shared[best].f
		f.Field = name
		c.Add(f)
	case len(single) > 0:
		sum := 0.0
		f := single[0].f
		for _, k := range single {
			switch v := k.f.Value.(type) {
			case int:
				sum += float64(v)
			case float64:
				sum += v
			}
		}
		f.Field = name
		if len(single) > 1 {
			f.Confidence = Stated
		}
		if field == "area" {
			f.Value = sum
		} else {
			f.Value = int(sum)
		}
		c.Add(f)
	}
}

// severalRooms reports whether the figures are those of several rooms named one after another in one paragraph, none of
// them the whole: 苗圃考核区2200m2(工位20个),室内花艺间90m2(工位10个).
func severalRooms(list []*room) bool {
	if len(list) < 2 || len(list) > 8 {
		return false
	}
	for i, k := range list {
		if k.whole || k.now || k.f.Approx || k.f.At != list[0].f.At || k.clause == "" {
			return false
		}
		for _, other := range list[:i] {
			if other.clause == k.clause {
				return false
			}
		}
	}
	return true
}

// addRooms is the sum of single rooms, for an officer to look at.
func addRooms(list []*room, name, field string) Fact {
	f := list[0].f
	sum := 0.0
	for _, k := range list {
		switch v := k.f.Value.(type) {
		case int:
			sum += float64(v)
		case float64:
			sum += v
		}
	}
	f.Field, f.Doubt = name, "由各室相加"
	if field == "area" {
		f.Value = sum
	} else {
		f.Value = int(sum)
	}
	return f
}
