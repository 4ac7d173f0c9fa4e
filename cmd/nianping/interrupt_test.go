package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"nianping/ingest/workspace"
)

// TestCtrlCLeavesAWholeWorkspaceAndTheNextRunFinishes breaks the main job off at many moments, then lets it finish.
func TestCtrlCLeavesAWholeWorkspaceAndTheNextRunFinishes(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	registry, inbox := makePile(t, dir, 120)
	out := filepath.Join(dir, "out")
	line := []string{"evaluate", "--registry", registry, "--year", "2024", "--as-of", "2025-10-01", "-o", out, "--no-single-reports", inbox}
	w := filepath.Join(out, "workspace")
	interrupted, moment := 0, 5*time.Millisecond
	for range 60 {
		ctx, stop := context.WithTimeoutCause(context.Background(), moment, context.Canceled)
		moment += moment / 3
		var said, talk bytes.Buffer
		code := run(ctx, line, &said, &talk, fixedNow)
		stop()
		if code == 0 {
			break
		}
		interrupted++
		if code != 1 {
			t.Fatalf("exit %d\n%s", code, talk.String())
		}
		left, err := filepath.Glob(filepath.Join(out, ".nianping-*"))
		if err != nil || len(left) > 0 {
			t.Fatalf("half a result was left: %v %v", left, err)
		}
		if !workspace.Is(w) {
			continue
		}
		if code, said, talk := runLine(t, "log", "verify", "-w", w); code != 0 {
			t.Fatalf("exit %d\n%s%s", code, said, talk)
		}
	}
	if interrupted < 3 {
		t.Errorf("broken off only %d times", interrupted)
	}
	code, said, talk := runLine(t, line...)
	if code != 0 || !strings.Contains(said, "收到材料 120 份（新入库 0 份）") {
		t.Fatalf("exit %d\n%s%s", code, said, talk)
	}
	anew := filepath.Join(dir, "anew")
	line[8] = anew
	if code, _, talk := runLine(t, line...); code != 0 {
		t.Fatalf("exit %d\n%s", code, talk)
	}
	for _, name := range []string{"台账.xlsx", "2024年度定期评估排名报告.pdf"} {
		got, err := os.ReadFile(filepath.Join(out, name))
		if err != nil {
			t.Fatal(err)
		}
		want, err := os.ReadFile(filepath.Join(anew, name))
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s after broken runs is not that of one run: %v", name, err)
		}
	}
}
