package msdoc

import (
	"context"
	"errors"
	"io"
	"os"
	"testing"
	"time"

	"nianping/ingest/document"
)

// FuzzRead holds the promise of every reader: a document whose places print, or one of the five errors.
func FuzzRead(f *testing.F) {
	f.Add(body(para{text: "报考\r"}, para{text: "a\a", papx: inCell}, para{text: "\a", papx: join(rowEnd, defTable([]int{0, 900}, 0x60))}).bytes())
	f.Add((&made{old: true, stories: [ccpCount][]para{{{text: "报考\r"}}}}).bytes())
	f.Add(listOf(body(para{text: "甲\r", papx: op(sprmPIlfo, 1, 0)}), [][]byte{lvl(1, 39, "\x00、")}, nil).bytes())
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := Read(context.Background(), data, document.Limits{Input: 1 << 20, Cells: 20_000, Time: 5 * time.Second})
		if err != nil {
			for _, known := range []error{document.ErrCorrupt, document.ErrUnsupported, document.ErrTooLarge, document.ErrEncrypted, document.ErrScanned} {
				if errors.Is(err, known) {
					return
				}
			}
			t.Fatalf("an error that is none of the five: %v", err)
		}
		if err := d.Dump(io.Discard); err != nil {
			t.Fatal(err)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	data, err := os.ReadFile("../../fixtures/corpus/d13.wps")
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Read(context.Background(), data, document.Limits{}); err != nil {
			b.Fatal(err)
		}
	}
}
