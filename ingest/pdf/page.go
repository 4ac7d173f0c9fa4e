package pdf

import (
	"errors"
	"math"
	"slices"

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

// The records of batch.wat; the offsets in them stand there.
const (
	charBytes    = 80
	objectBytes  = 56
	segmentBytes = 16
)

// lineEndHyphen is what PDFium gives for a hyphen at the end of a line, which it takes for the hyphenation of a word; whether
// it is one (or the hyphen of a number: CWSD-|205) is for the joining of the lines to tell.
const lineEndHyphen = 2

// text collects the characters.
func (s *session) text(p *page.Page, text uint64, turn turner) {
	count := s.number("FPDFText_CountChars", text)
	p.Glyphs = make([]page.Glyph, 0, max(count, 0))
	for c := range s.records("chars", text, count, charBytes) {
		r := rune(c.int(72))
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
		if c.is(76) && c.is(77) {
			p.Glyphs = append(p.Glyphs, glyph(r, c, turn))
		}
	}
	setSizes(p.Glyphs)
}

// setSizes gives the characters of a page the sizes that they are seen in, where all of the page is drawn smaller or larger than it was
// set, as browsers draw theirs: a Chinese character is as wide as its size.
func setSizes(glyphs []page.Glyph) {
	var ratios []float64
	for _, g := range glyphs {
		if g.Rune >= 0x4e00 && g.Rune <= 0x9fff && len(ratios) < 51 {
			ratios = append(ratios, (g.Right-g.Left)/g.Size)
		}
	}
	if len(ratios) < 5 {
		return
	}
	slices.Sort(ratios)
	if ratio := ratios[len(ratios)/2]; ratio > 0.4 && ratio < 0.85 || ratio > 1.2 && ratio < 3 {
		for i := range glyphs {
			glyphs[i].Size *= ratio
		}
	}
}

// glyph makes a character of its record.
func glyph(r rune, c record, turn turner) page.Glyph {
	g := page.Glyph{Rune: r}
	x0, y0 := turn(c.double(0), c.double(24))
	x1, y1 := turn(c.double(8), c.double(16))
	g.Left, g.Right = math.Min(x0, x1), math.Max(x0, x1)
	g.X, g.Y = turn(c.double(32), c.double(40))
	if c.is(78) { // the loose box: with its side bearings
		l, _ := turn(c.float(48), c.float(52))
		r, _ := turn(c.float(56), c.float(60))
		g.Left, g.Right = math.Min(g.Left, math.Min(l, r)), math.Max(g.Right, math.Max(l, r))
	}
	g.Size = math.Abs(y1 - y0)
	if size := c.double(64); size > 2 {
		g.Size = size
	}
	return g
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
	var paths []record
	for o := range s.records("objects", handle, min(s.number("FPDFPage_CountObjects", handle), maxPaths), objectBytes) {
		switch {
		case o.int(0) == 0:
		case o.int(4) == objectImage:
			p.Pictures++
		case o.int(4) == objectPath && o.is(52):
			paths = append(paths, slices.Clone(o))
		}
	}
	for _, o := range paths {
		s.path(p, o, turn)
	}
}

// path adds the rules of one path: the whole of it where it is thin, else its straight segments.
func (s *session) path(p *page.Page, o record, turn turner) {
	x0, y0 := turn(o.float(8), o.float(20))
	x1, y1 := turn(o.float(16), o.float(12))
	if page.Thin(math.Abs(x1-x0), math.Abs(y1-y0)) {
		p.AddRule(x0, y0, x1, y1)
		return
	}
	m := [6]float64{1, 0, 0, 1, 0, 0}
	if o.is(53) {
		for i := range m {
			m[i] = o.float(24 + 4*i)
		}
	}
	var px, py, sx, sy float64
	for segment := range s.records("segments", uint64(uint32(o.int(0))), min(o.int(48), maxPaths), segmentBytes) {
		if !segment.is(12) {
			return
		}
		u, v := segment.float(0), segment.float(4)
		x, y := turn(m[0]*u+m[2]*v+m[4], m[1]*u+m[3]*v+m[5])
		switch segment.int(8) {
		case segmentMoveTo:
			sx, sy = x, y
		case segmentLine:
			p.AddRule(px, py, x, y)
		}
		px, py = x, y
		if segment.is(13) {
			p.AddRule(px, py, sx, sy)
		}
	}
}
