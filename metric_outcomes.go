package nianping

import (
	"fmt"
	"strings"
)

// levelGroup is what a report says of one level (or one item of 专项职业能力) over the year.
type levelGroup struct {
	name               string
	level              *Level // nil for an item
	registered, passed *int   // nil where not stated; 实考 stands in for 报考 where only that is stated
	rate               bool   // a pass rate is stated
	rows               []int
}

// levelGroups are the levels of a report: its rows over all occupations, else the sums of its cross table; items where
// the report knows 专项职业能力 only.
func levelGroups(r *Report) []levelGroup {
	mixed := mixedProgrammes(r, documentScope(r))
	at := map[string]int{}
	var groups []levelGroup
	for _, over := range []bool{true, false} {
		covered := map[string]bool{}
		for k := range at {
			covered[k] = true
		}
		for i := range r.Outcomes {
			o := &r.Outcomes[i]
			if !o.Stated || o.Level == nil || (o.Occupation == nil) != over {
				continue
			}
			key := string(*o.Level)
			if mixed && o.Programme != nil {
				key += string(*o.Programme)
			}
			if covered[key] {
				groups[at[key]].rate = groups[at[key]].rate || o.PassRate != nil
				continue
			}
			if _, ok := at[key]; !ok {
				at[key] = len(groups)
				groups = append(groups, levelGroup{name: o.Level.Name(), level: o.Level, rate: true})
			}
			groups[at[key]].add(o, i)
		}
	}
	if len(groups) > 0 || !onlySpecialised(r) {
		return groups
	}
	for i := range r.Outcomes {
		if o := &r.Outcomes[i]; o.Stated && o.Occupation != nil && o.Level == nil {
			g := levelGroup{name: *o.Occupation, rate: true}
			g.add(o, i)
			groups = append(groups, g)
		}
	}
	return groups
}

// add sums a row into the group; a count that one row lacks is lacking in the sum.
func (g *levelGroup) add(o *Outcome, i int) {
	registered := o.Registered
	if registered == nil {
		registered = o.Examined
	}
	if len(g.rows) == 0 {
		g.registered, g.passed = registered, o.Passed
	} else {
		g.registered, g.passed = plus(g.registered, registered), plus(g.passed, o.Passed)
	}
	g.rate = g.rate && o.PassRate != nil
	g.rows = append(g.rows, i)
}

func plus(a, b *int) *int {
	if a == nil || b == nil {
		return nil
	}
	n := *a + *b
	return &n
}

func (g *levelGroup) held() bool {
	return g.registered != nil && *g.registered > 0 || g.passed != nil && *g.passed > 0
}

func metricLevelCells(c *Case, _ Params) Measure {
	r := c.Report
	if r.inactive() {
		return notApplicable("本年度未开展评价，不适用")
	}
	groups := levelGroups(r)
	stated := map[Level]bool{}
	filled, need := 0, 0
	missing := map[string][]string{}
	var order []string
	lack := func(what, level string) {
		if missing[what] == nil {
			order = append(order, what)
		}
		missing[what] = append(missing[what], level)
	}
	var at []Pointer
	for _, g := range groups {
		if g.level != nil {
			stated[*g.level] = true
		}
		if !g.held() && (g.registered != nil || g.passed != nil) {
			continue // a level that had no candidate
		}
		need += 3
		for _, cell := range []struct {
			name string
			has  bool
		}{{"报考人数", g.registered != nil}, {"合格人数", g.passed != nil}, {"通过率", g.rate}} {
			if cell.has {
				filled++
			} else {
				lack(cell.name, g.name)
			}
		}
		at = append(at, PointerTo("outcomes", g.rows[0], "registered"))
	}
	if len(groups) == 0 {
		return c.lacking("没有分级别的报考、合格人数", "/outcomes")
	}
	for _, l := range r.LevelsHeld {
		if !stated[l] && groups[0].level != nil {
			need += 3
			lack("全部数字", l.Name())
		}
	}
	if need == 0 {
		return notApplicable("各等级都没有考生")
	}
	why := fmt.Sprintf("开展的各等级应填%d格，已填%d格", need, filled)
	var do []string
	for _, what := range order {
		why += fmt.Sprintf("，%s缺%s", strings.Join(missing[what], "、"), what)
		do = append(do, strings.Join(missing[what], "、")+"的"+what)
	}
	return c.unlessUnread(shareOf(filled, need, why, at...).raisedBy("写明"+strings.Join(do, "，")), "/outcomes")
}

