package main

import (
	"reflect"
	"testing"

	"nianping"
)

func TestAKeptEvaluationComesBackExactly(t *testing.T) {
	t.Parallel()
	rank, zero, file, value := 3, 0, "总结.docx", "0"
	third := func(n int64) *nianping.Points { return nianping.PointsOf(n, 3) }
	for _, e := range []nianping.Evaluation{
		{},
		{Institution: "甲<公司>&", Year: 2024, Rank: &rank, RankAll: &rank, Total: third(250), Confirmed: third(7), Potential: third(299), Coverage: nianping.PointsOf(6, 7), Low: third(1), High: third(2),
			RankBest: &zero, RankWorst: &rank, Late: true, Grade: nianping.Good,
			Items: []nianping.EvaluatedItem{{Code: "A1", Points: nil, Max: third(10), Known: nianping.PointsOf(0, 1), Value: &value, Evidence: []nianping.Evidence{}}, {Code: "A2", Points: third(5), Max: third(6), Known: third(6),
				Evidence: []nianping.Evidence{{At: "第1段", Text: "报考\x01120人\u2028"}}, Raise: "写明", Raises: []nianping.Raise{{Effort: nianping.Improve, Gain: third(1), Text: "写明"}}}},
			Decisions:  []nianping.Decision{{Code: "X1", Confirmed: true, By: "王"}},
			Categories: []nianping.CategoryPoints{{Code: "A", Points: third(5), Known: third(16), Max: third(17)}},
			Deductions: []nianping.Deduction{{Code: "X1", Points: nianping.PointsOf(5, 1), Confirmed: true}}, Vetoes: []nianping.Veto{{Code: "V1"}},
			Findings: []nianping.Finding{{Code: "CONFLICT", Severity: nianping.Medium, Evidence: []nianping.Evidence{}, About: nianping.AboutOther}},
			Status:   nianping.Status{DaysLate: &zero, File: &file, Supersedes: []string{}}},
	} {
		data, err := encodeExactly(&e)
		if err != nil {
			t.Fatal(err)
		}
		var back nianping.Evaluation
		if err := decodeExactly(data, &back); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(back, e) {
			t.Errorf("kept  %+v\nfound %+v", e, back)
		}
	}
	if err := decodeExactly([]byte(`{"total":"three"}`), new(nianping.Evaluation)); err == nil {
		t.Error("points that are no number were taken")
	}
}

// BenchmarkKept keeps an evaluation of 26 items and reads it again.
func BenchmarkKept(b *testing.B) {
	e := nianping.Evaluation{Institution: "徽州第一职业技术学校", Year: 2024, Total: nianping.PointsOf(8821, 100)}
	for range 26 {
		e.Items = append(e.Items, nianping.EvaluatedItem{Code: "A1", Name: "规章制度健全", Points: nianping.PointsOf(9, 2), Max: nianping.PointsOf(6, 1), State: nianping.Scored, Reason: "写明六项制度中的四项，得4.5分。", Basis: "附1-二",
			Evidence: []nianping.Evidence{{At: "第12段", Text: "建立财务管理、评价服务规程、档案管理、安全保卫四项制度"}}})
	}
	b.ReportAllocs()
	for b.Loop() {
		data, err := encodeExactly(&e)
		if err != nil {
			b.Fatal(err)
		}
		if err := decodeExactly(data, new(nianping.Evaluation)); err != nil {
			b.Fatal(err)
		}
	}
}
