package pdf

import (
	"math"

	pdfium "github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
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

type pageReader struct {
	in  pdfium.Pdfium
	doc references.FPDF_DOCUMENT
}

// page reads page n (0-based).
func (pr pageReader) page(n int) (*page, error) {
	loaded, err := pr.in.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: pr.doc, Index: n})
	if err != nil {
		return nil, err
	}
	defer pr.in.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: loaded.Page})
	ref := requests.Page{ByReference: &loaded.Page}
	p := &page{}
	turn := func(x, y float64) (float64, float64) { return x, p.height - y }
	if size, err := pr.in.FPDF_GetPageSizeByIndex(&requests.FPDF_GetPageSizeByIndex{Document: pr.doc, Index: n}); err == nil {
		p.width, p.height = size.Width, size.Height
	}
	if rot, err := pr.in.FPDFPage_GetRotation(&requests.FPDFPage_GetRotation{Page: ref}); err == nil {
		turn = upright(rot.PageRotation, p.width, p.height)
	}
	if err := pr.text(p, ref, turn); err != nil {
		return nil, err
	}
	pr.drawings(p, ref, turn)
	return p, nil
}

// upright maps page space to the page as it is shown; w and h are those of the shown page.
func upright(rot enums.FPDF_PAGE_ROTATION, w, h float64) func(x, y float64) (float64, float64) {
	switch rot {
	case enums.FPDF_PAGE_ROTATION_90_CW:
		return func(x, y float64) (float64, float64) { return y, x }
	case enums.FPDF_PAGE_ROTATION_180_CW:
		return func(x, y float64) (float64, float64) { return w - x, y }
	case enums.FPDF_PAGE_ROTATION_270_CW:
		return func(x, y float64) (float64, float64) { return w - y, h - x }
	}
	return func(x, y float64) (float64, float64) { return x, h - y }
}

func (pr pageReader) text(p *page, ref requests.Page, turn func(x, y float64) (float64, float64)) error {
	tp, err := pr.in.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: ref})
	if err != nil {
		return err
	}
	defer pr.in.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: tp.TextPage})
	count, err := pr.in.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: tp.TextPage})
	if err != nil {
		return err
	}
	for i := range count.Count {
		u, err := pr.in.FPDFText_GetUnicode(&requests.FPDFText_GetUnicode{TextPage: tp.TextPage, Index: i})
		if err != nil {
			continue
		}
		r := rune(u.Unicode)
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
		box, err := pr.in.FPDFText_GetCharBox(&requests.FPDFText_GetCharBox{TextPage: tp.TextPage, Index: i})
		if err != nil {
			continue
		}
		origin, err := pr.in.FPDFText_GetCharOrigin(&requests.FPDFText_GetCharOrigin{TextPage: tp.TextPage, Index: i})
		if err != nil {
			continue
		}
		g := glyph{r: r}
		x0, y0 := turn(box.Left, box.Top)
		x1, y1 := turn(box.Right, box.Bottom)
		g.left, g.right = math.Min(x0, x1), math.Max(x0, x1)
		if loose, err := pr.in.FPDFText_GetLooseCharBox(&requests.FPDFText_GetLooseCharBox{TextPage: tp.TextPage, Index: i}); err == nil {
			l, _ := turn(float64(loose.Rect.Left), float64(loose.Rect.Top))
			r, _ := turn(float64(loose.Rect.Right), float64(loose.Rect.Bottom))
			g.left, g.right = math.Min(g.left, math.Min(l, r)), math.Max(g.right, math.Max(l, r)) // with its side bearings
		}
		g.x, g.y = turn(origin.X, origin.Y)
		g.size = math.Abs(y1 - y0)
		if s, err := pr.in.FPDFText_GetFontSize(&requests.FPDFText_GetFontSize{TextPage: tp.TextPage, Index: i}); err == nil && s.FontSize > 2 {
			g.size = s.FontSize
		}
		p.glyphs = append(p.glyphs, g)
	}
	return nil
}

