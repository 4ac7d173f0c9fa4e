package extract

import (
	"iter"
	"slices"
	"strings"

	"nianping/ingest/document"
)

// Reading is a document as the rules see it: its blocks in reading order, each normalised and placed in a part of
// Attachment 2. Layout tables (a form whose cells hold paragraphs or tables) are opened: their cells are blocks.
type Reading struct {
	Doc       *document.Document
	Blocks    []Block                  // body, then notes, headers and footers
	Names     *Names                   // the occupations that this document speaks of
	chosen    once[*yearChoice]        // see years
	people    once[[]person]           // see examiners
	unheaded  bool                     // no heading was found, see placeUnheaded
	sites     map[placeKey]*Block      // the blocks in the chapters of several sites or parts of the year, nil for none: see site.go
	siteNames []string                 // of those chapters
	draft     *Reading                 // an earlier text of the same report, nil where there is none (see versions)
	stacks    map[document.Ref][]Block // the lines of which a block was joined, by its place, see joinLines
	orders    once[[]partsOrder]       // what the brackets behind names hold, see partsOrders
	senior    once[markMeaning]        // see seniorMark
	tallied   []int                    // all counts of candidates that the rules saw, those of parts and of others too
	mem       *memory                  // in which it lies
}

// Block is one paragraph or one table.
type Block struct {
	Index   int
	Section Section // part of Attachment 2 that it belongs to; None before the first and in parts of its own
	Heading bool    // it is a heading and nothing more
	Content int     // where the text after a glued heading begins (一、基本情况。我校…), 0 where there is none
	Title   string  // normalised text of the nearest heading above, or of itself
	Label   string  // in an opened form: the label cell that the text stands beside
	View    View    // the paragraph's text, without struck-out words, prompts and template guidance
	Para    *document.Paragraph
	Table   *Table
	Ref     document.Ref
	InCell  bool      // it stood in a cell of a layout table
	Note    bool      // footnote or endnote
	Margin  bool      // page header or footer
	value   bool      // a cell of a form beside its label: no heading
	fresh   bool      // a table below another one of its sheet: it says itself what it is about
	counted bool      // a table that counts were read from, be they those of parts
	misread bool      // a table whose counts contradict themselves: see doubtContradictions
	first   bool      // its number in digits is one of the run of the parts: see rankPartNumbers
	second  bool      // and one of the run right below a part
	strange bool      // a heading whose words name no part, where nothing around it told one either
	part    Section   // the part that the form itself names for a cell, None elsewhere
	trains  bool      // a paragraph on trainings and on more, see mixesTraining
	within  *chapter  // that it stands in, see chapter
	found   *contents // what the text contains, told when first asked for
	mem     *memory   // see memory
}

// Text is the block's normalised text, "" for a table.
func (b *Block) Text() string { return b.View.Text }

// Read turns a document into what the rules see. It never fails.
func Read(doc *document.Document) *Reading {
	body, earlier := versions(doc.Body)
	r := readBody(doc, body)
	if earlier != nil {
		r.draft = readBody(&document.Document{Format: doc.Format, Body: earlier}, earlier)
	}
	return r
}

// readBody reads a body with the notes and margins of its document.
func readBody(doc *document.Document, body []document.Block) *Reading {
	mem := memories.Get().(*memory)
	r := &Reading{Doc: doc, Blocks: mem.blocks.Take(len(body) + len(doc.Notes) + len(doc.Headers) + len(doc.Footers))[:0], mem: mem}
	for _, k := range joined(tabbed(body)) {
		r.add(k, Block{})
	}
	for _, k := range doc.Notes {
		r.add(k, Block{Note: true})
	}
	for _, list := range [][]document.Block{doc.Headers, doc.Footers} {
		for _, k := range list {
			r.add(k, Block{Margin: true})
		}
	}
	r.number()
	r.placeSections()
	if r.joinLines() {
		r.number()
	}
	r.captions()
	r.Names = findNames(r)
	for i := range r.Blocks {
		if t := r.Blocks[i].Table; t != nil {
			t.findHead(r.Names)
		}
	}
	r.placeChapters()
	return r
}

// done gives back the memory of a reading of which nothing is in use any more.
func (r *Reading) done() {
	if r.draft != nil {
		r.draft.done()
	}
	personLists.takeBack(r.people.value)
	r.mem.takeBack()
}

// number gives every block its place among the others.
func (r *Reading) number() {
	for i := range r.Blocks {
		r.Blocks[i].Index = i
	}
}

