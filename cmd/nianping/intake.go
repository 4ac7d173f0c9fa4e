package main

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync"

	"github.com/urfave/cli/v2"

	"nianping"
	"nianping/ingest"
	"nianping/ingest/workspace"
)

// arrival is one received file on its way into the workspace.
type arrival struct {
	item workspace.Item
	data []byte
	err  error // why the file could not even be opened
}

// intake is what one taking in did.
type intake struct {
	files    int      // files that came
	fresh    int      // of them new to the workspace
	problems []string // what else an officer should know: rows of receipt logs, what was passed over
}

// Files that are read at a time: enough for all cores, few enough for memory.
const batchSize = 32

// takeIn reads all inputs and keeps them in the workspace, in their order; what is there already is not read again. year is
// that of a folder's date that names none; own are the program's own files among the inputs.
func takeIn(c *cli.Context, w *workspace.Workspace, inputs, own []string, received *nianping.Received, year int) (*intake, error) {
	reader, err := readerOf(c)
	if err != nil {
		return nil, err
	}
	progress := newProgress(c, "读取材料", -1)
	defer progress.end()
	return takeAll(c.Context, w, reader, progress, func(visit func(arrival) error) ([]string, error) {
		return collect(c.Context, inputs, append(own, w.Dir()), received, year, nianping.DateOf(clock(c)), visit)
	})
}

// takeAll keeps everything that gather hands to visit; gather returns what else an officer should know.
func takeAll(ctx context.Context, w *workspace.Workspace, reader ingest.Reader, progress *progress, gather func(visit func(arrival) error) ([]string, error)) (*intake, error) {
	done := &intake{}
	var batch []arrival
	flush := func() error {
		err := done.keep(ctx, w, reader, batch, progress)
		batch = batch[:0]
		return err
	}
	problems, err := gather(func(a arrival) error {
		batch = append(batch, a)
		if len(batch) < batchSize {
			return nil
		}
		return flush()
	})
	if err == nil {
		err = flush()
	}
	done.problems = problems
	return done, err
}

// keep reads a batch on all cores and takes it in, in its order: originals first, then the rows that name them.
func (d *intake) keep(ctx context.Context, w *workspace.Workspace, reader ingest.Reader, batch []arrival, progress *progress) error {
	readings, err := readBatch(ctx, w, reader, batch, progress)
	if err != nil {
		return err
	}
	for i := range batch {
		it := batch[i].item
		if it.SHA256, err = w.Keep(batch[i].data); err != nil {
			return err
		}
		_, fresh, err := w.Add(ctx, it, readings[i])
		if err != nil {
			return err
		}
		d.files++
		if fresh {
			d.fresh++
		}
	}
	return nil
}

// readBatch reads files on all cores; results stand in the files' order.
func readBatch(ctx context.Context, w *workspace.Workspace, reader ingest.Reader, batch []arrival, progress *progress) ([]workspace.Reading, error) {
	readings, failed := make([]workspace.Reading, len(batch)), make([]error, len(batch))
	next := make(chan int)
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range next {
				readings[i], failed[i] = readOne(ctx, w, reader, &batch[i])
				progress.step()
			}
		}()
	}
	for i := range batch {
		next <- i
	}
	close(next)
	wg.Wait()
	return readings, errors.Join(append(failed, ctx.Err())...)
}

// readOne reads one file, or fetches what was read from the same content before by this version of the program. A scan
// that was recognised once stays so when it comes again without --ocr.
func readOne(ctx context.Context, w *workspace.Workspace, reader ingest.Reader, a *arrival) (workspace.Reading, error) {
	if ctx.Err() != nil {
		return workspace.Reading{}, nil
	}
	hash := hashOf(a.data)
	if known, err := w.Known(ctx, hash); err != nil {
		return workspace.Reading{}, err
	} else if known && a.err == nil {
		if old, err := w.Reading(ctx, hash); err != nil || reader.Recognise == nil || !scanned(old) {
			return old, err
		}
	}
	if a.err != nil {
		r := nianping.NewReport(a.item.File, hash)
		r.Findings = append(r.Findings, nianping.Finding{Code: ingest.FindingOf(a.err), Severity: nianping.High, Message: fmt.Sprintf("%v。", a.err), Evidence: []nianping.Evidence{}})
		return workspace.Reading{Report: r}, nil
	}
	report, doc, err := reader.Read(ctx, a.item.File, a.data)
	if ctx.Err() != nil {
		return workspace.Reading{}, nil
	}
	reading := workspace.Reading{Readable: err == nil, Report: report}
	if doc != nil {
		reading.Text = dumpText(doc)
	}
	if scanned(reading) {
		if old, err := w.Reading(ctx, hash); err == nil && old.Readable {
			return old, nil
		}
	}
	return reading, nil
}

// scanned reports whether a file could not be read because it is a picture.
func scanned(r workspace.Reading) bool {
	return slices.ContainsFunc(r.Report.Findings, func(f nianping.Finding) bool { return f.Code == "SCANNED" })
}

// reread reads all originals anew that another build of the program read. A file that could not be had out of its
// container, and still cannot be read, keeps the reason.
func reread(c *cli.Context, w *workspace.Workspace) error {
	items, err := w.Items(c.Context)
	if err != nil {
		return err
	}
	reader, err := readerOf(c)
	if err != nil {
		return err
	}
	progress := newProgress(c, "重新读取", len(items))
	defer progress.end()
	for _, it := range items {
		progress.step()
		if it.Purged != "" {
			continue
		}
		if known, err := w.Known(c.Context, it.SHA256); err != nil {
			return err
		} else if known {
			continue
		}
		data, err := w.Original(it.SHA256)
		if err != nil {
			return err
		}
		a := arrival{item: it.Item, data: data}
		reading, err := readOne(c.Context, w, reader, &a)
		if err != nil {
			return err
		}
		if c.Context.Err() != nil {
			return c.Context.Err()
		}
		if !reading.Readable && !it.Readable {
			if reading, err = w.Reading(c.Context, it.SHA256); err != nil {
				return err
			}
		}
		if err := w.Reread(c.Context, it.SHA256, reading); err != nil {
			return err
		}
	}
	return w.Record(c.Context, "reread", map[string]any{"program": w.Program(), "items": len(items)})
}
