// Package ofd reads the text of OFD files (GB/T 33190), the national format for fixed layouts.
//
// Read: the characters of all pages and of the page templates, in their places; lines, paragraphs that run over lines, and rows of cells where
// the same columns stand under each other. Not read: pictures, paths, seals, annotations. A file without text is ErrScanned.
package ofd

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"path"
	"strconv"
	"strings"

	"nianping/ingest/document"
	"nianping/ingest/ooxml"
)

// maxPages bounds a document.
const maxPages = 2000

// reader holds what one file shares.
type reader struct {
	ctx       context.Context
	pkg       *ooxml.Package
	limits    document.Limits
	doc       *document.Document
	templates map[string][]glyph // by ID
	pictures  bool
	glyphs    int
	cells     int
	paras     int
	tables    int
}

// Read reads an OFD. The error wraps ErrCorrupt when the container or a part is broken, ErrEncrypted, ErrScanned where there is no text but
// pictures, ErrTooLarge, and ErrUnsupported for another kind of file.
func Read(ctx context.Context, data []byte, limits document.Limits) (*document.Document, error) {
	limits = limits.Defaults()
	pkg, err := ooxml.Open(data, limits)
	if err != nil {
		return nil, err
	}
	r := &reader{ctx: ctx, pkg: pkg, limits: limits, doc: &document.Document{Format: "ofd"}, templates: map[string][]glyph{}}
	top, err := r.part("OFD.xml")
	if err != nil {
		return nil, err
	}
	if pkg.Has("Encryptions.xml") || bytes.Contains(top, []byte("Encryptions>")) {
		return nil, document.ErrEncrypted
	}
	roots, err := texts(top, "?:DocRoot")
	if err != nil {
		return nil, err
	}
	page := 0
	for _, root := range roots {
		if err := r.document(strings.TrimPrefix(root, "/"), &page); err != nil {
			return nil, err
		}
	}
	if len(r.doc.Body) == 0 && r.pictures {
		return nil, document.ErrScanned
	}
	if r.pictures {
		r.doc.Warn(document.Ref{}, "图片未读取")
	}
	return r.doc, nil
}

// part reads a part that must be there.
func (r *reader) part(name string) ([]byte, error) {
	b, err := r.pkg.Part(name)
	if err == nil && b == nil {
		err = fmt.Errorf("%w（缺少 %s）", document.ErrCorrupt, name)
	}
	return b, err
}

// texts are the contents of all elements of a name, in order.
func texts(part []byte, name string) ([]string, error) {
	var out []string
	s := ooxml.NewScanner(part)
	var walk func()
	walk = func() {
		for d := s.Depth(); s.Child(d); {
			if s.Name == name {
				out = append(out, strings.TrimSpace(s.Text()))
				continue
			}
			walk()
		}
	}
	if s.Root() {
		walk()
	}
	return out, s.Err()
}

// listed is a page or a template as the document lists it.
type listed struct{ id, place string }

// document reads one document of the file.
func (r *reader) document(root string, page *int) error {
	part, err := r.part(root)
	if err != nil {
		return err
	}
	dir := path.Dir(root)
	var pages, templates []listed
	s := ooxml.NewScanner(part)
	if s.Root() {
		for d := s.Depth(); s.Child(d); {
			switch s.Name {
			case "?:CommonData":
				for k := s.Depth(); s.Child(k); {
					if s.Name == "?:TemplatePage" {
						templates = append(templates, listed{s.Attr("ID"), s.Attr("BaseLoc")})
					}
				}
			case "?:Pages":
				for k := s.Depth(); s.Child(k); {
					if s.Name == "?:Page" {
						pages = append(pages, listed{s.Attr("ID"), s.Attr("BaseLoc")})
					}
				}
			}
		}
	}
	if err := s.Err(); err != nil {
		return err
	}
	if *page+len(pages) > maxPages {
		return fmt.Errorf("%w（超过 %d 页）", document.ErrTooLarge, maxPages)
	}
	for _, t := range templates {
		if r.templates[t.id], err = r.page(dir, t.place); err != nil {
			return err
		}
	}
	for _, p := range pages {
		*page++
		glyphs, err := r.page(dir, p.place)
		if err != nil {
			return err
		}
		if err := r.lay(*page, glyphs); err != nil {
			return err
		}
	}
	return nil
}

// place finds a part that is named from the root or from a folder.
func (r *reader) place(dir, name string) string {
	if strings.HasPrefix(name, "/") {
		return strings.TrimPrefix(name, "/")
	}
	if at := path.Join(dir, name); r.pkg.Has(at) {
		return at
	}
	return name
}

