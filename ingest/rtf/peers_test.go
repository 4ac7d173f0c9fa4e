//go:build peers

package rtf

import (
	"testing"

	"nianping/ingest/document/documenttest"
)

func TestNoChineseCharacterOfLibreOfficeIsMissing(t *testing.T) {
	documenttest.Read(Read).Whole(t, []string{"../../fixtures/corpus/d14.rtf"})
}
