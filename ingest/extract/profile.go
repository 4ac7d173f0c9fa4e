package extract

import (
	"slices"
	"strings"
)

// profile are the words by which a paragraph without a heading of its own shows which part it belongs to.
var profile = map[Section]*Words{
	Basic:          listOf("成立", "注册资本", "注册", "位于", "地处", "法人", "批准设立", "创建于", "前身", "登记", "职责分工", "分工", "下设", "内设", "领导小组", "主营", "办公地址", "获批备案", "完成备案", "通过备案"),
	TrainingPart:   listOf("培训", "补贴性", "补贴", "开班", "办班", "班次", "学员", "培训班", "社会化", "结业", "参训"),
	Overview:       listOf("报考", "报名", "合格", "通过率", "合格率", "备案职业", "考生", "实考", "参考", "获证", "五级", "四级", "三级", "初级", "中级", "高级工", "等级认定"),
	Foundation:     listOf("制度", "考评员", "专职", "兼职", "专家", "平方米", "场地", "工位", "考位", "机房", "办公", "监控", "m2", "设备", "队伍"),
	Implementation: listOf("督导", "档案", "公示", "违纪", "违规", "报备", "归档", "诚信", "作弊", "巡考", "评价计划", "考场", "试卷", "过程记录", "保密"),
	Plans:          listOf("下一步", "打算", "力争", "拟", "明年", "计划", "将继续", "今后", "下一年", "努力", "争取", "进一步"),
}

// score is how often a text has words of a part's profile.
func score(text string, part Section) int {
	if words := profile[part]; words != nil {
		return words.Count(text)
	}
	return 0
}

// partBehind is the part of 三 of which the text behind the heading at i speaks, up to the next of its rank: that heading stands beside the one that
// opened another part of 三, and its own words tell nothing (支撑条件). What they were taken for stays where the text speaks of no part more than of that one.
func (r *Reading) partBehind(i int, open Section, without []Section) []Section {
	if !slices.Contains(partsOf3[:], open) {
		return without
	}
	said := r.saidBehind(i, partsOf3[:])
	best := open
	for _, s := range partsOf3 {
		if said[s] > said[best] {
			best = s
		}
	}
	if best == open || said[best] < 3 {
		return without
	}
	return []Section{best}
}

// saidBehind is how many words of some parts the text behind the heading at i has, up to the next heading as high.
func (r *Reading) saidBehind(i int, among []Section) map[Section]int {
	own, _ := numbering(r.Blocks[i].Text())
	said := map[Section]int{}
	for k := i + 1; k < len(r.Blocks); k++ {
		b := &r.Blocks[k]
		if b.Margin || b.Note {
			continue
		}
		text := b.Text()
		if b.Table != nil {
			text = b.Table.Words()
		} else if rank, _ := numbering(text); rank > 0 && rank <= own {
			break
		}
		for _, s := range among {
			said[s] += score(text, s)
		}
	}
	return said
}

// firstPart is which of the two parts before 三 the text behind the heading at i speaks of, more than of any other; nil for none. Its own words tell nothing.
func (r *Reading) firstPart(i int) []Section {
	said := r.saidBehind(i, partsSpoken[:])
	for _, part := range [...]Section{Basic, TrainingPart} {
		asMuch := func(other Section) bool { return other != part && said[other] >= said[part] }
		if said[part] >= 3 && !slices.ContainsFunc(partsSpoken[:], asMuch) {
			return []Section{part}
		}
	}
	return nil
}

// introduces reports whether the text behind the heading at i speaks less of who was assessed than of the house, or of neither.
func (r *Reading) introduces(i int) bool {
	said := r.saidBehind(i, partsSpoken[:])
	return said[Overview] <= said[Basic]
}

// choose gives a block its part: the open one, or of several open ones the one whose words it speaks.
func (r *Reading) choose(b *Block, open []Section, started bool) Section {
	switch {
	case !started:
		if b.Table == nil && !shorterThan(b.Text(), 40) && score(b.Text(), Basic) >= 2 {
			return Basic
		}
		return None
	case len(open) == 0 || open[0] == apart:
		return None
	case len(open) == 1 && open[0] != evaluation:
		return open[0]
	}
	among := singleParts(open)
	text := b.Text()
	if b.Table != nil {
		text = b.Table.Words()
	} else if b.Index < 8 && introduced(text) != "" { // below a slogan: 一、强基础，筑牢评价根基
		return Basic
	}
	best, most := among[0], 0
	if open[len(open)-1] == apart && len(open) > 1 {
		best, most = None, 2
	}
	if b.Index > 0 {
		last := r.Blocks[b.Index-1].Section
		item := b.Table == nil && slices.Contains(among, last) && r.isItemBelow(b)
		if (item || b.Table != nil || b.Heading || shorterThan(text, 24)) && slices.Contains(among, last) {
			best = last
		}
		if item {
			most = max(most, 2) // ①家政服务员6人：俞素兰（女，…）: few words tell
		}
	}
	return mostSpoken(text, among, most, best)
}

