package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"sync"

	"nianping"
	"nianping/ingest/workspace"
)

// How many cases wait at most for one that takes longer, and how many results are stored at a time.
const (
	casesAhead  = 32
	storedAtOne = 64
)

// compare adds the findings across institutions and years to all cases that were made. What it found before of the same
// reports is not looked for again. The limits are the rubric's.
func (b *casebook) compare(ctx context.Context, rubric *nianping.Rubric) error {
	var read []*caseFile
	for _, f := range b.made {
		if f.readable() {
			read = append(read, f)
		}
	}
	slices.SortFunc(read, func(x, y *caseFile) int { return cmp.Or(x.Year-y.Year, x.place-y.place) })
	texts, err := b.compared(ctx, "texts", nil, read, b.textKey, func() ([][]nianping.Finding, error) { return b.compareTexts(ctx, read) })
	if err != nil {
		return err
	}
	figures, err := b.compared(ctx, "figures", rubric.Limits, read, b.figureKey, func() ([][]nianping.Finding, error) { return b.compareFigures(ctx, read, rubric) })
	if err != nil {
		return err
	}
	for i, f := range read {
		f.Peers = append(slices.Clip(texts[i]), figures[i]...)
	}
	return nil
}

// textKey is a hash of what the comparison of texts looks at in a case.
func (b *casebook) textKey(f *caseFile) string {
	return hashOf(mustJSON(f.caseKey(), f.Institution.Name, b.digests[f.content()]))
}

// figureKey is a hash of what the comparison of figures looks at in a case.
func (b *casebook) figureKey(f *caseFile) string {
	return hashOf(mustJSON(b.key, f.caseKey(), f.rests))
}

// compared are the findings of one comparison by case: those kept under the key of all cases and the limits, else those that
// find finds.
func (b *casebook) compared(ctx context.Context, name string, limits []nianping.Limit, read []*caseFile, of func(*caseFile) string, find func() ([][]nianping.Finding, error)) ([][]nianping.Finding, error) {
	keys := []string{name, b.w.Program(), hashOf(mustJSON(limits))}
	years := map[int]bool{}
	for _, f := range read {
		keys = append(keys, of(f))
		years[f.Year] = true
	}
	name += fmt.Sprint(years) // maps print in the order of their keys
	key := hashOf(mustJSON(keys))
	data, err := b.w.Overall(ctx, name, key)
	if err != nil {
		return nil, err
	}
	var found [][]nianping.Finding
	if data != nil && decodeExactly(data, &found) == nil && len(found) == len(read) {
		return found, nil
	}
	if found, err = find(); err != nil {
		return nil, err
	}
	if data, err = encodeExactly(found); err != nil {
		return nil, err
	}
	return found, b.w.KeepOverall(ctx, name, key, data)
}

// compareTexts compares all texts with each other.
func (b *casebook) compareTexts(ctx context.Context, read []*caseFile) ([][]nianping.Finding, error) {
	common, err := boilerplate(ctx)
	if err != nil {
		return nil, err
	}
	prints := make([]nianping.Fingerprint, 0, len(read))
	err = inOrder(ctx, casesAhead, slices.Values(read), func(ctx context.Context, f *caseFile) (nianping.Fingerprint, error) {
		text, err := b.w.Text(ctx, f.content())
		return nianping.NewFingerprint(workspace.InstitutionKey(f.Institution), f.Institution.Name, f.Year, nil, text, nil, common), err
	}, func(p nianping.Fingerprint) error {
		prints = append(prints, p)
		return nil
	})
	if err != nil {
		return nil, err
	}
	var lock sync.Mutex
	var failed error
	found := nianping.CheckTexts(prints, func(i int) string {
		text, err := b.w.Text(ctx, read[i].content())
		if err != nil {
			lock.Lock()
			failed = err
			lock.Unlock()
		}
		return text
	}, common)
	return found, failed
}

// compareFigures compares examiners and counts of all reports; only those whose figures are not kept are opened.
func (b *casebook) compareFigures(ctx context.Context, read []*caseFile, rubric *nianping.Rubric) ([][]nianping.Finding, error) {
	kept, err := b.w.Figures(ctx)
	if err != nil {
		return nil, err
	}
	fresh := batch[workspace.Derived]{size: storedAtOne, store: func(list []workspace.Derived) error { return b.w.KeepFigures(ctx, list) }}
	type made struct {
		print nianping.Fingerprint
		fresh *workspace.Derived
	}
	var prints []nianping.Fingerprint
	err = inOrder(ctx, casesAhead, slices.Values(read), func(ctx context.Context, f *caseFile) (made, error) {
		var m made
		key := b.figureKey(f)
		if k, ok := kept[f.caseKey()]; ok && k.Key == key && decodeExactly(k.Brief, &m.print) == nil {
			return m, nil
		}
		o, err := b.read(ctx, f)
		if err != nil {
			return m, err
		}
		m.print = b.figures(f, o.report)
		data, err := encodeExactly(&m.print)
		m.fresh = &workspace.Derived{CaseKey: f.caseKey(), Key: key, Brief: data}
		return m, err
	}, func(m made) error {
		prints = append(prints, m.print)
		if m.fresh == nil {
			return nil
		}
		return fresh.add(*m.fresh)
	})
	if err == nil {
		err = fresh.end()
	}
	if err != nil {
		return nil, err
	}
	return nianping.CheckFigures(prints, rubric), nil
}

// figures are what the comparison of figures looks at in a report.
func (b *casebook) figures(f *caseFile, report *nianping.Report) nianping.Fingerprint {
	token := func(e *nianping.Examiner) string { return nianping.ExaminerKey(b.key, e) }
	return nianping.NewFigures(workspace.InstitutionKey(f.Institution), f.Institution.Name, f.Year, report, token)
}
