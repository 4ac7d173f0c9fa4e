package extract

import (
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"nianping"
)

// described is a person named with a bracket that describes him: 闫静（女，高级考评员，证号GR001，证书至2025年6月）.
type described struct {
	name    Span
	bracket Span     // without the brackets
	parted  string   // the marks between its parts, "" for those that usually are, see marks
	order   []string // what the parts are, nil for what a paragraph says, see partsOrderFor
}

// describes reports whether what a bracket holds describes a person: the gender first, or what examiners are listed by.
func describes(inside string) bool {
	if gradesOthers(inside) {
		return false
	}
	if hasAnyPrefix(inside, "男", "女") {
		if rest := inside[len("男"):]; rest == "" || hasAnyPrefix(rest, ",", "、", ";") {
			return true
		}
	}
	return hasAny(inside, "考评员", "证号", "证书", "证卡", "编号", "有效期", "可考")
}

// describedIn finds the people of a text that are described so.
func describedIn(text string) []described {
	var out []described
	for i := 0; i < len(text); {
		open := strings.IndexByte(text[i:], '(')
		if open < 0 {
			return out
		}
		open += i
		closing := strings.IndexByte(text[open:], ')')
		if closing < 0 {
			return out
		}
		closing += open
		if inside := text[open+1 : closing]; describes(inside) && !strings.HasPrefix(inside, "以上") && !strings.HasPrefix(inside, "均") && runeCount(inside) <= 60 {
			if from := nameBefore(text, open); from >= 0 {
				out = append(out, described{name: Span{from, open}, bracket: Span{open + 1, closing}})
			}
		}
		i = closing + 1
	}
	return out
}

// nameBefore is where the name begins that ends at a place, -1 where none does. A name stands at the beginning, after
// punctuation or after the end of another bracket.
func nameBefore(text string, end int) int {
	from := end
	for n := 0; from > 0 && n < 20; n++ {
		r, w := utf8.DecodeLastRuneInString(text[:from])
		if !isHan(r) && r != '·' {
			break
		}
		from -= w
	}
	if isPersonName(text[from:end]) || nameInAnd(text[:from], text[from:end]) > 0 {
		return from
	}
	for k := from; k < end; { // 考评员闫静(…
		_, w := utf8.DecodeRuneInString(text[k:])
		k += w
		if isPersonName(text[k:end]) && beginsNames(text[:k], text[k:end]) {
			return k
		}
	}
	return -1
}

// person makes a person of a description.
func (d described) person(b *Block) person {
	t := b.Text()
	p := person{name: d.named(b)}
	for v := range b.pieces(d.bracket, d.marks(t)) {
		s := v.value
		switch {
		case p.takes(v), p.takesLabelled(v):
		case hasAny(s, "证书", "证卡", "有效", "聘期", "至20", "到20", "到期", "期满"):
			if until, ok := parseUntil(s); ok {
				p.until = v.as(until)
			}
		case s == "高" || s == "高级":
			p.grade = v.as(string(nianping.GradeSenior))
		case s == "普":
			p.grade = v.as(string(nianping.GradeExaminer))
		case gradeOf(s) != "":
			p.grade = v.as(string(gradeOf(s)))
			if m := cardInside.FindStringSubmatch(s); m != nil { // 持电工考评员证(证号DG01)
				p.card = v.as(m[1])
			}
			if l := highest(s); l != "" {
				p.level = v.as(string(l))
			}
		case strings.Contains(s, "可考") && highest(s) != "":
			p.level = v.as(string(highest(s)))
		case isPhone(s) && (isMobile(s) || dateAlone(s) == ""):
			p.phone = v
		case employerPiece(s):
			p.employer = v
		}
	}
	return p
}

// marks are what parts the pieces of a description: strokes where nothing else does.
func (d described) marks(text string) string {
	const usual = ",、;\n"
	if d.parted != "" {
		return d.parted
	}
	if inside := text[d.bracket.Start:d.bracket.End]; !strings.ContainsAny(inside, usual) && strings.Contains(inside, "/") {
		return "/"
	}
	return usual
}

// takes reads a piece of what is said of a person that can be but one thing: the gender, a labelled number of a certificate,
// an identity number. It reports whether the piece is one of them.
func (p *person) takes(v cellValue) bool {
	switch s := v.value; {
	case s == "男" || s == "女":
		p.gender = v
	case cardPiece.MatchString(s):
		p.card = v.as(cardPiece.FindStringSubmatch(s)[1])
	case isIDNumber(s):
		p.id = v
	case idPiece.MatchString(s):
		p.id = v.as(idPiece.FindStringSubmatch(s)[1])
	default:
		return false
	}
	return true
}

