package extract

import (
	"slices"
	"strings"
)

// bareLevels are levels in a table whose header, or whose neighbours, say what they are.
var bareLevels = listOf("五", "四", "三", "二", "一")

// spellLevels writes out the levels of a row of the head that gives one character to each: 五 | 四 | 三 | 计. Two at least stand side by side, in order.
func (t *Table) spellLevels() {
	for row := range min(t.Rows, 4) {
		bare := false
		cols := t.filled(row)
		for i, col := range cols {
			bare = bare || i > 0 && oneAbove(t.Text(row, cols[i-1]), t.Text(row, col))
		}
		if !bare || slices.ContainsFunc(cols[1:], func(col int) bool {
			s := t.Text(row, col)
			return !bareLevels.Is(s) && !IsTotal(s) && t.HeaderField(row, col) == ""
		}) {
			continue
		}
		for _, col := range cols {
			if c := t.cell(row, col); bareLevels.Is(c.text) {
				c.text += "级"
			}
		}
	}
}

// oneAbove reports whether a bare level is the one right above another.
func oneAbove(lower, upper string) bool {
	return bareLevels.Is(lower) && bareLevels.Is(upper) && strings.Contains("五四三二一", lower+upper)
}
