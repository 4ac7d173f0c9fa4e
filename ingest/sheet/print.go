package sheet

import (
	"strings"

	"nianping/ingest/document"
)

// Print keeps the header or footer of a printed page, as part says, each distinct one once; raw has the codes in it.
func Print(d *document.Document, part document.Part, raw string) {
	text, list := printed(raw), &d.Headers
	if part == document.Footer {
		list = &d.Footers
	}
	if text == "" {
		return
	}
	for _, k := range *list {
		if k.Paragraph != nil && k.Paragraph.Text == text {
			return
		}
	}
	*list = append(*list, document.P(&document.Paragraph{Ref: document.Ref{Part: part, Para: len(*list) + 1}, Text: text}))
}

// printed takes the codes out of a page header or footer ([MS-XLS] 2.4.136, ECMA-376 part 1, 18.3.1.39): &C, &"font", &12,
// &P …
func printed(text string) string {
	var b strings.Builder
	for len(text) > 0 {
		if text[0] != '&' || len(text) < 2 {
			b.WriteByte(text[0])
			text = text[1:]
			continue
		}
		switch c := text[1]; {
		case c == '&':
			b.WriteByte('&')
			text = text[2:]
		case c == '"':
			_, rest, _ := strings.Cut(text[2:], `"`)
			text = rest
		case c >= '0' && c <= '9':
			text = strings.TrimLeft(text[1:], "0123456789")
		case c == 'K' && len(text) >= 8:
			text = text[8:]
		case c == 'L' || c == 'C' || c == 'R':
			b.WriteByte(' ')
			text = text[2:]
		default:
			text = text[2:]
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
