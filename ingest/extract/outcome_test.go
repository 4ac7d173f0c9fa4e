package extract

import (
	"testing"

	"nianping"
)

func TestATotalOfNoProgrammeBelongsToTheOnlyOneThatWasHeld(t *testing.T) {
	t.Parallel()
	for heading, want := range map[string]nianping.Programme{
		"（一）总体情况：报考80人、合格70人": nianping.SkillLevel,
		"（一）总体情况：报考95人、合格84人": "", // another total: nothing says of what
	} {
		doc := written("", opened("三、评价工作开展情况", heading, "备案职业为电工五级、四级，专项职业能力考核项目为芝麻糖制作。专项考核本年度未开展。",
			"全年职业技能等级认定报考80人，合格70人。")...)
		told := 0
		for _, f := range readBy(outcomeFacts, doc) {
			if f.At.Para != 4 {
				continue
			}
			if told++; f.Of != (RowKey{Programme: want}) {
				t.Errorf("%s: %s counts in %v, want the total of %q", heading, f.Field, f.Of, want)
			}
		}
		if told != 2 {
			t.Errorf("%s: %d counts, want two", heading, told)
		}
	}
}

func TestOccupationsOfNoProgrammeAreNoItems(t *testing.T) {
	t.Parallel()
	doc := written("", opened("三、评价工作开展情况", "（一）总体情况", "备案职业有美容师（五级、四级），另设专项职业能力考核项目“发髻梳编”。",
		"美容师报考30人，合格25人。")...)
	for _, f := range readBy(outcomeFacts, doc) {
		if f.Of.Programme == nianping.Specialised {
			t.Errorf("%s", f)
		}
	}
}

func TestACorrectionOfOnePeriodIsNoneOfTheYear(t *testing.T) {
	t.Parallel()
	if got := countsIn("一季度报考60人，合格52人。全年报考200人，合格176人。", "一季度合格人数误写为52人，实为54人。"); got != "r200 p176" {
		t.Error(got)
	}
}
