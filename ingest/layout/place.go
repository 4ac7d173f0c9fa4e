package layout

import "nianping/ingest/document"

// Pending holds what can only be said when every place has its number.
type Pending struct {
	marks    []pendingMark
	warnings []pendingWarning
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

// Number gives every paragraph, table and cell of a document its place, ties the note marks to their notes, and writes
// the warnings. A warning that is said of the same place twice stands once.
func (p *Pending) Number(d *document.Document) {
	n := numberer{paras: map[document.Part]int{}}
	for _, blocks := range [][]document.Block{d.Body, d.Notes, d.Headers, d.Footers} {
		n.blocks(blocks)
	}
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
	p.marks, p.warnings = nil, nil
}

func firstParagraph(blocks []document.Block) *document.Ref {
	for _, k := range blocks {
		if k.Paragraph != nil {
			return &k.Paragraph.Ref
		}
	}
	return nil
}

// numberer counts as document.Ref says: paragraphs of the body and its text boxes together, of each other part apart.
type numberer struct {
	paras  map[document.Part]int
	tables int
}

func (n *numberer) blocks(blocks []document.Block) {
	for _, k := range blocks {
		switch {
		case k.Paragraph != nil:
			part := k.Paragraph.Ref.Part
			if part == document.TextBox {
				part = document.Body
			}
			n.paras[part]++
			k.Paragraph.Ref.Para = n.paras[part]
		case k.Table != nil:
			n.table(k.Table)
		}
	}
}

func (n *numberer) table(t *document.Table) {
	n.tables++
	t.Ref.Table = n.tables
	for i := range t.Cells {
		c := &t.Cells[i]
		for _, k := range c.Blocks {
			switch {
			case k.Paragraph != nil:
				part := k.Paragraph.Ref.Part
				k.Paragraph.Ref = t.CellRef(c.Row, c.Col)
				k.Paragraph.Ref.Part = part
			case k.Table != nil:
				n.table(k.Table)
			}
		}
	}
}
