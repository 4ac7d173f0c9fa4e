package pdf

import (
	"fmt"

	"nianping"
)

func ptr[T any](v T) *T { return &v }

// sampleReport is an invented report of a school with three occupations and four levels.
func sampleReport(year, scale int) *nianping.Report {
	r := nianping.NewReport("年度总结.docx", "9b1deb4d3b7d4bad9bdd2b0d7b3dcb6d9b1deb4d3b7d4bad9bdd2b0d7b3dcb6d")
	r.Institution.Name = ptr("徽州职业技术学校")
	r.Year = ptr(year)
	type count struct {
		occupation string
		level      nianping.Level
		registered int
		passed     int
	}
	counts := []count{{"电工", "5", 120, 111}, {"电工", "4", 86, 74}, {"电工", "3", 40, 31}, {"茶艺师", "5", 210, 198}, {"茶艺师", "4", 94, 83}, {"焊工", "5", 66, 60}, {"焊工", "4", 31, 25}}
	skill := nianping.SkillLevel
	row := func(occupation *string, level *nianping.Level, registered, passed int) {
		rate := float64(int(10000*float64(passed)/float64(registered)+0.5)) / 100
		i := len(r.Outcomes)
		r.Outcomes = append(r.Outcomes, nianping.Outcome{Programme: &skill, Occupation: occupation, Level: level, Registered: ptr(registered),
			Examined: ptr(registered - registered/40), Passed: ptr(passed), PassRate: ptr(rate), RateDecimals: ptr(2), Stated: true})
		r.Evidence[nianping.PointerTo("outcomes", i, "registered")] = []nianping.Evidence{{At: fmt.Sprintf("表2第%d行第2列", i+2), Text: fmt.Sprintf("%d", registered)}}
	}
	levels, occupations := map[nianping.Level][2]int{}, map[string][2]int{}
	var order []string
	total := [2]int{}
	for _, c := range counts {
		c.registered, c.passed = c.registered*scale/10, c.passed*scale/10
		row(ptr(c.occupation), ptr(c.level), c.registered, c.passed)
		l, o := levels[c.level], occupations[c.occupation]
		if o[0] == 0 {
			order = append(order, c.occupation)
		}
		levels[c.level] = [2]int{l[0] + c.registered, l[1] + c.passed}
		occupations[c.occupation] = [2]int{o[0] + c.registered, o[1] + c.passed}
		total = [2]int{total[0] + c.registered, total[1] + c.passed}
	}
	for _, l := range []nianping.Level{"5", "4", "3"} {
		row(nil, ptr(l), levels[l][0], levels[l][1])
	}
	for _, o := range order {
		row(ptr(o), nil, occupations[o][0], occupations[o][1])
	}
	row(nil, nil, total[0], total[1])
	r.Training = nianping.Training{SocialPeople: ptr(320), SubsidisedPeople: ptr(180), TotalPeople: ptr(500 * scale / 10)}
	names := []string{"程䶮", "汪㛃", "吴𬀩", "胡𫖯·欧阳", "方建国", "江晓燕", "许文斌", "洪志强", "叶青", "余立新", "项东方", "鲍小梅", "黄海波", "金秀兰", "姚远"}
	for i, n := range names {
		grade := nianping.GradeExaminer
		if i%5 == 0 {
			grade = nianping.GradeSenior
		}
		r.Examiners = append(r.Examiners, nianping.Examiner{Name: n, Occupation: ptr([]string{"电工", "茶艺师", "焊工"}[i*3/len(names)]), Grade: &grade,
			CertificateNo: ptr(fmt.Sprintf("3410%08d", 20230100+i*7)), ValidUntil: ptr(fmt.Sprintf("%d-06-30", 2024+i%4))})
		r.Evidence[nianping.PointerTo("examiners", i, "name")] = []nianping.Evidence{{At: fmt.Sprintf("表4第%d行", i+2), Text: n}}
	}
	r.Review = []nianping.Review{{Pointer: "/training/total_people", Reason: "原文写作“约500人次”，按500记，请核实。"}, {Pointer: "/outcomes/3/passed", Reason: "该行合格数与通过率不符，按表格数字记。"}}
	return r
}

