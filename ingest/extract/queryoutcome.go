package extract

import (
	"fmt"
	"math"
	"strings"
)

// countFields are the counts of a row of outcomes.
var countFields = [...]string{"registered", "examined", "passed", "certified"}

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

// outcomeSums queries counts that do not add up. Where the parts add up to another count of the whole, a column was taken for
// another one, and all parts are doubted; else the whole.
func (a *accounts) outcomeSums() {
	o := a.outcomes()
	for _, whole := range o.rows {
		if whole.Occupation != "" || whole.Level != "" {
			continue
		}
		for _, byLevel := range [...]bool{true, false} {
			parts := o.parts(whole, byLevel)
			for _, field := range countFields {
				sum, ok := o.sum(parts, field)
				stated := o.count(whole, field)
				if !ok || stated < 0 || sum == stated {
					continue
				}
				if other := o.statedAs(whole, field, sum); other != "" {
					for _, k := range parts {
						a.query(o.at[k][field], fmt.Sprintf("各项之和%d等于%s，不等于%s%d，可能看错了列", sum, fieldNames["outcomes/"+other], fieldNames["outcomes/"+field], stated))
					}
					continue
				}
				a.query(o.at[whole][field], fmt.Sprintf("各项之和为%d，与此数不符，请核对", sum))
			}
		}
	}
	for _, k := range o.rows {
		a.rateOf(o.at[k])
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
