// Package rtf reads Rich Text Format (versions 1.0 to 1.9.1) as a person sees it.
//
// Read: text in Unicode and in the code page of its font (Chinese characters of two bytes, also where a writer splits
// them over \'hh), paragraphs, tables with merged and nested cells, automatic numbers as the file writes them out, field
// results, footnotes and endnotes, headers and footers, text boxes once, symbols, tracked changes as accepted. Left out
// with a warning: hidden text, comments. Left out: pictures, embedded objects, index entries.
package rtf

import (
	"bytes"
	"context"
	"fmt"

	"nianping/ingest/document"
	"nianping/ingest/layout"
)

// maxGroups is how deep groups may nest; Word's own files stay under a hundred.
const maxGroups = 5000

// reader holds one document while it is read.
type reader struct {
	lexer
	ctx      context.Context
	doc      *document.Document
	state    state
	saved    []state
	stories  []*story // open stories, the body first
	fonts    map[int]font
	styles   map[int]styleLevel
	codePage int    // of the document
	raw      []byte // bytes of text that wait to be decoded
	skip     int    // characters that only readers without Unicode are to see
	high     rune   // first half of a surrogate pair
	notes    []*note
	headers  []*header
	objects  []*object    // open ones
	fields   []*field     // open ones
	section  int          // counts sections
	titled   map[int]bool // sections whose first page has headers of its own
	facing   bool         // left pages have headers of their own
	pending  layout.Pending
	cells    int
	depth    int
	comments bool
	pictures bool          // one was passed over
	entry    entry         // of the table (of fonts, of styles) that is being read
	first    rowDefinition // the last row of an outer table that was defined
	standard int           // the font of plain text
	title    []byte
}

type note struct {
	part   document.Part
	blocks []document.Block
}

// header is a header or footer as a section states it.
type header struct {
	note
	section     int
	first, left bool
}

// Is reports whether data is RTF.
func Is(data []byte) bool {
	return bytes.HasPrefix(bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF")), " \t\r\n\x00"), []byte(`{\rtf`))
}

// Read reads an RTF document. The error wraps document.ErrUnsupported when the bytes are no RTF, ErrCorrupt when it
// breaks off, ErrScanned when it holds nothing but pictures, ErrTooLarge past the limits or the context's deadline.
func Read(ctx context.Context, data []byte, limits document.Limits) (*document.Document, error) {
	limits = limits.Defaults()
	ctx, cancel := context.WithTimeout(ctx, limits.Time)
	defer cancel()
	if !Is(data) {
		return nil, fmt.Errorf("%w（不是 RTF 文件）", document.ErrUnsupported)
	}
	if err := limits.Fit(int64(len(data))); err != nil {
		return nil, err
	}
	r := &reader{
		lexer: lexer{data: data, at: bytes.IndexByte(data, '{')}, ctx: ctx, doc: &document.Document{Format: "rtf"},
		fonts: map[int]font{}, styles: map[int]styleLevel{}, titled: map[int]bool{}, codePage: 1252, cells: limits.Cells, depth: limits.Depth,
	}
	r.state = newState()
	r.push(document.Body)
	if err := r.run(); err != nil {
		return nil, err
	}
	return r.finish()
}

// run reads token by token until the outermost group closes.
func (r *reader) run() error {
	for count := 0; ; count++ {
		if count&0xFFF == 0xFFF && r.ctx.Err() != nil {
			return fmt.Errorf("%w（读取超时）", document.ErrTooLarge)
		}
		t := r.next()
		switch t.kind {
		case tokenEnd:
			r.flush()
			if len(r.saved) > 1 {
				return fmt.Errorf("%w（RTF 在第 %d 字节处中断）", document.ErrCorrupt, r.at)
			}
			if len(r.saved) == 1 {
				r.pending.Warn(nil, "文件缺少结尾标记，内容可能不完整")
			}
			return nil
		case tokenOpen:
			if err := r.open(); err != nil {
				return err
			}
		case tokenClose:
			if err := r.close(); err != nil {
				return err
			}
			if len(r.saved) == 0 {
				return nil
			}
		case tokenByte:
			r.byte(t.value)
		case tokenText:
			r.text(t.text)
		case tokenControl:
			if err := r.control(t); err != nil {
				return err
			}
		}
	}
}

func (r *reader) open() error {
	r.flush()
	r.skip = 0
	if len(r.saved) >= maxGroups {
		return fmt.Errorf("%w（RTF 分组嵌套超过 %d 层）", document.ErrTooLarge, maxGroups)
	}
	r.saved = append(r.saved, r.state)
	r.state.fresh, r.state.starred, r.state.opens = true, false, false
	return nil
}

func (r *reader) close() error {
	r.flush()
	r.skip = 0
	n := len(r.saved)
	if n == 0 {
		return nil
	}
	if r.state.opens {
		if err := r.pop(); err != nil {
			return err
		}
	}
	r.endField()
	r.endObject()
	if n := len(r.fields); r.state.dest == destEntry && r.saved[len(r.saved)-1].dest != destEntry && n > 0 {
		f := &r.fields[n-1].form
		f.entries, f.entry = append(f.entries, string(f.entry)), nil
	}
	if d := r.state.dest; d != r.saved[n-1].dest && (d == destFont || d == destStyle) {
		r.endEntry(d)
	}
	r.state = r.saved[n-1]
	r.saved = r.saved[:n-1]
	return nil
}

// finish puts the document together.
func (r *reader) finish() (*document.Document, error) {
	for len(r.stories) > 1 {
		if err := r.pop(); err != nil {
			return nil, err
		}
	}
	body := r.stories[0]
	if err := r.endStory(body); err != nil {
		return nil, err
	}
	if r.doc.Body = body.out; len(body.out) == 0 && r.pictures && !r.pending.Embeds() {
		return nil, fmt.Errorf("%w（RTF 文件里只有图片）", document.ErrScanned)
	}
	for _, part := range [...]document.Part{document.Footnote, document.Endnote} {
		for _, n := range r.notes {
			if n.part == part {
				r.doc.Notes = append(r.doc.Notes, n.blocks...)
			}
		}
	}
	var margins layout.Margins
	for _, h := range r.headers {
		if (!h.first || r.titled[h.section]) && (!h.left || r.facing) { // else no page shows it
			margins.Add(r.doc, h.part, h.blocks)
		}
	}
	if title := string(bytes.TrimSpace(r.title)); title != "" {
		r.doc.Props = map[string]string{"title": title}
	}
	if r.comments {
		r.pending.Warn(nil, "文档中有批注，未读取")
	}
	r.pending.Number(r.doc)
	return r.doc, nil
}
