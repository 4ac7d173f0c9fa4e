package workspace

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// TestATrayKeepsSeveralOriginalsAtOnceAndLeavesNothingOfTheOthers lays more originals than one folder holds, one of them twice,
// and keeps all but the last.
func TestATrayKeepsSeveralOriginalsAtOnceAndLeavesNothingOfTheOthers(t *testing.T) {
	t.Parallel()
	w := open(t, t.TempDir())
	tray := w.NewTray()
	content := func(i int) []byte { return fmt.Appendf(nil, "报告%d", i%99) }
	var list []*Laid
	var hashes []string
	for i := range 101 {
		hash := fmt.Sprintf("%x", sha256.Sum256(content(i)))
		l, err := tray.Lay(hash, content(i))
		if err != nil {
			t.Fatal(err)
		}
		list, hashes = append(list, l), append(hashes, hash)
	}
	last, err := tray.Lay(fmt.Sprintf("%x", sha256.Sum256([]byte("另一份"))), []byte("另一份"))
	if err != nil {
		t.Fatal(err)
	}
	if w.Kept(hashes[0], len(content(0))) {
		t.Error("what is only laid down counts as kept")
	}
	if err := tray.Keep(list); err != nil {
		t.Fatal(err)
	}
	for i, hash := range hashes {
		if data, err := w.Original(hash); err != nil || !bytes.Equal(data, content(i)) {
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
	gone, err := tray.Lay(hashes[0], content(0))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(gone.file.Name()); err != nil {
		t.Fatal(err)
	}
	if err := tray.Keep([]*Laid{gone}); err == nil {
		t.Error("nobody is told of an original that is gone")
	}
}
