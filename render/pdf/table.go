package pdf

import (
	"slices"

	"nianping/render/typeset"
)

// column is one column of a table.
type column struct {
	head  string
	group string  // an upper heading that neighbours share, "" for none
	share float64 // of the width that is left, in proportion to the others; 0: as wide as its widest field
	align typeset.Align
}

// cell is one field of a table.
type cell struct {
	spans  []typeset.Span
	across int            // columns that it takes, 0 for one
	align  *typeset.Align // nil: the column's
	hang   float64        // points by which all lines but the first are indented: under a name that follows a code
}

// row is one line of fields.
type row struct {
	cells  []cell
	strong bool // a sum: tinted
	keep   bool // on one page with the next row
	anchor int  // a mark that leads here
}

// table is set over the text's width with its heads repeated on each page. A row is parted only when it is taller than a
// page.
type table struct {
	caption string
	columns []column
	rows    []row

	headStyle *typeset.Style // set by flow.table
}

// drop takes a column out.
func (tb *table) drop(n int) {
	tb.columns = slices.Delete(tb.columns, n, n+1)
	for i := range tb.rows {
		tb.rows[i].cells = slices.Delete(tb.rows[i].cells, n, n+1)
	}
}

const (
	cellPad  = 4.0 // points left and right of a field
	apart    = 9.0 // more points left of a field that follows one whose text ends at its right edge
	cellLead = 13.5
	cellRise = 3.0 // points above and below a field's lines
)

// padLeft is the empty room left of the fields of a column.
func padLeft(columns []column, n int) float64 {
	if n > 0 && columns[n-1].align == typeset.Right && columns[n].align != typeset.Right {
		return cellPad + apart
	}
	return cellPad
}

// setRow is a row as laid out: the lines of each field.
type setRow struct {
	row    *row
	x      []float64 // left edge of each field
	w      []float64
	lines  [][]typeset.Line
	raise  []float64 // points by which a field's lines stand higher: heads that take both head rows; nil for none
	height float64
}

func (f *flow) table(t table) {
	if len(t.rows) == 0 {
		return
	}
	t.headStyle = f.st.head
	widths := t.widths()
	head := f.headRows(t, widths)
	headHeight := 0.0
	for _, h := range head {
		headHeight += h.height
	}
	rows := make([]setRow, len(t.rows))
	for i := range t.rows {
		rows[i] = f.layRow(t.columns, widths, &t.rows[i])
	}
	first, all := rows[0].height, 0.0
	if len(rows) > 1 {
		first += min(rows[1].height, 4*cellLead)
	}
	for i := range rows {
		all += rows[i].height
	}
	if all <= (bottom-top)*0.4 { // a short table stands on one page
		first = all
	}
	capHeight := 0.0
	if t.caption != "" {
		f.tables++
		capHeight = 1.5 * grid
	}
	f.keep(min(capHeight+headHeight+first, (bottom-top)/2+capHeight))
	if t.caption != "" {
		f.block([]typeset.Span{{Text: "表" + itoa(f.tables) + "　" + t.caption, Style: f.st.caption}}, typeset.Setting{Width: textWidth, Align: typeset.Centre}, capHeight)
	}
	f.head(head)
	for i := range rows {
		next := 0.0
		if (rows[i].row.keep || i == len(rows)-2) && i+1 < len(rows) { // the last row does not stand alone on a page
			next = rows[i+1].height
		}
		f.row(&rows[i], head, headHeight, next, i == len(rows)-1)
	}
	f.close()
	f.y += grid / 2
}

// widths gives every column the width of its widest field and the space that is left to all, more to those with a share.
// Where not all fit, the columns with a share part what the others leave; where that would be less than a third and less than
// they need, the widest of the others give way and wrap.
func (t table) widths() []float64 {
	const more = 4 // parts of a column with a share; one part for the others
	w := make([]float64, len(t.columns))
	all, fitted, shares, parts := 0.0, 0.0, 0.0, 0.0
	for i, c := range t.columns {
		w[i] = t.natural(i) + padLeft(t.columns, i) + cellPad + 0.5
		all += w[i]
		parts++
		if c.share > 0 {
			shares += c.share
			parts += more - 1
		} else {
			fitted += w[i]
		}
	}
	if rest := textWidth - all; rest >= 0 {
		for i, c := range t.columns {
			w[i] += rest / parts
			if c.share > 0 {
				w[i] += (more - 1) * rest / parts
			}
		}
		return w
	}
	for i, c := range t.columns {
		if c.share > 0 {
			w[i] = 0
		}
	}
	most := textWidth - min(all-fitted, textWidth/3)
	for fitted > most+0.01 {
		fitted = narrow(w, fitted, most)
	}
	for i, c := range t.columns {
		if c.share > 0 {
			w[i] = (textWidth - fitted) * c.share / shares
		}
	}
	return w
}

// narrow brings the widest columns down to the next widest, or as far as the sum still exceeds most, and gives the new sum.
func narrow(w []float64, sum, most float64) float64 {
	widest, next, n := 0.0, 0.0, 0.0
	for _, x := range w {
		switch {
		case x > widest+0.01:
			widest, next, n = x, widest, 1
		case x > widest-0.01:
			n++
		case x > next:
			next = x
		}
	}
	cut := min(widest-next, (sum-most)/n)
	for i, x := range w {
		if x > widest-0.01 {
			w[i] -= cut
		}
	}
	return sum - cut*n
}

// natural is the width of the widest line in a column, its head included.
func (t table) natural(n int) float64 {
	widest := typeset.Measure(typeset.Span{Text: t.columns[n].head, Style: t.headStyle})
	for _, r := range t.rows {
		at := 0
		for _, c := range r.cells {
			if at == n && c.across <= 1 {
				widest = max(widest, min(typeset.Natural(c.spans), textWidth))
			}
			at += max(c.across, 1)
		}
	}
	return widest
}

