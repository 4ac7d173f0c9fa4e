package workspace

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"nianping"
)

func fixedClock() time.Time { return time.Date(2025, 6, 3, 9, 0, 0, 0, nianping.Shanghai) }

func open(t *testing.T, dir string) *Workspace {
	t.Helper()
	w, err := Open(context.Background(), dir, fixedClock)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.Close() })
	return w
}

// take keeps and adds one small report.
func take(t *testing.T, w *Workspace, path, content string) int {
	t.Helper()
	ctx := context.Background()
	hash := keep(t, w, content)
	r := nianping.NewReport(filepath.Base(path), hash)
	n := 120
	r.Outcomes = []nianping.Outcome{{Registered: &n, Stated: true}}
	r.Review = []nianping.Review{{Pointer: "/outcomes/0/registered", Reason: "不确定"}}
	id, _, err := w.Add(ctx, Item{Path: path, File: filepath.Base(path), SHA256: hash, Received: nianping.Received{At: "2025-05-28", Source: "收件登记"}}, Reading{true, r, "报考120人\n"})
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func TestWhatWasTakenInIsThereAfterReopening(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	dir := filepath.Join(t.TempDir(), "w")
	w := open(t, dir)
	if changes, err := w.SetRegistry(ctx, "r.xlsx", "00", []nianping.Institution{{Name: "甲", CreditCode: "C1"}}); err != nil || len(changes) != 0 {
		t.Fatal(changes, err)
	}
	id := take(t, w, "收件/a.docx", "bytes")
	if err := w.Place(ctx, map[int]Placement{id: {Institution: "C1", Year: 2024, Role: RoleReport, Why: []string{"标题"}}}); err != nil {
		t.Fatal(err)
	}
	w.Close()
	w = open(t, dir)
	items, err := w.Items(ctx)
	if err != nil || len(items) != 1 {
		t.Fatal(items, err)
	}
	if it := items[0]; it.File != "a.docx" || it.Institution != "C1" || it.Year != 2024 || !it.Readable || it.Received.At != "2025-05-28" || it.Why[0] != "标题" {
		t.Errorf("%+v", it)
	}
	r, err := w.Reading(ctx, items[0].SHA256)
	if err != nil || *r.Report.Outcomes[0].Registered != 120 || r.Text != "报考120人\n" {
		t.Errorf("%+v %v", r, err)
	}
	if data, err := w.Original(items[0].SHA256); err != nil || string(data) != "bytes" {
		t.Errorf("%q %v", data, err)
	}
	if list, err := w.Registry(ctx); err != nil || list[0].Name != "甲" {
		t.Errorf("%v %v", list, err)
	}
	if n, last, faults, err := w.Verify(ctx); err != nil || len(faults) != 0 || n != 3 || len(last) != 64 {
		t.Errorf("%d entries, %v, %v", n, faults, err)
	}
}

func TestTheSameFileIsTakenInOnce(t *testing.T) {
	t.Parallel()
	w := open(t, t.TempDir())
	a, b := take(t, w, "x/a.docx", "same"), take(t, w, "x/a.docx", "same")
	c := take(t, w, "y/a.docx", "same")
	if a != b || a == c {
		t.Errorf("items %d %d %d", a, b, c)
	}
	items, err := w.Items(context.Background())
	if err != nil || len(items) != 2 {
		t.Errorf("%d items, %v", len(items), err)
	}
}

func TestAnOfficersPlacementHoldsAgainstTheProgram(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	w := open(t, t.TempDir())
	id := take(t, w, "a.docx", "x")
	for _, p := range []Placement{{Institution: "auto", Year: 2023, Role: RoleReport}, {Institution: "officer", Year: 2024, Role: RoleReport, Officer: "王"}, {Institution: "auto", Year: 2023, Role: RoleReport}} {
		if err := w.Place(ctx, map[int]Placement{id: p}); err != nil {
			t.Fatal(err)
		}
	}
	items, _ := w.Items(ctx)
	if items[0].Institution != "officer" || items[0].Year != 2024 {
		t.Errorf("%+v", items[0].Placement)
	}
}

func TestCorrectionsLieOverTheReadingAndSayWhereTheyNoLongerApply(t *testing.T) {
	t.Parallel()
	n := 120
	r := nianping.NewReport("a", "h")
	r.Outcomes = []nianping.Outcome{{Registered: &n}}
	r.Review = []nianping.Review{{Pointer: "/outcomes/0/registered"}, {Pointer: "/year"}}
	r.Evidence["/outcomes/0/registered"] = []nianping.Evidence{{At: "第1段", Text: "报考120人", Recognised: true}}
	r.Evidence["/outcomes/0/passed"] = []nianping.Evidence{{At: "第1段", Text: "合格98人", Recognised: true}}
	c := func(p nianping.Pointer, was, is string) Correction {
		return Correction{Pointer: p, Old: json.RawMessage(was), New: json.RawMessage(is)}
	}
	o, err := Overlay(r, []Correction{c("/outcomes/0/registered", "120", "121"), c("/year", "null", "2024"), c("/outcomes/0/registered", "120", "122"),
		c("/outcomes/0/passed", "99", "98"), c("/outcomes/7/passed", "99", "98")})
	if err != nil {
		t.Fatal(err)
	}
	got := o.Report
	if *got.Outcomes[0].Registered != 122 || *got.Year != 2024 || len(got.Review) != 0 || len(o.Stale) != 2 {
		t.Errorf("%+v %v", got, o.Stale)
	}
	if got.Evidence["/outcomes/0/registered"][0].Recognised || !got.Evidence["/outcomes/0/passed"][0].Recognised {
		t.Error("words count as seen by a person where nobody has looked, or the other way round")
	}
	if *r.Outcomes[0].Registered != 120 || len(r.Review) != 2 {
		t.Error("the reading was changed")
	}
	if _, err := Overlay(r, []Correction{c("/year", "null", `"二〇二四"`)}); err == nil {
		t.Error("a value of the wrong type was taken")
	}
}

func TestTheLogShowsWhatWasTamperedWith(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	dir := t.TempDir()
	w := open(t, dir)
	take(t, w, "a.docx", "a")
	take(t, w, "b.docx", "b")
	if _, err := w.db.Exec("UPDATE audit SET detail = '{}' WHERE id = 2"); err == nil {
		t.Error("a log row was changed")
	}
	if _, err := w.db.Exec("DROP TRIGGER audit_unchanged; UPDATE audit SET detail = '{}' WHERE id = 2"); err != nil {
		t.Fatal(err)
	}
	items, _ := w.Items(ctx)
	if err := os.WriteFile(w.originalPath(items[1].SHA256), []byte("c"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, _, faults, err := w.Verify(ctx)
	if err != nil || len(faults) != 2 || !strings.Contains(faults[0], "日志第2条被改动过") || !strings.Contains(faults[1], "内容与入库时不同") {
		t.Errorf("%v %v", faults, err)
	}
}

func TestAWorkspaceOfANewerProgramIsLeftAlone(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	w := open(t, dir)
	if _, err := w.db.Exec("PRAGMA user_version = 99"); err != nil {
		t.Fatal(err)
	}
	w.Close()
	if _, err := Open(context.Background(), dir, fixedClock); !errors.Is(err, ErrNewer) {
		t.Errorf("%v", err)
	}
}

func TestBadFoldersAreRefusedInPlainWords(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	other := t.TempDir()
	os.WriteFile(filepath.Join(other, "总结.docx"), nil, 0o600)
	if _, err := Open(ctx, other, fixedClock); err == nil || !strings.Contains(err.Error(), "已有其他文件") {
		t.Errorf("%v", err)
	}
	hurt := t.TempDir()
	os.WriteFile(filepath.Join(hurt, databaseFile), []byte(strings.Repeat("not a database ", 100)), 0o600)
	if _, err := Open(ctx, hurt, fixedClock); !errors.Is(err, ErrHurt) {
		t.Errorf("%v", err)
	}
	if _, err := OpenExisting(ctx, filepath.Join(other, "none"), fixedClock); !errors.Is(err, ErrNone) {
		t.Errorf("%v", err)
	}
}

func TestAWorkspaceBelongsToItsOwnerAlone(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "w")
	w := open(t, dir)
	take(t, w, "a.docx", "a")
	err := filepath.Walk(dir, func(path string, info os.FileInfo, err error) error {
		if err == nil && info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s: %v", path, info.Mode())
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestABackupRestoresEverythingAndOverwritesNothing(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	base := t.TempDir()
	w := open(t, filepath.Join(base, "w"))
	take(t, w, "a.docx", "a")
	file := filepath.Join(base, "backup.zip")
	if err := w.Backup(ctx, file); err != nil {
		t.Fatal(err)
	}
	if err := w.Backup(ctx, file); err == nil {
		t.Error("a backup was overwritten")
	}
	if err := Restore(ctx, file, filepath.Join(base, "w"), fixedClock); err == nil {
		t.Error("a workspace was overwritten")
	}
	if err := Restore(ctx, file, filepath.Join(base, "again"), fixedClock); err != nil {
		t.Fatal(err)
	}
	items, err := open(t, filepath.Join(base, "again")).Items(ctx)
	if err != nil || len(items) != 1 {
		t.Errorf("%v %v", items, err)
	}
	data, _ := os.ReadFile(file)
	cut := filepath.Join(base, "cut.zip")
	os.WriteFile(cut, data[:len(data)/2], 0o600)
	if err := Restore(ctx, cut, filepath.Join(base, "third"), fixedClock); err == nil {
		t.Error("half a backup was restored")
	}
	if left, _ := filepath.Glob(filepath.Join(base, ".nianping-*")); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestTwoProcessesAtOnceLoseNothing(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	a, b := open(t, dir), open(t, dir)
	var wg sync.WaitGroup
	for k, w := range []*Workspace{a, b} {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range 20 {
				take(t, w, fmt.Sprintf("%d/%d.docx", k, i), fmt.Sprint("same", i))
			}
		}()
	}
	wg.Wait()
	items, err := a.Items(context.Background())
	if err != nil || len(items) != 40 {
		t.Errorf("%d items, %v", len(items), err)
	}
	if _, _, faults, err := b.Verify(context.Background()); err != nil || len(faults) != 0 {
		t.Errorf("%v %v", faults, err)
	}
}

func TestAFailedTransactionLeavesNothing(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	w := open(t, t.TempDir())
	stop := errors.New("stop")
	err := w.transact(ctx, func(tx *sql.Tx) error {
		if err := w.enter(tx, "x", nil); err != nil {
			return err
		}
		return stop
	})
	if log, _ := w.Log(ctx); !errors.Is(err, stop) || len(log) != 1 {
		t.Errorf("%v, %d entries", err, len(log))
	}
}

func TestARegistryImportedAgainSaysWhatChanged(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	w := open(t, t.TempDir())
	f := func(o string, s nianping.FilingState) nianping.Filing {
		return nianping.Filing{Occupation: o, Levels: []nianping.Level{}, From: nianping.Date{Year: 2022, Month: 6, Day: 1}, State: s}
	}
	first := []nianping.Institution{{Name: "甲", CreditCode: "C1", Filings: []nianping.Filing{f("电工", nianping.Active), f("焊工", nianping.Active)}}, {Name: "乙", CreditCode: "C2"}}
	second := []nianping.Institution{{Name: "甲新", CreditCode: "C1", Filings: []nianping.Filing{f("电工", nianping.Withdrawn), f("钳工", nianping.Active)}}, {Name: "丙", CreditCode: "C3"}}
	for _, list := range [][]nianping.Institution{first, first, second} {
		changes, err := w.SetRegistry(ctx, "r.xlsx", "00", list)
		if err != nil {
			t.Fatal(err)
		}
		if &list[0] == &first[0] && len(changes) != 0 {
			t.Errorf("the same registry changed %v", changes)
		}
		if &list[0] == &second[0] {
			if got, want := strings.Join(changes, "\n"), "更名：甲 → 甲新\n甲新：电工 的状态由在备变为退出 \n甲新：新增备案 钳工（自 2022-06-01）\n甲新：不再有备案 焊工（自 2022-06-01）\n新增机构：丙（0 项备案）\n名册中不再有：乙"; got != want {
				t.Errorf("got\n%s", got)
			}
		}
	}
}

func TestAPurgeKeepsTheFiguresAndForgetsThePersons(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	w := open(t, t.TempDir())
	id := "341002198001011234"
	places := map[int]Placement{}
	for i, key := range []string{"gone", "stays"} {
		hash := keep(t, w, "bytes of "+key)
		r, n := nianping.NewReport("a.docx", hash), 120
		r.Outcomes = []nianping.Outcome{{Registered: &n, Stated: true}}
		r.Examiners = []nianping.Examiner{{Name: "张三", IDNumber: &id}}
		r.Evidence["/examiners/0/name"] = []nianping.Evidence{{Text: "张三 " + id}}
		item, _, err := w.Add(ctx, Item{Path: fmt.Sprint(i), File: "a.docx", SHA256: hash, Sender: "zhang@example.com"}, Reading{true, r, "张三 " + id})
		if err != nil {
			t.Fatal(err)
		}
		places[item] = Placement{Institution: key, Year: 2023, Role: RoleReport}
		if err := w.Correct(ctx, []Correction{{SHA256: hash, Pointer: "/examiners/0/id_number", Old: mustJSON(id), New: mustJSON("341002198001011235")}}); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Place(ctx, places); err != nil {
		t.Fatal(err)
	}
	if n, err := w.Purge(ctx, []string{"gone", "unknown"}); err != nil || n != 1 {
		t.Fatal(n, err)
	}
	if n, err := w.Purge(ctx, []string{"gone"}); err != nil || n != 0 {
		t.Fatal(n, err)
	}
	items, err := w.Items(ctx)
	if err != nil || len(items) != 2 {
		t.Fatal(items, err)
	}
	r, err := w.Reading(ctx, items[0].SHA256)
	if err != nil || *r.Report.Outcomes[0].Registered != 120 || len(r.Report.Examiners)+len(r.Report.Evidence) != 0 || r.Text != "" {
		t.Errorf("%+v %v", r, err)
	}
	if r, err := w.Reading(ctx, items[1].SHA256); err != nil || len(r.Report.Examiners) != 1 {
		t.Errorf("%+v %v", r, err)
	}
	if _, err := w.Original(items[0].SHA256); err == nil {
		t.Error("the original is still there")
	}
	if _, _, faults, err := w.Verify(ctx); err != nil || len(faults) != 0 {
		t.Errorf("%v %v", faults, err)
	}
	log, _ := w.Log(ctx)
	for _, e := range log {
		if strings.Contains(string(e.Detail), id) {
			t.Errorf("the log shows %s", e.Detail)
		}
	}
}

func TestEveryReleasedVersionIsMigrated(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	names, err := migrations.ReadDir("migration")
	if err != nil || len(names) < 2 {
		t.Fatal(names, err)
	}
	for version := 1; version < len(names); version++ {
		dir := t.TempDir()
		db, err := sql.Open("sqlite", filepath.Join(dir, databaseFile))
		if err != nil {
			t.Fatal(err)
		}
		for i := range version {
			text, err := migrations.ReadFile("migration/" + names[i].Name())
			if err != nil {
				t.Fatal(err)
			}
			if _, err := db.Exec(string(text)); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := db.Exec(fmt.Sprintf("PRAGMA user_version = %d; INSERT INTO setting VALUES ('key', '00')", version)); err != nil {
			t.Fatal(err)
		}
		db.Close()
		w := open(t, dir)
		take(t, w, "a.docx", "a")
		if key, err := w.Key(ctx); err != nil || len(key) != 1 {
			t.Errorf("from version %d: key %v, %v", version, key, err)
		}
		if log, err := w.Log(ctx); err != nil || len(log) != 2 || log[0].Action != "workspace.migrate" {
			t.Errorf("from version %d: %v, %v", version, log, err)
		}
	}
}

func TestAWorkspaceMayHaveAnyName(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"工作区 2024", "a#b", "100%", "a?b=c", "x&y"} {
		dir := filepath.Join(t.TempDir(), name)
		take(t, open(t, dir), "a.docx", "a")
		if !Is(dir) {
			t.Errorf("%s: the database is not in its folder", name)
		}
		if entries, err := os.ReadDir(filepath.Dir(dir)); err != nil || len(entries) != 1 {
			t.Errorf("%s: %v %v", name, entries, err)
		}
	}
}

func TestAScratchFileLeavesNothing(t *testing.T) {
	t.Parallel()
	w := open(t, filepath.Join(t.TempDir(), "w"))
	before, err := os.ReadDir(w.Dir())
	if err != nil {
		t.Fatal(err)
	}
	f, end, err := w.Scratch()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.WriteString("甲乙"); err != nil {
		t.Fatal(err)
	}
	data := make([]byte, 3)
	if _, err := f.ReadAt(data, 3); err != nil || string(data) != "乙" {
		t.Errorf("read %q, %v", data, err)
	}
	end()
	left := filepath.Join(w.Dir(), scratchFile+"1") // of a run that was ended by force
	if err := os.WriteFile(left, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chtimes(left, time.Time{}, w.now().Add(-2*leftoverAge)); err != nil {
		t.Fatal(err)
	}
	if err := w.sweep(); err != nil {
		t.Fatal(err)
	}
	after, err := os.ReadDir(w.Dir())
	if err != nil || len(after) != len(before) {
		t.Errorf("the folder holds %d things, before %d (%v)", len(after), len(before), err)
	}
}
