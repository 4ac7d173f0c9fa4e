package extract

import (
	"strings"
	"unicode/utf8"
)

// usualList is as many people as most lists in running text have.
const usualList = 6

// peopleAt reads the people who are listed from a place on, and where they end.
func peopleAt(r *Reading, b *Block, at, end int) (people []person, stop int) {
	t := b.Text()
	stop = at
	first := 0 // behind the last mark other than 、, where the list may speak of its people again
	grades := gradeRun{b: b}
	for at < end {
		at += itemOfName(t[at:end])
		lead := grades.lead(at, end, people)
		p, next := personAt(r, b, at+lead, end, len(people))
		if next == at+lead {
			break
		}
		if people == nil {
			people = r.mem.people.Take(usualList)[:0]
		}
		p.twice = listsName(people[first:], p.name.value)
		people, stop = append(people, p), next
		grades.grade(people)
		grades.inBracket(stop, people)
		if grades.bracket && strings.HasPrefix(t[stop:end], ")") {
			grades.close()
			stop++
		}
		if w := grades.behind(stop, end, people); w > 0 {
			at, first = stop+w, len(people)
			continue
		}
		switch c := firstRune(t[stop:end]); {
		case oneMoreBehind(t[stop:end]) > 0:
			at = stop + oneMoreBehind(t[stop:end])
		case itemOfName(t[stop:end]) > 0:
			at = stop
		case c == '、':
			grades.parted(c)
			at = stop + len("、")
		case saysAgain(t[stop:end], people):
			grades.done(people)
			return people, stop
		case strings.ContainsRune(",; \t\n和及", c) && stop < end:
			grades.parted(c)
			at = stop + utf8.RuneLen(c)
			first = len(people)
		default:
			grades.done(people)
			return people, stop
		}
	}
	grades.done(people)
	return people, stop
}

// personAt reads one person of a list: a name with marks, and what describes him in brackets, behind strokes or bare: ★王志远(高级);
// 李小梅/考评员/KF-02; 钱大有KF-03. It ends where it began where nobody stands there.
func personAt(r *Reading, b *Block, at, end, others int) (p person, stop int) {
	t := b.Text()
	from := at + marksAt(t[at:end])
	w := 0
	if r.Names.At(t[:end], from) == nil {
		if w = nameBehind(t[:from], t[from:end], others); w == 0 {
			w = nameBeforeCard(t[from:end])
		}
		if w == 0 && others == 0 {
			w = firstOfNames(t[from:end])
		}
	}
	if w == 0 {
		return p, at
	}
	stop = from + w
	name := Span{from, stop}
	stop += titleAt(t[stop:end])
	stop += marksAt(t[stop:end])
	marked := strings.ContainsAny(t[at:from]+t[name.End:stop], seniorMarks)
	about := Span{stop, stop}
	switch rest := t[stop:end]; {
	case strings.HasPrefix(rest, "("):
		if n := strings.IndexByte(rest, ')'); n > 0 && !onlyNumber(rest[1:n]) {
			if !gradesOthers(rest[1:n]) {
				about = Span{stop + 1, stop + n}
			}
			stop += n + 1
		}
	case strings.HasPrefix(rest, "/"):
		n := indexAny(rest, "、,;。 \n")
		if n < 0 {
			n = len(rest)
		}
		about, stop = Span{stop + 1, stop + n}, stop+n
	default:
		n := len(bareCard.FindString(rest))
		about, stop = Span{stop, stop + n}, stop+n
	}
	p = described{name: name, bracket: about}.listed(r, b)
	if !isPersonName(p.name.value) && !p.card.ok() {
		p.name.doubt = rareName
	}
	p.marked = marked
	return p, stop
}

// onlyNumber reports whether a bracket holds the number of the list's next item: 王志远(2)李小梅.
func onlyNumber(inside string) bool { return len(inside) <= 2 && digitsOnly(inside) }

// itemOfName is the length of the number of an item before a name within a list: (2)李小梅, 2.李小梅; 0 for anything else.
func itemOfName(s string) int {
	n := leading(s, "(", 1)
	number := digits(s, n)
	if number == 0 || number > 2 {
		return 0
	}
	end := n + number
	w := leading(s[end:], ")、.", 1)
	if w == 0 || n > 0 && s[end] != ')' || nameAt(s[end+w:]) == 0 {
		return 0
	}
	return end + w
}

// titleAt is the length of the title behind a name of a list, 王志远老师、李小梅老师, 0 where none stands there.
func titleAt(s string) int {
	for _, title := range [...]string{"老师", "师傅", "同志", "教师"} {
		if rest, ok := strings.CutPrefix(s, title); ok && (rest == "" || hasAnyPrefix(rest, "、", ",", ";", "。", "(", ")", "和", "及", "是", "为", "等")) {
			return len(title)
		}
	}
	return 0
}

func marksAt(s string) int { return len(s) - len(trimLeft(s, seniorMarks)) }

// nameBeforeCard is the length of a name of two or three characters, rare ones too, behind which a certificate's number stands in
// brackets.
func nameBeforeCard(s string) int {
	name, rest, ok := strings.Cut(s[:min(len(s), 64)], "(")
	name = trimRight(name, seniorMarks)
	inside, _, closed := strings.Cut(rest, ")")
	if !ok || !closed || !mayBeName(name) || !cardAlone.MatchString(inside) {
		return 0
	}
	return len(name)
}
