package pdf

import (
	"bytes"
	"os"
	"testing"
)

func written(t testing.TB, in *EvaluationReport) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := WriteEvaluation(&b, EmbeddedFonts(), in); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestTheEvaluationReportIsTheSameEachTime(t *testing.T) {
	t.Parallel()
	a, b := written(t, sample(2024)), written(t, sample(2024))
	if !bytes.Equal(a, b) {
		t.Error("two runs differ")
	}
	if out := os.Getenv("NIANPING_EVALUATION"); out != "" {
		if err := os.WriteFile(out, a, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func BenchmarkEvaluation(b *testing.B) {
	fonts, in := EmbeddedFonts(), sample(2024)
	b.ReportAllocs()
	for b.Loop() {
		var out bytes.Buffer
		if err := WriteEvaluation(&out, fonts, in); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(out.Len()), "bytes")
	}
}
