package extract

import (
	"cmp"
	"strings"
)

// isTotalArea reports whether a word of the lexicon speaks of the whole of what was named before it.
func isTotalArea(word string) bool { return word == "总面积" || word == "使用面积" }

// coversGround reports whether 占地 gives what an exam room named before it covers, not a school or a building of many rooms: 实操在项目基地,占地1100平方米.
func coversGround(sentence string, k *cued) bool {
	return hasAnyPrefix(k.word(sentence), "占地") && !grounds.In(sentence[:k.at])
}

// grounds are the words for places that are more than their exam rooms.
var grounds = listOf("整体", "整个", "全场", "学校", "校园", "校区", "学院", "厂区", "园区", "公司", "总部", "楼", "全校", "全院", "全厂")

// roomBefore is the one room that a sentence has named and not yet measured before a place: 操作考核场地依托实训基地，总面积…;
// "" where it has named none, several or somebody's whole premises.
func roomBefore(before string) string {
	found := ""
	for h := range venueWords.each(before) {
		m := h.Row.Means
		if !tellsExam.In(h.Row.Word) {
			m = cmp.Or(examIn(before, h.Start), m)
		}
		switch {
		case m == "now" || besideExams.MatchString(h.Row.Word): // 实操考核用室外训练场地,占地…
		case m == "-" || found != "" && m != found || m == "office" && premises.Begin(before[h.End:]):
			return ""
		default:
			found = m
		}
	}
	for _, n := range Numbers(before) {
		if n.Kind == Area && !isDifference(before, &n) {
			return ""
		}
	}
	return found
}

// roomsBefore is the one kind of rooms that the part of a sentence measures which ends with a comma before 总面积, "" for none and several:
// 实操场地3个,最大的为焊接车间(280平方米),最小的为茶艺室(60平方米),总面积520平方米.
func roomsBefore(before string) string {
	part := lastPart(before, ";。")
	if !strings.HasSuffix(part, ",") {
		return ""
	}
	areas := 0
	for _, n := range Numbers(part) {
		if n.Kind == Area {
			areas++
		}
	}
	if areas < 2 {
		return ""
	}
	found := ""
	for h := range venueWords.each(part) {
		if m := h.Row.Means; m == "-" || m == "now" || m == "office" || found != "" && m != found {
			return ""
		}
		found = h.Row.Means
	}
	return found
}

// roomBuilt is the room with whose name the words before 建筑面积 end, "" where they end with none or with that of a whole building:
// 实训车间建筑面积800平方米, not 实训楼建筑面积.
func roomBuilt(before string) string {
	before = strings.TrimSuffix(strings.TrimRight(before, ",: "), "的")
	if hasAnySuffix(before, "楼", "基地", "中心") {
		return ""
	}
	for h := range venueWords.each(before) {
		if h.End == len(before) && h.Row.Means != "-" && h.Row.Means != "now" {
			return h.Row.Means
		}
	}
	return ""
}

// governed is the room whose list a room of another kind stands in, "" for none: the 病房 of 操作考核场地有护理实训室120平方米、病房90平方米, the
// 数控机房 of 实操考场包括焊接车间300平方米、数控机房80平方米.
// The list is parted by 、 alone and begins behind 有, 包括, 由 or a colon; behind a number of places it may be parted by anything:
// 实操考核场地三处:驾驶员在训练场,6400平方米.
func governed(sentence string, k *cued) string {
	if word := k.word(sentence); k.Kind != Area || word == "" || k.subject == "-" && !besideExams.MatchString(word) {
		return ""
	}
	for h := range venueWords.each(sentence[:k.at]) {
		means := h.Row.Means
		if means != "theory" && means != "practical" {
			continue
		}
		if placesAhead.MatchString(sentence[h.End:k.at]) {
			return means
		}
		if strings.ContainsAny(sentence[h.End:k.Start], ",;()") {
			continue
		}
		if hasAnyPrefix(sentence[h.End:], "有", "设有", "包括", "包含", "由", "分为", "分设", "含", "为", ":") && hasKind(Numbers(sentence[h.End:k.at]), Area) {
			return means
		}
	}
	return ""
}

// placesAhead is how many places a list has, between what they are and the first of them.
var placesAhead = patternOf(`^(?:考核|考试)?(?:考场|场地|场所|用房)?(?:共|有|共有|设|分为?|为)?[0-9一二两三四五六七八九十]+(?:处|个|间|块|片)(?::|,(?:分别(?:是|为|在)?|一是))`)

// besideExams are the places that practical exams may use and that are no exam rooms on their own.
var besideExams = patternOf(`病房|仓库|茶园|食堂|^训练场|驾培中心`)

// assessedAt is the occupation whose exam the words before an area place, whatever the place is called: 保安员在室外训练场考核,面积….
func (r *Reading) assessedAt(before string) string {
	m := assessedPlace.FindStringSubmatch(before)
	if m == nil || hasAny(m[1], "理论", "办公", "笔试", "机考") {
		return ""
	}
	if n := r.Names.At(m[1], 0); n != nil && placeOfExam.MatchString(m[1][len(n.Text):]) {
		return n.Text
	}
	if i := examWords.First(m[1]); i > 0 && placeOfExam.MatchString(m[1][i:]) {
		return r.tradeOf(m[1][:i])
	}
	return ""
}

var examWords = listOf("技能", "操作", "实操", "考核", "考试")

