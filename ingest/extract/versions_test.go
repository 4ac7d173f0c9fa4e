package extract

import (
	"slices"
	"strings"
	"testing"
)

func TestOfTwoDraftsInOneFileTheLaterHolds(t *testing.T) {
	t.Parallel()
	report := func(mark, training, registered string) []string {
		return []string{"黄山市示例学校2024年度评价工作总结", mark, "一、基本情况", "学校成立于2001年，2021年备案，备案职业为电工五级、四级，焊工五级。", "二、培训工作开展情况", training,
			"三、评价工作开展情况", "（一）总体情况", registered}
	}
	first := report("（第一稿）", "全年累计培训9期300人次。", "全年职业技能等级认定报考80人，合格70人。")
	last := report("（定稿）", "全年累计培训9期310人次。", "全年职业技能等级认定报考80人，合格72人。")
	draft := report("（初稿）", "全年累计培训9期300人次。", "全年职业技能等级认定报考80人，合格70人。")
	for _, c := range []struct {
		name       string
		paragraphs []string
		people     int
		passed     int
		conflicts  int
	}{
		{"two drafts", slices.Concat(first, last), 310, 72, 2},
		{"the draft stands last", slices.Concat(last, draft), 310, 72, 2},
		{"one text twice", slices.Concat(last, last), 310, 72, 0},
		{"a cover", slices.Concat(last[:1], last), 310, 72, 0},
	} {
		r := Assemble("x", "", "docx", Facts(written("", c.paragraphs...)))
		conflicts := 0
		for _, f := range r.Findings {
			if f.Code == "CONFLICT" {
				conflicts++
			}
		}
		if *r.Training.TotalPeople != c.people || *r.Outcomes[0].Passed != c.passed || conflicts != c.conflicts {
			t.Errorf("%s: %d people, %d passed, %d conflicts; want %d, %d, %d", c.name, *r.Training.TotalPeople, *r.Outcomes[0].Passed, conflicts, c.people, c.passed, c.conflicts)
		}
	}
	if body := written("", append(first, strings.Replace(last[0], "2024", "2023", 1))...).Body; titleAgain(body) >= 0 {
		t.Error("the title of another year is no title again")
	}
}
