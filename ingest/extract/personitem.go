package extract

import (
	"iter"
	"strconv"
	"strings"
)

// itemAt finds an item of a list that is one person: 1.汪素琴,女,高级考评员,证书号HX2201,有效期至2026年7月,歙县文化馆. A name
// stands first, and two more pieces at least say what examiners are listed by, where it stands alone; one is enough among others.
func itemAt(text string, line Span) (d described, alone, amongOthers bool) {
	from := line.End - len(trimLeft(text[line.Start:line.End], "0123456789.()、 \t•·-—*"))
	end := indexAny(text[from:min(line.End, from+longestName)], ",、;: (")
	if end < 0 {
		return d, false, false
	}
	if text[from+end] == '(' { // all that is said stands in a bracket: 1.汪素琴(女,高级考评员,证书号HX2201)
		inside := strings.TrimRight(text[from+end:line.End], " 。;")
		if strings.IndexByte(inside, ')') != len(inside)-1 {
			return d, false, false
		}
		line.End = from + end + len(inside) - 1
	}
	named := isPersonName(text[from : from+end])
	if !named && !(mayBeName(text[from:from+end]) && hasAny(text[from+end:line.End], "男", "女")) {
		return d, false, false
	}
	end += from
	d = described{name: Span{from, end}, bracket: Span{end + len(string(firstRune(text[end:]))), line.End}}
	known, sex, grade := 0, false, false
	for piece := range splitAt(text, d.bracket, ",、;") {
		s := strings.Trim(text[piece.Start:piece.End], " 。")
		ofSex, ofGrade := s == "男" || s == "女", gradeOf(s) != ""
		if ofSex || ofGrade && runeCount(s) <= 8 || cardPiece.MatchString(s) || examinerCard.MatchString(s) || untilPiece(s) || isMobile(s) || s != "" && asciiLetter(s[0]) && cardAlone.MatchString(s) || dateAlone(s) != "" {
			known++
		}
		sex, grade = sex || ofSex, grade || ofGrade
	}
	alone = known >= 2 && (named || sex && (grade || known >= 3))
	return d, alone, alone || known == 1 && named
}

func untilPiece(s string) bool {
	if !hasAny(s, "有效", "到期", "聘期", "证书至", "证至", "至20", "证到", "到20") {
		return false
	}
	_, ok := parseUntil(s)
	return ok
}

// ownItem reports whether a line is one person's item: what it says is his alone.
func ownItem(line string) bool {
	_, alone, _ := itemAt(line, Span{0, len(line)})
	return alone
}

// listedPeople reads the examiners of a paragraph whose lines are items of one person each. Their occupation is named by
// the item itself, or by the short line above the list.
func listedPeople(r *Reading, b *Block) []person {
	t := b.Text()
	var out []person
	items := itemsOf(b)
	for _, d := range items {
		line := Span{d.name.Start, d.bracket.End}
		p := d.person(b)
		if !isPersonName(p.name.value) {
			p.name.doubt = rareName
		}
		p.unlabelled(r, b, d.bracket, ",、;")
		p.occupation = proseOccupation(r, b, line.Start, line.End)
		if !p.occupation.ok() {
			p.occupation = listOccupation(r, b, line.Start)
		}
		out = append(out, p)
	}
	if len(out) == 0 || !aboutExaminers(r, b, t[:items[0].name.Start], out) {
		return nil
	}
	return out
}

// itemsOf finds the items of a paragraph: a line each, or several on a line with semicolons or full stops between, behind words
// that announce them.
func itemsOf(b *Block) []described {
	if !b.Says(itemWords) {
		return nil
	}
	t := b.Text()
	var out []described
	for line := range splitAt(t, Span{0, len(t)}, "\n") {
		if text := strings.TrimRight(t[line.Start:line.End], " 。;"); strings.HasSuffix(text, ")") && !remarkBehind(text) && len(describedIn(text)) > 1 {
			continue // described in brackets
		}
		list := itemsOnLine(t, line)
		if d, alone, _ := itemAt(t, line); alone && len(list) < 2 && !strings.Contains(strings.TrimRight(t[line.Start:line.End], "。"), "。") {
			list = []described{d}
		}
		out = append(out, list...)
	}
	return out
}

// remarkBehind reports whether the bracket that ends a line stands behind its last sentence, as a remark on all of it does.
func remarkBehind(line string) bool {
	open := strings.LastIndexByte(line, '(')
	return open > 0 && hasAnySuffix(strings.TrimRight(line[:open], " "), "。", ";")
}

