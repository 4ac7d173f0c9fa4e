package extract

import "math"

// absence is how many people of a row did not sit the exam: 缺考4人.
type absence struct {
	key   RowKey
	count int
}

// absent keeps the number of those of a row who did not sit.
func (c *outcomeContext) absent(key RowKey, n *Number) {
	if v, ok := n.Int(); ok && n.Approx == Exact && (n.Kind == People || n.Kind == Plain) {
		c.absences = append(c.absences, absence{key, v})
	}
}

// ratesOfThoseWhoSat tells the rates that are of those who sat where a row gives who registered and who did not come, but not who sat:
// 报考100人，缺考4人，合格84人，合格率87.5%.
func (c *outcomeContext) ratesOfThoseWhoSat(counts []count) {
	for _, a := range c.absences {
		for i := range counts {
			k := &counts[i]
			rate, ok := k.fact.Value.(float64)
			if k.field != "pass_rate" || k.key != a.key || !ok {
				continue
			}
			registered, passed := countAt(counts, a.key, 0), countAt(counts, a.key, 2)
			if sat := registered - a.count; countAt(counts, a.key, 1) < 0 && a.count > 0 && passed >= 0 && sat > 0 && math.Abs(100*float64(passed)/float64(sat)-rate) < 1/pow10(max(0, k.fact.Decimals)) {
				k.fact.Base = sat
			}
		}
	}
}
