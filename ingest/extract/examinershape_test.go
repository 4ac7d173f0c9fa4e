package extract

import (
	"strings"
	"testing"

	"nianping/ingest/document"
)

func TestExaminerTablesOfManyShapes(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ table, want string }{
		"several occupations with levels in one cell": {`
			姓名|考评职业（工种）及等级|证书编号
			王志远|电工（五级至三级）、焊工（五级、四级）|Z1
			李小梅|电工五级、四级|Z2
			赵春兰|焊工三级；茶艺师|Z3`, "王志远 电工 3 Z1; 王志远 焊工 4 Z1; 李小梅 电工 4 Z2; 赵春兰 焊工 3 Z3; 赵春兰 茶艺师 Z3"},
		"occupations with a stroke between": {`
			姓名|工种|证书编号
			王志远|电工/焊工|Z1
			李小梅|电工/焊工|Z2`, "王志远 电工 Z1; 王志远 焊工 Z1; 李小梅 电工 Z2; 李小梅 焊工 Z2"},
		"a column of posts": {`
			类别|姓名|职业|证书编号
			考评员|王志远|电工|Z1
			^|李小梅|焊工|Z2
			督导员|万青山|—|D1
			专家|聂红梅|电工|—`, "王志远 电工 examiner Z1; 李小梅 焊工 examiner Z2"},
		"posts of which most are none": {`
			姓名|岗位|考评职业|证书编号
			万青山|负责人||
			聂红梅|教务||
			王志远|考评员|电工|Z1`, "王志远 电工 examiner Z1"},
		"a tick for each grade": {`
			姓名|职业|考评员|高级考评员|证书编号
			王志远|电工||√|Z1
			李小梅|焊工|√||Z2`, "王志远 电工 senior Z1; 李小梅 焊工 examiner Z2"},
		"the name is left blank for a second occupation": {`
			序号|姓名|性别|职业|证书编号
			1|王志远|男|电工|Z1
			|||焊工|Z2
			2|李小梅|女|电工|Z3
			3|||焊工|Z4`, "王志远 男 电工 Z1; 王志远 男 焊工 Z2; 李小梅 女 电工 Z3"},
		"an occupation and names in each row": {`
			电工|王志远|李小梅
			焊工|赵春兰|`, "王志远 电工; 李小梅 电工; 赵春兰 焊工"},
		"two side by side with blanks for as above": {`
			姓名|职业|证书编号|姓名|职业|证书编号
			王志远|电工|Z1|赵春兰|焊工|Z3
			李小梅||Z2|钱大有||Z4`, "王志远 电工 Z1; 赵春兰 焊工 Z3; 李小梅 电工 Z2; 钱大有 焊工 Z4"},
		"two fields on lines without the name": {`
			姓名|职业|级别¶证书编号
			王志远|电工|考评员¶Z1
			李小梅|焊工|高级考评员¶Z2`, "王志远 电工 examiner Z1; 李小梅 焊工 senior Z2"},
		"validities that say when they begin": {`
			姓名|职业|证书编号|有效期
			王志远|电工|Z1|2023年9月起三年
			李小梅|焊工|Z2|2023年9月-2026年8月`, "王志远 电工 Z1; 李小梅 焊工 Z2 2026-08"},
		"numbers of a spreadsheet for days": {`
			姓名|职业|证书编号|有效期
			王志远|电工|Z1|46265`, "王志远 电工 Z1 2026-08-31?"},
		"their own level": {`
			姓名|职业|职业技能等级|考评员类别
			王志远|电工|高级技师|考评员`, "王志远 电工 1? examiner"},
		"an occupation under 项目 beside its names": {`
			项目|考评员
			米酒酿造|王志远、李小梅
			木版年画制作|赵春兰、钱大有`, "王志远 米酒酿造; 李小梅 米酒酿造; 赵春兰 木版年画制作; 钱大有 木版年画制作"},
		"names with blanks between, and how many": {`
			职业|考评员姓名|人数
			电工（2人）|王志远 李小梅|2
			焊工（2人）|赵春兰　王芳|2`, "王志远 电工; 李小梅 电工; 赵春兰 焊工; 王芳 焊工"},
		"a name with a blank in it": {`
			职业|考评员姓名
			电工|王 芳
			焊工|钱　勇`, "王芳 电工; 钱勇 焊工"},
		"a field of study is no occupation": {`
			专业|姓名|职业|证书编号
			茶艺师|王志远|电工|Z1
			茶艺师|李小梅|焊工|Z2`, "王志远 电工 Z1; 李小梅 焊工 Z2"},
		"one who left": {`
			姓名|职业|证书编号|备注
			王志远|电工|Z1|
			李小梅|焊工|Z2|6月已离职`, "王志远 电工 Z1; 李小梅? 焊工 Z2"},
	} {
		if got := listed(c.table, "考评员名单："); got != c.want {
			t.Errorf("%s\n gives %s\n want  %s", name, got, c.want)
		}
	}
}

