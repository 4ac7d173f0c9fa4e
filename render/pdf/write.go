package pdf

import (
	"bytes"
	"fmt"
	"io"
	"math"
	"strconv"
	"unicode/utf16"

	"github.com/jung-kurt/gofpdf"

	"nianping/render/typeset"
)

// writer turns a display list into a PDF. gofpdf writes the pages, their links, the outline and the document's information;
// every glyph is placed here, because gofpdf's own text functions lose or misplace Chinese characters, and seal adds the
// fonts.
type writer struct {
	pdf    *gofpdf.Fpdf
	doc    *document
	uses   map[*typeset.Face]*fontUse
	fonts  []*fontUse // in the order of their first use
	b      []byte     // the drawing of the page at hand
	font   *fontUse
	size   float64
	colour int64 // of filling and text, -1 unknown
	draw   int64
	width  float64
}

// write puts the document out. The same document gives the same bytes.
func (d *document) write(out io.Writer) error {
	w := &writer{pdf: gofpdf.New("P", "pt", "A4", ""), doc: d, uses: map[*typeset.Face]*fontUse{}}
	w.pdf.SetCompression(false) // seal does
	w.pdf.SetMargins(0, 0, 0)
	w.pdf.SetAutoPageBreak(false, 0)
	w.pdf.SetCatalogSort(true)
	w.pdf.SetCreationDate(d.date)
	w.pdf.SetModificationDate(d.date)
	w.pdf.SetProducer("nianping", false)
	w.pdf.SetTitle(utf16String(d.title), false)
	w.pdf.SetSubject(utf16String(d.subject), false)
	for range d.pages {
		w.pdf.AddPage()
	}
	w.outline()
	w.collect()
	w.pages()
	file := files.Get().(*bytes.Buffer)
	defer files.Put(file)
	file.Reset()
	err := w.pdf.Output(file)
	if err == nil {
		err = w.seal(out, file.Bytes())
	}
	if err != nil {
		return fmt.Errorf("写出 PDF「%s」失败：%w", d.title, err)
	}
	return nil
}

// pages draws all pages and their links.
func (w *writer) pages() {
	links := w.anchors()
	for n, p := range w.doc.pages {
		w.pdf.SetPage(n + 1)
		w.b, w.font, w.colour, w.draw, w.width = w.b[:0], nil, -1, -1, -1
		if n == 0 && w.doc.logo != nil {
			w.b = w.doc.logo.append(w.b)
		}
		for i := range p.shapes {
			w.shape(&p.shapes[i])
		}
		for i := range p.texts {
			w.text(&p.texts[i])
		}
		w.pdf.RawWriteStr(string(w.b))
		for _, l := range p.links {
			if id, ok := links[l.to]; ok {
				w.pdf.Link(l.x, l.y, l.w, l.h, id)
			} else if uri := w.doc.uris[l.to]; uri != "" {
				w.pdf.LinkString(l.x, l.y, l.w, l.h, uri)
			}
		}
	}
}

// outline writes the bookmarks before a font is set: gofpdf would encode them otherwise, and lose what lies above U+FFFF.
func (w *writer) outline() {
	for _, b := range w.doc.bookmarks {
		w.pdf.SetPage(b.at.page + 1)
		w.pdf.Bookmark(utf16String(b.title), b.level, b.at.y)
	}
	w.pdf.SetPage(len(w.doc.pages))
}

// anchors makes a link target of each anchor that a link leads to.
func (w *writer) anchors() map[int]int {
	ids := map[int]int{}
	for _, p := range w.doc.pages {
		for _, l := range p.links {
			if at, ok := w.doc.anchors[l.to]; ok && ids[l.to] == 0 {
				id := w.pdf.AddLink()
				w.pdf.SetLink(id, max(at.y-grid, 0), at.page+1)
				ids[l.to] = id
			}
		}
	}
	return ids
}

func (w *writer) shape(s *shape) {
	if s.width == 0 {
		w.fillColour(s.colour)
	} else {
		w.drawColour(s.colour)
		w.lineWidth(s.width)
	}
	for i := 0; i < len(s.points); i += 2 {
		w.b = appendPoint(w.b, s.points[i], s.points[i+1])
		if i == 0 {
			w.b = append(w.b, " m "...)
		} else {
			w.b = append(w.b, " l "...)
		}
	}
	switch {
	case s.width == 0:
		w.b = append(w.b, "f\n"...)
	case len(s.points) == 4:
		w.b = append(w.b, "S\n"...)
	default:
		w.b = append(w.b, "s\n"...)
	}
}

func (w *writer) fillColour(c typeset.Colour) {
	if w.colour != int64(c) {
		w.colour = int64(c)
		w.b = append(appendColour(w.b, c), " rg "...)
	}
}

func (w *writer) drawColour(c typeset.Colour) {
	if w.draw != int64(c) {
		w.draw = int64(c)
		w.b = append(appendColour(w.b, c), " RG "...)
	}
}

func (w *writer) lineWidth(width float64) {
	if w.width != width {
		w.width = width
		w.b = append(appendNumber(w.b, width), " w "...)
	}
}

// appendColour writes red, green and blue as parts of one, in hundredths: 256 steps would be finer than eyes are.
func appendColour(b []byte, c typeset.Colour) []byte {
	b = append(appendNumber(b, float64(c>>16)/255), ' ')
	b = append(appendNumber(b, float64(c>>8&255)/255), ' ')
	return appendNumber(b, float64(c&255)/255)
}

func utf16String(s string) string {
	b := []byte{0xFE, 0xFF}
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u>>8), byte(u))
	}
	return string(b)
}

// appendPoint writes a point in PDF coordinates with at most two decimals.
func appendPoint(b []byte, x, y float64) []byte {
	b = appendNumber(b, x)
	b = append(b, ' ')
	return appendNumber(b, pageHeight-y)
}

func appendNumber(b []byte, v float64) []byte {
	n := int64(math.Round(v * 100))
	if n < 0 {
		b = append(b, '-')
		n = -n
	}
	b = strconv.AppendInt(b, n/100, 10)
	if n %= 100; n != 0 {
		b = append(b, '.', byte('0'+n/10))
		if n%10 != 0 {
			b = append(b, byte('0'+n%10))
		}
	}
	return b
}
