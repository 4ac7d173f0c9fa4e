package nianping_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
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

// BenchmarkTenThousandPeers compares 10,000 reports of some 1,500 characters, a tenth of them copies.
func BenchmarkTenThousandPeers(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 1))
	boilerplate := nianping.NewBoilerplate()
	texts := make([]string, 10000)
	prints := make([]nianping.Fingerprint, len(texts))
	for i := range texts {
		lines := prose(rng, 40)
		if i%10 == 9 {
			lines = append(strings.Split(texts[i-5], "\n")[:35], prose(rng, 5)...)
		}
		texts[i] = strings.Join(lines, "\n")
		name := fmt.Sprint(i)
		prints[i] = nianping.NewFingerprint(name, name, 2024, nil, texts[i], noToken, boilerplate)
	}
	for b.Loop() {
		nianping.CheckPeers(prints, func(i int) string { return texts[i] }, boilerplate, nil)
	}
}
