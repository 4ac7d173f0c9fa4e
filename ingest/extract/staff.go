package extract

import (
	"strings"
)

var staffWords = loadCues("staff", staffFile)

// posts are the head counts of the contract.
var posts = [...]string{"full_time", "part_time", "managers", "examiners", "supervisors", "experts"}

// staffFacts reads head counts: 专职4人, 兼职7人, 考评员19人, 质量督导员3名, 5名专职人员.
func staffFacts(r *Reading, c *Collector) {
	list := mentionLists.lend()
	defer func() { mentionLists.takeBack(list) }()
	year := r.Year()
	for i := range r.Blocks {
		b := &r.Blocks[i]
		switch {
		case b.Margin || b.Note || b.Section == Plans || b.Section == TrainingPart && (b.Table == nil || !b.Table.isMixed()):
		case b.Table != nil:
			list = staffTable(list, b.Table, year)
		default:
			from := len(list)
			list = staffIn(list, r, b)
			for k := from; k < len(list); k++ {
				list[k].chapter = b.chapter(itsExaminers)
			}
		}
	}
	r.labelledBlocks(func(b *Block, label string) {
		means := staffWords.Means(label)
		if n := Numbers(b.Text()); means != "" && means != "-" && isNumberCell(b.Text()) {
			if v, ok := n[0].Int(); ok {
				list = append(list, mention{of: means, value: float64(v), rank: 6, f: b.whole()})
			}
		}
	})
	for _, post := range posts {
		list = r.ofSites(list, post, foremost)
		settlePost(c, post, list)
	}
}

// settlePost gives a post the first of the surest figures for it. Another as sure that is no part contradicts it; those of one
// sentence that nobody adds up are parts, for a person to look at.
func settlePost(c *Collector, post string, list []mention) {
	if post == "examiners" && settleChapters(c, list) {
		return
	}
	rank := 0
	for i := range list {
		if m := &list[i]; m.of == post && !m.spent {
			rank = max(rank, m.rank)
		}
	}
	var best []*mention
	for i := range list {
		if m := &list[i]; m.of == post && !m.spent && m.rank == rank {
			best = append(best, m)
		}
	}
	if len(best) == 0 {
		return
	}
	f, sum := best[0].f, best[0].amount()
	var other *mention
	for _, m := range best[1:] {
		switch beside := m.f.At == f.At && m.sentence == best[0].sentence; {
		case beside && m.share == inside && m.bracket > best[0].bracket && best[0].bracket > 0: // 办公室(专职2人)、考务部(专职3人)
			sum += m.amount()
			f.Doubt = partsAdded
		case m.share == inside || m.amount() == best[0].amount():
		case beside:
			sum += m.amount()
			f.Doubt = partsAdded
		case other == nil:
			other = m
		}
	}
	c.put("staff/"+post, int(sum), f)
	if other != nil && other.amount() != sum {
		c.put("staff/"+post, int(other.amount()), other.f)
	}
}

