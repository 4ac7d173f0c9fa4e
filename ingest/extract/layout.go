package extract

import (
	"strings"

	"nianping/ingest/document"
)

// A form of the whole report is one table, on a sheet or in Word, in which a row of one cell (培训工作开展情况) or a cell at
// the left of several rows names each part of Attachment 2. It is laid out as what it stands for: the name of a part is a
// heading, a cell with a row to itself a paragraph, and the rows between them tables, each with its own head.

// isWholeForm reports whether rows of one cell name three parts of Attachment 2 or more, or two by numbered headings or on a
// sheet.
func isWholeForm(t *document.Table) bool {
	named, numbered := map[Section]bool{}, true
	for row := range t.Rows {
		if col := onlyCell(t, row); col >= 0 {
			if s := partNamed(t, row, col); s != None {
				named[s] = true
				numbered = numbered && rowSection(t, row) != None
			}
		}
	}
	return len(named) >= 3 || len(named) == 2 && (numbered || t.Sheet != "")
}

// sideParts are the rows at which a cell of the first column names a part of Attachment 2 for the rows beside it; nil where
// fewer than three parts are named so.
func sideParts(t *document.Table) []int {
	var rows []int
	named := map[Section]bool{}
	for row := range t.Rows {
		if !t.Starts(row, 0) || t.At(row, 0).ColSpan*2 > t.Cols || onlyCell(t, row) == 0 {
			continue
		}
		if s := partNamed(t, row, 0); s != None {
			rows = append(rows, row)
			named[s] = named[s] || t.At(row, 0).RowSpan > 1
		}
	}
	spanning := 0
	for _, spans := range named {
		if spans {
			spanning++
		}
	}
	if len(named) < 3 || spanning < 2 {
		return nil
	}
	return rows
}

// onlyCell is the column of the only cell of a row that holds text, -1 where none or several do.
func onlyCell(t *document.Table, row int) int {
	only := -1
	for col := range t.Cols {
		if c := t.At(row, col); c == nil || c.Col != col || trimSpace(c.Text()) == "" {
			continue
		}
		if only >= 0 {
			return -1
		}
		only = col
	}
	if only >= 0 && !t.Starts(row, only) {
		return -1
	}
	return only
}

// partNamed is the part of Attachment 2 that a cell names as a heading and does nothing else, None for any other cell.
func partNamed(t *document.Table, row, col int) Section {
	s := t.Text(row, col)
	if len(s) > 100 || len(s) < len("培训") {
		return None
	}
	v := NewView(breaks.Replace(s))
	if !headingWords.Has(v.Text) {
		return None
	}
	h := headingOf(&Block{View: v, InCell: true})
	if !h.is || h.glued > 0 || len(h.parts) == 0 || h.parts[0] == apart || h.rank == 0 && coverage(h.title) < 0.4 {
		return None
	}
	return h.parts[0]
}

// layOut adds the parts of such a form as blocks.
func (r *Reading) layOut(t *document.Table, b Block) {
	b.InCell = true
	side := sideParts(t)
	if side == nil {
		r.lines(t, b)
		return
	}
	r.lines(t.Slice(0, side[0]), b)
	for i, row := range side {
		end := t.Rows
		if i+1 < len(side) {
			end = side[i+1]
		}
		r.line(t, row, 0, b)
		beside := t.Slice(row, end)
		r.lines(beside.Columns(t.At(row, 0).ColSpan, t.Cols), b)
	}
}

// lines adds rows: those of one cell as paragraphs, the others as tables.
func (r *Reading) lines(t *document.Table, b Block) {
	from := 0
	for row := range t.Rows {
		if nestsIn(t, row) {
			r.bands(t, from, row, b)
			r.open(t.Slice(row, row+1), b)
			from = row + 1
			continue
		}
		col := onlyCell(t, row)
		if col < 0 || row > from && t.Cols > 1 && !standsAlone(t, row, col) {
			continue
		}
		r.bands(t, from, row, b)
		r.line(t, row, col, b)
		from = row + 1
	}
	r.bands(t, from, t.Rows, b)
}

// nestsIn reports whether a cell that begins in a row holds a table.
func nestsIn(t *document.Table, row int) bool {
	for col := range t.Cols {
		if t.Starts(row, col) && nested(t.At(row, col)) {
			return true
		}
	}
	return false
}

// standsAlone tells a row of one cell that is a heading, a caption or a paragraph from a subtitle within a table: what
// follows it is no row of figures, or it says a whole sentence.
func standsAlone(t *document.Table, row, col int) bool {
	s := NewView(t.Text(row, col)).Text
	if partNamed(t, row, col) != None || holdsProse(s) {
		return true
	}
	for next := row + 1; next < t.Rows; next++ {
		if textCells(t, next) > 0 {
			return !holdsFigures(t, next)
		}
	}
	return true
}

