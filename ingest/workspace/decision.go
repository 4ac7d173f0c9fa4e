package workspace

import (
	"context"
	"database/sql"
	"slices"
	"sort"

	"nianping"
)

// CaseKey names one institution and year.
type CaseKey struct {
	Institution string // InstitutionKey
	Year        int
}

// Decide records officers' decisions on one institution and year; of several on one code the latest counts.
func (w *Workspace) Decide(ctx context.Context, decisions map[CaseKey][]nianping.Decision) error {
	return w.transact(ctx, func(tx *sql.Tx) error {
		for _, k := range sortedCases(decisions) {
			for _, d := range decisions[k] {
				if _, err := tx.Exec("INSERT INTO decision (institution, year, code, confirmed, officer, decided_on, document, reason, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
					k.Institution, k.Year, d.Code, d.Confirmed, d.By, d.On, d.Document, d.Reason, w.stamp()); err != nil {
					return err
				}
				if err := w.enter(tx, "decide", map[string]any{"institution": k.Institution, "year": k.Year, "decision": d}); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// Decisions are the decisions that count, by institution and year, in the order in which their codes were first decided.
func (w *Workspace) Decisions(ctx context.Context) (map[CaseKey][]nianping.Decision, error) {
	all := map[CaseKey][]nianping.Decision{}
	err := each(ctx, w.db, func(scan func(...any) error) error {
		var k CaseKey
		var d nianping.Decision
		if err := scan(&k.Institution, &k.Year, &d.Code, &d.Confirmed, &d.By, &d.On, &d.Document, &d.Reason); err != nil {
			return err
		}
		if i := slices.IndexFunc(all[k], func(x nianping.Decision) bool { return x.Code == d.Code }); i >= 0 {
			all[k][i] = d
		} else {
			all[k] = append(all[k], d)
		}
		return nil
	}, "SELECT institution, year, code, confirmed, officer, decided_on, document, reason FROM decision ORDER BY id")
	return all, err
}

func sortedCases[V any](m map[CaseKey]V) []CaseKey {
	keys := make([]CaseKey, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool {
		if keys[i].Institution != keys[j].Institution {
			return keys[i].Institution < keys[j].Institution
		}
		return keys[i].Year < keys[j].Year
	})
	return keys
}
