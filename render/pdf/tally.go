package pdf

import (
	"fmt"
	"slices"

	"nianping"
)

// figures are the counts of one group of candidates; nil is not stated.
type figures struct {
	programme  *nianping.Programme
	level      nianping.Level
	occupation string
	registered *int
	examined   *int
	passed     *int
	certified  *int
	rate       string // as stated, "" where it is not
	derived    bool   // added up here or by the reader, not stated
	about      bool   // a count is given only about
}

// tally is a report's counts as its tables print them.
type tally struct {
	total       *figures
	levels      []figures // from the lowest to the highest
	occupations []figures // in the report's order
	programmes  bool      // rows of more than one programme: name it
}

// newTally picks the rows of each grain: of each level and occupation the stated one, else the derived one, else the sum of
// the cross table's exact rows. A nil report gives an empty tally.
func newTally(r *nianping.Report) tally {
	var y tally
	if r == nil {
		return y
	}
	var seen []string // the programmes that rows name
	for i := range r.Outcomes {
		if p := r.Outcomes[i].Programme; p != nil && !slices.Contains(seen, string(*p)) {
			seen = append(seen, string(*p))
		}
	}
	y.programmes = len(seen) > 1
	isTotal := func(o *nianping.Outcome) bool { return o.Occupation == nil && o.Level == nil }
	isLevel := func(o *nianping.Outcome) bool { return o.Occupation == nil && o.Level != nil }
	isOccupation := func(o *nianping.Outcome) bool { return o.Occupation != nil && o.Level == nil }
	isCross := func(o *nianping.Outcome) bool { return o.Occupation != nil && o.Level != nil }
	cross := rows(r, isCross)
	y.levels = completed(rows(r, isLevel), cross, func(f *figures) { f.occupation = "" })
	sortLevels(y.levels)
	y.occupations = completed(rows(r, isOccupation), cross, func(f *figures) { f.level = "" })
	y.total = overall(seen, rows(r, isTotal), y.levels, y.occupations, cross)
	return y
}

// completed adds to the rows of a grain the sums of the cross table for the groups that have no row; over makes a cell of that
// table name its group alone.
func completed(given, cross []figures, over func(*figures)) []figures {
	list, cells := given, slices.Clone(cross)
	for i := range cells {
		over(&cells[i])
	}
	for _, sum := range summed(cells, func(f figures) string { return programmeKey(f) + "\x00" + groupKey(&f) }) {
		if find(given, &sum) == nil {
			list = append(list, sum)
		}
	}
	return list
}

// overall is the report's total: the stated one over all programmes, else the sum of the totals of each, where one that has
// none is added up from its levels, its occupations or its cross table, the grains in their order. Nil without any counts.
func overall(programmes []string, grains ...[]figures) *figures {
	totals := grains[0]
	for i := range totals {
		if totals[i].programme == nil {
			return &totals[i]
		}
	}
	if len(totals) == 1 && len(programmes) == 1 {
		return &totals[0]
	}
	var parts []figures
	if len(programmes) > 1 {
		for _, p := range programmes {
			parts = append(parts, sumOfFirst(grains, func(f *figures) bool { return programmeKey(*f) == p })...)
		}
	} else {
		parts = sumOfFirst(grains, func(*figures) bool { return true })
	}
	if len(parts) == 0 {
		return nil
	}
	sum := add(parts)
	return &sum
}

// sumOfFirst adds up the rows of the first grain that has any of the kind; nothing where none has.
func sumOfFirst(grains [][]figures, kind func(*figures) bool) []figures {
	for _, grain := range grains {
		var own []figures
		for _, f := range whole(grain) {
			if kind(&f) {
				own = append(own, f)
			}
		}
		if len(own) > 0 {
			return []figures{add(own)}
		}
	}
	return nil
}

// whole leaves of each level and occupation the row over all programmes where there is one, and those of the programmes
// where there is none: what may be added up.
func whole(list []figures) []figures {
	over := map[string]bool{}
	for i := range list {
		if list[i].programme == nil {
			over[groupKey(&list[i])] = true
		}
	}
	var kept []figures
	for _, f := range list {
		if f.programme == nil || !over[groupKey(&f)] {
			kept = append(kept, f)
		}
	}
	return kept
}

// labels name the rows of a list, each by its level or occupation, and by its programme where the report speaks of several
// or two rows would bear one name.
func (y *tally) labels(list []figures) []string {
	names, twice := plainNames(list)
	for i := range list {
		switch p := list[i].programme; {
		case p != nil && (y.programmes || twice[names[i]]):
			names[i] += "（" + p.Name() + "）"
		case p == nil && twice[names[i]]:
			names[i] += "（各类合计）"
		}
	}
	return names
}

// shortLabels name the rows for a chart: by their programme only where two would bear one name, and that in two characters.
func shortLabels(list []figures) []string {
	short := map[nianping.Programme]string{nianping.SkillLevel: "认定", nianping.Qualification: "资格", nianping.Specialised: "专项"}
	names, twice := plainNames(list)
	for i := range list {
		switch p := list[i].programme; {
		case !twice[names[i]]:
		case p == nil:
			names[i] += "（合计）"
		default:
			names[i] += "（" + short[*p] + "）"
		}
	}
	return names
}

