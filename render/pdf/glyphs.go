package pdf

import (
	"fmt"
	"math"
	"strconv"

	"nianping/render/typeset"
)

// text writes a line: runs of one face, size and colour, each as one TJ with its corrections.
func (w *writer) text(t *text) {
	glyphs := t.line.Glyphs
	x0 := t.x + t.line.Left
	for i := 0; i < len(glyphs); {
		g := &glyphs[i]
		if g.Face == nil {
			w.substitute(g, x0+g.X, t.y)
			i++
			continue
		}
		end := i + 1
		for end < len(glyphs) && glyphs[end].Face == g.Face && glyphs[end].Style == g.Style {
			end++
		}
		w.run(glyphs[i:end], x0, t.y)
		i = end
	}
}

// run writes glyphs of one face and style.
func (w *writer) run(glyphs []typeset.Glyph, x0, y float64) {
	first := &glyphs[0]
	style, font := first.Style, w.uses[first.Face]
	w.fillColour(style.Colour)
	if style.Stroke > 0 {
		w.drawColour(style.Colour)
		w.lineWidth(style.Stroke)
		w.b = append(w.b, "2 Tr "...)
	}
	b := append(w.b, "BT "...)
	if w.font != font || w.size != style.Size {
		w.font, w.size = font, style.Size
		b = append(append(append(b, '/'), font.name...), ' ')
		b = append(appendNumber(b, style.Size), " Tf "...)
	}
	b = appendPoint(b, x0+first.X, y)
	b = append(b, " Td [("...)
	pen := first.X
	for i := range glyphs {
		g := &glyphs[i]
		if off := math.Round((pen - g.X) * 1000 / style.Size); off != 0 {
			b = append(b, ')')
			b = strconv.AppendInt(b, int64(off), 10)
			b = append(b, '(')
			pen -= off * style.Size / 1000
		}
		code := font.codes.of(g.Rune)
		b = appendEscaped(b, byte(code>>8))
		b = appendEscaped(b, byte(code))
		pen += g.Width
	}
	b = append(b, ")] TJ ET\n"...)
	if style.Stroke > 0 {
		b = append(b, "0 Tr "...)
	}
	w.b = b
}

func appendEscaped(b []byte, c byte) []byte {
	switch c {
	case '(', ')', '\\':
		return append(b, '\\', c)
	case '\r':
		return append(b, '\\', 'r')
	}
	return append(b, c)
}

// substitute draws a box with the code point of a character that no face has. Copied, it is the character itself.
func (w *writer) substitute(g *typeset.Glyph, x, y float64) {
	size := g.Style.Size
	box := shape{points: []float64{
		x + size*0.06, y - size*0.82, x + size*0.94, y - size*0.82, x + size*0.94, y + size*0.12, x + size*0.06, y + size*0.12,
	}, colour: red, width: size * 0.04}
	w.b = append(appendUTF16(append(w.b, "/Span <</ActualText <FEFF"...), g.Rune), ">>> BDC "...)
	w.shape(&box)
	hei := w.doc.fonts.hei[0]
	digits := fmt.Sprintf("%04X", g.Rune)
	half := (len(digits) + 1) / 2
	for row, part := range []string{digits[:half], digits[half:]} {
		style := &typeset.Style{Family: typeset.Family{hei}, Size: size * 0.36, Colour: red}
		line := typeset.Break([]typeset.Span{{Text: part, Style: style}}, typeset.Setting{Width: size, Align: typeset.Centre})
		if len(line) > 0 {
			w.text(&text{line[0], x, y - size*0.42 + float64(row)*size*0.42})
		}
	}
	w.b = append(w.b, "EMC\n"...)
}
