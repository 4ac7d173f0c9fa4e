package document

import (
	"slices"
	"strings"
)

// Seal builds the grid from Cells, growing Rows and Cols where a span reaches past them. A reader calls it once,
// when the last cell is in. Of two cells that claim a position the first keeps it.
func (t *Table) Seal() {
	for i := range t.Cells {
		c := &t.Cells[i]
		c.RowSpan, c.ColSpan = max(c.RowSpan, 1), max(c.ColSpan, 1)
		t.Rows, t.Cols = max(t.Rows, c.Row+c.RowSpan), max(t.Cols, c.Col+c.ColSpan)
	}
	t.grid = make([]int32, t.Rows*t.Cols)
	for i := range t.grid {
		t.grid[i] = -1
	}
	for i, c := range t.Cells {
		for r := c.Row; r < c.Row+c.RowSpan; r++ {
			for k := c.Col; k < c.Col+c.ColSpan; k++ {
				if p := r*t.Cols + k; t.grid[p] < 0 {
					t.grid[p] = int32(i)
				}
			}
		}
	}
}

// At returns the cell that covers a grid position (0-based), nil where there is none or the position is outside.
func (t *Table) At(row, col int) *Cell {
	if i := t.Index(row, col); i >= 0 {
		return &t.Cells[i]
	}
	return nil
}

// Index is the place in Cells of the cell that covers a grid position (0-based), -1 where At returns nil.
func (t *Table) Index(row, col int) int {
	if row < 0 || col < 0 || row >= t.Rows || col >= t.Cols || len(t.grid) != t.Rows*t.Cols {
		return -1
	}
	return int(t.grid[row*t.Cols+col])
}

// Text returns the text of the cell that covers a position, "" where there is none.
func (t *Table) Text(row, col int) string {
	if c := t.At(row, col); c != nil {
		return c.Text()
	}
	return ""
}

// Starts reports whether the cell that covers a position begins there; a merged cell's value counts there only.
func (t *Table) Starts(row, col int) bool {
	c := t.At(row, col)
	return c != nil && c.Row == row && c.Col == col
}

// CellRef is the place of a grid position (0-based).
func (t *Table) CellRef(row, col int) Ref {
	if row >= 0 && row < len(t.Lines) {
		at := t.Lines[row]
		if at.Row > 0 {
			at.Col = number(t.ColNo, t.Col0, col)
		}
		return at
	}
	return Ref{Part: t.Ref.Part, Sheet: t.Sheet, Table: t.Ref.Table, Page: t.Ref.Page,
		Row: number(t.RowNo, t.Row0, row), Col: number(t.ColNo, t.Col0, col)}
}

// number is the 1-based number of a grid row or column.
func number(listed []int, first, i int) int {
	if i < len(listed) {
		return listed[i] + 1
	}
	return first + i + 1
}

// Position is the grid position (0-based) that CellRef gives a place; ok is false where no cell of the table has that place. Of a
// line whose cells stand between tabs the column is not told, and is 0.
func (t *Table) Position(at Ref) (row, col int, ok bool) {
	if len(t.Lines) > 0 {
		row = slices.IndexFunc(t.Lines, func(line Ref) bool {
			return line == at || line.Row > 0 && line.Row == at.Row && line.Part == at.Part && line.Sheet == at.Sheet && line.Table == at.Table
		})
		if row >= 0 && at.Row > 0 {
			col = index(t.ColNo, t.Col0, at.Col)
		}
	} else if at.Row > 0 && at.Part == t.Ref.Part && at.Sheet == t.Sheet && at.Table == t.Ref.Table {
		row, col = index(t.RowNo, t.Row0, at.Row), index(t.ColNo, t.Col0, at.Col)
	} else {
		return 0, 0, false
	}
	return row, col, row >= 0 && row < t.Rows && col >= 0 && col < t.Cols
}

// index is the grid row or column that number gives a number, -1 for none.
func index(listed []int, first, n int) int {
	if i := slices.Index(listed, n-1); i >= 0 || n-first-1 < len(listed) {
		return i
	}
	return n - first - 1
}

