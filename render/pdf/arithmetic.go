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
// 获证: the rows that fail one by one, the others together. Figures given only about, and those not stated, take no part.
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
	for _, group := range []struct {
		name string
		rows []figures
	}{{"各级别", w.tally.levels}, {"各职业", w.tally.occupations}} {
		names, holding := w.tally.labels(group.rows), 0
		for i := range group.rows {
			switch c, ok := order(&group.rows[i], names[i]); {
			case !ok:
			case c.holds:
				holding++
			default:
				list = append(list, c)
			}
		}
		if holding > 0 {
			list = append(list, sumCheck{group.name + "：报考≥实考≥合格≥获证", fmt.Sprintf("%d行，所载各数均合此序", holding), true})
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
