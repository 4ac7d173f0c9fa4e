package pdf

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	_ "image/jpeg" // a logo may be one
	_ "image/png"
)

// Logo is a picture for the upper left of a report's first page, ready to be embedded. It may be shared by goroutines.
type Logo struct {
	width, height int    // pixels
	data          []byte // red, green and blue of each pixel, deflated
}

const (
	logoPixels = 1200    // of the longer side; larger pictures are made smaller
	logoHeight = 12 * mm // on the page, at most
	logoWidth  = 60 * mm
)

// ReadLogo reads a PNG or JPEG picture. It fails on anything else, and on pictures with more than 40 million pixels.
func ReadLogo(data []byte) (*Logo, error) {
	config, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("不是 PNG 或 JPEG 图片：%w", err)
	}
	if config.Width*config.Height > 40_000_000 || config.Width == 0 || config.Height == 0 {
		return nil, fmt.Errorf("图片有 %d×%d 像素，请换用小一些的图片", config.Width, config.Height)
	}
	picture, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("图片已损坏：%w", err)
	}
	bounds := picture.Bounds()
	step := (max(bounds.Dx(), bounds.Dy()) + logoPixels - 1) / logoPixels
	l := &Logo{width: bounds.Dx() / step, height: bounds.Dy() / step}
	if l.width == 0 || l.height == 0 {
		return nil, fmt.Errorf("图片太细长，有 %d×%d 像素", bounds.Dx(), bounds.Dy())
	}
	pixels := make([]byte, 0, 3*l.width*l.height)
	for y := range l.height {
		for x := range l.width {
			pixels = append(pixels, mean(picture, bounds.Min.X+x*step, bounds.Min.Y+y*step, step)...)
		}
	}
	l.data = deflated(pixels)
	return l, nil
}

// mean is the colour of a square of pixels on white paper.
func mean(picture image.Image, x0, y0, size int) []byte {
	var sum [3]uint32
	for y := y0; y < y0+size; y++ {
		for x := x0; x < x0+size; x++ {
			c := color.RGBA64Model.Convert(picture.At(x, y)).(color.RGBA64)
			paper := 0xFFFF - uint32(c.A)
			sum[0] += uint32(c.R) + paper
			sum[1] += uint32(c.G) + paper
			sum[2] += uint32(c.B) + paper
		}
	}
	n := uint32(size * size)
	return []byte{byte(sum[0] / n >> 8), byte(sum[1] / n >> 8), byte(sum[2] / n >> 8)}
}

// object is the picture as the PDF holds it.
func (l *Logo) object() object {
	return object{stream: l.data, plain: true, dict: fmt.Sprintf("/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode", l.width, l.height)}
}

// append draws the picture above the text of the page, on the left.
func (l *Logo) append(b []byte) []byte {
	scale := min(logoHeight/float64(l.height), logoWidth/float64(l.width))
	b = append(b, "q "...)
	b = append(appendNumber(b, scale*float64(l.width)), " 0 0 "...)
	b = append(appendNumber(b, scale*float64(l.height)), ' ')
	b = appendPoint(b, left, top-10*mm)
	return append(b, " cm /Logo Do Q\n"...)
}
