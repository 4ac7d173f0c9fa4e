package pdf

import (
	"context"
	"fmt"
	"image"
	"math"
	"time"

	"nianping/ingest/document"
	"nianping/ingest/page"
)

// Recogniser reads the text in a picture of a page, with the dots per inch it has; see package ocr.
type Recogniser func(ctx context.Context, picture image.Image, dpi float64) (*page.Page, error)

// ReadPictures reads a PDF as Read does, but has the pages that are pictures recognised. limits.Time bounds reading and
// drawing a page each; the recogniser bounds itself. A page that it cannot do is a warning. Errors are those of Read, ErrScanned where
// nothing at all was recognised, and the context's.
func ReadPictures(ctx context.Context, data []byte, limits document.Limits, recognise Recogniser) (*document.Document, error) {
	limits = limits.Defaults()
	if err := whole(data, limits); err != nil {
		return nil, err
	}
	sheets, err := timed(ctx, limits.Time, func(ctx context.Context) ([]*sheet, error) { return readPages(ctx, data) })
	if err != nil {
		return nil, err
	}
	warnings, all := map[int]string{}, unreadable(sheets)
	for n, s := range sheets {
		if !s.blank() && !all {
			continue
		}
		p, err := recognised(ctx, data, n, limits.Time, recognise)
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if err != nil {
			warnings[n+1] = fmt.Sprintf("这一页是图片，未能识别：%v", err)
			continue
		}
		warnings[n+1] = "这一页是图片，文字由程序识别，可能有误，请对照原件"
		s.Page, s.unmapped = *p, 0
	}
	doc, err := assemble(sheets)
	if err != nil {
		return nil, err
	}
	for n := range len(sheets) {
		if w := warnings[n+1]; w != "" {
			doc.Warn(document.Ref{Page: n + 1}, w)
		}
	}
	return doc, nil
}

// timed bounds what is done.
func timed[T any](ctx context.Context, limit time.Duration, do func(context.Context) (T, error)) (T, error) {
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	return do(ctx)
}

// recognised draws page n (0-based) and has it recognised.
func recognised(ctx context.Context, data []byte, n int, limit time.Duration, recognise Recogniser) (*page.Page, error) {
	var dpi float64
	picture, err := timed(ctx, limit, func(ctx context.Context) (picture *image.Gray, err error) {
		err = withSeat(ctx, func() error {
			picture, dpi, err = (&reading{ctx: ctx, data: data}).picture(n)
			return err
		})
		return picture, err
	})
	if err != nil {
		return nil, err
	}
	return recognise(ctx, picture, dpi)
}

const (
	pictureDPI  = 300.0      // what scanners use and tesseract likes
	pictureDots = 20_000_000 // of one page; a larger one has fewer dots per inch
)

// Arguments of FPDF_RenderPageBitmap and its like (fpdfview.h).
const (
	bitmapGray      = 1
	withAnnotations = 0x01
	inGray          = 0x08
	whiteColour     = 0xFFFFFFFF
)

// picture draws a page. Interpreted that would take longer than compiling PDFium.
func (r *reading) picture(n int) (*image.Gray, float64, error) {
	compile(r.ctx)
	s, err := r.start()
	if err != nil {
		return nil, 0, err
	}
	defer s.Close()
	handle := s.call("FPDF_LoadPage", s.doc, uint64(n))
	if handle == 0 {
		return nil, 0, errPage
	}
	defer s.call("FPDF_ClosePage", handle)
	width, height := floatBits(s.call("FPDF_GetPageWidthF", handle)), floatBits(s.call("FPDF_GetPageHeightF", handle))
	dpi := pictureDPI
	if dots := width * height / 72 / 72 * dpi * dpi; dots > pictureDots {
		dpi *= math.Sqrt(pictureDots / dots)
	}
	w, h := int(width*dpi/72), int(height*dpi/72)
	if w < 1 || h < 1 {
		return nil, 0, errPage
	}
	bitmap := s.call("FPDFBitmap_CreateEx", uint64(w), uint64(h), bitmapGray, 0, 0)
	if bitmap == 0 {
		return nil, 0, errPage
	}
	defer s.call("FPDFBitmap_Destroy", bitmap)
	s.call("FPDFBitmap_FillRect", bitmap, 0, 0, uint64(w), uint64(h), whiteColour)
	s.call("FPDF_RenderPageBitmap", bitmap, handle, 0, 0, uint64(w), uint64(h), 0, withAnnotations|inGray)
	stride := s.number("FPDFBitmap_GetStride", bitmap)
	dots, ok := s.module.Memory().Read(uint32(s.call("FPDFBitmap_GetBuffer", bitmap)), uint32(stride*h))
	if s.err != nil || !ok || stride < w {
		return nil, 0, errPage
	}
	g := image.NewGray(image.Rect(0, 0, w, h))
	for y := range h {
		copy(g.Pix[y*g.Stride:][:w], dots[y*stride:])
	}
	return g, dpi, nil
}
