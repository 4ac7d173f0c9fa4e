package main

import (
	"context"
	"fmt"
	"sort"
	"sync"

	"nianping"
	"nianping/ingest/placing"
	"nianping/ingest/workspace"
)

// caseFile is one institution and year with all that came for it.
type caseFile struct {
	nianping.Case
	Arrivals nianping.Arrivals
	print    nianping.Fingerprint // of the report that counts
}

// received is when the submission came that decides; the zero value where none is readable.
func (f *caseFile) received() nianping.Received {
	if f.Arrivals.First < 0 {
		return nianping.Received{}
	}
	return f.Arrivals.Came[f.Arrivals.First].Received
}

// casebook is everything that an evaluation looks at, read once.
type casebook struct {
	w         *workspace.Workspace
	registry  []nianping.Institution
	items     []workspace.Held
	find      func(institution, year int) []nianping.Submission
	parts     map[workspace.CaseKey][]workspace.Held
	day       nianping.Date
	due       func(year int) (nianping.Date, bool)
	decisions map[workspace.CaseKey][]nianping.Decision
	corrected map[string][]workspace.Correction
	stale     []string // corrections that no longer apply, in Chinese
	came      map[contentYear]workspace.Held
	key       []byte // for tokens of persons
	common    *nianping.Boilerplate
	made      map[[2]int]*caseFile // by place in the registry and year
}

// contentYear is one content placed to one year.
type contentYear struct {
	sha256 string
	year   int
}

// openCases reads what all cases need.
func openCases(ctx context.Context, w *workspace.Workspace, day nianping.Date) (*casebook, error) {
	b := &casebook{w: w, day: day, due: nianping.Due, parts: map[workspace.CaseKey][]workspace.Held{}, came: map[contentYear]workspace.Held{}, made: map[[2]int]*caseFile{}}
	var err error
	if b.registry, err = w.Registry(ctx); err != nil {
		return nil, err
	}
	if len(b.registry) == 0 {
		return nil, fmt.Errorf("工作区里还没有备案名册；请先运行 nianping registry import 名册.xlsx")
	}
	if b.items, err = w.Items(ctx); err != nil {
		return nil, err
	}
	if b.decisions, err = w.Decisions(ctx); err != nil {
		return nil, err
	}
	if b.corrected, err = w.Corrections(ctx); err != nil {
		return nil, err
	}
	if b.key, err = w.Key(ctx); err != nil {
		return nil, err
	}
	if b.common, err = boilerplate(ctx); err != nil {
		return nil, err
	}
	b.find = submissionsOf(b.registry, b.items)
	for _, it := range b.items {
		if _, had := b.came[contentYear{it.SHA256, it.Year}]; !had {
			b.came[contentYear{it.SHA256, it.Year}] = it
		}
		if it.Placed() && it.Role == workspace.RolePart && it.Readable {
			k := workspace.CaseKey{Institution: it.Institution, Year: it.Year}
			b.parts[k] = append(b.parts[k], it)
		}
	}
	return b, nil
}

// year gives the cases of one year in the registry's order, without findings across institutions.
func (b *casebook) year(ctx context.Context, year int) ([]*caseFile, error) {
	list := make([]*caseFile, len(b.registry))
	for i := range b.registry {
		f, err := b.one(ctx, i, year)
		if err != nil {
			return nil, err
		}
		before, err := b.one(ctx, i, year-1)
		if err != nil {
			return nil, err
		}
		f.LastYear = before.Report
		list[i] = f
	}
	return list, nil
}

