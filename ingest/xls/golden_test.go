package xls

import (
	"bytes"
	"context"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"nianping/ingest/document"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestCorpusReadsAsItsGoldenText holds what is read beside what was checked by eye against LibreOffice.
func TestCorpusReadsAsItsGoldenText(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/*.xls")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			doc, err := Read(context.Background(), data, document.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			var got bytes.Buffer
			if err := doc.Dump(&got); err != nil {
				t.Fatal(err)
			}
			golden := file[:len(file)-len(filepath.Ext(file))] + ".document.txt"
			if *update {
				if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got.Bytes(), want) {
				t.Errorf("%s reads differently from %s:\n%s", file, golden, got.Bytes())
			}
		})
	}
}
