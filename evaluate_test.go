package nianping_test

import (
	"fmt"
	"math/big"
	"strings"
	"testing"

	"nianping"
)

func p[T any](v T) *T { return &v }

func levels(s string) []nianping.Level {
	var out []nianping.Level
	for _, r := range s {
		out = append(out, nianping.Level(string(r)))
	}
	return out
}

func row(programme nianping.Programme, occupation, level string, registered, passed int, rate float64) nianping.Outcome {
	o := nianping.Outcome{Programme: p(programme), Registered: p(registered), Passed: p(passed), Stated: true}
	if occupation != "" {
		o.Occupation = p(occupation)
	}
	if level != "" {
		o.Level = p(nianping.Level(level))
	}
	if rate > 0 {
		o.PassRate, o.RateDecimals = p(rate), p(2)
	}
	return o
}

func stated(codes ...string) []nianping.Claim {
	var out []nianping.Claim
	for _, c := range codes {
		out = append(out, nianping.Claim{Code: c, State: nianping.ClaimStated})
	}
	return out
}

// schoolJia is the worked example of the domain research, section 3.2: 电工 and 茶艺师 五级—三级, 焊工 五级—四级, of which
// 焊工 was not held; received four days late; the theory seats stand in a picture;
// the second part has no text of its own (A2 8/9).
func schoolJia() *nianping.Case {
	r := nianping.NewReport("甲校2024年度总结.docx", "")
	r.Year = p(2024)
	r.Sections = nianping.Sections{Basic: true, Overview: true, Foundation: true, Implementation: true, Plans: true}
	for _, s := range []struct{ name, levels string }{{"电工", "543"}, {"茶艺师", "543"}, {"焊工", "54"}} {
		r.Scope = append(r.Scope, nianping.ScopeItem{Occupation: s.name, Levels: levels(s.levels)})
	}
	// 8 kinds of arithmetic can be checked, 7 hold: the rate of 三级 is not 22 ÷ 30.
	k := nianping.SkillLevel
	r.Outcomes = []nianping.Outcome{
		row(k, "", "5", 110, 96, 87.27), row(k, "", "4", 70, 57, 81.43), row(k, "", "3", 30, 22, 78.33), row(k, "", "", 210, 175, 0),
		row(k, "电工", "", 120, 100, 0), row(k, "茶艺师", "", 90, 75, 0),
	}
	r.Outcomes[3].Certified = p(175)
	no := 0
	list := func(occupation string, n int, edit func(i int, e *nianping.Examiner)) {
		for i := 0; i < n; i++ {
			e := nianping.Examiner{Name: string([]rune("赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨")[no]) + "明", Occupation: p(occupation),
				Grade: p(nianping.GradeExaminer), CertificateNo: p(fmt.Sprintf("KP%03d", no)), ValidUntil: p("2026-05")}
			if edit != nil {
				edit(i, &e)
			}
			no++
			r.Examiners = append(r.Examiners, e)
		}
	}
	// 16 listed, 80 cells, 4 of them empty: 76/80 = 0.95. One card ran out; of 15 with a validity 14 hold; one states none.
	list("电工", 6, func(i int, e *nianping.Examiner) {
		if i < 3 {
			e.CertificateNo = nil
		}
	})
	list("茶艺师", 5, func(i int, e *nianping.Examiner) {
		if i == 0 {
			e.ValidUntil = p("2024-06")
		}
		if i == 1 {
			e.ValidUntil = nil
		}
	})
	list("焊工", 5, nil)
	r.Venues.OfficeArea, r.Venues.TheoryArea, r.Venues.VideoSurveillance = p(66.0), p(120.0), p(true)
	r.Venues.ByOccupation = []nianping.OccupationVenue{{Occupation: "电工", PracticalStations: p(12)}, {Occupation: "茶艺师", PracticalStations: p(8)}}
	r.Review = []nianping.Review{{Pointer: "/venues/theory_seats", Reason: "考位数在图片里"}}
	r.Rules = []string{"财务管理制度", "评价服务规程", "档案管理制度", "安全保卫制度"}
	r.Staff.Supervisors = p(2)
	r.Implementation.Violations, r.Implementation.ResultsPublicised = p(0), p(true)
	r.Implementation.PlansFiled, r.Implementation.Batches, r.Implementation.Supervisions = p(4), p(5), nil
	r.Claims = stated("organisation", "duties", "post_head", "post_manager", "post_finance", "secrecy", "safety",
		"supervision_every_batch", "record_sign_in", "record_scoring", "archive_per_batch", "result_reported", "plan_actions", "plan_concrete")
	r.Training = nianping.Training{SocialPeople: p(120), SubsidisedPeople: p(80), TotalPeople: p(200)}
	return &nianping.Case{Year: 2024, Report: r,
		Institution: &nianping.Institution{Name: "甲校", Type: nianping.School, Filings: []nianping.Filing{
			{Programme: k, Occupation: "电工", Levels: levels("543"), Common: true}, {Programme: k, Occupation: "茶艺师", Levels: levels("543"), Common: true}, {Programme: k, Occupation: "焊工", Levels: levels("54"), Common: true}}},
		Status: nianping.Status{Institution: "甲校", Year: 2024, Due: "2025-05-31", State: nianping.Late, DaysLate: p(4), ReceivedAt: p("2025-06-04")}}
}

