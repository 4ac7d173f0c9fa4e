package nianping

import "strings"

// The sheets of a rubric's workbook that the checks look up: limits, who may examine which level, the dictionary. A
// workbook without one of them keeps the default standard's.
const (
	RubricLimits      = "阈值"
	RubricCapability  = "考评资质"
	RubricOccupations = "职业目录"
)

const may, mayNot = "可以", "不可以"

// gradeNames are the grades of examiners as the workbook shows them.
var gradeNames = []struct {
	Grade Grade
	Name  string
}{{GradeExaminer, "考评员"}, {GradeSenior, "高级考评员"}}

// Name is the grade's Chinese name, "" for an unknown one.
func (g Grade) Name() string {
	for _, k := range gradeNames {
		if k.Grade == g {
			return k.Name
		}
	}
	return ""
}

func (r *Rubric) limitRows() (rows [][]string) {
	for _, l := range Limits {
		code, _, _ := strings.Cut(l.Name, ".")
		title, _ := FindingInfo(code)
		rows = append(rows, []string{l.Name, Decimal{r.limit(l.Name)}.String(), l.Unit, title.Title, l.Meaning})
	}
	return rows
}

func (r *Rubric) capabilityRows() (rows [][]string) {
	for _, c := range r.capability() {
		able := mayNot
		if c.May {
			able = may
		}
		rows = append(rows, []string{c.Grade.Name(), c.Level.Name(), able, c.Source})
	}
	return rows
}

func (r *Rubric) occupationRows() (rows [][]string) {
	for _, o := range r.dictionary() {
		rows = append(rows, []string{o.Name, o.Code, o.Source})
	}
	return rows
}

// capability is the rubric's map, the default standard's where it has none.
func (r *Rubric) capability() []CapabilityRow {
	if r.Capability == nil {
		return defaultStandard().Capability
	}
	return r.Capability
}

// dictionary is the rubric's list of occupations, the default standard's where it has none.
func (r *Rubric) dictionary() []OccupationRow {
	if r.Occupations == nil {
		return defaultStandard().Occupations
	}
	return r.Occupations
}

func (b *rubricBook) limit() {
	b.place(b.cell("阈值"), 0)
	b.r.Limits = append(b.r.Limits, Limit{b.cell("阈值"), b.number("数值")})
}

func (b *rubricBook) capability() {
	row := CapabilityRow{Source: b.cell("出处")}
	for _, k := range gradeNames {
		if k.Name == b.cell("考评等级") {
			row.Grade = k.Grade
		}
	}
	for _, l := range Levels {
		if l.Name() == b.cell("职业技能等级") {
			row.Level = l
		}
	}
	switch s := b.cell("可否考评"); s {
	case may:
		row.May = true
	case mayNot:
	default:
		b.say("“可否考评”应为“%s”或“%s”，实为“%s”", may, mayNot, s)
	}
	b.place(string(row.Grade)+string(row.Level), 0)
	b.r.Capability = append(b.r.Capability, row)
}

func (b *rubricBook) occupation() {
	b.place(b.cell("职业名称"), 0)
	b.r.Occupations = append(b.r.Occupations, OccupationRow{b.cell("职业名称"), b.cell("职业编码"), b.cell("出处")})
}

// reference checks what the checks look up.
func (v *rubricChecker) reference() {
	seen := map[string]bool{}
	once := func(table, code string) {
		if seen[table+code] {
			v.say(table, code, 0, "“%s”重复", code)
		}
		seen[table+code] = true
	}
	for _, l := range v.r.Limits {
		once(RubricLimits, l.Name)
		info, ok := limitInfo(l.Name)
		if !ok {
			v.say(RubricLimits, l.Name, 0, "没有名为“%s”的阈值，可用：%s", l.Name, limitNames())
			continue
		}
		if l.Value.exact.sign() < 0 {
			v.say(RubricLimits, l.Name, 0, "数值不能小于0，现为%s", l.Value)
		}
		if info.Unit != "%" && info.Unit != "平方米" && !l.Value.exact.isWhole() {
			v.say(RubricLimits, l.Name, 0, "单位为“%s”的数值应为整数，现为%s", info.Unit, l.Value)
		}
	}
	for _, c := range v.r.Capability {
		code := string(c.Grade) + string(c.Level)
		once(RubricCapability, code)
		if c.Grade.Name() == "" {
			v.say(RubricCapability, code, 0, "考评等级应为考评员或高级考评员")
		}
		if c.Level.Rank() < 0 {
			v.say(RubricCapability, code, 0, "职业技能等级不认识，可用：%s", strings.Join(LevelNames(), "、"))
		}
	}
	for _, o := range v.r.Occupations {
		once(RubricOccupations, o.Name)
		if o.Name == "" {
			v.say(RubricOccupations, o.Name, 0, "缺少职业名称")
		}
	}
}

func limitNames() string {
	var names []string
	for _, l := range Limits {
		names = append(names, l.Name)
	}
	return strings.Join(names, "、")
}
