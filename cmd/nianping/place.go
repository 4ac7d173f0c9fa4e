package main

import (
	"context"
	"path/filepath"
	"strings"

	"nianping"
	"nianping/ingest/placing"
	"nianping/ingest/workspace"
)

// placeAll finds out where the items belong that no officer has placed: all of them where again is set (the registry has
// changed), else those that have no place yet.
func placeAll(ctx context.Context, w *workspace.Workspace, again bool) error {
	registry, err := w.Registry(ctx)
	if err != nil {
		return err
	}
	items, err := w.Items(ctx)
	if err != nil {
		return err
	}
	finder := placing.NewFinder(registry)
	pieces := make([]placing.Piece, len(items))
	why := make([][]string, len(items))
	open := make([]bool, len(items))
	for i, it := range items {
		pieces[i] = placing.Piece{Institution: it.Institution, Year: it.Year, Parcel: it.Parcel, Mail: it.Mail, File: it.File, PDF: strings.EqualFold(filepath.Ext(it.File), ".pdf"), Readable: it.Readable, ReportLike: it.Readable && it.Role == workspace.RoleReport}
		open[i] = it.Officer == "" && (again || !it.Placed())
		if !open[i] {
			continue
		}
		r, err := w.Reading(ctx, it.SHA256)
		if err != nil {
			return err
		}
		v := finder.Place(placing.Paper{File: it.File, Folder: it.Folder, Subject: it.Subject, Sender: it.Sender, Claimed: it.Claimed, Readable: it.Readable, Report: r.Report, Text: r.Text})
		p := &pieces[i]
		p.Institution, p.Year, p.ReportLike = "", v.Year, it.Readable && placing.ReportLike(r.Report)
		if v.Institution >= 0 {
			p.Institution = workspace.InstitutionKey(&registry[v.Institution])
		}
		why[i] = v.Why
	}
	parts := placing.Settle(pieces)
	places := map[int]workspace.Placement{}
	for i, it := range items {
		if !open[i] {
			continue
		}
		role := workspace.RoleReport
		if parts[i] {
			role = workspace.RolePart
			why[i] = append(why[i], "随同一总结报送的附件")
		}
		places[it.ID] = workspace.Placement{Institution: pieces[i].Institution, Year: pieces[i].Year, Role: role, Why: why[i]}
	}
	return w.Place(ctx, places)
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