// headRows lays out the one or two rows of heads.
func (f *flow) headRows(t table, widths []float64) []setRow {
	grouped := false
	for _, c := range t.columns {
		grouped = grouped || c.group != ""
	}
	centre := typeset.Centre
	upper, lower := row{}, row{}
	for i := 0; i < len(t.columns); i++ {
		c := t.columns[i]
		lower.cells = append(lower.cells, cell{spans: []typeset.Span{{Text: c.head, Style: f.st.head}}, align: headAlign(c.align)})
		n := 1
		for c.group != "" && i+n < len(t.columns) && t.columns[i+n].group == c.group {
			n++
			lower.cells = append(lower.cells, cell{spans: []typeset.Span{{Text: t.columns[i+n-1].head, Style: f.st.head}}, align: headAlign(t.columns[i+n-1].align)})
		}
		upper.cells = append(upper.cells, cell{spans: []typeset.Span{{Text: c.group, Style: f.st.head}}, across: n, align: &centre})
		i += n - 1
	}
	low := f.layRow(t.columns, widths, &lower)
	if !grouped {
		return []setRow{low}
	}
	high := f.layRow(t.columns, widths, &upper)
	for _, c := range t.columns {
		raise := 0.0
		if c.group == "" {
			raise = high.height / 2
		}
		low.raise = append(low.raise, raise)
	}
	return []setRow{high, low}
}

func headAlign(a typeset.Align) *typeset.Align {
	if a == typeset.Justify {
		a = typeset.Left
	}
	return &a
}

func (f *flow) layRow(columns []column, widths []float64, r *row) setRow {
	s := setRow{row: r}
	x, most, n := left, 1, 0
	for _, c := range r.cells {
		across := max(c.across, 1)
		w := 0.0
		for k := n; k < n+across && k < len(widths); k++ {
			w += widths[k]
		}
		align := columns[n].align
		if c.align != nil {
			align = *c.align
		}
		pad := padLeft(columns, n)
		lines := breakField(c.spans, typeset.Setting{Width: w - pad - cellPad, Indent: -c.hang, Align: align})
		s.x, s.w, s.lines = append(s.x, x+pad-cellPad), append(s.w, w-pad+cellPad), append(s.lines, lines)
		most = max(most, len(lines))
		x += w
		n += across
	}
	s.height = float64(most)*cellLead + 2*cellRise
	return s
}

// breakField breaks a field. Where one or two characters would stand alone on its last line, it is set a little narrower.
func breakField(spans []typeset.Span, s typeset.Setting) []typeset.Line {
	lines := typeset.Break(spans, s)
	n := len(lines)
	if n < 2 || s.Align != typeset.Left || len(lines[n-1].Glyphs) > 2 || lines[n-2].Last || len(lines[0].Glyphs) == 0 {
		return lines
	}
	s.Width -= 1.5 * lines[0].Glyphs[0].Style.Size
	if again := typeset.Break(spans, s); s.Width > 0 && len(again) == n {
		return again
	}
	return lines
}

// head draws the heads between a strong and a thin rule.
func (f *flow) head(rows []setRow) {
	y := f.y
	height := 0.0
	for i := range rows {
		height += rows[i].height
	}
	f.page.fill(left, y, textWidth, height, tint)
	for i := range rows {
		f.fields(&rows[i], 0, 1<<30)
		if i == 0 && len(rows) > 1 {
			for k, c := range rows[0].row.cells {
				if c.across > 1 {
					f.page.rule(rows[0].x[k]+cellPad, f.y+rows[0].height, rows[0].x[k]+rows[0].w[k]-cellPad, f.y+rows[0].height, 0.4, pale)
				}
			}
		}
		f.y += rows[i].height
	}
	f.page.rule(left, y, right, y, 0.9, ink)
	f.page.rule(left, f.y, right, f.y, 0.5, ink)
}

// row draws one row, on a new page where it (and next points more) does not fit, in pieces where it fits no page.
func (f *flow) row(s *setRow, head []setRow, headHeight, next float64, last bool) {
	if f.y+s.height+min(next, 10*cellLead) > bottom+0.01 && (s.height <= bottom-top-headHeight || f.y+4*cellLead > bottom) {
		f.turn(head)
	}
	f.anchor(s.row.anchor)
	most := 1
	for _, lines := range s.lines {
		most = max(most, len(lines))
	}
	for from := 0; from < most; {
		n := min(most-from, max(1, int((bottom-f.y-2*cellRise)/cellLead+0.01)))
		height := float64(n)*cellLead + 2*cellRise
		if s.row.strong {
			f.page.fill(left, f.y+0.5, textWidth, height-0.5, paler) // under the rule above
		}
		f.fields(s, from, n)
		f.y += height
		if from += n; from < most {
			f.turn(head)
		}
	}
	if !last {
		f.page.rule(left, f.y, right, f.y, 0.35, hair)
	}
}

// fields draws n lines of each field from a line on. All first lines stand on one base line, so that the eye finds what
// belongs together, and so does who copies or reads the file by program.
func (f *flow) fields(s *setRow, from, n int) {
	for k, lines := range s.lines {
		y := f.y + cellRise
		if s.raise != nil {
			y -= s.raise[k]
		}
		for i := from; i < from+n && i < len(lines); i++ {
			f.line(lines[i], s.x[k]+cellPad, y+float64(i-from)*cellLead, cellLead)
		}
	}
}

func (f *flow) close() { f.page.rule(left, f.y, right, f.y, 0.9, ink) }

func (f *flow) turn(head []setRow) {
	f.close()
	f.newPage()
	f.head(head)
}
