package rtf

import (
	"nianping/ingest/charset"
	"nianping/ingest/document"
	"nianping/ingest/layout"
)

// control obeys a control word.
func (r *reader) control(t token) error {
	word := string(t.text)
	if word == "*" {
		r.state.starred = true
		return nil
	}
	if r.skip > 0 && word != "u" && word != "bin" && word != "uc" {
		r.skip-- // a control counts as one character
		return nil
	}
	r.flush()
	fresh, starred := r.state.fresh, r.state.starred
	r.state.fresh, r.state.starred = false, false
	if fresh {
		if done := r.destination(word, starred); done {
			return nil
		}
	}
	if r.state.dest == destSkip {
		return nil
	}
	if r.state.dest == destFont || r.state.dest == destStyle {
		r.entryControl(word, t)
		return nil
	}
	if r.state.dest == destForm || r.state.dest == destEntry {
		r.fieldControl(word, t)
		return nil
	}
	if c, ok := signs[word]; ok {
		r.sign(c)
		return nil
	}
	if r.look(word, t) || r.rowControl(word, t) {
		return nil
	}
	return r.layoutControl(word, t)
}

// signs are the controls that stand for a character.
var signs = map[string]rune{
	"tab": '\t', "emdash": '—', "endash": '–', "lquote": '‘', "rquote": '’', "ldblquote": '“', "rdblquote": '”', "bullet": '•',
	"~": '\u00A0', "_": '-', "emspace": '\u2003', "enspace": '\u2002', "qmspace": '\u2005', "{": '{', "}": '}', "\\": '\\',
}

func (r *reader) sign(c rune) {
	if r.state.dest != destShape && r.state.dest != destRow {
		r.rune(c)
	}
}

// look obeys the controls of characters and of code pages.
func (r *reader) look(word string, t token) bool {
	c := &r.state.char
	on := !t.given || t.arg != 0
	switch word {
	case "u":
		r.unicode(t.arg)
	case "uc":
		r.state.uc = min(max(t.arg, 0), 16)
	case "b":
		c.bold = on
	case "strike":
		c.strike = on
	case "striked":
		c.double = on
	case "v":
		c.hidden = on
	case "deleted":
		c.deleted = on
	case "plain":
		*c = character{font: r.standard}
	case "f":
		c.font = t.arg
	case "deff":
		r.standard, c.font = t.arg, t.arg
	case "ansicpg":
		if charset.CodePage(t.arg) != nil || t.arg == 65001 {
			r.codePage = t.arg
		}
	case "mac":
		r.codePage = 10000
	case "pc":
		r.codePage = 437
	case "pca":
		r.codePage = 850
	default:
		return false
	}
	return true
}

// rowControl obeys the controls that define a row.
func (r *reader) rowControl(word string, t token) bool {
	d := r.definition()
	switch word {
	case "trowd":
		*d = rowDefinition{}
	case "trleft":
		d.left = t.arg
	case "trhdr":
		d.heading = !t.given || t.arg != 0
	case "clmgf":
		d.next.HFirst = true
	case "clmrg":
		d.next.HMerged = true
	case "clvmgf":
		d.next.VFirst = true
	case "clvmrg":
		d.next.VMerged = true
	case "cellx":
		if d.next.Right = t.arg; len(d.cells) < maxColumns {
			d.cells = append(d.cells, d.next)
		}
		d.next = layout.Cell{}
	default:
		return false
	}
	if d == &r.first { // the row that is open, or the first of a table to come
		if s := r.story(); len(s.tables) > 0 {
			s.tables[0].row = *d
		}
	}
	return true
}

// maxColumns is how many cells a row may have; Word stops at 63.
const maxColumns = 1000

// definition is the row that the controls define: of the nested table within \nesttableprops, else of the outer one.
func (r *reader) definition() *rowDefinition {
	if s := r.story(); r.state.dest == destRow && len(s.tables) > 0 {
		return &s.tables[len(s.tables)-1].row
	}
	return &r.first
}

// layoutControl obeys the controls of paragraphs, cells and rows.
func (r *reader) layoutControl(word string, t token) error {
	st := &r.state
	s := r.story()
	switch word {
	case "pard":
		st.para = newParagraph()
	case "intbl":
		st.para.table = !t.given || t.arg != 0
	case "itap":
		st.para.itap = min(max(t.arg, 0), 1000)
		st.para.table = st.para.table || t.arg > 0
	case "outlinelevel":
		st.para.outline = t.arg
	case "s":
		st.para.style, st.para.outline = t.arg, -1
	case "titlepg":
		r.titled[r.section] = true
	case "facingp":
		r.facing = true
	case "ftnalt":
		if st.opens && s.part == document.Footnote {
			s.part = document.Endnote
		}
	}
	if st.dest == destRow {
		if word == "nestrow" {
			return r.endRow(max(len(s.tables), 2))
		}
		return nil
	}
	if st.dest != destText {
		return nil
	}
	switch word {
	case "par", "\n", "\r", "sect":
		if word == "sect" {
			r.section++
		}
		if st.char.deleted || st.char.hidden && word == "par" {
			return nil
		}
		return r.paragraph(s, st.para.level())
	case "line", "lbr":
		r.rune('\n')
	case "page", "column":
		if s.line.Len() > 0 {
			r.rune('\n')
		}
	case "cell":
		return r.endCell(1)
	case "nestcell":
		return r.endCell(max(st.para.level(), 2))
	case "row":
		return r.endRow(1)
	case "nestrow":
		return r.endRow(max(len(s.tables), 2))
	}
	return nil
}

// entryControl obeys the controls of a font or a style.
func (r *reader) entryControl(word string, t token) {
	switch word {
	case "f":
		if r.state.dest == destFont {
			r.entry = entry{number: t.arg, charset: -1, outline: -1, open: true}
		}
	case "fcharset":
		r.entry.charset = t.arg
	case "cpg":
		r.entry.page = t.arg
	case "s":
		r.entry = entry{number: t.arg, charset: -1, outline: -1, open: true}
	case "outlinelevel":
		r.entry.outline = t.arg
	case "u":
		r.unicode(t.arg)
	case "uc":
		r.state.uc = min(max(t.arg, 0), 16)
	}
}
