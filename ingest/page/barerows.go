package page

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// Where the lines of a cell stand in a row that is higher than they are.
type setting uint8

const (
	atTop setting = iota
	inMiddle
	atBottom
)

// What speaks against a row, in empty cells that it would spare.
const (
	never      = 1000 // rows would overlap, or go through a drawn line
	hardly     = 12   // two figures, or words that had room beside each other
	uneven     = 6    // a cell that stands elsewhere in the row than the others
	rarely     = 0.5  // a setting that few use
	joined     = 0.4  // a line that goes on below another
	joinedFar  = 1.5  // as far below as rows lie below each other
	surelyLess = 1    // by this much another reading must be worse
)

// mostLines of a row.
const mostLines = 12

// rowFinder parts the lines of a table into its rows.
type rowFinder struct {
	lines   []bareLine
	widest  []float64 // line of each column
	near    float64   // how far the lines of a cell lie below each other at most, where it can be told; else 0
	ruled   bool      // lines are drawn between the rows
	setting setting
}

// bareRows parts the lines of a table into its rows, so that few cells are empty: a line of which most is empty is the rest, or
// the beginning, of cells that were broken. sure is false where the lines may be parted otherwise, or do not go together.
func bareRows(ls []bareLine, columns int) (rows [][]bareLine, sure bool) {
	f := &rowFinder{lines: ls, widest: make([]float64, columns)}
	f.measure()
	var starts [3][]int
	var costs [3]float64
	best := inMiddle
	for s := range starts {
		f.setting = setting(s)
		starts[s], costs[s] = f.part()
	}
	for s, c := range costs {
		if c < costs[best] {
			best = setting(s)
		}
	}
	sure = true
	for s := range starts {
		if costs[s] < costs[best]+surelyLess && !slices.Equal(starts[s], starts[best]) {
			sure = false
		}
	}
	f.setting = best
	for i, from := range starts[best] {
		end := len(ls)
		if i+1 < len(starts[best]) {
			end = starts[best][i+1]
		}
		sure = sure && !f.cost(from, end).odd()
		rows = append(rows, ls[from:end])
	}
	return rows, sure
}

// measure takes what the rows are told by from all the lines.
func (f *rowFinder) measure() {
	least, most := math.Inf(1), 0.0
	seams := 0
	for c := range f.widest {
		last := -1
		for i := range f.lines {
			cell := &f.lines[i].cells[c]
			if len(cell.glyphs) == 0 {
				continue
			}
			f.widest[c] = math.Max(f.widest[c], cell.right-cell.left)
			if last == i-1 && i > 0 || last >= 0 && f.chained(last, i) {
				gap := f.lines[i].y - f.lines[last].y
				least, most = math.Min(least, gap), math.Max(most, gap)
			}
			last = i
		}
	}
	for i := range f.lines {
		if f.lines[i].seam {
			seams++
		}
	}
	f.ruled = seams > 1
	if most > 1.3*least {
		f.near = 1.15 * least
	}
}

// part finds the cheapest rows: where each begins.
func (f *rowFinder) part() (starts []int, cost float64) {
	n := len(f.lines)
	least, from := make([]float64, n+1), make([]int, n+1)
	for end := 1; end <= n; end++ {
		least[end] = math.Inf(1)
		for start := max(0, end-mostLines); start < end; start++ {
			if c := least[start] + f.cost(start, end).sum(); c < least[end] {
				least[end], from[end] = c, start
			}
		}
	}
	for at := n; at > 0; at = from[at] {
		starts = append(starts, from[at])
	}
	slices.Reverse(starts)
	return starts, least[n]
}

// close reports whether a line overlaps the one before it, so that both are of one row.
func (f *rowFinder) close(i int) bool {
	return !f.lines[i].seam && f.lines[i].y-f.lines[i-1].y < sameRowStep*f.lines[i].size
}

// cost is what speaks against some lines as one row.
type cost struct {
	empty  int     // cells
	joined float64 // lines that go on below others
	wrong  float64 // what no row has
}

func (c cost) sum() float64 { return float64(c.empty) + c.joined + c.wrong }

func (c cost) odd() bool { return c.wrong > 0 }

// cost is what speaks against the lines from start to before end as one row.
func (f *rowFinder) cost(start, end int) (c cost) {
	if start > 0 && f.close(start) {
		c.wrong += never
	}
	if start > 0 && f.ruled && !f.lines[start].seam {
		c.wrong += uneven
	}
	for i := start + 1; i < end; i++ {
		if f.lines[i].seam {
			c.wrong += never
		}
	}
	tallest := f.tallest(start, end)
	for column := range f.widest {
		first, last := f.ends(column, start, end)
		switch {
		case first >= 0:
			f.stack(&c, column, first, last)
			c.wrong += f.displaced(first, last, tallest)
		case !spanned(f.lines[start:end], column):
			c.empty++
		}
	}
	if end-start == 1 {
		return c
	}
	for _, l := range f.lines[start:end] {
		if len(l.spans) > 0 {
			c.wrong += hardly
		}
	}
	if f.setting == atBottom {
		c.joined += rarely
	}
	return c
}

