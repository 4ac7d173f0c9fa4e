package docx

import (
	"strings"

	"nianping/ingest/document"
	"nianping/ingest/ooxml"
)

// listRef is a w:numPr: which list, which level. Each may be left to the style.
type listRef struct {
	num, level       string
	hasNum, hasLevel bool
	style            string // the style that brought the list in, "" when the paragraph did
}

func (l *listRef) inherit(b listRef, from string) {
	if !l.hasNum && b.hasNum {
		l.num, l.hasNum = b.num, true
		if l.style = b.style; l.style == "" {
			l.style = from
		}
	}
	if !l.hasLevel && b.hasLevel {
		l.level, l.hasLevel = b.level, true
	}
}

func (st *story) listRef() (l listRef) {
	for depth := st.s.Depth(); st.s.Child(depth); {
		switch st.s.Name {
		case "w:numId":
			l.num, l.hasNum = st.s.Attr("w:val"), true
		case "w:ilvl":
			l.level, l.hasLevel = st.s.Attr("w:val"), true
		}
	}
	return l
}

// level is one of the nine levels of a list.
type level struct {
	start   int
	format  string
	custom  string // w:format of a custom numbering
	text    string
	style   string // the paragraph style tied to it
	restart int    // -1: after any higher level; 0 never; n: after level n (1-based) or higher
	legal   bool   // all numbers of the text as digits
	font    string // of a bullet
	none    bool
}

// abstract is a list definition with its counters, which all its instances share.
type abstract struct {
	levels  [9]*level
	link    string // w:numStyleLink
	counts  [9]int
	started [9]bool
}

// list is an instance (w:num) of a definition.
type list struct {
	of        *abstract
	levels    [9]*level // overriding the definition's
	starts    [9]int    // w:startOverride, -1 none
	restarted [9]bool
}

type lists struct {
	byID map[string]*list
}

func (r *reader) readLists(part string) (*lists, error) {
	all := &lists{byID: map[string]*list{}}
	if part == "" {
		return all, nil
	}
	data, err := r.pkg.Part(part)
	if err != nil || data == nil {
		return all, err
	}
	abstracts := map[string]*abstract{}
	styleLinks := map[string]*abstract{}
	of := map[*list]string{}
	st := &story{reader: r, s: ooxml.NewScanner(data), part: part}
	if st.s.Root() {
		for depth := st.s.Depth(); st.s.Child(depth); {
			switch st.s.Name {
			case "w:abstractNum":
				id := st.s.Attr("w:abstractNumId")
				a, defines := st.abstract()
				abstracts[id] = a
				if defines != "" {
					styleLinks[defines] = a
				}
			case "w:num":
				id := st.s.Attr("w:numId")
				l, abstractID := st.list()
				all.byID[id] = l
				of[l] = abstractID
			}
		}
	}
	for l, id := range of {
		l.of = abstracts[id]
		if l.of != nil && l.of.link != "" {
			if a := styleLinks[l.of.link]; a != nil {
				l.of = a
			}
		}
	}
	return all, st.s.Finish()
}

func (st *story) abstract() (a *abstract, defines string) {
	a = &abstract{}
	for depth := st.s.Depth(); st.s.Child(depth); {
		switch st.s.Name {
		case "w:lvl":
			if i := number(st.s.Attr("w:ilvl")); i >= 0 && i < 9 {
				a.levels[i] = st.level()
			}
		case "w:styleLink":
			defines = st.s.Attr("w:val")
		case "w:numStyleLink":
			a.link = st.s.Attr("w:val")
		}
	}
	return a, defines
}

func (st *story) list() (l *list, abstractID string) {
	l = &list{starts: [9]int{-1, -1, -1, -1, -1, -1, -1, -1, -1}}
	for depth := st.s.Depth(); st.s.Child(depth); {
		switch st.s.Name {
		case "w:abstractNumId":
			abstractID = st.s.Attr("w:val")
		case "w:lvlOverride":
			i := number(st.s.Attr("w:ilvl"))
			if i < 0 || i > 8 {
				continue
			}
			for inner := st.s.Depth(); st.s.Child(inner); {
				switch st.s.Name {
				case "w:startOverride":
					l.starts[i] = number(st.s.Attr("w:val"))
				case "w:lvl":
					l.levels[i] = st.level()
				}
			}
		}
	}
	return l, abstractID
}

func (st *story) level() *level {
	v := &level{format: "decimal", restart: -1}
	for depth := st.s.Depth(); st.s.Child(depth); {
		st.levelPart(v)
	}
	return v
}

func (st *story) levelPart(v *level) {
	switch st.s.Name {
	case "w:start":
		v.start = number(st.s.Attr("w:val"))
	case "w:numFmt":
		v.format, v.custom = st.s.Attr("w:val"), st.s.Attr("w:format")
	case "w:lvlText":
		v.text = st.s.Attr("w:val")
	case "w:pStyle":
		v.style = st.s.Attr("w:val")
	case "w:lvlRestart":
		v.restart = number(st.s.Attr("w:val"))
	case "w:isLgl":
		v.legal = st.on()
	case "w:rPr":
		for depth := st.s.Depth(); st.s.Child(depth); {
			switch st.s.Name {
			case "w:rFonts":
				if v.font = st.s.Attr("w:ascii"); v.font == "" {
					v.font = st.s.Attr("w:hAnsi")
				}
			case "w:vanish":
				v.none = st.on()
			}
		}
	case "mc:AlternateContent":
		st.alternate(func() { st.levelPart(v) })
	}
}

