package main

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"nianping"
)

func TestATownWithoutFaultsRaisesNone(t *testing.T) {
	t.Parallel()
	for _, r := range scoreTown(t, townOf(0, 8)) {
		if len(r.Findings) > 0 || r.Grade != nianping.Excellent {
			t.Errorf("%s没有过错，为%s（%s），查出%v", r.Institution, r.Grade, r.GradeReason, r.codes())
			for _, item := range r.Items {
				t.Log(item.Code, item.Reason)
			}
		}
	}
}

// consequences are what some faults bring with them.
var consequences = map[string][]string{
	"OCCUPATION_OUT_OF_SCOPE": {"TOTAL_MISMATCH"},
	"LEVEL_OUT_OF_SCOPE":      {"SCOPE_DIFFERS"},
	"OCCUPATION_IDLE":         {"SCOPE_DIFFERS", "EXAMINER_LIST_MISSING"},
	"RATES_ROUND":             {"VOLUME_JUMP"},
	"OVER_CAPACITY":           {"BATCH_TOO_LARGE"},
	"BATCH_TOO_LARGE":         {"OVER_CAPACITY"},
	"STATION_CAPACITY":        {"VENUE_BELOW_STANDARD", "VOLUME_JUMP", "OVER_CAPACITY", "BATCH_TOO_LARGE"},
	"SENIOR_EXAMINER_MISSING": {"EXAMINERS_TOO_FEW_FOR_LEVEL"},
	"SUBSIDY_EQUALS_PASSED":   {"PASS_EXCEEDS_REGISTERED", "ALL_PASSED"},
	"NO_FAULT_AT_ALL":         {"PASS_EXCEEDS_REGISTERED", "ALL_PASSED"},
}

