// Package documenttest holds what the tests of all readers of formats share: the promises that every reader keeps.
package documenttest

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianping/ingest/document"
)

// Read is a reader of one format.
type Read func(context.Context, []byte, document.Limits) (*document.Document, error)

// Dump reads a file that must be readable, and gives the document and its text as Document.Dump writes it.
func (read Read) Dump(t testing.TB, data []byte) (*document.Document, string) {
	t.Helper()
	doc, err := read(context.Background(), data, document.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return doc, Text(t, doc)
}

// Text is a document as Document.Dump writes it.
func Text(t testing.TB, doc *document.Document) string {
	t.Helper()
	var b strings.Builder
	if err := doc.Dump(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

var update = flag.Bool("update", false, "write the golden files (NAME.document.txt) anew")

// Golden holds what is read of files beside the golden text that stands next to each: NAME.document.txt.
func (read Read) Golden(t *testing.T, files []string) {
	t.Helper()
	if len(files) == 0 {
		t.Fatal("no file to compare")
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			_, got := read.Dump(t, load(t, file))
			golden := goldenOf(file)
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if want := string(load(t, golden)); got != want {
				t.Errorf("%s reads otherwise than %s; first difference: %s", file, golden, difference(got, want))
			}
		})
	}
}

// WithGolden are the files of a pattern that have a golden text.
func WithGolden(t testing.TB, pattern string) []string {
	t.Helper()
	var with []string
	for _, file := range Files(t, pattern) {
		if _, err := os.Stat(goldenOf(file)); err == nil {
			with = append(with, file)
		}
	}
	return with
}

// Files are the files of a pattern.
func Files(t testing.TB, pattern string) []string {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// Load are the files of a pattern with their contents; at least one.
func Load(t testing.TB, pattern string) (names []string, contents [][]byte) {
	t.Helper()
	names = Files(t, pattern)
	if len(names) == 0 {
		t.Fatalf("no file %s", pattern)
	}
	for _, name := range names {
		contents = append(contents, load(t, name))
	}
	return names, contents
}

func goldenOf(file string) string {
	return strings.TrimSuffix(file, filepath.Ext(file)) + ".document.txt"
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

// CutShort cuts a file at every step bytes, as a transfer may break it off: what is left must not read as another document.
func (read Read) CutShort(t *testing.T, file string, step int) {
	t.Helper()
	whole := load(t, file)
	_, want := read.Dump(t, whole)
	for n := 0; n < len(whole); n += step {
		doc, err := read(context.Background(), whole[:n], document.Limits{})
		if err == nil {
			if Text(t, doc) != want {
				t.Errorf("the first %d of %d bytes read as a document", n, len(whole))
			}
		} else if !errors.Is(err, document.ErrCorrupt) && !errors.Is(err, document.ErrUnsupported) {
			t.Errorf("%d bytes: %v", n, err)
		}
	}
}

// Known reports whether an error is one of the five reasons for which a file cannot be read.
func Known(err error) bool {
	for _, known := range []error{document.ErrScanned, document.ErrEncrypted, document.ErrCorrupt, document.ErrUnsupported, document.ErrTooLarge} {
		if errors.Is(err, known) {
			return true
		}
	}
	return false
}

// Promise holds a reader to its promise for any bytes: a document whose places print, or one of the five errors, never both.
func (read Read) Promise(t *testing.T, data []byte, limits document.Limits) {
	t.Helper()
	doc, err := read(context.Background(), data, limits)
	switch {
	case (doc == nil) == (err == nil):
		t.Fatalf("document %v and error %v", doc != nil, err)
	case err == nil:
		Text(t, doc)
	case !Known(err):
		t.Fatalf("an error that is none of the five: %v", err)
	}
}

// Benchmark reads one file over and over.
func (read Read) Benchmark(b *testing.B, file string) {
	b.Helper()
	read.BenchmarkBytes(b, load(b, file))
}

// BenchmarkBytes is Benchmark for a file in hand.
func (read Read) BenchmarkBytes(b *testing.B, data []byte) {
	b.Helper()
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := read(context.Background(), data, document.Limits{}); err != nil {
			b.Fatal(err)
		}
	}
}

// Zip packs parts, given as name and content by turns.
func Zip(parts ...string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		if err != nil {
			panic(err)
		}
		if _, err := w.Write([]byte(parts[i+1])); err != nil {
			panic(err)
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// PDF is a file of objects, numbered from 1; the first is the catalogue.
func PDF(objects ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	places := fmt.Sprintf("xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for i, o := range objects {
		places += fmt.Sprintf("%010d 00000 n \n", b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", places, len(objects)+1, start)
	return b.Bytes()
}

func load(t testing.TB, file string) []byte {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
