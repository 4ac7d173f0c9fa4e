//go:build peers

package docx

import (
	"path/filepath"
	"strings"
	"testing"

	"nianping/ingest/document/documenttest"
)

// more says what LibreOffice prints and this reader leaves out, with reason.
var more = map[string]string{
	"d22": "hidden text, which LibreOffice prints",
}

// TestNoChineseCharacterOfLibreOfficeIsMissing goes one way only: there is more in ours, namely headers, footers, notes, text
// boxes, symbols.
func TestNoChineseCharacterOfLibreOfficeIsMissing(t *testing.T) {
	files := documenttest.Files(t, "../../fixtures/corpus/d*.docx")
	if len(files) < 18 {
		t.Fatalf("corpus: %d files", len(files))
	}
	for file, n := range documenttest.Read(Read).Missing(t, files) {
		name := strings.TrimSuffix(filepath.Base(file), ".docx")
		if reason := more[name]; n[0] > 0 && reason == "" {
			t.Errorf("%s: %d of %d Chinese characters of LibreOffice are missing", name, n[0], n[1])
		} else if n[0] == 0 && reason != "" {
			t.Errorf("%s: nothing is missing, though %s", name, reason)
		}
	}
}
