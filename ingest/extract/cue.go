package extract

import (
	"slices"
	"strings"
)

// spoken is what a text speaks of from a place on: one word of a lexicon that names the thing counted.
type spoken struct {
	means string
	start int
	end   int
}

// cued is a number with what the text says it counts.
type cued struct {
	*Number
	subject   string // meaning of the last subject word before it; "" where the sentence has named none
	at, after int    // where that word begins and ends
	first     bool   // the first number of its kind since that word
	listed    bool   // a list in the same order gives it its subject, see parallel
	bracketed bool   // it stands in a bracket that opened after the word
	between   string // the text between the previous number (or the word) and this one
}

// word is the subject word that stands before the number, "" where it stands behind.
func (k *cued) word(sentence string) string {
	if k.at >= k.after {
		return ""
	}
	return sentence[k.at:k.after]
}

// cuedBy are the numbers of a sentence as the words of one lexicon make them.
type cuedBy struct {
	lexicon *Lexicon
	numbers []cued
}

// Cued are the sentence's numbers with what a lexicon makes them count, told once.
func (s *Sentence) Cued(by *Lexicon) []cued {
	if len(s.Numbers()) == 0 {
		return nil
	}
	for i := range s.cued {
		if s.cued[i].lexicon == by {
			return s.cued[i].numbers
		}
	}
	numbers := cue(s, by)
	s.cued = append(s.cued, cuedBy{by, numbers})
	return numbers
}

// cue walks a sentence and gives each number its subject. A subject holds until the next word of the lexicon; that of a
// bracket ends with it. A word that stands behind its number (6名专职人员) is that number's own.
func cue(s *Sentence, lex *Lexicon) []cued {
	text, numbers := s.Text, s.Numbers()
	hits := s.Find(lex)
	lists := parallel(s, hits)
	behind := wordsBehind(text, hits, numbers)
	var few [12]cued // kept aside until all are known
	out := few[:0]
	type state struct {
		now     spoken
		seen    []Kind // of the numbers since, those in brackets left out
		depthAt int
	}
	var at state
	var stack []state
	hi, prevEnd, depth, pos := 0, 0, 0, 0
	bracket := len(text) // where the first one opens
	if i := strings.IndexByte(text, '('); i >= 0 {
		bracket = i
	}
	advance := func(to int) {
		for pos < to {
			stop := to
			if hi < len(hits) && hits[hi].Start >= pos {
				stop = min(to, hits[hi].Start)
			}
			for pos = max(pos, min(bracket, stop)); pos < stop; pos++ {
				switch {
				case text[pos] == '(':
					stack = append(stack, at)
					depth++
				case text[pos] == ')' && depth > 0:
					depth--
					at = stack[len(stack)-1]
					stack = stack[:len(stack)-1]
				}
			}
			if pos == to {
				return
			}
			at = state{now: spoken{hits[hi].Row.Means, hits[hi].Start, hits[hi].End}, depthAt: depth}
			for _, w := range behind {
				if w.hit.Start == pos {
					at.seen = append(at.seen, w.kind)
				}
			}
			pos = hits[hi].End
			hi++
		}
	}
	for i := range numbers {
		n := &numbers[i]
		if n.Start < pos || n.Kind == Former { // inside a lexicon word; no figure any more
			continue
		}
		advance(n.Lead)
		for n.Lead < n.Start && hi < len(hits) && hits[hi].Start < n.Start { // 由6次增加到11次: 增加 is no subject
			hi++
		}
		pos = max(pos, n.Lead)
		advance(n.Start)
		k := cued{Number: n, subject: at.now.means, at: at.now.start, after: at.now.end, bracketed: depth > at.depthAt, between: text[min(max(prevEnd, at.now.end), n.Lead):n.Lead]}
		if l, ok := lists[n.Start]; ok {
			for _, also := range append(l.also, l.spoken) {
				out = append(out, cued{Number: n, subject: also.means, at: also.start, after: n.Lead, first: true, listed: true, between: l.phrase})
			}
			prevEnd = n.UnitEnd
			continue
		}
		if w, ok := behind[n.Start]; ok {
			k.subject, k.at, k.after, k.first = w.hit.Row.Means, w.hit.Start, n.Lead, true
			out = append(out, k)
			prevEnd = n.UnitEnd
			continue
		}
		if k.first = !slices.Contains(at.seen, n.Kind); k.first && !k.bracketed {
			at.seen = append(at.seen, n.Kind)
		}
		out = append(out, k)
		prevEnd = n.UnitEnd
	}
	return s.in.mem.cued.CopyOf(out)
}

// ofOthers reports whether a text speaks of another year, a plan, somebody else, a mock exam or all years since the filing, or of what
// else is named of the meanings of qualifierWords.
func ofOthers(text string, more ...string) bool {
	return qualifierWords.says(text, append(more, "lastyear", "plan", "other", "mock", "since")...)
}

// otherYear reports whether a piece of text speaks of another year than the report's, of a plan, or of somebody else.
func otherYear(text string, year int) bool {
	for _, m := range yearsIn(text) {
		if m.year != year && year != 0 && !m.day {
			return true
		}
	}
	return otherTimes.In(text)
}

var otherTimes = listOf("上年", "去年", "上一年", "往年", "以来", "历年", "同期")
