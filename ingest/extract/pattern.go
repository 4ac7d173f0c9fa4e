package extract

import (
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"sync"
)

// pattern is a regular expression that costs nothing at start-up, and next to nothing on a text that cannot match: it is
// compiled when it first meets a text with one of the pieces of which each of its matches has one.
type pattern struct {
	pieces   func() []string // empty where no such pieces are known
	compiled func() *regexp.Regexp
}

// patterns are all of them, for the tests.
var patterns []*pattern

// patternOf is made where variables are; a mistake in the text shows in the tests, which compile all.
func patternOf(text string) *pattern {
	p := &pattern{
		pieces: sync.OnceValue(func() []string {
			parsed, err := syntax.Parse(text, syntax.Perl)
			if err != nil {
				return nil // compiled says what is wrong
			}
			return piecesOf(parsed)
		}),
		compiled: sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(text) }),
	}
	patterns = append(patterns, p)
	return p
}

// maxPieces bounds how many pieces are looked for before the expression itself is asked.
const maxPieces = 12

// piecesOf are pieces of text of which every match of an expression has one: (?:拟|将)[^。]{0,9}施行 has 施行. Empty where
// there are none, or too many.
func piecesOf(re *syntax.Regexp) []string {
	var pieces []string
	switch re.Op {
	case syntax.OpLiteral:
		if re.Flags&syntax.FoldCase == 0 {
			pieces = []string{string(re.Rune)}
		}
	case syntax.OpCharClass:
		for i := 0; i < len(re.Rune); i += 2 {
			for c := re.Rune[i]; c <= re.Rune[i+1] && len(pieces) <= maxPieces; c++ {
				pieces = append(pieces, string(c))
			}
		}
	case syntax.OpAlternate:
		for _, sub := range re.Sub {
			one := piecesOf(sub)
			if len(one) == 0 {
				return nil
			}
			pieces = append(pieces, one...)
		}
	case syntax.OpConcat: // the fewest
		for _, sub := range re.Sub {
			if one := piecesOf(sub); len(one) > 0 && (len(pieces) == 0 || len(one) < len(pieces)) {
				pieces = one
			}
		}
	case syntax.OpCapture, syntax.OpPlus:
		pieces = piecesOf(re.Sub[0])
	case syntax.OpRepeat:
		if re.Min > 0 {
			pieces = piecesOf(re.Sub[0])
		}
	}
	if len(pieces) > maxPieces {
		return nil
	}
	return pieces
}

// may reports whether a text can match.
func (p *pattern) may(text string) bool {
	pieces := p.pieces()
	return len(pieces) == 0 || slices.ContainsFunc(pieces, func(piece string) bool { return strings.Contains(text, piece) })
}

// ask asks the expression, where the text can match.
func ask[R any](p *pattern, text string, question func(*regexp.Regexp, string) R) (none R) {
	if !p.may(text) {
		return none
	}
	return question(p.compiled(), text)
}

// What follows is as of regexp.Regexp.

func (p *pattern) MatchString(text string) bool {
	return ask(p, text, (*regexp.Regexp).MatchString)
}

func (p *pattern) FindString(text string) string {
	return ask(p, text, (*regexp.Regexp).FindString)
}

func (p *pattern) FindStringIndex(text string) []int {
	return ask(p, text, (*regexp.Regexp).FindStringIndex)
}

func (p *pattern) FindStringSubmatch(text string) []string {
	return ask(p, text, (*regexp.Regexp).FindStringSubmatch)
}

func (p *pattern) FindStringSubmatchIndex(text string) []int {
	return ask(p, text, (*regexp.Regexp).FindStringSubmatchIndex)
}

func (p *pattern) FindAllStringIndex(text string, n int) [][]int {
	return ask(p, text, func(re *regexp.Regexp, text string) [][]int { return re.FindAllStringIndex(text, n) })
}

func (p *pattern) FindAllStringSubmatchIndex(text string, n int) [][]int {
	return ask(p, text, func(re *regexp.Regexp, text string) [][]int { return re.FindAllStringSubmatchIndex(text, n) })
}

func (p *pattern) ReplaceAllString(text, by string) string {
	if !p.may(text) {
		return text
	}
	return p.compiled().ReplaceAllString(text, by)
}
