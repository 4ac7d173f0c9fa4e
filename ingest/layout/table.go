package layout

import (
	"fmt"
	"slices"

	"nianping/ingest/document"
)

// Row is a table row whose cells are given by their edges, in twips from the margin.
type Row struct {
	Left    int // left edge of the first cell
	Cells   []Cell
	Heading bool // repeated at the head of each page
}

// Cell is a cell of a Row.
type Cell struct {
	Right            int // right edge
	HFirst, HMerged  bool
	VFirst, VMerged  bool // the first of a vertical merge; one that continues the cell above
	Blocks           []document.Block
	start, end, into int // grid columns; into: index of the finished cell, while the table is made
}

// sameEdge is how far apart two edges of one line may lie, in twips (1/1440 inch): Word's own rounding, and what a hand
// that drags a border leaves. No column is narrower than that.
const sameEdge = 40

// Table makes a grid of rows. Its columns are the distinct edges of all rows, as a person sees them. nil for no cells;
// document.ErrTooLarge past the limit, which counts down.
func Table(part document.Part, rows []Row, cellsLeft *int, pending *Pending) (*document.Table, error) {
	columns := grid(rows)
	t := &document.Table{Ref: document.Ref{Part: part}, Rows: len(rows), Cols: columns}
	if *cellsLeft -= columns * len(rows); *cellsLeft < 0 {
		return nil, fmt.Errorf("%w（表格单元格过多）", document.ErrTooLarge)
	}
	total, heading := 0, true
	for i := range rows {
		total += len(rows[i].Cells)
		if heading = heading && rows[i].Heading; heading {
			t.Header++
		}
	}
	t.Cells = make([]document.Cell, 0, total)
	for r := range rows {
		var above []Cell
		if r > 0 {
			above = rows[r-1].Cells
		}
		lay(t, r, rows[r].Cells, above, pending)
	}
	if len(t.Cells) == 0 {
		return nil, nil
	}
	t.Seal()
	return t, nil
}

// lay puts one row's cells into the table: what a merge hides joins the cell that shows.
func lay(t *document.Table, row int, cells, above []Cell, pending *Pending) {
	first := len(t.Cells)
	for i := range cells {
		c := &cells[i]
		if c.HMerged && len(t.Cells) > first {
			owner := &t.Cells[len(t.Cells)-1]
			owner.ColSpan = max(owner.ColSpan, c.end-owner.Col)
			owner.Blocks = append(owner.Blocks, c.Blocks...)
			c.into = -1
			continue
		}
		if c.VMerged {
			if j := cellAt(above, c.start); j >= 0 && above[j].end == c.end && above[j].into >= 0 {
				c.into = above[j].into
				owner := &t.Cells[c.into]
				owner.RowSpan = row - owner.Row + 1
				if len(c.Blocks) > 0 {
					pending.Warn(Last(owner.Blocks), "纵向合并的单元格下面还盖着文字，未读取")
				}
				continue
			}
		}
		c.into = -1
		if c.VFirst || c.VMerged {
			c.into = len(t.Cells)
		}
		t.Cells = append(t.Cells, document.Cell{Row: row, Col: c.start, RowSpan: 1, ColSpan: c.end - c.start, Blocks: c.Blocks})
	}
	for i := first; i < len(t.Cells); i++ {
		t.Cells[i].Struck = document.Struck(t.Cells[i].Blocks)
	}
}

func cellAt(cells []Cell, column int) int {
	for i := range cells {
		if cells[i].start == column {
			return i
		}
	}
	return -1
}

// grid gives every cell its columns and returns how many there are. A row whose edges do not rise is laid out by
// counting its cells.
func grid(rows []Row) int {
	var edges []int
	for i := range rows {
		if r := &rows[i]; rises(r) {
			edges = append(edges, r.Left)
			for k := range r.Cells {
				edges = append(edges, r.Cells[k].Right)
			}
		}
	}
	slices.Sort(edges)
	var lines []int // the first edge of each group of edges that are one line
	for _, e := range edges {
		if len(lines) == 0 || e-lines[len(lines)-1] > sameEdge {
			lines = append(lines, e)
		}
	}
	columns := max(len(lines)-1, 0)
	for i := range rows {
		r := &rows[i]
		if !rises(r) {
			for k := range r.Cells {
				r.Cells[k].start, r.Cells[k].end = k, k+1
			}
			columns = max(columns, len(r.Cells))
			continue
		}
		at := line(lines, r.Left)
		for k := range r.Cells {
			c := &r.Cells[k]
			c.start, c.end = at, max(line(lines, c.Right), at+1)
			at = c.end
		}
		columns = max(columns, at)
	}
	return columns
}

// rises reports whether each edge of a row lies to the right of the one before, wide enough to be a column.
func rises(r *Row) bool {
	at := r.Left
	for k := range r.Cells {
		if r.Cells[k].Right-at <= sameEdge {
			return false
		}
		at = r.Cells[k].Right
	}
	return true
}

// line is the index of the group that an edge belongs to.
func line(lines []int, edge int) int {
	i, found := slices.BinarySearch(lines, edge)
	if !found {
		i--
	}
	return max(i, 0)
}
