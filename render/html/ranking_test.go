package html

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"nianping"
)

func town(n int) *Ranking {
	in := &Ranking{Number: "NP-2024", Date: nianping.Date{Year: 2025, Month: 7, Day: 1}, Year: 2024, Due: nianping.Date{Year: 2025, Month: 5, Day: 31}, Rubric: "HS-1.0", RubricHash: strings.Repeat("5f", 32)}
	types := []nianping.InstitutionType{nianping.ThirdParty, nianping.School, nianping.Enterprise}
	for i := 0; i < n; i++ {
		rank := n - i
		e := &nianping.Evaluation{Institution: fmt.Sprintf("徽州<b>第%d家</b>", i+1), Type: types[i%3], District: []string{"歙县", "屯溪区"}[i%2], Year: 2024, Rank: &rank, RankAll: &rank,
			Total: nianping.PointsOf(8821, 100), Confirmed: nianping.PointsOf(8688, 100), Potential: nianping.PointsOf(8838, 100), Coverage: nianping.PointsOf(985, 1000), Grade: nianping.GradeNames[i%len(nianping.GradeNames)],
			Status: nianping.Status{State: nianping.OnTime}, Findings: []nianping.Finding{{Code: "RATE_MISMATCH"}}}
		if e.Grade == nianping.NotSubmitted {
			e.Rank, e.RankAll, e.Total, e.Status.State = nil, nil, nil, nianping.Missing
		}
		in.All = append(in.All, Entry{e, fmt.Sprintf("2024年度评估报告/%d.pdf", i)})
	}
	return in
}

func page(t *testing.T, in *Ranking) string {
	t.Helper()
	var b bytes.Buffer
	if err := WriteRanking(&b, in); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestThePageNeedsNothingBesideIt(t *testing.T) {
	t.Parallel()
	text := page(t, town(12))
	if out := os.Getenv("NIANPING_PAGE"); out != "" { // to look at it
		if err := os.WriteFile(out, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, bad := range []string{"http:", "https:", "<script", "src=", "<b>第", "ZgotmplZ"} {
		if strings.Contains(text, bad) {
			t.Errorf("the page holds %q", bad)
		}
	}
	for _, want := range []string{"同类排名", "企业（4家）", "86.88～88.38", "98.5%", "通过率与人数不符", "未报送", "&lt;b&gt;第1家"} {
		if !strings.Contains(text, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	if strings.Index(text, "企业（4家）") > strings.Index(text, "院校（4家）") {
		t.Error("the types do not stand in the notice's order")
	}
	if first, second := strings.Index(text, "第12家"), strings.Index(text, "第1家"); first > second {
		t.Error("the first rank does not come first")
	}
}

func TestThePageIsTheSameEachTimeAndHoldsNobodyAtAll(t *testing.T) {
	t.Parallel()
	if page(t, town(30)) != page(t, town(30)) {
		t.Error("two runs differ")
	}
	if !strings.Contains(page(t, town(0)), "没有逾期") {
		t.Error("an empty year says nothing")
	}
}

func TestThePublicPageBlamesNobodyForWhatNobodyConfirmed(t *testing.T) {
	t.Parallel()
	in := town(12)
	in.Public = true
	_, problems, _ := strings.Cut(page(t, in), "共性问题")
	if strings.Contains(problems, "第1家") || !strings.Contains(problems, "通过率与人数不符") {
		t.Errorf("the public sees %s", problems)
	}
}
