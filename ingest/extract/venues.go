package extract

import (
	"cmp"
	"slices"
	"strings"
)

var venueWords = loadCues("venues", venuesFile)

// room is one figure of one room.
type room struct {
	what       string // office, theory, practical
	field      string // area, seats, stations
	occupation string // "" for the shared or whole room
	f          Fact
	whole      bool     // 面积合计, 共
	now        bool     // replaces an older figure
	name       string   // the words that name the room in its paragraph or table
	from       string   // the paragraph or table that it stands in
	table      bool     // it is a row of a table of rooms
	counted    int      // how many rooms of its kind the words before it announce: 机考室2间; 0 for none
	kind       bool     // stations of one kind only: 育婴工位
	word       int      // where the word that names the room begins in the sentence
	sentence   int      // where its sentence begins in the paragraph
	end        int      // where the figure ends in it
	times      int      // how many rooms alike have the figure: 3间,每间60平方米
	site       string   // where it lies, of several places that its paragraph names: 屯溪总部
	apart      bool     // one of several such rooms: 理论考场两间，分别为80平方米和70平方米
	besides    bool     // it is there besides one spoken of before: 另在实训楼设理论考场一间
	row        int      // of a table: its row
	place      string   // of a table: what stands beside it and is no occupation, as where it lies: 301机房
	perRoom    bool     // it is of each of several rooms of its row: 单间面积
	chapter    *chapter // on one occupation, in which it stands
	part       string   // the site of whose chapter it is, see site.go
}

// roomLists are used again: the rooms of a report, many and large, are settled before venueFacts returns.
var roomLists spare[room]

