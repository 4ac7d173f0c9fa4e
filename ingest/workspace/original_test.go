package workspace

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// lay lays an original in a tray.
func lay(t *testing.T, tray *Tray, content string) *Laid {
	t.Helper()
	l, err := tray.Lay(fmt.Sprintf("%x", sha256.Sum256([]byte(content))), []byte(content))
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// keep keeps an original, and gives its hash.
func keep(t *testing.T, w *Workspace, content string) string {
	t.Helper()
	tray := w.NewTray()
	l := lay(t, tray, content)
	if err := tray.Keep([]*Laid{l}); err != nil {
		t.Fatal(err)
	}
	return l.hash
}

// TestATrayKeepsSeveralOriginalsAtOnceAndLeavesNothingOfTheOthers lays more originals than one folder holds, one of them twice,
// and keeps all but the last.
func TestATrayKeepsSeveralOriginalsAtOnceAndLeavesNothingOfTheOthers(t *testing.T) {
	t.Parallel()
	w := open(t, t.TempDir())
	tray := w.NewTray()
	content := func(i int) string { return fmt.Sprintf("报告%d", i%99) }
	var list []*Laid
	for i := range 101 {
		list = append(list, lay(t, tray, content(i)))
	}
	last := lay(t, tray, "另一份")
	if w.Kept(list[0].hash, len(content(0))) {
		t.Error("what is only laid down counts as kept")
	}
	if err := tray.Keep(list); err != nil {
		t.Fatal(err)
	}
	for i, l := range list {
		if data, err := w.Original(l.hash); err != nil || string(data) != content(i) {
			t.Fatalf("%d: %q, %v", i, data, err)
		}
	}
	tray.Clear()
	left, err := filepath.Glob(filepath.Join(w.Dir(), originalsFolder, "*", "incoming-*"))
	if err != nil || len(left) > 0 || w.Kept(last.hash, len("另一份")) {
		t.Errorf("left: %v, %v", left, err)
	}
	if kept, err := w.originals(); err != nil || len(kept) != 99 {
		t.Errorf("%d originals are kept, %v", len(kept), err)
	}
	gone := lay(t, tray, content(0))
	if err := os.Remove(gone.file.Name()); err != nil {
		t.Fatal(err)
	}
	if err := tray.Keep([]*Laid{gone}); err == nil {
		t.Error("nobody is told of an original that is gone")
	}
}
