package extract

import "testing"

func TestWhatACellOfAnExaminerTableHolds(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ table, want string }{
		"a column of grades is none of levels": {`
			姓名|工种|级别|证书编号
			王志远|电工|高级|Z1
			李小梅|电工|考评员|Z2
			赵春兰|焊工|中级|Z3`, "王志远 电工 senior Z1; 李小梅 电工 examiner Z2; 赵春兰 焊工 Z3"},
		"a column of levels is none of grades": {`
			姓名|工种|级别|证书编号
			王志远|电工|高级|Z1
			李小梅|电工|四级|Z2
			赵春兰|焊工|技师|Z3`, "王志远 电工 3 Z1; 李小梅 电工 4 Z2; 赵春兰 焊工 2 Z3"},
		"a header that asks what they may examine": {`
			姓名|工种|可考评等级|证书编号
			王志远|电工|高级|Z1
			李小梅|电工|中级|Z2`, "王志远 电工 3 Z1; 李小梅 电工 4 Z2"},
		"nothing tells grades from levels": {`
			姓名|工种|等级|证书编号
			王志远|电工|高级|Z1
			李小梅|电工|中级|Z2`, "王志远 电工 senior? Z1; 李小梅 电工 Z2"},
		"a certificate with all that it says": {`
			姓名|工种|证书情况
			王志远|电工|考评员证，编号Z1001，有效期至2026年8月
			李小梅|焊工|高级考评员证¶编号：Z1002¶有效期至2027年6月`, "王志远 电工 examiner Z1001 2026-08; 李小梅 焊工 senior Z1002 2027-06"},
		"numbers behind the names of a cell": {`
			工种|考评员
			电工|1.王志远 Z1001¶2.李小梅 Z1002
			焊工|①钱大有②孙小红`, "王志远 电工 Z1001; 李小梅 电工 Z1002; 钱大有 焊工; 孙小红 焊工"},
		"grades before the names of a cell": {`
			工种|考评员
			电工|高级：王志远、李小梅；考评员：赵春兰
			焊工|高级考评员（1人）：孙小红；考评员（2人）：周长河、吴秀珍`,
			"王志远 电工 senior; 李小梅 电工 senior; 赵春兰 电工 examiner; 孙小红 焊工 senior; 周长河 焊工 examiner; 吴秀珍 焊工 examiner"},
		"a name and a number in a cell": {`
			姓名及证号|职业|有效期
			王志远 Z1001|电工|2026年8月
			李小梅¶证号：Z1002|焊工|2026年8月`, "王志远 电工 Z1001 2026-08; 李小梅 焊工 Z1002 2026-08"},
		"a count unlike the names": {`
			工种|考评员人数|考评员姓名
			电工|5|王志远、李小梅、赵春兰、钱大有
			焊工|2人|冯强、孙小红`, "王志远 电工; 李小梅 电工; 赵春兰 电工; 钱大有? 电工; 冯强 焊工; 孙小红 焊工"},
		"what cannot be read among names": {`
			工种|考评员
			电工|王志远、李小梅、外聘企业专家若干
			焊工|钱大有、孙小红等`, "王志远 电工; 李小梅? 电工; 钱大有 焊工; 孙小红? 焊工"},
		"occupations together": {`
			姓名|职业|证书编号
			王志远|电工 焊工|Z1
			李小梅|电工（兼焊工）|Z2
			赵春兰|茶艺师（3人）|Z3`, "王志远 电工 Z1; 王志远 焊工 Z1; 李小梅 电工 Z2; 李小梅 焊工 Z2; 赵春兰 茶艺师 Z3"},
		"occupation and level in a cell, under a header of its own": {`
			姓名|考评职业及最高等级|证书编号
			王志远|电工三级|Z1
			李小梅|焊工¶（四级及以下）|Z2
			赵春兰|茶艺师高级工、电工四级|Z3`, "王志远 电工 3 Z1; 李小梅 焊工 4 Z2; 赵春兰 茶艺师 3 Z3; 赵春兰 电工 4 Z3"},
		"what they examine under the header of a grade": {`
			姓名|考评资格|证书编号
			王志远|电工（三级）|Z1
			李小梅|焊工五级至四级|Z2`, "王志远 电工 3 Z1; 李小梅 焊工 4 Z2"},
		"what they hold themselves is not what they examine": {`
			姓名|所持职业资格|证书编号
			王志远|电工二级|Z1
			李小梅|焊工二级|Z2`, "王志远 Z1; 李小梅 Z2"},
		"an upper limit under a header of its own": {`
			职业|姓名|上限|证书编号
			电工|王志远|二级|Z1
			焊工|李小梅|高级工|Z2`, "王志远 电工 2 Z1; 李小梅 焊工 3 Z2"},
		"an occupation and a number head rows": {`
			序号|姓名|证书编号
			一|电工考评员（2人）|
			1|王志远|Z1
			2|李小梅|Z2
			二|焊工|
			3|赵春兰|Z3`, "王志远 电工 Z1; 李小梅 电工 Z2; 赵春兰 焊工 Z3"},
		"an occupation above each of two lists": {`
			电工|<|焊工（2人）|<
			姓名|证书编号|姓名|证书编号
			王志远|Z1|赵春兰|Z3
			李小梅|Z2|钱大有|Z4`, "王志远 电工 Z1; 赵春兰 焊工 Z3; 李小梅 电工 Z2; 钱大有 焊工 Z4"},
	} {
		if got := listed(c.table, "考评员名单："); got != c.want {
			t.Errorf("%s\n gives %s\n want  %s", name, got, c.want)
		}
	}
	if got := listed("姓名|职业|单位\n王志远|电工|甲公司\n李小梅|焊工|乙公司", "评审专家名单（均未兼任考评员）："); got != "" {
		t.Errorf("experts who are no examiners: %s", got)
	}
}
