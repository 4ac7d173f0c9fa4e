package extract

import (
	"strings"
)

// Span is a half-open range of bytes of normalised text.
type Span struct{ Start, End int }

// Sentences splits normalised text at 。;!? and soft breaks.
func Sentences(text string) []Span { return split(nil, text, false) }

// Clauses splits normalised text at commas, colons and tabs too, but not within numbers (1,236) and not in brackets.
func Clauses(text string) []Span { return split(nil, text, true) }

// The characters at which split looks.
var sentenceMarks, clauseMarks = setOf("()!?;\n。"), setOf("()!?;\n。\t,:")

// split appends the sentences or clauses of a text to a list.
func split(out []Span, text string, clauses bool) []Span {
	start, depth := 0, 0
	marks := &sentenceMarks
	if clauses {
		marks = &clauseMarks
	}
	for i := marks.next(text, 0); i < len(text); i = marks.next(text, i+1) {
		mark := 1
		switch text[i] {
		case '(':
			depth++
			continue
		case ')':
			depth = max(0, depth-1)
			continue
		case '!', '?', '\n':
		case ';':
			if depth > 0 {
				continue
			}
		case '\t':
			if !clauses {
				continue
			}
		case ',':
			if !clauses || depth > 0 || thousandsAt(text, i) {
				continue
			}
		case ':':
			if !clauses || depth > 0 || clockAt(text, i) {
				continue
			}
		case "。"[0]:
			if mark = len("。"); !strings.HasPrefix(text[i:], "。") {
				continue
			}
		default:
			continue
		}
		if i > start {
			out = append(out, Span{start, i})
		}
		start = i + mark
		i = start - 1
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

// Around widens a range of the block's text to the clause that it stands in: to commas, colons and sentence ends outside
// brackets.
func (b *Block) Around(start, end int) (int, int) {
	for _, c := range b.Clauses() {
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
