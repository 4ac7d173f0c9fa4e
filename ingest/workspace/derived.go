package workspace

import (
	"context"
	"database/sql"
	"errors"
)

// What is worked out is kept so that it need not be worked out again, each under a key that the caller makes of all that it
// rests on. Nothing here is a source of its own: Purge takes it out, and what is missing is worked out anew.

// Derived is something worked out for one institution and year.
type Derived struct {
	CaseKey
	Key   string // hash of all that it rests on
	Brief []byte // what is kept ready of it
	Whole []byte // everything; not read by Evaluations
}

// Evaluations are the kept evaluations by one rubric (its hash), without Whole.
func (w *Workspace) Evaluations(ctx context.Context, rubric string) (map[CaseKey]Derived, error) {
	return w.derived(ctx, "SELECT institution, year, key, brief FROM evaluation WHERE rubric = ?", rubric)
}

// KeepEvaluations keeps evaluations by one rubric, and forgets those by others than it and the standard one.
func (w *Workspace) KeepEvaluations(ctx context.Context, rubric, standard string, list []Derived) error {
	return w.transact(ctx, func(tx *sql.Tx) error {
		if _, err := tx.Exec("DELETE FROM evaluation WHERE rubric NOT IN (?, ?)", rubric, standard); err != nil {
			return err
		}
		put, err := tx.Prepare(`INSERT OR REPLACE INTO evaluation (institution, year, rubric, key, brief, whole) VALUES (?, ?, ?, ?, ?, ?)`)
		if err != nil {
			return err
		}
		defer put.Close()
		for _, d := range list {
			brief, whole, err := deflateBoth(d)
			if err != nil {
				return err
			}
			if _, err := put.Exec(d.Institution, d.Year, rubric, d.Key, brief, whole); err != nil {
				return err
			}
		}
		return nil
	})
}

func deflateBoth(d Derived) (brief, whole []byte, err error) {
	if brief, err = deflate(string(d.Brief)); err != nil {
		return nil, nil, err
	}
	whole, err = deflate(string(d.Whole))
	return brief, whole, err
}

// Evaluation is the whole of a kept evaluation; nil where there is none with this key.
func (w *Workspace) Evaluation(ctx context.Context, rubric string, k CaseKey, key string) ([]byte, error) {
	var data []byte
	err := w.db.QueryRowContext(ctx, "SELECT whole FROM evaluation WHERE institution = ? AND year = ? AND rubric = ? AND key = ?", k.Institution, k.Year, rubric, key).Scan(&data)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, explain(err)
	}
	text, err := inflate(data)
	return []byte(text), err
}

// Figures are the kept figures of reports, in Brief.
func (w *Workspace) Figures(ctx context.Context) (map[CaseKey]Derived, error) {
	return w.derived(ctx, "SELECT institution, year, key, figures FROM figures")
}

// KeepFigures keeps what stands in Brief.
func (w *Workspace) KeepFigures(ctx context.Context, list []Derived) error {
	return w.transact(ctx, func(tx *sql.Tx) error {
		put, err := tx.Prepare("INSERT OR REPLACE INTO figures (institution, year, key, figures) VALUES (?, ?, ?, ?)")
		if err != nil {
			return err
		}
		defer put.Close()
		for _, d := range list {
			data, err := deflate(string(d.Brief))
			if err != nil {
				return err
			}
			if _, err := put.Exec(d.Institution, d.Year, d.Key, data); err != nil {
				return err
			}
		}
		return nil
	})
}

func (w *Workspace) derived(ctx context.Context, query string, args ...any) (map[CaseKey]Derived, error) {
	rows, err := w.db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, explain(err)
	}
	defer rows.Close()
	all := map[CaseKey]Derived{}
	for rows.Next() {
		var d Derived
		var data sql.RawBytes
		if err := rows.Scan(&d.Institution, &d.Year, &d.Key, &data); err != nil {
			return nil, explain(err)
		}
		text, err := inflate(data)
		if err != nil {
			return nil, err
		}
		d.Brief = []byte(text)
		all[d.CaseKey] = d
	}
	return all, explain(rows.Err())
}

