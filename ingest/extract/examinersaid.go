package extract

import (
	"slices"
	"strings"

	"nianping"
)

// areListed is between a post and the names of those who have it.
const areListed = `(?:有|为|是|即|包括|分别为|分别是|依次为|依次是)`

var (
	// postBefore is the post with which the words before a list of names end: 高级考评员为, 考评员:, 高级考评员2人,分别是.
	postBefore = patternOf(`(高级)?考评(?:人)?员(?:` + fewPeople + `,?)?` + areListed + `?[:]?$`)
	// gradeBefore is postBefore where the grade alone stands for the post: 高级的是, 普通的3人,分别是.
	gradeBefore = patternOf(`(?:(高级)|普通|一般)的?(?:` + fewPeople + `,?)?` + areListed + `[:]?$`)
	// postBehind is the post that follows a list: 3人为高级考评员, 2人为焊工考评员.
	postBehind = patternOf(`^(?:等)?(?:` + fewPeople + `(?:同志|老师|教师|人员|师傅)?)?(?:均|都)?(?:为|是|系|任|担任|取得|持有|具有|具备|获得|考取)(?:了)?([^,;。、]{0,20}?)(?:职业|工种|项目)?(?:普通|一般)?(高级)?考评(?:人)?员`)
	// isPlain says of people whom a clause names that they are plain examiners.
	isPlain = patternOf(`(?:为|是|系|持)(?:普通|一般)?考评(?:人)?员`)
	// areSeniors ends a clause by which those whom it names are seniors, in a list that grades examiners: 其中A、B为高级.
	areSeniors = patternOf(`(?:均|都)?(?:为|是)高级的?[)]?$`)
	// allAre says the grade of everybody of a list: 都是普通考评员.
	allAre = patternOf(`^(?:` + fewPeople + `)?(?:均|都|全部|全都|全)(?:为|是|系|属)(?:普通|一般)?(高级)?考评(?:人)?员`)
	// someAre says the grade of the first or the last of a list: 前两人是高级考评员, 后3名为考评员.
	someAre = patternOf(`^(?:其中)?(前|头|后|末|最后)(` + smallCount + `)` + personUnit + `(?:均|都)?(?:为|是|系|属)(?:普通|一般)?(高级)?考评(?:人)?员`)
	// othersAre says the grade of those of a list who are not named: 其余都是考评员, 其他4人为高级考评员.
	othersAre = patternOf(`^(?:其余|其他|余下|剩下|另外|另)(?:的)?(?:人员)?` + smallCount + `?` + personUnit + `?(?:均|都|全)?(?:为|是|系|属|持)(?:普通|一般)?(高级)?考评(?:人)?员`)
)

// examinerGroup is one list of names of a sentence with what is said of it before and behind.
type examinerGroup struct {
	b      *Block
	people []person
	before Span // from the sentence's begin, or the list before, on
	after  Span // up to the next list of others or to the sentence's end
}

// seniorsListed reports whether a text lists seniors apart, so that its lists of 考评员 are of plain examiners.
func seniorsListed(t string) bool {
	for {
		i := strings.Index(t, "高级考评员")
		if i < 0 {
			return false
		}
		rest := t[i+len("高级考评员"):]
		if nameAt(strings.TrimLeft(rest, "有为是即包括分别依次:,人名位0123456789一二两三四五六七八九十")) > 0 {
			return true
		}
		t = rest
	}
}

