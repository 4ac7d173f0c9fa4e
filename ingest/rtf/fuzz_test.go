package rtf

import (
	"os"
	"testing"
	"time"

	"nianping/ingest/document"
	"nianping/ingest/document/documenttest"
)

// FuzzRead holds the promise of every reader.
func FuzzRead(f *testing.F) {
	if data, err := os.ReadFile("../../fixtures/corpus/d14.rtf"); err == nil {
		f.Add(data)
	}
	f.Add([]byte(head + `\trowd\clmgf\cellx1000\clmrg\cellx2000\pard\intbl\itap2 a\nestcell{\*\nesttableprops\trowd\cellx900\nestrow}\pard\intbl\cell\cell\row\pard{\footnote n}\par}`))
	f.Add([]byte(head + `{\shp{\*\shpinst{\shptxt a\par}}}{\upr{a}{\*\ud b}}\u-10178?\u-8265?{\header h\par}\sect}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		documenttest.Read(Read).Promise(t, data, document.Limits{Input: 1 << 20, Cells: 20_000, Time: 5 * time.Second})
	})
}

func BenchmarkRead(b *testing.B) {
	documenttest.Read(Read).Benchmark(b, "../../fixtures/corpus/d14.rtf")
}
