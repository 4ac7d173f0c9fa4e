package extract

import (
	"fmt"
	"strings"
	"sync"

	"nianping/ingest/document"
)

// trainingSums queries figures of training that cannot stand together: a whole that is less than the two kinds it has to hold.
func (a *accounts) trainingSums() {
	for _, what := range [...]string{"_people", "_classes"} {
		social, subsidised, whole := a.chosen("training/social"+what), a.chosen("training/subsidised"+what), a.chosen("training/total"+what)
		if whole == nil {
			continue
		}
		sum := 0.0
		for _, part := range [...]*Fact{social, subsidised} {
			if part != nil {
				v, _ := amount(part.Value)
				sum += v
			}
		}
		if v, _ := amount(whole.Value); v >= sum {
			continue
		}
		for _, f := range [...]*Fact{whole, social, subsidised} {
			if f != nil {
				a.query(f, "全年累计小于社会化与补贴性培训之和")
			}
		}
	}
}

// listedExaminers queries a count of examiners in prose that differs from the number of people whom the document lists. A cell
// that holds nothing but the count, beside its label, is no figure of something else.
func (a *accounts) listedExaminers() {
	f := a.chosen("staff/examiners")
	if f == nil || f.At.Row > 0 {
		return
	}
	people, rows := map[string]bool{}, 0
	for _, p := range a.r.examiners() {
		people[p.name.value] = true
		rows++
	}
	if n := f.Value.(int); rows > 0 && n != rows && n != len(people) {
		a.query(f, fmt.Sprintf("名单中的考评员为%d人，与此数不符，请核对", len(people)))
	}
}

// saidOfList follows an occupation with how many examiners it has: 电工考评员5人, 电工(5人):.
var saidOfList = patternOf(`^(?:职业|工种)?(?:的)?(?:考评(?:人)?员)?(?:共有|共|有|计)?\(?(?:共)?(` + smallCount + `)` + personUnit)

// listedOfOccupation queries the last of an occupation's examiners where words about examiners, or the paragraph that lists them, say that
// there are more than were read.
func (a *accounts) listedOfOccupation() {
	defer a.incompleteLists()
	lists := sync.OnceValue(a.occupationLists) // few documents say so of any
	listing := a.placesOfExaminers()
	for i := range a.r.Blocks {
		b := &a.r.Blocks[i]
		switch {
		case b.Table != nil:
			if listing[tableAt(b.Ref)] {
				a.countsOfCells(b.Table, lists)
			}
		case !b.Margin && (b.Section == Foundation || b.Section == None) && (b.Says(examination) || listing[listAt(b.Ref)]):
			for k := range b.Sentences() {
				a.countOfOccupation(b.Sentences()[k].Text, b.Ref, lists)
			}
		}
	}
}

// countOfOccupation compares the counts of a sentence or cell, behind the occupations of which they are, with who was read.
func (a *accounts) countOfOccupation(text string, at document.Ref, lists func() map[string]*occupationList) {
	for _, o := range a.r.namesIn(text) {
		m := saidOfList.FindStringSubmatch(text[o.End:])
		if m == nil {
			continue
		}
		list := lists()[text[o.Start:o.End]]
		if list == nil || !list.places[at] && !strings.Contains(m[0], "考评") || otherYear(text, a.r.Year()) {
			continue
		}
		if n, read := smallNumber(m[1]), len(list.names); n > read {
			a.query(list.last, notAsMany(n, read))
		}
	}
}

// countsOfCells compares the counts of the cells that may name the occupation of several people: 电工(5人).
func (a *accounts) countsOfCells(t *Table, lists func() map[string]*occupationList) {
	for k := range t.T.Cells {
		c := &t.T.Cells[k]
		if c.RowSpan == 1 && c.ColSpan == 1 && t.Field(c.Col) != "occupation" {
			continue
		}
		if text := t.Text(c.Row, c.Col); hasAnySuffix(text, ")", "人", "名") {
			a.countOfOccupation(text, t.Ref(c.Row, c.Col), lists)
		}
	}
}

// tableAt is the place of a table in which something stands.
func tableAt(at document.Ref) document.Ref {
	return document.Ref{Part: at.Part, Sheet: at.Sheet, Table: at.Table}
}

// listAt is the place of the table or the paragraph in which something stands.
func listAt(at document.Ref) document.Ref {
	if at.Row > 0 {
		return tableAt(at)
	}
	return at
}

// placesOfExaminers are the tables and paragraphs that name examiners or their occupations.
func (a *accounts) placesOfExaminers() map[document.Ref]bool {
	out := map[document.Ref]bool{}
	var last document.Ref
	for _, field := range [...]string{"examiners/name", "examiners/occupation"} {
		for _, f := range a.of(field) {
			if at := listAt(f.At); at != last {
				last = at
				out[at] = true
			}
		}
	}
	return out
}

// occupationList is who was read as an examiner of one occupation.
type occupationList struct {
	names  map[any]bool
	last   *Fact                 // the name read last
	places map[document.Ref]bool // where the names stand, and the occupation where it stands once for all
}

// occupationLists are the examiners by occupation.
func (a *accounts) occupationLists() map[string]*occupationList {
	names, lists := map[int]*Fact{}, map[string]*occupationList{}
	for _, f := range a.of("examiners/name") {
		names[f.Of.Row] = f
	}
	for _, f := range a.of("examiners/occupation") {
		name := names[f.Of.Row]
		if name == nil {
			continue
		}
		of := NewView(f.Value.(string)).Text
		if lists[of] == nil {
			lists[of] = &occupationList{names: map[any]bool{}, places: map[document.Ref]bool{}}
		}
		list := lists[of]
		list.last, list.names[name.Value] = name, true
		list.places[name.At], list.places[f.At] = true, true
	}
	return lists
}

// incompleteLists queries the part of the report with the examiners where a list of them may not have been read whole: what is too few there
// is no firm finding.
func (a *accounts) incompleteLists() {
	part := a.chosen("sections/" + string(Foundation))
	for _, f := range a.of("examiners/name") {
		if part != nil && (strings.HasSuffix(f.Doubt, missed) || strings.HasSuffix(f.Query, missed)) {
			a.query(part, unreadOf[Foundation]+"可能没有读全，请对照原件："+f.At.String())
		}
	}
}
