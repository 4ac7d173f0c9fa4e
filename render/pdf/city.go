package pdf

import (
	"sort"

	"nianping"
)

// Scored is one institution and year with its evaluation.
type Scored struct {
	Case       *nianping.Case
	Evaluation *nianping.Evaluation
	File       string // its evaluation report's file name, for a link; "" for none
}

// CityOf reckons what the figures of an institution are held against: the medians over all institutions of the list that state
// the figures, and how many were ranked.
func CityOf(all []Scored) City {
	c := City{Ranked: map[nianping.InstitutionType]int{}, PassRates: map[nianping.Level]Median{}, Category: map[string]Median{}}
	rates, categories := map[nianping.Level][]float64{}, map[string][]float64{}
	for _, s := range all {
		if s.Evaluation.RankAll != nil {
			c.All++
			c.Ranked[s.Evaluation.Type]++
		}
		y := newTally(s.Case.Report)
		for _, level := range byLevel(y.levels) {
			if rate, ok := level.share(); ok {
				rates[level.level] = append(rates[level.level], rate)
			}
		}
		for _, k := range s.Evaluation.Categories {
			if k.Points != nil && k.Known != nil && k.Known.Float() > 0 {
				categories[k.Code] = append(categories[k.Code], 100*k.Points.Float()/k.Known.Float())
			}
		}
	}
	for level, values := range rates {
		c.PassRates[level] = medianOf(values)
	}
	for code, values := range categories {
		c.Category[code] = medianOf(values)
	}
	return c
}

// byLevel joins the rows of several programmes at one level.
func byLevel(list []figures) []figures {
	joined := summed(whole(list), func(f figures) string { return string(f.level) })
	for i := range joined {
		joined[i].programme = nil
	}
	return joined
}

func medianOf(values []float64) Median {
	sort.Float64s(values)
	n := len(values)
	if n == 0 {
		return Median{}
	}
	return Median{Value: (values[(n-1)/2] + values[n/2]) / 2, Of: n}
}

// cityTotals are the city's counts at one level or in one occupation.
type cityTotals struct {
	name         string
	level        nianping.Level
	institutions int // that state a count
	last         int // the institution counted last, from 1
	registered   int
	passed       int
	uneven       bool // some row states one of the two counts alone: no rate
	left         int  // rows whose counts are only about, and not in the sums
}

// add adds a row of the n-th institution.
func (t *cityTotals) add(f *figures, n int) {
	if f.about {
		t.left++
		return
	}
	if f.registered == nil && f.passed == nil {
		return
	}
	if t.last != n+1 {
		t.last = n + 1
		t.institutions++
	}
	t.registered += number(f.registered)
	t.passed += number(f.passed)
	t.uneven = t.uneven || f.registered == nil || f.passed == nil
}

// figures is the sum as one row; the rate is given only where every institution states both counts.
func (t *cityTotals) figures() *figures {
	f := &figures{level: t.level, occupation: t.name}
	if t.institutions > 0 {
		f.registered, f.passed = &t.registered, &t.passed
	}
	return f
}

func (t *cityTotals) percent() string {
	if t.uneven {
		return "—"
	}
	return t.figures().percent()
}

// cityCounts sums all reports: over all, by level, and by occupation (those that mean the same under its first name).
func cityCounts(all []Scored) (total cityTotals, levels, occupations []cityTotals) {
	for _, l := range nianping.Levels {
		levels = append(levels, cityTotals{level: l, name: l.Name()})
	}
	for n, s := range all {
		y := newTally(s.Case.Report)
		if y.total != nil {
			total.add(y.total, n)
		}
		for _, f := range whole(y.levels) {
			if rank := f.level.Rank(); rank >= 0 {
				levels[rank].add(&f, n)
			}
		}
		for _, f := range whole(y.occupations) {
			at := -1
			for k := range occupations {
				if occupations[k].name == f.occupation || nianping.SameOccupation(occupations[k].name, f.occupation) {
					at = k
					break
				}
			}
			if at < 0 {
				at = len(occupations)
				occupations = append(occupations, cityTotals{name: f.occupation})
			}
			occupations[at].add(&f, n)
		}
	}
	kept := levels[:0]
	for _, l := range levels {
		if l.institutions+l.left > 0 {
			kept = append(kept, l)
		}
	}
	sort.SliceStable(occupations, func(i, k int) bool { return occupations[i].registered > occupations[k].registered })
	return total, kept, occupations
}
