package workspace

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"reflect"
	"sort"
	"strconv"
	"strings"

	"nianping"
)

// Correction is an officer's value in place of one that was read. It lies over the reading and never changes it.
type Correction struct {
	SHA256  string           `json:"sha256"` // of the content
	Pointer nianping.Pointer `json:"pointer"`
	Old     json.RawMessage  `json:"old"` // as the program read it, without corrections
	New     json.RawMessage  `json:"new"`
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

// maskValue hides a person's number in a JSON value.
func maskValue(p nianping.Pointer, v json.RawMessage) json.RawMessage {
	var s string
	if json.Unmarshal(v, &s) != nil {
		return v
	}
	if strings.HasSuffix(string(p), "/id_number") || strings.HasSuffix(string(p), "/phone") {
		return mustJSON(nianping.MaskID(s))
	}
	return mustJSON(nianping.MaskText(s))
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

// Overlay lays corrections over a report. A corrected value is no longer on review. stale are those that no longer apply,
// because a newer program reads another value there, or none.
func Overlay(r *nianping.Report, list []Correction) (corrected *nianping.Report, stale []Correction, err error) {
	if len(list) == 0 {
		return r, nil, nil
	}
	text, err := json.Marshal(r)
	if err != nil {
		return nil, nil, err
	}
	var tree any
	if err := json.Unmarshal(text, &tree); err != nil {
		return nil, nil, err
	}
	latest := map[nianping.Pointer]int{}
	for i, c := range list {
		latest[c.Pointer] = i
	}
	settled := map[nianping.Pointer]bool{}
	for i, c := range list {
		if latest[c.Pointer] != i {
			continue
		}
		var value any
		was, ok := c.Pointer.In(tree)
		if !ok || !same(mustJSON(was), c.Old) || json.Unmarshal(c.New, &value) != nil || !put(tree, c.Pointer, value) {
			stale = append(stale, c)
			continue
		}
		settled[c.Pointer] = true
	}
	if text, err = json.Marshal(tree); err != nil {
		return nil, nil, err
	}
	corrected = new(nianping.Report)
	if err := json.Unmarshal(text, corrected); err != nil {
		return nil, nil, fmt.Errorf("更正值的类型不对：%w", err)
	}
	for p := range settled {
		for i := range corrected.Evidence[p] {
			corrected.Evidence[p][i].Recognised, corrected.Evidence[p][i].Doubted = false, false // a person has looked
		}
	}
	open := []nianping.Review{}
	for _, v := range corrected.Review {
		if !settled[v.Pointer] {
			open = append(open, v)
		}
	}
	corrected.Review = open
	return corrected, stale, nil
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

// put writes a value at a pointer that leads somewhere.
func put(tree any, p nianping.Pointer, value any) bool {
	cut := strings.LastIndexByte(string(p), '/')
	if cut < 0 {
		return false
	}
	last := p[cut:].Parts()[0]
	parent, ok := p[:cut].In(tree)
	if !ok {
		return false
	}
	switch node := parent.(type) {
	case map[string]any:
		if _, known := node[last]; !known {
			return false
		}
		node[last] = value
		return true
	case []any:
		i, err := strconv.Atoi(last)
		if err != nil || i < 0 || i >= len(node) {
			return false
		}
		node[i] = value
		return true
	}
	return false
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