// staffIn appends the head counts of a paragraph.
func staffIn(to []mention, r *Reading, b *Block) []mention {
	from, rank := len(to), 2
	if b.Section == Foundation || b.Section == None {
		rank = 5
	}
	for i := range b.Sentences() {
		s := &b.Sentences()[i]
		if !s.Speaks(staffWords) {
			continue
		}
		sentence := s.Text
		cues := s.Cued(staffWords)
		for i, k := range cues {
			v, ok := k.Int()
			touching := k.Kind == Items && k.Unit() == "个" && k.subject != "" && isFiller(k.between) // 考评员5个
			if !ok || k.Approx != Exact || k.Range || k.bracketed || k.Kind != People && !touching || askedFor(sentence, k.Number) {
				continue
			}
			m := mention{of: postOf(sentence, &k), value: float64(v), rank: rank, portion: s.portionOf(k.Start), sentence: s.Start, bracket: bracketAt(sentence, k.Start), f: b.clauseAt(s.Start+k.Start, s.Start+k.UnitEnd)}
			if post := heldAs(sentence, &k); post != "" {
				m.of = post
				if strings.HasPrefix(sentence[k.UnitEnd:], "(") {
					m.share, m.bracket = inside, k.UnitEnd // 管理团队3人(均为专职),考务团队7人(专职2人)
				}
				if sum := peopleListed(sentence, &k); sum > v && !wholeRoom(k.between) {
					m.value, m.portion, m.f.Doubt = float64(sum), portion{}, partsAdded
				}
				to = append(to, m)
				continue
			}
			if comeAndGone(sentence, &k) || ofOneExam(sentence, &k) || meantFor(sentence, k.Start) {
				continue
			}
			if !k.first && m.of != "" && m.of != "-" && k.Kind == People && presentAgain(sentence, &k) && !r.namesOccupation(lastPart(sentence[:k.at], ",;:")) { // 考评员16名,一名退出,现有15名
				m.rank, m.portion = rank+1, portion{}
				to = append(to, m)
				continue
			}
			if k.listed {
				m.portion = portion{}
			}
			known := m.of != "" && m.of != "-" && k.Kind == People
			if !k.first && m.share == summing && m.of != "-" && isFiller(trimLeft(k.between, ",")) { // 分别指定2名兼职联络员,共8人
				m.of = ""
			} else if known && m.share == eachOne && (inAllUnits.MatchString(sentence[:k.Lead]) || k.word(sentence) == "" && unitsAlike.MatchString(sentence[:k.Lead])) {
				m.portion, m.f.Doubt = portion{}, "原文说各处有这些人，未说明是每处还是合计"
			} else if known && m.share == eachOne && m.times == 0 { // counts for a sum behind it alone
			} else if known && k.word(sentence) != "" && (!k.first || strings.HasPrefix(sentence[k.after:], "中,") || strings.HasPrefix(sentence[k.after:], "队伍中,")) && m.share != summing {
				m.loose = true
			} else if m.of == "experts" && (askedIn(sentence, &k) || servedOnce(sentence, &k)) {
				m.rank, m.f.Doubt = 1, "原文说请了专家，未说明是不是专家库的人数，请核对"
			} else if m.of == "" || m.of == "-" || !k.first || !staffGap(r, sentence, k) || k.word(sentence) == "" && !countsThePost(sentence, k) {
				continue
			}
			if strings.HasSuffix(k.word(sentence), "教师") && !hasAny(sentence[clauseStart(sentence, k.at):k.Lead], "考务", "评价工作") {
				m.rank, m.f.Doubt = 1, "原文说的是教师，未说明是否从事评价工作"
			}
			m.doubtWhen(sentence, &k, r.Year())
			m.ofColumn(sentence, &k, cues[i:])
			if m.of == "examiners" && i > 0 {
				m.besideSeniors(sentence, &cues[i-1], &k, cues[i+1:])
			}
			to = append(to, m)
		}
	}
	addUp(to[from:], "")
	return to
}

// partsAdded is the doubt of a figure that adds up its parts.
const partsAdded = "由各部分相加"

// peopleListed are the people of a list of posts that ends with a number: 主任1人、副主任2人、考务员3人.
func peopleListed(sentence string, k *cued) int {
	sum := 0
	for _, n := range Numbers(sentence[clauseStart(sentence, k.Start):k.UnitEnd]) {
		if v, ok := n.Int(); ok && n.Kind == People && n.Approx == Exact && !n.Range {
			sum += v
		}
	}
	return sum
}

// doubtWhen doubts a head count of before, one of 人次, or one of a group or a town, where its words do not say that the institution has as many.
func (m *mention) doubtWhen(sentence string, k *cued, year int) {
	lead := sentence[clauseStart(sentence, k.Start):k.Start]
	switch {
	case strings.HasSuffix(k.Unit(), "次"): // a clerk may write 人次 for 人
		if m.rank--; sentTo.Begin(sentence[k.UnitEnd:]) {
			m.rank, m.f.Doubt = 0, "原文说的是人次"
		}
	case otherYear(sentence[clauseStart(sentence, k.Lead):k.Lead], year):
		m.rank, m.f.Doubt = 0, "原文说的是另一年的人数"
	case wasBefore(sentence, k.Number) || strings.Contains(lead, "原有"):
		m.rank, m.f.Doubt = 0, "原文说的是原有的人数，未说明现有多少"
	case qualifierWords.says(lead, "group", "other") && !hasAny(lead, "聘", "抽调", "来自", "派", "请"):
		m.rank, m.f.Doubt = 0, "原文说的可能是集团或全市的人数"
	}
}

