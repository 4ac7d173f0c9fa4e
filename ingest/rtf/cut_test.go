package rtf

import (
	"context"
	"errors"
	"os"
	"testing"

	"nianping/ingest/document"
)

// TestAFileCutShortIsNeverAShortDocument cuts a real file at every place where a transfer may break it off.
func TestAFileCutShortIsNeverAShortDocument(t *testing.T) {
	t.Parallel()
	whole, err := os.ReadFile("../../fixtures/corpus/d14.rtf")
	if err != nil {
		t.Fatal(err)
	}
	for n := len(whole) - 2; n > 0; n -= 997 {
		d, err := Read(context.Background(), whole[:n], document.Limits{})
		switch {
		case err == nil && len(d.Warnings) == 0:
			t.Errorf("the first %d of %d bytes read as a whole document", n, len(whole))
		case err != nil && !errors.Is(err, document.ErrCorrupt) && !errors.Is(err, document.ErrUnsupported):
			t.Errorf("%d bytes: %v", n, err)
		}
	}
}
