package xls

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"nianping/ingest/document"
)

// gap is how many empty rows set two tables of one sheet apart, where the sheet as a whole is too large a grid.
const gap = 50

// tables puts the sheet's cells into the document: as one table, placed as the sheet has it.
func (st *sheet) tables() error {
	at := document.Ref{Sheet: st.entry.name}
	if st.notes {
		st.doc.Warn(at, "工作表里有单元格批注，未读取")
	}
	cells, spans := st.visible()
	if len(cells) == 0 {
		return nil
	}
	bands := [][]cell{cells}
	if area(cells, spans) > st.left {
		bands = split(cells)
	}
	for _, band := range bands {
		if st.left -= area(band, spans); st.left < 0 {
			return fmt.Errorf("工作表“%s”的单元格过多：%w", st.entry.name, document.ErrTooLarge)
		}
		st.doc.Body = append(st.doc.Body, document.T(st.table(band, spans)))
	}
	return nil
}

// place is a position of the sheet.
type place struct{ row, col int }

// visible gives the cells that people see, in order, and how far the merged ones reach. What lies in hidden rows and
// columns or under a merged cell is left out; a merged cell whose corner is hidden shows where its range begins to.
func (st *sheet) visible() ([]cell, map[place]region) {
	spans := make(map[place]region, len(st.merged))
	covered := st.cover(spans)
	hiddenRows, hiddenCols := map[int]bool{}, map[int]bool{}
	out := make([]cell, 0, len(st.cells))
	for _, c := range st.cells {
		if strings.TrimSpace(c.value) == "" {
			continue
		}
		if p, under := covered[place{c.row, c.col}]; under {
			if p.row < 0 || p != (place{c.row, c.col}) && !st.moved(p, c) {
				continue
			}
			c.row, c.col = p.row, p.col
		}
		switch {
		case st.rows[c.row]:
			hiddenRows[c.row] = true
		case st.cols[c.col]:
			hiddenCols[c.col] = true
		default:
			out = append(out, c)
		}
	}
	at := document.Ref{Sheet: st.entry.name}
	if len(hiddenRows) > 0 {
		st.doc.Warn(at, fmt.Sprintf("有 %d 个隐藏的行（第%s行），未读取", len(hiddenRows), list(hiddenRows, 1)))
	}
	if len(hiddenCols) > 0 {
		st.doc.Warn(at, fmt.Sprintf("有 %d 个隐藏的列（第%s列），未读取", len(hiddenCols), list(hiddenCols, 1)))
	}
	sort.SliceStable(out, func(i, k int) bool {
		return out[i].row < out[k].row || out[i].row == out[k].row && out[i].col < out[k].col
	})
	out = slices.CompactFunc(out, func(a, b cell) bool { return a.row == b.row && a.col == b.col })
	return out, spans
}

// maxCovered bounds the positions of all merged ranges together; beyond it merges are ignored.
const maxCovered = 1 << 20

// cover says of each position of a merged range which position shows its value: the first visible one. spans gets the
// ranges by that position, clipped to where anything is visible.
func (st *sheet) cover(spans map[place]region) map[place]place {
	bottom, right := 0, 0
	for _, c := range st.cells {
		bottom, right = max(bottom, c.row), max(right, c.col)
	}
	covered := map[place]place{}
	for _, m := range st.merged {
		if m.top > bottom || m.left > right {
			continue
		}
		m.bottom, m.right = min(m.bottom, bottom), min(m.right, right)
		if len(covered)+(m.bottom-m.top+1)*(m.right-m.left+1) > maxCovered {
			st.doc.Warn(document.Ref{Sheet: st.entry.name}, "合并单元格过多，后面的按未合并读取")
			break
		}
		shows := place{m.top, m.left}
		for shows.row < m.bottom && st.rows[shows.row] {
			shows.row++
		}
		for shows.col < m.right && st.cols[shows.col] {
			shows.col++
		}
		for r := m.top; r <= m.bottom; r++ {
			for c := m.left; c <= m.right; c++ {
				if _, twice := covered[place{r, c}]; !twice {
					covered[place{r, c}] = place{-1, -1}
				}
			}
		}
		covered[place{m.top, m.left}] = shows
		spans[shows] = region{shows.row, m.bottom, shows.col, m.right}
	}
	return covered
}

// moved reports whether a cell is the corner of a merged range whose first visible position is p.
func (st *sheet) moved(p place, c cell) bool { return c.row <= p.row && c.col <= p.col }

func list(numbers map[int]bool, add int) string {
	var n []int
	for k := range numbers {
		n = append(n, k+add)
	}
	slices.Sort(n)
	var out []string
	for i, k := range n {
		if i == 10 {
			out = append(out, "…")
			break
		}
		out = append(out, fmt.Sprint(k))
	}
	return strings.Join(out, "、")
}

// bounds is the range of the sheet that cells and their merged ranges take.
func bounds(cells []cell, spans map[place]region) region {
	b := region{cells[0].row, 0, cells[0].col, 0}
	for _, c := range cells {
		b.top, b.bottom, b.left, b.right = min(b.top, c.row), max(b.bottom, c.row), min(b.left, c.col), max(b.right, c.col)
		if m, ok := spans[place{c.row, c.col}]; ok {
			b.bottom, b.right = max(b.bottom, m.bottom), max(b.right, m.right)
		}
	}
	return b
}

func area(cells []cell, spans map[place]region) int {
	b := bounds(cells, spans)
	return (b.bottom - b.top + 1) * (b.right - b.left + 1)
}

// split cuts cells, in order, where many rows are empty.
func split(cells []cell) [][]cell {
	var out [][]cell
	from := 0
	for i := 1; i < len(cells); i++ {
		if cells[i].row-cells[i-1].row > gap {
			out = append(out, cells[from:i])
			from = i
		}
	}
	return append(out, cells[from:])
}

// table makes a table of cells.
func (st *sheet) table(cells []cell, spans map[place]region) *document.Table {
	b := bounds(cells, spans)
	t := &document.Table{
		Ref: document.Ref{Sheet: st.entry.name}, Sheet: st.entry.name, Row0: b.top, Col0: b.left,
		Rows: b.bottom - b.top + 1, Cols: b.right - b.left + 1, Cells: make([]document.Cell, len(cells)),
	}
	paragraphs, blocks := make([]document.Paragraph, len(cells)), make([]document.Block, len(cells))
	for i, c := range cells {
		p := &paragraphs[i]
		p.Text, p.Struck = c.value, c.spans
		if c.struck {
			p.Struck = []document.Span{{Start: 0, End: len(p.Text)}}
		}
		p.Ref = t.CellRef(c.row-b.top, c.col-b.left)
		blocks[i] = document.P(p)
		k := document.Cell{Row: c.row - b.top, Col: c.col - b.left, RowSpan: 1, ColSpan: 1, Blocks: blocks[i : i+1 : i+1]}
		k.Struck = len(p.Struck) == 1 && p.Struck[0] == document.Span{Start: 0, End: len(p.Text)}
		if m, ok := spans[place{c.row, c.col}]; ok {
			k.RowSpan, k.ColSpan = m.bottom-c.row+1, m.right-c.col+1
		}
		t.Cells[i] = k
	}
	t.Seal()
	return t
}
