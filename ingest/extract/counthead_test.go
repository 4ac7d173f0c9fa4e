package extract

import (
	"fmt"
	"strings"
	"testing"

	"nianping"
)

func TestLevelsAreToldBelowAHeaderOfTheirOwn(t *testing.T) {
	t.Parallel()
	tables(t, []tableCase{
		{"levels of one character below their header", "", `
			职业|报考|<|<|合格|<|<|合格率
			^|等级|<|计|等级|<|计|^
			^|五|四|^|五|四|^|^
			电工|60|40|100|52|32|84|84.0%
			焊工|50|38|88|45|31|76|86.4%
			合计|110|78|188|97|63|160|85.1%`,
			"%85.1 4p63 4r78 5p97 5r110 p160 r188 焊工%86.4 焊工4p31 焊工4r38 焊工5p45 焊工5r50 焊工p76 焊工r88 电工%84 电工4p32 电工4r40 电工5p52 电工5r60 电工p84 电工r100"},
		{"levels written out below their header", "", `
			职业|报考|<|<|合格|<|<
			^|等级|<|小计|等级|<|小计
			^|五级|四级|^|五级|四级|^
			电工|60|40|100|52|32|84
			焊工|50|38|88|45|31|76`, "焊工4p31 焊工4r38 焊工5p45 焊工5r50 焊工p76 焊工r88 电工4p32 电工4r40 电工5p52 电工5r60 电工p84 电工r100"},
		{"one character a row", "", `
			等级|报考|合格
			五|60|52
			四|40|32
			合计|100|84`, "4p32 4r40 5p52 5r60 p84 r100"},
		{"numbers of a list are no levels", "", `
			序号|职业|报考|合格
			一|电工|60|52
			二|焊工|40|32
			|合计|100|84`, "p84 r100 焊工p32 焊工r40 电工p52 电工r60"},
	})
}

func TestRowsOfOtherYearsAreNotTheYears(t *testing.T) {
	t.Parallel()
	tables(t, []tableCase{
		{"three years and their total", "", `
			年度|报考人数|合格人数|通过率
			2022|150|120|80.0%
			2023|198|170|85.9%
			2024|236|209|88.6%
			合计|584|499|85.4%`, "%88.6 p209 r236"},
		{"years beside levels", "", `
			年份|等级|报考|合格
			2023年|五级|98|70
			^|四级|60|50
			2024年|五级|120|109
			^|四级|70|61`, "4p61 4r70 5p109 5r120"},
		{"the year alone", "", `
			年度|等级|报考|合格
			2024|五级|120|109
			2024|四级|70|61`, "4p61 4r70 5p109 5r120"},
	})
}

// The rate of those who sat is right where the report says who registered and who did not come.
func TestARateMayBeOfThoseWhoSat(t *testing.T) {
	t.Parallel()
	rates := func(table string, paragraphs ...string) string {
		doc := inPart("（一）总体情况", table, append([]string{"备案职业为电工、焊工，均为五级、四级。2024年开展职业技能等级认定。"}, paragraphs...)...)
		var out []string
		for _, f := range nianping.RunChecks(&nianping.Case{Report: Assemble("x.docx", "", "docx", Facts(doc))}) {
			if f.Code == "RATE_MISMATCH" {
				out = append(out, fmt.Sprint(f.Formula))
			}
		}
		return strings.Join(out, " ")
	}
	hold(t, func(s string) string { return rates("", s) }, [][2]string{
		{"全年报考100人，缺考4人，合格率按实考计算为87.5%，合格84人。", ""},
		{"五级报考60人，缺考10人，合格45人，合格率90%；四级报考40人，缺考3人，合格32人，合格率80%。", ""},
		{"五级报考60人，缺考10人，合格45人，合格率92%。", "45÷60=75.00%，文中92%"},
		{"全年报考100人，合格84人，合格率87.5%。", "84÷100=84.00%，文中87.5%"},
		{"全年报考100人，合格84人，合格率87.5%。去年缺考4人。", "84÷100=84.00%，文中87.5%"},
	})
	hold(t, func(s string) string { return rates(s) }, [][2]string{
		{`等级|报考|缺考|合格|合格率
		五级|60|10|45|90%
		四级|40|0|32|80%
		合计|100|10|77|85.6%`, ""},
		{`项目|五级|四级
		报考|60|40
		缺考|10|0
		合格|45|32
		合格率|90%|80%`, ""},
		{`等级|报考|缺考|合格|合格率
		五级|60|10|45|95%
		四级|40|0|32|80%`, "45÷60=75.00%，文中95%"},
	})
}