// itemsOnLine finds the items of a line with semicolons or full stops between, behind words that announce them: 焊工考评员5人:王芳,编号HG01;….
// Where all pieces of a line are alike, up to a remark behind the last of them, one thing said of each is enough.
func itemsOnLine(t string, line Span) []described {
	examiners := strings.Contains(t[line.Start:line.End], "考评员")
	if !examiners && !personDetails.In(t[line.Start:line.End]) {
		return nil
	}
	var sure, alike []described
	pieces, last := 0, 0 // last: of those that are alike
	for piece := range splitAt(t, line, ";。") {
		colon := strings.IndexByte(t[piece.Start:piece.End], ':')
		if colon >= 0 && (pieces == 0 || announced.MatchString(t[piece.Start:piece.Start+colon+1])) {
			piece.Start += colon + 1
		} else if colon > 0 && runeCount(t[piece.Start:piece.Start+colon]) <= 16 && strings.Count(t[piece.Start:piece.End], ",") >= 2 { // 焊工:王志远,男,考评员
			if _, alone, _ := itemAt(t, Span{piece.Start + colon + 1, piece.End}); alone {
				piece.Start += colon + 1
			}
		}
		if strings.TrimSpace(t[piece.Start:piece.End]) == "" {
			continue
		}
		pieces++
		d, alone, amongOthers := itemAt(t, piece)
		if alone && examiners {
			sure = append(sure, d)
		}
		if amongOthers {
			alike, last = append(alike, d), pieces
		}
	}
	switch {
	case len(alike) >= 3 && len(alike) == last:
		return alike
	case len(sure) > 1:
		return sure
	}
	return nil
}

// personDetails are what is said of a person in an item.
var personDetails = listOf(append([]string{",男", ",女", "有效", "到期", "聘期"}, cardHeads.list...)...)

// itemWords are those of which all that makes an item of one person (see itemAt) has one.
var itemWords = anyOf(append([]string{"男", "女", "考评", "高级", "高考", "普通", "一般", "证书至", "证至", "至20"}, personDetails.list...)...)

// unlabelled takes a number and a date that say by their form alone what they are: where a line above the list names what its items hold
// (姓名、性别、类别、证卡号、有效期), else a date that comes after the year of the report, as no day can on which a certificate was given. A date before
// that is doubted.
func (p *person) unlabelled(r *Reading, b *Block, item Span, marks string) {
	bare := cellValue{}
	for v := range b.pieces(item, marks) {
		switch {
		case !p.card.ok() && examinerCard.MatchString(v.value):
			p.card = v
		case !p.card.ok() && asciiLetter((v.value + " ")[0]) && cardAlone.MatchString(v.value):
			if p.card = v; !namedAbove(r, b, cardHeads) {
				p.card.doubt = unnamedNumber
			}
		case !p.until.ok() && strings.HasPrefix(v.value, "20"):
			if until := dateAlone(v.value); until != "" && until > bare.value {
				bare = v.as(until)
			}
		}
	}
	switch {
	case !bare.ok() || p.until.ok():
		return
	case namedAbove(r, b, untilHeads):
	case namedAbove(r, b, issuedHeads):
		return
	case r.Year() == 0 || bare.value < strconv.Itoa(r.Year()+1):
		bare.doubt = "原文未说明这个日期是有效期还是发证日期，请核对"
	}
	p.until = bare
}

// examinerCard is a number whose own words say that it is an examiner's: 皖评2021034561.
var examinerCard = patternOf(`^\p{Han}{0,6}评\p{Han}{0,3}[\w\[\]()-]*\d{4,}号?$`)

// unnamedNumber is the doubt of a number of which nothing says whose it is.
const unnamedNumber = "原文未说明这个编号是不是考评员的证号，请核对"

var (
	cardHeads   = listOf("证卡号", "证书号", "证号", "编号")
	untilHeads  = listOf("有效期", "有效至", "到期")
	issuedHeads = listOf("发证", "取证", "颁发", "签发", "核发", "初次")
)

// namedAbove reports whether one of the four nearest lines above a list says a word.
func namedAbove(r *Reading, b *Block, w *Words) bool {
	n := 0
	for k := range linesAbove(r, b) {
		if w.In(k.Text()) {
			return true
		}
		if n++; n == 4 {
			break
		}
	}
	return false
}

// isItems reports whether a paragraph is one item of a list of people, or several on one line.
func isItems(b *Block) bool {
	t := b.Text()
	return b.Says(itemWords) && (ownItem(t) || len(itemsOnLine(t, Span{0, len(t)})) > 0)
}

// listOccupation is the occupation that the nearest line above an item names: 抽纱刺绣工5人:. Other items stand between.
func listOccupation(r *Reading, b *Block, at int) cellValue {
	if head := b.Text()[:at]; head != "" {
		if v := proseOccupation(r, b, 0, at); v.ok() {
			return v
		}
	}
	for k := range linesAbove(r, b) {
		if b.Index-k.Index <= 40 && runeCount(k.Text()) <= 30 {
			if v := r.onlyOccupation(k); v.ok() {
				return v
			}
		}
		break
	}
	return r.onlyFiled(b)
}

