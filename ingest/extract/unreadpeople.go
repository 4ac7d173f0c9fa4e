package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"nianping/ingest/document"
)

// strangers looks for persons' names near words about examiners who were read as nobody, and for certificates' numbers that nobody has: the
// rules for lists know many ways to write one, and for a list that is written in another way the part is looked at by a person.
func (k *unread) strangers() {
	k.people = map[string]bool{}
	for _, f := range k.of("examiners/name") {
		k.people[f.Value.(string)] = true
	}
	lacking := k.lacksExaminers()
	near := false // the paragraphs at hand go on with words about examiners
	for i := range k.r.Blocks {
		b := &k.r.Blocks[i]
		if i > 0 && b.Ref.Sheet != k.r.Blocks[i-1].Ref.Sheet {
			near = false
		}
		switch t := b.Text(); {
		case b.Margin || b.Note || b.Section != Foundation && b.Section != None && !(near && b.Section != Plans && len(describedIn(t)) > 0):
			near = false
		case b.Table != nil:
			if near || b.Table.Says(examinerWords) || b.Table.Before != nil && b.Table.Before.Says(examinerWords) {
				k.strangersInTable(b, near)
			}
		case b.Heading:
			near = b.Says(examinerWords) && lastPost(t) == ofExaminers
		case near || b.Says(examinerWords) || strings.Contains(b.Label, "考评员"):
			near = k.strangersIn(b, near || strings.Contains(b.Label, "考评员"))
		case lacking && k.listsOfTrade(b):
			k.put(Foundation, b.Ref, t)
		}
		if !near {
			k.alone = 0
		}
	}
}

// lacksExaminers reports whether nobody was read as an examiner of one of the filed occupations.
func (k *unread) lacksExaminers() bool {
	listed := map[any]bool{}
	for _, f := range k.of("examiners/occupation") {
		listed[f.Value] = true
	}
	filed := k.of("scope/occupation")
	return len(k.people) == 0 || slices.ContainsFunc(filed, func(f *Fact) bool { return !listed[f.Value] })
}

// listsOfTrade reports whether a paragraph that nothing calls one on examiners lists people of an occupation of whom nobody was read, three at
// least, and neither its words nor a title above give them another post: 电工：王志远、李小梅、钱大有 below 考官名单.
func (k *unread) listsOfTrade(b *Block) bool {
	t := b.Text()
	if b.Section != Foundation || strings.Count(t, "、") < 2 {
		return false
	}
	for _, list := range nameLists(t, 0, len(t)) {
		names, before := namesOf(t, list), t[:list.Start]
		if len(names) < 3 || slices.ContainsFunc(names, func(n Span) bool { return k.isAnyone(t[n.Start:n.End]) }) {
			continue
		}
		above := ""
		for i := b.Index - 1; i >= 0 && i >= b.Index-6 && k.r.Blocks[i].Table == nil; i-- {
			if title := k.r.Blocks[i].Text(); shorterThan(title, 25) && (strings.HasSuffix(title, ":") || hasAny(title, "名单", "如下") || k.r.Blocks[i].Heading) {
				above = title + above
			}
		}
		ofTrade := k.r.namesOccupation(before) || b.Index > 0 && shorterThan(k.r.Blocks[b.Index-1].Text(), 25) && k.r.namesOccupation(k.r.Blocks[b.Index-1].Text())
		if ofTrade && lastPost(above+before) != ofOtherPeople && !haveAnotherPost(t[list.End:]) && !otherDuties.In(sentenceAt(t, list.Start)) {
			return true
		}
	}
	return false
}

// post is of whom words speak last.
type post int

const (
	ofNobody post = iota
	ofExaminers
	ofOtherPeople
)

// somebody are the words for examiners and for others.
var somebody = listOf(slices.Concat(examinerWords.list, otherPeople.list, otherPosts.list)...)

func lastPost(text string) post {
	switch at := somebody.Last(text); {
	case at < 0:
		return ofNobody
	case examinerWords.At(text[at:]) != "":
		return ofExaminers
	}
	return ofOtherPeople
}

// strangersIn looks for the first words of a paragraph that are nobody's who was read, where they stand behind words about examiners: the second
// name since those words, or one beside what is said of a person, or a certificate's number. GoesOn is whether the next paragraph may go on
// with the list.
func (k *unread) strangersIn(b *Block, near bool) (goesOn bool) {
	t := b.Text()
	names := namesLike(t)
	if at := k.stranger(t, names, near); at >= 0 && !k.noted(b.Ref) {
		k.put(Foundation, b.Ref, t[at:])
	}
	switch lastPost(t) {
	case ofExaminers:
		return true
	case ofOtherPeople:
		return near && startsNamed(t, names)
	}
	return near && (len(names) > 0 || shorterThan(t, 40))
}

// stranger is where the words begin that are nobody's, -1 where none are.
func (k *unread) stranger(t string, names []Span, near bool) int {
	ofThem := func(before string) bool {
		post := lastPost(before)
		return inPanel.In(sentenceAt(before, len(before))) || post == ofExaminers || post == ofNobody && near
	}
	for _, n := range names {
		if k.isAnyone(t[n.Start:n.End]) || !ofThem(t[:n.Start]) || otherDuties.In(sentenceAt(t, n.Start)) {
			continue
		}
		if k.alone++; k.alone > 1 || saidBehindName.MatchString(t[n.End:]) || behindPost.MatchString(t[:n.Start]) {
			return n.Start
		}
	}
	if !strings.Contains(t, "证") && !strings.Contains(t, "号") || !strings.ContainsFunc(t, isLetter) {
		return -1
	}
	for _, m := range strayCard.FindAllStringSubmatchIndex(t, -1) {
		if !k.isAnyone(t[m[2]:m[3]]) && ofThem(t[:m[2]]) {
			return m[2]
		}
	}
	return -1
}

