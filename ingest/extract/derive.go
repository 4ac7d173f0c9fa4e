package extract

import (
	"slices"
	"strings"
)

// derive adds the rows that a document does not state and that its rows add up to: batches of a ledger, periods that are all of the
// year, occupations over their levels, levels over their occupations, the whole. Only exact parts add up, and only where every part has the
// count; what is stated is never derived again. The counts are all that was read, those of parts of the year too; the facts stated are
// the collector's from one on. OfSites are the parts that sites or parts of the year give of rows.
func derive(c *Collector, from int, counts []count, ofSites []*count) {
	d := &derivation{rows: map[RowKey]int{}, list: derivedRows.lend(), stated: make([]*Fact, 0, len(c.list)-from)}
	defer func() { derivedRows.takeBack(d.list) }()
	for i := from; i < len(c.list); i++ {
		f := &c.list[i]
		row, field := d.row(f.Of), slices.Index(countPaths[:], f.Field)
		if field >= 0 && !row.have[field] {
			row.have[field] = true
			d.stated = append(d.stated, f)
		}
		d.programmes = d.programmes || f.Of.Programme != ""
	}
	for i := range counts {
		if k := &counts[i]; k.ledger && k.period && k.site == "" {
			field := slices.Index(countFields[:], k.field)
			d.add(k.key, field, &k.fact)
			if field >= 0 && oneOccupation(k.key.Occupation) && wholeLedger(counts, k) {
				if s := d.row(k.key).sums[field]; s != nil {
					s.all = true
				}
			}
		}
	}
	for _, k := range allPeriods(counts) {
		if field := slices.Index(countFields[:], k.field); field >= 0 {
			d.add(k.key, field, &k.fact)
			if s := d.row(k.key).sums[field]; s != nil {
				s.all = true
			}
		}
	}
	for _, k := range ofSites {
		field := slices.Index(countFields[:], k.field)
		d.add(k.key, field, &k.fact)
		if s := d.row(k.key).sums[field]; s != nil {
			s.all = true
		}
	}
	d.take()
	for _, k := range fullYears(counts) {
		if field := slices.Index(countFields[:], k.field); field >= 0 {
			d.add(k.key, field, &k.fact)
		}
	}
	d.take()
	for _, f := range d.stated {
		k, field := f.Of, slices.Index(countPaths[:], f.Field)
		if k.Occupation != "" && k.Level != "" {
			d.add(RowKey{Programme: k.Programme, Occupation: k.Occupation}, field, f)
			d.add(RowKey{Programme: k.Programme, Level: k.Level}, field, f)
		}
	}
	d.take()
	all := d.stated
	for i := range d.sums {
		all = append(all, &d.sums[i])
	}
	for _, byLevel := range [...]bool{true, false} {
		for _, f := range all {
			if k := f.Of; (k.Level != "") == byLevel && (k.Occupation != "") == !byLevel {
				d.add(RowKey{Programme: k.Programme}, slices.Index(countPaths[:], f.Field), f)
			}
		}
		d.take()
	}
	c.addAll(d.sums)
}

// oneOccupation tells the name of an occupation from what else stands in its column: several together, 技师、高级技师综合评审.
func oneOccupation(s string) bool {
	return !strings.ContainsAny(s, "、,/和") && len(LevelsIn(s)) == 0
}

// wholeLedger reports whether the batches of a count's table are all of the year: they add up to each total that is stated. The only batch of a row is then
// all of it.
func wholeLedger(counts []count, of *count) bool {
	sum := 0
	for i := range counts {
		if k := &counts[i]; k.period && k.ledger && k.field == of.field && k.key.Programme == of.key.Programme && k.fact.At.Row > 0 && tableAt(k.fact.At) == tableAt(of.fact.At) {
			v, _ := k.fact.Value.(int)
			sum += v
		}
	}
	return !anyCount(counts, func(k *count) bool {
		return k.field == of.field && k.key == RowKey{Programme: of.key.Programme} && !k.period && !k.echo && k.fact.Value != sum
	})
}

// cellKey is one field of one row.
type cellKey struct {
	of    RowKey
	field string
}

// sumOf adds up parts of one field of a row.
type sumOf struct {
	value, n int
	first    *Fact
	whole    bool
	all      bool // one part may be all: no other period speaks of it
}

// derivedRow is a row with what is stated of it and what its parts add up to, by countFields.
type derivedRow struct {
	of   RowKey
	have [len(countFields)]bool
	sums [len(countFields)]*sumOf
}

// derivation are the rows at hand and what is derived of them.
type derivation struct {
	rows       map[RowKey]int
	list       []derivedRow
	last       int     // the row asked for last
	stated     []*Fact // the first of each field
	order      []place // the sums at hand: their rows and fields
	sums       []Fact
	programmes bool // a row of some programme is there, so that a row of none is over all of them
}

// row is a row by its key, until another is asked for.
func (d *derivation) row(of RowKey) *derivedRow {
	if len(d.list) > 0 && d.list[d.last].of == of {
		return &d.list[d.last]
	}
	d.last = rowAt(d.rows, of, &d.list, func() derivedRow { return derivedRow{of: of} })
	return &d.list[d.last]
}

// add adds a part to a field of a row.
func (d *derivation) add(of RowKey, field int, f *Fact) {
	of.Row = 0
	if field < 0 {
		return
	}
	row := d.row(of)
	if row.have[field] {
		return
	}
	s := row.sums[field]
	if s == nil {
		s = &sumOf{first: f, whole: true}
		row.sums[field] = s
		d.order = append(d.order, place{d.last, field})
	}
	v, ok := f.Value.(int)
	s.value += v
	s.n++
	s.whole = s.whole && ok && !f.Approx && f.Doubt == ""
}

// take keeps the sums of what was added, and begins anew.
func (d *derivation) take() {
	for _, at := range d.order {
		row, field := &d.list[at.row], at.col
		of, s := row.of, row.sums[field]
		row.sums[field] = nil
		if !s.whole || s.n < 2 && !s.all || of == (RowKey{}) && d.programmes {
			continue
		}
		row.have[field] = true
		d.programmes = d.programmes || of.Programme != ""
		of.Row = 1
		d.sums = append(d.sums, Fact{Field: countPaths[field], Of: of, Value: s.value, At: s.first.At, Text: s.first.Text, Derived: true})
	}
	d.order = d.order[:0]
}
