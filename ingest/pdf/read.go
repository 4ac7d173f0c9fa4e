// Package pdf reads PDF files that carry text.
//
// What is read: characters in their places (by PDFium, compiled to WebAssembly), lines and paragraphs, tables drawn
// with lines (merged cells, continued over pages) and tables set by alignment, headers, footers and page numbers apart.
// Partly: text in several columns comes line by line. Not read: pictures, annotations, form fields that are not shown.
// A PDF without text is document.ErrScanned.
package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math"

	pdfiumerrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/requests"

	"nianping/ingest/document"
)

const maxPages = 2000

// Read reads a PDF. Errors are document.ErrScanned, ErrEncrypted, ErrCorrupt or ErrTooLarge, wrapped.
func Read(ctx context.Context, data []byte, limits document.Limits) (*document.Document, error) {
	limits = limits.Defaults()
	if int64(len(data)) > limits.Input {
		return nil, fmt.Errorf("PDF 文件有 %d 字节：%w", len(data), document.ErrTooLarge)
	}
	if at := bytes.LastIndex(data, []byte("endobj")); at < 0 || !bytes.Contains(data[at:], []byte("startxref")) {
		return nil, fmt.Errorf("PDF 文件末尾不完整：%w", document.ErrCorrupt)
	}
	ctx, cancel := context.WithTimeout(ctx, limits.Time)
	defer cancel()
	wait, stop := context.WithTimeout(ctx, waitForInstance)
	defer stop()
	in, err := instance(wait)
	if err != nil {
		return nil, fmt.Errorf("PDF 引擎忙：%w", errors.Join(document.ErrTooLarge, err))
	}

	type result struct {
		pages []*page
		err   error
	}
	done := make(chan result, 1)
	go func() {
		var r result
		defer func() {
			if p := recover(); p != nil {
				r.err = fmt.Errorf("PDF 内部结构有误：%w", document.ErrCorrupt)
			}
			done <- r
		}()
		opened, err := in.OpenDocument(&requests.OpenDocument{File: &data})
		if err != nil {
			r.err = openError(err)
			return
		}
		r.pages, r.err = pages(ctx, pageReader{in, opened.Document})
	}()
	select {
	case r := <-done:
		in.Close()
		if r.err != nil {
			return nil, r.err
		}
		return assemble(r.pages)
	case <-ctx.Done():
		in.Kill()
		return nil, fmt.Errorf("读取 PDF 超时：%w", document.ErrTooLarge)
	}
}

func openError(err error) error {
	if errors.Is(err, pdfiumerrors.ErrPassword) || errors.Is(err, pdfiumerrors.ErrSecurity) {
		return fmt.Errorf("PDF：%w", document.ErrEncrypted)
	}
	return fmt.Errorf("PDF 无法打开（%v）：%w", err, document.ErrCorrupt)
}

func pages(ctx context.Context, pr pageReader) ([]*page, error) {
	count, err := pr.in.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: pr.doc})
	if err != nil {
		return nil, fmt.Errorf("PDF 页数未知：%w", document.ErrCorrupt)
	}
	if count.PageCount > maxPages {
		return nil, fmt.Errorf("PDF 有 %d 页：%w", count.PageCount, document.ErrTooLarge)
	}
	var out []*page
	for n := range count.PageCount {
		if ctx.Err() != nil {
			return nil, fmt.Errorf("读取 PDF 超时：%w", document.ErrTooLarge)
		}
		p, err := pr.page(n)
		if err != nil {
			return nil, fmt.Errorf("PDF 第 %d 页无法读取：%w", n+1, document.ErrCorrupt)
		}
		out = append(out, p)
	}
	return out, nil
}

// assemble makes the document of the pages.
func assemble(ps []*page) (*document.Document, error) {
	doc := &document.Document{Format: "pdf"}
	total, unmapped, blank := 0, 0, 0
	var flows []*flow
	for n, p := range ps {
		total += len(p.glyphs)
		unmapped += p.unmapped
		if len(p.glyphs) < 8 && p.images > 0 {
			blank++
			doc.Warn(document.Ref{Page: n + 1}, "这一页是图片，没有文字，未读取")
		}
		flows = append(flows, newFlow(n+1, p))
	}
	switch {
	case len(ps) == 0:
		return nil, fmt.Errorf("PDF 没有页面：%w", document.ErrCorrupt)
	case total < 8*len(ps) && total < 200:
		return nil, fmt.Errorf("PDF 共 %d 页，几乎没有文字：%w", len(ps), document.ErrScanned)
	case unmapped*10 > total*3:
		return nil, fmt.Errorf("PDF 的文字没有编码信息，无法还原：%w", document.ErrScanned)
	case unmapped > 0:
		doc.Warn(document.Ref{}, fmt.Sprintf("有 %d 个字符没有编码信息，可能缺字", unmapped))
	}
	headers, footers := margins(flows)
	b := &builder{doc: doc}
	for _, f := range flows {
		for _, l := range f.lines {
			b.widest = math.Max(b.widest, l.right)
		}
	}
	for _, f := range flows {
		b.page(f)
	}
	b.flush()
	doc.Headers = marginBlocks(headers, document.Header)
	doc.Footers = marginBlocks(footers, document.Footer)
	return doc, nil
}

func marginBlocks(texts []string, part document.Part) []document.Block {
	var out []document.Block
	for i, s := range texts {
		out = append(out, document.P(&document.Paragraph{Ref: document.Ref{Part: part, Para: i + 1}, Text: s}))
	}
	return out
}
