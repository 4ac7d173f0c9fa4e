package page

import (
	"math"
	"regexp"
	"slices"
	"sort"
	"strings"

	"nianping/ingest/document"
)

// flow is the text of a page outside its ruled tables: lines and tables from top to bottom.
type flow struct {
	page  int // 1-based
	lines []line
	grids []*grid
	cells map[*grid][]Glyph
	rules []Rule // of the page
}

func newFlow(n int, p *Page) *flow {
	f := &flow{page: n, grids: grids(p), cells: map[*grid][]Glyph{}, rules: p.Rules}
	var free []Glyph
next:
	for _, ch := range p.Glyphs {
		for _, g := range f.grids {
			if g.holds((ch.Left+ch.Right)/2, ch.Y-ch.Size*0.3) {
				f.cells[g] = append(f.cells[g], ch)
				continue next
			}
		}
		free = append(free, ch)
	}
	f.grids = slices.DeleteFunc(f.grids, func(g *grid) bool {
		if len(g.xs) > 2 || !bareAll(lines(f.cells[g]), p.Rules) {
			return false
		}
		free = append(free, f.cells[g]...)
		return true
	})
	f.lines = lines(free)
	return f
}

var (
	numbered = regexp.MustCompile(`^(?:[0-9]{1,2}[.．]\s*\p{Han}|[一二三四五六七八九十壹贰叁肆伍陆柒]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|附件[:：]?|第[一二三四五六七八九十]部分)`)
)

// builder puts paragraphs and tables into a document, over page ends.
type builder struct {
	doc    *document.Document
	paras  int
	tables int

	para            strings.Builder // the paragraph being filled
	paraPage        int
	last            line    // its last line
	left, right     float64 // text edges of the current page
	widest          float64 // right edge of the text over all pages, for pages with too few lines to tell
	pitch           float64 // usual distance of baselines
	open            bool
	lastGrid        *grid
	lastBare        *bare
	lastTable       *document.Table
	nothingSinceTab bool
}

func (b *builder) page(f *flow) {
	b.measure(f)
	gi := 0
	for i := 0; i < len(f.lines); {
		l := f.lines[i]
		for gi < len(f.grids) && f.grids[gi].ys[0] < l.y {
			b.ruled(f, f.grids[gi])
			gi++
		}
		until := math.Inf(1)
		if gi < len(f.grids) {
			until = f.grids[gi].ys[0]
		}
		if n := b.bare(f, i, until); n > 0 {
			i += n
			continue
		}
		b.line(l, f.page)
		i++
	}
	for ; gi < len(f.grids); gi++ {
		b.ruled(f, f.grids[gi])
	}
}

// bare adds a table without lines that begins at line i, or goes on there from the page before; it gives the lines that it took.
func (b *builder) bare(f *flow, i int, until float64) int {
	if i == 0 && b.lastBare != nil && b.nothingSinceTab && b.lastTable.Ref.Page != f.page {
		if t := b.lastBare.continued(f.lines, until, f.rules); t != nil {
			b.extend(t.table)
			b.lastBare = t
			return t.lines
		}
	}
	t := aligned(f.lines[i:], until, f.rules)
	if t == nil {
		return 0
	}
	b.flush()
	b.addTable(t.table, f.page)
	b.lastGrid, b.lastBare = nil, t
	return t.lines
}

func (b *builder) measure(f *flow) {
	b.left, b.right = math.Inf(1), 0
	if len(f.lines) < 3 {
		b.right = b.widest
	}
	for _, l := range f.lines {
		b.left, b.right = math.Min(b.left, l.left), math.Max(b.right, l.right)
	}
	b.pitch = f.pitch()
}

// pitch is the usual distance of a page's baselines, 0 where no two lines stand near each other.
func (f *flow) pitch() float64 {
	var steps []float64
	for i := 1; i < len(f.lines); i++ {
		l := &f.lines[i]
		if d := l.y - f.lines[i-1].y; d < 3*l.size {
			steps = append(steps, d)
		}
	}
	if len(steps) == 0 {
		return 0
	}
	sort.Float64s(steps)
	return steps[len(steps)/2]
}

func sameSize(a, b *line) bool { return math.Abs(a.size-b.size) < 0.12*a.size }

