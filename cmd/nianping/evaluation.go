package main

import (
	"context"
	"fmt"
	"iter"

	"nianping"
	"nianping/ingest/workspace"
	"nianping/render/xlsx"
)

// brief is what is kept ready of an evaluation: what ranking, lists and the city's figures need.
type brief struct {
	Evaluation nianping.Evaluation `json:"evaluation"` // brief: nianping.Evaluation.Brief
	Outcomes   []nianping.Outcome  `json:"outcomes"`
	Doubts     int                 `json:"doubts"`
	Stale      []string            `json:"stale"`
}

// evaluationKey is a hash of all that an evaluation rests on. What Evaluate comes to look at must stand here.
func (e *evaluated) evaluationKey(f *caseFile) string {
	before := e.book.one(f.place, f.Year-1)
	return hashOf(mustJSON(e.book.w.Program(), e.rubricHash, f.Institution, f.Year, f.Status, f.Decisions, f.Peers, f.rests, before.rests))
}

// evaluate fills in the evaluations of all years, not ranked yet: those that are kept, and the others anew.
func (e *evaluated) evaluate(ctx context.Context, progress *progress) error {
	kept, err := e.book.w.Evaluations(ctx, e.rubricHash)
	if err != nil {
		return err
	}
	for k := range e.years {
		e.years[k].evaluations = make([]nianping.Evaluation, len(e.years[k].cases))
	}
	anew := false
	keep := func(list []workspace.Derived) error {
		anew = true
		return e.book.w.KeepEvaluations(ctx, e.rubricHash, list)
	}
	err = inBatches(storedAtOne, keep, func(add func(...workspace.Derived) error) error {
		return inOrder(ctx, casesAhead, e.institutions(), func(ctx context.Context, i int) ([]workspace.Derived, error) {
			defer progress.step()
			return e.evaluateOne(ctx, i, kept)
		}, func(list []workspace.Derived) error { return add(list...) })
	})
	if err == nil && anew { // they take the place of those by rubrics that were tried before
		err = e.book.w.ForgetEvaluations(ctx, e.rubricHash, nianping.DefaultRubric().Hash())
	}
	return err
}

// institutions are the places in the registry.
func (e *evaluated) institutions() iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := range e.book.registry {
			if !yield(i) {
				return
			}
		}
	}
}

// evaluateOne fills in the evaluations of one institution, and returns what is to be kept of those that were made anew.
func (e *evaluated) evaluateOne(ctx context.Context, i int, kept map[workspace.CaseKey]workspace.Derived) (fresh []workspace.Derived, err error) {
	had := map[*caseFile]*caseContent{} // this year's report is the next one's last year's
	for k := range e.years {
		f := e.years[k].cases[i]
		f.key = e.evaluationKey(f)
		if d, ok := kept[f.caseKey()]; ok && d.Key == f.key {
			if e.years[k].evaluations[i], err = f.take(d.Brief); err != nil {
				return nil, err
			}
			continue
		}
		d, b, err := e.assess(ctx, f, had)
		if err != nil {
			return nil, err
		}
		e.years[k].evaluations[i] = f.fill(b)
		d.Pack()
		fresh = append(fresh, d)
	}
	return fresh, nil
}

// assess evaluates a case. The brief is what the Brief of the other holds.
func (e *evaluated) assess(ctx context.Context, f *caseFile, had map[*caseFile]*caseContent) (d workspace.Derived, b brief, err error) {
	d = workspace.Derived{CaseKey: f.caseKey(), Key: f.key}
	c, o, err := e.book.open(ctx, f, had)
	if err != nil {
		return d, b, err
	}
	v := nianping.EvaluateHashed(c, e.rubric, e.rubricHash)
	if d.Whole, err = encodeExactly(&v); err != nil {
		return d, b, err
	}
	b = brief{Evaluation: v.Brief(), Stale: o.stale}
	if c.Report != nil {
		b.Outcomes, b.Doubts = c.Report.Outcomes, len(c.Report.Review)
	}
	if d.Brief, err = encodeExactly(&b); err != nil {
		return d, b, err
	}
	d.Rows, err = xlsx.LedgerRows(&xlsx.LedgerEntry{Case: c, Evaluation: &v})
	return d, b, err
}

// take fills in what a kept brief says of a case, and returns its evaluation.
func (f *caseFile) take(data []byte) (nianping.Evaluation, error) {
	var b brief
	if err := decodeExactly(data, &b); err != nil {
		return nianping.Evaluation{}, fmt.Errorf("“%s”%d年度的评估结果读不出来：%w", f.Institution.Name, f.Year, err)
	}
	return f.fill(b), nil
}

// fill fills in what the brief says of a case, and returns its evaluation.
func (f *caseFile) fill(b brief) nianping.Evaluation {
	f.outcomes, f.doubts, f.stale = b.Outcomes, b.Doubts, b.Stale
	return b.Evaluation
}

// counts is the case with nothing of its report but the counts: what the city's figures are made of. nil where there is no
// readable report.
func (f *caseFile) counts() *nianping.Case {
	c := &nianping.Case{Institution: f.Institution, Year: f.Year, Status: f.Status, Decisions: f.Decisions}
	if f.readable() {
		c.Report = &nianping.Report{Outcomes: f.outcomes}
	}
	return c
}

// whole is one evaluation of a year with its items and findings, and with its ranks.
func (e *evaluated) whole(ctx context.Context, y *evaluatedYear, i int) (*nianping.Evaluation, error) {
	f := y.cases[i]
	data, err := e.book.w.Evaluation(ctx, e.rubricHash, f.caseKey(), f.key)
	if err != nil {
		return nil, err
	}
	if data == nil { // another process has kept a newer one since
		d, _, err := e.assess(ctx, f, nil)
		if err != nil {
			return nil, err
		}
		data = d.Whole
	}
	var v nianping.Evaluation
	if err := decodeExactly(data, &v); err != nil {
		return nil, fmt.Errorf("“%s”%d年度的评估结果读不出来：%w", f.Institution.Name, f.Year, err)
	}
	short := &y.evaluations[i]
	v.Rank, v.RankAll, v.RankBest, v.RankWorst = short.Rank, short.RankAll, short.RankBest, short.RankWorst
	return &v, nil
}

// open is one case of a year with its whole evaluation.
func (e *evaluated) open(ctx context.Context, y *evaluatedYear, i int) (*nianping.Case, *nianping.Evaluation, error) {
	c, _, err := e.book.open(ctx, y.cases[i], nil)
	if err != nil {
		return nil, nil, err
	}
	v, err := e.whole(ctx, y, i)
	return c, v, err
}

// stale names the corrections that no longer apply, in Chinese.
func (e *evaluated) stale() []string {
	var list []string
	for _, y := range e.years {
		for _, f := range y.cases {
			list = append(list, f.stale...)
		}
	}
	return list
}
