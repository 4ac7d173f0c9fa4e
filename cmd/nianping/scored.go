package main

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/urfave/cli/v2"

	"nianping"
	"nianping/ingest/workspace"
	"nianping/render/pdf"
)

// evaluated is the evaluation of several years: cases and their standings year by year, in the registry's order.
type evaluated struct {
	book       *casebook
	rubric     *nianping.Rubric
	rubricHash string
	day        nianping.Date
	years      []evaluatedYear
}

// evaluatedYear is the evaluation of one year; cases[i] and standings[i] belong together. The standings are ranked. The evaluations
// are not in memory: evaluated.brief gives one for a list, evaluated.whole one with its items and findings.
type evaluatedYear struct {
	year      int
	cases     []*caseFile
	standings []nianping.Standing
	city      *lazy[pdf.City]
}

// lazy is worked out when it is asked for, and then kept, unless that failed.
type lazy[T any] struct {
	lock sync.Mutex
	made *T
}

func (l *lazy[T]) get(work func() (T, error)) (made T, err error) {
	l.lock.Lock()
	defer l.lock.Unlock()
	if l.made == nil {
		if made, err = work(); err != nil {
			return made, err
		}
		l.made = &made
	}
	return *l.made, nil
}

// newEvaluatedYear is one year before it is evaluated.
func newEvaluatedYear(year int, cases []*caseFile) evaluatedYear {
	return evaluatedYear{year, cases, make([]nianping.Standing, len(cases)), new(lazy[pdf.City])}
}

// openEvaluated opens the workspace and evaluates the years, on the day and by the rubric, that the command line asks for.
// The caller closes the workspace, e.book.w.
func openEvaluated(c *cli.Context) (e *evaluated, err error) {
	day, err := asOf(c)
	if err != nil {
		return nil, err
	}
	rubric, err := rubricOf(c)
	if err != nil {
		return nil, err
	}
	w, err := openWorkspace(c, false)
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			w.Close()
		}
	}()
	book, err := openCases(c.Context, w, day)
	if err != nil {
		return nil, err
	}
	years, err := yearsOf(c, day, book.years)
	if err != nil {
		return nil, err
	}
	return evaluateCases(c, book, years, rubric)
}

// evaluateYears evaluates an open workspace for the years given.
func evaluateYears(c *cli.Context, w *workspace.Workspace, years []int, day nianping.Date, rubric *nianping.Rubric) (*evaluated, error) {
	book, err := openCases(c.Context, w, day)
	if err != nil {
		return nil, err
	}
	return evaluateCases(c, book, years, rubric)
}

// evaluateCases checks, scores and ranks all institutions for the years given, and logs that it did. Only cases are worked on
// of which something has changed since they were evaluated last.
func evaluateCases(c *cli.Context, book *casebook, years []int, rubric *nianping.Rubric) (*evaluated, error) {
	book.due = dueOf(c)
	e := &evaluated{book: book, rubric: rubric, rubricHash: rubric.Hash(), day: book.day}
	for _, year := range years {
		book.year(year - 1)
		e.years = append(e.years, newEvaluatedYear(year, book.year(year)))
	}
	comparing := newProgress(c, comparingWork, -1)
	err := book.compare(c.Context, rubric)
	comparing.end()
	if err != nil {
		return nil, err
	}
	evaluating := newProgress(c, evaluatingWork, len(book.registry))
	err = e.evaluate(c.Context, evaluating)
	evaluating.end()
	if err != nil {
		return nil, err
	}
	for k := range e.years {
		nianping.RankStandings(e.years[k].standings)
	}
	return e, recordEvaluation(c.Context, book.w, rubric.Name, e.rubricHash, years, book.day, book.items)
}

// recordEvaluation logs that so many items of the workspace were evaluated by a rubric of this name and hash.
func recordEvaluation(ctx context.Context, w *workspace.Workspace, rubric, hash string, years []int, day nianping.Date, items int) error {
	return w.Record(ctx, "evaluate", map[string]any{"program": w.Program(), "rubric": rubric, "rubric_sha256": hash, "years": years, "as_of": day.String(), "items": items})
}

// yearsInWords names the years evaluated.
func (e *evaluated) yearsInWords() string {
	var years []string
	for i := range e.years {
		years = append(years, strconv.Itoa(e.years[i].year))
	}
	return strings.Join(years, "、")
}

// ranked are the places in the registry of those that owe a report of the year, in the order of their rank.
func (y *evaluatedYear) ranked() []int {
	var list []int
	for i := range y.standings {
		if y.standings[i].Owed {
			list = append(list, i)
		}
	}
	slices.SortStableFunc(list, func(a, b int) int { return nianping.CompareRank(&y.standings[a], &y.standings[b]) })
	return list
}

// concerned are the places in the registry of those that have to do with the year.
func (y *evaluatedYear) concerned() []int {
	var list []int
	for i, f := range y.cases {
		if f.concerned() {
			list = append(list, i)
		}
	}
	return list
}

// concerned reports whether an institution has to do with a year: it owes a report or sent one.
func (f *caseFile) concerned() bool {
	return f.Status.State != nianping.NotRequired || len(f.Arrivals.Came) > 0
}
