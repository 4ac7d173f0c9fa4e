package main

import (
	"context"
	"io"
	"path/filepath"
	"testing"
	"time"
)

// BenchmarkExtractCorpus is `extract --jsonl` of all Word reports of the corpus in one call, once the lexicons are read.
func BenchmarkExtractCorpus(b *testing.B) {
	files, err := filepath.Glob("../../fixtures/corpus/*.docx")
	if err != nil || len(files) == 0 {
		b.Fatal("no corpus", err)
	}
	args := append([]string{"extract", "--jsonl"}, files...)
	line := func() {
		if code := run(context.Background(), args, io.Discard, io.Discard, time.Now); code != 0 {
			b.Fatal("exit", code)
		}
	}
	line()
	b.ReportAllocs()
	for b.Loop() {
		line()
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*len(files)), "µs/report")
}
