package extract

import (
	"slices"
	"strings"
)

// A grade may stand before the names of those who have it: 高级王志远,普通李小梅、钱大有; 其中高级2人(王志远、李小梅)、普通3人(…).

var (
	gradeLead = patternOf(`^(?:其中)?[:,]?\(?(?:(高级)|普通|一般)?\)?(考评(?:人)?员)?(?:级别?的?|的)?(?:共有|共|有)?(?:` + fewPeople + `|\d{1,2})?[:,-]*(?:为|是|有|分别|依次|即|包括)*[:,-]*(\()?(?:为|即)?:?`)
	// gradeInBracket is such a word in a bracket: (高级)王志远.
	gradeInBracket = patternOf(`^\((?:高级|普通|一般)(?:考评(?:人)?员)?\)`)
	// otherGrades are words by which 高级 before a name is the level that he holds or examines.
	otherGrades = listOf("中级", "初级")
)

// gradeTail gives some names of a list their grade behind them: 王志远、李小梅两位老师是高级考评员,|钱大有….
var gradeTail = patternOf(`^(?:共)?(?:` + fewPeople + `)?(?:同志|老师)?(?:均|都)?(?:为|是|系|任)(?:普通|一般)?(高级)?考评(?:人)?员[,;、](?:其余|另外)?(?:` + fewPeople + `)?`)

// gradeOfTrades stands before the occupations of those who have a grade: 高级考评员:电工….
var gradeOfTrades = patternOf(`^[;。,](高级考评员|考评员|高级|普通|一般)(?:\(?` + fewPeople + `\)?)?:`)

// gradeOfAll is what such a word that ends at a place says, where the paragraph has one for seniors; empty where none stands there.
func gradeOfAll(b *Block, at int) cellValue {
	t := b.Text()
	from := max(0, at-len("高级考评员(十五人):"))
	for from < at && t[from]&0xc0 == 0x80 {
		from++
	}
	m := gradeBeforeColon.FindStringSubmatchIndex(t[from:at])
	if m == nil || !strings.Contains(t, "高级") || otherGrades.In(t) {
		return cellValue{}
	}
	return b.valueAt(from+m[2], at, string(gradeOf(t[from+m[2]:from+m[3]])))
}

var gradeBeforeColon = patternOf(`(?:^|[;。,\n])(高级考评员|考评员|高级|普通|一般)(?:\(?` + fewPeople + `\)?)?:$`)

// grade gives people of a group who have no grade the one that stands before it.
func (g *listedGroup) grade(grade cellValue) {
	for i := range g.people {
		g.people[i].grade.fill(grade)
	}
}

// gradeRun is the grade that a word before some names of a list gives them.
type gradeRun struct {
	b       *Block
	said    cellValue // what the word says, empty where it says nothing
	plain   cellValue // what 考评员 alone says, where another word of the list says 高级
	senior  bool      // one does
	mark    rune      // the mark between the first two of them; a stronger one ends what the word says
	bracket bool      // they stand in a bracket of their own
	from    int       // where the people begin whom no word behind them has graded
	plainly []int     // the people whom 考评员 alone leads
}

// lead reads such a word at a place of a list, up to the first name; 0 where none stands there, or it names again somebody of the list.
func (g *gradeRun) lead(at, end int, people []person) int {
	t := g.b.Text()
	if c := firstRune(t[at:end]); c == '(' && !gradeInBracket.MatchString(t[at:end]) || !strings.ContainsRune("高普一考其,:(", c) {
		return 0
	}
	m := gradeLead.FindStringSubmatchIndex(t[at:end])
	words := t[at : at+m[1]]
	if !hasAny(words, "高级", "普通", "一般", "考评") || otherGrades.In(t) {
		return 0
	}
	from := at + m[1]
	from += marksAt(t[from:end])
	n := nameAt(t[from:end])
	if n == 0 {
		n = max(strangeName(t[from:end]), nameBeforeCard(t[from:end]))
	}
	if n == 0 || listsName(people, t[from:from+n]) {
		return 0
	}
	g.said, g.plain, g.mark = cellValue{}, cellValue{}, 0
	senior := m[2] >= 0
	g.senior = g.senior || senior
	if said := g.b.gradeAt(at, at+m[1], senior); senior || hasAny(words, "普通", "一般") {
		g.said = said
	} else {
		g.plain = said
	}
	g.bracket = m[6] >= 0
	return m[1]
}

// grade gives the last of some people what the word before him says.
func (g *gradeRun) grade(people []person) {
	p := &people[len(people)-1]
	p.grade.fill(g.said)
	if g.plain.ok() && !p.grade.ok() {
		p.grade = g.plain
		g.plainly = append(g.plainly, len(people)-1)
	}
}

// parted hears the mark behind a person: a stronger one than the first ends what the word says.
func (g *gradeRun) parted(mark rune) {
	switch {
	case !g.said.ok() && !g.plain.ok():
	case g.mark == 0:
		g.mark = mark
	case g.mark == '、' && strings.ContainsRune(",;\n", mark):
		g.said, g.plain = cellValue{}, cellValue{}
	}
}

