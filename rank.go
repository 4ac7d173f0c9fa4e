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

// Standing is what decides the place of an evaluation among others, with that place: so little that all of a province can be
// ranked without their evaluations at hand.
type Standing struct {
	Institution, CreditCode string // order equals in print
	Type                    InstitutionType
	Year                    int
	Owed                    bool // the institution owes a report for the year
	Grade                   GradeName
	Total, Low, High        *Points // as in Evaluation

	Rank, RankAll, RankBest, RankWorst *int // as in Evaluation; nil before RankStandings
}

// Standing is the evaluation's standing with the ranks that it has.
func (e *Evaluation) Standing() Standing {
	return Standing{Institution: e.Institution, CreditCode: e.CreditCode, Type: e.Type, Year: e.Year, Owed: e.Status.State != NotRequired, Grade: e.Grade,
		Total: e.Total, Low: e.Low, High: e.High, Rank: e.Rank, RankAll: e.RankAll, RankBest: e.RankBest, RankWorst: e.RankWorst}
}

// Place sets the ranks of an evaluation to those of its standing.
func (s *Standing) Place(e *Evaluation) {
	e.Rank, e.RankAll, e.RankBest, e.RankWorst = s.Rank, s.RankAll, s.RankBest, s.RankWorst
}

// Rank sets the ranks of evaluations in place, as RankStandings does.
func Rank(list []Evaluation) {
	standings := make([]Standing, len(list))
	for i := range list {
		standings[i] = list[i].Standing()
	}
	RankStandings(standings)
	for i := range list {
		standings[i].Place(&list[i])
	}
}

// RankStandings sets the ranks of standings in place: within type and year, and over all types of a year; by grade, then by the
// exact total; equals share a rank and the next is skipped. 待核实, 未报送, 未开展 and evaluations for a year that owes no
// report have none. It also sets how far each could move within its type if its doubtful values were read the other way.
// The order of the slice is not changed and has no influence.
func RankStandings(list []Standing) {
	byYear := map[int][]*Standing{}
	byType := map[typeYear][]*Standing{}
	for i := range list {
		s := &list[i]
		s.Rank, s.RankAll, s.RankBest, s.RankWorst = nil, nil, nil, nil
		if !s.Grade.Ranked() || !s.Owed {
			continue
		}
		byYear[s.Year] = append(byYear[s.Year], s)
		byType[typeYear{s.Type, s.Year}] = append(byType[typeYear{s.Type, s.Year}], s)
	}
	for _, group := range byYear {
		rankGroup(group, func(s *Standing, n int) { s.RankAll = &n })
	}
	for _, group := range byType {
		rankGroup(group, func(s *Standing, n int) { s.Rank = &n })
		for _, s := range group {
			if s.Low != nil && s.High != nil {
				best, worst := placeWith(group, s, s.High), placeWith(group, s, s.Low)
				s.RankBest, s.RankWorst = &best, &worst
			}
		}
	}
}

type typeYear struct {
	kind InstitutionType
	year int
}

// rankGroup gives each its place: one more than the number of those before it.
func rankGroup(group []*Standing, set func(*Standing, int)) {
	sort.SliceStable(group, func(i, j int) bool { return ahead(group[i].Grade, group[i].Total, group[j].Grade, group[j].Total) })
	place := 0
	for i, s := range group {
		if i == 0 || ahead(group[i-1].Grade, group[i-1].Total, s.Grade, s.Total) {
			place = i + 1
		}
		set(s, place)
	}
}

// placeWith is the place that a standing would have in its sorted group with another total. The grade stays: it moves
// with the total only after an officer has looked.
func placeWith(group []*Standing, s *Standing, total *Points) int {
	before := sort.Search(len(group), func(i int) bool { return !ahead(group[i].Grade, group[i].Total, s.Grade, total) })
	if ahead(s.Grade, s.Total, s.Grade, total) { // itself, with the total it has
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

// CompareRank is negative where a stands before b in print, positive where behind: by year, then the ranked ones by their
// place over all types, then the unranked by grade; equals by name and credit code.
func CompareRank(a, b *Standing) int {
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
