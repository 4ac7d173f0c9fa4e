package extract

import (
	"slices"
	"testing"
)

func TestEveryRowOfTheSubjectLexiconsGivesWhatItsExampleWants(t *testing.T) {
	t.Parallel()
	for _, l := range []*Lexicon{staffWords, trainingWords, venueWords, ruleWords, claimWords, partWords} {
		if len(l.Rows()) == 0 {
			t.Fatalf("lexicon %s is empty", l.Name)
		}
		seen := map[string]bool{}
		lines := slices.Collect(l.lines())
		for i, row := range l.Rows() {
			example, wanted := tried(lines[i])
			if row.Word == "" || row.Means == "" || example == "" || wanted == "" {
				t.Errorf("%s: row %+v is not whole", l.Name, row)
			}
			if seen[row.Word] {
				t.Errorf("%s: %q stands twice", l.Name, row.Word)
			}
			seen[row.Word] = true
			if got := first(l)(NewView(example).Text); got != wanted {
				t.Errorf("%s: %q gives %q, want %q", l.Name, example, got, wanted)
			}
		}
	}
}