// holdsFigures reports whether a cell of a row, other than its first, holds digits.
func holdsFigures(t *document.Table, row int) bool {
	first := true
	for col := range t.Cols {
		if s := t.Text(row, col); t.Starts(row, col) && s != "" {
			if !first && hasDigit(NewView(s).Text) {
				return true
			}
			first = false
		}
	}
	return false
}

// line adds a cell as the paragraph or paragraphs that it holds.
func (r *Reading) line(t *document.Table, row, col int, b Block) {
	c := t.At(row, col)
	if c.Struck {
		return
	}
	b.Ref = t.CellRef(row, col)
	if len(c.Blocks) == 1 && c.Blocks[0].Paragraph != nil && !strings.Contains(strings.TrimSpace(c.Text()), "\n") {
		b.View = viewOf(c.Blocks[0].Paragraph)
		r.Blocks = append(r.Blocks, b)
		return
	}
	if partNamed(t, row, col) != None { // a name broken over lines
		b.View = NewView(breaks.Replace(c.Text()))
		r.Blocks = append(r.Blocks, b)
		return
	}
	for _, k := range c.Blocks {
		r.add(k, Block{InCell: true, Note: b.Note, Margin: b.Margin})
	}
}

// bands adds the rows between two lines as tables: a new one begins behind a blank row and at a row of headers.
func (r *Reading) bands(t *document.Table, from, end int, b Block) {
	for from < end && textCells(t, from) == 0 {
		from++
	}
	if from == end {
		return
	}
	start := from
	for row := from + 1; row < end; row++ {
		if row-start >= 1 && beginsBand(t, start, row, end) {
			r.band(t.Slice(start, row), b)
			start = row
		}
	}
	r.band(t.Slice(start, end), b)
}

// beginsBand reports whether a row heads a table of its own: words stand where figures stood above, or headers that are
// not those of the table above.
func beginsBand(t *document.Table, start, row, end int) bool {
	if row+1 >= end || onlyCell(t, row) >= 0 {
		return false
	}
	words, ends, years := 0, 0, 0
	for col := range t.Cols {
		s := NewView(breaks.Replace(t.Text(row, col))).Text
		if c := t.At(row, col); c != nil && c.Row < row { // a second row of the head above
			return false
		}
		if !t.Starts(row, col) || s == "" {
			continue
		}
		if _, ok := headerYearOf(s); ok && beginsWithYear(s) { // 2024年实际, 2025年计划
			years++
			continue
		}
		if hasDigit(s) || IsEmptyMark(s) || runeCount(s) > 16 || containsAny(s, tickMarks) {
			return false
		}
		words++
		for above := row - 1; above >= start; above-- {
			if up := NewView(t.Text(above, col)).Text; up != "" {
				if hasDigit(up) && !headYear(up) || IsEmptyMark(up) {
					ends++
				}
				break
			}
		}
	}
	if years > 1 && words > 0 && holdsFigures(t, row+1) {
		return true
	}
	if words < 2 || !holdsFigures(t, row+1) && headerKey(t, row) == "" {
		return false
	}
	key := headerKey(t, row)
	if key != "" && key == headerKey(t, start) {
		return false
	}
	return ends >= 2 && 2*ends > words-1 || key != "" && row-start >= 2 && headerKey(t, row-1) == ""
}

// band adds one table, and what its cells say in sentences or beside a label.
func (r *Reading) band(d *document.Table, b Block) {
	t := newTable(d, r.mem)
	b.Table, b.Ref = t, d.Ref
	r.Blocks = append(r.Blocks, b)
	for row := range t.Rows {
		cells := t.filled(row)
		pairs := len(cells) == 2 && (t.Head == 0 || d.At(row, cells[1]).ColSpan > 1) || len(cells)%2 == 0 && t.Head == 0 && labelsAlternate(t, row, cells)
		for i, col := range cells {
			k := t.formCell(row, cells, i)
			k.value, k.Note, k.Margin = true, b.Note, b.Margin
			if prose := holdsProse(t.Text(row, col)); prose && row >= t.Head || pairs && i%2 == 1 && k.Label != "" {
				r.Blocks = append(r.Blocks, k)
			}
		}
	}
}

// labelsAlternate reports whether labels without figures stand at every other cell of a row: 信用代码 | 5134… | 会员数 | 213家.
func labelsAlternate(t *Table, row int, cells []int) bool {
	figures := 0
	for i, col := range cells {
		digits := hasDigit(t.Text(row, col))
		if i%2 == 0 && (digits || IsEmptyMark(t.Text(row, col)) || runeCount(t.Text(row, col)) > 12) {
			return false
		}
		if i%2 == 1 && (digits || containsAny(t.Text(row, col), tickMarks)) {
			figures++
		}
	}
	return figures > 0
}
