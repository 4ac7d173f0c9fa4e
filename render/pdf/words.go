package pdf

import (
	"fmt"
	"strconv"
)

func itoa(n int) string { return strconv.Itoa(n) }

// codePoint is the name of a character without a glyph: U+20BB7.
func codePoint(r rune) string { return fmt.Sprintf("U+%04X", r) }

// count prints a number of people or things, — where it is not stated.
func count(n *int) string {
	if n == nil {
		return "—"
	}
	return itoa(*n)
}
