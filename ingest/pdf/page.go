package pdf

import (
	"errors"
	"math"
)

// glyph is one visible character: its baseline origin, its box and its size, in points from the page's top left.
type glyph struct {
	r           rune
	x, y        float64 // origin: left end of the baseline
	left, right float64
	size        float64
}

// rule is a straight horizontal or vertical line that is drawn on the page.
type rule struct{ x0, y0, x1, y1 float64 }

func (r rule) horizontal() bool { return r.y1-r.y0 < r.x1-r.x0 }

// page is one page as it lies before the reader: upright, y growing downwards.
type page struct {
	width, height float64
	glyphs        []glyph
	rules         []rule
	images        int
	unmapped      int // characters without a known meaning
}

// pageReader reads the pages of one open document.
type pageReader struct {
	*library
	doc uint64
}

var errPage = errors.New("页面无法打开")

// turner maps a point of page space to the upright page.
type turner func(x, y float64) (float64, float64)

// page reads page n (0-based).
func (pr pageReader) page(n int) (*page, error) {
	handle := pr.call("FPDF_LoadPage", pr.doc, uint64(n))
	if handle == 0 {
		return nil, errors.Join(errPage, pr.err)
	}
	defer pr.call("FPDF_ClosePage", handle)
	p := &page{width: floatBits(pr.call("FPDF_GetPageWidthF", handle)), height: floatBits(pr.call("FPDF_GetPageHeightF", handle))}
	turn := upright(pr.number("FPDFPage_GetRotation", handle), p.width, p.height)
	text := pr.call("FPDFText_LoadPage", handle)
	if text == 0 {
		return nil, errors.Join(errPage, pr.err)
	}
	pr.text(p, text, turn)
	pr.call("FPDFText_ClosePage", text)
	pr.drawings(p, handle, turn)
	return p, pr.err
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

// text collects the characters.
func (pr pageReader) text(p *page, text uint64, turn turner) {
	for i := range pr.number("FPDFText_CountChars", text) {
		r := rune(pr.call("FPDFText_GetUnicode", text, uint64(i)))
		if r >= 0xdc00 && r <= 0xdfff && len(p.glyphs) > 0 { // second half of a pair
			last := &p.glyphs[len(p.glyphs)-1]
			if last.r >= 0xd800 && last.r <= 0xdbff {
				last.r = (last.r-0xd800)<<10 + (r - 0xdc00) + 0x10000
				continue
			}
		}
		if r == 0 || r == 0xfffd || r >= 0xf0000 || (r >= 0xe000 && r <= 0xf8ff) {
			p.unmapped++
		}
		if r <= ' ' || r == 0xa0 || r == 0x3000 || r == 0xfffe {
			continue
		}
		if g, ok := pr.glyph(r, text, uint64(i), turn); ok {
			p.glyphs = append(p.glyphs, g)
		}
	}
}

// glyph is character i of a page.
func (pr pageReader) glyph(r rune, text, i uint64, turn turner) (glyph, bool) {
	g := glyph{r: r}
	if pr.call("FPDFText_GetCharBox", text, i, pr.at(0), pr.at(8), pr.at(16), pr.at(24)) == 0 { // left, right, bottom, top
		return g, false
	}
	x0, y0 := turn(pr.double(0), pr.double(24))
	x1, y1 := turn(pr.double(8), pr.double(16))
	g.left, g.right = math.Min(x0, x1), math.Max(x0, x1)
	if pr.call("FPDFText_GetCharOrigin", text, i, pr.at(0), pr.at(8)) == 0 {
		return g, false
	}
	g.x, g.y = turn(pr.double(0), pr.double(8))
	if pr.call("FPDFText_GetLooseCharBox", text, i, pr.at(0)) != 0 { // with its side bearings: left, top, right, bottom
		l, _ := turn(pr.float(0), pr.float(4))
		r, _ := turn(pr.float(8), pr.float(12))
		g.left, g.right = math.Min(g.left, math.Min(l, r)), math.Max(g.right, math.Max(l, r))
	}
	g.size = math.Abs(y1 - y0)
	if size := math.Float64frombits(pr.call("FPDFText_GetFontSize", text, i)); size > 2 {
		g.size = size
	}
	return g, true
}

const (
	hairline  = 3.0 // points: a drawn line is no thicker
	shortRule = 6.0 // points: shorter strokes are decoration
	maxPaths  = 20_000
)

// Kinds of page objects and of path segments (fpdf_edit.h).
const (
	objectPath    = 2
	objectImage   = 3
	segmentLine   = 0
	segmentMoveTo = 2
)

// drawings collects the straight lines and counts the pictures.
func (pr pageReader) drawings(p *page, handle uint64, turn turner) {
	for i := range min(pr.number("FPDFPage_CountObjects", handle), maxPaths) {
		object := pr.call("FPDFPage_GetObject", handle, uint64(i))
		if object == 0 {
			continue
		}
		switch pr.number("FPDFPageObj_GetType", object) {
		case objectImage:
			p.images++
		case objectPath:
			pr.path(p, object, turn)
		}
	}
}

// path adds the rules of one path: the whole of it where it is thin, else its straight segments.
func (pr pageReader) path(p *page, object uint64, turn turner) {
	if pr.call("FPDFPageObj_GetBounds", object, pr.at(0), pr.at(4), pr.at(8), pr.at(12)) == 0 { // left, bottom, right, top
		return
	}
	x0, y0 := turn(pr.float(0), pr.float(12))
	x1, y1 := turn(pr.float(8), pr.float(4))
	box := rule{math.Min(x0, x1), math.Min(y0, y1), math.Max(x0, x1), math.Max(y0, y1)}
	if box.x1-box.x0 <= hairline || box.y1-box.y0 <= hairline {
		p.addRule(box)
		return
	}
	m := [6]float64{1, 0, 0, 1, 0, 0}
	if pr.call("FPDFPageObj_GetMatrix", object, pr.at(0)) != 0 {
		for i := range m {
			m[i] = pr.float(uint32(4 * i))
		}
	}
	var px, py, sx, sy float64
	for i := range min(pr.number("FPDFPath_CountSegments", object), maxPaths) {
		segment := pr.call("FPDFPath_GetPathSegment", object, uint64(i))
		if segment == 0 || pr.call("FPDFPathSegment_GetPoint", segment, pr.at(0), pr.at(4)) == 0 {
			return
		}
		u, v := pr.float(0), pr.float(4)
		x, y := turn(m[0]*u+m[2]*v+m[4], m[1]*u+m[3]*v+m[5])
		switch pr.number("FPDFPathSegment_GetType", segment) {
		case segmentMoveTo:
			sx, sy = x, y
		case segmentLine:
			p.addRule(rule{math.Min(px, x), math.Min(py, y), math.Max(px, x), math.Max(py, y)})
		}
		px, py = x, y
		if pr.call("FPDFPathSegment_GetClose", segment) != 0 {
			p.addRule(rule{math.Min(px, sx), math.Min(py, sy), math.Max(px, sx), math.Max(py, sy)})
		}
	}
}

func (p *page) addRule(r rule) {
	w, h := r.x1-r.x0, r.y1-r.y0
	if (w <= hairline) == (h <= hairline) || math.Max(w, h) < shortRule {
		return
	}
	p.rules = append(p.rules, r)
}
