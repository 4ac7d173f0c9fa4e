package ingest

import (
	"regexp"
	"slices"
	"strings"

	"nianping/ingest/document"
)

// tableRewritings are changes to tables that keep what they say.
var tableRewritings = []rewriting{
	{name: "columns reversed", table: columnsReversed, all: price{4, 1}},
	{name: "sum first", table: sumFirst},
	{name: "cut in two", rows: halves},
	{name: "units in the cells", table: unitsInCells},
	{name: "units in the head", table: heads(replaced(`^(报考|参考|参加考核|实考|报名|合格|取证|考核)(总)?人数$`, "${0}（人）"))},
	{name: "head in two lines", table: heads(replaced(`^(\p{Han}{2})(\p{Han}{2})$`, "${1}\n${2}"))},
	{name: "head with spaces", table: heads(replaced(`^(\p{Han})(\p{Han})$`, "${1}　${2}"))},
	{name: "occupation with level", table: levelBehindOccupation, all: price{54, 0}, few: price{16, 0}},
	{name: "repeated cells merged", table: repeatedMerged},
	{name: "transposed", table: transposed, all: price{155, 13}, few: price{6, 0}},
	{name: "总计 for 合计 in cells", table: cells(replaced(`^合\s*计$`, "总计"))},
	{name: "thousands in cells", table: cells(replaced(`^(\d)(\d{3})$`, "${1},${2}"))},
	{name: "blank as dash", table: cells(replaced(`^$`, "—"))},
	{name: "cells in full width", table: cells(fullWidth)},
	{name: "level cells: 高级工（三级）", table: cells(levels("${word}（${level}级）"))},
	{name: "level cells: 三级/高级工", table: cells(levels("${level}级/${word}"))},
	{name: "level cells: 三级（高级工）", table: cells(levels("${level}级（${word}）"))},
	{name: "level cells: 三级", table: cells(levels("${level}级"))},
}

// plainTable reports whether a table is a head row and rows of single cells with text in them.
func plainTable(t *document.Table) bool {
	if t.Rows < 3 || t.Cols < 3 || len(t.Lines) > 0 {
		return false
	}
	for i := range t.Cells {
		c := &t.Cells[i]
		if c.RowSpan*c.ColSpan > 1 || c.Struck || len(c.Blocks) > 1 {
			return false
		}
		if n := len([]rune(c.Text())); n > 25 || len(c.Blocks) == 1 && c.Blocks[0].Paragraph == nil {
			return false
		}
	}
	seen := map[string]bool{"": true}
	for c := range t.Cols {
		s := t.Text(0, c)
		if seen[s] || strings.ContainsAny(s, "0123456789") { // lists side by side
			return false
		}
		seen[s] = true
	}
	return true
}

// rebuilt is a table with other cells.
func rebuilt(t *document.Table, cells []document.Cell) *document.Table {
	out := &document.Table{Ref: t.Ref, Sheet: t.Sheet, Row0: t.Row0, Col0: t.Col0, Header: t.Header, Cells: cells}
	out.Seal()
	return out
}

// moved is a table whose cells stand elsewhere; a cell moved to a place below 0 is left out.
func moved(t *document.Table, to func(c *document.Cell)) *document.Table {
	cells := slices.Clone(t.Cells)
	for i := range cells {
		to(&cells[i])
	}
	return rebuilt(t, slices.DeleteFunc(cells, func(c document.Cell) bool { return c.Row < 0 || c.Col < 0 }))
}

// columnsReversed keeps the first column and turns the order of the others.
func columnsReversed(t *document.Table) *document.Table {
	if !plainTable(t) {
		return nil
	}
	return moved(t, func(c *document.Cell) {
		if c.Col > 0 {
			c.Col = t.Cols - c.Col
		}
	})
}

var sumCell = regexp.MustCompile(`^(合|总|小)\s*计$`)

// transposed turns a table of counts: its rows become columns.
func transposed(t *document.Table) *document.Table {
	if !plainTable(t) || t.Rows > 9 || !strings.Contains(t.Text(0, t.Cols-1)+t.Text(0, t.Cols-2), "合格") {
		return nil
	}
	return moved(t, func(c *document.Cell) { c.Row, c.Col = c.Col, c.Row })
}

// sumFirst moves a row of sums from the end to the first below the head.
func sumFirst(t *document.Table) *document.Table {
	if !plainTable(t) || !sumCell.MatchString(t.Text(t.Rows-1, 0)) && !sumCell.MatchString(t.Text(t.Rows-1, 1)) {
		return nil
	}
	return moved(t, func(c *document.Cell) {
		switch {
		case c.Row == t.Rows-1:
			c.Row = 1
		case c.Row > 0:
			c.Row++
		}
	})
}

// unitsInCells moves the unit of counts of people from the head into the cells.
func unitsInCells(t *document.Table) *document.Table {
	if !plainTable(t) {
		return nil
	}
	return withTexts(t, func(c *document.Cell, s string) string {
		head := t.Text(0, c.Col)
		switch {
		case !strings.Contains(head, "人"):
			return s
		case c.Row == 0:
			return strings.NewReplacer("（人）", "", "(人)", "").Replace(s)
		}
		return wholeNumber.ReplaceAllString(s, "${0}人")
	})
}

