package layout

import (
	"testing"

	"nianping/ingest/document"
)

func TestColumnsInWhichNoCellBeginsAreTakenOut(t *testing.T) {
	t.Parallel()
	table := &document.Table{Cols: 5, Rows: 2, Cells: []document.Cell{
		{Row: 0, Col: 0, ColSpan: 1}, {Row: 0, Col: 1, ColSpan: 4},
		{Row: 1, Col: 0, ColSpan: 1}, {Row: 1, Col: 1, ColSpan: 2}, {Row: 1, Col: 3, ColSpan: 2},
	}}
	Squeeze(table)
	table.Seal()
	if table.Cols != 3 {
		t.Errorf("%d columns, want 3", table.Cols)
	}
	for i, want := range [][2]int{{0, 1}, {1, 2}, {0, 1}, {1, 1}, {2, 1}} {
		if c := table.Cells[i]; c.Col != want[0] || c.ColSpan != want[1] {
			t.Errorf("cell %d: column %d, span %d, want %v", i, c.Col, c.ColSpan, want)
		}
	}
}
