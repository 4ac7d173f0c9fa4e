package extract

import (
	"fmt"
	"strings"
	"testing"

	"nianping/ingest/document"
)

// laidOut prints what a document of one table is read as: a line a block, with its part; tables as columns × rows.
func laidOut(table string) string { return describe(Read(written(table))) }

func describe(r *Reading) string {
	var out []string
	for _, b := range r.Blocks {
		switch {
		case b.Table != nil:
			out = append(out, fmt.Sprintf("%s: %d×%d from %s", b.Section, b.Table.Cols, b.Table.Rows, b.Table.Text(0, 0)))
		case b.Heading:
			out = append(out, fmt.Sprintf("%s = %s", b.Section, b.Text()))
		case b.Label != "":
			out = append(out, fmt.Sprintf("%s: %s → %s", b.Section, b.Label, b.Text()))
		default:
			out = append(out, fmt.Sprintf("%s: %s", b.Section, b.Text()))
		}
	}
	return strings.Join(out, "\n")
}

func TestAFormOfTheWholeReportIsLaidOutByItsParts(t *testing.T) {
	cases := map[string]struct{ table, want string }{
		"rows of one cell name the parts": {`
			某某学校年度总结 | <  | <
			机构概况 | < | <
			校长 | 陈青 | <
			培训情况 | < | <
			类别 | 班次 | 人次
			社会化 | 3 | 90
			评价总体情况 | < | <
			表一等级认定 | < | <
			等级 | 报考 | 合格
			五级 | 40 | 31
			下一步打算 | < | <
			多开两个班，把机房的电脑换掉，再聘两位考评员。 | < | <`,
			`: 某某学校年度总结
basic = 机构概况
basic: 3×1 from 校长
basic: 校长 → 陈青
training = 培训情况
training: 3×2 from 类别
overview = 评价总体情况
overview = 表一等级认定
overview: 3×2 from 等级
plans = 下一步打算
plans: 多开两个班,把机房的电脑换掉,再聘两位考评员。`},
		"a cell at the left names them": {`
			基本情况 | 校长 | 陈青
			^ | 电话 | 0559-2311111
			培训工作 | 类别 | 人次
			^ | 社会化 | 90
			基础¶建设 | 岗位 | 人数
			^ | 督导员 | 2
			^ | 场地 | 面积
			^ | 机房 | 80
			评价实施情况 | 批次 | 4`,
			`basic = 基本情况
basic: 2×2 from 校长
basic: 校长 → 陈青
basic: 电话 → 0559-2311111
training = 培训工作
training: 2×2 from 类别
foundation = 基础建设
foundation: 2×4 from 岗位
implementation = 评价实施情况
implementation: 2×1 from 批次
implementation: 批次 → 4`},
		"sentences in its cells are no reason to take it apart cell by cell": {`
			一、基本情况 | < | <
			概况 | 协会成立于2009年，会员213家，设秘书处、考评部、督导组三个内设机构，负责计划报备、考务组织、质量督导和证书管理，2023年5月完成备案。 | <
			二、培训工作开展情况 | < | <
			分工 | 秘书处管计划报备，考评部管考务，督导组管质量督导，财务管收费，网络管理员管机房与监控，会长负总责，副会长协助会长工作，逐级负责。 | <
			三、评价工作开展情况（二）基础建设情况 | < | <
			场地 | 办公 | 理论
			面积 | 61 | 94`,
			`basic = 一、基本情况
basic: 3×1 from 概况
basic: 概况 → 协会成立于2009年,会员213家,设秘书处、考评部、督导组三个内设机构,负责计划报备、考务组织、质量督导和证书管理,2023年5月完成备案。
training = 二、培训工作开展情况
training: 3×1 from 分工
training: 分工 → 秘书处管计划报备,考评部管考务,督导组管质量督导,财务管收费,网络管理员管机房与监控,会长负总责,副会长协助会长工作,逐级负责。
foundation = 三、评价工作开展情况(二)基础建设情况
foundation: 3×2 from 场地`},
		"words where figures stood begin a table": {`
			基本情况 | < | < | <
			校长 | 陈青 | 电话 | 0559-2311111
			基础建设 | < | < | <
			人员 | 专职3人 | 兼职5人 | 督导2人
			场地 | 办公 | 理论 | 实操
			面积 | 40㎡ | 80㎡ | 200㎡
			评价实施 | < | < | <
			计划报备 | 批次 | 督导 | 违纪
			3 | 3 | 2 | 0`,
			`basic = 基本情况
basic: 4×1 from 校长
basic: 校长 → 陈青
basic: 电话 → 0559-2311111
foundation = 基础建设
foundation: 4×1 from 人员
foundation: 4×2 from 场地
implementation = 评价实施
implementation: 4×2 from 计划报备`},
		"headers of years begin a table": {`
			基本情况 | 校长 | 陈青 | <
			^ | 电话 | 0559-2311111 | <
			培训工作 | 类别 | 2024年实绩 | 2025年目标
			^ | 社会化 | 3期90人 | 4期100人
			评价总体情况 | 考生来源 | 全部为本校学生，无社会人员报考。 | <
			^ | 项目 | 2023年 | 2024年
			^ | 报考 | 70人 | 84人`,
			`basic = 基本情况
basic: 3×2 from 校长
basic: 校长 → 陈青
basic: 电话 → 0559-2311111
training = 培训工作
training: 3×2 from 类别
overview = 评价总体情况
overview: 3×1 from 考生来源
overview: 考生来源 → 全部为本校学生,无社会人员报考。
overview: 3×2 from 项目`},
	}
	for name, k := range cases {
		if got := laidOut(k.table); got != k.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, k.want)
		}
	}
}

