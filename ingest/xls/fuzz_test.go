package xls

import (
	"os"
	"testing"
	"time"

	"nianping/ingest/document"
	"nianping/ingest/document/documenttest"
)

// FuzzRead holds the promise of every reader.
func FuzzRead(f *testing.F) {
	if data, err := os.ReadFile("testdata/ledger.xls"); err == nil {
		f.Add(data)
	}
	f.Add((&book{globals: sst("甲", "乙")}).sheet("表1", 0, join(shared(0, 0, 0), shared(1, 0, 1), number(2, 2, 0, 0.5), rec(recMerge, le(1, 0, 1, 0, 1)...))).bytes())
	f.Add((&book{biff5: true}).sheet("a", 0, rec(recLabel, append(le(0, 0, 0, 4), "\xb5\xe7\xb9\xa4"...)...)).bytes())
	f.Fuzz(func(t *testing.T, data []byte) {
		documenttest.Read(Read).Promise(t, data, document.Limits{Input: 1 << 20, Cells: 20_000, Time: 5 * time.Second})
	})
}

func BenchmarkRead(b *testing.B) { documenttest.Read(Read).Benchmark(b, "testdata/ledger.xls") }
