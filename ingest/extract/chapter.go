package extract

import "slices"

// chapter is a heading that says of which occupation all is that stands below it, up to the next heading as high: 第三章 轨道列车司机,
// (二)电工, 三、汽车维修工(四个等级). Neither a table below it nor a sentence need name the occupation again.
type chapter struct {
	heading    *Block
	name       *Name        // nil where the heading names several: what stands below it is of no single one
	at         Span         // of the name in the heading
	topic      chapterTopic // what alone the heading gives to the occupation, allOfIt for everything
	outer      *chapter     // that it stands in, nil for none
	run        *chapterRun
	says       [len(topicsSaid)]bool // what it speaks of
	whole      int                   // the block that adds up the figures of several chapters, 0 for none
	site       string                // of which it is, or the part of the year, where it is of no occupation: see site.go
	belowOther bool                  // it stands below a heading on training or on the house
}

// chapterRun are the chapters that are numbered or set alike under one heading.
type chapterRun struct {
	names []string // of their occupations, each once
	last  *chapter
	value int                  // of its number
	says  [len(topicsSaid)]int // how many of them speak of a topic
	list  bool                 // one stands right below the other: they are a list, and nothing that follows is of the last of them
}

// chapter is the nearest chapter that a block stands in and that gives it to its occupation as far as it is about a topic; nil for none.
func (b *Block) chapter(about chapterTopic) *chapter {
	for c := b.within; c != nil; c = c.outer {
		if c.site == "" && !c.run.list && (c.topic == allOfIt || c.topic == about) && !c.lonely(about) && !(c == c.run.last && c.whole > 0 && b.Index > c.whole) {
			return c
		}
	}
	return nil
}

// lonely reports whether the last of several chapters is the only one that speaks of a topic: what is said of it behind a list is said of all.
func (c *chapter) lonely(about chapterTopic) bool {
	return c == c.run.last && len(c.run.names) > 1 && c.run.says[about] == 1 && c.says[about]
}

// leavesOpen reports whether nobody can say if what a chapter says of a topic is its occupation's alone.
func (c *chapter) leavesOpen(about chapterTopic) bool {
	return c != nil && c.name != nil && !c.run.list && c.lonely(about)
}

// hear notes of which topics a block speaks, and where the last of several chapters goes over to all of them.
func (c *chapter) hear(b *Block) {
	if c.whole == 0 && b.Table == nil && c.addsUp(b.Text()) {
		c.whole = b.Index
	}
	for about, words := range topicsSaid {
		if words != nil && !c.says[about] && words.In(b.said()) {
			c.says[about] = true
			c.run.says[about]++
		}
	}
}

// addsUp reports whether a text goes over to all occupations, or to all sites in a chapter on one.
func (c *chapter) addsUp(text string) bool {
	if c.site != "" {
		return sumsSites.MatchString(text[:min(len(text), len("两校区合计本年度全部"))])
	}
	return addedUp.MatchString(text)
}

// topicsSaid are the words by which a chapter speaks of a topic.
var topicsSaid = [...]*Words{
	itsCounts:    listOf("报考", "报名", "参考", "实考", "合格", "通过", "获证", "申报"),
	itsExaminers: listOf("考评"),
	itsRooms:     listOf("平方米", "平米", "m2", "工位", "考位", "机位", "面积", "灶位"),
}

// occupation is the occupation of a chapter as its heading writes it, nothing where it names several or for no chapter.
func (c *chapter) occupation() cellValue {
	if c == nil || c.name == nil {
		return cellValue{}
	}
	return c.heading.wordsAt(c.at.Start, c.at.End)
}

// chapterTopic is what the words of a heading beside its occupation speak of.
type chapterTopic uint8

const (
	allOfIt      chapterTopic = iota // 电工评价情况
	itsCounts                        // 电工报考和合格人数
	itsExaminers                     // 电工考评员
	itsRooms                         // 电工考核场地
)

