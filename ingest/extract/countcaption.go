package extract

import (
	"strconv"
	"strings"

	"nianping"
)

// captionText is what a table is called, the short paragraph before it and the rows across its top.
func (t *Table) captionText() string {
	s := t.Caption
	if b := t.Before; b != nil && runeCount(b.Text()) <= 50 {
		s = b.Text() + " " + s
	}
	return strings.TrimSpace(s)
}

var (
	tableNumber   = patternOf(`^(?:附?表(?:[0-9.-]+|[一二三四五六七八九十]+)?|\d{1,2}[、.])[、.: ]*`)
	captionPeriod = patternOf(`^(?:20\d\d年度?|本年度?|全年)?(?:第?[一二三四1-4]季度|[上下]半年|第(?:[一二三四五六七八九十]+|\d+)批次?)`)
	captionTail   = patternOf(`(?:等级|技能|职业|认定|评价|考核|鉴定|专项|能力|报考|合格|情况|统计|数据|结果|汇总|明细|一览|表)+$`)
)

// isPartCaption reports whether a caption gives the table below it to a part of the year or to one site of several: 表1
// 第一季度等级认定(报考86人); 表2 潜口教学点考核情况.
func isPartCaption(s string) bool {
	s = strings.TrimPrefix(s, tableNumber.FindString(s))
	if m := captionPeriod.FindString(s); m != "" {
		return !hasAnyPrefix(s[len(m):], "-", "至", "到", "、", "和", "与")
	}
	if s, _, _ = strings.Cut(s, "("); !places.In(s) {
		return false
	}
	s = captionTail.ReplaceAllString(strings.TrimSpace(s), "")
	return !hasAnyPrefix(s, "各", "分", "按", "全部", "所有") && ofPlace(s)
}

// captionOf reports whether a paragraph is what the table behind it is called.
func captionOf(r *Reading, b *Block) bool {
	next := b.Index + 1
	return runeCount(b.Text()) <= 50 && next < len(r.Blocks) && r.Blocks[next].Table != nil && r.Blocks[next].Table.Before == b
}

// partTables counts the tables that say in their caption that they are of a part only.
func partTables(r *Reading) int {
	n := 0
	for i := range r.Blocks {
		if t := r.Blocks[i].Table; t != nil && isPartCaption(t.captionText()) {
			n++
		}
	}
	return n
}

// captionLevel is the one level that a caption gives all rows of a table which name none themselves: 表1 五级/初级工认定情况.
func (k *countTable) captionLevel(cols []int) nianping.Level {
	m := LevelsIn(k.t.captionText())
	if len(m) != 1 || m[0].Aggregate {
		return ""
	}
	for _, c := range cols {
		if k.cols[c].level != "" || k.cols[c].field == "level" {
			return ""
		}
		for r := k.t.Head; r < k.t.Rows; r++ {
			if k.cols[c].label && len(LevelsIn(k.t.Text(r, c))) > 0 {
				return ""
			}
		}
	}
	return m[0].single()
}

// sentenceName is the occupation whose figures a longer paragraph before the table gives, it naming no other, where the first of them is what a row or a column
// of the table adds up to: 评茶员全年报考69人,实考67人,合格52人,是三个职业里最少的。各等级如下. "" for none.
func (k *countTable) sentenceName() string {
	b := k.t.Before
	if b != nil && b.Index > 0 && strings.HasSuffix(b.Text(), ":") && !hasDigit(b.Text()) && !k.ctx.r.namesOccupation(b.Text()) {
		b = &k.ctx.r.Blocks[b.Index-1] // 评茶员全年报考69人.|各等级如下:
	}
	if b == nil || b.Table != nil {
		return ""
	}
	name := k.ctx.r.Names.At(b.Text(), 0)
	if name == nil {
		return ""
	}
	for _, s := range k.ctx.r.namesIn(b.Text()) {
		if k.ctx.r.Names.At(b.Text(), s.Start).Text != name.Text {
			return ""
		}
	}
	if k.t.addsUpToFirst(b.Text()) == 0 || k.ctx.r.Names.otherIn(k.t, name) {
		return ""
	}
	return name.Text
}

// addsUpToFirst is where the first count of people in a text ends, if the table adds up to it; 0 if not.
func (t *Table) addsUpToFirst(text string) int {
	for _, n := range Numbers(text) {
		if n.Kind == People {
			if all, ok := n.Int(); ok && t.addsUpTo(all) {
				return n.UnitEnd
			}
			return 0
		}
	}
	return 0
}

// addsUpTo reports whether the numbers of some row or column, two at least, add up to a sum, that itself may stand among them.
func (t *Table) addsUpTo(all int) bool {
	cols := make([]int, t.Cols)
	for row := range t.Rows {
		sum := 0
		for col := range t.Cols {
			if n, err := strconv.Atoi(t.Bare(row, col)); err == nil && n != all {
				sum += n
				cols[col] += n
			}
		}
		if sum == all {
			return true
		}
	}
	for _, sum := range cols {
		if sum == all {
			return true
		}
	}
	return false
}
