package extract

import "strings"

var listNumber = patternOf(`^(?:[一二三四五六七八九十]{1,2}、|\([一二三四五六七八九十\d]{1,2}\)|\d{1,2}[、.])`)

// withoutListNumber is a label without the number that makes it an item: 一、农机修理工.
func withoutListNumber(s string) string {
	if !strings.ContainsRune("(一二三四五六七八九十0123456789", firstRune(s)) { // much the faster question
		return s
	}
	return s[len(listNumber.FindString(s)):]
}

// nestedColumn is the column in which levels stand below the occupation that they are of: 农机修理工, 五级, 四级, 无人机驾驶员, 五级;
// -1 where none does. Two occupations at least must have levels below them; one alone may stand before the levels of all.
func (k *countTable) nestedColumn(cols []int) int {
	column := -1
	for _, c := range cols {
		switch a := &k.cols[c]; {
		case !a.label || a.field == "serial" || a.field == "remark":
		case a.field != "occupation" || column >= 0: // levels, batches or places in a column of their own
			return -1
		default:
			column = c
		}
	}
	if column < 0 {
		return -1
	}
	headed, named := 0, false
	for r := k.t.Head; r < k.t.Rows; r++ {
		s := k.t.Text(r, column)
		level := len(LevelsOf(s)) == 1
		if level && named {
			headed++
		}
		if level && headed == 0 {
			return -1
		}
		named = !level && s != "" && !IsTotal(s) && !k.repeatedHead(r)
	}
	if headed < 2 {
		return -1
	}
	return column
}

// cornerMetric takes a count in the corner of a table for that of all its cells, where occupations stand below it and no column
// says a count: 合格人数 | 五级 | 四级.
func (k *countTable) cornerMetric(cols []int) {
	a := &k.cols[cols[0]]
	if len(a.metrics) != 1 || a.level != "" || a.name != "" {
		return
	}
	for _, c := range cols[1:] {
		if len(k.cols[c].metrics) > 0 || k.cols[c].label {
			return
		}
	}
	for r := k.t.Head; r < k.t.Rows; r++ {
		if s := k.t.Text(r, cols[0]); s != "" && !IsTotal(s) && k.ctx.r.Names.Of(s) == nil {
			return
		}
	}
	k.base.metrics, a.metrics = a.metrics, nil
	a.label, a.field = true, "occupation"
}
