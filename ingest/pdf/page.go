package pdf

import (
	"errors"
	"math"

	"nianping/ingest/page"
)

var errPage = errors.New("页面无法打开")

// turner maps a point of page space to the upright page.
type turner func(x, y float64) (float64, float64)

// page reads page n (0-based).
func (s *session) page(n int) (*page.Page, error) {
	handle := s.call("FPDF_LoadPage", s.doc, uint64(n))
	if handle == 0 {
		return nil, errors.Join(errPage, s.err)
	}
	defer s.call("FPDF_ClosePage", handle)
	p := &page.Page{Width: floatBits(s.call("FPDF_GetPageWidthF", handle)), Height: floatBits(s.call("FPDF_GetPageHeightF", handle))}
	turn := upright(s.number("FPDFPage_GetRotation", handle), p.Width, p.Height)
	text := s.call("FPDFText_LoadPage", handle)
	if text == 0 {
		return nil, errors.Join(errPage, s.err)
	}
	s.text(p, text, turn)
	s.call("FPDFText_ClosePage", text)
	s.drawings(p, handle, turn)
	return p, s.err
}

// upright maps page space to the page as it is shown, after so many quarter turns clockwise; w and h are those of the shown page.
func upright(turns int, w, h float64) turner {
	switch turns {
	case 1:
		return func(x, y float64) (float64, float64) { return y, x }
	case 2:
		return func(x, y float64) (float64, float64) { return w - x, y }
	case 3:
		return func(x, y float64) (float64, float64) { return w - y, h - x }
	}
	return func(x, y float64) (float64, float64) { return x, h - y }
}

// lineEndHyphen is what PDFium gives for a hyphen at the end of a line, which it takes for the hyphenation of a word; whether
// it is one (or the hyphen of a number: CWSD-|205) is for the joining of the lines to tell.
const lineEndHyphen = 2

// text collects the characters.
func (s *session) text(p *page.Page, text uint64, turn turner) {
	for i := range s.number("FPDFText_CountChars", text) {
		r := rune(s.call("FPDFText_GetUnicode", text, uint64(i)))
		if r >= 0xdc00 && r <= 0xdfff && len(p.Glyphs) > 0 { // second half of a pair
			last := &p.Glyphs[len(p.Glyphs)-1]
			if last.Rune >= 0xd800 && last.Rune <= 0xdbff {
				last.Rune = (last.Rune-0xd800)<<10 + (r - 0xdc00) + 0x10000
				continue
			}
		}
		if r == 0 || r == 0xfffd || r >= 0xf0000 || (r >= 0xe000 && r <= 0xf8ff) {
			p.Unread++
		}
		if r == lineEndHyphen || r == 0xfffe {
			r = '-'
		}
		if r <= ' ' || r == 0xa0 || r == 0x3000 {
			continue
		}
		if g, ok := s.glyph(r, text, uint64(i), turn); ok {
			p.Glyphs = append(p.Glyphs, g)
		}
	}
}

// glyph is character i of a page.
func (s *session) glyph(r rune, text, i uint64, turn turner) (page.Glyph, bool) {
	g := page.Glyph{Rune: r}
	if s.call("FPDFText_GetCharBox", text, i, s.at(0), s.at(8), s.at(16), s.at(24)) == 0 { // left, right, bottom, top
		return g, false
	}
	x0, y0 := turn(s.double(0), s.double(24))
	x1, y1 := turn(s.double(8), s.double(16))
	g.Left, g.Right = math.Min(x0, x1), math.Max(x0, x1)
	if s.call("FPDFText_GetCharOrigin", text, i, s.at(0), s.at(8)) == 0 {
		return g, false
	}
	g.X, g.Y = turn(s.double(0), s.double(8))
	if s.call("FPDFText_GetLooseCharBox", text, i, s.at(0)) != 0 { // with its side bearings: left, top, right, bottom
		l, _ := turn(s.float(0), s.float(4))
		r, _ := turn(s.float(8), s.float(12))
		g.Left, g.Right = math.Min(g.Left, math.Min(l, r)), math.Max(g.Right, math.Max(l, r))
	}
	g.Size = math.Abs(y1 - y0)
	if size := math.Float64frombits(s.call("FPDFText_GetFontSize", text, i)); size > 2 {
		g.Size = size
	}
	return g, true
}

// maxPaths bounds the objects of a page and the segments of a path that are looked at.
const maxPaths = 20_000

// Kinds of page objects and of path segments (fpdf_edit.h).
const (
	objectPath    = 2
	objectImage   = 3
	segmentLine   = 0
	segmentMoveTo = 2
)

// drawings collects the straight lines and counts the pictures.
func (s *session) drawings(p *page.Page, handle uint64, turn turner) {
	for i := range min(s.number("FPDFPage_CountObjects", handle), maxPaths) {
		object := s.call("FPDFPage_GetObject", handle, uint64(i))
		if object == 0 {
			continue
		}
		switch s.number("FPDFPageObj_GetType", object) {
		case objectImage:
			p.Pictures++
		case objectPath:
			s.path(p, object, turn)
		}
	}
}

// path adds the rules of one path: the whole of it where it is thin, else its straight segments.
func (s *session) path(p *page.Page, object uint64, turn turner) {
	if s.call("FPDFPageObj_GetBounds", object, s.at(0), s.at(4), s.at(8), s.at(12)) == 0 { // left, bottom, right, top
		return
	}
	x0, y0 := turn(s.float(0), s.float(12))
	x1, y1 := turn(s.float(8), s.float(4))
	if page.Thin(math.Abs(x1-x0), math.Abs(y1-y0)) {
		p.AddRule(x0, y0, x1, y1)
		return
	}
	m := [6]float64{1, 0, 0, 1, 0, 0}
	if s.call("FPDFPageObj_GetMatrix", object, s.at(0)) != 0 {
		for i := range m {
			m[i] = s.float(uint32(4 * i))
		}
	}
	var px, py, sx, sy float64
	for i := range min(s.number("FPDFPath_CountSegments", object), maxPaths) {
		segment := s.call("FPDFPath_GetPathSegment", object, uint64(i))
		if segment == 0 || s.call("FPDFPathSegment_GetPoint", segment, s.at(0), s.at(4)) == 0 {
			return
		}
		u, v := s.float(0), s.float(4)
		x, y := turn(m[0]*u+m[2]*v+m[4], m[1]*u+m[3]*v+m[5])
		switch s.number("FPDFPathSegment_GetType", segment) {
		case segmentMoveTo:
			sx, sy = x, y
		case segmentLine:
			p.AddRule(px, py, x, y)
		}
		px, py = x, y
		if s.call("FPDFPathSegment_GetClose", segment) != 0 {
			p.AddRule(px, py, sx, sy)
		}
	}
}
