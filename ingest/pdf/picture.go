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

// lookAt has the pages that are pictures recognised, each in the place of what was read of it, and gives the warning of each page, ""
// where there is none. The error is the context's.
func lookAt(ctx context.Context, data []byte, limit time.Duration, pages []*page.Page, recognise page.Recogniser) ([]string, error) {
	said, every := make([]string, len(pages)), unreadable(count(pages))
	for n, p := range pages {
		if !blank(p) && !every {
			continue
		}
		found, err := recognised(ctx, data, n, limit, recognise)
		switch {
		case ctx.Err() != nil:
			return nil, ctx.Err()
		case err != nil:
			said[n] = fmt.Sprintf("这一页是图片，未能识别%s", document.Because(err))
		default:
			said[n] = "这一页是图片，文字由程序识别，可能有误，请对照原件"
			pages[n] = found
		}
	}
	return said, nil
}

// recognised draws page n (0-based) and has it recognised.
func recognised(ctx context.Context, data []byte, n int, limit time.Duration, recognise page.Recogniser) (*page.Page, error) {
	var picture *image.Gray
	var dpi float64
	err := withSeat(ctx, limit, func(ctx context.Context) (err error) {
		picture, dpi, err = (&reading{ctx, data, full}).picture(n)
		return err
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

// picture draws a page.
func (r *reading) picture(n int) (*image.Gray, float64, error) {
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
	dots, ok := s.pdfium.Memory().Read(uint32(s.call("FPDFBitmap_GetBuffer", bitmap)), uint32(stride*h))
	if s.err != nil || !ok || stride < w {
		return nil, 0, errPage
	}
	g := image.NewGray(image.Rect(0, 0, w, h))
	for y := range h {
		copy(g.Pix[y*g.Stride:][:w], dots[y*stride:])
	}
	return g, dpi, nil
}
