package extract

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// countFields are the counts of a row of outcomes.
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

// outcomeTable is what the document states of outcomes, row by row.
type outcomeTable struct {
	at   map[RowKey]map[string]*Fact
	rows []RowKey // in order
}

func (a *accounts) outcomes() *outcomeTable {
	o := &outcomeTable{at: map[RowKey]map[string]*Fact{}}
	for i := range a.facts {
		f := &a.facts[i]
		name, ok := strings.CutPrefix(f.Field, "outcomes/")
		if !ok || f.Derived {
			continue
		}
		row := o.at[f.Of]
		if row == nil {
			row = map[string]*Fact{}
			o.at[f.Of] = row
			o.rows = append(o.rows, f.Of)
		}
		if have := row[name]; have == nil || better(f, have) {
			row[name] = f
		}
	}
	return o
}

// count is a stated count, -1 where the document states none or about so many.
func (o *outcomeTable) count(of RowKey, field string) int {
	if f := o.at[of][field]; f != nil && !f.Approx {
		if v, ok := f.Value.(int); ok {
			return v
		}
	}
	return -1
}

// parts are the rows that divide a whole by occupation or by level.
func (o *outcomeTable) parts(whole RowKey, byLevel bool) []RowKey {
	var out []RowKey
	for _, k := range o.rows {
		if k.Programme == whole.Programme && (k.Level != "") == byLevel && (k.Occupation != "") == !byLevel {
			out = append(out, k)
		}
	}
	return out
}

// sum adds a count of several rows; ok is false where one of them lacks it or there are fewer than two.
func (o *outcomeTable) sum(rows []RowKey, field string) (sum int, ok bool) {
	for _, k := range rows {
		n := o.count(k, field)
		if n < 0 {
			return 0, false
		}
		sum += n
	}
	return sum, len(rows) > 1
}

// outcomeSums queries counts that do not add up, see wholeAndParts, and those that a stated rate contradicts.
func (a *accounts) outcomeSums() {
	o := a.outcomes()
	for _, whole := range o.rows {
		for _, field := range countFields {
			switch stated := o.count(whole, field); {
			case stated < 0:
			case whole.Occupation == "" && whole.Level == "":
				a.wholeAndParts(o, whole, field)
			case whole.Level == "":
				a.levelsOf(o, whole, field)
			}
		}
		a.rateOf(o.at[whole])
	}
}

// wholeAndParts queries a count of the whole that its parts do not add up to: the whole alone where the levels add up to as
// much as the occupations, the parts alone where they add up to another count of the whole, a column taken for another one,
// or where the parts of the other kind bear the whole out; else both.
func (a *accounts) wholeAndParts(o *outcomeTable, whole RowKey, field string) {
	stated := o.count(whole, field)
	var sums [2]int
	var known [2]bool
	for i, byLevel := range [...]bool{true, false} {
		sums[i], known[i] = o.sum(o.parts(whole, byLevel), field)
	}
	for i, byLevel := range [...]bool{true, false} {
		other := 1 - i
		if !known[i] || sums[i] == stated {
			continue
		}
		why := fmt.Sprintf("各项之和为%d，合计为%d，二者不符，请核对", sums[i], stated)
		as := o.statedAs(whole, field, sums[i])
		if as != "" {
			why = fmt.Sprintf("各项之和%d等于%s，不等于%s%d，可能看错了列", sums[i], fieldNames["outcomes/"+as], fieldNames["outcomes/"+field], stated)
		} else if !known[other] || sums[other] != stated {
			a.query(o.at[whole][field], why)
		}
		if as == "" && known[other] && sums[other] == sums[i] {
			continue
		}
		for _, k := range o.parts(whole, byLevel) {
			a.query(o.at[k][field], why)
		}
	}
}

// levelsOf queries the count of an occupation that is less than those of its levels.
func (a *accounts) levelsOf(o *outcomeTable, whole RowKey, field string) {
	sum := 0
	for _, k := range o.rows {
		if n := o.count(k, field); n > 0 && k.Level != "" && k.Occupation == whole.Occupation && k.Programme == whole.Programme {
			sum += n
		}
	}
	if stated := o.count(whole, field); sum > stated {
		a.query(o.at[whole][field], fmt.Sprintf("该职业各等级之和为%d，多于此数，请核对", sum))
	}
}

// statedAs is the other count of a whole that a sum is, "" for none.
func (o *outcomeTable) statedAs(whole RowKey, field string, sum int) string {
	for _, other := range countFields {
		if other != field && o.count(whole, other) == sum && o.count(whole, other) != o.count(whole, field) {
			return other
		}
	}
	return ""
}

// rateOf doubts the counts of a row whose stated rate is far from what they give.
func (a *accounts) rateOf(row map[string]*Fact) {
	rate, passed := row["pass_rate"], row["passed"]
	if rate == nil || passed == nil || rate.Decimals < 0 {
		return
	}
	v, _ := amount(rate.Value)
	p, _ := amount(passed.Value)
	near, some := false, false
	for _, of := range [...]string{"registered", "examined"} {
		if f := row[of]; f != nil {
			if n, ok := amount(f.Value); ok && n > 0 {
				some = true
				near = near || math.Abs(100*p/n-v) < 3
			}
		}
	}
	if some && !near {
		a.query(passed, fmt.Sprintf("按此数计算的通过率与所说的%s%%相差较大，请核对", show(rate.Value)))
	}
}
