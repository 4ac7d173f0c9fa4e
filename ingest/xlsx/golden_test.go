package xlsx

import (
	"testing"

	"nianping/ingest/document/documenttest"
)

const ofCorpus = "../../fixtures/corpus/d17.xlsx"

func TestTheCorpusReadsAsItsGoldenDump(t *testing.T) {
	t.Parallel()
	documenttest.Read(Read).Golden(t, []string{ofCorpus})
}

func BenchmarkRead(b *testing.B) { documenttest.Read(Read).Benchmark(b, ofCorpus) }
