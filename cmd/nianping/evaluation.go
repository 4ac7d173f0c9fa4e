package main

import (
	"context"
	"fmt"
	"iter"

	"nianping"
	"nianping/ingest/workspace"
	"nianping/render/xlsx"
)

// held is what memory holds of an evaluation, for all cases: what decides its place, and what is told of the case.
type held struct {
	Grade  nianping.GradeName `json:"grade"`
	Total  *nianping.Points   `json:"total"` // this and the next two as in nianping.Evaluation
	Low    *nianping.Points   `json:"low"`
	High   *nianping.Points   `json:"high"`
	Doubts int                `json:"doubts"`
	Stale  []string           `json:"stale"`
}

// brief is what lists show of an evaluation and the city's figures are made of. It is read where it is needed.
type brief struct {
	Evaluation nianping.Evaluation `json:"evaluation"` // brief: nianping.Evaluation.Brief
	Outcomes   []nianping.Outcome  `json:"outcomes"`
}

// evaluationKey is a hash of all that an evaluation rests on. What Evaluate comes to look at must stand here.
func (e *evaluated) evaluationKey(f *caseFile) string {
	before := e.book.one(f.place, f.Year-1)
	return hashOf(mustJSON(e.book.w.Program(), e.rubricHash, f.Institution, f.Year, f.Status, f.Decisions, f.Peers, f.rests, before.rests))
}

// evaluate fills in the standings of all years, not ranked yet, and keeps the evaluations, so far as they are not kept.
func (e *evaluated) evaluate(ctx context.Context, progress *progress) error {
	had, err := e.book.w.Standings(ctx, e.rubricHash)
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
			return e.evaluateOne(ctx, i, had)
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

// evaluateOne fills in the standings of one institution. Those of its cases are evaluated that had not been; their evaluations are
// to be kept.
func (e *evaluated) evaluateOne(ctx context.Context, i int, had map[workspace.CaseKey]workspace.Standing) (fresh []workspace.Derived, err error) {
	read := map[*caseFile]*caseContent{} // this year's report is the next one's last year's
	for k := range e.years {
		y := &e.years[k]
		f := y.cases[i]
		f.key = e.evaluationKey(f)
		var h held
		if s := had[f.caseKey()]; s.Key == f.key {
			if err := decodeExactly([]byte(s.Standing), &h); err != nil {
				return nil, f.hurt(err)
			}
		} else {
			var d workspace.Derived
			if d, h, err = e.assess(ctx, f, read); err != nil {
				return nil, err
			}
			d.Pack()
			fresh = append(fresh, d)
		}
		y.standings[i] = f.hold(h)
	}
	return fresh, nil
}

// hold fills in what is held of the case's evaluation, and returns its standing.
func (f *caseFile) hold(h held) nianping.Standing {
	f.doubts, f.stale = h.Doubts, h.Stale
	in := f.Institution
	return nianping.Standing{Institution: in.Name, CreditCode: in.CreditCode, Type: in.Type, Year: f.Year, Owed: f.Status.State != nianping.NotRequired,
		Grade: h.Grade, Total: h.Total, Low: h.Low, High: h.High}
}

// assess evaluates a case: what is to be kept of it and what is held.
func (e *evaluated) assess(ctx context.Context, f *caseFile, had map[*caseFile]*caseContent) (d workspace.Derived, h held, err error) {
	d = workspace.Derived{CaseKey: f.caseKey(), Key: f.key}
	c, o, err := e.book.open(ctx, f, had)
	if err != nil {
		return d, h, err
	}
	v := nianping.EvaluateHashed(c, e.rubric, e.rubricHash)
	h = held{Grade: v.Grade, Total: v.Total, Low: v.Low, High: v.High, Stale: o.stale}
	b := brief{Evaluation: v.Brief()}
	if c.Report != nil {
		b.Outcomes, h.Doubts = c.Report.Outcomes, len(c.Report.Review)
	}
	standing, err := encodeExactly(&h)
	if err != nil {
		return d, h, err
	}
	d.Standing = string(standing)
	if d.Brief, err = encodeExactly(&b); err != nil {
		return d, h, err
	}
	if d.Whole, err = encodeExactly(&v); err != nil {
		return d, h, err
	}
	d.Rows, err = xlsx.LedgerRows(&xlsx.LedgerEntry{Case: c, Evaluation: &v})
	return d, h, err
}

// brief is the brief of one evaluation of a year, with its ranks.
func (e *evaluated) brief(ctx context.Context, y *evaluatedYear, i int) (*brief, error) {
	b := &brief{}
	err := e.kept(ctx, y.cases[i], e.book.w.EvaluationBrief, func(d *workspace.Derived) []byte { return d.Brief }, b)
	y.standings[i].Place(&b.Evaluation)
	return b, err
}

// whole is one evaluation of a year with its items and findings, and with its ranks.
func (e *evaluated) whole(ctx context.Context, y *evaluatedYear, i int) (*nianping.Evaluation, error) {
	v := &nianping.Evaluation{}
	err := e.kept(ctx, y.cases[i], e.book.w.Evaluation, func(d *workspace.Derived) []byte { return d.Whole }, v)
	y.standings[i].Place(v)
	return v, err
}

// kept reads into v one of the parts that are kept of an evaluation.
func (e *evaluated) kept(ctx context.Context, f *caseFile, read func(ctx context.Context, rubric string, k workspace.CaseKey, key string) ([]byte, error), part func(*workspace.Derived) []byte, v any) error {
	data, err := read(ctx, e.rubricHash, f.caseKey(), f.key)
	if err == nil && data == nil { // another process, or another institution of the same name, has kept another one since
		var d workspace.Derived
		if d, _, err = e.assess(ctx, f, nil); err == nil {
			data = part(&d)
		}
	}
	if err == nil {
		err = decodeExactly(data, v)
	}
	if err != nil {
		return f.hurt(err)
	}
	return nil
}

// hurt is the error of a kept evaluation that does not come back.
func (f *caseFile) hurt(err error) error {
	return fmt.Errorf("“%s”%d年度的评估结果读不出来：%w", f.Institution.Name, f.Year, err)
}

// counts is the case with nothing of its report but the counts: what the city's figures are made of. The report is nil where
// there is no readable one.
func (f *caseFile) counts(outcomes []nianping.Outcome) *nianping.Case {
	c := &nianping.Case{Institution: f.Institution, Year: f.Year, Status: f.Status, Decisions: f.Decisions}
	if f.readable() {
		c.Report = &nianping.Report{Outcomes: outcomes}
	}
	return c
}

// open is one case of a year, what was read of it, and its whole evaluation.
func (e *evaluated) open(ctx context.Context, y *evaluatedYear, i int) (*nianping.Case, *caseContent, *nianping.Evaluation, error) {
	c, content, err := e.book.open(ctx, y.cases[i], nil)
	if err != nil {
		return nil, nil, nil, err
	}
	v, err := e.whole(ctx, y, i)
	return c, content, v, err
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
