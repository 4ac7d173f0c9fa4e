package workspace

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"
)

// originalsFolder holds every original under its hash: originals/ab/abcdef….
const originalsFolder = "originals"

func (w *Workspace) originalPath(hash string) string {
	return filepath.Join(w.dir, originalsFolder, hash[:2], hash)
}

// Kept reports whether an original of so many bytes is kept.
func (w *Workspace) Kept(hash string, size int) bool {
	info, err := os.Stat(w.originalPath(hash))
	return err == nil && info.Size() == int64(size)
}

// Tray is where originals lie until they are kept, several at a time: a disk makes sure of many in little more time than of one.
type Tray struct {
	w     *Workspace
	lock  sync.Mutex
	lying map[*Laid]bool
}

// Laid is an original that is written, but not kept yet.
type Laid struct {
	file *os.File
	hash string
}

// NewTray is an empty tray. Clear it at the end.
func (w *Workspace) NewTray() *Tray { return &Tray{w: w, lying: map[*Laid]bool{}} }

// Lay writes an original; hash is its SHA-256 in lower-case hex. Several goroutines may call it.
func (t *Tray) Lay(hash string, data []byte) (*Laid, error) {
	dir := filepath.Dir(t.w.originalPath(hash))
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, inFolder(t.w.dir, err)
	}
	f, err := os.CreateTemp(dir, "incoming-*")
	if err != nil {
		return nil, inFolder(t.w.dir, err)
	}
	l := &Laid{f, hash}
	t.lock.Lock()
	t.lying[l] = true
	t.lock.Unlock()
	_, err = f.Write(data)
	return l, inFolder(t.w.dir, err)
}

// Keep keeps what was laid here: before it returns all of it is on disk, whole and under its names; a row that names it
// is written after that.
func (t *Tray) Keep(list []*Laid) error {
	err := allAtOnce(list, func(l *Laid) error {
		err := l.file.Sync()
		if closed := l.file.Close(); err == nil {
			err = closed
		}
		if err == nil {
			err = os.Rename(l.file.Name(), t.w.originalPath(l.hash))
		}
		return err
	})
	if err != nil {
		return inFolder(t.w.dir, err)
	}
	folders := map[string]bool{}
	t.lock.Lock()
	for _, l := range list {
		delete(t.lying, l)
		folders[filepath.Dir(l.file.Name())] = true
	}
	t.lock.Unlock()
	return inFolder(t.w.dir, allAtOnce(slices.Collect(maps.Keys(folders)), syncFolder))
}

// Clear removes what was laid here and not kept.
func (t *Tray) Clear() {
	t.lock.Lock()
	defer t.lock.Unlock()
	for l := range t.lying {
		l.file.Close()
		_ = os.Remove(l.file.Name()) // without effect on one that got its name before another failed
	}
	clear(t.lying)
}

// allAtOnce calls f for all of a list at the same time, and returns the first error in its order.
func allAtOnce[T any](list []T, f func(T) error) error {
	errs := make([]error, len(list))
	var running sync.WaitGroup
	for i, x := range list {
		running.Go(func() { errs[i] = f(x) })
	}
	running.Wait()
	return cmp.Or(errs...)
}

// syncFolder makes a rename durable. Systems that cannot sync a folder order it by themselves.
func syncFolder(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	if err := d.Sync(); err != nil && !errors.Is(err, fs.ErrInvalid) && !errors.Is(err, fs.ErrPermission) {
		return err
	}
	return nil
}

// Original returns the bytes of an original after checking them against their hash.
func (w *Workspace) Original(hash string) ([]byte, error) {
	data, err := os.ReadFile(w.originalPath(hash))
	if err != nil {
		return nil, fmt.Errorf("原件 %s 读不出来：%w", hash[:12], err)
	}
	if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != hash {
		return nil, fmt.Errorf("原件 %s 的内容与入库时不同，可能被改动过；请从备份恢复", hash[:12])
	}
	return data, nil
}

// leftoverAge is how old the leavings of an interrupted Keep must be: younger ones may be another process's.
const leftoverAge = time.Hour

// Scratch is a file for what need not outlive the command, beside the database and not where temporary files go: there may be
// little room. end removes it.
func (w *Workspace) Scratch() (f *os.File, end func(), err error) {
	f, err = os.CreateTemp(w.dir, scratchFile+"*")
	if err != nil {
		return nil, nil, inFolder(w.dir, err)
	}
	name := f.Name()
	_ = os.Remove(name) // at once where the system removes a file that is open
	return f, func() {
		f.Close()
		_ = os.Remove(name)
	}, nil
}

const scratchFile = databaseFile + "-scratch-"

// sweep removes what an interrupted Keep or Scratch left behind.
func (w *Workspace) sweep() error {
	left, err := filepath.Glob(filepath.Join(w.dir, originalsFolder, "*", "incoming-*"))
	if err != nil {
		return err
	}
	more, err := filepath.Glob(filepath.Join(w.dir, scratchFile+"*"))
	if err != nil {
		return err
	}
	for _, name := range append(left, more...) {
		if info, err := os.Stat(name); err != nil || w.now().Sub(info.ModTime()) < leftoverAge {
			continue
		}
		if err := os.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// originals are the hashes of all originals on disk.
func (w *Workspace) originals() ([]string, error) {
	names, err := filepath.Glob(filepath.Join(w.dir, originalsFolder, "??", "*"))
	var hashes []string
	for _, n := range names {
		if base := filepath.Base(n); !strings.HasPrefix(base, "incoming-") {
			hashes = append(hashes, base)
		}
	}
	return hashes, err
}
