package nianping_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"nianping"
)

// idOf makes a valid identity number with the given birthday and sequence (GB 11643).
func idOf(birthday string, n int) string {
	s := fmt.Sprintf("341004%s%03d", birthday, n)
	sum := 0
	for i, w := range []int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2} {
		sum += int(s[i]-'0') * w
	}
	return s + string("10X98765432"[sum%11])
}

// endingX is a valid identity number whose check digit is X.
func endingX() string {
	for n := 0; ; n++ {
		if id := idOf("19800512", n); strings.HasSuffix(id, "X") {
			return id
		}
	}
}

// cleanCase is a case in which nothing is at fault: two occupations at three levels, lists of six, last year alike.
func cleanCase() *nianping.Case {
	k := nianping.SkillLevel
	build := func(shift int) *nianping.Report {
		r := nianping.NewReport("总结.docx", "")
		r.Year = p(2024 - min(shift, 1))
		r.Sections = nianping.Sections{Basic: true, Training: true, Overview: true, Foundation: true, Implementation: true, Plans: true}
		r.Scope = []nianping.ScopeItem{{Occupation: "电工", Levels: levels("5432")}, {Occupation: "茶艺师", Levels: levels("543")}}
		r.Outcomes = []nianping.Outcome{
			row(k, "电工", "5", 61, 52+shift, 0), row(k, "电工", "4", 40, 33, 0), row(k, "电工", "3", 20, 15, 0), row(k, "电工", "2", 12, 7, 0), row(k, "电工", "", 133, 107+shift, 0),
			row(k, "茶艺师", "5", 50, 43, 0), row(k, "茶艺师", "4", 30, 23, 0), row(k, "茶艺师", "3", 11, 7, 0), row(k, "茶艺师", "", 91, 73, 0),
			row(k, "", "5", 111, 95+shift, 0), row(k, "", "4", 70, 56, 0), row(k, "", "3", 31, 22, 0), row(k, "", "2", 12, 7, 0), row(k, "", "", 224, 180+shift, 0),
		}
		for i := 9; i <= 12; i++ { // the rates that 附2-三（一） asks for, at one decimal
			o := &r.Outcomes[i]
			o.PassRate, o.RateDecimals = p(float64(*o.Passed*1000 / *o.Registered)/10), p(1)
		}
		for n := 0; n < 12; n++ {
			e := nianping.Examiner{Name: string([]rune("赵钱孙李周吴郑王冯陈褚卫")[n]) + "明", Occupation: p([]string{"电工", "茶艺师"}[n/6]), Level: p(nianping.Level2),
				Grade: p(nianping.GradeSenior), CertificateNo: p(fmt.Sprintf("KP%05d", n)), ValidUntil: p("2026-05"), IDNumber: p(idOf("19800512", n))}
			r.Examiners = append(r.Examiners, e)
		}
		r.Venues = nianping.Venues{OfficeArea: p(66.0), TheoryArea: p(120.0), TheorySeats: p(60), PracticalStations: p(24), VideoSurveillance: p(true), LeaseYears: p(5.0),
			ByOccupation: []nianping.OccupationVenue{{Occupation: "电工", PracticalStations: p(12)}, {Occupation: "茶艺师", PracticalStations: p(12)}}}
		r.Staff = nianping.Staff{Managers: p(3), Supervisors: p(2)}
		r.Implementation = nianping.Implementation{PlansFiled: p(8), Batches: p(8), Supervisions: p(8), Violations: p(0), ResultsPublicised: p(true), ArchivesKept: p(true)}
		r.Rules = slices.Clone(nianping.RuleNames)
		r.Claims = stated("organisation", "duties", "post_head", "post_manager", "post_finance", "post_network", "post_examiner", "secrecy", "safety",
			"record_sign_in", "record_scoring", "archive_per_batch", "archive_keeping", "integrity_files", "result_reported", "plan_actions", "plan_concrete")
		r.Training = nianping.Training{SocialPeople: p(120), SubsidisedPeople: p(80), TotalPeople: p(200 + shift)}
		r.CandidateSources = []nianping.CandidateSource{{Source: "社会人员", Share: p(5.0)}}
		return r
	}
	in := &nianping.Institution{Name: "新安职业培训学校", CreditCode: "X", Type: nianping.Enterprise}
	for i, s := range []string{"5432", "543"} {
		in.Filings = append(in.Filings, nianping.Filing{Programme: k, Occupation: []string{"电工", "茶艺师"}[i], Levels: levels(s), Common: true,
			From: nianping.Date{Year: 2023, Month: 1, Day: 1}, To: nianping.Date{Year: 2025, Month: 12, Day: 31}, State: nianping.Active})
	}
	return &nianping.Case{Year: 2024, Institution: in, Report: build(0), LastYear: build(5),
		Decisions: []nianping.Decision{{Code: nianping.DecisionFinal, Confirmed: true, By: "某", On: "2025-07-01"}},
		Status:    nianping.Status{Institution: in.Name, Year: 2024, Due: "2025-05-31", State: nianping.OnTime, DaysLate: p(0), ReceivedAt: p("2025-05-20")}}
}

