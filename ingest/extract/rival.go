package extract

import (
	"strings"

	"nianping/ingest/document"
)

// figure is one number of the document that may be a field's own, whether or not a rule has taken it.
type figure struct {
	value  float64
	at     *document.Ref
	b      *Block // the paragraph or cell that says it, nil for a cell that holds nothing else
	s, e   int    // where in its text
	part   bool   // it divides another one: 其中, in a bracket
	whole  bool   // its words say that it sums up others: 共, 合计
	filler bool   // it counts something else of the kind, and may only be part of a sum
	room   bool   // it measures or counts practical rooms, see general
}

// words are the clause around a figure, "" where it stands alone in its cell.
func (k *figure) words() string {
	if k.b == nil {
		return ""
	}
	return k.b.clauseAt(k.s, k.e).Text
}

// general reports whether the name of the room of a figure covers others: 实操场地, not 叉车场.
func (k *figure) general() bool {
	if !k.room || k.b == nil {
		return false
	}
	return generalRoom(roomName(k.b.Text(), k.s))
}

// rivalled are the fields whose figures are looked for, with what looks for them.
var rivalled = []struct {
	fields []string
	find   func(*accounts) map[string][]figure
}{
	{[]string{"venues/office_area", "venues/theory_area", "venues/theory_seats", "venues/practical_area", "venues/practical_stations"}, (*accounts).roomFigures},
	{[]string{"staff/full_time", "staff/part_time", "staff/managers", "staff/examiners", "staff/supervisors", "staff/experts"}, (*accounts).staffFigures},
	{[]string{"training/social_people", "training/subsidised_people", "training/total_people", "training/social_classes", "training/subsidised_classes", "training/total_classes"}, (*accounts).trainingFigures},
}

// rivals queries a figure beside which another one of its kind stands that nothing accounts for.
func (a *accounts) rivals() {
	for _, k := range rivalled {
		found := k.find(a)
		for _, field := range k.fields {
			f := a.chosen(field)
			if f == nil {
				continue
			}
			if other := a.unaccounted(f, append(found[field], a.mates(f)...)); other != nil {
				a.query(f, elsewhere(other.value, *other.at, other.words()))
			}
		}
	}
}

// unaccounted is the first of the figures of a field that its value leaves open, nil where there is none. Accounted for are
// the value itself, parts of it, figures that add up to it, and what is another field's value.
func (a *accounts) unaccounted(f *Fact, list []figure) *figure {
	v, ok := amount(f.Value)
	if !ok {
		return nil
	}
	own := figure{}
	for _, k := range list {
		if !k.filler && k.value == v && (*k.at == f.At || own.value == 0) {
			own = k
		}
	}
	for i, k := range list {
		smaller := k.value < v
		if !k.filler && k.value != v && k.value != 0 && !(smaller && (k.part || a.r.siteOf(*k.at, k.s) != "" || own.whole || own.general() && !k.general())) && !inSum(list, i, v) && !inWhole(list, i) && !a.taken(f.Field, &k) {
			return &list[i]
		}
	}
	return nil
}

// taken reports whether another field has its value from where a figure stands.
func (a *accounts) taken(field string, k *figure) bool {
	for i := range a.facts {
		f := &a.facts[i]
		if v, ok := amount(f.Value); ok && v == k.value && f.At == *k.at && f.Field != field && (f.Of == (RowKey{}) || a.roomOfAnother(f, field)) {
			return true
		}
	}
	return false
}

// roomOfAnother reports whether a fact measures an occupation's room of another kind than a field does, or one of those that the
// field adds up.
func (a *accounts) roomOfAnother(f *Fact, field string) bool {
	of, ok := strings.CutPrefix(f.Field, "venues/by_occupation/")
	if !ok || "venues/"+of != field {
		return ok
	}
	sum := 0.0
	for _, k := range a.of(f.Field) {
		v, _ := amount(k.Value)
		sum += v
	}
	whole, _ := amount(a.chosen(field).Value)
	return sum == whole
}

// inSum reports whether a figure is one of several, one after another in one place, that add up to a value.
func inSum(list []figure, i int, v float64) bool {
	for from := i; from >= 0 && sameText(list[from].at, list[i].at); from-- {
		sum := 0.0
		for to := from; to < len(list) && sameText(list[to].at, list[i].at); to++ {
			if sum += list[to].value; to > from && to >= i && sum == v {
				return true
			}
		}
	}
	return false
}

// inWhole reports whether a figure is part of a sum that the same place states.
func inWhole(list []figure, i int) bool {
	for _, k := range list {
		if k.whole && sameText(k.at, list[i].at) && inSum(list, i, k.value) {
			return true
		}
	}
	return false
}

// sameText reports whether two places lie in one paragraph or one table.
func sameText(a, b *document.Ref) bool {
	return a == b || a.Part == b.Part && a.Sheet == b.Sheet && a.Page == b.Page && a.Para == b.Para && a.Table == b.Table
}
