// Package page turns what lies on pages (characters in their places, straight lines) into paragraphs and tables as a person
// reads them: lines and paragraphs, tables drawn with lines (merged cells, continued over pages), tables set by alignment, page
// headers, footers and page numbers apart. Text in several columns comes line by line. The readers of fixed layouts share it.
package page

import (
	"context"
	"image"
	"math"

	"nianping/ingest/document"
)

// Glyph is one visible character. Its places are in points from the page's upper left corner.
type Glyph struct {
	Rune        rune
	X, Y        float64 // the left end of its baseline
	Left, Right float64 // of its box, side bearings included
	Size        float64 // of its font
}

// Rule is a straight horizontal or vertical line that is drawn on the page, in points as above; the first corner is the upper left one.
type Rule struct{ X0, Y0, X1, Y1 float64 }

func (r Rule) horizontal() bool { return r.Y1-r.Y0 < r.X1-r.X0 }

// Page is one page as it lies before the reader: upright, Y growing downwards.
type Page struct {
	Width, Height float64
	Glyphs        []Glyph
	Rules         []Rule
	Pictures      int  // that nobody read
	Unread        int  // characters of which the file does not say what they mean
	Recognised    bool // its text was recognised in a picture
}

// Recogniser reads the text in a picture of a page, with the dots per inch it has; 0 where they are not known. See package ocr.
type Recogniser func(ctx context.Context, picture image.Image, dpi float64) (*Page, error)

const (
	hairline  = 3.0 // points: a drawn line is no thicker
	shortRule = 6.0 // points: shorter strokes are decoration
)

// AddRule adds a stroke between two corners of its box, in any order, where it is a rule; decoration and areas are not.
func (p *Page) AddRule(xa, ya, xb, yb float64) {
	r := Rule{math.Min(xa, xb), math.Min(ya, yb), math.Max(xa, xb), math.Max(ya, yb)}
	w, h := r.X1-r.X0, r.Y1-r.Y0
	if (w <= hairline) == (h <= hairline) || math.Max(w, h) < shortRule {
		return
	}
	p.Rules = append(p.Rules, r)
}

// Thin reports whether a box is a line as a whole.
func Thin(width, height float64) bool { return width <= hairline || height <= hairline }

// Lay lays the pages out into a document's body, headers and footers. It takes the pages' characters, of which a long document has
// too many to hold them twice.
func Lay(doc *document.Document, pages []*Page) {
	var flows []*flow
	for n, p := range pages {
		flows = append(flows, newFlow(n+1, p))
		p.Glyphs = nil
		if p.Recognised {
			if doc.Recognised == nil {
				doc.Recognised = map[int]bool{}
			}
			doc.Recognised[n+1] = true
		}
	}
	headers, footers := margins(flows)
	b := &builder{doc: doc}
	for _, f := range flows {
		for _, l := range f.lines {
			b.widest = math.Max(b.widest, l.right)
		}
	}
	for _, f := range flows {
		b.page(f)
	}
	b.flush()
	doc.Headers = marginBlocks(headers, document.Header)
	doc.Footers = marginBlocks(footers, document.Footer)
}
