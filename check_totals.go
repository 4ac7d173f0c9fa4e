package nianping

import (
	"fmt"
	"slices"
	"strings"
)

// partition is a total and the rows that should add up to it, as indices into a report's outcomes.
type partition struct {
	total int
	parts []int
	kind  string // how it is divided: 按等级, 按职业, …
	all   bool   // the parts are all that the scope allows
	short bool   // a level is reported that has no part: 三级 of one occupation, without a 小计
}

// checkTotals: TOTAL_MISMATCH. A sum is held against its total only where it is sure that the parts are complete: they
// exceed it, or add up in another column, or stand in one table with it, or are all that the scope allows. A partial
// breakdown (其中高级工45人) is none of these.
func checkTotals(c *Case) []Finding {
	r := c.Report
	type clash struct{ messages, formulas []string }
	clashes := map[int]*clash{}
	pointers := map[int][]Pointer{}
	for _, p := range partitions(c) {
		for field := range countFields {
			sum, ok := p.sum(r, field)
			total := r.Outcomes[p.total].exact(field)
			if !ok || total == nil || sum == *total || sum < *total && !p.complete(r, field) {
				continue
			}
			k := clashes[p.total]
			if k == nil {
				k = &clash{}
				clashes[p.total] = k
			}
			k.messages = append(k.messages, fmt.Sprintf("%s相加的%s为%d人，文中%d人，相差%d人", p.kind, countFields[field].Name, sum, *total, abs(sum-*total)))
			k.formulas = append(k.formulas, p.formula(r, field, sum, *total))
			pointers[p.total] = append(pointers[p.total], PointerTo("outcomes", p.total, countFields[field].JSON))
			for _, i := range p.parts {
				pointers[p.total] = append(pointers[p.total], PointerTo("outcomes", i, countFields[field].JSON))
			}
		}
	}
	var found []Finding
	for i := range r.Outcomes {
		k := clashes[i]
		if k == nil {
			continue
		}
		name := r.Outcomes[i].Name()
		found = append(found, Finding{
			Message:  fmt.Sprintf("%s：%s。", name, strings.Join(k.messages, "；")),
			Formula:  strings.Join(k.formulas, "；"),
			Question: fmt.Sprintf("%s与分项数字，哪一个填错了？", name),
			Evidence: r.EvidenceFor(pointers[i]...),
		})
	}
	return found
}

// partitions are all divisions of a stated total into stated parts: levels, occupations, programmes, a cross table.
func partitions(c *Case) []partition {
	r := c.Report
	scope := c.filedScope()
	mixed := mixedProgrammes(r, scope)
	var out []partition
	for t := range r.Outcomes {
		total := &r.Outcomes[t]
		if !r.own(t) {
			continue
		}
		within := func(o *Outcome) bool { // of the total's programme
			return !mixed || total.Programme == nil && o.Programme == nil || total.Programme != nil && o.Programme != nil && *total.Programme == *o.Programme
		}
		add := func(kind string, all func([]int) bool, match func(*Outcome) bool) {
			parts := pick(r, t, match)
			if len(parts) > 0 {
				out = append(out, partition{t, parts, kind, all != nil && all(parts), lacksLevel(r, parts) || lacksDerived(r, parts, match)})
			}
		}
		before := len(out)
		switch {
		case total.Occupation == nil && total.Level == nil:
			add("各等级", func(p []int) bool { return !(mixed && total.Programme == nil) && coversLevels(r, p, scope, "") },
				func(o *Outcome) bool { return o.Occupation == nil && o.Level != nil && within(o) })
			add("各职业", func(p []int) bool { return coversOccupations(r, p, scope, total.Programme) },
				func(o *Outcome) bool {
					return o.Occupation != nil && o.Level == nil && (within(o) || total.Programme == nil)
				})
			if len(out) == before { // neither is told: the cells of a cross table alone
				add("各职业各等级", nil, func(o *Outcome) bool {
					return o.Occupation != nil && o.Level != nil && (within(o) || total.Programme == nil)
				})
			}
			if total.Programme == nil && mixed {
				add("各评价种类", nil, func(o *Outcome) bool { return o.Occupation == nil && o.Level == nil && o.Programme != nil })
			}
		case total.Occupation != nil && total.Level == nil:
			add("各等级", func(p []int) bool { return coversLevels(r, p, scope, *total.Occupation) },
				func(o *Outcome) bool {
					return o.Occupation != nil && o.Level != nil && *o.Occupation == *total.Occupation && (within(o) || o.Programme == nil || total.Programme == nil)
				})
		case total.Occupation == nil && total.Level != nil:
			add("各职业", nil, func(o *Outcome) bool {
				return o.Occupation != nil && o.Level != nil && *o.Level == *total.Level && within(o)
			})
		}
	}
	return out
}

