package xlsx

import (
	"strings"

	"nianping/ingest/document"
	"nianping/ingest/ooxml"
	"nianping/ingest/sheet"
)

// around reads what stands round a sheet's cells: text boxes, comments (left out), print headers and footers.
func (w *worksheet) around(part string) error {
	relations, err := w.pkg.Relations(part)
	if err != nil {
		return err
	}
	for _, rel := range sorted(relations) {
		switch rel.Type {
		case "comments", "threadedComment":
			w.doc.Warn(document.Ref{Sheet: w.out.Name}, "批注未读取")
		case "drawing":
			if rel.ID == w.drawing {
				if err := w.boxes(rel.Target); err != nil {
					return err
				}
			}
		}
	}
	for _, p := range w.prints {
		part := document.Header
		if p[0] == 'F' {
			part = document.Footer
		}
		sheet.Print(w.doc, part, p[1:])
	}
	return nil
}

// boxes reads the paragraphs of a drawing's text boxes, each box once.
func (w *worksheet) boxes(part string) error {
	data, err := w.pkg.Part(part)
	if err != nil || data == nil {
		return err
	}
	s := ooxml.NewScanner(data)
	if s.Root() {
		w.shapes(s)
	}
	return s.Err()
}

// shapes walks down to the text bodies. Of the choices for one shape, the fallback is for older programs.
func (w *worksheet) shapes(s *ooxml.Scanner) {
	for depth := s.Depth(); s.Child(depth); {
		switch name := s.Name; {
		case name == "mc:Fallback":
		case strings.HasSuffix(name, ":txBody"):
			for d := s.Depth(); s.Child(d); {
				if s.Name == "a:p" {
					w.boxParagraph(s)
				}
			}
		case strings.HasSuffix(name, ":graphicFrame"):
			w.doc.Warn(document.Ref{Sheet: w.out.Name}, "图表未读取")
		case strings.HasSuffix(name, ":nvSpPr"):
			if hiddenShape(s) {
				w.doc.Warn(document.Ref{Sheet: w.out.Name}, "隐藏的文本框未读取")
				skipRest(s, depth)
				return
			}
		default:
			w.shapes(s)
		}
	}
}

func hiddenShape(s *ooxml.Scanner) bool {
	hidden := false
	for d := s.Depth(); s.Child(d); {
		if strings.HasSuffix(s.Name, ":cNvPr") {
			hidden = isTrue(s.Attr("hidden"))
		}
	}
	return hidden
}

func skipRest(s *ooxml.Scanner, depth int) {
	for s.Child(depth) {
	}
}

func (w *worksheet) boxParagraph(s *ooxml.Scanner) {
	var b strings.Builder
	for d := s.Depth(); s.Child(d); {
		switch s.Name {
		case "a:br":
			b.WriteByte('\n')
		case "a:r", "a:fld":
			for k := s.Depth(); s.Child(k); {
				if s.Name == "a:t" {
					b.WriteString(s.Text())
				}
			}
		}
	}
	if strings.TrimSpace(b.String()) != "" {
		ref := document.Ref{Part: document.TextBox, Sheet: w.out.Name}
		w.doc.Body = append(w.doc.Body, document.P(&document.Paragraph{Ref: ref, Text: b.String()}))
	}
}
