package rtf

import (
	"testing"

	"nianping/ingest/document/documenttest"
)

// TestCorpusReadsAsItsGoldenText holds what is read beside what was checked by eye against LibreOffice.
func TestCorpusReadsAsItsGoldenText(t *testing.T) {
	t.Parallel()
	files := documenttest.Files(t, "testdata/*.rtf")
	files = append(files, "../../fixtures/corpus/d14.rtf")
	documenttest.Read(Read).Golden(t, files)
}
