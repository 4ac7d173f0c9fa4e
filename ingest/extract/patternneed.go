package extract

import (
	"regexp/syntax"
	"slices"
)

// need is what a text must have for an expression to match: pieces anywhere, and the character with which a match begins.
type need struct {
	pieces pieceLists
	heads  runeSet // with which a match begins that is not empty
	empty  bool    // a match may be empty
	whole  bool    // a match begins where the text does
	behind bool    // what stands before a match matters to it
}

func needOf(re *syntax.Regexp) *need {
	n := &need{pieces: piecesOf(re), behind: looksBehind(re)}
	slices.SortStableFunc(n.pieces, func(a, b []string) int { return len(a) - len(b) }) // the quickest first
	n.empty = n.heads.addHeads(re)
	n.whole = re.Op == syntax.OpConcat && re.Sub[0].Op == syntax.OpBeginText
	return n
}

// may is where a match may begin first in a text, -1 where the text cannot match.
func (n *need) may(text string) int {
	switch {
	case n.blank(text) && !n.empty || !n.pieces.in(text):
		return -1
	case n.empty || n.behind:
		return 0
	}
	if i := n.heads.next(text, 0); i < len(text) {
		return i
	}
	return -1
}

// blank reports whether a text has no match but an empty one at its head.
func (n *need) blank(text string) bool { return n.whole && !n.heads.at(text, 0) }

// looksBehind reports whether an expression asks what stands before a place, or whether something does.
func looksBehind(re *syntax.Regexp) bool {
	switch re.Op {
	case syntax.OpBeginText, syntax.OpBeginLine, syntax.OpWordBoundary, syntax.OpNoWordBoundary:
		return true
	}
	return slices.ContainsFunc(re.Sub, looksBehind)
}

// pieceLists are lists of pieces of text: every match of an expression has a piece of each list.
type pieceLists [][]string

// in reports whether a text has a piece of each list.
func (p pieceLists) in(text string) bool {
	for _, list := range p {
		if !hasAny(text, list...) {
			return false
		}
	}
	return true
}

// maxPieces bounds how many pieces of a list are looked for before the expression itself is asked.
const maxPieces = 12

// piecesOf are the pieces of an expression: (?:拟|将)[^。]{0,9}施行 has 拟 or 将, and 施行. A list of too many is left out.
func piecesOf(re *syntax.Regexp) pieceLists {
	var list []string
	switch re.Op {
	case syntax.OpLiteral:
		if re.Flags&syntax.FoldCase == 0 {
			list = []string{string(re.Rune)}
		}
	case syntax.OpCharClass:
		for i := 0; i < len(re.Rune); i += 2 {
			for c := re.Rune[i]; c <= re.Rune[i+1] && len(list) <= maxPieces; c++ {
				list = append(list, string(c))
			}
		}
	case syntax.OpAlternate: // a piece of any one of them, each by its shortest list
		for _, sub := range re.Sub {
			of := piecesOf(sub)
			if len(of) == 0 {
				return nil
			}
			list = append(list, slices.MinFunc(of, func(a, b []string) int { return len(a) - len(b) })...)
		}
	case syntax.OpConcat:
		var all pieceLists
		for _, sub := range re.Sub {
			all = append(all, piecesOf(sub)...)
		}
		return all
	case syntax.OpCapture, syntax.OpPlus:
		return piecesOf(re.Sub[0])
	case syntax.OpRepeat:
		if re.Min > 0 {
			return piecesOf(re.Sub[0])
		}
	}
	if len(list) == 0 || len(list) > maxPieces {
		return nil
	}
	return pieceLists{list}
}

// addHeads adds the characters with which a match of an expression may begin, and reports whether one may be empty.
func (s *runeSet) addHeads(re *syntax.Regexp) (empty bool) {
	switch re.Op {
	case syntax.OpLiteral:
		if re.Flags&syntax.FoldCase != 0 {
			s.addAll()
		}
		s.add(re.Rune[0])
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		s.addAll()
	case syntax.OpCharClass:
		for i := 0; i < len(re.Rune); i += 2 {
			s.addRange(re.Rune[i], re.Rune[i+1])
		}
	case syntax.OpConcat:
		for _, sub := range re.Sub {
			if !s.addHeads(sub) {
				return false
			}
		}
		return true
	case syntax.OpAlternate:
		for _, sub := range re.Sub {
			empty = s.addHeads(sub) || empty
		}
		return empty
	case syntax.OpCapture, syntax.OpPlus:
		return s.addHeads(re.Sub[0])
	case syntax.OpRepeat:
		return s.addHeads(re.Sub[0]) || re.Min == 0
	default: // what may be missing, and places between characters
		for _, sub := range re.Sub {
			s.addHeads(sub)
		}
		return true
	}
	return false
}
