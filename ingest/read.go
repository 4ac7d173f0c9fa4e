package ingest

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"strings"
	"time"

	"nianping/ingest/document"
	"nianping/ingest/page"
)

// graceful is how long past its time a reader may take to notice that it must stop.
const graceful = 2 * time.Second

// Reader reads files within limits.
type Reader struct {
	Limits document.Limits
	// Recognise reads the text in pictures: of scanned pages, of pictures as the whole content of a file. nil: such a file is an
	// ErrScanned.
	Recognise page.Recogniser
}

// ReadDocument is Document of a reader that recognises no pictures.
func ReadDocument(ctx context.Context, name string, data []byte, limits document.Limits) (*document.Document, string, error) {
	return Reader{Limits: limits}.Document(ctx, name, data)
}

// Document reads one file into the one model. The format is found by content; name serves messages, and tells a broken
// document (of no format at all under a document's name) from a file of another kind. The error
// wraps one of the five of package document, and its text names the file; format is "" where it is unknown, and is given with an
// error too. A panic in a reader is an ErrCorrupt; a document of nothing but pictures is an ErrScanned.
func (r Reader) Document(ctx context.Context, name string, data []byte) (*document.Document, string, error) {
	r.Limits = r.Limits.Defaults()
	return r.at(ctx, name, data, 0)
}

// at is Document for a file within others, depth of them.
func (r Reader) at(ctx context.Context, name string, data []byte, depth int) (*document.Document, string, error) {
	if len(data) == 0 {
		return nil, "", fmt.Errorf("“%s”：%w（文件是空的）", name, document.ErrCorrupt)
	}
	if err := r.Limits.Fit(int64(len(data))); err != nil {
		return nil, "", fmt.Errorf("“%s”：%w", name, err)
	}
	s := &sample{data: data}
	f := formatOf(s)
	switch {
	case f == nil && claim(name) != "", f != nil && f.loose && claim(name) != "" && !written(data):
		return nil, "", fmt.Errorf("“%s”：%w（内容不是%s，也不是可以阅读的文字）", name, document.ErrCorrupt, claim(name))
	case f == nil:
		return nil, "", fmt.Errorf("“%s”：%w（内容不属于任何已知的文件类型）", name, document.ErrUnsupported)
	}
	doc, err := r.read(ctx, f, s, depth)
	if err != nil {
		return nil, f.name, fmt.Errorf("“%s”：%w", name, err)
	}
	if doc.Format == "" {
		doc.Format = f.name
	}
	return doc, doc.Format, nil
}

// read calls the reader of a format, and reads what a document holds besides its own text: files within it, pictures in its stead.
func (r Reader) read(ctx context.Context, f *format, s *sample, depth int) (*document.Document, error) {
	switch {
	case f.look != nil && r.Recognise != nil:
		return guarded(ctx, lookTime, func(ctx context.Context) (*document.Document, error) {
			return f.look(ctx, s.data, r.Limits, r.Recognise)
		})
	case f.why != nil:
		return nil, f.why
	case f.read == nil:
		return nil, fmt.Errorf("%w（这是压缩包或邮件（%s），应先拆开再逐个读取）", document.ErrUnsupported, f.name)
	}
	doc, err := guarded(ctx, r.Limits.Time, func(ctx context.Context) (*document.Document, error) { return f.document(ctx, s, r.Limits) })
	if err == nil {
		r.unfold(ctx, doc, depth)
		if blank(doc) && s.pictured() {
			err = fmt.Errorf("%w（文件里只有图片，没有文字）", document.ErrScanned)
		}
	}
	if r.Recognise != nil && depth == 0 && errors.Is(err, document.ErrScanned) && s.pictured() {
		return guarded(ctx, lookTime, func(ctx context.Context) (*document.Document, error) {
			return readMedia(ctx, s.data, r.Limits, r.Recognise)
		})
	}
	return doc, err
}

// blank reports whether a document shows no text at all.
func blank(doc *document.Document) bool {
	for _, blocks := range [][]document.Block{doc.Body, doc.Notes} {
		for _, b := range blocks {
			if b.Paragraph != nil && strings.TrimSpace(b.Paragraph.Text) != "" {
				return false
			}
			if b.Table == nil {
				continue
			}
			for i := range b.Table.Cells {
				if strings.TrimSpace(b.Table.Cells[i].Text()) != "" {
					return false
				}
			}
		}
	}
	return true
}

// pictured reports whether a zip-based document holds pictures.
func (s *sample) pictured() bool {
	for _, n := range s.parts() {
		if inMedia(n) {
			return true
		}
	}
	return false
}

// inMedia reports whether a part of a document is a picture, by where producers put them.
func inMedia(part string) bool {
	return strings.Contains(part, "/media/") || strings.HasPrefix(part, "pictures/")
}

// idle takes work for goroutines that have read before.
var idle = make(chan func())

// begin runs work on another goroutine, on one that has read before where one is idle: growing a stack to what reading takes is a
// sixtieth of the work of a small document.
func begin(work func()) {
	select {
	case idle <- work:
	default:
		go func(work func()) { // on a variable of its own: what has been done is let go
			for {
				work()
				work = <-idle
			}
		}(work)
	}
}

// guarded runs a reader behind the boundary: its panics become ErrCorrupt, its time is bounded, and whatever else it
// returns is brought to one of the five errors.
func guarded(ctx context.Context, limit time.Duration, read func(context.Context) (*document.Document, error)) (*document.Document, error) {
	ctx, cancel := document.WithTime(ctx, limit)
	defer cancel()
	type outcome struct {
		doc *document.Document
		err error
	}
	done := make(chan outcome, 1)
	begin(func() {
		var o outcome
		defer func() {
			if p := recover(); p != nil {
				o = outcome{err: fmt.Errorf("%w（读取程序在此文件上出错：%v；%s）", document.ErrCorrupt, p, place(debug.Stack()))}
			}
			done <- o
		}()
		o.doc, o.err = read(ctx)
	})
	var o outcome
	select {
	case o = <-done:
	case <-ctx.Done():
		select {
		case o = <-done:
		case <-time.After(graceful):
			o.err = ctx.Err()
		}
	}
	switch {
	case o.err == nil && o.doc == nil:
		return nil, fmt.Errorf("%w（没有读出任何内容）", document.ErrCorrupt)
	case o.err == nil:
		return o.doc, nil
	case known(o.err):
		return nil, o.err
	case errors.Is(o.err, context.DeadlineExceeded):
		return nil, fmt.Errorf("%w（读取超过 %.0f 秒仍未完成）", document.ErrTooLarge, limit.Seconds())
	case errors.Is(o.err, context.Canceled):
		return nil, o.err
	}
	return nil, fmt.Errorf("%w（%v）", document.ErrCorrupt, o.err)
}

func known(err error) bool {
	for _, r := range refusals {
		if errors.Is(err, r.err) {
			return true
		}
	}
	return false
}

// place finds the first line of our own code in a stack, so that a report of a fault says where it lies.
func place(stack []byte) string {
	lines := strings.Split(string(stack), "\n")
	for i, l := range lines {
		if strings.HasPrefix(l, "nianping/ingest/") && i+1 < len(lines) {
			file, _, _ := strings.Cut(strings.TrimSpace(lines[i+1]), " ")
			return file[strings.LastIndexByte(file, '/')+1:]
		}
	}
	return "位置不明"
}
