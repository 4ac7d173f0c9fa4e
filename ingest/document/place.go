package document

// Number counts all blocks and gives them their places, as Ref says; what refers to a place (warnings, marks, embedded
// files) follows. A reader may use it instead of counting itself, and whoever inserts blocks must.
func (d *Document) Number() {
	n := numberer{moved: map[Ref]Ref{}}
	for _, blocks := range [][]Block{d.Body, d.Notes, d.Headers, d.Footers} {
		n.blocks(blocks)
	}
	for _, p := range n.marked {
		for i := range p.Marks {
			p.Marks[i].Note = n.now(p.Marks[i].Note)
		}
	}
	for i := range d.Warnings {
		d.Warnings[i].At = n.now(d.Warnings[i].At)
	}
	for i := range d.Embedded {
		d.Embedded[i].At = n.now(d.Embedded[i].At)
	}
}

// numberer counts paragraphs by part and tables through the document.
type numberer struct {
	paragraphs [Endnote + 1]int
	tables     int
	moved      map[Ref]Ref // old places to new ones
	marked     []*Paragraph
}

// now is what has become of a place; a cell's place follows its table.
func (n *numberer) now(r Ref) Ref {
	if to, ok := n.moved[r]; ok {
		return to
	}
	whole := r
	whole.Row, whole.Col, whole.Para = 0, 0, 0
	if to, ok := n.moved[whole]; ok && r.Table > 0 {
		r.Table = to.Table
	}
	return r
}

func (n *numberer) blocks(blocks []Block) {
	for _, b := range blocks {
		if b.Table != nil {
			n.table(b.Table)
			continue
		}
		counter := b.Paragraph.Ref.Part
		if counter == TextBox {
			counter = Body
		}
		n.paragraphs[counter]++
		n.paragraph(b.Paragraph, Ref{Part: b.Paragraph.Ref.Part, Page: b.Paragraph.Ref.Page, Para: n.paragraphs[counter]})
	}
}

func (n *numberer) paragraph(p *Paragraph, to Ref) {
	n.move(p.Ref, to)
	p.Ref = to
	if len(p.Marks) > 0 {
		n.marked = append(n.marked, p)
	}
}

// move remembers where a place went; the first block that had it keeps what refers to it.
func (n *numberer) move(from, to Ref) {
	if _, taken := n.moved[from]; !taken && from != to && from != (Ref{}) {
		n.moved[from] = to
	}
}

func (n *numberer) table(t *Table) {
	n.tables++
	to := t.Ref
	to.Table = n.tables
	n.move(t.Ref, to)
	t.Ref = to
	for i := range t.Cells {
		c, within := &t.Cells[i], 0
		for _, b := range c.Blocks {
			if b.Table != nil {
				n.table(b.Table)
				continue
			}
			within++
			at := t.CellRef(c.Row, c.Col)
			at.Para = within
			n.paragraph(b.Paragraph, at)
		}
	}
}

// Insert puts blocks behind the place at: behind a paragraph or table, at the end of a cell, at the beginning of the
// body for the zero Ref and for a place that is not there. The places that the blocks had elsewhere, sheets among them,
// and the marks that lead out of them are forgotten. Number must be called afterwards.
func (d *Document) Insert(at Ref, blocks []Block) {
	forget(blocks)
	for _, in := range []*[]Block{&d.Body, &d.Notes, &d.Headers, &d.Footers} {
		if at != (Ref{}) && insert(in, at, blocks) {
			return
		}
	}
	d.Body = append(append([]Block(nil), blocks...), d.Body...)
}

func insert(in *[]Block, at Ref, blocks []Block) bool {
	for i, b := range *in {
		if b.Paragraph != nil && b.Paragraph.Ref == at || b.Table != nil && b.Table.Ref == at {
			rest := append([]Block(nil), (*in)[i+1:]...)
			*in = append(append((*in)[:i+1], blocks...), rest...)
			return true
		}
		if b.Table == nil {
			continue
		}
		for k := range b.Table.Cells {
			c := &b.Table.Cells[k]
			if b.Table.CellRef(c.Row, c.Col) == at {
				c.Blocks = append(c.Blocks, blocks...)
				return true
			}
			if insert(&c.Blocks, at, blocks) {
				return true
			}
		}
	}
	return false
}

func forget(blocks []Block) {
	for _, b := range blocks {
		if b.Paragraph != nil {
			b.Paragraph.Ref, b.Paragraph.Marks = Ref{Part: b.Paragraph.Ref.Part}, nil
			continue
		}
		t := b.Table
		t.Ref, t.Sheet, t.Row0, t.Col0, t.RowNo, t.ColNo = Ref{Part: t.Ref.Part}, "", 0, 0, nil, nil
		for i := range t.Cells {
			forget(t.Cells[i].Blocks)
		}
	}
}
