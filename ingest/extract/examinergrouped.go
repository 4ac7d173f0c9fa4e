package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"nianping"
)

// occupationHead is an occupation with what stands between it and the names of its examiners: 2.电工职业考评员(3人,证书有效期到2026年10月):.
type occupationHead struct {
	name  *Name
	at    Span // the occupation
	words Span // all of the head
	colon bool // a colon parts it from the names
}

var (
	// listPost is what may follow it: 职业考评员共3人.
	listPost = patternOf(`^(?:职业|工种|项目|专业|方面|这边|这块)?(?:资格)?(?:(?:现有|共有|有|配有|配备|聘有|设)?(?:高级)?考评(?:人)?员(?:名单|名册|人选)?)?(?:我们|我校|本校)?(?:现有|共有|共|有|计)?(?:` + fewPeople + `)?[】\]]?`)
	// listColon parts a head from the names.
	listColon = patternOf(`^(?:[:, \t\n-]|有|为|是|由|分别|依次|包括|即|聘请|聘任)*`)
	// bareCard is a certificate's number, or a mobile telephone's, that follows a name without a bracket.
	bareCard = patternOf(`^ ?(?:[A-Za-z][\w-]*\d[\w-]*|1[3-9]\d{9})`)
	// ofSeveral says behind one name that others are meant too: 等5人.
	ofSeveral = patternOf(`^等` + fewPeople)
	// listTail ends a list of names: 等6人; 3人; 担任考评员.
	listTail = patternOf(`^等?(?:共)?(?:` + fewPeople + `)?(?:同志|老师)?(?:担任(?:高级)?考评(?:人)?员)?[)\]】]?`)
)

// leadWords stand before the occupation of a head: points and what introduces lists.
var leadWords = listOf("•", "、", "·", "*", "●", "◆", "■", ",", ";", ":", "。", " ", "\t", "\n", "【", "[", "-", "其中", "具体为", "具体是", "分别为", "分别是", "另有", "还有", "以及", "和", "考评员有", "考评员为", "考评员是", "考评员包括")

// listLead is what stands before the occupation of a head at the head of a text: such words and the numbers of items.
func listLead(t string) string {
	n := 0
	for {
		w := max(itemNumber(t[n:]), leadWords.lead(t[n:]))
		if w == 0 {
			return t[:n]
		}
		n += w
	}
}

// itemNumber is the length of the number of an item at the head of a text, 0 where none stands there: 1., (2), 三、.
func itemNumber(t string) int {
	n := leading(t, "(", 1)
	number := digits(t, n)
	if number == 0 {
		number = leading(t[n:], itemNumerals, 3)
	} else if number > 2 {
		return 0
	}
	n += number
	mark := leading(t[n:], ")、.", 1)
	if number == 0 || mark == 0 {
		return 0
	}
	return n + mark
}

