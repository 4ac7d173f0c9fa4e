package extract

import (
	"fmt"
	"strconv"
	"strings"
)

// namesOf appends the names of one person's cell: its entries, where all of it is read so. A cell of several that splitNames does not read
// whole is read person by person; what is read in neither way is doubted. So is a list that is shorter or longer than the column beside
// it counts.
func (l *examinerList) namesOf(out []named, row int, g map[string]int, name cellValue, entries []person) []named {
	whole := entries != nil
	if !whole {
		out, whole = splitNames(out, name, l.mark)
	}
	if !whole && l.lines == 1 {
		entries = l.cellPeople(row, g["name"])
		whole = entries != nil
	}
	if entries != nil {
		out = out[:0]
		for i := range entries {
			p := &entries[i]
			out = append(out, named{cellValue: p.name, marked: p.marked, said: p})
		}
	}
	if len(out) == 0 {
		return out
	}
	last := &out[len(out)-1]
	if !whole && last.doubt == "" {
		last.doubt = "这一格（“" + firstRunes(name.text, 30) + "”）可能没有读全" + missed
	}
	if n := l.counted(row); n > 0 && !l.apart(g) && n != len(out) && last.doubt == "" {
		last.doubt = notAsMany(n, len(out))
	}
	return out
}

// apart reports whether seniors have a column beside that of the other examiners.
func (l *examinerList) apart(g map[string]int) bool {
	_, ok := g["seniors"]
	return ok
}

// countBoth doubts of the people of a row, of seniors and others, where its count is not theirs together.
func (l *examinerList) countBoth(people []person, row int, g map[string]int) {
	n := l.counted(row)
	if n <= 0 || len(people) == 0 || !l.apart(g) {
		return
	}
	read := different(people, func(p *person) string { return p.name.value })
	if last := &people[len(people)-1].name; n != read && last.doubt == "" {
		last.doubt = notAsMany(n, read)
	}
}

// notAsMany is the doubt of a list of which the document says another number of people than were read.
func notAsMany(said, read int) string {
	return fmt.Sprintf("原文写%d人，这里读到%d个姓名"+missed, said, read)
}

// missed ends the doubts of lists that may hold more people than were read, see incompleteLists.
const missed = "，请核对有无遗漏"

// findCounts finds the one column that counts the names beside it: 职业 | 考评员人数 | 考评员.
func (l *examinerList) findCounts() {
	l.counts = 0
	for c := range l.t.Cols {
		h := l.t.Header(c)
		if !strings.Contains(h, "人数") || strings.Contains(h, "高级") || strings.Contains(h, "其中") {
			continue
		}
		if l.counts > 0 || len(l.groups) > 1 {
			l.counts = 0
			return
		}
		l.counts = c
	}
}

// counted is how many names a row says that its cell holds, 0 where it says none or counts several rows.
func (l *examinerList) counted(row int) int {
	if l.counts == 0 || l.lines > 1 || !l.t.Starts(row, l.counts) || l.t.T.At(row, l.counts).RowSpan > 1 {
		return 0
	}
	n, err := strconv.Atoi(strings.TrimRight(l.t.Text(row, l.counts), "人名"))
	if err != nil {
		return 0
	}
	return n
}

var (
	// cellLead stands between the people of a cell: marks, line ends and the numbers of items.
	cellLead = patternOf(`^(?:\(\d{1,2}\)|\d{1,2}[.、)]|[、,;。 \n\t])*`)
	// gradeLabel begins the people of one grade: 高级:, 考评员(2人):.
	gradeLabel = patternOf(`^(高级考评员|考评员|高级|中级|普通|一般|其他|其余)(?:\(?` + fewPeople + `\)?)?:`)
)

// cellPeople reads a cell of people, each with what is said of him: 1.王志远Z1001 2.李小梅Z1002; 高级:王志远、李小梅;考评员:赵春兰; nil where it
// holds anything else.
func (l *examinerList) cellPeople(row, col int) (people []person) {
	b := &Block{View: l.t.View(row, col), Ref: l.t.Ref(row, col), mem: l.t.mem}
	t := b.Text()
	grade := cellValue{}
	for at := 0; ; {
		at += len(cellLead.FindString(t[at:]))
		if at == len(t) {
			return people
		}
		if m := gradeLabel.FindStringSubmatchIndex(t[at:]); m != nil {
			grade = b.valueAt(at, at+m[1], string(gradeOf(t[at+m[2]:at+m[3]])))
			at += m[1]
			continue
		}
		p, end := personAt(l.r, b, at, len(t), len(people))
		if end > at {
			p.grade.fill(grade)
			people, at = append(people, p), end
			continue
		}
		end = at + indexAny(t[at:]+"\n", "、,;。 \n\t")
		if ownLine := (at == 0 || t[at-1] == '\n') && (end == len(t) || t[end] == '\n'); ownLine && mayBeName(t[at:end]) {
			name := b.wordsAt(at, end)
			name.doubt = rareName
			people, at = append(people, person{name: name}), end
			continue
		}
		said := described{bracket: Span{at, end}}.listed(l.r, b)
		if of := []person{said}; len(people) == 0 || saidOf(of) == 0 {
			return nil
		}
		people[len(people)-1].fill(&said)
		at = end
	}
}

// fill takes from another what is not said of a person.
func (p *person) fill(from *person) {
	for _, k := range [...]struct{ to, from *cellValue }{
		{&p.gender, &from.gender}, {&p.id, &from.id}, {&p.occupation, &from.occupation}, {&p.level, &from.level}, {&p.grade, &from.grade}, {&p.card, &from.card},
		{&p.until, &from.until}, {&p.employer, &from.employer}, {&p.phone, &from.phone},
	} {
		k.to.fill(*k.from)
	}
}

// cardParts are the characters of which a cell with more than a number has one: those that part its pieces, and 有 of 有效.
var cardParts = setOf(",;、\n有")

// unpackCard takes apart a cell that says more of a certificate than its number: 考评员证,编号Z1001,有效期至2026年8月.
func (l *examinerList) unpackCard(p *person, row int, g map[string]int) {
	card := p.card
	if !card.ok() || l.lines > 1 {
		return
	}
	if strings.Contains(card.value, "号") { // 证号:Z1002
		if m := cardPiece.FindStringSubmatch(card.value); m != nil {
			p.card.value = m[1]
		}
	}
	c := g["certificate_no"]
	v := l.t.View(row, c)
	if cardParts.next(v.Text, 0) == len(v.Text) { // nothing but a number, as in most lists
		return
	}
	if l.t.compound(c) != nil || !containsAny(v.Text, ",;、\n") && !strings.Contains(v.Text, "有效") {
		return
	}
	said := described{bracket: Span{0, len(v.Text)}}.listed(l.r, &Block{View: v, Ref: *card.at})
	if !said.card.ok() && !said.until.ok() {
		return
	}
	p.card = cellValue{}
	p.fill(&person{card: said.card, until: said.until, grade: said.grade, level: said.level})
}
