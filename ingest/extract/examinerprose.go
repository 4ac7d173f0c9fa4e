package extract

import (
	"slices"
	"strings"

	"nianping"
)

// examinerProse reads examiners named in running text: 美发师考评员6人,分别是朱静怡、邓来福…; 讲解员考评员有…等7人.
func examinerProse(r *Reading, b *Block) []person {
	if !b.Says(examinerWords) && !examinersTold(b) && !b.underExaminers() {
		return nil
	}
	var out []person
	goesOn := false
	var people []person // of the sentence before
	before, above := Span{}, cellValue{}
	for i := range b.Sentences() {
		k := &b.Sentences()[i]
		s, sentence := Span{k.Start, k.End()}, k.Text
		above = carried(r, b, before, s, people, above)
		anew := goesOn && listedAnew.MatchString(sentence) // 2023年电工考评员为…。|2024年调整为…
		if anew && !above.ok() {
			above = proseOccupation(r, b, before.Start, before.End)
		}
		people = proseSentence(r, b, s, anew || goesOn && startsWithName(r, sentence), above)
		out = append(out, people...)
		before = s
		goesOn = len(people) > 0 || examinerWords.In(sentence) && !otherPosts.In(sentence)
	}
	if slices.ContainsFunc(out, func(p person) bool { return !p.occupation.ok() }) {
		trade := r.tradeAbove(b)
		for i := range out {
			out[i].occupation.fill(trade)
		}
	}
	return out
}

// listedAnew begins a sentence that lists the examiners of the one before as they are now.
var listedAnew = patternOf(`^(?:20\d\d年度?|今年|本年度?|目前|现在?)?,?(?:已|现|则)?(?:调整|变更|更换|改|更新|增加|补充|现)(?:为|是|有)`)

var examinerWords = anyOf("考评员", "考评人员")

// underExaminers reports whether the heading or the label that a block stands under speaks of examiners.
func (b *Block) underExaminers() bool {
	return strings.Contains(b.Title, "考评员") || strings.Contains(b.Label, "考评员")
}

// startsWithName reports whether a sentence begins with an occupation, as the next group of a list does: 评茶员4人,…; 其中电工6人:…
func startsWithName(r *Reading, sentence string) bool {
	sentence = strings.TrimLeft(sentence, "0123456789.()、 ")
	for _, lead := range [...]string{"其中", "具体为", "分别是", "分别为", ":", ","} {
		sentence = strings.TrimPrefix(sentence, lead)
	}
	return r.Names.At(sentence, 0) != nil
}

// proseSentence reads the examiners of one sentence. A sentence that goes on with a list need not say again whom it lists, nor for which
// occupation: that above (see carried).
func proseSentence(r *Reading, b *Block, s Span, goesOn bool, above cellValue) []person {
	t := b.Text()
	if strings.Contains(t[s.Start:s.End], "考评员") {
		if out := singleExaminers(r, b, s); out != nil {
			return out
		}
	}
	var out []person
	from := s.Start // where the words on the list at hand begin
	lists := nameLists(t, s.Start, s.End)
	for k, list := range lists {
		lead := t[s.Start:list.Start]
		at := examinerWords.Last(lead)
		if m := gradeBefore.FindStringIndex(lead); at < 0 && above.ok() && m != nil {
			at = m[0]
		}
		behindIt := occupationBehind(r, b, list.End, s.End)
		if !behindIt.ok() && at < 0 && examinersBehind.MatchString(t[list.End:s.End]) {
			behindIt = b.chapter(itsExaminers).occupation()
		}
		told, besides := false, false
		if at < 0 && !behindIt.ok() {
			if told, besides = toldExaminers(r, lead, t[list.End:s.End]); told {
				behindIt = proseOccupation(r, b, list.End, list.End+len(firstClause(t[list.End:s.End])))
			}
		}
		if behindIt.ok() || told {
			at = len(lead)
		}
		if other := otherPosts.Last(lead); other > at || at < 0 && !goesOn {
			if !(at < 0 && b.underExaminers() && r.namesOccupation(lead)) {
				continue
			}
		}
		if haveAnotherPost(t[list.End:s.End]) || meantToBe.MatchString(lead) || ofPastYear(r, t[from:list.Start]) {
			from = list.End
			continue
		}
		names := namesOf(t, list)
		if n := runeCount(lead[max(at, 0):]); n > 40 && !mentions(out, t, names) && len(out) == 0 {
			continue
		}
		occupations := []cellValue{behindIt}
		if trades := tradesBehind(r, b, list.End, s.End); trades != nil {
			if occupations = trades; k == 0 { // 电工考评员A、B,还可考焊工
				if own := proseOccupation(r, b, s.Start, list.Start); own.ok() && !slices.ContainsFunc(trades, func(o cellValue) bool { return o.value == own.value }) {
					occupations = append([]cellValue{own}, trades...)
				}
			}
		} else if !behindIt.ok() {
			occupations = proseOccupations(r, b, Span{s.Start, takenFrom(t, s.Start, list)}, Span{list.End, s.End})
		}
		occupations[0].fill(above)
		if len(names) < 2 && !occupations[0].ok() {
			continue
		}
		shared := besides || !behindIt.ok() && servesToo(t, s.Start, list)
		if !shared && mentions(out, t, names) { // 其中朱静怡、邓来福为高级考评员
			markSeniors(out, b, list, names, t[list.End:s.End], lead)
			continue
		}
		first := len(out)
		for _, n := range names {
			d := described{name: n, bracket: insideBracket(t, n.End+titleAt(t[n.End:]))}
			p := d.person(b)
			p.twice = listsName(out[first:], p.name.value)
			p.occupation, p.also, p.told = occupations[0], shared, told
			p.placed(r, b, d.bracket)
			if !isPersonName(p.name.value) {
				p.name.doubt = rareName
			}
			out = append(out, p)
		}
		group := out[len(out)-len(names):]
		countNames(group, lead, t[list.End:s.End])
		gradesAbove(group, b, list, names)
		(&gradeRun{b: b}).inBracket(list.End, group)
		for _, o := range occupations[1:] {
			for _, p := range group {
				p.occupation = o
				out = append(out, p)
			}
		}
		group = out[len(out)-len(names)*len(occupations):]
		said := examinerGroup{b: b, people: group, before: Span{from, list.Start}, after: Span{list.End, behind(t, lists[k+1:], list.End, s.End, group)}}
		said.grade()
		from = list.End
	}
	return addPosted(out, posted(r, b, s, lists, above))
}

