package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/urfave/cli/v2"

	"nianping"
	"nianping/ingest/workspace"
)

// done is what an evaluation with all its results came to. It is kept: while nothing in the workspace has changed and all files
// are as they were written, asking for the very same again need not open a single case.
type done struct {
	Summary summary
	Items   int // in the workspace
	Files   []workspace.Output
}

// evaluateAll places, evaluates and writes all results, unless that is done already. since is the workspace's ForeignVersion
// before anything of it was read.
func evaluateAll(c *cli.Context, w *workspace.Workspace, years []int, day nianping.Date, rubric *nianping.Rubric, r *results, since int64) (*done, error) {
	hash := rubric.Hash()
	key, err := r.doneKey(w.Program(), hash, years, day, c.Bool("rollover"))
	if err != nil {
		return nil, err
	}
	d, err := stillDone(c.Context, w, key)
	if err != nil {
		return nil, err
	}
	if d != nil {
		if err := recordEvaluation(c.Context, w, rubric.Name, hash, years, day, d.Items); err != nil {
			return nil, err
		}
		err = r.record(c.Context, w, hash, len(d.Files), 0)
	} else {
		d, err = evaluateAnew(c, w, years, day, rubric, r)
	}
	if err != nil {
		return nil, err
	}
	text, err := json.Marshal(d)
	if err != nil {
		return nil, err
	}
	return d, w.KeepDone(c.Context, key, text, since)
}

// doneKey is a hash of all that decides what an evaluation comes to, but for the workspace.
func (r *results) doneKey(program, rubricHash string, years []int, day nianping.Date, rollover bool) (string, error) {
	dir, err := filepath.Abs(r.dir)
	return hashOf(mustJSON(program, rubricHash, years, day, rollover, dir, r.shape(), r.also)), err
}

func evaluateAnew(c *cli.Context, w *workspace.Workspace, years []int, day nianping.Date, rubric *nianping.Rubric, r *results) (*done, error) {
	if err := placeAll(c.Context, w, true); err != nil {
		return nil, err
	}
	e, err := evaluateYears(c, w, years, day, rubric)
	if err != nil {
		return nil, err
	}
	files, err := writeResults(c, e, r)
	if err != nil {
		return nil, err
	}
	said, err := summarise(c.Context, e)
	return &done{said, e.book.items, files}, err
}

// stillDone is what was done under a key; nil where something has changed since, in the workspace or in its files.
func stillDone(ctx context.Context, w *workspace.Workspace, key string) (*done, error) {
	data, err := w.Done(ctx, key)
	if err != nil || data == nil {
		return nil, err
	}
	d := &done{}
	if json.Unmarshal(data, d) != nil {
		return nil, nil
	}
	err = inOrder(ctx, filesAhead, slices.Values(d.Files), func(_ context.Context, f workspace.Output) (bool, error) {
		return f.SHA256 == hashOfFile(f.Path), nil
	}, func(same bool) error {
		if !same {
			return errEnough
		}
		return nil
	})
	if errors.Is(err, errEnough) {
		return nil, nil
	}
	return d, err
}

// hashOfFile is hashOf of a file's bytes, "" where it cannot be read.
func hashOfFile(path string) string {
	f, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer f.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, f); err != nil {
		return ""
	}
	return hex.EncodeToString(sum.Sum(nil))
}