// done takes back what 考评员 alone says where no other word says 高级: it may be said of any grade.
func (g *gradeRun) done(people []person) {
	if g.senior {
		return
	}
	for _, i := range g.plainly {
		people[i].grade = cellValue{}
	}
}

// close ends a bracket of people, with what the word before it says.
func (g *gradeRun) close() { g.said, g.plain, g.bracket = cellValue{}, cellValue{}, false }

// behind reads the word for a grade behind some people of a list that goes on with others; its length with the mark, 0 where none stands there.
func (g *gradeRun) behind(at, end int, people []person) int {
	t := g.b.Text()
	if !strings.ContainsRune("均都为是系任共一二两三四五六七八九十0123456789", firstRune(t[at:end])) || otherGrades.In(t) {
		return 0
	}
	m := gradeTail.FindStringSubmatchIndex(t[at:end])
	if m == nil {
		return 0
	}
	next := t[at+m[1] : end]
	if n := nameAt(next); n == 0 || listsName(people, next[:n]) {
		return 0
	}
	g.senior = g.senior || m[2] >= 0
	said := g.b.gradeAt(at, at+m[1], m[2] >= 0)
	for i := g.from; i < len(people); i++ {
		if p := &people[i]; !p.grade.ok() {
			if p.grade = said; m[2] < 0 {
				g.plainly = append(g.plainly, i)
			}
		}
	}
	g.from, g.said, g.plain = len(people), cellValue{}, cellValue{}
	return m[1]
}

var (
	// whoHas stands before the grade of a list that names no occupation: 我校现有高级考评员2人.
	whoHas = patternOf(`^(?:我校|本校|学校|我单位|本单位|我公司|公司|我院|学院|本机构|中心|目前|现|共)*(?:现有|共有|有|聘有|配有|配备|聘请)?(?:其中)?`)
	// countedAll may stand before it too: 考评员5人:高级2人.
	countedAll = patternOf(`^考评(?:人)?员(?:名单|队伍)?(?:共有|共|有)?(?:` + fewPeople + `)?[:,](?:其中)?`)
)

// beginsGraded are the characters with which whoHas, countedAll and the words of gradeRun.lead begin.
const beginsGraded = "我本学公中目现共有聘配其高普一考,:("

// gradedGroup reads people behind words for their grades that name no occupation, 高级考评员:王志远;考评员:李小梅、钱大有, at a place of a paragraph:
// it is the one that the clause behind them says they examine, that of the line above, or the only one that is filed. Nobody where they are not.
func gradedGroup(r *Reading, b *Block, at int) (g listedGroup) {
	t := b.Text()
	from := at + len(listLead(t[at:]))
	if !strings.ContainsRune(beginsGraded, firstRune(t[from:])) {
		return g
	}
	from += len(whoHas.FindString(t[from:]))
	if (&gradeRun{b: b}).lead(from, len(t), nil) == 0 {
		counted := len(countedAll.FindString(t[from:]))
		if from += counted; counted == 0 || (&gradeRun{b: b}).lead(from, len(t), nil) == 0 {
			return g
		}
	}
	people, end := peopleAt(r, b, from, len(t))
	if len(people) < 2 || slices.ContainsFunc(people, func(p person) bool { return !p.grade.ok() || p.occupation.ok() }) {
		return g
	}
	end += len(listTail.FindString(t[end:]))
	g = listedGroup{people: people, end: end, graded: true, posted: examinerWords.In(t[at:end])}
	behind := end + lenOf(t[end:], ",")
	if trades := tradesBehind(r, b, behind, len(t)); len(trades) > 0 {
		g.end, g.colon = behind+len(firstClause(t[behind:])), true
		g.people = nil
		for _, trade := range trades {
			for _, p := range people {
				p.occupation = trade
				g.people = append(g.people, p)
			}
		}
		return g
	}
	trade := r.tradeAbove(b)
	if !trade.ok() {
		trade = r.onlyFiled(b)
	}
	for i := range people {
		people[i].occupation = trade
	}
	g.colon = trade.ok()
	return g
}

// inBracket reads a bracket behind the last of some people that names the seniors among them: 王志远、李小梅(其中王志远为高级).
func (g *gradeRun) inBracket(end int, people []person) {
	t := g.b.Text()
	open := strings.LastIndexByte(t[:end], '(')
	if open < 0 || !strings.HasSuffix(t[:end], ")") || !gradesOthers(t[open+1:end-1]) {
		return
	}
	for c := range splitAt(t, Span{open + 1, end - 1}, ",;") {
		words := t[c.Start:c.End]
		if !areSeniors.MatchString(words) && !strings.Contains(words, "高级考评") || negated(words) || exceptThese.MatchString(words) {
			continue
		}
		said := g.b.gradeAt(c.Start, c.End, true)
		for i := range people {
			if strings.Contains(words, people[i].name.value) {
				people[i].grade.fill(said)
			}
		}
	}
}