// groupedPeople reads a paragraph that lists examiners by occupation, in one line or several: 电工(3人):王志远※(KF-01)、李小梅(KF-02)…;
// 焊工2人,钱大有(高级考评员)、孙小红. All of it must be read: words that introduce the list, lists, sentences about their people and
// about others; nil where it holds anything else. Colons is true where each occupation has one behind it.
func groupedPeople(r *Reading, b *Block) (people []person, colons bool) {
	if b.Section != Foundation && b.Section != None || !r.nearPost(b) {
		return nil, false
	}
	t := b.Text()
	at, first := firstGroup(r, b)
	if first.people == nil {
		return namesUnderHead(r, b), false
	}
	if !first.posted && !r.introducesExaminers(b, t[:at]) && !(first.colon && examinerWords.In(t) && !otherPeople.In(t)) {
		return nil, false
	}
	colons = len(nameLists(t, 0, at)) == 0 && !namedByPost(t[:at]) // else a list before is not read
	lists := saidLists{b: b, said: Span{at, at}}
	grade := gradeOfAll(b, at) // 高级考评员:电工王志远,焊工孙小红;考评员:…
	first.grade(grade)
	for at < len(t) {
		if m := gradeOfTrades.FindStringIndex(t[at:]); grade.ok() && m != nil {
			grade = gradeOfAll(b, at+m[1])
			at += m[1]
		}
		if g := groupAt(r, b, at); g.people != nil && !(g.graded && listsName(lists.people, g.people[0].name.value)) {
			g.grade(grade)
			lists.add(&g, at)
			at = g.end
			colons = colons && g.colon
			continue
		}
		clauses := Clauses(t[at:])
		if len(clauses) == 0 {
			break
		}
		clause := Span{at, at + clauses[0].End}
		if words := t[clause.Start:clause.End]; otherPosts.In(words) && !examinerWords.In(words) {
			if at = nextPosted(r, b, clause.End); at < 0 {
				break // of other people from here on
			}
			continue
		}
		if !r.speaksOf(b, clause, lists.people) {
			return nil, false
		}
		at = clause.End
		if lists.said.End = at; r.namesOccupation(t[clause.Start:clause.End]) { // of one list alone, see otherwiseValid
			lists.said.End = clause.Start
			lists.speak()
			lists.said = Span{at, at}
		}
	}
	lists.speak()
	r.markListed(lists.people)
	return lists.people, colons
}

// namedByPost reports whether a text names an examiner behind the word for his post: 有高级考评员安国栋、….
func namedByPost(t string) bool {
	for {
		_, rest, ok := strings.Cut(t, "考评员")
		if !ok {
			return false
		}
		if nameAt(rest) > 0 {
			return true
		}
		t = rest
	}
}

// nextPosted is where the next sentence begins, behind a place, that lists examiners and says so itself; -1 for none.
func nextPosted(r *Reading, b *Block, at int) int {
	t := b.Text()
	for at < len(t) {
		next := indexAny(t[at:], ";。\n")
		if next < 0 {
			return -1
		}
		at += next + len(string(firstRune(t[at+next:])))
		if head, _, ok := headAt(r, b, at); ok && examinerWords.In(t[head.at.End:head.words.End]) && groupAt(r, b, at).people != nil {
			return at
		}
	}
	return -1
}

// saidLists are the lists of a paragraph with what is said behind them.
type saidLists struct {
	b        *Block
	people   []person
	said     Span // the words behind the last list
	group    int  // where the people begin of whom they speak
	sentence int  // where those of their sentence begin
	last     int  // where those of the last list begin
}

// add adds a list that begins at a place, when the words before it have been heard.
func (l *saidLists) add(g *listedGroup, at int) {
	l.speak()
	t := l.b.Text()
	if strings.HasSuffix(t[:at], "。") || strings.Contains(listLead(t[at:]), "。") {
		l.sentence = len(l.people)
	}
	l.last = len(l.people)
	l.people = append(l.people, g.people...)
	l.said = Span{g.end, g.end}
}

// speak gives the lists since the last words what the words at hand say: in a sentence of their own all of them, else those of the sentence. Where
// lists before these had words of their own, it may be the last alone.
func (l *saidLists) speak() {
	if l.said.Start == l.said.End {
		return
	}
	if !strings.HasPrefix(l.b.Text()[l.said.Start:], "。") {
		l.group = max(l.group, l.sentence)
	}
	own := l.group
	if l.group > 0 && l.group < l.last {
		own = l.last
	}
	(&examinerGroup{b: l.b, people: l.people[own:], after: l.said}).grade()
	(&examinerGroup{b: l.b, people: l.people[l.group:own], after: l.said}).gradePerhaps()
	l.group = len(l.people)
}

// firstGroup is the first group of a paragraph and where it begins: with the paragraph or behind a mark.
func firstGroup(r *Reading, b *Block) (at int, g listedGroup) {
	t := b.Text()
	for {
		if g = groupAt(r, b, at); g.people != nil {
			return at, g
		}
		next := indexAny(t[at:], ":,;。\n")
		if next < 0 {
			return at, g
		}
		at += next
		at += utf8.RuneLen(firstRune(t[at:]))
	}
}

