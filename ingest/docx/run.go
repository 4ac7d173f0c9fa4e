package docx

import (
	"bytes"

	"nianping/ingest/document"
)

// field is an open complex field: its instruction is not seen, its result is.
type field struct {
	result bool
	code   []byte
}

// inline reads the element just found as content of a paragraph.
func (st *story) inline(f *flow, l *line) {
	switch st.s.Name {
	case "w:r":
		st.run(f, l)
	case "w:sdt":
		st.control(func() { st.inline(f, l) })
	case "mc:AlternateContent":
		st.alternate(func() { st.inline(f, l) })
	case "m:t":
		st.text(l, character{})
	case "w:del", "w:moveFrom", "w:pPr", "w:customXmlPr", "w:smartTagPr", "w:fldData", "m:rPr", "w:rPr":
	default:
		for depth := st.s.Depth(); st.s.Child(depth); {
			st.inline(f, l)
		}
	}
}

// shown reports whether the scanner's place is outside all field instructions.
func (st *story) shown() bool {
	for i := range st.fields {
		if !st.fields[i].result {
			return false
		}
	}
	return true
}

func (st *story) run(f *flow, l *line) {
	c := st.styles.character(l.style, nil)
	for depth := st.s.Depth(); st.s.Child(depth); {
		if st.s.Name == "w:rPr" {
			c = st.characterProperties(l.style)
			continue
		}
		st.runContent(f, l, c)
	}
}

func (st *story) runContent(f *flow, l *line, c character) {
	switch st.s.Name {
	case "w:t":
		st.text(l, c)
	case "w:tab", "w:ptab":
		st.put(l, c, "\t")
	case "w:br", "w:cr":
		st.put(l, c, "\n")
	case "w:noBreakHyphen":
		st.put(l, c, "-")
	case "w:sym":
		st.put(l, c, symbol(st.s.Attr("w:font"), st.s.Attr("w:char")))
	case "w:fldChar":
		st.fieldChar()
	case "w:instrText":
		if n := len(st.fields); n > 0 && !st.fields[n-1].result {
			st.fields[n-1].code = st.s.AppendText(st.fields[n-1].code)
		}
	case "w:footnoteReference":
		st.note(l, c, noteKey{document.Footnote, st.s.Attr("w:id")})
	case "w:endnoteReference":
		st.note(l, c, noteKey{document.Endnote, st.s.Attr("w:id")})
	case "w:drawing", "w:pict", "w:object":
		st.drawing(f, l)
	case "w:ruby":
		for depth := st.s.Depth(); st.s.Child(depth); {
			if st.s.Name == "w:rubyBase" {
				st.inline(f, l)
			}
		}
	case "mc:AlternateContent":
		st.alternate(func() { st.runContent(f, l, c) })
	}
}

func (st *story) note(l *line, c character, k noteKey) {
	if !c.hidden && st.shown() {
		l.marks = append(l.marks, lineMark{len(l.text), k})
	}
}

// text reads a w:t. Blanks at its ends count only where the file says so.
func (st *story) text(l *line, c character) {
	preserve := st.s.Attr("xml:space") == "preserve"
	t := st.s.AppendText(nil)
	if !preserve {
		t = bytes.Trim(t, " \t\r\n")
	}
	for i, b := range t {
		if b < ' ' {
			t[i] = ' '
		}
	}
	st.putBytes(l, c, visible(t))
}

func (st *story) put(l *line, c character, text string) { st.putBytes(l, c, []byte(text)) }

func (st *story) putBytes(l *line, c character, text []byte) {
	switch {
	case !st.shown():
	case c.hidden:
		l.hidden = l.hidden || len(bytes.TrimSpace(text)) > 0
	case c.caps:
		l.add(bytes.ToUpper(text), c)
	default:
		l.add(text, c)
	}
}

// visible takes out the characters that only steer the direction of writing.
func visible(t []byte) []byte {
	if !bytes.Contains(t, []byte{0xE2, 0x80}) && !bytes.Contains(t, []byte{0xE2, 0x81}) && !bytes.Contains(t, []byte{0xEF, 0xBB}) && !bytes.ContainsRune(t, '\u00AD') {
		return t
	}
	return bytes.Map(func(r rune) rune {
		switch {
		case r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2060 && r <= 0x2069, r == 0xFEFF, r == 0xAD:
			return -1
		}
		return r
	}, t)
}

func (st *story) fieldChar() {
	n := len(st.fields)
	switch st.s.Attr("w:fldCharType") {
	case "begin":
		st.fields = append(st.fields, field{})
	case "separate":
		if n > 0 {
			st.fields[n-1].result = true
		}
	case "end":
		if n > 0 {
			st.fields = st.fields[:n-1]
		}
	}
}

// drawing looks for text boxes inside a drawing, DrawingML or VML.
func (st *story) drawing(f *flow, l *line) {
	for depth := st.s.Depth(); st.s.Child(depth); {
		st.shape(f, l)
	}
}

func (st *story) shape(f *flow, l *line) {
	switch st.s.Name {
	case "w:txbxContent":
		st.textBox(f, l)
	case "mc:AlternateContent":
		st.alternate(func() { st.shape(f, l) })
	default:
		st.drawing(f, l)
	}
}

func (st *story) textBox(f *flow, l *line) {
	box := flow{where: f.where}
	if box.where == document.Body {
		box.where = document.TextBox
	}
	outer := st.fields
	st.fields = nil
	st.blocks(&box)
	st.close(&box)
	st.fields = outer
	l.boxes = append(l.boxes, box.blocks...)
}