// isItemBelow reports whether a paragraph is an item, numbered or of people described in brackets, of a list below a paragraph that announces
// it with a colon at its end: 各职业考评员如下：.
func (r *Reading) isItemBelow(b *Block) bool {
	for i := b.Index; i > 0; i-- {
		item, above := &r.Blocks[i], &r.Blocks[i-1]
		if rank, _ := numbering(item.Text()); above.Table != nil || above.Ref.Sheet != b.Ref.Sheet || rank < 3 && len(describedIn(item.Text())) == 0 {
			return false
		}
		if strings.HasSuffix(above.Text(), ":") {
			return true
		}
	}
	return false
}

// Has reports whether a part is there with content of its own.
func (r *Reading) Has(part Section) bool {
	n := 0
	for i := 0; i < len(r.Blocks) && n < 8; i++ {
		b := &r.Blocks[i]
		if b.Section != part || b.Heading || b.Margin || b.Note {
			continue
		}
		if b.Table != nil {
			if b.Table.filledIn() {
				n += 20
			}
			continue
		}
		if signs(b.Text()) || r.namesTable(b) || strings.HasSuffix(strings.TrimRight(b.Text(), " 。;"), ":") { // a caption; a prompt without an answer
			continue
		}
		if said := strings.Trim(b.Text()[b.Content:], " 。;:无略/-\n\t"); shorterThan(said, 8) && !countsSomething(said) {
			n += runeCount(said)
		} else {
			return true
		}
	}
	return n >= 8
}

// countsSomething reports whether a few words hold a figure: 考评员6人.
func countsSomething(said string) bool {
	return slices.ContainsFunc(Numbers(said), func(n Number) bool { return n.Kind == Area || n.Kind == Batches || ofPeopleOrClasses(&n) })
}

// signs reports whether a paragraph is no more than who signs, or when.
func signs(text string) bool { return isOrg(text) || dayAlone.MatchString(text) }

var dayAlone = patternOf(`^(?:20\d{2}|二[〇零][〇零一二三四五六七八九]{2})年[\d一二三四五六七八九十]{1,3}月(?:[\d一二三四五六七八九十]{1,3}日)?$`)

// guidanceWords are the notice's own words in Attachment 2 that people leave standing, normalised; what stands between
// the two ends of a pair goes with them.
var guidanceWords = [...][2]string{
	{"包括机构总体情况", "情况)等。"}, {"包括机构总体情况", "等。"},
	{"包括社会化培训情况、", "培训规模等。"}, {"包括社会化培训情况、", "等。"},
	{"备案的职业(工种、考核项目,下同)等级范围、", "合格人数等情况。"}, {"备案的职业(工种、考核项目", "等情况。"},
	{"包括评价制度建立完善、", "考评员基本信息。"},
	{"评价计划报备情况;评价制度执行、", "报备等情况。"},
	{"(填写说明", ")"}, {"【填写说明", "】"}, {"[填写说明", "]"}, {"填写说明:", "。"}, {"(填表说明", ")"}, {"(说明:此处", ")"}, {"(此处填写", ")"}, {"(请填写", ")"}, {"(模板", ")"}, {"(示例", ")"}, {"[示例", "]"}, {"【示例", "】"}, {"示例:", "。"},
}

var guidanceBegins = func() *Words {
	var list []string
	for _, g := range guidanceWords {
		list = append(list, g[0])
	}
	return anyOf(append(list, sealEnds...)...)
}()

// sealNote is a bracket that says where the seal goes: （盖章）, 【单位公章】, （加盖印章处）. It is no part of the name or the label before it.
var sealNote = patternOf(`[(\[【「『](?:\p{Han}{0,8}(?:盖|公|印|签|代|图|用|子))?(?:章|印鉴|印)(?:处|位置)?[)\]】」』]`)

// sealEnds end what sealNote finds.
var sealEnds = strings.Fields("章) 章] 章】 章」 章』 章处 章位置 印) 印] 印】 印」 印』 印处 印鉴 印位置")

// guidance finds a piece of template guidance, or a note on the seal, in normalised text.
func guidance(text string) (start, end int, ok bool) {
	if !guidanceBegins.In(text) {
		return 0, 0, false
	}
	for _, g := range guidanceWords {
		i := strings.Index(text, g[0])
		if i < 0 {
			continue
		}
		if k := strings.Index(text[i:], g[1]); k > 0 {
			return i, i + k + len(g[1]), true
		}
	}
	if m := sealNote.FindStringIndex(text); m != nil {
		return m[0], m[1], true
	}
	return 0, 0, false
}