func TestACleanCaseRaisesNothingAndIsExcellent(t *testing.T) {
	t.Parallel()
	c := cleanCase()
	for _, f := range nianping.AllFindings(c) {
		t.Errorf("%s：%s", f.Code, f.Message)
	}
	e := nianping.Evaluate(c, nianping.DefaultRubric())
	if e.Grade != nianping.Excellent || e.Provisional {
		t.Errorf("总分%s，%s，%s", e.Total, e.Grade, e.GradeReason)
	}
	for _, item := range e.Items {
		if item.Points.Cmp(item.Max) < 0 {
			t.Errorf("%s得%s分：%s", item.Code, item.Points, item.Reason)
		}
	}
}

func TestEachCodeIsRaisedByItsFault(t *testing.T) {
	t.Parallel()
	type change = func(c *nianping.Case)
	tests := []struct {
		code, name string
		severity   nianping.Severity
		fault      change
	}{
		{"SECTION_MISSING", "第四部分缺失", nianping.Medium, func(c *nianping.Case) { c.Report.Sections.Plans = false }},
		{"YEAR_MISMATCH", "正文年度与报送年度不同", nianping.Medium, func(c *nianping.Case) { c.Report.Year = p(2023) }},
		{"STATISTICS_MISSING", "没有任何人数", nianping.High, func(c *nianping.Case) { c.Report.Outcomes = nil }},
		{"STATISTICS_MISSING", "只有合计没有分级", nianping.High, func(c *nianping.Case) { c.Report.Outcomes = c.Report.Outcomes[13:] }},
		{"TOTAL_MISMATCH", "合计比各等级之和多1", nianping.Medium, func(c *nianping.Case) { *c.Report.Outcomes[13].Passed++ }},
		{"TOTAL_MISMATCH", "一个职业的合计错", nianping.Medium, func(c *nianping.Case) { *c.Report.Outcomes[8].Registered -= 2 }},
		{"TOTAL_MISMATCH", "只有分职业分等级的行，总计错", nianping.Medium, func(c *nianping.Case) {
			onlyCells(c)
			*c.Report.Outcomes[len(c.Report.Outcomes)-1].Passed++
		}},
		{"RATE_MISMATCH", "两位小数的通过率不符", nianping.Medium, func(c *nianping.Case) { rate(c, 13, 80.46, 2) }},
		{"RATE_MISMATCH", "九成与八成差得太多", nianping.Medium, func(c *nianping.Case) { rate(c, 13, 90, 0); c.Report.Outcomes[13].RateWords = true }},
		{"RATE_MISMATCH", "九成五以上与八成差得太多", nianping.Medium, func(c *nianping.Case) {
			rate(c, 13, 95, 0)
			c.Report.Outcomes[13].RateWords, c.Report.Outcomes[13].Approximate = true, []string{"pass_rate"}
		}},
		{"PASS_EXCEEDS_REGISTERED", "合格多于报考", nianping.High, func(c *nianping.Case) { c.Report.Outcomes[3].Passed = p(13) }},
		{"PASS_EXCEEDS_REGISTERED", "获证多于合格", nianping.High, func(c *nianping.Case) { c.Report.Outcomes[13].Certified = p(181) }},
		{"OCCUPATION_OUT_OF_SCOPE", "名册没有的职业", nianping.High, func(c *nianping.Case) {
			c.Report.Outcomes = append(c.Report.Outcomes, row(nianping.SkillLevel, "养老护理员", "5", 9, 8, 0))
		}},
		{"LEVEL_OUT_OF_SCOPE", "名册没有的等级", nianping.High, func(c *nianping.Case) { c.Institution.Filings[0].Levels = levels("543") }},
		{"SCOPE_DIFFERS", "总结多称一个等级", nianping.Medium, func(c *nianping.Case) { c.Report.Scope[1].Levels = levels("5432") }},
		{"FILING_LAPSED", "年内到期", nianping.Medium, func(c *nianping.Case) { c.Institution.Filings[0].To = nianping.Date{Year: 2024, Month: 4, Day: 30} }},
		{"FILING_LAPSED", "年前到期", nianping.High, func(c *nianping.Case) { c.Institution.Filings[0].To = nianping.Date{Year: 2023, Month: 4, Day: 30} }},
		{"EXAMINER_LIST_MISSING", "一个工种没有名单", nianping.High, func(c *nianping.Case) { c.Report.Examiners = c.Report.Examiners[:6] }},
		{"EXAMINERS_TOO_FEW", "一个工种4人", nianping.High, func(c *nianping.Case) { c.Report.Examiners = c.Report.Examiners[:10] }},
		{"EXAMINERS_TOO_FEW", "一人重复后不足5人", nianping.High, func(c *nianping.Case) {
			c.Report.Examiners = c.Report.Examiners[:11]
			c.Report.Examiners[10] = c.Report.Examiners[9]
		}},
		{"EXAMINERS_TOO_FEW_FOR_LEVEL", "能考二级的不足5人", nianping.Medium, func(c *nianping.Case) {
			for i := range 3 {
				c.Report.Examiners[i].Level = p(nianping.Level3)
			}
		}},
		{"EXAMINER_EXPIRED", "一人十一月到期", nianping.Medium, func(c *nianping.Case) { c.Report.Examiners[0].ValidUntil = p("2024-11") }},
		{"EXAMINER_DUPLICATE", "一人列两次", nianping.Low, func(c *nianping.Case) { c.Report.Examiners = append(c.Report.Examiners, c.Report.Examiners[0]) }},
		{"ID_INVALID", "校验码错", nianping.Medium, func(c *nianping.Case) {
			id := *c.Report.Examiners[0].IDNumber
			c.Report.Examiners[0].IDNumber = p(id[:16] + "00")
		}},
		{"ID_INVALID", "少一位", nianping.Medium, func(c *nianping.Case) {
			id := *c.Report.Examiners[0].IDNumber
			c.Report.Examiners[0].IDNumber = p(id[:17])
		}},
		{"ID_INVALID", "二月三十日", nianping.Medium, func(c *nianping.Case) { c.Report.Examiners[0].IDNumber = p(idOf("19800230", 1)) }},
		{"VENUE_BELOW_STANDARD", "办公用房49.5平方米", nianping.Medium, func(c *nianping.Case) { c.Report.Venues.OfficeArea = p(49.5) }},
		{"VENUE_BELOW_STANDARD", "一个职业9个工位", nianping.Low, func(c *nianping.Case) { c.Report.Venues.ByOccupation[1].PracticalStations = p(9) }},
		{"TENURE_TOO_SHORT", "租期两年", nianping.Medium, func(c *nianping.Case) { c.Report.Venues.LeaseYears = p(2.0) }},
		{"POST_MISSING", "没有网络技术人员", nianping.Low, func(c *nianping.Case) {
			for i := range c.Report.Claims {
				if c.Report.Claims[i].Code == "post_network" {
					c.Report.Claims[i].State = nianping.ClaimNone
				}
			}
		}},
		{"ALL_PASSED", "五级73人以上全部合格", nianping.High, func(c *nianping.Case) {
			c.Report.Outcomes[0].Registered, c.Report.Outcomes[0].Passed = p(73), p(73)
		}},
		{"ALL_PASSED", "五级61人全部合格", nianping.Medium, func(c *nianping.Case) { c.Report.Outcomes[0].Passed = p(61) }},
		{"ALL_PASSED", "技师12人全部合格", nianping.High, func(c *nianping.Case) { c.Report.Outcomes[3].Passed = p(12) }},
		{"RATES_IDENTICAL", "四组通过率都是一半", nianping.Medium, func(c *nianping.Case) {
			for _, i := range []int{0, 1, 5, 6} {
				c.Report.Outcomes[i].Registered, c.Report.Outcomes[i].Passed = p(40+2*i), p(20+i)
			}
		}},
		{"RATES_ROUND", "各组都是整数", nianping.Medium, func(c *nianping.Case) {
			for i, n := range []int{80, 81, 82, 83, 0, 84, 85, 86} {
				c.Report.Outcomes[i].Registered, c.Report.Outcomes[i].Passed = p(100), p(n)
			}
		}},
		{"RATE_JUMP", "上年只有一半合格", nianping.Medium, func(c *nianping.Case) { c.LastYear.Outcomes[13].Passed = p(112) }},
		{"HIGHER_LEVEL_EASIER", "四级比五级容易", nianping.Medium, func(c *nianping.Case) { c.Report.Outcomes[1].Passed = p(39) }},
		{"NO_ABSENCE", "224人无一缺考", nianping.Low, func(c *nianping.Case) { c.Report.Outcomes[13].Examined = p(224) }},
		{"VOLUME_JUMP", "是上年的四倍而人员未增", nianping.Medium, func(c *nianping.Case) {
			c.LastYear.Outcomes[13].Registered = p(224)
			c.Report.Outcomes[13].Registered = p(900)
		}},
		{"OVER_CAPACITY", "一批次考不完", nianping.Medium, func(c *nianping.Case) { c.Report.Implementation.Batches = p(1) }},
		{"STATION_CAPACITY", "一个工位考不完", nianping.Medium, func(c *nianping.Case) {
			c.Report.Venues.PracticalStations, c.Report.Outcomes[13].Registered = p(1), p(900)
		}},
		{"BATCHES_MISSING", "批次为0", nianping.Medium, func(c *nianping.Case) { c.Report.Implementation.Batches = p(0) }},
		{"FILING_SURGE", "备案两个月12批次", nianping.High, func(c *nianping.Case) {
			for i := range c.Institution.Filings {
				c.Institution.Filings[i].From = nianping.Date{Year: 2024, Month: 11, Day: 1}
			}
			c.Report.Implementation.Batches, c.Report.Implementation.PlansFiled, c.Report.Implementation.Supervisions = p(12), p(12), p(12)
		}},
		{"VENUE_UNCHANGED", "新增茶艺师而工位和面积没有变", nianping.Low, func(c *nianping.Case) {
			c.Institution.Filings[1].From = nianping.Date{Year: 2024, Month: 1, Day: 1}
			c.Report.Venues.PracticalArea, c.LastYear.Venues.PracticalArea = p(400.0), p(400.0)
		}},
		{"EXAMINERS_OF_EMPLOYER", "考评员和六成考生都是茶厂的", nianping.Medium, func(c *nianping.Case) {
			c.Institution.Type = nianping.ThirdParty
			c.Report.CandidateSources = []nianping.CandidateSource{{Source: "徽州云雾茶厂职工", Share: p(60.0)}}
			for i := range c.Report.Examiners[:8] {
				c.Report.Examiners[i].Employer = p("徽州云雾茶厂")
			}
		}},
		{"ITEM_IS_OCCUPATION", "把茶艺师备为专项", nianping.Medium, func(c *nianping.Case) {
			c.Institution.Filings[1].Programme, c.Institution.Filings[1].Levels = nianping.Specialised, nil
		}},
		{"LAST_YEAR_DOMINATES", "通篇是上一年", nianping.Medium, func(c *nianping.Case) {
			c.Words = nianping.ReadWords("2023年我校开展认定。\n2023年度培训120人。\n2023年共8批次，2024年3月报送。\n2024年度总结")
		}},
		{"CERTIFICATE_WORDING", "称国家职业资格证书", nianping.Medium, func(c *nianping.Case) {
			c.Words = nianping.ReadWords("全年为180人核发国家职业资格证书，学员反响良好。")
		}},
		{"OUTSIDE_SITE", "委托别的学校组织认定", nianping.Medium, func(c *nianping.Case) {
			c.Words = nianping.ReadWords("委托阜阳某职业培训学校组织认定3批次。")
		}},
		{"PUBLICITY_VAGUE", "公示没有天数和地点", nianping.Low, func(c *nianping.Case) { c.Words = nianping.ReadWords("评价结果均已公示。") }},
		{"NO_FAULT_AT_ALL", "四百人无一不合格", nianping.Medium, func(c *nianping.Case) {
			c.Words = nianping.ReadWords("全年无违纪违规，零投诉。")
			c.Report.Outcomes[13].Registered, c.Report.Outcomes[13].Passed = p(400), p(400)
		}},
		{"LAST_DAY_CORRECTIONS", "截止当天报送后三次更正", nianping.Medium, func(c *nianping.Case) {
			c.Status.ReceivedAt, c.Status.Supersedes = p("2025-05-31T17:00:00+08:00"), []string{"一.docx", "二.docx", "三.docx"}
		}},
		{"VERSION_CHANGED", "更正后报考少了三成", nianping.Medium, func(c *nianping.Case) {
			c.Earlier = cleanCase().Report
			c.Earlier.Outcomes[13].Registered = p(320)
		}},
		{"VERSIONS_DIFFER", "盖章件与电子文档差一人", nianping.Low, func(c *nianping.Case) {
			c.Earlier = cleanCase().Report
			c.Earlier.Format, c.Report.Format, c.Earlier.Outcomes[13].Passed = p("pdf"), p("docx"), p(181)
		}},
		{"BATCH_TOO_LARGE", "一批次224人", nianping.Medium, func(c *nianping.Case) { c.Report.Implementation.Batches = p(1) }},
		{"SUBSIDY_EQUALS_PASSED", "三个数相同", nianping.Medium, func(c *nianping.Case) {
			c.Report.Outcomes[13].Passed, c.Report.Training.SubsidisedPeople = p(224), p(224)
		}},
		{"TRAINING_UNCHANGED", "与上年相同", nianping.Low, func(c *nianping.Case) { c.LastYear.Training.TotalPeople = p(200) }},
		{"SENIOR_EXAMINER_MISSING", "无人能考二级", nianping.High, func(c *nianping.Case) {
			for i := range 6 {
				c.Report.Examiners[i].Level = p(nianping.Level3)
			}
		}},
		{"EXAMINER_MANY_OCCUPATIONS", "一人四个职业", nianping.Medium, func(c *nianping.Case) {
			for _, o := range []string{"焊工", "钳工", "车工"} {
				e := c.Report.Examiners[0]
				e.Occupation = p(o)
				c.Report.Examiners = append(c.Report.Examiners, e)
			}
		}},
		{"CARD_NUMBER_SHARED", "两人一个证号", nianping.Medium, func(c *nianping.Case) { c.Report.Examiners[1].CertificateNo = c.Report.Examiners[0].CertificateNo }},
		{"EXAMINER_AGE", "八十岁", nianping.Low, func(c *nianping.Case) { c.Report.Examiners[0].IDNumber = p(idOf("19440512", 1)) }},
		{"OCCUPATION_IDLE", "备案职业两年无人", nianping.Medium, func(c *nianping.Case) {
			f := c.Institution.Filings[0]
			f.Occupation = "焊工"
			c.Institution.Filings = append(c.Institution.Filings, f)
		}},
		{"OUTSIDE_CANDIDATES", "企业考生三成来自社会", nianping.Medium, func(c *nianping.Case) { c.Report.CandidateSources[0].Share = p(30.0) }},
		{"SEATS_TOO_DENSE", "120平方米110个考位", nianping.Medium, func(c *nianping.Case) { c.Report.Venues.TheorySeats = p(110) }},
		{"SUPERVISION_BELOW_BATCHES", "督导3次", nianping.Low, func(c *nianping.Case) { c.Report.Implementation.Supervisions = p(3) }},
		{"PLANS_BELOW_BATCHES", "报备7次", nianping.Medium, func(c *nianping.Case) { c.Report.Implementation.PlansFiled = p(7) }},
		{"DISCIPLINE_UNSTATED", "考生多而未说明违纪", nianping.Medium, func(c *nianping.Case) {
			c.Report.Implementation.Violations, c.Report.Outcomes[13].Registered = nil, p(600)
		}},
	}
	raised := map[string]bool{}
	for _, tt := range tests {
		raised[tt.code] = true
		t.Run(tt.code+"："+tt.name, func(t *testing.T) {
			t.Parallel()
			c := cleanCase()
			tt.fault(c)
			for _, f := range nianping.RunChecks(c) {
				if f.Code != tt.code {
					continue
				}
				if f.Severity != tt.severity {
					t.Errorf("级别为%s，应为%s", f.Severity, tt.severity)
				}
				if f.Message == "" || f.Question == "" || f.Evidence == nil {
					t.Errorf("缺少说明、问题或证据：%+v", f)
				}
				return
			}
			t.Errorf("没有查出，查出的是%v", codes(nianping.RunChecks(c)))
		})
	}
	for _, check := range nianping.Checks() {
		if check.Run != nil && !raised[check.Code] {
			t.Errorf("没有例子引出%s", check.Code)
		}
	}
}

