package nianping

import (
	"sort"
	"time"
)

// endedBefore reports whether the filing was withdrawn or struck off before a day. An end without a date counts as one
// that came before.
func (f *Filing) endedBefore(day Date) bool {
	return f.State.Ended() && (f.StateDate.IsZero() || f.StateDate.Before(day))
}

// Owes reports whether the institution owes a report for a year (contract, section 2; N二): a filing of its was in force
// on at least one day of that year, and it had not withdrawn or been struck off with all its filings before the due date.
// A filing that merely ran out still owes its last year.
func (in *Institution) Owes(year int) bool {
	due, ok := Due(year)
	if !ok {
		return false
	}
	inForce, remains := false, false
	for i := range in.Filings {
		f := &in.Filings[i]
		inForce = inForce || f.InForce(year)
		remains = remains || !f.endedBefore(due)
	}
	return inForce && remains
}

// ReceivedAt makes a Received of a moment.
func ReceivedAt(t time.Time, source string) Received {
	return Received{At: t.In(Shanghai).Format("2006-01-02T15:04:05-07:00"), Source: source}
}

// ReceivedOn makes a Received of a day.
func ReceivedOn(d Date, source string) Received {
	return Received{At: d.String(), Source: source}
}

// Day is the calendar day in Shanghai, the zero Date where At is empty or no date.
func (r Received) Day() Date {
	if t, err := time.Parse(time.RFC3339, r.At); err == nil {
		return DateOf(t)
	}
	d, _ := ParseDate(r.At)
	return d
}

// correcting are words by which senders mark a file as the later of two (domain notes, 5.4).
var correcting = Expression(`更正|修改|修订|改正|补正|重报|重发|最新|最终|以此为准`)

// moment orders submissions: a day without a time stands before the moments of that day, behind them where the file's name
// says that it corrects another; a correction that came at the same moment stands behind what it corrects.
func (s *Submission) moment() time.Time {
	t, err := time.Parse(time.RFC3339, s.Received.At)
	corrects := correcting().MatchString(s.File)
	switch {
	case err == nil && corrects:
		return t.Add(time.Millisecond)
	case err == nil:
		return t
	case corrects:
		return s.Received.Day().AddDays(1).Time().Add(-time.Millisecond)
	}
	return s.Received.Day().Time()
}

// Arrivals are the submissions of one institution and year that had come by a day, oldest first, each content once.
type Arrivals struct {
	Came   []Submission
	First  int // the first readable one, which decides timeliness; -1 where none is readable
	Latest int // the latest readable one, whose content counts; -1 where none is readable
}

// Counts is the submission that stands for what came: the latest readable one, else the latest; -1 where nothing came.
func (a *Arrivals) Counts() int {
	if a.Latest < 0 {
		return len(a.Came) - 1
	}
	return a.Latest
}

// ArrivedBy sorts out what had come by a day. subs are in the order in which they were taken in; a file that came twice
// counts once. What came after asOf has not come yet, except where its date is only the file's own, which is no proof of
// when it came.
func ArrivedBy(subs []Submission, asOf Date) Arrivals {
	a := Arrivals{First: -1, Latest: -1}
	var came []Submission
	for _, s := range subs {
		if !asOf.Before(s.Received.Day()) || s.Received.Weak {
			came = append(came, s)
		}
	}
	sort.SliceStable(came, func(i, j int) bool { return came[i].moment().Before(came[j].moment()) })
	seen := map[string]bool{}
	for _, s := range came {
		if s.SHA256 != "" && seen[s.SHA256] {
			continue
		}
		seen[s.SHA256] = true
		a.Came = append(a.Came, s)
		if s.Readable {
			a.Latest = len(a.Came) - 1
			if a.First < 0 {
				a.First = a.Latest
			}
		}
	}
	return a
}

// StatusFor is the state of the institution's report for a year on a day (contract, section 2), from the submissions that
// were placed to it and the year.
func (in *Institution) StatusFor(year int, subs []Submission, asOf Date) Status {
	due, _ := Due(year)
	return in.StatusBy(due, year, subs, asOf)
}

// StatusBy is StatusFor with another last day, such as RolledDue.
func (in *Institution) StatusBy(due Date, year int, subs []Submission, asOf Date) Status {
	st := Status{Institution: in.Name, CreditCode: in.CreditCode, Year: year, Due: due.String(), Supersedes: []string{}}
	a := ArrivedBy(subs, asOf)
	if counts := a.Counts(); counts >= 0 {
		for _, s := range a.Came[:counts] {
			st.Supersedes = append(st.Supersedes, s.File)
		}
		st.File = &a.Came[counts].File
	}
	if a.First >= 0 && a.Came[a.First].Received.At != "" {
		st.ReceivedAt = &a.Came[a.First].Received.At
	}
	switch {
	case !in.Owes(year):
		st.State = NotRequired
	case a.Latest >= 0:
		st.State = OnTime
		days := max(a.Came[a.First].Received.Day().DaysAfter(due), 0)
		st.DaysLate = &days
		if days > 0 {
			st.State = Late
		}
	case len(a.Came) > 0:
		st.State = Unreadable
	case asOf.Before(due):
		st.State = NotDue
	default:
		st.State = Missing
	}
	return st
}

// Statuses are the states of all institutions for the years given, by year and then in the registry's order. find gives
// the submissions of the institution with the given place in the registry for a year, due its last day (Due, RolledDue).
func Statuses(registry []Institution, years []int, due func(year int) (Date, bool), find func(institution, year int) []Submission, asOf Date) []Status {
	sorted := append([]int(nil), years...)
	sort.Ints(sorted)
	list := []Status{}
	for k, year := range sorted {
		if k > 0 && sorted[k-1] == year {
			continue
		}
		last, _ := due(year)
		for i := range registry {
			list = append(list, registry[i].StatusBy(last, year, find(i, year), asOf))
		}
	}
	return list
}