func metricConsistency(c *Case, p Params) Measure {
	if c.Report.inactive() {
		return notApplicable("本年度未开展评价，不适用")
	}
	checks := consistency(c)
	passed := 0
	var failed []string
	var at []Pointer
	var held, run Points
	for _, k := range checks {
		run = run.plus(k.weight())
		if k.ok {
			passed++
			held = held.plus(k.weight())
		} else {
			failed = append(failed, k.name)
			at = append(at, k.at...)
		}
	}
	if whole(len(checks)).less(p["least"]) {
		return c.lacking(fmt.Sprintf("可以勾稽的只有%d种，少于%s种，无法判断", len(checks), p["least"].fractionText()), "/outcomes")
	}
	why := fmt.Sprintf("可查%d种勾稽关系，一致%d种", len(checks), passed)
	if len(failed) > 0 {
		why += "，不一致：" + strings.Join(failed, "、")
	}
	return c.unlessUnread(measured(held.over(run), fmt.Sprintf("%d/%d", passed, len(checks)), why, at...).raisedBy("核对更正"+strings.Join(failed, "、")), "/outcomes")
}

// consistencyCheck is one kind of arithmetic that a report allows, and whether it holds everywhere.
type consistencyCheck struct {
	name string
	ok   bool
	at   []Pointer // where it does not hold
}

const orderCheck = "职业由多到少排序（按四分之一种计）"

// weight: the order of a list is no arithmetic and counts a quarter.
func (k *consistencyCheck) weight() Points {
	if k.name == orderCheck {
		return fraction(1, 4)
	}
	return whole(1)
}

// consistency runs the checks C01–C12 of the domain research (section 3.3) that the report allows.
func consistency(c *Case) []consistencyCheck {
	r := c.Report
	var list []consistencyCheck
	at := map[string]int{}
	note := func(name string, ok bool, where ...Pointer) {
		i, known := at[name]
		if !known {
			i = len(list)
			at[name] = i
			list = append(list, consistencyCheck{name: name, ok: true})
		}
		if !ok {
			list[i].ok = false
			list[i].at = append(list[i].at, where...)
		}
	}
	sums := map[string]map[string]int{} // programme → division → sum of 报考, where the sum may be held against a total
	for _, p := range partitions(c) {
		total := &r.Outcomes[p.total]
		for _, field := range []int{0, 2} {
			sum, ok := p.sum(r, field)
			whole := total.exact(field)
			if !ok || whole == nil || len(p.parts) < 2 || sum < *whole && !p.complete(r, field) {
				continue
			}
			name := p.kind + countFields[field].Name + "之和"
			switch {
			case total.Occupation != nil:
				name = "职业内各等级之和"
			case total.Level != nil:
				name = "等级内各职业之和"
			case field == 0:
				key := "全部"
				if total.Programme != nil {
					key = string(*total.Programme)
				}
				if sums[key] == nil {
					sums[key] = map[string]int{}
				}
				sums[key][p.kind] = sum
			}
			note(name, sum == *whole, PointerTo("outcomes", p.total, countFields[field].JSON))
		}
	}
	for _, byKind := range sums { // one note for all programmes: their order does not show
		a, okA := byKind["各等级"]
		b, okB := byKind["各职业"]
		if okA && okB {
			note("等级合计与职业合计", a == b)
		}
	}
	for i := range r.Outcomes {
		o := &r.Outcomes[i]
		if !r.own(i) {
			continue
		}
		for part := 1; part <= 2; part++ {
			for whole := 0; whole < part; whole++ {
				if n, m := o.exact(part), o.exact(whole); n != nil && m != nil {
					note("合格不多于实考、报考", *n <= *m, PointerTo("outcomes", i, countFields[part].JSON))
				}
			}
		}
		if n, m := o.exact(3), o.exact(2); n != nil && m != nil {
			note("获证不多于合格", *n <= *m, PointerTo("outcomes", i, "certified"))
		}
		if !o.IsApproximate("pass_rate") && rateStands(o) {
			note("通过率与人数", rateHolds(o), PointerTo("outcomes", i, "pass_rate"))
		}
	}
	for _, f := range r.Findings {
		if f.Code == "CONFLICT" {
			note("前后数字", false)
		}
	}
	if ran, sorted, where := sortedByOccupation(r); ran {
		note(orderCheck, sorted, where...)
	}
	return list
}

