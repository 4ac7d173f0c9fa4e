package extract

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// listed reads paragraphs of 三（二） and a table ("" for none) and prints the examiners in
// order: name, occupation, grade, number, validity, employer, what is not stated left out; a ? marks a doubt.
func listed(lines string, paragraphs ...string) string {
	doc := written(lines, append(opened("三、评价工作开展情况", "（一）总体情况", "备案职业为电工、焊工、茶艺师，专项职业能力考核项目为米酒酿造、木版年画制作。",
		"（二）基础建设情况"), paragraphs...)...)
	var out []string
	row := 0
	for _, f := range readBy(examinerFacts, doc) {
		if f.Of.Row != row {
			row = f.Of.Row
			out = append(out, "")
		}
		s := fmt.Sprint(f.Value)
		if f.Doubt != "" {
			s += "?"
		}
		out[len(out)-1] += " " + s
	}
	for i := range out {
		out[i] = strings.TrimSpace(out[i])
	}
	return strings.Join(out, "; ")
}

// lists checks whom a table ("" for none) and paragraphs list, the last of which is the case's, see listed.
func lists(t *testing.T, table string, above []string, cases [][2]string) {
	t.Helper()
	hold(t, func(s string) string { return listed(table, append(slices.Clone(above), s)...) }, cases)
}

func TestExaminersAreReadFromItemsOfOnePerson(t *testing.T) {
	got := listed("", "考评员名单如下：", "电工2人：",
		"1. 王志远，男，高级考评员，证书编号DG0101，有效期至2026年5月，黄山机电学校",
		"2. 李小梅，女，考评员，证书编号DG0102，有效期至2027年8月，市供电公司培训站",
		"茶艺师1人：",
		"• 赵春兰，女，考评员，证书编号CY0201，有效期至2025年12月",
		"专项考核项目考评员：米酒酿造：钱大有、孙小红；木版年画制作：周长河、吴秀珍、王志远。")
	want := "王志远 男 电工 senior DG0101 2026-05 黄山机电学校; 李小梅 女 电工 examiner DG0102 2027-08 市供电公司培训站; 赵春兰 女 茶艺师 examiner CY0201 2025-12; " +
		"钱大有 米酒酿造; 孙小红 米酒酿造; 周长河 木版年画制作; 吴秀珍 木版年画制作; 王志远 木版年画制作"
	if got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
}

func TestItemsOfOtherPeopleAreNoExaminers(t *testing.T) {
	got := listed("", "内部质量督导员名单：", "1. 王志远，男，证书编号DD0101，有效期至2026年5月", "2. 李小梅，女，证书编号DD0102，有效期至2026年5月")
	if got != "" {
		t.Errorf("%s, want nobody", got)
	}
}

func TestValidityOfAllStandsOutsideAnyPersonsItem(t *testing.T) {
	lines := `
		姓名 | 考评职业 | 证书编号
		王志远 | 电工 | DG1
		李小梅 | 焊工 | HG1`
	if got := listed(lines, "考评员信息见下表，考评员证书有效期均至2026年12月。"); got != "王志远 电工 DG1 2026-12; 李小梅 焊工 HG1 2026-12" {
		t.Error(got)
	}
	if got := listed(lines, "考评员：", "赵春兰，女，考评员，证书编号CY0201，有效期至2025年12月", "其余考评员见下表："); strings.Contains(got, "DG1 20") {
		t.Error(got)
	}
}

func TestRowsOfSeveralLinesAreSeveralExaminers(t *testing.T) {
	got := listed(`
		姓名 | 性别 | 考评职业 | 类别 | 证书编号 | 有效期至
		王志远 | 男 | 电工¶焊工 | 考评员¶高级考评员 | DG1¶HG7 | 2026.03¶2027.09
		李小梅 | 女 | 茶艺师 | 考评员 | CY2 | 2025.06
		赵春兰¶钱大有 | 女¶男 | 焊工 | 考评员 | HG8¶HG9 | 2026.01`, "考评员名单：")
	want := "王志远 男 电工 examiner DG1 2026-03; 王志远 男 焊工 senior HG7 2027-09; 李小梅 女 茶艺师 examiner CY2 2025-06; 赵春兰 女 焊工 examiner HG8 2026-01; 钱大有 男 焊工 examiner HG9 2026-01"
	if got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
}

func TestARareSurnameAmongNamesCounts(t *testing.T) {
	got := listed(`
		备案职业 | 考评员 | 人数
		电工 | ★王志远（DG1）、𪟝海龙（DG2）、李小梅（DG3）、赵春兰（DG4） | 4`, "考评员名单（★为高级考评员）：")
	if strings.Count(got, "电工") != 4 {
		t.Error(got)
	}
	got = listed(`
		备案职业 | 考评员
		电工 | 王志远、李小梅、亶小虎、赵春兰`, "考评员名单：")
	if !strings.Contains(got, "亶小虎? 电工") {
		t.Error(got)
	}
}