// ofOneExam reports whether a number counts those of each exam: 每次考试设监考2人、考评员3人、督导1人.
func ofOneExam(sentence string, k *cued) bool {
	lead := sentence[clauseStart(sentence, k.Start):k.Start]
	return strings.ContainsAny(lead, "每单") && !wholeRoom(k.between) && eachExam.MatchString(lead)
}

var eachExam = patternOf(`(?:每|单)(?:次|场|批|期|个?(?:考场|批次|场次|考点))`)

// presentAgain reports whether a number behind another of its post is what there is now.
func presentAgain(sentence string, k *cued) bool {
	if k.between == ",为" && !hasAny(sentence[min(k.after, k.Start):k.Start], "增加", "减少", "新增", "净增", "净减") {
		return false // 兼职人员减少2人,为7人
	}
	return nowThere.MatchString(k.between) && (k.UnitEnd == len(sentence) || strings.ContainsAny(sentence[k.UnitEnd:k.UnitEnd+1], ",;:()") || hasAnyPrefix(sentence[k.UnitEnd:], "、", "。"))
}

var nowThere = patternOf(`(?:^|,)(?:现有|现为|现在|目前|年末|年底|实有|尚有|余|达到|达|增至|增加到|增加至|减至|为)(?:有|为|共|仅|实有|在册|在聘)*$`)

// bracketAt is where the bracket opens in which a place stands, 0 for none.
func bracketAt(text string, at int) int {
	open := strings.LastIndexByte(text[:at], '(')
	if open < 0 || strings.IndexByte(text[open:at], ')') >= 0 {
		return 0
	}
	return open
}

// clauseEnding is the rest of a clause from a place on.
func clauseEnding(text string, at int) string {
	if i := strings.IndexAny(text[at:], ",;:。)"); i >= 0 {
		return text[at : at+i]
	}
	return text[at:]
}

// besideSeniors makes a count of examiners that stands behind one of 高级考评员 that of both where the sentence adds them up, and doubts it
// where it does not: 高级考评员5人、考评员14人,合计19人.
func (m *mention) besideSeniors(sentence string, before, k *cued, behind []cued) {
	senior := before.word(sentence)
	if !isSenior(strings.TrimPrefix(senior, "其中")) || strings.HasPrefix(senior, "其中") || before.bracketed || before.Kind != People || k.word(sentence) == "" || !isList(sentence[before.UnitEnd:k.at]) && sentence[before.UnitEnd:k.at] != "," {
		return
	}
	for i := range behind {
		if sum := &behind[i]; sum.Value == before.Value+k.Value && wholeRoom(sum.between) {
			m.value, m.portion = sum.Value, portion{}
			return
		}
	}
	m.f.Doubt = seniorsBeside
}

// ofColumn makes the first of a list of counts behind a post and a colon the sum of the list: 专职工作人员构成:管理岗2人、考务岗3人,合计5人.
func (m *mention) ofColumn(sentence string, k *cued, list []cued) {
	gap := sentence[min(k.after, k.Lead):k.Lead]
	colon := strings.LastIndexByte(gap, ':')
	if colon < 0 || m.share != alone || runeCount(strings.Trim(gap[colon+1:], " 共计有为")) < 2 {
		return
	}
	sum, counted := 0.0, 0
	for i := range list {
		n := &list[i]
		if n.Kind != People || n.at != k.at && n.subject != "-" || strings.ContainsAny(sentence[k.Start:n.Start], ";") {
			break
		}
		if n.bracketed {
			continue
		}
		if counted > 1 && n.Value == sum && wholeRoom(n.between) {
			m.value = sum
			return
		}
		sum += n.Value
		counted++
	}
	if counted > 1 {
		m.value, m.f.Doubt = sum, partsAdded
	}
}

// sentTo begin what people were sent to so many times: 考评员共26人次参加了继续教育.
var sentTo = listOf("参加", "接受", "完成", "外出", "赴", "轮训", "参训", "受训", "到场", "执考", "参与")

// moves are the words before a post that make a number one of those who came, went or were sent: 本年新增考评员4名, 派出督导员2人.
var moves = listOf("新增", "新聘", "增聘", "增补", "补充", "新培养", "新取得", "新考取", "解聘", "退出", "调离", "派出", "参加", "送培")

// comeAndGone reports whether a number counts people that came, went or were sent this year rather than all of a post.
func comeAndGone(sentence string, k *cued) bool {
	if k.word(sentence) == "" {
		return false
	}
	lead := sentence[clauseStart(sentence, k.at):k.at]
	return moves.In(lead) && !hasAny(lead, "后", "现有", "共有", "达")
}

