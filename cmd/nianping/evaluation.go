package main

import (
	"context"
	"fmt"
	"iter"
	"slices"

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

// evaluate fills in the evaluations of all years, not ranked yet. All are kept before any is looked at: while cases are
// assessed, none of those before is in memory.
func (e *evaluated) evaluate(ctx context.Context, progress *progress) error {
	if err := e.assessAll(ctx, progress); err != nil {
		return err
	}
	for k := range e.years {
		y := &e.years[k]
		y.evaluations = make([]nianping.Evaluation, 0, len(y.cases))
		err := inOrder(ctx, casesAhead, e.institutions(), func(ctx context.Context, i int) (brief, error) {
			return e.brief(ctx, y.cases[i])
		}, func(b brief) error {
			y.evaluations = append(y.evaluations, y.cases[len(y.evaluations)].fill(b))
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// assessAll keeps the evaluations of all cases, so far as they are not kept.
func (e *evaluated) assessAll(ctx context.Context, progress *progress) error {
	kept, err := e.book.w.EvaluationKeys(ctx, e.rubricHash)
	if err != nil {
		return err
	}
	anew := false
	keep := func(list []workspace.Derived) error {
		anew = true
		return e.book.w.KeepEvaluations(ctx, e.rubricHash, list)
	}
	err = inBatches(storedAtOne, keep, func(add func(...workspace.Derived) error) error {
		return inOrder(ctx, casesAhead, e.institutions(), func(ctx context.Context, i int) ([]workspace.Derived, error) {
			defer progress.step()
			return e.assessOne(ctx, i, kept)
		}, func(list []workspace.Derived) error { return add(list...) })
	})
	if err == nil && anew { // they take the place of those by rubrics that were tried before
		err = e.book.w.ForgetEvaluations(ctx, e.rubricHash, nianping.DefaultRubricHash())
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

// assessOne evaluates those cases of one institution whose evaluations are not among the kept ones.
func (e *evaluated) assessOne(ctx context.Context, i int, kept map[workspace.CaseKey]string) (fresh []workspace.Derived, err error) {
	had := map[*caseFile]*caseContent{} // this year's report is the next one's last year's
	for k := range e.years {
		f := e.years[k].cases[i]
		if f.key = e.evaluationKey(f); kept[f.caseKey()] == f.key {
			continue
		}
		d, _, err := e.assess(ctx, f, had)
		if err != nil {
			return nil, err
		}
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

// brief is what is kept ready of a case's evaluation.
func (e *evaluated) brief(ctx context.Context, f *caseFile) (b brief, err error) {
	data, err := e.book.w.EvaluationBrief(ctx, e.rubricHash, f.caseKey(), f.key)
	if err == nil && data == nil { // another process, or another institution of the same name, has kept another one since
		_, b, err = e.assess(ctx, f, nil)
	} else if err == nil {
		err = decodeExactly(data, &b)
	}
	if err != nil {
		return b, fmt.Errorf("“%s”%d年度的评估结果读不出来：%w", f.Institution.Name, f.Year, err)
	}
	b.Outcomes, b.Evaluation.Findings = slices.Clone(b.Outcomes), slices.Clone(b.Evaluation.Findings) // decoding leaves room for as many again
	return b, nil
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
