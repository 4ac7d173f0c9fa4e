//go:build crash

package main

import (
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"nianping/ingest/workspace"
)

// TestAKillAtAnyMomentLosesNothing kills the program at random moments while it takes in a few hundred submissions, 200
// times in all; after each kill the workspace must be whole, and when the program is let finish, every submission is in it
// once and in its place. Run it with
//
//	go test -tags crash -run Kill -timeout 30m ./cmd/nianping
func TestAKillAtAnyMomentLosesNothing(t *testing.T) {
	const submissions, kills = 300, 200
	dir := t.TempDir()
	program := filepath.Join(dir, "nianping")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	registry, inbox := makePile(t, dir, submissions)
	killed, rounds, finished := 0, 0, 0
	longest := 3 * time.Second
	for ; killed < kills; rounds++ {
		w := filepath.Join(dir, "w")
		if err := os.RemoveAll(w); err != nil {
			t.Fatal(err)
		}
		for done := false; !done && killed < kills; {
			for _, args := range [][]string{{"-w", w, "registry", "import", registry}, {"-w", w, "ingest", inbox}} {
				cmd := exec.Command(program, args...)
				if err := cmd.Start(); err != nil {
					t.Fatal(err)
				}
				timer := time.AfterFunc(rand.N(longest), func() { cmd.Process.Kill() })
				start := time.Now()
				err := cmd.Wait()
				if timer.Stop() && err != nil {
					t.Fatalf("%v: %v", args[2:], err)
				}
				if err == nil {
					done = args[2] == "ingest"
					if done {
						longest = max(time.Since(start), 50*time.Millisecond) // kills fall within the time that the work takes
					}
					continue
				}
				killed++
				if workspace.Is(w) {
					checkIntact(t, w)
				}
			}
			if done {
				finished++
				if items := checkIntact(t, w); len(items) != submissions {
					t.Fatalf("%d submissions are there, want %d", len(items), submissions)
				}
			}
		}
	}
	w := filepath.Join(dir, "w")
	for _, args := range [][]string{{"-w", w, "registry", "import", registry}, {"-w", w, "ingest", inbox}} {
		if out, err := exec.Command(program, args...).CombinedOutput(); err != nil {
			t.Fatalf("%v: %v\n%s", args, err, out)
		}
	}
	items := checkIntact(t, w)
	if len(items) != submissions {
		t.Fatalf("%d submissions, want %d", len(items), submissions)
	}
	for _, it := range items {
		if !it.Placed() {
			t.Errorf("%s has no place: %v", it.Path, it.Why)
		}
	}
	t.Logf("%d kills in %d workspaces, %d runs finished", killed, rounds, finished)
}