// besideTrade are the words and marks of a heading that names an occupation and nothing beside it that it is about.
var besideTrade = listOf("职业", "工种", "项目", "考核项目", "专项", "能力", "职业技能", "技能", "等级", "级别", "认定", "评价", "鉴定", "考核", "工作", "开展", "实施", "总体", "年度", "本年度", "全年", "情况",
	"概况", "概述", "小结", "总结", "汇报", "板块", "篇", "部分", "方面", "类", "的", "关于", "有关",
	"(", ")", "【", "】", "[", "]", "“", "”", "\"", "、", "和", "及", "与", "以及", ":", ",", " ", "-", "—", "~", "/", "·", "至", "到",
	"个等级", "个级别", "个职业", "个工种", "一", "二", "两", "三", "四", "五", "六", "七", "八", "九", "十", "1", "2", "3", "4", "5", "6", "7", "8", "9")

// topicWords are the words that make a heading one of a topic.
var topicWords = [...]struct {
	topic chapterTopic
	words *Words
}{
	{itsExaminers, listOf("考评员", "考评人员", "考评队伍", "名单", "基本信息", "队伍", "人员")},
	{itsRooms, listOf("考核场地", "场地", "考场", "场所", "机房", "工位", "设备", "设施", "设备设施", "条件")},
	{itsCounts, listOf("人数", "人次", "考生", "成绩", "报考", "报名", "合格", "通过率", "统计", "数据", "结果", "规模")},
}

// longestChapter is more than the bytes of any heading that is a chapter.
const longestChapter = 120

// chapterAt reads a block that is no longer than longestChapter as the heading of a chapter, nil for any other. Its heading is not yet known to have anything below it.
func (r *Reading) chapterAt(b *Block, number int) *chapter {
	t := b.Text()
	if b.Section == Plans || b.Content > 0 {
		return nil
	}
	names := r.namesIn(t)
	if len(names) == 0 {
		return r.siteAt(b, number)
	}
	c := &chapter{heading: b, at: names[0]}
	rest, from := "", number
	for _, n := range names {
		if n.Start < from {
			return nil
		}
		rest, from = rest+t[from:n.Start]+" ", n.End
	}
	rest += t[from:]
	if rest = withoutLevels(rest); !besideTrade.fill(rest) {
		if c.topic = topicOfHeading(rest); c.topic == allOfIt {
			return r.siteAt(b, number)
		}
	}
	c.name = r.Names.At(t, names[0].Start)
	for _, n := range names[1:] {
		if t[n.Start:n.End] != c.name.Text {
			c.name = nil
			break
		}
	}
	if c.name == nil && r.namesAllFiled(t, names) {
		return nil
	}
	return c
}

// withoutLevels is what a heading says without the levels and the codes of occupations in it.
func withoutLevels(heading string) string {
	for _, m := range slices.Backward(LevelsIn(heading)) {
		heading = heading[:m.Start] + heading[m.End:]
	}
	return trim(occupationCode.ReplaceAllString(heading, ""), " 。;:")
}

// topicOfHeading is the one topic of what a heading says beside its occupation and the common words, allOfIt where it has none or several.
func topicOfHeading(rest string) chapterTopic {
	found := allOfIt
	for _, k := range topicWords {
		if without := k.words.Without(rest); without != rest {
			if found != allOfIt {
				return allOfIt
			}
			found, rest = k.topic, without
		}
	}
	if !besideTrade.fill(rest) {
		return allOfIt
	}
	return found
}

// namesAllFiled reports whether some names are those of all occupations that are filed: what stands below them is the whole.
func (r *Reading) namesAllFiled(t string, names []Span) bool {
	for _, f := range r.Names.filed() {
		if !slices.ContainsFunc(names, func(n Span) bool { return t[n.Start:n.End] == f.Text }) {
			return false
		}
	}
	return true
}
