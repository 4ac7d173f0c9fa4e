package extract

import (
	"math"
)

// rowSum is what a table says of one row, where in its counts.
type rowSum struct {
	of                                 RowKey
	registered, examined, passed, rate float64
	bare                               int  // of a rate without a sign or decimals, -1 for none
	twice                              bool // two columns say the same of it otherwise
}

// set takes a figure of a row and notes where it has another one already.
func (r *rowSum) set(to *float64, v float64) {
	r.twice = r.twice || *to != 0 && *to != v
	*to = v
}

// misreadTable is why a person should look at all counts of a table whose rows contradict themselves.
const misreadTable = "表中多行的报考、合格人数与通过率互相对不上，可能表头没有读对，请对照原件"

// doubtContradictions doubts the counts of a table in which two rows or more, and half of those that can be asked, cannot be: more
// passed than sat or registered, two columns that give one count otherwise, or a rate without a sign or decimals that is none of their
// people. One such rate alone is doubted by itself. A rate that is written as one and wrong is the report's own fault. It reports whether it doubted them all.
func doubtContradictions(counts []count) bool {
	var rows []rowSum
	at, n := map[RowKey]int{}, -1
	for i := range counts {
		k := &counts[i]
		if k.period {
			continue
		}
		if n < 0 || rows[n].of != k.key {
			n = rowAt(at, k.key, &rows, func() rowSum { return rowSum{of: k.key, bare: -1} })
		}
		row := &rows[n]
		v, _ := amount(k.fact.Value)
		switch k.field {
		case "registered":
			row.set(&row.registered, v)
		case "examined":
			row.set(&row.examined, v)
		case "passed":
			row.set(&row.passed, v)
		case "pass_rate":
			row.rate = v
			if bareRate(&k.fact) {
				row.bare = i
			}
		}
	}
	asked, wrong := 0, 0
	for _, row := range rows {
		passed, registered, examined := row.passed, row.registered, row.examined
		if registered == 0 && examined == 0 || passed == 0 {
			continue
		}
		asked++
		rate := row.bare >= 0 && math.Abs(100*passed/max(1, registered)-row.rate) > 1 && math.Abs(100*passed/max(1, examined)-row.rate) > 1
		if rate {
			f := &counts[row.bare].fact
			f.Doubt = "原文没有百分号，按人数计算也不是这个通过率，请对照原件"
		}
		if rate || row.twice || registered > 0 && passed > registered || examined > 0 && passed > examined {
			wrong++
		}
	}
	if wrong < 2 || 2*wrong < asked {
		return false
	}
	for i := range counts {
		counts[i].fact.Doubt = misreadTable
	}
	return true
}

// bareRate reports whether a rate is written as a whole number and nothing else.
func bareRate(f *Fact) bool {
	return f.Decimals == 0 && !containsAny(f.Text, "%％.分成")
}
