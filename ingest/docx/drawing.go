package docx

import (
	"path"
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
	case "a:p":
		st.shapeText(f, l)
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

// shapeText reads an a:p, a paragraph of a shape that is not a text box: of SmartArt, of a drawing canvas.
func (st *story) shapeText(f *flow, l *line) {
	var text []byte
	for depth := st.s.Depth(); st.s.Child(depth); {
		switch st.s.Name {
		case "a:r", "a:fld":
			for run := st.s.Depth(); st.s.Child(run); {
				if st.s.Name == "a:t" {
					text = st.s.AppendText(text)
				}
			}
		case "a:br":
			text = append(text, '\n')
		}
	}
	if t := strings.TrimSpace(string(visible(text))); t != "" {
		st.box(f, l, t)
	}
}

// diagram reads the text of SmartArt, a paragraph a line, from the part that holds its data.
func (st *story) diagram(f *flow, l *line) {
	rel := st.relations[st.s.Attr("r:dm")]
	s, err := st.open(rel.Target)
	if err != nil {
		st.s.Fail(err)
	}
	if s == nil || rel.External || !s.Root() {
		return
	}
	data := &story{reader: st.reader, s: s, part: rel.Target}
	data.drawing(f, l)
	if err := s.Finish(); err != nil {
		st.warn(f.last(), "SmartArt 图形损坏，未读完")
	}
}

// object hands on a workbook or document that was pasted as an object, and notes others as left out.
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
	if rel.External || len(data) == 0 || !isDocument(program, rel.Target) {
		l.left |= object
		return
	}
	l.files = append(l.files, pendingFile{name: rel.Target, data: data})
}

// isDocument reports whether an embedded object is one that some reader may know: by its program or by its ending.
func isDocument(program, name string) bool {
	for _, p := range []string{"Excel.", "ET.", "Word.", "WPS."} {
		if strings.HasPrefix(program, p) {
			return true
		}
	}
	switch strings.ToLower(path.Ext(name)) {
	case ".xlsx", ".xlsm", ".xls", ".et", ".docx", ".docm", ".doc", ".wps", ".rtf", ".pdf":
		return true
	}
	return false
}
