package xls

import (
	"testing"

	"nianping/ingest/document/documenttest"
)

// TestCorpusReadsAsItsGoldenText holds what is read beside what was checked by eye against LibreOffice.
func TestCorpusReadsAsItsGoldenText(t *testing.T) {
	t.Parallel()
	files := documenttest.Files(t, "testdata/*.xls")
	documenttest.Read(Read).Golden(t, files)
}
