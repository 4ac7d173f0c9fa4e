package workspace

import (
	"context"
	"database/sql"
	"encoding/json"
	"reflect"
	"sort"
	"strings"

	"nianping"
)

// Correction is an officer's value in place of one that was read, or a row that was not read. It lies over the reading and never
// changes it.
type Correction struct {
	SHA256  string           `json:"sha256"`  // of the content
	Pointer nianping.Pointer `json:"pointer"` // by the rows that were read with those that officers added behind them; one that ends in Added adds a row
	Old     json.RawMessage  `json:"old"`     // as the program read it, without corrections; null for a row that is added
	New     json.RawMessage  `json:"new"`     // null for a row takes it out
	Reason  string           `json:"reason"`
	Officer string           `json:"officer"`
	At      string           `json:"at"`
}

// Correct adds corrections; of several for one value the latest counts. All of them or none are added.
func (w *Workspace) Correct(ctx context.Context, list []Correction) error {
	return w.transact(ctx, func(tx *sql.Tx) error {
		for _, c := range list {
			if _, err := tx.Exec("INSERT INTO correction (sha256, pointer, old, new, reason, officer, at) VALUES (?, ?, ?, ?, ?, ?, ?)",
				c.SHA256, string(c.Pointer), string(c.Old), string(c.New), c.Reason, c.Officer, w.stamp()); err != nil {
				return err
			}
			logged := c // the log is never cleared, so no number of a person may stand in it
			logged.Old, logged.New = maskValue(c.Pointer, c.Old), maskValue(c.Pointer, c.New)
			if err := w.enter(tx, "correct", logged); err != nil {
				return err
			}
		}
		return nil
	})
}

// maskValue hides the numbers of persons in a JSON value, which may be a row.
func maskValue(p nianping.Pointer, v json.RawMessage) json.RawMessage {
	var value any
	if json.Unmarshal(v, &value) != nil {
		return v
	}
	switch x := value.(type) {
	case string:
		return mustJSON(maskField(string(p), x))
	case map[string]any:
		for name, field := range x {
			if text, ok := field.(string); ok {
				x[name] = maskField(name, text)
			}
		}
		return mustJSON(x)
	}
	return v
}

func maskField(name, text string) string {
	if strings.HasSuffix(name, "id_number") || strings.HasSuffix(name, "phone") {
		return nianping.MaskID(text)
	}
	return nianping.MaskText(text)
}

// Corrections are all corrections by content, oldest first.
func (w *Workspace) Corrections(ctx context.Context) (map[string][]Correction, error) {
	all := map[string][]Correction{}
	err := each(ctx, w.db, func(scan func(...any) error) error {
		var c Correction
		var before, after string
		err := scan(&c.SHA256, &c.Pointer, &before, &after, &c.Reason, &c.Officer, &c.At)
		c.Old, c.New = json.RawMessage(before), json.RawMessage(after)
		all[c.SHA256] = append(all[c.SHA256], c)
		return err
	}, "SELECT sha256, pointer, old, new, reason, officer, at FROM correction ORDER BY id")
	return all, err
}

func mustJSON(v any) json.RawMessage {
	b, err := json.Marshal(v)
	if err != nil {
		return nil
	}
	return b
}

func same(a, b json.RawMessage) bool {
	var x, y any
	return json.Unmarshal(a, &x) == nil && json.Unmarshal(b, &y) == nil && reflect.DeepEqual(x, y)
}

func sortedIDs[V any](m map[int]V) []int {
	ids := make([]int, 0, len(m))
	for id := range m {
		ids = append(ids, id)
	}
	sort.Ints(ids)
	return ids
}

// ValueAt is the JSON value at a pointer of a JSON text; nil where the pointer leads nowhere.
func ValueAt(text []byte, p nianping.Pointer) json.RawMessage {
	var tree any
	if json.Unmarshal(text, &tree) != nil {
		return nil
	}
	v, ok := p.In(tree)
	if !ok {
		return nil
	}
	return mustJSON(v)
}
