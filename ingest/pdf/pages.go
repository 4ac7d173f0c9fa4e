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

// reading is one PDF on its way through PDFium.
type reading struct {
	ctx   context.Context
	data  []byte
	began time.Time
}

// session is a document opened in one instance.
type session struct {
	*library
	doc uint64 // as PDFium knows it
}

// readPages reads all pages within the time given. When the context is done PDFium stops in the middle of whatever it does.
func readPages(ctx context.Context, data []byte, limit time.Duration) (pages []*page.Page, err error) {
	err = withSeat(ctx, limit, func(ctx context.Context) (err error) {
		pages, err = (&reading{ctx: ctx, data: data, began: time.Now()}).run()
		return err
	})
	return pages, err
}

// withSeat does what needs PDFium, when there is room for another instance, within the time given. Its panics are errors.
func withSeat(ctx context.Context, limit time.Duration, do func(context.Context) error) (err error) {
	defer func() {
		if recover() != nil {
			err = fmt.Errorf("PDF 内部结构有误：%w", document.ErrCorrupt)
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
	switch err = do(ctx); {
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return fmt.Errorf("读取 PDF 超时：%w", document.ErrTooLarge)
	case ctx.Err() != nil:
		return ctx.Err()
	}
	return err
}

// run reads the pages in turn, and goes on with a compiled PDFium where that pays.
func (r *reading) run() ([]*page.Page, error) {
	begin(r.ctx)
	s, err := r.start()
	if err != nil {
		return nil, err
	}
	defer func() { s.Close() }()
	count := s.number("FPDF_GetPageCount", s.doc)
	if count > maxPages {
		return nil, fmt.Errorf("PDF 有 %d 页：%w", count, document.ErrTooLarge)
	}
	pages := make([]*page.Page, max(count, 0))
	for n := range pages {
		if r.slow(n, len(pages)) {
			if s, err = r.faster(s); err != nil {
				return nil, err
			}
		}
		if pages[n], err = s.page(n); err != nil {
			return nil, fmt.Errorf("PDF 第 %d 页无法读取：%w", n+1, document.ErrCorrupt)
		}
	}
	return pages, nil
}

// slow reports whether the pages from n on would take longer to interpret than compiling PDFium takes: there are many of
// them, or those before were slow.
func (r *reading) slow(n, count int) bool {
	if n == 0 {
		return count > compilePages
	}
	return time.Since(r.began)/time.Duration(n)*time.Duration(count-n) > compileTime()
}

// Close gives the instance back and lets go of all that holds its memory.
func (s *session) Close() {
	if s == nil || s.library == nil {
		return
	}
	s.instance.Close()
	*s = session{}
}

// What FPDF_GetLastError says of a document that does not open (fpdfview.h).
const (
	errorPassword = 4
	errorSecurity = 5
)

// start opens the document in an instance.
func (r *reading) start() (*session, error) {
	in, err := borrow(r.ctx)
	if err != nil {
		return nil, fmt.Errorf("PDF 引擎无法启动%s：%w", document.Because(err), document.ErrTooLarge)
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
		err = fmt.Errorf("PDF：%w", document.ErrEncrypted)
	default:
		err = fmt.Errorf("PDF 无法打开：%w", document.ErrCorrupt)
	}
	in.Close()
	return nil, err
}

// faster exchanges an interpreted session for a compiled one.
func (r *reading) faster(s *session) (*session, error) {
	if s.fast || !compiler() {
		return s, nil
	}
	s.Close()
	compile(r.ctx)
	return r.start()
}