func rate(c *nianping.Case, i int, percent float64, decimals int) {
	c.Report.Outcomes[i].PassRate, c.Report.Outcomes[i].RateDecimals = p(percent), p(decimals)
}

// onlyCells leaves the rows of one occupation at one level and, behind them, the total.
func onlyCells(c *nianping.Case) {
	var rows []nianping.Outcome
	for _, o := range c.Report.Outcomes {
		if (o.Occupation == nil) == (o.Level == nil) {
			rows = append(rows, o)
		}
	}
	c.Report.Outcomes = rows
}

func TestWhatIsNoFaultRaisesNothing(t *testing.T) {
	t.Parallel()
	k := nianping.SkillLevel
	tests := []struct {
		name   string
		change func(c *nianping.Case)
	}{
		{"通过率四舍五入", func(c *nianping.Case) { rate(c, 13, 80.36, 2) }},                           // 180/224 = 80.357
		{"通过率截去", func(c *nianping.Case) { rate(c, 13, 80.35, 2) }},                             // cut
		{"通过率取整", func(c *nianping.Case) { rate(c, 13, 80, 0) }},                                //
		{"没有记录小数位数时按所写判断", func(c *nianping.Case) { c.Report.Outcomes[13].PassRate = p(80.4) }}, //
		{"八成", func(c *nianping.Case) { rate(c, 13, 85, 0); c.Report.Outcomes[13].RateWords = true }},
		{"约数的通过率", func(c *nianping.Case) {
			rate(c, 13, 92, 0)
			c.Report.Outcomes[13].Approximate = []string{"pass_rate"}
		}},
		{"通过率按实考计算", func(c *nianping.Case) { c.Report.Outcomes[13].Examined = p(210); rate(c, 13, 85.71, 2) }},
		{"合计是约数", func(c *nianping.Case) {
			c.Report.Outcomes[13].Registered, c.Report.Outcomes[13].Approximate = p(220), []string{"registered"}
		}},
		{"只写其中高级工的人数", func(c *nianping.Case) {
			c.Report.Outcomes = append([]nianping.Outcome{c.Report.Outcomes[11], c.Report.Outcomes[13]}, c.Report.Outcomes[:9]...)
		}},
		{"只写人数多的一个职业", func(c *nianping.Case) {
			c.Report.Outcomes = append(append([]nianping.Outcome{}, c.Report.Outcomes[9:]...), row(k, "电工", "", 133, 107, 0))
		}},
		{"三级没有小计，只在职业下", func(c *nianping.Case) {
			c.Report.Outcomes = append(append([]nianping.Outcome{}, c.Report.Outcomes[:11]...), c.Report.Outcomes[12:]...)
			for i := range c.Report.Outcomes {
				c.Report.Evidence[nianping.PointerTo("outcomes", i, "registered")] = []nianping.Evidence{{At: "表1第2行第2列", Text: "1"}}
			}
		}},
		{"只有分职业分等级的行", onlyCells},
		{"只写总计和其中几个职业的一个等级", func(c *nianping.Case) {
			onlyCells(c)
			c.Report.Outcomes = append(c.Report.Outcomes[:2:2], c.Report.Outcomes[len(c.Report.Outcomes)-1])
		}},
		{"工种写在括号里", func(c *nianping.Case) { c.Report.Scope[0].Occupation = "电工（维修电工）" }},
		{"数控电工是电工的工种", func(c *nianping.Case) { c.Report.Outcomes[0].Occupation = p("电 工") }},
		{"身份证号打了星号", func(c *nianping.Case) { c.Report.Examiners[0].IDNumber = p("341004********1234") }},
		{"末位小写x", func(c *nianping.Case) { c.Report.Examiners[0].IDNumber = p(strings.ToLower(endingX())) }},
		{"年底当天到期", func(c *nianping.Case) { c.Report.Examiners[0].ValidUntil = p("2024-12") }},
		{"同名而身份证号不同", func(c *nianping.Case) { c.Report.Examiners[1].Name = c.Report.Examiners[0].Name }},
		{"一人两个职业", func(c *nianping.Case) {
			e := c.Report.Examiners[0]
			e.Occupation = p("茶艺师")
			c.Report.Examiners = append(c.Report.Examiners, e)
		}},
		{"名单写给全部职业", func(c *nianping.Case) {
			for i := range c.Report.Examiners {
				c.Report.Examiners[i].Occupation = nil
			}
		}},
		{"考评员职业一栏写了两个职业", func(c *nianping.Case) {
			for i := range c.Report.Examiners {
				c.Report.Examiners[i].Occupation = p("电工、茶艺师")
			}
		}},
		{"恰好达到场地条件", func(c *nianping.Case) {
			v := &c.Report.Venues
			v.OfficeArea, v.TheoryArea, v.TheorySeats, v.PracticalStations = p(50.0), p(60.0), p(30), p(10)
		}},
		{"没有写场地", func(c *nianping.Case) { c.Report.Venues = nianping.Venues{} }},
		{"督导次数过半", func(c *nianping.Case) { c.Report.Implementation.Supervisions = p(4) }},
		{"否认的说法", func(c *nianping.Case) {
			c.Words = nianping.ReadWords("不得使用国家职业资格证书字样宣传。\n未设立分站，严禁委托其他机构组织认定。\n评价结果在校门口公告栏公示5个工作日。")
		}},
		{"上年的数字只作比较", func(c *nianping.Case) {
			c.Words = nianping.ReadWords("2024年报考224人，2023年为220人。\n2023年5月4日批准。\n有效期2023年6月至2026年5月。")
		}},
		{"更正了一个别字", func(c *nianping.Case) { c.Earlier = cleanCase().Report }},
		{"公交公司的考生来自本单位", func(c *nianping.Case) {
			c.Report.CandidateSources = []nianping.CandidateSource{{Source: "新安公交职工", Share: p(95.0)}}
			for i := range c.Report.Examiners {
				c.Report.Examiners[i].Employer = p("新安公交")
			}
		}},
		{"未考的等级写0人", func(c *nianping.Case) {
			c.Report.Outcomes = append(c.Report.Outcomes, row(k, "茶艺师", "1", 0, 0, 0))
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			c := cleanCase()
			tt.change(c)
			for _, f := range nianping.RunChecks(c) {
				t.Errorf("%s：%s", f.Code, f.Message)
			}
		})
	}
}

