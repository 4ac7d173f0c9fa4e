package docx

import (
	"fmt"
	"strings"

	"nianping/ingest/document"
	"nianping/ingest/ooxml"
)

// story is one part with text while it is read: the body, a header, the footnotes.
type story struct {
	*reader
	s         *ooxml.Scanner
	part      string
	relations map[string]ooxml.Relation
	fields    []field
	blanks    bool // blanks at the ends of a w:t count
	openCodes bool // read as if no field were open: one of them has no end
	tables    int  // tables open around the scanner's place
	covered   int  // cells hidden under a merged one around it
	prompts   int  // content controls around it that show their prompt
	checkbox  int  // content controls around it that are check boxes
	spare     line // the outermost line, used again and again
	lines     int  // lines being read, one within a text box of the other
	text      []byte

	ofParagraphs ooxml.Lately[paragraphProperties]
	ofRuns       ooxml.Lately[runProperties]
	ofCells      ooxml.Lately[cellProperties]
}

// flow collects the blocks of one place: the body, a cell, a text box, a note.
type flow struct {
	where   document.Part
	home    place // of warnings when the flow has no block yet
	blocks  []document.Block
	carried *line // text of a paragraph whose mark is not there: it goes before the next one
}

// readStory reads a whole part whose root (or its w:body) holds blocks.
func (r *reader) readStory(part string, relations map[string]ooxml.Relation, where document.Part) ([]document.Block, error) {
	before, counted := *r, r.lists.standing()
	st := &story{reader: r, part: part, relations: relations}
	blocks, err := st.read(where)
	if err == nil && !st.shown() {
		// A field that never ends would hide the rest of the text: read again without fields.
		*r = before
		r.lists.restore(counted, r.styles)
		st = &story{reader: r, part: part, relations: relations, openCodes: true}
		blocks, err = st.read(where)
		r.warn(place{}, "有一个域没有结束标记，已按普通文字读取")
	}
	return blocks, err
}

func (st *story) read(where document.Part) ([]document.Block, error) {
	s, err := st.open(st.part)
	if err != nil {
		return nil, err
	}
	if s == nil {
		return nil, fmt.Errorf("%w（缺少 %s）", document.ErrCorrupt, st.part)
	}
	st.s = s
	f := flow{where: where}
	if st.s.Root() {
		if !strings.HasPrefix(st.s.Name, "w:") {
			return nil, fmt.Errorf("%w（%s 不是 Word 正文）", document.ErrUnsupported, st.part)
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
	case "aml:annotation":
		if st.annotation(func() { st.block(f) })&deletedText != 0 {
			st.warnAfter(f, leftOutTexts[1].text)
		}
	case "w:sectPr":
		st.section()
	case "w:altChunk":
		st.chunk(f)
	case "w:subDoc":
		st.warnAfter(f, "主控文档的子文档不在本文件中，未读取")
	case "w:del", "w:moveFrom", "w:background", "w:docParts", "w:bookmarkStart", "w:bookmarkEnd":
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

// warnAfter warns about the place behind the last block of a flow.
func (st *story) warnAfter(f *flow, text string) {
	if st.covered == 0 {
		st.warn(f.last(), text)
	}
}

// last is the place of the last block of a flow.
func (f *flow) last() place {
	if n := len(f.blocks); n > 0 {
		if p := f.blocks[n-1].Paragraph; p != nil {
			return place{at: &p.Ref}
		}
		return place{at: &f.blocks[n-1].Table.Ref}
	}
	return f.home
}

// alternate reads mc:AlternateContent: the first choice all of whose needs are known here, else the fallback; never two.
func (st *story) alternate(read func()) {
	taken := false
	for depth := st.s.Depth(); st.s.Child(depth); {
		switch {
		case taken:
			continue
		case st.s.Name == "mc:Choice":
			taken = st.s.Knows(st.s.Attr("Requires"))
		case st.s.Name == "mc:Fallback":
			taken = true
		}
		if taken {
			for inner := st.s.Depth(); st.s.Child(inner); {
				read()
			}
		}
	}
}

// chunk takes in a w:altChunk: a Word document is read here, anything else is handed on.
func (st *story) chunk(f *flow) {
	rel := st.relations[st.s.Attr("r:id")]
	data, err := st.pkg.Part(rel.Target)
	if err != nil {
		st.s.Fail(err)
		return
	}
	if rel.External || data == nil {
		st.warnAfter(f, "文档中引用的另一份文件不在本文件中，未读取")
		return
	}
	if !strings.HasPrefix(string(data[:min(2, len(data))]), "PK") {
		st.embed(f.last(), rel.Target, data)
		return
	}
	if st.chunks >= maxChunks {
		st.s.Fail(fmt.Errorf("%w（文档里嵌套的文档超过 %d 层）", document.ErrTooLarge, maxChunks))
		return
	}
	inner := &reader{ctx: st.ctx, limits: st.limits, doc: &document.Document{}, memory: st.memory, chunks: st.chunks + 1, paragraphs: st.paragraphs, cells: st.cells, positions: st.positions}
	inner.limits.Unpacked -= st.pkg.Unpacked()
	pkg, err := ooxml.Open(data, inner.limits)
	if err == nil {
		err = inner.readPackage(pkg)
	}
	if err != nil {
		st.warnAfter(f, "文档中嵌入的另一份 Word 文件无法读取")
		return
	}
	st.paragraphs, st.cells, st.positions = inner.paragraphs, inner.cells, inner.positions
	f.blocks = append(f.blocks, inner.doc.Body...)
	st.doc.Notes = append(st.doc.Notes, inner.doc.Notes...)
	st.warnings = append(st.warnings, inner.warnings...)
	st.embedded = append(st.embedded, inner.embedded...)
}
