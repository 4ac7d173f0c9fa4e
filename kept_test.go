package nianping

import (
	"reflect"
	"testing"
)

// pointsIn counts the fields of points that are not nil below a value, by reflection.
func pointsIn(v reflect.Value) int {
	n := 0
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			return 0
		}
		if v.Type() == reflect.TypeFor[*Points]() {
			return 1
		}
		return pointsIn(v.Elem())
	case reflect.Struct:
		for i := range v.NumField() {
			n += pointsIn(v.Field(i))
		}
	case reflect.Slice:
		for i := range v.Len() {
			n += pointsIn(v.Index(i))
		}
	}
	return n
}

func TestAKeptEvaluationComesBackExactly(t *testing.T) {
	t.Parallel()
	rank, zero, file, value := 3, 0, "总结.docx", "0"
	third := func(n int64) *Points { return PointsOf(n, 3) }
	for _, e := range []Evaluation{
		{},
		{Institution: "甲<公司>&", Year: 2024, Rank: &rank, RankAll: &rank, Total: third(250), Confirmed: third(7), Potential: third(299), Coverage: PointsOf(6, 7), Low: third(1), High: third(2),
			RankBest: &zero, RankWorst: &rank, Late: true, Grade: Good,
			Items: []EvaluatedItem{{Code: "A1", Points: nil, Max: third(10), Known: PointsOf(0, 1), Value: &value, Evidence: []Evidence{}}, {Code: "A2", Points: third(5), Max: third(6), Known: third(6),
				Evidence: []Evidence{{At: "第1段", Text: "报考\x01120人\u2028"}}, Raise: "写明", Raises: []Raise{{Effort: Improve, Gain: third(1), Text: "写明"}}}},
			Decisions:  []Decision{{Code: "X1", Confirmed: true, By: "王"}},
			Categories: []CategoryPoints{{Code: "A", Points: third(5), Known: third(16), Max: third(17)}},
			Deductions: []Deduction{{Code: "X1", Points: PointsOf(5, 1), Confirmed: true}}, Vetoes: []Veto{{Code: "V1"}},
			Findings: []Finding{{Code: "CONFLICT", Severity: Medium, Evidence: []Evidence{}, About: AboutOther}},
			Status:   Status{DaysLate: &zero, File: &file, Supersedes: []string{}}},
	} {
		if got, want := len(e.points()), pointsIn(reflect.ValueOf(e)); e.Total != nil && got != want+1 { // one is nil
			t.Errorf("%d points are kept, there are %d", got, want+1)
		}
		data, err := e.Keep()
		if err != nil {
			t.Fatal(err)
		}
		back, err := Kept(data)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(back, e) {
			t.Errorf("kept  %+v\nfound %+v", e, back)
		}
	}
	if _, err := Kept([]byte(`{"evaluation":{"institution":"甲"},"exact":["1"]}`)); err == nil {
		t.Error("an evaluation without all its points was taken")
	}
}
