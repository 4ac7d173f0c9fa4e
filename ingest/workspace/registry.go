package workspace

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"

	jsonv2 "github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"nianping"
)

// InstitutionKey is the name under which a workspace keeps what belongs to an institution: its credit code, or its name
// where the registry has no code.
func InstitutionKey(in *nianping.Institution) string {
	if in.CreditCode != "" {
		return in.CreditCode
	}
	return nianping.NameKey(in.Name)
}

// SetRegistry makes a registry the one that counts and returns what changed against the one before, in Chinese, in the
// registry's order. Earlier registries are kept. The same registry again changes nothing.
func (w *Workspace) SetRegistry(ctx context.Context, file, hash string, list []nianping.Institution) (changes []string, err error) {
	text, err := json.Marshal(list)
	if err != nil {
		return nil, err
	}
	err = w.transact(ctx, func(tx *sql.Tx) error {
		var before string
		err := tx.QueryRow("SELECT institutions FROM registry ORDER BY id DESC LIMIT 1").Scan(&before)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		if before == string(text) {
			return nil
		}
		var old []nianping.Institution
		if before != "" {
			if err := json.Unmarshal([]byte(before), &old); err != nil {
				return err
			}
			changes = registryChanges(old, list)
		}
		if _, err := tx.Exec("INSERT INTO registry (imported_at, file, sha256, institutions) VALUES (?, ?, ?, ?)", w.stamp(), file, hash, string(text)); err != nil {
			return err
		}
		return w.enter(tx, "registry.import", map[string]any{"file": file, "sha256": hash, "institutions": len(list), "changes": len(changes)})
	})
	return changes, err
}

// RegistryNumber is the number of the registry that counts, another one for each that was imported; 0 where none was.
func (w *Workspace) RegistryNumber(ctx context.Context) (n int, err error) {
	err = w.db.QueryRowContext(ctx, "SELECT coalesce(max(id), 0) FROM registry").Scan(&n)
	return n, explain(err)
}

// Registry is the registry that counts, in its order; empty where none was imported.
func (w *Workspace) Registry(ctx context.Context) (list []nianping.Institution, err error) {
	err = w.EachInstitution(ctx, func(in nianping.Institution) { list = append(list, in) })
	return list, err
}

// EachInstitution hands the institutions of the registry that counts to take, in its order. Who keeps only something of each
// holds no more of a registry than that.
func (w *Workspace) EachInstitution(ctx context.Context, take func(nianping.Institution)) error {
	return each(ctx, w.asked, func(scan func(...any) error) error {
		var text sql.RawBytes
		if err := scan(&text); err != nil {
			return err
		}
		if err := decodeRegistry(text, take); err != nil {
			return fmt.Errorf("%w（名册：%v）", ErrHurt, err)
		}
		return nil
	}, "SELECT CAST (institutions AS BLOB) FROM registry ORDER BY id DESC LIMIT 1") // a text would be copied
}

// decodeRegistry reads a list of institutions one by one.
func decodeRegistry(text []byte, take func(nianping.Institution)) error {
	d := jsontext.NewDecoder(bytes.NewBuffer(text))
	if _, err := d.ReadToken(); err != nil { // [
		return err
	}
	for d.PeekKind() == '{' {
		var in nianping.Institution
		if err := jsonv2.UnmarshalDecode(d, &in); err != nil {
			return err
		}
		take(in)
	}
	_, err := d.ReadToken() // ]
	return err
}

// registryChanges says in Chinese what a new registry changes.
func registryChanges(before, after []nianping.Institution) []string {
	old := map[string]*nianping.Institution{}
	for i := range before {
		old[InstitutionKey(&before[i])] = &before[i]
	}
	var changes []string
	for i := range after {
		b := &after[i]
		a := old[InstitutionKey(b)]
		if a == nil {
			changes = append(changes, fmt.Sprintf("新增机构：%s（%d 项备案）", b.Name, len(b.Filings)))
			continue
		}
		delete(old, InstitutionKey(b))
		if a.Name != b.Name {
			changes = append(changes, fmt.Sprintf("更名：%s → %s", a.Name, b.Name))
		}
		changes = append(changes, filingChanges(a, b)...)
		x, y := *a, *b
		x.Name, y.Name, x.Filings, y.Filings = "", "", nil, nil
		if !reflect.DeepEqual(x, y) {
			changes = append(changes, b.Name+"：基本信息有变动")
		}
	}
	for i := range before {
		if _, left := old[InstitutionKey(&before[i])]; left {
			changes = append(changes, "名册中不再有："+before[i].Name)
		}
	}
	return changes
}

func filingChanges(a, b *nianping.Institution) []string {
	key := func(f nianping.Filing) string {
		return string(f.Programme) + "|" + f.Occupation + "|" + f.From.String()
	}
	old := map[string]nianping.Filing{}
	for _, f := range a.Filings {
		old[key(f)] = f
	}
	var changes []string
	for _, f := range b.Filings {
		g, known := old[key(f)]
		delete(old, key(f))
		switch {
		case !known:
			changes = append(changes, fmt.Sprintf("%s：新增备案 %s（自 %s）", b.Name, f.Occupation, f.From))
		case g.State != f.State || g.StateDate != f.StateDate:
			changes = append(changes, fmt.Sprintf("%s：%s 的状态由%s变为%s %s", b.Name, f.Occupation, g.State, f.State, f.StateDate))
		case !reflect.DeepEqual(f, g):
			changes = append(changes, fmt.Sprintf("%s：%s 的备案内容有变动", b.Name, f.Occupation))
		}
	}
	for _, f := range a.Filings {
		if _, left := old[key(f)]; left {
			changes = append(changes, fmt.Sprintf("%s：不再有备案 %s（自 %s）", b.Name, f.Occupation, f.From))
		}
	}
	return changes
}
