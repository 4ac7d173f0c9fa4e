package rtf

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
	if data, err := os.ReadFile("../../fixtures/corpus/d14.rtf"); err == nil {
		f.Add(data)
	}
	f.Add([]byte(head + `\trowd\clmgf\cellx1000\clmrg\cellx2000\pard\intbl\itap2 a\nestcell{\*\nesttableprops\trowd\cellx900\nestrow}\pard\intbl\cell\cell\row\pard{\footnote n}\par}`))
	f.Add([]byte(head + `{\shp{\*\shpinst{\shptxt a\par}}}{\upr{a}{\*\ud b}}\u-10178?\u-8265?{\header h\par}\sect}`))
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
	data, err := os.ReadFile("../../fixtures/corpus/d14.rtf")
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
