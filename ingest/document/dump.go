package document

import (
	"bufio"
	"io"
)

// Dump prints a document as text for people: a paragraph a line, a table row a line with its cells between tabs, then
// notes, headers and footers. Soft line breaks become spaces. It is what `extract --stage document` shows, and every
// piece of evidence is a contiguous piece of it.
func (d *Document) Dump(w io.Writer) error {
	b := bufio.NewWriter(w)
	for _, blocks := range [][]Block{d.Body, d.Notes, d.Headers, d.Footers} {
		for _, k := range blocks {
			switch {
			case k.Paragraph != nil:
				b.WriteString(softBreaks(k.Paragraph.Text))
				b.WriteByte('\n')
			case k.Table != nil:
				for r := range k.Table.Rows {
					b.WriteString(k.Table.line(r))
					b.WriteByte('\n')
				}
			}
		}
	}
	return b.Flush()
}

func softBreaks(s string) string {
	out := []byte(s)
	for i, c := range out {
		if c == '\n' || c == '\r' {
			out[i] = ' '
		}
	}
	return string(out)
}
