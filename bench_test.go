package nianping_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
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

// BenchmarkReadWords gathers the words of a text of the corpus.
func BenchmarkReadWords(b *testing.B) {
	texts := corpusTexts(b)
	names := slices.Sorted(maps.Keys(texts))
	for i := 0; b.Loop(); i++ {
		nianping.ReadWords(texts[names[i%len(names)]])
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

// BenchmarkNearDuplicatesOf500 holds the search for near copies against the exact comparison of every pair of 500 reports:
// invented prose among sentences of the corpus that many share, a third of the reports copies of a part of another. It
// reports recall and precision, of reports said to have a near copy.
func BenchmarkNearDuplicatesOf500(b *testing.B) {
	rng := rand.New(rand.NewPCG(41, 42))
	boilerplate := nianping.NewBoilerplate()
	shared := corpusLines(b)
	texts := make([]string, 500)
	names, years := make([]string, len(texts)), make([]int, len(texts))
	for i := range texts {
		lines := prose(rng, 10+rng.IntN(10)) // never below the 200 characters that are too few to accuse anybody
		for range rng.IntN(8) {
			lines = append(lines, shared[rng.IntN(len(shared))])
		}
		if i > 0 && rng.IntN(3) == 0 {
			from := strings.Split(texts[rng.IntN(i)], "\n")
			lines = append(slices.Clone(from[:len(from)/3+rng.IntN(len(from)-len(from)/3+1)]), lines[:6+rng.IntN(len(lines)-6)]...)
		}
		rng.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
		texts[i], names[i], years[i] = strings.Join(lines, "\n"), fmt.Sprint(i), 2024
	}
	for b.Loop() {
		found := check(texts, names, years)
		hit, missed, wrong := 0, 0, 0
		for i := range texts {
			exact := slices.ContainsFunc(texts, func(other string) bool {
				return other != texts[i] && nianping.TextShare(texts[i], other, boilerplate) >= 0.6
			})
			switch got := slices.Contains(codes(found[i]), "NEAR_DUPLICATE"); {
			case got && exact:
				hit++
			case got:
				wrong++
			case exact:
				missed++
			}
		}
		b.ReportMetric(float64(hit)/float64(hit+missed), "recall")
		b.ReportMetric(float64(hit)/float64(hit+wrong), "precision")
		b.ReportMetric(float64(hit+missed), "copies")
	}
}

// corpusLines are the longer lines of running text of the corpus.
func corpusLines(b *testing.B) []string {
	b.Helper()
	var lines []string
	texts := corpusTexts(b)
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		for _, line := range strings.Split(texts[name], "\n") {
			if !strings.Contains(line, "\t") && len(line) > 150 {
				lines = append(lines, line)
			}
		}
	}
	if len(lines) < 100 {
		b.Fatal("fixtures/corpus 中没有文字")
	}
	return lines
}
