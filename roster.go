package nianping

import (
	"slices"
	"strings"
	"time"
)

// roster is a report's examiners, sorted to the filed occupations.
type roster struct {
	scope []filedOccupation
	lists [][]int // for each of scope, indices into Report.Examiners: a person once, shared ones included
}

// roster is newRoster once an evaluation.
func (c *Case) roster() roster {
	if c.memo == nil {
		return newRoster(c)
	}
	if c.memo.roster == nil {
		ro := newRoster(c)
		c.memo.roster = &ro
	}
	return *c.memo.roster
}

// newRoster sorts the examiners. A person without an occupation, or of a list said to be for all, counts for each
// occupation; one list for 专项职业能力 for each of its items. Where no examiner's occupation fits any filed one, the
// column is no occupation, and the list counts for all.
func newRoster(c *Case) roster {
	r := c.Report
	scope := c.filedScope()
	if len(scope) == 0 {
		scope = examinedOccupations(r)
	}
	ro := roster{scope, make([][]int, len(scope))}
	names := scopeNames(scope)
	fits := make([][]int, len(r.Examiners))
	known := map[string][]int{} // by occupation as written: a list repeats it for each person
	any := false
	for i := range r.Examiners {
		occupation := r.Examiners[i].Occupation
		if occupation == nil {
			continue
		}
		at, seen := known[*occupation]
		if !seen {
			at = matchLoosely(*occupation, names)
			if len(at) == 0 && strings.Contains(*occupation, "专项") {
				for k := range scope {
					if scope[k].Specialised {
						at = append(at, k)
					}
				}
			}
			known[*occupation] = at
		}
		fits[i] = at
		any = any || len(at) > 0
	}
	people := tidyNames(r.Examiners)
	for i := range r.Examiners {
		shared := r.Examiners[i].Occupation == nil || !any || forAll(*r.Examiners[i].Occupation)
		for k := range scope {
			if shared || slices.Contains(fits[i], k) {
				ro.add(r, people, k, i)
			}
		}
	}
	return ro
}

// add puts an examiner on a list unless the same person is on it; people are the names, tidied.
func (ro *roster) add(r *Report, people []string, k, i int) {
	for _, j := range ro.lists[k] {
		if people[i] == people[j] && samePerson(&r.Examiners[i], &r.Examiners[j]) {
			return
		}
	}
	ro.lists[k] = append(ro.lists[k], i)
}

// examinedOccupations stands in for a scope that a document does not state: the occupations in which it counts candidates.
func examinedOccupations(r *Report) []filedOccupation {
	var scope []filedOccupation
	for i := range r.Outcomes {
		o := &r.Outcomes[i]
		if o.Occupation == nil || !o.held() || len(matchOccupation(*o.Occupation, scopeNames(scope))) > 0 {
			continue
		}
		scope = append(scope, filedOccupation{Name: *o.Occupation, Specialised: o.Programme != nil && *o.Programme == Specialised})
	}
	return scope
}

func forAll(occupation string) bool {
	return containsAny(occupation, []string{"全部", "所有", "各职业", "各工种", "通用", "共用", "不限"})
}

// samePerson: one name, and no number, gender or card that speaks against it.
func samePerson(a, b *Examiner) bool {
	if tidyName(a.Name) != tidyName(b.Name) {
		return false
	}
	if a.Gender != nil && b.Gender != nil && *a.Gender != *b.Gender {
		return false
	}
	if a.IDNumber != nil && b.IDNumber != nil {
		x, y := tidyID(*a.IDNumber), tidyID(*b.IDNumber)
		if len(x) == len(y) {
			if x == y && !idMasked(x) {
				return true
			}
			for i := range x {
				if x[i] != y[i] && isDigit(x[i]) && isDigit(y[i]) {
					return false
				}
			}
		}
	}
	return a.CertificateNo == nil || b.CertificateNo == nil || tidyCard(*a.CertificateNo) == tidyCard(*b.CertificateNo)
}

// tidyName is a person's name without spaces, dots and marks.
func tidyName(s string) string { return without(s, " 　·•．★☆*") }

// tidyNames are the names of examiners, each by tidyName.
func tidyNames(list []Examiner) []string {
	names := make([]string, len(list))
	for i := range list {
		names[i] = tidyName(list[i].Name)
	}
	return names
}

// tidyCard is a card's number without spaces and in capitals.
func tidyCard(s string) string { return strings.ToUpper(without(s, " 　")) }

// without drops the given characters, none of them Chinese, from a text; most texts have none of them.
func without(s, noise string) string {
	return strings.Map(func(r rune) rune {
		if !chinese(r) && strings.ContainsRune(noise, r) {
			return -1
		}
		return r
	}, s)
}

// validTo is the last day of a stated validity (YYYY, YYYY-MM or YYYY-MM-DD, each to its end); ok is false where there is
// none, or it cannot be read.
func (e *Examiner) validTo() (last Date, ok bool) {
	if e.ValidUntil == nil {
		return Date{}, false
	}
	whole := "2006-01-02"
	precision := len(*e.ValidUntil)
	if precision > len(whole) {
		return Date{}, false
	}
	t, err := time.Parse(whole[:precision], *e.ValidUntil)
	switch {
	case err != nil:
		return Date{}, false
	case precision == len("2006"):
		t = t.AddDate(1, 0, -1)
	case precision == len("2006-01"):
		t = t.AddDate(0, 1, -1)
	case precision < len(whole):
		return Date{}, false
	}
	y, m, d := t.Date()
	return Date{y, int(m), d}, true
}

// expired reports whether a stated validity ended before 31 December of the year.
func (e *Examiner) expired(year int) bool {
	last, ok := e.validTo()
	return ok && last.Before(Date{year, 12, 31})
}
