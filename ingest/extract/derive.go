package extract

import (
	"nianping"
	"nianping/ingest/document"
)

// derived are the rows that a document does not state and that its rows add up to: batches of a ledger, periods that are all of the
// year, occupations over their levels, levels over their occupations, the whole. Only exact parts add up, and only where every part has the
// count; what is stated is never derived again.
func derived(facts []Fact, ledger, periods []count) []Fact {
	d := &derivation{have: map[cellKey]bool{}, parts: map[cellKey]*sumOf{}}
	stated := make([]*Fact, 0, len(facts))
	for i := range facts {
		f := &facts[i]
		id := cellKey{f.Of, f.Field}
		if !d.have[id] {
			stated = append(stated, f)
		}
		d.have[id] = true
	}
	for _, k := range ledger {
		d.add(k.key, "outcomes/"+k.field, &k.fact)
	}
	for _, k := range periods {
		d.add(k.key, "outcomes/"+k.field, &k.fact)
		if s := d.parts[cellKey{RowKey{Programme: k.key.Programme, Level: k.key.Level}, "outcomes/" + k.field}]; s != nil {
			s.all = true
		}
	}
	batches := d.take()
	for _, f := range stated {
		k := f.Of
		if k.Occupation != "" && k.Level != "" {
			d.add(RowKey{Programme: k.Programme, Occupation: k.Occupation}, f.Field, f)
			d.add(RowKey{Programme: k.Programme, Level: k.Level}, f.Field, f)
		}
	}
	sums := append(batches, d.take()...)
	all := stated
	for i := range sums {
		all = append(all, &sums[i])
	}
	for _, byLevel := range [...]bool{true, false} {
		for _, f := range all {
			if k := f.Of; (k.Level != "") == byLevel && (k.Occupation != "") == !byLevel {
				d.add(RowKey{Programme: k.Programme}, f.Field, f)
			}
		}
		sums = append(sums, d.take()...)
	}
	return sums
}

// cellKey is one field of one row.
type cellKey struct {
	of    RowKey
	field string
}

type sumOf struct {
	value, n int
	at       document.Ref
	text     string
	whole    bool
	all      bool // one part may be all: no other period speaks of it
}

type derivation struct {
	have  map[cellKey]bool
	parts map[cellKey]*sumOf
	order []cellKey
}

func (d *derivation) add(of RowKey, field string, f *Fact) {
	of.Row = 0
	id := cellKey{of, field}
	v, ok := f.Value.(int)
	if d.have[id] || field == "outcomes/pass_rate" {
		return
	}
	s := d.parts[id]
	if s == nil {
		s = &sumOf{at: f.At, text: f.Text, whole: true}
		d.parts[id] = s
		d.order = append(d.order, id)
	}
	s.value += v
	s.n++
	s.whole = s.whole && ok && !f.Approx && f.Doubt == ""
}

// take returns the sums of what was added, and begins anew.
func (d *derivation) take() []Fact {
	var out []Fact
	for _, id := range d.order {
		s := d.parts[id]
		if !s.whole || s.n < 2 && !s.all || id.of.Level == "" && id.of.Occupation == "" && id.of.Programme == nianping.Programme("") && d.programmes() {
			continue
		}
		d.have[id] = true
		of := id.of
		of.Row = 1
		out = append(out, Fact{Field: id.field, Of: of, Value: s.value, At: s.at, Text: s.text, Derived: true})
	}
	d.parts, d.order = map[cellKey]*sumOf{}, nil
	return out
}

// programmes reports whether a row of some programme is there, so that a row of none is over all of them.
func (d *derivation) programmes() bool {
	for id := range d.have {
		if id.of.Programme != "" {
			return true
		}
	}
	return false
}
