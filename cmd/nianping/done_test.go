package main

import (
	"archive/zip"
	"bytes"
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"nianping"
	"nianping/ingest/workspace"
	"nianping/render/pdf"
)

// doneRun is the main job over a small pile, run again and again into the same folder.
type doneRun struct {
	t                    *testing.T
	registry, inbox, out string
	flags                []string
}

func newDoneRun(t *testing.T) *doneRun {
	t.Helper()
	dir := t.TempDir()
	d := &doneRun{t: t, out: filepath.Join(dir, "out"), flags: []string{"--as-of", "2025-10-01"}}
	d.registry, d.inbox = makePile(t, dir, 6)
	return d
}

// run runs it and returns what it says; worked tells whether it opened evaluations at all, kept ones or not: those that are kept
// are taken out beforehand, without the workspace's knowledge.
func (d *doneRun) run() (worked bool, said string) {
	d.t.Helper()
	db := filepath.Join(d.out, "workspace", "nianping.db")
	d.exec(db, "DELETE FROM evaluation")
	line := append([]string{"evaluate", "--registry", d.registry, "--year", "2024", "-o", d.out}, d.flags...)
	code, said, talk := runLine(d.t, append(line, d.inbox)...)
	if code != 0 && code != 3 {
		d.t.Fatalf("exit %d\n%s%s", code, said, talk)
	}
	return d.exec(db, "UPDATE evaluation SET year = year") > 0, said + talk
}

// exec runs a statement and says how many rows it touched; 0 where there is no workspace yet.
func (d *doneRun) exec(db, statement string) int64 {
	d.t.Helper()
	if !workspace.Is(filepath.Dir(db)) {
		return 0
	}
	c, err := sql.Open("sqlite", db)
	if err != nil {
		d.t.Fatal(err)
	}
	defer c.Close()
	res, err := c.Exec(statement)
	if err != nil {
		d.t.Fatal(err)
	}
	n, err := res.RowsAffected()
	if err != nil {
		d.t.Fatal(err)
	}
	return n
}

// in changes the workspace as other commands do.
func (d *doneRun) in(f func(w *workspace.Workspace) error) {
	d.t.Helper()
	b := openBook(d.t, filepath.Join(d.out, "workspace"))
	defer b.w.Close()
	if err := f(b.w); err != nil {
		d.t.Fatal(err)
	}
}

