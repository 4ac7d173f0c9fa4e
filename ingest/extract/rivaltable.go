package extract

import (
	"cmp"
	"strings"
)

// tableFigures say what the figures of a table count, group by group of the report.
var tableFigures = map[string]struct {
	what  func(header string) string // what a header counts; "" where it tells nothing of the group
	whom  func(label string) string  // what a label or header names, as the fields of the group do
	loose bool                       // where nothing is named, the figure may be of any
}{
	"venues":   {tableField, tableRoom, true},
	"staff":    {func(string) string { return "" }, func(s string) string { return staffWords.Means(bareHeader(s)) }, false},
	"training": {func(s string) string { return cmp.Or(notAllTrained(s), whatTrained(s)) }, func(s string) string { return cmp.Or(notAllTrained(s), trainingKind(s)) }, false},
}

// mates are the figures of the table that a value was read from which stand below the same header, or behind the same
// label, and which no label or header gives to something else. The value's own cell is one of them. A figure whose label
// adds up has no mates below its header, one whose header adds up none in its row; rows of single occupations are no mates
// of one that is for all.
func (a *accounts) mates(f *Fact) []figure {
	t, at := a.cellOf(f)
	if t == nil || !t.IsNumber(at.row, at.col) {
		return nil
	}
	group, field, _ := strings.Cut(f.Field, "/")
	k := tableFigures[group]
	v, _ := amount(f.Value)
	what, ofOne := t.above(at.row, at.col, k.what), a.ofOccupation(t, at.row)
	var out []figure
	add := func(row, col int, sum total) {
		if sum == partSum || !t.hasFigure(row, col, a.r.Year()) || !ofOne && a.ofOccupation(t, row) || t.above(row, col, k.what) != what {
			return
		}
		if whom := t.named(row, col, k.whom); whom == "" && what != "" && (k.loose || strings.HasPrefix(field, "total")) || whom != "" && strings.HasPrefix(field, whom) {
			out = append(out, figure{value: Numbers(t.Text(row, col))[0].Value, at: placeOf(t, row, col), whole: sum == fullSum})
		}
	}
	othersAbove := func(end int) (sum float64) { // of rooms of other kinds, which a 合计 adds to the value
		for row := range end {
			if whom := t.named(row, at.col, k.whom); t.Starts(row, at.col) && t.IsNumber(row, at.col) && t.sumLeft(row, at.col) == single && whom != "" && !strings.HasPrefix(field, whom) {
				sum += Numbers(t.Text(row, at.col))[0].Value
			}
		}
		return sum
	}
	if t.sumLeft(at.row, at.col) == single {
		for row := range t.Rows {
			if !t.Starts(row, at.col) || !t.IsNumber(row, at.col) {
				continue
			}
			if sum := t.sumLeft(row, at.col); sum != fullSum || v+othersAbove(row) != Numbers(t.Text(row, at.col))[0].Value {
				add(row, at.col, sum)
			}
		}
	}
	if t.sumAbove(at.row, at.col) != single || v != Numbers(t.Text(at.row, at.col))[0].Value { // a sum that begins here
		return out
	}
	for col := at.col + 1; col < t.Cols && t.IsNumber(at.row, col); col++ {
		if t.Starts(at.row, col) {
			add(at.row, col, t.sumAbove(at.row, col))
		}
	}
	return out
}

// ofOccupation reports whether the first label of a row is an occupation.
func (a *accounts) ofOccupation(t *Table, row int) bool {
	for col := range t.Cols {
		if s := t.Text(row, col); s != "" && !t.IsNumber(row, col) {
			return a.r.isOccupation(s)
		}
	}
	return false
}

// cellOf is the table and the position that a fact was read from, nil where it was not read from a table.
func (a *accounts) cellOf(f *Fact) (*Table, place) {
	for i := range a.r.Blocks {
		t := a.r.Blocks[i].Table
		if f.At.Row == 0 || t == nil || !sameText(&t.T.Ref, &f.At) {
			continue
		}
		for row := range t.Rows {
			for col := range t.Cols {
				if t.Starts(row, col) && t.Ref(row, col) == f.At {
					return t, place{row, col}
				}
			}
		}
	}
	return nil, place{}
}

// above is the nearest thing that a header above a figure says, "" where none says any.
func (t *Table) above(row, col int, says func(string) string) string {
	for r := row - 1; r >= 0; r-- {
		if s := says(t.Text(r, col)); s != "" && !t.IsNumber(r, col) {
			return s
		}
	}
	return ""
}

// named is the first thing that the labels left of a figure, or else the headers above it, name.
func (t *Table) named(row, col int, whom func(string) string) string {
	for c := col - 1; c >= 0; c-- {
		if s := whom(t.Text(row, c)); s != "" && !t.IsNumber(row, c) {
			return s
		}
	}
	return t.above(row, col, whom)
}

// sumLeft is how much the labels left of a figure say that it adds up.
func (t *Table) sumLeft(row, col int) total {
	sum := single
	for c := range col {
		sum = max(sum, totalOf(t.Text(row, c)))
	}
	return sum
}

// sumAbove is how much the headers above a figure say that it adds up.
func (t *Table) sumAbove(row, col int) total {
	sum := single
	for r := range row {
		sum = max(sum, totalOf(t.Text(r, col)))
	}
	return sum
}
