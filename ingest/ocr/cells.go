package ocr

import (
	"image"
	"slices"
	"unicode"

	"nianping/ingest/page"
)

// montage is a picture of cells one below the other: tesseract would take a row of a table for a line, and run the texts of
// its cells together.
type montage struct {
	picture *image.Gray
	parts   []part
}

// part is a cell's place on the page and, by its upper left corner, in the montage; in dots.
type part struct {
	from image.Rectangle
	at   image.Point
}

const (
	tallest  = 16_000 // dots of one montage; tesseract takes 32,767
	cellEdge = 0.01   // inches of a cell's edge where the rule was
	cellGap  = 0.12   // inches between two cells of a montage
)

// cellsApart cuts the cells of the page's tables that have writing in them out of its picture, where they leave white.
func cellsApart(g *image.Gray, p *page.Page, dpi float64) []*montage {
	limit, edge, gap := threshold(g), int(cellEdge*dpi), int(cellGap*dpi)
	var list []*montage
	var parts []part
	width, height := 0, gap
	end := func() {
		if len(parts) > 0 {
			list = append(list, newMontage(g, parts, width+2*gap, height))
		}
		parts, width, height = nil, 0, gap
	}
	for _, c := range p.Cells() {
		r := image.Rect(dots(c.Left, dpi), dots(c.Top, dpi), dots(c.Right, dpi), dots(c.Bottom, dpi)).Inset(edge).Intersect(g.Rect)
		if r.Empty() || !marked(g, r, limit) {
			continue
		}
		if height+r.Dy() > tallest {
			end()
		}
		parts = append(parts, part{r, image.Pt(gap, height)})
		width, height = max(width, r.Dx()), height+r.Dy()+gap
	}
	end()
	for _, m := range list {
		for _, t := range m.parts {
			whiten(g, t.from)
		}
	}
	return list
}

func newMontage(g *image.Gray, parts []part, width, height int) *montage {
	m := &montage{paper(width, height), parts}
	for _, t := range parts {
		for y := range t.from.Dy() {
			copy(m.picture.Pix[(t.at.Y+y)*m.picture.Stride+t.at.X:][:t.from.Dx()], g.Pix[(t.from.Min.Y+y)*g.Stride+t.from.Min.X:])
		}
	}
	return m
}

// back brings characters found in the montage to their places on the page. Of the two readings of a cell, that of both
// languages counts, unless only the other has Chinese in it.
func (m *montage) back(found, figures []page.Glyph, dpi float64) []page.Glyph {
	var out []page.Glyph
	for _, t := range m.parts {
		one, other := t.own(found, dpi), t.own(figures, dpi)
		if len(other) > 0 && (hasChinese(other) || !hasChinese(one)) {
			one = other
		}
		out = append(out, one...)
	}
	return out
}

// own are the characters of the montage that lie in a cell, at their places on the page.
func (t part) own(found []page.Glyph, dpi float64) []page.Glyph {
	var out []page.Glyph
	dx, dy := points(t.from.Min.X-t.at.X, dpi), points(t.from.Min.Y-t.at.Y, dpi)
	for _, c := range found {
		if y := dots(c.Y-c.Size*0.3, dpi); y >= t.at.Y && y < t.at.Y+t.from.Dy() {
			c.X, c.Left, c.Right, c.Y = c.X+dx, c.Left+dx, c.Right+dx, c.Y+dy
			out = append(out, c)
		}
	}
	return out
}

func hasChinese(glyphs []page.Glyph) bool {
	return slices.ContainsFunc(glyphs, func(g page.Glyph) bool { return unicode.Is(unicode.Han, g.Rune) })
}

// marked reports whether there is writing in a cell: more dark dots than dust.
func marked(g *image.Gray, r image.Rectangle, limit uint8) bool {
	dark := 0
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for _, v := range g.Pix[y*g.Stride+r.Min.X : y*g.Stride+r.Max.X] {
			if v <= limit {
				dark++
			}
		}
	}
	return dark > 20
}

func dots(points, dpi float64) int { return int(points*dpi/72 + 0.5) }
