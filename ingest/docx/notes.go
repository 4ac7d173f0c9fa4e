package docx

import (
	"fmt"
	"sort"

	"nianping/ingest/document"
	"nianping/ingest/ooxml"
)

// noteKey names a footnote or endnote.
type noteKey struct {
	part document.Part
	id   string
}

// readNotes reads the notes that the body refers to, in order of reference, and ties the marks to them.
func (r *reader) readNotes(relations map[string]ooxml.Relation) error {
	if len(r.marks) == 0 {
		return nil
	}
	notes := map[noteKey][]document.Block{}
	marks := r.marks
	for _, kind := range [...]struct {
		relation, element string
		part              document.Part
	}{{"footnotes", "w:footnote", document.Footnote}, {"endnotes", "w:endnote", document.Endnote}} {
		if err := r.readNotePart(first(relations, kind.relation), kind.element, kind.part, notes); err != nil {
			return err
		}
	}
	used := map[noteKey]bool{}
	for _, m := range marks {
		if !used[m.note] {
			used[m.note] = true
			r.doc.Notes = append(r.doc.Notes, notes[m.note]...)
		}
	}
	n := numberer{}
	n.blocks(r.doc.Notes)
	for _, m := range marks {
		for _, b := range notes[m.note] {
			if b.Paragraph != nil {
				m.in.Marks[m.index].Note = b.Paragraph.Ref
				break
			}
		}
	}
	return nil
}

func (r *reader) readNotePart(part, element string, where document.Part, notes map[noteKey][]document.Block) error {
	if part == "" || !r.pkg.Has(part) {
		return nil
	}
	data, err := r.pkg.Part(part)
	if err != nil {
		return err
	}
	relations, err := r.pkg.Relations(part)
	if err != nil {
		return err
	}
	st := &story{reader: r, s: ooxml.NewScanner(data), part: part, relations: relations}
	if st.s.Root() {
		for depth := st.s.Depth(); st.s.Child(depth); {
			kind := st.s.Attr("w:type")
			if st.s.Name != element || kind != "" && kind != "normal" {
				continue
			}
			k := noteKey{where, st.s.Attr("w:id")}
			f := flow{where: where}
			st.blocks(&f)
			st.close(&f)
			notes[k] = f.blocks
		}
	}
	return st.s.Finish()
}

// section is what one w:sectPr says of headers and footers.
type section struct {
	relation, kind string // kind: default, first, even
	footer         bool
	firstShown     bool
}

// section reads a w:sectPr.
func (st *story) section() {
	from := len(st.headers)
	titlePage := false
	for depth := st.s.Depth(); st.s.Child(depth); {
		switch st.s.Name {
		case "w:headerReference", "w:footerReference":
			st.headers = append(st.headers, section{relation: st.s.Attr("r:id"), kind: st.s.Attr("w:type"), footer: st.s.Name == "w:footerReference"})
		case "w:titlePg":
			titlePage = st.on()
		}
	}
	for i := from; i < len(st.headers); i++ {
		st.headers[i].firstShown = titlePage
	}
}

// readHeaders reads each header and footer that pages show, once, empty ones aside.
func (r *reader) readHeaders(relations map[string]ooxml.Relation) error {
	seen := map[string]bool{}
	for _, h := range r.headers {
		rel, ok := relations[h.relation]
		if !ok || rel.External || seen[rel.Target] || !r.pkg.Has(rel.Target) || h.kind == "first" && !h.firstShown || h.kind == "even" && !r.evenOdd {
			continue
		}
		seen[rel.Target] = true
		where, to := document.Header, &r.doc.Headers
		if h.footer {
			where, to = document.Footer, &r.doc.Footers
		}
		own, err := r.pkg.Relations(rel.Target)
		if err != nil {
			return err
		}
		blocks, err := r.readStory(rel.Target, own, where)
		if err != nil {
			return err
		}
		if text := fmt.Sprint(where, textOf(blocks)); len(blocks) > 0 && !seen[text] {
			seen[text] = true
			*to = append(*to, blocks...)
		}
	}
	return nil
}

func textOf(blocks []document.Block) []string {
	var out []string
	for _, b := range blocks {
		if b.Paragraph != nil {
			out = append(out, b.Paragraph.Text)
			continue
		}
		for i := range b.Table.Cells {
			out = append(out, b.Table.Cells[i].Text())
		}
	}
	return out
}

func (r *reader) readSettings(part string) error {
	data, err := r.pkg.Part(part)
	if err != nil || part == "" || data == nil {
		return err
	}
	st := &story{reader: r, s: ooxml.NewScanner(data), part: part}
	if st.s.Root() {
		for depth := st.s.Depth(); st.s.Child(depth); {
			if st.s.Name == "w:evenAndOddHeaders" {
				r.evenOdd = st.on()
			}
		}
	}
	return st.s.Finish()
}

// coreProperties are the properties kept; persons' names are not among them.
var coreProperties = map[string]string{"dc:title": "title", "dc:subject": "subject", "dcterms:created": "created", "dcterms:modified": "modified", "core:keywords": "keywords", "dc:description": "description", "ep:Company": "company", "ep:Application": "application"}

// readProperties reads what the file says of itself.
func (r *reader) readProperties() error {
	relations, err := r.pkg.Relations("")
	if err != nil {
		return err
	}
	var parts []string
	for _, rel := range relations {
		switch rel.Type {
		case "core-properties", "extended-properties", "custom-properties", "coreProperties", "extendedProperties", "customProperties":
			parts = append(parts, rel.Target)
		}
	}
	sort.Strings(parts)
	for _, part := range parts {
		data, err := r.pkg.Part(part)
		if err != nil {
			return err
		}
		if data == nil {
			continue
		}
		s := ooxml.NewScanner(data)
		if s.Root() {
			for depth := s.Depth(); s.Child(depth); {
				key := coreProperties[s.Name]
				if s.Name == "cp:property" {
					key = s.Attr("name")
				}
				if key == "" {
					continue
				}
				if v := s.Text(); v != "" {
					if r.doc.Props == nil {
						r.doc.Props = map[string]string{}
					}
					r.doc.Props[key] = v
				}
			}
		}
		if s.Err() != nil {
			r.warn(&document.Ref{}, "文档属性损坏，未读取")
		}
	}
	return nil
}
