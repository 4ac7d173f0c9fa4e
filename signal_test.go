package nianping_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"nianping"
)

func TestALargeBatchIsNoSignalWhereTheSeatsHoldIt(t *testing.T) {
	t.Parallel()
	for seats, want := range map[int]bool{100: true, 300: false} {
		c := cleanCase()
		c.Report.Implementation.Batches, c.Report.Venues.TheorySeats = p(1), p(seats)
		if got := slices.Contains(codes(nianping.RunChecks(c)), "BATCH_TOO_LARGE"); got != want {
			t.Errorf("%d个考位，一批224人，查出为%v", seats, got)
		}
	}
}

func TestALimitThatTheBureauSetsIsTheOneThatCounts(t *testing.T) {
	t.Parallel()
	rubric := nianping.DefaultRubric()
	c := cleanCase()
	c.Report.Implementation.Supervisions = p(7)
	if e := nianping.Evaluate(c, rubric); len(e.Findings) != 0 {
		t.Fatalf("默认阈值下不应有%v", codes(e.Findings))
	}
	for i := range rubric.Limits {
		if rubric.Limits[i].Name == "SUPERVISION_BELOW_BATCHES.share" {
			rubric.Limits[i].Value, _ = nianping.ParseDecimal("100")
		}
	}
	if e := nianping.Evaluate(c, rubric); !slices.Equal(codes(e.Findings), []string{"SUPERVISION_BELOW_BATCHES"}) {
		t.Errorf("要求逐批督导后查出%v", codes(e.Findings))
	}
}

func TestEveryLimitHasItsValueInTheDefaultRubricAndBelongsToACheck(t *testing.T) {
	t.Parallel()
	set := map[string]bool{}
	for _, l := range nianping.DefaultRubric().Limits {
		set[l.Name] = true
	}
	for _, l := range nianping.Limits {
		code, _, _ := strings.Cut(l.Name, ".")
		if _, ok := nianping.FindingInfo(code); !ok {
			t.Errorf("阈值%s不属于任何检查", l.Name)
		}
		if !set[l.Name] || l.Meaning == "" || l.Unit == "" {
			t.Errorf("阈值%s没有数值、单位或含义", l.Name)
		}
	}
	if len(set) != len(nianping.Limits) {
		t.Errorf("评分标准有%d个阈值，程序用%d个", len(set), len(nianping.Limits))
	}
}

func TestNoFindingRestsOnARowWithoutASource(t *testing.T) {
	t.Parallel()
	few := func(c *nianping.Case) { // grades only, and all 电工 of the lower one
		for i := range c.Report.Examiners {
			c.Report.Examiners[i].Level = nil
			if i < 6 {
				c.Report.Examiners[i].Grade = p(nianping.GradeExaminer)
			}
		}
	}
	for _, sourced := range []bool{true, false} {
		rubric := nianping.DefaultRubric()
		if !sourced {
			for i := range rubric.Capability {
				rubric.Capability[i].Source = ""
			}
			for i := range rubric.Occupations {
				rubric.Occupations[i].Source = ""
			}
		}
		c := cleanCase()
		few(c)
		c.Institution.Filings[1].Programme, c.Institution.Filings[1].Levels = nianping.Specialised, nil
		found := codes(nianping.Evaluate(c, rubric).Findings)
		for _, code := range []string{"EXAMINERS_TOO_FEW_FOR_LEVEL", "SENIOR_EXAMINER_MISSING", "ITEM_IS_OCCUPATION"} {
			if got := slices.Contains(found, code); got != sourced {
				t.Errorf("有出处为%v时查出%s为%v", sourced, code, got)
			}
		}
	}
	for _, row := range nianping.DefaultRubric().Capability {
		if row.Source == "" {
			t.Errorf("%s考评%s没有出处", row.Grade.Name(), row.Level.Name())
		}
	}
	for _, row := range nianping.DefaultRubric().Occupations {
		if row.Source == "" {
			t.Errorf("%s没有出处", row.Name)
		}
	}
}

// placed puts the evidence of the occupations' 报考 into a table: at[i] is the place of outcome i.
func placed(c *nianping.Case, at map[int]string) {
	for i, place := range at {
		c.Report.Evidence[nianping.PointerTo("outcomes", i, "registered")] = []nianping.Evidence{{At: place, Text: "—"}}
	}
}

// threeOccupations is a case with a third occupation of 20 candidates, outcome 14; 电工 has 133 (4) and 茶艺师 91 (8).
func threeOccupations() *nianping.Case {
	c := cleanCase()
	c.Report.Outcomes = append(c.Report.Outcomes, row(nianping.SkillLevel, "焊工", "", 20, 15, 0))
	return c
}

