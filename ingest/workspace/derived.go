package workspace

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync"

	"github.com/klauspost/compress/s2"
)

// What is worked out is kept so that it need not be worked out again, each under a key that the caller makes of all that it
// rests on. Nothing here is a source of its own: Purge takes it out, and what is missing is worked out anew. It is packed by
// S2: deflated it would be a fifth smaller, and take five times as long to pack and three times to unpack. Nobody waits for the disk to
// have it.

// Derived is something worked out for one institution and year.
type Derived struct {
	CaseKey
	Key      string // hash of all that it rests on
	Standing string // what is held of all at once; not packed
	Brief    []byte // what lists show of it
	Whole    []byte // everything
	Rows     []byte // of the ledger

	packed []any // Brief, Whole and Rows as they are stored; nil before Pack
}

// Pack prepares an evaluation for the store, and lets go of what it packs; it is the costly part of storing it.
func (d *Derived) Pack() {
	d.packed = []any{pack(d.Brief), pack(d.Whole), pack(d.Rows)}
	d.Brief, d.Whole, d.Rows = nil, nil, nil
}

// pack makes data small for the store.
func pack(data []byte) []byte {
	room, _ := packingRoom.Get().(*[]byte)
	if room == nil {
		room = new([]byte)
	}
	defer packingRoom.Put(room)
	*room = s2.Encode((*room)[:cap(*room)], data)
	return bytes.Clone(*room)
}

// packingRoom is where pack puts what it clones: S2 asks for more room than it needs in the end.
var packingRoom sync.Pool

// packedIn gives back what was packed; never nil without an error.
func packedIn(packed []byte) ([]byte, error) {
	data, err := s2.Decode([]byte{}, packed)
	if err != nil {
		return nil, fmt.Errorf("%w（%v）", ErrHurt, err)
	}
	return data, nil
}

// Standing is what is held of a kept evaluation.
type Standing struct{ Key, Standing string } // as in Derived

// Standings are those of all kept evaluations by one rubric (its hash).
func (w *Workspace) Standings(ctx context.Context, rubric string) (map[CaseKey]Standing, error) {
	all := map[CaseKey]Standing{}
	err := each(ctx, w.db, func(scan func(...any) error) error {
		var c CaseKey
		var s Standing
		err := scan(&c.Institution, &c.Year, &s.Key, &s.Standing)
		all[c] = s
		return err
	}, "SELECT institution, year, key, standing FROM evaluation WHERE rubric = ?", rubric)
	return all, err
}

// KeepEvaluations keeps evaluations by one rubric, packed or not.
func (w *Workspace) KeepEvaluations(ctx context.Context, rubric string, list []Derived) error {
	return keepAll(ctx, w, "INSERT OR REPLACE INTO evaluation (institution, year, rubric, key, standing, brief, whole, ledger) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", list, func(d Derived) []any {
		if d.packed == nil {
			d.Pack()
		}
		return append([]any{d.Institution, d.Year, rubric, d.Key, d.Standing}, d.packed...)
	})
}

// ForgetEvaluations forgets evaluations by other rubrics than two. It looks at all that are kept: once a run is enough.
func (w *Workspace) ForgetEvaluations(ctx context.Context, but, and string) error {
	return w.derive(ctx, func(tx *sql.Tx) error {
		_, err := tx.Exec("DELETE FROM evaluation WHERE rubric NOT IN (?, ?)", but, and)
		return err
	})
}

// rowsOf are the values of each of a list. They are worked out before a transaction begins: while it lasts all others wait.
func rowsOf[T any](list []T, values func(T) []any) [][]any {
	rows := make([][]any, len(list))
	for i, x := range list {
		rows[i] = values(x)
	}
	return rows
}

// putAll runs a statement with each of the rows of values.
func putAll(tx *sql.Tx, statement string, rows [][]any) error {
	put, err := tx.Prepare(statement)
	if err != nil {
		return err
	}
	defer put.Close()
	for _, row := range rows {
		if _, err := put.Exec(row...); err != nil {
			return err
		}
	}
	return nil
}

// keepAll is putAll in a transaction of its own, of what values says of each of a list.
func keepAll[T any](ctx context.Context, w *Workspace, statement string, list []T, values func(T) []any) error {
	rows := rowsOf(list, values)
	return w.derive(ctx, func(tx *sql.Tx) error { return putAll(tx, statement, rows) })
}

const ofEvaluation = " FROM evaluation WHERE institution = ? AND year = ? AND rubric = ? AND key = ?"

// EvaluationBrief is what lists show of a kept evaluation; nil where there is none with this key.
func (w *Workspace) EvaluationBrief(ctx context.Context, rubric string, k CaseKey, key string) ([]byte, error) {
	return w.unpacked(ctx, "SELECT brief"+ofEvaluation, k.Institution, k.Year, rubric, key)
}

// Evaluation is the whole of a kept evaluation; nil where there is none with this key.
func (w *Workspace) Evaluation(ctx context.Context, rubric string, k CaseKey, key string) ([]byte, error) {
	return w.unpacked(ctx, "SELECT whole"+ofEvaluation, k.Institution, k.Year, rubric, key)
}

