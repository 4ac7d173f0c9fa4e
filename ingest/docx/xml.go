package docx

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"nianping/ingest/charset"
	"nianping/ingest/document"
	"nianping/ingest/ooxml"
)

// ReadXML reads a Word document that is one XML file, often named .doc or .xml: a flat container (pkg:package) or Word
// 2003 XML (w:wordDocument). Errors are those of Read.
func ReadXML(ctx context.Context, data []byte, limits document.Limits) (*document.Document, error) {
	r := newReader(ctx, limits, "wordml")
	if err := r.limits.Fit(int64(len(data))); err != nil {
		return nil, err
	}
	text := recoded(data)
	s := ooxml.NewScanner(text)
	root := s.Root()
	var err error
	switch {
	case root && s.Name == "pkg:package":
		var pkg *ooxml.Package
		if pkg, err = ooxml.OpenFlat(text, r.limits); err == nil {
			err = r.readPackage(pkg)
		}
	case root && s.Name == "w:wordDocument":
		err = r.read2003(s)
	case root:
		err = fmt.Errorf("%w（不是 Word 的 XML 文件）", document.ErrUnsupported)
	default:
		err = s.Err()
	}
	if err != nil {
		return nil, err
	}
	return r.finished()
}

// recoded is an XML file in UTF-8, unless it is already in an encoding that the scanner knows.
func recoded(data []byte) []byte {
	head := data[:min(len(data), 200)]
	_, rest, ok := bytes.Cut(head, []byte("encoding="))
	if !ok || len(rest) < 2 {
		return data
	}
	label, _, _ := bytes.Cut(rest[1:], rest[:1])
	if l := strings.ToLower(string(label)); strings.HasPrefix(l, "utf") {
		return data
	}
	text, _ := charset.Decode(data, string(label))
	return []byte(text)
}

// read2003 reads Word 2003 XML from its root. Its elements are mostly those of today; what differs is looked for beside
// them: w:listPr, w:vmerge, aml:annotation, notes and headers within the text.
func (r *reader) read2003(s *ooxml.Scanner) error {
	r.styles, r.lists, r.within = newStyleSheet().styles(), &lists{said: &listing{}}, notes{}
	st := &story{reader: r, s: s, blanks: true}
	for depth := s.Depth(); s.Child(depth); {
		switch s.Name {
		case "w:lists":
			st.lists.said.read(st)
		case "w:styles":
			r.styles.sheet.read(st)
			r.styles = r.styles.sheet.styles()
		case "w:docPr":
			st.settings()
		case "w:body":
			f := flow{}
			st.blocks(&f)
			st.close(&f)
			r.doc.Body = f.blocks
		case "o:DocumentProperties":
			r.keep(st.properties())
		}
	}
	if err := s.Finish(); err != nil {
		return err
	}
	r.tieNotes(r.within, r.marks)
	return r.readHeaders(nil)
}

// annotation reads an aml:annotation, by which Word 2003 XML tells changes, comments and bookmarks: what was deleted
// and comments are left out, the rest is read on.
func (st *story) annotation(read func()) (left leftOut) {
	switch kind := st.s.Attr("w:type"); {
	case kind == "Word.Deletion" || kind == "Word.Move.From":
		return deletedText
	case strings.HasPrefix(kind, "Word.Comment"):
		return comment
	}
	for depth := st.s.Depth(); st.s.Child(depth); {
		if st.s.Name != "aml:content" {
			continue
		}
		for inner := st.s.Depth(); st.s.Child(inner); {
			read()
		}
	}
	return 0
}

// inlineNote reads a note that stands in the text.
func (st *story) inlineNote(l *line, c character, part document.Part) {
	k := noteKey{part, fmt.Sprint("inline", len(st.within))}
	f := flow{where: part}
	outer := st.fields
	st.fields = nil
	st.blocks(&f)
	st.close(&f)
	if st.fields = outer; st.within != nil && st.covered == 0 {
		st.within[k] = f.blocks
		st.note(l, c, k)
	}
}

// inlineHeader reads a header or footer that stands in its section.
func (st *story) inlineHeader() reference {
	h := reference{kind: st.s.Attr("w:type"), footer: st.s.Name == "w:ftr", read: true}
	f := flow{where: h.where()}
	outer := st.fields
	st.fields = nil
	st.blocks(&f)
	st.close(&f)
	st.fields = outer
	h.blocks = f.blocks
	return h
}
