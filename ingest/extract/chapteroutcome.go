package extract

import (
	"slices"

	"nianping"
)

// ofChapter gives the counts from one on, those of a block, to the occupation of the chapter that it stands in, as far as they name none
// themselves. Of a chapter on several occupations such counts are of no row.
func (c *outcomeContext) ofChapter(b *Block, counts []count, from int) []count {
	ch := b.chapter(itsCounts)
	if ch == nil && b.within.leavesOpen(itsCounts) {
		for i := from; i < len(counts); i++ {
			if k := &counts[i]; k.key.Occupation == "" && k.fact.Doubt == "" {
				k.fact.Doubt = "前面的标题只写了一个职业（" + b.within.name.Text + "），未说明是该职业还是全部的人数"
			}
		}
	}
	if ch == nil || from == len(counts) || b.Table != nil && c.speaksWider(b.Table, ch) {
		return counts
	}
	before := counts[:from]
	var beyond []int // where sentences begin that are of all chapters
	if ch == ch.run.last && ch.name != nil {
		for i := from; i < len(counts); i++ {
			if k := &counts[i]; k.key.Occupation == "" && (ch.beyond(before, k) || ch.levelsBeyond(before, counts[from:], k)) {
				beyond = append(beyond, k.sent)
			}
		}
	}
	for i := from; i < len(counts); i++ {
		k := &counts[i]
		if k.key.Occupation != "" || b.Table == nil && ch.widerAt(b.Text(), k) {
			continue
		}
		if ch.name == nil {
			k.out, b.counted = true, false
			continue
		}
		if slices.Contains(beyond, k.sent) {
			continue
		}
		k.key.Occupation = ch.name.Text
		if p := c.r.Names.Programme(ch.name.Text); p != "" && (k.key.Programme == "" || len(c.programmes) > 1) {
			k.key.Programme = p
		} else if k.key.Programme == "" {
			k.key.Programme = c.programmeOf(ch)
		}
	}
	return append(before, kept(counts[from:])...)
}

// programmeOf is the programme of a chapter on one occupation where nothing nearer tells.
func (c *outcomeContext) programmeOf(ch *chapter) nianping.Programme {
	if p := c.only(); p != "" {
		return p
	}
	if jobWords.Means(ch.name.Text) != "" || endsName(ch.name.Text) {
		return c.levelled()
	}
	return ""
}

// widerAt reports whether the words up to a count of a text speak of more than the occupation of a chapter.
func (ch *chapter) widerAt(text string, k *count) bool {
	if allHouseSaid.MatchString(text[k.sent:k.from]) {
		return true
	}
	return ch.name != nil && (allTradesSaid.MatchString(text[k.sent:k.from]) || addedUp.MatchString(text[:k.from]))
}

// allHouseSaid and allTradesSaid are where a clause goes over from the occupation of a chapter to all: 全校报考50人; 两个职业报考50人; not 占全校的40%.
var (
	allHouseSaid  = patternOf(wideHead + `(?:全校|全院|全站|全公司|全中心|全厂|全所|全集团)`)
	allTradesSaid = patternOf(wideHead + `(?:各|所有|全部|[两二三四五六七八九十\d]个)(?:备案)?(?:职业|工种)`)
)

const wideHead = `(?:^|[,;:。(])(?:以上|上述|综上|这|我校|我院|本校|学校|学院|本年度?|全年|今年|20\d\d年度?|,)*`

// wider are the words by which the name of a table in a chapter makes it one of more than its occupation.
var wider = listOf("各职业", "各工种", "个职业", "个工种", "所有职业", "全部职业", "所有工种", "全部工种", "全校", "全院", "全站", "全公司", "全中心", "年度总")

// ofWholeChapter reports whether the word at i goes from the levels of a chapter back to its occupation: 五级44人、四级38人，本职业报考82人.
func (p *prose) ofWholeChapter(i int) bool {
	return p.b.chapter(itsCounts) != nil && itself.End(p.text[p.toks[i].start:p.toks[i].end])
}

// itself are the words for the occupation of a chapter.
var itself = listOf("本职业", "该职业", "全职业", "本工种", "该工种", "全工种", "整个职业", "本项目", "该项目")

// addedUp is where a sentence adds up the figures of several occupations: what follows it goes on with them.
var addedUp = patternOf(`(?:各|所有|全部|以上|上述|[两二三四五六七八九十\d]个)(?:备案)?(?:职业|工种|考核项目|项目)(?:\(工种\))?[^,;。]{0,8}?(?:合计|总计|共|累计|相加|合起来|加起来)`)

// speaksWider reports whether a table in a chapter is not of its occupation alone: its name says so, or another occupation stands in it.
func (c *outcomeContext) speaksWider(t *Table, ch *chapter) bool {
	if wider.In(t.captionText()) {
		return true
	}
	return c.r.Names.otherIn(t, ch.name)
}

// otherIn reports whether a cell of a table is another occupation than one, or any where that is nil.
func (n *Names) otherIn(t *Table, than *Name) bool {
	return t.anyCell(func(s string) bool {
		k := n.Of(s)
		return k != nil && (than == nil || k.Text != than.Text)
	})
}

// beyond reports whether a count below the last of several chapters is that of all of them together: the chapter has its own figure.
func (ch *chapter) beyond(before []count, k *count) bool {
	own, all := 0, 0
	for _, name := range ch.run.names {
		told := toldOf(before, RowKey{Occupation: name, Level: k.key.Level}, k.field)
		if all += told; name == ch.name.Text {
			own = told
		}
	}
	v, ok := k.fact.Value.(int)
	return ok && own > 0 && v > own && v == all
}

// levelsBeyond is beyond of the levels that a sentence or a table gives side by side, of which a count is one.
func (ch *chapter) levelsBeyond(before, beside []count, of *count) bool {
	if of.key.Level == "" {
		return false
	}
	sum := 0
	for i := range beside {
		if k := &beside[i]; k.key.Level != "" && k.key.Occupation == "" && k.field == of.field && k.sent == of.sent {
			v, _ := k.fact.Value.(int)
			sum += v
		}
	}
	whole := *of
	whole.key.Level, whole.fact.Value = "", sum
	return ch.beyond(before, &whole)
}

// toldOf is a figure of a row of whatever programme, else the sum of those of its levels; 0 where none is told.
func toldOf(counts []count, of RowKey, field string) int {
	sum, levels := 0, map[nianping.Level]bool{}
	for i := range counts {
		k := &counts[i]
		v, ok := k.fact.Value.(int)
		if !ok || k.field != field || k.key.Occupation != of.Occupation || k.period || k.echo {
			continue
		}
		if k.key.Level == of.Level {
			return v
		}
		if of.Level == "" && !levels[k.key.Level] {
			levels[k.key.Level] = true
			sum += v
		}
	}
	return sum
}
