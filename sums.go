package nianping

import (
	"fmt"
	"strconv"
	"strings"
)

// Sum is an addition that a report's own figures allow: stated parts that surely make up a stated total, or exceed it.
type Sum struct {
	Name    string // 职业技能等级认定合计：各等级报考之和
	Formula string // the arithmetic with its numbers: 63＋99＋66＝228≠231
	Holds   bool
	Grand   bool // of a total over all occupations and levels, not of one occupation or level
}

// Sums are all additions that the report allows, column by column, in the order of its rows: those that checkTotals judges,
// with the ones that hold. None without a report.
func (c *Case) Sums() []Sum {
	r := c.Report
	if r == nil {
		return nil
	}
	var list []Sum
	for _, p := range partitions(c) {
		total := &r.Outcomes[p.total]
		for field, f := range countFields {
			sum, ok := p.sum(r, field)
			whole := total.exact(field)
			if !ok || whole == nil || len(p.parts) < 2 || sum < *whole && !p.complete(r, field) {
				continue
			}
			formula := p.terms(r, field) + "＝" + strconv.Itoa(sum)
			if sum != *whole {
				formula += fmt.Sprintf("≠%d", *whole)
			}
			list = append(list, Sum{Name: total.Name() + "：" + p.kind + f.Name + "之和", Formula: formula, Holds: sum == *whole,
				Grand: total.Occupation == nil && total.Level == nil})
		}
	}
	return list
}

// terms are the parts of a column with signs between them.
func (p partition) terms(r *Report, field int) string {
	terms := make([]string, len(p.parts))
	for k, i := range p.parts {
		terms[k] = strconv.Itoa(*r.Outcomes[i].exact(field))
	}
	return strings.Join(terms, "＋")
}
