package page

import (
	"math"
	"slices"
)

// label is a cell of the first column that stands beside several rows.
type label struct {
	row, rows int
	lines     []line
	y         float64 // of its middle
}

// centredLabels finds the labels that stand in the middle of several rows each, and gives the rows without them. Where a row has no
// label beside it, it may be one of those above as well: sure is false where both can be, or neither. The first row of a table that goes
// on from the page before may be the rest of one there.
func centredLabels(rows [][]bareLine, goesOn bool) (without [][]bareLine, labels []label, sure bool) {
	head := headRows(rows)
	var body [][]bareLine
	bare, above := false, false // a row without a label; one with, or a label alone, before all such
	for i, row := range rows[head:] {
		l, others := labelOf(row)
		if l.lines != nil {
			labels = append(labels, l)
			above = above || !bare
		}
		if others != nil {
			body = append(body, others)
			rest := goesOn && i == 0 && !holds(others, 1)
			bare = bare || l.lines == nil && !rest
		}
	}
	if !bare {
		return rows, nil, true
	}
	centred := beside(labels, body)
	if above || !centred {
		return rows, nil, above != centred
	}
	for i := range labels {
		labels[i].row += head
	}
	return append(slices.Clone(rows[:head]), body...), labels, true
}

// headRows is how many rows at the head have no figure.
func headRows(rows [][]bareLine) int {
	n := slices.IndexFunc(rows, func(row []bareLine) bool {
		return slices.ContainsFunc(row, func(l bareLine) bool {
			return slices.ContainsFunc(l.cells, func(c line) bool { return hasDigit(&c) })
		})
	})
	return max(n, 0)
}

// labelOf parts what stands in the first column of a row from the lines of the other columns; nil where there is none.
func labelOf(row []bareLine) (l label, others []bareLine) {
	l.lines = cellOf(row, 0)
	for _, ln := range row {
		if slices.ContainsFunc(ln.cells[1:], func(c line) bool { return len(c.glyphs) > 0 }) || len(ln.spans) > 0 {
			ln.cells = append([]line{{}}, ln.cells[1:]...)
			others = append(others, ln)
		}
	}
	if l.lines != nil {
		l.y = (l.lines[0].y + l.lines[len(l.lines)-1].y) / 2
	}
	return l, others
}

// beside gives each label the rows in whose middle it stands; false where some are left, or a label stands in the middle of none.
func beside(labels []label, rows [][]bareLine) bool {
	next := 0
	for i := range labels {
		l := &labels[i]
		l.row = next
		for {
			if next == len(rows) {
				return false
			}
			last := rows[next]
			next++
			off := (rows[l.row][0].y+last[len(last)-1].y)/2 - l.y
			if near := 0.35 * last[0].size; off > near {
				return false
			} else if math.Abs(off) <= near {
				break
			}
		}
		l.rows = next - l.row
	}
	return next == len(rows)
}

// layered reports whether a head has several rows of words, so that some may stand over more columns than can be told.
func layered(rows [][]bareLine) bool {
	n := 0
	head := rows[:headRows(rows)]
	for _, row := range head {
		spans := 0
		for c := range row[0].cells {
			switch {
			case holds(row, c):
			case spanned(row, c):
				spans++
			case spans > 0 && holds(head[len(head)-1], c):
				return true
			}
		}
		if filled(row) > 1 {
			n++
		}
	}
	return n > 1
}

// cellOf are the lines of a row's text in a column; nil where it has none.
func cellOf(row []bareLine, column int) (cell []line) {
	for _, l := range row {
		if len(l.cells[column].glyphs) > 0 {
			cell = append(cell, l.cells[column])
		}
	}
	return cell
}

// holds reports whether a row has text in a column.
func holds(row []bareLine, column int) bool { return cellOf(row, column) != nil }

// filled is in how many columns a row has text.
func filled(row []bareLine) (n int) {
	for c := range row[0].cells {
		if holds(row, c) {
			n++
		}
	}
	return n
}

// spanned reports whether something in a row stands over a column and others.
func spanned(row []bareLine, column int) bool {
	return slices.ContainsFunc(row, func(l bareLine) bool {
		return slices.ContainsFunc(l.spans, func(s span) bool { return s.first <= column && column < s.end })
	})
}
