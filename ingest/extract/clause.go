package extract

import (
	"iter"
	"strings"
)

// Span is a half-open range of bytes of normalised text.
type Span struct{ Start, End int }

// Sentences splits normalised text at 。;!? and soft breaks.
func Sentences(text string) []Span {
	return spans(text, func(m mark) bool { return m.sentence })
}

// Clauses splits normalised text at commas, colons and tabs too, but not within numbers (1,236) and not in brackets.
func Clauses(text string) []Span {
	return spans(text, func(m mark) bool { return m.clause })
}

func spans(text string, at func(mark) bool) []Span {
	var out []Span
	from := 0
	for m := range cuts(text) {
		if at(m) {
			if s := m.end(&from); s.Start < s.End {
				out = append(out, s)
			}
		}
	}
	return out
}

// mark is a place at which a text is cut: where a sentence ends, a clause of the text, or a clause of a sentence, which ends
// where the sentence does and knows its brackets only.
type mark struct {
	at, size                 int
	sentence, clause, within bool
}

// end is what a mark ends, where that begins at a place; the next begins behind the mark.
func (m mark) end(from *int) Span {
	s := Span{*from, m.at}
	*from = m.at + m.size
	return s
}

// cutMarks are the characters at which cuts looks.
var cutMarks = setOf("()!?;\n。\t,:")

// cuts are the places at which a text is cut, its end the last.
func cuts(text string) iter.Seq[mark] {
	return func(yield func(mark) bool) {
		depth, within := 0, 0 // of brackets in the text and in the sentence
		for i := cutMarks.next(text, 0); i < len(text); i = cutMarks.next(text, i+1) {
			m := mark{at: i, size: 1, clause: depth == 0, within: within == 0}
			switch text[i] {
			case '(':
				depth, within = depth+1, within+1
				continue
			case ')':
				depth, within = max(0, depth-1), max(0, within-1)
				continue
			case '!', '?', '\n':
				m.sentence = true
			case ';':
				m.sentence = depth == 0
			case '\t':
				m.clause, m.within = true, true
			case ',':
				if !m.within || thousandsAt(text, i) {
					continue
				}
			case ':':
				if !m.within || clockAt(text, i) {
					continue
				}
			case "。"[0]:
				if !strings.HasPrefix(text[i:], "。") {
					continue
				}
				m.size, m.sentence = len("。"), true
			default:
				continue
			}
			if m.sentence {
				m.clause, m.within, within = true, true, 0
			}
			if !yield(m) {
				return
			}
			i += m.size - 1
		}
		yield(mark{at: len(text), sentence: true, clause: true, within: true})
	}
}

// furtherItem begins an item of a list behind its first: 二是…, (2)….
var furtherItem = patternOf(`^(?:[二三四五六七八九]是|其[二三四五]|\([二三四五六七八九2-9]\))`)

// continues reports whether a sentence is a further item of the list that the one before it belongs to: behind a semicolon, or by
// its number where the writer has put a full stop (一是…。二是…).
func (b *Block) continues(s *Sentence) bool {
	return s.Start > 0 && (b.Text()[s.Start-1] == ';' || furtherItem.MatchString(s.Text))
}

// thousandsAt reports whether the comma at i stands within a number.
func thousandsAt(text string, i int) bool {
	k := i
	for k > 0 && (isDigitByte(text[k-1]) || text[k-1] == ',') {
		k--
	}
	return k < i && thousands(text, k, i)
}

func clockAt(text string, i int) bool {
	return i > 0 && i+1 < len(text) && isDigitByte(text[i-1]) && isDigitByte(text[i+1])
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