const (
	hairline  = 3.0 // points: a drawn line is no thicker
	shortRule = 6.0 // points: shorter strokes are decoration
	maxPaths  = 20_000
)

// drawings collects the straight lines and counts the pictures.
func (pr pageReader) drawings(p *page, ref requests.Page, turn func(x, y float64) (float64, float64)) {
	n, err := pr.in.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: ref})
	if err != nil {
		return
	}
	for i := range min(n.Count, maxPaths) {
		o, err := pr.in.FPDFPage_GetObject(&requests.FPDFPage_GetObject{Page: ref, Index: i})
		if err != nil {
			continue
		}
		kind, err := pr.in.FPDFPageObj_GetType(&requests.FPDFPageObj_GetType{PageObject: o.PageObject})
		if err != nil {
			continue
		}
		switch kind.Type {
		case enums.FPDF_PAGEOBJ_IMAGE:
			p.images++
		case enums.FPDF_PAGEOBJ_PATH:
			pr.path(p, o.PageObject, turn)
		}
	}
}

// path adds the rules of one path: the whole of it where it is thin, else its straight segments.
func (pr pageReader) path(p *page, o references.FPDF_PAGEOBJECT, turn func(x, y float64) (float64, float64)) {
	b, err := pr.in.FPDFPageObj_GetBounds(&requests.FPDFPageObj_GetBounds{PageObject: o})
	if err != nil {
		return
	}
	x0, y0 := turn(float64(b.Left), float64(b.Top))
	x1, y1 := turn(float64(b.Right), float64(b.Bottom))
	box := rule{math.Min(x0, x1), math.Min(y0, y1), math.Max(x0, x1), math.Max(y0, y1)}
	w, h := box.x1-box.x0, box.y1-box.y0
	if w <= hairline || h <= hairline {
		p.addRule(box)
		return
	}
	m := [6]float64{1, 0, 0, 1, 0, 0}
	if mt, err := pr.in.FPDFPageObj_GetMatrix(&requests.FPDFPageObj_GetMatrix{PageObject: o}); err == nil {
		m = [6]float64{float64(mt.Matrix.A), float64(mt.Matrix.B), float64(mt.Matrix.C), float64(mt.Matrix.D), float64(mt.Matrix.E), float64(mt.Matrix.F)}
	}
	segments, err := pr.in.FPDFPath_CountSegments(&requests.FPDFPath_CountSegments{PageObject: o})
	if err != nil {
		return
	}
	var px, py, sx, sy float64
	for i := range min(segments.Count, maxPaths) {
		seg, err := pr.in.FPDFPath_GetPathSegment(&requests.FPDFPath_GetPathSegment{PageObject: o, Index: i})
		if err != nil {
			return
		}
		pt, err := pr.in.FPDFPathSegment_GetPoint(&requests.FPDFPathSegment_GetPoint{PathSegment: seg.PathSegment})
		if err != nil {
			return
		}
		kind, err := pr.in.FPDFPathSegment_GetType(&requests.FPDFPathSegment_GetType{PathSegment: seg.PathSegment})
		if err != nil {
			return
		}
		x, y := turn(m[0]*float64(pt.X)+m[2]*float64(pt.Y)+m[4], m[1]*float64(pt.X)+m[3]*float64(pt.Y)+m[5])
		if kind.Type == enums.FPDF_SEGMENT_MOVETO {
			sx, sy = x, y
		} else if kind.Type == enums.FPDF_SEGMENT_LINETO {
			p.addRule(rule{math.Min(px, x), math.Min(py, y), math.Max(px, x), math.Max(py, y)})
		}
		px, py = x, y
		if closed, err := pr.in.FPDFPathSegment_GetClose(&requests.FPDFPathSegment_GetClose{PathSegment: seg.PathSegment}); err == nil && closed.IsClose {
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
