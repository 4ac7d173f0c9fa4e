package extract

import (
	"fmt"
	"strings"
	"testing"
)

// candidateSources reads paragraphs of 三（一） and prints the sources: name, count and share with %, what is not stated left out.
func candidateSources(paragraphs ...string) string { return tabledSources("", paragraphs...) }

// tabledSources reads a table behind the paragraphs too.
func tabledSources(table string, paragraphs ...string) string {
	doc := written(table, append(opened("三、评价工作开展情况", "（一）总体情况"), paragraphs...)...)
	out, row := "", 0
	for _, f := range readBy(sourceFacts, doc) {
		if f.Of.Row != row && row > 0 {
			out += "; "
		}
		row = f.Of.Row
		switch f.Field {
		case "candidate_sources/source":
			out += fmt.Sprint(f.Value)
		case "candidate_sources/count":
			out += fmt.Sprint(" ", f.Value)
		case "candidate_sources/share":
			out += fmt.Sprint(" ", f.Value, "%")
		}
	}
	return out
}

func TestSourcesOfCandidatesAreReadWholeWithTheirFigures(t *testing.T) {
	for said, want := range map[string]string{
		"考生主要来源：本厂在岗工人占64%，太平、祁门两县林场职工占26%，中职学校学生占10%。":             "本厂在岗工人 64%; 太平、祁门两县林场职工 26%; 中职学校学生 10%",
		"本年度考生中本校在籍学生320人，占64.0%；园区企业员工130人，占26.0%；社会人员50人，占10.0%。": "本校在籍学生 320 64%; 园区企业员工 130 26%; 社会人员 50 10%",
		"考生以本矿职工为主，共210人，占84%；其余40人为外包队工人，占16%。":                    "本矿职工 210 84%; 外包队工人 40 16%",
		"考生五成为酒店员工和厨师，四成为旅游院校学生，一成为村民。":                             "酒店员工和厨师 50%; 旅游院校学生 40%; 村民 10%",
		"2.考生来源。考生主要为本公司船员88人，另有协作船队水手12人。":                         "本公司船员 88",
		"2.考生来源。本公司船员88人，协作船队员工12人。":                                "本公司船员 88; 协作船队员工 12",
		"考生主要来源于本校培训学员300人、社会人员20人。":                                "本校培训学员 300; 社会人员 20",
		"考生来自于本公司职工和周边村民。":                                          "本公司职工; 周边村民",
		"考生为本公司职工和劳务派遣装卸工。":                                         "本公司职工; 劳务派遣装卸工",
		"考生全部为景区员工，其中东区20人、西区30人。":                                  "景区员工",
		"考生均为集团员工，其中主厂员工60人、分厂员工35人。":                               "主厂员工 60; 分厂员工 35",
		"考生中男性120人、女性80人，35岁以下90人。":                                 "",
		"考生报考210人，合格190人。":                                          "",
	} {
		if got := candidateSources(said); got != want {
			t.Errorf("%s\n%s\nwant %s", said, got, want)
		}
	}
	if got := candidateSources("（3）考生来源", "• 本乡茶农，60人；", "• 茶厂工人，25人。", "全年报名85人，合格80人。"); got != "本乡茶农 60; 茶厂工人 25" {
		t.Errorf("items below a line: %s", got)
	}
	if got := candidateSources("考生来源以上年为准：本校学生占90%。"); strings.Contains(got, "90") {
		t.Errorf("the year before: %s", got)
	}
}

func TestSourcesOfCandidatesAreReadFromTables(t *testing.T) {
	for name, c := range map[string]struct{ caption, table, want string }{
		"counts and shares": {"考生来源。全年考生按来源划分如下：", `
			来源|人数|占比
			本院护理员、居家服务员|104|26.9%
			县内养老机构|141|36.4%
			合计|245|63.3%`, "本院护理员、居家服务员 104 26.9%; 县内养老机构 141 36.4%"},
		"shares alone": {"考生构成", `
			考生来源|占考生比例（%）
			在校学生|46
			企业员工|54`, "在校学生 46%; 企业员工 54%"},
		"across": {"", `
			来源|在校学生|企业员工|合计
			人数|46|54|100
			占比|46%|54%|100%`, "在校学生 46 46%; 企业员工 54 54%"},
		"numbered rows": {"考生来源情况表", `
			序号|类别|人数
			1|在校学生|46
			2|企业员工|54`, "在校学生 46; 企业员工 54"},
		"counts of who registered": {"", `
			考生类别|报考人数
			在校学生|46
			企业员工|54`, "在校学生 46; 企业员工 54"},
		"levels are no sources":    {"考生来源见上，分级别情况：", "级别|人数\n五级|46\n四级|54", ""},
		"where money comes from":   {"", "经费来源|金额\n财政|46\n自筹|54", ""},
		"where examiners are from": {"考评员名单", "姓名|来源单位|职业\n王建国|电工厂|电工", ""},
	} {
		if got := tabledSources(c.table, c.caption); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}