// line adds a line to the open paragraph, or opens a new one.
func (b *builder) line(l line, page int) {
	b.nothingSinceTab = false
	if b.open && b.continues(l, page) {
		appendLine(&b.para, l.text())
	} else {
		b.flush()
		b.open, b.paraPage = true, page
		b.para.WriteString(l.text())
	}
	b.last = l
}

func (b *builder) continues(l line, page int) bool {
	gap := b.right - b.last.right
	full := gap < 1.6*b.last.size || gap < 12*b.last.size && !b.last.endsSentence()
	indented := l.left > b.left+1.2*l.size
	if b.last.left > b.left+8*b.last.size || numbered.MatchString(l.text()) { // set to the right: a date, a signature
		return false
	}
	step := 1.7 * b.pitch
	if b.pitch == 0 { // no two lines of the page lie near each other
		step = 3 * l.size
	}
	near := page != b.paraPage || l.y-b.last.y < step
	return full && !indented && sameSize(&l, &b.last) && near
}

func (b *builder) flush() {
	if !b.open {
		return
	}
	b.open = false
	text := strings.TrimSpace(b.para.String())
	b.para.Reset()
	if text == "" {
		return
	}
	b.paras++
	b.doc.Body = append(b.doc.Body, document.P(&document.Paragraph{Ref: document.Ref{Page: b.paraPage, Para: b.paras}, Text: text}))
}

// ruled adds a drawn table; where it goes on from the page before, its rows go to that one.
func (b *builder) ruled(f *flow, g *grid) {
	t := g.table(f.cells[g])
	if b.lastGrid != nil && b.nothingSinceTab && b.lastGrid.sameColumns(g) && b.lastTable.Ref.Page != f.page {
		b.extend(t)
		b.lastGrid = g
		return
	}
	b.flush()
	b.addTable(t, f.page)
	b.lastGrid, b.lastBare = g, nil
}

func (b *builder) addTable(t *document.Table, page int) {
	b.tables++
	t.Ref = document.Ref{Page: page, Table: b.tables}
	t.Seal()
	for i := range t.Cells {
		if p := t.Cells[i].Blocks[0].Paragraph; p != nil {
			p.Ref = t.CellRef(t.Cells[i].Row, t.Cells[i].Col)
		}
	}
	b.doc.Body = append(b.doc.Body, document.T(t))
	b.lastTable, b.nothingSinceTab = t, true
}

// extend appends the rows of a table's continuation; a repeated heading row counts once.
func (b *builder) extend(t *document.Table) {
	t.Seal()
	skip := 0
	for skip < t.Rows && skip < b.lastTable.Rows && sameRow(t, b.lastTable, skip) {
		skip++
	}
	if skip == t.Rows {
		skip = 0
	}
	if skip < t.Rows && splitRow(b.lastTable, t, skip) {
		for c := range t.Cols {
			from, to := t.At(skip, c), b.lastTable.At(b.lastTable.Rows-1, c)
			if from != nil && to != nil && t.Starts(skip, c) && from.Text() != "" {
				to.Blocks[0].Paragraph.Text += from.Text()
			}
		}
		skip++
	}
	if b.lastTable.Doubt == "" {
		b.lastTable.Doubt = t.Doubt
	}
	base := b.lastTable.Rows
	for _, c := range t.Cells {
		if c.Row < skip {
			continue
		}
		c.Row += base - skip
		if p := c.Blocks[0].Paragraph; p != nil {
			p.Ref = b.lastTable.CellRef(c.Row, c.Col)
		}
		b.lastTable.Cells = append(b.lastTable.Cells, c)
	}
	b.lastTable.Seal()
}

// splitRow reports whether a page's first row is the rest of a numbered row that the page end cut in two.
func splitRow(above, t *document.Table, row int) bool {
	filled := 0
	for c := range t.Cols {
		if t.Starts(row, c) && t.Text(row, c) != "" {
			filled++
		}
	}
	if t.Cols >= 4 && filled*3 <= t.Cols && t.Text(row, 0) == "" && t.Text(row, 1) == "" {
		return true
	}
	last := above.Text(above.Rows-1, 0)
	return t.Text(row, 0) == "" && t.Starts(row, 0) && last != "" && strings.Trim(last, "0123456789") == "" && above.Starts(above.Rows-1, 0)
}

func sameRow(a, z *document.Table, r int) bool {
	any := false
	for c := range a.Cols {
		if a.Text(r, c) != z.Text(r, c) {
			return false
		}
		any = any || a.Text(r, c) != ""
	}
	return any
}
