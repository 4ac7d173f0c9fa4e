package msdoc

import (
	"fmt"
	"sort"

	"nianping/ingest/document"
	"nianping/ingest/layout"
	"nianping/ingest/symbol"
)

// span is a half-open range of character positions.
type span struct{ start, end int }

// story is a stretch of the text that is being read into blocks.
type story struct {
	*reader
	part       document.Part
	end        int
	hidden     []span         // field codes, sorted
	own        map[int]string // what fields without a result show, by where they begin
	objects    map[int]int    // embedded ones, by where their field begins
	files      []int          // objects that stand in this line
	at         int            // the first of hidden that may still come
	line       layout.Line
	out        []document.Block
	tables     []*table // open tables, the outermost first
	base       character
	look       character // of the run that holds the position
	until      int       // where that run ends
	left       bool      // hidden text was left out of this line
	rowDeleted bool      // the mark at hand is deleted
	gone       bool      // deleted text was
	zeros      bool      // an empty byte stands in it
}

// read reads a range of the text.
func (r *reader) read(start, end int, part document.Part) ([]document.Block, error) {
	st := &story{reader: r, part: part, end: min(end, r.text.length+1)}
	st.objects, st.base = map[int]int{}, newStyle().char
	st.hidden, st.own = st.fieldCodes(start, st.end)
	count := 0
	for cp := start; cp < st.end; {
		if count++; count&0xFF == 0 && r.ctx.Err() != nil {
			return nil, fmt.Errorf("%w（读取超时）", document.ErrTooLarge)
		}
		next, err := st.paragraph(cp)
		if err != nil {
			return nil, err
		}
		cp = next
	}
	if err := st.closeTables(0); err != nil {
		return nil, err
	}
	st.emit(st.line.Blocks(part, "", 0, &r.pending))
	return st.out, nil
}

// paragraph reads the paragraph at a position and gives the position behind it.
func (st *story) paragraph(cp int) (next int, err error) {
	mark := st.mark(cp)
	p, list := st.properties(min(mark, st.end-1))
	st.base = st.style(p.istd).char
	st.until = 0
	st.chars(cp, mark)
	next = mark + 1
	if mark >= st.end {
		return st.end, st.finish(&p, list, 0)
	}
	if st.rowDeleted = st.lookAt(mark).deleted; st.text.unit(mark) != 7 && !p.innerTtp && st.joined(mark) {
		return next, nil
	}
	return next, st.finish(&p, list, st.text.unit(mark))
}

// mark finds the character that ends the paragraph at a position: a paragraph mark, a cell mark, a section mark.
func (st *story) mark(cp int) int {
	for ; cp < st.end; cp++ {
		switch st.text.unit(cp) {
		case 0x0D, 0x07:
			return cp
		case 0x0C:
			if st.sectionEnd[cp] {
				return cp
			}
		}
	}
	return cp
}

// joined reports whether a paragraph mark does not count: it is deleted, hidden, or part of a field's code.
func (st *story) joined(mark int) bool {
	if st.inCode(mark) {
		return true
	}
	c := st.lookAt(mark)
	return c.deleted || c.hidden
}

// finish ends a paragraph: into the body, or into the cell that it stands in.
func (st *story) finish(p *paragraph, list []byte, mark rune) error {
	depth := p.depth()
	if depth > st.depth {
		return fmt.Errorf("%w（表格嵌套超过 %d 层）", document.ErrTooLarge, st.depth)
	}
	if err := st.closeTables(depth); err != nil {
		return err
	}
	for len(st.tables) < depth {
		st.tables = append(st.tables, &table{})
	}
	if p.ttp && depth > 0 || p.innerTtp && depth > 1 {
		st.line.Blocks(st.part, "", 0, &st.pending)
		t := st.tables[depth-1]
		if st.rowDeleted && t.blank() {
			t.cells, t.cell = nil, nil
		}
		t.endRow(st.row(list))
		return nil
	}
	number, left, gone := st.next(p), st.left, st.gone
	st.left, st.gone = false, false
	st.emit(st.line.Blocks(st.part, number, st.heading(p), &st.pending))
	for _, id := range st.files {
		if name, data := st.embedded(id); data != nil {
			st.pending.Embed(st.lastPlace(), name, data)
		} else {
			st.pending.Warn(st.lastPlace(), "此处有嵌入的对象，未读取")
		}
	}
	st.files = st.files[:0]
	if left {
		st.pending.Warn(st.lastPlace(), "有隐藏文字，未读取")
	}
	if st.zeros {
		st.zeros = false
		st.pending.Warn(st.lastPlace(), "文字中有空字节，文件可能已损坏，请核对")
	}
	if gone {
		st.pending.Warn(st.lastPlace(), "有修订中删除的文字，已按接受修订略去")
	}
	if depth > 0 && (mark == 7 || p.innerCell && depth > 1) {
		st.tables[depth-1].endCell()
	}
	return nil
}

// heading is the outline level that a paragraph's style gives it.
func (st *story) heading(p *paragraph) int {
	switch {
	case p.outline >= 0 && p.outline < 9:
		return p.outline + 1
	case p.outline == 9:
		return 0
	}
	return st.style(p.istd).heading
}

// emit puts blocks where the story stands: into the open cell, else into the body.
func (st *story) emit(blocks []document.Block) {
	if n := len(st.tables); n > 0 {
		t := st.tables[n-1]
		t.cell = append(t.cell, blocks...)
		return
	}
	st.out = append(st.out, blocks...)
}

