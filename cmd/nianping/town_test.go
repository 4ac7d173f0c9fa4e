package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"nianping"
	"nianping/ingest/workspace"
)

// pile is a pile of submissions under fixtures with what must come out, reckoned by hand.
type pile struct {
	Status  []nianping.Status
	Figures []struct {
		Institution string
		Year        int
		Programme   *nianping.Programme
		Level       *nianping.Level
		Registered  *int
		Passed      *int
	}
	Planted []struct {
		Institution string
		Year        int
		Code        string
	}
	Ranking struct {
		Before []struct {
			Year                    int
			Type, First, Then, Name string
		}
		Unranked []struct {
			Institution string
			Year        int
			Grade       nianping.GradeName
		}
	}
}

func readPile(t *testing.T, name string) pile {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("../../fixtures", name, "expected.json"))
	if err != nil {
		t.Fatal(err)
	}
	var p pile
	if err := json.Unmarshal(data, &p); err != nil {
		t.Fatal(err)
	}
	if len(p.Status) == 0 {
		t.Fatalf("%s expects nothing", name)
	}
	return p
}

// evaluatePile runs the main job on a pile and returns its exit status, its words and its workspace.
func evaluatePile(t *testing.T, name string, years ...string) (status int, stdout, stderr, dir string) {
	t.Helper()
	dir = t.TempDir()
	status, stdout, stderr = evaluateInto(t, dir, filepath.Join("../../fixtures", name), years...)
	return status, stdout, stderr, dir
}

// evaluateInto runs the main job on the registry.xlsx and the inbox of a folder, without single reports.
func evaluateInto(t testing.TB, dir, pile string, years ...string) (status int, stdout, stderr string) {
	t.Helper()
	args := []string{"evaluate", "--registry", filepath.Join(pile, "registry.xlsx"), "--as-of", "2026-11-01", "-o", dir, "--no-single-reports"}
	for _, y := range years {
		args = append(args, "--year", y)
	}
	return runLine(t, append(args, filepath.Join(pile, "inbox"))...)
}

// runLine runs one command line with a fixed clock.
func runLine(t testing.TB, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	var out, talk bytes.Buffer
	status = run(context.Background(), args, &out, &talk, fixedNow)
	return status, out.String(), talk.String()
}

// openBook opens a workspace and reads what its cases need, on the day of fixedNow. The caller closes the workspace, book.w,
// before a command line opens it; the test's end closes it in any case.
func openBook(t *testing.T, dir string) *casebook {
	t.Helper()
	w, err := workspace.Open(t.Context(), dir, fixedNow)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.Close() })
	w.SetProgram(build())
	book, err := openCases(t.Context(), w, nianping.DateOf(fixedNow()))
	if err != nil {
		t.Fatal(err)
	}
	return book
}

func fixedNow() time.Time { return time.Date(2026, 11, 1, 9, 0, 0, 0, nianping.Shanghai) }

func statusOf(t *testing.T, dir string, years ...string) []nianping.Status {
	t.Helper()
	args := []string{"status", "-w", filepath.Join(dir, "workspace"), "--as-of", "2026-11-01", "--format", "json"}
	for _, y := range years {
		args = append(args, "--year", y)
	}
	code, out, talk := runLine(t, args...)
	var got []nianping.Status
	if err := json.Unmarshal([]byte(out), &got); code != 0 || err != nil {
		t.Fatalf("exit %d, %v\n%s", code, err, talk)
	}
	return got
}

func TestTheTownComesOutAsReckonedByHand(t *testing.T) {
	t.Parallel()
	want := readPile(t, "town")
	code, out, talk, dir := evaluatePile(t, "town", "2023", "2024")
	if code != 0 {
		t.Fatalf("exit %d\n%s%s", code, out, talk)
	}
	got := statusOf(t, dir, "2023", "2024")
	if len(got) != len(want.Status) {
		t.Errorf("%d rows of status, want %d", len(got), len(want.Status))
	}
	for i := range min(len(got), len(want.Status)) {
		if !reflect.DeepEqual(got[i], want.Status[i]) {
			t.Errorf("status:\n got %s\nwant %s", oneLine(got[i]), oneLine(want.Status[i]))
		}
	}
	for _, name := range []string{"2023年度定期评估排名报告.pdf", "2024年度定期评估排名报告.pdf"} {
		if data, err := os.ReadFile(filepath.Join(dir, name)); err != nil || !bytes.HasPrefix(data, []byte("%PDF-")) {
			t.Errorf("%s: %v", name, err)
		}
	}
	compareFigures(t, want, dir)
	compareScores(t, want, dir)
}

