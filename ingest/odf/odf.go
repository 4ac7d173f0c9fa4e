// Package odf reads OpenDocument texts and spreadsheets (ISO/IEC 26300; .odt, .ods, and their flat form) as a person sees them.
//
// Read: paragraphs, headings, list numbers (also Chinese ones, continued and restarted), tables with spans and nested tables, text boxes,
// footnotes and endnotes, page headers and footers, fields as shown, struck-out text; the cells of a spreadsheet as shown. Left out with a
// warning: tracked deletions, hidden text, sections, sheets, rows and columns, comments, pictures, charts.
package odf

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"nianping/ingest/document"
	"nianping/ingest/layout"
	"nianping/ingest/ooxml"
)

// reader holds what one document shares.
type reader struct {
	ctx     context.Context
	limits  document.Limits
	doc     *document.Document
	pending layout.Pending
	styles  map[string]*style // by family and name
	lists   map[string]*listStyle
	outline *listStyle
	counts  map[string]*counter // running numbers of lists, by style, and by id
	last    *counter            // of the list that ended last
	cells   int                 // grid positions left
	said    map[string]bool
	err     error
}

// Read reads an OpenDocument text or spreadsheet. The error wraps ErrCorrupt when the container or a part is broken, ErrEncrypted, ErrTooLarge,
// and ErrUnsupported for presentations, drawings and the like.
func Read(ctx context.Context, data []byte, limits document.Limits) (*document.Document, error) {
	limits = limits.Defaults()
	pkg, err := ooxml.Open(data, limits)
	if err != nil {
		return nil, err
	}
	manifest, err := pkg.Part("META-INF/manifest.xml")
	if err != nil {
		return nil, err
	}
	if bytes.Contains(manifest, []byte("encryption-data")) {
		return nil, document.ErrEncrypted
	}
	content, err := pkg.Part("content.xml")
	if err != nil {
		return nil, err
	}
	if content == nil {
		return nil, fmt.Errorf("%w（缺少 content.xml）", document.ErrCorrupt)
	}
	styles, err := pkg.Part("styles.xml")
	if err != nil {
		return nil, err
	}
	return read(ctx, content, styles, limits)
}

// ReadFlat reads a document that is one XML file (.fodt, .fods). Errors as Read.
func ReadFlat(ctx context.Context, data []byte, limits document.Limits) (*document.Document, error) {
	limits = limits.Defaults()
	if err := limits.Fit(int64(len(data))); err != nil {
		return nil, err
	}
	return read(ctx, data, nil, limits)
}

func read(ctx context.Context, content, styles []byte, limits document.Limits) (*document.Document, error) {
	r := &reader{ctx: ctx, limits: limits, doc: &document.Document{}, cells: limits.Cells, said: map[string]bool{},
		styles: map[string]*style{}, lists: map[string]*listStyle{}, counts: map[string]*counter{}}
	root, err := parse(ctx, content)
	if err != nil {
		return nil, err
	}
	masters := root.find("office:master-styles")
	if styles != nil {
		common, err := parse(ctx, styles)
		if err != nil {
			return nil, err
		}
		r.readStyles(common)
		masters = common.find("office:master-styles")
	}
	r.readStyles(root)
	body := root.find("office:body")
	text, book := body.find("office:text"), body.find("office:spreadsheet")
	switch {
	case text != nil:
		r.doc.Format = "odt"
		f := &flow{reader: r}
		f.blocksOf(text, document.Body)
		r.doc.Body = f.out
	case book != nil:
		r.doc.Format = "ods"
		r.book(book)
	default:
		return nil, fmt.Errorf("%w（这个 OpenDocument 文件不是文字文档，也不是表格）", document.ErrUnsupported)
	}
	r.pages(masters)
	if r.err != nil {
		return nil, r.err
	}
	if text != nil {
		r.pending.Number(r.doc)
	}
	return r.doc, nil
}

// warn says something of the whole document, once.
func (r *reader) warn(text string) {
	if !r.said[text] {
		r.said[text] = true
		r.doc.Warn(document.Ref{}, text)
	}
}

// pages reads the headers and footers of the page styles, each distinct one once.
func (r *reader) pages(masters *node) {
	if masters == nil {
		return
	}
	for _, page := range masters.kids {
		for _, k := range page.kids {
			part, list := document.Header, &r.doc.Headers
			switch k.name {
			case "style:footer", "style:footer-left", "style:footer-first":
				part, list = document.Footer, &r.doc.Footers
			case "style:header", "style:header-left", "style:header-first":
			default:
				continue
			}
			if k.attr("style:display") == "false" {
				continue
			}
			f := &flow{reader: r}
			f.blocksOf(k, part)
			for _, b := range f.out {
				if !repeated(*list, b) {
					*list = append(*list, b)
				}
			}
		}
	}
	if r.doc.Format == "ods" {
		r.pending.Number(&document.Document{Headers: r.doc.Headers, Footers: r.doc.Footers})
	}
}

// repeated reports whether a header or footer stands in the list already; page numbers make no difference.
func repeated(list []document.Block, b document.Block) bool {
	unnumbered := strings.NewReplacer("0", "", "1", "", "2", "", "3", "", "4", "", "5", "", "6", "", "7", "", "8", "", "9", "").Replace
	for _, k := range list {
		if k.Paragraph != nil && b.Paragraph != nil && unnumbered(k.Paragraph.Text) == unnumbered(b.Paragraph.Text) {
			return true
		}
	}
	return false
}
