package layout

import (
	"strings"

	"nianping/ingest/document"
)

// Pending holds what can only be said when every place has its number.
type Pending struct {
	marks    []pendingMark
	warnings []pendingWarning
	files    []pendingFile
}

type pendingMark struct {
	in    *document.Paragraph
	index int
	note  *[]document.Block
}

type pendingWarning struct {
	at   *document.Ref
	text string
}

// Warn keeps a warning for a place; nil is the whole document.
func (p *Pending) Warn(at *document.Ref, text string) {
	if at == nil {
		at = &document.Ref{}
	}
	p.warnings = append(p.warnings, pendingWarning{at, text})
}

type pendingFile struct {
	at   *document.Ref
	name string
	data []byte
}

// Embed hands on a file that stands in the document, with a warning: a person should look whether its figures were
// taken in. nil is the beginning of the document.
func (p *Pending) Embed(at *document.Ref, name string, data []byte) {
	if at == nil {
		at = &document.Ref{}
	}
	p.Warn(at, "此处嵌有另一份文件（"+name+"），请核对其内容")
	p.files = append(p.files, pendingFile{at, name, data})
}

// Embeds reports whether a file was handed on.
func (p *Pending) Embeds() bool { return len(p.files) > 0 }

// Program reports whether an embedded object is one that a reader may know, by the program that made it.
func Program(name string) bool {
	for _, p := range []string{"Excel.", "ET.", "Word.", "WPS."} {
		if strings.HasPrefix(name, p) {
			return true
		}
	}
	return false
}

// Last is the place of the last block, nil where there is none.
func Last(blocks []document.Block) *document.Ref {
	if len(blocks) == 0 {
		return nil
	}
	if k := blocks[len(blocks)-1]; k.Paragraph != nil {
		return &k.Paragraph.Ref
	} else {
		return &k.Table.Ref
	}
}

// Number gives every place of a document its number, ties the note marks to their notes, and writes the warnings and the
// files within. A warning that is said of the same place twice stands once.
func (p *Pending) Number(d *document.Document) {
	d.Number()
	for _, m := range p.marks {
		if r := firstParagraph(*m.note); r != nil {
			m.in.Marks[m.index].Note = *r
		}
	}
	seen := map[document.Warning]bool{}
	for _, w := range p.warnings {
		if k := (document.Warning{At: *w.at, Text: w.text}); !seen[k] {
			seen[k] = true
			d.Warn(k.At, k.Text)
		}
	}
	for _, f := range p.files {
		d.Embedded = append(d.Embedded, document.Embedded{At: *f.at, Name: f.name, Data: f.data})
	}
	p.marks, p.warnings, p.files = nil, nil, nil
}

func firstParagraph(blocks []document.Block) *document.Ref {
	for _, k := range blocks {
		if k.Paragraph != nil {
			return &k.Paragraph.Ref
		}
	}
	return nil
}
