package odf

import (
	"fmt"
	"strconv"
	"strings"

	"nianping/ingest/document"
	"nianping/ingest/layout"
	"nianping/ingest/symbol"
)

// flow is a run of paragraphs and tables: a body, a cell, a note, a text box.
type flow struct {
	*reader
	out   []document.Block
	part  document.Part
	depth int // of tables and text boxes
	// list state
	counter *counter
	level   int
	number  string // of the next paragraph
}

// blocksOf reads what stands in an element.
func (f *flow) blocksOf(n *node, part document.Part) {
	f.part = part
	for _, k := range n.kids {
		if f.err != nil {
			return
		}
		f.block(k)
	}
}

func (f *flow) block(n *node) {
	switch n.name {
	case "text:p", "text:h":
		f.paragraph(n)
	case "text:list":
		f.list(n)
	case "table:table":
		f.table(n)
	case "text:section":
		if n.attr("text:display") == "none" {
			f.warn("隐藏的章节未读取")
			return
		}
		f.blocksOf(n, f.part)
	case "text:tracked-changes":
		f.tracked(n)
	case "office:annotation", "office:annotation-end":
		f.warn("批注未读取")
	case "draw:frame", "draw:custom-shape", "draw:rect", "draw:text-box", "draw:g":
		f.out = append(f.out, f.box(n)...)
	case "text:index-body", "text:table-of-content", "text:illustration-index", "text:table-index", "text:object-index", "text:user-index", "text:alphabetical-index", "text:bibliography",
		"text:index-title", "text:numbered-paragraph", "text:soft-page-break", "office:forms", "text:sequence-decls", "text:variable-decls", "text:user-field-decls":
		if strings.HasSuffix(n.name, "-decls") || n.name == "office:forms" {
			return
		}
		f.blocksOf(n, f.part)
	}
}

// tracked says that deletions are left out; they stand apart from the text.
func (f *flow) tracked(n *node) {
	for _, region := range n.kids {
		if region.find("text:deletion") != nil {
			f.warn("修订中删除的文字未读取")
		}
	}
}

// list reads a list; its items take their numbers from its style, from the one around it, or from the paragraph's.
func (f *flow) list(n *node) {
	was, level := f.counter, f.level
	name := n.attr("text:style-name")
	if was == nil {
		f.level = 0
		f.counter = f.running(n, name)
		if id := n.attr("xml:id"); id != "" && f.counter != nil {
			f.counts["#"+id] = f.counter
		}
	} else {
		f.level++
		if s := f.lists[name]; s != nil && s != f.counter.style {
			f.counter = &counter{style: s}
		}
	}
	for _, item := range n.kids {
		switch item.name {
		case "text:list-header":
			f.blocksOf(item, f.part)
		case "text:list-item":
			f.item(item)
		}
	}
	if was == nil {
		f.last = f.counter
	}
	f.counter, f.level = was, level
}

// running finds the counter of a list: a continued one, or the one that its style has begun, or a new one.
func (f *flow) running(n *node, name string) *counter {
	if id := n.attr("text:continue-list"); id != "" {
		if c := f.counts["#"+id]; c != nil {
			return c
		}
	}
	s := f.lists[name]
	if n.attr("text:continue-numbering") == "true" {
		if s != nil && f.counts[name] != nil {
			return f.counts[name]
		}
		if f.last != nil {
			return f.last
		}
	}
	if s == nil {
		s = f.lists[f.listOfFirst(n)]
	}
	if s == nil {
		s = &listStyle{}
	}
	c := &counter{style: s}
	if name != "" {
		f.counts[name] = c
	}
	return c
}

// listOfFirst is the list style that the style of a list's first paragraph names.
func (f *flow) listOfFirst(n *node) string {
	for _, k := range n.kids {
		switch k.name {
		case "text:p", "text:h":
			return f.resolve(look{}, "paragraph", k.attr("text:style-name")).list
		case "text:list-item", "text:list":
			return f.listOfFirst(k)
		}
	}
	return ""
}

func (f *flow) item(item *node) {
	start := -1
	if v, err := strconv.Atoi(item.attr("text:start-value")); err == nil {
		start = v
	}
	first := true
	for _, k := range item.kids {
		if f.err != nil {
			return
		}
		if (k.name == "text:p" || k.name == "text:h") && first && f.counter != nil {
			first = false
			f.number = f.counter.next(f.level, start)
		}
		f.block(k)
	}
	f.number = ""
}

