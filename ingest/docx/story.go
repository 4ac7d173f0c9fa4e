package docx

import (
	"fmt"

	"nianping/ingest/document"
	"nianping/ingest/ooxml"
)

// story is one part with text that is being read: the body, a header, the footnotes.
type story struct {
	*reader
	s         *ooxml.Scanner
	part      string
	relations map[string]ooxml.Relation
	fields    []field // open complex fields
	tables    int     // tables open around the scanner's place
}

// flow collects the blocks of one place: the body, a cell, a text box, a note.
type flow struct {
	where   document.Part
	blocks  []document.Block
	carried *line // text of a paragraph whose mark is deleted: it goes before the next one
}

// readStory reads a whole part whose root (or its w:body) holds blocks.
func (r *reader) readStory(part string, relations map[string]ooxml.Relation, where document.Part) ([]document.Block, error) {
	data, err := r.pkg.Part(part)
	if err != nil {
		return nil, err
	}
	if data == nil {
		return nil, fmt.Errorf("%w（缺少 %s）", document.ErrCorrupt, part)
	}
	st := &story{reader: r, s: ooxml.NewScanner(data), part: part, relations: relations}
	f := flow{where: where}
	if st.s.Root() {
		if st.s.Name[:2] != "w:" {
			return nil, fmt.Errorf("%w（%s 不是 Word 正文）", document.ErrUnsupported, part)
		}
		st.blocks(&f)
	}
	st.close(&f)
	return f.blocks, st.s.Finish()
}

// blocks reads the children of the element just found as block content.
func (st *story) blocks(f *flow) {
	for depth := st.s.Depth(); st.s.Child(depth); {
		st.block(f)
	}
}

// block reads the element just found. What is not known is looked into: wrappers come and go, text stays.
func (st *story) block(f *flow) {
	switch st.s.Name {
	case "w:p":
		st.paragraph(f)
	case "w:tbl":
		st.table(f)
	case "w:sdt":
		st.control(func() { st.block(f) })
	case "mc:AlternateContent":
		st.alternate(func() { st.block(f) })
	case "w:sectPr":
		st.section()
	case "w:altChunk":
		st.warnAt(f, "文档中嵌入了另一份文件（altChunk），未读取")
	case "w:del", "w:moveFrom", "w:background", "w:docParts":
	default:
		st.blocks(f)
	}
}

// close ends a flow: text that waits for a paragraph to join stands alone.
func (st *story) close(f *flow) {
	if l := f.carried; l != nil {
		f.carried = nil
		st.finish(f, l)
	}
}

// warnAt warns about the place behind the last block of a flow.
func (st *story) warnAt(f *flow, text string) {
	at := &document.Ref{}
	if n := len(f.blocks); n > 0 {
		if p := f.blocks[n-1].Paragraph; p != nil {
			at = &p.Ref
		} else {
			at = &f.blocks[n-1].Table.Ref
		}
	}
	st.warn(at, text)
}

// alternate reads mc:AlternateContent: the first choice whose needs a reader of today knows, else the fallback; never both.
func (st *story) alternate(read func()) {
	taken := false
	for depth := st.s.Depth(); st.s.Child(depth); {
		if taken || st.s.Name != "mc:Choice" && st.s.Name != "mc:Fallback" {
			continue
		}
		taken = true
		for inner := st.s.Depth(); st.s.Child(inner); {
			read()
		}
	}
}

// control reads a content control, w:sdt, calling read for each child of its content.
func (st *story) control(read func()) {
	for depth := st.s.Depth(); st.s.Child(depth); {
		if st.s.Name != "w:sdtContent" {
			continue
		}
		for inner := st.s.Depth(); st.s.Child(inner); {
			read()
		}
	}
}
