package docx

import (
	"nianping/ingest/document"
	"nianping/ingest/ooxml"
)

// noteKey names a footnote or endnote.
type noteKey struct {
	part document.Part
	id   string
}

// notes are the blocks of all notes of a document.
type notes map[noteKey][]document.Block

// readNotes reads the notes that the text refers to, in order of reference, and ties the marks to them. A mark whose
// note is empty or not there is taken out.
func (r *reader) readNotes(main string, relations map[string]ooxml.Relation) error {
	if len(r.marks) == 0 {
		return nil
	}
	all := notes{}
	marks := r.marks // before the notes add theirs, which lead nowhere
	for _, kind := range [...]struct {
		relation, element string
		part              document.Part
	}{{"footnotes", "w:footnote", document.Footnote}, {"endnotes", "w:endnote", document.Endnote}} {
		if err := r.readNotePart(r.companion(main, relations, kind.relation), kind.element, kind.part, all); err != nil {
			return err
		}
	}
	r.tieNotes(all, marks)
	return nil
}

// tieNotes puts notes in the order of the marks that lead to them.
func (r *reader) tieNotes(all notes, marks []pendingMark) {
	seen := map[noteKey]bool{}
	for _, m := range marks {
		if !seen[m.note] {
			seen[m.note] = true
			r.doc.Notes = append(r.doc.Notes, all[m.note]...)
		}
	}
	for i := range marks {
		r.marks[i].first = all.first(marks[i].note)
	}
	r.dropMarks()
}

// first is the place of a note's first block, nil when there is none.
func (n notes) first(k noteKey) *document.Ref {
	blocks := n[k]
	switch {
	case len(blocks) == 0:
		return nil
	case blocks[0].Paragraph != nil:
		return &blocks[0].Paragraph.Ref
	}
	return &blocks[0].Table.Ref
}

// dropMarks takes out the marks without a note.
func (r *reader) dropMarks() {
	kept := r.marks[:0]
	for _, m := range r.marks {
		if m.first == nil {
			continue
		}
		kept = append(kept, m)
	}
	touched := map[*document.Paragraph][]document.Mark{}
	for i, m := range kept {
		kept[i].index = len(touched[m.in])
		touched[m.in] = append(touched[m.in], m.in.Marks[m.index])
	}
	for _, m := range r.marks {
		m.in.Marks = nil
	}
	for p, marks := range touched {
		p.Marks = marks
	}
	r.marks = kept
}

func (r *reader) readNotePart(part, element string, where document.Part, all notes) error {
	s, err := r.open(part)
	if err != nil || s == nil {
		return err
	}
	relations, err := r.pkg.Relations(part)
	if err != nil {
		return err
	}
	st := &story{reader: r, s: s, part: part, relations: relations}
	if s.Root() {
		for depth := s.Depth(); s.Child(depth); {
			if kind := s.Attr("w:type"); s.Name != element || kind != "" && kind != "normal" {
				continue
			}
			k := noteKey{where, s.Attr("w:id")}
			f := flow{where: where}
			st.blocks(&f)
			st.close(&f)
			all[k] = f.blocks
			st.fields = nil
		}
	}
	return s.Finish()
}
