package workspace

import (
	"context"
	"database/sql"
	"testing"

	"nianping"
)

func TestWhatWasDoneCountsUntilAnythingChanges(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	dir := t.TempDir()
	w, other := open(t, dir), open(t, dir)
	id := take(t, w, "a.docx", "a")
	if _, err := w.Key(ctx); err != nil {
		t.Fatal(err)
	}
	since := func() int64 {
		t.Helper()
		n, err := w.ForeignVersion(ctx)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	keep := func(since int64) {
		t.Helper()
		if err := w.KeepDone(ctx, "k", []byte("text"), since); err != nil {
			t.Fatal(err)
		}
	}
	done := func(key string) string {
		t.Helper()
		text, err := w.Done(ctx, key)
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	keep(since())
	for name, do := range map[string]func() error{
		"Items": func() error { _, err := w.Items(ctx); return err },
		"Key":   func() error { _, err := w.Key(ctx); return err },
		"Log":   func() error { _, err := w.Log(ctx); return err },
	} {
		if err := do(); err != nil || done("k") != "text" || done("x") != "" {
			t.Errorf("after %s: %q and %q, %v", name, done("k"), done("x"), err)
		}
	}
	hash := "00"
	for name, do := range map[string]func() error{
		"Record": func() error { return w.Record(ctx, "x", nil) },
		"Add":    func() error { take(t, w, "b.docx", "b"); return nil },
		"Place": func() error {
			return w.Place(ctx, map[int]Placement{id: {Institution: "C1", Year: 2024, Role: RoleReport}})
		},
		"Correct": func() error {
			return w.Correct(ctx, []Correction{{SHA256: hash, Pointer: "/year", Old: mustJSON(1), New: mustJSON(2)}})
		},
		"Decide": func() error { return w.Decide(ctx, map[CaseKey][]nianping.Decision{{"C1", 2024}: {{Code: "V4"}}}) },
		"SetRegistry": func() error {
			_, err := w.SetRegistry(ctx, "r.xlsx", hash, []nianping.Institution{{Name: "甲"}})
			return err
		},
		"Reread":            func() error { return w.Reread(ctx, hash, Reading{Report: nianping.NewReport("a.docx", hash)}) },
		"KeepEvaluations":   func() error { return w.KeepEvaluations(ctx, "r", nil) },
		"ForgetEvaluations": func() error { return w.ForgetEvaluations(ctx, "r", "r") },
		"KeepOutputs":       func() error { return w.KeepOutputs(ctx, nil) },
		"Purge":             func() error { _, err := w.Purge(ctx, []string{"C1"}); return err },
		"another process":   func() error { return other.Record(ctx, "x", nil) },
	} {
		keep(since())
		if done("k") != "text" {
			t.Fatalf("before %s: nothing is kept", name)
		}
		if err := do(); err != nil || done("k") != "" {
			t.Errorf("after %s: %q, %v", name, done("k"), err)
		}
	}
	before := since()
	if err := other.Record(ctx, "x", nil); err != nil {
		t.Fatal(err)
	}
	if keep(before); done("k") != "" {
		t.Error("what another process changed meanwhile is passed over")
	}
	keep(since())
	if err := w.KeepDone(ctx, "k2", []byte("text"), since()); err != nil || done("k") != "" || done("k2") != "text" {
		t.Errorf("%q and %q, %v", done("k"), done("k2"), err)
	}
}

func TestEvaluationsByOtherRubricsAreForgotten(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	w := open(t, t.TempDir())
	for _, rubric := range []string{"standard", "tried", "now"} {
		if err := w.KeepEvaluations(ctx, rubric, []Derived{{CaseKey: CaseKey{"C1", 2024}, Key: "k", Standing: "of " + rubric, Brief: []byte(rubric)}}); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.ForgetEvaluations(ctx, "now", "standard"); err != nil {
		t.Fatal(err)
	}
	for rubric, want := range map[string]int{"standard": 1, "tried": 0, "now": 1} {
		kept, err := w.Standings(ctx, rubric)
		if err != nil || len(kept) != want {
			t.Errorf("by %s: %v, %v", rubric, kept, err)
		}
		one := kept[CaseKey{"C1", 2024}]
		if want == 1 && one.Standing != "of "+rubric {
			t.Errorf("by %s: %+v", rubric, one)
		}
		brief, err := w.EvaluationBrief(ctx, rubric, CaseKey{"C1", 2024}, one.Key)
		if err != nil || (want == 1) != (string(brief) == rubric) {
			t.Errorf("by %s: %q, %v", rubric, brief, err)
		}
	}
}

// TestOnlyWhatIsWorkedOutDoesNotWaitForTheDisk asks SQLite how safe a commit is while it is being made.
func TestOnlyWhatIsWorkedOutDoesNotWaitForTheDisk(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	w := open(t, t.TempDir())
	level := func(change func(context.Context, func(*sql.Tx) error) error) (level int) {
		err := change(ctx, func(tx *sql.Tx) error { return tx.QueryRow("PRAGMA synchronous").Scan(&level) })
		if err != nil {
			t.Fatal(err)
		}
		return level
	}
	const normal, full = 1, 2
	for range 2 { // neither leaves anything behind for the other
		if got := level(w.derive); got != normal {
			t.Errorf("what is worked out is committed at level %d, not %d", got, normal)
		}
		if got := level(w.transact); got != full {
			t.Errorf("a change is committed at level %d, not %d", got, full)
		}
	}
}
