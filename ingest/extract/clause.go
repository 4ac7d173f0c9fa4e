package extract

import (
	"strings"
	"unicode/utf8"
)

// Span is a half-open range of bytes of normalised text.
type Span struct{ Start, End int }

// Sentences splits normalised text at 。;!? and soft breaks.
func Sentences(text string) []Span { return split(text, "。;!?\n") }

// Clauses splits normalised text at commas, colons and tabs too, but not within numbers (1,236) and not in brackets.
func Clauses(text string) []Span { return split(text, "。;!?\n,:\t") }

func split(text, marks string) []Span {
	var out []Span
	start, depth := 0, 0
	for i, r := range text {
		switch r {
		case '(':
			depth++
		case ')':
			depth = max(0, depth-1)
		}
		if r >= 0x80 && r != '。' || !strings.ContainsRune(marks, r) || depth > 0 && (r == ',' || r == ':' || r == ';') || r == ',' && thousandsAt(text, i) || r == ':' && clockAt(text, i) {
			continue
		}
		if i > start {
			out = append(out, Span{start, i})
		}
		start = i + utf8.RuneLen(r)
	}
	if start < len(text) {
		out = append(out, Span{start, len(text)})
	}
	return out
}

// thousandsAt reports whether the comma at i stands within a number.
func thousandsAt(text string, i int) bool {
	k := i
	for k > 0 && (text[k-1] >= '0' && text[k-1] <= '9' || text[k-1] == ',') {
		k--
	}
	return k < i && thousands(text, k, i)
}

func clockAt(text string, i int) bool {
	return i > 0 && i+1 < len(text) && text[i-1] >= '0' && text[i-1] <= '9' && text[i+1] >= '0' && text[i+1] <= '9'
}

// clauseAround widens a range to the clause that it stands in: to commas, colons and sentence ends outside brackets.
func clauseAround(text string, start, end int) (int, int) {
	for _, c := range Clauses(text) {
		if c.Start <= start && start < c.End {
			start = c.Start
		}
		if c.Start < end && end <= c.End {
			end = c.End
			break
		}
	}
	return start, end
}
