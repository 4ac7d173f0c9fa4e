package nianping

import (
	"fmt"
	"sort"
	"strings"
)

// RubricTable is one sheet of a rubric's workbook: what an officer edits. All cells are text.
type RubricTable struct {
	Name    string
	Note    string // for the officer
	Columns []string
	Rows    [][]string
	At      []int // row numbers as the spreadsheet counts them, where the table was read; else nil

	Optional bool // a workbook may lack it
}

// The sheets of a rubric's workbook. 指标 is for looking up only and is not read.
const (
	RubricGeneral    = "总则"
	RubricCategories = "类别"
	RubricItems      = "条目"
	RubricDeductions = "扣分"
	RubricVetoes     = "否决"
	RubricGrades     = "等次"
	RubricMetrics    = "指标"
)

// RubricSheets are the sheets that are read, each with its columns.
var RubricSheets = []RubricTable{
	{Name: RubricGeneral, Note: "总满分等于各类别满分之和。完整度是已知满分占适用满分的份额（0至1）。", Columns: []string{"项目", "内容"}},
	{Name: RubricCategories, Note: "类别满分等于该类别启用条目满分之和。", Columns: []string{"类别代码", "类别名称", "满分"}},
	{Name: RubricItems, Note: "一行一个评分项，同一条目的各行相连。规则：" + RuleKindList() + "。分段写作“界限=得分；界限=得分”，情形写作“情形=得分；…”，每项写每项得分。机构类别为空的行适用于各类机构；写了类别的行改变上面同名评分项对该类机构的规则（规则写“不适用”即不计）。",
		Columns: []string{"条目代码", "条目名称", "条目满分", "停用", "评分项", "指标", "评分项满分", "规则", "分段或情形", "参数", "未载明时", "机构类别", "依据", "证据位置"}},
	{Name: RubricDeductions, Note: "扣分只在有人确认后生效。", Columns: []string{"代码", "名称", "扣分", "依据的问题", "对象", "逐项", "累计上限"}},
	{Name: RubricVetoes, Note: "否决只在写明决定人、日期、文号后生效。", Columns: []string{"代码", "名称", "疑似依据", "未报送即疑似"}},
	{Name: RubricGrades, Note: "从高到低；底线是各类别得分率（0至1），空为不设。", Columns: []string{"等次", "分数线", "类别底线", "须按期", "须无重大问题", "结果运用"}},
	{Name: RubricLimits, Note: "程序从多少起提出问题。只改“数值”；问题本身不扣分。", Columns: []string{"阈值", "数值", "单位", "问题", "含义"}, Optional: true},
	{Name: RubricCapability, Note: "哪一等级的考评员可以考评哪一等级。没有写出处的行不作依据：按“不知道”处理，不提问题，也不扣分。", Columns: []string{"考评等级", "职业技能等级", "可否考评", "出处"}, Optional: true},
	{Name: RubricOccupations, Note: "国家职业分类大典中的职业，用于查专项考核项目是否就是一个职业。没有写出处的行不作依据。可以自行加行。", Columns: []string{"职业名称", "职业编码", "出处"}, Optional: true},
}

const yes = "是"

func mark(b bool) string {
	if b {
		return yes
	}
	return ""
}