// paragraphs are the blocks of running text that tell of the report's year: neither tables nor margins nor plans.
func (r *Reading) paragraphs() iter.Seq[*Block] {
	return func(yield func(*Block) bool) {
		for i := range r.Blocks {
			if b := &r.Blocks[i]; b.Table == nil && !b.Margin && b.Section != Plans && !yield(b) {
				return
			}
		}
	}
}

func (r *Reading) add(k document.Block, b Block) {
	b.mem = r.mem
	switch {
	case k.Paragraph != nil:
		b.Para, b.Ref = k.Paragraph, k.Paragraph.Ref
		if b.View = newViewWithout(k.Paragraph.Text, notWritten(k.Paragraph)); b.Says(guidanceBegins) { // few do
			b.View, b.found = viewOf(k.Paragraph), nil
		}
		if b.Says(itemWords) {
			if v := unstroked(b.View); v.Text != b.View.Text {
				b.View, b.found = v, nil
			}
		}
		r.Blocks = append(r.Blocks, b)
	case k.Table != nil:
		switch nests := nestsTables(k.Table); {
		case !nests && isWholeForm(k.Table) || sideParts(k.Table) != nil:
			r.layOut(k.Table, b)
			return
		case nests || holdsText(k.Table):
			r.open(k.Table, b)
			return
		}
		form := sectionRows(k.Table) >= 3
		for i, piece := range pieces(k.Table, form) {
			b.Table, b.Ref = newTable(piece, r.mem), k.Table.Ref
			b.fresh = i > 0
			r.Blocks = append(r.Blocks, b)
			switch {
			case form:
				r.spokenCells(b.Table)
			case pairsOnly(b.Table):
				r.pairedCells(b.Table)
			default:
				r.sentenceRows(b.Table)
			}
		}
	}
}

// open reads the cells of a layout table as blocks of their own.
func (r *Reading) open(t *document.Table, b Block) {
	b.InCell = true
	rows := countedRows(t)
	for row := 0; row < t.Rows; row++ {
		if end := countRows(rows, row); end > row+1 {
			sub := t.Slice(row, end)
			r.Blocks = append(r.Blocks, Block{Table: newTable(sub, r.mem), Ref: sub.CellRef(0, 0), InCell: true, mem: r.mem, Note: b.Note, Margin: b.Margin})
			row = end - 1
			continue
		}
		b.Label = ""
		var before *document.Cell
		for col := range t.Cols {
			if !t.Starts(row, col) {
				continue
			}
			c := t.At(row, col)
			if c.Struck {
				continue
			}
			if before != nil {
				if s := NewView(before.Text()).Text; s != "" {
					b.Label = formLabel(s)
				}
			}
			for _, k := range c.Blocks {
				r.add(k, b)
			}
			before = c
		}
	}
}

// countedRow is a row of a form as one of a table of counts within it.
type countedRow struct {
	plain            bool // two cells or more, and none holds prose, a heading or a table
	metrics, numbers int  // cells that are headers of counts; numbers
}

func countedRows(t *document.Table) []countedRow {
	rows := make([]countedRow, t.Rows)
	for r := range rows {
		k, cells := &rows[r], 0
		k.plain = true
		for c := range t.Cols {
			if !t.Starts(r, c) {
				continue
			}
			s := t.Text(r, c)
			if s == "" {
				continue
			}
			cells++
			if !shorterThan(s, 31) {
				k.plain = false
				continue
			}
			v := NewView(s)
			k.plain = k.plain && !nested(t.At(r, c)) && !namesPart(v)
			if isNumberCell(v.Text) {
				k.numbers++
			} else if metricLabel(v.Text) {
				k.metrics++
			}
		}
		k.plain = k.plain && cells >= 2
	}
	return rows
}

// namesPart reports whether a cell is a numbered heading of a part of Attachment 2.
func namesPart(v View) bool {
	if !headingWords.Has(v.Text) {
		return false
	}
	h := headingOf(&Block{View: v, InCell: true})
	return h.is && h.rank > 0 && len(h.parts) > 0
}

// countRows is the end of the run of rows from row on that are a table of counts within a form: header cells and numbers stand
// in them; row itself where no such run begins there.
func countRows(rows []countedRow, row int) int {
	end, metrics, numbers := row, 0, 0
	for ; end < len(rows); end++ {
		metrics += rows[end].metrics
		numbers += rows[end].numbers
		if !rows[end].plain {
			break
		}
	}
	if metrics < 2 || numbers < 2 {
		return row
	}
	return end
}