// next counts a paragraph and gives its number as text, "" when it has none.
func (all *lists) next(pr paragraphProperties, s *style) string {
	ref := pr.list
	fromStyle := !ref.hasNum
	if fromStyle {
		ref.inherit(s.list, s.id)
	}
	l := all.byID[ref.num]
	if l == nil || l.of == nil || ref.num == "0" {
		return ""
	}
	at := number(ref.level)
	if fromStyle && !pr.list.hasLevel {
		at = l.levelOfStyle(s, ref.style, at)
	}
	if at < 0 || at > 8 {
		return ""
	}
	l.count(at)
	return l.text(at)
}

// levelOfStyle finds the level that a style is tied to, which goes before the one it names.
func (l *list) levelOfStyle(s *style, via string, named int) int {
	for _, id := range []string{s.id, via} {
		for i := range 9 {
			if v := l.level(i); v != nil && v.style == id && id != "" {
				return i
			}
		}
	}
	return named
}

func (l *list) level(i int) *level {
	if l.levels[i] != nil {
		return l.levels[i]
	}
	return l.of.levels[i]
}

// first is the number at which a level begins.
func (l *list) first(i int) int {
	if l.starts[i] >= 0 {
		return l.starts[i]
	}
	if v := l.level(i); v != nil {
		return v.start
	}
	return 1
}

func (l *list) count(at int) {
	a := l.of
	switch {
	case l.starts[at] >= 0 && !l.restarted[at]:
		a.counts[at] = l.starts[at]
		l.restarted[at] = true
	case !a.started[at]:
		a.counts[at] = l.first(at)
	default:
		a.counts[at]++
	}
	a.started[at] = true
	for i := range at {
		if !a.started[i] {
			a.counts[i], a.started[i] = l.first(i), true
		}
	}
	for i := at + 1; i < 9; i++ {
		if v := l.level(i); v == nil || v.restart < 0 || at < v.restart {
			a.started[i] = false
		}
	}
}

// text is the number of a level as Word shows it.
func (l *list) text(at int) string {
	v := l.level(at)
	if v == nil || v.none {
		return ""
	}
	if v.format == "bullet" {
		return bullet(v)
	}
	var b strings.Builder
	for i := 0; i < len(v.text); i++ {
		c := v.text[i]
		if c != '%' || i+1 == len(v.text) || v.text[i+1] < '1' || v.text[i+1] > '9' {
			b.WriteByte(c)
			continue
		}
		i++
		n := int(v.text[i] - '1')
		of := l.level(n)
		if of == nil || n > at {
			continue
		}
		format, custom := of.format, of.custom
		if v.legal && format != "none" {
			format = "decimal"
		}
		b.WriteString(numeral(l.of.counts[n], format, custom))
	}
	return strings.TrimSpace(string(visible([]byte(b.String()))))
}

func bullet(v *level) string {
	out := ""
	for _, r := range v.text {
		out += glyph(v.font, r)
	}
	if out = strings.TrimSpace(out); out == "" && v.text != "" {
		return "•"
	}
	return out
}

// isBullet reports whether a number counts nothing.
func isBullet(number string) bool {
	for _, r := range number {
		if !strings.ContainsRune("•●○■□◆◇➢➤✓✔▪▫–—-*·", r) {
			return false
		}
	}
	return true
}

// number gives every block its place, and marks and warnings theirs.
func (r *reader) number() {
	n := numberer{}
	for _, blocks := range [][]document.Block{r.doc.Body, r.doc.Notes, r.doc.Headers, r.doc.Footers} {
		n.blocks(blocks)
	}
	for _, w := range r.warnings {
		r.doc.Warn(*w.at, w.text)
	}
}

type numberer struct {
	paragraphs [document.Endnote + 1]int
	tables     int
}

func (n *numberer) blocks(blocks []document.Block) {
	for _, b := range blocks {
		if p := b.Paragraph; p != nil {
			counter := p.Ref.Part
			if counter == document.TextBox {
				counter = document.Body
			}
			n.paragraphs[counter]++
			p.Ref.Para = n.paragraphs[counter]
			continue
		}
		n.table(b.Table)
	}
}

func (n *numberer) table(t *document.Table) {
	n.tables++
	t.Ref.Table = n.tables
	for i := range t.Cells {
		c, inCell := &t.Cells[i], 0
		for _, b := range c.Blocks {
			if b.Paragraph == nil {
				n.table(b.Table)
				continue
			}
			inCell++
			b.Paragraph.Ref = t.CellRef(c.Row, c.Col)
			b.Paragraph.Ref.Para = inCell
		}
	}
}
