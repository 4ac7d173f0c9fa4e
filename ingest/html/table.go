package html

import (
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"nianping/ingest/document"
	"nianping/ingest/layout"
)

// The greatest spans that HTML knows.
const (
	maxColSpan = 1000
	maxRowSpan = 65534
)

// table reads a table. One of a single cell that only frames other tables is a frame: its content stands for it.
func (f *flow) table(n *html.Node, st state) {
	if st.depth++; st.depth > f.limits.Depth {
		f.err = fmt.Errorf("%w（表格嵌套超过 %d 层）", document.ErrTooLarge, f.limits.Depth)
		return
	}
	look := st.look
	st = state{depth: st.depth, look: look, font: st.font}
	g := gridOf(f.reader, n)
	for _, c := range g.captions {
		f.children(c, st)
		f.flush()
	}
	if len(g.cells) == 1 && frames(g.cells[0].node) {
		f.children(g.cells[0].node, st)
		f.flush()
		return
	}
	if f.err != nil || len(g.cells) == 0 {
		return
	}
	if f.cells -= g.rows * g.cols; f.cells < 0 || g.rows > f.limits.Cells || g.cols > f.limits.Cells {
		f.err = fmt.Errorf("%w（表格的单元格超过 %d 个）", document.ErrTooLarge, f.limits.Cells)
		return
	}
	t := &document.Table{Rows: g.rows, Cols: g.cols, Header: g.header}
	for _, c := range g.cells {
		inner := &flow{reader: f.reader}
		down := handDown(st, c.node, f.sheet.of(c.node))
		down.heading = 0
		inner.children(c.node, down)
		inner.flush()
		k := document.Cell{Row: c.row, Col: c.col, RowSpan: c.rowSpan, ColSpan: c.colSpan, Blocks: inner.blocks}
		k.Struck = document.Struck(inner.blocks)
		t.Cells = append(t.Cells, k)
		if f.err != nil {
			return
		}
	}
	layout.Squeeze(t)
	t.Seal()
	f.blocks = append(f.blocks, document.T(t))
}

// frames reports whether a cell holds a table.
func frames(n *html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && (c.DataAtom == atom.Table || frames(c)) {
			return true
		}
	}
	return false
}

// grid is a table's cells in their places.
type grid struct {
	rows, cols, header int
	cells              []cell
	captions           []*html.Node
	hidden             map[int]bool // columns
	taken              []int        // for each column, rows that a cell from above still covers
}

type cell struct {
	node                       *html.Node
	row, col, rowSpan, colSpan int
}

func gridOf(r *reader, n *html.Node) *grid {
	g := &grid{hidden: map[int]bool{}}
	column := 0
	var groups func(*html.Node, bool)
	groups = func(k *html.Node, head bool) {
		for c := k.FirstChild; c != nil; c = c.NextSibling {
			if c.Type != html.ElementNode {
				continue
			}
			hidden := r.sheet.of(c).hidden
			switch c.DataAtom {
			case atom.Caption:
				if !hidden {
					g.captions = append(g.captions, c)
				}
			case atom.Colgroup:
				groups(c, false)
			case atom.Col:
				for range span(c, "span", maxColSpan) {
					g.hidden[column] = hidden
					column++
				}
			case atom.Thead, atom.Tbody, atom.Tfoot:
				if !hidden {
					groups(c, c.DataAtom == atom.Thead && g.rows == g.header)
					g.endGroup()
				}
			case atom.Tr:
				if hidden {
					r.warn("隐藏的行或列未读取")
					continue
				}
				g.row(r, c)
				if head {
					g.header = g.rows
				}
			}
		}
	}
	groups(n, false)
	g.endGroup()
	return g
}

// row places the cells of a row in the columns that are free.
func (g *grid) row(r *reader, tr *html.Node) {
	col := 0
	for c := tr.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode || c.DataAtom != atom.Td && c.DataAtom != atom.Th {
			continue
		}
		for col < len(g.taken) && g.taken[col] > 0 {
			col++
		}
		if r.sheet.of(c).hidden || g.hidden[col] && span(c, "colspan", maxColSpan) == 1 {
			if strings.TrimSpace(textOf(c)) != "" {
				r.warn("隐藏的行或列未读取")
			}
			if g.hidden[col] {
				col++
			}
			continue
		}
		k := cell{node: c, row: g.rows, col: col, colSpan: span(c, "colspan", maxColSpan), rowSpan: span(c, "rowspan", maxRowSpan)}
		if attr(c, "rowspan") == "0" {
			k.rowSpan = maxRowSpan
		}
		if col+k.colSpan > r.limits.Cells {
			r.err = fmt.Errorf("%w（表格的列数过多）", document.ErrTooLarge)
			return
		}
		for len(g.taken) < col+k.colSpan {
			g.taken = append(g.taken, 0)
		}
		for i := col; i < col+k.colSpan; i++ {
			g.taken[i] = max(g.taken[i], k.rowSpan)
		}
		g.cells = append(g.cells, k)
		col += k.colSpan
		g.cols = max(g.cols, col)
	}
	for i := range g.taken {
		if g.taken[i] > 0 {
			g.taken[i]--
		}
	}
	g.rows++
}

// endGroup cuts the spans that reach past the last row of a group.
func (g *grid) endGroup() {
	for i := len(g.cells) - 1; i >= 0; i-- {
		if c := &g.cells[i]; c.row+c.rowSpan > g.rows {
			c.rowSpan = g.rows - c.row
		} else if c.row+maxRowSpan < g.rows {
			break
		}
	}
	clear(g.taken)
}

func span(n *html.Node, name string, most int) int {
	v, err := strconv.Atoi(strings.TrimSpace(attr(n, name)))
	if err != nil || v < 1 {
		return 1
	}
	return min(v, most)
}
