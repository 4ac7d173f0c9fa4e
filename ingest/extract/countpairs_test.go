package extract

import "testing"

// What the cells of a table hold is told by whatever words stand about it, borne out by the figures.
func TestSeveralCountsOfACellAreTold(t *testing.T) {
	t.Parallel()
	const rows = `
			职业|级　别|<|<|合计|通过率（%）
			^|五级|四级|三级||
			电工|60/55|70/63|20/15|150/133|88.67
			焊工|40/36|—|—|40/36|90.00
			总计|100/91|70/63|20/15|190/169|88.95
			通过率（%）|91.00|90.00|75.00|88.95|/`
	const read = "%88.95 3%75 3p15 3r20 4%90 4p63 4r70 5%91 5p91 5r100 p169 r190 焊工%90 焊工5p36 焊工5r40 焊工p36 焊工r40 电工%88.67 电工3p15 电工3r20 电工4p63 电工4r70 电工5p55 电工5r60 电工p133 电工r150"
	tables(t, []tableCase{
		{"before and behind the stroke", "表2 各职业各级别评价人数（斜线前为报考人数，斜线后为合格人数，通过率按报考人数计算）", rows, read},
		{"the former and the latter", "各职业分等级人数，前者为报名人数、后者为合格人数", rows, read},
		{"nothing but the rates tells", "各职业分等级情况", rows, read},
		{"below the table", "各职业分等级情况", `
			职业|五级|四级|合计
			电工|60(55)|70(63)|130(118)
			焊工|40(36)|20(12)|60(48)
			注：括号外为报考人数，括号内为合格人数|<|<|<`, "焊工4p12 焊工4r20 焊工5p36 焊工5r40 焊工p48 焊工r60 电工4p63 电工4r70 电工5p55 电工5r60 电工p118 电工r130"},
		{"passed first", "分职业统计表（分子为合格人数，分母为报考人数）", `
			职业|五级|四级
			电工|55/60|63/70
			焊工|36/40|12/20`, "焊工4p12 焊工4r20 焊工5p36 焊工5r40 电工4p63 电工4r70 电工5p55 电工5r60"},
		{"words against the figures", "分职业合格人数与报考人数统计", `
			职业|五级|四级
			电工|60/55|70/63
			焊工|40/36|20/12`, "焊工4p12 焊工4r20 焊工5p36 焊工5r40 电工4p63 电工4r70 电工5p55 电工5r60"},
		{"three of a cell", "各级别人数，依次是报考、实考和合格", `
			职业|五级|四级
			电工|60/58/55|70/66/63
			焊工|40/40/36|20/18/12`, "焊工4e18 焊工4p12 焊工4r20 焊工5e40 焊工5p36 焊工5r40 电工4e66 电工4p63 电工4r70 电工5e58 电工5p55 电工5r60"},
		{"men and women", "各职业考生男女人数", `
			职业|五级|四级
			电工|60/55|70/63
			焊工|40/36|20/12`, ""},
	})
}

// Tables that stand below each other in one grid are read each under its own head.
func TestTablesBelowEachOtherAreReadUnderTheirOwnHeads(t *testing.T) {
	t.Parallel()
	const above = `
			级别|报考人数|实考人数|合格人数|通过率||
			五级|100|98|91|91%||
			四级|70|69|63|90%||
			合计|170|167|154|90.6%||`
	const levels = "%90.6 4%90 4e69 4p63 4r70 5%91 5e98 5p91 5r100 e167 p154 r170"
	const cross = "%90.6 4%90 4e69 4p63 4r70 5%91 5e98 5p91 5r100 e167 p154 r170 焊工4p3 焊工4r5 焊工5p36 焊工5r40 焊工p39 焊工r45 电工4p60 电工4r65 电工5p55 电工5r60 电工p115 电工r125"
	for _, c := range []struct{ name, below, want string }{
		{"levels over two counts", `
			||||||
			2.按工种（从多到少）||||||
			工种|五级|<|四级|<|小计|<
			^|报考|合格|报考|合格|报考|合格
			电工|60|55|65|60|125|115
			焊工|40|36|5|3|45|39`, cross},
		{"a title alone between", `
			二、分职业|<|<|<|<|<|<
			工种|五级|<|四级|<|小计|<
			^|报考|合格|报考|合格|报考|合格
			电工|60|55|65|60|125|115
			焊工|40|36|5|3|45|39`, cross},
		{"nothing between", `
			工种|五级|<|四级|<|小计|<
			^|报考|合格|报考|合格|报考|合格
			电工|60|55|65|60|125|115
			焊工|40|36|5|3|45|39`, cross},
		{"counts over levels", `
			||||||
			工种|报考|<|<|合格|<|<
			^|五级|四级|小计|五级|四级|小计
			电工|60|65|125|55|60|115
			焊工|40|5|45|36|3|39`, cross},
		{"one count under levels", `
			分职业报考人数|<|<|<|<|<|<
			职业|五级|四级|合计|||
			电工|60|65|125|||
			焊工|40|5|45|||`, levels + " 焊工4r5 焊工5r40 焊工r45 电工4r65 电工5r60 电工r125"},
		{"occupations over two counts", `
			||||||
			各工种情况||||||
			级别|电工|<|焊工|<||
			^|报考|合格|报考|合格||
			五级|60|55|40|36||
			四级|65|60|5|3||
			合计|125|115|45|39||`, cross},
		{"other counts by occupation, nothing between", `
			职业|报考|合格|通过率|||
			电工|125|115|92%|||
			焊工|45|39|86.7%|||`, "%90.6 4%90 4e69 4p63 4r70 5%91 5e98 5p91 5r100 e167 p154 r170 焊工%86.7 焊工p39 焊工r45 电工%92 电工p115 电工r125"},
	} {
		if got := tabled("评价数据", above+c.below); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}
