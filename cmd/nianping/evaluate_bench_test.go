package main

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"nianping"
	"nianping/ingest/workspace"
)

// townCases evaluates the town and opens its workspace again, with the cases of two years as an evaluation finds them.
func townCases(b *testing.B) *evaluated {
	b.Helper()
	dir := b.TempDir()
	if status, _, talk := evaluateInto(b, dir, filepath.Join("../../fixtures", "town"), "2023", "2024"); status != 0 && status != 3 {
		b.Fatalf("exit %d\n%s", status, talk)
	}
	w, err := workspace.OpenExisting(context.Background(), filepath.Join(dir, "workspace"), time.Now)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { w.Close() })
	book, err := openCases(context.Background(), w, nianping.Date{Year: 2025, Month: 10, Day: 1})
	if err != nil {
		b.Fatal(err)
	}
	rubric := nianping.DefaultRubric()
	e := &evaluated{book: book, rubric: rubric, rubricHash: rubric.Hash(), day: book.day}
	for _, year := range []int{2023, 2024} {
		book.year(year - 1)
		e.years = append(e.years, newEvaluatedYear(year, book.year(year)))
	}
	if err := book.compare(context.Background(), rubric); err != nil {
		b.Fatal(err)
	}
	return e
}

// BenchmarkEvaluateAnew evaluates the town's institutions of two years, one at a time, from what is kept of their reports.
func BenchmarkEvaluateAnew(b *testing.B) {
	e := townCases(b)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if _, err := e.evaluateOne(context.Background(), i%len(e.book.registry), nil); err != nil {
			b.Fatal(err)
		}
	}
}
