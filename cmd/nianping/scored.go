package main

import (
	"github.com/urfave/cli/v2"

	"nianping"
	"nianping/ingest/workspace"
)

// evaluated is the evaluation of several years: cases and their evaluations year by year, in the registry's order.
type evaluated struct {
	book   *casebook
	rubric *nianping.Rubric
	day    nianping.Date
	years  []evaluatedYear
}

// evaluatedYear is the evaluation of one year; cases[i] and evaluations[i] belong together.
type evaluatedYear struct {
	year        int
	cases       []*caseFile
	evaluations []nianping.Evaluation
}

// evaluateYears checks, scores and ranks all institutions for the years given, and logs that it did.
func evaluateYears(c *cli.Context, w *workspace.Workspace, years []int, day nianping.Date, rubric *nianping.Rubric) (*evaluated, error) {
	book, err := openCases(c.Context, w, day)
	if err != nil {
		return nil, err
	}
	book.due = dueOf(c)
	e := &evaluated{book: book, rubric: rubric, day: day}
	for _, year := range years {
		cases, err := book.year(c.Context, year)
		if err != nil {
			return nil, err
		}
		e.years = append(e.years, evaluatedYear{year: year, cases: cases})
	}
	if err := book.compare(c.Context); err != nil {
		return nil, err
	}
	for k := range e.years {
		cases := e.years[k].cases
		list := make([]*nianping.Case, len(cases))
		for i, f := range cases {
			list[i] = &f.Case
		}
		e.years[k].evaluations = nianping.EvaluateAll(list, rubric)
	}
	err = w.Record(c.Context, "evaluate", map[string]any{"program": w.Program(), "rubric": rubric.Name, "rubric_sha256": rubric.Hash(), "years": years, "as_of": day.String(), "items": len(book.items)})
	return e, err
}

// concerned reports whether an institution has to do with a year: it owes a report or sent one.
func (f *caseFile) concerned() bool {
	return f.Status.State != nianping.NotRequired || len(f.Arrivals.Came) > 0
}
