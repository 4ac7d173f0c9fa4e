package docx

import (
	"context"
	"strings"
	"testing"

	"nianping/ingest/document"
	"nianping/ingest/document/documenttest"
	"nianping/ingest/ooxml"
)

// corpus is the Word documents of the corpus. Benchmarks count the bytes of the files as sent.
func corpus(b *testing.B) (files [][]byte, size int64) {
	b.Helper()
	_, files = documenttest.Load(b, "../../fixtures/corpus/*.docx")
	for _, data := range files {
		size += int64(len(data))
	}
	return files, size
}

// BenchmarkRead reads all documents of the corpus with all features, by a program that runs on and on.
func BenchmarkRead(b *testing.B) { benchmarkRead(b, func() {}) }

// BenchmarkReadOnce is the same by a program that has just been started, and knows no styles, lists, settings and properties yet.
func BenchmarkReadOnce(b *testing.B) {
	benchmarkRead(b, func() {
		knownStyles.Clear()
		knownStyle.Clear()
		knownLists.Clear()
		knownSettings.Clear()
		knownProperties.Clear()
	})
}

func benchmarkRead(b *testing.B, begin func()) {
	files, size := corpus(b)
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		begin()
		for _, data := range files {
			if _, err := Read(context.Background(), data, document.Limits{}); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(len(files)*b.N)/b.Elapsed().Seconds(), "docs/s")
}

// BenchmarkUnpackAndScan is the floor: unpacking the same parts and walking their XML, keeping nothing.
func BenchmarkUnpackAndScan(b *testing.B) {
	files, size := corpus(b)
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		for _, data := range files {
			pkg, err := ooxml.Open(data, document.Limits{})
			if err != nil {
				b.Fatal(err)
			}
			for _, name := range pkg.Names() {
				if !strings.HasSuffix(name, ".xml") && !strings.HasSuffix(name, ".rels") || strings.Contains(name, "theme") || strings.Contains(name, "fonttable") || strings.Contains(name, "effects") || strings.Contains(name, "websettings") || strings.HasPrefix(name, "customxml") {
					continue // Read passes these over too
				}
				s, err := pkg.Scan(name)
				if err != nil {
					b.Fatal(err)
				}
				if err := s.Finish(); err != nil {
					b.Fatal(err)
				}
			}
		}
	}
}
