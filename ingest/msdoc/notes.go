package msdoc

import (
	"slices"
	"sort"
	"strings"

	"nianping/ingest/document"
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
			trimNote(n.blocks)
			out = append(out, n.blocks...)
		}
	}
	return out, nil
}

// trimNote takes the blank away that follows the note's own number.
func trimNote(blocks []document.Block) {
	if len(blocks) == 0 || blocks[0].Paragraph == nil {
		return
	}
	p := blocks[0].Paragraph
	if short := strings.TrimLeft(p.Text, " \t"); len(p.Struck) == 0 && len(p.Marks) == 0 {
		p.Text = short
	}
}

// headerKinds says of each of a section's six texts whether it is a footer ([MS-DOC] 2.8.27): even and odd header, even
// and odd footer, first header, first footer.
var headerKinds = [...]bool{false, false, true, true, false, true}

// readHeaders reads headers and footers, each distinct one once.
func (r *reader) readHeaders(d *document.Document) error {
	at := positions(r.part(fcHeaders), 0)
	start, end := r.fib.story(ccpHeaders)
	first := 6 // the separators of notes
	if r.fib.old {
		return nil
	}
	var seen []string
	for i := first; i+1 < len(at); i++ {
		from, to := start+at[i], min(start+at[i+1], end)
		if from < start || from >= to {
			continue
		}
		part, into := document.Header, &d.Headers
		if headerKinds[(i-first)%6] {
			part, into = document.Footer, &d.Footers
		}
		blocks, err := r.read(from, to, part)
		if err != nil {
			return err
		}
		text := string(rune('0'+part)) + textOf(blocks)
		if len(blocks) == 0 || slices.Contains(seen, text) {
			continue
		}
		seen = append(seen, text)
		*into = append(*into, blocks...)
	}
	return nil
}

func textOf(blocks []document.Block) string {
	var out strings.Builder
	for _, k := range blocks {
		if k.Paragraph != nil {
			out.WriteString(k.Paragraph.Text)
		} else {
			for i := range k.Table.Cells {
				out.WriteString(k.Table.Cells[i].Text())
				out.WriteByte('\t')
			}
		}
		out.WriteByte('\n')
	}
	return out.String()
}
