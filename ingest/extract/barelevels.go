package extract

// bareLevels are levels in a table whose header, or whose neighbours, say what they are.
var bareLevels = listOf("五", "四", "三", "二", "一")

// spellLevels writes out the levels of a row of the head that gives one character to each: 五 | 四 | 三 | 计. Two at least stand side by side, in order.
func (t *Table) spellLevels() {
	for row := range min(t.Rows, 4) {
		bare, all := 0, true
		cols := t.filled(row)
		for i, col := range cols {
			s := t.Text(row, col)
			switch {
			case bareLevels.Is(s):
				if i > 0 && nextLevel(t.Text(row, cols[i-1])) == s {
					bare++
				}
			case i > 0 && !IsTotal(s) && t.HeaderField(row, col) == "":
				all = false
			}
		}
		if bare == 0 || !all {
			continue
		}
		for _, col := range cols {
			if c := t.cell(row, col); bareLevels.Is(c.text) {
				c.text += "级"
			}
		}
	}
}

// nextLevel is the character of the level above another, "" for none.
func nextLevel(s string) string {
	switch s {
	case "五":
		return "四"
	case "四":
		return "三"
	case "三":
		return "二"
	case "二":
		return "一"
	}
	return ""
}