// ends are the first and the last of some lines in which a column has text; -1 where none has.
func (f *rowFinder) ends(column, start, end int) (first, last int) {
	first, last = -1, -1
	for i := start; i < end; i++ {
		if len(f.lines[i].cells[column].glyphs) > 0 {
			if last = i; first < 0 {
				first = i
			}
		}
	}
	return first, last
}

// tallest are the ends of the tallest cell.
func (f *rowFinder) tallest(start, end int) (ends [2]int) {
	height := -1.0
	for c := range f.widest {
		if first, last := f.ends(c, start, end); first >= 0 && f.lines[last].y-f.lines[first].y > height {
			ends, height = [2]int{first, last}, f.lines[last].y-f.lines[first].y
		}
	}
	return ends
}

// displaced is what speaks against a cell beside the tallest of its row.
func (f *rowFinder) displaced(first, last int, tallest [2]int) float64 {
	above, below := f.lines[first].y-f.lines[tallest[0]].y, f.lines[tallest[1]].y-f.lines[last].y
	off := 0.0
	switch f.setting {
	case atTop:
		off = above
	case inMiddle:
		off = (above - below) / 2
	case atBottom:
		off = below
	}
	if math.Abs(off) > 0.3*f.lines[first].size {
		return uneven
	}
	return 0
}

// stack counts what speaks against the lines of a column as one cell.
func (f *rowFinder) stack(c *cost, column, first, last int) {
	above := first
	for i := first + 1; i <= last; i++ {
		cell := &f.lines[i].cells[column]
		if len(cell.glyphs) == 0 {
			continue
		}
		gap := cell.y - f.lines[above].y
		switch over := f.lines[above].cells[column]; {
		case apart(&over, cell):
			c.wrong += hardly
		case f.chained(above, i):
		case gap > 2*cell.size || !goesOn(over, *cell, f.widest[column]) || f.setting == atBottom && f.near == 0 && !f.ruled:
			c.wrong += hardly
		case f.near > 0 && gap > f.near:
			c.wrong += uneven
		case gap <= f.near || f.ruled:
			c.joined += joined
		default:
			c.joined += joinedFar
		}
		above = i
	}
}

// chained reports whether each of the lines after one overlaps the one before it.
func (f *rowFinder) chained(from, to int) bool {
	for i := from + 1; i <= to; i++ {
		if !f.close(i) {
			return false
		}
	}
	return true
}

// apart reports whether a line cannot be the rest of the one above it: that is numbered as a heading is, both are figures, or one is
// and the other has none. The day of a date may stand below the rest of it.
func apart(above, below *line) bool {
	a, b := above.figure(), below.figure()
	return numbered.MatchString(above.text()) || a && b && !(len(below.glyphs) <= 2 && datePart.MatchString(above.text())) || a && !hasDigit(below) || b && !hasDigit(above)
}

var datePart = regexp.MustCompile(`^(?:19|20)[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2}$`)

func hasDigit(l *line) bool {
	return slices.ContainsFunc(l.glyphs, func(g Glyph) bool { return unicode.IsDigit(g.Rune) })
}

// figure reports whether a line is a whole number, rate, date, or a dash for none, and no part of a longer one.
func (l *line) figure() bool {
	s := l.text()
	if strings.Trim(s, "—－–-/") == "" {
		return true
	}
	long := len(s) >= 8 && strings.Trim(s, "0123456789") == ""
	return figures([]line{*l}) && !long && !strings.ContainsRune("-/.,", l.glyphs[len(l.glyphs)-1].Rune)
}

// goesOn reports whether a line was broken because what follows had no room beside it, in a column of which a line is so wide, or
// before a bracket, where many break it themselves.
func goesOn(above, below line, widest float64) bool {
	if strings.ContainsRune("（(", below.glyphs[0].Rune) {
		return true
	}
	word := below.glyphs[0].Right
	for i, g := range below.glyphs[1:] {
		if before := below.glyphs[i]; !latin(before.Rune) || !latin(g.Rune) || g.Left-before.Right > 0.15*below.size {
			break
		}
		word = g.Right
	}
	return above.right-above.left+word-below.left > widest+0.05*below.size
}
