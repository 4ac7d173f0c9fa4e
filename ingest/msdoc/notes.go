package msdoc

import (
	"math/bits"
	"sort"

	"nianping/ingest/document"
	"nianping/ingest/layout"
)

// note is a footnote or endnote.
type note struct {
	part   document.Part
	text   span
	blocks []document.Block
}

// positions reads the character positions of a PLC whose data items have a size; the last one ends the last item. They
// never fall: a table that says otherwise would have a text read again and again.
func positions(plc []byte, size int) []int {
	n := (len(plc) - 4) / (4 + size)
	if n < 0 {
		return nil
	}
	out := make([]int, n+1)
	for i := range out {
		if out[i] = u32(plc, 4*i); i > 0 {
			out[i] = max(out[i], out[i-1])
		}
	}
	return out
}

// anchorNotes finds where notes are referred to.
func (r *reader) anchorNotes() {
	r.notes = map[int]*note{}
	for _, kind := range [...]struct {
		refs, texts, story int
		part               document.Part
	}{{fcFootnoteRefs, fcFootnoteTexts, ccpFootnotes, document.Footnote}, {fcEndnoteRefs, fcEndnoteTexts, ccpEndnotes, document.Endnote}} {
		refs, texts := positions(r.part(kind.refs), 2), positions(r.part(kind.texts), 0)
		start, end := r.fib.story(kind.story)
		for i := 0; i+1 < len(refs) && i+1 < len(texts); i++ {
			s := span{start + texts[i], min(start+texts[i+1], end)}
			if s.start >= start && s.start < s.end {
				r.notes[refs[i]] = &note{part: kind.part, text: s}
			}
		}
	}
}

// readNotes reads the notes in order of reference, footnotes before endnotes.
func (r *reader) readNotes() ([]document.Block, error) {
	at := make([]int, 0, len(r.notes))
	for cp := range r.notes {
		at = append(at, cp)
	}
	sort.Ints(at)
	var out []document.Block
	for _, part := range [...]document.Part{document.Footnote, document.Endnote} {
		for _, cp := range at {
			n := r.notes[cp]
			if n.part != part {
				continue
			}
			var err error
			if n.blocks, err = r.read(n.text.start, n.text.end, part); err != nil {
				return nil, err
			}
			layout.TrimNote(n.blocks)
			out = append(out, n.blocks...)
		}
	}
	return out, nil
}

// The six headers and footers of a section ([MS-DOC] 2.8.27), in the order in which the text has them.
const (
	evenHeader = iota
	oddHeader
	evenFooter
	oddFooter
	firstHeader
	firstFooter
	headerKinds
)

// page is a header or footer: what kind it is, and where its text stands.
type page struct {
	kind int
	text span
}

// section is what a section says of its headers and footers.
type section struct {
	titlePage bool // the first page has its own
	has       int  // old: a bit for each kind
}

// readHeaders reads the headers and footers that pages show, each distinct one once.
func (r *reader) readHeaders(d *document.Document) error {
	var margins layout.Margins
	for _, h := range r.pages() {
		part := document.Header
		if h.kind == evenFooter || h.kind == oddFooter || h.kind == firstFooter {
			part = document.Footer
		}
		blocks, err := r.read(h.text.start, h.text.end, part)
		if err != nil {
			return err
		}
		margins.Add(d, part, blocks)
	}
	return nil
}

// pages lists the headers and footers that pages show. Before them the text has the separators of notes.
func (r *reader) pages() []page {
	settings := r.part(fcSettings)
	facing, separators := u16(settings, 0)&1 != 0, headerKinds
	if r.fib.old {
		separators = bits.OnesCount8(uint8(u16(settings, 0) >> 8))
	}
	at := positions(r.part(fcHeaders), 0)
	start, end := r.fib.story(ccpHeaders)
	var out []page
	next := separators
	for _, s := range r.sections() {
		for kind := range headerKinds {
			if r.fib.old && s.has&(1<<kind) == 0 {
				continue
			}
			if next+1 >= len(at) {
				return out
			}
			text := span{start + at[next], min(start+at[next+1], end)}
			next++
			even, first := kind == evenHeader || kind == evenFooter, kind == firstHeader || kind == firstFooter
			if text.start >= start && text.start < text.end && (facing || !even) && (s.titlePage || !first) {
				out = append(out, page{kind, text})
			}
		}
	}
	return out
}

// sections reads the properties of the document's sections.
func (r *reader) sections() []section {
	plc := r.part(fcSections)
	at := positions(plc, 12)
	out := make([]section, max(len(at)-1, 0))
	for i := range out {
		where := u32(plc, 4*len(at)+12*i+2)
		sprms(cut(r.main, where+2, u16(r.main, where)), r.fib.old, func(code uint16, arg []byte) {
			switch code {
			case sprmSTitlePage:
				out[i].titlePage = arg[0] != 0
			case sprmSHeaders:
				out[i].has = int(arg[0])
			}
		})
	}
	return out
}