// venueFacts reads rooms: areas, seats, stations, surveillance, the right of use.
func venueFacts(r *Reading, c *Collector) {
	rooms := roomLists.lend()
	defer func() { roomLists.takeBack(rooms) }()
	year := r.Year()
	for i := range r.Blocks {
		b := &r.Blocks[i]
		if b.Margin || b.Note || b.Heading || b.Section == Plans || b.Section == TrainingPart && (b.Table == nil || !b.Table.isMixed()) || b.Section == Overview && b.Table == nil && b.chapter(itsRooms) == nil && b.site() == "" {
			continue
		}
		from := len(rooms)
		if b.Table != nil {
			rooms = append(rooms, tableRooms(r, b.Table, year)...)
		} else {
			rooms = proseRooms(rooms, r, b)
		}
		r.inChapter(b, rooms[from:])
		r.onSites(rooms[from:])
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

// proseRooms appends the rooms of a paragraph.
func proseRooms(to []room, r *Reading, b *Block) []room {
	from := len(to)
	last, site := "", ""
	for i := range b.Sentences() {
		s, before := &b.Sentences()[i], len(to)
		to, last = sentenceRooms(to, r, b, s, last)
		if len(to) > before && s.Says(givenUp) {
			to = append(to[:before], stillThere(s, to[before:])...)
		}
		if s.Says(siteWords) {
			if here := sites.FindString(s.Text); here != "" && !strings.HasPrefix(here, "原") {
				site = here
			}
		}
		for k := before; k < len(to); k++ {
			to[k].site = cmp.Or(sites.FindString(lastPart(b.Text()[s.Start:to[k].end], ";")), site) // 东厂区有…;西厂区有…
		}
		to = append(to[:before], addApart(to[before:])...)
		to = append(to, sameRooms(b, s, to[from:])...)
	}
	addStations(to[from:])
	return to
}

// another stands before a room that is there besides one spoken of before.
var another = anyOf("另")

// givenUp are the words by which a sentence says that its rooms are there no more.
var givenUp = anyOf("已拆除", "已退租", "已腾退", "不再使用")

// stillThere are the rooms of a sentence that it does not give up: 新考场580平方米,旧考场已退租.
func stillThere(s *Sentence, rooms []room) []room {
	for i := range s.Clauses {
		cl := &s.Clauses[i]
		if !givenUp.In(cl.Text) {
			continue
		}
		if !hasAnyPrefix(cl.Text, "旧", "原", "老") {
			return nil
		}
		rooms = slices.DeleteFunc(rooms, func(k room) bool { return k.end > cl.Start && k.end <= cl.End() })
	}
	return rooms
}

// siteWords are those of which each of sites ends with one.
var siteWords = anyOf("总部", "本部", "校区", "分院", "分校", "院区", "厂区", "教学点", "分公司", "分中心", "基地", "码头")

// sites begin a sentence on the rooms of one place of several: 屯溪总部是自有产权,…; 歙县分院为租用,….
var sites = patternOf(`^\p{Han}{1,8}?(?:` + strings.Join(siteWords.list, "|") + `)`)

var sameAs = patternOf(`([\p{Han}A-Z0-9]{2,12}?)(?:的)?面积(?:也)?(?:与|和|同)([\p{Han}A-Z0-9]{2,12}?)(?:的面积)?(?:相同|一样|一致|相等)`)

// sameRooms are the rooms of a sentence that are as large as one measured before: 三号机房面积与二号机房相同.
func sameRooms(b *Block, s *Sentence, before []room) []room {
	if !strings.Contains(s.Text, "面积") {
		return nil
	}
	m := sameAs.FindStringSubmatchIndex(s.Text)
	if m == nil {
		return nil
	}
	for i := range before {
		if k := before[i]; k.field == "area" && k.name == s.Text[m[4]:m[5]] {
			k.name, k.sentence, k.counted = s.Text[m[2]:m[3]], s.Start, 0
			value := k.f.Value
			k.f = b.clauseAt(s.Start+m[0], s.Start+m[1])
			k.f.Value = value
			return []room{k}
		}
	}
	return nil
}

// countsRooms reports whether a number of things is one of rooms: 机考室2间, 理论考试场地两处, 3个考场.
func countsRooms(sentence string, k *cued) bool {
	return strings.HasSuffix(k.Unit(), "间") || strings.HasSuffix(k.Unit(), "处") || strings.HasSuffix(k.Unit(), "个") && hasAnyPrefix(sentence[k.UnitEnd:], ":", "考场", "教室")
}

// spokenRoom is the room that a number's word names, or that an item or an earlier word of the sentence leaves it with.
func spokenRoom(sentence string, k *cued, item, last string) (what string, now, whole bool) {
	what, whole = k.subject, wholeRoom(k.between)
	if exam := examOf(sentence, k); exam != "" {
		return exam, false, whole
	}
	if whole && k.Kind == Area && ofSeveralKinds(sentence, k) {
		return "-", false, true
	}
	if what == "theory" && !tellsExam.In(k.word(sentence)) && governed(sentence, k) == "practical" {
		return "practical", false, whole
	}
	switch {
	case what == "theory" && !strings.HasPrefix(k.word(sentence), "理论") && forPractice(sentence[:k.at]):
		return "practical", false, whole
	case what == "office" && k.at < k.after && premises.Begin(sentence[k.after:]):
		return "-", false, whole
	case what == "now":
		return last, true, whole
	case what == "":
		return item, false, whole
	case what == "-" && altogether(k, k.word(sentence)):
		return cmp.Or(strings.Trim(last, "-"), roomBefore(sentence[:k.at])), true, whole
	case what == "-" && k.Kind == Area && k.word(sentence) == "总面积" && roomsBefore(sentence[:k.at]) != "":
		return roomsBefore(sentence[:k.at]), false, true
	case what == "-" && whole && k.Kind == Area && last != "-" && last != "" && besideExams.MatchString(k.word(sentence)): // 一处在仓库旁,100平方米,三处合起来450平方米
		return last, false, true
	case what == "-" && governed(sentence, k) != "":
		return governed(sentence, k), false, whole
	case what == "-" && k.Kind == Area && k.word(sentence) == "建筑面积":
		return cmp.Or(roomBuilt(sentence[:k.at]), what), false, whole
	case what == "-" && k.word(sentence) == "其中":
		return last, false, whole
	case what == "-" && k.Kind == Area && (isTotalArea(k.word(sentence)) || coversGround(sentence, k)): // 实操考场…,总面积1850平方米
		return roomBefore(sentence[:k.at]), false, k.word(sentence) != "使用面积" || generalRoom(roomName(sentence, k.Start)) // 烹饪实操室使用面积210平方米
	case what == "-" && k.Kind == People && isTotalArea(k.word(sentence)): // 使用面积84平方米,可容纳40人考试
		return last, false, whole
	}
	return what, false, whole
}

// useOf says at the head of a part of a sentence for what the rooms behind it are used: 技能考核使用….
var useOf = patternOf(`^(?:(理论)|技能|实操|操作|实际操作|实训)\p{Han}{0,6}?(?:使用|利用|借用|安排在|设在|放在|用的是|用|在)`)

// forPractice reports whether the part of a sentence that goes up to a room begins with the practical exam that its rooms are used for:
// 技能考核使用茶艺室和软件机房.
func forPractice(before string) bool {
	m := useOf.FindStringSubmatchIndex(lastPart(before, ";。"))
	return m != nil && m[2] < 0
}

// premises go on behind 办公 where an area is that of all there is, not of the office: 办公和考试场所在写字楼三层,720平方米.
var premises = listOf("和考试", "和考核", "和教学", "和培训", "和考场", "及考试", "及考核", "及教学", "及培训", "与考试", "与考核", "与教学", "与培训", "、考试", "、考核", "、教学", "、培训", "兼考")

// stationsNext reports whether the next number behind the one at a place counts stations in the same breath: whatever the room is
// called, exams are held there (模拟飞行室80m2、10个工位).
func stationsNext(p *Piece, at int) bool {
	for i := range p.Numbers() {
		if n := &p.Numbers()[i]; n.Start > at {
			between := p.Text[p.Numbers()[i-1].UnitEnd:n.Lead]
			return listedOn(between) && (n.Kind == Stations || n.Kind == Items && (kindAhead(p.Text[n.UnitEnd:]) || hasAnySuffix(between, "工位", "灶位")))
		}
	}
	return false
}

func hasKind(list []Number, kind Kind) bool {
	return slices.ContainsFunc(list, func(n Number) bool { return n.Kind == kind })
}

// wholeRoom reports whether the words before a figure make it the sum of all rooms: 合计, 共, 合起来, 总面积; not 公共实训区.
func wholeRoom(between string) bool {
	return strings.Contains(between, "总面积") || slices.ContainsFunc(partWords.Find(between), func(h Hit) bool { return shares[h.Row.Means] == summing })
}

// noneOfRoom reports whether a figure is no measure of a room that is there: that of one not there yet or no more, what rules ask for, a
// range, what each person has, or seats in the brackets of a practical room.
func noneOfRoom(sentence string, k *cued, field string) bool {
	switch word := k.word(sentence); word {
	case "新增", "扩建", "拟建", "将建", "原有", "上年", "去年", "另有", "另设":
		if !altogether(k, word) {
			return true
		}
	}
	return k.Range || meantFor(sentence, k.Start) || field == "seats" && k.subject == "practical" && k.bracketed || hasAny(k.between, "新增", "人均", "平均") || askedFor(sentence, k.Number) || isDifference(sentence, k.Number) || wasBefore(sentence, k.Number)
}

// altogether reports whether a figure behind that of new rooms is of all there are now: 实操场地新增1处120平方米,现共4处、合计690平方米.
func altogether(k *cued, word string) bool {
	return (word == "新增" || word == "扩建") && (nowAll.MatchString(k.between) || wholeRoom(k.between))
}

var nowAll = patternOf(`[,、](?:现|目前|已|累计)`)

// meantFor reports whether the part of a sentence before a figure says that rooms are only meant to be built: 拟于2025年新建理论考场200平方米、考位100个.
func meantFor(sentence string, at int) bool {
	part := lastPart(sentence[:at], ";。")
	if !meantWords.In(part) {
		return false
	}
	m := meantToBuild.FindAllStringIndex(part, -1)
	return m != nil && !hasAny(part[m[len(m)-1][1]:], "目前", "现", "已")
}

var (
	meantWords   = listOf("拟", "计划", "预计", "打算", "明年", "力争", "规划", "将")
	meantToBuild = patternOf(`(?:^|[^模虚])拟(?:于|在|将|新|扩|建|增|改|投|再)|(?:^|[^按照依年])(?:计划|规划)[^,;:]{0,14}(?:新建|新增|增加|增设|增至|扩建|扩至|扩大|改建|建设|改造|添置|建成|达到|再)|预计|打算|明年|力争|将(?:于|在|新|扩|增|建|投|再)`)
)

// measures reports whether a sentence gives the area, seats or stations of a room.
func measures(s *Piece) bool {
	return s.Says(stationWords) || hasKind(s.Numbers(), Stations) || hasKind(s.Numbers(), Area)
}

var stationWords = anyOf("工位", "考位", "机位", "座位")

// asStations are words behind a count of machines, stoves or beds that make each of them a station: 16台,一台一位; 二十张,每张床位即一个工位.
var asStations = patternOf(`^[,(]?(?:一人一[机台岗位灶桌床](?:[,。;)]|$)|(?:一人一.,)?(?:每|一)[台张灶桌机床套座车个辆架]\p{Han}{0,4}?(?:即|就是|即为|就|算|为|作|设|对应)?(?:一|1)(?:个)?(?:考核|实操)?(?:工位|位|岗))`)

// perStation is stations for a count of things each of which is one, "" for any other.
func perStation(sentence string, k *cued) string {
	after := sentence[k.UnitEnd:]
	if (k.Kind == Items || k.Kind == Certificates || k.Kind == Plain) && hasAnyPrefix(strings.TrimLeft(after, ",("), "一", "每") && asStations.MatchString(after) {
		return "stations"
	}
	return ""
}

// roomName is the words that name the room of a figure: those between the last punctuation and the figure, or the piece
// before that where they say no more than 面积 and 工位. "" where the sentence has none.
func roomName(sentence string, at int) string {
	for lead := sentence[:at]; lead != ""; {
		lead = strings.TrimRight(lead, ",;。、:( \t")
		last := lastPart(lead, ",;。、:()\t")
		if open := strings.LastIndexByte(lead, '('); strings.HasSuffix(lead, ")") && open >= 0 { // 实操室(面点)210平方米
			last = lastPart(lead[:open], ",;。、:()\t") + lead[open:]
		}
		piece := last
		if roomFillers.In(last) {
			piece = withoutRoomFillers.Replace(last)
		}
		n := Numbers(piece)
		if hasKind(n, Area) {
			return ""
		}
		if piece != "" {
			if len(n) > 0 && hasAnySuffix(piece, "间", "处") { // 评茶室1间
				return piece[:n[len(n)-1].Start]
			} else if len(n) > 0 && hasAnySuffix(piece, "平方米", "m2", "位", "座") {
				return ""
			}
			if !strings.HasPrefix(piece, "每") && !anyRoom.Is(piece) {
				return piece
			}
		}
		lead = lead[:len(lead)-len(last)]
	}
	return ""
}

// anyRoom are words before an area that name no room: 电工考核在机修厂,车间面积300平方米.
var anyRoom = listOf("车间", "厂房", "场地", "室内", "考场")

// roomFillers are the words beside the name of a room that do not name it; they stay within the words of roomWords.
var (
	roomFillers        = listOf("考核工位", "实操工位", "工位", "灶位", "工作站", "考位", "机位", "座位", "建筑面积", "使用面积", "面积", "数", "约", "为", "共", "设有", "配有", "设", "配", "有", "各", "其中", "另")
	roomWords          = []string{"配电", "装配", "设备", "设施"}
	withoutRoomFillers = func() *strings.Replacer {
		var pairs []string
		for _, w := range roomWords {
			pairs = append(pairs, w, w)
		}
		for _, w := range roomFillers.list {
			pairs = append(pairs, w, "")
		}
		return strings.NewReplacer(pairs...)
	}()
)

// roomOccupation is the occupation whose room a figure measures: that of the room's name, the one filed occupation that
// the name is a piece of (家政服务实操室, 工业机器人工位), else for stations the last one that the words before the figure name.
func roomOccupation(r *Reading, name, before, field string) string {
	if o := r.tradeOf(name); o != "" {
		return o
	}
	if field == "stations" {
		return r.occupationAtEnd(before)
	}
	return ""
}

// beforeCounts are what stands between a word and the count of it.
const beforeCounts = " \t:为共合计总约有设达仅只才"

// kindOfStation reports whether the words before a count name one kind of station: 育婴工位, not 考核工位.
func kindOfStation(between string) bool {
	s := strings.TrimRight(between, beforeCounts)
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
		if what == "theory" || !strings.HasPrefix(k.Unit(), "座") && k.Unit() != "位" && !strings.Contains(k.Unit(), "桌") {
			return "seats"
		}
	case Stations:
		return "stations"
	case People:
		if what == "theory" && (hasAnySuffix(k.between, "坐", "容纳", "坐得下") || hasAnyPrefix(sentence[k.UnitEnd:], "同时考试", "同时参加考试", "同时机考")) {
			return "seats"
		}
	case Items, Plain:
		after := sentence[k.UnitEnd:]
		if otherThings.Begin(k.Unit() + after) { // 每个工位1路
			return ""
		}
		before := strings.TrimRight(strings.TrimSuffix(strings.TrimRight(k.between, "()"+beforeCounts), "分别"), "各")
		before = strings.TrimSuffix(strings.TrimSuffix(reached.ReplaceAllString(before, ""), "总数"), "数量")
		switch {
		case hasAnySuffix(before, "考位", "机位", "座位", "席位", "考位数", "机位数", "座位数") || hasAnyPrefix(after, "考位", "机位", "座位", "标准考位", "考试机位", "考试座位", "席位", "标准座位", "标准机位"):
			return "seats"
		case hasAnySuffix(before, "工位", "工位数", "工位共", "工位总数", "灶位") || k.Unit() == "个" && strings.HasSuffix(before, "工作站") || kindAhead(after):
			return "stations"
		}
	}
	return ""
}

// otherStations are other words for 工位, after what stands on one.
var otherStations = listOf("灶位", "工作站", "焊位", "操作位", "作业位", "台位", "案位", "炉位", "镜位", "实操位", "实训位", "考核位")

// otherThings begin behind a number what it counts beside the places of a room.
var otherThings = listOf("路", "组", "盏", "具", "把", "根", "支", "元")

// reached ends what leads to a count: 考位总数达到60个.
var reached = patternOf(`(?:已|现)?(?:达到|达|增至|增加到|增加至|扩至|扩充到)$`)

// kindAhead reports whether 工位 follows a count, alone or with a word of its kind (24个绣架工位), or another word for one. With a count
// of its own behind it it is of that: 三个区合起来工位36个.
func kindAhead(after string) bool {
	i := strings.Index(after, "工位")
	if otherStations.Begin(after) {
		return true
	}
	if i > 0 && beginsWithNumber(after[i+len("工位"):]) {
		return false
	}
	return i == 0 || i > 0 && runeCount(after[:i]) <= 4 && allHan(after[:i])
}
