package page

import (
	"cmp"
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
	lines   int  // of the page
	goesOn  bool // from the page before
	table   *document.Table
}

// extent is a stretch of a line.
type extent struct{ left, right float64 }

// Gaps in sizes of the characters.
const (
	wideGap   = 1.5  // surely parts two cells
	strongGap = 0.6  // does, where the same white goes down the other lines
	tightGap  = 0.32 // may: wider than what is set between a word and a figure
	leastGap  = 0.15 // may be what is left of a wider one
)

// Rows lie no farther below each other, in sizes.
const farthestStep = 3.6

// A line this near the one before it, in sizes, is of the same row: a cell of two lines stands in the middle of it.
const sameRowStep = 0.9

// Why a table without lines is doubted.
const (
	doubtColumns = "表格的列之间没有画线，文字挨得太近，分不清属于哪一列，请对照原件"
	doubtRows    = "表格的行之间没有画线，折行的文字分不清属于哪一行，请对照原件"
	doubtLabels  = "表格的行之间没有画线，首列的文字分不清管哪几行，请对照原件"
	doubtHead    = "表格没有画线，表头有几层，分不清上一层的文字管哪几列，请对照原件"
)

// aligned finds a table without lines at the head of some: lines in at least two columns that stand below one another. The rules are
// lines drawn across it.
func aligned(ls []line, until float64, rules []Rule) *bare {
	n := bareLines(ls, until)
	if n == 0 {
		return nil
	}
	columns, sure := columnsIn(ls[:n])
	if len(columns) < 2 {
		return nil
	}
	b := &bare{lines: n, columns: columns}
	if !sure || headless(ls[:n], columns) {
		b.doubt = doubtColumns
	}
	b.fill(ls[:n], rules)
	return b
}

// bareAll reports whether the lines in a frame without columns are a table nearly all.
func bareAll(ls []line, rules []Rule) bool {
	t := aligned(ls, math.Inf(1), rules)
	return t != nil && t.lines*5 > len(ls)*4
}

// continued finds what goes on of a table at the top of the next page; nil where nothing does.
func (b *bare) continued(ls []line, until float64, rules []Rule) *bare {
	n := 0
	for ; n < len(ls); n++ {
		l := &ls[n]
		if l.y > until || n > 0 && l.y-ls[n-1].y > farthestStep*l.size || !b.fits(l) {
			break
		}
	}
	if n == 0 {
		return nil
	}
	next := &bare{lines: n, columns: b.columns, goesOn: true}
	next.fill(ls[:n], rules)
	return next
}

// fits reports whether a line stands in the columns, and not in the first alone, as a heading below the table does.
func (b *bare) fits(l *line) bool {
	last := -1
	for _, p := range l.cut(b.columns) {
		first, end := overlapped(b.columns, p)
		if end-first != 1 {
			return false
		}
		last = first
	}
	return last > 0
}

// bareLines is how many lines at the head of some may be a table: two of them at least look like rows, and what stands in one line
// stands in the columns of the others.
func bareLines(ls []line, until float64) int {
	if len(ls) < 2 || !ls[0].looksLikeRow() && !(ls[1].looksLikeRow() && ls[0].heads(&ls[1])) {
		return 0
	}
	var held []extent
	n, rows, end := 0, 0, 0
	for ; n < len(ls); n++ {
		l := &ls[n]
		if l.y > until || n > 0 && l.y-ls[n-1].y > farthestStep*l.size {
			break
		}
		now := withParts(held, l)
		row := l.looksLikeRow()
		if n > 0 && len(now) < len(held) && !(row && len(now) > 1 && (len(l.split(wideGap)) > 1 || 2*len(now) > len(held))) {
			break
		}
		if held = now; row {
			rows++
		}
		if row || n > 0 && l.y-ls[n-1].y <= sameRowStep*l.size || l.left > held[0].right {
			end = n + 1
		}
	}
	if rows < 2 {
		return 0
	}
	if end < n && wrapped(ls[:n], end, held) { // the rest of the first cell
		end = n
	}
	return end
}

// heads reports whether a line that looks like none of a table is one all the same: it overlaps the first that does, or has its columns.
func (l *line) heads(row *line) bool {
	columns := withParts(nil, row)
	return row.y-l.y < sameRowStep*l.size || len(l.split(tightGap)) > 1 && len(withParts(columns, l)) >= len(columns)
}