func TestAListGoesOnInATableWithoutAHead(t *testing.T) {
	t.Parallel()
	for between, want := range map[string]string{"（续表）": "王志远 李小梅", "": "王志远 李小梅", "督导员名单": "王志远"} {
		doc := written("姓名|职业|证书编号\n王志远|电工|Z1", opened("（二）基础建设情况", "考评员名单：")...)
		doc.Body = append(doc.Body, written("李小梅|电工|Z2", between).Body...)
		var names []string
		for _, p := range readExaminers(Read(doc)) {
			names = append(names, p.name.value)
		}
		if got := strings.Join(names, " "); got != want {
			t.Errorf("%q: %s, want %s", between, got, want)
		}
	}
}

func TestProseOfExaminersOfManyForms(t *testing.T) {
	t.Parallel()
	lists(t, "", nil, [][2]string{
		{"考评员3名：王志远（电工）、李小梅（焊工）、钱大有（茶艺师）。", "王志远 电工; 李小梅 焊工; 钱大有 茶艺师"},
		{"考评员2名：王志远（电工三级）、李小梅（焊工四级）。", "王志远 电工 3; 李小梅 焊工 4"},
		{"电工、焊工两个工种的考评员为王志远、李小梅2人。", "王志远 电工; 李小梅 电工; 王志远 焊工; 李小梅 焊工"},
		{"现有考评员2人：王志远、李小梅，均同时具备电工、焊工两个职业的考评资格。", "王志远 电工; 李小梅 电工; 王志远 焊工; 李小梅 焊工"},
		{"王志远、李小梅2位同志为电工考评员，钱大有、赵春兰2位同志为焊工考评员。", "王志远 电工; 李小梅 电工; 钱大有 焊工; 赵春兰 焊工"},
		{"聘任王志远、李小梅为电工考评员。", "王志远 电工; 李小梅 电工"},
		{"电工考评员2人，分别是王志远、李小梅；焊工考评员3人，分别是钱大有及王志远、李小梅（兼电工）。", "王志远 电工; 李小梅 电工; 钱大有 焊工; 王志远 焊工; 李小梅 焊工"},
		{"电工考评员3人（王志远、李小梅、钱大有），其中高级考评员2人，为王志远、李小梅。", "王志远 电工 senior; 李小梅 电工 senior; 钱大有 电工"},
		{"考评员：王志远，电工高级考评员，证号Z1001，有效期至2026年8月；李小梅，焊工考评员，证号Z1002，有效期至2026年8月。", "王志远 电工 senior Z1001 2026-08; 李小梅 焊工 examiner Z1002 2026-08"},
	})
}

func TestNamesMayBePartedBySpacesAlone(t *testing.T) {
	t.Parallel()
	lists(t, "", []string{"考评员名单"}, [][2]string{
		{"电工考评员：王志远 李小梅　赵春兰  钱大有", "王志远 电工; 李小梅 电工; 赵春兰 电工; 钱大有 电工"},
		{"电工：王远 李梅 赵春", "王远 电工; 李梅 电工; 赵春 电工"},
		{"电工：王　远、李小梅、赵 春", "王远 电工; 李小梅 电工; 赵春 电工"},
		{"电工考评员：王志远（2026.8到期）、李小梅（27年3月到期）、赵春兰（有效期至2026年8月止）。", "王志远 电工 2026-08; 李小梅 电工 2027-03; 赵春兰 电工 2026-08"},
		{"电工考评员王志远、李小梅，证卡有效期至26年8月。", "王志远 电工 2026-08; 李小梅 电工 2026-08"},
	})
	lists(t, `
		工种|考评员人数|考评员名单
		电工|3|王志远 李小梅 赵春兰
		焊工|2|钱大有 孙小红`, nil, [][2]string{{"考评员情况：", "王志远 电工; 李小梅 电工; 赵春兰 电工; 钱大有 焊工; 孙小红 焊工"}})
}

