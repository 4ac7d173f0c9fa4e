package docx

import (
	"strings"

	"nianping/ingest/ooxml"
)

// toggle is a property that a style can set, clear or leave alone.
type toggle int8

const (
	unset toggle = iota
	set
	cleared
)

// looks are the character properties that decide what is seen.
type looks struct {
	bold, hidden, strike, doubleStrike, caps toggle
	font                                     string // of Latin characters and symbols, "" where not said
}

// character is how a run finally looks.
type character struct {
	bold, hidden, strike, caps bool
	symbols                    string // its font, when that is a symbol font
}

// style is a paragraph or character style with what it inherits.
type style struct {
	id, kind, base, name string
	standard             bool // the one of its kind for what names none
	looks                looks
	list                 listRef
	outline              int       // 1–9, 0 none, -1 not said
	plain                character // how a run of this paragraph style looks that says nothing itself
}

// styleSheet is what a file says of styles; nobody may change one that documents share.
type styleSheet struct {
	byID map[string]*style // without what they inherit
	base *style            // the default paragraph style
}

func newStyleSheet() *styleSheet {
	return &styleSheet{byID: map[string]*style{}, base: &style{outline: -1}}
}

// styles are those of one document: of the hundreds in its sheet it uses a few.
type styles struct {
	sheet *styleSheet
	used  map[string]*style // by id, with what they inherit; nil where the sheet has none
	base  *style            // the default paragraph style
}

func (sheet *styleSheet) styles() *styles {
	all := &styles{sheet: sheet, used: map[string]*style{}}
	all.base = all.inheriting(sheet.base, 0)
	return all
}

var knownStyles ooxml.Shelf[*styleSheet]

func (r *reader) readStyles(part string) (*styles, error) {
	sheet, err := knownStyles.Read(r.pkg, part, func() (*styleSheet, error) {
		sheet := newStyleSheet()
		return sheet, r.readPart(part, sheet.read)
	})
	return sheet.styles(), err
}

// knownStyle are elements within styles, nil where one is no style.
var knownStyle ooxml.Elements[*style]

// read reads the styles within the element just found.
func (sheet *styleSheet) read(st *story) {
	sections := st.sections
	for depth := st.s.Depth(); st.s.Child(depth); {
		s := knownStyle.Read(st.s, st.style)
		if s == nil {
			continue
		}
		if s.kind == "paragraph" && s.standard {
			sheet.base = s
		}
		sheet.byID[s.id] = s
	}
	st.sections = sections // a style has none
}

func (st *story) style() *style {
	if st.s.Name != "w:style" {
		return nil
	}
	s := &style{id: st.s.Attr("w:styleId"), kind: st.s.Attr("w:type"), standard: isTrue(st.s.Attr("w:default")), outline: -1}
	for depth := st.s.Depth(); st.s.Child(depth); {
		switch st.s.Name {
		case "w:name":
			s.name = st.s.Attr("w:val")
		case "w:basedOn":
			s.base = st.s.Attr("w:val")
		case "w:rPr":
			s.looks = st.runProperties().own
		case "w:pPr":
			p := st.paragraphProperties()
			s.list, s.outline = p.list, p.outline
		}
	}
	if s.outline < 0 {
		s.outline = outlineByName(s.name)
	}
	return s
}

// maxBased bounds a chain of styles; producers write a dozen at most, and circles.
const maxBased = 50

// byID is a style with what it inherits; nil where there is none.
func (all *styles) byID(id string) *style { return all.find(id, 0) }

// find is byID for a style that others are based on, one on the other.
func (all *styles) find(id string, based int) *style {
	s, ok := all.used[id]
	if !ok {
		if said := all.sheet.byID[id]; said != nil {
			s = all.inheriting(said, based)
		}
		all.used[id] = s
	}
	return s
}

// inheriting is a style of the sheet with what it inherits.
func (all *styles) inheriting(said *style, based int) *style {
	s := *said
	if based < maxBased && s.base != s.id {
		if b := all.find(s.base, based+1); b != nil {
			s.looks.inherit(b.looks)
			s.list.inherit(b.list, b.id)
			if s.outline < 0 {
				s.outline = b.outline
			}
		}
	}
	s.plain = combine(&s, nil, looks{})
	return &s
}

// outlineByName gives the level of the built-in heading styles, which some producers write without w:outlineLvl.
func outlineByName(name string) int {
	name = strings.ToLower(name)
	for _, p := range []string{"heading ", "标题 ", "heading", "标题"} {
		if rest, ok := strings.CutPrefix(name, p); ok && len(rest) == 1 && rest[0] >= '1' && rest[0] <= '9' {
			return int(rest[0] - '0')
		}
	}
	return -1
}

func (l *looks) inherit(b looks) {
	for _, p := range [...]struct{ to, from *toggle }{{&l.bold, &b.bold}, {&l.hidden, &b.hidden}, {&l.strike, &b.strike}, {&l.doubleStrike, &b.doubleStrike}, {&l.caps, &b.caps}} {
		if *p.to == unset {
			*p.to = *p.from
		}
	}
	if l.font == "" {
		l.font = b.font
	}
}

func (all *styles) paragraph(id string) *style {
	if s := all.byID(id); s != nil {
		return s
	}
	return all.base
}

