package main

import (
	"bytes"
	"encoding/json"
	"slices"

	"nianping"
	"nianping/ingest/workspace"
	"nianping/render/pdf"
)

// reassess brings the evaluation up to date after the one case that is open was corrected or decided on, and nothing else
// has changed since it was opened: that takes no longer with ten thousand cases than with ten. Where more has changed, or
// where other cases may look at what was corrected, everything is looked at.
func (s *site) reassess(o *opened) (*evaluatedSite, error) {
	e, err := s.reassessed(o)
	if e != nil || err != nil {
		return e, err
	}
	return s.evaluation()
}

// reassessed is nil where looking at the one case is not enough.
func (s *site) reassessed(o *opened) (*evaluatedSite, error) {
	s.evaluating.Lock()
	defer s.evaluating.Unlock()
	s.mu.Lock()
	now, day, err := s.now()
	states := s.states
	s.mu.Unlock()
	before := s.scores
	if err != nil || before != o.e || states == nil || states.at != before.at || states.day != day || before.day != day || now != (stand{before.at.own + 1, before.at.foreign}) {
		return nil, err
	}
	e := &evaluated{rubric: before.rubric, rubricHash: before.rubricHash, day: day, years: slices.Clone(before.years)}
	if e.book, err = before.book.after(s.ctx(), o.at, o.file.Year); err != nil {
		return nil, err
	}
	if same, err := e.book.sameForOthers(s, o); err != nil || !same {
		return nil, err
	}
	if err := s.assessAgain(e, o.at); err != nil {
		return nil, err
	}
	after := newEvaluatedSite(now, day, before.byKey, before.names, e)
	s.scores = after
	s.mu.Lock()
	if s.states == states { // who reported what has not changed
		moved := *states
		moved.at = now
		s.states = &moved
	}
	s.mu.Unlock()
	return after, s.w.Record(s.ctx(), "evaluate", map[string]any{"program": s.w.Program(), "rubric": e.rubric.Name, "rubric_sha256": e.rubricHash, "institution": o.key, "year": o.file.Year, "as_of": day.String()})
}

// sameForOthers reports whether other cases see in the one that is open what they saw before.
func (b *casebook) sameForOthers(s *site, o *opened) (bool, error) {
	f := b.one(o.at, o.file.Year)
	now, err := b.read(s.ctx(), f)
	if err != nil {
		return false, err
	}
	if (o.report == nil) != (now.report == nil) || o.file.content() != f.content() {
		return false, nil
	}
	if now.report == nil {
		return true, nil
	}
	figures := func(r *nianping.Report) []byte {
		data, err := json.Marshal(figuresOf(r, b.key))
		if err != nil {
			return nil
		}
		return data
	}
	was, is := figures(o.report), figures(now.report)
	return was != nil && bytes.Equal(was, is), nil
}

// assessAgain evaluates the cases of one institution of which something has changed, and ranks their years. The years'
// lists are new ones, as the old ones may be looked at just now.
func (s *site) assessAgain(e *evaluated, i int) error {
	var fresh []workspace.Derived
	for k := range e.years {
		y := &e.years[k]
		had := y.cases[i]
		f := e.book.one(i, y.year)
		if f == had {
			continue
		}
		f.Peers = had.Peers
		f.key = e.evaluationKey(f)
		d, h, err := e.assess(s.ctx(), f, nil)
		if err != nil {
			return err
		}
		fresh = append(fresh, d)
		y.cases, y.standings = slices.Clone(y.cases), slices.Clone(y.standings)
		y.cases[i] = f
		y.standings[i] = f.hold(h)
		nianping.RankStandings(y.standings)
		y.city = new(lazy[pdf.City])
	}
	return e.book.w.KeepEvaluations(s.ctx(), e.rubricHash, fresh)
}
