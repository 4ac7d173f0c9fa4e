package extract

import (
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

// entryMarks may part the people of a cell, the strongest mark first: where each stands on a line of his own, commas part what is said of him.
var entryMarks = [...]string{"\n", "\n;。", "\n;。、", "\n;。、,"}

// partMarks part what is said of people where no mark is left that parts the people themselves.
const partMarks = "\n;。、, \t/"

// entryList is a cell that lists people, each with what is said of him in brackets or behind blanks, strokes and commas:
// 王志远（男，Z1001）；李小梅（女，Z1002）; 王志远 男 Z1001 李小梅 女 Z1002.
type entryList struct {
	r     *Reading
	b     *Block   // the cell
	order []string // what the header says of the order: 考评员（姓名 性别 证号）; nil for nothing
}

// entries reads the people of a cell below a header of names; nil where not all of it is read, or it holds no more than names.
func (l *examinerList) entries(row, col int) (people []person) {
	v := l.t.View(row, col)
	if l.lines > 1 || !hasDigit(v.Text) && !hasAny(v.Text, "男", "女") {
		return nil
	}
	order := l.orderOf(col)
	for i, some := range [...]View{v, spaced(v), unstroked(v)} {
		if i > 0 && some.Text == v.Text {
			continue
		}
		e := entryList{r: l.r, b: &Block{View: some, Ref: l.t.Ref(row, col), Index: l.block}, order: order}
		if list := e.most(); len(list) > len(people) || len(list) == len(people) && i == 2 && saidOf(list) > saidOf(people) {
			people = list
		}
	}
	if saidOf(people) == 0 {
		return nil
	}
	if fields := l.t.compound(col); len(people) == 1 && fields != nil {
		if _, ok := partOf(v.Text, 0, len(fields)); ok { // see cell
			return nil
		}
	}
	return people
}

// blanks are the characters that part words and say nothing.
const blanks = " \t\u3000\u00a0"

// spaced is a view that keeps the blanks between words, as tabs: what is said of a person may stand behind them. It is empty where there are
// none, or words are struck out.
func spaced(v View) View {
	if !containsAny(v.From, blanks) || NewView(v.From).Text != v.Text {
		return View{}
	}
	return NewView(strings.Map(func(c rune) rune {
		if strings.ContainsRune(blanks, c) {
			return '\t'
		}
		return c
	}, v.From))
}

// most reads the people of a cell by the marks that part the most of them.
func (e *entryList) most() (people []person) {
	t := e.b.Text()
	var last []Span
	for _, marks := range entryMarks {
		parts := partsOutside(t, marks)
		if slices.Equal(parts, last) {
			continue
		}
		last = parts
		if list := e.read(parts); len(list) > len(people) {
			people = list
		}
	}
	if list := e.read(partsByName(t)); len(list) > len(people) {
		people = list
	}
	return people
}

// besideEntries are the columns of one person without those that share the column of his name, which the entries of its cells hold.
func besideEntries(g map[string]int) map[string]int {
	out := maps.Clone(g)
	maps.DeleteFunc(out, func(field string, col int) bool { return field != "name" && col == g["name"] })
	return out
}

// orderOf is what a header says that the cells below it hold behind each name, in order: 考评员（姓名 性别 证号）, 姓名/证号; nil for nothing.
func (l *examinerList) orderOf(col int) []string {
	header := ""
	for row := l.t.Head - 1; row >= 0 && header == ""; row-- {
		v := l.t.View(row, col)
		if header = spaced(v).Text; header == "" {
			header = v.Text
		}
	}
	if before, inside, ok := strings.Cut(header, "("); ok && HeaderField(strings.TrimSpace(before)) == "name" {
		header, _, _ = strings.Cut(inside, ")")
	}
	if fields, known := fieldsNamed(header); known {
		return fields
	}
	return nil
}

// read reads one person from each part of a cell; nil where one of them is none.
func (e *entryList) read(parts []Span) (people []person) {
	t := e.b.Text()
	grade := cellValue{}
	for _, part := range parts {
		if m := gradeLabel.FindStringSubmatchIndex(t[part.Start:part.End]); m != nil {
			grade = e.b.valueAt(part.Start, part.Start+m[1], string(gradeOf(t[part.Start+m[2]:part.Start+m[3]])))
			part.Start += m[1]
		}
		if len(people) > 0 && gradesOthers(strings.Trim(t[part.Start:part.End], "()")) { // (△为高级考评员)
			continue
		}
		p, ok := e.person(part)
		if !ok {
			return nil
		}
		p.grade.fill(grade)
		people = append(people, p)
	}
	return people
}

const nameTitle = `(?:老师|师傅|同志|教师)` // of whom lists name

var (
	// entryLead stands before the name of an entry: the number of the item, a mark.
	entryLead = patternOf(`^(?:\(?\d{1,2}[.、) \t]\)?|[①-⑳•·-]|[` + seniorMarks + ` \t])*`)
	// entryName is what may be a name at the head of an entry: 王志远, 王 伟.
	entryName   = patternOf(`^(?:\p{Han}[ \t]{1,2}\p{Han}(?:[^\p{Han}]|$)|[\p{Han}·]+)`)
	titleBehind = patternOf(nameTitle + `$`)
)

// person reads the person of a part of a cell: a name, alone or with what is said of him behind it.
func (e *entryList) person(part Span) (p person, ok bool) {
	t := e.b.Text()[:part.End]
	from := part.Start + len(entryLead.FindString(t[part.Start:]))
	marked := strings.ContainsAny(t[part.Start:from], seniorMarks)
	titled := strings.TrimRightFunc(entryName.FindString(t[from:]), func(c rune) bool { return !isNameRune(c) })
	name := titleBehind.ReplaceAllString(titled, "")
	word := strings.ReplaceAll(withoutMarks(name), "\t", "")
	if !isPersonName(word) && !mayBeName(word) {
		return p, false
	}
	end := from + len(titled)
	marked = marked || marksAt(t[end:]) > 0
	end += marksAt(t[end:])
	p = e.describe(Span{from, from + len(name)}, Span{end, part.End})
	p.name.value = word
	p.marked = marked
	if !isPersonName(word) {
		if p.name.doubt = rareName; !p.gender.ok() && !p.card.ok() || bareCard.MatchString(t[end:]) || hasDigit(t[end:min(end+1, part.End)]) { // 皖评2022011
			return p, false
		}
	}
	return p, true
}

// describe gives a person what stands behind his name, in a bracket or behind blanks and marks.
func (e *entryList) describe(name, about Span) person {
	t := e.b.Text()
	marks := partMarks
	words := strings.TrimRight(t[about.Start:about.End], " \t\n。;、,")
	about.End = about.Start + len(words)
	if strings.HasPrefix(words, "(") && strings.IndexByte(words, ')') == len(words)-1 {
		about = Span{about.Start + 1, about.End - 1}
	} else {
		about.Start += len(words) - len(strings.TrimLeft(words, " \t\n,、:/-"))
		if strings.HasPrefix(words, "(") {
			marks += "()"
		}
	}
	d := described{name: name, bracket: about, order: e.order}
	for _, some := range [...]string{"\n;、,", "/", " \t"} { // the strongest that stands in it
		if inside := t[about.Start:about.End]; marks == partMarks && containsAny(inside, some) && !(some == " \t" && len(strings.Fields(inside)) == 2 && untilPiece(inside)) {
			marks = some
		}
	}
	d.parted = marks
	p := d.listed(e.r, e.b)
	e.number(&p, &d)
	return p
}

// number doubts of a number by which nothing tells it from others: it may be a certificate's or a telephone's.
func (e *entryList) number(p *person, d *described) {
	if e.order != nil {
		if !slices.Contains(e.order, "phone") && !isMobile(p.phone.value) {
			p.phone = cellValue{}
		}
		return
	}
	for v := range e.b.pieces(d.bracket, d.parted) {
		if !p.card.ok() && v.value != p.phone.value && runeCount(v.value) > 3 && shapeOfPart(v.value) == numberShape {
			if p.card = v; !namedAbove(e.r, e.b, cardHeads) {
				p.card.doubt = unnamedNumber
			}
		}
	}
}

// partsOutside are the filled parts of a text between marks that stand in no bracket.
func partsOutside(t, marks string) (out []Span) {
	depth, from := 0, 0
	add := func(end int) {
		if strings.TrimSpace(t[from:end]) != "" {
			out = append(out, Span{from, end})
		}
	}
	for i, c := range t {
		switch {
		case c == '(':
			depth++
		case c == ')':
			depth = max(0, depth-1)
		case depth == 0 && strings.ContainsRune(marks, c):
			add(i)
			from = i + utf8.RuneLen(c)
		}
	}
	add(len(t))
	return out
}

// partsByName are the parts of a text that begin with a name each and hold as many words, where nothing but the words parts its people:
// 王志远 男 Z1001 李小梅 女 Z1002; nil for any other text.
func partsByName(t string) (out []Span) {
	words, most := 0, 0
	for _, w := range partsOutside(t, partMarks) {
		head, _, _ := strings.Cut(strings.TrimLeft(t[w.Start:w.End], seniorMarks), "(")
		switch {
		case isPersonName(withoutMarks(head)):
			if len(out) > 1 && words != most {
				return nil
			}
			most, words = words, 0
			out = append(out, w)
		case len(out) == 0:
			return nil
		default:
			out[len(out)-1].End = w.End
		}
		words++
	}
	if len(out) < 2 || words != most {
		return nil
	}
	return out
}
