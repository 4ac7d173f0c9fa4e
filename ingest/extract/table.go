package extract

import (
	"strings"

	"nianping/ingest/document"
)

// Table is a grid of normalised cells with its header told from its body.
type Table struct {
	T         *document.Table
	Rows      int
	Cols      int
	Head      int               // leading rows that are captions and headers; the body begins here
	Caption   string            // texts of leading rows that span the table
	Before    *Block            // the paragraph before it, which often names it; nil where there is none
	UnitNote  string            // （单位：人） above it
	Title     string            // nearest heading
	cells     []cell            // by index into T.Cells
	rows      [][]int           // see filled
	of        *Table            // the table that this one is a view of, else nil
	flipped   bool              // the view exchanges rows and columns
	shift     int               // the view begins at this row of the other
	columns   []column          // what the head says, told when first asked for
	mixed     once[bool]        // see isMixed
	words     once[string]      // see Words
	says      once[*listSet]    // see Says
	years     once[[]yearMark]  // see yearMarks
	parted    once[partColumns] // see partColumns
	rooms     once[[]room]      // see tableRooms
	counts    once[[]quantity]  // see quantities
	labels    once[[]place]     // see figures
	sentences once[[]Block]     // see sentenceCells
	mem       *memory           // in which it lies
}

func newTable(d *document.Table, mem *memory) *Table {
	t := &Table{T: d, Rows: d.Rows, Cols: d.Cols, cells: mem.cells.Take(len(d.Cells)), mem: mem}
	for i := range d.Cells {
		t.cells[i] = newCell(cellView(&d.Cells[i]))
	}
	t.findFilled()
	t.spellLevels()
	t.findHead(nil)
	return t
}

// cellView is a cell's view; struck-out words are left out.
func cellView(c *document.Cell) View {
	if c.Struck {
		return View{}
	}
	if len(c.Blocks) == 1 && c.Blocks[0].Paragraph != nil {
		return viewOf(c.Blocks[0].Paragraph)
	}
	return unguided(c.Text(), nil)
}

// turned is the table with rows and columns exchanged, for lists that put one person in a column; nil where its first
// column holds no header that would make one.
func (t *Table) turned() *Table {
	name, known := false, 0
	for r := range t.Rows {
		switch f := t.HeaderField(r, 0); {
		case f == "name":
			name = true
			known++
		case f != "":
			known++
		}
	}
	people := 0
	for r := range t.Rows {
		if t.HeaderField(r, 0) == "name" {
			people += t.namesIn(r)
		}
	}
	if !name || known < 3 || people < 2 {
		return nil
	}
	d := &document.Table{Ref: t.T.Ref, Sheet: t.T.Sheet}
	for _, c := range t.withoutNumbers() {
		d.Cells = append(d.Cells, document.Cell{Row: c.Col, Col: c.Row, RowSpan: c.ColSpan, ColSpan: c.RowSpan, Blocks: c.Blocks, Struck: c.Struck})
	}
	d.Seal()
	out := newTable(d, t.mem)
	out.Before, out.UnitNote, out.Title, out.of, out.flipped = t.Before, t.UnitNote, t.Title, t, true
	return out
}

// namesIn is how many cells of a row, the first left out, begin with a person's name.
func (t *Table) namesIn(row int) int {
	n := 0
	for c := 1; c < t.Cols; c++ {
		if beginsWithPerson(t.Text(row, c)) {
			n++
		}
	}
	return n
}

// beginsWithPerson reports whether a cell holds a person's name, with marks or a bracket behind it or without: ★王伟(高级).
func beginsWithPerson(s string) bool {
	word, _, _ := strings.Cut(s, "(")
	return isPersonName(withoutMarks(word))
}

// stacked are the lists that stand below each other in a table with a person in each column: every row of names begins one,
// up to the title of the next.
func (t *Table) stacked() []*Table {
	var starts []int
	for r := range t.Rows {
		if t.Starts(r, 0) && t.HeaderField(r, 0) == "name" && t.HeaderField(r, 1) == "" && t.namesIn(r) > 1 {
			starts = append(starts, r)
		}
	}
	var out []*Table
	for i, from := range starts {
		end := t.Rows
		if i+1 < len(starts) {
			for end = starts[i+1]; end > from+1 && len(t.filled(end-1)) < 2; end-- {
			}
		}
		out = append(out, t.between(from, end))
	}
	return out
}

// below is the part of the table from a row on, as a table of its own: a list of people at the foot of a form.
func (t *Table) below(row int) *Table { return t.between(row, t.Rows) }

