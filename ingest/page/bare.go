package page

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"nianping/ingest/document"
)

// bare is a table whose columns no line parts: they are told by the white between them that goes down all its lines, and its rows by
// bareRows. doubt is why a person should look at what stands in it, "" where nothing else can be meant.
type bare struct {
	columns []extent // from the left
	doubt   string
	lines   int // of the page
	table   *document.Table
}

// extent is a stretch of a line.
type extent struct{ left, right float64 }

// Gaps in sizes of the characters.
const (
	wideGap  = 1.5  // surely parts two cells
	tightGap = 0.32 // may: wider than what is set between a word and a figure
)

// A line this near the one before it, in sizes, is of the same row: a cell of two lines stands in the middle of it.
const sameRowStep = 0.9

// Why a table without lines is doubted.
const (
	doubtColumns = "表格的列之间没有画线，文字挨得太近，分不清属于哪一列，请对照原件"
	doubtRows    = "表格的行之间没有画线，折行的文字分不清属于哪一行，请对照原件"
)

// aligned finds a table without lines at the head of some: lines in at least two columns that stand below one another. The rules are
// lines drawn across it.
func aligned(ls []line, until float64, rules []Rule) *bare {
	n := bareLines(ls, until)
	if n == 0 {
		return nil
	}
	b := &bare{lines: n, columns: columnsIn(ls[:n])}
	if len(b.columns) < 2 {
		return nil
	}
	b.fill(ls[:n], rules)
	return b
}

// continued finds what goes on of a table at the top of the next page; nil where nothing does.
func (b *bare) continued(ls []line, until float64, rules []Rule) *bare {
	n := 0
	for ; n < len(ls); n++ {
		l := &ls[n]
		if l.y > until || n > 0 && l.y-ls[n-1].y > 3*l.size || !b.fits(l) {
			break
		}
	}
	if n == 0 {
		return nil
	}
	next := &bare{lines: n, columns: slices.Clone(b.columns)}
	next.fill(ls[:n], rules)
	return next
}

// fits reports whether a line stands in the columns, and not in the first alone, as a heading below the table does.
func (b *bare) fits(l *line) bool {
	last := -1
	for _, p := range l.split(tightGap) {
		first, end := overlapped(b.columns, p)
		if end-first != 1 {
			return false
		}
		last = first
	}
	return last > 0
}

// bareLines is how many lines at the head of some may be a table: two of them at least have wide gaps, and what stands in one line
// stands in the columns of the others.
func bareLines(ls []line, until float64) int {
	if len(ls) < 2 || ls[0].wide() < 2 && (ls[1].wide() < 2 || ls[1].y-ls[0].y > sameRowStep*ls[0].size) {
		return 0
	}
	var held []extent
	n, seeds, end := 0, 0, 0
	for ; n < len(ls); n++ {
		l := &ls[n]
		if l.y > until || n > 0 && l.y-ls[n-1].y > 3*l.size {
			break
		}
		now := withParts(held, l)
		seed := l.wide() >= 2
		if n > 0 && len(now) < len(held) && (!seed || len(now) < 2) {
			break
		}
		if held = now; seed {
			seeds++
		}
		if seed || n > 0 && l.y-ls[n-1].y <= sameRowStep*l.size || l.left > held[0].right {
			end = n + 1
		}
	}
	if seeds < 2 {
		return 0
	}
	if end < n && wrapped(ls[:n], end, held) { // the rest of the first cell
		end = n
	}
	return end
}

// wrapped reports whether the lines from one on, which stand in the first column alone, are the rest of the cell above.
func wrapped(ls []line, from int, columns []extent) bool {
	widest := columns[0].right - columns[0].left
	for i := from; i < len(ls); i++ {
		above := ls[i-1].split(tightGap)[0]
		if above.left > columns[0].right || !goesOn(above, ls[i], widest) || ls[i].y-above.y > 1.5*above.size {
			return false
		}
	}
	return true
}

// wide is how many parts wide gaps make of a line.
func (l *line) wide() int { return len(l.split(wideGap)) }

// withParts adds a line's parts to the stretches that hold text.
func withParts(held []extent, l *line) []extent {
	out := slices.Clone(held)
	for _, p := range l.split(tightGap) {
		out = append(out, extent{p.left, p.right})
	}
	return merged(out, tightGap*l.size)
}

// merged joins the stretches with less than a gap between them.
func merged(list []extent, gap float64) []extent {
	slices.SortFunc(list, func(a, b extent) int {
		if a.left < b.left {
			return -1
		}
		return 1
	})
	out := list[:0]
	for _, c := range list {
		if n := len(out); n > 0 && c.left < out[n-1].right+gap {
			out[n-1].right = math.Max(out[n-1].right, c.right)
			continue
		}
		out = append(out, c)
	}
	return out
}

// overlapped are the columns that a part stands over, from the first to before the end; none where it is beside all.
func overlapped(columns []extent, p line) (first, end int) {
	for end < len(columns) && columns[end].left < p.right {
		end++
	}
	first = end
	for first > 0 && columns[first-1].right > p.left {
		first--
	}
	return first, end
}

