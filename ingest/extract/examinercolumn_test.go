package extract

import "testing"

func TestColumnsOfPeopleNeedNoHeaderThatAsksForNames(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ table, above, want string }{
		"grades": {`
			工种|高级|普通
			电工|王志远、李小梅|钱大有
			焊工|孙小红|周长河、吴秀珍`, "考评员名册", "王志远 电工 senior; 李小梅 电工 senior; 钱大有 电工 examiner; 孙小红 焊工 senior; 周长河 焊工 examiner; 吴秀珍 焊工 examiner"},
		"whoever they are": {`
			职业|人员构成
			电工|高级考评员：王志远；考评员：李小梅、钱大有
			焊工|高级考评员：孙小红；考评员：周长河`, "考评员基本情况如下：", "王志远 电工 senior; 李小梅 电工 examiner; 钱大有 电工 examiner; 孙小红 焊工 senior; 周长河 焊工 examiner"},
		"occupations": {`
			序号|电工|证号|序号|焊工|证号
			1|王志远|D101|1|孙小红|H101
			2|李小梅|D102|2|周长河|H102
			3|钱大有|D103|||`, "考评员名单", "王志远 电工 D101; 孙小红 焊工 H101; 李小梅 电工 D102; 周长河 焊工 H102; 钱大有 电工 D103"},
		"posts under a header of any name": {`
			姓名|身份|职业|证号
			王志远|考评员|电工|D101
			李小梅|高级考评员|电工|D102
			万青山|内部督导员|—|N101
			聂红梅|专家|电工|—`, "专业人员一览", "王志远 电工 examiner D101; 李小梅 电工 senior D102"},
		"not of others": {`
			职业|人员构成
			电工|王志远、李小梅
			焊工|孙小红、周长河`, "质量督导员基本情况如下：", ""},
		"no names": {`
			职业|主要设备
			电工|电工实训台、万用表
			焊工|焊机、焊条烘干箱`, "考评员均熟悉下列设备：", ""},
	} {
		if got := listed(c.table, c.above); got != c.want {
			t.Errorf("%s\n gives %s\n want  %s", name, got, c.want)
		}
	}
}

func TestACellUnderAnOccupationMaySayGradeOrLevel(t *testing.T) {
	t.Parallel()
	for table, want := range map[string]string{
		"姓名|电工|焊工\n王志远|高级|\n李小梅|普通|普通\n孙小红||高级考评员": "王志远 电工 senior; 李小梅 电工 examiner; 李小梅 焊工 examiner; 孙小红 焊工 senior",
		"姓名|电工|焊工\n王志远|三级|\n李小梅|四级|五级":             "王志远 电工 3; 李小梅 电工 4; 李小梅 焊工 5",
		"姓名|电工|焊工\n王志远|高级|\n李小梅|中级|初级":             "王志远 电工 senior?; 李小梅 电工 4; 李小梅 焊工 5",
		"姓名|电工|焊工\n王志远|√|\n李小梅|√|√":                "王志远 电工; 李小梅 电工; 李小梅 焊工",
	} {
		if got := listed(table, "考评员情况表"); got != want {
			t.Errorf("%s\n gives %s\n want  %s", table, got, want)
		}
	}
}

func TestWhoIsListedForEachLevelStandsThereOnce(t *testing.T) {
	t.Parallel()
	for table, want := range map[string]string{
		"备案工种|等级|考评员\n电工|五级|王志远、李小梅、钱大有\n^|四级|王志远、李小梅\n^|三级|王志远\n焊工|五级|王志远": "王志远 电工 3; 李小梅 电工 4; 钱大有 电工 5; 王志远 焊工 5",
		"职业|姓名|可考评等级|证书编号\n电工|王志远|五级|D101\n电工|王志远|五级|D101":                  "王志远 电工 5 D101; 王志远 电工 5 D101",
		"职业|姓名|可考评等级|证书编号\n电工|王志远|五级|D101\n电工|王志远|四级|D102":                  "王志远 电工 5 D101; 王志远 电工 4 D102", // two of one name
	} {
		if got := listed(table, "考评员配备情况"); got != want {
			t.Errorf("%s\n gives %s\n want  %s", table, got, want)
		}
	}
}

func TestAListMayHaveAPersonInEachColumnUnderTheirNumbers(t *testing.T) {
	t.Parallel()
	for _, head := range []string{"项目|1|2|3", "序号|①|②|③", "|第1人|第2人|第3人"} {
		got := listed(head+"\n姓名|王志远|李小梅|钱大有\n资格|高级考评员|考评员|考评员\n证书编号|DG01|DG02|DG03\n有效期至|2026.5|2026.5|2025.8", "电工考评员基本信息")
		if want := "王志远 电工 senior DG01 2026-05; 李小梅 电工 examiner DG02 2026-05; 钱大有 电工 examiner DG03 2025-08"; got != want {
			t.Errorf("%s\n gives %s\n want  %s", head, got, want)
		}
	}
}

func TestCardsHoldOneExaminerEach(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ table, above, want string }{
		"two rows each": {`
			姓名|王志远|性别|男|工种|电工
			证号|DG01|有效期至|2026年5月|级别|高级考评员
			姓名|李小梅|性别|女|工种|电工、焊工
			证号|DG02|有效期至|2026年5月|级别|考评员`, "考评员信息卡", "王志远 男 电工 senior DG01 2026-05; 李小梅 女 电工 examiner DG02 2026-05; 李小梅 女 焊工 examiner DG02 2026-05"},
		"one of a rare name": {`
			姓名|禚江南|考评职业|电工
			资格|考评员|证书编号|DG01
			有效期|2023.6-2026.5|联系电话|13900000001`, "考评员信息", "禚江南? 电工 examiner DG01 2026-05 13900000001"},
		"somebody else": {`
			姓名|王志远|职务|校长
			联系电话|13900000001|电子邮箱|wzy@example.com`, "负责人信息", ""},
	} {
		if got := listed(c.table, c.above); got != c.want {
			t.Errorf("%s\n gives %s\n want  %s", name, got, c.want)
		}
	}
}

func TestTablesSayWhoIsWhoseInHeadsAndTitles(t *testing.T) {
	t.Parallel()
	for table, want := range map[string]string{
		"备案职业|五级|四级|三级\n电工|王志远、李小梅、钱大有|王志远、李小梅|王志远\n焊工|孙小红、周长河|孙小红|—":                                        "王志远 电工 3; 李小梅 电工 4; 钱大有 电工 5; 孙小红 焊工 4; 周长河 焊工 5",
		"工种：电工|<|<\n姓名|证号|级别\n王志远|D101|高级考评员\n李小梅|D102|考评员\n工种：焊工|<|<\n姓名|证号|级别\n孙小红|H101|考评员\n周长河|H102|考评员": "王志远 电工 senior D101; 李小梅 电工 examiner D102; 孙小红 焊工 examiner H101; 周长河 焊工 examiner H102",
		"类别|人数|名单\n考评员（电工）|2|王志远、李小梅\n考评员（焊工）|2|孙小红、周长河\n内部督导员|2|万青山、聂红梅":                                    "王志远 电工 examiner; 李小梅 电工 examiner; 孙小红 焊工 examiner; 周长河 焊工 examiner",
		"姓名|职业|证书状态|有效期\n王志远|电工|有效|2026.6\n李小梅|电工|换证中|2024.9":                                                "王志远 电工 2026-06; 李小梅 电工 2024-09",
	} {
		if got := listed(table, "考评员配备情况"); got != want {
			t.Errorf("%s\n gives %s\n want  %s", table, got, want)
		}
	}
}