// onlyFiled is the occupation of the examiners of a block where no words near them say it: the only one that is filed.
func (r *Reading) onlyFiled(b *Block) cellValue {
	names := r.Names.filed()
	if len(names) != 1 {
		return cellValue{}
	}
	return cellValue{value: names[0].Written, text: names[0].Written, at: &b.Ref}
}

// linesAbove are the paragraphs above an item of a list, the nearest first: no other items, and none beyond a table.
func linesAbove(r *Reading, b *Block) iter.Seq[*Block] {
	return func(yield func(*Block) bool) {
		for i := b.Index - 1; i >= 0 && r.Blocks[i].Table == nil; i-- {
			if k := &r.Blocks[i]; k.Text() != "" && !isItems(k) && !yield(k) {
				return
			}
		}
	}
}

// aboutExaminers tells a list of examiners from lists of supervisors, experts and candidates: an item says 考评员, or the
// words before the items do, or the nearest lines above and name nobody else. A line right above that is no more than the list's
// heading is enough.
func aboutExaminers(r *Reading, b *Block, lead string, people []person) bool {
	for _, p := range people {
		if p.grade.ok() {
			return true
		}
	}
	if examinerWords.In(lead) && !otherPosts.In(lead) {
		return true
	}
	about, n := b.Title+b.Label, 0
	for k := range linesAbove(r, b) {
		words := k.Text()
		if runeCount(words) <= 30 && r.onlyOccupation(k).ok() && !strings.Contains(words, "考评") && !otherPosts.In(words) {
			continue // the heading of another occupation's items
		}
		if n++; n > 3 {
			break
		}
		if n == 1 && runeCount(words) <= 24 && examinerWords.In(words) && !otherPosts.In(words) {
			return true
		}
		long := runeCount(words) > 40
		if long { // 人员方面。…;考评员13人。两个职业的考评员信息如下。
			words = lastPart(strings.TrimRight(words, "。;: "), "。;")
		}
		if runeCount(words) <= 40 {
			about = words + about
		}
		if long {
			break
		}
	}
	return examinerWords.In(about) && !hasAny(about, "督导", "专家", "考生", "学员")
}

// personLine reads a line that is one examiner: a name first, and behind it, parted by spaces or commas, nothing but what
// belongs to an examiner: 汪大勇 高级考评员 13975630703; 1.方红星，女，叉车司机，考评员，证号YC-02. ok is false for any other line.
func personLine(r *Reading, b *Block) (p person, ok bool) {
	line := b.View.From
	if len(line) > 200 || containsAny(line, "。\n") {
		return person{}, false
	}
	examiner, first := false, true
	for word := range strings.FieldsFuncSeq(line, func(c rune) bool { return strings.ContainsRune(" \t　,，、;；", c) }) {
		s := NewView(word).Text
		if first {
			first = false
			s = strings.TrimLeft(s, "0123456789.()")
			if s == "" { // 1 汪大勇
				continue
			}
		}
		v := cellValue{value: s, text: word, at: &b.Ref}
		switch {
		case !p.name.ok():
			if !isPersonName(s) && !mayBeName(s) {
				return person{}, false
			}
			v.text = strings.TrimLeft(word, "0123456789.()（）．、")
			p.name = v
		case gradeOf(s) != "" && runeCount(s) <= 8:
			examiner = true
			p.grade = v.as(string(gradeOf(s)))
		case r.Names.Of(s) != nil:
			p.occupation = v
		case highest(s) != "" && runeCount(s) <= 8:
			p.level = v.as(string(highest(s)))
		case p.takes(v):
		case isMobile(s):
			p.phone = v
		case cardAlone.MatchString(s):
			p.card = v
		default:
			until, dated := parseUntil(s)
			if !dated {
				return person{}, false
			}
			p.until = v.as(until)
		}
	}
	return p, examiner && p.name.ok() && (isPersonName(p.name.value) || p.gender.ok())
}

// linedUp reads an examiner who stands on a line of his own among others: two such lines below each other at least. The
// occupation is the line's, else the one that the line above the list names, else the only one that is filed.
func linedUp(r *Reading, b *Block) []person {
	p, ok := personLine(r, b)
	if !ok {
		return nil
	}
	first := b.Index
	for first > 0 && isPersonLine(r, first-1) {
		first--
	}
	if first == b.Index && !isPersonLine(r, b.Index+1) {
		return nil
	}
	if p.occupation.ok() {
		return []person{p}
	}
	if first > 0 && r.Blocks[first-1].Table == nil {
		if above := &r.Blocks[first-1]; runeCount(above.Text()) <= 24 {
			p.occupation = r.onlyOccupation(above)
		}
	}
	if !p.occupation.ok() {
		p.occupation = r.onlyFiled(b)
	}
	return []person{p}
}

func isPersonLine(r *Reading, at int) bool {
	if at >= len(r.Blocks) || r.Blocks[at].Table != nil || r.Blocks[at].Text() == "" {
		return false
	}
	_, ok := personLine(r, &r.Blocks[at])
	return ok
}
