package pdf

import (
	"time"

	"nianping/render/typeset"
)

// The page is A4 with the margins of GB/T 9704-2012: 天头 37 mm, 订口 28 mm, and a text area of 156 × 225 mm. All measures
// are points from the upper left corner.
const (
	mm         = 72 / 25.4
	pageWidth  = 210 * mm
	pageHeight = 297 * mm
	left       = 28 * mm
	right      = pageWidth - 26*mm
	top        = 37 * mm
	bottom     = pageHeight - 35*mm
	textWidth  = right - left
	// grid is half the line pitch of an official document, 22 lines on 225 mm.
	grid = (bottom - top) / 44
)

// The ink of a report: black text, one blue, three greys, and red and amber for what wants attention.
const (
	black  typeset.Colour = 0x000000
	white  typeset.Colour = 0xFFFFFF
	ink    typeset.Colour = 0x1F3A5F
	grey   typeset.Colour = 0x5B6470
	faint  typeset.Colour = 0x8A929C
	hair   typeset.Colour = 0xC9CFD6
	tint   typeset.Colour = 0xF1F4F8
	paler  typeset.Colour = 0xF7F9FB
	pale   typeset.Colour = 0xB9C6D6
	red    typeset.Colour = 0xA61B1B
	amber  typeset.Colour = 0x8A5A00
	green  typeset.Colour = 0x1E6B3A
	redBg  typeset.Colour = 0xFBEFEF
	paleBg typeset.Colour = 0xFAF6EC
)

// document is a display list: everything is placed before the first byte is written, so that fonts can be cut to it.
type document struct {
	fonts     *Fonts
	title     string
	subject   string
	date      time.Time // a day in Shanghai
	footer    string
	marking   string // at the upper right of each page, "" for none
	files     []file
	logo      *Logo // on the first page; nil for none
	pages     []*page
	bookmarks []bookmark
	anchors   map[int]place  // where a mark of a span or row leads
	uris      map[int]string // where a mark leads out of the document
	missing   []missing      // characters that no face has, each once
}

type file struct {
	name, description string
	content           []byte
}

type bookmark struct {
	title string
	level int
	at    place
}

// place is a height on a page; pages count from 0.
type place struct {
	page int
	y    float64
}

type missing struct {
	r    rune
	page int
}

type page struct {
	texts  []text
	shapes []shape // under the texts
	links  []link
}

// text is a line with its left edge and base line.
type text struct {
	line typeset.Line
	x, y float64
}

// shape is a filled area or a line.
type shape struct {
	points []float64 // x, y, x, y, …: a line for two points, else an area
	colour typeset.Colour
	width  float64 // of a line or an outline, points; 0 fills
}

// link leads from a rectangle to an anchor.
type link struct {
	x, y, w, h float64
	to         int
}

func (p *page) rule(x1, y1, x2, y2, width float64, c typeset.Colour) {
	p.shapes = append(p.shapes, shape{points: []float64{x1, y1, x2, y2}, colour: c, width: width})
}

func (p *page) fill(x, y, w, h float64, c typeset.Colour) {
	if w > 0 && h > 0 {
		p.shapes = append(p.shapes, shape{points: []float64{x, y, x + w, y, x + w, y + h, x, y + h}, colour: c})
	}
}

// put places a line with its base line at y and turns marks into links.
func (p *page) put(line typeset.Line, x, y float64) {
	p.texts = append(p.texts, text{line, x, y})
	for i := 0; i < len(line.Glyphs); i++ {
		mark := line.Glyphs[i].Mark
		if mark <= 0 {
			continue
		}
		from := i
		for i+1 < len(line.Glyphs) && line.Glyphs[i+1].Mark == mark {
			i++
		}
		a, b := line.Glyphs[from], line.Glyphs[i]
		size := a.Style.Size
		p.links = append(p.links, link{x: x + line.Left + a.X, y: y - size*0.9, w: b.X + b.Width - a.X, h: size * 1.15, to: mark})
	}
}