// occupationBehind is the occupation that stands behind a list as their post: A、B2人为焊工考评员.
func occupationBehind(r *Reading, b *Block, from, end int) cellValue {
	t := b.Text()
	m := postBehind.FindStringSubmatchIndex(t[from:end])
	if m == nil || m[2] == m[3] || r.Names.Of(t[from+m[2]:from+m[3]]) == nil {
		return cellValue{}
	}
	return b.wordsAt(from+m[2], from+m[3])
}

// examinersBehind makes the people of a list the examiners of the chapter that it stands in: A、B、C均为考评员.
var examinersBehind = patternOf(`^等?(?:` + fewPeople + `)?,?(?:均|都|全部|全|皆)?(?:为|是|任|担任|系)(?:本职业|该职业|本工种|该工种)?的?(?:高级)?考评(?:员|人员)`)

// behind is where what is said of a list ends: at the next list of other people, or with the sentence.
func behind(t string, next []Span, from, end int, group []person) int {
	for _, list := range next {
		if !mentions(group, t, namesOf(t, list)) {
			return list.Start
		}
	}
	return end
}

// rareName is the doubt of a name that does not begin with a known surname.
const rareName = "姓名写法少见，请核对"

// fromOthers stands before the names of a list that are taken from another one: 歙砚制作考评员由上述工艺品雕刻工考评员中的….
var fromOthers = patternOf(`由(?:上述|以上|前述|上列|本校|本单位)?[^,;。:]{0,24}?(?:考评员)?(?:中的|中|的)?$`)

// servesToo reports whether the people of a list serve for another occupation as well: 由A、B2人兼任.
func servesToo(t string, from int, list Span) bool {
	return hasAny(firstClause(t[list.End:]), "兼任", "兼职担任", "兼") && fromOthers.MatchString(t[from:list.Start])
}

// takenFrom is where the words end that name the occupation of a list: before 由, where its people are taken from another.
func takenFrom(t string, from int, list Span) int {
	if servesToo(t, from, list) {
		return from + fromOthers.FindStringIndex(t[from:list.Start])[0]
	}
	return list.Start
}

// otherPosts are the posts of people who are named beside examiners.
var otherPosts = listOf("督导", "专家", "内督", "组长", "主任", "成员", "负责人", "管理人员", "考务")

var aboveGrade = patternOf(`\((以上|前|头|后|最后)(` + smallCount + `)` + personUnit + `(?:均|都)?(?:为|是|系)(高级考评员|考评员)\)`)

// gradesAbove reads a bracket within a list that grades some of the people before it, the last of them or the first: …、吴瑶(以上二人为
// 高级考评员)、…; …、吴瑶(前两人为高级考评员).
func gradesAbove(people []person, b *Block, list Span, names []Span) {
	t := b.Text()
	for _, m := range aboveGrade.FindAllStringSubmatchIndex(t[list.Start:list.End], -1) {
		n := smallNumber(t[list.Start+m[4] : list.Start+m[5]])
		grade := gradeOf(t[list.Start+m[6] : list.Start+m[7]])
		before := 0 // of the names
		for before < len(names) && names[before].End <= list.Start+m[0] {
			before++
		}
		some := firstOrLast(people[:before], t[list.Start+m[2]:list.Start+m[3]], n)
		for i := range some {
			some[i].grade = b.valueAt(list.Start+m[0], list.Start+m[1], string(grade))
		}
	}
}

