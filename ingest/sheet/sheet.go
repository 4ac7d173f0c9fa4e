// Package sheet makes a table of what a spreadsheet shows: cells with text, merged areas, hidden rows and columns. The
// readers of workbooks share it, so that they leave out and number alike.
package sheet

import (
	"context"
	"fmt"
	"sort"
	"strconv"
	"strings"

	"nianping/ingest/document"
)

// blankRun is how many blank rows or columns in a row are kept; what exceeds it is left out of the grid.
const blankRun = 3

// maxMerges bounds the merged areas of a sheet that are looked at.
const maxMerges = 100_000

// Sheet is one worksheet as a reader found it. Rows and columns count from 0.
type Sheet struct {
	Name       string
	Cells      []Cell // in any order; of two at one place the first counts
	Merges     []Area
	HiddenRows map[int]bool
	HiddenCols func(int) bool // nil where none is hidden
}

// Cell is one cell that shows text.
type Cell struct {
	Row, Col int
	Text     string // as seen, '\n' for line breaks within the cell
	Bold     bool
	Struck   bool            // the whole text is struck out
	Spans    []document.Span // struck-out pieces of Text
}

// Area is a merged area.
type Area struct{ Row, Col, RowSpan, ColSpan int }

// Append adds a sheet to a document: its name as a heading, when a person gave it one, and its table. limit bounds the grid's
// positions over the whole document: used is what earlier sheets took, and the new sum is returned. A sheet that shows nothing
// adds nothing. The error wraps ErrTooLarge, or is the context's.
func (s *Sheet) Append(ctx context.Context, doc *document.Document, used, limit int) (int, error) {
	g := s.visible()
	s.warnHidden(doc, g)
	if len(g.cells) == 0 {
		return used, nil
	}
	if err := ctx.Err(); err != nil {
		return used, err
	}
	rows, cols := len(g.rows), len(g.cols)
	if rows > limit || cols > limit || used+rows*cols > limit {
		return used, fmt.Errorf("%w（工作表“%s”有 %d 行 %d 列，全部表格的单元格上限为 %d）", document.ErrTooLarge, s.Name, rows, cols, limit)
	}
	if !unnamed(s.Name) {
		ref := document.Ref{Sheet: s.Name}
		doc.Body = append(doc.Body, document.P(&document.Paragraph{Ref: ref, Text: s.Name, Heading: 1}))
	}
	doc.Body = append(doc.Body, document.T(s.table(doc, g)))
	return used + rows*cols, nil
}

// grid is what is visible: the sheet's rows and columns in order, and the cells by place.
type grid struct {
	rows, cols []int
	rowAt      map[int]int // sheet's row → grid row
	colAt      map[int]int
	cells      map[[2]int]*Cell
	hidden     int // cells with text that are hidden
	merges     []Area
	skipped    int // merged areas that overlap others
}

// visible finds the rows and columns that the grid shows.
func (s *Sheet) visible() *grid {
	g := &grid{cells: make(map[[2]int]*Cell, len(s.Cells))}
	all := make(map[[2]int]*Cell, len(s.Cells))
	for i := range s.Cells {
		c := &s.Cells[i]
		if at := [2]int{c.Row, c.Col}; all[at] == nil && strings.TrimSpace(c.Text) != "" {
			all[at] = c
		}
	}
	s.settleMerges(g, all)
	usedRows, usedCols := map[int]bool{}, map[int]bool{}
	for at, c := range all {
		if s.hiddenAt(at[0], at[1]) {
			g.hidden++
			continue
		}
		g.cells[at] = c
		usedRows[at[0]], usedCols[at[1]] = true, true
	}
	g.rows = withGaps(usedRows, func(r int) bool { return s.HiddenRows[r] })
	g.cols = withGaps(usedCols, s.hiddenCol)
	g.rowAt, g.colAt = index(g.rows), index(g.cols)
	return g
}

// settleMerges takes the texts that merged areas cover out of all, and brings the value of an area that begins in a hidden
// row or column to the first place of it that is seen. Of areas that overlap, the first in reading order counts.
func (s *Sheet) settleMerges(g *grid, all map[[2]int]*Cell) {
	merges := append([]Area(nil), s.Merges...)
	sort.SliceStable(merges, func(i, j int) bool {
		a, b := merges[i], merges[j]
		return a.Row < b.Row || a.Row == b.Row && a.Col < b.Col
	})
	if len(merges) > maxMerges {
		g.skipped = len(merges) - maxMerges
		merges = merges[:maxMerges]
	}
	open := []Area{} // areas that reach the row at hand
	for _, m := range merges {
		if g.skipped > maxMerges/10 {
			break
		}
		if m.RowSpan < 1 || m.ColSpan < 1 || m.RowSpan == 1 && m.ColSpan == 1 || m.Row < 0 || m.Col < 0 {
			continue
		}
		keep, clash := open[:0], false
		for _, o := range open {
			if o.Row+o.RowSpan <= m.Row {
				continue
			}
			keep = append(keep, o)
			clash = clash || o.Col < m.Col+m.ColSpan && m.Col < o.Col+o.ColSpan
		}
		open = keep
		if clash || len(open) > 16384 {
			g.skipped++
			continue
		}
		open = append(open, m)
		g.merges = append(g.merges, m)
	}
	s.uncover(g, all)
}

