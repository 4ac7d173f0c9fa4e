package extract

import (
	"strings"
	"unicode/utf8"

	"nianping"
)

var scopeTriggers = listOf("备案的职业", "备案职业", "备案工种", "备案的工种", "备案范围", "备案的评价范围", "备案项目", "备案考核项目", "备案的考核项目", "评价范围", "认定范围",
	"备案的项目", "备案的专项", "备案专项", "备案情况", "备案等级认定职业", "备案了", "备案:", "等级认定备案", "能力考核备案", "获批职业", "核准职业", "备案认定职业", "备案评价职业", "备案为:", "备案有", "备案共", "备案的范围", "备案的是", "备案内容",
	"备案的等级", "备案的评价职业", "备案的认定职业", "评价职业及等级", "认定职业及等级", "评价职业和等级", "认定职业和等级", "评价职业(工种)及等级", "认定职业(工种)及等级", "专项职业能力考核项目:", "专项职业能力项目:", "专项能力考核项目:")

// fromScope reads the names that a statement of the filed scope lists.
func (n *Names) fromScope(r *Reading, b *Block) {
	for _, s := range b.ScopeStatements() {
		n.list(r, b, s.Start, s.End)
	}
}

// list reads names from a listing: 车工（职业编码…），五级至一级；钳工…
func (n *Names) list(r *Reading, b *Block, start, end int) {
	text := b.Text()
	programme := ProgrammeIn(text[:start])
	if lead := text[start:min(end, start+len("备案的考核项目为"))]; (strings.Contains(lead, "项目") || strings.Contains(lead, "专项")) && !hasAny(lead, "职业", "工种") && programme == "" {
		programme = nianping.Specialised
	}
	depth, from, named := 0, start, programmeNames.In(text[start:end])
	kind := Span{} // the bracket that is part of the name at hand
	bare := func(to int) int {
		if kind.Start > from {
			return kind.Start
		}
		return to
	}
	take := func(to int) {
		to = bare(to)
		if named { // the listing speaks of one
			if p := ProgrammeIn(text[from:to]); p != "" {
				programme = p
			} else if p := segmentProgramme(text, from, start, end); p != "" {
				programme = p
			}
		}
		if s, e, ok := n.trim(text, from, to, programme == nianping.Specialised); ok {
			of := programme
			if of == nianping.Specialised && levelsBehind(text[e:end]) {
				of = "" // 认定职业1个、专项能力项目1个:电工(五级),…: an item has no levels
			}
			if e == kind.Start {
				e = kind.End
			}
			n.add(Name{Text: text[s:e], Written: b.View.Original(s, e), Programme: of, Scope: true})
		}
	}
	levels, inBracket := LevelsIn(text[:end]), false
	for i := start; i < end; {
		c, w := utf8.DecodeRuneInString(text[i:])
		for len(levels) > 0 && levels[0].Start < i {
			levels = levels[1:]
		}
		switch {
		case depth == 0 && len(levels) > 0 && levels[0].Start == i && levels[0].List: // 叉车司机为五、四级: no mark of the listing
			w = levels[0].End - i
		case c == '(' && depth == 0 && tradesCounted.MatchString(text[from:i]) && !hasAnyPrefix(text[i:], "(工种)", "(职业)"): // 五级至三级2个职业(电工、焊工)
			take(i)
			from, inBracket = i+w, true
		case c == ')' && inBracket:
			take(i)
			from, inBracket = i+w, false
		case c == '(' && depth == 0 && r.kindAt(text, from, i) > 0:
			kind = Span{i, r.kindAt(text, from, i)}
			w = kind.End - i
		case depth == 0 && quotedName(text[i:end]) != "" && leadsName(text[from:i]):
			name := quotedName(text[i:end])
			w = len(name) + 2*w // with its marks
			if p := segmentProgramme(text, from, start, end); p == nianping.Specialised {
				programme = p
			}
			if programme == nianping.Specialised || endsName(name) || jobWords.Means(name) != "" {
				from = i
				take(i + w)
				from = i + w
			}
		case c == '(' || c == '[' || c == '【':
			if depth == 0 {
				take(i)
			}
			depth++
		case c == ')' || c == ']' || c == '】':
			depth = max(0, depth-1)
			from = i + w
		case depth == 0 && c == ':' && notYetOrNoMore.In(text[from:i]): // 拟申报专项职业能力考核项目:…
			for w = 1; i+w < end && !hasAnyPrefix(text[i+w:], ";", "。", "\n"); w++ {
			}
			from = i + w
		case depth == 0 && strings.HasPrefix(text[i:], "备案"):
			take(i)
			from, w = i+len("备案"), len("备案")
		case depth == 0 && strings.ContainsRune("和及与以", c) && from < i && !n.whole(text, from, bare(i)) && !twoCounted.MatchString(text[i:end]) && !(c != '以' && announcesTwo.MatchString(text[start:from]) && oneAnd(text[from:end])) &&
			!(programme == nianping.Specialised && (lastOfListing(text[:from], text[i:end]) || n.aloneElsewhere(r, text, from, bare(i)))):
		case depth == 0 && (strings.ContainsRune("、,;:。和及与以\t\n·•", c) || strings.HasPrefix(text[i:], "--")):
			take(i)
			from = i + w
		}
		i += w
	}
	if depth == 0 {
		take(end)
	}
}

