package docx

import (
	"path"

	"nianping/ingest/document"
)

// place is where something will turn out to stand: a block whose number is given at the end, or a cell of it.
type place struct {
	at       *document.Ref // nil for the whole document
	row, col int           // 1-based, 0 for the block itself
}

func (p place) ref() document.Ref {
	if p.at == nil {
		return document.Ref{}
	}
	r := *p.at
	if p.row > 0 && r.Table > 0 {
		r.Row, r.Col = p.row, p.col
	}
	return r
}

type pendingWarning struct {
	at   place
	text string
}

type pendingFile struct {
	at   place
	name string
	data []byte
}

// pendingMark is a note reference whose note is read, or numbered, later.
type pendingMark struct {
	in    *document.Paragraph
	index int
	note  noteKey
	first *document.Ref // of the note; nil while unknown
}

func (r *reader) warn(at place, text string) {
	r.warnings = append(r.warnings, pendingWarning{at, text})
}

// embed hands a file on, with a warning: a person should look whether its figures were taken in.
func (r *reader) embed(at place, name string, data []byte) {
	r.warn(at, "此处嵌有另一份文件（"+path.Base(name)+"），请核对其内容")
	r.embedded = append(r.embedded, pendingFile{at, name, data})
}

// place numbers all blocks and tells marks, warnings and embedded files where they are.
func (r *reader) place() {
	r.doc.Number()
	for _, m := range r.marks {
		if m.first != nil {
			m.in.Marks[m.index].Note = *m.first
		}
	}
	for _, w := range r.warnings {
		said := document.Warning{At: w.at.ref(), Text: w.text}
		if n := len(r.doc.Warnings); n == 0 || r.doc.Warnings[n-1] != said {
			r.doc.Warnings = append(r.doc.Warnings, said)
		}
	}
	for _, e := range r.embedded {
		r.doc.Embedded = append(r.doc.Embedded, document.Embedded{At: e.at.ref(), Name: e.name, Data: e.data})
	}
}
