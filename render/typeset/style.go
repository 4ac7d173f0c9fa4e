package typeset

// Family is a chain of faces: a character is drawn by the first that has it.
type Family []*Face

// face finds the first face that has r; nil where none has.
func (c Family) face(r rune) *Face {
	for _, f := range c {
		if f.glyph(r) != 0 {
			return f
		}
	}
	return nil
}

// Missing lists the characters of text that no face of the family can draw, each once, in their order.
func (c Family) Missing(text string) []rune {
	var missing []rune
	seen := map[rune]bool{}
	for _, r := range text {
		if classOf(r) != ignorable && classOf(r) != space && r != '\n' && c.face(r) == nil && !seen[r] {
			seen[r] = true
			missing = append(missing, r)
		}
	}
	return missing
}

// Colour is 0xRRGGBB; the zero value is black.
type Colour uint32

// Style is how a span looks.
type Style struct {
	Family Family
	Size   float64 // points
	Colour Colour
	Stroke float64 // points by which the outline is thickened, for a title heavier than its face; 0 for none
}

// Span is a piece of text in one style.
type Span struct {
	Text  string
	Style *Style
	Mark  int // whatever the caller wants to find again on the placed glyphs, such as a link; 0 for nothing
}

// Align is how lines stand between the margins.
type Align int

// The alignments. Justify stretches all lines but the last of a paragraph.
const (
	Left Align = iota
	Justify
	Centre
	Right
)

// Glyph is one placed character.
type Glyph struct {
	Rune  rune
	Face  *Face // nil where no face has the character: the caller draws a substitute
	Style *Style
	Mark  int
	X     float64 // of its origin, points from the line's left edge
	Width float64 // points from the origin to the next origin, without what justification added
}

// Line is one line of a broken text. Spaces at its end, line feeds and invisible characters have no glyph but belong to
// its range.
type Line struct {
	Glyphs     []Glyph
	Left       float64 // points from the left margin to the first ink box
	Width      float64 // points that the glyphs take
	Start, End int     // the characters of the input that the line holds: runes Start to End-1
	Last       bool    // ends a paragraph
}