func positive(n *int) bool { return n != nil && *n > 0 }

// rateHolds: the stated rate fits one of its two bases, or another one that the document tells.
func rateHolds(o *Outcome) bool {
	return rateFits(o, o.exact(0)) || rateFits(o, o.exact(1)) || rateFits(o, o.RateBase)
}

func metricActiveShare(c *Case, _ Params) Measure {
	r := c.Report
	scope := c.filedScope()
	n, counted := candidates(r)
	switch {
	case len(scope) == 0:
		return c.lacking("不知道备案职业", "/scope")
	case r.inactive():
		return shareOf(0, len(scope), fmt.Sprintf("备案职业%d个，本年度未开展评价", len(scope)))
	case !knowsOccupations(r) && counted && n > 0 && len(scope) == 1:
		return shareOf(1, 1, "备案职业1个，有考生")
	case !knowsOccupations(r):
		return c.lacking("没有分职业的报考人数", "/outcomes")
	}
	active := map[int]bool{}
	var at []Pointer
	for i := range r.Outcomes {
		o := &r.Outcomes[i]
		if o.Occupation == nil || !o.held() {
			continue
		}
		for _, k := range c.filedAs(*o.Occupation) {
			if !active[k] {
				at = append(at, PointerTo("outcomes", i, "registered"))
			}
			active[k] = true
		}
	}
	var idle []string
	for k, s := range scope {
		if !active[k] {
			idle = append(idle, s.Name)
		}
	}
	why := fmt.Sprintf("备案职业%d个，有考生的%d个", len(scope), len(active))
	if len(idle) > 0 {
		why += "，未开展：" + listed(idle, 6, "个")
	}
	return c.unlessUnread(shareOf(len(active), len(scope), why, at...), "/outcomes")
}

func metricRateFaults(c *Case, p Params) Measure {
	if c.Report.inactive() {
		return notApplicable("本年度未开展评价，不适用")
	}
	var faults Points
	tested := 0
	var words []string
	var at []Pointer
	for _, g := range levelGroups(c.Report) {
		if g.registered == nil || g.passed == nil || *g.registered <= 0 || whole(*g.registered).less(p["least"]) {
			continue
		}
		tested++
		low, high := p["low_lower"], p["high_lower"]
		upper := false
		switch {
		case g.level == nil:
			low, high = p["low_item"], p["high_item"]
		case g.level.Rank() >= Level2.Rank():
			low, high, upper = p["low_upper"], p["high_upper"], true
		}
		rate := perCent(*g.passed, *g.registered)
		word := fmt.Sprintf("%s%s%%", g.name, rate.String())
		switch {
		case upper && *g.passed == *g.registered:
			faults = faults.plus(p["all_passed"])
			word += "（全部合格）"
		case rate.less(low) || high.less(rate):
			faults = faults.plus(p["outside"])
			word += fmt.Sprintf("（不在%s%%—%s%%之间）", low.fractionText(), high.fractionText())
		}
		words = append(words, word)
		at = append(at, PointerTo("outcomes", g.rows[0], "passed"))
	}
	if tested == 0 {
		return notApplicable(fmt.Sprintf("没有一个等级达到%s人，不作判断", p["least"].fractionText()))
	}
	return measured(faults, "扣"+faults.Short()+"分", "通过率："+strings.Join(words, "、"), at...)
}
