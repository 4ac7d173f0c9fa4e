package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"nianping/ingest/workspace"
)

// smallDisk mounts a disk of so many KiB in memory; the test is skipped where that is not allowed.
func smallDisk(t *testing.T, kib int) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, fmt.Sprintf("size=%dk", kib)); err != nil {
		t.Skipf("no disk can be mounted here: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return dir
}

// A disk that fills up at one moment or another stops the work with a plain word; what is there is whole, and with more
// room the same command finishes it.
func TestAFullDiskIsSaidAndTheWorkGoesOnWithMoreRoom(t *testing.T) {
	const submissions = 40
	smallDisk(t, 64) // skips the whole test where none can be mounted
	registry, inbox := makePile(t, t.TempDir(), submissions)
	stopped := 0
	for _, kib := range []int{32, 64, 150, 200, 250, 300, 400} {
		t.Run(fmt.Sprint(kib), func(t *testing.T) {
			disk := smallDisk(t, kib)
			w := filepath.Join(disk, "w")
			for _, args := range [][]string{{"registry", "import", registry}, {"ingest", inbox}} {
				if code, talk := runIn(w, args...); code != 0 {
					stopped++
					if code != 1 || !strings.Contains(talk, "磁盘") {
						t.Errorf("%v: exit %d\n%s", args, code, talk)
					}
				}
			}
			if err := syscall.Mount("tmpfs", disk, "tmpfs", syscall.MS_REMOUNT, "size=64m"); err != nil {
				t.Fatal(err)
			}
			if workspace.Is(w) {
				checkIntact(t, w)
			}
			for _, args := range [][]string{{"registry", "import", registry}, {"ingest", inbox}} {
				if code, talk := runIn(w, args...); code != 0 {
					t.Fatalf("%v: exit %d\n%s", args, code, talk)
				}
			}
			if items := checkIntact(t, w); len(items) != submissions {
				t.Errorf("%d submissions, want %d", len(items), submissions)
			}
		})
	}
	if stopped < 4 {
		t.Errorf("the disk filled up %d times only; make it smaller", stopped)
	}
}

// On a disk that cannot be written every command says so, and nothing changes.
func TestAReadOnlyDiskIsSaid(t *testing.T) {
	registry, inbox := makePile(t, t.TempDir(), 3)
	disk := smallDisk(t, 8<<10)
	w := filepath.Join(disk, "w")
	for _, args := range [][]string{{"registry", "import", registry}, {"ingest", inbox}} {
		if code, talk := runIn(w, args...); code != 0 {
			t.Fatalf("%v: exit %d\n%s", args, code, talk)
		}
	}
	if err := syscall.Mount("tmpfs", disk, "tmpfs", syscall.MS_REMOUNT|syscall.MS_RDONLY, "size=8m"); err != nil {
		t.Fatal(err)
	}
	template := filepath.Join(disk, "form")
	for _, args := range [][]string{{"registry", "import", registry}, {"ingest", inbox}, {"status", "--year", "2024"}, {"template", "--year", "2024", "-o", template}} {
		if code, talk := runIn(w, args...); code != 1 || !strings.Contains(talk, "不可写") {
			t.Errorf("%v: exit %d\n%s", args, code, talk)
		}
	}
	if err := syscall.Mount("tmpfs", disk, "tmpfs", syscall.MS_REMOUNT, "size=8m"); err != nil {
		t.Fatal(err)
	}
	if items := checkIntact(t, w); len(items) != 3 {
		t.Errorf("%d submissions, want 3", len(items))
	}
}