// one is the case of one institution and year.
func (b *casebook) one(ctx context.Context, i, year int) (*caseFile, error) {
	if f := b.made[[2]int{i, year}]; f != nil {
		return f, nil
	}
	in := &b.registry[i]
	subs := b.find(i, year)
	due, _ := b.due(year)
	f := &caseFile{Case: nianping.Case{Institution: in, Year: year, Status: in.StatusBy(due, year, subs, b.day)}, Arrivals: nianping.ArrivedBy(subs, b.day)}
	b.made[[2]int{i, year}] = f
	key := workspace.CaseKey{Institution: workspace.InstitutionKey(in), Year: year}
	f.Decisions = b.decisions[key]
	if f.Arrivals.Latest < 0 {
		return f, b.unread(ctx, f)
	}
	s := f.Arrivals.Came[f.Arrivals.Latest]
	reading, err := b.w.Reading(ctx, s.SHA256)
	if err != nil {
		return nil, err
	}
	report, stale, err := workspace.Overlay(reading.Report, b.corrected[s.SHA256])
	if err != nil {
		return nil, fmt.Errorf("“%s”%d年度：%w", in.Name, year, err)
	}
	for _, c := range stale {
		b.stale = append(b.stale, fmt.Sprintf("“%s”%d年度：%s 的更正（%s→%s，%s）不再适用，请重新核对", in.Name, year, c.Pointer, c.Old, c.New, c.Officer))
	}
	report.File = s.File
	it := b.came[contentYear{s.SHA256, year}]
	if y := placing.YearFinding(report, placing.SubmittedYear(it.File, it.Subject, it.Folder)); y != nil {
		report.Findings = append(report.Findings, *y)
	}
	f.Report, f.Words = report, nianping.ReadWords(reading.Text)
	if f.Earlier, err = b.earlier(ctx, f); err != nil {
		return nil, err
	}
	if err := b.addParts(ctx, f, key); err != nil {
		return nil, err
	}
	token := func(e *nianping.Examiner) string { return nianping.ExaminerKey(b.key, e) }
	f.print = nianping.NewFingerprint(key.Institution, in.Name, year, report, reading.Text, token, b.common)
	return f, nil
}

// earlier is the first readable version of a report of which a later one counts; nil where it is the only one.
func (b *casebook) earlier(ctx context.Context, f *caseFile) (*nianping.Report, error) {
	if f.Arrivals.First == f.Arrivals.Latest {
		return nil, nil
	}
	first := f.Arrivals.Came[f.Arrivals.First]
	reading, err := b.w.Reading(ctx, first.SHA256)
	if err != nil {
		return nil, err
	}
	reading.Report.File = first.File
	return reading.Report, nil
}

// compare adds the findings across institutions and years to all cases that were made.
func (b *casebook) compare(ctx context.Context) error {
	var read []*caseFile
	for i := range b.registry {
		for k, f := range b.made {
			if k[0] == i && f.Report != nil {
				read = append(read, f)
			}
		}
	}
	sort.SliceStable(read, func(i, j int) bool { return read[i].Year < read[j].Year })
	prints := make([]nianping.Fingerprint, len(read))
	for i, f := range read {
		prints[i] = f.print
	}
	var lock sync.Mutex
	var failed error
	text := func(i int) string {
		a := &read[i].Arrivals
		words, err := b.w.Text(ctx, a.Came[a.Latest].SHA256)
		if err != nil {
			lock.Lock()
			failed = err
			lock.Unlock()
		}
		return words
	}
	for i, list := range nianping.CheckPeers(prints, text, b.common) {
		read[i].Peers = append(read[i].Peers, list...)
	}
	return failed
}

// addParts lets a list of examiners that came beside a report take the place of the one that the report lacks.
func (b *casebook) addParts(ctx context.Context, f *caseFile, key workspace.CaseKey) error {
	for _, it := range b.parts[key] {
		if len(f.Report.Examiners) > 0 {
			return nil
		}
		reading, err := b.w.Reading(ctx, it.SHA256)
		if err != nil {
			return err
		}
		part := reading.Report
		f.Report.Examiners = part.Examiners
		for p, list := range part.Evidence {
			if !p.Within("/examiners") {
				continue
			}
			for i := range list {
				list[i].At = "附件“" + it.File + "”" + list[i].At
			}
			f.Report.Evidence[p] = list
		}
		for _, v := range part.Review {
			if v.Pointer.Within("/examiners") {
				f.Report.Review = append(f.Report.Review, v)
			}
		}
	}
	return nil
}

// unread lets the findings that say why nothing could be read stand among the case's.
func (b *casebook) unread(ctx context.Context, f *caseFile) error {
	for _, s := range f.Arrivals.Came {
		reading, err := b.w.Reading(ctx, s.SHA256)
		if err != nil {
			return err
		}
		f.Peers = append(f.Peers, reading.Report.Findings...)
	}
	return nil
}
