package main

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"nianping"
	"nianping/ingest/workspace"
)

// writtenIn are the results in a folder, the workspace left out, with the moment at which each was written.
func writtenIn(t *testing.T, dir string) map[string]time.Time {
	t.Helper()
	all := map[string]time.Time{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && d.Name() == "workspace":
			return filepath.SkipDir
		case d.IsDir():
			return nil
		}
		info, err := d.Info()
		all[strings.TrimPrefix(path, dir)] = info.ModTime()
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestASecondRunWritesOnlyWhatIsNew(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	evaluate := func(day string) (talk string) {
		t.Helper()
		code, out, talk := runLine(t, "evaluate", "--registry", "../../fixtures/town/registry.xlsx", "--year", "2024", "--as-of", day, "-o", dir, "../../fixtures/town/inbox")
		if code != 0 {
			t.Fatalf("exit %d\n%s%s", code, out, talk)
		}
		return out + talk
	}
	const day = "2026-11-01"
	first := evaluate(day)
	before := writtenIn(t, dir)
	if len(before) < 10 {
		t.Fatalf("only %d results", len(before))
	}
	// changed says which results the next run writes.
	changed := func(day string) (list []string) {
		t.Helper()
		evaluate(day)
		after := writtenIn(t, dir)
		for name, at := range after {
			if !before[name].Equal(at) {
				list = append(list, name)
			}
		}
		before = after
		return list
	}
	second := evaluate(day)
	if got := changed(day); len(got) > 0 {
		t.Errorf("a run over what has not changed wrote %v", got)
	}
	fresh := func(s string) string { return s[strings.Index(s, "年度（"):] }
	if fresh(first) != fresh(second) {
		t.Errorf("the first run says\n%s\nthe second\n%s", first, second)
	}
	var single string
	for name := range before {
		if strings.Contains(name, "评估报告/") && single == "" {
			single = name
		}
	}
	want, err := os.ReadFile(filepath.Join(dir, single))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, single), want[:len(want)/2], 0o600); err != nil {
		t.Fatal(err)
	}
	if got := changed(day); len(got) != 1 || got[0] != single {
		t.Errorf("a spoilt report makes the next run write %v", got)
	}
	if got, err := os.ReadFile(filepath.Join(dir, single)); err != nil || !bytes.Equal(got, want) {
		t.Errorf("a spoilt report was not made whole: %v", err)
	}
	book := openBook(t, filepath.Join(dir, "workspace"))
	f := book.one(0, 2024)
	err = book.w.Decide(t.Context(), map[workspace.CaseKey][]nianping.Decision{f.caseKey(): {{Code: "V4", Confirmed: true, By: "王", On: "2026-01-01", Document: "黄人社〔2026〕1号"}}})
	book.w.Close()
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(changed(day), " "); !strings.Contains(got, "台账.xlsx") || !strings.Contains(got, "排名报告.pdf") || !strings.Contains(got, f.Institution.Name) {
		t.Errorf("a decision on %s makes the next run write %s", f.Institution.Name, got)
	}
	if got := changed("2026-11-02"); len(got) != len(before) {
		t.Errorf("on another day %d of %d results were written, each of which shows the day", len(got), len(before))
	}
}
