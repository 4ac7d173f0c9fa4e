package docx

import (
	"bytes"
	"fmt"
	"strconv"

	"nianping/ingest/document"
)

// maxSpan bounds one cell's gridSpan; Word allows 63 columns.
const maxSpan = 1000

// grid is a table while it is read.
type grid struct {
	t    *document.Table
	rows int
	open map[int]int // column → index of the cell that a vertical merge there continues
	head bool        // no row but heading rows so far
}

// table reads a w:tbl.
func (st *story) table(f *flow) {
	st.close(f)
	if st.tables++; st.tables > st.limits.Depth {
		st.s.Fail(fmt.Errorf("%w（表格嵌套超过 %d 层）", document.ErrTooLarge, st.limits.Depth))
		return
	}
	g := grid{t: &document.Table{Ref: document.Ref{Part: f.where}}, open: map[int]int{}, head: true}
	st.rows(f, &g)
	st.tables--
	if len(g.t.Cells) == 0 || st.s.Err() != nil {
		return
	}
	width := 0
	for _, c := range g.t.Cells {
		width = max(width, c.Col+c.ColSpan)
	}
	if st.cells += width * g.rows; st.cells > st.limits.Cells {
		st.s.Fail(fmt.Errorf("%w（表格超过 %d 格）", document.ErrTooLarge, st.limits.Cells))
		return
	}
	g.t.Rows, g.t.Cols = g.rows, width
	g.t.Seal()
	f.blocks = append(f.blocks, document.T(g.t))
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
	cells   int // index of its first cell in the table
	deleted bool
	heading bool
}

func (st *story) row(f *flow, g *grid) {
	r := row{cells: len(g.t.Cells)}
	st.rowParts(f, g, &r)
	if r.deleted {
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
		if !r.deleted {
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
		case "w:vMerge":
			c.vertical, c.below = true, st.s.Attr("w:val") != "restart"
		case "w:hMerge":
			c.right = st.s.Attr("w:val") != "restart"
		case "w:cellDel":
			c.deleted = true
		}
	}
	return c
}

func (st *story) cell(f *flow, g *grid, r *row) {
	c := cellProperties{span: 1}
	inner := flow{where: f.where}
	for depth := st.s.Depth(); st.s.Child(depth); {
		if st.s.Name == "w:tcPr" {
			if c = st.cellProperties(); c.deleted {
				continue
			}
			continue
		}
		if c.deleted || c.below && g.continues(r.col, c.span) {
			continue // hidden under the merged cell
		}
		st.block(&inner)
	}
	st.close(&inner)
	if c.deleted {
		return
	}
	col := r.col
	r.col += c.span
	if c.below && g.continues(col, c.span) {
		g.t.Cells[g.open[col]].RowSpan++
		return
	}
	if n := len(g.t.Cells); c.right && n > r.cells {
		g.t.Cells[n-1].ColSpan += c.span
		return
	}
	delete(g.open, col)
	if c.vertical {
		g.open[col] = len(g.t.Cells)
	}
	g.t.Cells = append(g.t.Cells, document.Cell{Row: g.rows, Col: col, RowSpan: 1, ColSpan: c.span, Blocks: inner.blocks, Struck: struck(inner.blocks)})
}

// continues reports whether a vertical merge is open at a column for a cell of the same width in the row above.
func (g *grid) continues(col, span int) bool {
	i, ok := g.open[col]
	if !ok {
		return false
	}
	c := &g.t.Cells[i]
	return c.ColSpan == span && c.Row+c.RowSpan == g.rows
}

// struck reports whether all text of a cell is struck out.
func struck(blocks []document.Block) bool {
	any := false
	for _, b := range blocks {
		if b.Paragraph == nil {
			return false
		}
		p, at := b.Paragraph, len(b.Paragraph.Number)
		for _, s := range p.Struck {
			if len(bytes.TrimSpace([]byte(p.Text[at:max(at, s.Start)]))) > 0 {
				return false
			}
			at, any = s.End, true
		}
		if len(bytes.TrimSpace([]byte(p.Text[at:]))) > 0 {
			return false
		}
	}
	return any
}

func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}
