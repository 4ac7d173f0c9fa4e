package nianping_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"nianping"
)

// TestAnEvaluationIsTheSameBytesHoweverOftenAndInWhateverOrderItIsMade: no order of a map, of workers or of inputs shows.
func TestAnEvaluationIsTheSameBytesHoweverOftenAndInWhateverOrderItIsMade(t *testing.T) {
	t.Parallel()
	rubric := nianping.DefaultRubric()
	rng := rand.New(rand.NewPCG(31, 32))
	var cases []*nianping.Case
	var texts []string
	for i := range 24 {
		c := randomCase(rng)
		c.Institution.Name = "徽州" + strings.Repeat(string(rune('一'+i)), 3) + "职业技能培训学校"
		c.Words = nianping.ReadWords("2023年委托某某学校组织认定。\n评价结果已公示。\n2024年发放国家职业资格证书。")
		cases = append(cases, c)
		text := strings.Join(prose(rng, 12), "\n")
		if i%3 == 2 {
			text = texts[i-1] + "\n" + text[:300]
		}
		texts = append(texts, text)
	}
	evaluate := func(order []int) map[string]string {
		b := nianping.NewBoilerplate()
		prints := make([]nianping.Fingerprint, len(order))
		list := make([]*nianping.Case, len(order))
		token := func(e *nianping.Examiner) string { return nianping.ExaminerKey([]byte("k"), e) }
		for k, i := range order {
			copied := *cases[i]
			list[k] = &copied
			prints[k] = nianping.NewFingerprint(fmt.Sprint("K", i), copied.Institution.Name, 2024, copied.Report, texts[i], token, b)
		}
		for k, found := range nianping.CheckPeers(prints, func(k int) string { return texts[order[k]] }, b, nil) {
			list[k].Peers = found
		}
		out := map[string]string{}
		for _, e := range nianping.EvaluateAll(list, rubric) {
			var buf bytes.Buffer
			if err := json.NewEncoder(&buf).Encode(e); err != nil {
				t.Fatal(err)
			}
			out[e.Institution] = buf.String()
		}
		return out
	}
	order := make([]int, len(cases))
	for i := range order {
		order[i] = i
	}
	first := evaluate(order)
	for range 6 {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for name, got := range evaluate(order) {
			if got != first[name] {
				t.Fatalf("%s两次不同：\n%s\n%s", name, first[name], got)
			}
		}
	}
}