// kindAt is where the bracket ends that begins behind an occupation and is part of its name, as it says of which kind it is, 社会体育指导员（健身）（五级、四级）;
// 0 for any other. Its levels or its code follow, or a table calls the occupation so.
func (r *Reading) kindAt(text string, from, open int) int {
	inside, rest, closed := strings.Cut(text[open+1:], ")")
	name := text[from:open]
	if k := runeCount(inside); !closed || k < 2 || k > 10 || !allHan(inside) || strings.HasPrefix(inside, "原") || notAKind.In(inside) || len(LevelsOf(inside)) > 0 || len(LevelsIn(inside)) > 0 || ProgrammeIn(inside) != "" ||
		!endsName(name) && !jobAtEnd(name) {
		return 0
	}
	end := open + 1 + len(inside) + 1
	if m := LevelsIn(firstRunes(rest, 16)); len(m) > 0 && strings.Trim(rest[:m[0].Start], "(,:为是等级别均都 ") == "" || levelsBehind(rest) || len(occupationCode.FindString(firstRunes(rest, 20))) > 0 ||
		r.tableCalls(name, text[open:end]) {
		return end
	}
	return 0
}

// notAKind are words of a bracket behind an occupation that say something of its filing.
var notAKind = listOf("工种", "职业", "项目", "新增", "新备", "新开", "原有", "原为", "已", "未", "含", "仅", "只", "暂", "停考", "停止", "年", "包括", "以下", "以上", "试点", "增", "首", "简称", "校区", "均", "都", "不", "级", "个",
	"备案", "有效", "编码", "代码", "考评", "评价", "认定", "合作", "委托", "名称", "统称", "人", "待", "今", "曾", "拟")

// tableCalls reports whether a cell of a table is the name with which words end and the bracket behind it.
func (r *Reading) tableCalls(words, bracket string) bool {
	for i := range r.Blocks {
		if t := r.Blocks[i].Table; t != nil && t.anyCell(func(cell string) bool {
			name, ok := strings.CutSuffix(cell, bracket)
			return ok && name != "" && strings.HasSuffix(words, name)
		}) {
			return true
		}
	}
	return false
}

// aloneElsewhere reports whether the document calls an item alone that ends at a place of a listing.
func (n *Names) aloneElsewhere(r *Reading, text string, from, to int) bool {
	s, e, ok := n.trim(text, from, to, true)
	return ok && r.callsAlone(text[s:e])
}

// callsAlone reports whether the document calls something by a name alone that a listing joins to another: a cell that holds no more, or its
// candidates (山地徒步向导服务报考57人). Then 山地徒步向导服务和攀岩保护操作 are two.
func (r *Reading) callsAlone(name string) bool {
	if runeCount(name) < 3 {
		return false
	}
	for i := range r.Blocks {
		b := &r.Blocks[i]
		if b.Table != nil {
			if b.Table.anyCell(func(cell string) bool { return cell == name }) {
				return true
			}
			continue
		}
		for _, behind, ok := strings.Cut(b.Text(), name); ok; _, behind, ok = strings.Cut(behind, name) {
			if candidatesBehind.Begin(behind) {
				return true
			}
		}
	}
	return false
}

// candidatesBehind are the words with which the candidates of an occupation are counted behind its name.
var candidatesBehind = listOf("报考", "报名", "实考", "参考", "参加考核", "合格")