// grade gives the people of a list the grades that the words around it say: what is said of some comes first, what is said of
// all is of those who remain.
func (g *examinerGroup) grade() {
	t := g.b.Text()
	lead := t[g.before.Start:g.before.End]
	for _, c := range Clauses(lead) {
		g.ofAll(Span{g.before.Start + c.Start, g.before.Start + c.End})
	}
	divided := false  // somebody was told apart: there are others
	var subject []int // who the clause before says something of the validity of
	named := -1       // where the names begin that commas part from what is said of them: 其中李小梅,王建国为高级考评员
	for _, c := range Clauses(t[g.after.Start:g.after.End]) {
		clause := Span{g.after.Start + c.Start, g.after.Start + c.End}
		if listsName(g.people, strings.TrimPrefix(t[clause.Start:clause.End], "其中")) {
			if named < 0 {
				named = clause.Start
			}
			continue
		}
		if named >= 0 {
			clause.Start, named = named, -1
		}
		words := t[clause.Start:clause.End]
		until, dated := untilSaid(words)
		switch of := g.namedIn(words); {
		case len(of) > 0 && validities.In(words):
			subject = of
		case dated && subject != nil && !ofOthersToo.In(words): // 其中李小梅的证书2024年10月到期,已换新证,|有效期至2027年10月
			for _, i := range subject {
				g.people[i].until = g.b.valueAt(clause.Start, clause.End, until)
			}
		case dated && !g.someOf(words) && !ofThings.In(words):
			g.validUntil(until, clause)
		}
		if theOthers.In(words) {
			subject = nil
		}
		if !strings.Contains(words, "考评") && !areSeniors.MatchString(words) || negated(words) {
			continue
		}
		switch {
		case g.ofAll(clause):
		case g.ofSome(clause), g.ofNamed(clause):
			divided = true
		case divided:
			if m := othersAre.FindStringSubmatchIndex(words); m != nil {
				g.give(g.people, m[2] >= 0, clause)
			}
		}
	}
	if m := postBehind.FindStringSubmatchIndex(t[g.after.Start:g.after.End]); m != nil && (m[4] >= 0 || m[2] == m[3] && seniorExaminer.In(t)) {
		g.give(g.people, m[4] >= 0, Span{g.after.Start + m[0], g.after.Start + m[1]})
	}
	if m := postBefore.FindStringSubmatchIndex(lead); m != nil && (m[2] >= 0 || seniorsListed(t)) {
		g.give(g.people, m[2] >= 0, Span{g.before.Start + m[0], g.before.Start + m[1]})
	} else if m := gradeBefore.FindStringSubmatchIndex(lead); m != nil && examinerWords.In(t[:g.before.Start+m[0]]) {
		g.give(g.people, m[2] >= 0, Span{g.before.Start + m[0], g.before.Start + m[1]})
	}
}

// gradePerhaps is grade for people of whom it is not sure that the words speak.
func (g *examinerGroup) gradePerhaps() {
	own := slices.Clone(g.people)
	g.grade()
	for i := range g.people {
		p := &g.people[i]
		if !own[i].grade.ok() && p.grade.ok() {
			p.grade.doubt = ofLastList.doubt()
		}
		if !own[i].until.ok() && p.until.ok() {
			p.until.doubt = ofLastList.doubt()
		}
	}
}

// someOf reports whether a clause speaks of some of a list alone.
func (g *examinerGroup) someOf(clause string) bool {
	for i := range g.people {
		if strings.Contains(clause, g.people[i].name.value) {
			return true
		}
	}
	return theOthers.In(clause) || ofSomeOnly.In(clause) || countsSomeTrades(clause, g.people)
}

// ofOthersToo are the words of a clause that is not of those alone of whom the one before speaks.
var ofOthersToo = listOf("其余", "其他", "余下", "剩下", "均", "都", "全部", "统一", "以上", "所有", "上述")

// namedIn are the people of a list whom a clause names.
func (g *examinerGroup) namedIn(clause string) (of []int) {
	for i := range g.people {
		if strings.Contains(clause, g.people[i].name.value) {
			of = append(of, i)
		}
	}
	return of
}

// ofSomeOnly are words by which a clause speaks of some alone without saying of whom.
var ofSomeOnly = listOf("其中", "有1", "有2", "有3", "有一", "有两", "个别", "部分", "最早", "最先", "最近的", "最晚", "最迟")

func (g *examinerGroup) validUntil(until string, clause Span) {
	said := g.b.valueAt(clause.Start, clause.End, until)
	for i := range g.people {
		g.people[i].until.fill(said)
	}
}

// give grades those of some people who have no grade yet.
func (g *examinerGroup) give(people []person, senior bool, at Span) {
	said := g.b.gradeAt(at.Start, at.End, senior)
	for i := range people {
		people[i].grade.fill(said)
	}
}

func (g *examinerGroup) ofAll(clause Span) bool {
	m := allAre.FindStringSubmatchIndex(g.b.Text()[clause.Start:clause.End])
	if m != nil {
		g.give(g.people, m[2] >= 0, clause)
	}
	return m != nil
}

func (g *examinerGroup) ofSome(clause Span) bool {
	t := g.b.Text()[clause.Start:clause.End]
	m := someAre.FindStringSubmatchIndex(t)
	if m == nil {
		return false
	}
	n := smallNumber(t[m[4]:m[5]])
	if n == 0 || n > len(g.people) {
		return false
	}
	g.give(firstOrLast(g.people, t[m[2]:m[3]], n), m[6] >= 0, clause)
	return true
}

