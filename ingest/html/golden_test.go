package html

import (
	"bytes"
	"context"
	"os"
	"strings"
	"testing"

	"nianping/ingest/document"
)

func TestTheCorpusReadsAsItsGoldenDump(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("../../fixtures/corpus/d16.doc")
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile("../../fixtures/corpus/d16.document.txt")
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
	g, w := strings.Split(got.String(), "\n"), strings.Split(string(want), "\n")
	if len(g) != len(w) {
		t.Errorf("%d lines, want %d", len(g), len(w))
	}
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			t.Fatalf("line %d: got %q, want %q", i+1, g[i], w[i])
		}
	}
}

func BenchmarkRead(b *testing.B) {
	data, err := os.ReadFile("../../fixtures/corpus/d16.doc")
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Read(context.Background(), data, document.Limits{}); err != nil {
			b.Fatal(err)
		}
	}
}