const (
	smallCount = `(?:\d{1,3}|[一二两三四五六七八九十]{1,3})` // a number of few things, in digits or in words
	tradeCount = smallCount + `(?:个|项)(?:职业|工种)`  // how many occupations: 2个职业
	personUnit = `(?:个?人|名|位)`
	fewPeople  = smallCount + personUnit // 3人, 十二位
)

// tradesCounted ends with how many occupations the bracket behind it lists: 五级至三级2个职业, 工种3个.
var tradesCounted = patternOf(`(?:` + tradeCount + `|(?:职业|工种|项目)` + smallCount + `(?:个|项)|` + smallCount + `(?:个|项)` + itemProgramme + `)$`)

// levelsBehind reports whether the levels of a name stand in brackets behind it: (五级、四级).
func levelsBehind(rest string) bool {
	inside, ok := strings.CutPrefix(rest, "(")
	inside, _, _ = strings.Cut(inside, ")")
	return ok && len(LevelsIn(inside)) > 0
}

// announcesTwo ends with the words that say that two names follow: 考核项目两个,; 两个项目分别.
var announcesTwo = patternOf(`(?:两|二|2)(?:个|项|种)(?:专项职业能力|专项|考核)?(?:职业|工种|项目)?(?:分别)?[,:]?$`)

// twoCounted joins the second of two names to the first, with their number behind: 徽墨描金|和歙砚制作两个项目.
var twoCounted = patternOf(`^(?:和|与|及|以及)[^,;。、和与及]{2,12}(?:两|二|2)(?:个|项|种)(?:专项职业能力|专项|考核)?(?:职业|工种|项目)`)

// oneAnd reports whether the clause with which a text begins joins two names and no more: 整理收纳和家常菜制作.
func oneAnd(text string) bool {
	clause := firstClause(text)
	return !strings.Contains(clause, "、") && strings.Count(clause, "和")+strings.Count(clause, "与")+strings.Count(clause, "及") == 1
}

// lastOfListing reports whether the 和 that a text begins with joins the last item of a listing to the one before, which another
// mark led in: 徽墨描金、竹编制作、木版拓印和鱼灯制作.
func lastOfListing(before, rest string) bool {
	return strings.HasSuffix(before, "、") && hasAnyPrefix(rest, "和", "与", "以及") && oneAnd(rest)
}

// whole reports whether a piece of a listing can end here: 公路收费及监控员 is one name.
func (n *Names) whole(text string, from, to int) bool {
	piece := text[from:to]
	for i := range piece {
		if jobWords.Means(piece[i:]) != "" {
			return true
		}
	}
	return endsName(piece) || len(LevelsIn(piece)) > 0 || strings.HasSuffix(piece, "制作") || strings.HasSuffix(piece, "项目")
}

// segmentProgramme is the programme that the part of a listing between semicolons names, where it names one only: it
// may stand behind the names (保安员五级、四级，属职业技能等级认定；…).
func segmentProgramme(text string, at, start, end int) nianping.Programme {
	start = at - len(lastPart(text[start:at], ";。"))
	if k := indexAny(text[at:end], ";。"); k >= 0 {
		end = at + k
	}
	if k := strings.Index(text[at:end], ",另"); k >= 0 { // 职业有…,另有专项职业能力考核项目…
		end = at + k
	}
	return onlyProgramme(text[start:end])
}

// onlyProgramme is the programme that a piece of text names, "" where it names none or several.
func onlyProgramme(text string) nianping.Programme {
	found := nianping.Programme("")
	if !programmeNames.In(text) {
		return ""
	}
	for _, w := range programmeWords {
		if contains(text, w.word) {
			if found != "" && found != w.programme {
				return ""
			}
			found = w.programme
		}
	}
	return found
}

// countedTail is what a listing ends with: 讲解员两个, 冻米糖制作2个项目.
var countedTail = patternOf(`等?` + smallCount + `(?:个|项|类)(?:专项职业能力|专项能力|专项)?(?:职业|工种|项目|考核项目|考核|专项|职业工种)?$`)

// nameLeads are words behind which a name begins.
var nameLeads = listOf("了", "分别为", "分别是", "包括", "职业为", "项目为", "工种为", "职业是", "项目是", "职业有", "工种有", "项目有", "即", "备案", "为", "是", "有", "含", "涵盖", "涉及", "和", "及", "与", "以及", "另有", "其中", "承担", "承接", "开展", "受托", "新增", "增加", "增补", "新备", "叫", "叫做", "叫作")

