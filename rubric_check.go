package nianping

import (
	"fmt"
	"slices"
	"strings"
)

// RubricFault is one fault of a rubric: where, and what is allowed there.
type RubricFault struct {
	Where RubricPlace
	What  string
}

// RubricPlace points into a rubric: a table and the code of a row, and a part's number from 1 where a part is meant.
// A workbook turns it into sheet and row.
type RubricPlace struct {
	Table string // 总则, 类别, 条目, 扣分, 否决, 等次, 阈值, 考评资质, 职业目录
	Code  string
	Part  int
}

// String is the place as a person points at it: 条目C1第1项.
func (p RubricPlace) String() string {
	s := p.Table + p.Code
	if p.Part > 0 {
		s += fmt.Sprintf("第%d项", p.Part)
	}
	return s
}

// RubricError are the faults of a rubric that cannot be used.
type RubricError []RubricFault

// Error lists the faults, one a line.
func (e RubricError) Error() string {
	lines := make([]string, len(e))
	for i, f := range e {
		lines[i] = f.Where.String() + "：" + f.What
	}
	return "评分标准有误：\n" + strings.Join(lines, "\n")
}

// Validate finds what makes a rubric unusable: unknown metrics, rules that do not fit, bands that overlap, maxima that do
// not add up, codes that no check knows. nil where there is nothing.
func (r *Rubric) Validate() []RubricFault {
	v := &rubricChecker{r: r}
	v.general()
	v.items()
	v.consequences()
	v.grades()
	v.reference()
	return v.faults
}

type rubricChecker struct {
	r      *Rubric
	faults []RubricFault
}

func (v *rubricChecker) say(table, code string, part int, format string, args ...any) {
	v.faults = append(v.faults, RubricFault{RubricPlace{table, code, part}, fmt.Sprintf(format, args...)})
}

func (v *rubricChecker) general() {
	r := v.r
	if r.Name == "" {
		v.say("总则", "", 0, "缺少标准名称")
	}
	g, p := r.Coverage.Grade.exact, r.Coverage.Provisional.exact
	if p.sign() < 0 || g.less(p) || whole(1).less(g) {
		v.say("总则", "", 0, "资料完整度两条线应在0与1之间，且定等线不低于暂定线，现为%s和%s", r.Coverage.Grade, r.Coverage.Provisional)
	}
	var sum Points
	seen := map[string]bool{}
	for _, c := range r.Categories {
		if c.Code == "" || seen[c.Code] {
			v.say("类别", c.Code, 0, "类别代码为空或重复")
		}
		seen[c.Code] = true
		sum = sum.plus(c.Max.exact)
	}
	if sum.Cmp(r.Maximum.Points()) != 0 {
		v.say("总则", "", 0, "各类别满分之和为%s，应等于总满分%s", sum.Short(), r.Maximum)
	}
	if r.Maximum.exact.sign() <= 0 {
		v.say("总则", "", 0, "总满分应大于0")
	}
	if r.MaxDeducted.exact.sign() < 0 {
		v.say("总则", "", 0, "扣分上限不能小于0")
	}
}

func (v *rubricChecker) items() {
	sums := map[string]Points{}
	seen := map[string]bool{}
	for i := range v.r.Items {
		item := &v.r.Items[i]
		if item.Code == "" || seen[item.Code] {
			v.say("条目", item.Code, 0, "条目代码为空或重复")
		}
		seen[item.Code] = true
		category := v.r.CategoryOf(item)
		if category == nil {
			v.say("条目", item.Code, 0, "条目代码应以类别代码开头")
			continue
		}
		if !item.Off {
			sums[category.Code] = sums[category.Code].plus(item.Max.exact)
		}
		if len(item.Parts) == 0 {
			v.say("条目", item.Code, 0, "没有评分项")
			continue
		}
		var parts Points
		for k := range item.Parts {
			parts = parts.plus(item.Parts[k].Max.exact)
			v.part(item.Code, k+1, &item.Parts[k])
		}
		if parts.Cmp(item.Max.Points()) != 0 {
			v.say("条目", item.Code, 0, "各评分项满分之和为%s，应等于条目满分%s", parts.Short(), item.Max)
		}
	}
	for _, c := range v.r.Categories {
		if sum := sums[c.Code]; sum.Cmp(c.Max.Points()) != 0 {
			v.say("类别", c.Code, 0, "启用条目满分之和为%s，应等于类别满分%s", sum.Short(), c.Max)
		}
	}
}

func (v *rubricChecker) part(code string, n int, p *Part) {
	say := func(format string, args ...any) { v.say("条目", code, n, format, args...) }
	metric, ok := MetricNamed(p.Metric)
	if !ok {
		say("没有名为“%s”的指标；可用的指标见“指标”表", p.Metric)
		return
	}
	if p.Max.exact.sign() <= 0 {
		say("满分应大于0，现为%s", p.Max)
	}
	for name := range p.Params {
		if !metric.hasParam(name) {
			say("指标%s没有参数“%s”，可用的参数：%s", metric.Name, name, orNone(metric.paramNames()))
		}
	}
	if need, ok := p.Params["need"]; ok && need.exact.sign() <= 0 {
		say("参数need应大于0，现为%s", need)
	}
	v.rule(say, metric, p, &p.Rule)
	v.missing(say, p.Missing)
	for kind, variant := range p.ByType {
		if !slices.Contains(InstitutionTypes, kind) {
			say("没有机构类别“%s”，可用：企业、院校、社会培训评价组织", kind)
		}
		if variant.Rule != nil {
			v.rule(say, metric, p, variant.Rule)
		}
		v.missing(say, variant.Missing)
	}
}