// inPanel are the words by which a sentence names the people of a panel of examiners, its head too.
var inPanel = listOf("考评组", "考评小组")

// noted reports whether a place is among those of which something was not read.
func (k *unread) noted(at document.Ref) bool {
	return slices.ContainsFunc(k.places[Foundation], func(known string) bool { return strings.HasPrefix(known, at.String()+"（") })
}

func isLetter(r rune) bool { return r < utf8.RuneSelf && asciiLetter(byte(r)) }

// strayCard is the number of a certificate behind the word for it.
var strayCard = patternOf(`(?:证|编号|证号|证书号|号码)(?:为|是)?[ :]?([A-Za-z]{1,8}-?\d{2,}[\w-]*)`)

// otherDuties are the words of a sentence that names people for what they do beside examining.
var otherDuties = listOf("负责", "主持", "分管", "保管", "管理", "牵头", "检查", "维护", "记录", "值守", "领导", "校长", "院长", "经理", "主席", "书记", "科长", "处长", "班主任", "联系", "签字", "培训师", "教师")

// sentenceAt is the part of a text around a place between full stops, semicolons and line ends.
func sentenceAt(t string, at int) string {
	const ends = "。;\n"
	from, to := strings.LastIndexAny(t[:at], ends)+1, strings.IndexAny(t[at:], ends)
	if to < 0 {
		return t[from:]
	}
	return t[from : at+to]
}

// startsNamed reports whether a text begins with one of the names in it, behind the number of an item.
func startsNamed(t string, names []Span) bool {
	return len(names) > 0 && names[0].Start <= len(listLead(t))
}

// saidBehindName is what is said of persons: the number of a certificate, a telephone, a date, the gender, the grade.
var saidBehindName = patternOf(`^` + nameTitle + `?[ ,(/、:` + seniorMarks + `]*(?:[A-Za-z][\w-]*\d|\d{7}|20\d\d[年.-]\d|男|女|高级考评|考评|高级?\)|证)`)

// namesLike finds the words between marks that may be persons' names and are nothing else that is known.
func namesLike(t string) (out []Span) {
	for at := 0; at < len(t); {
		c, w := utf8.DecodeRuneInString(t[at:])
		if !isNameRune(c) {
			at += w
			continue
		}
		end := len(t) - len(strings.TrimLeftFunc(t[at:], isNameRune))
		digit := at > 0 && isDigitByte(t[at-1])
		if post := strings.LastIndex(t[at:end], "考评员"); post >= 0 { // 高级考评员是钱大有
			at += post + len("考评员")
		}
		n := nameAlone(t[at:end])
		if lead := opensNames.lead(t[at:end]); n == 0 && lead > 0 {
			at += lead
			n = nameAlone(t[at:end])
		}
		if n > 0 && !digit {
			out = append(out, Span{at, at + n})
		}
		at = end
	}
	return out
}

func isNameRune(c rune) bool { return isHan(c) || c == '·' }

// nameAlone is the length of the name that a word is, its title left out, 0 for any other word.
func nameAlone(word string) int {
	if len(word) > longestName || !strings.Contains(word, "·") && (!shorterThan(word, 7) || !beginsAsName(word)) {
		return 0
	}
	word = strings.TrimSuffix(titleBehind.ReplaceAllString(word, ""), "等")
	if !isPersonName(word) || endsAsThing(word) || HeaderField(word) != "" {
		return 0
	}
	return len(word)
}

// endsAsThing reports whether a word ends as posts, rooms and things do, and names hardly, or is the place for a date: 年 月 日.
func endsAsThing(word string) bool {
	return endsName(word) || hasAny(word, "年月", "月日") || hasAnySuffix(word, "员", "间", "柜", "量", "室", "区", "场", "人", "部", "处", "组", "科", "班", "厂", "站", "院", "校", "级", "证", "号", "名", "共")
}

// isAnyone reports whether a word was read as somebody's name or is part of a value.
func (k *unread) isAnyone(name string) bool {
	return k.people[name] || k.r.isOccupation(name) || slices.ContainsFunc(k.facts, func(f Fact) bool {
		s, ok := f.Value.(string)
		return ok && strings.Contains(s, name)
	})
}

// strangersInTable looks at the cells of a table on examiners that begin with a name.
func (k *unread) strangersInTable(b *Block, near bool) {
	t := b.Table
	if post := lastPost(t.about()); !(post == ofExaminers || post == ofNobody && near) {
		return
	}
	others := func(text string) bool { return lastPost(text) == ofOtherPeople || otherDuties.In(text) }
	for row := t.Head; row < t.Rows; row++ {
		cols := t.filled(row)
		for _, col := range cols {
			s := t.View(row, col).Text
			if s == "" || s[0] < utf8.RuneSelf && !strings.ContainsAny(s[:1], "(123456789*") || k.people[s] {
				continue
			}
			names := namesLike(s)
			if !startsNamed(s, names) || !t.Starts(row, col) || k.isAnyone(s[names[0].Start:names[0].End]) || others(t.Header(col)) ||
				slices.ContainsFunc(cols, func(col int) bool { return others(t.Text(row, col)) }) || t.anyCell(metricLabel) {
				continue
			}
			if at := t.Ref(row, col); !k.noted(at) {
				k.put(Foundation, at, s)
			}
			return
		}
	}
}
