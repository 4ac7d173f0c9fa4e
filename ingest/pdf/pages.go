package pdf

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"time"

	"nianping/ingest/document"
)

const maxPages = 2000

// reading is one PDF whose pages are read in turn, by one instance of PDFium or by two.
type reading struct {
	ctx   context.Context
	data  []byte
	began time.Time

	mu    sync.Mutex
	next  int // the page to read next, 0-based
	pages []*sheet
	bad   int // the first page that could not be read, 1-based; 0 for none
}

// session is a document opened in one instance.
type session struct {
	*instance
	pageReader
}

// readPages reads all pages. When the context is done PDFium stops in the middle of whatever it does.
func readPages(ctx context.Context, data []byte) (pages []*sheet, err error) {
	defer func() {
		if recover() != nil {
			pages, err = nil, errBroken
		}
	}()
	wait, stop := context.WithTimeout(ctx, waitForSeat)
	defer stop()
	select {
	case seats <- struct{}{}:
		defer func() { <-seats }()
	case <-wait.Done():
		return nil, fmt.Errorf("PDF 引擎忙：%w", document.ErrTooLarge)
	}
	r := &reading{ctx: ctx, data: data, began: time.Now()}
	err = r.run()
	switch {
	case ctx.Err() != nil:
		return nil, fmt.Errorf("读取 PDF 超时：%w", document.ErrTooLarge)
	case err == nil && r.bad > 0:
		err = fmt.Errorf("PDF 第 %d 页无法读取：%w", r.bad, document.ErrCorrupt)
	}
	return r.pages, err
}

var errBroken = fmt.Errorf("PDF 内部结构有误：%w", document.ErrCorrupt)

// run reads all pages on the caller's seat, and with a second instance beside it where one is free and it helps.
func (r *reading) run() error {
	begin()
	s, err := r.start()
	if err != nil {
		return err
	}
	count := s.number("FPDF_GetPageCount", s.doc)
	if count > maxPages {
		s.Close()
		return fmt.Errorf("PDF 有 %d 页：%w", count, document.ErrTooLarge)
	}
	r.pages = make([]*sheet, max(count, 0))
	if len(r.pages) > compilePages {
		if s, err = r.faster(s); err != nil {
			return err
		}
	}
	if len(r.pages) < 2 || s.fast && len(r.pages) <= compilePages || runtime.GOMAXPROCS(0) < 2 || !free() {
		return r.work(s)
	}
	second := make(chan error, 1)
	go func() {
		defer func() {
			if recover() != nil {
				second <- errBroken
			}
			<-seats
		}()
		s, err := r.start()
		if err == nil {
			err = r.work(s)
		} else {
			err = nil // the first instance reads on alone
		}
		second <- err
	}()
	return errors.Join(r.work(s), <-second)
}

// Close gives the instance back and lets go of all that holds its memory.
func (s *session) Close() {
	if s == nil || s.instance == nil {
		return
	}
	s.instance.Close()
	*s = session{}
}

// free takes a seat where one is free.
func free() bool {
	select {
	case seats <- struct{}{}:
		return true
	default:
		return false
	}
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
		return nil, fmt.Errorf("PDF 引擎无法启动（%v）：%w", err, document.ErrTooLarge)
	}
	l, err := newLibrary(r.ctx, in.Pdfium)
	if err != nil {
		in.Close()
		return nil, err
	}
	s := &session{in, pageReader{library: l}}
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
	compile()
	return r.start()
}

// work reads one page after another, until all are taken, and closes the session.
func (r *reading) work(s *session) (err error) {
	defer func() { s.Close() }()
	for {
		n := r.take()
		if n < 0 || r.ctx.Err() != nil {
			return nil
		}
		if n > 1 && r.slow(n) {
			if s, err = r.faster(s); err != nil {
				return err
			}
		}
		p, err := s.page(n)
		r.mu.Lock()
		if r.pages[n] = p; err != nil && (r.bad == 0 || n+1 < r.bad) {
			r.bad = n + 1
		}
		r.mu.Unlock()
	}
}

// slow reports whether the pages from n on would take longer, at the pace of those before, than compiling PDFium.
func (r *reading) slow(n int) bool {
	return time.Since(r.began)/time.Duration(n)*time.Duration(len(r.pages)-n) > compileTime()
}

// take hands out the next page; -1 when there is none, or a page before it could not be read.
func (r *reading) take() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.next == len(r.pages) || r.bad > 0 {
		return -1
	}
	r.next++
	return r.next - 1
}
