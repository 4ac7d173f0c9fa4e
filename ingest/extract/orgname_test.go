package extract

import (
	"regexp"
	"strings"
	"testing"
)

// What orgAt and isOrg find.
var (
	orgPattern = regexp.MustCompile(`^[\p{Han}A-Za-z0-9·()&\-]{2,40}?(?:` + strings.Join(orgTails.list, "|") + `)(?:\([\p{Han}]{2,8}\))?`)
	orgWhole   = regexp.MustCompile(`^[\p{Han}A-Za-z0-9·()&\-]{2,40}(?:` + strings.Join(orgTails.list, "|") + `)$`)
)

func TestNamesOfInstitutionsAreFoundAsTheirPatternsSay(t *testing.T) {
	t.Parallel()
	names, whole := 0, 0
	check := func(s string) {
		if got, want := orgAt(s), orgPattern.FindString(s); got != want {
			t.Fatalf("%q begins with %q, want %q", s, got, want)
		} else if got != "" {
			names++
		}
		if got, want := isOrg(s), orgWhole.MatchString(s); got != want {
			t.Fatalf("%q is a name: %v", s, got)
		} else if got {
			whole++
		}
	}
	for i, line := range corpusLines(t) {
		if i%5 != 0 { // the patterns are slow
			continue
		}
		for _, c := range Clauses(line) {
			clause := line[c.Start:c.End]
			check(clause)
			check(clause + "有限公司")
			check(clause + "中心(屯溪)")
			check(clause + "集团股份有限公司" + clause)
		}
	}
	if names < 500 || whole < 500 {
		t.Errorf("only %d names, %d whole ones", names, whole)
	}
}
