package extract

import (
	"slices"
	"strings"

	"nianping"
	"nianping/ingest/document"
)

// person is one row of an examiner list on its way to facts: one examiner and one occupation.
type person struct {
	name       cellValue
	gender     cellValue
	id         cellValue
	occupation cellValue
	level      cellValue
	grade      cellValue
	card       cellValue
	until      cellValue
	employer   cellValue
	phone      cellValue
	marked     bool // a mark stands at the name that a legend may explain, see markListed
	twice      bool // the same list has named this person before
	also       bool // listed besides those of a table, or once more for another occupation: 兼任
	told       bool // the words say what this person examines, whatever a list says of another occupation
}

// placeOf is where a cell stands.
func placeOf(t *Table, row, col int) *document.Ref {
	at := &t.mem.places.Take(1)[0]
	*at = t.Ref(row, col)
	return at
}

// cellValue is a value with its words and place; an empty value is not stated.
type cellValue struct {
	value string
	text  string
	at    *document.Ref
	doubt string
}

func (v cellValue) ok() bool { return v.value != "" }

// as is another value that the same words say.
func (v cellValue) as(value string) cellValue {
	return cellValue{value: value, text: v.text, at: v.at}
}

// fill takes another value where nothing is stated.
func (v *cellValue) fill(from cellValue) {
	if !v.ok() {
		*v = from
	}
}

// valueAt is a value that a range of a block's text says.
func (b *Block) valueAt(start, end int, value string) cellValue {
	return cellValue{value: value, text: b.View.Original(start, end), at: &b.Ref}
}

// gradeAt is the grade that a range of a block's text says: that of seniors, or that of plain examiners.
func (b *Block) gradeAt(start, end int, senior bool) cellValue {
	grade := nianping.GradeExaminer
	if senior {
		grade = nianping.GradeSenior
	}
	return b.valueAt(start, end, string(grade))
}

// wordsAt is a range of a block's text, taken as the original writes it.
func (b *Block) wordsAt(start, end int) cellValue {
	words := b.View.Original(start, end)
	return cellValue{value: words, text: words, at: &b.Ref}
}

// valueAt is a value that the whole of a cell says.
func (t *Table) valueAt(row, col int, value string) cellValue {
	v := t.View(row, col)
	return cellValue{value: value, text: v.Original(0, len(v.Text)), at: placeOf(t, row, col)}
}

// examinerFacts reads the lists of examiners, from tables and from prose.
func examinerFacts(r *Reading, c *Collector) {
	people := r.examiners()
	for i := range people {
		people[i].add(c, i+1)
	}
}

// examiners are the examiners of all lists, read when first asked for.
func (r *Reading) examiners() []person {
	return r.people.of(func() []person { return readExaminers(r) })
}

// personLists are used again, see Reading.done.
var personLists spare[person]

func readExaminers(r *Reading) []person {
	people := personLists.lend()
	var last examinerList
	for i := range r.Blocks {
		b := &r.Blocks[i]
		if b.Table == nil || b.Margin || b.Section == Plans && b.Ref.Sheet == "" && !calledExaminers(b.Table) {
			continue
		}
		listed := len(people)
		if people = examinerTable(people, r, b, &last); len(people) == listed && last.goesOn(b) {
			people = last.rows(people)
		}
	}
	tabled := map[string]bool{}
	for i := range people {
		tabled[people[i].occupation.value] = true
	}
	for b := range r.paragraphs() {
		list, mentioned := proseExaminers(r, b)
		before := len(people)
		of := b.chapter(itsExaminers).occupation()
		for _, p := range list {
			p.occupation.fill(of)
			p.told = p.told || of.ok() && p.occupation.value == of.value && len(list) > 2
			if (p.also || !tabled[p.occupation.value]) && !known(people[:before], p, mentioned && !p.also && !p.told) && (p.twice || !known(people[before:], p, false)) {
				people = append(people, p)
			}
		}
	}
	gradeLists(r, people)
	otherwiseValid(r, people)
	levelsTold(r, people)
	all := saidOfAll(r, people)
	if all.unmarked && !slices.ContainsFunc(people, func(p person) bool { return p.grade.value == string(nianping.GradeSenior) }) {
		all.grade = cellValue{} // the marks were not understood
	}
	for i := range people {
		people[i].until.fill(all.until)
		people[i].grade.fill(all.grade)
	}
	return append(people, lentPeople(r, people)...)
}

