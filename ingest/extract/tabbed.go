package extract

import (
	"strings"

	"nianping/ingest/document"
)

// tabbed makes tables of paragraphs that are the rows of one, their cells set apart by tabs, as text pasted from a page or a
// sheet is: three lines or more of equally many cells, a line of words and then lines of figures. Other blocks stay.
func tabbed(body []document.Block) []document.Block {
	var out []document.Block
	from := 0 // the blocks before it are in out, once anything is
	for i := 0; i < len(body); {
		n := tabbedRun(body[i:])
		if n == 0 {
			i++
			continue
		}
		out = append(append(out, body[from:i]...), document.T(tableOf(body[i:i+n])))
		i += n
		from = i
	}
	if from == 0 {
		return body
	}
	return append(out, body[from:]...)
}

// tabbedRun is how many paragraphs at the head of blocks are the rows of a table, 0 where they are none.
func tabbedRun(blocks []document.Block) int {
	n, cells, counting := 0, 0, 0
	for ; n < len(blocks); n++ {
		p := blocks[n].Paragraph
		if p == nil || p.Heading > 0 || !strings.Contains(p.Text, "\t") || len(p.Struck) > 0 {
			break
		}
		parts := strings.Split(p.Text, "\t")
		figures := 0
		for _, s := range parts {
			if isNumberCell(NewView(s).Text) {
				figures++
			}
		}
		if n == 0 {
			cells = len(parts)
		}
		if len(parts) != cells || n == 0 && figures > 0 {
			break
		}
		if figures >= 2 {
			counting++
		}
	}
	if n < 3 || cells < 3 || counting < 2 {
		return 0
	}
	return n
}

func tableOf(lines []document.Block) *document.Table {
	t := &document.Table{Ref: lines[0].Paragraph.Ref}
	for r, k := range lines {
		t.Lines = append(t.Lines, k.Paragraph.Ref)
		for c, s := range strings.Split(k.Paragraph.Text, "\t") {
			p := &document.Paragraph{Text: strings.TrimSpace(s), Ref: k.Paragraph.Ref}
			t.Cells = append(t.Cells, document.Cell{Row: r, Col: c, RowSpan: 1, ColSpan: 1, Blocks: []document.Block{document.P(p)}})
		}
	}
	t.Seal()
	return t
}
