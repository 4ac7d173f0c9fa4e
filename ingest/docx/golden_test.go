package docx

import (
	"testing"

	"nianping/ingest/document/documenttest"
)

func TestCorpusReadsAsItsGoldenDump(t *testing.T) {
	t.Parallel()
	files := documenttest.WithGolden(t, "../../fixtures/corpus/*.docx") // other packages keep documents there too
	documenttest.Read(Read).Golden(t, files)
	if len(files) < 18 {
		t.Errorf("%d golden dumps compared, want the corpus's 18 at least", len(files))
	}
}
