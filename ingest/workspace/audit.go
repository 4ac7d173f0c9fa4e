package workspace

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
)

// Entry is one line of the audit log.
type Entry struct {
	ID     int             `json:"id"`
	At     string          `json:"at"`     // RFC 3339, Shanghai
	Action string          `json:"action"` // what was done: registry.import, ingest, place, correct, decide, evaluate, render, reveal …
	Detail json.RawMessage `json:"detail"`
	Prev   string          `json:"prev"` // hash of the entry before, "" for the first
	Hash   string          `json:"hash"` // SHA-256 over prev, number, time, action and detail
}

// seal is the hash that chains an entry to the one before.
func seal(prev string, id int, at, action string, detail []byte) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\n%d\n%s\n%s\n%s", prev, id, at, action, detail))
	return hex.EncodeToString(sum[:])
}

// enter appends to the audit log within the transaction of the change itself.
func (w *Workspace) enter(tx *sql.Tx, action string, detail any) error {
	data, err := json.Marshal(detail)
	if err != nil {
		return err
	}
	id, prev := 0, ""
	if err := tx.QueryRow("SELECT id, hash FROM audit ORDER BY id DESC LIMIT 1").Scan(&id, &prev); err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	at := w.stamp()
	_, err = tx.Exec("INSERT INTO audit (id, at, action, detail, prev, hash) VALUES (?, ?, ?, ?, ?, ?)",
		id+1, at, action, string(data), prev, seal(prev, id+1, at, action, data))
	return err
}

// Record appends to the audit log what changed nothing in the database: an evaluation, a rendering, numbers shown.
func (w *Workspace) Record(ctx context.Context, action string, detail any) error {
	return w.transact(ctx, func(tx *sql.Tx) error { return w.enter(tx, action, detail) })
}

// Log is the audit log, oldest first.
func (w *Workspace) Log(ctx context.Context) ([]Entry, error) {
	var list []Entry
	err := each(ctx, w.db, func(scan func(...any) error) error {
		var e Entry
		var detail string
		err := scan(&e.ID, &e.At, &e.Action, &detail, &e.Prev, &e.Hash)
		e.Detail = json.RawMessage(detail)
		list = append(list, e)
		return err
	}, "SELECT id, at, action, detail, prev, hash FROM audit ORDER BY id")
	return list, err
}

// Verify proves the workspace whole: the chain of the log, the database itself, and every original against its hash. It
// returns the number of entries, the last hash, and what is wrong, in Chinese.
func (w *Workspace) Verify(ctx context.Context) (entries int, last string, faults []string, err error) {
	if err := w.sweep(); err != nil {
		return 0, "", nil, err
	}
	log, err := w.Log(ctx)
	if err != nil {
		return 0, "", nil, err
	}
	for i, e := range log {
		switch {
		case e.ID != i+1:
			faults = append(faults, fmt.Sprintf("日志第%d条之前缺少记录", e.ID))
		case e.Prev != last:
			faults = append(faults, fmt.Sprintf("日志第%d条与前一条接不上", e.ID))
		case e.Hash != seal(e.Prev, e.ID, e.At, e.Action, e.Detail):
			faults = append(faults, fmt.Sprintf("日志第%d条被改动过", e.ID))
		}
		last = e.Hash
	}
	var state string
	if err := w.db.QueryRowContext(ctx, "PRAGMA integrity_check(1)").Scan(&state); err != nil {
		return 0, "", nil, explain(err)
	}
	if state != "ok" {
		faults = append(faults, "数据库结构有错："+state)
	}
	hashes, err := column(ctx, w.db, "SELECT DISTINCT sha256 FROM item WHERE purged = '' ORDER BY sha256")
	if err != nil {
		return 0, "", nil, err
	}
	for _, h := range hashes {
		if ctx.Err() != nil {
			return 0, "", nil, ctx.Err()
		}
		if _, err := w.Original(h); err != nil {
			faults = append(faults, err.Error())
		}
	}
	return len(log), last, faults, nil
}