// plainNames are the rows' levels or occupations, and which of them stand in two rows.
func plainNames(list []figures) (names []string, twice map[string]bool) {
	names, twice = make([]string, len(list)), map[string]bool{}
	seen := map[string]bool{}
	for i := range list {
		if names[i] = list[i].occupation; names[i] == "" {
			names[i] = list[i].level.Name()
		}
		twice[names[i]] = twice[names[i]] || seen[names[i]]
		seen[names[i]] = true
	}
	return names, twice
}

// rows are the stated outcomes of a grain, and the derived ones of groups without a stated one.
func rows(r *nianping.Report, grain func(*nianping.Outcome) bool) []figures {
	var list []figures
	at := map[string]int{}
	for _, stated := range []bool{true, false} {
		for i := range r.Outcomes {
			o := &r.Outcomes[i]
			if o.Stated != stated || !grain(o) {
				continue
			}
			f := figuresOf(o)
			key := programmeKey(f) + "\x00" + groupKey(&f)
			if _, known := at[key]; known {
				continue
			}
			at[key] = len(list)
			list = append(list, f)
		}
	}
	return list
}

func figuresOf(o *nianping.Outcome) figures {
	f := figures{programme: o.Programme, registered: o.Registered, examined: o.Examined, passed: o.Passed,
		certified: o.Certified, derived: !o.Stated, about: slices.ContainsFunc([]string{"registered", "examined", "passed", "certified"}, o.IsApproximate)}
	if o.Level != nil {
		f.level = *o.Level
	}
	if o.Occupation != nil {
		f.occupation = *o.Occupation
	}
	if o.PassRate != nil {
		decimals := 2
		if o.RateDecimals != nil {
			decimals = *o.RateDecimals
		}
		f.rate = fmt.Sprintf("%.*f%%", decimals, *o.PassRate)
		switch {
		case o.RateWords:
			f.rate = fmt.Sprintf("约%.0f%%", *o.PassRate)
		case o.IsApproximate("pass_rate"):
			f.rate = "约" + f.rate
		}
	}
	return f
}

func programmeKey(f figures) string {
	if f.programme == nil {
		return ""
	}
	return string(*f.programme)
}

// groupKey tells levels and occupations apart.
func groupKey(f *figures) string { return string(f.level) + "\x00" + f.occupation }

// summed adds up rows that share a key, in the order of their first.
func summed(list []figures, key func(figures) string) []figures {
	var keys []string
	groups := map[string][]figures{}
	for _, f := range list {
		k := key(f)
		if _, known := groups[k]; !known {
			keys = append(keys, k)
		}
		groups[k] = append(groups[k], f)
	}
	var sums []figures
	for _, k := range keys {
		sum := add(groups[k])
		sum.programme, sum.level, sum.occupation = groups[k][0].programme, groups[k][0].level, groups[k][0].occupation
		sums = append(sums, sum)
	}
	return sums
}

// add sums rows field by field. A field is absent in the sum where one row lacks it or gives it only about.
func add(list []figures) figures {
	sum := figures{derived: true}
	field := func(get func(*figures) *int) *int {
		total := 0
		for i := range list {
			n := get(&list[i])
			if n == nil || list[i].about {
				return nil
			}
			total += *n
		}
		return &total
	}
	sum.registered = field(func(f *figures) *int { return f.registered })
	sum.examined = field(func(f *figures) *int { return f.examined })
	sum.passed = field(func(f *figures) *int { return f.passed })
	sum.certified = field(func(f *figures) *int { return f.certified })
	return sum
}

func sortLevels(list []figures) {
	slices.SortStableFunc(list, func(a, b figures) int { return a.level.Rank() - b.level.Rank() })
}

// said prints one of the counts, after a word (约, ≈) where they are given only about; — where it is not stated.
func (f *figures) said(n *int, about string) string {
	if f.about && n != nil {
		return about + itoa(*n)
	}
	return count(n)
}

// share is passed ÷ registered in per cent; ok is false where either is not stated or given only about, or nobody registered.
func (f *figures) share() (percent float64, ok bool) {
	if f == nil || f.about || f.registered == nil || f.passed == nil || *f.registered == 0 {
		return 0, false
	}
	return 100 * float64(*f.passed) / float64(*f.registered), true
}

// percent prints passed ÷ registered with two decimals, half up, — where it cannot be reckoned.
func (f *figures) percent() string {
	if _, ok := f.share(); !ok {
		return "—"
	}
	n := (20000*int64(*f.passed) + int64(*f.registered)) / (2 * int64(*f.registered))
	return fmt.Sprintf("%d.%02d%%", n/100, n%100)
}

// find is the row of a list for the same level and occupation; nil where there is none.
func find(list []figures, f *figures) *figures {
	for i := range list {
		g := &list[i]
		same := g.level == f.level && (g.occupation == f.occupation || g.occupation != "" && f.occupation != "" && nianping.SameOccupation(g.occupation, f.occupation))
		if same && (programmeKey(*g) == programmeKey(*f) || g.programme == nil || f.programme == nil) {
			return g
		}
	}
	return nil
}
