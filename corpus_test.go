package nianping_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"nianping"
)

// goldReport is a corpus document's gold: the report, and how its labels are to be read.
type goldReport struct {
	nianping.Report
	Ignore []string `json:"ignore"`
	Labels []string `json:"findings"`
}

// loadGold reads one gold. Its rows are all stated; what the corpus lists as approximate is marked so.
func loadGold(t *testing.T, path string) *goldReport {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	g := new(goldReport)
	if err := json.Unmarshal(raw, g); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	for i := range g.Outcomes {
		g.Outcomes[i].Stated = true
	}
	if strings.HasPrefix(filepath.Base(path), "d24.") { // 共计约300余人, 近270人
		g.Outcomes[0].Approximate = []string{"registered", "passed"}
	}
	return g
}

func TestTheCorpusRaisesItsLabelledFindingsAndNoOther(t *testing.T) {
	t.Parallel()
	paths, err := filepath.Glob("fixtures/corpus/*.gold.json")
	if err != nil || len(paths) == 0 {
		t.Fatal("fixtures/corpus 中没有 gold", err)
	}
	for _, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) {
			t.Parallel()
			g := loadGold(t, path)
			got := codes(nianping.RunChecks(&nianping.Case{Year: *g.Year, Report: &g.Report}))
			var want []string
			for _, code := range g.Labels {
				if code != "CONFLICT" && code != "YEAR_MISMATCH" { // found while the report is built
					want = append(want, code)
				}
			}
			ignored := func(code string) bool { return slices.Contains(g.Ignore, "/findings/"+code) }
			got, want = slices.DeleteFunc(got, ignored), slices.DeleteFunc(want, ignored)
			slices.Sort(got)
			slices.Sort(want)
			if !slices.Equal(slices.Compact(got), slices.Compact(want)) {
				t.Errorf("查出 %v，应为 %v", got, want)
				for _, f := range nianping.RunChecks(&nianping.Case{Year: *g.Year, Report: &g.Report}) {
					t.Log(f.Code, f.Message)
				}
			}
		})
	}
}

func codes(findings []nianping.Finding) []string {
	var out []string
	for _, f := range findings {
		out = append(out, f.Code)
	}
	return out
}
