package nianping

import (
	"fmt"
	"strings"
)

// rateGroup is a row with candidates and passes, both exact.
type rateGroup struct {
	index      int
	row        *Outcome
	n, passed  int // n: 实考 where stated, else 报考
	registered int // 0 where not stated
	base       string
}

// rate is passed ÷ n in per cent.
func (g rateGroup) rate() Points { return perCent(g.passed, g.n) }

// rateGroups are the finest rows a report gives: occupations by level, else levels, else occupations. Grand totals never.
func rateGroups(r *Report) []rateGroup {
	grains := []func(*Outcome) bool{
		func(o *Outcome) bool { return o.Occupation != nil && o.Level != nil },
		func(o *Outcome) bool { return o.Occupation == nil && o.Level != nil },
		func(o *Outcome) bool { return o.Occupation != nil && o.Level == nil },
	}
	for _, grain := range grains {
		if groups := groupsWhere(r, grain); len(groups) > 0 {
			return groups
		}
	}
	return nil
}

func groupsWhere(r *Report, match func(*Outcome) bool) []rateGroup {
	var groups []rateGroup
	for i := range r.Outcomes {
		o := &r.Outcomes[i]
		if !o.Stated || !match(o) {
			continue
		}
		if g, ok := groupOf(o, i); ok {
			groups = append(groups, g)
		}
	}
	return groups
}

func groupOf(o *Outcome, i int) (g rateGroup, ok bool) {
	passed := o.exact(2)
	registered := o.exact(0)
	n, base := o.exact(1), "实考"
	if n == nil {
		n, base = registered, "报考"
	}
	if n == nil || passed == nil || *n <= 0 || *passed > *n {
		return rateGroup{}, false
	}
	g = rateGroup{index: i, row: o, n: *n, passed: *passed, base: base}
	if registered != nil {
		g.registered = *registered
	}
	return g, true
}

func (g rateGroup) pointer(field string) Pointer { return PointerTo("outcomes", g.index, field) }

func signalAllPassed(c *Case) []Finding {
	var found []Finding
	for _, g := range rateGroups(c.Report) {
		if g.row.Level == nil || g.passed != g.n || g.registered > g.n {
			continue
		}
		high := g.row.Level.Rank() >= Level2.Rank()
		if high && g.n < c.count("ALL_PASSED.upper") || !high && g.n < c.count("ALL_PASSED.lower") {
			continue
		}
		severity := Medium
		if high || g.n >= c.count("ALL_PASSED.lower_high") {
			severity = High
		}
		found = append(found, Finding{Severity: severity,
			Message:  fmt.Sprintf("%s%s%d人，全部合格。", g.row.Name(), g.base, g.n),
			Formula:  fmt.Sprintf("%d÷%d=100%%", g.passed, g.n),
			Question: fmt.Sprintf("%s的评分记录和考场录像能否提供？", g.row.Name()),
			Evidence: c.Report.EvidenceFor(g.pointer("passed")),
		})
	}
	return found
}

func signalRatesIdentical(c *Case) []Finding {
	byRate := map[string][]rateGroup{}
	var order []string
	for _, g := range rateGroups(c.Report) {
		if g.n < c.count("RATES_IDENTICAL.people") || g.passed == g.n {
			continue
		}
		rate := g.rate()
		key := rate.String()
		if byRate[key] == nil {
			order = append(order, key)
		}
		byRate[key] = append(byRate[key], g)
	}
	var found []Finding
	for _, key := range order {
		if groups := byRate[key]; len(groups) >= c.count("RATES_IDENTICAL.groups") {
			names, at := groupNames(groups)
			found = append(found, Finding{
				Message:  fmt.Sprintf("%d组的通过率都是%s%%：%s。", len(groups), key, listed(names, 6, "组")),
				Formula:  strings.Join(names, "；") + "；各为" + key + "%",
				Question: "各组人数是实际考核的结果吗？",
				Evidence: c.Report.EvidenceFor(at...),
			})
		}
	}
	return found
}

func signalRatesRound(c *Case) []Finding {
	groups := rateGroups(c.Report)
	if len(groups) < c.count("RATES_ROUND.groups") {
		return nil
	}
	for _, g := range groups {
		if !g.rate().isWhole() {
			return nil
		}
	}
	names, at := groupNames(groups)
	return []Finding{{
		Message:  fmt.Sprintf("%d组的通过率计算下来全是整数：%s。", len(groups), listed(names, 6, "组")),
		Formula:  strings.Join(names, "；"),
		Question: "各组人数是实际考核的结果吗？",
		Evidence: c.Report.EvidenceFor(at...),
	}}
}

func groupNames(groups []rateGroup) (names []string, at []Pointer) {
	for _, g := range groups {
		names = append(names, fmt.Sprintf("%s%d/%d", g.row.Name(), g.passed, g.n))
		at = append(at, g.pointer("passed"))
	}
	return names, at
}