// rewrite gives a file another content of the same size and sets its time back.
func rewrite(t *testing.T, path, old, now string) {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	data := contentOf(t, path)
	other := bytes.Replace(data, []byte(old), []byte(now), 1)
	if bytes.Equal(data, other) || len(data) != len(other) {
		t.Fatalf("%s is not another content of the same size", path)
	}
	if err := os.WriteFile(path, other, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chtimes(path, time.Time{}, info.ModTime()); err != nil {
		t.Fatal(err)
	}
}

func contentOf(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestWhatIsDoneIsNotDoneAgain(t *testing.T) {
	t.Parallel()
	d := newDoneRun(t)
	lock(t, filepath.Join(d.inbox, "上锁的.zip"), filepath.Join(d.inbox, "又是上锁的.zip"))
	_, first := d.run()
	files := writtenIn(t, d.out)
	if worked, again := d.run(); worked || strings.Replace(first, "新入库 8 份", "新入库 0 份", 1) != again {
		t.Errorf("worked %v; the first run said\n%s\nthe second\n%s", worked, first, again)
	}
	for name, at := range writtenIn(t, d.out) {
		if !files[name].Equal(at) {
			t.Errorf("%s was written anew", name)
		}
	}
	d.in(func(w *workspace.Workspace) error {
		log, err := w.Log(t.Context())
		if err != nil {
			return err
		}
		for i, action := range []string{"evaluate", "render", "evaluate", "render"} {
			e := log[len(log)-4+i]
			if e.Action != action || i >= 2 && action == "evaluate" && string(e.Detail) != string(log[len(log)-4].Detail) {
				t.Errorf("the log ends with %s %s, not %s as before", e.Action, e.Detail, action)
			}
		}
		_, _, faults, err := w.Verify(t.Context())
		if len(faults) > 0 {
			t.Error(faults)
		}
		return err
	})
}

// lock writes an archive with two members that need a password, under each of the paths.
func lock(t *testing.T, paths ...string) {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range []string{"总结.docx", "名单.xlsx"} {
		w, err := z.CreateRaw(&zip.FileHeader{Name: name, Flags: 1, CompressedSize64: 20, UncompressedSize64: 8})
		if err == nil {
			_, err = w.Write(make([]byte, 20))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// TestNothingCountsAsDoneThatIsNot changes one thing after another between two runs.
func TestNothingCountsAsDoneThatIsNot(t *testing.T) {
	t.Parallel()
	d := newDoneRun(t)
	d.run()
	result := func(name string) string { return filepath.Join(d.out, filepath.FromSlash(name)) }
	single := result("2024年度评估报告/黄山市第1职业培训学校.pdf")
	for _, step := range []struct {
		name string
		do   func()
		says string // what is said then
		file string // the result that must be as it was before, "" for none
	}{
		{"a file of the same size and time", func() { rewrite(t, filepath.Join(d.inbox, "20250520", "00002.txt"), "合格92人", "合格91人") }, "新入库 1 份", ""},
		{"a new file", func() {
			if err := os.WriteFile(filepath.Join(d.inbox, "补.txt"), []byte("补充说明\n"), 0o600); err != nil {
				t.Fatal(err)
			}
		}, "新入库 1 份", ""},
		{"a result that was removed", func() {
			if err := os.Remove(single); err != nil {
				t.Fatal(err)
			}
		}, "新入库 0 份", single},
		{"a result that was changed", func() { rewrite(t, result("台账.xlsx"), "PK\x03\x04", "PK\x03\x05") }, "新入库 0 份", result("台账.xlsx")},
		{"a decision", func() {
			d.in(func(w *workspace.Workspace) error {
				return w.Decide(t.Context(), map[workspace.CaseKey][]nianping.Decision{{Institution: nianping.NameKey("黄山市第1职业培训学校"), Year: 2024}: {{Code: "V4", Confirmed: true, By: "王", On: "2025-06-01"}}})
			})
		}, "新入库 0 份", ""},
		{"a change of which the log says nothing", func() {
			d.in(func(w *workspace.Workspace) error { return w.KeepOverall(t.Context(), "x", "y", []byte("z")) })
		}, "新入库 0 份", ""},
		{"another day", func() { d.flags[1] = "2025-10-02" }, "2025年10月2日", ""},
		{"the days on which offices are closed", func() { d.flags = append(d.flags, "--rollover") }, "2024年度", ""},
		{"no single reports", func() { d.flags = append(d.flags, "--no-single-reports") }, "2024年度", ""},
		{"another registry", func() { d.registry, _ = makePile(t, t.TempDir(), 5) }, "2024年度", ""},
	} {
		var before []byte
		if step.file != "" {
			before = contentOf(t, step.file)
		}
		step.do()
		if worked, said := d.run(); !worked || !strings.Contains(said, step.says) {
			t.Errorf("%s: worked %v, said\n%s", step.name, worked, said)
		}
		if step.file != "" && !bytes.Equal(before, contentOf(t, step.file)) {
			t.Errorf("%s: it is not as it was", step.name)
		}
		if worked, said := d.run(); worked {
			t.Errorf("%s, and nothing since: worked, said\n%s", step.name, said)
		}
	}
	hash := hashOf(contentOf(t, filepath.Join(d.inbox, "20250520", "00000.txt")))
	original := result("workspace/originals/" + hash[:2] + "/" + hash)
	if err := os.Remove(original); err != nil {
		t.Fatal(err)
	}
	if worked, _ := d.run(); worked || hashOf(contentOf(t, original)) != hash {
		t.Errorf("an original that was lost is not there again; worked %v", worked)
	}
}

func TestAnotherProgramOrRubricDoesTheWorkAnew(t *testing.T) {
	t.Parallel()
	key := func(program string, rubric *nianping.Rubric, r results) string {
		k, err := r.doneKey(program, rubric.Hash(), []int{2024}, nianping.Date{Year: 2025, Month: 10, Day: 1}, false)
		if err != nil {
			t.Fatal(err)
		}
		return k
	}
	same, other := nianping.DefaultRubric(), nianping.DefaultRubric()
	if len(other.Limits) == 0 {
		t.Fatal("the rubric has no limits")
	}
	other.Limits = other.Limits[1:]
	r := results{dir: "out", audience: pdf.Internal}
	was := key("a", same, r)
	if was != key("a", nianping.DefaultRubric(), r) {
		t.Error("the same has two keys")
	}
	for name, k := range map[string]string{"program": key("b", same, r), "rubric": key("a", other, r), "folder": key("a", same, results{dir: "out2", audience: pdf.Internal}),
		"audience": key("a", same, results{dir: "out", audience: pdf.Public}), "forms": key("a", same, results{dir: "out", audience: pdf.Internal, also: []string{"csv"}})} {
		if k == was {
			t.Errorf("another %s has the same key", name)
		}
	}
}