// LedgerRows are the rows of a kept evaluation; nil where there is none with this key.
func (w *Workspace) LedgerRows(ctx context.Context, rubric string, k CaseKey, key string) ([]byte, error) {
	return w.unpacked(ctx, "SELECT ledger"+ofEvaluation, k.Institution, k.Year, rubric, key)
}

// unpacked is the one value of a query that was packed for the store; nil where there is none.
func (w *Workspace) unpacked(ctx context.Context, query string, args ...any) ([]byte, error) {
	var data []byte
	err := w.get(ctx, query, args, []any{&data})
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, explain(err)
	}
	return packedIn(data)
}

// Figures are the kept figures of one case; nil where there are none with this key.
func (w *Workspace) Figures(ctx context.Context, k CaseKey, key string) ([]byte, error) {
	return w.unpacked(ctx, "SELECT figures FROM figures WHERE institution = ? AND year = ? AND key = ?", k.Institution, k.Year, key)
}

// KeepFigures keeps what stands in Brief.
func (w *Workspace) KeepFigures(ctx context.Context, list []Derived) error {
	return keepAll(ctx, w, "INSERT OR REPLACE INTO figures (institution, year, key, figures) VALUES (?, ?, ?, ?)", list, func(d Derived) []any {
		return []any{d.Institution, d.Year, d.Key, pack(d.Brief)}
	})
}

// ContentFigures are the figures of one content as it was read.
type ContentFigures struct {
	sha256, key string
	figures     []byte // packed
}

// PackFigures prepares figures for the store; key is a hash of all that they rest on.
func PackFigures(sha256, key string, figures []byte) *ContentFigures {
	return &ContentFigures{sha256, key, pack(figures)}
}

const putFigures = "INSERT OR REPLACE INTO content_figures (sha256, key, figures) VALUES (?, ?, ?)"

func (f *ContentFigures) row() []any { return []any{f.sha256, f.key, f.figures} }

// ContentFigures are the kept figures of one content; nil where there are none with this key.
func (w *Workspace) ContentFigures(ctx context.Context, sha256, key string) ([]byte, error) {
	return w.unpacked(ctx, "SELECT figures FROM content_figures WHERE sha256 = ? AND key = ?", sha256, key)
}

// KeepContentFigures keeps figures of contents.
func (w *Workspace) KeepContentFigures(ctx context.Context, list []*ContentFigures) error {
	return keepAll(ctx, w, putFigures, list, (*ContentFigures).row)
}

// Overall is what was worked out over all institutions at once; nil where nothing is kept under this name and key.
func (w *Workspace) Overall(ctx context.Context, name, key string) ([]byte, error) {
	return w.unpacked(ctx, "SELECT data FROM overall WHERE name = ? AND key = ?", name, key)
}

// KeepOverall keeps what was worked out, in place of what was kept under this name before.
func (w *Workspace) KeepOverall(ctx context.Context, name, key string, text []byte) error {
	data := pack(text)
	return w.derive(ctx, func(tx *sql.Tx) error {
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

// EachWeighed is EachItem with the kept verdict on each item: without a Key where there is none.
func (w *Workspace) EachWeighed(ctx context.Context, take func(*Held, *Verdict) error) error {
	return each(ctx, w.asked, func(scan func(...any) error) error {
		h, v := new(Held), new(Verdict)
		var why string
		err := h.scan(scan, &v.Key, &v.Institution, &v.Year, &v.ReportLike, &why)
		if err == nil {
			v.Why, err = reasons(why)
		}
		if err != nil {
			return err
		}
		v.Item = h.ID
		return take(h, v)
	}, "SELECT "+heldColumns+", coalesce(v.key, ''), coalesce(v.institution, ''), coalesce(v.year, 0), coalesce(v.report_like, 0), coalesce(v.why, '[]') FROM "+
		heldTables+" LEFT JOIN verdict v ON v.item = i.id ORDER BY i.id")
}

// KeepVerdicts keeps verdicts in place of those before.
func (w *Workspace) KeepVerdicts(ctx context.Context, list []Verdict) error {
	return keepAll(ctx, w, "INSERT OR REPLACE INTO verdict (item, key, institution, year, report_like, why) VALUES (?, ?, ?, ?, ?, ?)", list, func(v Verdict) []any {
		return []any{v.Item, v.Key, v.Institution, v.Year, v.ReportLike, string(mustJSON(v.Why))}
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
	all := map[string]Output{}
	err := each(ctx, w.db, func(scan func(...any) error) error {
		var o Output
		err := scan(&o.Path, &o.Key, &o.SHA256)
		all[o.Path] = o
		return err
	}, "SELECT path, key, sha256 FROM output")
	return all, err
}

// KeepOutputs notes what was written.
func (w *Workspace) KeepOutputs(ctx context.Context, list []Output) error {
	return keepAll(ctx, w, "INSERT OR REPLACE INTO output (path, key, sha256) VALUES (?, ?, ?)", list, func(o Output) []any {
		return []any{o.Path, o.Key, o.SHA256}
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
