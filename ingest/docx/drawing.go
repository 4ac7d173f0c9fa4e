package docx

import (
	"strings"

	"nianping/ingest/document"
)

// drawing reads the children of a drawing, DrawingML or VML: text boxes, SmartArt, objects.
func (st *story) drawing(f *flow, l *line) {
	for depth := st.s.Depth(); st.s.Child(depth); {
		st.shape(f, l)
	}
}

func (st *story) shape(f *flow, l *line) {
	switch st.s.Name {
	case "w:txbxContent":
		st.textBox(f, l)
	case "mc:AlternateContent":
		st.alternate(func() { st.shape(f, l) })
	case "wp:anchor", "wp:inline":
		hidden := false
		for depth := st.s.Depth(); st.s.Child(depth); {
			if st.s.Name == "wp:docPr" {
				hidden = isTrue(st.s.Attr("hidden"))
			} else if !hidden {
				st.shape(f, l)
			}
		}
	case "v:textpath":
		if text := strings.TrimSpace(st.s.Attr("string")); text != "" && f.where == document.Body {
			st.box(f, l, text)
		}
	case "dgm:relIds":
		st.diagram(f, l)
	case "c:chart":
		l.left |= chart
	case "pic:pic", "v:imagedata":
		if f.where == document.Body || f.where == document.TextBox {
			l.left |= picture
		}
	case "o:OLEObject":
		st.object(f, l)
	default:
		st.drawing(f, l)
	}
}

// boxPart is the part that the blocks of a text box stand in.
func (f *flow) boxPart() document.Part {
	if f.where == document.Body {
		return document.TextBox
	}
	return f.where
}

func (st *story) textBox(f *flow, l *line) {
	inner := flow{where: f.boxPart(), home: f.last()}
	outer, controls, prompts := st.fields, st.checkbox, st.prompts
	st.fields, st.checkbox, st.prompts = nil, 0, 0
	st.blocks(&inner)
	st.close(&inner)
	st.fields, st.checkbox, st.prompts = outer, controls, prompts
	l.boxes = append(l.boxes, inner.blocks...)
}

// box adds a text box of one paragraph.
func (st *story) box(f *flow, l *line, text string) {
	p := st.newParagraph()
	*p = document.Paragraph{Ref: document.Ref{Part: f.boxPart()}, Text: text}
	l.boxes = append(l.boxes, document.P(p))
}

// diagram reads the text of SmartArt, a paragraph a shape, from the part that holds its data.
func (st *story) diagram(f *flow, l *line) {
	rel := st.relations[st.s.Attr("r:dm")]
	s, err := st.open(rel.Target)
	if err != nil {
		st.s.Fail(err)
	}
	if s == nil || rel.External {
		return
	}
	var text []byte
	var walk func(depth int)
	walk = func(depth int) {
		for s.Child(depth) {
			switch s.Name {
			case "a:t":
				text = s.AppendText(text)
			case "a:p":
				if len(text) > 0 {
					text = append(text, '\n')
				}
				walk(s.Depth())
			case "dgm:pt":
				text = text[:0]
				walk(s.Depth())
				if t := strings.TrimSpace(string(visible(text))); t != "" && s.Err() == nil {
					st.box(f, l, t)
				}
			default:
				walk(s.Depth())
			}
		}
	}
	if s.Root() {
		walk(s.Depth())
	}
	if s.Err() != nil {
		st.warn(f.last(), "SmartArt 图形损坏，未读完")
	}
}

// object hands on a workbook that was pasted as an object, and notes others as left out.
func (st *story) object(f *flow, l *line) {
	program, rel := st.s.Attr("ProgID"), st.relations[st.s.Attr("r:id")]
	if st.covered > 0 || strings.HasPrefix(program, "Equation") {
		return
	}
	data, err := st.pkg.Part(rel.Target)
	if err != nil {
		st.s.Fail(err)
		return
	}
	if rel.External || len(data) == 0 || !isWorkbook(program, rel.Target) {
		l.left |= object
		return
	}
	l.files = append(l.files, pendingFile{name: rel.Target, data: data})
}

func isWorkbook(program, name string) bool {
	name = strings.ToLower(name)
	for _, ending := range []string{".xlsx", ".xlsm", ".xlsb", ".xls", ".et"} {
		if strings.HasSuffix(name, ending) {
			return true
		}
	}
	return strings.HasPrefix(program, "Excel.") || strings.HasPrefix(program, "ET.")
}
