package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"nianping"
	"nianping/ingest/workspace"
	"nianping/render/xlsx"
)

// makePile writes a registry of n institutions and one small readable report of each, all different.
func makePile(t testing.TB, dir string, n int) (registry, inbox string) {
	t.Helper()
	registry, inbox = filepath.Join(dir, "registry.xlsx"), filepath.Join(dir, "inbox", "20250520")
	list := make([]nianping.Institution, n)
	if err := os.MkdirAll(inbox, 0o700); err != nil {
		t.Fatal(err)
	}
	for i := range list {
		name := fmt.Sprintf("黄山市第%d职业培训学校", i+1)
		list[i] = nianping.Institution{Name: name, Type: nianping.ThirdParty, Filings: []nianping.Filing{{Programme: nianping.SkillLevel, Occupation: "电工",
			Levels: []nianping.Level{nianping.Level5, nianping.Level4}, From: nianping.Date{Year: 2022, Month: 6, Day: 1}, To: nianping.Date{Year: 2025, Month: 5, Day: 31}, State: nianping.Active}}}
		text := fmt.Sprintf("%s2024年度评价工作总结\n一、基本情况\n我校内部职责分工明确。\n三、评价工作开展情况\n（一）总体情况\n2024年度全年报考%d人，合格%d人。\n四、下一步打算\n继续努力，规范开展评价。\n", name, 100+i, 90+i)
		if err := os.WriteFile(filepath.Join(inbox, fmt.Sprintf("%05d.txt", i)), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	f, err := os.Create(registry)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := xlsx.WriteRegistry(f, list, true); err != nil {
		t.Fatal(err)
	}
	return registry, filepath.Dir(inbox)
}

// runIn runs one command in a workspace and returns the exit status and what was said.
func runIn(w string, args ...string) (int, string) {
	var out, talk bytes.Buffer
	code := run(context.Background(), append([]string{"-w", w}, args...), &out, &talk, time.Now)
	return code, talk.String()
}

// checkIntact opens a workspace, proves log, database and originals, and returns what it holds, each thing once.
func checkIntact(t *testing.T, dir string) []workspace.Held {
	t.Helper()
	ctx := context.Background()
	w, err := workspace.OpenExisting(ctx, dir, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	_, _, faults, err := w.Verify(ctx)
	if err != nil || len(faults) > 0 {
		t.Fatalf("%v %v", faults, err)
	}
	items, err := w.Items(ctx)
	if err := errors.Join(err, w.Close()); err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, it := range items {
		if seen[it.Path] {
			t.Fatalf("%s is there twice", it.Path)
		}
		seen[it.Path] = true
	}
	return items
}