// Tables are the rubric as the sheets of RubricSheets, and 指标 after them.
func (r *Rubric) Tables() []RubricTable {
	tables := append([]RubricTable(nil), RubricSheets...)
	set := func(name string, rows [][]string) {
		for i := range tables {
			if tables[i].Name == name {
				tables[i].Rows = rows
			}
		}
	}
	set(RubricGeneral, [][]string{{"标准名称", r.Name}, {"标题", r.Title}, {"适用起始年度", fmt.Sprint(r.FromYear)}, {"总满分", r.Maximum.String()},
		{"定等完整度", r.Coverage.Grade.String()}, {"暂定完整度", r.Coverage.Provisional.String()}, {"扣分上限", r.MaxDeducted.String()}})
	var rows [][]string
	for _, c := range r.Categories {
		rows = append(rows, []string{c.Code, c.Name, c.Max.String()})
	}
	set(RubricCategories, rows)
	set(RubricItems, r.itemRows())
	rows = nil
	for _, d := range r.Deductions {
		most := ""
		if d.Most != nil {
			most = d.Most.String()
		}
		rows = append(rows, []string{d.Code, d.Name, d.Points.String(), strings.Join(d.Findings, "、"), d.About, mark(d.Each), most})
	}
	set(RubricDeductions, rows)
	rows = nil
	for _, v := range r.Vetoes {
		rows = append(rows, []string{v.Code, v.Name, strings.Join(v.Findings, "、"), mark(v.Missing)})
	}
	set(RubricVetoes, rows)
	rows = nil
	for _, g := range r.Grades {
		floor := ""
		if g.Floor != nil {
			floor = g.Floor.String()
		}
		rows = append(rows, []string{string(g.Grade), g.Min.String(), floor, mark(g.OnTime), mark(g.NoHigh), g.Advice})
	}
	set(RubricGrades, rows)
	set(RubricLimits, r.limitRows())
	set(RubricCapability, r.capabilityRows())
	set(RubricOccupations, r.occupationRows())
	return append(tables, metricTable())
}

func metricTable() RubricTable {
	t := RubricTable{Name: RubricMetrics, Note: "可用的指标，只供查阅，改动不起作用。", Columns: []string{"指标", "单位", "定义", "参数", "情形"}}
	for _, m := range Metrics() {
		var params []string
		for _, p := range m.Params {
			params = append(params, fmt.Sprintf("%s=%d（%s）", p.Name, p.Default, p.Meaning))
		}
		t.Rows = append(t.Rows, []string{m.Name, m.Unit, m.Definition, strings.Join(params, "；"), strings.Join(m.Cases, "、")})
	}
	return t
}

var missingNames = []struct {
	Missing WhenMissing
	Name    string
}{{MissingZero, "计0分"}, {MissingUnknown, "不计"}, {MissingNA, "不适用"}}

func missingName(m WhenMissing) string {
	for _, k := range missingNames {
		if k.Missing == m {
			return k.Name
		}
	}
	return ""
}

func (r *Rubric) itemRows() [][]string {
	var rows [][]string
	for i := range r.Items {
		item := &r.Items[i]
		for k := range item.Parts {
			p := &item.Parts[k]
			var params []string
			for name, v := range p.Params {
				params = append(params, name+"="+v.String())
			}
			sort.Strings(params)
			rows = append(rows, []string{item.Code, item.Name, item.Max.String(), mark(item.Off), p.Name, p.Metric, p.Max.String(),
				p.Rule.Kind.Name(), p.Rule.text(), strings.Join(params, "；"), missingName(p.Missing), "", item.Basis, item.Evidence})
			var types []string
			for t := range p.ByType {
				types = append(types, string(t))
			}
			sort.Strings(types)
			for _, t := range types {
				v := p.ByType[InstitutionType(t)]
				kind, text := "", ""
				if v.Rule != nil {
					kind, text = v.Rule.Kind.Name(), v.Rule.text()
				}
				rows = append(rows, []string{item.Code, "", "", "", p.Name, p.Metric, "", kind, text, "", missingName(v.Missing), t, "", ""})
			}
		}
	}
	return rows
}

// text is the rule's numbers as one cell.
func (rule *Rule) text() string {
	var parts []string
	switch rule.Kind {
	case RuleEach:
		if rule.Each != nil {
			return rule.Each.String()
		}
	case RuleAtLeast, RuleAtMost:
		for _, s := range rule.Steps {
			parts = append(parts, s.Limit.String()+"="+s.Points.String())
		}
	case RuleCases:
		for _, c := range rule.Cases {
			parts = append(parts, c.Case+"="+c.Points.String())
		}
	}
	return strings.Join(parts, "；")
}
