package workspace

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"

	"nianping"
)

// Purge removes the originals and the personal data of everything that was placed to the institutions given (by
// InstitutionKey): names and numbers of persons, the words that were read, the text. Counts, findings' codes, states and
// decisions stay, so that statistics of past years do not change. It returns how many items were purged.
func (w *Workspace) Purge(ctx context.Context, institutions []string) (int, error) {
	purged := map[string]bool{}
	items := 0
	err := w.transact(ctx, func(tx *sql.Tx) error {
		for _, key := range institutions {
			hashes, err := column(ctx, tx, "SELECT i.sha256 FROM item i JOIN placement p ON p.item = i.id WHERE p.institution = ? AND i.purged = '' ORDER BY i.id", key)
			if err != nil {
				return err
			}
			if len(hashes) == 0 {
				continue
			}
			items += len(hashes)
			if _, err := tx.Exec("UPDATE item SET purged = ?, sender = '', subject = '' WHERE purged = '' AND id IN (SELECT item FROM placement WHERE institution = ?)", w.stamp(), key); err != nil {
				return err
			}
			for _, h := range hashes {
				var kept int
				if err := tx.QueryRow("SELECT count(*) FROM item WHERE sha256 = ? AND purged = ''", h).Scan(&kept); err != nil {
					return err
				}
				if kept > 0 || purged[h] {
					continue
				}
				purged[h] = true
				if err := w.forget(tx, h); err != nil {
					return err
				}
			}
			if err := w.enter(tx, "purge", map[string]any{"institution": key, "items": len(hashes)}); err != nil {
				return err
			}
		}
		return forgetDerived(tx, institutions)
	})
	if err != nil {
		return 0, err
	}
	// The rows no longer promise the originals; they go last. One that a full stop leaves behind is removed by the next purge of it.
	for h := range purged {
		if err := os.Remove(w.originalPath(h)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return items, inFolder(w.dir, err)
		}
	}
	_, err = w.db.ExecContext(ctx, "VACUUM") // so that the removed words do not stay in free pages of the file
	return items, explain(err)
}

// forget takes persons and words out of a reading and its corrections.
func (w *Workspace) forget(tx *sql.Tx, hash string) error {
	var s Stored
	if err := tx.QueryRow(storedQuery, hash).Scan(s.columns()...); err != nil {
		return err
	}
	r, err := s.Report()
	if err != nil {
		return err
	}
	r.Examiners = []nianping.Examiner{}
	r.Evidence = map[nianping.Pointer][]nianping.Evidence{}
	r.Review = []nianping.Review{}
	for i := range r.Findings {
		info, _ := nianping.FindingInfo(r.Findings[i].Code)
		r.Findings[i] = nianping.Finding{Code: r.Findings[i].Code, Severity: r.Findings[i].Severity, Message: info.Title + "。", Evidence: []nianping.Evidence{}}
	}
	data, err := Encode(Reading{Readable: s.Readable, Report: r})
	if err != nil {
		return err
	}
	if _, err := tx.Exec("UPDATE reading SET packed = 1, report = ?, text = ?, digest = ? WHERE sha256 = ?", data.report, data.text, data.Digest, hash); err != nil {
		return err
	}
	if _, err := tx.Exec("DELETE FROM content_figures WHERE sha256 = ?", hash); err != nil {
		return err
	}
	_, err = tx.Exec("DELETE FROM correction WHERE sha256 = ? AND pointer LIKE '/examiners%'", hash)
	return err
}
