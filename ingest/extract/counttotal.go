package extract

import "nianping"

// totalsOfOne gives the total row of a table the programme of its rows, where all of them are of one: 合计 below 五级, 四级 and
// 三级. A second row that names nothing is not known to be a total.
func (c *outcomeContext) totalsOfOne(counts []count) {
	var of nianping.Programme
	totals := map[string]any{}
	for i := range counts {
		k := &counts[i]
		if k.note != "" && len(c.programmes) > 1 {
			continue
		}
		if k.key == (RowKey{}) {
			if v, ok := totals[k.field]; ok && v != k.fact.Value {
				return
			}
			totals[k.field] = k.fact.Value
			continue
		}
		if k.key.Programme == "" || of != "" && k.key.Programme != of {
			return
		}
		of = k.key.Programme
	}
	for i := range counts {
		if k := &counts[i]; k.key == (RowKey{}) && (k.note == "" || !c.ofMore(counts, k)) {
			k.key.Programme = of
		}
	}
}

// moreThanTheTable are words of a note that puts together more than the rows above it.
var moreThanTheTable = listOf("两类", "两项", "三类", "三项", "各类", "全年", "全校", "全院", "全站", "全公司", "全中心", "本年度", "年度")

// ofMore reports whether a figure of a note below the rows of one programme is of several: 等级认定与专项考核相加，全年报考425人. Its words put
// them together, or speak of the year and one of its figures is more than the rows make.
func (c *outcomeContext) ofMore(counts []count, note *count) bool {
	if len(c.programmes) < 2 {
		return false
	}
	words := note.note
	if bothTogether.MatchString(words) || allProgrammes.In(words) {
		return true
	}
	if !moreThanTheTable.In(words) || totalWords.In(words) {
		return false
	}
	for i := range counts {
		k := &counts[i]
		v, ok := k.fact.Value.(int)
		if !ok || k.note == "" || k.fact.At != note.fact.At {
			continue
		}
		byName, byLevel, byBoth := 0, 0, 0
		for j := range counts {
			r := &counts[j]
			n, _ := r.fact.Value.(int)
			switch {
			case r.field != k.field || r.note != "" || r.period:
			case r.key.Level == "" && r.key.Occupation != "":
				byName += n
			case r.key.Level != "" && r.key.Occupation == "":
				byLevel += n
			case r.key.Level != "":
				byBoth += n
			}
		}
		if sum := max(byName, byLevel, byBoth); sum > 0 && v > sum {
			return true
		}
	}
	return false
}
