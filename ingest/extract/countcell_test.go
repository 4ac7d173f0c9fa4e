package extract

import "testing"

func TestTheFiguresOfACellCountWhatTheWordsBesideThemSay(t *testing.T) {
	t.Parallel()
	tables(t, []tableCase{
		{"under a header that only says people", "电工各等级", `
			等级|人数
			五级|报考44人，合格41人
			四级|报考38人，合格33人`, "电工4p33 电工4r38 电工5p41 电工5r44"},
		{"words behind the figures", "焊工评价情况", `
			级别|报名与通过
			中级工|27人报名 23人通过
			高级工|16人报名，11人通过`, "焊工3p11 焊工3r16 焊工4p23 焊工4r27"},
		{"a word before the first and one behind the second", "焊工考核结果", `
			级别|结果
			五级|报考27人，23人合格
			四级|报考16人（11人合格）`, "焊工4p11 焊工4r16 焊工5p23 焊工5r27"},
		{"with those who stayed away and a rate", "茶艺师统计", `
			级别|情况
			五级（初级工）|报考48人，缺考1人，参考47人，合格44人，合格率93.6%
			四级（中级工）|报考31人，缺考1人，参考30人，合格24人，合格率80.0%`, "茶艺师4%80 茶艺师4e30 茶艺师4p24 茶艺师4r31 茶艺师5%93.6 茶艺师5e47 茶艺师5p44 茶艺师5r48"},
		{"short words behind", "电工各级", `
			级别|人数
			五级|44报41合
			四级|20报18合`, "电工4p18 电工4r20 电工5p41 电工5r44"},
		{"all occupations", "各职业报名和通过人数", `
			职业|人数
			电工|88人报名，73人通过
			焊工|43人报名，34人通过
			合计|131人报名，107人通过`, "p107 r131 焊工p34 焊工r43 电工p73 电工r88"},
		{"one figure a cell", "电工各等级评价情况", `
			等级|报名情况|合格情况
			五级|报名77人|合格71人
			四级|报名35人|28人合格`, "电工4p28 电工4r35 电工5p71 电工5r77"},
		{"one figure a cell without a head", "电工各等级评价情况", `
			五级|报名77人|合格71人
			四级|报名35人|合格28人`, "电工4p28 电工4r35 电工5p71 电工5r77"},
		{"the levels of each occupation in words", "各职业认定情况", `
			职业|情况
			电工|五级报考28人、合格26人；四级报考15人、合格12人
			焊工|五级报考33人、合格31人；四级报考18人、合格15人`, "焊工4p15 焊工4r18 焊工5p31 焊工5r33 电工4p12 电工4r15 电工5p26 电工5r28"},
		{"the levels of each occupation in words without a head", "等级认定情况", `
			电工|五级报考28人，合格26人。四级报考15人，合格12人。
			焊工|五级报考33人，合格31人。
			茶艺师|五级报考13人，合格11人；四级报考8人，合格8人。`, "焊工5p31 焊工5r33 电工4p12 电工4r15 电工5p26 电工5r28 茶艺师4p8 茶艺师4r8 茶艺师5p11 茶艺师5r13"},
		{"a header that lists the counts", "电工各等级考核结果统计", `
			等级|报名、实考、合格
			五级|77人、75人、71人
			四级|35人、33人、28人`, "电工4e33 电工4p28 电工4r35 电工5e75 电工5p71 电工5r77"},
		{"a header that lists them in brackets", "电工各等级", `
			等级|人数（报名、合格）
			五级|77、71
			四级|35、28`, "电工4p28 电工4r35 电工5p71 电工5r77"},
		{"a header that joins them", "电工各等级", `
			等级|报名和合格人数
			五级|77/71
			四级|35/28`, "电工4p28 电工4r35 电工5p71 电工5r77"},
		{"a header that lists them over single figures", "电工各等级", `
			等级|报名、合格
			五级|77
			四级|35`, ""},
		{"of last year", "电工各等级", `
			等级|上年人数
			五级|报考44人，合格41人
			四级|报考38人，合格33人`, ""},
		{"of those who came from outside", "电工各等级", `
			等级|人数|其中外来人数
			五级|报考44人，合格41人|报考4人，合格3人
			四级|报考38人，合格33人|报考2人，合格1人`, "电工4p33 电工4r38 电工5p41 电工5r44"},
		{"of some of them in a column of their own", "电工各等级", `
			等级|全部考生|社会考生
			五级|报考44人，合格41人|报考4人，合格3人
			四级|报考38人，合格33人|报考2人，合格1人`, "电工4p33 电工4r38 电工5p41 电工5r44"},
		{"of two sites", "电工各等级", `
			等级|城东|城西
			五级|报考24人，合格21人|报考14人，合格13人
			四级|报考8人，合格8人|报考12人，合格10人`, ""},
		{"of two occupations", "各等级", `
			等级|电工|焊工
			五级|报考24人，合格21人|报考14人，合格13人
			四级|报考8人，合格8人|报考12人，合格10人`, "焊工4p10 焊工4r12 焊工5p13 焊工5r14 电工4p8 电工4r8 电工5p21 电工5r24"},
		{"planned", "电工各等级", `
			等级|计划人数
			五级|报考44人，合格41人
			四级|报考38人，合格33人`, ""},
		{"words for other counts", "电工各等级", `
			等级|人数
			五级|男生44人，女生41人
			四级|男生38人，女生33人`, ""},
	})
}

func TestEachFigureOfACellNeedsItsOwnWord(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]bool{
		"报45 过41": true, "报考56 合格50": true, "44人报名，41人通过": true, "报考44人，其中合格41人": true, "报考44人，41人合格": true,
		"44人报考，合格41人": true, "报考人数为44人，合格人数为41人": true, "报考44人(合格41人)": true, "报44缺2合40": true,
		"44/41": false, "报考44": false, "报考44人，41人": false, "缺考3人，不合格2人": false, "女生44人，男生41人": false, "理论合格44人，报考50人": true,
		"报考合格44人，报考50人": false, "2024年报考44人，合格41人": false,
	} {
		if got := marksCounts(NewView(s).Text); got != want {
			t.Errorf("%s: %v", s, got)
		}
	}
}

func TestARowOfCountsIsNoSentenceOfTheWhole(t *testing.T) {
	t.Parallel()
	tables(t, []tableCase{{"rates beside the levels of one occupation", "表2 电工各级", `
		级别|情况
		五级|报考48人，参考47人，合格44人，合格率93.6%
		四级|报考31人，参考30人，合格24人，合格率80.0%
		三级|报考15人，参考14人，合格10人，合格率71.4%`,
		"电工3%71.4 电工3e14 电工3p10 电工3r15 电工4%80 电工4e30 电工4p24 电工4r31 电工5%93.6 电工5e47 电工5p44 电工5r48"}})
}
