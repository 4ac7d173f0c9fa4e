package extract

import "testing"

func TestExpertsWhoAreAskedInAreCountedAndDoubted(t *testing.T) {
	t.Parallel()
	for said, want := range map[string]string{
		"遇到拿不准的题，请市妇幼保健院、徽幼师专的4位专家把关。": "experts=4?",
		"专业问题聘请横江学院的3名专家会诊。":           "experts=3?",
		"题库由考务组编写，邀请市行业协会5位专家审题。":      "experts=5?",
		"技能操作难题，商请省内6名行业专家论证。":         "experts=6?",
		"年内邀请2位技术专家担任评审。":              "experts=2?",
		"入库专家7人，另请市里的2位专家审题。":          "experts=7",
		"每批考试请2位专家把关。":                 "",
		"请专家把关4次。":                     "",
		"4位专家的意见都已采纳。":                 "",
		"题目请4位考生试做。":                   "",
	} {
		got := ""
		for _, f := range readBy(staffFacts, written("", opened("三、评价工作开展情况", "（二）基础建设情况", said)...)) {
			if got = printed("staff/", []Fact{f}); f.Doubt != "" {
				got += "?"
			}
		}
		if got != want {
			t.Errorf("%s\n gives %s\n want  %s", said, got, want)
		}
	}
}