// calledExaminers reports whether the paragraph before a table calls it a list of examiners, wherever it stands.
func calledExaminers(t *Table) bool {
	return t.Before != nil && strings.Contains(t.Before.Text(), "考评") && hasAny(t.Before.Text(), "名单", "信息", "名册", "一览", "花名册", "附件", "情况表", "登记表") ||
		strings.Contains(t.Caption, "考评员")
}

// proseExaminers reads the examiners of a paragraph: of the ways to read it, the one that finds more people, or more of them. Mentioned is true where
// running text only names them, so that somebody who stands in a list already is no new examiner.
func proseExaminers(r *Reading, b *Block) (list []person, mentioned bool) {
	grouped, colons := groupedPeople(r, b)
	for _, read := range [...]func(*Reading, *Block) []person{labelledPeople, describedPeople, listedPeople} {
		if list = read(r, b); len(list) > 0 {
			break
		}
	}
	if len(list) == 0 && !(colons && len(grouped) > 0) {
		if list = linedUp(r, b); len(list) == 0 {
			list, mentioned = examinerProse(r, b), true
		}
	}
	switch {
	case len(grouped) > len(list):
		return grouped, false
	case len(grouped) == len(list) && (!mentioned && saidOf(grouped) > saidOf(list) || ofTrades(grouped) > ofTrades(list)):
		return grouped, mentioned
	}
	return list, mentioned
}

// ofTrades is of how many people an occupation is known.
func ofTrades(people []person) (n int) {
	for i := range people {
		if people[i].occupation.ok() {
			n++
		}
	}
	return n
}

// saidOf is how much is said of people besides their names and occupations.
func saidOf(people []person) int {
	n := 0
	for i := range people {
		p := &people[i]
		for _, v := range [...]*cellValue{&p.gender, &p.id, &p.grade, &p.card, &p.until, &p.employer, &p.phone} {
			if v.ok() {
				n++
			}
		}
	}
	return n
}

// listsName reports whether a name is one of those of a list.
func listsName(list []person, name string) bool {
	return slices.ContainsFunc(list, func(p person) bool { return p.name.value == name })
}

// known reports whether prose only repeats somebody of a list: by name, or by name and occupation where it is a list too.
func known(people []person, p person, mentioned bool) bool {
	for i := range people {
		if k := &people[i]; k.name.value == p.name.value && (mentioned || !p.occupation.ok() || k.occupation.value == p.occupation.value) {
			return true
		}
	}
	return false
}

func (p *person) add(c *Collector, row int) {
	put := func(field string, v *cellValue, value any) {
		if v.ok() {
			c.put(field, value, Fact{Of: RowKey{Row: row}, At: *v.at, Text: v.text, Doubt: v.doubt})
		}
	}
	put("examiners/name", &p.name, p.name.value)
	put("examiners/gender", &p.gender, p.gender.value)
	put("examiners/id_number", &p.id, p.id.value)
	put("examiners/occupation", &p.occupation, p.occupation.value)
	put("examiners/level", &p.level, nianping.Level(p.level.value))
	put("examiners/grade", &p.grade, nianping.Grade(p.grade.value))
	put("examiners/certificate_no", &p.card, p.card.value)
	put("examiners/valid_until", &p.until, p.until.value)
	put("examiners/employer", &p.employer, p.employer.value)
	put("examiners/phone", &p.phone, p.phone.value)
}
