package xls

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
	if data, err := os.ReadFile("testdata/ledger.xls"); err == nil {
		f.Add(data)
	}
	f.Add((&book{globals: sst("甲", "乙")}).sheet("表1", 0, join(shared(0, 0, 0), shared(1, 0, 1), number(2, 2, 0, 0.5), rec(recMerge, le(1, 0, 1, 0, 1)...))).bytes())
	f.Add((&book{biff5: true}).sheet("a", 0, rec(recLabel, append(le(0, 0, 0, 4), "\xb5\xe7\xb9\xa4"...)...)).bytes())
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
	data, err := os.ReadFile("testdata/ledger.xls")
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
