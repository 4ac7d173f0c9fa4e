package extract

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// countFields are the counts of a row of outcomes, in the order in which they do not grow.
var countFields = [...]string{"registered", "examined", "passed", "certified"}

// countPaths are their places in the report.
var countPaths = [...]string{"outcomes/registered", "outcomes/examined", "outcomes/passed", "outcomes/certified"}

// outcomePath is the place in the report of a field of a row of outcomes.
func outcomePath(field string) string {
	if i := slices.Index(countFields[:], field); i >= 0 {
		return countPaths[i]
	}
	return "outcomes/" + field
}

// outcomeRow is what the document states of a row of outcomes.
type outcomeRow struct {
	of     RowKey
	counts [len(countFields)]*Fact // in the order of countFields, nil for what is not stated
	rate   *Fact
}

// outcomes are the rows that the document states, in order.
func (a *accounts) outcomes() []outcomeRow {
	most := len(a.of("outcomes/registered")) // of nearly all rows
	rows, at := make([]outcomeRow, 0, most), make(map[RowKey]int, most)
	for i := range a.facts {
		f := &a.facts[i]
		if f.Derived || !strings.HasPrefix(f.Field, "outcomes/") {
			continue
		}
		row := &rows[rowAt(at, f.Of, &rows, func() outcomeRow { return outcomeRow{of: f.Of} })]
		is := &row.rate
		if k := slices.Index(countPaths[:], f.Field); k >= 0 {
			is = &row.counts[k]
		}
		if *is == nil || better(f, *is) {
			*is = f
		}
	}
	return rows
}

// count is a stated count, -1 where the document states none or about so many.
func (o *outcomeRow) count(field int) int {
	if f := o.counts[field]; f != nil && !f.Approx {
		if v, ok := f.Value.(int); ok {
			return v
		}
	}
	return -1
}

// partsOfWhole are the rows that divide a whole by occupation or by level. Of a level that has no row of its own, as one of which a
// single occupation was assessed, the rows of its occupations stand for it where other levels have one; so do those of an occupation.
func partsOfWhole(rows []outcomeRow, whole RowKey, byLevel bool) []*outcomeRow {
	var out []*outcomeRow
	label := func(k RowKey) (own, other string) {
		if byLevel {
			return string(k.Level), k.Occupation
		}
		return k.Occupation, string(k.Level)
	}
	whose := map[string]bool{}
	for i := range rows {
		if own, other := label(rows[i].of); rows[i].of.Programme == whole.Programme && own != "" && other == "" {
			out, whose[own] = append(out, &rows[i]), true
		}
	}
	for i := range rows {
		if own, other := label(rows[i].of); len(whose) > 0 && rows[i].of.Programme == whole.Programme && own != "" && other != "" && !whose[own] {
			out = append(out, &rows[i])
		}
	}
	return out
}

// sumOfRows adds a count of several rows; ok is false where one of them lacks it or there are fewer than two.
func sumOfRows(rows []*outcomeRow, field int) (sum int, ok bool) {
	for _, k := range rows {
		n := k.count(field)
		if n < 0 {
			return 0, false
		}
		sum += n
	}
	return sum, len(rows) > 1
}

// outcomeSums queries counts that do not add up, see wholeAndParts, and those that a stated rate contradicts.
func (a *accounts) outcomeSums() {
	rows := a.outcomes()
	for i := range rows {
		whole := &rows[i]
		switch {
		case whole.of.Level != "":
		case whole.of.Occupation == "":
			a.wholeAndParts(rows, whole)
		default:
			a.levelsOf(rows, whole)
		}
		a.rateOf(whole)
	}
}

// wholeAndParts queries a count of the whole that its parts do not add up to: the whole alone where the levels add up to as
// much as the occupations, the parts alone where they add up to another count of the whole, a column taken for another one,
// or where the parts of the other kind bear the whole out; else both.
func (a *accounts) wholeAndParts(rows []outcomeRow, whole *outcomeRow) {
	parts := [2][]*outcomeRow{partsOfWhole(rows, whole.of, true), partsOfWhole(rows, whole.of, false)}
	for field := range countFields {
		stated := whole.count(field)
		if stated < 0 {
			continue
		}
		var sums [2]int
		var known [2]bool
		for i := range parts {
			sums[i], known[i] = sumOfRows(parts[i], field)
		}
		for i := range parts {
			other := 1 - i
			if !known[i] || sums[i] == stated {
				continue
			}
			why := fmt.Sprintf("各项之和为%d，合计为%d，二者不符，请核对", sums[i], stated)
			as := whole.statedAs(field, sums[i])
			if as >= 0 {
				why = fmt.Sprintf("各项之和%d等于%s，不等于%s%d，可能看错了列", sums[i], fieldNames[countPaths[as]], fieldNames[countPaths[field]], stated)
			} else if !known[other] || sums[other] != stated {
				a.query(whole.counts[field], why)
			}
			if as < 0 && known[other] && sums[other] == sums[i] {
				continue
			}
			for _, k := range parts[i] {
				a.query(k.counts[field], why)
			}
		}
	}
}

// levelsOf queries the count of an occupation that is less than those of its levels.
func (a *accounts) levelsOf(rows []outcomeRow, whole *outcomeRow) {
	var sums [len(countFields)]int
	for i := range rows {
		k := &rows[i]
		if k.of.Level == "" || k.of.Occupation != whole.of.Occupation || k.of.Programme != whole.of.Programme {
			continue
		}
		for field := range sums {
			sums[field] += max(0, k.count(field))
		}
	}
	for field, sum := range sums {
		if stated := whole.count(field); stated >= 0 && sum > stated {
			a.query(whole.counts[field], fmt.Sprintf("该职业各等级之和为%d，多于此数，请核对", sum))
		}
	}
}

// statedAs is the other count of a whole that a sum is, -1 for none.
func (o *outcomeRow) statedAs(field, sum int) int {
	for other := range countFields {
		if other != field && o.count(other) == sum && sum != o.count(field) {
			return other
		}
	}
	return -1
}

// rateOf doubts the counts of a row whose stated rate is far from what they give.
func (a *accounts) rateOf(row *outcomeRow) {
	registered, examined, passed := row.counts[0], row.counts[1], row.counts[2]
	if row.rate == nil || passed == nil || row.rate.Decimals < 0 {
		return
	}
	v, _ := amount(row.rate.Value)
	p, _ := amount(passed.Value)
	near, some := row.rate.Base > 0, false
	for _, f := range [...]*Fact{registered, examined} {
		if f != nil {
			if n, ok := amount(f.Value); ok && n > 0 {
				some = true
				near = near || math.Abs(100*p/n-v) < 3
			}
		}
	}
	if some && !near {
		a.query(passed, fmt.Sprintf("按此数计算的通过率与所说的%s%%相差较大，请核对", show(row.rate.Value)))
	}
}
