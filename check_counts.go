package nianping

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// countField is one of the counts of an outcome.
type countField struct {
	JSON, Name string
	Of         func(*Outcome) *int
}

// countFields are the four counts of an outcome, from the widest to the narrowest.
var countFields = []countField{
	{"registered", "报考", func(o *Outcome) *int { return o.Registered }},
	{"examined", "实考", func(o *Outcome) *int { return o.Examined }},
	{"passed", "合格", func(o *Outcome) *int { return o.Passed }},
	{"certified", "获证", func(o *Outcome) *int { return o.Certified }},
}

// exact is a count that the document states exactly, nil where it is absent or only about.
func (o *Outcome) exact(field int) *int {
	f := countFields[field]
	if o.IsApproximate(f.JSON) {
		return nil
	}
	return f.Of(o)
}

// own: the document states a row, and does not say with it of an occupation, in the very words, what another row says over all:
// where an institution examines in one occupation alone, its total is that occupation's. What is wrong there is wrong once.
func (r *Report) own(row int) bool {
	o := &r.Outcomes[row]
	if !o.Stated || o.Occupation == nil {
		return o.Stated
	}
	for k := range r.Outcomes {
		p := &r.Outcomes[k]
		if p.Occupation != nil || !p.Stated || o.kind().level != p.kind().level || !sameCounts(o, p) {
			continue
		}
		if slices.ContainsFunc(countFields, func(f countField) bool {
			words := r.Evidence[PointerTo("outcomes", row, f.JSON)]
			return len(words) > 0 && slices.Equal(words, r.Evidence[PointerTo("outcomes", k, f.JSON)])
		}) {
			return false
		}
	}
	return true
}

// Name says which row an outcome is, as a person would: 电工四级/中级工, 三级/高级工, 职业技能等级认定合计.
func (o *Outcome) Name() string {
	switch {
	case o.Occupation != nil && o.Level != nil:
		return *o.Occupation + o.Level.Name()
	case o.Occupation != nil:
		return *o.Occupation
	case o.Level != nil:
		return o.Level.Name()
	case o.Programme != nil:
		return o.Programme.Name() + "合计"
	}
	return "总计"
}

// rowKind says which row an outcome is, for comparison; "" for what it does not name.
type rowKind struct {
	occupation string
	level      Level
	programme  Programme // of a total over all occupations and levels
}

// kind is what Name says.
func (o *Outcome) kind() (k rowKind) {
	if o.Occupation != nil {
		k.occupation = *o.Occupation
	}
	if o.Level != nil {
		k.level = *o.Level
	}
	if o.Occupation == nil && o.Level == nil && o.Programme != nil {
		k.programme = *o.Programme
	}
	return k
}

// checkRates: RATE_MISMATCH.
func checkRates(c *Case) []Finding {
	var found []Finding
	for i := range c.Report.Outcomes {
		o := &c.Report.Outcomes[i]
		passed := o.exact(2)
		if o.IsApproximate("pass_rate") && !o.RateWords || !rateStands(o) || rateHolds(o) || !c.Report.own(i) {
			continue
		}
		var bases []string
		var formulas []string
		for field, f := range countFields[:2] {
			if n := o.exact(field); positive(n) {
				rate := perCent(*passed, *n)
				bases = append(bases, fmt.Sprintf("按%s%d人应为%s%%", f.Name, *n, rate.String()))
				formulas = append(formulas, fmt.Sprintf("%d÷%d=%s%%", *passed, *n, rate.String()))
			}
		}
		stated := strconv.FormatFloat(*o.PassRate, 'f', -1, 64)
		found = append(found, Finding{
			Message:  fmt.Sprintf("%s写明通过率%s%%，合格%d人%s，两者不符。", o.Name(), stated, *passed, strings.Join(bases, "、")),
			Formula:  strings.Join(formulas, "；") + "，文中" + stated + "%",
			Question: fmt.Sprintf("%s的通过率和人数，哪一个填错了？", o.Name()),
			Evidence: c.Report.EvidenceFor(PointerTo("outcomes", i, "pass_rate"), PointerTo("outcomes", i, "passed"), PointerTo("outcomes", i, "registered")),
		})
	}
	return found
}

// rateStands: a rate is stated beside the passed and something that they may be a share of, each exactly. Where one of the bases is
// given only about, the rate may be of the true number.
func rateStands(o *Outcome) bool {
	return o.PassRate != nil && o.exact(2) != nil && (positive(o.exact(0)) || positive(o.exact(1))) &&
		!(o.Registered != nil && o.IsApproximate("registered")) && !(o.Examined != nil && o.IsApproximate("examined"))
}

