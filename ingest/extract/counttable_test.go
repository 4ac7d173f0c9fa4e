package extract

import (
	"fmt"
	"maps"
	"sort"
	"strings"
	"testing"

	"nianping"
	"nianping/ingest/document"
)

// tabled reads a table under a caption in 三（一） of a report for 2024 and prints what it states, sorted.
func tabled(caption, lines string) string {
	paragraphs := opened("三、评价工作开展情况", "（一）总体情况", "备案职业为电工、焊工、茶艺师，均为五级至一级。2024年开展职业技能等级认定。")
	if caption != "" {
		paragraphs = append(paragraphs, caption)
	}
	var out []string
	letters := map[string]string{"registered": "r", "examined": "e", "passed": "p", "certified": "c", "pass_rate": "%"}
	seen := map[string]bool{}
	for _, f := range readBy(outcomeFacts, written(lines, paragraphs...)) {
		if f.Derived {
			continue
		}
		s := fmt.Sprintf("%s%s%s%v", f.Of.Occupation, f.Of.Level, letters[strings.TrimPrefix(f.Field, "outcomes/")], f.Value)
		if !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	sort.Strings(out)
	return strings.Join(out, " ")
}

// tableCase is a table under a caption ("" for none) and what tabled prints of it.
type tableCase struct{ name, caption, table, want string }

func tables(t *testing.T, cases []tableCase) {
	t.Helper()
	for _, c := range cases {
		if got := tabled(c.caption, c.table); got != c.want {
			t.Errorf("%s\n gives %s\n want  %s", c.name, got, c.want)
		}
	}
}

func TestCountsAreReadFromTablesOfAnyShape(t *testing.T) {
	t.Parallel()
	tables(t, []tableCase{
		{"level rows", "", `
			等级|报考人数|合格人数|通过率
			五级|120|112|93.3%
			四级|158|139|88.0%
			合计|278|251|90.3%`, "%90.3 4%88 4p139 4r158 5%93.3 5p112 5r120 p251 r278"},
		{"a name cut by the end of a page", "", `
			职业|等级|报考|合格
			电工|五级|60|55
			茶艺|五级|30|28
			师|四级|20|19
			^|小计|50|47
			焊工|五级|12|9`, "焊工5p9 焊工5r12 焊工p9 焊工r12 电工5p55 电工5r60 电工p55 电工r60 茶艺师4p19 茶艺师4r20 茶艺师5p28 茶艺师5r30 茶艺师p47 茶艺师r50"},
		{"the levels of each occupation for a remark", "各职业鉴定人数", `
			职业|报考|合格|涉及级别
			电工|60|55|五级、四级
			焊工|30|19|四级、三级`, "焊工p19 焊工r30 电工p55 电工r60"},
		{"how many batches", "各职业鉴定人数", `
			职业|等级|批次|报考|缺考|合格
			电工|五级|3|60|1|55
			焊工|四级|1|20|0|19
			焊工|三级|2|30|2|21
			总计||6|110|3|95`, "p95 r110 焊工3p21 焊工3r30 焊工4p19 焊工4r20 电工5p55 电工5r60"},
		{"how many batches one item had", "专项职业能力考核情况", `
			考核项目|批次|报考|合格
			毛豆腐制作|2|86|81`, "毛豆腐制作p81 毛豆腐制作r86"},
		{"which batch", "各职业鉴定人数", `
			职业|等级|批次|报考|缺考|合格
			电工|五级|1|60|1|55
			电工|五级|2|20|0|19
			总计||–|80|1|74`, "p74 r80"},
		{"level columns", "", `
			指标|五级|四级|合计
			报考人数|120|158|278
			合格人数|112|139|251
			通过率|93.3%|88%|90.3%`, "%90.3 4%88 4p139 4r158 5%93.3 5p112 5r120 p251 r278"},
		{"two-row header over levels", "", `
			职业（工种）|报考人数|<|<|合格人数|<|<
			^|五级|四级|小计|五级|四级|小计
			电工|60|70|130|55|63|118
			焊工|60|88|148|57|76|133
			合计|120|158|278|112|139|251`, "4p139 4r158 5p112 5r120 p251 r278 焊工4p76 焊工4r88 焊工5p57 焊工5r60 焊工p133 焊工r148 电工4p63 电工4r70 电工5p55 电工5r60 电工p118 电工r130"},
		{"occupation cell over its levels", "", `
			职业|等级|报考|合格
			电工|五级|60|55
			^|四级|70|63
			焊工|五级|60|57
			^|四级|88|76
			总计|<|278|251`, "p251 r278 焊工4p76 焊工4r88 焊工5p57 焊工5r60 电工4p63 电工4r70 电工5p55 电工5r60"},
		{"occupation written once, blank below", "", `
			职业|等级|报考|合格
			电工|五级|60|55
			|四级|70|63
			焊工|五级|60|57
			|四级|88|76`, "焊工4p76 焊工4r88 焊工5p57 焊工5r60 电工4p63 电工4r70 电工5p55 电工5r60"},
		{"level over its occupations, subtotals of the level", "", `
			级别|职业|报考|合格
			五级|电工|60|55
			^|茶艺师|20|19
			^|小计|80|74
			四级|电工|70|63
			^|小计|70|63
			总计|<|150|137`, "4p63 4r70 5p74 5r80 p137 r150 电工4p63 电工4r70 电工5p55 电工5r60 茶艺师5p19 茶艺师5r20"},
		{"level written once, blank below", "", `
			级别|职业|报考|合格
			五级|电工|60|55
			|茶艺师|20|19
			|小计|80|74
			四级|电工|70|63
			|合计|150|137`, "5p74 5r80 p137 r150 电工4p63 电工4r70 电工5p55 电工5r60 茶艺师5p19 茶艺师5r20"},
		{"a column within another is a part", "", `
			职业|报考人数|<|合格人数|<
			^|小计|其中：退役军人|小计|其中：退役军人
			电工|60|12|55|10
			焊工|70|9|63|8`, "焊工p63 焊工r70 电工p55 电工r60"},
		{"places are parts of a row that is elsewhere", "附：各考点分布", `
			考点|报考|合格
			城东|60|55
			城西|70|63`, ""},
		{"same as above", "", `
			职业|等级|报考|合格
			电工|五级|60|55
			同上|四级|70|63`, "电工4p63 电工4r70 电工5p55 电工5r60"},
		{"total first, serial numbers", "", `
			序号|职业|报考人数|合格人数|合格率（%）
			合计||278|251|90.3
			1|电工|130|118|90.8
			2|焊工|148|133|89.9`, "%90.3 p251 r278 焊工%89.9 焊工p133 焊工r148 电工%90.8 电工p118 电工r130"},
		{"batch ledger with a total", "附表 各批次情况", `
			批次|时间|职业|等级|报考|合格
			第一批|3月|电工|五级|30|28
			第二批|5月|电工|五级|30|27
			合计|||||55
			`, "p55"},
		{"subtitles in the body", "", `
			等级|报考|合格
			一、电工|<|<
			五级|60|55
			四级|70|63
			小计|130|118
			二、焊工|<|<
			五级|60|57
			小计|60|57`, "焊工5p57 焊工5r60 焊工p57 焊工r60 电工4p63 电工4r70 电工5p55 电工5r60 电工p118 电工r130"},
		{"level glued to occupation", "", `
			职业等级|报考人数|合格人数
			电工五级|60|55
			中级电工|70|63
			焊工（五级）|60|57`, "焊工5p57 焊工5r60 电工4p63 电工4r70 电工5p55 电工5r60"},
		{"header repeated after a page break, units in cells, empty marks", "", `
			职业|报考人数|实考人数|合格人数|获证人数
			电工|130人|128人|118人|/
			职业|报考人数|实考人数|合格人数|获证人数
			焊工|148人|—|133人|无`, "焊工p133 焊工r148 电工e128 电工p118 电工r130"},
		{"metric in the caption", "各职业分等级报考人数统计表", `
			职业|五级|四级|合计
			电工|60|70|130
			焊工|60|88|148
			合计|120|158|278`, "4r158 5r120 r278 焊工4r88 焊工5r60 焊工r148 电工4r70 电工5r60 电工r130"},
		{"pairs in cells", "分级别情况（报考/合格）", `
			职业|五级|四级
			电工|60/55|70/63`, "电工4p63 电工4r70 电工5p55 电工5r60"},
		{"pairs with a total, told in the corner", "", `
			职业（报考/合格）|五级|四级|合计
			电工|—|70/63|70/63
			焊工|44/42|87／81|131/123
			合计|44/42|157/144|201/186`, "4p144 4r157 5p42 5r44 p186 r201 焊工4p81 焊工4r87 焊工5p42 焊工5r44 焊工p123 焊工r131 电工4p63 电工4r70 电工p63 电工r70"},
		{"pairs in brackets, told in the head of each column", "", `
			职业|五级报考（合格）|四级报考（合格）|合计报考（合格）
			电工|—|70（63）|70（63）
			焊工|44（42）|87（81）|131（123）`, "焊工4p81 焊工4r87 焊工5p42 焊工5r44 焊工p123 焊工r131 电工4p63 电工4r70 电工p63 电工r70"},
		{"pairs in brackets in one column, strokes in the next", "", `
			等级|报考（合格）人数|理论/实操合格|合格率
			五级|44（42）|43/42|95.5%
			四级|87（81）|85/82|93.1%`, "4%93.1 4p81 4r87 5%95.5 5p42 5r44"},
		{"one figure where the head tells two", "", `
			等级|报考（合格）人数|合格率
			五级|44|95.5%
			四级|87（81）|93.1%`, "4%93.1 4p81 4r87 5%95.5"},
		{"theory and practice beside the whole", "", `
			等级|报考人数|理论合格|实操合格|综合合格人数|综合合格率
			五级|120|115|113|112|93.3%`, "5%93.3 5p112 5r120"},
		{"a row of rates over the counts of each level", "", `
			时间|五级|<|四级|<|合计|<
			^|报名|合格|报名|合格|报名|合格
			1—6月|108|97|81|66|189|163
			7—12月|74|66|57|49|131|115
			全年|182|163|138|115|320|278
			通过率|89.56%|<|83.33%|<|86.88%|<`, "%86.88 4%83.33 4p115 4r138 5%89.56 5p163 5r182 p278 r320"},
		{"a rate below the first of two counts, half-years beside each other", "", `
			项目|上半年|<|下半年|<|全年|<
			^|报考|合格|报考|合格|报考|合格
			电工|60|55|20|18|80|73
			焊工|30|28|10|9|40|37
			合格率|92.22%||90.00%||91.67%|`, "%91.67 焊工p37 焊工r40 电工p73 电工r80"},
		{"last year beside this year", "", `
			等级|2023年报考|2024年报考|2023年合格|2024年合格
			五级|100|120|90|112`, "5p112 5r120"},
		{"form", "", `
			报考人数|313|实考人数|305
			合格人数|263|通过率|86.2%`, "%86.2 e305 p263 r313"},
		{"one row of numbers", "", `
			报考人数|实考人数|合格人数|合格率
			313|305|263|86.2%`, "%86.2 e305 p263 r313"},
		{"share beside counts", "", `
			等级|报考人数|占比|合格人数|占比
			五级|120|43.2%|112|44.6%`, "5p112 5r120"},
		{"plan for next year", "2025年评价计划表", `
			职业|等级|报考人数|合格人数
			电工|五级|60|55`, ""},
		{"short words for levels", "", `
			级别|报名人数|通过人数
			初级|120|112
			中级|158|139
			高级|30|22
			技师|10|6`, "2p6 2r10 3p22 3r30 4p139 4r158 5p112 5r120"},
		{"levels with roman numbers and counts turned", "", `
			|Ⅴ级|Ⅳ级|Ⅲ级|合计
			报考|120|158|30|308
			合格|112|139|22|273`, "3p22 3r30 4p139 4r158 5p112 5r120 p273 r308"},
		{"rates as decimals", "", `
			等级|报考|合格|合格率
			五级|120|112|0.933
			四级|158|139|0.88`, "4%88 4p139 4r158 5%93.3 5p112 5r120"},
		{"department rows are no occupations", "各车间报考情况", `
			车间|报考|合格
			一车间|60|55
			二车间|70|63
			合计|130|118`, "p118 r130"},
		{"pairs in a row", "", `
			级别|五级|四级|合计
			报名/合格|142/130|109/95|251/225
			通过率|91.5%|87.2%|89.6%`, "%89.6 4%87.2 4p95 4r109 5%91.5 5p130 5r142 p225 r251"},
		{"occupations within cells", "", `
			职业技能等级认定|报考人数|合格人数
			五级|55人|50人
			按职业|电工118人|电工100人
			|焊工53人|焊工48人`, "5p50 5r55 焊工p48 焊工r53 电工p100 电工r118"},
		{"men and women", "", `
			等级|报考人数|其中：男|其中：女|合格人数
			五级|120|80|40|112`, "5p112 5r120"},
		{"parts of a total beside 其中", "", `
			工种|等级|报名（人）|考核（人）|合格（人）
			电工|初级工|60|58|55
			焊工|初级工|20|20|19
			合计|<|80|78|74
			其中|初级工|80|78|74`, "5e78 5p74 5r80 e78 p74 r80 焊工5e20 焊工5p19 焊工5r20 电工5e58 电工5p55 电工5r60"},
		{"levels of all batches together", "", `
			批次|等级|报考|合格
			第一批|五级|44|36
			^|四级|61|42
			^|小计|105|78
			第二批|五级|39|33
			^|小计|39|33
			两批合计|五级|83|69
			^|四级|61|42
			^|总计|144|111`, "4p42 4r61 5p69 5r83 p111 r144"},
		{"subtotals of half years are no totals", "", `
			时段|工种|等级|报考|合格
			上半年|电工|五级|18|17
			^|小计|<|18|17
			时段|工种|等级|报考|合格
			下半年|电工|四级|22|18
			^|小计|<|22|18
			全年合计|<|<|40|35`, "p35 r40"},
		{"items across, counts down", "专项职业能力考核", `
			考核项目|徽菜制作|毛豆腐制作|合计
			报名人数|96人|54人|150人
			参加考核|95人|52人|147人
			合格人数|91人|47人|138人`, "e147 p138 r150 徽菜制作e95 徽菜制作p91 徽菜制作r96 毛豆腐制作e52 毛豆腐制作p47 毛豆腐制作r54"},
		{"a label with the total of its rows", "", `
			合计|职业|五级|四级
			报考97|电工|48|37
			^|焊工|12|/
			合格87|电工|45|31
			^|焊工|11|/`, "p87 r97 焊工5p11 焊工5r12 电工4p31 电工4r37 电工5p45 电工5r48"},
		{"a header of totals over labels", "", `
			合计|报考|合格
			^|157|129
			电工四级|121|104
			电工三级|36|25`, "p129 r157 电工3p25 电工3r36 电工4p104 电工4r121"},
		{"places are no occupations, their rows parts of one", "", `
			职业|报考|合格
			东校区|<|<
			电工|60|55
			东区小计|60|55
			西校区|<|<
			电工|20|18
			西区小计|20|18`, ""},
		{"three counts a cell, as the caption lists them", "各格为报名人数/合格人数/合格率", `
			级别\\工种|全校|电工|焊工
			五级|120/112/93.3%|70/66/94.3%|50/46/92.0%
			四级|—|—|—
			各级合计|120/112/93.3%|70/66/94.3%|50/46/92.0%`, "%93.3 5%93.3 5p112 5r120 p112 r120 焊工%92 焊工5%92 焊工5p46 焊工5r50 焊工p46 焊工r50 电工%94.3 电工5%94.3 电工5p66 电工5r70 电工p66 电工r70"},
		{"three counts a cell with dashes, listed below the head", "", `
			工种|五级|四级|本工种小计
			（报名—实考—通过）|<|<|<
			电工|70—68—66|30—30—25|100—98—91
			本级小计|70—68—66|30—30—25|100—98—91`, "4e30 4p25 4r30 5e68 5p66 5r70 e98 p91 r100 电工4e30 电工4p25 电工4r30 电工5e68 电工5p66 电工5r70 电工e98 电工p91 电工r100"},
		{"a word before each count of a cell", "", `
			等级|电工|焊工|全厂
			五级|报60 过55|报20 过18|报80 过73
			四级|未开|报9 过7|报9 过7
			小计|报60 过55|报29 过25|报89 过80`, "4p7 4r9 5p73 5r80 p80 r89 焊工4p7 焊工4r9 焊工5p18 焊工5r20 焊工p25 焊工r29 电工5p55 电工5r60 电工p55 电工r60"},
		{"the level in the caption", "表2　四级（中级工）认定结果", `
			职业|报考|合格
			小计|148|133
			电工|60|57
			焊工|88|76`, "4p133 4r148 焊工4p76 焊工4r88 电工4p57 电工4r60"},
		{"a level of all occupations behind the word for them", "", `
			职业|等级|报考|合格
			电工|五级|60|55
			焊工|五级|20|18
			所有工种|五级|80|73
			总计|<|80|73`, "5p73 5r80 p73 r80 焊工5p18 焊工5r20 电工5p55 电工5r60"},
		{"one quarter of several says nothing of the year, but alone it does", "表3　一季度认定（报考80人）", `
			职业|等级|报考|合格
			电工|五级|60|55`, "电工5p55 电工5r60"},
		{"batches across, the year behind them", "", `
			批次|第1批|第2批|全年
			开考|2月20日|5月8日|2批
			报考人数|58|61|119`, "r119"},
		{"sites beside the whole", "", `
			职业|等级|黎阳|<|新潭|<|全校|<
			^|^|报考|合格|报考|合格|报考|合格
			电工|五级|20|18|40|37|60|55
			电工|四级|10|8|20|17|30|25`, "电工4p25 电工4r30 电工5p55 电工5r60"},
	})
}

func TestTablesOfPartsOfTheYearAreNoRowsOfIt(t *testing.T) {
	doc := written("职业|等级|报考|合格\n电工|五级|120|112\n总计|<|120|112", opened("三、评价工作开展情况", "（一）总体情况", "2024年开展职业技能等级认定。", "表3　全年汇总")...)
	whole := doc.Body[len(doc.Body)-2:]
	var parts []document.Block
	for i, c := range []string{"表1　一季度等级认定（报考70人，合格66人）", "表2　三季度等级认定（报考50人，合格46人）"} {
		n := []string{"70|66", "50|46"}[i]
		parts = append(parts, document.P(&document.Paragraph{Text: c}), document.T(grid("职业|等级|报考|合格\n电工|五级|"+n)))
	}
	doc.Body = append(doc.Body[:len(doc.Body)-2:len(doc.Body)-2], append(parts, whole...)...)
	got := map[string]bool{}
	for _, f := range readBy(outcomeFacts, doc) {
		if !f.Derived && f.Field == "outcomes/registered" {
			got[fmt.Sprint(f.Of.Occupation, f.Of.Level, f.Value)] = true
		}
	}
	if want := map[string]bool{"电工5120": true, "120": true}; !maps.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

func TestATotalOfSeveralProgrammesIsOfNone(t *testing.T) {
	t.Parallel()
	facts := Facts(written(`
		类型|职业（项目）|等级|报名人数|获证人数
		职业技能等级认定|电工|五级|60|55
		^|焊工|五级|20|19
		^|小计|<|80|74
		专项职业能力考核|歙砚制作|—|35|31
		总计|<|<|115|105`,
		opened("三、评价工作开展情况", "（一）总体情况", "备案电工（五级、四级）、焊工（五级）2个职业的职业技能等级认定，以及歙砚制作1项专项职业能力考核。全年情况：")...))
	if got, want := printed("scope/occupation", facts), "=电工 =焊工 =歙砚制作"; got != want {
		t.Errorf("scope %s, want %s", got, want)
	}
	got := map[string]string{}
	for _, f := range facts {
		if f.Field == "outcomes/registered" && f.Of.Occupation == "" && f.Of.Level == "" && !f.Derived {
			got[fmt.Sprint(f.Value)] = string(f.Of.Programme)
		}
	}
	if p, ok := got["115"]; !ok || p != "" || got["80"] != "skill_level" {
		t.Errorf("programmes of the totals: %v", got)
	}
}

func TestATotalOfRowsOfOneProgrammeIsOfIt(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, table, want string }{
		{"levels", "级别|报考人数|合格人数\n五级|60|55\n四级|20|19\n合计|80|74", "skill_level"},
		{"levels across", "指标|五级|四级|总计\n报考人数|60|20|80\n合格人数|55|19|74", "skill_level"},
		{"items", "项目|报考人数|合格人数\n歙砚制作|35|31\n徽州竹编|45|40\n合计|80|71", "specialised"},
		{"both", "项目|报考人数|合格人数\n电工|25|20\n焊工|20|20\n歙砚制作|35|31\n合计|80|71", ""},
		{"a whole programme beside levels", "类别|报考人数|合格人数\n五级|25|20\n四级|20|20\n专项职业能力考核|35|31\n合计|80|71", ""},
	} {
		facts := Facts(written(c.table, opened("三、评价工作开展情况", "（一）总体情况", "备案电工（五级、四级）、焊工（五级）的职业技能等级认定，专项职业能力考核项目为歙砚制作、徽州竹编。",
			"职业技能等级认定和专项职业能力考核全年开展，统计如下表。", "分类统计表")...))
		found := false
		for _, f := range facts {
			if f.Field == "outcomes/registered" && f.Of.Occupation == "" && f.Of.Level == "" && !f.Derived && f.Value == 80 {
				found = true
				if got := string(f.Of.Programme); got != c.want {
					t.Errorf("%s: the total is of %q, want %q", c.name, got, c.want)
				}
			}
		}
		if !found {
			t.Errorf("%s: no total of 80", c.name)
		}
	}
}

func TestARowOfWordsBehindABlankRowBeginsATable(t *testing.T) {
	t.Parallel()
	hold(t, func(s string) string { return tabled("", s) }, [][3]string{
		{"where candidates come from", `
			职业|报考人数|获证人数|
			电工|60|55|
			焊工|70|63|
			|||
			生源|本厂职工|社会人员|学生
			人次|100|20|10`, "焊工c63 焊工r70 电工c55 电工r60"},
		{"a note below it is read", `
			职业|报考人数|获证人数|
			电工|60|55|
			焊工|70|63|
			|||
			生源|本厂职工|社会人员|学生
			人数|100|20|10
			|||
			说明：焊工三级报考9人，均来自本厂设备车间。|<|<|<`, "焊工3r9 焊工c63 焊工r70 电工c55 电工r60"},
		{"a blank row alone begins none", `
			职业|报考人数|获证人数
			电工|60|55
			||
			焊工|70|63
			合计|130|118`, "c118 r130 焊工c63 焊工r70 电工c55 电工r60"},
		{"a measure is no occupation", `
			职业|报考人数|获证人数
			电工|60|55
			焊工|70|63
			合计人数|130|118`, "焊工c63 焊工r70 电工c55 电工r60"},
	})
}

// What a name's sentence says of its programme is less than what the table says of itself.
func TestATableIsOfTheProgrammeOfItsCaption(t *testing.T) {
	t.Parallel()
	const table = `
		工种|级别|报考|合格
		电工|五级|30|28
		剪纸制作|四级|12|9`
	for _, c := range []struct{ scope, caption, want string }{
		{"备案工种1个、专项职业能力项目2个：电工（五级），剪纸制作，砖雕制作。", "附表 职业技能等级认定各工种人数", "电工=skill_level 剪纸制作=skill_level"},
		{"备案工种1个、专项职业能力项目2个：电工（五级），剪纸制作，砖雕制作。", "附表 等级认定和专项职业能力考核人数", "电工=skill_level 剪纸制作=specialised"},
	} {
		got := map[string]nianping.Programme{}
		doc := written(table, opened("三、评价工作开展情况", "（一）总体情况", c.scope, "全年开展职业技能等级认定42人；专项职业能力考核20人，全部合格。", c.caption)...)
		for _, f := range readBy(outcomeFacts, doc) {
			if f.Of.Occupation != "" {
				got[f.Of.Occupation] = f.Of.Programme
			}
		}
		if s := fmt.Sprintf("电工=%s 剪纸制作=%s", got["电工"], got["剪纸制作"]); s != c.want {
			t.Errorf("%s: %s, want %s", c.caption, s, c.want)
		}
	}
}

func TestASentenceWhoseFigureATableAddsUpToNamesItsOccupation(t *testing.T) {
	t.Parallel()
	const mine, all = "电工 4", " 4"
	for _, c := range []struct{ before, table, want string }{
		{"电工全年报考69人，合格52人，是三个职业里人数最多的。两个等级各自的情形是：", "|四级|三级\n报考|43|26\n合格|34|18", mine},
		{"电工全年报考69人，合格52人，比上年多7人，合格率有所提高，较为理想。", "等级|报考|合格\n四级|43|34\n三级|26|18", mine},
		{"电工全年报考69人，合格52人，比上年多7人。", "等级|报考|合格\n四级|43|34\n三级|26|18", mine},
		{"电工全年报考69人，合格52人（2022年为77人）。", "等级|报考|合格\n四级|43|34\n三级|26|18", mine},
		{"2022年全市电工报考69人，合格52人。", "等级|报考|合格\n四级|43|34\n三级|26|18", ""}, // of others
		{"电工全年报考69人，合格52人，是三个职业里最多的。\n两个等级各自的情形是：", "等级|报考|合格\n四级|43|34\n三级|26|18", mine},
		{"电工报考的有69人，合格52人，比上年多7人，合格率有所提高，较为理想。", "等级|报考|合格\n四级|43|34\n三级|26|18\n合计|69|52", mine},
		{"电工全年报考40人，合格32人，是三个职业里人数最多的。两个等级各自的情形是：", "等级|报考|合格\n四级|43|34\n三级|26|18", all},     // of all
		{"电工全年报考69人，合格52人，比焊工多了不少，合格率也比焊工要高一些。等级情况如下：", "等级|报考|合格\n四级|43|34\n三级|26|18", all}, // of two
	} {
		got := map[string]bool{}
		doc := written(c.table, append(opened("三、评价工作开展情况", "（一）总体情况", "备案职业：电工（四级、三级）、焊工（四级、三级）、钳工（四级）。"), strings.Split(c.before, "\n")...)...)
		for _, f := range readBy(outcomeFacts, doc) {
			if f.Of.Level == "4" && f.Field == "outcomes/registered" {
				got[f.Of.Occupation+" 4"] = true
			}
		}
		if c.want == "" && len(got) > 0 || c.want != "" && (len(got) != 1 || !got[c.want]) {
			t.Errorf("%s: %v, want %q", c.before, got, c.want)
		}
	}
}