// Text is the text of the cell's blocks.
func (c *Cell) Text() string { return Text(c.Blocks) }

// Text is the text of blocks joined by '\n'; a table gives a line a row, its cells joined by tabs.
func Text(blocks []Block) string {
	if len(blocks) == 1 && blocks[0].Paragraph != nil {
		return blocks[0].Paragraph.Text
	}
	var b strings.Builder
	for i, k := range blocks {
		if i > 0 {
			b.WriteByte('\n')
		}
		switch {
		case k.Paragraph != nil:
			b.WriteString(k.Paragraph.Text)
		case k.Table != nil:
			for r := range k.Table.Rows {
				if r > 0 {
					b.WriteByte('\n')
				}
				b.WriteString(k.Table.line(r))
			}
		}
	}
	return b.String()
}

// Struck reports whether blocks have text and all of it, numbers of lists aside, is struck out.
func Struck(blocks []Block) bool {
	if !slices.ContainsFunc(blocks, func(k Block) bool { return k.Paragraph != nil && len(k.Paragraph.Struck) > 0 }) {
		return false
	}
	for _, k := range blocks {
		if k.Paragraph == nil {
			return false
		}
		p, at := k.Paragraph, len(k.Paragraph.Number)
		for _, s := range p.Struck {
			if strings.TrimSpace(p.Text[at:max(at, s.Start)]) != "" {
				return false
			}
			at = s.End
		}
		if strings.TrimSpace(p.Text[at:]) != "" {
			return false
		}
	}
	return true
}

// line is one row with its cells between tabs; a merged cell's text stands once, where it begins.
func (t *Table) line(row int) string {
	var b strings.Builder
	for c := range t.Cols {
		if c > 0 {
			b.WriteByte('\t')
		}
		if t.Starts(row, c) {
			b.WriteString(oneLine.Replace(t.Text(row, c)))
		}
	}
	return strings.TrimRight(b.String(), "\t")
}

var oneLine = strings.NewReplacer("\n", " ", "\t", " ", "\r", " ")

// Slice is the table of the rows from row to end (0-based, end excluded), at their own place; a cell that begins before
// them begins at the first.
func (t *Table) Slice(row, end int) *Table {
	s := &Table{Ref: t.Ref, Sheet: t.Sheet, Row0: t.Row0 + row, Col0: t.Col0, RowNo: listedFrom(t.RowNo, row), ColNo: t.ColNo, Lines: listedFrom(t.Lines, row), Cols: t.Cols, Doubt: t.Doubt}
	return s.clipped(t.Cells, row, end, func(c *Cell) (at, span *int) { return &c.Row, &c.RowSpan })
}

// Columns is the table of the columns from col to end (0-based, end excluded), at their own place; a cell that begins before
// them begins at the first.
func (t *Table) Columns(col, end int) *Table {
	s := &Table{Ref: t.Ref, Sheet: t.Sheet, Row0: t.Row0, Col0: t.Col0 + col, RowNo: t.RowNo, ColNo: listedFrom(t.ColNo, col), Lines: t.Lines, Rows: t.Rows, Doubt: t.Doubt}
	return s.clipped(t.Cells, col, end, func(c *Cell) (at, span *int) { return &c.Col, &c.ColSpan })
}

// clipped fills a table with the cells that reach into the rows or columns from first to end, cut to these, and seals it.
func (t *Table) clipped(cells []Cell, first, end int, extent func(*Cell) (at, span *int)) *Table {
	for i := range cells {
		at, span := extent(&cells[i])
		from, to := max(*at, first), min(*at+*span, end)
		if from < to {
			t.Cells = append(t.Cells, cells[i])
			at, span = extent(&t.Cells[len(t.Cells)-1])
			*at, *span = from-first, to-from
		}
	}
	t.Seal()
	return t
}

func listedFrom[T any](listed []T, i int) []T { return listed[min(i, len(listed)):] }
