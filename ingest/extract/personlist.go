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
	bracket Span // without the brackets
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
		if inside := text[open+1 : closing]; describes(inside) && !strings.HasPrefix(inside, "以上") && !strings.HasPrefix(inside, "均") && utf8.RuneCountInString(inside) <= 60 {
			if from := nameBefore(text, open); from >= 0 {
				out = append(out, described{Span{from, open}, Span{open + 1, closing}})
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
		if !allHan(string(r)) && r != '·' {
			break
		}
		from -= w
	}
	if isPersonName(text[from:end]) {
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
	p := person{name: b.valueAt(d.name.Start, d.name.End, t[d.name.Start:d.name.End])}
	for piece := range splitAt(t, d.bracket, d.marks(t)) {
		s := strings.TrimSpace(t[piece.Start:piece.End])
		v := b.valueAt(piece.Start, piece.End, s)
		switch {
		case p.takes(v):
		case hasAny(s, "证书", "证卡", "有效", "聘期", "至20", "到20", "到期", "期满"):
			if until, ok := parseUntil(s); ok {
				p.until = v.as(until)
			}
		case s == "高" || s == "高级":
			p.grade = v.as(string(nianping.GradeSenior))
		case gradeOf(s) != "":
			p.grade = v.as(string(gradeOf(s)))
			if l := highest(s); l != "" {
				p.level = v.as(string(l))
			}
		case strings.Contains(s, "可考") && highest(s) != "":
			p.level = v.as(string(highest(s)))
		case madeOf(s, "0123456789()+- *", 7, 20):
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

// employerPiece reports whether a piece of a description is where somebody works: it ends as institutions do.
func employerPiece(s string) bool {
	return utf8.RuneCountInString(s) >= 4 && (isOrg(s) || hasAnySuffix(s, "馆", "社", "站", "队", "会", "院", "所", "店", "坊", "校", "局", "行", "室", "府", "庄")) && gradeOf(s) == ""
}

var cardPiece = patternOf(`^(?:考评员)?(?:证书编号|证卡编号|证书号|证卡号|证号|编号)[:]?([\w\p{Han}\[\]()-]{3,})$`)

// idPiece is an identity number behind its label, whatever its length: 身份证号:3410….
var idPiece = patternOf(`^(?:公民)?身份(?:证)?(?:号码|号|证号)?[:]?(\d[\d*xX×]{13,20})$`)

// splitAt gives the pieces of a part of a text between marks, empty ones too.
func splitAt(text string, s Span, marks string) iter.Seq[Span] {
	return func(yield func(Span) bool) {
		for {
			i := strings.IndexAny(text[s.Start:s.End], marks)
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

// describedPeople reads the examiners of a paragraph or form cell that describes each in brackets.
func describedPeople(r *Reading, b *Block) []person {
	t := b.Text()
	list := describedIn(t)
	if len(list) == 0 || len(list) == 1 && !strings.Contains(b.Label, "考评员") {
		return nil
	}
	lead := t[:list[0].name.Start]
	about := lead + b.Label + b.Title
	if !strings.Contains(about, "考评") && !strings.Contains(t, "考评员") || otherPeople.In(lead+b.Label) && !strings.Contains(lead+b.Label, "考评员") {
		return nil
	}
	shared := r.occupationAround(b)
	var out []person
	for _, d := range list {
		p := d.person(b)
		p.occupation = proseOccupation(r, b, 0, d.name.Start)
		if !p.occupation.ok() {
			p.occupation = shared
		}
		out = append(out, p)
	}
	return withOthers(out, examinerProse(r, b))
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
		people := describedPeople(r, &Block{View: v, Ref: t.Ref(cell.Row, cell.Col), Label: textLeft(t, cell.Row, cell.Col), Section: b.Section, Index: b.Index, Title: b.Title})
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

// common is what one sentence says of all examiners: until when their certificates are valid, and that none is senior, or none of
// those whom no mark makes one.
type common struct {
	until, grade cellValue
	unmarked     bool // the grade is of those alone: 没有注明的都是考评员
}

var (
	allExpire = patternOf(`证书?(?:均|都|全部|统一)?(?:于|到|至|在|有效期至|有效期到)?(20\d\d年\d{1,2}月(?:\d{1,2}日)?)(?:到期|止)?`)
	allPlain  = patternOf(`(?:均|都|全部|全)(?:为|是)考评员`)
)

// issued follow the day on which certificates were given: 证书2022年6月核发.
var issued = listOf("核发", "颁发", "发放", "发证", "签发", "印发", "换发", "换证", "取得", "考取", "获得", "获取", "办理", "领取", "起", "开始")

var (
	examination  = anyOf("考评")
	certificates = anyOf("证书", "证卡", "证件", "聘期", "考评证")
)

// validities and plainExaminers have one in every sentence that allUntil and allPlain find.
var (
	validities     = anyOf("有效期", "证书", "证卡", "证件", "聘期", "资格", "的证")
	plainExaminers = anyOf("为考评员", "是考评员")
)

// markedApart are the words by which a sentence speaks of those alone who are not marked as seniors.
var markedApart = listOf("注明", "标注", "标明", "未标", "没标", "没有标", "不带", "未加", "没加", "无标", "除")

// indexIf finds a pattern in a text that may hold it.
func indexIf(may bool, pattern *pattern, text string) []int {
	if !may {
		return nil
	}
	return pattern.FindStringSubmatchIndex(text)
}

// saidOfAll finds the sentences that speak of all examiners: 考评员证有效期均到2026年12月; (均为考评员,证书2025年8月到期).
func saidOfAll(r *Reading) common {
	var out common
	for i := range r.Blocks {
		b := &r.Blocks[i]
		if b.Section == Plans {
			continue
		}
		out.read(r, b)
		b.sentenceCells(func(cell *Block) {
			if certificates.In(cell.Text()) && saidOfEach.In(cell.Text()) {
				out.read(r, cell)
			}
		})
	}
	return out
}

// saidOfEach are the words by which a cell speaks of all examiners: 证卡均在2027年12月31日前有效; 以上证卡有效期均到2026年10月.
var saidOfEach = anyOf("均", "都", "统一", "全部", "以上", "上述")

// read reads what the sentences of a paragraph say of all.
func (out *common) read(r *Reading, b *Block) {
	if b.Table != nil {
		return
	}
	for k := range b.Sentences() {
		s := &b.Sentences()[k]
		if !s.Says(examination) && !(b.Section == Foundation && s.Says(certificates) && !ofThings.In(s.Text)) {
			continue
		}
		sentence := s.Text
		if len(describedIn(sentence)) > 0 || ownItem(sentence) {
			continue
		}
		if !out.until.ok() && s.Says(validities) {
			if at, d := validOfAll(sentence); d != "" && ofEverybody(r, sentence[:at.Start]) {
				out.until = b.valueAt(s.Start+at.Start, s.Start+at.End, d)
			}
		}
		if m := indexIf(!out.until.ok() && strings.Contains(sentence, "20"), allExpire, sentence); m != nil && ofEverybody(r, sentence[:m[0]]) && !issued.Begin(sentence[m[1]:]) {
			if d, ok := parseUntil(sentence[m[2]:m[3]]); ok {
				out.until = b.valueAt(s.Start+m[0], s.Start+m[1], d)
			}
		}
		if m := indexIf(!out.grade.ok() && s.Says(plainExaminers), allPlain, sentence); m != nil && !theOthers.In(sentence[:m[0]]) && ofEverybody(r, sentence[:m[0]]) {
			out.grade = b.valueAt(s.Start+m[0], s.Start+m[1], string(nianping.GradeExaminer))
			out.unmarked = markedApart.In(sentence[:m[0]])
		}
	}
}

// validOfAll finds the words that say until when the certificates of all are valid, and the date behind them: 有效期均到2026年6月;
// "" for none.
func validOfAll(text string) (at Span, until string) {
	for _, m := range allUntil.FindAllStringIndex(text, -1) {
		date := firstClause(text[m[1]:])
		if d, ok := parseUntil(date); ok {
			return Span{m[0], m[1] + len(date)}, d
		}
	}
	return Span{}, ""
}

// ofThings are what certificates are of that are nobody's: 灭火器检验证书有效期至2025年3月.
var ofThings = anyOf("灭火器", "消防", "设备", "仪器", "检定", "校准", "计量", "许可", "执照", "产权", "租赁")

// ofEverybody reports whether the words before what a sentence says speak neither of some alone nor of one occupation of
// several.
func ofEverybody(r *Reading, before string) bool {
	clause := lastPart(before, ",;:")
	return !ofSomeOnly.In(clause) && (len(r.Names.filed()) < 2 || !r.namesOccupation(clause))
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
			b := &Block{View: v, Ref: t.Ref(row, col)}
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
				out = append(out, person{name: cellValue{value: word, text: v.Original(s.Start, s.End), at: &b.Ref}, occupation: occupation})
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
