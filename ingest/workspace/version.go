package workspace

import "context"

const foreignVersion = "PRAGMA data_version"

// ForeignVersion is a number that is another one whenever another process has changed the workspace since; what this
// Workspace itself changes leaves it as it is (SQLite's data_version).
func (w *Workspace) ForeignVersion(ctx context.Context) (int64, error) {
	var n int64
	err := w.db.QueryRowContext(ctx, foreignVersion).Scan(&n)
	return n, explain(err)
}