// between is the part of the table from a row up to another.
func (t *Table) between(row, end int) *Table {
	d := &document.Table{Ref: t.T.Ref, Sheet: t.T.Sheet}
	for _, c := range t.T.Cells {
		if c.Row >= row && c.Row < end {
			c.Row -= row
			d.Cells = append(d.Cells, c)
		}
	}
	d.Seal()
	out := newTable(d, t.mem)
	out.Title, out.of, out.shift = t.Title, t, row
	if row > 0 {
		v := t.View(row-1, 0)
		for c := 1; c < t.Cols && v.Text == ""; c++ {
			v = t.View(row-1, c)
		}
		out.Before = &Block{View: v, Ref: t.Ref(row-1, 0), mem: t.mem}
	}
	return out
}

// listHead finds a row within the body that heads a list of people: 姓名 and two more known headers; -1 where none does.
func (t *Table) listHead() int {
	for r := t.Head + 1; r < t.Rows; r++ {
		name, known := false, 0
		for c := range t.Cols {
			if f := t.HeaderField(r, c); t.Starts(r, c) && f != "" {
				known++
				name = name || f == "name"
			}
		}
		if name && known >= 3 {
			return r
		}
	}
	return -1
}

// Starts reports whether the covering cell begins here: a merged cell's value counts there only.
func (t *Table) Starts(row, col int) bool { return t.T.Starts(row, col) }

// Ref is the place of a position; for a merged cell that of its first one.
func (t *Table) Ref(row, col int) document.Ref {
	switch {
	case t.of != nil && t.flipped:
		return t.of.Ref(col, row)
	case t.of != nil:
		return t.of.Ref(row+t.shift, col)
	}
	if c := t.T.At(row, col); c != nil {
		return t.T.CellRef(c.Row, c.Col)
	}
	return t.T.CellRef(row, col)
}

// Words is all text of the head and the first rows, for telling what a table is about.
func (t *Table) Words() string { return t.words.of(t.headWords) }

func (t *Table) headWords() string {
	var b strings.Builder
	for r := 0; r < min(t.Rows, t.Head+4); r++ {
		for c := range t.Cols {
			if t.Starts(r, c) {
				b.WriteString(t.Text(r, c))
				b.WriteByte(' ')
			}
		}
	}
	return b.String()
}

// column is what the head says of one column.
type column struct {
	headers  []string
	field    string
	compound []string
}

// Headers are the header texts above a column, from the top down, a merged one once, captions left out.
func (t *Table) Headers(col int) []string { return t.column(col).headers }

// lowestHeader is the header next to the cells of a column, "" for none.
func (t *Table) lowestHeader(col int) string {
	if h := t.Headers(col); len(h) > 0 {
		return h[len(h)-1]
	}
	return ""
}

// Header is the header of a column as one text.
func (t *Table) Header(col int) string { return strings.Join(t.Headers(col), "") }

// Field is what a column's header says it holds: a field of lexicon/headers.tsv, "" where unknown. The lowest header
// that is known wins.
func (t *Table) Field(col int) string { return t.column(col).field }

func (t *Table) column(col int) *column {
	if t.columns == nil {
		t.columns = make([]column, t.Cols)
		for c := range t.columns {
			h := t.readHeaders(c)
			t.columns[c] = column{headers: h, field: fieldOf(h)}
			if len(h) > 0 {
				t.columns[c].compound = t.compoundOf(c, h[len(h)-1])
			}
		}
	}
	if col < 0 || col >= len(t.columns) {
		return &column{}
	}
	return &t.columns[col]
}

// compoundOf are the fields that the cells of a column hold, as its lowest header says.
func (t *Table) compoundOf(col int, header string) []string {
	for r := t.Head - 1; r >= 0; r-- {
		if t.Text(r, col) == header {
			return compoundHeader(t.View(r, col))
		}
	}
	return compoundFields(header)
}

func fieldOf(headers []string) string {
	for i := len(headers) - 1; i >= 0; i-- {
		if f := HeaderField(headers[i]); f != "" {
			return f
		}
	}
	if len(headers) < 2 {
		return ""
	}
	return HeaderField(strings.Join(headers, ""))
}

func (t *Table) readHeaders(col int) []string {
	var list []string
	var last *document.Cell
	for r := range t.Head {
		c := t.T.At(r, col)
		if c == nil || c == last || c.ColSpan >= t.Cols && t.Cols > 1 {
			continue
		}
		last = c
		s := t.Text(r, col)
		if s == "" && r+1 < t.Head {
			s = t.headLeft(r, col)
		}
		if s != "" {
			list = append(list, s)
		}
	}
	return list
}

// headLeft is the header that a blank cell of a header row belongs to: the one to its left, where both have headers of
// their own below. Many people leave cells blank that they ought to merge. A title alone in its row is no header.
func (t *Table) headLeft(r, col int) string {
	if t.Text(r+1, col) == "" || r < t.Head && len(t.filled(r)) < 2 {
		return ""
	}
	for c := col - 1; c >= 0; c-- {
		if s := t.Text(r, c); s != "" {
			if t.Text(r+1, c) == "" || t.T.At(r, c).ColSpan > 1 {
				return ""
			}
			return s
		}
	}
	return ""
}

