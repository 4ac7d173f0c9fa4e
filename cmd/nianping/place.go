package main

import (
	"context"
	"errors"
	"path/filepath"
	"reflect"
	"strings"
	"sync"

	"nianping"
	"nianping/ingest/placing"
	"nianping/ingest/workspace"
)

// placer finds out where items belong by themselves, by one registry.
type placer struct {
	program  string
	registry []nianping.Institution // without filings
	number   int                    // of the registry, workspace.RegistryNumber
	finder   func() *placing.Finder // made when the first item is looked at
}

func newPlacer(ctx context.Context, w *workspace.Workspace) (*placer, error) {
	number, err := w.RegistryNumber(ctx) // before the registry: should another be imported in between, its verdicts count for none
	if err != nil {
		return nil, err
	}
	p := &placer{program: w.Program(), number: number}
	p.finder = sync.OnceValue(func() *placing.Finder { return placing.NewFinder(p.registry) })
	return p, w.EachInstitution(ctx, func(in nianping.Institution) {
		in.Filings = nil // most of a registry, and nothing that says who sent a paper
		p.registry = append(p.registry, in)
	})
}

// verdict says where an item belongs by itself.
func (p *placer) verdict(it *workspace.Item, r workspace.Reading, digest string) workspace.Verdict {
	found := p.finder().Place(placing.Paper{File: it.File, Folder: it.Folder, Subject: it.Subject, Sender: it.Sender, Claimed: it.Claimed, Readable: r.Readable, Report: r.Report, Text: r.Text})
	v := workspace.Verdict{Item: it.ID, Key: p.key(it, digest), Year: found.Year, ReportLike: r.Readable && placing.ReportLike(r.Report), Why: found.Why}
	if found.Institution >= 0 {
		v.Institution = workspace.InstitutionKey(&p.registry[found.Institution])
	}
	return v
}

// key is a hash of all that verdict looks at: of the registry its number, since each that is imported has another one.
func (p *placer) key(it *workspace.Item, digest string) string {
	return hashOf(mustJSON(p.program, p.number, it.File, it.Folder, it.Subject, it.Sender, it.Claimed, digest))
}

// placeAll finds out where the items belong that no officer has placed: all of them where again is set (the registry has
// changed), else those that have no place yet. Only items are looked at anew of which something has changed. It goes through
// all items twice: what is kept of each in between is small.
func placeAll(ctx context.Context, w *workspace.Workspace, again bool) error {
	p, err := newPlacer(ctx, w)
	if err != nil {
		return err
	}
	s := &settling{again: again, texts: sharedTexts{}}
	if err := s.weigh(ctx, w, p); err != nil {
		return err
	}
	parts := placing.Settle(s.pieces)
	return w.PlaceAll(ctx, func(yield func(workspace.Placed, error) bool) {
		next := 0
		err := w.EachWeighed(ctx, func(it *workspace.Held, v *workspace.Verdict) error {
			for next < len(s.items) && s.items[next] < it.ID {
				next++
			}
			if next == len(s.items) || s.items[next] != it.ID || !s.open[next] {
				return nil
			}
			piece := &s.pieces[next]
			to := workspace.Placement{Institution: piece.Institution, Year: piece.Year, Role: workspace.RoleReport, Why: v.Why}
			if parts[next] {
				to.Role, to.Why = workspace.RolePart, append(to.Why, "随同一总结报送的附件")
			}
			if !reflect.DeepEqual(to, it.Placement) && !yield(workspace.Placed{Item: it.ID, Placement: to}, nil) {
				return errEnough
			}
			return nil
		})
		if err != nil && !errors.Is(err, errEnough) {
			yield(workspace.Placed{}, err)
		}
	})
}

// settling is what is known of all items before they are placed, one entry each, in the order in which they were taken in.
type settling struct {
	again  bool // all that no officer has placed are placed anew, not only those without a place
	items  []int
	open   []bool // to be placed
	pieces []placing.Piece
	texts  sharedTexts
}

// verdictsAtOne is how many verdicts are stored in one transaction.
const verdictsAtOne = 1000

// weighed is an item with the verdict on it.
type weighed struct {
	item    *workspace.Held
	verdict *workspace.Verdict
	fresh   bool // it is not the one that is kept
}

// weigh notes what all items say of their place by themselves: those to be placed by their verdicts, kept ones and the others
// anew, which are kept; the rest by where they are.
func (s *settling) weigh(ctx context.Context, w *workspace.Workspace, p *placer) error {
	var failed error
	all := func(yield func(weighed) bool) {
		failed = w.EachWeighed(ctx, func(it *workspace.Held, v *workspace.Verdict) error {
			if !yield(weighed{item: it, verdict: v}) {
				return errEnough
			}
			return nil
		})
	}
	keep := func(list []workspace.Verdict) error { return w.KeepVerdicts(ctx, list) }
	err := inBatches(verdictsAtOne, keep, func(add func(...workspace.Verdict) error) error {
		return inOrder(ctx, filesAhead, all, func(ctx context.Context, x weighed) (weighed, error) {
			it := x.item
			if !s.opens(it) || x.verdict.Key == p.key(&it.Item, it.Digest) {
				return x, nil
			}
			r, err := w.Reading(ctx, it.SHA256)
			if err != nil {
				return x, err
			}
			v := p.verdict(&it.Item, r, it.Digest)
			return weighed{it, &v, true}, nil
		}, func(x weighed) error {
			s.add(x.item, x.verdict)
			if !x.fresh {
				return nil
			}
			return add(*x.verdict)
		})
	})
	if err == nil {
		err = failed
	}
	return err
}

// opens reports whether an item is to be placed.
func (s *settling) opens(it *workspace.Held) bool {
	return it.Officer == "" && (s.again || !it.Placed())
}

func (s *settling) add(it *workspace.Held, v *workspace.Verdict) {
	piece := placing.Piece{Institution: it.Institution, Year: it.Year, Parcel: s.texts.once(it.Parcel), Mail: it.Mail, File: it.File, PDF: strings.EqualFold(filepath.Ext(it.File), ".pdf"), Readable: it.Readable, ReportLike: it.Readable && it.Role == workspace.RoleReport}
	open := s.opens(it)
	if open {
		piece.Institution, piece.Year, piece.ReportLike = v.Institution, v.Year, v.ReportLike
	}
	piece.Institution = s.texts.once(piece.Institution)
	s.items, s.open, s.pieces = append(s.items, it.ID), append(s.open, open), append(s.pieces, piece)
}

// institutionsByKey finds institutions of a registry under the names by which a workspace keeps them.
func institutionsByKey(registry []nianping.Institution) map[string]int {
	m := map[string]int{}
	for i := range registry {
		m[nianping.NameKey(registry[i].Name)] = i
	}
	for i := range registry {
		m[workspace.InstitutionKey(&registry[i])] = i
	}
	return m
}