// takesLabelled reads a piece that says itself where somebody works or how to reach him: 工作单位歙县徽康养老院, 电话：…, 来自县供电公司.
func (p *person) takesLabelled(v cellValue) bool {
	word := workAt.FindString(v.value)
	field, sure := "employer", word != ""
	if row := headerWords.At(v.value, 0); !sure && row != nil {
		field, word = row.Means, row.Word
	}
	rest := v.value[len(word):]
	value := strings.TrimLeft(rest, ":为是 ")
	switch {
	case word == "" || value == "":
	case field == "employer" && (sure || len(word) >= len("工作单位") || value != rest) && !shorterThan(value, 3) && allHan(strings.Trim(value, "()")): // not 单位职工
		p.employer = v.as(value)
		return true
	case field == "phone" && isPhone(value):
		p.phone = v.as(value)
		return true
	case field == "gender" && (value == "男" || value == "女"):
		p.gender = v.as(value)
		return true
	}
	return false
}

// workAt begins a piece on where somebody works.
var workAt = patternOf(`^(?:现|目前)?(?:来自|就职于|供职于|任职于|受聘于|外聘自|聘自|工作于)`)

// employerPiece reports whether a piece of a description is where somebody works: it ends as institutions do.
func employerPiece(s string) bool {
	return runeCount(s) >= 4 && (isOrg(s) || hasAnySuffix(s, "馆", "社", "站", "队", "会", "院", "所", "店", "坊", "校", "局", "行", "室", "府", "庄")) && gradeOf(s) == ""
}

var cardPiece = patternOf(`^(?:考评员)?(?:证书编号|证卡编号|证书号|证卡号|证号|编号)[:]?([\w\p{Han}\[\]()-]{3,})$`)

// cardInside is such a number in a bracket behind the word for the certificate.
var cardInside = patternOf(`\((?:证书编号|证卡编号|证书号|证卡号|证号|编号)[:]?([\w\p{Han}\[\]-]{3,})\)?$`)

// idPiece is an identity number behind its label, whatever its length: 身份证号:3410….
var idPiece = patternOf(`^(?:公民)?身份(?:证)?(?:号码|号|证号)?[:]?(\d[\d*xX×]{13,20})$`)

// splitAt gives the pieces of a part of a text between marks, empty ones too.
func splitAt(text string, s Span, marks string) iter.Seq[Span] {
	return func(yield func(Span) bool) {
		for {
			i := indexAny(text[s.Start:s.End], marks)
			if i < 0 {
				yield(s)
				return
			}
			i += s.Start
			if !yield(Span{s.Start, i}) {
				return
			}
			s.Start = i + utf8.RuneLen(firstRune(text[i:]))
		}
	}
}

// pieces gives the parts of a range of a block's text between marks, each without the blanks and points around it.
func (b *Block) pieces(s Span, marks string) iter.Seq[cellValue] {
	return func(yield func(cellValue) bool) {
		t := b.Text()
		for piece := range splitAt(t, s, marks) {
			words := strings.Trim(t[piece.Start:piece.End], " 。")
			at := piece.Start + strings.Index(t[piece.Start:piece.End], words)
			if !yield(b.valueAt(at, at+len(words), words)) {
				return
			}
		}
	}
}

// describedPeople reads the examiners of a paragraph or form cell that describes each in brackets.
func describedPeople(r *Reading, b *Block) []person {
	t := b.Text()
	list := describedIn(t)
	if len(list) == 0 || len(list) == 1 && !strings.Contains(b.Label, "考评员") {
		return nil
	}
	lead := t[:list[0].name.Start]
	about := lead + b.Label + b.Title
	if !strings.Contains(about, "考评") && !strings.Contains(t, "考评员") && !r.introducesExaminers(b, lead) || otherPeople.In(lead+b.Label) && !strings.Contains(lead+b.Label, "考评员") {
		return nil
	}
	shared := r.occupationAround(b)
	var out []person
	for _, d := range list {
		p := d.listed(r, b)
		if !p.occupation.ok() { // his bracket names none
			p.occupation = proseOccupation(r, b, 0, d.name.Start)
		}
		if p.occupation.fill(shared); !p.occupation.ok() {
			p.occupation = r.tradeAbove(b)
		}
		out = append(out, p)
	}
	others := slices.DeleteFunc(examinerProse(r, b), func(p person) bool { // whose own bracket says what he examines
		return strings.Count(t, p.name.value) == 1 && slices.ContainsFunc(out, func(q person) bool {
			return q.name.value == p.name.value && q.occupation.ok() && q.occupation.value != p.occupation.value
		})
	})
	return withOthers(out, others)
}

