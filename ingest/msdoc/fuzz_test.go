package msdoc

import (
	"testing"
	"time"

	"nianping/ingest/document"
	"nianping/ingest/document/documenttest"
)

// FuzzRead holds the promise of every reader.
func FuzzRead(f *testing.F) {
	f.Add(body(para{text: "报考\r"}, para{text: "a\a", papx: inCell}, para{text: "\a", papx: join(rowEnd, defTable([]int{0, 900}, 0x60))}).bytes())
	f.Add((&made{old: true, stories: [ccpCount][]para{{{text: "报考\r"}}}}).bytes())
	f.Add(listOf(body(para{text: "甲\r", papx: op(sprmPIlfo, 1, 0)}), [][]byte{lvl(1, 39, "\x00、")}, nil).bytes())
	f.Fuzz(func(t *testing.T, data []byte) {
		documenttest.Read(Read).Promise(t, data, document.Limits{Input: 1 << 20, Cells: 20_000, Time: 5 * time.Second})
	})
}

func BenchmarkRead(b *testing.B) {
	documenttest.Read(Read).Benchmark(b, "../../fixtures/corpus/d13.wps")
}
