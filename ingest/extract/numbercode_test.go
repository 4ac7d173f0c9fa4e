package extract

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
)

// codePatterns say what the hand-written forms find; marks that a pattern only looks at are cut off again.
var codePatterns = []struct {
	name    string
	form    func(string, int) int
	pattern *regexp.Regexp
	cut     func(string) string
}{
	{"code", codeForm, regexp.MustCompile(`^(?:\d-\d\d-\d\d-\d\d(?:-\d\d)*|0\d{2,3}-\d{7,8}|\d{3,4}-\d{3,4}-\d{4}|\d{6,}\*+\w*|\d+\*+\w*|\d{9,}[Xx]?|0\d{2,}|(?:19|20)\d\d-[A-Za-z][\w-]*)`), nil},
	{"date", dateForm, regexp.MustCompile(`^(?:19|20)\d\d(?:年\d{1,2}月(?:\d{1,2}[日号])?|[./-]\d{1,2}[./-]\d{1,2}日?|[./-](?:0?[1-9]|1[0-2])(?:[^\d.%人名个]|$))`),
		func(s string) string {
			return strings.TrimRightFunc(s, func(r rune) bool { return !strings.ContainsRune("0123456789日号月", r) })
		}},
	{"compact", compactForm, regexp.MustCompile(`^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:\D|$)`), func(s string) string { return s[:8] }},
	{"day", dayForm, regexp.MustCompile(`^(?:1[0-2]|0?[1-9])(?:月(?:份|中旬|上旬|下旬|底|初|末)?(?:(?:3[01]|[12]\d|0?[1-9])[日号])?|[日号](?:至|-|~)\d)`),
		func(s string) string {
			if strings.Contains(s, "月") {
				return s
			}
			return strings.TrimRight(s, "至-~0123456789")
		}},
	{"clock", clockForm, regexp.MustCompile(`^\d{1,2}:\d\d(?::\d\d)?`), nil},
}

func TestFormsOfCodesFindWhatTheirPatternsSay(t *testing.T) {
	t.Parallel()
	pieces := strings.Split("0 1 2 3 9 00 03 12 19 20 2024 2024年 2024- 2024. 2024/ 1 12 31 32 340 3410 0559 2345678 13905591234 - - . / : * ** 月 月 日 号 年 份 中旬 底 至 ~ 人 % 个 X x A _ Z9 字 \n", " ")
	rng := rand.New(rand.NewPCG(1, 2))
	found := map[string]int{}
	for range 300000 {
		s := string(rune('0' + rng.IntN(10)))
		if rng.IntN(3) == 0 {
			s = [...]string{"20", "19", "2024", "6-18-01-01", "1", "0"}[rng.IntN(6)]
		}
		for range rng.IntN(9) {
			s += pieces[rng.IntN(len(pieces))]
		}
		d := digits(s, 0)
		for _, k := range codePatterns {
			want := k.pattern.FindString(s)
			if want != "" && k.cut != nil {
				want = k.cut(want)
			}
			if got := s[:k.form(s, d)]; got != want {
				t.Fatalf("%s in %q: %q, the pattern finds %q", k.name, s, got, want)
			}
			if want != "" {
				found[k.name]++
			}
		}
	}
	for _, k := range codePatterns {
		if found[k.name] < 100 {
			t.Errorf("%s was found only %d times", k.name, found[k.name])
		}
	}
}
