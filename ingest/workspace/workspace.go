// Package workspace keeps what was received: a folder with an embedded database and the originals by their hash. Nothing
// that was received or read is ever overwritten; corrections lie over it, and every change is logged in a chain.
package workspace

import (
	"context"
	"crypto/rand"
	"database/sql"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"time"

	"nianping"
)

// databaseFile is the database's name within a workspace.
const databaseFile = "nianping.db"

// busyTimeout is how long one process waits for another that is writing.
const busyTimeout = 20 * time.Second

//go:embed migration/*.sql
var migrations embed.FS

// Workspace is an open workspace. Close it when done.
type Workspace struct {
	dir     string
	db      *sql.DB // one connection, which alone writes
	asked   *sql.DB // for get and what goes through all items: several connections, so that who asks need not wait for who writes
	now     func() time.Time
	program string // which build of the program reads: what another one read is read again

	lock     sync.Mutex
	prepared map[string]*sql.Stmt // of get, by their text
}

// Is reports whether a folder is a workspace.
func Is(dir string) bool {
	info, err := os.Stat(filepath.Join(dir, databaseFile))
	return err == nil && info.Mode().IsRegular()
}

// Open opens a workspace and brings its database up to date; a folder that does not exist or is empty becomes one. now
// is the clock for what is logged.
func Open(ctx context.Context, dir string, now func() time.Time) (*Workspace, error) {
	if !Is(dir) {
		if err := prepare(dir); err != nil {
			return nil, err
		}
	}
	path, err := filepath.Abs(filepath.Join(dir, databaseFile))
	if err != nil {
		return nil, err
	}
	// The file is created here, so that it belongs to its owner alone from its first byte on.
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, inFolder(dir, err)
	}
	f.Close()
	w := &Workspace{dir: dir, now: now, program: nianping.Version, prepared: map[string]*sql.Stmt{}}
	if w.db, err = connect(path, 1, "journal_mode(wal)", "foreign_keys(1)"); err != nil {
		return nil, err
	}
	if w.asked, err = connect(path, 1+runtime.GOMAXPROCS(0), "query_only(1)"); err == nil { // one goes through all items while every processor asks
		err = w.migrate(ctx)
	}
	if err != nil {
		w.Close()
		return nil, inFolder(dir, err)
	}
	return w, nil
}

// connect gives connections to a database, so many at most, each with these pragmas.
func connect(path string, most int, pragmas ...string) (*sql.DB, error) {
	q := url.Values{"_txlock": {"immediate"}, "_pragma": append(pragmas, "busy_timeout("+strconv.Itoa(int(busyTimeout.Milliseconds()))+")")}
	uri := url.URL{Scheme: "file", Path: "/" + strings.TrimPrefix(filepath.ToSlash(path), "/"), RawQuery: q.Encode()} // file:///C:/… on Windows
	db, err := sql.Open("sqlite", uri.String())
	if err == nil {
		db.SetMaxOpenConns(most)
		db.SetMaxIdleConns(most)
	}
	return db, err
}

// OpenExisting is Open for a folder that must be a workspace already.
func OpenExisting(ctx context.Context, dir string, now func() time.Time) (*Workspace, error) {
	if !Is(dir) {
		return nil, fmt.Errorf("“%s”%w；用 -w 指定工作区文件夹，或先运行 evaluate、registry import 建立", dir, ErrNone)
	}
	return Open(ctx, dir, now)
}

// prepare makes a folder for a new workspace. A folder that holds other things is refused.
func prepare(dir string) error {
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return inFolder(dir, err)
		}
	case err != nil:
		return inFolder(dir, err)
	}
	for _, e := range entries {
		if e.Name() != originalsFolder && !strings.HasPrefix(e.Name(), databaseFile) {
			return fmt.Errorf("文件夹“%s”里已有其他文件（%s），不能用作工作区；请换一个空文件夹", dir, e.Name())
		}
	}
	if err := os.Chmod(dir, 0o700); err != nil {
		return inFolder(dir, err)
	}
	return inFolder(dir, os.MkdirAll(filepath.Join(dir, originalsFolder), 0o700))
}

// SetProgram names the build of the program that reads from now on; readings of another build are made again.
func (w *Workspace) SetProgram(build string) { w.program = build }

// Program is the build of the program as the workspace records it.
func (w *Workspace) Program() string { return w.program }

// Dir is the workspace's folder.
func (w *Workspace) Dir() string { return w.dir }

// Close closes the database; everything written is on disk.
func (w *Workspace) Close() error {
	var asked error
	if w.asked != nil {
		asked = w.asked.Close()
	}
	return errors.Join(asked, w.db.Close()) // who can write goes last, and leaves one file
}

