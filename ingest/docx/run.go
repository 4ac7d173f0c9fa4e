package docx

import (
	"bytes"
	"strconv"

	"nianping/ingest/document"
	"nianping/ingest/symbol"
)

// inline reads the element just found as content of a paragraph.
func (st *story) inline(f *flow, l *line) {
	switch st.s.Name {
	case "w:r":
		st.run(f, l)
	case "w:sdt":
		st.control(func() { st.inline(f, l) })
	case "mc:AlternateContent":
		st.alternate(func() { st.inline(f, l) })
	case "m:oMath", "m:oMathPara":
		st.math(f, l)
	case "w:ruby":
		st.ruby(f, l)
	case "w:del", "w:moveFrom":
		l.left |= deletedText
	case "aml:annotation":
		l.left |= st.annotation(func() { st.inline(f, l) })
	case "w:commentRangeStart":
		l.left |= comment
	case "w:pPr", "w:rPr", "w:bookmarkStart", "w:bookmarkEnd", "w:proofErr", "w:customXmlPr", "w:smartTagPr", "w:fldData":
	default:
		for depth := st.s.Depth(); st.s.Child(depth); {
			st.inline(f, l)
		}
	}
}

// run reads a w:r.
func (st *story) run(f *flow, l *line) {
	c := l.style.plain
	for depth := st.s.Depth(); st.s.Child(depth); {
		if st.s.Name == "w:rPr" {
			var deleted bool
			if c, deleted = st.characterProperties(l.style); deleted {
				l.left |= deletedText
				c.hidden = true
			}
			continue
		}
		st.runContent(f, l, c)
	}
}

func (st *story) runContent(f *flow, l *line, c character) {
	switch st.s.Name {
	case "w:t":
		st.readText(l, c)
	case "w:tab", "w:ptab":
		st.put(l, c, "\t")
	case "w:br", "w:cr":
		st.put(l, c, "\n")
	case "w:noBreakHyphen":
		st.put(l, c, "-")
	case "w:sym":
		if code, err := strconv.ParseUint(st.s.Attr("w:char"), 16, 16); err == nil {
			st.put(l, c, string(symbol.Rune(st.s.Attr("w:font"), rune(code))))
		}
	case "w:fldChar":
		st.fieldChar(l, c)
	case "w:instrText":
		st.fieldCode()
	case "w:footnoteReference":
		st.note(l, c, noteKey{document.Footnote, st.s.Attr("w:id")})
	case "w:endnoteReference":
		st.note(l, c, noteKey{document.Endnote, st.s.Attr("w:id")})
	case "w:footnote":
		st.inlineNote(l, c, document.Footnote)
	case "w:endnote":
		st.inlineNote(l, c, document.Endnote)
	case "w:drawing", "w:pict", "w:object":
		if !c.hidden && st.shown() {
			st.drawing(f, l)
		}
	case "w:ruby":
		st.ruby(f, l)
	case "w:commentReference":
		l.left |= comment
	case "w:delText":
		l.left |= deletedText
	case "mc:AlternateContent":
		st.alternate(func() { st.runContent(f, l, c) })
	}
}

func (st *story) note(l *line, c character, k noteKey) {
	if !c.hidden && st.shown() && st.covered == 0 {
		l.marks = append(l.marks, lineMark{len(l.text), k})
	}
}

// ruby reads the base text; the reading above it is not read.
func (st *story) ruby(f *flow, l *line) {
	for depth := st.s.Depth(); st.s.Child(depth); {
		if st.s.Name == "w:rubyBase" {
			st.inline(f, l)
		}
	}
}

// math reads a formula as its characters, with a stroke between the parts of a fraction.
func (st *story) math(f *flow, l *line) {
	for depth := st.s.Depth(); st.s.Child(depth); {
		switch st.s.Name {
		case "m:t":
			st.readText(l, character{})
		case "w:del", "w:moveFrom":
			l.left |= deletedText
		case "w:r":
			st.run(f, l)
		case "m:den":
			st.put(l, character{}, "/")
			st.math(f, l)
		case "m:chr", "m:begChr", "m:endChr":
			st.put(l, character{}, st.s.Attr("m:val"))
		default:
			st.math(f, l)
		}
	}
}

// readText reads a w:t. Blanks at its ends count only where the file says so, and line ends in the XML are blanks.
func (st *story) readText(l *line, c character) {
	preserve := st.blanks || st.s.Attr("xml:space") == "preserve"
	st.text = st.s.AppendText(st.text[:0])
	t := st.text
	if !preserve {
		t = bytes.Trim(t, " \t\r\n")
	}
	if c.symbols != "" || !ordinary(t) {
		t = shown(t, c.symbols)
	}
	st.putBytes(l, c, t)
}

// ordinary reports whether text is seen as it stands, which shown need not look at.
func ordinary(t []byte) bool {
	for i, b := range t {
		if !beginsSpecial[b] || b == 0xEF && t[i+1] != 0xBB && t[i+1] > 0x83 { // as in ，（）：； of Chinese text
			continue
		}
		return false
	}
	return true
}

// beginsSpecial marks the bytes with which line ends and tabs, private and shapeless characters begin.
var beginsSpecial = func() [256]bool {
	t := [256]bool{0xC2: true, 0xD8: true, 0xE2: true, 0xEF: true}
	for b := range ' ' {
		t[b] = true
	}
	return t
}()

// shown is text as it is seen in a font, "" for one of letters: line ends and tabs within it are blanks.
func shown(t []byte, font string) []byte {
	for i, b := range t {
		if b < ' ' {
			t[i] = ' '
		}
	}
	if font != "" || private(t) {
		t = []byte(symbols(font, string(t)))
	}
	return visible(t)
}

// private reports whether text has characters of U+F000–F0FF, by which symbol fonts are addressed.
func private(t []byte) bool {
	for i, b := range t {
		if b == 0xEF && i+1 < len(t) && t[i+1] >= 0x80 && t[i+1] <= 0x83 {
			return true
		}
	}
	return false
}

func (st *story) put(l *line, c character, text string) {
	st.text = append(st.text[:0], text...)
	st.putBytes(l, c, st.text)
}

func (st *story) putBytes(l *line, c character, text []byte) {
	if !st.shown() {
		return
	}
	if c.hidden {
		if !blank(text) {
			l.left |= hiddenText
		}
		return
	}
	if c.caps {
		text = bytes.ToUpper(text)
	}
	if st.checkbox > 0 {
		text = boxes(text)
	}
	if n := len(st.fields); n > 0 {
		st.fields[n-1].printed = st.fields[n-1].printed || len(text) > 0
	}
	l.add(text, c, st.prompts > 0)
}

// visible takes out characters that have no shape of their own: marks of writing direction, joiners, soft hyphens.
func visible(t []byte) []byte {
	if bytes.IndexFunc(t, shapeless) < 0 {
		return t
	}
	return bytes.Map(func(r rune) rune {
		if shapeless(r) {
			return -1
		}
		return r
	}, t)
}

func shapeless(r rune) bool {
	return r >= 0x200B && r <= 0x200F || r >= 0x202A && r <= 0x202E || r >= 0x2060 && r <= 0x2069 || r == 0xFEFF || r == 0xAD || r == 0x61C
}
