package nianping_test

import (
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"nianping"
)

// randomReport draws a report that states this and not that.
func randomReport(rng *rand.Rand) *nianping.Report {
	r := cleanCase().Report
	maybe := func() bool { return rng.IntN(2) == 0 }
	if maybe() {
		r.Outcomes = r.Outcomes[rng.IntN(len(r.Outcomes)):]
	}
	for i := range r.Outcomes {
		if maybe() {
			r.Outcomes[i].Passed = p(rng.IntN(300))
		}
		if rng.IntN(8) == 0 {
			r.Outcomes[i].Registered = nil
		}
	}
	r.Examiners = r.Examiners[:rng.IntN(len(r.Examiners)+1)]
	for i := range r.Examiners {
		if maybe() {
			r.Examiners[i].ValidUntil = p([]string{"2023", "2024-03", "2027-01-01"}[rng.IntN(3)])
		}
		if maybe() {
			r.Examiners[i].Grade, r.Examiners[i].Level = nil, nil
		}
	}
	if maybe() {
		r.Venues = nianping.Venues{OfficeArea: p(float64(rng.IntN(90))), TheorySeats: p(rng.IntN(60))}
	}
	if maybe() {
		r.Implementation = nianping.Implementation{PlansFiled: p(rng.IntN(9)), Batches: p(rng.IntN(9))}
	}
	r.Claims = r.Claims[:rng.IntN(len(r.Claims)+1)]
	r.Rules = r.Rules[:rng.IntN(len(r.Rules)+1)]
	if maybe() {
		r.Training = nianping.Training{TotalPeople: p(rng.IntN(300)), SocialPeople: p(rng.IntN(300))}
	}
	r.Sections.Plans, r.Sections.Training = maybe(), maybe()
	for _, pointer := range []nianping.Pointer{"/venues/theory_area", "/training/total_people", "/outcomes/3/passed", "/implementation/batches"} {
		if rng.IntN(4) == 0 {
			r.Review = append(r.Review, nianping.Review{Pointer: pointer, Reason: "看不清"})
		}
	}
	return r
}

func randomCase(rng *rand.Rand) *nianping.Case {
	c := cleanCase()
	c.Report = randomReport(rng)
	c.Institution.Type = []nianping.InstitutionType{nianping.Enterprise, nianping.School, nianping.ThirdParty}[rng.IntN(3)]
	if late := rng.IntN(80); late > 40 {
		c.Status.State, c.Status.DaysLate = nianping.Late, p(late-40)
	}
	return c
}

func TestNoItemExceedsItsMaximumAndTheTotalsKeepTheirOrder(t *testing.T) {
	t.Parallel()
	rubric := nianping.DefaultRubric()
	rng := rand.New(rand.NewPCG(1, 2))
	zero := nianping.PointsOf(0, 1)
	for range 100 {
		e := nianping.Evaluate(randomCase(rng), rubric)
		for _, item := range e.Items {
			if item.Points != nil && (item.Points.Cmp(item.Max) > 0 || item.Points.Cmp(item.Known) > 0 || item.Points.Cmp(zero) < 0) {
				t.Fatalf("%s得%s分，满分%s，已知%s", item.Code, item.Points, item.Max, item.Known)
			}
			if item.Reason == "" || item.Basis == "" {
				t.Fatalf("%s没有理由或依据", item.Code)
			}
		}
		if e.Total == nil {
			continue
		}
		if e.Confirmed.Cmp(e.Total) > 0 || e.Total.Cmp(e.Potential) > 0 || e.Potential.Cmp(nianping.PointsOf(100, 1)) > 0 {
			t.Fatalf("可确认%s、总分%s、可能%s不是依次不减", e.Confirmed, e.Total, e.Potential)
		}
		if e.Low.Cmp(e.Total) > 0 || e.Total.Cmp(e.High) > 0 {
			t.Fatalf("总分%s不在%s与%s之间", e.Total, e.Low, e.High)
		}
	}
}