var wholeNumber = regexp.MustCompile(`^\d+$`)

// withTexts is a table whose cells' texts are other ones; nil where none changes.
func withTexts(t *document.Table, do func(c *document.Cell, s string) string) *document.Table {
	changed := false
	out := moved(t, func(c *document.Cell) {
		if len(c.Blocks) > 1 || len(c.Blocks) == 1 && c.Blocks[0].Paragraph == nil {
			return
		}
		p := document.Paragraph{}
		if len(c.Blocks) == 1 {
			p = *c.Blocks[0].Paragraph
			if len(p.Struck)+len(p.Prompts) > 0 {
				return
			}
		}
		if s := do(c, p.Text); s != p.Text {
			p.Text, changed = s, true
			c.Blocks = []document.Block{document.P(&p)}
		}
	})
	if !changed {
		return nil
	}
	return out
}

// cells changes the cells of a plain table below its head, heads those of its head.
func cells(do func(string) string) func(*document.Table) *document.Table { return inRows(false, do) }
func heads(do func(string) string) func(*document.Table) *document.Table { return inRows(true, do) }

func inRows(head bool, do func(string) string) func(*document.Table) *document.Table {
	return func(t *document.Table) *document.Table {
		if !plainTable(t) {
			return nil
		}
		return withTexts(t, func(c *document.Cell, s string) string {
			if (c.Row == 0) != head {
				return s
			}
			return do(s)
		})
	}
}

// aLevelCell is a level in one of its forms, alone.
var aLevelCell = regexp.MustCompile(`^(?:([一二三四五])级)?[/（(]?(高级技师|技师|高级工|中级工|初级工)?[）)]?(?:[/（(]([一二三四五])级[）)]?)?$`)

// levels writes a level in another form, where a text is one and no more.
func levels(form string) func(string) string {
	words := map[string]string{"一": "高级技师", "二": "技师", "三": "高级工", "四": "中级工", "五": "初级工"}
	return func(s string) string {
		m := aLevelCell.FindStringSubmatch(s)
		if m == nil {
			return s
		}
		level := m[1] + m[3]
		for l, w := range words {
			if m[2] == w && level == "" {
				level = l
			}
		}
		if words[level] == "" {
			return s
		}
		return strings.NewReplacer("${word}", words[level], "${level}", level).Replace(form)
	}
}

// levelBehindOccupation joins two columns to one: 电工（三级）.
func levelBehindOccupation(t *document.Table) *document.Table {
	if !plainTable(t) {
		return nil
	}
	at := -1
	for c := 0; c+1 < t.Cols; c++ {
		a, b := t.Text(0, c), t.Text(0, c+1)
		if (strings.Contains(a, "职业") || strings.Contains(a, "工种")) && strings.Contains(b, "级") && len([]rune(b)) <= 6 && !strings.Contains(a, "级") {
			at = c
		}
	}
	if at < 0 {
		return nil
	}
	for r := 1; r < t.Rows; r++ {
		if s := t.Text(r, at+1); s != "" && !strings.Contains(s, "级") && !strings.Contains(s, "技师") || strings.ContainsAny(s, "、，—/-至") {
			return nil
		}
	}
	joined := withTexts(t, func(c *document.Cell, s string) string {
		if next := t.Text(c.Row, at+1); c.Col == at && next != "" && s != "" {
			return s + "（" + next + "）"
		}
		return s
	})
	if joined == nil {
		return nil
	}
	return moved(joined, func(c *document.Cell) {
		switch {
		case c.Col == at+1:
			c.Col = -1
		case c.Col > at:
			c.Col--
		}
	})
}

// repeatedMerged merges cells of the first two columns that say the same as the one above.
func repeatedMerged(t *document.Table) *document.Table {
	if !plainTable(t) {
		return nil
	}
	var out []document.Cell
	changed := false
	for _, c := range t.Cells {
		head := t.Text(0, c.Col)
		if c.Row == 0 || !strings.Contains(head, "职业") && !strings.Contains(head, "工种") {
			out = append(out, c)
			continue
		}
		s := c.Text()
		if c.Row > 1 && s != "" && s == t.Text(c.Row-1, c.Col) {
			changed = true
			continue
		}
		for r := c.Row + 1; r < t.Rows && s != "" && t.Text(r, c.Col) == s; r++ {
			c.RowSpan++
		}
		out = append(out, c)
	}
	if !changed {
		return nil
	}
	return rebuilt(t, out)
}

// halves are a table cut in two, the second under the same head again.
func halves(t *document.Table) []document.Block {
	if !plainTable(t) || t.Rows < 5 || t.Text(1, 0) == "性别" { // a person in each column
		return nil
	}
	mid := (t.Rows + 1) / 2
	second := moved(t, func(c *document.Cell) {
		if c.Row >= mid {
			c.Row -= mid - 1
		} else if c.Row > 0 {
			c.Row = -1
		}
	})
	return []document.Block{document.T(t.Slice(0, mid)), document.T(second)}
}