// heading is the outline level of a paragraph: its own, else its style's.
func (s *style) heading(own int) int {
	if own >= 0 {
		return own
	}
	return max(s.outline, 0)
}

// combine brings paragraph style, character style and direct formatting together: what both styles set cancels out
// (ISO/IEC 29500-1, 17.7.3), what the run says itself wins.
func combine(paragraph, run *style, own looks) character {
	var of looks
	if run != nil {
		of = run.looks
	}
	p := paragraph.looks
	font := own.font
	for _, f := range [...]string{of.font, p.font} {
		if font == "" {
			font = f
		}
	}
	if !isSymbolFont(font) {
		font = ""
	}
	return character{
		symbols: font,
		bold:    on(p.bold, of.bold, own.bold),
		hidden:  on(p.hidden, of.hidden, own.hidden),
		strike:  on(p.strike, of.strike, own.strike) || on(p.doubleStrike, of.doubleStrike, own.doubleStrike),
		caps:    on(p.caps, of.caps, own.caps),
	}
}

// isSymbolFont reports whether a font shows signs in place of letters.
func isSymbolFont(font string) bool {
	return strings.HasPrefix(font, "Wingdings") || strings.HasPrefix(font, "Webdings") || font == "Symbol"
}

func on(paragraph, run, own toggle) bool {
	if own != unset {
		return own == set
	}
	return (paragraph == set) != (run == set)
}

// characterProperties reads a run's w:rPr; deleted says that a tracked change takes it out.
func (st *story) characterProperties(paragraph *style) (c character, deleted bool) {
	r := st.ofRuns.Read(st.s, func() (runProperties, bool) { return st.runProperties(), true })
	return st.character(paragraph, &r), r.deleted
}

// character is how a run looks, or the mark of a paragraph.
func (st *story) character(paragraph *style, r *runProperties) character {
	run := st.styles.byID(r.style)
	if run == nil && r.own == (looks{}) {
		return paragraph.plain
	}
	return combine(paragraph, run, r.own)
}

// runProperties are what a w:rPr says: direct properties, the character style's id, and whether the mark it belongs to is deleted.
type runProperties struct {
	own     looks
	style   string
	deleted bool
}

func (st *story) runProperties() (r runProperties) {
	l := &r.own
	for depth := st.s.Depth(); st.s.Child(depth); {
		switch st.s.Name {
		case "w:rStyle":
			r.style = st.s.Attr("w:val")
		case "w:rFonts":
			if l.font = st.s.Attr("w:ascii"); l.font == "" {
				l.font = st.s.Attr("w:hAnsi")
			}
		case "w:b":
			l.bold = st.toggle()
		case "w:vanish", "w:specVanish":
			l.hidden = st.toggle()
		case "w:strike":
			l.strike = st.toggle()
		case "w:dstrike":
			l.doubleStrike = st.toggle()
		case "w:caps":
			l.caps = st.toggle()
		case "w:del", "w:moveFrom":
			r.deleted = true
		case "aml:annotation":
			r.deleted = r.deleted || st.s.Attr("w:type") == "Word.Deletion"
		}
	}
	return r
}

func (st *story) toggle() toggle {
	if st.on() {
		return set
	}
	return cleared
}

// on reads an on/off element: on unless its value says otherwise.
func (st *story) on() bool {
	switch st.s.Attr("w:val") {
	case "0", "false", "off", "none":
		return false
	}
	return true
}

// isTrue reads an on/off attribute: off unless it says otherwise.
func isTrue(v string) bool { return v == "1" || v == "true" || v == "on" || v == "t" }

// paragraphProperties are what w:pPr says, directly.
type paragraphProperties struct {
	style      string
	list       listRef
	outline    int           // 1–9, 0 body text, -1 not said
	mark       runProperties // of the paragraph's mark
	markHidden bool          // by its properties and the paragraph's style
	dropCap    bool          // the paragraph is the large first letter of the next
}

// joins reports whether the paragraph runs on into the next one.
func (p *paragraphProperties) joins() bool { return p.mark.deleted || p.markHidden || p.dropCap }

// ofParagraph reads the w:pPr of a paragraph, and finds its style.
func (st *story) ofParagraph() (paragraphProperties, *style) {
	sections := len(st.sections)
	p := st.ofParagraphs.Read(st.s, func() (paragraphProperties, bool) {
		return st.paragraphProperties(), len(st.sections) == sections
	})
	s := st.styles.paragraph(p.style)
	p.markHidden = st.character(s, &p.mark).hidden
	return p, s
}

func (st *story) paragraphProperties() paragraphProperties {
	p := paragraphProperties{outline: -1}
	for depth := st.s.Depth(); st.s.Child(depth); {
		switch st.s.Name {
		case "w:pStyle":
			p.style = st.s.Attr("w:val")
		case "w:framePr":
			v := st.s.Attr("w:dropCap")
			p.dropCap = v == "drop" || v == "margin"
		case "w:numPr", "w:listPr":
			p.list = st.listRef()
		case "w:outlineLvl":
			if p.outline = number(st.s.Attr("w:val")) + 1; p.outline > 9 || p.outline < 0 {
				p.outline = 0
			}
		case "w:rPr":
			p.mark = st.runProperties()
		case "w:sectPr":
			st.section()
		}
	}
	return p
}