var (
	assessedPlace = patternOf(`(?:^|[,;:。])(?:其中)?([^,;:。]+?)(?:,(?:(?:建筑|使用|场地|占地|车间|考场|实操|厂房|室内)?面积|场地)?(?:约|为|共|约为)?)?$`)
	placeOfExam   = patternOf(`^(?:(?:技能|操作|实操)?(?:考核|考试|实操))?(?:在|于|用|利用|使用|借用|租用|依托|安排在|设在|放在)[^、]{2,20}(?:考核|考试|实操|考评)$|^(?:技能|操作|实操)?(?:考核|考试|实操)(?:在|于|用|利用|使用|借用|租用|依托|安排在|设在|放在)[^、]{2,20}$`)
)

// onlyStations reports whether a sentence gives one number of stations.
func onlyStations(p *Piece) bool { return strings.Count(p.Text, "工位") == 1 }

// restates reports whether a figure is the product that the one before it has given already: 每间一个工位,共12个工位; 18台(每台1个工位).
func restates(k, before *room) bool {
	return (k.whole && before.times > 1 || k.times > 1 && before.times == 1) && k.what == before.what && k.field == before.field && k.occupation == before.occupation && k.f.Value == before.f.Value
}

// stationOf is the occupation whose stations a count names: 电工 of 、电工工位, 涂装工 of 涂装工位, 焊工 of 焊接工位; "" where that is none.
func (r *Reading) stationOf(between string) string {
	kind, _ := strings.CutSuffix(strings.TrimRight(between, beforeCounts), "工位")
	return r.tradeOf(lastPart(kind, ",;:。、和及()"))
}

// tradeOf is the occupation that the words for a kind of room or station name: 电工, 涂装(工), 保育实训室; "" for none and for several.
func (r *Reading) tradeOf(kind string) string {
	if list := r.namesIn(kind); len(list) > 0 {
		name := kind[list[0].Start:list[0].End]
		for _, other := range list[1:] {
			if kind[other.Start:other.End] != name {
				return ""
			}
		}
		return name
	}
	from := 0
	for _, h := range append(venueWords.Find(kind), Hit{Start: len(kind), End: len(kind)}) { // 实操考场焊接区, 面点实操室, 实操(面点)
		word := strings.Trim(kind[min(from, h.Start):h.Start], "()")
		if i := examWords.First(word); i > 0 { // 理货考核用模拟理货室
			word = word[:i]
		}
		if n := r.Names.trade(word); n != nil {
			return n.Text
		}
		if runeCount(word) > 1 && r.isOccupation(word+"工") {
			return word + "工"
		}
		from = h.End
	}
	return ""
}

// bareWhole are the words that make a count that of all there is and name nothing.
var bareWhole = listOf(",共", ",合计", ",共计", ",总计", ",总共", ",一共", ",共有", "、共", "、合计")

// ofAll reports whether a count of stations is that of all kinds or rooms that its sentence lists before it, and whose these are:
// 设木作、瓦作、油漆工位共66个; 护理实训室120平方米、保育实训室60平方米,共配工位36个.
func ofAll(k *cued, before []room) (occupation string, all bool) {
	if !wholeRoom(k.between) {
		return "", false
	}
	rooms, counted, trades := 0, 0.0, map[string]bool{}
	for i := range before {
		if before[i].field == "stations" && !before[i].whole {
			counted += before[i].size()
			trades[before[i].occupation] = true
		}
		switch {
		case before[i].what != "practical":
		case before[i].field == "stations":
			rooms = -len(before)
		default:
			rooms++
			occupation = before[i].occupation
		}
	}
	if len(trades) > 1 && counted <= k.Value || len(trades) == 1 && counted < k.Value && bareWhole.Is(k.between) { // 焊接工位12个,电工工位10个,合计22个工位
		return "", true
	}
	switch listed := strings.Contains(strings.TrimLeft(k.between, "、"), "、"); {
	case rooms > 1:
		return "", true
	case rooms == 1 && listed: // 车工实训区420平方米,普车、数车共16台,一台一位
		return occupation, true
	default:
		return "", listed
	}
}

// stationsAmong reads what divides a count of stations among occupations behind it: 工位38个(电工18个、焊工12个、制冷8套); 62个工位，
// 其中保育实训室28个、护理实训室34个. It is believed where the parts add up to the whole.
func (r *Reading) stationsAmong(b *Block, p *Piece, whole *cued, of room) []room {
	left, ok := whole.Int()
	if rest := p.Text[whole.UnitEnd:]; !ok || !hasAnyPrefix(rest, "(", ",其中", ",包括", ",含") {
		return nil
	}
	var out []room
	at := whole.UnitEnd + 1
	for _, n := range p.Numbers() {
		if n.Start < at {
			continue
		}
		v, ok := n.Int()
		name := strings.Trim(p.Text[at:n.Start], "、,;: ")
		for _, lead := range [...]string{"其中", "包括", "含", "和"} {
			name = strings.TrimPrefix(name, lead)
		}
		if left -= v; !ok || v == 0 || left < 0 || name == "" || containsAny(name, "、,;)") || strings.Contains(name, "工位") { // these are read for themselves
			return nil
		}
		one := of
		one.f.Text = b.View.Original(p.Start+strings.LastIndex(p.Text[:n.Start], name), p.Start+n.UnitEnd)
		one.f.Value, one.whole = v, false
		if one.occupation = r.tradeOf(name); one.occupation != "" {
			out = append(out, one)
		}
		if at = n.UnitEnd; left == 0 {
			return out
		}
	}
	return nil
}
