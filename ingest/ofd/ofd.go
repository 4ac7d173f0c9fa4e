// Package ofd reads the text of OFD files (GB/T 33190), the national format for fixed layouts.
//
// Read: the characters of all pages and of the page templates in their places, and the straight lines that are drawn; package
// page makes paragraphs and tables of them. Not read: pictures, seals, annotations, and characters of which a file holds the shape alone: a warning
// each. A file without text is ErrScanned.
package ofd

import (
	"bytes"
	"context"
	"fmt"
	"path"
	"strings"

	"nianping/ingest/document"
	"nianping/ingest/ooxml"
	"nianping/ingest/page"
)

// maxPages bounds a document.
const maxPages = 2000

// reader holds what one file shares.
type reader struct {
	ctx       context.Context
	pkg       *ooxml.Package
	limits    document.Limits
	doc       *document.Document
	templates map[string]*page.Page // by ID
	pages     []*page.Page
	glyphs    int
	said      map[string]bool
}

// Read reads an OFD. The error wraps ErrCorrupt when the container or a part is broken, ErrEncrypted, ErrScanned where there is no text but
// pictures, ErrTooLarge, and ErrUnsupported for another kind of file.
func Read(ctx context.Context, data []byte, limits document.Limits) (*document.Document, error) {
	limits = limits.Defaults()
	pkg, err := ooxml.Open(data, limits)
	if err != nil {
		return nil, err
	}
	r := &reader{ctx: ctx, pkg: pkg, limits: limits, doc: &document.Document{Format: "ofd"}, templates: map[string]*page.Page{}, said: map[string]bool{}}
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
	for _, root := range roots {
		if err := r.document(strings.TrimPrefix(root, "/")); err != nil {
			return nil, err
		}
	}
	return r.finish()
}

// finish lays the pages out and says what is missing.
func (r *reader) finish() (*document.Document, error) {
	pictures, shapes := 0, 0
	for _, p := range r.pages {
		pictures += p.Pictures
		shapes += p.Unread
	}
	switch {
	case r.glyphs == 0 && pictures > 0:
		return nil, document.ErrScanned
	case shapes > r.glyphs/2 && shapes > 10:
		return nil, fmt.Errorf("%w（OFD 的文字只有字形没有编码，无法还原）", document.ErrScanned)
	case shapes > 0:
		r.doc.Warn(document.Ref{}, fmt.Sprintf("有 %d 个字只有字形没有编码，未读取，请对照原件", shapes))
	}
	if pictures > 0 {
		r.doc.Warn(document.Ref{}, "图片未读取")
	}
	page.Lay(r.doc, r.pages)
	return r.doc, nil
}

// warn says a thing once.
func (r *reader) warn(text string) {
	if !r.said[text] {
		r.said[text] = true
		r.doc.Warn(document.Ref{}, text)
	}
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
func (r *reader) document(root string) error {
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
	if len(r.pages)+len(pages) > maxPages {
		return fmt.Errorf("%w（超过 %d 页）", document.ErrTooLarge, maxPages)
	}
	for _, t := range templates {
		if r.templates[t.id], err = r.sheet(dir, t.place); err != nil {
			return err
		}
	}
	for _, p := range pages {
		sh, err := r.sheet(dir, p.place)
		if err != nil {
			return err
		}
		r.glyphs += len(sh.Glyphs)
		if r.glyphs > r.limits.Cells*4 {
			return fmt.Errorf("%w（文字过多）", document.ErrTooLarge)
		}
		r.pages = append(r.pages, sh)
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
