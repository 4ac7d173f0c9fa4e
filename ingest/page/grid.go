package page

import (
	"math"
	"sort"

	"nianping/ingest/document"
)

// grid is a table drawn with lines: the places of its columns' and rows' edges, and which edges are really drawn.
type grid struct {
	xs, ys []float64
	rules  []Rule
}

const join = 3.5 // points within which two ends meet

// grids finds the ruled tables of a page, top to bottom.
func grids(p *Page) []*grid {
	var out []*grid
	for _, group := range connected(p.Rules) {
		g := &grid{rules: group}
		left, top, right, bottom := math.Inf(1), math.Inf(1), 0.0, 0.0
		for _, r := range group {
			if r.horizontal() {
				g.ys = append(g.ys, (r.Y0+r.Y1)/2)
				left, right = math.Min(left, r.X0), math.Max(right, r.X1)
			} else {
				g.xs = append(g.xs, (r.X0+r.X1)/2)
				top, bottom = math.Min(top, r.Y0), math.Max(bottom, r.Y1)
			}
		}
		if len(g.xs) > 0 && len(g.ys) > 0 { // many leave out the outermost lines
			g.xs, g.ys = append(g.xs, left, right), append(g.ys, top, bottom)
		}
		g.xs, g.ys = distinct(g.xs), distinct(g.ys)
		if len(g.xs) >= 2 && len(g.ys) >= 2 && (len(g.xs)-1)*(len(g.ys)-1) > 1 {
			out = append(out, g)
		}
	}
	sort.SliceStable(out, func(i, k int) bool { return out[i].ys[0] < out[k].ys[0] })
	return out
}

// connected groups rules that touch, directly or through others.
func connected(rules []Rule) [][]Rule {
	parent := make([]int, len(rules))
	for i := range parent {
		parent[i] = i
	}
	find := func(i int) int {
		for parent[i] != i {
			parent[i] = parent[parent[i]]
			i = parent[i]
		}
		return i
	}
	order := make([]int, len(rules))
	for i := range order {
		order[i] = i
	}
	sort.Slice(order, func(a, b int) bool { return rules[order[a]].Y0 < rules[order[b]].Y0 })
	for a, i := range order {
		for _, k := range order[a+1:] {
			if rules[k].Y0 > rules[i].Y1+join {
				break
			}
			if rules[k].X0 <= rules[i].X1+join && rules[i].X0 <= rules[k].X1+join {
				parent[find(i)] = find(k)
			}
		}
	}
	byRoot := map[int][]Rule{}
	var roots []int
	for i := range rules {
		r := find(i)
		if byRoot[r] == nil {
			roots = append(roots, r)
		}
		byRoot[r] = append(byRoot[r], rules[i])
	}
	out := make([][]Rule, 0, len(roots))
	for _, r := range roots {
		out = append(out, byRoot[r])
	}
	return out
}

// distinct sorts values and merges those nearer than join.
func distinct(v []float64) []float64 {
	sort.Float64s(v)
	out := v[:0]
	for _, x := range v {
		if len(out) == 0 || x-out[len(out)-1] > join {
			out = append(out, x)
		}
	}
	return out
}

func (g *grid) holds(x, y float64) bool {
	return x > g.xs[0]-1 && x < g.xs[len(g.xs)-1]+1 && y > g.ys[0]-1 && y < g.ys[len(g.ys)-1]+1
}

// walled reports whether a drawn line parts column c from c+1 in row r (down), or row r from r+1 in column c.
func (g *grid) walled(r, c int, down bool) bool {
	for _, k := range g.rules {
		switch {
		case down && !k.horizontal():
			mid := (g.ys[r] + g.ys[r+1]) / 2
			if math.Abs((k.X0+k.X1)/2-g.xs[c+1]) <= join && k.Y0 <= mid && k.Y1 >= mid {
				return true
			}
		case !down && k.horizontal():
			mid := (g.xs[c] + g.xs[c+1]) / 2
			if math.Abs((k.Y0+k.Y1)/2-g.ys[r+1]) <= join && k.X0 <= mid && k.X1 >= mid {
				return true
			}
		}
	}
	return false
}

// Box is a rectangle on a page, in points.
type Box struct{ Left, Top, Right, Bottom float64 }

// Cells are the cells of the tables that are drawn on a page, merged ones whole.
func (p *Page) Cells() []Box {
	var out []Box
	for _, g := range grids(p) {
		t, _ := g.cells()
		for _, c := range t.Cells {
			out = append(out, Box{g.xs[c.Col], g.ys[c.Row], g.xs[c.Col+c.ColSpan], g.ys[c.Row+c.RowSpan]})
		}
	}
	return out
}

// cells are those of the grid, still without text, and the index of the one that owns each position; places without a drawn
// line between them are one cell.
func (g *grid) cells() (t *document.Table, owner []int) {
	rows, cols := len(g.ys)-1, len(g.xs)-1
	owner = make([]int, rows*cols)
	for i := range owner {
		owner[i] = -1
	}
	t = &document.Table{Rows: rows, Cols: cols}
	for r := range rows {
		for c := range cols {
			if owner[r*cols+c] >= 0 {
				continue
			}
			w, h := 1, 1
			for c+w < cols && owner[r*cols+c+w] < 0 && !g.walled(r, c+w-1, true) {
				w++
			}
			for r+h < rows && !g.walled(r+h-1, c, false) {
				h++
			}
			for i := range h {
				for k := range w {
					if at := (r+i)*cols + c + k; owner[at] < 0 {
						owner[at] = len(t.Cells)
					}
				}
			}
			t.Cells = append(t.Cells, document.Cell{Row: r, Col: c, RowSpan: h, ColSpan: w})
		}
	}
	return t, owner
}

// table fills the grid with the page's characters.
func (g *grid) table(glyphs []Glyph) *document.Table {
	g.part(glyphs)
	t, inside := g.inside(glyphs)
	for i := range t.Cells {
		t.Cells[i].Blocks = []document.Block{document.P(&document.Paragraph{Text: textOf(lines(inside[i]))})}
	}
	return t
}

// inside are the cells with the characters of each.
func (g *grid) inside(glyphs []Glyph) (t *document.Table, inside [][]Glyph) {
	t, owner := g.cells()
	inside = make([][]Glyph, len(t.Cells))
	for _, ch := range glyphs {
		at := slot(g.ys, ch.Y-ch.Size*0.3)*t.Cols + slot(g.xs, (ch.Left+ch.Right)/2)
		if i := owner[at]; i >= 0 {
			inside[i] = append(inside[i], ch)
		}
	}
	return t, inside
}

func slot(edges []float64, v float64) int {
	i := sort.SearchFloat64s(edges, v) - 1
	return max(0, min(i, len(edges)-2))
}

// sameColumns reports whether two grids have their columns in the same places: one table, continued on the next page.
func (g *grid) sameColumns(o *grid) bool {
	if len(g.xs) != len(o.xs) {
		return false
	}
	for i := range g.xs {
		if math.Abs(g.xs[i]-o.xs[i]) > 4 {
			return false
		}
	}
	return true
}
