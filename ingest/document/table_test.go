package document

import "testing"

// Position finds what CellRef gives, in a table of a document, windows of a sheet with rows left out, and lines of several places.
func TestAPositionIsFoundByItsPlace(t *testing.T) {
	t.Parallel()
	for name, table := range map[string]*Table{
		"of a document":       {Ref: Ref{Table: 2}},
		"of a PDF":            {Ref: Ref{Table: 2, Page: 3}},
		"of a sheet":          {Ref: Ref{Table: 1}, Sheet: "汇总", Row0: 4, Col0: 2},
		"of rows left out":    {Ref: Ref{Table: 1}, Sheet: "汇总", RowNo: []int{4, 5, 9}, ColNo: []int{1, 4}},
		"of several tables":   {Ref: Ref{Table: 1}, Lines: []Ref{{Table: 1, Row: 2}, {Table: 1, Row: 3}, {Table: 4, Row: 2}}},
		"tables side by side": {Ref: Ref{Table: 1}, Col0: 3},
	} {
		table.Rows, table.Cols = 3, 2
		table.Seal()
		for row := range 3 {
			for col := range 2 {
				at := table.CellRef(row, col)
				at.Para = 1 // as of a paragraph in the cell
				if r, c, ok := table.Position(at); !ok || r != row || c != col {
					t.Errorf("%s: %s is found at %d, %d, %v, want %d, %d", name, at, r, c, ok, row, col)
				}
			}
		}
		for _, at := range []Ref{{Para: 1}, {Table: 9, Row: 2, Col: 2}, {Table: 1, Row: 99, Col: 1}, {Table: 1, Row: 2, Col: 99}} {
			if r, c, ok := table.Position(at); ok {
				t.Errorf("%s: %s is found at %d, %d", name, at, r, c)
			}
		}
	}
	lines := &Table{Lines: []Ref{{Para: 4}, {Para: 5}}, Rows: 2, Cols: 3}
	if r, c, ok := lines.Position(Ref{Para: 5}); !ok || r != 1 || c != 0 {
		t.Errorf("the second line between tabs is found at %d, %d, %v", r, c, ok)
	}
}
