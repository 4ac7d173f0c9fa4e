package extract

import (
	"strings"
	"testing"
)

func TestPartsNumberedInDigitsAreToldFromItemsByTheirRun(t *testing.T) {
	t.Parallel()
	for name, lines := range map[string][]string{
		"items below 培训 numbered 一": {"1．基本情况", "2．培训工作开展情况", "（一）社会化培训。举办12期，培训276人。", "（二）政府补贴性培训。承办15期，培训562人。",
			"3．评价工作开展情况", "（1）总体情况", "1．备案范围：电工五级、四级。", "2．全年报考278人，合格251人。", "（2）基础建设情况", "1．制度建设", "制度有财务管理制度。", "2．考评员名单", "附后。",
			"（3）评价实施情况", "1．全年报备评价计划8次。", "4．下一步培训评价工作打算", "明年评价500人。"},
		"titles of three clauses": {"1、党建引领，建强机构，基本情况持续向好", "2、夯基垒台，精准赋能，培训工作提质扩面", "（一）社会化培训3期60人。", "3、守正创新，真评实考，评价工作取得成效", "（1）总体情况",
			"全年报考278人，合格251人。", "（2）基础建设情况", "制度有财务管理制度。", "（3）评价实施情况", "全年报备评价计划8次。", "4、再启新程，乘势而上，下一步打算", "明年评价500人。"},
		"a year behind the last number": {"（1）基本情况", "（2）培训情况", "（一）社会化培训3期60人。", "（3）评价情况", "1.总体情况", "全年报考278人，合格251人。", "2.基础建设", "制度有财务管理制度。",
			"3.评价实施", "全年报备评价计划8次。", "（4）2024年打算", "明年评价500人。"},
		"six parts in a row": {"1 基本情况", "2 培训情况", "（一）社会化培训3期60人。", "3，总体情况", "全年报考278人，合格251人。", "4，基础建设", "（一）制度建设", "制度有财务管理制度。",
			"5，评价实施", "全年报备评价计划8次。", "6，下一步打算", "明年评价500人。"},
	} {
		lines = append([]string{lines[0], "学校成立于1998年，是公办学校。"}, lines[1:]...)
		want := map[string]Section{"学校": Basic, "（一）社会": TrainingPart, "全年报考": Overview, "2．全年报考": Overview, "制度有": Foundation, "全年报备": Implementation, "1．全年报备": Implementation, "明年": Plans}
		met := 0
		blocks := blocksOf(lines...)
		for i := range blocks {
			for begin, part := range want {
				if b := &blocks[i]; strings.HasPrefix(b.Text(), NewView(begin).Text) {
					if met++; b.Section != part {
						t.Errorf("%s: %q stands in %q, want %q", name, b.Text(), b.Section, part)
					}
				}
			}
		}
		if met < 6 {
			t.Errorf("%s: %d lines met", name, met)
		}
	}
}

func TestTitlesInTheOtherFormOfDigitsStandBelowTheParts(t *testing.T) {
	t.Parallel()
	for name, lines := range map[string][]string{
		"brackets": {"1．中心概况", "中心成立于2015年。", "2．培训情况", "培训3期60人。", "3．评价组织情况", "（1）认定规模", "全年报考278人，合格251人。", "（2）条件建设", "1、制度。制度有财务管理制度。",
			"2、场地。机房120平方米，设考位60个。", "（3）过程和质量", "全年报备评价计划8次。", "成绩在门户网站公示7天。", "4．2025年安排", "明年评价500人。"},
		"two parts by quarters and of the whole between": {"1．中心概况", "中心成立于2015年。", "2．分季度情况", "（1）第一季度", "培训一期。", "（2）第二季度", "培训两期。", "3．全年汇总", "（1）培训汇总", "培训3期60人。", "（2）认定总表",
			"全年报考278人，合格251人。", "4．队伍、场地和制度", "制度有财务管理制度。", "5．评价实施情况", "全年报备评价计划8次。", "成绩在门户网站公示7天。", "6．2025年工作安排", "明年评价500人。"},
		"points": {"（1）中心概况", "中心成立于2015年。", "（2）培训情况", "培训3期60人。", "（3）评价组织情况", "1．认定规模", "全年报考278人，合格251人。", "2．条件建设", "（1）制度。制度有财务管理制度。",
			"（2）场地。机房120平方米，设考位60个。", "3．过程和质量", "全年报备评价计划8次。", "成绩在门户网站公示7天。", "（4）2025年安排", "明年评价500人。"},
	} {
		want := map[string]Section{"中心成立": Basic, "培训3期": TrainingPart, "全年报考": Overview, "全年报备": Implementation, "成绩在": Implementation, "明年": Plans}
		for _, b := range blocksOf(lines...) {
			for begin, part := range want {
				if strings.HasPrefix(b.Text(), begin) && b.Section != part {
					t.Errorf("%s: %q stands in %q, want %q", name, b.Text(), b.Section, part)
				}
			}
		}
	}
}

func TestNumbersBelowItemsAreNotRightBelowTheParts(t *testing.T) {
	t.Parallel()
	blocks := blocksOf("1．基本情况", "学校是公办学校。", "2．培训情况", "1、社会化培训。培训3期60人次。", "（1）特点", "（2）问题", "3．评价情况", "全年报考278人，合格251人，合格率90.3%。", "4．下一步打算", "（1）明年评价500人。")
	for i := range blocks {
		if b := &blocks[i]; b.second {
			t.Errorf("%q is taken for a title right below a part", b.Text())
		}
	}
}

func TestItemsMakeNoRunOfParts(t *testing.T) {
	t.Parallel()
	for name, lines := range map[string][]string{
		"parts numbered in Chinese": {"一、基本情况", "1.机构概况", "2.培训情况", "3.评价情况", "4.下一步打算"},
		"one part's items":          {"评价实施", "1.计划报备", "2.过程管理", "3.质量督导", "4.档案管理"},
		"out of order":              {"1.下一步打算", "2.评价情况", "3.培训情况", "4.基本情况"},
		"two parts":                 {"1.基本情况", "2.培训情况"},
	} {
		blocks := blocksOf(append(lines, "（一）社会化培训。举办3期，培训60人。")...)
		for i := range blocks {
			if b := &blocks[i]; b.first {
				t.Errorf("%s: %q is of a run", name, b.Text())
			}
		}
	}
}

func TestATitleOfOtherWordsIsOfTheRunByItsNumber(t *testing.T) {
	t.Parallel()
	blocks := blocksOf("1．基本情况", "学校是公办学校。", "2．培训情况", "培训3期60人次。", "3．三年磨一剑", "全年报考278人，合格251人，合格率90.3%。", "4．下一步打算", "明年评价500人。")
	met := false
	for i := range blocks {
		if b := &blocks[i]; strings.HasSuffix(b.Text(), "三年磨一剑") {
			met = true
			if below := blocks[i+1].Section; !b.first || !b.Heading || below != Overview {
				t.Errorf("of the run %v, heading %v; below it %q", b.first, b.Heading, below)
			}
		}
	}
	if !met {
		t.Error("the title is not there")
	}
}