func TestWhatWouldRaiseAnItemAddsUpToItsMaximum(t *testing.T) {
	t.Parallel()
	rubric := nianping.DefaultRubric()
	rng := rand.New(rand.NewPCG(15, 16))
	for range 40 {
		for _, item := range nianping.Evaluate(randomCase(rng), rubric).Items {
			if item.Code == "A1" || item.State == nianping.NotApplicable { // nobody can send earlier again
				continue
			}
			left := item.Max.Rat()
			if item.Points != nil {
				left.Sub(left, item.Points.Rat())
			}
			for _, r := range item.Raises {
				left.Sub(left, r.Gain.Rat())
			}
			if left.Sign() != 0 && item.Known.Cmp(item.Max) == 0 {
				t.Fatalf("%s得%s分，满%s分，可以提高的不合：%v", item.Code, item.Points, item.Max, item.Raises)
			}
		}
	}
}

func TestMoreEvidenceNeverLowersAConfirmedScore(t *testing.T) {
	t.Parallel()
	rubric := nianping.DefaultRubric()
	rng := rand.New(rand.NewPCG(3, 4))
	full := cleanCase().Report
	// Each adds a fact that speaks for the institution, of those that a report may lack.
	facts := []func(r *nianping.Report){
		func(r *nianping.Report) { r.Venues.TheorySeats = full.Venues.TheorySeats },
		func(r *nianping.Report) { r.Venues.TheoryArea = full.Venues.TheoryArea },
		func(r *nianping.Report) { r.Venues.OfficeArea = full.Venues.OfficeArea },
		func(r *nianping.Report) { r.Venues.VideoSurveillance = p(true) },
		func(r *nianping.Report) { r.Implementation.Violations = p(0) },
		func(r *nianping.Report) { r.Implementation.ResultsPublicised = p(true) },
		func(r *nianping.Report) { r.Staff.Supervisors = p(2) },
		func(r *nianping.Report) { r.Rules = full.Rules },
		func(r *nianping.Report) { r.Claims = full.Claims },
		func(r *nianping.Report) { r.Sections = full.Sections },
		func(r *nianping.Report) { r.Training = full.Training },
	}
	for range 8 {
		c := randomCase(rng)
		c.Report.Review = nil
		before := nianping.Evaluate(c, rubric).Confirmed
		for i, add := range facts {
			add(c.Report)
			after := nianping.Evaluate(c, rubric).Confirmed
			if after.Cmp(before) < 0 {
				t.Fatalf("补充第%d个事实后可确认分由%s降为%s", i, before, after)
			}
			before = after
		}
	}
}

// evaluated is an evaluation with nothing but what Rank looks at.
func evaluated(name string, kind nianping.InstitutionType, grade nianping.GradeName, num, den int64) nianping.Evaluation {
	e := nianping.Evaluation{Institution: name, Type: kind, Year: 2024, Grade: grade}
	if den > 0 {
		e.Total = nianping.PointsOf(num, den)
		e.Low = nianping.PointsFrom(new(big.Rat).Sub(e.Total.Rat(), big.NewRat(5, 1)))
		e.High = nianping.PointsFrom(new(big.Rat).Add(e.Total.Rat(), big.NewRat(5, 1)))
	}
	return e
}

func TestRanksFollowGradeThenExactTotalAndTiesSkip(t *testing.T) {
	t.Parallel()
	list := []nianping.Evaluation{
		evaluated("甲", nianping.School, nianping.Good, 86, 1),
		evaluated("乙", nianping.School, nianping.Excellent, 91, 1),
		evaluated("丙", nianping.School, nianping.Good, 86, 1),
		evaluated("丁", nianping.School, nianping.Good, 8599999999, 100000000), // prints 86.00 and is less
		evaluated("戊", nianping.Enterprise, nianping.Good, 95, 1),             // late: 良好 with the highest total
		evaluated("己", nianping.School, nianping.Unverified, 90, 1),
		evaluated("庚", nianping.School, nianping.NotSubmitted, 0, 0),
		evaluated("辛", nianping.School, nianping.Inactive, 70, 1),
	}
	nianping.Rank(list)
	want := []struct {
		name      string
		rank, all int // 0: none
	}{{"甲", 2, 3}, {"乙", 1, 1}, {"丙", 2, 3}, {"丁", 4, 5}, {"戊", 1, 2}, {"己", 0, 0}, {"庚", 0, 0}, {"辛", 0, 0}}
	for i, w := range want {
		if got := value(list[i].Rank); got != w.rank {
			t.Errorf("%s同类名次为%d，应为%d", w.name, got, w.rank)
		}
		if got := value(list[i].RankAll); got != w.all {
			t.Errorf("%s总名次为%d，应为%d", w.name, got, w.all)
		}
	}
	if value(list[0].RankBest) != 2 || value(list[0].RankWorst) != 4 {
		t.Errorf("甲的名次可能在%d与%d之间，应为2与4", value(list[0].RankBest), value(list[0].RankWorst))
	}
}

