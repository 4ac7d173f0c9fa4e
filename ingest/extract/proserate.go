package extract

import (
	"math"
	"strings"
)

// bareRate reports whether the percentage at i, of which no word says what it is, is the rate of those who passed, counted right before it:
// 报名229，合格213，93.0%. The figures of the same row in its sentence must bear that out.
func (p *prose) bareRate(i int) bool {
	k := i - 1
	if i+1 < len(p.toks) && (p.toks[i+1].kind != tokMark || p.toks[i+1].mark == '(') {
		return false
	}
	for k >= 0 && (p.toks[k].kind == tokMark && strings.ContainsRune(",、/·", p.toks[k].mark) || p.toks[k].kind == tokWord && thatIs.Is(trim(p.text[p.toks[k].start:p.toks[k].end], " ")) || p.toks[k].kind == tokMetric && p.toks[k].used || p.toks[k].kind == tokQualifier && p.toks[k].means == "reach") {
		k--
	}
	n := len(p.counts)
	if k < 0 || k != p.last || n == 0 || p.toks[k].start < p.sent {
		return false
	}
	passed := &p.counts[n-1]
	v, ok := passed.fact.Value.(int)
	if !ok || passed.field != "passed" || passed.from != p.toks[k].start || passed.fact.At != p.b.Ref {
		return false
	}
	for c := range p.counts {
		of := &p.counts[c]
		if base, ok := of.fact.Value.(int); ok && base > 0 && (of.field == "registered" || of.field == "examined") && of.key == passed.key && of.from >= p.sent && of.fact.At == p.b.Ref &&
			math.Abs(100*float64(v)/float64(base)-p.toks[i].number.Value) < 0.5 {
			return true
		}
	}
	return false
}

// thatIs are words between those who passed and their rate that do not name it.
var thatIs = listOf("即", "也就是", "为", "达", "达到", "比例", "比例为", "比率", "比率为", "合", "")