func TestSentencesBehindALineOfNamesSpeakOfIt(t *testing.T) {
	lists(t, "", []string{"考评员按职业列明如下："}, [][2]string{
		{"电工（3人）：王志远、李小梅、钱大有。其中王志远、钱大有为高级考评员，其余为考评员，证书有效期至2026年11月30日。", "王志远 电工 senior 2026-11-30; 李小梅 电工 examiner 2026-11-30; 钱大有 电工 senior 2026-11-30"},
		{"电工：王志远、李小梅；均为高级考评员。", "王志远 电工 senior; 李小梅 电工 senior"},
		{"电工：王志远、李小梅。其中李小梅为高级考评员；其他人为考评员。", "王志远 电工 examiner; 李小梅 电工 senior"},
		{"电工2人：王志远、李小梅。证书有效期至2027年3月。焊工2人：钱大有、孙小红。证书有效期至2026年5月。", "王志远 电工 2027-03; 李小梅 电工 2027-03; 钱大有 焊工 2026-05; 孙小红 焊工 2026-05"},
	})
}

func TestValidityOfAllMayFollowWordsOfIt(t *testing.T) {
	for _, said := range []string{"上述考评员证书均在有效期内，有效期至2025年8月。", "考评员证卡均于年内换发，有效期到2025年8月。", "以上考评员资格均在聘期内，有效期统一为2025年8月。", "考评员证书有效期一律到2025年8月："} {
		if got, want := listed("职业|姓名\n电工|王志远\n焊工|李小梅", said), "王志远 电工 2025-08; 李小梅 焊工 2025-08"; got != want {
			t.Errorf("%s\n%s", said, got)
		}
	}
}

func TestAMarkIsOfItsOwnName(t *testing.T) {
	for _, c := range []struct{ legend, names, want string }{
		{"考评员名单（加*者为高级考评员，其余为考评员）：", "王志远*、李小梅*、钱大有、赵春兰", "senior senior examiner examiner"},
		{"考评员名单（▲为高级考评员）：", "钱大有、赵春兰、▲王志远", "examiner examiner senior"},
		{"考评员名单（带★的是高级考评员）：", "钱大有；赵春兰", "examiner examiner"},
		{"考评员名单：", "王志远*、李小梅", ""},
	} {
		got := listed("备案职业 | 考评员\n电工 | "+c.names, c.legend)
		var grades []string
		for _, w := range strings.FieldsFunc(got, func(r rune) bool { return r == ' ' || r == ';' }) {
			if w == "senior" || w == "examiner" {
				grades = append(grades, w)
			}
		}
		if strings.Join(grades, " ") != c.want {
			t.Errorf("%s %s gives %s", c.legend, c.names, got)
		}
	}
}

func TestASentenceGradesTheListsAboveIt(t *testing.T) {
	lists(t, "", []string{"考评员按职业列明如下。", "电工：王志远、李小梅、钱大有。", "焊工：赵春兰、孙小红。"}, [][2]string{
		{"以上人员中，李小梅、赵春兰二人持高级考评员证，其余持考评员证。", "王志远 电工 examiner; 李小梅 电工 senior; 钱大有 电工 examiner; 赵春兰 焊工 senior; 孙小红 焊工 examiner"},
		{"上述考评员除孙小红为高级考评员外，其余均为考评员。", "王志远 电工 examiner; 李小梅 电工 examiner; 钱大有 电工 examiner; 赵春兰 焊工 examiner; 孙小红 焊工 senior"},
		{"以上人员中，李小梅和赵春兰为高级考评员。", "王志远 电工; 李小梅 电工 senior; 钱大有 电工; 赵春兰 焊工 senior; 孙小红 焊工"},
		{"以上人员中，周长河、赵春兰二人持高级考评员证，其余持考评员证。", "王志远 电工; 李小梅 电工; 钱大有 电工; 赵春兰 焊工; 孙小红 焊工"},
		{"以上人员中，李小梅、赵春兰尚未取得高级考评员证。", "王志远 电工; 李小梅 电工; 钱大有 电工; 赵春兰 焊工; 孙小红 焊工"},
	})
	if got := listed("", "上述人员中，李小梅、赵春兰为高级考评员，其余为考评员。", "考评员按职业列明如下。", "电工：王志远、李小梅。", "焊工：赵春兰、孙小红。"); strings.Contains(got, "er") || strings.Contains(got, "senior") {
		t.Errorf("graded lists below: %s", got)
	}
}

