package docx

import (
	"bytes"
	"context"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianping/ingest/document"
)

var update = flag.Bool("update", false, "rewrite the golden dumps of the documents that have one")

func TestCorpusReadsAsItsGoldenDump(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("../../fixtures/corpus/*.docx")
	if err != nil {
		t.Fatal(err)
	}
	compared := 0
	for _, file := range files {
		golden := strings.TrimSuffix(file, ".docx") + ".document.txt"
		want, err := os.ReadFile(golden)
		if os.IsNotExist(err) {
			continue // other packages keep documents there too
		}
		if err != nil {
			t.Fatal(err)
		}
		compared++
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		d, err := Read(context.Background(), data, document.Limits{})
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		var got bytes.Buffer
		if err := d.Dump(&got); err != nil {
			t.Fatal(err)
		}
		if *update {
			if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if got.String() != string(want) {
			t.Errorf("%s reads otherwise than %s; first difference: %s", file, golden, difference(got.String(), string(want)))
		}
	}
	if compared < 18 {
		t.Errorf("%d golden dumps compared, want the corpus's 18 at least", compared)
	}
}

func difference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := 0; i < len(g) && i < len(w); i++ {
		if g[i] != w[i] {
			return "got “" + g[i] + "”, want “" + w[i] + "”"
		}
	}
	return "one ends before the other"
}
