package docx

import (
	"fmt"
	"strconv"
	"sync"

	"nianping/ingest/document"
)

// maxSpan bounds one cell's gridSpan; Word allows 63 columns.
const maxSpan = 1000

// grid is a table while it is read.
type grid struct {
	t    *document.Table
	rows int
	open map[int]merge // by column, the cell that a vertical merge there continues
	head bool          // no row but heading rows so far
}

// merge is a cell that goes on downwards.
type merge struct {
	cell int // index in the table
	span int // columns it names itself
	next int // the row after the last it covers
}

// cellRooms are lists in which the cells of a table are gathered; how many there are is known at its end.
var cellRooms = sync.Pool{New: func() any { return new([]document.Cell) }}

// table reads a w:tbl.
func (st *story) table(f *flow) {
	st.close(f)
	if st.tables++; st.tables > st.limits.Depth {
		st.s.Fail(fmt.Errorf("%w（表格嵌套超过 %d 层）", document.ErrTooLarge, st.limits.Depth))
		return
	}
	cells := cellRooms.Get().(*[]document.Cell)
	g := &grid{t: &document.Table{Ref: document.Ref{Part: f.where}, Cells: (*cells)[:0]}, open: map[int]merge{}, head: true}
	st.rows(f, g)
	*cells, g.t.Cells = g.t.Cells, st.memory.Cells.CopyOf(g.t.Cells)
	clear(*cells)
	cellRooms.Put(cells)
	st.tables--
	if len(g.t.Cells) == 0 || st.s.Err() != nil {
		return
	}
	width := 0
	for _, c := range g.t.Cells {
		width = max(width, c.Col+c.ColSpan)
	}
	if st.positions += width * g.rows; st.positions > st.limits.Cells {
		st.s.Fail(st.tooManyCells())
		return
	}
	g.t.Rows, g.t.Cols = g.rows, width
	g.t.Seal()
	f.blocks = append(f.blocks, document.T(g.t))
}

func (st *story) tooManyCells() error {
	return fmt.Errorf("%w（表格超过 %d 格）", document.ErrTooLarge, st.limits.Cells)
}

func (st *story) rows(f *flow, g *grid) {
	for depth := st.s.Depth(); st.s.Child(depth); {
		st.tablePart(f, g)
	}
}

func (st *story) tablePart(f *flow, g *grid) {
	switch st.s.Name {
	case "w:tr":
		st.row(f, g)
	case "w:sdt":
		st.control(func() { st.tablePart(f, g) })
	case "mc:AlternateContent":
		st.alternate(func() { st.tablePart(f, g) })
	case "w:tblPr", "w:tblGrid", "w:tblPrEx", "w:del", "w:moveFrom":
	default:
		st.rows(f, g)
	}
}

// row is a table row while it is read.
type row struct {
	col     int
	last    int  // index of the cell that its last w:tc belongs to, -1 before the first
	above   bool // that cell began in a row above
	deleted bool
	hidden  bool
	heading bool
}

func (st *story) row(f *flow, g *grid) {
	r := row{last: -1}
	st.rowParts(f, g, &r)
	switch {
	case r.hidden:
		st.warn(place{at: &g.t.Ref}, "有隐藏的表格行，未读取")
		return
	case r.deleted:
		st.warn(place{at: &g.t.Ref}, "有修订中删除的表格行，已按接受修订略去")
		return
	}
	if g.head = g.head && r.heading; g.head {
		g.t.Header++
	}
	g.rows++
}

func (st *story) rowParts(f *flow, g *grid, r *row) {
	for depth := st.s.Depth(); st.s.Child(depth); {
		st.rowPart(f, g, r)
	}
}

func (st *story) rowPart(f *flow, g *grid, r *row) {
	switch st.s.Name {
	case "w:trPr":
		st.rowProperties(r)
	case "w:tc":
		if !r.deleted && !r.hidden {
			st.cell(f, g, r)
		}
	case "w:sdt":
		st.control(func() { st.rowPart(f, g, r) })
	case "mc:AlternateContent":
		st.alternate(func() { st.rowPart(f, g, r) })
	case "w:tblPrEx", "w:del", "w:moveFrom":
	default:
		st.rowParts(f, g, r)
	}
}