// lacksLevel reports whether rows of levels leave out a level of which an occupation's row tells.
func lacksLevel(r *Report, parts []int) bool {
	have := map[Level]bool{}
	for _, i := range parts {
		o := &r.Outcomes[i]
		if o.Level == nil || o.Occupation != nil {
			return false
		}
		have[*o.Level] = true
	}
	for i := range r.Outcomes {
		if o := &r.Outcomes[i]; o.Stated && o.Occupation != nil && o.Level != nil && !have[*o.Level] {
			return true
		}
	}
	return false
}

// lacksDerived reports whether a row that the program has added up itself, of several batches, belongs to the parts.
func lacksDerived(r *Report, parts []int, match func(*Outcome) bool) bool {
	for i := range r.Outcomes {
		o := &r.Outcomes[i]
		if !o.Stated && match(o) && !slices.ContainsFunc(parts, func(k int) bool { return r.Outcomes[k].kind() == o.kind() }) {
			return true
		}
	}
	return false
}

// pick gives the stated rows that match, one for each occupation, level and programme; none where two rows of one kind
// differ, since then nobody knows which is the part.
func pick(r *Report, total int, match func(*Outcome) bool) []int {
	var parts []int
	seen := map[rowKind]int{}
	for i := range r.Outcomes {
		o := &r.Outcomes[i]
		if i == total || !o.Stated || !match(o) {
			continue
		}
		key := o.kind()
		if j, ok := seen[key]; ok {
			if !sameCounts(o, &r.Outcomes[j]) {
				return nil
			}
			continue
		}
		seen[key] = i
		parts = append(parts, i)
	}
	return parts
}

func sameCounts(a, b *Outcome) bool {
	for _, f := range countFields {
		x, y := f.Of(a), f.Of(b)
		if (x == nil) != (y == nil) || x != nil && *x != *y {
			return false
		}
	}
	return true
}

// sum adds a column of the parts; ok is false where one of them does not state it exactly.
func (p partition) sum(r *Report, field int) (sum int, ok bool) {
	for _, i := range p.parts {
		n := r.Outcomes[i].exact(field)
		if n == nil {
			return 0, false
		}
		sum += *n
	}
	return sum, true
}

// complete reports whether the parts are surely all parts, looking at everything but the column in question.
func (p partition) complete(r *Report, field int) bool {
	if len(p.parts) < 2 || p.short {
		return false
	}
	if p.all || p.oneTable(r, field) {
		return true
	}
	for other := range countFields {
		if other == field {
			continue
		}
		sum, ok := p.sum(r, other)
		total := r.Outcomes[p.total].exact(other)
		if ok && total != nil && *total > 0 && sum == *total {
			return true
		}
	}
	return false
}

var tableOfPlace = Expression(`表\s*\d+|^[^!]+!`)

// oneTable: the total and all its parts were read from one table or sheet, so its 合计 row is meant for them.
func (p partition) oneTable(r *Report, field int) bool {
	table := ""
	for _, i := range append([]int{p.total}, p.parts...) {
		here := ""
		for _, e := range r.Evidence[PointerTo("outcomes", i, countFields[field].JSON)] {
			if here = tableOfPlace().FindString(e.At); here != "" {
				break
			}
		}
		if here == "" || table != "" && here != table {
			return false
		}
		table = here
	}
	return true
}

func (p partition) formula(r *Report, field, sum, total int) string {
	return fmt.Sprintf("%s＝%d≠%d", p.terms(r, field), sum, total)
}

// mixedProgrammes: the document speaks of more than one programme, so that a row which names none may be over all.
func mixedProgrammes(r *Report, scope []filedOccupation) bool {
	seen := map[Programme]bool{}
	for i := range r.Outcomes {
		if p := r.Outcomes[i].Programme; p != nil {
			seen[*p] = true
		}
	}
	special := 0
	for _, s := range scope {
		if s.Specialised {
			special++
		}
	}
	return len(seen) > 1 || special > 0 && special < len(scope)
}

// coversLevels: the parts name every level of the scope (of one occupation, where named) and of the levels held.
func coversLevels(r *Report, parts []int, scope []filedOccupation, occupation string) bool {
	have := map[Level]bool{}
	for _, i := range parts {
		have[*r.Outcomes[i].Level] = true
	}
	wanted := 0
	for _, s := range scope {
		if occupation != "" && !SameOccupation(s.Name, occupation) {
			continue
		}
		for _, l := range s.Levels {
			wanted++
			if !have[l] {
				return false
			}
		}
	}
	return wanted > 0
}

// coversOccupations: the parts name every filed occupation of the programme (all where it is nil).
func coversOccupations(r *Report, parts []int, scope []filedOccupation, programme *Programme) bool {
	wanted := 0
	for _, s := range scope {
		if programme != nil && s.Specialised != (*programme == Specialised) {
			continue
		}
		wanted++
		named := false
		for _, i := range parts {
			named = named || SameOccupation(*r.Outcomes[i].Occupation, s.Name)
		}
		if !named {
			return false
		}
	}
	return wanted > 0
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