// A cell that holds a table is opened; the rows above and below it stay tables.
func TestAFormThatHoldsATableKeepsItsOtherRows(t *testing.T) {
	form := grid(`
		基本情况 | 校长 | 陈青
		^ | 电话 | 0559-2311111
		培训工作 | 类别 | 人次
		^ | 社会化 | 90
		评价总体情况 | 认定统计 | 如下
		^ | 考生来源 | 全部为本校学生
		基础建设 | 岗位 | 人数
		^ | 督导员 | 2`)
	for i := range form.Cells {
		if c := &form.Cells[i]; c.Text() == "如下" {
			c.Blocks = append(c.Blocks, document.T(grid("等级 | 报考 | 合格\n五级 | 40 | 31")))
		}
	}
	got := describe(Read(&document.Document{Body: []document.Block{document.T(form)}}))
	for _, want := range []string{"training: 2×2 from 类别", "overview: 3×2 from 等级", "overview: 考生来源 → 全部为本校学生", "foundation: 2×2 from 岗位"} {
		if !strings.Contains(got, want) {
			t.Errorf("%s\nlacks %s", got, want)
		}
	}
}

func TestTablesOfASheetSpeakForThemselvesWhereItsNameTellsNothing(t *testing.T) {
	d := grid(`
		某某协会2024年度评价工作总结 | < | <
		协会名称 | 某某协会 | <
		| |
		培训情况 | 班数 | 人次
		社会化培训 | 3 | 90
		全年累计 | 3 | 90`)
	d.Sheet = "1汇总"
	d.Ref.Sheet = d.Sheet
	doc := &document.Document{Body: []document.Block{document.P(&document.Paragraph{Text: "1汇总", Ref: d.Ref}), document.T(d)}}
	if got := describe(Read(doc)); !strings.Contains(got, "training: 3×3 from 培训情况") {
		t.Error(got)
	}
}

// A table of one part, or one whose first column merely holds words that are headings too, stays a table.
func TestATableOfOnePartIsNoForm(t *testing.T) {
	for _, table := range []string{`
		培训情况 | <
		社会化 | 90
		合计 | 90`, `
		项目 | 内容
		培训 | 90人
		评价 | 80人
		督导 | 2次`} {
		if got := laidOut(table); strings.Contains(got, "=") {
			t.Errorf("%s\nlaid out as\n%s", table, got)
		}
	}
}

// What stands in a part of a table keeps its own place.
func TestPartsOfATableKeepTheirPlace(t *testing.T) {
	d := grid("a | b | c\n d | e | f\n g | h | i")
	d.RowNo, d.ColNo = []int{4, 6, 9}, []int{0, 2, 3}
	got := d.Slice(1, 3).Columns(1, 3)
	if r := got.CellRef(1, 1); got.Text(1, 1) != "i" || r.Row != 10 || r.Col != 4 {
		t.Errorf("%q at row %d, column %d", got.Text(1, 1), r.Row, r.Col)
	}
}

func TestCaptionsOfTablesHeadAReportThatIsARowOfTables(t *testing.T) {
	doc := written("", "示例公司", "2024年工作总结", "表一:机构基本情况", "公司成立于2012年,职工90人。", "表二:培训工作(只做内训)", "全年内训6期。",
		"表三:人员", "专职2人,兼职3人。", "(表4)评价实施", "认定2批。", "表五:2025年打算", "考60人。")
	var got []string
	for _, b := range Read(doc).Blocks {
		if b.Heading {
			got = append(got, string(b.Section))
		}
	}
	if want := "basic training foundation implementation plans"; strings.Join(got, " ") != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestTwoNumberedRowsLayOutASheet(t *testing.T) {
	got := laidOut(`
		三、(三)评价实施情况 | < | <
		计划报备 | 批次 | 督导
		3次 | 3批 | 2次
		四、下一步打算 | < | <
		措施 | 目标 | 时间
		扩大规模 | 80人 | 2025年`)
	for _, want := range []string{"implementation: 3×2 from 计划报备", "plans: 3×2 from 措施"} {
		if !strings.Contains(got, want) {
			t.Errorf("%s\nmisses %s", got, want)
		}
	}
}

func TestTheTitleOverATableNamesTheInstitution(t *testing.T) {
	doc := written(`
		示例职业技术学院2024年度职业技能等级认定工作总结 | <
		学院 | 示例职业技术学院
		类别 | 职业院校`)
	if got := printed("institution/", readBy(identityFacts, doc)); !strings.HasPrefix(got, "name=示例职业技术学院") {
		t.Errorf("got %q", got)
	}
}

func TestAStatementIsNoHeading(t *testing.T) {
	for _, c := range []struct {
		text string
		want Section
	}{
		{"1、6月底前完成考核场地改造，与厂方续签租约。", Plans},
		{"2.全年内部质量督导6次", Plans},
		{"一、概况　二、培训开展　三、评价开展　四、下一步", Plans},
		{"三、评价实施情况", Implementation},
		{"评价实施情况", Implementation},
	} {
		r := Read(written("", opened("培训工作开展情况", "下一步打算", c.text, "这一条说的是别的事情。")...))
		if got := r.Blocks[len(r.Blocks)-1].Section; got != c.want {
			t.Errorf("%s: %s, want %s", c.text, got, c.want)
		}
	}
}