func (st *story) rowProperties(r *row) {
	for depth := st.s.Depth(); st.s.Child(depth); {
		switch st.s.Name {
		case "w:gridBefore":
			r.col = min(max(number(st.s.Attr("w:val")), 0), maxSpan)
		case "w:tblHeader":
			r.heading = st.on()
		case "w:hidden":
			r.hidden = st.on()
		case "w:del", "w:moveFrom":
			r.deleted = true
		}
	}
}

// cellProperties are what w:tcPr says of a cell's place.
type cellProperties struct {
	span         int
	below, right bool // continues the cell above, the cell to the left
	vertical     bool // begins or continues a vertical merge
	deleted      bool
}

func (st *story) cellProperties() cellProperties {
	c := cellProperties{span: 1}
	for depth := st.s.Depth(); st.s.Child(depth); {
		switch st.s.Name {
		case "w:gridSpan":
			c.span = min(max(number(st.s.Attr("w:val")), 1), maxSpan)
		case "w:vMerge", "w:vmerge":
			c.vertical, c.below = true, st.s.Attr("w:val") != "restart"
		case "w:hMerge", "w:hmerge":
			c.right = st.s.Attr("w:val") != "restart"
		case "w:cellMerge":
			if v, ok := st.s.Lookup("w:vMerge"); ok { // a tracked merge, accepted
				c.vertical, c.below = true, v == "cont"
			}
		case "w:cellDel":
			c.deleted = true
		}
	}
	return c
}

// cell reads a w:tc. What a merged cell covers is not seen: it is left out, with a warning if there is text.
func (st *story) cell(f *flow, g *grid, r *row) {
	if st.cells++; st.cells > st.limits.Cells {
		st.s.Fail(st.tooManyCells())
		return
	}
	c := cellProperties{span: 1}
	inner := flow{where: f.where, home: place{&g.t.Ref, g.rows + 1, r.col + 1}}
	for depth := st.s.Depth(); st.s.Child(depth); {
		if st.s.Name == "w:tcPr" {
			c = st.ofCells.Read(st.s, func() (cellProperties, bool) { return st.cellProperties(), true })
			c.below = c.below && g.continues(r.col, c.span)
			c.right = c.right && r.last >= 0
			if c.covered() {
				st.covered++
			}
			continue
		}
		st.block(&inner)
	}
	st.close(&inner)
	if c.covered() {
		st.covered--
		if len(inner.blocks) > 0 && !c.deleted {
			st.warn(inner.home, "合并单元格盖住的文字，未读取")
		}
	}
	if !c.deleted {
		g.add(r, c, inner.blocks)
	}
}

func (c cellProperties) covered() bool { return c.below || c.right || c.deleted }

// add gives a w:tc its place in the grid.
func (g *grid) add(r *row, c cellProperties, blocks []document.Block) {
	col := r.col
	r.col += c.span
	if c.below {
		m := g.open[col]
		m.next++
		g.open[col] = m
		g.t.Cells[m.cell].RowSpan = m.next - g.t.Cells[m.cell].Row
		r.last, r.above = m.cell, true
		return
	}
	if c.right {
		if !r.above {
			g.t.Cells[r.last].ColSpan += c.span
		}
		return
	}
	r.last, r.above = len(g.t.Cells), false
	delete(g.open, col)
	if c.vertical {
		g.open[col] = merge{cell: r.last, span: c.span, next: g.rows + 1}
	}
	g.t.Cells = append(g.t.Cells, document.Cell{Row: g.rows, Col: col, RowSpan: 1, ColSpan: c.span, Blocks: blocks, Struck: document.Struck(blocks)})
}

// continues reports whether the row above holds a merged cell that goes on here: same column, same width.
func (g *grid) continues(col, span int) bool {
	m, ok := g.open[col]
	return ok && m.span == span && m.next == g.rows
}

func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}