// metricLabel reports whether a short cell speaks of counts of candidates.
func metricLabel(s string) bool {
	return shorterThan(s, 17) && metricsNamed(s)
}

func nested(c *document.Cell) bool {
	for _, k := range c.Blocks {
		if k.Table != nil {
			return true
		}
	}
	return false
}

// nestsTables reports whether a cell of a table holds a table: such a one is a form.
func nestsTables(t *document.Table) bool {
	for i := range t.Cells {
		if nested(&t.Cells[i]) {
			return true
		}
	}
	return false
}

// holdsText tells a form that holds text from a table of data.
func holdsText(t *document.Table) bool {
	if headsPeople(t) {
		return false
	}
	long := 0
	for i := range t.Cells {
		s := t.Cells[i].Text()
		if !shorterThan(s, 61) && (strings.Count(s, "。") >= 1 || strings.Count(s, "，") >= 3) {
			long++
		}
	}
	return long > 0 && (long*6 >= len(t.Cells) || long >= 3)
}

// headsPeople reports whether the first row of a table, or the second below a title, heads a list of people and nothing else: 职业 | 考评员.
func headsPeople(t *document.Table) bool {
	for row := range min(2, t.Rows) {
		name, known, cells := false, 0, 0
		for col := range t.Cols {
			s := t.Text(row, col)
			if !t.Starts(row, col) || s == "" {
				continue
			}
			cells++
			if !shorterThan(s, 40) {
				break
			}
			v := NewView(s)
			field, several := HeaderField(v.Text), compoundFields(v.Text)
			if head, _, ok := strings.Cut(v.Text, "("); ok && field == "" {
				field = HeaderField(head)
			}
			name = name || field == "name" || slices.Contains(several, "name")
			if field != "" || several != nil {
				known++
			}
		}
		if cells > 1 {
			return name && known == cells
		}
	}
	return false
}

// viewOf is a paragraph's view without what its writer struck out, without empty prompts, without template guidance.
func viewOf(p *document.Paragraph) View { return unguided(p.Text, notWritten(p)) }

// notWritten are the pieces of a paragraph that its writer struck out, and its empty prompts.
func notWritten(p *document.Paragraph) []document.Span { return slices.Concat(p.Struck, p.Prompts) }

// unguided is a text's view without some pieces of it and without template guidance.
func unguided(text string, cut []document.Span) View {
	for {
		v := newViewWithout(text, cut)
		start, end, ok := guidance(v.Text)
		if !ok {
			return v
		}
		cut = append(cut, document.Span{Start: v.offset(start), End: v.end(end)})
	}
}

// captions gives each table the paragraph before it that names it, and the heading it stands under.
func (r *Reading) captions() {
	for i := range r.Blocks {
		t := r.Blocks[i].Table
		if t == nil {
			continue
		}
		for k := i - 1; k >= 0 && k >= i-2; k-- {
			b := &r.Blocks[k]
			if b.Table != nil || b.Note || b.Margin || b.value {
				break
			}
			if b.Text() == "" {
				continue
			}
			if !strings.HasPrefix(b.Text(), "(单位") && !strings.HasPrefix(b.Text(), "单位:") && !strings.HasPrefix(b.Text(), "注") {
				t.Before = b
				break
			}
			t.UnitNote = b.Text()
		}
		t.Title = r.Blocks[i].Title
		if i > 0 && t.Before == nil {
			t.continues(r.Blocks[i-1].Table)
		}
	}
}

// sameBelowTitle reports whether two tables have the same header below titles of their own: 工种:电工 and 工种:焊工, each above 姓名 | 证号.
func (t *Table) sameBelowTitle(above *Table) bool {
	if t.Rows < 3 || above.Rows < 3 || len(t.filled(0)) != 1 || len(above.filled(0)) != 1 || len(t.filled(1)) < 2 {
		return false
	}
	for c := range t.Cols {
		if t.Text(1, c) != above.Text(1, c) || t.IsNumber(1, c) {
			return false
		}
	}
	return true
}

// continues gives a table the context of the one above it where it is its second part, under the same head again.
func (t *Table) continues(above *Table) {
	if above != nil && t.T.Sheet == above.T.Sheet && t.Cols == above.Cols && (sharedHead(above.T, t.T) > 0 || t.sameBelowTitle(above)) {
		t.Before, t.UnitNote = above.Before, above.UnitNote
	}
}
