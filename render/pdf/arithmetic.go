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

// checks are the additions over all occupations and levels, of the others those that fail, and the order 报考 ≥ 实考 ≥ 合格 ≥
// 获证 of each row. Figures given only about, and those not stated, take no part.
func (w *evaluationWriter) checks() []sumCheck {
	var list []sumCheck
	sums := w.in.Case.Sums()
	for _, s := range sums {
		if s.Grand {
			list = append(list, sumCheck{s.Name, s.Formula, s.Holds})
		}
	}
	for _, s := range sums {
		if !s.Grand && !s.Holds {
			list = append(list, sumCheck{s.Name, s.Formula, s.Holds})
		}
	}
	for _, group := range [][]figures{w.tally.levels, w.tally.occupations} {
		names := w.tally.labels(group)
		for i := range group {
			if c, ok := order(&group[i], names[i]); ok {
				list = append(list, c)
			}
		}
	}
	return list
}

// order is the check that each count of a row is no more than the one it is a part of; ok is false with less than two.
func order(f *figures, name string) (c sumCheck, ok bool) {
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
	sign := "≥"
	if !holds {
		sign = "，"
	}
	return sumCheck{fmt.Sprintf("%s：%s", name, strings.Join(names, "≥")), strings.Join(values, sign), holds}, true
}