// namesUnderHead reads a line of nothing but names below a line that is nothing but their occupation.
func namesUnderHead(r *Reading, b *Block) []person {
	people := lineOfNames(r, b)
	if len(people) < 2 {
		return nil
	}
	above, head, grade := headOfNames(r, b)
	if above == nil || !r.introducesExaminers(b, "") {
		return nil
	}
	for i := range people {
		people[i].grade.fill(grade)
	}
	head.describe(above, people)
	r.markListed(people)
	return people
}

// lineOfNames are the people of a line that is nothing but their names; nobody for any other line.
func lineOfNames(r *Reading, b *Block) []person {
	t := b.Text()
	people, end := peopleAt(r, b, len(listLead(t)), len(t))
	end += len(listTail.FindString(t[end:]))
	if strings.Trim(t[end:], "。; ") != "" {
		return nil
	}
	return people
}

// headOfNames is the line that is nothing but the occupation of a line of names, above other such lines, and what a line between that is nothing but
// a grade says of them; nil where none is.
func headOfNames(r *Reading, b *Block) (above *Block, head occupationHead, grade cellValue) {
	for i := b.Index - 1; i >= 0 && i >= b.Index-8; i-- {
		k := &r.Blocks[i]
		t := k.Text()
		if k.Table != nil || t == "" || !shorterThan(t, 60) {
			break
		}
		if head, inside, ok := headAt(r, k, 0); ok {
			if inside != nil || strings.Trim(t[head.words.End:], "。; ") != "" {
				break
			}
			return k, head, grade
		}
		if m := gradeLine.FindString(t); m == t {
			if !grade.ok() {
				grade = k.valueAt(0, len(t), string(gradeOf(strings.TrimRight(t, ":"))))
			}
			continue
		}
		if len(t) > len(listLead(t)) && len(lineOfNames(r, k)) == 0 {
			break
		}
	}
	return nil, head, grade
}

// gradeLine is a line that is nothing but the grade of those on the lines below it.
var gradeLine = patternOf(`^(?:高级考评员|考评员|高级|普通|一般)(?:\(?(?:共)?` + fewPeople + `\)?)?:?`)

// nearPost reports whether a paragraph, its headings or one of the five lines above it speak of examiners at all, lines of a list not counted where
// there are more.
func (r *Reading) nearPost(b *Block) bool {
	for i, lists := b.Index, true; i >= 0 && i >= b.Index-20; i-- {
		if r.Blocks[i].Says(examinerWords) {
			return true
		}
		if lists = lists && (i == b.Index || r.listLine(&r.Blocks[i])); !lists && i <= b.Index-5 {
			break
		}
	}
	return b.underExaminers()
}

// introducesExaminers reports whether the words before a list, or else the nearest of the five lines above it that name a post,
// speak of examiners last.
func (r *Reading) introducesExaminers(b *Block, lead string) bool {
	for i, n := b.Index, 0; i >= 0 && n <= 5; i-- {
		if i == b.Index || !r.listLine(&r.Blocks[i]) { // its own lists are of those whom the line above announces
			n++
		}
		text := lead
		if i < b.Index {
			if r.Blocks[i].Table != nil {
				return false
			}
			text = r.Blocks[i].Text()
		}
		if of := examinerWords.Last(text); of >= 0 || otherPeople.In(text) {
			return of > otherPeople.Last(text)
		}
	}
	return b.underExaminers()
}

// listLine reports whether a line is part of a list of people: some of them, or no more than an occupation above them.
func (r *Reading) listLine(b *Block) bool {
	t := b.Text()
	if len(describedIn(t)) > 0 {
		return true
	}
	t = strings.TrimRight(t[len(listLead(t)):], "。;: ")
	return shorterThan(t, 60) && (r.Names.Of(t) != nil || nameAt(t) > 0 && strings.Contains(t, "、"))
}

