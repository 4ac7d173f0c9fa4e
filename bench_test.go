package nianping_test

import (
	"testing"

	"nianping"
)

// BenchmarkTenThousandReports scores and ranks 10,000 reports.
func BenchmarkTenThousandReports(b *testing.B) {
	rubric := nianping.DefaultRubric()
	cases := make([]*nianping.Case, 10000)
	for i := range cases {
		cases[i] = cleanCase()
	}
	for b.Loop() {
		nianping.EvaluateAll(cases, rubric)
	}
}
