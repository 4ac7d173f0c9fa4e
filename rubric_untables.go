package nianping

import (
	"fmt"
	"strconv"
	"strings"
)

// SheetFault is a fault in a rubric's workbook: the sheet, the row as the spreadsheet counts it (0 for the whole sheet),
// and what is allowed.
type SheetFault struct {
	Sheet string
	Row   int
	What  string
}

// SheetFaults are the faults of a rubric's workbook.
type SheetFaults []SheetFault

// Error lists the faults, one a line.
func (e SheetFaults) Error() string {
	lines := make([]string, len(e))
	for i, f := range e {
		lines[i] = "工作表“" + f.Sheet + "”"
		if f.Row > 0 {
			lines[i] += fmt.Sprintf("第%d行", f.Row)
		}
		lines[i] += "：" + f.What
	}
	return "评分标准有误：\n" + strings.Join(lines, "\n")
}

// RubricFromTables reads a rubric from the sheets that an officer edited. Faults name sheet and row; the rubric is nil
// where there is one.
func RubricFromTables(tables []RubricTable) (*Rubric, error) {
	b := &rubricBook{r: new(Rubric), rows: map[RubricPlace]int{}}
	for _, sheet := range RubricSheets {
		t := tableNamed(tables, sheet.Name)
		if t == nil && sheet.Optional {
			continue
		}
		if t == nil {
			b.faults = append(b.faults, SheetFault{sheet.Name, 0, "缺少这张工作表"})
			continue
		}
		for i := range t.Rows {
			b.sheet, b.at, b.columns, b.cells = t.Name, i+2, t.Columns, t.Rows[i]
			if i < len(t.At) {
				b.at = t.At[i]
			}
			switch sheet.Name {
			case RubricGeneral:
				b.general()
			case RubricCategories:
				b.place(b.cell("类别代码"), 0)
				b.r.Categories = append(b.r.Categories, Category{b.cell("类别代码"), b.cell("类别名称"), b.number("满分")})
			case RubricItems:
				b.item()
			case RubricDeductions:
				b.place(b.cell("代码"), 0)
				b.r.Deductions = append(b.r.Deductions, DeductionRule{Code: b.cell("代码"), Name: b.cell("名称"), Points: b.number("扣分"),
					Findings: words(b.cell("依据的问题")), About: b.cell("对象"), Each: b.flag("逐项"), Most: b.optional("累计上限")})
			case RubricVetoes:
				b.place(b.cell("代码"), 0)
				b.r.Vetoes = append(b.r.Vetoes, VetoRule{Code: b.cell("代码"), Name: b.cell("名称"), Findings: words(b.cell("疑似依据")), Missing: b.flag("未报送即疑似")})
			case RubricGrades:
				b.place(b.cell("等次"), 0)
				b.r.Grades = append(b.r.Grades, GradeRule{GradeName(b.cell("等次")), b.number("分数线"), b.optional("类别底线"), b.flag("须按期"), b.flag("须无重大问题"), b.cell("结果运用")})
			case RubricLimits:
				b.limit()
			case RubricCapability:
				b.capability()
			case RubricOccupations:
				b.occupation()
			}
		}
	}
	if len(b.faults) == 0 {
		for _, f := range b.r.Validate() {
			b.faults = append(b.faults, SheetFault{f.Where.Table, b.rows[f.Where], f.What})
		}
	}
	if len(b.faults) > 0 {
		return nil, b.faults
	}
	return b.r, nil
}

func tableNamed(tables []RubricTable, name string) *RubricTable {
	for i := range tables {
		if tables[i].Name == name {
			return &tables[i]
		}
	}
	return nil
}

// rubricBook reads one row after another into a rubric and remembers where each thing stood.
type rubricBook struct {
	r       *Rubric
	rows    map[RubricPlace]int
	faults  SheetFaults
	sheet   string
	at      int
	columns []string
	cells   []string
}

func (b *rubricBook) say(format string, args ...any) {
	b.faults = append(b.faults, SheetFault{b.sheet, b.at, fmt.Sprintf(format, args...)})
}

func (b *rubricBook) place(code string, part int) {
	if p := (RubricPlace{b.sheet, code, part}); b.rows[p] == 0 {
		b.rows[p] = b.at
	}
}

func (b *rubricBook) cell(column string) string {
	for i, c := range b.columns {
		if c == column && i < len(b.cells) {
			return strings.TrimSpace(b.cells[i])
		}
	}
	return ""
}

func (b *rubricBook) number(column string) Decimal { return b.parse(column, b.cell(column)) }

func (b *rubricBook) parse(what, s string) Decimal {
	if f, err := strconv.ParseFloat(s, 64); err == nil && len(s) > 15 { // a spreadsheet's 0.59999999999999998 is 0.6
		s = strconv.FormatFloat(f, 'g', 15, 64)
	}
	d, err := ParseDecimal(s)
	if err != nil {
		b.say("“%s”应为数字，实为“%s”", what, s)
	}
	return d
}

func (b *rubricBook) optional(column string) *Decimal {
	if b.cell(column) == "" {
		return nil
	}
	d := b.number(column)
	return &d
}