func TestADocumentAloneIsAskedOnlyWhatItAnswers(t *testing.T) {
	t.Parallel()
	c := cleanCase()
	c.Report.Claims, c.Report.Implementation = nil, nianping.Implementation{Batches: p(0)}
	c.Institution = nil
	if got := codes(nianping.RunChecks(c)); len(got) > 0 {
		t.Errorf("单个文件不应引出只有在备案名册前才提的问题：%v", got)
	}
}

func TestAYearWithoutAssessmentOwesNoStatistics(t *testing.T) {
	t.Parallel()
	c := cleanCase()
	c.Report.Outcomes, c.Report.Claims = nil, append(c.Report.Claims, stated("no_activity")...)
	if got := codes(nianping.RunChecks(c)); slices.Contains(got, "STATISTICS_MISSING") {
		t.Error("写明未开展的，不应要求统计数据")
	}
	c.Report.Implementation = nianping.Implementation{ResultsPublicised: p(false)} // 无计划报备、结果公示事项
	for i, cl := range c.Report.Claims {
		if cl.Code == "plan_reported" || cl.Code == "result_reported" {
			c.Report.Claims[i].State = nianping.ClaimNone
		}
	}
	e := nianping.Evaluate(c, nianping.DefaultRubric())
	if e.Grade != nianping.Inactive {
		t.Errorf("等次为%s，应为未开展", e.Grade)
	}
	for _, item := range e.Items {
		if (item.Code == "F1" || item.Code == "F7") && (item.State != nianping.NotApplicable || item.Reason != "本年度未开展评价，不适用，不计入。") {
			t.Errorf("%s没有可报备、可公示的，应不适用，且只说一遍：%s %s", item.Code, item.State, item.Reason)
		}
	}
}