func value(n *int) int {
	if n == nil {
		return 0
	}
	return *n
}

func TestTheOrderOfInputsNeverChangesARank(t *testing.T) {
	t.Parallel()
	rubric := nianping.DefaultRubric()
	rng := rand.New(rand.NewPCG(5, 6))
	var list []nianping.Evaluation
	for i := range 60 {
		e := nianping.Evaluate(randomCase(rng), rubric)
		e.Institution = string(rune('一' + i))
		list = append(list, e)
	}
	nianping.Rank(list)
	ranks := map[string][4]int{}
	for _, e := range list {
		ranks[e.Institution] = [4]int{value(e.Rank), value(e.RankAll), value(e.RankBest), value(e.RankWorst)}
	}
	for range 20 {
		shuffled := slices.Clone(list)
		rng.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		nianping.Rank(shuffled)
		for _, e := range shuffled {
			if got := [4]int{value(e.Rank), value(e.RankAll), value(e.RankBest), value(e.RankWorst)}; got != ranks[e.Institution] {
				t.Fatalf("%s换序后名次为%v，原为%v", e.Institution, got, ranks[e.Institution])
			}
		}
	}
}

func TestEachGradeNeedsAllItsConditions(t *testing.T) {
	t.Parallel()
	rubric := nianping.DefaultRubric()
	scanned := nianping.Finding{Code: "SCANNED", Severity: nianping.High}
	tests := []struct {
		name   string
		change func(c *nianping.Case)
		want   nianping.GradeName
	}{
		{"样样齐全", func(*nianping.Case) {}, nianping.Excellent},
		{"逾期一天", func(c *nianping.Case) { c.Status.State, c.Status.DaysLate = nianping.Late, p(1) }, nianping.Good},
		{"有一个重大问题", func(c *nianping.Case) { c.Report.Outcomes[3].Passed = p(13) }, nianping.Good},
		{"重大问题已由人排除", func(c *nianping.Case) {
			c.Report.Outcomes[3].Certified = p(8)
			c.Decisions = []nianping.Decision{{Code: "PASS_EXCEEDS_REGISTERED", Confirmed: false, By: "某", On: "2025-07-01"}}
		}, nianping.Excellent},
		{"一个类别不足六成", func(c *nianping.Case) {
			c.Report.Rules, c.Report.Claims = nil, c.Report.Claims[2:]
			c.Report.Sections.Basic = true
		}, nianping.Passing},
		{"没有考评员名单", func(c *nianping.Case) { c.Report.Examiners = nil }, nianping.Passing},
		{"只有一句话", func(c *nianping.Case) { c.Report = nianping.NewReport("空.docx", "") }, nianping.Failing},
		{"否决已由人决定", func(c *nianping.Case) {
			c.Decisions = []nianping.Decision{{Code: "V4", Confirmed: true, By: "某", On: "2025-07-01", Document: "黄人社〔2025〕1号"}}
		}, nianping.Failing},
		{"否决决定缺文号", func(c *nianping.Case) {
			c.Decisions = []nianping.Decision{{Code: "V4", Confirmed: true, By: "某", On: "2025-07-01"}}
		}, nianping.Excellent},
		{"没有报送", func(c *nianping.Case) { c.Report, c.Status.State, c.Status.DaysLate = nil, nianping.Missing, nil }, nianping.NotSubmitted},
		{"报来的读不出", func(c *nianping.Case) { c.Report, c.Status.State, c.Status.DaysLate = nil, nianping.Unreadable, nil }, nianping.Unverified},
		{"大半是扫描页", func(c *nianping.Case) {
			c.Report.Findings, c.Report.Claims, c.Report.Venues, c.Report.Rules = []nianping.Finding{scanned}, nil, nianping.Venues{}, nil
			c.Report.Training, c.Report.Staff, c.Report.Implementation = nianping.Training{}, nianping.Staff{}, nianping.Implementation{}
			c.Report.Sections.Plans = false
		}, nianping.Unverified},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			c := cleanCase()
			tt.change(c)
			if e := nianping.Evaluate(c, rubric); e.Grade != tt.want {
				t.Errorf("等次为%s，应为%s；%s 完整度%s", e.Grade, tt.want, e.GradeReason, e.Coverage)
			}
		})
	}
}

