package extract

import (
	"fmt"
	"strings"
	"testing"

	"nianping"
)

// totalsIn reads paragraphs of a report on three occupations and some items of 专项职业能力, and prints its totals of people by programme.
func totalsIn(items string, paragraphs ...string) string {
	doc := written("", append(opened("三、评价工作开展情况", "（一）总体情况",
		"备案的职业有电工、焊工、茶艺师，均为五级、四级；专项职业能力考核项目是"+items+"。"), paragraphs...)...)
	var out []string
	for _, f := range readBy(outcomeFacts, doc) {
		if f.Of.Occupation == "" && f.Of.Level == "" && !f.Derived {
			out = append(out, fmt.Sprintf("%s %s %v", f.Of.Programme, strings.TrimPrefix(f.Field, "outcomes/"), f.Value))
		}
	}
	return strings.Join(out, "; ")
}

func TestTheSumOfBothProgrammesIsNeithers(t *testing.T) {
	t.Parallel()
	const (
		before = "职业技能等级认定，全年报考548人，合格492人，通过率89.8%。"
		item   = "专项职业能力考核，米酒酿造全年报考126人，合格119人，合格率94.4%。"
	)
	for _, said := range []string{
		"认定和专项两项合在一起，报考674人，合格611人。", "两项合计报考674人，合格611人。", "等级认定与专项能力考核加起来，报考674人，合格611人。",
		"把专项考核和等级认定合并计算，全年报考674人，合格611人。", "两块工作加在一起，共报考674人，合格611人。", "认定、专项合计：报考674人，合格611人。",
		"专项加认定，一共报考674人，合格611人。", "技能等级认定连同专项职业能力考核，总共报考674人、合格611人。", "两方面相加，报考674人，合格611人。", "认定考试和专项考试汇总，报考人数674人，合格人数611人。",
	} {
		got := totalsIn("米酒酿造", before, item+said)
		for _, want := range []string{" registered 674", " passed 611"} {
			if !strings.Contains("; "+got, "; "+want) {
				t.Errorf("%s\n gives %s", said, got)
			}
		}
	}
	for _, said := range []string{"整理收纳报考40人，合格38人。两项合计报考166人，合格157人。", "专项考核两项合计报考166人，合格157人。"} {
		if got := totalsIn("米酒酿造、整理收纳", before, item+said); !strings.Contains(got, "specialised registered 166; specialised passed 157") {
			t.Errorf("%s\n gives %s", said, got)
		}
	}
}

func TestAnItemNamedBeforeItDoesNotMakeAnOccupationOne(t *testing.T) {
	t.Parallel()
	for _, scope := range []string{
		"备案职业为电工（五级、四级），专项职业能力考核备案“毛豆腐制作”“臭鳜鱼腌制”两个项目。",
		"备案职业为电工（五级、四级），另有两项专项职业能力考核（毛豆腐制作、臭鳜鱼腌制）。",
	} {
		for _, f := range readBy(outcomeFacts, written("", opened("三、评价工作开展情况", "（一）总体情况", scope+"电工报考80人、合格70人。毛豆腐制作报考30人、合格28人。")...)) {
			if of := f.Of; of.Occupation == "电工" && of.Programme == nianping.Specialised || of.Occupation == "毛豆腐制作" && of.Programme != nianping.Specialised {
				t.Errorf("%s\n %s of %s: %q", scope, f.Field, of.Occupation, of.Programme)
			}
		}
	}
}

// A programme that is named only under a heading of the writer's own is that of all rows; one that was not held is none.
func TestAProgrammeIsFoundUnderAnyHeading(t *testing.T) {
	t.Parallel()
	for last, want := range map[string]nianping.Programme{
		"全年职业技能等级认定报考114人，合格98人。": nianping.SkillLevel,
		"全年未开展职业技能等级认定以外的评价。":     "",
		"明年打算把评价工作做得更细。":          "",
	} {
		lines := append(opened("茶事一年", "考得怎么样", "电工报考80人、合格70人，其中五级报考80人、合格70人。"), "", "", "", "", "", "总账", last)
		of := map[nianping.Programme]int{}
		for _, f := range readBy(outcomeFacts, written("", lines...)) {
			if f.Of.Level == nianping.Level5 {
				of[f.Of.Programme]++
			}
		}
		if len(of) != 1 || of[want] == 0 {
			t.Errorf("%s\n gives level 5 the programmes %v", last, of)
		}
	}
}
