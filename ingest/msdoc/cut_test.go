package msdoc

import (
	"testing"

	"nianping/ingest/document/documenttest"
)

// TestAFileCutShortIsNeverAShortDocument cuts a real file at every place where a transfer may break it off.
func TestAFileCutShortIsNeverAShortDocument(t *testing.T) {
	t.Parallel()
	documenttest.Read(Read).CutShort(t, "../../fixtures/corpus/d06.doc", 256)
}
