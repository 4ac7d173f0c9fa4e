package main

import (
	"context"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"

	"nianping"
	"nianping/ingest/placing"
	"nianping/ingest/workspace"
)

// placer finds out where items belong by themselves, by one registry.
type placer struct {
	program  string
	registry []nianping.Institution
	number   int                    // of the registry, workspace.RegistryNumber
	finder   func() *placing.Finder // made when the first item is looked at
}

func newPlacer(ctx context.Context, w *workspace.Workspace) (*placer, error) {
	number, err := w.RegistryNumber(ctx) // before the registry: should another be imported in between, its verdicts count for none
	if err != nil {
		return nil, err
	}
	registry, err := w.Registry(ctx)
	if err != nil {
		return nil, err
	}
	return &placer{w.Program(), registry, number, sync.OnceValue(func() *placing.Finder { return placing.NewFinder(registry) })}, nil
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
// changed), else those that have no place yet. Only items are looked at anew of which something has changed.
func placeAll(ctx context.Context, w *workspace.Workspace, again bool) error {
	p, err := newPlacer(ctx, w)
	if err != nil {
		return err
	}
	items, err := w.Items(ctx)
	if err != nil {
		return err
	}
	var open []int
	for i, it := range items {
		if it.Officer == "" && (again || !it.Placed()) {
			open = append(open, i)
		}
	}
	verdicts, err := p.verdicts(ctx, w, items, open)
	if err != nil {
		return err
	}
	pieces := make([]placing.Piece, len(items))
	for i, it := range items {
		pieces[i] = placing.Piece{Institution: it.Institution, Year: it.Year, Parcel: it.Parcel, Mail: it.Mail, File: it.File, PDF: strings.EqualFold(filepath.Ext(it.File), ".pdf"), Readable: it.Readable, ReportLike: it.Readable && it.Role == workspace.RoleReport}
	}
	for k, i := range open {
		pieces[i].Institution, pieces[i].Year, pieces[i].ReportLike = verdicts[k].Institution, verdicts[k].Year, verdicts[k].ReportLike
	}
	parts := placing.Settle(pieces)
	moved := map[int]workspace.Placement{}
	for k, i := range open {
		to := workspace.Placement{Institution: pieces[i].Institution, Year: pieces[i].Year, Role: workspace.RoleReport, Why: verdicts[k].Why}
		if parts[i] {
			to.Role, to.Why = workspace.RolePart, append(slices.Clip(to.Why), "随同一总结报送的附件")
		}
		if !reflect.DeepEqual(to, items[i].Placement) {
			moved[items[i].ID] = to
		}
	}
	if len(moved) == 0 {
		return nil
	}
	return w.Place(ctx, moved)
}

// verdicts are the verdicts on the items at the places given: those that are kept, and the others anew.
func (p *placer) verdicts(ctx context.Context, w *workspace.Workspace, items []workspace.Held, open []int) ([]workspace.Verdict, error) {
	kept, err := w.Verdicts(ctx)
	if err != nil {
		return nil, err
	}
	var list, fresh []workspace.Verdict
	err = inOrder(ctx, filesAhead, slices.Values(open), func(ctx context.Context, i int) (workspace.Verdict, error) {
		it := &items[i]
		if v, ok := kept[it.ID]; ok && v.Key == p.key(&it.Item, it.Digest) {
			return v, nil
		}
		r, err := w.Reading(ctx, it.SHA256)
		if err != nil {
			return workspace.Verdict{}, err
		}
		return p.verdict(&it.Item, r, it.Digest), nil
	}, func(v workspace.Verdict) error {
		list = append(list, v)
		if kept[v.Item].Key != v.Key {
			fresh = append(fresh, v)
		}
		return nil
	})
	if err != nil || len(fresh) == 0 {
		return list, err
	}
	return list, w.KeepVerdicts(ctx, fresh)
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
