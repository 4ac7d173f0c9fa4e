package msdoc

import (
	"testing"

	"nianping/ingest/document/documenttest"
)

// corpus is the old Word documents of the corpus.
var corpus = []string{"../../fixtures/corpus/d06.doc", "../../fixtures/corpus/d11.doc", "../../fixtures/corpus/d12.doc", "../../fixtures/corpus/d13.wps"}

// TestCorpusReadsAsItsGoldenText holds what is read beside what was checked by eye against LibreOffice.
func TestCorpusReadsAsItsGoldenText(t *testing.T) {
	t.Parallel()
	files := documenttest.Files(t, "testdata/*.doc")
	files = append(files, corpus...)
	documenttest.Read(Read).Golden(t, files)
}