func TestEachPlantedFaultIsFoundInATown(t *testing.T) {
	t.Parallel()
	faults := []struct {
		code  string
		plant func(m *townsman)
	}{
		{"SECTION_MISSING", func(m *townsman) { m.drop(`<h2>四、`, `</body>`) }},
		{"YEAR_MISMATCH", func(m *townsman) {
			m.edit("{name}{year}年度评价工作总结", "{name}2022年度评价工作总结")
		}},
		{"CONFLICT", func(m *townsman) { m.set("reg", "226") }},
		{"STATISTICS_MISSING", func(m *townsman) { m.drop(`<table>`+"\n<tr><td>等级</td>", `<table>`+"\n<tr><td>职业") }},
		{"TOTAL_MISMATCH", func(m *townsman) { m.set("sum", "181", "pass", "181", "rate", "80.8", "rateSaid", "80.80") }},
		{"RATE_MISMATCH", func(m *townsman) { m.set("rate4", "84.3") }},
		{"PASS_EXCEEDS_REGISTERED", func(m *townsman) { m.set("p2", "13") }},
		{"OCCUPATION_OUT_OF_SCOPE", func(m *townsman) {
			m.edit("<tr><td>茶艺师</td><td>91</td>", "<tr><td>养老护理员</td><td>9</td><td>8</td></tr><tr><td>茶艺师</td><td>91</td>")
		}},
		{"LEVEL_OUT_OF_SCOPE", func(m *townsman) { m.Filings[0].Levels = []nianping.Level{"5", "4", "3"} }},
		{"SCOPE_DIFFERS", func(m *townsman) { m.Filings[1].Levels = []nianping.Level{"5", "4"} }},
		{"FILING_LAPSED", func(m *townsman) { m.Filings[1].To = nianping.Date{Year: 2024, Month: 3, Day: 31} }},
		{"EXAMINER_LIST_MISSING", func(m *townsman) { m.examiners(func(rows []string) []string { return rows[:6] }) }},
		{"EXAMINERS_TOO_FEW", func(m *townsman) { m.examiners(func(rows []string) []string { return rows[:10] }) }},
		{"EXAMINERS_TOO_FEW_FOR_LEVEL", func(m *townsman) {
			m.examiners(func(rows []string) []string {
				for i := range 3 {
					rows[i] = strings.Replace(rows[i], "<td>二级</td>", "<td>三级</td>", 1)
				}
				return rows
			})
		}},
		{"EXAMINER_EXPIRED", func(m *townsman) { m.examinerCell(0, "2026-05-31", "2024-05-31") }},
		{"EXAMINER_DUPLICATE", func(m *townsman) { m.examiners(func(rows []string) []string { return append(rows, rows[11]) }) }},
		{"ID_INVALID", func(m *townsman) { m.examinerCell(2, "19800512", "19800230") }},
		{"VENUE_BELOW_STANDARD", func(m *townsman) { m.set("office", "45") }},
		{"TENURE_TOO_SHORT", func(m *townsman) { m.set("lease", "2") }},
		{"POST_MISSING", func(m *townsman) { m.edit("网络技术人员1人", "没有配备网络技术人员") }},
		{"ALL_PASSED", func(m *townsman) { m.set("p2", "12") }},
		{"SUPERVISION_BELOW_BATCHES", func(m *townsman) { m.set("visits", "3") }},
		{"PLANS_BELOW_BATCHES", func(m *townsman) { m.set("plans", "6") }},
		{"SEATS_TOO_DENSE", func(m *townsman) { m.set("seats", "110") }},
		{"TRAINING_UNCHANGED", func(m *townsman) { m.set("trained", m.words[2023]["trained"]) }},
		{"OUTSIDE_CANDIDATES", func(m *townsman) { m.Type = nianping.Enterprise }},
		{"CARD_NUMBER_SHARED", func(m *townsman) {
			m.examiners(func(rows []string) []string {
				rows[1] = strings.Replace(rows[1], "01</td><td>2026", "00</td><td>2026", 1)
				return rows
			})
		}},
		{"EXAMINER_AGE", func(m *townsman) {
			m.examiners(func(rows []string) []string {
				at := strings.LastIndex(rows[0], "<td>")
				rows[0] = rows[0][:at] + "<td>" + identity("19440512", 7) + "</td></tr>"
				return rows
			})
		}},
		{"OCCUPATION_IDLE", func(m *townsman) {
			f := m.Filings[0]
			f.Occupation = "钳工"
			m.Filings = append(m.Filings, f)
		}},
		{"CERTIFICATE_WORDING", func(m *townsman) {
			m.set("publicity", m.words[2024]["publicity"]+"全年发放国家职业资格证书180本。")
		}},
		{"OUTSIDE_SITE", func(m *townsman) {
			m.set("publicity", m.words[2024]["publicity"]+"委托阜阳市某职业培训学校组织认定2批次。")
		}},
		{"PUBLICITY_VAGUE", func(m *townsman) { m.set("publicity", "评价结果均已公示。") }},
		{"FILING_SURGE", func(m *townsman) {
			m.filing(func(f *nianping.Filing) { f.From = nianping.Date{Year: 2024, Month: 11, Day: 1} })
			m.edit("全年开展评价{batches}批次，报备评价计划{plans}次，内部质量督导{visits}次", "开展评价12批次，报备评价计划12次，内部质量督导12次")
			delete(m.words, 2023)
		}},
		{"RATES_IDENTICAL", func(m *townsman) {
			m.set("r5", "100", "p5", "80", "r4", "50", "p4", "40", "r3", "50", "p3", "40", "r2", "25", "p2", "20")
		}},
		{"RATES_ROUND", func(m *townsman) {
			rows := ""
			for i, level := range []string{"五级", "四级", "三级", "二级", "五级", "四级", "三级"} {
				rows += fmt.Sprintf("<tr><td>%s</td><td>%s</td><td>100</td><td>%d</td></tr>", []string{"电工", "茶艺师"}[i/4], level, 81+i)
			}
			m.edit("<h3>（二）", "<table><tr><td>职业</td><td>等级</td><td>报考人数</td><td>合格人数</td></tr>"+rows+"</table><h3>（二）")
			m.edit("<tr><td>茶艺师</td><td>91</td><td>73</td></tr>", "<tr><td>茶艺师</td><td>300</td><td>258</td></tr>")
			m.set("r5", "200", "p5", "166", "r4", "200", "p4", "168", "r3", "200", "p3", "170", "r2", "100", "p2", "84", "rElectric", "400", "pElectric", "330")
		}},
		{"RATE_JUMP", func(m *townsman) { m.words[2023]["p5"], m.words[2023]["p4"] = "40", "30" }},
		{"HIGHER_LEVEL_EASIER", func(m *townsman) { m.set("p4", "69") }},
		{"NO_ABSENCE", func(m *townsman) { m.set("sat", "实考224人，") }},
		{"VOLUME_JUMP", func(m *townsman) { m.set("r5", "700", "p5", "600") }},
		{"OVER_CAPACITY", func(m *townsman) { m.set("batches", "1", "plans", "1", "visits", "1") }},
		{"BATCH_TOO_LARGE", func(m *townsman) { m.set("batches", "1", "plans", "1", "visits", "1") }},
		{"STATION_CAPACITY", func(m *townsman) { m.set("stations", "1", "r5", "2000", "p5", "1700") }},
		{"SUBSIDY_EQUALS_PASSED", func(m *townsman) {
			m.set("p5", "111", "p4", "70", "p3", "31", "p2", "12", "subsidised", "224", "trained", "348")
		}},
		{"SENIOR_EXAMINER_MISSING", func(m *townsman) {
			m.examiners(func(rows []string) []string {
				for i := range 6 {
					rows[i] = strings.Replace(rows[i], "<td>二级</td>", "<td>三级</td>", 1)
				}
				return rows
			})
			m.edit("<h3>（二）", "<table><tr><td>职业</td><td>等级</td><td>报考人数</td><td>合格人数</td></tr><tr><td>电工</td><td>二级</td><td>12</td><td>7</td></tr></table><h3>（二）")
		}},
		{"EXAMINER_MANY_OCCUPATIONS", func(m *townsman) {
			m.examiners(func(rows []string) []string {
				for _, o := range []string{"焊工", "钳工", "车工"} {
					rows = append(rows, strings.Replace(rows[0], "<td>电工</td>", "<td>"+o+"</td>", 1))
				}
				return rows
			})
		}},
		{"VENUE_UNCHANGED", func(m *townsman) {
			m.Filings[1].From = nianping.Date{Year: 2024, Month: 1, Day: 1}
			m.set("practical", m.words[2023]["practical"])
		}},
		{"EXAMINERS_OF_EMPLOYER", func(m *townsman) {
			m.edit("<td>身份证号</td></tr>", "<td>身份证号</td><td>工作单位</td></tr>")
			m.edit("企业职工占", "黄山云雾茶厂职工占")
			m.examiners(func(rows []string) []string {
				for i := range rows {
					rows[i] = strings.Replace(rows[i], "</td></tr>", "</td><td>黄山云雾茶厂</td></tr>", 1)
				}
				return rows
			})
		}},
		{"LAST_YEAR_DOMINATES", func(m *townsman) {
			m.set("discipline", "2023年修订了管理办法。2023年度完善了档案。2023年添置了设备。2023年以来坚持巡考。2023年全校参与。全年未发生违纪违规。")
		}},
		{"NO_FAULT_AT_ALL", func(m *townsman) {
			m.set("r5", "200", "p5", "200", "p4", "70", "p3", "31", "p2", "12", "discipline", "全年未发生违纪违规，零投诉。")
		}},
		{"DISCIPLINE_UNSTATED", func(m *townsman) { m.set("discipline", "", "r5", "500", "p5", "410") }},
		{"LAST_DAY_CORRECTIONS", func(m *townsman) {
			m.came = []sentPage{{"2025.5.31", "office", "61"}, {"2025.6.3", "office", "62"}, {"2025.6.4", "office", "63"}, {"2025.6.5", "", ""}}
		}},
		{"VERSION_CHANGED", func(m *townsman) { m.came = []sentPage{{"2025.5.20", "r5", "180"}, {"2025.5.26", "", ""}} }},
		{"ITEM_IS_OCCUPATION", func(m *townsman) { m.Filings[1].Programme, m.Filings[1].Levels = nianping.Specialised, nil }},
	}
	town := townOf(100, len(faults))
	for n, f := range faults {
		f.plant(town[n])
	}
	for n, r := range scoreTown(t, town) {
		f := faults[n]
		if !slices.Contains(r.codes(), f.code) {
			t.Errorf("没有查出%s，查出的是%v", f.code, r.codes())
		}
		for _, x := range r.Findings {
			if x.Code != f.code && !slices.Contains(consequences[f.code], x.Code) {
				t.Errorf("%s之外还有%s：%s", f.code, x.Code, x.Message)
			}
		}
	}
}

