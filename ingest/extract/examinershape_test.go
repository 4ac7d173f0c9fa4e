package extract

import (
	"strings"
	"testing"
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