func TestOnlyAConfirmedDeductionLowersTheTotal(t *testing.T) {
	t.Parallel()
	rubric := nianping.DefaultRubric()
	c := cleanCase()
	c.Peers = []nianping.Finding{{Code: "NEAR_DUPLICATE", Severity: nianping.High, About: nianping.AboutOther}}
	suggested := nianping.Evaluate(c, rubric)
	if len(suggested.Deductions) != 1 || suggested.Deductions[0].Code != "X1" || suggested.Deductions[0].Confirmed || suggested.Total.String() != "100.00" {
		t.Errorf("建议的扣分不应减少总分：%+v %s", suggested.Deductions, suggested.Total)
	}
	c.Decisions = []nianping.Decision{{Code: "X1", Confirmed: true, By: "某", On: "2025-07-01"}}
	if e := nianping.Evaluate(c, rubric); e.Total.String() != "95.00" || !e.Deductions[0].Confirmed {
		t.Errorf("确认后总分为%s，应为95.00", e.Total)
	}
	c.Decisions[0].Confirmed = false
	if e := nianping.Evaluate(c, rubric); len(e.Deductions) != 0 || e.Total.String() != "100.00" {
		t.Errorf("排除后仍有扣分：%+v", e.Deductions)
	}
}

func TestAVetoIsSuspectedByFindingsAndConfirmedOnlyByASignedDecision(t *testing.T) {
	t.Parallel()
	rubric := nianping.DefaultRubric()
	tests := []struct {
		code   string
		change func(c *nianping.Case)
	}{
		{"V1", func(c *nianping.Case) { c.Report, c.Status.State, c.Status.DaysLate = nil, nianping.Missing, nil }},
		{"V2", func(c *nianping.Case) { c.Institution.Filings[0].Levels = levels("543") }},
		{"V2", func(c *nianping.Case) { c.Institution.Filings = c.Institution.Filings[1:] }},
		{"V3", func(c *nianping.Case) { c.Institution.Filings[0].To = nianping.Date{Year: 2023, Month: 6, Day: 30} }},
	}
	for _, tt := range tests {
		c := cleanCase()
		tt.change(c)
		e := nianping.Evaluate(c, rubric)
		at := slices.IndexFunc(e.Vetoes, func(v nianping.Veto) bool { return v.Code == tt.code })
		if at < 0 || e.Vetoes[at].Confirmed || e.Vetoed || e.Grade == nianping.Failing {
			t.Errorf("%s应为疑似而不生效：%+v %s", tt.code, e.Vetoes, e.Grade)
		}
	}
	for i := 1; i <= 9; i++ {
		c := cleanCase()
		c.Decisions = []nianping.Decision{{Code: "V" + string(rune('0'+i)), Confirmed: true, By: "某", On: "2025-07-01", Document: "黄人社〔2025〕1号"}}
		if e := nianping.Evaluate(c, rubric); !e.Vetoed || e.Grade != nianping.Failing || e.GradeReason == "" {
			t.Errorf("V%d认定后等次为%s", i, e.Grade)
		}
	}
}