// uncover is the part of settleMerges that looks at the cells.
func (s *Sheet) uncover(g *grid, all map[[2]int]*Cell) {
	byRow := map[int][]Area{}
	for _, m := range g.merges {
		byRow[m.Row] = append(byRow[m.Row], m)
	}
	starts := make([]int, 0, len(byRow))
	for r := range byRow {
		starts = append(starts, r)
	}
	sort.Ints(starts)
	places := make([][2]int, 0, len(all))
	for at := range all {
		places = append(places, at)
	}
	sort.Slice(places, func(i, j int) bool {
		return places[i][0] < places[j][0] || places[i][0] == places[j][0] && places[i][1] < places[j][1]
	})
	var open []Area
	row, next := -1, 0
	for _, at := range places {
		if at[0] != row {
			row = at[0]
			for next < len(starts) && starts[next] <= row {
				open = append(open, byRow[starts[next]]...)
				next++
			}
			keep := open[:0]
			for _, m := range open {
				if m.Row+m.RowSpan > row {
					keep = append(keep, m)
				}
			}
			open = keep
		}
		for _, m := range open {
			if at[1] < m.Col || at[1] >= m.Col+m.ColSpan {
				continue
			}
			if at != [2]int{m.Row, m.Col} {
				delete(all, at)
			} else if to, ok := s.firstSeen(m); ok && to != at {
				all[to] = all[at]
				delete(all, at)
			}
			break
		}
	}
}

// firstSeen is the first place of an area that is not hidden; false where none is.
func (s *Sheet) firstSeen(m Area) ([2]int, bool) {
	for r := m.Row; r < m.Row+min(m.RowSpan, 1<<16); r++ {
		if s.HiddenRows[r] {
			continue
		}
		for c := m.Col; c < m.Col+min(m.ColSpan, 1<<14); c++ {
			if !s.hiddenCol(c) {
				return [2]int{r, c}, true
			}
		}
		break
	}
	return [2]int{}, false
}

func (s *Sheet) hiddenCol(c int) bool { return s.HiddenCols != nil && s.HiddenCols(c) }

func (s *Sheet) hiddenAt(row, col int) bool { return s.HiddenRows[row] || s.hiddenCol(col) }

// withGaps lists the used numbers in order, with up to blankRun of the blank ones that are seen between two of them.
func withGaps(used map[int]bool, hidden func(int) bool) []int {
	sorted := make([]int, 0, len(used))
	for n := range used {
		sorted = append(sorted, n)
	}
	sort.Ints(sorted)
	var out []int
	for i, n := range sorted {
		if i > 0 {
			kept := 0
			for k := sorted[i-1] + 1; k < n && kept < blankRun && k < sorted[i-1]+1+1<<14; k++ {
				if !hidden(k) {
					out = append(out, k)
					kept++
				}
			}
		}
		out = append(out, n)
	}
	return out
}

func index(list []int) map[int]int {
	m := make(map[int]int, len(list))
	for i, n := range list {
		m[n] = i
	}
	return m
}

// table builds the grid, spans clipped to what is seen.
func (s *Sheet) table(doc *document.Document, g *grid) *document.Table {
	no := 1
	for _, b := range doc.Body {
		if b.Table != nil {
			no++
		}
	}
	t := &document.Table{Ref: document.Ref{Sheet: s.Name, Table: no}, Sheet: s.Name, Row0: g.rows[0], Col0: g.cols[0],
		Rows: len(g.rows), Cols: len(g.cols)}
	if t.Row0+t.Rows-1 != g.rows[t.Rows-1] {
		t.RowNo = g.rows
	}
	if t.Col0+t.Cols-1 != g.cols[t.Cols-1] {
		t.ColNo = g.cols
	}
	spans := s.spans(g)
	for r, row := range g.rows {
		for c, col := range g.cols {
			at := [2]int{row, col}
			cell := g.cells[at]
			span, merged := spans[[2]int{r, c}]
			if cell == nil && !merged {
				continue
			}
			k := document.Cell{Row: r, Col: c, RowSpan: max(span[0], 1), ColSpan: max(span[1], 1)}
			if cell != nil {
				p := &document.Paragraph{Ref: t.CellRef(r, c), Text: cell.Text, Bold: cell.Bold, Struck: cell.Spans}
				if cell.Struck {
					k.Struck, p.Struck = true, []document.Span{{Start: 0, End: len(cell.Text)}}
				}
				k.Blocks = []document.Block{document.P(p)}
			}
			t.Cells = append(t.Cells, k)
		}
	}
	t.Seal()
	return t
}

// spans gives rows and columns that each merged area covers of the grid, by the grid place at which it begins.
func (s *Sheet) spans(g *grid) map[[2]int][2]int {
	out := map[[2]int][2]int{}
	for _, m := range g.merges {
		r0 := sort.SearchInts(g.rows, m.Row)
		r1 := sort.SearchInts(g.rows, m.Row+m.RowSpan)
		c0 := sort.SearchInts(g.cols, m.Col)
		c1 := sort.SearchInts(g.cols, m.Col+m.ColSpan)
		if r1-r0 > 1 || c1-c0 > 1 {
			if r1 > r0 && c1 > c0 {
				out[[2]int{r0, c0}] = [2]int{r1 - r0, c1 - c0}
			}
		}
	}
	return out
}

// warnHidden says what is not shown.
func (s *Sheet) warnHidden(doc *document.Document, g *grid) {
	ref := document.Ref{Sheet: s.Name}
	if g.hidden > 0 {
		doc.Warn(ref, "隐藏的行或列中有 "+strconv.Itoa(g.hidden)+" 个单元格未读取")
	}
	if g.skipped > 0 {
		doc.Warn(ref, strconv.Itoa(g.skipped)+" 个合并区域互相重叠或数量过多，按未合并处理")
	}
}

// unnamed reports whether a sheet bears the name that a program gave it.
func unnamed(name string) bool {
	low := strings.ToLower(strings.TrimSpace(name))
	for _, p := range []string{"sheet", "工作表", "表", "sheet ", "table"} {
		if rest, ok := strings.CutPrefix(low, p); ok && strings.Trim(rest, "0123456789") == "" {
			return true
		}
	}
	return low == ""
}