func (st *story) lastPlace() *document.Ref {
	if n := len(st.tables); n > 0 {
		return layout.Last(st.tables[n-1].cell)
	}
	return layout.Last(st.out)
}

// chars reads the characters of a line.
func (st *story) chars(cp, end int) {
	for cp < end {
		if cp >= st.until {
			if st.look, st.until = st.lookFrom(cp); st.fib.old {
				st.text.code = st.codeOf(st.look.font)
			}
		}
		if st.inCode(cp) {
			if own := st.own[cp]; own != "" && !st.look.deleted && !st.look.hidden {
				st.line.String(own, st.look.style())
			}
			if id := st.objects[cp]; id != 0 && !st.look.deleted && !st.look.hidden {
				st.files = append(st.files, id)
			}
			cp = st.hidden[st.at].end
			continue
		}
		c := &st.look
		r, n := st.text.character(cp)
		switch {
		case c.deleted:
			st.gone = true
		case c.hidden:
			st.left = st.left || r > ' ' && !c.special
		case c.symbol != 0:
			st.line.Rune(symbol.Rune(st.fontName(c.symbolFont), c.symbol), c.style())
		case r < ' ':
			st.control(cp, r, c)
		case r == 0x28 && c.special && !st.fib.old:
		case r >= 0xF000 && r <= 0xF0FF:
			st.line.Rune(symbol.Rune(st.fontName(c.font), r), c.style())
		default:
			st.line.Rune(r, c.style())
		}
		cp += n
	}
}

func (c *character) style() layout.Style {
	return layout.Style{Bold: c.bold, Strike: c.strike || c.double}
}

// control reads a control character.
func (st *story) control(cp int, r rune, c *character) {
	switch r {
	case 0x09:
		st.line.Rune('\t', c.style())
	case 0x0B, 0x0C, 0x0E:
		if r == 0x0B || st.line.Len() > 0 {
			st.line.Rune('\n', c.style())
		}
	case 0x00:
		st.zeros = true
	case 0x1E:
		st.line.Rune('-', c.style())
	case 0x02:
		if n := st.notes[cp]; n != nil {
			st.line.Mark(&n.blocks)
		}
	case 0x08, 0x01:
		st.reader.pictures = true
		boxes := st.boxes[cp]
		delete(st.boxes, cp)
		for _, box := range boxes {
			blocks, err := st.read(box.start, box.end, document.TextBox)
			if err == nil {
				st.line.Boxes = append(st.line.Boxes, blocks...)
			}
		}
	}
}

// properties gives the properties of the paragraph that a mark ends, and its property list for those of the row.
func (r *reader) properties(mark int) (p paragraph, list []byte) {
	piece := r.text.piece(mark)
	if piece == nil {
		return newStyle().para, nil
	}
	var own []byte
	istd := 0
	if run := r.papx.find(piece.offset + (mark-piece.start)*piece.width); run != nil {
		if len(run.list) >= 2 {
			istd, own = u16(run.list, 0), run.list[2:]
		}
	}
	p = r.style(istd).para
	p.istd = istd
	list = own
	set := func(code uint16, arg []byte) {
		switch code {
		case sprmPIstd:
			q := r.style(u16(arg, 0)).para
			q.inTable, q.ttp, q.itap, q.innerCell, q.innerTtp = p.inTable, p.ttp, p.itap, p.innerCell, p.innerTtp
			p = q
		case sprmPHugePapx, sprmPHugePapx0:
			if huge := r.huge(u32(arg, 0)); huge != nil {
				list = huge
				sprms(huge, false, func(code uint16, arg []byte) { p.set(code, arg) })
			}
		default:
			p.set(code, arg)
		}
	}
	sprms(own, r.fib.old, set)
	if change := r.text.change(piece.prm, r.fib.old); change != nil {
		sprms(change, r.fib.old, set)
		list = append(append([]byte(nil), list...), change...)
	}
	return p, list
}

// huge is a property list that lies in the stream Data ([MS-DOC] 2.9.209), nil where there is none.
func (r *reader) huge(at int) []byte { return cut(r.data, at+2, u16(r.data, at)) }

// lookAt gives the look of one character.
func (st *story) lookAt(cp int) character {
	c, _ := st.lookFrom(cp)
	return c
}

// lookFrom gives the look of the character at a position, and where the run that has it ends.
func (st *story) lookFrom(cp int) (c character, until int) {
	c, until = st.base, cp+1
	piece := st.text.piece(cp)
	if piece == nil {
		return c, until
	}
	fc := piece.offset + (cp-piece.start)*piece.width
	until = piece.end
	base := st.base
	set := func(code uint16, arg []byte) {
		if code == sprmCIstd {
			if s := st.style(u16(arg, 0)); s.isChar {
				sprms(s.list, st.fib.old, func(code uint16, arg []byte) { c.set(code, arg, &st.base, st.fib.old) })
				base = c
			}
			return
		}
		c.set(code, arg, &base, st.fib.old)
	}
	if run := st.chpx.find(fc); run != nil {
		until = min(until, cp+max((run.end-fc+piece.width-1)/piece.width, 1))
		sprms(run.list, st.fib.old, set)
	} else if i := sort.Search(len(st.chpx.all), func(i int) bool { return st.chpx.all[i].start > fc }); i < len(st.chpx.all) {
		until = min(until, cp+max((st.chpx.all[i].start-fc)/piece.width, 1))
	}
	if change := st.text.change(piece.prm, st.fib.old); change != nil {
		sprms(change, st.fib.old, set)
	}
	return c, until
}
