package docx

import (
	"strings"

	"nianping/ingest/ooxml"
	"nianping/ingest/ordinal"
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
		case "w:numId", "w:ilfo":
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
	id      string
	levels  [9]*level
	defines string // w:styleLink
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

// listing is lists by w:numId, with their definitions.
type listing struct {
	byID      map[string]*list
	abstracts []*abstract
}

// lists are those of one document. In most it names a dozen and uses none.
type lists struct {
	said  *listing // what the file says of them; nobody may change what documents share
	count *listing // the same, tied, with counters of this document; nil until a paragraph counts in one
}

var knownLists ooxml.Shelf[*listing]

func (r *reader) readLists(part string) (*lists, error) {
	said, err := knownLists.Read(r.pkg, part, func() (*listing, error) {
		all := &listing{}
		return all, r.readPart(part, all.read)
	})
	return &lists{said: said}, err
}

// byID is a list to count in; nil where there is none.
func (all *lists) byID(num string, styles *styles) *list {
	if all.said.byID[num] == nil {
		return nil
	}
	if all.count == nil {
		all.count = all.said.copied()
		all.count.tie(styles)
	}
	return all.count.byID[num]
}

// read reads the lists within the element just found, in the words of today or of 2003; they are of use once they are tied.
func (all *listing) read(st *story) {
	for depth := st.s.Depth(); st.s.Child(depth); {
		switch st.s.Name {
		case "w:abstractNum", "w:listDef":
			all.abstracts = append(all.abstracts, st.abstract())
		case "w:num", "w:list":
			id := st.s.Attr("w:numId") + st.s.Attr("w:ilfo")
			if all.byID == nil {
				all.byID = map[string]*list{}
			}
			all.byID[id] = st.list()
		}
	}
}

// copied are the same lists with counters of their own; levels are nobody's to change.
func (all *listing) copied() *listing {
	c := &listing{byID: make(map[string]*list, len(all.byID)), abstracts: make([]*abstract, len(all.abstracts))}
	own := make([]abstract, len(all.abstracts))
	for i, a := range all.abstracts {
		own[i] = *a
		c.abstracts[i] = &own[i]
	}
	for id, l := range all.byID {
		own := *l
		c.byID[id] = &own
	}
	return c
}

// tie ties the lists to their definitions.
func (all *listing) tie(styles *styles) {
	byID, defining := map[string]*abstract{}, map[string]*abstract{}
	for _, a := range all.abstracts {
		byID[a.id] = a
		if a.defines != "" {
			defining[a.defines] = a
		}
	}
	for _, l := range all.byID {
		l.of = byID[l.abstract]
	}
	for _, l := range all.byID {
		if l.of != nil && l.of.link != "" {
			l.of = all.linked(l.of, defining, styles)
		}
	}
}

// linked is the definition that one with a w:numStyleLink stands for: the one that defines the style, or the one that the style uses.
func (all *listing) linked(a *abstract, defining map[string]*abstract, styles *styles) *abstract {
	if d := defining[a.link]; d != nil {
		return d
	}
	if s := styles.byID(a.link); s != nil {
		if l := all.byID[s.list.num]; l != nil && l.of != nil {
			return l.of
		}
	}
	return a
}

// standing is where the lists stand, to be restored; nil where nothing has been counted.
func (all *lists) standing() *listing {
	if all.count == nil {
		return nil
	}
	return all.count.copied()
}

// restore has the lists count on from where they stood.
func (all *lists) restore(then *listing, styles *styles) {
	if all.count = then; then != nil {
		then.tie(styles)
	}
}

func (st *story) abstract() *abstract {
	a := &abstract{id: st.s.Attr("w:abstractNumId") + st.s.Attr("w:listDefId")}
	for depth := st.s.Depth(); st.s.Child(depth); {
		switch st.s.Name {
		case "w:lvl":
			if i := number(st.s.Attr("w:ilvl")); i >= 0 && i < 9 {
				a.levels[i] = st.level()
			}
		case "w:styleLink":
			a.defines = st.s.Attr("w:val")
		case "w:numStyleLink":
			a.link = st.s.Attr("w:val")
		}
	}
	return a
}

func (st *story) list() *list {
	l := &list{starts: [9]int{-1, -1, -1, -1, -1, -1, -1, -1, -1}}
	for depth := st.s.Depth(); st.s.Child(depth); {
		switch st.s.Name {
		case "w:abstractNumId", "w:ilst":
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
	case "w:nfc":
		v.format = number(st.s.Attr("w:val"))
	case "w:lvlText":
		v.text = st.s.Attr("w:val")
	case "w:pStyle":
		v.style = st.s.Attr("w:val")
	case "w:lvlRestart":
		v.restart = number(st.s.Attr("w:val"))
	case "w:suff":
		v.glued = strings.EqualFold(st.s.Attr("w:val"), "nothing")
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
