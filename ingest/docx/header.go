package docx

import (
	"nianping/ingest/document"
	"nianping/ingest/layout"
	"nianping/ingest/ooxml"
)

// reference is what a section says of one of its headers or footers.
type reference struct {
	relation, kind string // kind: default, first, even
	footer         bool
	firstShown     bool             // the section's first page has its own
	read           bool             // it stands in the section itself, as blocks
	blocks         []document.Block // then
}

func (h reference) where() document.Part {
	if h.footer {
		return document.Footer
	}
	return document.Header
}

// section reads a w:sectPr.
func (st *story) section() {
	from, titlePage := len(st.sections), false
	for depth := st.s.Depth(); st.s.Child(depth); {
		switch st.s.Name {
		case "w:headerReference", "w:footerReference":
			st.sections = append(st.sections, reference{relation: st.s.Attr("r:id"), kind: st.s.Attr("w:type"), footer: st.s.Name == "w:footerReference"})
		case "w:hdr", "w:ftr":
			st.sections = append(st.sections, st.inlineHeader())
		case "w:titlePg":
			titlePage = st.on()
		}
	}
	for i := from; i < len(st.sections); i++ {
		st.sections[i].firstShown = titlePage
	}
}

// shown reports whether pages show the header: one for the first or the even pages waits until it is switched on.
func (h reference) shown(evenOdd bool) bool {
	switch h.kind {
	case "first":
		return h.firstShown
	case "even":
		return evenOdd
	}
	return true
}

// readHeaders reads each header and footer that pages show, each text once, empty ones aside.
func (r *reader) readHeaders(relations map[string]ooxml.Relation) error {
	var margins layout.Margins
	seen := map[string]bool{} // parts
	for _, h := range r.sections {
		if !h.shown(r.evenOdd) {
			continue
		}
		if !h.read {
			rel := relations[h.relation]
			if rel.External || seen[rel.Target] || !r.pkg.Has(rel.Target) {
				continue
			}
			seen[rel.Target] = true
			own, err := r.pkg.Relations(rel.Target)
			if err != nil {
				return err
			}
			if h.blocks, err = r.readStory(rel.Target, own, h.where()); err != nil {
				return err
			}
		}
		margins.Add(r.doc, h.where(), h.blocks)
	}
	return nil
}

var knownSettings ooxml.Shelf[bool]

// readSettings reads the one setting that matters here.
func (r *reader) readSettings(part string) (err error) {
	r.evenOdd, err = knownSettings.Read(r.pkg, part, func() (bool, error) {
		err := r.readPart(part, (*story).settings)
		return r.evenOdd, err
	})
	return err
}

func (st *story) settings() {
	for depth := st.s.Depth(); st.s.Child(depth); {
		if st.s.Name == "w:evenAndOddHeaders" {
			st.evenOdd = st.on()
		}
	}
}
