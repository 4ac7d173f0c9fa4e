package extract

import (
	"regexp"
	"regexp/syntax"
	"sync"
)

// pattern is a regular expression that costs nothing at start-up, and next to nothing on a text that cannot match: it is
// compiled when it first meets a text that has what each of its matches has.
type pattern struct {
	text              string
	parsing, building sync.Once
	needs             *need
	built             *regexp.Regexp
}

// patterns are all of them, for the tests.
var patterns []*pattern

// patternOf is made where variables are; a mistake in the text shows in the tests, which compile all.
func patternOf(text string) *pattern {
	p := &pattern{text: text}
	patterns = append(patterns, p)
	return p
}

func (p *pattern) need() *need {
	p.parsing.Do(func() {
		parsed, err := syntax.Parse(p.text, syntax.Perl)
		if err != nil {
			p.needs = &need{empty: true} // compiled says what is wrong
			return
		}
		p.needs = needOf(parsed)
	})
	return p.needs
}

func (p *pattern) compiled() *regexp.Regexp {
	p.building.Do(func() { p.built = regexp.MustCompile(p.text) })
	return p.built
}

// may reports whether a text can match.
func (p *pattern) may(text string) bool {
	n := p.need()
	return (n.empty || n.begins(text)) && n.pieces.in(text)
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
	if !p.need().begins(text) { // no match or an empty one
		return ""
	}
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
