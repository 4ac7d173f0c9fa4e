package extract

import (
	"fmt"
	"strings"
	"testing"
)

// listedIn prints the examiners of a list under 考评员名单: occupation, name and what is said of each.
func listedIn(table string) string {
	var out []string
	for _, p := range readExaminers(Read(written(table, opened("三、评价工作开展情况", "（一）总体情况", "备案职业：钳工（五级、四级）、铸造工（五级）。", "（二）基础建设情况", "考评员名单")...))) {
		s := fmt.Sprint(p.occupation.value, " ", p.name.value)
		for _, v := range []cellValue{p.gender, p.grade, p.level, p.card, p.until} {
			if v.ok() {
				s += " " + v.value
			}
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

func TestACellMayHoldSeveralFieldsOfAnExaminer(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, table, want string }{
		{"commas, as the header has them", `
			职业|姓名，性别，资格|证书号（有效期）
			钳工|裘明礼，男，高级考评员|KM01（至2026.12）
			^|裴小倩，女，考评员|KM02（至2027.06）`, "钳工 裘明礼 男 senior KM01 2026-12; 钳工 裴小倩 女 examiner KM02 2027-06"},
		{"lines", `
			工种|考评员|类别/证书号
			钳工|邵万年|高级考评员¶XL-01
			铸造工|姜国兴|考评员¶XL-02`, "钳工 邵万年 senior XL-01; 铸造工 姜国兴 examiner XL-02"},
		{"one column for all, its occupation above", `
			钳工
			姓名／证卡号／类别／有效期
			贝一凡／JP-2401／考评员／2026年12月
			成志刚／JP-2402／高级考评员／2026年12月`, "钳工 贝一凡 examiner JP-2401 2026-12; 钳工 成志刚 senior JP-2402 2026-12"},
		{"names of one occupation in one cell, certificates in another", `
			考评职业|人数|考评员姓名（标“高级”的为高级考评员，其余为考评员）|证卡编号|有效期
			钳工|2人|滕百味(高级)¶庄一勺|CY-101¶CY-102|2026-12-31`, "钳工 滕百味 senior CY-101 2026-12-31; 钳工 庄一勺 examiner CY-102 2026-12-31"},
		{"two people a row, one occupation for both", `
			职业|姓名|级别|证号|姓名|级别|证号
			钳工|谢窑生|高级考评员|QM001|钟泥巴|考评员|QM002`, "钳工 谢窑生 senior QM001; 钳工 钟泥巴 examiner QM002"},
		{"all else in brackets behind the names", `
			职业|姓名（类别，性别，手机）
			钳工|许桂兰（高级考评员，女，13855910001）¶孙爱琴（考评员，女，13855910002）`, "钳工 许桂兰 女 senior; 钳工 孙爱琴 女 examiner"},
		{"a person in each cell under one merged header, his fields on lines", `
			职业|考评员（姓名、类别、证号）|<|<|有效期至
			钳工|裘明礼¶高级考评员¶KM01|裴小倩¶考评员¶KM02|甄学问¶考评员¶KM03|2026年8月
			^|晏书同¶考评员¶KM04|||^
			铸造工|邵万年¶考评员¶KM05|姜国兴¶考评员¶KM06||2027年1月`,
			"钳工 裘明礼 senior KM01 2026-08; 钳工 裴小倩 examiner KM02 2026-08; 钳工 甄学问 examiner KM03 2026-08; 钳工 晏书同 examiner KM04 2026-08; 铸造工 邵万年 examiner KM05 2027-01; 铸造工 姜国兴 examiner KM06 2027-01"},
		{"names under one merged header that says what the mark means", `
			工种|考评员（●为高级考评员，其余为考评员）|<
			钳工|●许桂兰|孙爱琴
			铸造工|李工平|王大匠`, "钳工 许桂兰 senior; 钳工 孙爱琴 examiner; 铸造工 李工平 examiner; 铸造工 王大匠 examiner"},
		{"name and gender on two lines, pairs beside each other, occupations as titles", `
			姓名¶性别|单位|姓名¶性别|单位
			钳工（3名）|<|<|<
			谢窑生¶男|本会|钟泥巴¶男|厂办
			冯小娥¶女|本会||
			铸造工（1名）|<|<|<
			成志刚¶男|厂办||`, "钳工 谢窑生 男; 钳工 钟泥巴 男; 钳工 冯小娥 女; 铸造工 成志刚 男"},
		{"a person in each column, lists below each other", `
			考评员信息（一人一列）|<|<
			钳工考评员|<|<
			姓名|许桂兰|孙爱琴
			类别|高级考评员|考评员
			证卡编号|LD01|LD02
			||
			铸造工考评员|<|<
			姓名|李工平|王大匠
			类别|考评员|考评员
			证卡编号|LD03|LD04`, "钳工 许桂兰 senior LD01; 钳工 孙爱琴 examiner LD02; 铸造工 李工平 examiner LD03; 铸造工 王大匠 examiner LD04"},
		{"the caption says up to which level", `
			钳工（2人，可评五级至三级）|<|<
			姓名|类别|到期
			李工平|考评员|2026.12
			王大匠|考评员|2026.12`, "钳工 李工平 examiner 3 2026-12; 钳工 王大匠 examiner 3 2026-12"},
	} {
		if got := listedIn(c.table); got != c.want {
			t.Errorf("%s\n gives %s\n want  %s", c.name, got, c.want)
		}
	}
}

func TestLinesSetWithTabsAreATable(t *testing.T) {
	t.Parallel()
	doc := written("", opened("三、评价工作开展情况", "（一）总体情况", "备案职业：钳工（五级、四级）。",
		"等级\t报名数\t实考数\t合格数\t合格率",
		"五级\t146\t141\t129\t91.49%",
		"四级\t88\t84\t70\t83.33%",
		"合计\t234\t225\t199\t88.44%",
		"导出时间：2025-01-06\t第 1 页\t共 1 页")...)
	facts := Facts(doc)
	if got, want := printed("outcomes/registered", facts), "=146 =88 =234"; !strings.HasPrefix(got, want) {
		t.Errorf("registered%s, want %s", got, want)
	}
	for _, f := range facts {
		if f.Field == "outcomes/passed" && f.Value == 129 && f.At.Para != 7 {
			t.Errorf("129 stands at %+v, want paragraph 7", f.At)
		}
	}
	for _, lines := range [][]string{
		{"一、基本情况\t1\t第1页", "二、培训情况\t2\t第2页", "三、评价情况\t3\t第3页"}, // contents
		{"单位\t签章\t日期", "经办\t陈青\t5月", "审核\t李明\t6月"},             // no figures
	} {
		for _, b := range Read(written("", lines...)).Blocks {
			if b.Table != nil {
				t.Errorf("%q read as a table", lines)
			}
		}
	}
}
