package extract

import (
	"cmp"
	"strings"
)

// total is how far a row or column adds up others: one item, the sum of a group, the sum of all.
type total int

const (
	single  total = iota
	partSum       // 小计
	fullSum       // 合计, 总计, 全年
)

// totalOf reads a label or header.
func totalOf(s string) total {
	switch plain := bareHeader(s); {
	case strings.Contains(plain, "小计"):
		return partSum
	case IsTotal(s) || hasAnySuffix(plain, "合计", "总计", "共计") || hasAnyPrefix(strings.TrimLeft(s, " "), "合计", "总计", "全年"):
		return fullSum
	}
	return single
}

// trainingCell is one figure of a table of training with what its labels and headers say.
type trainingCell struct {
	row, col int
	field    string
	value    int
	rowSum   total
	colSum   total
	number   Number
}

// table reads a table of kinds of training against 期数 and 人数, either way round. Of several figures for one field that
// of the 合计 row counts, else that of the 小计 row; the items of a list without either are added up for a person to see.
func (k *trainingCounts) table(t *Table) {
	if !k.aboutTraining(t) {
		return
	}
	var order []string
	cells := map[string][]trainingCell{}
	for row := range t.Rows {
		for col := range t.Cols {
			if c, ok := k.tableCell(t, row, col); ok && !k.have[c.field] {
				if cells[c.field] == nil {
					order = append(order, c.field)
				}
				cells[c.field] = append(cells[c.field], c)
			}
		}
	}
	for _, field := range order {
		k.have[field] = true
		best := mostWhole(cells[field])
		f := k.c.put("training/"+field, best[0].value, t.factAt(best[0].row, best[0].col))
		f.Approx = best[0].number.Approx != ""
		if sum, doubt := k.addRows(best); doubt != "" {
			f.Value, f.Doubt = sum, doubt
		}
	}
}

// mostWhole are the cells of the row and column that add up most.
func mostWhole(list []trainingCell) []trainingCell {
	row, col := single, single
	for _, c := range list {
		row = max(row, c.rowSum)
	}
	for _, c := range list {
		if c.rowSum == row {
			col = max(col, c.colSum)
		}
	}
	var out []trainingCell
	for _, c := range list {
		if c.rowSum == row && c.colSum == col {
			out = append(out, c)
		}
	}
	return out
}

// addRows adds the items that stand below each other under one header. The doubt is "" where there is but one figure.
func (k *trainingCounts) addRows(list []trainingCell) (sum int, doubt string) {
	for _, c := range list {
		if c.col != list[0].col {
			return list[0].value, "表中有几个数字，没有注明哪一个是合计"
		}
		sum += c.value
	}
	if len(list) == 1 {
		return sum, ""
	}
	return sum, "由表中各行相加"
}

func (k *trainingCounts) aboutTraining(t *Table) bool {
	about := t.Words() + t.Caption
	if t.Before != nil {
		about += t.Before.Text()
	}
	if !strings.Contains(about, "培训") && !strings.Contains(about, "期") {
		return false
	}
	for c := range t.Cols {
		switch t.Field(c) {
		case "registered", "examined", "passed", "certified":
			return false
		}
	}
	return true
}

// tableCell reads one cell; ok is false where it is no count of classes or trainees. A kind named anywhere beside or
// above the cell beats 合计 and 小计, which make it a sum of that kind; without a kind they make it the whole.
func (k *trainingCounts) tableCell(t *Table, row, col int) (trainingCell, bool) {
	s := t.Text(row, col)
	if !t.Starts(row, col) || !t.IsNumber(row, col) || t.ofOtherYear(row, col, k.year) {
		return trainingCell{}, false
	}
	c := trainingCell{row: row, col: col, number: Numbers(s)[0]}
	v, ok := c.number.Int()
	if !ok {
		return c, false
	}
	c.value = v
	what, loose, kind := "", "", ""
	switch c.number.Kind {
	case People:
		what = "people"
	case Classes:
		what = "classes"
	}
	look := func(s string) total {
		if isNumberCell(s) {
			return single
		}
		w, plain := trainingWhat(s)
		if plain {
			what = cmp.Or(what, w)
		}
		loose = cmp.Or(loose, w)
		kind = cmp.Or(kind, trainingKind(s))
		return totalOf(s)
	}
	for cc := col - 1; cc >= 0; cc-- {
		c.rowSum = max(c.rowSum, look(t.Text(row, cc)))
	}
	for r := row - 1; r >= 0; r-- {
		c.colSum = max(c.colSum, look(t.Text(r, col)))
	}
	if kind == "" && c.rowSum+c.colSum > single {
		kind = "total"
	}
	what = cmp.Or(what, loose)
	c.field = kind + "_" + what
	return c, kind != "" && kind != "-" && what != ""
}

// trainingWhat is what a header or label of a table of training counts. It is plain where the words end so: 培训人次, not
// 美容班 and 面向个人.
func trainingWhat(s string) (what string, plain bool) {
	s = bareHeader(s)
	switch {
	case hasAnySuffix(s, "人数", "人次", "人"):
		return "people", true
	case hasAnySuffix(s, "期数", "班次", "班数", "期", "班次数"):
		return "classes", true
	case strings.Contains(s, "期") || strings.Contains(s, "班"):
		return "classes", false
	case strings.Contains(s, "人"):
		return "people", false
	}
	return "", false
}

// trainingKind is the kind of training that a label or header names: social, subsidised, total for all kinds together, -
// for one that does not count; "" for none and for a mere 合计.
func trainingKind(s string) string {
	other := ""
	for _, h := range trainingWords.Find(s) {
		switch m := h.Row.Means; {
		case m == "sum" || m == "weak":
		case m == "-":
			if strings.Contains(h.Row.Word, "培训") {
				other = m
			}
		case m == "total" && totalOf(s) != single:
		default:
			return m
		}
	}
	return other
}
