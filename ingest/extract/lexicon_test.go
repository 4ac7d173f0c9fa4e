package extract

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"nianping"
)

func TestEveryRowOfEveryLexiconGivesWhatItsExampleWants(t *testing.T) {
	t.Parallel()
	read := map[string]func(string) string{
		"units": func(s string) string {
			n := Numbers(s)
			if len(n) == 0 {
				return "no number"
			}
			return show(n[len(n)-1].Value)
		},
		"levels": func(s string) string {
			var codes []string
			for _, m := range LevelsIn(s) {
				if !m.Aggregate {
					codes = append(codes, levelCodes(m.Levels)...)
				}
			}
			return strings.Join(codes, ",")
		},
		"metrics":     first(metricWords),
		"headers":     HeaderField,
		"occupations": first(jobWords),
		"qualifiers":  first(qualifierWords),
		"headings": func(s string) string {
			var parts []string
			for _, h := range headingWords.Find(s) {
				parts = append(parts, h.Row.Means)
			}
			return strings.Join(parts, ",")
		},
	}
	for _, l := range []*Lexicon{unitWords, levelWords, metricWords, headerWords, headingWords, jobWords, qualifierWords} {
		f := read[l.Name]
		if f == nil {
			t.Fatalf("no reader for lexicon %s", l.Name)
		}
		if len(l.Rows()) < 50 {
			t.Errorf("lexicon %s has only %d rows", l.Name, len(l.Rows()))
		}
		seen := map[string]bool{}
		lines := slices.Collect(l.lines())
		for i, row := range l.Rows() {
			example, wanted := tried(lines[i])
			if row.Word == "" || row.Means == "" || example == "" {
				t.Errorf("%s: row %q is not whole", l.Name, fmt.Sprint(row))
			}
			if seen[row.Word] {
				t.Errorf("%s: %q stands twice", l.Name, row.Word)
			}
			seen[row.Word] = true
			if got := f(NewView(example).Text); got != wanted {
				t.Errorf("%s: %q gives %q, want %q", l.Name, example, got, wanted)
			}
		}
	}
}

// tried is the example of a line and what it must give.
func tried(line string) (example, wanted string) {
	columns := append(strings.Split(line, "\t"), "", "", "")
	return columns[2], columns[3]
}

func first(l *Lexicon) func(string) string {
	return func(s string) string {
		if h := l.Find(s); len(h) > 0 {
			return h[0].Row.Means
		}
		return ""
	}
}

func levelCodes(list []nianping.Level) []string {
	var out []string
	for _, l := range list {
		out = append(out, string(l))
	}
	return out
}
