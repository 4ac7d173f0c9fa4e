package main

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"golang.org/x/image/vector"
)

// iconSizes are the edges, in pixels, that Windows asks an icon for.
var iconSizes = []int{16, 20, 24, 32, 40, 48, 64, 128, 256}

var (
	deepBlue = color.NRGBA{0x1b, 0x3f, 0x6b, 0xff}
	white    = color.NRGBA{0xff, 0xff, 0xff, 0xff}
	paleBlue = color.NRGBA{0x8f, 0xb4, 0xdb, 0xff}
	amber    = color.NRGBA{0xf0, 0x9a, 0x1a, 0xff}
)

// drawIcon draws the program's icon, a sheet with figures and a tick, in a square of size pixels. Small ones leave out the
// lines that would only blur.
func drawIcon(size int) image.Image {
	p := &painter{image: image.NewNRGBA(image.Rect(0, 0, size, size)), unit: float32(size) / 64}
	p.rounded(deepBlue, 0, 0, 64, 64, 12)
	p.rounded(white, 13, 8, 38, 48, 3)
	if size >= 32 {
		for i := range 2 {
			p.rounded(paleBlue, 19, 15+float32(i)*7, 26-float32(i)*8, 3, 1)
		}
	}
	for i, height := range []float32{8, 13, 19} {
		p.rounded(deepBlue, 19+float32(i)*8, 49-height, 5, height, 0)
	}
	tick := [][2]float32{{31, 43}, {39, 52}, {54, 31}}
	p.stroke(white, 11, tick...)
	p.stroke(amber, 7, tick...)
	return p.image
}

// painter fills shapes given on a square of 64 units.
type painter struct {
	image *image.NRGBA
	unit  float32
}

// fill fills what path draws.
func (p *painter) fill(c color.Color, path func(*vector.Rasterizer)) {
	b := p.image.Bounds()
	z := vector.NewRasterizer(b.Dx(), b.Dy())
	path(z)
	z.DrawOp = draw.Over
	z.Draw(p.image, b, image.NewUniform(c), image.Point{})
}

// rounded fills a rectangle whose corners have the radius r.
func (p *painter) rounded(c color.Color, x, y, w, h, r float32) {
	u := p.unit
	x, y, w, h, r = x*u, y*u, w*u, h*u, r*u
	p.fill(c, func(z *vector.Rasterizer) {
		z.MoveTo(x+r, y)
		z.LineTo(x+w-r, y)
		z.QuadTo(x+w, y, x+w, y+r)
		z.LineTo(x+w, y+h-r)
		z.QuadTo(x+w, y+h, x+w-r, y+h)
		z.LineTo(x+r, y+h)
		z.QuadTo(x, y+h, x, y+h-r)
		z.LineTo(x, y+r)
		z.QuadTo(x, y, x+r, y)
		z.ClosePath()
	})
}

// stroke draws straight strokes from point to point, with round ends and joints.
func (p *painter) stroke(col color.Color, width float32, points ...[2]float32) {
	for i := 1; i < len(points); i++ {
		p.segment(col, width, points[i-1], points[i])
	}
}

// segment draws one of them.
func (p *painter) segment(col color.Color, width float32, from, to [2]float32) {
	dx, dy := to[0]-from[0], to[1]-from[1]
	length := float32(math.Hypot(float64(dx), float64(dy)))
	nx, ny := -dy/length*width/2, dx/length*width/2
	u := p.unit
	p.fill(col, func(z *vector.Rasterizer) {
		z.MoveTo((from[0]+nx)*u, (from[1]+ny)*u)
		z.LineTo((to[0]+nx)*u, (to[1]+ny)*u)
		z.LineTo((to[0]-nx)*u, (to[1]-ny)*u)
		z.LineTo((from[0]-nx)*u, (from[1]-ny)*u)
		z.ClosePath()
	})
	for _, end := range [][2]float32{from, to} {
		p.rounded(col, end[0]-width/2, end[1]-width/2, width, width, width/2)
	}
}