// sampleEvaluation is an invented evaluation with the items of HS-1.0.
func sampleEvaluation(r *nianping.Report, year int) *nianping.Evaluation {
	e := &nianping.Evaluation{Institution: "徽州职业技术学校", CreditCode: "12341000MB1234567X", Type: nianping.School, District: "徽州区", Year: year,
		Rank: ptr(5), RankAll: ptr(17), Total: nianping.PointsOf(8821, 100), Confirmed: nianping.PointsOf(8688, 100), Potential: nianping.PointsOf(8838, 100),
		Coverage: nianping.PointsOf(985, 1000), Grade: nianping.Good, GradeReason: "总分88.21，评为良好；逾期报送，不能评为优秀。", Advice: "延续备案", Low: nianping.PointsOf(8611, 100), High: nianping.PointsOf(8901, 100), RankBest: ptr(4), RankWorst: ptr(6), Late: true, Rubric: "HS-1.0", RubricHash: "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef",
		Status: nianping.Status{Institution: "徽州职业技术学校", Year: year, Due: "2025-05-31", State: nianping.Late, ReceivedAt: ptr("2025-06-04T09:12:00+08:00"), DaysLate: ptr(4), File: ptr("年度总结.docx")}}
	for _, c := range []struct {
		code, name string
		items      []string
		max        int64
	}{
		{"A", "报送与规范性", []string{"A1 按时报送", "A2 结构完整"}, 6}, {"B", "机构与制度", []string{"B1 总体情况与内部职责分工", "B2 规章制度健全", "B3 岗位配备"}, 4},
		{"C", "考评队伍", []string{"C1 每工种考评员不少于5名", "C2 每职业等级考评资质不少于5人", "C3 考评员信息完整", "C4 证卡有效"}, 5},
		{"D", "场地设备", []string{"D1 办公场所", "D2 理论考试场地", "D3 操作考核工位", "D4 监控与安全"}, 3}, {"E", "评价业务与数据质量", []string{"E1 分级统计完整", "E2 数据勾稽一致", "E3 备案职业开展率", "E4 通过率合理性"}, 5},
		{"F", "评价实施与质量", []string{"F1 评价计划报备", "F2 内部质量督导", "F3 过程记录", "F4 违纪违规查处", "F5 评价档案", "F6 诚信档案", "F7 结果公示和报备"}, 2},
		{"G", "培训", []string{"G1 社会化培训情况", "G2 政府补贴性培训情况", "G3 全年累计规模"}, 2}, {"H", "下一步打算", []string{"H1 下一步培训评价工作打算"}, 3},
	} {
		points := int64(0)
		for i, name := range c.items {
			item := nianping.EvaluatedItem{Code: name[:2], Category: c.code, Name: name[3:], Max: nianping.PointsOf(c.max, 1), Points: nianping.PointsOf(c.max*10-min(int64(i*7), c.max*9), 10), State: nianping.Scored,
				Reason: "总结列出电工6名、茶艺师4名、焊工5名有效考评员，折算平均达标率93.33%，按比例得分。", Basis: "附1-四",
				Evidence: []nianping.Evidence{{At: fmt.Sprintf("第%d段", 10+i), Text: "学校现有考评员15人，其中高级考评员3人，均持证上岗，证卡在有效期内；建立财务管理、评价服务规程、档案管理、安全保卫四项制度。"}}}
			points += c.max*10 - min(int64(i*7), c.max*9)
			if name[:2] == "C1" {
				item.Raise = "茶艺师补充1名有效考评员，可再得0.53分。"
				item.Evidence = r.EvidenceFor("/examiners/0/name", "/examiners/1/name", "/examiners/2/name", "/examiners/3/name", "/examiners/4/name", "/examiners/5/name", "/examiners/6/name", "/examiners/7/name")
			}
			if name[:2] == "F6" {
				item.Points, item.State, item.Reason = nianping.PointsOf(0, 1), nianping.NotStated, "总结没有提到诚信档案。"
				item.Evidence = nil
			}
			if name[:2] == "D2" {
				item.Points, item.State, item.Reason = nil, nianping.UnreadableFact, "理论考位数在第3页图片中，未能读取。"
			}
			e.Items = append(e.Items, item)
		}
		e.Categories = append(e.Categories, nianping.CategoryPoints{Code: c.code, Name: c.name, Points: nianping.PointsOf(points, 10), Known: nianping.PointsOf(c.max*int64(len(c.items)), 1), Max: nianping.PointsOf(c.max*int64(len(c.items)), 1)})
	}
	e.Findings = []nianping.Finding{
		{Code: "EXAMINERS_TOO_FEW", Severity: nianping.High, Message: "备案工种茶艺师只列出4名考评员，少于规定的5名。", Formula: "4＜5", Question: "茶艺师是否还有未列出的考评员？", Evidence: r.EvidenceFor("/examiners/5/name", "/examiners/6/name")},
		{Code: "RATE_MISMATCH", Severity: nianping.Medium, Message: "四级/中级工通过率写作87.30%，而合格182÷报考211＝86.26%，合格182÷实考207＝87.92%。", Formula: "182÷211＝86.26%≠87.30%", Question: "通过率按报考还是按实考计算？", Evidence: []nianping.Evidence{{At: "表2第4行第5列", Text: "87.30%"}}},
		{Code: "EXAMINER_DUPLICATE", Severity: nianping.Low, Message: "同一职业的考评员名单中有人重复列出：方**（电工）。", Question: "是重复填写，还是同名的两个人？", Evidence: []nianping.Evidence{{At: "表4第6行", Text: "方建国"}}},
	}
	e.Deductions = []nianping.Deduction{{Code: "X3", Name: "未消除的重大数据矛盾", Points: nianping.PointsOf(2, 1), Finding: "EXAMINERS_TOO_FEW"}}
	return e
}

