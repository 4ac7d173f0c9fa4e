//go:build peers

package msdoc

import (
	"testing"

	"nianping/ingest/document/documenttest"
)

func TestNoChineseCharacterOfLibreOfficeIsMissing(t *testing.T) {
	documenttest.Read(Read).Whole(t, corpus)
}