func TestTheOrderOfOccupationsCountsAQuarterOfACheck(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		at   map[int]string
		want string // how many kinds of arithmetic can be checked, and whether the order is among those that do not hold
	}{
		{"由多到少", map[int]string{4: "表2第2行第3列", 8: "表2第3行第3列", 14: "表2第4行第3列"}, "一致"},
		{"由少到多", map[int]string{4: "表2第4行第3列", 8: "表2第3行第3列", 14: "表2第2行第3列"}, "不一致"},
		{"表格中由少到多", map[int]string{4: "汇总!C9", 8: "汇总!C8", 14: "汇总!C7"}, "不一致"},
		{"左右两半各由多到少", map[int]string{4: "第1页表1第2行第2列", 14: "第1页表1第2行第5列", 8: "第1页表1第3行第2列"}, "一致"},
		{"写在文字里", map[int]string{4: "第5段", 8: "第5段", 14: "第4段"}, "未查"},
		{"一个职业一行各等级的表不是职业排序表", map[int]string{4: "表2第4行第3列", 8: "表2第3行第3列", 14: "表2第2行第3列", 0: "表2第9行第3列"}, "未查"},
	}
	for _, tt := range tests {
		c := threeOccupations()
		placed(c, tt.at)
		got := "未查"
		for _, item := range nianping.Evaluate(c, nianping.DefaultRubric()).Items {
			if item.Code != "E2" {
				continue
			}
			switch plain := nianping.Evaluate(threeOccupations(), nianping.DefaultRubric()); {
			case strings.Contains(item.Reason, "排序"):
				got = "不一致"
			case *item.Value != itemOf(plain, "E2"):
				got = "一致"
			}
		}
		if got != tt.want {
			t.Errorf("%s：%s，应为%s", tt.name, got, tt.want)
		}
	}
}

func itemOf(e nianping.Evaluation, code string) string {
	for _, item := range e.Items {
		if item.Code == code && item.Value != nil {
			return *item.Value
		}
	}
	return ""
}

func TestAPhraseAboutDisciplineIsHalfOfAResult(t *testing.T) {
	t.Parallel()
	tests := []struct{ words, want string }{
		{"对违纪违规行为坚决查处", "1.00"}, {"备案以来无违纪违规记录", "2.00"}, {"查处违纪考生2人", "2.00"}, {"", "2.00"},
	}
	for _, tt := range tests {
		c := cleanCase()
		c.Report.Implementation.Violations = nil
		c.Report.Claims = append(c.Report.Claims, stated("discipline_reported")...)
		if tt.words != "" {
			c.Report.Evidence[nianping.PointerTo("claims", len(c.Report.Claims)-1)] = []nianping.Evidence{{At: "第9段", Text: tt.words}}
		}
		for _, item := range nianping.Evaluate(c, nianping.DefaultRubric()).Items {
			if item.Code == "F4" && item.Points.String() != tt.want {
				t.Errorf("“%s”得%s分，应得%s分：%s", tt.words, item.Points, tt.want, item.Reason)
			}
		}
	}
}

// town makes the fingerprints of n reports with names and texts; edit changes texts by index.
func town(n int, edit map[int]string) ([]nianping.Fingerprint, []string) {
	rng := rand.New(rand.NewPCG(21, 22))
	b := nianping.NewBoilerplate()
	var prints []nianping.Fingerprint
	var texts []string
	for i := range n {
		text := strings.Join(prose(rng, 12), "\n") + "\n" + edit[i]
		name := "徽州" + strings.Repeat(string("甲乙丙丁戊己庚"[3*i:3*i+3]), 2) + "职业技能培训学校"
		prints = append(prints, nianping.NewFingerprint(fmt.Sprint("K", i), name, 2024, cleanCase().Report, text, noToken, b))
		texts = append(texts, text)
	}
	return prints, texts
}

func TestASentenceAboutAnotherInstitutionIsAskedAbout(t *testing.T) {
	t.Parallel()
	prints, texts := town(6, map[int]string{
		0: "徽州乙乙职业技能培训学校现有教室12间，全年组织认定。",
		1: "我校与徽州甲甲职业技能培训学校共建实训基地。",
		2: "师资来自徽州甲甲职业技能培训学校\t徽州甲甲职业技能培训学校",
		3: "徽州丁丁职业技能培训学校和徽州甲甲职业技能培训学校共同组织认定。",
		4: "徽州甲甲职业技能培训学校的师傅来校授课。",
	})
	foundOnlyAt(t, 0, "OTHER_INSTITUTION_NAMED", prints, texts)
}

// foundOnlyAt demands a finding across institutions at one fingerprint and at no other.
func foundOnlyAt(t *testing.T, at int, code string, prints []nianping.Fingerprint, texts []string) {
	t.Helper()
	for i, list := range nianping.CheckPeers(prints, func(i int) string { return texts[i] }, nianping.NewBoilerplate(), nil) {
		if got := slices.Contains(codes(list), code); got != (i == at) {
			t.Errorf("第%d家查出%s为%v", i, code, got)
		}
	}
}

func TestALargeShareOfTheCitysCandidatesIsNoted(t *testing.T) {
	t.Parallel()
	prints, texts := town(6, nil)
	big := cleanCase().Report
	big.Outcomes[13].Registered = p(2000)
	prints[2] = nianping.NewFingerprint("K2", prints[2].Name, 2024, big, texts[2], noToken, nianping.NewBoilerplate())
	foundOnlyAt(t, 2, "VOLUME_SHARE", prints, texts)
}