var nameStops = []string{"认定", "评价", "考核", "等级", "职业", "备案", "情况", "年度", "单位", "机构", "人员", "公司", "级", "考生", "本年", "全部", "工种", "项目", "其中", "主要", "开展", "范围", "统计", "延续", "启动", "准备", "两个", "三个", "以上", "各", "批准", "通过", "申请", "有效期", "要求", "调整", "考评", "信息", "如下", "名单", "名册", "一览", "证书", "列入", "纳入", "目录"}

// notYetOrNoMore stand before an occupation that is not filed yet or no more: 拟新增钳工, 取消了钳工.
var notYetOrNoMore = listOf(append([]string{"计划", "申报", "申请", "取消", "注销", "撤销", "退出", "停止", "不再"}, intending.list...)...)

// fromLevel are the characters that may stand between an occupation and the first of its levels: 茶艺师从五级到三级.
const fromLevel = "从由自"

// quotedName is what stands in the quotation marks with which a text begins, "" where it begins with none.
func quotedName(text string) string {
	for _, marks := range [...][2]string{{"“", "”"}, {"\"", "\""}, {"「", "」"}, {"《", "》"}} {
		if rest, ok := strings.CutPrefix(text, marks[0]); ok {
			name, _, _ := strings.Cut(rest, marks[1])
			return name
		}
	}
	return ""
}

// leadsName reports whether a quotation behind some words of a listing is a name: behind none, 和, 专项职业能力, 项目为; not 列入, 评为.
func leadsName(words string) bool {
	return words == "" || quoteLeads.End(words) && !hasAnySuffix(words, "评为", "列为", "誉为", "称为")
}

var quoteLeads = listOf("和", "与", "及", "另", "还", "了", "能力", "考核", "项目", "专项", "职业", "工种", "叫", "叫做", "叫作", "为", "是", "有", "即", "包括", "含", "名称", "一个", "一项")

// ofItem is what an item is, before or behind its name: 专项职业能力石头粿制作一项, 石头粿制作专项能力考核.
var ofItem = patternOf(`^` + itemProgramme + `|` + itemProgramme + `(?:` + smallCount + `(?:个|项))?$`)

// leadsOn are the words that only lead from one statement to the next.
var leadsOn = listOf("此外", "另外", "同时", "除此", "之外", "目前", "以及", "还", "另", "并", "也", "又", "再", "已", "现")

// trim cuts a piece of a listing down to a name. An assessed item may be any short phrase, an occupation ends as
// occupations do or is in the classification.
func (n *Names) trim(text string, from, to int, item bool) (int, int, bool) {
	if end := beforeItsLevels(text[from:to]); end > 0 {
		to = from + end
	}
	from += listingHead(text[from:to])
	for {
		piece := text[from:to]
		if jobWords.Means(piece) != "" {
			return from, to, true
		}
		if !nameLeads.In(piece) {
			break
		}
		cut := 0
		for _, lead := range nameLeads.list {
			if k := strings.LastIndex(piece, lead); k >= 0 && !hasAnyPrefix(piece[k:], "有轨", "有色", "有机", "有害", "有线", "叫花", "叫化") && (k == 0 || !isAnd(lead)) && k+len(lead) > cut && k+len(lead) < len(piece) && !endsName(piece[:k+len(lead)]) {
				cut = k + len(lead)
			}
		}
		if cut == 0 {
			break
		}
		if notYetOrNoMore.In(piece[:cut]) {
			return 0, 0, false
		}
		from += cut
	}
	if from < to {
		if m, _ := numberAt(text[from:to], 0); m.End > 0 && m.Start == 0 {
			from += m.UnitEnd
		}
	}
	if m := countedTail.FindStringIndex(text[from:to]); m != nil {
		to = from + m[0]
	}
	for from < to {
		m := LevelsIn(text[from:to])
		if len(m) == 0 {
			break
		}
		if m[0].Start == 0 {
			from += m[0].End
			continue
		}
		to = from + len(strings.TrimRight(text[from:from+m[0].Start], fromLevel))
		break
	}
	if item {
		for m := ofItem.FindStringIndex(text[from:to]); m != nil && m[0] < m[1]; m = ofItem.FindStringIndex(text[from:to]) {
			if m[0] == 0 {
				from += m[1]
			} else {
				to = from + m[0]
			}
		}
	}
	for from < to && strings.ContainsRune(" \"“”‘’'《》★☆1234567890.-", firstRune(text[from:to])) {
		from += utf8.RuneLen(firstRune(text[from:to]))
	}
	for from < to && strings.ContainsRune(" \"“”‘’'《》等的", lastRune(text[from:to])) {
		to -= utf8.RuneLen(lastRune(text[from:to]))
	}
	s := text[from:to]
	k := runeCount(s)
	if k < 2 || k > 16 || from >= to {
		return 0, 0, false
	}
	if jobWords.Means(s) != "" {
		return from, to, true
	}
	for _, w := range nameStops {
		if strings.Contains(s, w) && !(tradeWords.Is(w) && jobAtEnd(s)) {
			return 0, 0, false
		}
	}
	for _, c := range s {
		if c < 0x80 && !asciiLetter(byte(c)) {
			return 0, 0, false
		}
	}
	return from, to, endsName(s) || item && k >= 3 && !isMetric[HeaderField(s)] && ProgrammeIn(s) == "" && !leadsOn.fill(s)
}