// columnsIn are the columns of the lines of a table. Its head has words that stand over several columns, or none below them, so they
// are first told by the lines below; columns that share one word of the head are one.
func columnsIn(ls []line) []extent {
	head := headLines(ls)
	var columns []extent
	for i := range ls[head:] {
		columns = withParts(columns, &ls[head+i])
	}
	for i := head - 1; i >= 0; i-- {
		for _, p := range ls[i].split(tightGap) {
			first, end := overlapped(columns, p)
			switch {
			case end == first:
				columns = slices.Insert(columns, first, extent{p.left, p.right})
			case end == first+1 || !parted(ls[i+1:head], columns[first:end]):
				whole := extent{math.Min(p.left, columns[first].left), math.Max(p.right, columns[end-1].right)}
				columns = slices.Replace(columns, first, end, whole)
			}
		}
	}
	return columns
}

// headLines is how many lines at the head of a table have no figure, where two at least do below them.
func headLines(ls []line) int {
	n := 0
	for n < len(ls) && !slices.ContainsFunc(ls[n].glyphs, func(g Glyph) bool { return unicode.IsDigit(g.Rune) }) {
		n++
	}
	if n > len(ls)-2 {
		return 0
	}
	return n
}

// parted reports whether a line of the head has a part for several of the columns, which stand below a common word then.
func parted(head []line, columns []extent) bool {
	for i := range head {
		over := map[int]bool{}
		for _, p := range head[i].split(tightGap) {
			if first, end := overlapped(columns, p); end == first+1 {
				over[first] = true
			}
		}
		if len(over) > 1 {
			return true
		}
	}
	return false
}

// bareLine is a line of a table in its columns.
type bareLine struct {
	y, size float64
	cells   []line // by column; one without characters is empty
	spans   []span // what stands over several columns
	seam    bool   // a line is drawn above it
}

// span is a part that stands over several columns.
type span struct {
	line
	first, end int
}

// fill makes the table of the lines.
func (b *bare) fill(ls []line, rules []Rule) {
	laid := make([]bareLine, len(ls))
	for i := range ls {
		laid[i] = b.place(&ls[i])
		laid[i].seam = i > 0 && b.seam(rules, ls[i-1].y, ls[i].y-0.5*ls[i].size)
	}
	rows, sure := bareRows(laid, len(b.columns))
	if !sure && b.doubt == "" {
		b.doubt = doubtRows
	}
	b.table = &document.Table{Rows: len(rows), Cols: len(b.columns), Doubt: b.doubt}
	for r, row := range rows {
		b.row(r, row)
	}
}

// place gives the parts of a line to their columns.
func (b *bare) place(l *line) bareLine {
	out := bareLine{y: l.y, size: l.size, cells: make([]line, len(b.columns))}
	for _, p := range l.split(tightGap) {
		first, end := overlapped(b.columns, p)
		if end-first > 1 {
			out.spans = append(out.spans, span{p, first, end})
			if strings.ContainsFunc(p.text(), unicode.IsDigit) {
				b.doubt = doubtColumns
			}
			continue
		}
		c := &out.cells[min(first, len(b.columns)-1)]
		*c = newPart(append(c.glyphs, p.glyphs...), l)
	}
	for i := range out.cells {
		if severalFigures(out.cells[i].text()) {
			b.doubt = doubtColumns
		}
	}
	return out
}

// severalFigures reports whether words are figures or dashes beside each other, which may be those of several columns.
func severalFigures(s string) bool {
	n := 0
	for _, f := range strings.Fields(s) {
		if strings.ContainsFunc(f, unicode.IsDigit) || strings.Trim(f, "—－–-/／") == "" {
			n++
		}
	}
	return n > 1
}

// seam reports whether a line is drawn across most of the table between two heights.
func (b *bare) seam(rules []Rule, top, bottom float64) bool {
	left, right := b.columns[0].left, b.columns[len(b.columns)-1].right
	drawn := 0.0
	for _, r := range rules {
		if y := (r.Y0 + r.Y1) / 2; r.horizontal() && y > top && y < bottom {
			drawn += math.Max(0, math.Min(r.X1, right)-math.Max(r.X0, left))
		}
	}
	return drawn > 0.6*(right-left)
}

// row puts the lines of a row into the table.
func (b *bare) row(r int, lines []bareLine) {
	put := func(col, columns int, text string) {
		b.table.Cells = append(b.table.Cells, document.Cell{Row: r, Col: col, RowSpan: 1, ColSpan: columns,
			Blocks: []document.Block{document.P(&document.Paragraph{Text: text})}})
	}
	spanned := map[int]bool{}
	for _, l := range lines {
		for _, s := range l.spans {
			put(s.first, s.end-s.first, s.text())
			for c := s.first; c < s.end; c++ {
				spanned[c] = true
			}
		}
	}
	for c := range b.columns {
		var text strings.Builder
		for i := range lines {
			if cell := &lines[i].cells[c]; len(cell.glyphs) > 0 {
				appendLine(&text, cell.text())
			}
		}
		if text.Len() > 0 || !spanned[c] {
			put(c, 1, text.String())
		}
	}
}
