package ocr

import (
	"bytes"
	"fmt"
	"image"
	"image/draw"
	_ "image/gif"  // formats that Decode knows
	_ "image/jpeg" //
	_ "image/png"  //
	"math"

	_ "golang.org/x/image/bmp"  //
	_ "golang.org/x/image/tiff" //
	_ "golang.org/x/image/webp" //

	"nianping/ingest/document"
)

// maxDots bounds a picture: a sheet of A3 with 400 dots per inch has 31 million.
const maxDots = 50_000_000

// Decode decodes a photograph or scan (JPEG, PNG, GIF, BMP, TIFF, WebP), turned upright as the camera noted. The error
// wraps document.ErrTooLarge or ErrCorrupt, or ErrScanned for a picture of another format.
func Decode(data []byte) (image.Image, error) {
	c, _, err := image.DecodeConfig(bytes.NewReader(data))
	switch {
	case err == image.ErrFormat:
		return nil, fmt.Errorf("%w（这种格式的图片不能识别，请改存为 JPG 或 PNG）", document.ErrScanned)
	case err != nil:
		return nil, fmt.Errorf("%w（图片无法打开%s）", document.ErrCorrupt, document.Because(err))
	case c.Width <= 0 || c.Height <= 0 || c.Width > maxDots/c.Height:
		return nil, fmt.Errorf("%w（图片有 %d×%d 点）", document.ErrTooLarge, c.Width, c.Height)
	}
	m, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("%w（图片不完整%s）", document.ErrCorrupt, document.Because(err))
	}
	return turned(gray(m), orientation(data)), nil
}

// gray is a picture in shades of gray, transparent parts white; always a copy, at the origin.
func gray(m image.Image) *image.Gray {
	b := m.Bounds()
	out := image.NewGray(image.Rect(0, 0, b.Dx(), b.Dy()))
	switch m := m.(type) { // what scanners and cameras make, without a call for each dot
	case *image.Gray:
		for y := range b.Dy() {
			copy(out.Pix[y*out.Stride:][:b.Dx()], m.Pix[m.PixOffset(b.Min.X, b.Min.Y+y):])
		}
		return out
	case *image.YCbCr:
		for y := range b.Dy() {
			copy(out.Pix[y*out.Stride:][:b.Dx()], m.Y[m.YOffset(b.Min.X, b.Min.Y+y):])
		}
		return out
	}
	whiten(out, out.Rect)
	draw.Draw(out, out.Rect, m, b.Min, draw.Over)
	return out
}

// turned applies the orientation of EXIF (1 upright, 3 upside down, 6 and 8 on a side; mirrored ones are taken as upright).
func turned(g *image.Gray, orientation int) *image.Gray {
	w, h := g.Rect.Dx(), g.Rect.Dy()
	var from func(x, y int) int
	switch orientation {
	case 3:
		from = func(x, y int) int { return (h-1-y)*g.Stride + w - 1 - x }
	case 6:
		from = func(x, y int) int { return (h-1-x)*g.Stride + y }
	case 8:
		from = func(x, y int) int { return x*g.Stride + w - 1 - y }
	default:
		return g
	}
	width, height := w, h
	if orientation != 3 {
		width, height = h, w
	}
	out := image.NewGray(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			out.Pix[y*out.Stride+x] = g.Pix[from(x, y)]
		}
	}
	return out
}

// orientation reads the orientation that a camera noted in a JPEG (EXIF tag 0x0112); 1 where it noted none.
func orientation(data []byte) int {
	at := bytes.Index(data[:min(len(data), 64<<10)], []byte("Exif\x00\x00"))
	if at < 0 || !bytes.HasPrefix(data, []byte("\xFF\xD8")) {
		return 1
	}
	t := data[at+6 : min(len(data), at+6+64<<10)]
	big := bytes.HasPrefix(t, []byte("MM"))
	number := func(at, size int) int {
		if at < 0 || at+size > len(t) {
			return 0
		}
		n := 0
		for i := range size {
			if big {
				n = n<<8 | int(t[at+i])
			} else {
				n |= int(t[at+i]) << (8 * i)
			}
		}
		return n
	}
	list := number(4, 4)
	for i := range number(list, 2) {
		if entry := list + 2 + 12*i; number(entry, 2) == 0x0112 {
			return number(entry+8, 2)
		}
	}
	return 1
}

// Skew in degrees: how far a sheet may lie askew to be straightened, and the step in which the angle is sought.
const (
	skewDots  = 600 // across: enough to find the angle
	skewMost  = 4.0
	skewStep  = 0.1
	skewLeast = 0.15
)

// straighten turns a picture so that its lines lie level.
func straighten(g *image.Gray) *image.Gray {
	angle := skew(g)
	if math.Abs(angle) < skewLeast {
		return g
	}
	w, h := g.Rect.Dx(), g.Rect.Dy()
	out := paper(w, h)
	sin, cos := math.Sincos(angle * math.Pi / 180)
	cx, cy := float64(w)/2, float64(h)/2
	for y := range h {
		dy := float64(y) - cy
		for x := range w {
			dx := float64(x) - cx
			u, v := int(math.Round(cx+dx*cos-dy*sin)), int(math.Round(cy+dx*sin+dy*cos))
			if u >= 0 && v >= 0 && u < w && v < h {
				out.Pix[y*out.Stride+x] = g.Pix[v*g.Stride+u]
			}
		}
	}
	return out
}

// skew is the angle in degrees by which the lines of a picture fall to the right: the one under which its dark dots fall into the
// fewest rows.
func skew(g *image.Gray) float64 {
	limit := threshold(g)
	coarse := max(1, g.Rect.Dx()/skewDots) // so many dots both ways are looked at as one
	type dot struct{ x, y int }
	var dots []dot
	for y := 0; y < g.Rect.Dy(); y += coarse {
		for x := 0; x < g.Rect.Dx(); x += coarse {
			if g.Pix[y*g.Stride+x] <= limit {
				dots = append(dots, dot{x, y})
			}
		}
	}
	if len(dots)*coarse*coarse > len(g.Pix)/2 { // a dark picture
		return 0
	}
	most, angle := -1, 0.0
	rows := make([]int, 3*(g.Rect.Dx()+g.Rect.Dy())/coarse)
	for i := range int(2*skewMost/skewStep) + 1 {
		a := float64((i+1)/2) * skewStep // 0, 0.1, −0.1, 0.2, …: of equals the least
		if i%2 == 0 {
			a = -a
		}
		slope := math.Tan(a * math.Pi / 180)
		clear(rows)
		for _, d := range dots {
			rows[(d.y+g.Rect.Dx()-int(slope*float64(d.x)))/coarse]++
		}
		sharp := 0
		for _, n := range rows {
			sharp += n * n
		}
		if sharp > most {
			most, angle = sharp, a
		}
	}
	return angle
}