// firstOrLast are n of a list's people: the first where which is 前 or 头, else the last; all of a shorter list.
func firstOrLast(people []person, which string, n int) []person {
	n = min(n, len(people))
	if which == "前" || which == "头" {
		return people[:n]
	}
	return people[len(people)-n:]
}

// ofNamed grades those whom a clause names: 只有柯丹青是高级考评员; 李小梅为考评员. Where it excepts them, what stands behind the
// exception is of the others: 除柯丹青为考评员外均为高级考评员.
func (g *examinerGroup) ofNamed(clause Span) bool {
	named, rest := clause, Span{}
	if m := exceptThese.FindStringIndex(g.b.Text()[clause.Start:clause.End]); m != nil {
		named = Span{clause.Start + m[0], clause.Start + m[1]}
		rest = Span{named.End, clause.End}
	}
	words := g.b.Text()[named.Start:named.End]
	gradeNamed, ofThem := gradeSaid(words)
	gradeRest, ofRest := gradeSaid(g.b.Text()[rest.Start:rest.End])
	found := false
	for i := range g.people {
		switch isNamed := strings.Contains(words, g.people[i].name.value); {
		case isNamed && ofThem:
			g.give(g.people[i:i+1], gradeNamed, named)
			found = true
		case !isNamed && ofRest:
			g.give(g.people[i:i+1], gradeRest, rest)
		}
	}
	return found
}

// exceptThese are the words that except some people from what is said behind them.
var exceptThese = patternOf(`除(?:了)?[^,;。]*?外`)

// gradeSaid is the grade that words give those of whom they speak; ok is false where they give none.
func gradeSaid(words string) (senior, ok bool) {
	senior = strings.Contains(words, "高级考评") || areSeniors.MatchString(words)
	return senior, senior || isPlain.MatchString(words)
}

// moreThanTabled are the words by which a sentence adds examiners to those of a table.
var moreThanTabled = listOf("除表", "除上表", "此外", "还", "另", "新聘", "增聘", "表外")

// singleExaminers reads a sentence that names examiners one by one, each behind occupation and post: 车工职业考评员尤立新、
// 钳工职业高级考评员蓝志远. Nil where one of them is written otherwise.
func singleExaminers(r *Reading, b *Block, s Span) []person {
	t := b.Text()
	from := s.Start
	if colon := strings.LastIndexByte(t[s.Start:s.End], ':'); colon >= 0 {
		from += colon + 1
	} else if comma := strings.LastIndexByte(t[s.Start:s.End], ','); comma >= 0 {
		from += comma + 1
	}
	var out []person
	seniors := false
	for piece := range splitAt(t, Span{from, s.End}, "、和及") {
		p, ok := singleExaminer(r, b, piece)
		if !ok {
			return nil
		}
		seniors = seniors || p.grade.value == string(nianping.GradeSenior)
		p.also = moreThanTabled.In(t[s.Start:s.End])
		out = append(out, p)
	}
	if !seniors {
		for i := range out {
			out[i].grade = cellValue{} // 考评员 may be said of any grade
		}
	}
	return out
}

// singleExaminer reads one of them.
func singleExaminer(r *Reading, b *Block, at Span) (p person, ok bool) {
	t := b.Text()
	at.End = at.Start + len(strings.TrimRight(t[at.Start:at.End], "。; "))
	words := t[at.Start:at.End]
	post := strings.LastIndex(words, "考评员")
	if post < 0 || !isPersonName(words[post+len("考评员"):]) {
		return p, false
	}
	name := at.Start + post + len("考评员")
	before := strings.TrimSuffix(words[:post], "高级")
	before = strings.TrimSuffix(strings.TrimSuffix(before, "职业"), "工种")
	list := r.namesIn(before)
	if len(list) == 0 || list[len(list)-1].End != len(before) {
		return p, false
	}
	k := list[len(list)-1]
	p.name = b.valueAt(name, at.End, t[name:at.End])
	p.occupation = b.wordsAt(at.Start+k.Start, at.Start+k.End)
	p.grade = b.valueAt(at.Start, at.End, string(gradeOf(t[at.Start+len(before):name])))
	return p, true
}

// strangeName is the length of a name of three or two characters with a rare surname that ends a list or stands in it, 0 for
// anything else.
func strangeName(s string) int {
	for _, runes := range [...]int{3, 2} {
		n := len(firstRunes(s, runes))
		w := s[:n]
		if runeCount(w) == runes && allHan(w) && endsNameList(s[n:]) && !startsWithNumeral(w) && otherWords().exactly(w) < 0 &&
			!hasAnySuffix(w, "室", "处", "科", "部", "组", "办", "院", "校", "厂", "局", "站", "队", "班") && !hasAny(w, "员", "师", "长", "人", "级", "工", "家", "业", "名", "等", "考", "评", "为", "是", "有", "均", "其", "以", "由", "的", "位") {
			return n
		}
	}
	return 0
}