// headAt reads a head at a place of a paragraph and, where they stand in a bracket of it, its people; ok is false where no
// occupation stands there.
func headAt(r *Reading, b *Block, at int) (head occupationHead, inside []person, ok bool) {
	t := b.Text()
	from := at + len(listLead(t[at:]))
	n := r.Names.At(t, from)
	if n == nil {
		return head, nil, false
	}
	i := from + len(n.Text)
	head = occupationHead{name: n, at: Span{from, i}}
	i += len(listPost.FindString(t[i:]))
	for i < len(t) && t[i] == '(' && !gradeInBracket.MatchString(t[i:]) {
		closing := strings.IndexByte(t[i:], ')')
		if closing < 0 {
			return head, nil, false
		}
		closing += i
		if people, end := peopleAt(r, b, i+1, closing); len(people) > 0 && end == closing {
			head.words = Span{from, closing + 1}
			return head, people, true
		}
		i = closing + 1
		i += len(listPost.FindString(t[i:]))
	}
	sep := len(listColon.FindString(t[i:]))
	head.colon = strings.IndexByte(t[i:i+sep], ':') >= 0
	head.words = Span{from, i + sep}
	return head, nil, true
}

// groupAt reads a head and the people behind it, at a place of a paragraph; nobody where none stand there. People who each name
// an occupation of their own need no head: 王志远(电工,高级考评员)、李小梅(焊工).
func groupAt(r *Reading, b *Block, at int) (g listedGroup) {
	t := b.Text()
	head, people, ok := headAt(r, b, at)
	if !ok {
		if g = gradedGroup(r, b, at); g.people != nil {
			return g
		}
		people, end := peopleAt(r, b, at+len(listLead(t[at:])), len(t))
		if len(people) < 2 || !tradesAtEnds(b, people) {
			return g
		}
		return listedGroup{people: people, end: end, colon: true}
	}
	end := head.words.End
	if people == nil {
		people, end = peopleAt(r, b, end, len(t))
	}
	if len(people) < 2 && !(len(people) == 1 && (head.colon || people[0].card.ok() || people[0].grade.ok() || ofSeveral.MatchString(t[end:]) ||
		hasAny(t, "高级考评员:", "高级:") && hasAnyPrefix(t[end:], ";", "。", ","))) { // 高级:电工王志远;普通:…
		return g
	}
	end += len(listTail.FindString(t[end:]))
	if haveAnotherPost(t[end:]) {
		return g
	}
	head.describe(b, people)
	labelled := (&gradeRun{b: b}).lead(head.words.End, len(t), nil) > 0 || strings.Contains(t[head.words.End:end], "(其中") // 电工(高级)王志远
	return listedGroup{people: people, end: end, colon: head.colon || labelled, posted: examinerWords.In(t[head.at.End:end]) || examinerWords.In(t[at:head.at.Start])}
}

// tradesAtEnds gives people who stand before one with an occupation in his bracket that occupation too, 王志远、李小梅(电工);钱大有、孙小红(焊工), with a doubt
// where no other mark than that between names parts them from the next. It reports whether everybody then has one.
func tradesAtEnds(b *Block, people []person) bool {
	next := cellValue{}
	for i := len(people) - 1; i >= 0; i-- {
		switch p := &people[i]; {
		case p.occupation.ok():
			next = p.occupation
		case !next.ok():
			return false
		case saidOf(people[i:i+1]) > 0: // he has a bracket of his own that names none
			return false
		default:
			if p.occupation = next; i > 0 && people[i-1].occupation.ok() && !strings.Contains(b.Text(), ")"+";"+p.name.value) && !strings.Contains(b.Text(), "),"+p.name.value) {
				p.occupation.doubt = "未能判断后面括号里的职业是否也是此人的，请核对"
			}
		}
	}
	return true
}

// listedGroup are the people of one occupation.
type listedGroup struct {
	people []person
	end    int  // where their list ends
	colon  bool // a colon parts it from the occupation
	graded bool // their grades name them, no occupation
	posted bool // its own words say that they are examiners
}

