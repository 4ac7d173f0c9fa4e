package ingest

import (
	"context"
	"testing"

	"nianping/ingest/document"
	"nianping/ingest/document/documenttest"
	"nianping/ingest/extract"
)

// BenchmarkCorpus is what one Word report of the corpus costs: to read as a document, to understand, and both with the
// checks, as a batch does.
func BenchmarkCorpus(b *testing.B) {
	names, files := documenttest.Load(b, "../fixtures/corpus/*.docx")
	docs := make([]*document.Document, len(names))
	for i, name := range names {
		var err error
		if docs[i], _, err = ReadDocument(context.Background(), name, files[i], document.Limits{}); err != nil {
			b.Fatal(err)
		}
	}
	steps := []struct {
		name string
		run  func(i int)
	}{
		{"document", func(i int) { ReadDocument(context.Background(), names[i], files[i], document.Limits{}) }},
		{"facts", func(i int) { extract.Report(names[i], "", "docx", docs[i]) }},
		{"report", func(i int) { Read(context.Background(), names[i], files[i], document.Limits{}) }},
	}
	for _, step := range steps {
		b.Run(step.name, func(b *testing.B) {
			step.run(0) // lexicons are loaded
			b.ReportAllocs()
			i := 0
			for b.Loop() {
				step.run(i % len(files))
				i++
			}
		})
	}
}
