package rtf

import (
	"fmt"
	"strings"

	"nianping/ingest/document"
	"nianping/ingest/layout"
)

// story is a stretch of text with paragraphs of its own: the body, a header, a note, a text box.
type story struct {
	part   document.Part
	out    []document.Block
	line   layout.Line
	number []byte
	left   bool // hidden text was left out of this line
	gone   bool // deleted text was
	tables []*table
	note   *note
	files  []file
	header *header
}

// table is a table while its cells come in.
type table struct {
	rows  []layout.Row
	cells [][]document.Block
	cell  []document.Block
	row   rowDefinition
}

// rowDefinition is what \trowd begins.
type rowDefinition struct {
	left    int
	cells   []layout.Cell
	next    layout.Cell // flags of the cell whose \cellx is still to come
	heading bool
}

func (r *reader) story() *story { return r.stories[len(r.stories)-1] }

// push opens a story.
func (r *reader) push(part document.Part) *story {
	s := &story{part: part}
	r.stories = append(r.stories, s)
	return s
}

// pop closes a story and puts its blocks where they belong.
func (r *reader) pop() error {
	n := len(r.stories) - 1
	if n < 1 {
		return nil
	}
	s := r.stories[n]
	if err := r.endStory(s); err != nil {
		return err
	}
	r.stories = r.stories[:n]
	switch s.part {
	case document.TextBox:
		r.story().line.Boxes = append(r.story().line.Boxes, s.out...)
	case document.Footnote, document.Endnote:
		layout.TrimNote(s.out)
		s.note.part, s.note.blocks = s.part, s.out
	case document.Header, document.Footer:
		s.header.part, s.header.blocks = s.part, s.out
	}
	return nil
}

// endStory ends the last paragraph and the open tables.
func (r *reader) endStory(s *story) error {
	level := 0
	if len(s.tables) > 0 && !s.line.Empty() {
		level = min(r.state.para.level(), len(s.tables))
	}
	if err := r.paragraph(s, level); err != nil {
		return err
	}
	return r.closeTables(s, 0)
}

// paragraph ends a paragraph that stands so deep in tables.
func (r *reader) paragraph(s *story, level int) error {
	if err := r.closeTables(s, level); err != nil {
		return err
	}
	if err := r.openTables(s, level); err != nil {
		return err
	}
	number := strings.TrimSpace(string(s.number))
	s.number = s.number[:0]
	s.emit(s.line.Blocks(s.part, number, r.heading(), &r.pending))
	for _, f := range s.files {
		if f.data != nil {
			r.pending.Embed(s.last(), f.name, f.data)
		} else {
			r.pending.Warn(s.last(), "此处有嵌入的对象，未读取")
		}
	}
	s.files = s.files[:0]
	if s.left {
		s.left = false
		r.pending.Warn(s.last(), "有隐藏文字，未读取")
	}
	if s.gone {
		s.gone = false
		r.pending.Warn(s.last(), "有修订中删除的文字，已按接受修订略去")
	}
	return nil
}

// heading is the outline level of the paragraph, by itself or by its style.
func (r *reader) heading() int {
	p := &r.state.para
	if p.outline < 0 {
		if level, ok := r.styles[p.style]; ok && level >= 0 && level < 9 {
			return int(level) + 1
		}
		return 0
	}
	if p.outline < 9 {
		return p.outline + 1
	}
	return 0
}

func (s *story) emit(blocks []document.Block) {
	if n := len(s.tables); n > 0 {
		s.tables[n-1].cell = append(s.tables[n-1].cell, blocks...)
		return
	}
	s.out = append(s.out, blocks...)
}

func (s *story) last() *document.Ref {
	if n := len(s.tables); n > 0 {
		return layout.Last(s.tables[n-1].cell)
	}
	return layout.Last(s.out)
}

func (r *reader) openTables(s *story, level int) error {
	if level > r.depth {
		return fmt.Errorf("%w（表格嵌套超过 %d 层）", document.ErrTooLarge, r.depth)
	}
	for len(s.tables) < level {
		t := &table{}
		if len(s.tables) == 0 {
			t.row = r.first
		}
		s.tables = append(s.tables, t)
	}
	return nil
}

// closeTables ends the tables that are deeper than level.
func (r *reader) closeTables(s *story, level int) error {
	for len(s.tables) > level {
		n := len(s.tables) - 1
		t := s.tables[n]
		if len(t.cells) > 0 || len(t.cell) > 0 {
			t.endRow()
		}
		s.tables = s.tables[:n]
		made, err := layout.Table(s.part, t.rows, &r.cells, &r.pending)
		if err != nil {
			return err
		}
		if made != nil {
			s.emit([]document.Block{document.T(made)})
		}
	}
	return nil
}

// endCell ends a cell of the table so deep.
func (r *reader) endCell(level int) error {
	s := r.story()
	if err := r.paragraph(s, level); err != nil {
		return err
	}
	t := s.tables[level-1]
	t.cells = append(t.cells, t.cell)
	t.cell = nil
	return nil
}

// endRow ends a row of the table so deep.
func (r *reader) endRow(level int) error {
	s := r.story()
	if err := r.closeTables(s, level); err != nil {
		return err
	}
	if err := r.openTables(s, level); err != nil {
		return err
	}
	s.tables[level-1].endRow()
	return nil
}

func (t *table) endRow() {
	if len(t.cell) > 0 {
		t.cells = append(t.cells, t.cell)
		t.cell = nil
	}
	out := layout.Row{Left: t.row.left, Heading: t.row.heading}
	right := out.Left
	for i, blocks := range t.cells {
		c := layout.Cell{Right: right + 1000}
		if i < len(t.row.cells) {
			c = t.row.cells[i]
		}
		c.Blocks, right = blocks, c.Right
		out.Cells = append(out.Cells, c)
	}
	if len(out.Cells) > 0 {
		t.rows = append(t.rows, out)
	}
	t.cells = nil
}
