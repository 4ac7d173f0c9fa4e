package extract

import "testing"

func TestPartsOfATableAreNoWholes(t *testing.T) {
	t.Parallel()
	tables(t, []tableCase{
		{"sites before occupations", "", `
			考点|职业|报考|合格
			东区|电工|20|18
			西区|电工|20|17
			合计||40|35`, "p35 r40"},
		{"sites with the sum of each occupation", "", `
			职业|考点|报考|合格
			电工|东区|20|18
			电工|西区|25|20
			电工|小计|45|38`, "电工p38 电工r45"},
		{"a level's subtotal in a cell over its occupations", "", `
			等级|职业|报考|合格
			五级|电工|40|36
			^|焊工|20|18
			五级小计|<|60|54
			四级|电工|30|25
			四级小计|<|30|25
			合计|<|90|79`, "4p25 4r30 5p54 5r60 p79 r90 焊工5p18 焊工5r20 电工4p25 电工4r30 电工5p36 电工5r40"},
		{"an occupation's subtotal below its levels", "", `
			职业|等级|报考|合格
			电工|五级|40|36
			^|四级|30|25
			电工小计||70|61
			焊工|五级|20|18
			焊工小计||20|18`, "焊工5p18 焊工5r20 焊工p18 焊工r20 电工4p25 电工4r30 电工5p36 电工5r40 电工p61 电工r70"},
		{"single exams beside the whole", "", `
			等级|报考人数|理论成绩合格人数|技能成绩合格人数|评定合格人数
			五级|40|38|37|36`, "5p36 5r40"},
		{"single exams alone", "", `
			等级|报考人数|理论成绩合格人数|技能成绩合格人数
			五级|40|38|37`, "5r40"},
		{"first and second sittings", "", `
			职业|首考|<|补考|<
			^|报考|合格|报考|合格
			电工|40|30|10|6`, ""},
		{"shares below the count that they are of", "", `
			等级|报考|<|合格|<
			^|人数|占比|人数|合格率
			五级|40|57.1|36|90%
			合计|70|100|61|87.1%`, "%87.1 5%90 5p36 5r40 p61 r70"},
		{"quarters across", "", `
			指标|一季度|二季度|三季度|四季度|全年
			报考|10|20|30|40|100
			合格|9|18|25|33|85`, "p85 r100"},
		{"levels below the count that they divide", "", `
			项目|数量
			报考总人数|70
			其中五级|40
			四级|30
			合格总人数|61
			其中五级|36
			四级|25
			培训|44`, "4p25 4r30 5p36 5r40 p61 r70"},
		{"an occupation with all its levels", "", `
			职业（等级）|报考|合格
			电工（五级至三级）|80|68
			焊工（五级、四级）|35|30`, "焊工p30 焊工r35 电工p68 电工r80"},
		{"an occupation with several levels twice", "", `
			职业（等级）|报考|合格
			电工（五级、四级）|80|68
			电工（三级、二级）|35|30`, ""},
		{"batches counted by the header", "", `
			职业|认定批次数|报考|合格
			电工|1|40|36
			焊工|2|20|18`, "焊工p18 焊工r20 电工p36 电工r40"},
		{"batches counted without a total", "", `
			职业|批次|报考|合格
			电工|3|40|36
			焊工|2|20|18`, "焊工p18 焊工r20 电工p36 电工r40"},
		{"batches by number", "", `
			职业|批次|报考|合格
			电工|1|40|36
			焊工|2|20|18`, ""},
	})
}

func TestAParagraphOnSeveralProgrammesGivesItsTableNone(t *testing.T) {
	t.Parallel()
	doc := written("职业|等级|报考|合格\n电工|五级|40|36", opened("三、评价工作开展情况", "（一）总体情况",
		"备案职业为电工、焊工，均为五级至一级；专项职业能力考核项目为歙砚制作、徽州竹编。2024年开展职业技能等级认定和专项职业能力考核。")...)
	for _, f := range readBy(outcomeFacts, doc) {
		if f.Of.Occupation == "电工" && f.Of.Programme != "skill_level" {
			t.Errorf("%v", f)
		}
	}
}

func TestTheCaptionAndTheNextHeadTellWhatIsCounted(t *testing.T) {
	t.Parallel()
	tables(t, []tableCase{
		{"the sides of a slash", "表2　各职业评价人数（斜线前为报考人数，斜线后为合格人数）", `
			职业|级别|<|合计
			^|五级|四级|^
			电工|146/135|98/86|244/221`, "电工4p86 电工4r98 电工5p135 电工5r146 电工p221 电工r244"},
		{"the sides of a slash the other way", "表2　各职业评价人数（分子为合格人数，分母为报考人数）", `
			职业|五级|四级
			电工|135/146|86/98`, "电工4p86 电工4r98 电工5p135 电工5r146"},
		{"what the rows are sorted by", "分职业情况，按报考人数从高到低为：", `
			项目|电工|焊工
			报考人数（人）|215|103
			合格人数（人）|191|87
			其中：高级工合格（人）|22|8`, "焊工3p8 焊工p87 焊工r103 电工3p22 电工p191 电工r215"},
		{"a second head", "", `
			级别|报考人数|实考人数|合格人数
			五级/初级工|82|80|72
			四级/中级工|40|38|30
			合计|122|118|102
			|||
			按工种|<|<|<
			工种|五级|四级|小计
			|报考|报考|报考
			电工|62|25|87`, "4e38 4p30 4r40 5e80 5p72 5r82 e118 p102 r122 电工4r25 电工5r62 电工r87"},
	})
}
