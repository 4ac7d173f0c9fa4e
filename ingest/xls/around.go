package xls

import (
	"strings"

	"nianping/ingest/document"
)

// noteObject is the kind of a drawing that shows a comment ([MS-XLS] 2.5.143).
const noteObject = 0x19

// textSize is the size of a TXO record; its text is in the CONTINUE records behind it.
const textSize = 18

// textBox reads the text of a drawing. Comments are drawings too; they are left out.
func (w *worksheet) textBox(s *records, b []byte) error {
	n := u16(b, 10)
	if n == 0 || len(b) < textSize {
		return nil
	}
	rest := s.continued(b)
	rest.skip(len(b))
	label := w.unicode(&rest, n)
	if w.object == noteObject {
		return nil
	}
	for _, line := range strings.FieldsFunc(label.value, func(r rune) bool { return r == '\n' || r == '\r' }) {
		if strings.TrimSpace(line) != "" {
			w.boxes = append(w.boxes, document.P(&document.Paragraph{Ref: document.Ref{Part: document.TextBox, Sheet: w.out.Name}, Text: line}))
		}
	}
	return w.check(&rest)
}

// print keeps a header or footer of the printed page, each distinct one once.
func (w *worksheet) print(b []byte, part document.Part, into *[]document.Block) {
	var text string
	if w.biff8 {
		s := segments{parts: [][]byte{b}}
		text = printed(w.label(&s).value)
	} else {
		text = printed(w.short(b))
	}
	if text == "" {
		return
	}
	for _, k := range *into {
		if k.Paragraph.Text == text {
			return
		}
	}
	*into = append(*into, document.P(&document.Paragraph{Ref: document.Ref{Part: part, Para: len(*into) + 1}, Text: text}))
}

// printed takes the codes out of a page header or footer ([MS-XLS] 2.4.136): &C, &"font", &12, &P …
func printed(text string) string {
	var b strings.Builder
	for text != "" {
		before, code, found := strings.Cut(text, "&")
		b.WriteString(before)
		if !found || code == "" {
			break
		}
		switch c := code[0]; {
		case c == '&':
			b.WriteByte('&')
			text = code[1:]
		case c == '"':
			_, text, _ = strings.Cut(code[1:], `"`)
		case c >= '0' && c <= '9':
			text = strings.TrimLeft(code, "0123456789")
		case c == 'L' || c == 'C' || c == 'R':
			b.WriteByte(' ')
			text = code[1:]
		case c == 'K' && len(code) >= 7:
			text = code[7:]
		default:
			text = code[1:]
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