func TestSeniorsMayHaveAColumnOrAMarkOfTheirOwn(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ table, text, want string }{
		"a column": {`
			职业|高级考评员|考评员
			电工|王志远|李小梅、赵春兰
			焊工|周长河、吴秀珍|孙小红`, "考评员名单如下：", "王志远 电工 senior; 李小梅 电工 examiner; 赵春兰 电工 examiner; 周长河 焊工 senior; 吴秀珍 焊工 senior; 孙小红 焊工 examiner"},
		"a column with numbers behind the names, and one cell empty": {`
			职业|高级考评员|考评员|有效期至
			电工|王志远（DG1）、周长河（DG2）|李小梅（DG3）¶赵春兰（DG4）|2026年4月
			焊工|无|孙小红（HG5）、吴秀珍（HG6）|2027年1月`, "考评员名单见下表，括号内为证书编号。", "王志远 电工 senior DG1 2026-04; 周长河 电工 senior DG2 2026-04; 李小梅 电工 examiner DG3 2026-04; 赵春兰 电工 examiner DG4 2026-04; " +
			"孙小红 焊工 examiner HG5 2027-01; 吴秀珍 焊工 examiner HG6 2027-01"},
		"a column behind that of the others, numbered": {`
			工种|普通考评员|高级考评员姓名
			电工|1.王志远¶2.李小梅|1.钱大有
			焊工|1.孙小红|1.赵春兰`, "考评员名单如下：", "钱大有 电工 senior; 王志远 电工 examiner; 李小梅 电工 examiner; 赵春兰 焊工 senior; 孙小红 焊工 examiner"},
		"a column and how many stand in both": {`
			职业|人数|高级考评员|考评员
			电工|3|王志远|李小梅、赵春兰
			焊工|4|周长河|孙小红、吴秀珍`, "考评员名单如下：", "王志远 电工 senior; 李小梅 电工 examiner; 赵春兰 电工 examiner; 周长河 焊工 senior; 孙小红 焊工 examiner; 吴秀珍? 焊工 examiner"},
		"a mark that the header explains": {`
			职业|考评员（▲为高级考评员）
			电工|▲王志远、李小梅
			焊工|周长河、▲吴秀珍`, "考评员名单如下：", "王志远 电工 senior; 李小梅 电工 examiner; 周长河 焊工 examiner; 吴秀珍 焊工 senior"},
		"numbers in brackets": {"", "考评员如下，括号内为证书编号：\n电工：王志远（2201）、漆小雨（2202）。", "王志远 电工 2201; 漆小雨 电工 2202"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := listed(c.table, strings.Split(c.text, "\n")...); got != c.want {
				t.Errorf("gives %s\nwant  %s", got, c.want)
			}
		})
	}
}

func TestNumbersAndDatesOfItemsAreWhatALineAboveNames(t *testing.T) {
	t.Parallel()
	for head, want := range map[string]string{
		"考评员名单（姓名、性别、级别、证书编号、有效期）：": "王志远 男 电工 senior DG0101 2026-05; 渠成? 男 电工 examiner DG0102 2027-08-31",
		"考评员名单：": "王志远 男 电工 senior DG0101? 2026-05; 渠成? 男 电工 examiner DG0102? 2027-08-31",
	} {
		got := listed("", head, "电工考评员：", "王志远，男，高级考评员，DG0101，2026年5月；", "渠成，男，考评员，DG0102，2027年8月31日。")
		if got != want {
			t.Errorf("%s\n gives %s\n want  %s", head, got, want)
		}
	}
}

func TestItemsOnOneLineMayEachSayOneThing(t *testing.T) {
	want := "王志远 电工 DG01; 李小梅 电工 DG02; 钱大有 电工 DG03"
	for _, lines := range [][]string{
		{"考评员：", "（1）电工3人：王志远，编号DG01；李小梅，编号DG02；钱大有，编号DG03。"},
		{"督导员2人，专家3人。", "电工考评员3人：王志远，证书编号DG01；李小梅，证书编号DG02；钱大有，证书编号DG03。"},
	} {
		if got := listed("", lines...); got != want {
			t.Errorf("%v\n gives %s\n want  %s", lines, got, want)
		}
	}
	got := listed("", "考评员名单：", "电工3人：王志远，女；李小梅，女；钱大有，男。", "焊工3人：孙小红，女；周长河，男；吴秀珍，女。")
	if want := "王志远 女 电工; 李小梅 女 电工; 钱大有 男 电工; 孙小红 女 焊工; 周长河 男 焊工; 吴秀珍 女 焊工"; got != want {
		t.Errorf("gives %s\n want %s", got, want)
	}
	lists(t, "", nil, [][2]string{
		{"电工考评员2人：王志远，编号DG01；李小梅，编号DG02。焊工考评员2人：孙小红，编号HG01；周长河，编号HG02。", "王志远 电工 DG01; 李小梅 电工 DG02; 孙小红 焊工 HG01; 周长河 焊工 HG02"},
		{"督导员3人：王志远，编号DD01；李小梅，编号DD02；钱大有，编号DD03。", ""},
		{"学员代表：王志远，女；李小梅，女；钱大有，男。", ""},
	})
}