// proseOccupation is the occupation that the words before a list of names give it.
func proseOccupation(r *Reading, b *Block, start, end int) cellValue {
	t := b.Text()
	list := r.namesIn(t[start:end])
	if len(list) == 0 {
		return cellValue{}
	}
	k := list[len(list)-1]
	return b.wordsAt(start+k.Start, start+k.End)
}

// proseOccupations are those of a list of names for which the words before it name several together, 电工、焊工两个工种的考评员为,
// or the clause behind it does, 均具备电工、焊工两个职业的考评资格; else the one that is named last before it, which may be none.
func proseOccupations(r *Reading, b *Block, before, after Span) []cellValue {
	t := b.Text()
	from := before
	names := r.namesIn(t[from.Start:from.End])
	if len(names) == 0 {
		from = after
		if clauses := Clauses(t[after.Start:after.End]); len(clauses) > 1 {
			from.End = after.Start + clauses[1].End
		}
		if m := eachOf.FindStringIndex(t[from.Start:from.End]); m != nil {
			names = r.namesIn(t[from.Start:from.End])
		}
	}
	if len(names) == 0 {
		return []cellValue{{}}
	}
	first := len(names) - 1
	rest := t[from.Start+names[first].End : from.End]
	several, together := severalTrades.MatchString(rest), tradesTogether.MatchString(rest)
	if several || together {
		for first > 0 && strings.Trim(t[from.Start+names[first-1].End:from.Start+names[first].Start], "、和及与") == "" {
			first--
		}
	}
	var out []cellValue
	for _, k := range names[first:] {
		o := b.wordsAt(from.Start+k.Start, from.Start+k.End)
		if !several && first < len(names)-1 {
			o.doubt = "原文把几个职业的考评员列在一起，未说明是否每人都能考评各职业，请核对"
		}
		out = append(out, o)
	}
	return out
}

var (
	// severalTrades follows the last of several occupations that have one list together: 两个工种, 3个职业, 各职业, 共用考评员.
	severalTrades = patternOf(`^(?:等)?(?:(?:[两二三四五六2-6]|各|多)个?(?:备案)?(?:职业|工种|项目)|(?:职业|工种)?(?:的)?(?:共用|合用|通用|共享|共同)的?考评|(?:职业|工种)?(?:的)?考评(?:人)?员(?:相同|通用|共用|合用|均|都|是同一|为同一))`)
	// tradesTogether follows the last of several that one word for examiners follows: 电工、焊工考评员.
	tradesTogether = patternOf(`^(?:职业|工种)?的?(?:高级)?考评(?:人)?员`)
	// eachOf begins a clause on everybody of a list: 均具备, 都持有.
	eachOf = patternOf(`^[^,;。]{0,8},?(?:均|都|全部)[^,;。]{0,6}(?:具备|具有|持有|取得|可|能|承担|为|是)`)
)

func mentions(people []person, t string, names []Span) bool {
	return slices.ContainsFunc(names, func(n Span) bool { return listsName(people, t[n.Start:n.End]) })
}

// markSeniors reads 其中A、B为高级考评员,可以考评到三级,其余4人为考评员.
func markSeniors(people []person, b *Block, list Span, names []Span, after, lead string) {
	t := b.Text()
	clause := firstClause(after)
	post := postBefore.FindStringSubmatch(lead)
	senior := strings.Contains(clause, "高级考评") || post != nil && post[1] != ""
	if !senior {
		return
	}
	words := b.valueAt(list.Start, list.End+len(clause), string(nianping.GradeSenior))
	occupation := ""
	for i := range people {
		for _, n := range names {
			if people[i].name.value == t[n.Start:n.End] {
				people[i].grade = words
				occupation = people[i].occupation.value
				if k := strings.Index(after, "考评到"); k >= 0 {
					if l := highest(firstClause(after[k:])); l != "" {
						people[i].level = b.valueAt(list.Start, list.End+k+len(firstClause(after[k:])), string(l))
					}
				}
			}
		}
	}
	if k := strings.Index(after, "其余"); k >= 0 && strings.Contains(firstClause(after[k:]), "考评员") {
		rest := firstClause(after[k:])
		from := list.End + k
		for i := range people {
			if people[i].occupation.value == occupation && !people[i].grade.ok() {
				people[i].grade = b.valueAt(from, from+len(rest), string(nianping.GradeExaminer))
			}
		}
	}
}