// findHead finds captions and header rows: leading rows that hold no data. Names are the occupations that may stand in a
// header; nil before they are known.
func (t *Table) findHead(names *Names) {
	t.Caption = ""
	r := 0
	for ; r < t.Rows && r < 6; r++ {
		cells, known, numbers := t.rowKinds(r, names)
		if cells == 1 && r < 3 && (t.Cols > 1 && t.spans(r) || t.Cols == 1 && r+1 < t.Rows && compoundFields(t.Text(r+1, 0)) != nil) {
			t.Caption += t.firstText(r) + " "
			continue
		}
		if cells == 0 {
			continue
		}
		if numbers > 0 || known == 0 && !t.headFollows(r, names) || 2*known < cells && !t.levelRow(r) && r >= t.T.Header && !t.headFollows(r, names) {
			break
		}
	}
	if r == t.Rows {
		r = 0
	}
	t.Head, t.columns, t.words = r, nil, once[string]{}
}

// headFollows reports whether the row below is plainly a header: so is then the unknown one above it.
func (t *Table) headFollows(r int, names *Names) bool {
	if r > 1 || r+2 >= t.Rows {
		return false
	}
	cells, known, numbers := t.rowKinds(r+1, names)
	return numbers == 0 && known >= 3 && 3*known >= 2*cells
}

// rowKinds counts the cells of a row that hold text, those that are header words, levels or names of occupations, and those that are
// numbers, or a person's name below a header.
func (t *Table) rowKinds(r int, names *Names) (cells, known, numbers int) {
	for c := range t.Cols {
		cell := t.T.At(r, c)
		if cell == nil || cell.Col != c {
			continue
		}
		s := t.Text(r, c)
		if s == "" {
			continue
		}
		cells++
		switch {
		case t.underHeader(r, c):
			if t.IsNumber(r, c) || t.HeaderField(r-1, c) == "name" && isPersonName(s) {
				numbers++
			}
		case t.figureBelow(r, c):
			numbers++
		case t.HeaderField(r, c) != "" || len(LevelsOf(s)) > 0 || headYear(s) || compoundFields(s) != nil || c > 0 && (isPartLabel(s) || strings.Contains(s, "/") && headsPairs(s)):
			known++
		case names != nil && c > 0 && (names.Of(s) != nil || names.levelled(s)):
			known++
		case t.IsNumber(r, c):
			numbers++
		}
	}
	return cells, known, numbers
}

// underHeader reports whether a column has a header of its own above the row, one that spans no other column: what
// stands below it is data, be it 男, 五级 or 电工.
func (t *Table) underHeader(r, c int) bool {
	for k := range r {
		cell := t.T.At(k, c)
		if cell == nil || cell.ColSpan > 1 || cell.Row+cell.RowSpan > r {
			continue
		}
		if f := t.HeaderField(k, c); f != "" && !isMetric[f] {
			return true
		}
	}
	return false
}

// levelRow reports whether a row of a head names levels or totals over columns.
func (t *Table) levelRow(r int) bool {
	n := 0
	for c := range t.Cols {
		if t.Starts(r, c) && (len(LevelsOf(t.Text(r, c))) == 1 || t.HeaderField(r, c) == "total") {
			n++
		}
	}
	return n >= 2
}

// spans reports whether the row's only text is in a cell that spans the table, or stands alone in it.
func (t *Table) spans(r int) bool {
	for c := range t.Cols {
		if s := t.Text(r, c); s != "" {
			cell := t.T.At(r, c)
			if cell == nil || cell.ColSpan*2 <= t.Cols && t.Cols <= 2 {
				return false
			}
			// alone in its row, a year, a number or the manner of dividing begins a title, and what spans all columns heads none
			return t.HeaderField(r, c) == "" || headerYear(s) > 0 || listNumber.MatchString(s) || hasAnyPrefix(s, "按", "分", "各") || cell.ColSpan == t.Cols
		}
	}
	return false
}

func (t *Table) firstText(r int) string {
	for c := range t.Cols {
		if s := t.Text(r, c); s != "" {
			return s
		}
	}
	return ""
}

// headYear reports whether a cell names a year, as headers of comparisons do.
func headYear(s string) bool {
	if contains(s, "年") {
		if n := Numbers(s); len(n) == 1 && n[0].Kind == Year && n[0].Start == 0 && len(s)-n[0].UnitEnd <= len("全年度") {
			return true
		}
	}
	row := qualifierWords.At(s, 0)
	return row != nil && row.Word == s
}
