package ocr

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"nianping/ingest/page"
)

// word is a piece of a recognised line, in dots.
type word struct {
	text        string
	left, right int
	sure        int // per cent, as tesseract believes
}

// textLine is a line as tesseract found it.
type textLine struct {
	top, height int
	words       []word
}

// Columns of tesseract's table, and the levels of its rows.
const (
	columnLevel  = 0
	columnLeft   = 6
	columnTop    = 7
	columnWidth  = 8
	columnHeight = 9
	columnSure   = 10
	columnText   = 11
	levelLine    = 4
	levelWord    = 5
)

// place gives the characters of what tesseract says of a page their places.
func place(tsv []byte, dpi float64) []page.Glyph {
	lines := parse(string(tsv))
	usual := usualHeight(lines)
	var out []page.Glyph
	for _, l := range lines {
		if l.height*4 > usual*3 && l.height*4 < usual*5 {
			l.height = usual // what varies by the characters that the line happens to have
		}
		size := points(l.height, dpi)
		y := points(l.top, dpi) + baseline*size
		for _, w := range l.words {
			runes := []rune(w.text)
			left, step := points(w.left, dpi), points(w.right-w.left, dpi)/float64(len(runes))
			for i, r := range runes {
				x := left + float64(i)*step
				out = append(out, page.Glyph{Rune: r, X: x, Y: y, Left: x, Right: x + step, Size: size})
			}
		}
	}
	return out
}

// baseline is where a line's characters stand, in parts of its height.
const baseline = 0.85

// parse reads tesseract's table: lines and their words, in order. What overlaps the next word is cut off: tesseract knows where a
// Chinese character begins, not where it ends.
func parse(tsv string) []textLine {
	var out []textLine
	for row := range strings.Lines(tsv) {
		f := strings.Split(strings.TrimRight(row, "\r\n"), "\t")
		if len(f) <= columnSure {
			continue
		}
		left, top, width, height := atoi(f[columnLeft]), atoi(f[columnTop]), atoi(f[columnWidth]), atoi(f[columnHeight])
		switch atoi(f[columnLevel]) {
		case levelLine:
			out = append(out, textLine{top: top, height: height})
		case levelWord:
			text := ""
			if len(f) > columnText {
				text = afterPercent.ReplaceAllString(visible(f[columnText]), "$1")
			}
			if text == "" || len(out) == 0 || width <= 0 {
				continue
			}
			l := &out[len(out)-1]
			if n := len(l.words); n > 0 && l.words[n-1].left < left {
				last := &l.words[n-1]
				last.right = min(last.right, left)
				if strings.HasPrefix(text, last.text) && last.sure < doubtful && 3*(last.right-last.left) < l.height {
					l.words = l.words[:n-1] // one character, recognised twice
				}
			}
			l.words = append(l.words, word{text, left, left + width, atoi(f[columnSure])})
		}
	}
	return slices.DeleteFunc(out, func(l textLine) bool { return len(l.words) == 0 || l.height <= 0 })
}

// doubtful is a certainty in per cent below which a second reading of the same is believed to be one.
const doubtful = 60

// afterPercent is what tesseract makes of a Chinese percent sign: 86.2%6.
var afterPercent = regexp.MustCompile(`([0-9]%)[0-9]{1,2}`)

func atoi(s string) int {
	s, _, _ = strings.Cut(s, ".")
	n, _ := strconv.Atoi(s) // 0 for a heading, which is no line
	return n
}

// visible leaves blanks and control characters out.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsControl(r) {
			return -1
		}
		return r
	}, s)
}

// usualHeight is the height of the line in the middle, by height.
func usualHeight(lines []textLine) int {
	if len(lines) == 0 {
		return 0
	}
	var heights []int
	for _, l := range lines {
		heights = append(heights, l.height)
	}
	slices.Sort(heights)
	return heights[len(heights)/2]
}
