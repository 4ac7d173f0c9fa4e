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
	limits = limits.Defaults()
	if err := whole(data, limits); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, limits.Time)
	defer cancel()
	pages, err := readPages(ctx, data)
	if err != nil {
		return nil, err
	}
	return assemble(pages)
}

// whole refuses a file that is too large or breaks off.
func whole(data []byte, limits document.Limits) error {
	if int64(len(data)) > limits.Input {
		return fmt.Errorf("PDF 文件有 %d 字节：%w", len(data), document.ErrTooLarge)
	}
	if at := bytes.LastIndex(data, []byte("endobj")); at < 0 || !bytes.Contains(data[at:], []byte("startxref")) {
		return fmt.Errorf("PDF 文件末尾不完整：%w", document.ErrCorrupt)
	}
	return nil
}

// unreadable reports whether the characters of a document have no known meaning, for more than a third of them.
func unreadable(sheets []*sheet) bool {
	total, unmapped := 0, 0
	for _, s := range sheets {
		total += len(s.Glyphs)
		unmapped += s.unmapped
	}
	return unmapped*10 > total*3
}

// assemble makes the document of the pages.
func assemble(sheets []*sheet) (*document.Document, error) {
	doc := &document.Document{Format: "pdf"}
	total, unmapped := 0, 0
	var pages []*page.Page
	for n, p := range sheets {
		total += len(p.Glyphs)
		unmapped += p.unmapped
		if p.blank() {
			doc.Warn(document.Ref{Page: n + 1}, "这一页是图片，没有文字，未读取")
		}
		pages = append(pages, &p.Page)
	}
	switch {
	case len(sheets) == 0:
		return nil, fmt.Errorf("PDF 没有页面：%w", document.ErrCorrupt)
	case total < 8*len(sheets) && total < 200:
		return nil, fmt.Errorf("PDF 共 %d 页，几乎没有文字：%w", len(sheets), document.ErrScanned)
	case unreadable(sheets):
		return nil, fmt.Errorf("PDF 的文字没有编码信息，无法还原：%w", document.ErrScanned)
	case unmapped > 0:
		doc.Warn(document.Ref{}, fmt.Sprintf("有 %d 个字符没有编码信息，可能缺字", unmapped))
	}
	page.Lay(doc, pages)
	return doc, nil
}

// blank reports whether a page shows pictures and no text.
func (p *sheet) blank() bool { return len(p.Glyphs) < 8 && p.Pictures > 0 }
