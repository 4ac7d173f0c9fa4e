package extract

import (
	"cmp"
	"slices"
)

var (
	perRoom    = listOf("单间", "每间", "单室", "每室", "间均", "每处", "单处", "每个考场", "单个考场") // head what each of several rooms has
	roomsHeads = listOf("间数", "数量", "个数", "房间数", "考场数", "考场数量", "场地数量", "间")      // head how many rooms there are
)

// ofEachRoom gives a row the whole of what each of its rooms has: 间数 2, 单间面积 60. What the row says of all of them beside that
// stands.
func (rt *roomTable) ofEachRoom(rooms []room) []room {
	if !slices.ContainsFunc(rooms, func(k room) bool { return k.perRoom }) {
		return rooms
	}
	var out []room
	for _, k := range rooms {
		if !k.perRoom {
			out = append(out, k)
			continue
		}
		if slices.ContainsFunc(rooms, func(o room) bool { return !o.perRoom && o.row == k.row && o.what == k.what && o.field == k.field }) {
			continue
		}
		if n := rt.roomsIn(k.row); n > 0 {
			k.times = n
			if v, ok := k.f.Value.(int); ok {
				k.f.Value = v * n
			} else {
				k.f.Value = k.size() * float64(n)
			}
			k.f.Doubt = "由单间的数字与间数相乘"
		} else {
			k.f.Doubt = "原文只写了单间的数字，未写间数"
		}
		out = append(out, k)
	}
	return out
}

// roomsIn is how many rooms a row says that it is of, 0 where it does not.
func (rt *roomTable) roomsIn(row int) int {
	for _, col := range rt.t.filled(row) {
		if !rt.t.IsNumber(row, col) {
			continue
		}
		n := Numbers(rt.t.Text(row, col))[0]
		rooms := n.Kind == Items && hasAnySuffix(n.Unit(), "间", "处") || (n.Kind == Items || n.Kind == Plain) && roomsHeads.Is(rt.t.above(row, col, bareHeader))
		if v, ok := n.Int(); ok && rooms {
			return v
		}
	}
	return 0
}

// misheaded reports whether places of a room stand below the word for those of another kind, in a table that has no column for its
// own: 考位 | 20 of 实操考场.
func (rt *roomTable) misheaded(q *quantity, field, left string) bool {
	other := ""
	switch {
	case field == "seats" && left == "practical":
		other = "stations"
	case field == "stations" && left == "theory":
		other = "seats"
	}
	if other == "" || q.number.Kind != Plain && q.number.Kind != Items || tableField(q.own) != "" {
		return false
	}
	for _, s := range q.labels() {
		if tableField(s) == field && tableRoom(s) != "" {
			return false
		}
	}
	return !rt.t.anyCell(func(s string) bool { return tableField(s) == other })
}

// roomAbove is the room that the rows above a 小计 are of.
func (rt *roomTable) roomAbove(q *quantity) string {
	for row := q.row - 1; row >= 0; row-- {
		for _, s := range rt.t.headsOf(row, q.col) {
			if what := tableRoom(s); what != "" {
				return what
			}
		}
	}
	return ""
}

// placed is what stands right beside the figures of a row and is no occupation, as where its room is (301机房), and the site that
// this or a label above names (东校区).
func (rt *roomTable) placed(q *quantity) (place, site string) {
	beside := firstOf(q.heads)
	if rt.r.isOccupation(beside) || len(LevelsOf(beside)) > 0 {
		beside = ""
	}
	if beside != "" && rt.sites && !venueWords.Has(beside) {
		return beside, beside
	}
	for _, s := range append([]string{beside}, q.tops...) {
		if isSite(s) {
			return beside, s
		}
	}
	return beside, ""
}

// siteHeads head a column of sites, siteTails are what their names end with.
var (
	siteHeads = listOf("校区", "校区名称", "考点", "考点名称", "教学点", "分校", "院区", "厂区", "站点", "分支机构", "点位", "校址")
	siteTails = []string{"校区", "考点", "教学点", "分校", "院区", "厂区", "分院", "本部", "总部", "分公司", "分中心", "东区", "西区", "南区", "北区"}
)

func isSite(s string) bool {
	return s != "" && runeCount(s) <= 10 && hasAnySuffix(s, siteTails...) && !venueWords.Has(s)
}

// headsSites reports whether a head of one of the first columns makes the rows those of sites.
func (rt *roomTable) headsSites() bool {
	for row := range min(2, rt.t.Rows) {
		for col := range min(2, rt.t.Cols) {
			if siteHeads.Is(rt.t.Bare(row, col)) {
				return true
			}
		}
	}
	return false
}

// doubtSites doubts the figures of several sites of which the table gives no whole.
func doubtSites(rooms []room) {
	for i := range rooms {
		k := &rooms[i]
		if k.site == "" {
			continue
		}
		several := false
		for _, o := range rooms {
			if o.what != k.what || o.field != k.field {
				continue
			}
			if o.whole {
				several = false
				break
			}
			several = several || o.site != "" && o.site != k.site
		}
		if several {
			k.f.Doubt = cmp.Or(k.f.Doubt, "由各校区（考点）相加，原文没有合计")
		}
	}
}

// bareAreas reports whether figures that stand beside the mere names of rooms can only be areas: there are rooms of two kinds, no word
// of the table says what is counted, and none is as small as a number of rooms.
func (rt *roomTable) bareAreas() bool {
	if rt.t.anyCell(func(s string) bool { return tableField(s) != "" || roomsHeads.Is(bareHeader(s)) }) {
		return false
	}
	first, several := "", false
	for _, q := range rt.t.quantities(rt.year) {
		what := ""
		for _, s := range q.labels() {
			if containsAny(s, "场室房") {
				what = cmp.Or(what, tableRoom(s))
			}
		}
		switch {
		case what == "" || what == "-":
			continue
		case q.number.Kind != Plain || q.number.Value < 10:
			return false
		}
		first = cmp.Or(first, what)
		several = several || what != first
	}
	return several
}

// unitless is why a figure is doubted that is taken for an area, "" where words about the table say that it is one.
func (rt *roomTable) unitless() string {
	about := rt.t.Caption + rt.t.UnitNote
	if b := rt.t.Before; b != nil {
		about += b.Text()
	}
	if hasAny(about, "面积", "平方米", "m2", "平米") {
		return ""
	}
	return "表中没有写明单位，按面积（平方米）计"
}

// sharedByAll are the rooms of several occupations with each room taken once that several of them use: 电工 | 301机房 | 80, 焊工 |
// 301机房 | 80. Where the rows of theory rooms do not tell which one it is and all measure alike it is taken for one, for a person to
// look at. nil where each occupation has its own.
func sharedByAll(single []*room, what string) []*room {
	var out []*room
	alike := what == "theory" && len(single) > 1
	for _, k := range single {
		if !k.table || k.from != single[0].from {
			return nil
		}
		alike = alike && k.size() == single[0].size() && k.place == single[0].place
		if k.place == "" || generalRoom(k.place) || !slices.ContainsFunc(out, func(o *room) bool { return o.place == k.place && o.size() == k.size() && o.occupation != k.occupation }) {
			out = append(out, k)
		}
	}
	switch {
	case len(out) < len(single):
		return out
	case alike:
		one := *single[0]
		one.f.Doubt = cmp.Or(one.f.Doubt, "各职业所写相同，按共用一处计，请核对")
		return []*room{&one}
	}
	return nil
}
