package xls

import (
	"strings"

	"nianping/ingest/document"
	"nianping/ingest/sheet"
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

// print keeps a header or footer of the printed page.
func (w *worksheet) print(b []byte, part document.Part) {
	if w.biff8 {
		s := segments{parts: [][]byte{b}}
		sheet.Print(w.doc, part, w.label(&s).value)
		return
	}
	sheet.Print(w.doc, part, w.short(b))
}