func TestFaultsAcrossInstitutionsAreFoundInATown(t *testing.T) {
	t.Parallel()
	town := townOf(200, 10)
	for _, m := range town {
		m.edit("<h3>（二）", "<table><tr><td>职业</td><td>等级</td><td>报考人数</td><td>合格人数</td></tr><tr><td>电工</td><td>五级</td><td>{cross}</td><td>{crossPassed}</td></tr></table><h3>（二）")
		m.set("cross", "60", "crossPassed", "50")
	}
	rows := func(m *townsman) []string { return strings.Split(strings.TrimSpace(m.words[2024]["examiners"]), "\n") }
	town[0].set("padding", town[1].words[2024]["padding"])
	for _, k := range []int{3, 4} { // with the one of 2 a guest of three
		town[k].examiners(func(list []string) []string { list[0] = rows(town[2])[0]; return list })
	}
	names := regexp.MustCompile(`^<tr><td>[^<]*</td>`)
	town[6].examiners(func(list []string) []string {
		for i := range 6 {
			list[i] = names.ReplaceAllString(list[i], names.FindString(rows(town[5])[i]))
		}
		return list
	})
	town[7].set("publicity", town[7].words[2024]["publicity"]+town[8].Name+"现有教室12间。")
	town[8].set("padding", town[8].words[2023]["padding"])
	town[9].set("r5", "6000", "p5", "5100", "batches", "60", "plans", "60", "visits", "60", "crossPassed", "20")
	want := [][]string{{"NEAR_DUPLICATE"}, {"NEAR_DUPLICATE"}, {"EXAMINER_SHARED"}, {"EXAMINER_SHARED"}, {"EXAMINER_SHARED"}, {"EXAMINER_LIST_COPIED"}, {"EXAMINER_LIST_COPIED"},
		{"OTHER_INSTITUTION_NAMED"}, {"NEAR_DUPLICATE"}, {"PEER_OUTLIER", "VOLUME_SHARE", "VOLUME_JUMP"}}
	for n, r := range scoreTown(t, town) {
		if got := r.codes(); !slices.Equal(got, want[n]) {
			t.Errorf("第%d家查出%v，应为%v", n, got, want[n])
			for _, f := range r.Findings {
				t.Log(f.Message)
			}
		}
	}
}