func TestAnUnreadableFileRaisesOnlyWhyItCouldNotBeRead(t *testing.T) {
	t.Parallel()
	r := nianping.NewReport("扫描.pdf", "")
	r.Findings = []nianping.Finding{{Code: "SCANNED", Severity: nianping.High}}
	if got := codes(nianping.RunChecks(&nianping.Case{Year: 2024, Report: r})); len(got) > 0 {
		t.Errorf("读不出的文件不应再有%v", got)
	}
}

// The only occupation of an institution has the very figures of its total: what is wrong there is wrong once.
func TestOneFaultOfOneSentenceIsToldOnce(t *testing.T) {
	t.Parallel()
	c := cleanCase()
	r := c.Report
	k := nianping.SkillLevel
	r.Outcomes = []nianping.Outcome{row(k, "", "", 120, 121, 86), row(k, "电工", "", 120, 121, 86), row(k, "", "5", 70, 60, 0), row(k, "", "4", 60, 50, 0), row(k, "电工", "5", 70, 60, 0), row(k, "电工", "4", 60, 50, 0)}
	for i, words := range []string{"报考120人", "报考120人", "五级报考70人", "四级报考60人", "五级报考70人", "四级报考60人"} {
		r.Evidence[nianping.PointerTo("outcomes", i, "registered")] = []nianping.Evidence{{At: "第9段", Text: words}}
	}
	count := map[string]int{}
	for _, f := range nianping.RunChecks(c) {
		count[f.Code]++
	}
	for _, code := range []string{"TOTAL_MISMATCH", "RATE_MISMATCH", "PASS_EXCEEDS_REGISTERED"} {
		if count[code] != 1 {
			t.Errorf("%s: %d findings, want 1", code, count[code])
		}
	}
	r.Evidence["/outcomes/1/registered"] = []nianping.Evidence{{At: "第12段", Text: "电工报考120人"}} // said again, elsewhere: wrong again
	count = map[string]int{}
	for _, f := range nianping.RunChecks(c) {
		count[f.Code]++
	}
	if count["RATE_MISMATCH"] != 2 {
		t.Errorf("what is said twice is told %d times", count["RATE_MISMATCH"])
	}
}

