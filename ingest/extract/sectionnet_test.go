package extract

import (
	"strings"
	"testing"
)

// attachment is a report whose parts each have one heading and one paragraph.
var attachment = []string{
	"一、基本情况", "学校成立于2015年，位于屯溪区，内设教务处和认定办。",
	"二、培训工作开展情况", "全年开展社会化培训4期、120人次，政府补贴性培训2期、60人次。",
	"三、评价工作开展情况",
	"（一）总体情况", "全年报考200人，合格180人，合格率90%。",
	"（二）基础建设情况", "考评员6人，理论考场80平方米，建有财务管理制度。",
	"（三）评价实施情况", "全年报备评价计划4份，实施4批次，督导4次，没有发生违规。",
	"四、下一步打算", "增加四级认定2批。",
}

// reworded is the attachment with some lines put in the place of others, "" for none.
func reworded(pairs ...string) []string {
	lines := []string{"黄山市示例职业培训学校", "2024年度工作总结"}
	for _, line := range attachment {
		for i := 0; i+1 < len(pairs); i += 2 {
			if strings.HasPrefix(line, pairs[i]) {
				line = pairs[i+1]
			}
		}
		if line != "" {
			lines = append(lines, strings.Split(line, "\n")...)
		}
	}
	return lines
}

func TestTheFirstHeadingOfAReportIsTheIntroductionHoweverItIsCalled(t *testing.T) {
	t.Parallel()
	for _, heading := range []string{"一、企业与认定中心", "一、先说说我们公司", "一、集团与评价机构", "一、我们这所学校", "一、关于协会", "一、医院与考评中心", "一、学校、认定站是怎么来的",
		"一、是谁在做认定", "一、家世", "一、走进徽岭公司", "一、基地和它的评价股", "第一部分 我们的来路"} {
		for _, text := range []string{"学校成立于2015年，位于屯溪区，内设教务处和认定办。", "2015年挂牌，在屯溪区有两个校区，教职工60人。"} {
			if got := lacking(reworded("一、", heading, "学校成立", text)...); got != "" {
				t.Errorf("%s %s: %s is missing", heading, text, got)
			}
		}
	}
	for _, numbers := range []string{"01 02 03 04 05 06", "1. 2. 3. 4. 5. 6.", "1、 2、 3、 4、 5、 6、"} {
		n := strings.Fields(numbers)
		got := lacking(reworded("一、", n[0]+" 集团与评价机构", "二、", n[1]+" 培训工作", "三、", "", "（一）", n[2]+" 评价总体情况", "（二）", n[3]+" 支撑条件", "（三）", n[4]+" 过程管控", "四、", n[5]+" 2025年打算")...)
		if got != "" {
			t.Errorf("%s: %s is missing", numbers, got)
		}
	}
}

func TestAPartIsMissingForCertainOnlyWhereNothingIsLeftOver(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name   string
		lines  []string
		part   string
		doubts bool
	}{
		{"nothing of the training", reworded("二、", "", "全年开展", ""), "training", false},
		{"nothing of plans", reworded("四、", "", "增加四级", ""), "plans", false},
		{"nothing of the introduction", reworded("一、", "", "学校成立", ""), "basic", false},
		{"a passage before all parts", reworded("一、", "", "学校成立", "我校2015年由三家企业合办，现有教职工六十二人，校区两处。"), "basic", true},
		{"an address before all parts", reworded("一、", "", "学校成立", "按照市人社局的通知要求，现将我校2024年度评价工作的情况汇报如下。"), "basic", false},
		{"founded, address and departments said elsewhere", reworded("一、", "", "学校成立", "", "增加四级", "增加四级认定2批。\n我校成立于2015年，地处屯溪区，下设三个科室，可随时联系。"), "basic", true},
		{"a heading that nobody knows for the training", reworded("二、", "二、练兵", "全年开展", "各车间以老带新，人人过关。"), "training", true},
		{"a heading that nobody knows for the plans", reworded("四、", "四、路", "增加四级", "四级两批。"), "plans", true},
		{"a heading of problems for the plans", reworded("四、", "四、存在问题", "增加四级", "四级太少。"), "plans", false},
		{"the training told under another part", reworded("二、", "", "全年开展", "", "增加四级", "增加四级认定2批。\n我校补贴性的办班由县局安排，学员来自各村，结业后发证。"), "training", true},
	} {
		r := Facts(written("", c.lines...))
		found := false
		for _, f := range r {
			if f.Field == "sections/"+c.part && f.Value == false {
				found = true
				if doubted := f.Query != ""; doubted != c.doubts {
					t.Errorf("%s: doubted %v by %q", c.name, doubted, f.Query)
				}
			}
		}
		if !found {
			t.Errorf("%s: the part is not missing", c.name)
		}
	}
}