func TestTheWorkedExampleComesOutItemByItem(t *testing.T) {
	t.Parallel()
	e := nianping.Evaluate(schoolJia(), nianping.DefaultRubric())
	want := map[string]string{"A1": "4.50", "A2": "5.33", "B1": "3.00", "B2": "4.00", "B3": "2.40", "C1": "7.47", "C2": "3.70", "C3": "3.80", "C4": "3.73",
		"D1": "2.00", "D2": "1.50", "D3": "2.70", "D4": "2.00", "E1": "6.00", "E2": "5.25", "E3": "5.00", "E4": "5.00",
		"F1": "2.00", "F2": "2.50", "F3": "2.00", "F4": "2.00", "F5": "1.00", "F6": "0.00", "F7": "2.00", "G1": "2.00", "G2": "2.00", "G3": "1.00", "H1": "3.00"}
	for _, item := range e.Items {
		if got := item.Points.String(); got != want[item.Code] {
			t.Errorf("%s %s：得%s分，应得%s分：%s", item.Code, item.Name, got, want[item.Code], item.Reason)
		}
	}
	if len(e.Items) != len(want) {
		t.Errorf("有%d个条目，应有%d个", len(e.Items), len(want))
	}
	for _, v := range []struct{ name, got, want string }{{"总分", e.Total.String(), "88.21"}, {"可确认分", e.Confirmed.String(), "86.88"},
		{"可能分", e.Potential.String(), "88.38"}, {"完整度", e.Coverage.Rat().FloatString(3), "0.985"}, {"等次", string(e.Grade), "良好"}} {
		if v.got != v.want {
			t.Errorf("%s为%s，应为%s", v.name, v.got, v.want)
		}
	}
	if !e.Late || !e.Provisional {
		t.Error("逾期、补正未结束的应标明")
	}
}

// What could not be made out is no fault of the institution: neither the finding nor the points may hold it to be missing.
func TestWhatMayNotHaveBeenReadIsUnknownAndNotZero(t *testing.T) {
	t.Parallel()
	list, counts := nianping.Review{Pointer: "/sections/foundation", Reason: "考评员名单可能没有读全"}, nianping.Review{Pointer: "/sections/overview", Reason: "报考、合格人数可能没有读全"}
	for name, c := range map[string]struct {
		review  nianping.Review
		edit    func(*nianping.Report)
		unknown string // items
	}{
		"no list":                  {list, func(r *nianping.Report) { r.Examiners = nil }, "A2 C1 C2 C3 C4"},
		"a part of the list":       {list, func(r *nianping.Report) { r.Examiners = r.Examiners[:8] }, "C1 C2"},
		"no counts":                {counts, func(r *nianping.Report) { r.Outcomes = nil }, "A2 E1 E2 E3"},
		"counts of two levels":     {counts, func(r *nianping.Report) { r.LevelsHeld = levels("5432") }, "E1 E2 E3"},
		"all is there":             {list, func(*nianping.Report) {}, "C1 C2"}, // 茶艺师 has four valid examiners
		"words of pictures":        {list, func(r *nianping.Report) { r.Recognised, r.Training, r.Review = true, nianping.Training{}, nil }, "A2 C1 C2 E2 E3 F6 G1 G2 G3"},
		"a doubt of another part":  {nianping.Review{Pointer: "/sections/plans"}, func(r *nianping.Report) { r.Examiners = nil }, ""},
		"a list that is not there": {nianping.Review{Pointer: "/year"}, func(r *nianping.Report) { r.Examiners = nil }, ""},
	} {
		k := schoolJia()
		c.edit(k.Report)
		k.Report.Review = append(k.Report.Review, c.review)
		var unknown []string
		e := nianping.Evaluate(k, nianping.DefaultRubric())
		if said := e.Categories[2]; name == "no list" && (said.Said() != "未知" || said.Unknown() != "其中20分未知，暂不计") {
			t.Errorf("%s: category C is said to have %s points, %s", name, said.Said(), said.Unknown())
		}
		for _, item := range e.Items {
			if item.State == nianping.UnreadableFact {
				unknown = append(unknown, item.Code)
			}
		}
		if got := strings.Join(unknown, " "); got != c.unknown {
			t.Errorf("%s: %s are unknown, want %s", name, got, c.unknown)
		}
	}
}

// From the items alone anybody can reckon the totals again.
func TestItemsAddUpToTheTotals(t *testing.T) {
	t.Parallel()
	inactive := schoolJia()
	inactive.Report.Outcomes, inactive.Report.Implementation = nil, nianping.Implementation{}
	inactive.Report.Claims = stated("no_activity", "organisation", "result_reported")
	for name, k := range map[string]*nianping.Case{"the worked example": schoolJia(), "a year without assessments": inactive} {
		e := nianping.Evaluate(k, nianping.DefaultRubric())
		var points, known, applicable big.Rat
		for _, item := range e.Items {
			if item.Points != nil {
				points.Add(&points, item.Points.Rat())
			}
			known.Add(&known, item.Known.Rat())
			applicable.Add(&applicable, item.Applicable.Rat())
		}
		total := new(big.Rat).Mul(big.NewRat(100, 1), new(big.Rat).Quo(&points, &known))
		if coverage := new(big.Rat).Quo(&known, &applicable); total.Cmp(e.Total.Rat()) != 0 || coverage.Cmp(e.Coverage.Rat()) != 0 {
			t.Errorf("%s: %s and %s, want %s and %s", name, total.FloatString(4), coverage.FloatString(4), e.Total, e.Coverage)
		}
	}
}