func sample(year int) *EvaluationReport {
	r := sampleReport(year, 10)
	levels := []nianping.Level{"5", "4", "3"}
	filing := func(name string, to nianping.Date, levels []nianping.Level) nianping.Filing {
		return nianping.Filing{Programme: nianping.SkillLevel, Occupation: name, Levels: levels, From: nianping.Date{Year: 2022, Month: 7, Day: 1}, To: to, State: nianping.Active, Common: true}
	}
	in := &nianping.Institution{Name: "徽州职业技术学校", CreditCode: "12341000MB1234567X", Type: nianping.School, District: "徽州区", Filings: []nianping.Filing{
		filing("电工", nianping.Date{Year: 2025, Month: 6, Day: 30}, levels), filing("茶艺师", nianping.Date{Year: 2026, Month: 12, Day: 31}, levels), filing("焊工", nianping.Date{Year: 2025, Month: 6, Day: 30}, levels[:2])}}
	e := sampleEvaluation(r, year)
	return &EvaluationReport{Number: "黄技评〔2025〕0017号", Date: nianping.Date{Year: 2025, Month: 6, Day: 10}, Audience: Internal,
		Case:       &nianping.Case{Institution: in, Year: year, Status: e.Status, Report: r, LastYear: sampleReport(year-1, 8)},
		Evaluation: e,
		Received:   nianping.Received{At: "2025-06-04T09:12:00+08:00", Source: "收件登记"}, Source: "../原件/年度总结.docx",
		Submissions: []nianping.Submission{
			{File: "年度总结（扫描）.pdf", SHA256: "aa", Received: nianping.Received{At: "2025-05-30", Source: "文件修改时间", Weak: true}},
			{File: "年度总结.docx", SHA256: r.SHA256, Received: nianping.Received{At: "2025-06-04T09:12:00+08:00", Source: "收件登记"}, Readable: true}},
		City: City{Ranked: map[nianping.InstitutionType]int{nianping.School: 31}, All: 88, PassRates: map[nianping.Level]Median{"5": {91.2, 40}, "4": {84.7, 33}, "3": {79.1, 21}},
			Category: map[string]Median{"A": {95, 60}, "B": {80, 60}, "C": {88, 60}, "F": {70, 60}}}}
}
