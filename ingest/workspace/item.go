package workspace

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"

	jsonv2 "github.com/go-json-experiment/json"
	"github.com/klauspost/compress/flate"

	"nianping"
)

// Item is one file as it came: alone, in a folder, in a mail, in an archive.
type Item struct {
	ID       int
	Path     string // within the input, through its containers; with slashes
	File     string // base name
	SHA256   string // of the original, which the workspace keeps
	Parcel   string // what came together has one parcel: one mail, one archive, one folder
	Mail     bool   // the parcel is a mail
	Folder   string // the folder's name, "" at the top
	Subject  string // of the mail
	Sender   string // address of the mail's sender
	Claimed  string // 报送单位 of the receipt log
	Received nianping.Received
}

// Reading is what the program read from one content.
type Reading struct {
	Readable bool
	Report   *nianping.Report // as extract prints it; never nil
	Text     string           // what --stage document prints; "" where unreadable
}

// Role is what an item is to the institution and year it was placed to.
type Role string

// The roles. Versions of a report supersede each other; a part belongs to the report beside it and never replaces it.
const (
	RoleReport Role = "report"
	RolePart   Role = "part"
	RoleAside  Role = "aside" // no submission at all: an officer set it aside
)

// Placement says which institution and year an item belongs to.
type Placement struct {
	Institution string   // InstitutionKey; "" while unplaced
	Year        int      // 0 while unplaced
	Role        Role     //
	Why         []string // reasons, in Chinese
	Officer     string   // who placed it; "" for the program
}

// Placed reports whether both institution and year are known.
func (p Placement) Placed() bool { return p.Institution != "" && p.Year != 0 }

// Arrival is an item whose original is kept already.
type Arrival struct {
	Item
	Reading *Encoded        // what was read from it; nil where that is kept already
	Figures *ContentFigures // of what was read; nil for none
}

// Seen is the digest of what was read from an item that is here already just as it is: the same content under the same path,
// its receipt known the same way, and read by this build of the program; "" for any other. purged tells that its original was
// removed by retention.
func (w *Workspace) Seen(ctx context.Context, it *Item) (digest string, purged bool, err error) {
	var when string
	err = w.get(ctx, `SELECT i.purged, r.digest FROM item i JOIN reading r ON r.sha256 = i.sha256
		WHERE i.path = ? AND i.sha256 = ? AND i.received_at = ? AND i.received_source = ? AND r.program = ?`,
		[]any{it.Path, it.SHA256, it.Received.At, it.Received.Source, w.program}, []any{&when, &digest})
	if errors.Is(err, sql.ErrNoRows) {
		return "", false, nil
	}
	return digest, when != "", explain(err)
}

// Add takes in one item with what was read from it, as AddAll does.
func (w *Workspace) Add(ctx context.Context, it Item, r Reading) (id int, fresh bool, err error) {
	e, err := Encode(r)
	if err != nil {
		return 0, false, err
	}
	ids, n, err := w.AddAll(ctx, []Arrival{{Item: it, Reading: e}})
	if err != nil {
		return 0, false, err
	}
	return ids[0], n == 1, nil
}