func TestEachGradeVetoAndStateOccursInATown(t *testing.T) {
	t.Parallel()
	quiet := func(m *townsman) { m.drop("<h3>（三）", "<h2>四、") }
	cases := []struct {
		name  string
		plant func(m *townsman)
		grade nianping.GradeName
		veto  string // suspected
		item  string
		state nianping.ItemState
	}{
		{"样样齐全", func(*townsman) {}, nianping.Excellent, "", "A1", nianping.Scored},
		{"迟到十天", func(m *townsman) { m.came = []sentPage{{"2025.6.10", "", ""}} }, nianping.Good, "", "A1", nianping.Scored},
		{"没有评价实施情况", quiet, nianping.Passing, "", "F6", nianping.NotStated},
		{"又没有名单和打算", func(m *townsman) {
			quiet(m)
			m.drop("<h2>四、", "</body>")
			m.examiners(func([]string) []string { return nil })
		}, nianping.BarelyPass, "", "C1", nianping.NotStated},
		{"只有一句话", func(m *townsman) { m.drop("<h2>二、", "</body>") }, nianping.Failing, "", "E1", nianping.NotStated},
		{"没有报送", func(m *townsman) { delete(m.words, 2024) }, nianping.NotSubmitted, "V1", "A1", nianping.NotStated},
		{"没有开展", func(m *townsman) {
			m.drop("<p>{year}年全年职业技能等级认定", "<h3>（二）")
			m.edit("本年度开展五级、四级、三级、二级。考生来源：企业职工占{staffShare}%，社会人员占{outsideShare}%。</p>", "因题库更新，本年度未开展职业技能等级认定。</p>")
			m.edit("全年开展评价{batches}批次，报备评价计划{plans}次，内部质量督导{visits}次。", "")
		}, nianping.Inactive, "", "E1", nianping.NotApplicable},
		{"报来的读不出", func(m *townsman) { m.broken = true }, nianping.Unverified, "", "B1", nianping.UnreadableFact},
		{"超备案等级", func(m *townsman) { m.Filings[0].Levels = []nianping.Level{"5", "4", "3"} }, nianping.Good, "V2", "C4", nianping.Scored},
		// What has run out before the year is out of that year's scope, too.
		{"备案早已到期", func(m *townsman) { m.Filings[1].To = nianping.Date{Year: 2023, Month: 6, Day: 30} }, nianping.Good, "V2V3", "C4", nianping.Scored},
		{"证卡没有写有效期", func(m *townsman) {
			m.examiners(func(rows []string) []string {
				for i := range rows {
					rows[i] = strings.Replace(rows[i], "2026-05-31", "", 1)
				}
				return rows
			})
		}, nianping.Excellent, "", "C4", nianping.NotApplicable},
	}
	town := townOf(300, len(cases))
	for n, c := range cases {
		c.plant(town[n])
	}
	for n, r := range scoreTown(t, town) {
		c := cases[n]
		if r.Grade != c.grade {
			t.Errorf("%s：等次为%s，应为%s（%s）", c.name, r.Grade, c.grade, r.GradeReason)
		}
		suspected := ""
		for _, v := range r.Vetoes {
			suspected += v.Code
			if v.Confirmed {
				t.Errorf("%s：%s没有人认定而生效", c.name, v.Code)
			}
		}
		if suspected != c.veto {
			t.Errorf("%s：疑似否决为“%s”，应为“%s”", c.name, suspected, c.veto)
		}
		for _, item := range r.Items {
			if item.Code == c.item && item.State != c.state {
				t.Errorf("%s：%s为%s，应为%s：%s", c.name, c.item, item.State, c.state, item.Reason)
			}
		}
	}
}
