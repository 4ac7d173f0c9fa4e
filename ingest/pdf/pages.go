package pdf

import (
	"context"
	"errors"
	"fmt"
	"time"

	"nianping/ingest/document"
	"nianping/ingest/page"
)

const maxPages = 2000

// interpreted is how much longer a page takes where PDFium is interpreted, measured on the reports of the corpus; a document has as
// much more time then.
const interpreted = 16

// errTrapped is the ErrCorrupt of a document at which PDFium stopped in the middle: it met something impossible, or was too lean.
var errTrapped = fmt.Errorf("%w", document.ErrCorrupt)

// reading is one PDF on its way through PDFium.
type reading struct {
	ctx    context.Context
	data   []byte
	engine *engine
}

// session is a document opened in one instance.
type session struct {
	*library
	doc uint64 // as PDFium knows it
}

// readPages reads all pages within the time given, with the first of the engines that does not trap. When the context is done PDFium
// stops in the middle of whatever it does.
func readPages(ctx context.Context, data []byte, limit time.Duration, engines ...*engine) (pages []*page.Page, err error) {
	err = withSeat(ctx, limit, func(ctx context.Context) (err error) {
		for _, e := range engines {
			if pages, err = (&reading{ctx, data, e}).run(); !errors.Is(err, errTrapped) || ctx.Err() != nil {
				break
			}
		}
		return err
	})
	return pages, err
}

// withSeat does what needs PDFium, when there is room for another instance, within the time given. Its panics are errors.
func withSeat(ctx context.Context, limit time.Duration, do func(context.Context) error) (err error) {
	defer func() {
		if recover() != nil {
			err = fmt.Errorf("%w（PDF 内部结构有误）", document.ErrCorrupt)
		}
	}()
	resume := document.Pause(ctx) // others at work are not this document's time
	defer resume()
	select {
	case seats <- struct{}{}:
		defer func() { <-seats }()
	case <-ctx.Done():
		return ctx.Err()
	}
	resume()
	ctx, cancel := document.WithTime(ctx, limit)
	defer cancel()
	if !compiler() {
		defer document.Slow(ctx, interpreted)()
	}
	switch err = do(ctx); {
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return fmt.Errorf("%w（读取 PDF 超时）", document.ErrTooLarge)
	case ctx.Err() != nil:
		return ctx.Err()
	}
	return err
}

// run reads the pages in turn.
func (r *reading) run() ([]*page.Page, error) {
	s, err := r.start()
	if err != nil {
		return nil, err
	}
	defer s.Close()
	count := s.number("FPDF_GetPageCount", s.doc)
	switch {
	case s.err != nil:
		return nil, fmt.Errorf("%w（PDF 无法打开）", s.corrupt())
	case count > maxPages:
		return nil, fmt.Errorf("%w（PDF 有 %d 页）", document.ErrTooLarge, count)
	}
	pages := make([]*page.Page, max(count, 0))
	for n := range pages {
		if pages[n], err = s.page(n); err != nil {
			return nil, fmt.Errorf("%w（PDF 第 %d 页无法读取）", s.corrupt(), n+1)
		}
	}
	return pages, nil
}

// What FPDF_GetLastError says of a document that does not open (fpdfview.h).
const (
	errorPassword = 4
	errorSecurity = 5
)

// start opens the document in an instance.
func (r *reading) start() (*session, error) {
	in, err := r.engine.borrow(r.ctx)
	if err != nil {
		return nil, fmt.Errorf("%w（程序的 PDF 部分无法启动%s）", document.ErrTooLarge, document.Because(err))
	}
	l, err := newLibrary(r.ctx, in)
	if err != nil {
		in.Close()
		return nil, err
	}
	s := &session{library: l}
	if at := l.give(r.data); at != 0 {
		s.doc = l.call("FPDF_LoadMemDocument64", at, uint64(len(r.data)), 0)
	}
	if s.doc != 0 {
		return s, nil
	}
	switch n := l.number("FPDF_GetLastError"); {
	case l.err == nil && (n == errorPassword || n == errorSecurity):
		err = fmt.Errorf("%w（PDF 设有打开密码）", document.ErrEncrypted)
	default:
		err = fmt.Errorf("%w（PDF 无法打开）", l.corrupt())
	}
	in.Close()
	return nil, err
}