func TestAListThatHoldsFewerThanItSaysIsDoubted(t *testing.T) {
	t.Parallel()
	lists(t, "", nil, [][2]string{
		{"电工考评员王志远、李小梅等5人。", "王志远 电工; 李小梅? 电工"},
		{"电工考评员3人，分别是王志远、李小梅。", "王志远 电工; 李小梅? 电工"},
		{"电工考评员王志远、李小梅2人。", "王志远 电工; 李小梅 电工"},
		{"电工考评员3人，王志远、李小梅为高级考评员，钱大有、赵春兰为考评员。", "王志远 电工 senior; 李小梅 电工 senior; 钱大有 电工 examiner; 赵春兰 电工 examiner"},
	})
}

// Where examiners work has a column of whatever name; where they live, or what they are, is none.
func TestEmployersStandUnderAnyHeaderThatAsksForThem(t *testing.T) {
	t.Parallel()
	for header, want := range map[string]string{
		"所在食堂（部门）": "营运部", "所属中心": "营运部", "项目（单位）": "营运部", "所在项目部": "营运部", "任职酒店": "营运部",
		"所在地": "", "所属区县": "", "任职年限": "", "所属工种类别": "", "备注": "",
	} {
		got := ""
		for _, f := range readBy(examinerFacts, written("姓名|职业|证书编号|"+header+"\n王志远|电工|Z1|营运部\n李小梅|电工|Z2|营运部",
			opened("三、评价工作开展情况", "（二）基础建设情况", "备案职业为电工。", "考评员名单")...)) {
			if f.Field == "examiners/employer" {
				got = f.Value.(string)
			}
		}
		if got != want {
			t.Errorf("%s: %q, want %q", header, got, want)
		}
	}
}

func TestListsOfOccupationsStandBelowOneAnnouncement(t *testing.T) {
	t.Parallel()
	const head = "姓名|证书编码|发证日期|联系方式\n"
	for announcement, want := range map[string]string{
		"考评员分职业列表如下。":       "王志远 电工; 李小梅 电工; 赵春兰 焊工; 钱大有 焊工",
		"考评人员基本信息按职业分列如下：":  "王志远 电工; 李小梅 电工; 赵春兰 焊工; 钱大有 焊工",
		"考评员已备案。各职业专家列表如下。": "",
		"各职业学员列表如下。":        "",
	} {
		doc := written("", opened("三、评价工作开展情况", "（二）基础建设情况", "备案职业为电工（五级）、焊工（五级）。", announcement)...)
		for _, part := range [][2]string{{"电工（2人）", "王志远|Z1|2023/6|13900000001\n李小梅|Z2|2023/6|13900000002"}, {"焊工（2人）", "赵春兰|Z3|2023/6|13900000003\n钱大有|Z4|2023/6|13900000004"}} {
			doc.Body = append(doc.Body, document.P(&document.Paragraph{Text: part[0]}), document.T(grid(head+part[1])))
		}
		var people []string
		for _, p := range readExaminers(Read(doc)) {
			people = append(people, p.name.value+" "+p.occupation.value)
		}
		if got := strings.Join(people, "; "); got != want {
			t.Errorf("%s: %q, want %q", announcement, got, want)
		}
	}
}

func TestAListCutInTwoStaysUnderItsCaption(t *testing.T) {
	t.Parallel()
	const head = "姓名|性别|类别|证书编号\n"
	doc := written(head+"王志远|男|考评员|Z1\n李小梅|女|考评员|Z2", opened("三、评价工作开展情况", "（二）基础建设情况", "备案职业为茶艺师（五级）、漆线师（五级）。", "漆线师考评员（4人）")...)
	doc.Body = append(doc.Body, document.T(grid(head+"赵春兰|女|高级考评员|Z3\n万青山|男|考评员|Z4")))
	const want = "漆线师 漆线师 漆线师 漆线师"
	var got []string
	for _, f := range readBy(examinerFacts, doc) {
		if f.Field == "examiners/occupation" {
			got = append(got, f.Value.(string))
		}
	}
	if s := strings.Join(got, " "); s != want {
		t.Errorf("got %q, want %q", s, want)
	}
}