var (
	havingWords = listOf("有", "由", "配备", "配有", "聘请", "聘用", "聘任", "聘", "共", "包括", "含", "设", "拥有", "配", "及", "和", "以及", "、", "为", "计", "现有的", "拥有的", "在册的", "在聘的")
	doingIt     = listOf("参与考务", "从事考务", "承担考务", "负责考务", "参与评价", "从事评价", "承担评价", "做考务", "搞考务", "协助考务", "担任考务") // 9人兼职参与考务
	perExam     = listOf("每", "各考", "单场", "单批", "平均", "不少于", "至少", "分别由", "须", "必须")
)

// eachAlone begins what several examiners do side by side at one exam: 评分表由两名考评员各打一份.
var eachAlone = listOf("各", "分别", "独立", "共同", "背靠背", "同时")

// countsThePost reports whether a number before its post counts all who hold it: 配备22名考评员, 6名专职人员、…; not 两名考评员独立评分,
// nor 每场由2名考评员评分.
func countsThePost(sentence string, k cued) bool {
	before := sentence[:k.Lead]
	if perExam.In(lastPart(before, ",;:")) {
		return false
	}
	word := staffWords.At(sentence, k.at)
	if word == nil {
		return false
	}
	rest := strings.TrimLeft(sentence[k.at+len(word.Word):], " ")
	if strings.HasSuffix(before, "由") && eachAlone.Begin(rest) {
		return false
	}
	onlyCounted := doingIt.Begin(rest) || rest == "" || startsWithNumeral(rest) || strings.IndexByte(",;:(", rest[0]) >= 0 || hasAnyPrefix(rest, "、", "和", "及", "以及", "。", "等", "组成")
	if strings.HasSuffix(before, "有") && !hasAnySuffix(before, "共有", "现有", "拥有", "配有", "设有", "已有", "聘有", "备有", "建有") {
		return onlyCounted // not 另有1名考评员迟到
	}
	return onlyCounted || havingWords.End(strings.TrimRight(before, " "))
}

var (
	asks = listOf("请", "聘", "邀", "商请", "求助")
	// helpingOut begins behind a count of experts with what they are asked for.
	helpingOut = listOf("把关", "论证", "审题", "会诊", "审核", "指导", "评审", "命题", "出题", "坐镇", "担任", "参与", "参加", "复核", "审定", "当顾问", "做顾问", "任顾问", "帮忙", "支持", "提供", "协助", "会商", "给")
)

// servedOnce reports whether a number counts the experts who took part in something, not all there are: 本年度有9名专家参与命题.
func servedOnce(sentence string, k *cued) bool {
	word := staffWords.At(sentence, k.at)
	return word != nil && k.at >= k.UnitEnd && hasAnyPrefix(sentence[k.at+len(word.Word):], "参与", "参加", "担任", "承担", "出席", "到场")
}

// askedIn reports whether a number counts experts whom the institution asks to help, not those of one exam: 遇到拿不准的题，请市妇幼保健院的4位专家把关.
func askedIn(sentence string, k *cued) bool {
	lead := sentence[clauseStart(sentence, k.Start):k.Start]
	word := staffWords.At(sentence, k.at)
	return word != nil && k.at >= k.UnitEnd && asks.In(lead) && !perExam.In(lead) && helpingOut.Begin(sentence[k.at+len(word.Word):])
}

// allHold says behind a count of people that all of them are full-time or part-time: 评价专员2名,均为专职.
var allHold = patternOf(`^[,(]?(?:均|都|全部|全)(?:为|是|系|属)(专职|兼职)(?:工作)?(?:人员)?(?:[,;。)]|$)`)

// lentTo says behind a count of people whose posts are others that they do the assessments beside these: 抽11名班组长兼职做考务.
var lentTo = patternOf(`^\p{Han}{1,6}?(专职|兼职)(?:做|搞|干|管|从事|承担|负责|协助|参与|担任)\p{Han}{0,4}(?:考务|评价|认定|考试)`)

