package pdf

import (
	"fmt"
	"strings"
)

// sumCheck is one piece of arithmetic on a report's stated figures.
type sumCheck struct {
	what, formula string
	holds         bool
}

// checks adds up the levels and the occupations and compares with the stated total, field by field, and looks at the order
// 报考 ≥ 实考 ≥ 合格 ≥ 获证 of each row. Figures given only about, and those not stated, take no part.
func (y *tally) checks() []sumCheck {
	var list []sumCheck
	if y.total != nil && !y.total.derived && !y.total.about {
		for _, field := range []struct {
			name string
			get  func(*figures) *int
		}{{"报考", func(f *figures) *int { return f.registered }}, {"实考", func(f *figures) *int { return f.examined }},
			{"合格", func(f *figures) *int { return f.passed }}, {"获证", func(f *figures) *int { return f.certified }}} {
			list = append(list, compare("各级别"+field.name+"之和＝合计", y.levels, field.get(y.total), field.get)...)
			list = append(list, compare("各职业"+field.name+"之和＝合计", y.occupations, field.get(y.total), field.get)...)
		}
	}
	for _, group := range [][]figures{y.levels, y.occupations} {
		for i := range group {
			if c, ok := order(&group[i]); ok {
				list = append(list, c)
			}
		}
	}
	return list
}

// compare is the check of a sum against a total, nothing where a part is missing.
func compare(what string, parts []figures, total *int, get func(*figures) *int) []sumCheck {
	if total == nil || len(parts) < 2 {
		return nil
	}
	sum := 0
	var terms []string
	for i := range parts {
		n := get(&parts[i])
		if n == nil || parts[i].about || parts[i].derived {
			return nil
		}
		sum += *n
		terms = append(terms, itoa(*n))
	}
	sign := "＝"
	if sum != *total {
		sign = "≠"
	}
	formula := strings.Join(terms, "+") + "＝" + itoa(sum) + sign + itoa(*total)
	if sum == *total {
		formula = strings.Join(terms, "+") + "＝" + itoa(sum)
	}
	return []sumCheck{{what, formula, sum == *total}}
}

// order is the check that each count of a row is no more than the one it is a part of; ok is false with less than two.
func order(f *figures) (c sumCheck, ok bool) {
	if f.about || f.derived {
		return c, false
	}
	var names, values []string
	holds := true
	last := -1
	for _, x := range []struct {
		name string
		n    *int
	}{{"报考", f.registered}, {"实考", f.examined}, {"合格", f.passed}, {"获证", f.certified}} {
		if x.n == nil {
			continue
		}
		if last >= 0 && *x.n > last {
			holds = false
		}
		last = *x.n
		names, values = append(names, x.name), append(values, itoa(*x.n))
	}
	if len(values) < 2 {
		return c, false
	}
	name := f.occupation
	if name == "" {
		name = f.level.Name()
	}
	sign := "≥"
	if !holds {
		sign = "，"
	}
	return sumCheck{fmt.Sprintf("%s：%s", name, strings.Join(names, "≥")), strings.Join(values, sign), holds}, true
}