// signalRateJump compares the grand totals and levels with those of last year.
func signalRateJump(c *Case) []Finding {
	if c.LastYear == nil {
		return nil
	}
	coarse := func(o *Outcome) bool { return o.Occupation == nil }
	before := map[string]rateGroup{}
	for _, g := range groupsWhere(c.LastYear, coarse) {
		before[g.row.Name()] = g
	}
	var found []Finding
	for _, g := range groupsWhere(c.Report, coarse) {
		b, ok := before[g.row.Name()]
		if !ok || g.n < c.count("RATE_JUMP.people") || b.n < c.count("RATE_JUMP.people") || g.base != b.base {
			continue
		}
		now, then, most := g.rate(), b.rate(), whole(c.count("RATE_JUMP.points"))
		diff := now.minus(then)
		if !most.less(diff) && !most.less(diff.negative()) {
			continue
		}
		found = append(found, Finding{
			Message:  fmt.Sprintf("%s通过率由上年的%s%%变为%s%%，相差超过%d个百分点。", g.row.Name(), then.String(), now.String(), c.count("RATE_JUMP.points")),
			Formula:  fmt.Sprintf("%d÷%d−%d÷%d=%s个百分点", g.passed, g.n, b.passed, b.n, diff.String()),
			Question: "通过率变化的原因是什么？",
			Evidence: c.Report.EvidenceFor(g.pointer("passed")),
		})
	}
	return found
}

// signalHigherLevelEasier compares each occupation's levels (or all levels over all occupations).
func signalHigherLevelEasier(c *Case) []Finding {
	byOccupation := map[string][]rateGroup{}
	var order []string
	for _, g := range rateGroups(c.Report) {
		if g.row.Level == nil || g.n < c.count("HIGHER_LEVEL_EASIER.people") {
			continue
		}
		key := ""
		if g.row.Occupation != nil {
			key = *g.row.Occupation
		}
		if byOccupation[key] == nil {
			order = append(order, key)
		}
		byOccupation[key] = append(byOccupation[key], g)
	}
	var found []Finding
	margin := whole(c.count("HIGHER_LEVEL_EASIER.points"))
	for _, key := range order {
		for _, g := range byOccupation[key] {
			rate := g.rate()
			lower := 0
			easier := true
			var words []string
			for _, h := range byOccupation[key] {
				if h.row.Level.Rank() < g.row.Level.Rank() {
					lower++
					below := h.rate()
					easier = easier && margin.less(rate.minus(below))
					words = append(words, h.row.Level.Name()+below.String()+"%")
				}
			}
			if lower == 0 || !easier {
				continue
			}
			found = append(found, Finding{
				Message:  fmt.Sprintf("%s通过率%s%%，比低等级（%s）都高出%d个百分点以上。", g.row.Name(), rate.String(), strings.Join(words, "、"), c.count("HIGHER_LEVEL_EASIER.points")),
				Formula:  fmt.Sprintf("%d÷%d=%s%%；%s", g.passed, g.n, rate.String(), strings.Join(words, "；")),
				Question: "高等级反而容易通过，原因是什么？",
				Evidence: c.Report.EvidenceFor(g.pointer("passed")),
			})
		}
	}
	return found
}

func signalNoAbsence(c *Case) []Finding {
	total := grandTotal(c.Report)
	if total == nil || total.exact(0) == nil || total.exact(1) == nil {
		return nil
	}
	n := *total.exact(0)
	if n < c.count("NO_ABSENCE.people") || *total.exact(1) != n {
		return nil
	}
	return []Finding{{
		Message:  fmt.Sprintf("全年报考%d人、实考%d人，无一人缺考。", n, n),
		Formula:  fmt.Sprintf("%d−%d=0", n, n),
		Question: "实考人数是按签到表统计的吗？",
		Evidence: c.Report.EvidenceFor(c.totalPointers("registered", "examined")...),
	}}
}

// grandTotal is the row over everything; where there is none, the only programme's total. nil where neither is stated.
func grandTotal(r *Report) *Outcome {
	var over, single *Outcome
	totals := 0
	for i := range r.Outcomes {
		o := &r.Outcomes[i]
		if o.Occupation != nil || o.Level != nil {
			continue
		}
		if o.Programme == nil {
			over = o
			continue
		}
		totals++
		single = o
	}
	switch {
	case over != nil:
		return over
	case totals == 1:
		return single
	}
	return nil
}

// candidates is how many candidates a report counts in all: 报考, else 实考, else 合格 of the grand total, else the sum of
// the programmes' totals or of the occupations. ok is false where nothing tells.
func candidates(r *Report) (n int, ok bool) {
	if t := grandTotal(r); t != nil {
		for field := range countFields {
			if v := countFields[field].Of(t); v != nil {
				return *v, true
			}
		}
	}
	for _, grain := range []func(*Outcome) bool{
		func(o *Outcome) bool { return o.Occupation == nil && o.Level == nil },
		func(o *Outcome) bool { return o.Occupation != nil && o.Level == nil },
		func(o *Outcome) bool { return o.Occupation == nil && o.Level != nil },
		func(o *Outcome) bool { return o.Occupation != nil && o.Level != nil },
	} {
		sum, any := 0, false
		for i := range r.Outcomes {
			if o := &r.Outcomes[i]; o.Stated && grain(o) {
				if v := countFields[0].Of(o); v != nil {
					sum, any = sum+*v, true
				}
			}
		}
		if any {
			return sum, true
		}
	}
	return 0, false
}
