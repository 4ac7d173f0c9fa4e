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

// ask asks the expression, where the text can match, about the part of it that can, and gives too where that begins.
func ask[R any](p *pattern, text string, question func(*regexp.Regexp, string) R) (answer R, from int) {
	if from = p.need().may(text); from >= 0 {
		answer = question(p.compiled(), text[from:])
	}
	return answer, from
}

// placed are the places of a match in a text, of which the part from one on was asked.
func placed(match []int, from int) []int {
	if from > 0 {
		for i := range match {
			if match[i] >= 0 { // -1 for a group without a part in the match
				match[i] += from
			}
		}
	}
	return match
}

func placedAll(matches [][]int, from int) [][]int {
	for _, m := range matches {
		placed(m, from)
	}
	return matches
}

// What follows is as of regexp.Regexp.

func (p *pattern) MatchString(text string) bool {
	is, _ := ask(p, text, (*regexp.Regexp).MatchString)
	return is
}

func (p *pattern) FindString(text string) string {
	if p.need().blank(text) {
		return ""
	}
	found, _ := ask(p, text, (*regexp.Regexp).FindString)
	return found
}

func (p *pattern) FindStringIndex(text string) []int {
	return placed(ask(p, text, (*regexp.Regexp).FindStringIndex))
}

func (p *pattern) FindStringSubmatch(text string) []string {
	found, _ := ask(p, text, (*regexp.Regexp).FindStringSubmatch)
	return found
}

func (p *pattern) FindStringSubmatchIndex(text string) []int {
	return placed(ask(p, text, (*regexp.Regexp).FindStringSubmatchIndex))
}

func (p *pattern) FindAllStringIndex(text string, n int) [][]int {
	return placedAll(ask(p, text, func(re *regexp.Regexp, text string) [][]int { return re.FindAllStringIndex(text, n) }))
}

func (p *pattern) FindAllStringSubmatchIndex(text string, n int) [][]int {
	return placedAll(ask(p, text, func(re *regexp.Regexp, text string) [][]int { return re.FindAllStringSubmatchIndex(text, n) }))
}

func (p *pattern) ReplaceAllString(text, by string) string {
	if p.need().may(text) < 0 {
		return text
	}
	return p.compiled().ReplaceAllString(text, by)
}
