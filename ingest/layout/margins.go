package layout

import "nianping/ingest/document"

// Margins puts the headers and footers that pages show into a document, each distinct one once. The zero value is ready.
type Margins struct {
	seen map[margin]bool
}

type margin struct {
	part document.Part
	text string
}

// Add adds a header or a footer, as part says; one without blocks is passed over.
func (m *Margins) Add(d *document.Document, part document.Part, blocks []document.Block) {
	k := margin{part, document.Text(blocks)}
	if len(blocks) == 0 || m.seen[k] {
		return
	}
	if m.seen == nil {
		m.seen = map[margin]bool{}
	}
	m.seen[k] = true
	if part == document.Footer {
		d.Footers = append(d.Footers, blocks...)
	} else {
		d.Headers = append(d.Headers, blocks...)
	}
}
