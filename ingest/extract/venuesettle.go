package extract

import (
	"cmp"
	"slices"
	"strings"
)

// settleRooms chooses the figure for the whole: a stated whole, else the one shared room, else the sum of several rooms.
// A sum that nothing in the document bears out, and a figure that is one of several which are neither added up nor equal,
// are for a person to look at.
func settleRooms(c *Collector, rooms []room, what, field string) {
	var shared, single []*room
	rooms = ofChapters(rooms, what, field)
	for i := range rooms {
		k := &rooms[i]
		if k.what != what || k.field != field {
			continue
		}
		if k.occupation == "" || what == "office" { // an office belongs to no occupation, whatever row it stands under
			shared = append(shared, k)
			continue
		}
		single = append(single, k)
	}
	for _, list := range byOccupation(single) {
		if c := list[0].chapter; c != nil && c.name == nil { // of several occupations
			continue
		}
		f := list[0].f
		if len(list) > 1 {
			f = addRooms(list, "")
		}
		c.put("venues/by_occupation/"+what+"_"+field, f.Value, f).Of = RowKey{Occupation: list[0].occupation}
	}
	if f, ok := wholeOfParts(shared, ownRooms(single), what); ok {
		if field == "stations" && f.Doubt == "" && len(shared) == 0 && roomCount(single) == len(single) && stationsUntold(rooms, single) {
			f.Doubt = "有的场地只写了面积，没有写明工位数"
		}
		c.put("venues/"+what+"_"+field, f.Value, f)
	}
}

// stationsUntold reports whether a paragraph measures the room of an occupation of whose stations it says nothing, beside those of others whose
// stations are added up: 电工实训室120平方米,16个工位,烹调实训室150平方米,12个灶台.
func stationsUntold(rooms []room, stations []*room) bool {
	for i := range rooms {
		k := &rooms[i]
		if k.what != "practical" || k.field != "area" || k.occupation == "" || k.table || k.from != stations[0].from {
			continue
		}
		if !slices.ContainsFunc(stations, func(o *room) bool { return o.occupation == k.occupation }) {
			return true
		}
	}
	return false
}

// byOccupation parts rooms by occupation; those of one occupation in one table or at several sites stand together, as they are added up
// (中式烹调师 | 热菜间 and 冷菜间). What two places say of an occupation stands apart.
func byOccupation(rooms []*room) [][]*room {
	var out [][]*room
next:
	for _, k := range rooms {
		for i, list := range out {
			if first := list[0]; first.occupation == k.occupation && !k.whole && !first.whole && (k.table && first.table && first.from == k.from || k.part != "" && first.part != "" && first.part != k.part) {
				out[i] = append(list, k)
				continue next
			}
		}
		out = append(out, []*room{k})
	}
	return out
}

// eachRoomAdded is the doubt of a figure that adds up rooms.
const eachRoomAdded = "由各室相加"

// wholeOf is the figure for all rooms of a kind.
func wholeOf(shared, single []*room, what string) (Fact, bool) {
	for _, k := range single {
		if k.f.Doubt == sharedRoom { // 66m2(与理论共用): no sum is the whole
			single = nil
			break
		}
	}
	best := -1
	for i, k := range shared {
		if best < 0 || k.now && !shared[best].now || k.whole && !shared[best].whole && !shared[best].now {
			best = i
		}
	}
	switch {
	case best < 0 && len(single) == 0:
		return Fact{}, false
	case best < 0:
		if one := sharedByAll(single, what); one != nil {
			return addRooms(one, one[0].f.Doubt), true
		}
		return addRooms(single, ""), true
	case shared[best].whole && !besideOthers(shared[best], shared, single) || shared[best].now:
		return shared[best].f, true
	case what == "office" && (shared[best].table && severalRooms(shared) || atSites(shared)):
		return addRooms(shared, eachRoomAdded), true
	case what == "office":
		return shared[best].f, true
	}
	all := append(append([]*room{}, shared...), single...)
	if i := sumOfOthers(shared); i >= 0 {
		return shared[i].f, true
	}
	doubt := eachRoomAdded
	if all[0].table || shared[0].counted == roomCount(all) || len(single) > 0 && single[0].counted == roomCount(all) {
		doubt = ""
	}
	switch {
	case severalRooms(shared):
		if all = append(append([]*room{}, shared...), besides(single, shared)...); shared[0].counted == roomCount(all) {
			doubt = ""
		}
		return addRooms(all, doubt), true
	case len(shared) == 1 && len(single) > 0 && together(all) && (shared[0].size() < sizeOf(single) || !shared[0].general()):
		return addRooms(all, doubt), true
	case len(shared) > 1 && best == 0 && !slices.ContainsFunc(shared[1:], func(k *room) bool { return !k.besides }):
		return addRooms(shared, eachRoomAdded), true
	}
	return shared[best].f, true
}

// atSites reports whether several figures of one paragraph are each of another place that it names: 东厂区有办公室30平方米;西厂区有办公室20平方米.
func atSites(list []*room) bool {
	at := map[string]bool{}
	for _, k := range list {
		if k.site == "" || at[k.site] {
			return false
		}
		at[k.site] = true
	}
	return len(list) > 1 && together(list)
}

