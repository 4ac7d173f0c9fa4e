// Package html reads HTML as a browser shows it, also when Word, Excel or a business system wrote it under another name.
//
// Read: paragraphs, line breaks, headings, lists with their numbers (type, start, value, list-style-type), Word's own list
// numbers, tables with spans and nested tables, captions, preformatted text, form fields, struck-out text, style sheets as far as
// they hide or strike. Left out: display:none, visibility:hidden, mso-hide:all, comments, conditional comments, scripts, data islands,
// tracked deletions. Pictures and frames are said in a warning.
package html

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"nianping/ingest/charset"
	"nianping/ingest/document"
	"nianping/ingest/layout"
)

// maxTags bounds the tree of a page in memory.
const maxTags = 1_000_000

// reader holds what one page shares.
type reader struct {
	ctx     context.Context
	limits  document.Limits
	doc     *document.Document
	pending layout.Pending
	sheet   styleSheet
	cells   int // grid positions left
	nodes   int
	err     error
	said    map[string]bool
}

// Read reads a page. The encoding is that of the byte order mark, of the page's own statement, or the one that reads best. The error wraps
// ErrTooLarge past the limits or for elements nested without end; HTML is never corrupt, for browsers show any.
func Read(ctx context.Context, data []byte, limits document.Limits) (*document.Document, error) {
	return ReadLabelled(ctx, data, "", limits)
}

// ReadLabelled is Read for a page whose encoding something outside it states, as the header of a mail does.
func ReadLabelled(ctx context.Context, data []byte, label string, limits document.Limits) (*document.Document, error) {
	limits = limits.Defaults()
	if err := limits.Fit(int64(len(data))); err != nil {
		return nil, err
	}
	if own := stated(data); own != "" && label == "" {
		label = own
	}
	if n := bytes.Count(data, []byte("<")); n > maxTags {
		return nil, fmt.Errorf("%w（网页有 %d 个标签，上限 %d）", document.ErrTooLarge, n, maxTags)
	}
	text, _ := charset.Decode(data, label)
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return nil, fmt.Errorf("%w（网页结构嵌套过深）", document.ErrTooLarge)
	}
	r := &reader{ctx: ctx, limits: limits, doc: &document.Document{Format: "html"}, cells: limits.Cells, said: map[string]bool{}}
	r.sheet.collect(root)
	f := &flow{reader: r}
	f.walk(root, state{})
	f.flush()
	if r.err != nil {
		return nil, r.err
	}
	r.doc.Body = f.blocks
	r.pending.Number(r.doc)
	return r.doc, nil
}

// stated finds the encoding that a page names in its head, or in its XML declaration.
func stated(data []byte) string {
	head := strings.ToLower(string(data[:min(len(data), 8192)]))
	for _, key := range []string{"charset=", "encoding="} {
		for rest := head; ; {
			_, after, ok := strings.Cut(rest, key)
			if !ok {
				break
			}
			name := strings.TrimLeft(after, `"' `)
			if end := strings.IndexAny(name, "\"'; />?\r\n"); end > 0 {
				if _, known := charset.Lookup(name[:end]); known != "" || name[:end] == "utf-8" {
					return name[:end]
				}
			}
			rest = after
		}
	}
	return ""
}

// warn says something once for the whole page.
func (r *reader) warn(text string) {
	if !r.said[text] {
		r.said[text] = true
		r.pending.Warn(nil, text)
	}
}

// skipped are elements that show nothing, or nothing of their own.
var skipped = map[atom.Atom]bool{atom.Script: true, atom.Style: true, atom.Head: true, atom.Template: true, atom.Noscript: true, atom.Object: true,
	atom.Iframe: true, atom.Svg: true, atom.Audio: true, atom.Video: true, atom.Canvas: true, atom.Datalist: true, atom.Title: true, atom.Rt: true, atom.Rp: true}

// blocks are elements that begin and end a paragraph.
var blocks = map[atom.Atom]bool{atom.P: true, atom.Div: true, atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true,
	atom.Ul: true, atom.Ol: true, atom.Li: true, atom.Dl: true, atom.Dt: true, atom.Dd: true, atom.Pre: true, atom.Blockquote: true, atom.Hr: true,
	atom.Address: true, atom.Article: true, atom.Aside: true, atom.Center: true, atom.Fieldset: true, atom.Legend: true, atom.Figure: true, atom.Figcaption: true,
	atom.Footer: true, atom.Form: true, atom.Header: true, atom.Main: true, atom.Nav: true, atom.Section: true, atom.Body: true, atom.Html: true,
	atom.Details: true, atom.Summary: true, atom.Dir: true, atom.Menu: true, atom.Caption: true, atom.Option: true, atom.Plaintext: true, atom.Xmp: true, atom.Listing: true}

// state is what an element hands down to what stands in it.
type state struct {
	look    layout.Style
	pre     bool
	heading int
	list    *list
	depth   int // of tables
	font    string
}

// attr is an attribute of an element, "" where it has none.
func attr(n *html.Node, name string) string {
	v, _ := lookup(n, name)
	return v
}

func lookup(n *html.Node, name string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}
