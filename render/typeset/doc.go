// Package typeset measures and breaks Chinese text into lines and cuts fonts to what a document uses. It knows no report
// and no page: text and widths go in, placed glyphs come out.
//
// The rules are those of GB/T 15834 and of common Chinese typesetting: no closing punctuation at the start of a line and no
// opening one at its end, numbers with their units and Latin words whole, a quarter of an em between Chinese and Latin,
// half-width punctuation where two marks meet or a line ends. No character is ever lost: what no face can draw is placed
// with a nil face, and the caller draws a substitute.
package typeset
