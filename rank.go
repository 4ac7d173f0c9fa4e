package nianping

import (
	"cmp"
	"slices"
	"sort"
	"strings"
)

// Ranked reports whether a grade is ranked.
func (g GradeName) Ranked() bool { return g.order() >= 0 }

// order is 0 for the best grade; -1 for those that are not ranked.
func (g GradeName) order() int {
	for i, name := range []GradeName{Excellent, Good, Passing, BarelyPass, Failing} {
		if g == name {
			return i
		}
	}
	return -1
}

// Rank sets the ranks of evaluations in place: within type and year, and over all types of a year; by grade, then by the
// exact total; equals share a rank and the next is skipped. 待核实, 未报送, 未开展 and evaluations for a year that owes no
// report have none. It also sets how far each could move within its type if its doubtful values were read the other way.
// The order of the slice is not changed and has no influence.
func Rank(list []Evaluation) {
	byYear := map[int][]*Evaluation{}
	byType := map[typeYear][]*Evaluation{}
	for i := range list {
		e := &list[i]
		e.Rank, e.RankAll, e.RankBest, e.RankWorst = nil, nil, nil, nil
		if !e.Grade.Ranked() || e.Status.State == NotRequired {
			continue
		}
		byYear[e.Year] = append(byYear[e.Year], e)
		byType[typeYear{e.Type, e.Year}] = append(byType[typeYear{e.Type, e.Year}], e)
	}
	for _, group := range byYear {
		rankGroup(group, func(e *Evaluation, n int) { e.RankAll = &n })
	}
	for _, group := range byType {
		rankGroup(group, func(e *Evaluation, n int) { e.Rank = &n })
		for _, e := range group {
			if e.Low != nil && e.High != nil {
				best, worst := standing(group, e, e.High), standing(group, e, e.Low)
				e.RankBest, e.RankWorst = &best, &worst
			}
		}
	}
}

type typeYear struct {
	kind InstitutionType
	year int
}

// rankGroup gives each its place: one more than the number of those before it.
func rankGroup(group []*Evaluation, set func(*Evaluation, int)) {
	sort.SliceStable(group, func(i, j int) bool { return ahead(group[i].Grade, group[i].Total, group[j].Grade, group[j].Total) })
	place := 0
	for i, e := range group {
		if i == 0 || ahead(group[i-1].Grade, group[i-1].Total, e.Grade, e.Total) {
			place = i + 1
		}
		set(e, place)
	}
}

// standing is the place that an evaluation would have in its sorted group with another total. The grade stays: it moves
// with the total only after an officer has looked.
func standing(group []*Evaluation, e *Evaluation, total *Points) int {
	before := sort.Search(len(group), func(i int) bool { return !ahead(group[i].Grade, group[i].Total, e.Grade, total) })
	if ahead(e.Grade, e.Total, e.Grade, total) { // itself, with the total it has
		before--
	}
	return before + 1
}

// ahead: the first is strictly better. A total that is not known (a veto on an unreadable report) counts as least.
func ahead(g GradeName, total *Points, h GradeName, other *Points) bool {
	if g.order() != h.order() {
		return g.order() < h.order()
	}
	if total == nil || other == nil {
		return total != nil
	}
	return total.Cmp(other) > 0
}

// PrintPlace orders a list for print by a rank, within type or over all; those without one come last, in the order of their
// grades.
func (g GradeName) PrintPlace(rank *int) int {
	if rank != nil {
		return *rank
	}
	if i := slices.Index(GradeNames, g); i >= 0 {
		return 1_000_000 + i
	}
	return 2_000_000
}

// SortByRank orders evaluations for print, by CompareRank.
func SortByRank(list []Evaluation) {
	sort.SliceStable(list, func(i, j int) bool { return CompareRank(&list[i], &list[j]) < 0 })
}

// CompareRank is negative where a stands before b in print, positive where behind: by year, then the ranked ones by their
// place over all types, then the unranked by grade; equals by name and credit code.
func CompareRank(a, b *Evaluation) int {
	switch {
	case a.Year != b.Year:
		return a.Year - b.Year
	case a.RankAll == nil && b.RankAll != nil:
		return 1
	case a.RankAll != nil && b.RankAll == nil:
		return -1
	}
	by := unrankedOrder[a.Grade] - unrankedOrder[b.Grade]
	if a.RankAll != nil {
		by = *a.RankAll - *b.RankAll
	}
	return cmp.Or(by, strings.Compare(a.Institution, b.Institution), strings.Compare(a.CreditCode, b.CreditCode))
}

// unrankedOrder is the order of the grades that are not ranked.
var unrankedOrder = map[GradeName]int{Unverified: 1, Inactive: 2, NotSubmitted: 3}
