package pdf

import (
	"fmt"
	"io"
	"testing"

	"nianping"
)

// sampleTown is an invented list of n institutions with all grades and states.
func sampleTown(year, n int) *RankingReport {
	in := &RankingReport{Number: "黄技评〔2025〕年度1号", Date: nianping.Date{Year: 2025, Month: 6, Day: 10}, Year: year, Due: nianping.Date{Year: 2025, Month: 5, Day: 31}, Audience: Internal, Rubric: "HS-1.0", RubricHash: "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef"}
	ranks := map[nianping.InstitutionType]int{}
	for i := 0; i < n; i++ {
		s := sample(year)
		e := s.Evaluation
		e.Institution = fmt.Sprintf("徽%c%s", rune('州'+i%7), []string{"精密机械股份有限公司", "职业技术学校", "职业技能培训评价中心有限责任公司"}[i%3])
		e.Type = nianping.InstitutionTypes[i%3]
		e.District = []string{"屯溪区", "徽州区", "黄山区", "歙县", "休宁县", "黟县", "祁门县"}[i%7]
		e.Grade = nianping.GradeNames[i*len(nianping.GradeNames)/n]
		e.Total = nianping.PointsOf(int64(9600-i*4000/n), 100)
		ranks[e.Type]++
		e.Rank, e.RankAll = ptr(ranks[e.Type]), ptr(i+1)
		switch e.Grade {
		case nianping.NotSubmitted:
			e.Total, e.Confirmed, e.Potential, e.Coverage, e.Rank, e.RankAll = nil, nil, nil, nil, nil, nil
			e.Status.State, e.Status.ReceivedAt, e.Status.DaysLate = nianping.Missing, nil, nil
			s.Case.Report = nil
			e.Findings = nil
		case nianping.Unverified, nianping.Inactive:
			e.Rank, e.RankAll = nil, nil
		default:
			if i%4 != 0 {
				e.Status.State, e.Status.DaysLate = nianping.OnTime, ptr(0)
			}
		}
		in.All = append(in.All, Scored{Case: s.Case, Evaluation: e, File: fmt.Sprintf("评估报告/%03d.pdf", i)})
	}
	return in
}

func TestTheRankedReportIsTheSameEachTime(t *testing.T) {
	t.Parallel()
	sameTwice(t, "ranking", func(out io.Writer) error { return WriteRanking(out, EmbeddedFonts(), sampleTown(2024, 34)) })
}