// Overall is what was worked out over all institutions at once; nil where nothing is kept under this name and key.
func (w *Workspace) Overall(ctx context.Context, name, key string) ([]byte, error) {
	var data []byte
	err := w.db.QueryRowContext(ctx, "SELECT data FROM overall WHERE name = ? AND key = ?", name, key).Scan(&data)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, explain(err)
	}
	text, err := inflate(data)
	return []byte(text), err
}

// KeepOverall keeps what was worked out, in place of what was kept under this name before.
func (w *Workspace) KeepOverall(ctx context.Context, name, key string, text []byte) error {
	data, err := deflate(string(text))
	if err != nil {
		return err
	}
	return w.transact(ctx, func(tx *sql.Tx) error {
		_, err := tx.Exec("INSERT OR REPLACE INTO overall (name, key, data) VALUES (?, ?, ?)", name, key, data)
		return err
	})
}

// Verdict is what an item says of its place by itself.
type Verdict struct {
	Item        int    // its ID
	Key         string // hash of all that the verdict rests on
	Institution string // InstitutionKey; "" where it is not clear
	Year        int    // 0 where it is not clear
	ReportLike  bool
	Why         []string
}

// Verdicts are the kept verdicts by item.
func (w *Workspace) Verdicts(ctx context.Context) (map[int]Verdict, error) {
	rows, err := w.db.QueryContext(ctx, "SELECT item, key, institution, year, report_like, why FROM verdict")
	if err != nil {
		return nil, explain(err)
	}
	defer rows.Close()
	all := map[int]Verdict{}
	for rows.Next() {
		var v Verdict
		var why string
		if err := rows.Scan(&v.Item, &v.Key, &v.Institution, &v.Year, &v.ReportLike, &why); err != nil {
			return nil, explain(err)
		}
		if v.Why, err = reasons(why); err != nil {
			return nil, err
		}
		all[v.Item] = v
	}
	return all, explain(rows.Err())
}

// KeepVerdicts keeps verdicts in place of those before.
func (w *Workspace) KeepVerdicts(ctx context.Context, list []Verdict) error {
	return w.transact(ctx, func(tx *sql.Tx) error {
		put, err := tx.Prepare("INSERT OR REPLACE INTO verdict (item, key, institution, year, report_like, why) VALUES (?, ?, ?, ?, ?, ?)")
		if err != nil {
			return err
		}
		defer put.Close()
		for _, v := range list {
			if _, err := put.Exec(v.Item, v.Key, v.Institution, v.Year, v.ReportLike, string(mustJSON(v.Why))); err != nil {
				return err
			}
		}
		return nil
	})
}

// Output is one file of the results as it was written last.
type Output struct {
	Path   string // absolute
	Key    string // hash of all that its content rests on
	SHA256 string // of its content
}

// Outputs are the files written so far by path.
func (w *Workspace) Outputs(ctx context.Context) (map[string]Output, error) {
	rows, err := w.db.QueryContext(ctx, "SELECT path, key, sha256 FROM output")
	if err != nil {
		return nil, explain(err)
	}
	defer rows.Close()
	all := map[string]Output{}
	for rows.Next() {
		var o Output
		if err := rows.Scan(&o.Path, &o.Key, &o.SHA256); err != nil {
			return nil, explain(err)
		}
		all[o.Path] = o
	}
	return all, explain(rows.Err())
}

// KeepOutputs notes what was written.
func (w *Workspace) KeepOutputs(ctx context.Context, list []Output) error {
	return w.transact(ctx, func(tx *sql.Tx) error {
		put, err := tx.Prepare("INSERT OR REPLACE INTO output (path, key, sha256) VALUES (?, ?, ?)")
		if err != nil {
			return err
		}
		defer put.Close()
		for _, o := range list {
			if _, err := put.Exec(o.Path, o.Key, o.SHA256); err != nil {
				return err
			}
		}
		return nil
	})
}

// forgetDerived takes out what was worked out for institutions, which may quote persons, and all comparisons.
func forgetDerived(tx *sql.Tx, institutions []string) error {
	for _, table := range []string{"evaluation", "figures"} {
		for _, key := range institutions {
			if _, err := tx.Exec("DELETE FROM "+table+" WHERE institution = ?", key); err != nil {
				return err
			}
		}
	}
	_, err := tx.Exec("DELETE FROM overall")
	return err
}