// describe gives the people of a group what its head says of all: the occupation, the grade, the validity.
func (h *occupationHead) describe(b *Block, people []person) {
	words := b.Text()[h.words.Start:h.words.End]
	until, dated := untilSaid(words)
	for i := range people {
		p := &people[i]
		p.occupation.fill(b.valueAt(h.at.Start, h.at.End, h.name.Written))
		if dated {
			p.until.fill(b.valueAt(h.words.Start, h.words.End, until))
		}
		if seniorExaminer.In(words) {
			p.grade.fill(b.valueAt(h.words.Start, h.words.End, string(nianping.GradeSenior)))
		}
	}
}

// listed makes a person of a description in a list, where what stands alone may be his number or his occupation.
func (d described) listed(r *Reading, b *Block) person {
	t := b.Text()
	order := d.order
	if order == nil {
		order = r.partsOrderFor(b)
	}
	if m := cardAlone.FindStringSubmatch(t[d.bracket.Start:d.bracket.End]); m != nil && !isMobile(m[1]) && (d.order == nil || slices.Contains(order, "certificate_no")) {
		return person{name: d.named(b), card: b.valueAt(d.bracket.Start, d.bracket.End, m[1])}
	}
	p := d.person(b)
	marks := d.marks(t)
	if order != nil {
		p.ordered(b, d.bracket, marks, order)
	} else {
		p.unlabelled(r, b, d.bracket, marks)
	}
	for piece := range splitAt(t, d.bracket, marks) {
		s := strings.TrimSpace(t[piece.Start:piece.End])
		switch {
		case !p.occupation.ok() && r.Names.Of(strings.TrimSuffix(s, "职业")) != nil:
			p.occupation = b.wordsAt(piece.Start, piece.End)
		case !p.occupation.ok() && gradeOf(s) != "": // 电工高级考评员
			if k := r.Names.At(s, 0); k != nil && postOfTrade.MatchString(s[len(k.Text):]) {
				from := piece.Start + strings.Index(t[piece.Start:piece.End], s)
				p.occupation = b.wordsAt(from, from+len(k.Text))
			}
		case (!p.card.ok() || p.card.doubt != "") && s != "" && asciiLetter(s[0]) && cardAlone.MatchString(s):
			p.card = b.wordsAt(piece.Start, piece.End)
		}
	}
	return p
}

// postOfTrade is all that stands behind an occupation that begins a part of a bracket.
var postOfTrade = patternOf(`^(?:职业|工种|项目)?(?:高级|普通|一般)?考评(?:人)?员$`)

// isMobile reports whether a number is one of a mobile telephone.
func isMobile(s string) bool { return len(s) == 11 && s[0] == '1' && digitsOnly(s) }

// speaksOf reports whether a clause behind lists says nothing of anybody who is not in them: it names people of them alone, and
// not for another occupation.
func (r *Reading) speaksOf(b *Block, clause Span, people []person) bool {
	t := b.Text()
	for _, list := range nameLists(t, clause.Start, clause.End) {
		if !mentions(people, t, namesOf(t, list)) || r.namesOccupation(t[clause.Start:clause.End]) {
			return false
		}
	}
	names := strings.TrimLeft(t[clause.Start:], ",") // 姓名为王志远,李小梅,钱大有
	n := nameAt(names)
	return n == 0 || !strings.HasPrefix(names[n:], ",") || nameAt(names[n+1:]) == 0 || listsName(people, names[:n])
}

// markListed grades the people of lists by marks that a legend explains: ※为高级考评员.
func (r *Reading) markListed(people []person) {
	legend := r.seniorMark().says
	if !legend.ok() {
		return
	}
	for i := range people {
		p := &people[i]
		switch {
		case p.marked:
			p.grade = p.name.as(string(nianping.GradeSenior))
		case !p.grade.ok():
			p.grade = legend
		}
	}
}
