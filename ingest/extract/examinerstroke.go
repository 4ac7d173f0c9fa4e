package extract

import (
	"strings"
	"unicode/utf8"
)

// Some clerks part what they say of an examiner by strokes: 王志远-男-高级考评员-皖评0117, 李明/女/考评员. Such a list is read as if commas stood there,
// with semicolons between its people.

// strokedItem is the beginning of such an item: what stands before the name, the name, the marks, and a part that only a person has.
var strokedItem = patternOf(`(?:^|[\n\t;。,、: .)•])(?:\d{1,2}[.)、])?(\p{Han}{2,4})([-/|_*~·]+)(?:(?:男|女)[-/|_*~·\n;。,、]|[^\n;。,、:()]{0,24}?[-/|_*~·](?:男|女)(?:[-/|_*~·\n;。,、]|$))`)

// unstroked is a view with commas for the strokes between the parts of such items. Every character keeps its place.
func unstroked(v View) View {
	t := v.Text
	items := strokedItem.FindAllStringSubmatchIndex(t, -1)
	if items == nil {
		return v
	}
	out := []byte(t)
	for k, m := range items {
		end := len(t)
		if n := strings.IndexAny(t[m[2]:], "\n;。"); n >= 0 {
			end = m[2] + n
		}
		if k+1 < len(items) && items[k+1][2] <= end {
			end = items[k+1][0]
			if n := headIn(t[end:], ",、"); n > 0 {
				copy(out[end:], (";  ")[:n])
			}
		}
		mark, _ := utf8.DecodeRuneInString(t[m[4]:])
		for i := m[4]; i < end; {
			r, n := utf8.DecodeRuneInString(t[i:])
			if r == mark && !inCode(t, i, i+n) {
				copy(out[i:], (", ")[:n])
			}
			i += n
		}
	}
	v.Text = string(out)
	return v
}

// inCode reports whether a mark stands within a number or a date, between letters and digits: ZX-0117, 2026-12-31; not 皖评2021034561-2026年12月.
func inCode(t string, from, to int) bool {
	if from == 0 || to == len(t) || !asciiWord(t[from-1]) || !asciiWord(t[to]) {
		return false
	}
	number := t[len(strings.TrimRight(t[:from], "0123456789")):from]
	return len(number) < 4 || len(number) == 4 && century(number) || !century(t[to:])
}

func asciiWord(c byte) bool { return asciiLetter(c) || isDigitByte(c) || c == '*' }