// paragraph reads a paragraph or heading.
func (f *flow) paragraph(n *node) {
	if err := f.ctx.Err(); err != nil {
		f.err = err
		return
	}
	look := f.resolve(look{}, "paragraph", n.attr("text:style-name"))
	heading := 0
	if n.name == "text:h" {
		heading = n.number("text:outline-level", 9)
		if f.number == "" && f.counter == nil && f.outline != nil && n.attr("text:is-list-header") != "true" {
			if f.counts["outline"] == nil {
				f.counts["outline"] = &counter{style: f.outline}
			}
			f.number = f.counts["outline"].next(heading-1, -1)
		}
	} else if look.outline > 0 {
		heading = min(look.outline, 9)
	}
	number := strings.TrimSpace(f.number)
	f.number = ""
	var line layout.Line
	s := &span{flow: f, line: &line}
	s.inline(n, look)
	f.out = append(f.out, line.Blocks(f.part, number, heading, &f.pending)...)
}

// box reads the text of a frame or shape as paragraphs of a text box.
func (f *flow) box(n *node) []document.Block {
	if f.depth >= f.limits.Depth {
		f.err = fmt.Errorf("%w（文本框或表格嵌套超过 %d 层）", document.ErrTooLarge, f.limits.Depth)
		return nil
	}
	inner := &flow{reader: f.reader, part: document.TextBox, depth: f.depth + 1}
	if f.part != document.Body {
		inner.part = f.part
	}
	for _, k := range n.kids {
		switch k.name {
		case "draw:text-box", "draw:frame", "draw:custom-shape", "draw:rect", "draw:g":
			inner.out = append(inner.out, inner.box(k)...)
		case "draw:image":
			f.warn("图片未读取")
		case "draw:object", "draw:object-ole":
			f.warn("嵌入的对象（图表、公式等）未读取")
		default:
			inner.block(k)
		}
	}
	return inner.out
}

// span reads character content into a line.
type span struct {
	*flow
	line  *layout.Line
	space bool // the last character was a blank that collapses others
	any   bool
}

// inline reads the content of a paragraph, or of a part of it.
func (s *span) inline(n *node, l look) {
	for _, k := range n.kids {
		if s.err != nil {
			return
		}
		switch k.name {
		case "":
			s.text(k.text, l)
		case "text:span":
			s.inline(k, s.resolve(l, "text", k.attr("text:style-name")))
		case "text:s":
			for range k.number("text:c", 1000) {
				s.put(' ', l)
			}
			s.space = false
		case "text:tab":
			s.put('\t', l)
		case "text:line-break":
			s.put('\n', l)
		case "text:note":
			s.note(k)
		case "text:ruby":
			if b := k.find("text:ruby-base"); b != nil {
				s.inline(b, l)
			}
		case "office:annotation", "office:annotation-end":
			s.warn("批注未读取")
		case "text:hidden-text", "text:hidden-paragraph":
			if k.attr("text:is-hidden") != "false" {
				s.warn("隐藏的文字未读取")
				continue
			}
			s.inline(k, l)
		case "draw:frame", "draw:custom-shape", "draw:rect", "draw:g", "draw:text-box":
			s.line.Boxes = append(s.line.Boxes, s.box(k)...)
		case "text:bookmark", "text:bookmark-start", "text:bookmark-end", "text:soft-page-break", "text:change", "text:change-start", "text:change-end", "svg:title", "svg:desc", "text:toc-mark",
			"text:script", "office:event-listeners", "text:reference-mark", "text:reference-mark-start", "text:reference-mark-end":
		default: // links, fields and marks show their content
			s.inline(k, l)
		}
	}
}

// text appends character data; blanks and line ends of the source are one blank.
func (s *span) text(data string, l look) {
	for _, r := range data {
		switch r {
		case ' ', '\n', '\t', '\r':
			if s.any && !s.space {
				s.put(' ', l)
			}
			s.space = true
		case '\u00AD', '\u200B', '\uFEFF':
		case '\u00A0':
			s.put(' ', l)
		default:
			s.put(r, l)
		}
	}
}

func (s *span) put(r rune, l look) {
	if l.hidden {
		s.warn("隐藏的文字未读取")
		return
	}
	if l.font != "" && r > ' ' {
		r = symbol.Rune(l.font, r)
	}
	s.line.Rune(r, layout.Style{Bold: l.bold, Strike: l.struck})
	s.space, s.any = false, true
}

// note reads a footnote or endnote and marks its place.
func (s *span) note(n *node) {
	part := document.Footnote
	if n.attr("text:note-class") == "endnote" {
		part = document.Endnote
	}
	inner := &flow{reader: s.reader, depth: s.depth}
	if body := n.find("text:note-body"); body != nil {
		inner.blocksOf(body, part)
	}
	if len(inner.out) == 0 {
		return
	}
	held := new([]document.Block)
	*held = inner.out
	s.line.Mark(held)
	s.doc.Notes = append(s.doc.Notes, inner.out...)
}