func TestARateOfANumberGivenOnlyAboutIsNoMismatch(t *testing.T) {
	t.Parallel()
	c := cleanCase()
	about := row(nianping.SkillLevel, "", "", 120, 100, 83.33)
	about.Examined, about.Approximate = p(118), []string{"registered"}
	c.Report.Outcomes = append(c.Report.Outcomes, about)
	if got := codes(nianping.RunChecks(c)); slices.Contains(got, "RATE_MISMATCH") {
		t.Error("100 of some 120 may be 83.33 %")
	}
	c.Report.Outcomes[len(c.Report.Outcomes)-1].Approximate = nil
	c.Report.Outcomes[len(c.Report.Outcomes)-1].PassRate = p(88.88)
	if got := codes(nianping.RunChecks(c)); !slices.Contains(got, "RATE_MISMATCH") {
		t.Error("100 of 120 or 118 is not 88.88 %")
	}
}

// Rows that the program has added up itself are parts too: without them the others are not complete.
func TestPartsWithoutThoseAddedUpAreNotComplete(t *testing.T) {
	t.Parallel()
	r := nianping.NewReport("总结.docx", "")
	for _, o := range []nianping.Outcome{row(nianping.SkillLevel, "", "", 123, 110, 0), row(nianping.SkillLevel, "电工", "4", 51, 44, 0), row(nianping.SkillLevel, "焊工", "5", 20, 18, 0), row(nianping.SkillLevel, "电工", "5", 52, 48, 0)} {
		r.Evidence[nianping.PointerTo("outcomes", len(r.Outcomes), "registered")] = []nianping.Evidence{{At: "表1第2行第3列", Text: "1"}}
		r.Outcomes = append(r.Outcomes, o)
	}
	c := &nianping.Case{Report: r}
	for _, stated := range []bool{true, false} {
		r.Outcomes[3].Registered, r.Outcomes[3].Stated = p(40), stated
		if got := slices.Contains(codes(nianping.RunChecks(c)), "TOTAL_MISMATCH"); got != stated {
			t.Errorf("the last part is stated: %v, TOTAL_MISMATCH: %v", stated, got)
		}
	}
}