// AddAll takes in items, all of them or none, and returns their IDs and how many of them are new. An item with the same path
// and content is the same item: only how its receipt is known may change.
func (w *Workspace) AddAll(ctx context.Context, list []Arrival) (ids []int, fresh int, err error) {
	ids = make([]int, len(list))
	err = w.transact(ctx, func(tx *sql.Tx) error {
		for i := range list {
			if list[i].Reading != nil {
				if err := w.putReading(tx, list[i].SHA256, list[i].Reading); err != nil {
					return err
				}
			}
			if f := list[i].Figures; f != nil {
				if _, err := tx.Exec(putFigures, f.row()...); err != nil {
					return err
				}
			}
			known, err := w.again(tx, &list[i], &ids[i])
			if err == nil && !known {
				fresh++
				ids[i], err = w.putItem(tx, &list[i])
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
	return ids, fresh, err
}

func (w *Workspace) putReading(tx *sql.Tx, hash string, e *Encoded) error {
	_, err := tx.Exec(`INSERT INTO reading (sha256, program, readable, packed, report, text, digest) VALUES (?, ?, ?, 1, ?, ?, ?)
		ON CONFLICT (sha256) DO UPDATE SET program = excluded.program, readable = excluded.readable, packed = excluded.packed, report = excluded.report, text = excluded.text, digest = excluded.digest`,
		hash, w.program, e.readable, e.report, e.text, e.Digest)
	return err
}

// again finds an item that is there already and brings the way its receipt is known up to date.
func (w *Workspace) again(tx *sql.Tx, a *Arrival, id *int) (known bool, err error) {
	var was nianping.Received
	err = tx.QueryRow("SELECT id, received_at, received_source FROM item WHERE path = ? AND sha256 = ?", a.Path, a.SHA256).Scan(id, &was.At, &was.Source)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	if err != nil || was.At == a.Received.At && was.Source == a.Received.Source {
		return true, err
	}
	if _, err := tx.Exec("UPDATE item SET received_at = ?, received_source = ?, received_weak = ? WHERE id = ?", a.Received.At, a.Received.Source, a.Received.Weak, *id); err != nil {
		return true, err
	}
	return true, w.enter(tx, "received", map[string]any{"item": *id, "path": a.Path, "old": was.At, "new": a.Received.At, "source": a.Received.Source})
}

func (w *Workspace) putItem(tx *sql.Tx, a *Arrival) (id int, err error) {
	res, err := tx.Exec(`INSERT INTO item (path, file, sha256, parcel, mail, folder, subject, sender, claimed, received_at, received_source, received_weak, imported_at)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, a.Path, a.File, a.SHA256, a.Parcel, a.Mail, a.Folder, a.Subject, a.Sender, a.Claimed,
		a.Received.At, a.Received.Source, a.Received.Weak, w.stamp())
	if err != nil {
		return 0, err
	}
	n, err := res.LastInsertId()
	if err != nil {
		return 0, err
	}
	readable := false
	if err := tx.QueryRow("SELECT readable FROM reading WHERE sha256 = ?", a.SHA256).Scan(&readable); err != nil {
		return 0, err
	}
	return int(n), w.enter(tx, "ingest", map[string]any{"item": n, "path": a.Path, "sha256": a.SHA256, "received": a.Received.At, "readable": readable})
}

// Encoded is a reading as it is stored.
type Encoded struct {
	Digest   string // of what was read: another one whenever something else was
	readable bool
	report   []byte // packed
	text     []byte // packed
}

// Encode prepares a reading for the store; it is the costly part of storing it, and needs no workspace.
func Encode(r Reading) (*Encoded, error) {
	report, err := json.Marshal(r.Report)
	if err != nil {
		return nil, err
	}
	sum := sha256.New()
	fmt.Fprintf(sum, "%t %d ", r.Readable, len(report))
	sum.Write(report)
	io.WriteString(sum, r.Text)
	return &Encoded{hex.EncodeToString(sum.Sum(nil)), r.Readable, pack(report), pack([]byte(r.Text))}, nil
}

// Placed is where one item belongs.
type Placed struct {
	Item int // its ID
	Placement
}

// Place is PlaceAll of a few.
func (w *Workspace) Place(ctx context.Context, places map[int]Placement) error {
	return w.PlaceAll(ctx, func(yield func(Placed, error) bool) {
		for _, id := range sortedIDs(places) {
			if !yield(Placed{id, places[id]}, nil) {
				return
			}
		}
	})
}

// PlaceAll records where items belong, all of it or nothing; the first error ends it. What an officer placed stays as it is,
// unless an officer places it anew. Where there is nothing to record, nothing has changed.
func (w *Workspace) PlaceAll(ctx context.Context, places iter.Seq2[Placed, error]) error {
	next, stop := iter.Pull2(places)
	defer stop()
	p, err, more := next()
	if !more {
		return nil
	}
	return w.transact(ctx, func(tx *sql.Tx) error {
		for ; more; p, err, more = next() {
			if err == nil {
				err = w.putPlacement(tx, &p)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

func (w *Workspace) putPlacement(tx *sql.Tx, p *Placed) error {
	why, err := json.Marshal(p.Why)
	if err != nil {
		return err
	}
	res, err := tx.Exec(`INSERT INTO placement (item, institution, year, role, why, officer) VALUES (?, ?, ?, ?, ?, ?)
		ON CONFLICT (item) DO UPDATE SET institution = excluded.institution, year = excluded.year, role = excluded.role, why = excluded.why, officer = excluded.officer
		WHERE excluded.officer <> '' OR placement.officer = ''`, p.Item, p.Institution, p.Year, string(p.Role), string(why), p.Officer)
	if err != nil {
		return err
	}
	if n, err := res.RowsAffected(); err != nil || n == 0 || p.Officer == "" {
		return err
	}
	return w.enter(tx, "place", map[string]any{"item": p.Item, "institution": p.Institution, "year": p.Year, "role": p.Role, "officer": p.Officer})
}

// Reread replaces what was read from a content by what this build reads from it. Corrections stay as they are.
func (w *Workspace) Reread(ctx context.Context, hash string, r Reading) error {
	e, err := Encode(r)
	if err != nil {
		return err
	}
	return w.transact(ctx, func(tx *sql.Tx) error {
		_, err := tx.Exec("UPDATE reading SET program = ?, readable = ?, packed = 1, report = ?, text = ?, digest = ? WHERE sha256 = ?", w.program, r.Readable, e.report, e.text, e.Digest, hash)
		return err
	})
}

// Held is an item with where it belongs and whether it could be read; its report is fetched by Report.
type Held struct {
	Item
	Placement
	Readable bool
	Digest   string // of what was read: another one whenever something else was
	Purged   string // when original and personal data were removed by retention; "" while they are kept
}

// Items are all items in the order in which they were taken in.
func (w *Workspace) Items(ctx context.Context) (list []Held, err error) {
	err = w.EachItem(ctx, func(h *Held) error {
		list = append(list, *h)
		return nil
	})
	return list, err
}

// EachItem hands all items to take, one after another in the order in which they were taken in. take may change the
// workspace; what comes is as it was before.
func (w *Workspace) EachItem(ctx context.Context, take func(*Held) error) error {
	return each(ctx, w.asked, func(scan func(...any) error) error {
		h := new(Held)
		if err := h.scan(scan); err != nil {
			return err
		}
		return take(h)
	}, "SELECT "+heldColumns+" FROM "+heldTables+" ORDER BY i.id")
}

// What a Held is made of.
const (
	heldColumns = `i.id, i.path, i.file, i.sha256, i.parcel, i.mail, i.folder, i.subject, i.sender, i.claimed,
		i.received_at, i.received_source, i.received_weak, r.readable, r.digest, i.purged,
		coalesce(p.institution, ''), coalesce(p.year, 0), coalesce(p.role, ''), coalesce(p.why, '[]'), coalesce(p.officer, '')`
	heldTables = "item i JOIN reading r ON r.sha256 = i.sha256 LEFT JOIN placement p ON p.item = i.id"
)

// scan takes a Held out of a row that begins with heldColumns, and more out of what follows.
func (h *Held) scan(scan func(...any) error, more ...any) error {
	var why string
	err := scan(append([]any{&h.ID, &h.Path, &h.File, &h.SHA256, &h.Parcel, &h.Mail, &h.Folder, &h.Subject, &h.Sender, &h.Claimed,
		&h.Received.At, &h.Received.Source, &h.Received.Weak, &h.Readable, &h.Digest, &h.Purged,
		&h.Institution, &h.Year, &h.Role, &why, &h.Officer}, more...)...)
	if err == nil {
		h.Why, err = reasons(why)
	}
	return err
}

// reasons are the reasons of a placement as they are stored.
func reasons(text string) (list []string, err error) {
	if err := json.Unmarshal([]byte(text), &list); err != nil {
		return nil, fmt.Errorf("%w（归属：%v）", ErrHurt, err)
	}
	return list, nil
}

// Known reports whether a content was read already by this build of the program.
func (w *Workspace) Known(ctx context.Context, hash string) (bool, error) {
	var n int
	err := w.get(ctx, "SELECT count(*) FROM reading WHERE sha256 = ? AND program = ?", []any{hash, w.program}, []any{&n})
	return n > 0, explain(err)
}

// Stored is a reading as it lies in the store; only what is asked for is unpacked.
type Stored struct {
	Readable bool
	packed   bool // false: as it was stored before version 7 of the database
	report   []byte
	text     []byte
}

// storedQuery finds what Stored.columns takes.
const storedQuery = "SELECT readable, packed, report, text FROM reading WHERE sha256 = ?"

func (s *Stored) columns() []any { return []any{&s.Readable, &s.packed, &s.report, &s.text} }

// Stored is what was read from a content, without corrections.
func (w *Workspace) Stored(ctx context.Context, hash string) (*Stored, error) {
	s := new(Stored)
	if err := w.get(ctx, storedQuery, []any{hash}, s.columns()); err != nil {
		return nil, explain(err)
	}
	return s, nil
}

// Report is the report alone.
func (s *Stored) Report() (*nianping.Report, error) {
	if !s.packed {
		return reportIn(s.report)
	}
	data, err := packedIn(s.report)
	if err != nil {
		return nil, err
	}
	return reportIn(data)
}

// Text is the text alone, which costs far less than the whole reading.
func (s *Stored) Text() (string, error) {
	if !s.packed {
		return inflate(s.text)
	}
	data, err := packedIn(s.text)
	return string(data), err
}

// Reading is what was read from a content, without corrections.
func (w *Workspace) Reading(ctx context.Context, hash string) (r Reading, err error) {
	s, err := w.Stored(ctx, hash)
	if err != nil {
		return r, err
	}
	r.Readable = s.Readable
	if r.Report, err = s.Report(); err == nil {
		r.Text, err = s.Text()
	}
	return r, err
}

// Report gives back a kept reading's report alone. Errors as those of Reading.
func (w *Workspace) Report(ctx context.Context, hash string) (*nianping.Report, error) {
	s, err := w.Stored(ctx, hash)
	if err != nil {
		return nil, err
	}
	return s.Report()
}

// reportIn decodes a report. By version 2 of encoding/json it takes half the time, and a report is decoded more often than
// anything else.
func reportIn(data []byte) (*nianping.Report, error) {
	r := new(nianping.Report)
	if err := jsonv2.Unmarshal(data, r); err != nil {
		return nil, fmt.Errorf("%w（报告：%v）", ErrHurt, err)
	}
	return r, nil
}

// Text gives back a kept reading's text alone. Errors as those of Reading.
func (w *Workspace) Text(ctx context.Context, hash string) (string, error) {
	s, err := w.Stored(ctx, hash)
	if err != nil {
		return "", err
	}
	return s.Text()
}

// inflate gives back a text that was deflated, as texts were before version 7 of the database.
func inflate(text []byte) (string, error) {
	if len(text) == 0 {
		return "", nil
	}
	var out strings.Builder
	if _, err := io.Copy(&out, flate.NewReader(bytes.NewReader(text))); err != nil {
		return "", fmt.Errorf("%w（文字：%v）", ErrHurt, err)
	}
	return out.String(), nil
}