// compareFigures holds the key figures, the planted findings and the ranking against the hand's.
func compareFigures(t *testing.T, want pile, dir string) {
	t.Helper()
	book := openBook(t, filepath.Join(dir, "workspace"))
	defer book.w.Close() // `score` opens it next
	cases := map[string]*nianping.Case{}
	evaluations := map[string]nianping.Evaluation{}
	for _, year := range []int{2023, 2024} {
		var list []*nianping.Case
		for _, f := range book.year(year) {
			c, _, err := book.open(t.Context(), f, nil)
			if err != nil {
				t.Fatal(err)
			}
			list = append(list, c)
			cases[fmt.Sprint(f.Institution.Name, year)] = c
		}
		for _, e := range nianping.EvaluateAll(list, nianping.DefaultRubric()) {
			evaluations[fmt.Sprint(e.Institution, year)] = e
		}
	}
	for _, f := range want.Figures {
		c := cases[fmt.Sprint(f.Institution, f.Year)]
		if c == nil || c.Report == nil {
			t.Errorf("%s %d: no report", f.Institution, f.Year)
			continue
		}
		found, seen := false, []string{} // the hand names the programme from the registry, where a document does not say
		for _, o := range c.Report.Outcomes {
			if o.Occupation == nil && (o.Programme == nil || reflect.DeepEqual(o.Programme, f.Programme)) && reflect.DeepEqual(o.Level, f.Level) {
				found = found || reflect.DeepEqual(o.Registered, f.Registered) && reflect.DeepEqual(o.Passed, f.Passed)
				seen = append(seen, oneLine(o))
			}
		}
		if !found {
			t.Errorf("%s %d %s: want %s/%s, have %s", f.Institution, f.Year, oneLine([]any{f.Programme, f.Level}), oneLine(f.Registered), oneLine(f.Passed), strings.Join(seen, " "))
		}
	}
	for _, p := range want.Planted {
		found := false
		for _, f := range evaluations[fmt.Sprint(p.Institution, p.Year)].Findings {
			found = found || f.Code == p.Code
		}
		if !found {
			t.Errorf("%s %d: %s was not found", p.Institution, p.Year, p.Code)
		}
	}
	for _, u := range want.Ranking.Unranked {
		e := evaluations[fmt.Sprint(u.Institution, u.Year)]
		if e.Grade != u.Grade || e.Rank != nil || e.RankAll != nil {
			t.Errorf("%s %d: grade %s, rank %s; want %s and none", u.Institution, u.Year, e.Grade, oneLine(e.Rank), u.Grade)
		}
	}
	for _, b := range want.Ranking.Before {
		first, then := evaluations[fmt.Sprint(b.First, b.Year)], evaluations[fmt.Sprint(b.Then, b.Year)]
		if first.Rank == nil || then.Rank == nil || *first.Rank >= *then.Rank {
			t.Errorf("%d: %s (%s) should stand before %s (%s)", b.Year, b.First, oneLine(first.Rank), b.Then, oneLine(then.Rank))
		}
	}
}

func TestTheRoughPileIsNamedKeptAndListedAndTheRestEvaluated(t *testing.T) {
	t.Parallel()
	want := readPile(t, "rough")
	code, out, talk, dir := evaluatePile(t, "rough", "2024")
	if code != 3 {
		t.Fatalf("exit %d\n%s%s", code, out, talk)
	}
	for i, got := range statusOf(t, dir, "2024") {
		got.Supersedes = want.Status[i].Supersedes // whether an unreadable file is superseded is left open
		if !reflect.DeepEqual(got, want.Status[i]) {
			t.Errorf("status:\n got %s\nwant %s", oneLine(got), oneLine(want.Status[i]))
		}
	}
	for _, name := range []string{"空文件.docx", "总结.docx", "上报材料.zip", "溪口木雕厂2024年度总结.xlsx", "忘带附件.eml", "绩溪登源河工艺品厂2024年度总结.docx"} {
		if !strings.Contains(talk, name) {
			t.Errorf("%s is not named in\n%s", name, talk)
		}
	}
	if code, out, talk := runLine(t, "log", "verify", "-w", filepath.Join(dir, "workspace")); code != 0 {
		t.Errorf("exit %d\n%s%s", code, out, talk)
	}
}

func oneLine(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		return err.Error()
	}
	return string(b)
}