func TestWhoIsNamedTwiceInOneListStandsThereTwice(t *testing.T) {
	lists(t, "", nil, [][2]string{
		{"电工考评员：王志远、李小梅、钱大有、王志远；焊工考评员：孙小红、周长河。", "王志远 电工; 李小梅 电工; 钱大有 电工; 王志远 电工; 孙小红 焊工; 周长河 焊工"},
		{"电工考评员有王志远、李小梅、王志远。", "王志远 电工; 李小梅 电工; 王志远 电工"},
		{"电工考评员有王志远、李小梅、钱大有，其中王志远、李小梅为高级考评员。", "王志远 电工 senior; 李小梅 电工 senior; 钱大有 电工"},
		{"电工考评员：王志远、李小梅；焊工考评员：王志远、周长河。", "王志远 电工; 李小梅 电工; 王志远 焊工; 周长河 焊工"},
	})
}

func TestALabelledIdentityNumberIsReadWhateverItsLength(t *testing.T) {
	lists(t, "", nil, [][2]string{
		{"电工考评员2人：王志远（身份证号341002197001011234）、李小梅（身份证号码：3410021970010112345）。", "王志远 341002197001011234 电工; 李小梅 3410021970010112345 电工"},
		{"电工考评员2人：王志远（身份证号3410**********1234）、李小梅（证号DG01）。", "王志远 3410**********1234 电工; 李小梅 电工 DG01"},
	})
}

func TestItemsOfAParagraphAreEachOnePersonWhateverStandsBehindTheLast(t *testing.T) {
	t.Parallel()
	const first, second = "电工:1.夏红梅，女，15936159786，证到2026年3月；2.孔倩，女，15186065200，证到2027年1月；3.章敏，女，18773465493，证到2027年1月。",
		"焊工:1.董雪莲，女，15915161884，证到2026年3月；2.乔雅琴，女，17724464387，证到2027年1月；3.孔倩，女，15186065200，证到2027年1月。"
	for _, remark := range []string{"", "(孔倩两个职业都能考,上面已经算过一次。)", "（孔倩已在上面列出。）", "注：孔倩同时考评两个职业。", "以上3人均在有效期内。", "孔倩两个职业都能考。"} {
		r := Read(written("", append(opened("三、评价工作", "（二）基础建设情况"), "备案职业为电工、焊工，五级、四级。", "考评员名单如下：", first, second+remark, "（三）实施情况", "全年报备评价计划8次。")...))
		var got []string
		for _, p := range r.examiners() {
			got = append(got, p.occupation.value+p.name.value)
		}
		if s, want := strings.Join(got, " "), "电工夏红梅 电工孔倩 电工章敏 焊工董雪莲 焊工乔雅琴 焊工孔倩"; s != want {
			t.Errorf("%q\n gives %s\n want  %s", remark, s, want)
		}
	}
}

// In columns of occupations each mark says the grade for that occupation, by the legend; a mark that it does not name is no senior's.
func TestAMarkUnderAnOccupationIsTheGradeForIt(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ legend, cells, want string }{
		{"“★”为高级考评员，“●”为考评员，空白表示没有资格：", "王志远|★||2026.03\n李小梅|●|★|2026.03\n钱大有||●|2026.03", "王志远 电工 senior 2026-03; 李小梅 电工 examiner 2026-03; 李小梅 焊工 senior 2026-03; 钱大有 焊工 examiner 2026-03"},
		{"表中◆为高级考评员，◎为考评员：", "王志远|◎|◆|2026.03\n李小梅|◎||2026.03", "王志远 电工 examiner 2026-03; 王志远 焊工 senior 2026-03; 李小梅 电工 examiner 2026-03"},
		{"考评员可考评的职业如下：", "王志远|●||2026.03\n李小梅|●|●|2026.03", "王志远 电工 2026-03; 李小梅 电工 2026-03; 李小梅 焊工 2026-03"},
	} {
		if got := listed("姓名|电工|焊工|有效期至\n"+c.cells, "备案职业为电工、焊工。", c.legend); got != c.want {
			t.Errorf("%s\n %s\nwant\n %s", c.legend, got, c.want)
		}
	}
}
