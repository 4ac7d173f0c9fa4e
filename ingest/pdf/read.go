// Package pdf reads PDF files that carry text.
//
// What is read: characters in their places (by PDFium, a WebAssembly module), laid out by package page. Not read: annotations,
// form fields that are not shown, and pictures, unless a recogniser is given. A PDF without text is document.ErrScanned.
package pdf

import (
	"bytes"
	"context"
	"fmt"

	"nianping/ingest/document"
	"nianping/ingest/page"
)

// Read reads a PDF. Errors are document.ErrScanned, ErrEncrypted, ErrCorrupt or ErrTooLarge, wrapped.
func Read(ctx context.Context, data []byte, limits document.Limits) (*document.Document, error) {
	return ReadPictures(ctx, data, limits, nil)
}

// ReadPictures reads a PDF as Read does, but has the pages that are pictures recognised, unless recognise is nil. limits.Time bounds
// reading and drawing a page each; the recogniser bounds itself. A page that it cannot do is a warning. Errors are those of Read,
// ErrScanned where nothing at all was recognised, and the context's.
func ReadPictures(ctx context.Context, data []byte, limits document.Limits, recognise page.Recogniser) (*document.Document, error) {
	defer collectSooner()()
	limits = limits.Defaults()
	if err := whole(data, limits); err != nil {
		return nil, err
	}
	pages, err := readPages(ctx, data, limits.Time, lean, full)
	if err != nil {
		return nil, err
	}
	var said []string
	if recognise != nil {
		if said, err = lookAt(ctx, data, limits.Time, pages, recognise); err != nil {
			return nil, err
		}
	}
	doc, err := assemble(pages)
	if err != nil {
		return nil, err
	}
	for n, w := range said {
		if w != "" {
			doc.Warn(document.Ref{Page: n + 1}, w)
		}
	}
	return doc, nil
}

// whole refuses a file that is too large or breaks off.
func whole(data []byte, limits document.Limits) error {
	if err := limits.Fit(int64(len(data))); err != nil {
		return err
	}
	if at := bytes.LastIndex(data, []byte("endobj")); at < 0 || !bytes.Contains(data[at:], []byte("startxref")) {
		return fmt.Errorf("%w（PDF 文件末尾不完整）", document.ErrCorrupt)
	}
	return nil
}

// count gives the characters of a document, and how many of them have no known meaning.
func count(pages []*page.Page) (all, unread int) {
	for _, p := range pages {
		all += len(p.Glyphs)
		unread += p.Unread
	}
	return all, unread
}

// unreadable reports whether so many characters have no known meaning that the rest is of no use.
func unreadable(all, unread int) bool { return unread*10 > all*3 }

// assemble makes the document of the pages.
func assemble(pages []*page.Page) (*document.Document, error) {
	doc := &document.Document{Format: "pdf"}
	for n, p := range pages {
		if blank(p) {
			doc.Warn(document.Ref{Page: n + 1}, "这一页是图片，没有文字，未读取")
		}
	}
	all, unread := count(pages)
	switch {
	case len(pages) == 0:
		return nil, fmt.Errorf("%w（PDF 没有页面）", document.ErrCorrupt)
	case all < 8*len(pages) && all < 200:
		return nil, fmt.Errorf("%w（PDF 共 %d 页，几乎没有文字）", document.ErrScanned, len(pages))
	case unreadable(all, unread):
		return nil, fmt.Errorf("%w（PDF 的文字没有编码信息，无法还原）", document.ErrScanned)
	case unread > 0:
		doc.Warn(document.Ref{}, fmt.Sprintf("有 %d 个字符没有编码信息，可能缺字", unread))
	}
	page.Lay(doc, pages)
	return doc, nil
}

// blank reports whether a page shows pictures and no text.
func blank(p *page.Page) bool { return len(p.Glyphs) < 8 && p.Pictures > 0 }