// looksLikeRow reports whether a line has a gap that prose has not, several that it seldom has, or one before a figure at its end.
func (l *line) looksLikeRow() bool {
	parts := l.split(tightGap)
	return len(parts) > 2 || len(parts) == 2 && (parts[1].figure() && !hasDigit(&parts[0]) || len(l.split(wideGap)) == 2)
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

// withParts adds a line's parts to the stretches that hold text.
func withParts(held []extent, l *line) []extent {
	out := slices.Clone(held)
	for _, p := range l.split(leastGap) {
		out = append(out, extent{p.left, p.right})
	}
	return merged(out, leastGap*l.size)
}

// merged joins the stretches with less than a gap between them.
func merged(list []extent, gap float64) []extent {
	slices.SortFunc(list, func(a, b extent) int { return cmp.Compare(a.left, b.left) })
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
// are first told by the lines below; columns that share one word of the head are one. sure is false where such are far from each other.
func columnsIn(ls []line) (columns []extent, sure bool) {
	head := headLines(ls)
	for i := range ls[head:] {
		columns = withParts(columns, &ls[head+i])
	}
	columns = apartIn(columns, ls)
	sure = true
	for i := head - 1; i >= 0; i-- {
		parts := ls[i].cut(columns)
		widen(columns, parts)
		for _, p := range parts {
			first, end := overlapped(columns, p)
			switch {
			case end == first:
				columns = slices.Insert(columns, first, extent{p.left, p.right})
			case end == first+1 || !parted(ls[i+1:head], columns[first:end]):
				for c := first + 1; c < end; c++ {
					sure = sure && columns[c].left-columns[c-1].right < strongGap*p.size
				}
				whole := extent{math.Min(p.left, columns[first].left), math.Max(p.right, columns[end-1].right)}
				columns = slices.Replace(columns, first, end, whole)
			}
		}
	}
	return columns, sure
}

// widen has the columns reach below the words of the head, one for each, or for each but the first: a word may stand to the left of its
// column and the figures to the right.
func widen(columns []extent, head []line) {
	from := len(columns) - len(head)
	if from != 0 && from != 1 {
		return
	}
	for i, p := range head {
		if first, end := overlapped(columns, p); end > first && (first != from+i || end != first+1) {
			return
		}
	}
	for i, p := range head {
		c := &columns[from+i]
		c.left, c.right = math.Min(c.left, p.left), math.Max(c.right, p.right)
	}
}

// apartIn joins columns between which the white is narrow in all lines, as between the figures and words of a date.
func apartIn(columns []extent, ls []line) []extent {
	gaps := make([]float64, len(columns)) // the widest before each, in sizes
	for i := range ls {
		l := &ls[i]
		for k := 1; k < len(l.glyphs); k++ {
			before, after := l.glyphs[k-1], l.glyphs[k]
			for c := 1; c < len(columns); c++ {
				if before.Left >= columns[c-1].left && before.Right <= columns[c].left && after.Left >= columns[c-1].right && after.Left <= columns[c].right {
					gaps[c] = math.Max(gaps[c], (after.Left-before.Right)/l.size)
				}
			}
		}
	}
	out := columns[:0:0]
	for c, col := range columns {
		size := ls[0].size
		if n := len(out); n > 0 && gaps[c] < strongGap && col.left-out[n-1].right < tightGap*size {
			out[n-1].right = col.right
			continue
		}
		out = append(out, col)
	}
	return out
}

// cut parts a line at its widest gap between each two columns, and where a gap is no word space.
func (l *line) cut(columns []extent) []line {
	at := make([]bool, len(l.glyphs))
	for c := 1; c < len(columns); c++ {
		best, widest := 0, leastGap*l.size
		for k := 1; k < len(l.glyphs); k++ {
			before, after := l.glyphs[k-1], l.glyphs[k]
			if before.Right < columns[c].left && after.Left > columns[c-1].right && after.Left-before.Right > widest {
				best, widest = k, after.Left-before.Right
			}
		}
		at[best] = true
	}
	return l.splitWhere(func(k int) bool { return at[k] || l.glyphs[k].Left-l.glyphs[k-1].Right > tightGap*l.size })
}

// headLines is how many lines at the head of a table have no figure, where two at least do below them.
func headLines(ls []line) int {
	n := 0
	for n < len(ls) && !hasDigit(&ls[n]) {
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
		for _, p := range head[i].cut(columns) {
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
	layers := layered(rows)
	rows, labels, known := centredLabels(rows, b.goesOn)
	switch {
	case b.doubt != "":
	case !sure:
		b.doubt = doubtRows
	case !known:
		b.doubt = doubtLabels
	case layers:
		b.doubt = doubtHead
	}
	b.table = &document.Table{Rows: len(rows), Cols: len(b.columns), Doubt: b.doubt}
	for _, l := range labels {
		b.put(l.row, 0, l.rows, 1, textOf(l.lines))
	}
	for r, row := range rows {
		b.row(r, row, slices.ContainsFunc(labels, func(l label) bool { return l.row <= r && r < l.row+l.rows }))
	}
}

// put adds a cell to the table.
func (b *bare) put(row, col, rows, columns int, text string) {
	b.table.Cells = append(b.table.Cells, document.Cell{Row: row, Col: col, RowSpan: rows, ColSpan: columns,
		Blocks: []document.Block{document.P(&document.Paragraph{Text: text})}})
}

// headless reports whether a table of three columns or more has a head that says less than its columns: several words over one of
// them, or two figures beside each other in its first line, above which the head must have run together.
func headless(ls []line, columns []extent) bool {
	if len(columns) < 3 {
		return false
	}
	head := headLines(ls)
	for i := range ls[:max(head, 1)] {
		last, before := -1, line{}
		for _, p := range ls[i].cut(columns) {
			first, end := overlapped(columns, p)
			switch {
			case head == 0 && last >= 0 && p.figure() && before.figure(),
				head > 0 && end == first+1 && first == last && len(p.glyphs)+len(before.glyphs) > 2:
				return true
			}
			last, before = end-1, p
		}
	}
	return false
}

// place gives the parts of a line to their columns.
func (b *bare) place(l *line) bareLine {
	out := bareLine{y: l.y, size: l.size, cells: make([]line, len(b.columns))}
	for _, p := range l.cut(b.columns) {
		first, end := overlapped(b.columns, p)
		if end-first > 1 {
			out.spans = append(out.spans, span{p, first, end})
			if hasDigit(&p) {
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

// row puts the lines of a row into the table; labelled is whether its first cell is there.
func (b *bare) row(r int, lines []bareLine, labelled bool) {
	for _, l := range lines {
		for _, s := range l.spans {
			b.put(r, s.first, 1, s.end-s.first, s.text())
		}
	}
	for c := range b.columns {
		if cell := cellOf(lines, c); cell != nil || !spanned(lines, c) && !(c == 0 && labelled) {
			b.put(r, c, 1, 1, textOf(cell))
		}
	}
}