func (v *rubricChecker) missing(say func(string, ...any), m WhenMissing) {
	switch m {
	case "", MissingZero, MissingUnknown, MissingNA:
	default:
		say("未载明时的处理“%s”不认识，可用：zero（计0分）、unknown（不计）、not_applicable（不适用）", string(m))
	}
}

func (v *rubricChecker) rule(say func(string, ...any), m Metric, p *Part, rule *Rule) {
	within := func(points Decimal) {
		if points.exact.sign() < 0 || p.Max.exact.less(points.exact) {
			say("得分%s不在0与满分%s之间", points, p.Max)
		}
	}
	if rule.Kind.Name() == "" {
		say("没有名为“%s”的规则，可用：%s", string(rule.Kind), RuleKindList())
		return
	}
	if rule.Kind != RuleNone && (rule.Kind == RuleCases) != (len(m.Cases) > 0) {
		say("规则“%s”不适合指标%s（单位：%s）", rule.Kind.Name(), m.Name, m.Unit)
		return
	}
	if rule.Kind == RuleLinear && m.Unit != "份额" && m.Unit != "是否" {
		say("规则“按比例”只适合单位为份额的指标，%s的单位是%s", m.Name, m.Unit)
	}
	switch rule.Kind {
	case RuleEach:
		if rule.Each == nil || rule.Each.exact.sign() <= 0 {
			say("规则“每项”要有大于0的每项得分")
		}
	case RuleAtLeast, RuleAtMost:
		if len(rule.Steps) == 0 {
			say("规则“%s”要有分段", rule.Kind.Name())
		}
		for i, s := range rule.Steps {
			within(s.Points)
			if i == 0 {
				continue
			}
			order := s.Limit.exact.Cmp(&rule.Steps[i-1].Limit.exact)
			if rule.Kind == RuleAtLeast && order >= 0 || rule.Kind == RuleAtMost && order <= 0 {
				say("分段重叠：界限应依次%s，%s之后是%s", map[RuleKind]string{RuleAtLeast: "递减", RuleAtMost: "递增"}[rule.Kind], rule.Steps[i-1].Limit, s.Limit)
			}
			if rule.Steps[i-1].Points.exact.less(s.Points.exact) {
				say("分段得分应依次递减，%s之后是%s", rule.Steps[i-1].Points, s.Points)
			}
		}
	case RuleCases:
		named := map[string]bool{}
		for _, c := range rule.Cases {
			within(c.Points)
			if !hasWord(m.Cases, c.Case) || named[c.Case] {
				say("情形“%s”重复或不认识，可用：%s", c.Case, strings.Join(m.Cases, "、"))
			}
			named[c.Case] = true
		}
	}
}

func (v *rubricChecker) consequences() {
	seen := map[string]bool{}
	known := func(table, code string, findings []string) {
		if code == "" || seen[code] {
			v.say(table, code, 0, "代码为空或重复")
		}
		seen[code] = true
		for _, f := range findings {
			if _, ok := FindingInfo(f); !ok {
				v.say(table, code, 0, "没有代码为“%s”的问题", f)
			}
		}
	}
	for _, d := range v.r.Deductions {
		known("扣分", d.Code, d.Findings)
		if d.Points.exact.sign() <= 0 {
			v.say("扣分", d.Code, 0, "扣分应大于0，现为%s", d.Points)
		}
		if d.About != "" && d.About != AboutLastYear && d.About != AboutOther {
			v.say("扣分", d.Code, 0, "对象“%s”不认识，可用：%s、%s", d.About, AboutOther, AboutLastYear)
		}
	}
	for _, d := range v.r.Vetoes {
		known("否决", d.Code, d.Findings)
	}
}

func (v *rubricChecker) grades() {
	at := -1
	for i := range v.r.Grades {
		g := &v.r.Grades[i]
		here := g.Grade.order()
		if here <= at {
			v.say("等次", string(g.Grade), 0, "等次应为优秀、良好、合格、基本合格、不合格，从高到低各一行")
		}
		at = here
		if i > 0 && !g.Min.exact.less(v.r.Grades[i-1].Min.exact) {
			v.say("等次", string(g.Grade), 0, "分数线应低于上一等次的%s，现为%s", v.r.Grades[i-1].Min, g.Min)
		}
		if whole(100).less(g.Min.exact) {
			v.say("等次", string(g.Grade), 0, "分数线不能超过100，现为%s", g.Min)
		}
		if g.Floor != nil && (g.Floor.exact.sign() < 0 || whole(1).less(g.Floor.exact)) {
			v.say("等次", string(g.Grade), 0, "类别底线应在0与1之间，现为%s", g.Floor)
		}
	}
	last := len(v.r.Grades) - 1
	if last < 0 || v.r.Grades[last].Grade != Failing || v.r.Grades[last].Min.exact.sign() != 0 || v.r.Grades[last].Floor != nil {
		v.say("等次", "", 0, "最后一个等次应为不合格，分数线为0，不设底线")
	}
}

func (m Metric) hasParam(name string) bool {
	for _, p := range m.Params {
		if p.Name == name {
			return true
		}
	}
	return false
}

func (m Metric) paramNames() string {
	var names []string
	for _, p := range m.Params {
		names = append(names, p.Name)
	}
	return strings.Join(names, "、")
}

func hasWord(list []string, s string) bool {
	for _, w := range list {
		if w == s {
			return true
		}
	}
	return false
}
