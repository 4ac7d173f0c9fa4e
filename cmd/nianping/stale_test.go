package main

import (
	"context"
	"database/sql"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"nianping"
	"nianping/ingest/workspace"
)

// derivedTables hold what can be worked out again.
var derivedTables = []string{"verdict", "evaluation", "figures", "overall", "output", "done"}

// withoutDerived copies a workspace that nobody has open and takes out all that was worked out.
func withoutDerived(t *testing.T, dir string) string {
	t.Helper()
	bare := filepath.Join(t.TempDir(), "w")
	if err := os.CopyFS(bare, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", filepath.Join(bare, "nianping.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, table := range derivedTables {
		if _, err := db.Exec("DELETE FROM " + table); err != nil {
			t.Fatal(err)
		}
	}
	return bare
}

// scoresOf is what `score` says of a workspace.
func scoresOf(t *testing.T, dir string, more ...string) string {
	t.Helper()
	code, out, talk := runLine(t, append([]string{"score", "-w", dir, "--year", "2023", "--year", "2024", "--format", "json", "--reveal"}, more...)...)
	if code != 0 {
		t.Fatalf("exit %d\n%s", code, talk)
	}
	return out
}

// TestNoKeptResultOutlivesAnyOfItsReasons changes one thing after another that an evaluation rests on. After each the scores
// must have moved, and must be those that are worked out from nothing.
func TestNoKeptResultOutlivesAnyOfItsReasons(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	_, _, _, out := evaluatePile(t, "town", "2023", "2024")
	dir := filepath.Join(out, "workspace")
	in := func(f func(w *workspace.Workspace, b *casebook) error) {
		t.Helper()
		b := openBook(t, dir)
		defer b.w.Close()
		if err := f(b.w, b); err != nil {
			t.Fatal(err)
		}
	}
	// reported finds an institution with a report of a year that has a grand total, and one of the year before.
	reported := func(b *casebook, nth int) (*caseFile, *caseContent) {
		for i := range b.registry {
			f, before := b.one(i, 2024), b.one(i, 2023)
			if !f.readable() || !before.readable() || f.Status.State == nianping.NotRequired {
				continue
			}
			o, err := b.read(ctx, f)
			if err == nil && len(o.report.Outcomes) > 0 && o.report.Outcomes[0].Registered != nil && len(b.corrected[f.content()]) == 0 {
				if nth--; nth < 0 {
					return f, o
				}
			}
		}
		t.Fatal("no institution has a report with a total for both years")
		return nil, nil
	}
	correct := func(w *workspace.Workspace, sha string, p nianping.Pointer, value string) error {
		r, err := w.Reading(ctx, sha)
		if err != nil {
			return err
		}
		text, err := json.Marshal(r.Report)
		if err != nil {
			return err
		}
		return w.Correct(ctx, []workspace.Correction{{SHA256: sha, Pointer: p, Old: workspace.ValueAt(text, p), New: json.RawMessage(value), Reason: "核对", Officer: "王"}})
	}
	submit := func(name, text string) {
		t.Helper()
		file := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if code, _, talk := runLine(t, "ingest", "-w", dir, "--received", "2026-10-20", file); code != 0 && code != 3 {
			t.Fatalf("exit %d\n%s", code, talk)
		}
	}
	rubric := filepath.Join(t.TempDir(), "other.json")
	var more []string
	for _, step := range []struct {
		name string
		do   func()
	}{
		{"a correction", func() {
			in(func(w *workspace.Workspace, b *casebook) error {
				f, _ := reported(b, 0)
				return correct(w, f.content(), "/outcomes/0/registered", "987654")
			})
		}},
		{"a correction of last year's report", func() {
			in(func(w *workspace.Workspace, b *casebook) error {
				f, _ := reported(b, 1)
				before := b.one(f.place, 2023)
				return correct(w, before.content(), "/outcomes/0/registered", "4321")
			})
		}},
		{"a decision", func() {
			in(func(w *workspace.Workspace, b *casebook) error {
				f, _ := reported(b, 0)
				return w.Decide(ctx, map[workspace.CaseKey][]nianping.Decision{f.caseKey(): {{Code: "V4", Confirmed: true, By: "王", On: "2026-01-01", Document: "黄人社〔2026〕1号"}}})
			})
		}},
		{"the registry's facts", func() {
			in(func(w *workspace.Workspace, b *casebook) error {
				f, _ := reported(b, 1)
				f.Institution.Filings = f.Institution.Filings[:0:0]
				f.Institution.Filings = append(f.Institution.Filings, nianping.Filing{Programme: nianping.SkillLevel, Occupation: "别的工种", Levels: nianping.Levels, From: nianping.Date{Year: 2020, Month: 1, Day: 1}, To: nianping.Date{Year: 2030, Month: 1, Day: 1}, State: nianping.Active})
				_, err := w.SetRegistry(ctx, "r.xlsx", "00", b.registry)
				return err
			})
		}},
		{"a later version", func() {
			var name string
			in(func(w *workspace.Workspace, b *casebook) error {
				f, _ := reported(b, 0)
				name = f.Institution.Name
				return nil
			})
			submit(name+"2024年度总结.txt", name+"2024年度评价工作总结\n一、基本情况\n我单位内部职责分工明确。\n三、评价工作开展情况\n（一）总体情况\n2024年度全年报考77人，合格66人。\n四、下一步打算\n继续努力，规范开展评价。\n")
		}},
		{"an officer's placement", func() {
			in(func(w *workspace.Workspace, b *casebook) error {
				f, _ := reported(b, 0)
				items, err := w.Items(ctx)
				if err != nil {
					return err
				}
				for _, it := range items {
					if it.SHA256 == f.content() {
						return w.Place(ctx, map[int]workspace.Placement{it.ID: {Role: workspace.RoleAside, Officer: "王"}})
					}
				}
				t.Fatal("its item is not there")
				return nil
			})
		}},
		{"another institution's copy", func() {
			var text, name string
			in(func(w *workspace.Workspace, b *casebook) error {
				f, _ := reported(b, 0)
				var err error
				if text, err = w.Text(ctx, f.content()); err != nil {
					return err
				}
				for i := range b.registry {
					if g := b.one(i, 2024); i != f.place && !g.readable() && g.Status.State != nianping.NotRequired {
						name = g.Institution.Name
						text = strings.ReplaceAll(text, f.Institution.Name, name)
						break
					}
				}
				return nil
			})
			if name == "" {
				t.Fatal("nobody is missing")
			}
			submit(name+"2024年度总结.txt", name+"\n"+text)
		}},
		{"what another program reads", func() {
			in(func(w *workspace.Workspace, b *casebook) error {
				f, _ := reported(b, 1)
				n := 55555
				r, err := w.Reading(ctx, f.content())
				if err != nil {
					return err
				}
				r.Report.Outcomes[0].Registered = &n
				return w.Reread(ctx, f.content(), workspace.Reading{Readable: true, Report: r.Report, Text: r.Text})
			})
		}},
		{"the day", func() { more = []string{"--as-of", "2025-06-01"} }},
		{"the rubric", func() {
			r := *nianping.DefaultRubric()
			r.Grades = slices.Clone(r.Grades)
			r.Grades[0].Min, _ = nianping.ParseDecimal("99.5")
			r.Grades[1].Min, _ = nianping.ParseDecimal("99")
			data, err := json.Marshal(&r)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(rubric, data, 0o600); err != nil {
				t.Fatal(err)
			}
			more = append(more, "--rubric", rubric)
		}},
	} {
		before := scoresOf(t, dir, more...)
		step.do()
		after := scoresOf(t, dir, more...)
		if after == before {
			t.Errorf("%s moved nothing", step.name)
		}
		if anew := scoresOf(t, withoutDerived(t, dir), more...); anew != after {
			t.Errorf("%s: what was kept gives other scores than what is worked out anew", step.name)
		}
	}
}

func TestAKeptResultIsReadAndAnotherProgramsIsNot(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	_, _, _, out := evaluatePile(t, "town", "2024")
	dir := filepath.Join(out, "workspace")
	before := scoresOf(t, dir)
	// A kept brief that says something else shows that it is read.
	w, err := workspace.Open(ctx, dir, fixedNow)
	if err != nil {
		t.Fatal(err)
	}
	kept, err := w.Standings(ctx, nianping.DefaultRubric().Hash())
	if err != nil || len(kept) == 0 {
		t.Fatal(len(kept), err)
	}
	var list []workspace.Derived
	for c, standing := range kept {
		key := standing.Key
		brief, err := w.EvaluationBrief(ctx, nianping.DefaultRubric().Hash(), c, key)
		if err != nil || brief == nil {
			t.Fatal(err)
		}
		whole, err := w.Evaluation(ctx, nianping.DefaultRubric().Hash(), c, key)
		if err != nil || whole == nil {
			t.Fatal(err)
		}
		list = append(list, workspace.Derived{CaseKey: c, Key: key, Standing: standing.Standing, Brief: brief, Whole: []byte(strings.ReplaceAll(string(whole), `"grade_reason":"`, `"grade_reason":"（存）`))})
	}
	if err := w.KeepEvaluations(ctx, nianping.DefaultRubric().Hash(), list); err != nil {
		t.Fatal(err)
	}
	if after := scoresOf(t, dir); after == before || !strings.Contains(after, "（存）") {
		t.Error("what was kept was not read")
	}
	w.SetProgram("another")
	book, err := openCases(ctx, w, nianping.DateOf(fixedNow()))
	if err != nil {
		t.Fatal(err)
	}
	e := &evaluated{book: book, rubric: nianping.DefaultRubric(), rubricHash: nianping.DefaultRubric().Hash(), day: book.day, years: []evaluatedYear{newEvaluatedYear(2024, book.year(2024))}}
	if err := e.evaluate(ctx, &progress{}); err != nil {
		t.Fatal(err)
	}
	for i := range e.years[0].standings {
		v, err := e.whole(ctx, &e.years[0], i)
		if err != nil || strings.Contains(v.GradeReason, "（存）") {
			t.Fatalf("another program took what was kept: %v %v", v, err)
		}
	}
	w.Close()
}
