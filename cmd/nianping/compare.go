package main

import (
	"cmp"
	"context"
	"errors"
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
	return hashOf(mustJSON(f.caseKey(), f.Institution.Name, b.digest(f.content(), f.Year)))
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
	store, end, err := b.w.Scratch()
	if err != nil {
		return nil, err
	}
	defer end()
	texts := nianping.NewTexts(boilerplate(), store)
	type printed struct {
		of    *caseFile
		print nianping.Print
	}
	err = inOrder(ctx, casesAhead, slices.Values(read), func(ctx context.Context, f *caseFile) (printed, error) {
		text, err := b.w.Text(ctx, f.content())
		return printed{f, texts.Print(text)}, err
	}, func(p printed) error {
		return texts.Add(workspace.InstitutionKey(p.of.Institution), p.of.Institution.Name, p.of.Year, p.print)
	})
	if err != nil {
		return nil, err
	}
	var lock sync.Mutex
	var failed error
	found, err := texts.Check(func(i int) string {
		text, err := b.w.Text(ctx, read[i].content())
		if err != nil {
			lock.Lock()
			failed = err
			lock.Unlock()
		}
		return text
	})
	return found, cmp.Or(err, failed)
}

// compareFigures compares examiners and counts of all reports; only those whose figures are not kept are opened.
func (b *casebook) compareFigures(ctx context.Context, read []*caseFile, rubric *nianping.Rubric) ([][]nianping.Finding, error) {
	return nianping.CheckFigures(func(yield func(*nianping.Figures, error) bool) {
		if err := b.eachFigures(ctx, read, func(f *nianping.Figures) bool { return yield(f, nil) }); err != nil && !errors.Is(err, errEnough) {
			yield(nil, err)
		}
	}, rubric)
}

// eachFigures hands the figures of all reports to visit, in their order, and keeps those that were not kept; it ends with
// errEnough where visit returns false.
func (b *casebook) eachFigures(ctx context.Context, read []*caseFile, visit func(*nianping.Figures) bool) error {
	keepOfContent := func(list []*workspace.ContentFigures) error { return b.w.KeepContentFigures(ctx, list) }
	keepOfCase := func(list []workspace.Derived) error { return b.w.KeepFigures(ctx, list) }
	return inBatches(storedAtOne, keepOfContent, func(ofContent func(...*workspace.ContentFigures) error) error {
		return inBatches(storedAtOne, keepOfCase, func(ofCase func(...workspace.Derived) error) error {
			return inOrder(ctx, casesAhead, slices.Values(read), b.figures, func(m madeFigures) (err error) {
				if m.ofContent != nil {
					err = ofContent(m.ofContent)
				}
				if err == nil && m.ofCase != nil {
					err = ofCase(*m.ofCase)
				}
				if err == nil && !visit(&m.figures) {
					err = errEnough
				}
				return err
			})
		})
	})
}

// madeFigures are what the comparison of figures looks at in a report, and what of it is to be kept: nil for nothing.
type madeFigures struct {
	figures   nianping.Figures
	ofContent *workspace.ContentFigures
	ofCase    *workspace.Derived
}

// figures are the figures of a case. Where nothing was corrected, and nothing that came beside the report stands in it, they are
// those of its content, which are kept since it was read.
func (b *casebook) figures(ctx context.Context, f *caseFile) (m madeFigures, err error) {
	if hash := f.content(); len(b.corrected[hash]) == 0 && len(b.parts[f.caseKey()]) == 0 {
		err = b.contentFigures(ctx, hash, b.digest(hash, f.Year), &m)
	} else {
		err = b.caseFigures(ctx, f, &m)
	}
	m.figures.Institution, m.figures.Name, m.figures.Year = workspace.InstitutionKey(f.Institution), f.Institution.Name, f.Year
	return m, err
}

func (b *casebook) contentFigures(ctx context.Context, hash, digest string, m *madeFigures) error {
	kept, err := b.w.ContentFigures(ctx, hash, contentFiguresKey(b.w, b.key, digest))
	if err != nil || kept != nil && decodeExactly(kept, &m.figures) == nil {
		return err
	}
	report, err := b.w.Report(ctx, hash)
	if err != nil {
		return err
	}
	m.figures = figuresOf(report, b.key)
	m.ofContent, err = packFigures(b.w, b.key, hash, digest, &m.figures)
	return err
}

func (b *casebook) caseFigures(ctx context.Context, f *caseFile, m *madeFigures) error {
	key := b.figureKey(f)
	kept, err := b.w.Figures(ctx, f.caseKey(), key)
	if err != nil || kept != nil && decodeExactly(kept, &m.figures) == nil {
		return err
	}
	o, err := b.read(ctx, f)
	if err != nil {
		return err
	}
	m.figures = figuresOf(o.report, b.key)
	data, err := encodeExactly(&m.figures)
	m.ofCase = &workspace.Derived{CaseKey: f.caseKey(), Key: key, Brief: data}
	return err
}

// figuresOf are the figures of a report, of an institution and year that are still to be named; key is for tokens of persons.
func figuresOf(report *nianping.Report, key []byte) nianping.Figures {
	return nianping.NewFigures("", "", 0, report, func(e *nianping.Examiner) string { return nianping.ExaminerKey(key, e) })
}

// contentFiguresKey is a hash of all that the figures of a content rest on; digest is that of what was read.
func contentFiguresKey(w *workspace.Workspace, key []byte, digest string) string {
	return hashOf(mustJSON(w.Program(), key, digest))
}

// packFigures prepares the figures of a content for the store.
func packFigures(w *workspace.Workspace, key []byte, hash, digest string, f *nianping.Figures) (*workspace.ContentFigures, error) {
	data, err := encodeExactly(f)
	if err != nil {
		return nil, err
	}
	return workspace.PackFigures(hash, contentFiguresKey(w, key, digest), data), nil
}