// listingHead is the length of the heading of a listing that no mark parts from its first name, 0 where there is none: 备案范围 电工.
func listingHead(piece string) int {
	own := 0 // of the heading before a name of the classification, the longest; else before any name
	for i := range piece {
		name := piece[i:]
		if i == 0 || !scopeHeads.fill(piece[:i]) {
			continue
		}
		if jobWords.Means(name) != "" {
			return i
		} else if endsName(name) && !nameLeads.Begin(name) {
			own = i
		}
	}
	return own
}

// scopeHeads are the words of which the heading of a listing is made.
var scopeHeads = listOf("备案", "获批", "核准", "的", "评价", "认定", "鉴定", "开展", "职业", "工种", "技能", "项目", "范围", "等级", "级别", "情况", "内容", "目录", "(工种)", "(职业)", "及", "和", "与", "一览")

// levelVerbs are the words between an occupation and the levels for which it is filed: 中式面点师备到五级; 调饮师都是五级、四级.
var levelVerbs = listOf("都", "均", "全", "是", "为", "有", "备", "备案", "申报", "报", "评", "考", "认定", "开考", "鉴定", "可", "可以", "能", "能够", "到", "至", "从", "由", "自", "了", "的", "设", "涵盖", "覆盖", "包括", "含", "只", "仅",
	"就", "则", "等级", "级别", "取得", "获批", "批")

// beforeItsLevels is where the name ends with which a piece of a listing begins, where such words and the levels stand behind it;
// 0 for any other piece.
func beforeItsLevels(piece string) int {
	m := LevelsIn(piece)
	if len(m) == 0 {
		return 0
	}
	for end := m[0].Start; end > 0; {
		name, between := piece[:end], piece[end:m[0].Start]
		between = between[len(togetherOf.FindString(between)):]
		if (endsName(name) || jobWords.Means(name) != "") && levelVerbs.fill(between) {
			return end
		}
		_, w := utf8.DecodeLastRuneInString(name)
		end -= w
	}
	return 0
}

// togetherOf follows the last of several occupations whose levels are said together: 电工、焊工两个职业的五级、四级.
var togetherOf = patternOf(`^等?` + tradeCount + `(?:\((?:职业|工种)\))?,?`)

// tradeWords are the nameStops with which an occupation may begin: 信息通信营业员, 机构养老护理员.
var tradeWords = listOf("信息", "机构", "单位")

// jobAtEnd reports whether a phrase ends with an occupation of the classification.
func jobAtEnd(s string) bool {
	for i := range s {
		if i > 0 && jobWords.Means(s[i:]) != "" {
			return true
		}
	}
	return false
}

// endsName reports whether a word ends as occupations do.
func endsName(s string) bool {
	for _, w := range [...]string{"工", "师", "员", "手", "司机", "艺人", "管家", "教练", "月嫂", "导游", "技工"} {
		if strings.HasSuffix(s, w) && len(s) > len(w) && !hasAnySuffix(s, "职工", "员工", "学员", "考评员", "督导员", "教师", "级工", "技师") {
			return true
		}
	}
	return false
}
