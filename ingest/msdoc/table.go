package msdoc

import (
	"nianping/ingest/document"
	"nianping/ingest/layout"
)

// table is a table while its marks come in.
type table struct {
	rows  []layout.Row
	cells [][]document.Block // of the open row
	cell  []document.Block   // the open cell
}

func (t *table) endCell() {
	t.cells = append(t.cells, t.cell)
	t.cell = nil
}

// blank reports whether the open row shows nothing.
func (t *table) blank() bool {
	for _, c := range t.cells {
		if len(c) > 0 {
			return false
		}
	}
	return len(t.cell) == 0
}

// endRow ends the open row, whose cells have the edges and merges that its mark gives.
func (t *table) endRow(w row) {
	if len(t.cell) > 0 {
		t.endCell()
	}
	out := layout.Row{Heading: w.heading}
	if len(w.edges) > 0 {
		out.Left = w.edges[0]
	}
	right := out.Left
	for i, blocks := range t.cells {
		c := layout.Cell{Blocks: blocks}
		if i < len(w.cells) {
			f := w.cells[i]
			c.HFirst, c.HMerged, c.VFirst, c.VMerged = f.hFirst, f.hMerged, f.vFirst, f.vMerged
			right = w.edges[i+1]
		} else {
			right += 1000
		}
		c.Right = right
		out.Cells = append(out.Cells, c)
	}
	if len(out.Cells) > 0 {
		t.rows = append(t.rows, out)
	}
	t.cells = nil
}

// closeTables ends the tables that are deeper than depth.
func (st *story) closeTables(depth int) error {
	for len(st.tables) > depth {
		n := len(st.tables) - 1
		t := st.tables[n]
		if len(t.cells) > 0 || len(t.cell) > 0 {
			t.endRow(row{})
		}
		st.tables = st.tables[:n]
		made, err := layout.Table(st.part, t.rows, &st.cells, &st.pending)
		if err != nil {
			return err
		}
		if made != nil {
			st.emit([]document.Block{document.T(made)})
		}
	}
	return nil
}

// row reads the properties of a row from the list of its mark.
func (st *story) row(list []byte) (w row) {
	sprms(list, st.fib.old, func(code uint16, arg []byte) {
		if code == sprmPTable {
			sprms(st.huge(u32(arg, 0)), false, func(code uint16, arg []byte) { w.set(code, arg, false) })
			return
		}
		w.set(code, arg, st.fib.old)
	})
	return w
}
