package page

import (
	"math"
	"slices"
	"strings"
	"unicode"
)

// part draws the lines that a table leaves out between its rows: many have a frame and columns only, and what stands in a
// column would run together. A column of figures below each other is as many rows, where the first column has its lines at the same
// heights; text alone may be a paragraph that goes on, and figures that fill their column are one that was broken.
func (g *grid) part(glyphs []Glyph) {
	t, byCell := g.inside(glyphs)
	var added []Rule
	var edges []float64
	for row := range t.Rows {
		var columns []column // from the left
		for i, c := range t.Cells {
			if c.Row == row && c.RowSpan == 1 {
				columns = append(columns, column{g.xs[c.Col], g.xs[c.Col+c.ColSpan], lines(byCell[i])})
			}
		}
		for _, y := range rowEdges(columns) {
			edges = append(edges, y)
			for _, c := range columns {
				added = append(added, Rule{c.left, y, c.right, y})
			}
		}
	}
	g.ys = append(g.ys, edges...)
	slices.Sort(g.ys)
	g.rules = append(g.rules, added...)
}

// column is a cell with its lines.
type column struct {
	left, right float64
	lines       []line
}

// rowEdges are the heights between the lines of the columns of figures in a row of cells; none where it is one row.
func rowEdges(columns []column) []float64 {
	var best []line
	for i, c := range columns {
		if i > 0 && len(c.lines) > max(1, len(best)) && figures(c.lines) && !c.filled() {
			best = c.lines
		}
	}
	if len(best) < 2 || len(best) == 2 && len(columns) < 3 || !matches(best, columns[0].lines) {
		return nil
	}
	var edges []float64
	for _, l := range best[:len(best)-1] {
		edges = append(edges, l.y+0.3*l.size)
	}
	return edges
}

// filled reports whether a line takes nearly all of its column's width, so that what follows may be the rest of it.
func (c column) filled() bool {
	return slices.ContainsFunc(c.lines, func(l line) bool { return l.right-l.left > 0.7*(c.right-c.left) })
}

// figures reports whether each line is a number, a rate, a date or an amount; the first of three or more may be the heading.
func figures(lines []line) bool {
	if len(lines) > 2 {
		lines = lines[1:]
	}
	return !slices.ContainsFunc(lines, func(l line) bool {
		return !hasDigit(&l) || strings.ContainsFunc(l.text(), func(r rune) bool {
			return !unicode.IsDigit(r) && !strings.ContainsRune(" .,%％‰¥￥-/人元次", r)
		})
	})
}

// matches reports whether a column has a line at the height of each of the others.
func matches(figures, column []line) bool {
	for _, f := range figures {
		if !slices.ContainsFunc(column, func(l line) bool { return math.Abs(l.y-f.y) < 0.45*f.size }) {
			return false
		}
	}
	return len(figures) > 0
}
