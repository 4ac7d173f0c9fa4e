package main

import (
	"cmp"
	"context"
	"errors"
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

// How many files wait at most for one that takes longer to read, and how many are stored in one transaction.
const (
	filesAhead = 32
	takenAtOne = 64
)

// takeIn reads all inputs and keeps them in the workspace, in their order; what is there already is not read again. year is
// that of a folder's date that names none; own are the program's own files among the inputs.
func takeIn(c *cli.Context, w *workspace.Workspace, inputs, own []string, received *nianping.Received, year int) (*intake, error) {
	reader, err := readerOf(c)
	if err != nil {
		return nil, err
	}
	progress := newProgress(c, readingWork, -1)
	defer progress.end()
	return takeAll(c.Context, w, reader, progress, func(visit func(arrival) error) ([]string, error) {
		return collect(c.Context, inputs, append(own, w.Dir()), received, year, nianping.DateOf(clock(c)), visit)
	})
}

// errEnough ends gathering when the work has ended before it.
var errEnough = errors.New("no more is wanted")

// takeAll keeps everything that gather hands to visit; gather returns what else an officer should know. Gathering, reading
// and storing go on at the same time; items are stored in the order in which they were gathered.
func takeAll(ctx context.Context, w *workspace.Workspace, reader ingest.Reader, progress *progress, gather func(visit func(arrival) error) ([]string, error)) (*intake, error) {
	s, err := newShelf(ctx, w, reader)
	if err != nil {
		return nil, err
	}
	defer s.tray.Clear()
	var gathered error
	all := func(yield func(arrival) bool) {
		s.done.problems, gathered = gather(func(a arrival) error {
			if !yield(a) {
				return errEnough
			}
			return nil
		})
	}
	err = s.fill(ctx, func() error {
		err := inOrder(ctx, filesAhead, all, func(ctx context.Context, a arrival) (read, error) {
			defer progress.step()
			return s.read(ctx, &a)
		}, s.take)
		return cmp.Or(err, gathered)
	})
	if err == nil {
		err = s.fill(ctx, func() error { return s.compareAgain(ctx) })
	}
	return s.done, err
}

// shelf is where what comes is read and stored.
type shelf struct {
	w      *workspace.Workspace
	placer func() (*placer, error) // made when the first file is read
	key    []byte                  // for tokens of persons
	reader ingest.Reader
	done   *intake
	tray   *workspace.Tray
	add    func(...read) error // while it is being filled: several are stored in one transaction
	again  []read              // those read again, until the end
}

func newShelf(ctx context.Context, w *workspace.Workspace, reader ingest.Reader) (*shelf, error) {
	key, err := w.Key(ctx)
	placer := sync.OnceValues(func() (*placer, error) { return newPlacer(ctx, w) })
	return &shelf{w: w, placer: placer, key: key, reader: reader, done: &intake{}, tray: w.NewTray()}, err
}

// fill runs work, which adds to the shelf, and stores what it adds.
func (s *shelf) fill(ctx context.Context, work func() error) error {
	return inBatches(takenAtOne, func(list []read) error { return s.store(ctx, list) }, func(add func(...read) error) error {
		s.add = add
		return work()
	})
}

// read is one file on its way from reading to storing.
type read struct {
	workspace.Arrival
	verdict  *workspace.Verdict // where it belongs by itself; nil where it was not read just now
	seen     bool               // all of it is stored already, but perhaps its original
	again    bool               // it is stored already, and was read again: it could not be opened, or is a scan
	original *workspace.Laid    // to be kept; nil where it is kept already
}

// read reads one file and writes its original, unless both was done before by this build of the program. The disk takes as
// long to be sure of it as a processor to read it: only what stores the row waits for that.
func (s *shelf) read(ctx context.Context, a *arrival) (read, error) {
	r := read{Arrival: workspace.Arrival{Item: a.item}}
	r.SHA256 = hashOf(a.data)
	digest, purged, err := s.w.Seen(ctx, &r.Item)
	if err != nil || purged && a.err == nil {
		r.seen = purged
		return r, err
	}
	if !s.w.Kept(r.SHA256, len(a.data)) {
		if r.original, err = s.tray.Lay(r.SHA256, a.data); err != nil {
			return r, err
		}
	}
	known, err := s.known(ctx, a, r.SHA256, digest != "")
	if err != nil || known {
		r.seen = known && digest != ""
		return r, err
	}
	reading, err := readOne(ctx, s.w, s.reader, a, r.SHA256)
	if err != nil {
		return r, err
	}
	if r.Reading, err = workspace.Encode(reading); err != nil {
		return r, err
	}
	r.again = digest != ""
	placer, err := s.placer()
	if err != nil {
		return r, err
	}
	v := placer.verdict(&r.Item, reading, r.Reading.Digest)
	r.verdict = &v
	if reading.Readable { // while the report is in memory
		f := figuresOf(reading.Report, s.key)
		r.Figures, err = packFigures(s.w, s.key, r.SHA256, r.Reading.Digest, &f)
	}
	return r, err
}

// known reports whether a file need not be read, because this build of the program has read its content before. A scan is
// looked at again where it can now be recognised. seen tells that the file itself is here already.
func (s *shelf) known(ctx context.Context, a *arrival, hash string, seen bool) (known bool, err error) {
	if a.err != nil {
		return false, nil
	}
	if known = seen; !seen {
		if known, err = s.w.Known(ctx, hash); err != nil || !known {
			return false, err
		}
	}
	if s.reader.Recognise == nil {
		return true, nil
	}
	old, err := s.w.Reading(ctx, hash)
	return err == nil && !scanned(old), err
}

// take adds what was read to the shelf.
func (s *shelf) take(r read) error {
	s.done.files++
	if r.again {
		again := r
		again.original = nil
		s.again = append(s.again, again)
		r.seen = true // until it is compared
	}
	if r.seen && r.original == nil {
		return nil
	}
	return s.add(r)
}

// compareAgain adds what was read again, where it says something else now. Several files of a locked archive are kept as that
// archive, and the last one speaks for it.
func (s *shelf) compareAgain(ctx context.Context) error {
	last := map[string]int{}
	for i, r := range s.again {
		last[r.SHA256] = i
	}
	for i, r := range s.again {
		digest, _, err := s.w.Seen(ctx, &r.Item)
		if err == nil && last[r.SHA256] == i && digest != r.Reading.Digest {
			err = s.add(r)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// store stores what was read, all of it or nothing, after the originals: each is there before the row that names it.
func (s *shelf) store(ctx context.Context, list []read) error {
	var originals []*workspace.Laid
	var arrivals []workspace.Arrival
	var verdicts []*workspace.Verdict // one each of arrivals
	for i := range list {
		r := &list[i]
		if r.original != nil {
			originals = append(originals, r.original)
		}
		if !r.seen {
			arrivals, verdicts = append(arrivals, r.Arrival), append(verdicts, r.verdict)
		}
	}
	if err := s.tray.Keep(originals); err != nil || len(arrivals) == 0 {
		return err
	}
	ids, fresh, err := s.w.AddAll(ctx, arrivals)
	if err != nil {
		return err
	}
	var known []workspace.Verdict
	for i, v := range verdicts {
		if v != nil {
			v.Item = ids[i]
			known = append(known, *v)
		}
	}
	s.done.fresh += fresh
	return s.w.KeepVerdicts(ctx, known)
}

// readOne reads one file. Of one that could not even be opened it says why. A scan that was recognised once stays so when it
// comes again without --ocr.
func readOne(ctx context.Context, w *workspace.Workspace, reader ingest.Reader, a *arrival, hash string) (workspace.Reading, error) {
	if a.err != nil {
		r := nianping.NewReport(a.item.File, hash)
		r.Findings = append(r.Findings, nianping.Finding{Code: ingest.FindingOf(a.err), Severity: nianping.High, Message: ingest.WhatHappened(a.err) + "。", Evidence: []nianping.Evidence{}})
		return workspace.Reading{Report: r}, nil
	}
	report, doc, err := reader.Read(ctx, a.item.File, a.data)
	if ctx.Err() != nil {
		return workspace.Reading{}, ctx.Err()
	}
	reading := workspace.Reading{Readable: err == nil, Report: report}
	if doc != nil {
		reading.Text = dumpText(doc)
		doc.Done()
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
	type again struct {
		hash    string
		reading *workspace.Reading // nil where there is nothing to do
	}
	err = inOrder(c.Context, filesAhead, slices.Values(items), func(ctx context.Context, it workspace.Held) (again, error) {
		defer progress.step()
		known, err := w.Known(ctx, it.SHA256)
		if err != nil || known || it.Purged != "" {
			return again{}, err
		}
		data, err := w.Original(it.SHA256)
		if err != nil {
			return again{}, err
		}
		reading, err := readOne(ctx, w, reader, &arrival{item: it.Item, data: data}, it.SHA256)
		if err != nil {
			return again{}, err
		}
		if !reading.Readable && !it.Readable {
			if reading, err = w.Reading(ctx, it.SHA256); err != nil {
				return again{}, err
			}
		}
		return again{it.SHA256, &reading}, nil
	}, func(r again) error {
		if r.reading == nil {
			return nil
		}
		return w.Reread(c.Context, r.hash, *r.reading)
	})
	if err != nil {
		return err
	}
	return w.Record(c.Context, "reread", map[string]any{"program": w.Program(), "items": len(items)})
}