// page reads the characters of a page, those of its templates first.
func (r *reader) page(dir, name string) ([]glyph, error) {
	if err := r.ctx.Err(); err != nil {
		return nil, err
	}
	part, err := r.part(r.place(dir, name))
	if err != nil {
		return nil, err
	}
	var out []glyph
	s := ooxml.NewScanner(part)
	if s.Root() {
		for d := s.Depth(); s.Child(d); {
			switch s.Name {
			case "?:Template":
				out = append(out, r.templates[s.Attr("TemplateID")]...)
			case "?:Content":
				out = r.layers(s, out, 0)
			}
		}
	}
	if err := s.Err(); err != nil {
		return nil, err
	}
	if r.glyphs += len(out); r.glyphs > r.limits.Cells*4 {
		return nil, fmt.Errorf("%w（文字过多）", document.ErrTooLarge)
	}
	return out, nil
}

// layers walks through layers and blocks.
func (r *reader) layers(s *ooxml.Scanner, out []glyph, depth int) []glyph {
	for d := s.Depth(); s.Child(d); {
		switch s.Name {
		case "?:TextObject":
			if s.Attr("Visible") == "false" {
				r.doc.Warn(document.Ref{}, "隐藏的文字未读取")
				continue
			}
			out = append(out, textObject(s)...)
		case "?:ImageObject":
			r.pictures = true
		case "?:Layer", "?:PageBlock", "?:CompositeObject":
			if depth < r.limits.Depth*4 {
				out = r.layers(s, out, depth+1)
			}
		}
	}
	return out
}

// glyph is a character in its place, in millimetres from the page's upper left corner.
type glyph struct {
	r          rune
	x, y       float64 // of the baseline's beginning
	size, wide float64 // height of the font, and the room to the next character
}

// textObject reads the characters of a text object.
func textObject(s *ooxml.Scanner) []glyph {
	box := numbers(s.Attr("Boundary"))
	if len(box) < 4 {
		box = make([]float64, 4)
	}
	matrix := numbers(s.Attr("CTM"))
	if len(matrix) < 6 {
		matrix = []float64{1, 0, 0, 1, 0, 0}
	}
	size := 1.0
	if v := numbers(s.Attr("Size")); len(v) > 0 && v[0] > 0 {
		size = v[0]
	}
	stretch := 1.0
	if v := numbers(s.Attr("HScale")); len(v) > 0 && v[0] > 0 {
		stretch = v[0]
	}
	var out []glyph
	x, y := 0.0, 0.0
	for d := s.Depth(); s.Child(d); {
		if s.Name != "?:TextCode" {
			continue
		}
		if v := numbers(s.Attr("X")); len(v) > 0 {
			x = v[0]
		}
		if v := numbers(s.Attr("Y")); len(v) > 0 {
			y = v[0]
		}
		text := []rune(s.Text())
		dx, dy := deltas(s.Attr("DeltaX"), len(text)), deltas(s.Attr("DeltaY"), len(text))
		cx, cy := x, y
		for i, c := range text {
			step := width(c) * size * stretch
			if i < len(dx) {
				step = dx[i]
			} else if len(dx) > 0 {
				step = dx[len(dx)-1]
			}
			out = append(out, glyph{c, box[0] + matrix[0]*cx + matrix[2]*cy + matrix[4], box[1] + matrix[1]*cx + matrix[3]*cy + matrix[5],
				size * max(math.Abs(matrix[3]), math.Abs(matrix[1]), 0.01), min(step, width(c)*size*stretch*1.2) * max(math.Abs(matrix[0]), 0.01)})
			cx += step
			if i < len(dy) {
				cy += dy[i]
				if len(dx) == 0 {
					cx -= step // set vertically
				}
			}
		}
	}
	return out
}

// numbers reads a list of numbers; what is none ends it.
func numbers(s string) []float64 {
	var out []float64
	for _, f := range strings.Fields(s) {
		v, err := strconv.ParseFloat(f, 64)
		if err != nil || v != v || v > 1e7 || v < -1e7 {
			break
		}
		out = append(out, v)
	}
	return out
}

// deltas reads the steps between characters, with “g n d” for n times d; no more than there are characters.
func deltas(s string, most int) []float64 {
	var out []float64
	fields := strings.Fields(s)
	for i := 0; i < len(fields) && len(out) < most; i++ {
		if fields[i] == "g" && i+2 < len(fields) {
			n, err := strconv.Atoi(fields[i+1])
			v := numbers(fields[i+2])
			if err != nil || len(v) == 0 {
				break
			}
			for range min(n, most-len(out)) {
				out = append(out, v[0])
			}
			i += 2
			continue
		}
		v := numbers(fields[i])
		if len(v) == 0 {
			break
		}
		out = append(out, v[0])
	}
	return out
}

// width is the usual width of a character in parts of the font's size.
func width(r rune) float64 {
	if r < 0x2000 {
		return 0.5
	}
	return 1
}