// heldAs is full_time or part_time where that is said behind a count of those who run the assessments, "" for any other.
func heldAs(sentence string, k *cued) string {
	after := sentence[k.UnitEnd:]
	if k.Kind != People {
		return ""
	}
	if strings.Contains(firstRunes(after, 8), "职") {
		if m := lentTo.FindStringSubmatch(after); m != nil {
			return postIn(m[1], "")
		}
	}
	if !hasAnyPrefix(strings.TrimLeft(after, ",("), "均", "都", "全") {
		return ""
	}
	m := allHold.FindStringSubmatch(after)
	who := sentence[clauseStart(sentence, k.Start):k.Start]
	if m == nil || !hasAny(who, "评价", "考务", "认定", "鉴定", "管理", "工作人员", "专员") || hasAny(who, "考评员", "考评人员", "督导", "专家", "教师") {
		return ""
	}
	return postIn(m[1], "")
}

// postOf is the post that a word names. 专职 in front of 管理人员 and other 人员 makes one post of both: 专职考评管理人员.
func postOf(sentence string, k *cued) string {
	means, word := k.subject, k.word(sentence)
	if means == "-" && word == "" && strings.HasPrefix(sentence[k.at:], "专家组") { // 组建9人专家组
		return "experts"
	}
	if hasAnySuffix(word, "教师", "职工", "员工") && strings.HasSuffix(sentence[:k.at], "的") { // 兼职参与考务的教师
		return postIn(sentence[clauseStart(sentence, k.at):k.at], means)
	}
	if means != "managers" && means != "-" || !strings.HasSuffix(word, "人员") {
		return means
	}
	return postIn(lastPart(sentence[:k.at], ",;:。、()0123456789 "), means)
}

// postIn is full_time or part_time where the words before a post make it that, else what it means without them.
func postIn(lead, means string) string {
	switch {
	case strings.Contains(lead, "专兼职"):
	case strings.Contains(lead, "专职"):
		return "full_time"
	case strings.Contains(lead, "兼职"):
		return "part_time"
	}
	return means
}

// withThem are words that take those who hold two posts in: 督导员连同兼任的共5人.
var withThem = patternOf(`(?:连同|含|包括|加上)兼任(?:的|者|人员)?`)

// inAllUnits ends with a post of several units alike, whose number may be of each or of all: 各车间兼职9人. unitsAlike ends with the units,
// where the post stands behind the number: 各车间9名兼职人员.
var (
	unitsAlike = patternOf(units + `$`)
	inAllUnits = patternOf(units + `(?:专职|兼职)(?:人员|考务员)?$`)
)

const units = `(?:^|[,;:。、])各(?:专业部|车间|系部|系|工段|分厂|部门|科室|校区|教学点|单位|班组|门店|网点|场站|分公司|厂区|县区)`

// staffGap reports whether the words between a post and its number leave them together, and the post is the whole
// institution's: not 美发师考评员6人, not 其余4人.
func staffGap(r *Reading, sentence string, k cued) bool {
	gap := withThem.ReplaceAllString(sentence[min(k.after, k.Lead):k.Lead], "")
	if len(gap) > 60 || containsAny(gap, ",;。0123456789") {
		return false
	}
	if strings.HasSuffix(k.Unit(), "次") && hasAny(gap, "到场", "督导", "参与", "执考", "出动", "派出") { // 督导员到场督导16人次
		return false
	}
	if hasAny(gap, "其余", "每", "不少于", "职称", "平均", "增加", "减少", "新增", "新聘", "解聘", "退出", "补充", "培训", "参加", "选派", "组织", "调", "岁", "兼任", "违规", "违纪", "获", "缺", "更换", "轮换", "退休", "年审", "到期", "过期", "续聘", "换证", "晋升", "不合格", "优秀") {
		return false
	}
	if k.subject != "examiners" {
		return true
	}
	if len(LevelsIn(gap)) > 0 && len(LevelsIn(clauseEnding(sentence, k.UnitEnd))) > 0 { // 考评员三级及以下12人、二级及以上6人
		return false
	}
	return !r.namesOccupation(lastPart(sentence[:k.at], ",;:")) && !r.namesOccupation(gap)
}

// staffRole is the post that a label of a table of staff names; the short words of its heads too: 管理, 督导, 考评.
func staffRole(label string) string {
	label = strings.Trim(strings.TrimPrefix(bareHeader(label), "其中"), " :")
	switch label {
	case "管理":
		return "managers"
	case "督导", "内督":
		return "supervisors"
	case "考评":
		return "examiners"
	}
	return staffWords.Means(label)
}
