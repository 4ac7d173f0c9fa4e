package main

import (
	"context"
	"fmt"
	"runtime"
	"testing"
	"time"

	"nianping"
	"nianping/ingest/workspace"
)

// inUse is how many bytes of memory more are in use after f than before it; what f returns is in use.
func inUse(f func() any) int {
	now := func() int {
		runtime.GC()
		runtime.GC() // what pools hold outlives one
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return int(m.HeapAlloc)
	}
	before := now()
	kept := f()
	defer runtime.KeepAlive(kept)
	return now() - before
}

// TestLittleIsHeldOfEachItem holds what placing and evaluating keep in memory of each item, so that of a hundred thousand it is
// some tens of megabytes: not parallel, since it measures the whole program.
func TestLittleIsHeldOfEachItem(t *testing.T) {
	const n = 3000
	ctx := context.Background()
	w, err := workspace.Open(ctx, t.TempDir(), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	registry := make([]nianping.Institution, n)
	for i := range registry {
		registry[i].Name = fmt.Sprintf("黄山市第%d职业培训学校", i+1)
	}
	if _, err := w.SetRegistry(ctx, "r.xlsx", "00", registry); err != nil {
		t.Fatal(err)
	}
	reading, err := workspace.Encode(workspace.Reading{Readable: true, Report: nianping.NewReport("总结.docx", "00"), Text: "2024年度评价工作总结\n一、基本情况\n"})
	if err != nil {
		t.Fatal(err)
	}
	var list []workspace.Arrival
	for i := range registry {
		file := registry[i].Name + "2024年度评价工作总结.docx"
		list = append(list, workspace.Arrival{Reading: reading, Item: workspace.Item{Path: "20250520/" + file, File: file, SHA256: hashOf([]byte(file)), Parcel: "文件夹:20250520", Folder: "inbox / 20250520",
			Received: nianping.Received{At: "2025-05-20", Source: "文件夹名“20250520”"}}})
	}
	if _, _, err := w.AddAll(ctx, list); err != nil {
		t.Fatal(err)
	}
	if err := placeAll(ctx, w, true); err != nil {
		t.Fatal(err)
	}
	p, err := newPlacer(ctx, w)
	if err != nil {
		t.Fatal(err)
	}
	within := func(what string, bytes, most int) {
		t.Helper()
		t.Logf("%s: %d bytes an item", what, bytes/n)
		if bytes > most*n {
			t.Errorf("%s: %d bytes an item are in use, want %d at most", what, bytes/n, most)
		}
	}
	s := &settling{again: true, texts: sharedTexts{}}
	within("placing", inUse(func() any {
		if err := s.weigh(ctx, w, p); err != nil {
			t.Fatal(err)
		}
		return s
	}), 400)
	runtime.KeepAlive(p)
	b := &casebook{w: w, registry: registry, parts: map[workspace.CaseKey][]content{}, came: map[contentYear]content{}, made: map[[2]int]*caseFile{}, due: nianping.Due, day: nianping.Date{Year: 2025, Month: 10, Day: 1}}
	within("gathering cases", inUse(func() any {
		if err := b.gather(ctx); err != nil {
			t.Fatal(err)
		}
		return b
	}), 800)
	within("a case", inUse(func() any { return b.year(2024) }), 800)
	if f := b.one(n-1, 2024); !f.readable() {
		t.Errorf("the last institution's report was not found: %+v", f.Status)
	}
}