// migrate applies the numbered migrations that the database does not have yet, each once, in order, in one transaction.
func (w *Workspace) migrate(ctx context.Context) error {
	names, err := fs.Glob(migrations, "migration/*.sql")
	if err != nil {
		return err
	}
	var version int
	if err := w.db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return explain(err)
	}
	if version > len(names) {
		return ErrNewer
	}
	if version == len(names) {
		return nil
	}
	return w.inTransaction(ctx, onDisk, func(tx *sql.Tx) error {
		// Another process may have migrated since: look again, now with the lock.
		if err := tx.QueryRow("PRAGMA user_version").Scan(&version); err != nil {
			return err
		}
		for i := version; i < len(names); i++ {
			text, err := migrations.ReadFile(names[i])
			if err != nil {
				return err
			}
			if _, err := tx.Exec(string(text)); err != nil {
				return fmt.Errorf("数据库升级 %s 未能完成：%w", filepath.Base(names[i]), err)
			}
			if _, err := tx.Exec("PRAGMA user_version = " + strconv.Itoa(i+1)); err != nil {
				return err
			}
		}
		if version == 0 {
			return w.enter(tx, "workspace.create", map[string]any{"program": nianping.Version})
		}
		return w.enter(tx, "workspace.migrate", map[string]any{"program": nianping.Version, "from": version, "to": len(names)})
	})
}

// get reads one row into dest; sql.ErrNoRows where there is none. The statement is prepared once, which for what is asked for
// each file is half the cost.
func (w *Workspace) get(ctx context.Context, query string, args, dest []any) error {
	w.lock.Lock()
	s := w.prepared[query]
	if s == nil {
		var err error
		if s, err = w.asked.PrepareContext(ctx, query); err != nil {
			w.lock.Unlock()
			return err
		}
		w.prepared[query] = s
	}
	w.lock.Unlock()
	return s.QueryRowContext(ctx, args...).Scan(dest...)
}

// querier is the database, or a transaction.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// each hands every row of a query to take, which scans it.
func each(ctx context.Context, q querier, take func(scan func(dest ...any) error) error, query string, args ...any) error {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return explain(err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := take(rows.Scan); err != nil {
			return explain(err)
		}
	}
	return explain(rows.Err())
}

// column is the one column of a query, of texts.
func column(ctx context.Context, q querier, query string, args ...any) (list []string, err error) {
	err = each(ctx, q, func(scan func(...any) error) error {
		list = append(list, "")
		return scan(&list[len(list)-1])
	}, query, args...)
	return list, err
}

// transact changes the workspace, on the disk when it returns: work that was done counts for nothing any more.
func (w *Workspace) transact(ctx context.Context, f func(*sql.Tx) error) error {
	return w.change(ctx, onDisk, f)
}

// derive is transact for what is worked out and could be again: it does not wait for the disk. Should the power fail, the
// database is as it was before, or before a later derive; what transact commits behind it takes it to the disk.
func (w *Workspace) derive(ctx context.Context, f func(*sql.Tx) error) error {
	return w.change(ctx, inTime, f)
}

func (w *Workspace) change(ctx context.Context, when durability, f func(*sql.Tx) error) error {
	return w.inTransaction(ctx, when, func(tx *sql.Tx) error {
		if _, err := tx.Exec("DELETE FROM done"); err != nil {
			return err
		}
		return f(tx)
	})
}

// durability says when what is committed is on the disk, in SQLite's words. A program that ends or is killed loses nothing either
// way.
type durability string

const (
	onDisk durability = "full"   // when the commit returns
	inTime durability = "normal" // with the next commit that waits for the disk, or when the workspace is closed
)

// inTransaction runs f in a transaction that holds the write lock from its start: all of it happens or nothing.
func (w *Workspace) inTransaction(ctx context.Context, when durability, f func(*sql.Tx) error) error {
	c, err := w.db.Conn(ctx)
	if err != nil {
		return explain(err)
	}
	defer c.Close()
	if _, err := c.ExecContext(ctx, "PRAGMA synchronous = "+string(when)); err != nil {
		return explain(err)
	}
	tx, err := c.BeginTx(ctx, nil)
	if err != nil {
		return explain(err)
	}
	if err := f(tx); err != nil {
		tx.Rollback()
		return explain(err)
	}
	return explain(tx.Commit())
}

// Key is the workspace's own secret for tokens of persons; it is made on first use and never leaves the workspace.
func (w *Workspace) Key(ctx context.Context) ([]byte, error) {
	const query = "SELECT value FROM setting WHERE name = 'key'"
	var text string
	err := w.get(ctx, query, nil, []any{&text})
	if errors.Is(err, sql.ErrNoRows) {
		err = w.makeKey(ctx, query, &text)
	}
	if err != nil {
		return nil, explain(err)
	}
	return hex.DecodeString(text)
}

// makeKey makes the key, unless another process has made it since; query finds it.
func (w *Workspace) makeKey(ctx context.Context, query string, text *string) error {
	return w.transact(ctx, func(tx *sql.Tx) error {
		err := tx.QueryRow(query).Scan(text)
		if !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		fresh := make([]byte, 32)
		if _, err := rand.Read(fresh); err != nil {
			return err
		}
		*text = hex.EncodeToString(fresh)
		_, err = tx.Exec("INSERT INTO setting (name, value) VALUES ('key', ?)", *text)
		return err
	})
}

// stamp is the moment as it is stored.
func (w *Workspace) stamp() string { return w.now().In(nianping.Shanghai).Format(time.RFC3339) }

// Now is the moment by the workspace's clock.
func (w *Workspace) Now() time.Time { return w.now() }
