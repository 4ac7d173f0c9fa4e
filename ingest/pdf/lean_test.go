package pdf

import (
	"context"
	"crypto/sha256"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"

	"nianping/ingest/document"
)

var recorded = flag.String("record", "", "write lean.txt anew: what the PDFs of this folder take of PDFium")

// The table is recorded of what many documents take, those of the corpus and of the test data of other readers (pdf.js, PDFBox, Tika,
// unstructured, LibreOffice), 1,431 in all. Where it lacks a function, documents that need it take longer.
func TestLeanTableIsForThisPDFium(t *testing.T) {
	if *recorded != "" {
		writeTable(t, *recorded)
	}
	if sum, _, _ := strings.Cut(leanTable, "\n"); sum != sumOf(pdfiumWASM) {
		t.Error("lean.txt is for another PDFium: fetch the collections, then go test ./ingest/pdf -run LeanTable -record FOLDER")
	}
	if whole, lean := len(pdfiumWASM), len(leanModule()); lean > whole/2 {
		t.Errorf("lean has %d of %d bytes", lean, whole)
	}
}

// writeTable writes lean.txt.
func writeTable(t *testing.T, folder string) {
	taken := takenBy(t, folder)
	lines := []string{sumOf(pdfiumWASM), ""}
	for first := 0; first < len(taken); first++ {
		if !taken[first] {
			continue
		}
		entry, last := fmt.Sprint(first), first
		for last+1 < len(taken) && taken[last+1] {
			last++
		}
		if last > first {
			entry = fmt.Sprintf("%d-%d", first, last)
		}
		if line := &lines[len(lines)-1]; len(*line)+len(entry) < 120 {
			*line = strings.TrimSpace(*line + " " + entry)
		} else {
			lines = append(lines, entry)
		}
		first = last
	}
	leanTable = strings.Join(lines, "\n") + "\n"
	if err := os.WriteFile("lean.txt", []byte(leanTable), 0o644); err != nil {
		t.Fatal(err)
	}
}

// takenBy tells for each function, by its place in the code section, whether a document of a folder takes it.
func takenBy(t *testing.T, folder string) []bool {
	calls := &listener{}
	m, err := newMachine(experimental.WithFunctionListenerFactory(context.Background(), calls), (&engine{}).config(), pdfiumWASM)
	if err != nil {
		t.Fatal(err)
	}
	reader := with(&engine{made: m})
	err = filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !strings.EqualFold(filepath.Ext(path), ".pdf") {
			return err
		}
		data, err := os.ReadFile(path)
		if err == nil {
			_, _ = reader(context.Background(), data, document.Limits{}) // a refusal is calls too
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return calls.called[len(m.pdfium.ImportedFunctions()):]
}

// listener notes which functions are called, by their numbers. Those of batch.wasm have numbers of PDFium's imports.
type listener struct{ called []bool }

func (l *listener) NewFunctionListener(f api.FunctionDefinition) experimental.FunctionListener {
	if f.GoFunction() != nil {
		return nil
	}
	n := int(f.Index())
	l.called = slices.Grow(l.called, max(n+1-len(l.called), 0))[:max(n+1, len(l.called))]
	return experimental.FunctionListenerFunc(func(context.Context, api.Module, api.FunctionDefinition, []uint64, experimental.StackIterator) {
		l.called[n] = true
	})
}

func sumOf(data []byte) string { return fmt.Sprintf("%x", sha256.Sum256(data)) }

func TestKeepLeavesTheRestOfAModuleAsItIs(t *testing.T) {
	t.Parallel()
	all := map[int]bool{}
	for n := range 10_000 {
		all[n] = true
	}
	if string(keep(pdfiumWASM, all)) != string(pdfiumWASM) {
		t.Error("a module of which all is kept is another")
	}
	for _, functions := range []string{"", "0", "0-2 4"} {
		m, err := newMachine(t.Context(), (&engine{interpret: true}).config(), keep(pdfiumWASM, numbers(functions)))
		if err != nil {
			t.Errorf("with the functions “%s”: %v", functions, err)
			continue
		}
		m.close()
	}
}
