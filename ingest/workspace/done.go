package workspace

import (
	"context"
	"database/sql"
)

// KeepDone keeps what work over the whole workspace came to, under a hash of all that was asked for; it counts until anything
// in the workspace changes. since is the ForeignVersion before the work began: where another process has changed something
// since then, which the work may not have seen, nothing is kept.
func (w *Workspace) KeepDone(ctx context.Context, key string, text []byte, since int64) error {
	data := pack(text)
	return w.derive(ctx, func(tx *sql.Tx) error {
		var now int64
		if err := tx.QueryRow(foreignVersion).Scan(&now); err != nil || now != since {
			return err
		}
		_, err := tx.Exec("INSERT INTO done (key, data) VALUES (?, ?)", key, data)
		return err
	})
}

// Done is what KeepDone kept under a key; nil where there is nothing, or anything has changed since.
func (w *Workspace) Done(ctx context.Context, key string) ([]byte, error) {
	return w.unpacked(ctx, "SELECT data FROM done WHERE key = ?", key)
}
