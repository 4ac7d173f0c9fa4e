package pdf

import (
	"context"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"nianping/ingest/document"
	"nianping/ingest/document/documenttest"
	"nianping/ingest/page"
)

// with gives a reader that has no other engines than these.
func with(engines ...*engine) documenttest.Read {
	return func(ctx context.Context, data []byte, limits document.Limits) (*document.Document, error) {
		pages, err := readPages(ctx, data, limits.Defaults().Time, engines...)
		if err != nil {
			return nil, err
		}
		return assemble(pages)
	}
}

// On a machine without a compiler every document goes this way. The first page of each tells; all of them take long.
func TestInterpretedTheCorpusReadsAsCompiled(t *testing.T) {
	t.Parallel()
	names, contents := documenttest.Load(t, filepath.Join(corpus, "*.pdf"))
	slow := &engine{module: leanModule, interpret: true}
	characters := 0
	for i, data := range contents {
		got, want := firstPage(t, slow, data), firstPage(t, lean, data)
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %d characters, compiled %d", names[i], len(got.Glyphs), len(want.Glyphs))
		}
		characters += len(got.Glyphs)
	}
	if characters == 0 {
		t.Error("no page has text")
	}
}

func firstPage(t *testing.T, e *engine, data []byte) *page.Page {
	t.Helper()
	s, err := (&reading{t.Context(), data, e}).start()
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	p, err := s.page(0)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestADocumentThatNeedsMoreOfPDFiumIsReadWithAllOfIt(t *testing.T) {
	t.Parallel()
	tooLean := &engine{interpret: true, module: func() []byte {
		_, functions, _ := strings.Cut(leanTable, "\n")
		kept := numbers(functions)
		delete(kept, placeOf(t, "FPDFText_LoadPage"))
		return keep(pdfiumWASM, kept)
	}}
	data := build(show(50, 700, "words enough to be a text on a page"))
	if _, err := with(tooLean)(t.Context(), data, document.Limits{}); !documenttest.Known(err) {
		t.Errorf("a PDFium without text pages gives %v", err)
	}
	_, got := with(tooLean, &engine{module: fullModule, interpret: true}).Dump(t, data)
	if want := dump(t, data); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// placeOf is the place of an exported function in the code section.
func placeOf(t *testing.T, export string) int {
	m, err := lean.machine()
	if err != nil {
		t.Fatal(err)
	}
	return int(m.pdfium.ExportedFunctions()[export].Index()) - len(m.pdfium.ImportedFunctions())
}

func TestWhatWasCompiledIsKept(t *testing.T) {
	if !compiler() {
		t.Skip("nothing is compiled on this machine")
	}
	CacheDir = t.TempDir()
	t.Cleanup(func() { CacheDir = "" })
	if _, err := (&engine{module: func() []byte { return batchWASM }, workers: 1}).machine(); err != nil {
		t.Fatal(err)
	}
	files, _ := filepath.Glob(filepath.Join(CacheDir, "wazero-*", "*"))
	for _, f := range files {
		if info, err := os.Stat(f); err == nil && info.Size() > 0 {
			return
		}
	}
	t.Error("nothing is there")
}
