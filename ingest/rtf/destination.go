package rtf

import "nianping/ingest/document"

// skipped are the destinations that people do not see, which a writer need not mark with \*.
var skipped = map[string]bool{
	"colortbl": true, "info": true, "pict": true, "xe": true, "tc": true, "tcn": true, "rxe": true, "txe": true,
	"objname": true, "objalias": true, "objsect": true, "objtime": true, "ftnsep": true, "ftnsepc": true, "ftncn": true, "aftnsep": true, "aftnsepc": true, "aftncn": true,
	"pntxta": true, "pntxtb": true, "leveltext": true, "levelnumbers": true, "listname": true, "liststylename": true, "nonshppict": true, "shprslt": true,
	"sp": true, "sn": true, "sv": true, "nonesttables": true, "template": true, "author": true, "operator": true, "filetbl": true, "revtbl": true,
	"listtable": true, "listoverridetable": true, "rsidtbl": true, "generator": true, "themedata": true, "datafield": true, "bkmkstart": true, "bkmkend": true,
	"private": true, "background": true, "keywords": true, "comment": true, "doccomm": true, "subject": true, "docvar": true, "xmlnstbl": true, "mctrlPr": true,
	"atnid": true, "atnauthor": true, "atrfstart": true, "atrfend": true, "atndate": true, "atntime": true, "atnref": true, "atnicn": true, "atnparent": true,
	"falt": true, "panose": true, "fontemb": true, "fontfile": true, "fname": true, "gridtbl": true, "pgdsctbl": true, "pn": true, "pnseclvl": true,
}

// shown are the destinations marked with \* whose text people see all the same.
var shown = map[string]bool{"moMath": true, "moMathPara": true, "mmath": true, "objattph": true}

// destination obeys the control that begins a group, where it says what the group is. It reports whether the control
// needs no more.
func (r *reader) destination(word string, starred bool) bool {
	st := &r.state
	r.pictures = r.pictures || word == "pict"
	if st.dest == destSkip && !(word == "ud" && st.outer != destSkip) && word != "title" {
		return true
	}
	switch word {
	case "fonttbl":
		st.dest = destFont
	case "stylesheet":
		st.dest = destStyle
	case "title":
		if st.dest == destSkip && len(r.title) == 0 {
			st.dest = destTitle
			return true
		}
		return false
	case "listtext", "pntext":
		if st.dest == destText {
			if st.dest = destNumber; len(r.story().number) > 0 {
				st.dest = destSkip
			}
		}
	case "header", "headerl", "headerr", "headerf":
		r.beginHeader(document.Header, word[6:])
	case "footer", "footerl", "footerr", "footerf":
		r.beginHeader(document.Footer, word[6:])
	case "footnote":
		r.beginNote()
	case "object":
		r.objects = append(r.objects, &object{group: len(r.saved)})
	case "objclass", "objdata":
		if st.dest = destSkip; len(r.objects) > 0 {
			if st.dest = destData; word == "objclass" {
				st.dest = destClass
			}
		}
	case "field":
		r.beginField()
	case "fldinst":
		if st.dest = destCode; len(r.fields) == 0 {
			st.dest = destSkip
		}
	case "formfield":
		st.dest = destForm
	case "ffl":
		st.dest = destEntry
	case "ffname", "ffdeftext", "ffformat", "ffhelptext", "ffstattext", "ffentrymcr", "ffexitmcr":
		st.dest = destSkip
	case "shpinst", "do":
		st.dest = destShape
	case "shptxt", "dptxbxtext":
		if st.dest == destShape || st.dest == destText {
			r.begin(document.TextBox)
		}
	case "nesttableprops":
		st.dest = destRow
	case "ud":
		st.dest = st.outer
	case "upr":
		st.outer, st.dest = st.dest, destSkip
	case "annotation":
		r.comments = true
		st.dest = destSkip
	default:
		if skipped[word] || starred && !shown[word] {
			if st.dest != destStyle || word != "s" && word != "cs" && word != "ds" && word != "ts" {
				st.dest = destSkip
				return true
			}
		}
		return false
	}
	return true
}

// begin opens a story for the group. Deleted or hidden text takes what is anchored in it along.
func (r *reader) begin(part document.Part) {
	st := &r.state
	if st.char.deleted || st.char.hidden || len(r.stories) > 64 {
		st.dest = destSkip
		return
	}
	st.dest, st.opens = destText, true
	st.char, st.para = character{font: r.standard}, newParagraph()
	r.push(part)
}

func (r *reader) beginNote() {
	s := r.story()
	if r.begin(document.Footnote); !r.state.opens {
		return
	}
	n := &note{}
	r.notes = append(r.notes, n)
	s.line.Mark(&n.blocks)
	r.story().note = n
}

// beginHeader opens a header or footer: of all pages, "l" of left ones, "r" of right ones, "f" of the first.
func (r *reader) beginHeader(part document.Part, pages string) {
	if r.begin(part); !r.state.opens {
		return
	}
	h := &header{section: r.section, first: pages == "f", left: pages == "l"}
	r.headers = append(r.headers, h)
	r.story().header = h
}
