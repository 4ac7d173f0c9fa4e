package docx

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"nianping/ingest/ordinal"
	"nianping/ingest/symbol"
)

// maxWidth bounds the digits of a custom number format.
const maxWidth = 9

// listRef is a w:numPr: which list, which level. Each may be left to the style.
type listRef struct {
	num, level       string
	hasNum, hasLevel bool
	style            string // the style that says so, "" when the paragraph itself does
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
	format  int // a format of package ordinal
	width   int // digits that a custom format fills up with zeros (001, 002, …), 0 for no such format
	text    string
	style   string // the paragraph style tied to it
	restart int    // -1: after any higher level; 0 never; n: after level n (1-based) or higher
	legal   bool   // all numbers of the text as digits
	glued   bool   // w:suff nothing: the text follows without a gap
	font    string // of a bullet
	hidden  bool
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
	abstract  string // id of its definition
	of        *abstract
	levels    [9]*level // overriding the definition's
	starts    [9]int    // w:startOverride, -1 none
	restarted [9]bool
}

// lists are those of one document, by w:numId.
type lists struct {
	byID      map[string]*list
	abstracts []*abstract
}

func (r *reader) readLists(part string) (*lists, error) {
	all := &lists{byID: map[string]*list{}}
	s, err := r.open(part)
	if err != nil || s == nil {
		return all, err
	}
	byID, defining := map[string]*abstract{}, map[string]*abstract{}
	st := &story{reader: r, s: s}
	if s.Root() {
		for depth := s.Depth(); s.Child(depth); {
			switch s.Name {
			case "w:abstractNum":
				id := s.Attr("w:abstractNumId")
				a, defines := st.abstract()
				byID[id] = a
				all.abstracts = append(all.abstracts, a)
				if defines != "" {
					defining[defines] = a
				}
			case "w:num":
				id := s.Attr("w:numId")
				all.byID[id] = st.list()
			}
		}
	}
	for _, l := range all.byID {
		l.of = byID[l.abstract]
	}
	for _, l := range all.byID {
		if l.of != nil && l.of.link != "" {
			l.of = all.linked(l.of, defining, r.styles)
		}
	}
	return all, s.Finish()
}

// linked is the definition that one with a w:numStyleLink stands for: the one that defines the style, or the one that the style uses.
func (all *lists) linked(a *abstract, defining map[string]*abstract, styles *styles) *abstract {
	if d := defining[a.link]; d != nil {
		return d
	}
	if s := styles.byID[a.link]; s != nil {
		if l := all.byID[s.list.num]; l != nil && l.of != nil {
			return l.of
		}
	}
	return a
}

// counters is how far all lists have counted.
type counters struct {
	abstracts []abstract
	restarted map[*list][9]bool
}

func (all *lists) counters() counters {
	c := counters{restarted: map[*list][9]bool{}}
	for _, a := range all.abstracts {
		c.abstracts = append(c.abstracts, *a)
	}
	for _, l := range all.byID {
		c.restarted[l] = l.restarted
	}
	return c
}

func (all *lists) restore(c counters) {
	for i := range c.abstracts {
		*all.abstracts[i] = c.abstracts[i]
	}
	for l, r := range c.restarted {
		l.restarted = r
	}
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

func (st *story) list() *list {
	l := &list{starts: [9]int{-1, -1, -1, -1, -1, -1, -1, -1, -1}}
	for depth := st.s.Depth(); st.s.Child(depth); {
		switch st.s.Name {
		case "w:abstractNumId":
			l.abstract = st.s.Attr("w:val")
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
	return l
}

func (st *story) level() *level {
	v := &level{restart: -1}
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
		v.format, _ = ordinal.Code(st.s.Attr("w:val"))
		sample, _, _ := strings.Cut(st.s.Attr("w:format"), ",")
		v.width = min(len(strings.TrimSpace(sample)), maxWidth)
	case "w:lvlText":
		v.text = st.s.Attr("w:val")
	case "w:pStyle":
		v.style = st.s.Attr("w:val")
	case "w:lvlRestart":
		v.restart = number(st.s.Attr("w:val"))
	case "w:suff":
		v.glued = st.s.Attr("w:val") == "nothing"
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
				v.hidden = st.on()
			}
		}
	case "mc:AlternateContent":
		st.alternate(func() { st.levelPart(v) })
	}
}

// next counts a paragraph and gives its number as text, what stands between number and text, and whether it is a mere
// bullet; "" when the paragraph has no number.
func (all *lists) next(ref listRef, s *style) (text, gap string, bullet bool) {
	fromStyle := !ref.hasNum
	levelSaid := ref.hasLevel
	if fromStyle {
		ref.inherit(s.list, s.id)
	}
	l := all.byID[ref.num]
	if l == nil || l.of == nil || ref.num == "0" {
		return "", "", false
	}
	at := number(ref.level)
	if fromStyle && !levelSaid {
		at = l.levelOfStyle(s, ref.style, at)
	}
	if at < 0 || at > 8 || l.level(at) == nil {
		return "", "", false
	}
	l.count(at)
	v := l.level(at)
	if text = l.text(at); text != "" && !v.glued {
		gap = between(text)
	}
	return text, gap, v.format == ordinal.Bullet
}

// between is what stands between an automatic number and the text: a blank, but nothing after Chinese punctuation
// and numbers in a circle or in brackets, after which people write none.
func between(number string) string {
	last, _ := utf8.DecodeLastRuneInString(number)
	switch {
	case strings.ContainsRune("、）〕】》」，：；。．", last),
		last >= '①' && last <= '⓿', last >= '❶' && last <= '➓', last >= '㈠' && last <= '㈩', last >= '㉑' && last <= '㊿':
		return ""
	}
	return " "
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
	if v == nil || v.hidden {
		return ""
	}
	if v.format == ordinal.Bullet {
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
		switch count := l.of.counts[n]; {
		case of.width > 0:
			fmt.Fprintf(&b, "%0*d", of.width, count)
		case v.legal && of.format != ordinal.None:
			b.WriteString(strconv.Itoa(count))
		default:
			b.WriteString(ordinal.Text(of.format, count))
		}
	}
	return strings.TrimSpace(string(visible([]byte(b.String()))))
}

// bullet is the sign of a bulleted level; a level whose sign is a blank shows nothing.
func bullet(v *level) string {
	if v.text == "o" {
		return "○" // Word's own second level, the letter o in Courier
	}
	return strings.TrimSpace(string(visible([]byte(symbols(v.font, v.text)))))
}

// symbols is a text as a symbol font shows it.
func symbols(font, text string) string {
	return strings.Map(func(r rune) rune { return symbol.Rune(font, r) }, text)
}
