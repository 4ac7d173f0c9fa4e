package main

import (
	"context"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"nianping"
	"nianping/ingest/workspace"
)

// evaluated is the evaluation of several years: cases and their evaluations year by year, in the registry's order.
type evaluated struct {
	book       *casebook
	rubric     *nianping.Rubric
	rubricHash string
	day        nianping.Date
	years      []evaluatedYear
}

// evaluatedYear is the evaluation of one year; cases[i] and evaluations[i] belong together. The evaluations are brief
// (nianping.Evaluation.Brief) and ranked; evaluated.whole gives one with its items and findings.
type evaluatedYear struct {
	year        int
	cases       []*caseFile
	evaluations []nianping.Evaluation
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
		e.years = append(e.years, evaluatedYear{year: year, cases: book.year(year)})
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
		nianping.Rank(e.years[k].evaluations)
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

// concerned reports whether an institution has to do with a year: it owes a report or sent one.
func (f *caseFile) concerned() bool {
	return f.Status.State != nianping.NotRequired || len(f.Arrivals.Came) > 0
}
