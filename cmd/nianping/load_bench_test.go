package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// BenchmarkStatusOf10000 measures `status` on a workspace of 10,000 submissions, which it makes first (about a minute).
func BenchmarkStatusOf10000(b *testing.B) {
	dir := b.TempDir()
	registry, inbox := makePile(b, dir, 10_000)
	w := filepath.Join(dir, "w")
	line := func(args ...string) {
		var out, talk bytes.Buffer
		if code := run(context.Background(), append([]string{"-w", w}, args...), &out, &talk, time.Now); code != 0 {
			b.Fatalf("exit %d\n%s", code, talk.String())
		}
	}
	line("registry", "import", registry)
	start := time.Now()
	line("ingest", inbox)
	taken := time.Since(start)
	for b.Loop() {
		line("status", "--year", "2024", "--format", "json")
	}
	info, err := os.Stat(filepath.Join(w, "nianping.db"))
	if err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(taken.Seconds(), "s/ingest") // after the loop, which clears what was reported before
	b.ReportMetric(float64(info.Size())/(1<<20), "MiB/database")
}