// rateFits: the stated rate is that of the passed among a count, at the decimals it is stated with, rounded or cut; words fit
// within 5 points. False where the count is not stated, or 0.
func rateFits(o *Outcome, n *int) bool {
	if !positive(n) {
		return false
	}
	rate := perCent(*o.Passed, *n)
	if o.RateWords {
		return math.Abs(rate.Float()-*o.PassRate) <= 5
	}
	scale := math.Pow10(statedDecimals(o))
	scaled := rate.times(whole(int(scale)))
	stated := int64(math.Round(*o.PassRate * scale))
	return stated == scaled.cut() || stated == scaled.plus(fraction(1, 2)).cut()
}

// statedDecimals: as recorded, else as many as the number itself shows.
func statedDecimals(o *Outcome) int {
	if o.RateDecimals != nil {
		return max(0, min(*o.RateDecimals, 6))
	}
	s := strconv.FormatFloat(*o.PassRate, 'f', -1, 64)
	dot := strings.IndexByte(s, '.')
	if dot < 0 {
		return 0
	}
	return min(len(s)-dot-1, 2)
}

// checkExceeds: PASS_EXCEEDS_REGISTERED.
func checkExceeds(c *Case) []Finding {
	var found []Finding
	for i := range c.Report.Outcomes {
		o := &c.Report.Outcomes[i]
		if !c.Report.own(i) {
			continue
		}
		var faults, formulas []string
		var at []Pointer
		for part := 1; part < len(countFields); part++ {
			n := o.exact(part)
			if n == nil {
				continue
			}
			for whole := part - 1; whole >= 0; whole-- { // the nearest stated whole it exceeds
				m := o.exact(whole)
				if m == nil || *n <= *m {
					continue
				}
				p, w := countFields[part], countFields[whole]
				faults = append(faults, fmt.Sprintf("%s%d人多于%s%d人", p.Name, *n, w.Name, *m))
				formulas = append(formulas, fmt.Sprintf("%d＞%d", *n, *m))
				at = append(at, PointerTo("outcomes", i, p.JSON), PointerTo("outcomes", i, w.JSON))
				break
			}
		}
		if len(faults) == 0 {
			continue
		}
		found = append(found, Finding{
			Message:  fmt.Sprintf("%s的%s。", o.Name(), strings.Join(faults, "，")),
			Formula:  strings.Join(formulas, "；"),
			Question: fmt.Sprintf("%s的人数哪一个填错了？是否把往年考生计入？", o.Name()),
			Evidence: c.Report.EvidenceFor(at...),
		})
	}
	return found
}

// checkStatistics: STATISTICS_MISSING.
func checkStatistics(c *Case) []Finding {
	r := c.Report
	if r.inactive() {
		return nil
	}
	counted, byLevel, levelled, anybody := false, false, false, false
	for i := range r.Outcomes {
		o := &r.Outcomes[i]
		if o.Registered == nil && o.Passed == nil {
			continue
		}
		counted = true
		anybody = anybody || o.size() > 0
		byLevel = byLevel || o.Level != nil
		levelled = levelled || o.Programme != nil && *o.Programme != Specialised
	}
	scope := c.filedScope()
	special := 0
	for _, s := range scope {
		if s.Specialised {
			special++
		}
	}
	needsLevels := levelled || len(scope) == 0 && !onlySpecialised(r) || special < len(scope) && !onlySpecialised(r)
	switch {
	case !counted:
		return []Finding{{Message: "总结中没有报考人数和合格人数，也没有说明本年度未开展评价。", Question: "本年度报考、合格各多少人？未开展评价的请写明。"}}
	case !byLevel && needsLevels && anybody:
		return []Finding{{Message: "总结只有合计人数，没有按等级分别统计报考人数、合格人数。", Question: "各等级报考、合格各多少人？",
			Evidence: r.EvidenceFor("/outcomes/0")}}
	}
	return nil
}

// onlySpecialised: every row that counts candidates is of 专项职业能力考核.
func onlySpecialised(r *Report) bool {
	any := false
	for i := range r.Outcomes {
		o := &r.Outcomes[i]
		if o.Registered == nil && o.Passed == nil {
			continue
		}
		if o.Programme == nil || *o.Programme != Specialised {
			return false
		}
		any = true
	}
	return any
}
