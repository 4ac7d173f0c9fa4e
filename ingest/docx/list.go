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

// lists are those of one document, by w:numId.
type lists struct {
	byID      map[string]*list
	abstracts []*abstract
}

var knownLists ooxml.Shelf[*lists]

func (r *reader) readLists(part string) (*lists, error) {
	known, err := knownLists.Read(r.pkg, part, func() (*lists, error) {
		all := &lists{}
		return all, r.readPart(part, all.read)
	})
	if err != nil {
		return nil, err
	}
	all := known.copied()
	all.tie(r.styles)
	return all, nil
}

// read reads the lists within the element just found, in the words of today or of 2003; they are of use once they are tied.
func (all *lists) read(st *story) {
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
func (all *lists) copied() *lists {
	c := &lists{byID: make(map[string]*list, len(all.byID)), abstracts: make([]*abstract, len(all.abstracts))}
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
func (all *lists) tie(styles *styles) {
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
func (all *lists) linked(a *abstract, defining map[string]*abstract, styles *styles) *abstract {
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

// restore has the lists count on from where others stood that were copied from them.
func (all *lists) restore(then *lists) {
	for i, a := range then.abstracts {
		*all.abstracts[i] = *a
	}
	for id, l := range then.byID {
		all.byID[id].restarted = l.restarted
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
