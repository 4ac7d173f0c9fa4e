package workbook

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"nianping"
)

// book makes a workbook of sheets: "name" and rows of cells; merge areas are given as "A1:B1".
type testSheet struct {
	name   string
	rows   [][]any
	merges []string
}

func book(t testing.TB, sheets ...testSheet) []byte {
	t.Helper()
	f := excelize.NewFile()
	for i, s := range sheets {
		if i == 0 {
			if err := f.SetSheetName("Sheet1", s.name); err != nil {
				t.Fatal(err)
			}
		} else if _, err := f.NewSheet(s.name); err != nil {
			t.Fatal(err)
		}
		for r, cells := range s.rows {
			if err := f.SetSheetRow(s.name, fmt.Sprintf("A%d", r+1), &cells); err != nil {
				t.Fatal(err)
			}
		}
		for _, m := range s.merges {
			a, b, _ := strings.Cut(m, ":")
			if err := f.MergeCell(s.name, a, b); err != nil {
				t.Fatal(err)
			}
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// show prints institutions and filings one a line.
func show(reg *Registry) string {
	var b strings.Builder
	for _, in := range reg.Institutions {
		fmt.Fprintf(&b, "%s|%s|%s|%s|%v\n", in.Name, in.CreditCode, in.Type, in.District, in.FormerNames)
		for _, f := range in.Filings {
			fmt.Fprintf(&b, "  %s %s %s %v %s..%s %s %s %v\n", f.Programme, f.Occupation, f.Code, f.Levels, f.From, f.To, f.State, f.StateDate, f.Common)
		}
	}
	return b.String()
}

func problems(reg *Registry) string {
	var b strings.Builder
	for _, p := range reg.Problems {
		fmt.Fprintln(&b, p)
	}
	return b.String()
}

func TestTheContractsRegistryIsReadWhole(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("../../fixtures/town/registry.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	reg, err := ReadRegistry(data)
	if err != nil {
		t.Fatal(err)
	}
	if len(reg.Institutions) != 34 || len(reg.Problems) != 0 {
		t.Errorf("%d institutions, problems:\n%s", len(reg.Institutions), problems(reg))
	}
	filings := 0
	for _, in := range reg.Institutions {
		filings += len(in.Filings)
	}
	if filings != 98 {
		t.Errorf("%d filings", filings)
	}
	for _, c := range reg.Columns {
		if c.Field != c.Heading {
			t.Errorf("column %s “%s” was taken for “%s”", c.Column, c.Heading, c.Field)
		}
	}
	last := reg.Institutions[33]
	if f := last.Filings[0]; f.State != nianping.Withdrawn || f.StateDate.String() != "2025-03-10" || f.From.String() != "2021-09-13" || len(f.Levels) != 2 {
		t.Errorf("%+v", last)
	}
}

const (
	codeA = "91350100M000100Y43"
)

func TestOtherLayoutsAreUnderstood(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name   string
		sheets []testSheet
		want   string
	}{
		{"two heading rows, a title above, merged cells, other words", []testSheet{{"企业", [][]any{
			{"黄山市技能人才评价机构备案一览表"},
			{"序号", "单位名称", "备案情况", nil, nil, "备案期限", nil, "联系人"},
			{nil, nil, "认定职业", "职业代码", "认定等级", "起", "止", nil},
			{1, "甲公司", "车工", "6-18-01-01", "五级-三级", "2022.6.1", "2025.5.31", "张"},
			{nil, nil, "钳工", "6-20-01-01", "5-1级", nil, nil, nil},
			{2, "乙公司", "电工", nil, "初、中、高级", 44713, 45808, "李"},
			{"合计", nil, 3},
		}, []string{"A1:H1", "A2:A3", "B2:B3", "C2:E2", "F2:G2", "H2:H3", "A4:A5", "B4:B5", "F4:F5", "G4:G5", "H4:H5"}}},
			`甲公司||企业||[]
  skill_level 车工 6-18-01-01 [5 4 3] 2022-06-01..2025-05-31 在备  false
  skill_level 钳工 6-20-01-01 [5 4 3 2 1] 2022-06-01..2025-05-31 在备  false
乙公司||企业||[]
  skill_level 电工  [5 4 3] 2022-06-01..2025-05-31 在备  false
`},
		{"one row an institution, period in one cell", []testSheet{{"名册", [][]any{
			{"评价机构名称", "机构类型", "备案职业（工种）", "有效期", "备案状态", "简称"},
			{"甲技工学校", "技工院校", "电工（五级-三级）、焊工(四级)，直播销售", "2023年1月1日—2025年12月31日", "退出（2025.3.10）", "甲校、甲技"},
			{"乙培训学校", "社评组织", "养老护理员\n育婴员", "2023.1", "正常", nil},
		}, nil}},
			`甲技工学校||院校||[甲校 甲技]
  skill_level 电工  [5 4 3] 2023-01-01..2025-12-31 退出 2025-03-10 false
  skill_level 焊工  [4] 2023-01-01..2025-12-31 退出 2025-03-10 false
  specialised 直播销售  [] 2023-01-01..2025-12-31 退出 2025-03-10 false
乙培训学校||社会培训评价组织||[]
  specialised 养老护理员  [] 2023-01-01..2025-12-31 在备  false
  specialised 育婴员  [] 2023-01-01..2025-12-31 在备  false
`},
		{"a column for each level, a number of years, cells left empty below", []testSheet{{"2024", [][]any{
			{"机构全称", "信用代码", "类别", "职业名称", "五级", "四级", "三级", "备案日期", "备案期限", "是否通用工种"},
			{"甲公司", " " + strings.ToLower(codeA), "企业", "车工", "√", "√", nil, "2022年6月1日", "三年", "是"},
			{nil, nil, nil, "铣工", "√", nil, "×", "2024-03-01", "五年", "否"},
		}, nil}},
			`甲公司|` + codeA + `|企业||[]
  skill_level 车工  [5 4] 2022-06-01..2025-05-31 在备  true
  skill_level 铣工  [5] 2024-03-01..2029-02-28 在备  false
`},
		{"several sheets by type and district, one institution on two", []testSheet{
			{"说明", [][]any{{"本表由人社局填写"}}, nil},
			{"院校", [][]any{{"职业", "学校名称", "等级", "备案起始日"}, {"电工", "甲学校", "五级", "2022-06-01"}}, nil},
			{"专项职业能力", [][]any{{"单位名称", "考核项目", "备案起始日", "类别"}, {"甲 学校", "茶艺", "2023-06-01", nil}, {"乙协会", "豆腐", "2023-06-01", "社会培训评价组织"}}, nil}},
			`甲学校||院校||[]
  skill_level 电工  [5] 2022-06-01..2025-05-31 在备  false
  specialised 茶艺  [] 2023-06-01..2026-05-31 在备  false
乙协会||社会培训评价组织||[]
  specialised 豆腐  [] 2023-06-01..2026-05-31 在备  false
`},
	} {
		reg, err := ReadRegistry(book(t, c.sheets...))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if got := show(reg); got != c.want {
			t.Errorf("%s: got\n%swant\n%s%s", c.name, got, c.want, problems(reg))
		}
	}
}

func TestWhatIsNotUnderstoodIsNamedWithItsRow(t *testing.T) {
	t.Parallel()
	reg, err := ReadRegistry(book(t, testSheet{"名册", [][]any{
		{"机构名称", "统一社会信用代码", "机构类别", "职业（工种）", "等级", "备案起始日", "备案截止日", "状态"},
		{"甲公司", "91350100M000100Y44", "企业", "车工", "五级", "2022-06-01", "2025-05-31", "在备"},
		{nil, nil, "企业", nil, "五级", "2022-06-01"},
		{"乙公司", 913501000001000000.0, "事业", "钳工", "熟练", "2022-06-31", "2025-05-31", "在建"},
		{"丙公司", codeA, "企业", "电工", "五级", "2025-06-01", "2022-05-31", "退出"},
		{"丁公司", codeA, "企业", nil},
	}, nil}))
	if err != nil {
		t.Fatal(err)
	}
	got := problems(reg)
	for _, want := range []string{"第2行：统一社会信用代码“91350100M000100Y44”不符合", "第3行未采用：没有机构名称", "第4行：机构类别“事业”不认识", "第4行：等级“熟练”不认识",
		"第4行：备案起始日“2022-06-31”不是能识别的日期", "第4行：没有备案起始日", "第4行：状态“在建”不认识", "第5行：备案截止日 2022-05-31 早于起始日", "第5行：状态为退出而没有状态日期",
		"第6行未采用：没有职业", "“丁公司”与“丙公司”的统一社会信用代码相同", "“乙公司”没有机构类别"} {
		if !strings.Contains(got, want) {
			t.Errorf("missing %q in\n%s", want, got)
		}
	}
	if len(reg.Institutions) != 4 {
		t.Errorf("%s", show(reg))
	}
}

func TestAWorkbookThatIsNoRegistryIsRefusedWithAWayOut(t *testing.T) {
	t.Parallel()
	for name, data := range map[string][]byte{
		"no heading": book(t, testSheet{"Sheet1", [][]any{{"a", "b"}, {1, 2}}, nil}),
		"no rows":    book(t, testSheet{"Sheet1", [][]any{{"机构名称", "职业（工种）"}}, nil}),
		"encrypted":  []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest"),
		"truncated":  []byte("PK\x03\x04"),
		"empty":      nil,
	} {
		if reg, err := ReadRegistry(data); err == nil || !strings.ContainsAny(err.Error(), "没无不") {
			t.Errorf("%s: %v %v", name, reg, err)
		}
	}
}

// BenchmarkReadRegistryOf2000 reads a registry of 2,000 institutions of three occupations each.
func BenchmarkReadRegistryOf2000(b *testing.B) {
	rows := [][]any{{"机构名称", "职业（工种）", "等级", "备案日期", "有效期至"}}
	for i := range 2000 {
		for _, o := range []string{"电工", "焊工", "钳工"} {
			rows = append(rows, []any{fmt.Sprintf("黄山市第%d职业培训学校", i+1), o, "五级、四级、三级", "2022-06-01", "2025-05-31"})
		}
	}
	data := book(b, testSheet{name: "名册", rows: rows})
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ReadRegistry(data); err != nil {
			b.Fatal(err)
		}
	}
}