func (b *rubricBook) flag(column string) bool {
	switch s := b.cell(column); s {
	case "", "否":
		return false
	case yes:
		return true
	default:
		b.say("“%s”应为“是”或留空，实为“%s”", column, s)
	}
	return false
}

func words(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("、,，;； ", r) })
}

func (b *rubricBook) general() {
	value := func() Decimal { return b.parse(b.cell("项目"), b.cell("内容")) }
	switch key := b.cell("项目"); key {
	case "标准名称":
		b.r.Name = b.cell("内容")
	case "标题":
		b.r.Title = b.cell("内容")
	case "适用起始年度":
		year, err := strconv.Atoi(b.cell("内容"))
		if err != nil {
			b.say("适用起始年度应为年份，实为“%s”", b.cell("内容"))
		}
		b.r.FromYear = year
	case "总满分":
		b.r.Maximum = value()
	case "定等完整度":
		b.r.Coverage.Grade = value()
	case "暂定完整度":
		b.r.Coverage.Provisional = value()
	case "扣分上限":
		b.r.MaxDeducted = value()
	default:
		b.say("没有项目“%s”，可用：标准名称、标题、适用起始年度、总满分、定等完整度、暂定完整度、扣分上限", key)
	}
}

// item reads one row of 条目: a part of the item above or of a new one, or a variant of a part for one type.
func (b *rubricBook) item() {
	code := b.cell("条目代码")
	n := len(b.r.Items)
	if n == 0 || code != "" && b.r.Items[n-1].Code != code {
		b.r.Items = append(b.r.Items, Item{Code: code, Name: b.cell("条目名称"), Max: b.number("条目满分"), Off: b.flag("停用"), Basis: b.cell("依据"), Evidence: b.cell("证据位置")})
		b.place(code, 0)
		n++
	}
	item := &b.r.Items[n-1]
	if kind := b.cell("机构类别"); kind != "" {
		b.variant(item, InstitutionType(kind))
		return
	}
	p := Part{Name: b.cell("评分项"), Metric: b.cell("指标"), Max: b.number("评分项满分"), Missing: b.missing()}
	if rule := b.rule(); rule != nil {
		p.Rule = *rule
	} else {
		b.say("“规则”不能为空，可用：%s", RuleKindList())
	}
	for name, v := range b.pairs("参数") {
		if p.Params == nil {
			p.Params = map[string]Decimal{}
		}
		p.Params[name] = v
	}
	item.Parts = append(item.Parts, p)
	b.place(item.Code, len(item.Parts))
}

func (b *rubricBook) variant(item *Item, kind InstitutionType) {
	for k := range item.Parts {
		p := &item.Parts[k]
		if p.Name != b.cell("评分项") {
			continue
		}
		if p.ByType == nil {
			p.ByType = map[InstitutionType]Variant{}
		}
		p.ByType[kind] = Variant{Rule: b.rule(), Missing: b.missing()}
		return
	}
	b.say("条目%s的上面各行没有名为“%s”的评分项", item.Code, b.cell("评分项"))
}

func (b *rubricBook) missing() WhenMissing {
	s := b.cell("未载明时")
	if s == "" {
		return ""
	}
	for _, k := range missingNames {
		if k.Name == s {
			return k.Missing
		}
	}
	b.say("“未载明时”应为计0分、不计、不适用或留空，实为“%s”", s)
	return ""
}

// rule reads the row's rule, nil where the cell is empty or no rule.
func (b *rubricBook) rule() *Rule {
	name := b.cell("规则")
	if name == "" {
		return nil
	}
	kind, ok := RuleKindNamed(name)
	if !ok {
		b.say("没有名为“%s”的规则，可用：%s", name, RuleKindList())
		return &Rule{Kind: RuleYes}
	}
	rule := &Rule{Kind: kind}
	switch kind {
	case RuleEach:
		d := b.number("分段或情形")
		rule.Each = &d
	case RuleAtLeast, RuleAtMost:
		for _, p := range b.list("分段或情形") {
			rule.Steps = append(rule.Steps, Step{b.parse("分段界限", p[0]), b.parse("分段得分", p[1])})
		}
	case RuleCases:
		for _, p := range b.list("分段或情形") {
			rule.Cases = append(rule.Cases, CaseOf{p[0], b.parse("情形得分", p[1])})
		}
	default:
		if text := b.cell("分段或情形"); text != "" {
			b.say("规则“%s”不需要分段，实为“%s”", name, text)
		}
	}
	return rule
}

// list reads “左=右；左=右”.
func (b *rubricBook) list(column string) [][2]string {
	var out [][2]string
	for _, pair := range strings.FieldsFunc(b.cell(column), func(r rune) bool { return r == '；' || r == ';' || r == '\n' }) {
		left, right, ok := strings.Cut(strings.ReplaceAll(pair, "＝", "="), "=")
		if !ok {
			b.say("“%s”应写作“左=右；左=右”，实为“%s”", column, pair)
			continue
		}
		out = append(out, [2]string{strings.TrimSpace(left), strings.TrimSpace(right)})
	}
	return out
}

func (b *rubricBook) pairs(column string) map[string]Decimal {
	out := map[string]Decimal{}
	for _, p := range b.list(column) {
		out[p[0]] = b.parse("参数"+p[0], p[1])
	}
	return out
}
