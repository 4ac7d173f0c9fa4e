package pdf

import (
	"fmt"
	"io"
	"math"
	"strconv"
	"unicode/utf16"

	"github.com/jung-kurt/gofpdf"

	"nianping/render/typeset"
)

// writer turns a display list into a PDF. gofpdf writes objects, streams and fonts; every glyph is placed here, because its
// own text functions lose or misplace Chinese characters.
type writer struct {
	pdf    *gofpdf.Fpdf
	doc    *document
	codes  map[*typeset.Face]*encoding
	font   *typeset.Face
	size   float64
	colour int64 // of filling and text, -1 unknown
	draw   int64
	width  float64
}

// encoding are the characters that a document uses of a face, with their codes.
type encoding struct {
	codes map[rune]uint16
	list  []typeset.Mapping
	next  uint16 // the next code of the private use area
}

// write puts the document out. The same document gives the same bytes.
func (d *document) write(out io.Writer) error {
	w := &writer{pdf: gofpdf.New("P", "pt", "A4", ""), doc: d, codes: map[*typeset.Face]*encoding{}}
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
	w.addFonts()
	links := w.anchors()
	for n, p := range d.pages {
		w.pdf.SetPage(n + 1)
		w.font, w.colour, w.draw, w.width = nil, -1, -1, -1
		for i := range p.shapes {
			w.shape(&p.shapes[i])
		}
		for i := range p.texts {
			w.text(&p.texts[i])
		}
		for _, l := range p.links {
			if id, ok := links[l.to]; ok {
				w.pdf.Link(l.x, l.y, l.w, l.h, id)
			} else if uri := d.uris[l.to]; uri != "" {
				w.pdf.LinkString(l.x, l.y, l.w, l.h, uri)
			}
		}
	}
	var files []gofpdf.Attachment
	for _, f := range d.files {
		files = append(files, gofpdf.Attachment{Content: f.content, Filename: f.name, Description: f.description})
	}
	w.pdf.SetAttachments(files)
	if err := w.pdf.Output(out); err != nil {
		return fmt.Errorf("写出 PDF「%s」失败：%w", d.title, err)
	}
	return nil
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

// addFonts cuts each face to what the pages use of it and hands it to gofpdf, which cuts it once more to the characters
// that it believes used: a template that is never placed tells it so.
func (w *writer) addFonts() {
	var faces []*typeset.Face
	use := func(face *typeset.Face, r rune) {
		e := w.codes[face]
		if e == nil {
			e = &encoding{codes: map[rune]uint16{}, next: 0xE000}
			w.codes[face] = e
			faces = append(faces, face)
		}
		if _, known := e.codes[r]; known {
			return
		}
		code := uint16(r)
		if r > 0xFFFF {
			code = e.next
			e.next++
		}
		e.codes[r] = code
		e.list = append(e.list, typeset.Mapping{Code: code, Rune: r})
	}
	for _, p := range w.doc.pages {
		for _, t := range p.texts {
			for i := range t.line.Glyphs {
				g := &t.line.Glyphs[i]
				if g.Face != nil {
					use(g.Face, g.Rune)
					continue
				}
				for _, r := range "0123456789ABCDEF" {
					use(w.doc.fonts.hei[0], r)
				}
			}
		}
	}
	for _, face := range faces {
		e := w.codes[face]
		w.pdf.AddUTF8FontFromBytes(face.Name, "", face.Subset(e.list))
		used := make([]rune, len(e.list))
		for i, m := range e.list {
			used[i] = rune(m.Code)
		}
		w.pdf.CreateTemplateCustom(gofpdf.PointType{}, gofpdf.SizeType{Wd: 1, Ht: 1}, func(t *gofpdf.Tpl) {
			t.SetFont(face.Name, "", 1)
			t.Text(0, 0, string(used))
		})
	}
}

func (w *writer) shape(s *shape) {
	if s.width == 0 {
		w.fillColour(s.colour)
	} else {
		w.drawColour(s.colour)
		w.lineWidth(s.width)
	}
	b := make([]byte, 0, 64)
	for i := 0; i < len(s.points); i += 2 {
		b = appendPoint(b, s.points[i], s.points[i+1])
		if i == 0 {
			b = append(b, " m "...)
		} else {
			b = append(b, " l "...)
		}
	}
	switch {
	case s.width == 0:
		b = append(b, 'f')
	case len(s.points) == 4:
		b = append(b, 'S')
	default:
		b = append(b, 's')
	}
	w.pdf.RawWriteStr(string(b))
}

func (w *writer) fillColour(c typeset.Colour) {
	if w.colour != int64(c) {
		w.colour = int64(c)
		w.pdf.SetFillColor(int(c>>16), int(c>>8&255), int(c&255))
	}
}

func (w *writer) drawColour(c typeset.Colour) {
	if w.draw != int64(c) {
		w.draw = int64(c)
		w.pdf.SetDrawColor(int(c>>16), int(c>>8&255), int(c&255))
	}
}

func (w *writer) lineWidth(width float64) {
	if w.width != width {
		w.width = width
		w.pdf.SetLineWidth(width)
	}
}

func (w *writer) setFont(face *typeset.Face, size float64) {
	if w.font != face || w.size != size {
		w.font, w.size = face, size
		w.pdf.SetFont(face.Name, "", size)
	}
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
