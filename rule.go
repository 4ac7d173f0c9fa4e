package nianping

import (
	"fmt"
	"strings"
)

// For is the part's rule, and what a missing fact means, for one type of institution.
func (p *Part) For(kind InstitutionType) (*Rule, WhenMissing) {
	rule, missing := &p.Rule, p.Missing
	if v, ok := p.ByType[kind]; ok {
		if v.Rule != nil {
			rule = v.Rule
		}
		if v.Missing != "" {
			missing = v.Missing
		}
	}
	return rule, missing
}

// Explain adds to each item of an evaluation the rule by which it was scored, in words.
func (r *Rubric) Explain(e *Evaluation) {
	for i := range e.Items {
		for k := range r.Items {
			if r.Items[k].Code != e.Items[i].Code {
				continue
			}
			var words []string
			for _, p := range r.Items[k].Parts {
				rule, _ := p.For(e.Type)
				words = append(words, p.Name+"："+rule.Words(p.Max))
			}
			e.Items[i].Rule = strings.Join(words, "；")
		}
	}
}

// points applies the rule to a measured value; the result lies between 0 and the maximum.
func (rule *Rule) points(m Measure, most Points) Points {
	var points Points
	switch rule.Kind {
	case RuleYes:
		if m.Value.sign() != 0 {
			points = most
		}
	case RuleLinear:
		points = most.times(m.Value)
	case RuleEach:
		points = rule.Each.exact.times(m.Value)
	case RuleMinus:
		points = most.minus(m.Value)
	case RuleAtLeast:
		for i := range rule.Steps {
			if !m.Value.less(rule.Steps[i].Limit.exact) {
				points = rule.Steps[i].Points.exact
				break
			}
		}
	case RuleAtMost:
		for i := range rule.Steps {
			if !rule.Steps[i].Limit.exact.less(m.Value) {
				points = rule.Steps[i].Points.exact
				break
			}
		}
	case RuleCases:
		for i := range rule.Cases {
			if rule.Cases[i].Case == m.Case {
				points = rule.Cases[i].Points.exact
			}
		}
	}
	return points.atLeast(Points{}).atMost(most)
}

// Words says in Chinese how the rule turns a value into points of a maximum.
func (rule *Rule) Words(most Decimal) string {
	var parts []string
	switch rule.Kind {
	case RuleYes:
		return fmt.Sprintf("有即得%s分", most)
	case RuleLinear:
		return fmt.Sprintf("%s分×份额", most)
	case RuleEach:
		return fmt.Sprintf("每项%s分，满%s分", rule.Each, most)
	case RuleMinus:
		return fmt.Sprintf("%s分减去扣分", most)
	case RuleNone:
		return "不适用"
	case RuleAtLeast:
		for _, s := range rule.Steps {
			if some := s.Limit.exact; some.sign() > 0 && some.less(fraction(1, 1000)) { // 0.000001 is how a rubric writes any at all
				parts = append(parts, fmt.Sprintf("大于0得%s分", s.Points))
				continue
			}
			parts = append(parts, fmt.Sprintf("达到%s得%s分", s.Limit, s.Points))
		}
	case RuleAtMost:
		for _, s := range rule.Steps {
			parts = append(parts, fmt.Sprintf("不超过%s得%s分", s.Limit, s.Points))
		}
	case RuleCases:
		for _, c := range rule.Cases {
			parts = append(parts, fmt.Sprintf("%s得%s分", c.Case, c.Points))
		}
	}
	return strings.Join(parts, "，") + "，其余0分"
}