// withOthers adds to people who are described in brackets those of the same lists who are not: 蒋德全（高级考评员）、查小兵、房志兰.
func withOthers(described, listed []person) []person {
	beyond := func(all []person) func(person) bool {
		return func(p person) bool { return !known(all, p, false) }
	}
	if !slices.ContainsFunc(listed, beyond(described)) {
		return described
	}
	missing := slices.DeleteFunc(described, func(p person) bool { return known(listed, p, false) })
	return append(listed, missing...)
}

// describedCells reads the cells of a table that describe people in brackets: 考评员（5人） | 闫静（女，高级考评员…）；….
func describedCells(r *Reading, b *Block) []person {
	var out []person
	t := b.Table
	for i := range t.T.Cells {
		cell := &t.T.Cells[i]
		v := t.View(cell.Row, cell.Col)
		if len(describedIn(v.Text)) < 2 {
			continue
		}
		people := describedPeople(r, &Block{View: v, Ref: t.Ref(cell.Row, cell.Col), Label: textLeft(t, cell.Row, cell.Col), Section: b.Section, Index: b.Index, Title: b.Title, mem: b.mem})
		for k := range people {
			if !people[k].occupation.ok() {
				people[k].occupation = occupationAbove(r, t, cell.Row)
			}
		}
		out = append(out, people...)
	}
	return out
}

// onlyOccupation is the occupation that a block names, none where it names several.
func (r *Reading) onlyOccupation(b *Block) cellValue {
	list := r.namesIn(b.Text())
	if len(list) != 1 {
		return cellValue{}
	}
	return b.wordsAt(list[0].Start, list[0].End)
}

// occupationAbove is the nearest cell above a row of a form that is an occupation.
func occupationAbove(r *Reading, t *Table, row int) cellValue {
	for ; row >= 0; row-- {
		for col := range t.Cols {
			if n := r.Names.Of(t.Text(row, col)); n != nil && t.Starts(row, col) {
				return t.valueAt(row, col, n.Written)
			}
		}
	}
	return cellValue{}
}

// occupationAround is the occupation that a form names near a cell: 职业（1） | 起重工 some rows above 考评员 | ….
func (r *Reading) occupationAround(b *Block) cellValue {
	for i := b.Index - 1; i >= 0 && i >= b.Index-30; i-- {
		k := &r.Blocks[i]
		if k.Table != nil || k.Ref.Table != b.Ref.Table {
			break
		}
		if n := r.Names.Of(k.Text()); n != nil {
			return k.valueAt(0, len(k.Text()), n.Written)
		}
	}
	return cellValue{}
}

// columnsOfNames reads a table whose columns are occupations and whose cells are names: 石材生产工 | 工艺品雕刻工.
func columnsOfNames(r *Reading, t *Table) []person {
	var out []person
	for col := range t.Cols {
		n := r.Names.Of(strings.TrimSuffix(t.Bare(0, col), "考评员"))
		if n == nil {
			return nil
		}
		occupation := t.valueAt(0, col, n.Written)
		for row := 1; row < t.Rows; row++ {
			v := t.View(row, col)
			b := &Block{View: v, Ref: t.Ref(row, col), mem: t.mem}
			people := describedIn(v.Text)
			for _, d := range people {
				p := d.person(b)
				p.occupation = occupation
				out = append(out, p)
			}
			if len(people) > 0 {
				continue
			}
			for s := range splitAt(v.Text, Span{0, len(v.Text)}, "、,; \t\n") {
				word := strings.TrimSpace(v.Text[s.Start:s.End])
				if word == "" {
					continue
				}
				if !isPersonName(word) {
					return nil
				}
				out = append(out, person{name: b.valueAt(s.Start, s.End, word), occupation: occupation})
			}
		}
	}
	return out
}

// rowsOfNames reads a table without a head whose rows are an occupation and names: 石材生产工 | 王志远 | 李小梅.
func rowsOfNames(r *Reading, t *Table) []person {
	var out []person
	for row := range t.Rows {
		n := r.Names.Of(strings.TrimSuffix(t.Bare(row, 0), "考评员"))
		if n == nil || !t.Starts(row, 0) {
			return nil
		}
		occupation := t.valueAt(row, 0, n.Written)
		for _, col := range t.filled(row)[1:] {
			v := t.View(row, col)
			if !isPersonName(v.Text) {
				return nil
			}
			out = append(out, person{name: t.valueAt(row, col, v.Text), occupation: occupation})
		}
	}
	return out
}
