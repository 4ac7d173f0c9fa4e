package msdoc

import (
	"bytes"
	"context"
	"errors"
	"os"
	"testing"

	"nianping/ingest/document"
)

// TestAFileCutShortIsNeverAShortDocument cuts a real file at every place where a transfer may break it off.
func TestAFileCutShortIsNeverAShortDocument(t *testing.T) {
	t.Parallel()
	whole, err := os.ReadFile("../../fixtures/corpus/d06.doc")
	if err != nil {
		t.Fatal(err)
	}
	text := func(data []byte) (string, bool) {
		d, err := Read(context.Background(), data, document.Limits{})
		if err != nil {
			if !errors.Is(err, document.ErrCorrupt) && !errors.Is(err, document.ErrUnsupported) {
				t.Errorf("%d bytes: %v", len(data), err)
			}
			return "", false
		}
		var b bytes.Buffer
		if err := d.Dump(&b); err != nil {
			t.Fatal(err)
		}
		return b.String(), true
	}
	want, _ := text(whole)
	for n := 0; n < len(whole); n += 256 {
		if got, ok := text(whole[:n]); ok && got != want {
			t.Errorf("the first %d of %d bytes read as a document", n, len(whole))
		}
	}
}