// besideOthers reports whether a whole is that of one room only: a sentence behind its own measures another one, and 共 is all that
// makes it a whole. 接续工位共26个;模拟营业厅工位12个.
func besideOthers(whole *room, shared, single []*room) bool {
	if !strings.Contains(whole.f.Text, "共") || hasAny(whole.f.Text, "合计", "总", "全部", "各类", "一共") || whole.name == "" || venueWords.Has(whole.name) && whole.general() {
		return false
	}
	behind, others := false, 0.0
	for _, list := range [...][]*room{shared, single} {
		for _, k := range list {
			if k.from == whole.from && k.sentence >= whole.sentence && !k.whole {
				behind = behind || k.sentence > whole.sentence
				others += k.size()
			}
		}
	}
	return behind && others != whole.size() // 共46个,其中电工工位16个;钳工工位30个
}

// roomCount is how many rooms some figures are of.
func roomCount(list []*room) int {
	n := 0
	for _, k := range list {
		n += max(1, k.times)
	}
	return n
}

// general reports whether a room's name says no more than what it is for: 实操考场, not 叉车场.
func (k *room) general() bool { return generalRoom(k.name) }

// generalRoom is general of a name alone.
func generalRoom(name string) bool {
	rest := name
	for h := range venueWords.each(name) {
		rest = strings.Replace(rest, h.Row.Word, "", 1)
	}
	return runeCount(rest) < 2
}

// size is a figure as a number.
func (k *room) size() float64 {
	v, _ := amount(k.f.Value)
	return v
}

func sizeOf(list []*room) float64 {
	sum := 0.0
	for _, k := range list {
		sum += k.size()
	}
	return sum
}

// sumOfOthers is the room of a list of three or more that measures as much as all others, -1 for none.
func sumOfOthers(list []*room) int {
	all := sizeOf(list)
	for i := range list {
		if len(list) > 2 && list[i].size()*2 == all {
			return i
		}
	}
	return -1
}

// severalRooms reports whether the figures are those of several rooms named one after another in one paragraph or table:
// 苗圃考核区2200m2(工位20个),室内花艺间90m2(工位10个).
func severalRooms(list []*room) bool {
	if len(list) < 2 || len(list) > 12 {
		return false
	}
	for i, k := range list {
		if k.f.Approx && k.field != "area" || k.name == "" {
			return false
		}
		for _, other := range list[:i] {
			if other.name == k.name && other.site == k.site {
				return false
			}
		}
	}
	return together(list)
}

// together reports whether all rooms stand in one paragraph or table.
func together(list []*room) bool {
	for _, k := range list {
		if k.from != list[0].from {
			return false
		}
	}
	return true
}

// besides are the rooms of single occupations that stand beside the shared ones.
func besides(single, shared []*room) []*room {
	var out []*room
	for _, k := range single {
		if k.from == shared[0].from {
			out = append(out, k)
		}
	}
	return out
}

// addRooms is the sum of rooms.
func addRooms(list []*room, doubt string) Fact {
	f, sum := list[0].f, sizeOf(list)
	if f.Value = sum; list[0].field != "area" {
		f.Value = int(sum)
	}
	f.Doubt = doubt
	for _, k := range list {
		f.Doubt, f.Approx = cmp.Or(f.Doubt, k.f.Doubt), f.Approx || k.f.Approx
	}
	return f
}

// addStations adds up stations that are named kind by kind with no whole: 育婴工位8个、家政工位12个. Kinds that are filed
// occupations count too.
func addStations(rooms []room) {
	var kinds []*room
	first := -1
	for i := range rooms {
		k := &rooms[i]
		if k.field != "stations" {
			continue
		}
		if first < 0 && k.occupation == "" {
			first = i
		}
		if k.whole || !k.kind && k.occupation == "" || first >= 0 && k.f.At != rooms[first].f.At {
			return
		}
		kinds = append(kinds, k)
	}
	if len(kinds) >= 2 && first >= 0 {
		rooms[first].f.Value, rooms[first].whole = int(sizeOf(kinds)), true
	}
}

// addApart puts the figures of several rooms under one name together, field by field, for an officer to look at: 理论考场两间，
// 分别为80平方米、40座和70平方米、35座. Where the sentence gives the whole too, that stands.
func addApart(rooms []room) []room {
	some := false
	for i := range rooms {
		some = some || rooms[i].apart
	}
	if !some {
		return rooms
	}
	var out []room
	for i, k := range rooms {
		if !apartWith(rooms, k) {
			out = append(out, k)
			continue
		}
		var parts []*room
		first := true
		for j := range rooms {
			if other := &rooms[j]; other.word == k.word && other.field == k.field {
				first = first && j >= i
				parts = append(parts, other)
			}
		}
		if !first {
			continue
		}
		if sum := sumOfOthers(parts); sum >= 0 { // 分别为240平方米和260平方米,整500平方米
			k = *parts[sum]
			k.whole = true
		} else if len(parts) > 1 {
			k.f, k.whole = addRooms(parts, eachRoomAdded), true
		}
		out = append(out, k)
	}
	return out
}

// apartWith reports whether a room's figure is one of several under the same word, the first of which is said to be one,
// and none of them the whole: not 工位44个，分别在中央厨房(28个)和民宿(16个).
func apartWith(rooms []room, k room) bool {
	first := true
	for _, other := range rooms {
		if other.word != k.word {
			continue
		}
		if other.whole || other.kind || other.occupation != k.occupation || first && !other.apart {
			return false
		}
		first = false
	}
	return true
}