// otherwiseValid reads the sentences that give some of the listed another validity than the rest: 其中韦一鸣的证卡已于2023年8月到期;
// 其余人员证卡有效期至2026年6月.
func otherwiseValid(r *Reading, people []person) {
	if len(people) == 0 {
		return
	}
	for b := range r.paragraphs() {
		if !b.Says(validities) {
			continue
		}
		told := false  // somebody was given his own
		topic := false // a clause before spoke of the validity: 证卡到期时间,葛天成和车子豪是2025年11月,其余均为2026年8月
		for k := range b.Sentences() {
			s := &b.Sentences()[k]
			topic = topic && s.Start > 0 && b.Text()[s.Start-1] == ';'
			for i := range s.Clauses {
				cl := &s.Clauses[i]
				if len(describedIn(cl.Text)) > 0 { // each has his own behind the name
					continue
				}
				until, ok := untilSaid(cl.Text)
				if !ok && topic && endsWithDate.MatchString(cl.Text) {
					until, ok = parseUntil(cl.Text)
				}
				topic = topic || validities.In(cl.Text)
				if ok {
					told = r.validApart(people, b, s, cl, until, told) || told
				}
			}
		}
	}
}

// endsWithDate is a clause that ends with when something expires.
var endsWithDate = patternOf(`20\d\d(?:年|\.|-)\d{1,2}(?:月|\.|-)?(?:\d{1,2}日?|底|末)?(?:到期|期满|届满|为止|止|截止|失效)?$`)

// validApart gives a validity to those of whom a clause says it: the people whom it names, those of an occupation, the others.
// It reports whether somebody was given his own; told is whether anybody was before.
func (r *Reading) validApart(people []person, b *Block, s *Sentence, clause *Piece, until string, told bool) (own bool) {
	words := clause.Text
	others := theOthers.In(words)
	of := map[string]bool{} // the occupations of those whom the sentence names with 其中: its 其余 are of these
	if before := b.Text()[s.Start:clause.Start]; others && strings.Contains(before, "其中") {
		before = before[strings.Index(before, "其中"):]
		for k := range people {
			if strings.Contains(before, people[k].name.value) {
				of[people[k].occupation.value] = true
			}
		}
	}
	for k := range people {
		p := &people[k]
		switch {
		case p.until.ok():
			own = own || !others && strings.Contains(words, p.name.value)
		case !others && (strings.Contains(words, p.name.value) || (examination.In(words) || p.name.at == &b.Ref) && r.ofOccupation(words, p)):
			p.until = b.valueAt(clause.Start, clause.End(), until)
			own = true
		case others:
			if where := r.blockOf(p); where < 0 || where > b.Index || len(of) > 0 && !of[p.occupation.value] {
				continue
			}
			p.until = b.valueAt(clause.Start, clause.End(), until)
			if !told {
				p.until.doubt = "原文说其余人员的有效期，未能判断谁不在其内"
			}
		}
	}
	return own
}

// ofOccupation reports whether a clause speaks of the examiners of somebody's occupation: 焊工考评员的证书2027年3月到期.
func (r *Reading) ofOccupation(clause string, p *person) bool {
	if !p.occupation.ok() || ofSomeOnly.In(clause) {
		return false
	}
	for _, s := range r.namesIn(clause) {
		if clause[s.Start:s.End] == NewView(p.occupation.value).Text {
			return true
		}
	}
	return false
}

var theOthers = listOf("其余", "其他", "余下", "剩下")

// untilThen says until when without the word for it: 证书都到2026年5月.
var untilThen = patternOf(`(?:至|到)(?:20\d\d|[2-4]\d)年(?:\d{1,2}月)?`)

// untilSaid is until when certificates are valid, where a clause says it.
func untilSaid(clause string) (string, bool) {
	if !strings.Contains(clause, "20") && !shortDate.MatchString(clause) || !validities.In(clause) && !strings.HasPrefix(clause, "证") {
		return "", false
	}
	if at := untilThen.FindStringIndex(clause); !hasAny(clause, "到期", "期满", "过期", "失效", "有效", "聘期") && (at == nil || issued.In(clause[at[1]:])) {
		return "", false
	}
	return parseUntil(clause)
}
