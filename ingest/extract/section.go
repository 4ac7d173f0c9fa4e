package extract

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Section is a part of Attachment 2.
type Section string

// The parts of Attachment 2; the names are those of the report's sections.
const (
	None           Section = ""
	Basic          Section = "basic"          // 一、基本情况
	TrainingPart   Section = "training"       // 二、培训工作开展情况
	Overview       Section = "overview"       // 三（一）总体情况
	Foundation     Section = "foundation"     // 三（二）基础建设情况
	Implementation Section = "implementation" // 三（三）评价实施情况
	Plans          Section = "plans"          // 四、下一步培训评价工作打算
)

const (
	evaluation Section = "evaluation" // 三 as a whole: its paragraphs are told apart by their words
	apart      Section = "none"       // a part that Attachment 2 does not have: 存在问题
)

// partsOf3 are the parts of 三.
var partsOf3 = [...]Section{Overview, Foundation, Implementation}

// singleParts are the parts of Attachment 2 among some, those of 三 in the place of 三 as a whole.
func singleParts(list []Section) []Section {
	var out []Section
	for _, s := range list {
		switch s {
		case evaluation:
			out = append(out, partsOf3[:]...)
		case apart:
		default:
			out = append(out, s)
		}
	}
	return out
}

// heading is what a paragraph is as a heading.
type heading struct {
	is    bool
	glued int       // where the content behind it begins, 0 for a heading alone
	title string    // without number
	rank  int       // 1 for 一、and 第一部分, 2 for （一）, 3 or more for 1. and the like, see rankOfDigits, 0 without number
	under int       // of 1.2 the 1, 0 for any other number
	apart bool      // its number stands in brackets: （1）
	parts []Section // what its words mean, in order, none twice
}

// headingAt is a heading with the index of its block.
type headingAt struct {
	block int
	heading
}

// itemNumerals are the characters of an item's number in words.
const itemNumerals = "一二三四五六七八九十"

// formalNumerals are those that nobody can alter.
const formalNumerals = "壹贰叁肆伍陆柒"

var formal = setOf(formalNumerals)

// numberOne is the length of a number of the first rank at the head of a text, 0 where none stands there: 第一部分, 第2章:, 一、.
func numberOne(t string) int {
	if rest, ok := strings.CutPrefix(t, "第"); ok {
		n := leading(rest, itemNumerals+"0123456789", len(rest))
		unit := len(numberedParts.At(rest[n:]))
		if n == 0 || unit == 0 {
			return 0
		}
		end := len("第") + n + unit
		return end + leading(t[end:], ":、,.", 1)
	}
	n := leading(t, itemNumerals+formalNumerals, 3)
	mark := leading(t[n:], "、.,:)", 1)
	if n == 0 || mark == 0 {
		return 0
	}
	return n + mark
}

var numberedParts = listOf("部分", "章", "节", "篇")

// numberTwo is the length of a number of the second rank at the head of a text, 0 where none stands there: (一), (二)、.
func numberTwo(t string) int {
	if t == "" || t[0] != '(' {
		return 0
	}
	end := 1 + leading(t[1:], itemNumerals, 3)
	if end == 1 || end == len(t) || t[end] != ')' {
		return 0
	}
	end++
	return end + leading(t[end:], "、.", 1)
}

// bothNumbers is the length of a number of the second rank behind one of the first, 0 where none stand there: 三(一), 三、(二).
func bothNumbers(t string) int {
	n := leading(t, itemNumerals, 3)
	if n == 0 {
		return 0
	}
	n += leading(t[n:], "、", 1)
	if two := numberTwo(t[n:]); two > 0 {
		return n + two
	}
	return 0
}

// numberThree is the length of a number in digits at the head of a text, 0 where none stands there: 1., (2), 3、, 4.1.2; where no mark follows it,
// with the character behind it, which no unit is: 5学员.
func numberThree(t string) int {
	from := leading(t, "(", 1)
	n := from + digits(t, from)
	if n == from || n > from+2 || n == len(t) {
		return 0
	}
	mark := leading(t[n:], ")、.", 1)
	switch n += mark; {
	case mark == 0 && (from > 0 || leading(t[n:], ".,%人年月日个/:-", 1) > 0):
		return 0
	case mark == 0:
		_, w := utf8.DecodeRuneInString(t[n:])
		return n + w
	}
	for n < len(t) && isDigitByte(t[n]) {
		n++
		n += leading(t[n:], ".、", 1)
	}
	return n
}

// leading is the length of the first characters of a text that are of a set, so many at most.
func leading(t, set string, most int) int {
	n := 0
	for ; most > 0 && n < len(t); most-- {
		one := headIn(t[n:], set)
		if one == 0 {
			break
		}
		n += one
	}
	return n
}

// annex begins what is joined to a report behind its last part.
var annex = patternOf(`^附(?:件|表)?[一二三四五六七八九十\d]*[:、.]?[^。]{0,40}$`)

// headingOf reads a paragraph as a heading.
func headingOf(b *Block) heading { return headingBehind(b, 0) }

// captionNumber finds the number of a table at the head of a caption: 表三：, (表4).
var captionNumber = patternOf(`^\(?附?表 ?(?:[一二三四五六七八九十]{1,3}|\d{1,2})\)?[:、.]? ?`)

// longestTitle is more than the bytes of any title: 44 characters and a space.
const longestTitle = 4 * 48

// headingBehind reads what stands behind the first bytes of a paragraph as a heading.
func headingBehind(b *Block, skip int) heading {
	t := trimLeft(b.Text()[skip:], "\t\n ")
	lead := len(b.Text()) - len(t)
	if (b.InCell || skip > 0) && strings.HasSuffix(t, ")") {
		if i := strings.LastIndexByte(t, '('); i > 0 {
			t = t[:i] // 评价情况表(职业技能等级认定,单位:人)
		}
	}
	h := heading{}
	var number int
	if h.rank, number = numbering(t); h.rank == 0 && skip == 0 {
		h.rank, number = b.blankNumber()
	}
	switch {
	case b.first:
		h.rank = 1
	case b.second:
		h.rank = 2
	}
	h.apart = number > 0 && t[0] == '('
	if n := digits(t, 0); h.rank > 3 && n > 0 {
		h.under, _ = strconv.Atoi(t[:n])
	}
	rest := t[number:]
	rest = trimLeft(rest, " \t【[")
	if strings.HasPrefix(t, "【") || strings.HasPrefix(t, "[") {
		h.rank = max(h.rank, 1)
	}
	end := titleEnd(rest[:min(len(rest), longestTitle)])
	if end < 0 && len(rest) > longestTitle {
		return heading{}
	}
	whole := end < 0 || trim(rest[end:], "。:;\n\t】] ") == ""
	title := rest
	if end >= 0 {
		title = rest[:end]
	}
	h.title = trimSpace(title)
	n := runeCount(h.title)
	if n == 0 || n > 34 && !(h.rank == 1 && n <= 44) {
		return heading{}
	}
	h.parts = partsOf(h.title)
	styled := b.Para != nil && (b.Para.Heading > 0 || b.Para.Bold)
	switch {
	case listsHeadings(h.title):
	case whole && h.rank == 1 && len(h.parts) > 0 && !countsHeads(h.title) && !hasAny(h.title, "(二)", "(三)"):
		h.is = true // 二、夯基垒台，精准赋能，培训工作提质扩面
	case whole && (h.rank > 0 || styled || b.Label == "" && b.InCell) && n <= 30 && strings.Count(h.title, ",") <= 1:
		h.is = len(h.parts) > 0 || h.rank > 0 && h.rank <= 2 || b.Para != nil && b.Para.Heading > 0
		if h.is && (hasDigit(h.title) && h.rank > 2) && len(h.parts) == 0 {
			h.is = false
		}
		h.is = h.is && !(h.rank == 2 && countsHeads(h.title)) && !((h.rank == 0 || h.rank > 2) && isStatement(h.title, rest))
	case whole && n <= 18 && len(h.parts) > 0 && !containsAny(h.title[headerYear(h.title):], ",、0123456789") && coverage(h.title) >= 0.5 && (headerYear(h.title) == 0 || h.parts[0] == Plans): // 2025年安排
		h.is = true
	case !whole && h.rank > 0 && len(h.parts) > 0 && n <= 20 && !strings.Contains(h.title, ",") && coverage(h.title) >= 0.4:
		h.is = true
		h.glued = lead + len(t) - len(rest) + end + 1
	case !whole && (strings.HasPrefix(t, "【") || rest[end] == ':' && h.rank == 0) && n <= 12 && len(h.parts) > 0 && coverage(h.title) >= 0.6 && runeCount(t) > 40:
		h.is = true
		h.glued = lead + len(t) - len(rest) + end + 1
	}
	if !h.is {
		return heading{}
	}
	return h
}

// rankHeads are the characters that the number of a heading begins with.
var rankHeads = setOf("(第0123456789" + itemNumerals + formalNumerals)

// numbering is the number with which a heading begins: its rank and its length, 0 where there is none.
func numbering(t string) (rank, length int) {
	if !rankHeads.has(firstRune(t)) {
		return 0, 0
	}
	number := func(form func(string) int) bool {
		length = form(t)
		return length > 0
	}
	switch {
	case number(numberTwo) || number(bothNumbers):
		return 2, length
	case number(numberOne):
		return 1, length
	case apartNumber(t) > 0:
		return 3, apartNumber(t)
	case number(numberThree) && !counted(t):
		return rankOfDigits(t[:length])
	}
	return 0, 0
}

// blankNumber is the number in words, of the first rank, that no more than a blank of the original parts from a title: 壹　基本情况,
// 四 明年的打算. 0 where none stands there; of the common numerals only before words that name a part.
func (b *Block) blankNumber() (rank, length int) {
	t := b.Text()
	n := leading(t, itemNumerals+formalNumerals, 1)
	if n == 0 || !strings.HasPrefix(b.View.From, t[:n]) {
		return 0, 0
	}
	title := strings.TrimLeft(b.View.From[n:], blanks)
	if len(title) == len(b.View.From)-n || containsAny(firstRunes(title, 2), blanks) {
		return 0, 0 // 壹基本情况, 三 个 批 次
	}
	if !formal.has(firstRune(t)) && len(partsOf(firstRunes(t[n:], 34))) == 0 {
		return 0, 0
	}
	return 1, n
}

// apartNumber is the length of a number that a comma parts from a title, or a point from a year: 3,评价实施; 4.2024年打算. 0 for none.
func apartNumber(t string) int {
	n := digits(t, 0)
	if n == 0 || n > 2 || n+1 >= len(t) || t[n] == ',' && isDigitByte(t[n+1]) || t[n] == '.' && headerYear(t[n+1:]) == 0 || t[n] != ',' && t[n] != '.' {
		return 0
	}
	return n + 1
}

// rankOfDigits is the rank and the length of a number in digits: 3 for 1. and （1）, 4 for 1.1, 5 for 1.1.1. What follows without a mark
// is none of it.
func rankOfDigits(number string) (rank, length int) {
	if last := lastRune(number); last >= utf8.RuneSelf && last != '、' {
		number = number[:len(number)-utf8.RuneLen(last)]
	}
	return 3 + strings.Count(strings.TrimRight(number, ". "), "."), len(number)
}

// titleEnd is where a title ends, -1 where nothing follows it.
func titleEnd(s string) int {
	for i := titleMarks.next(s, 0); i < len(s); i = titleMarks.next(s, i+1) {
		switch s[i] {
		case ':', ';', '\n', '\t', ']':
			return i
		case "。"[0]:
			if strings.HasPrefix(s[i:], "。") || strings.HasPrefix(s[i:], "】") {
				return i
			}
		}
	}
	return -1
}

// titleMarks are the characters at which titleEnd looks.
var titleMarks = setOf(":;\n\t]。】")

// counted reports whether a text begins with a number of something: 48名学员报名参加认定 is no heading 48.
func counted(t string) bool {
	n, _ := numberAt(t, 0)
	return n.End > 0 && n.Start == 0 && n.Unit() != ""
}

// countsHeads reports whether a title counts people or classes: (三)全年累计培训27期,838人 is a statement.
func countsHeads(title string) bool {
	for _, n := range Numbers(title) {
		if ofPeopleOrClasses(&n) || n.Kind == Batches {
			return true
		}
	}
	return false
}

// isStatement reports whether a short paragraph says something where a heading would name it: it counts people, classes, batches
// or times (3.督导组开展内部督导8次), or is a sentence of several clauses (1.8月前完成场地自查,与学校商定续租。).
func isStatement(title, text string) bool {
	return countsHeads(title) || hasKind(Numbers(title), Times) || strings.Contains(title, ",") && strings.HasSuffix(text, "。")
}

// listsHeadings tells a table of contents on one line: 一、基本情况 · 二、培训 · 三、评价.
func listsHeadings(title string) bool {
	return strings.Contains(title, "三、") && hasAny(title, "二、", "四、")
}

// coverage is the share of a title that heading words make up.
func coverage(title string) float64 {
	n := 0
	for h := range headingWords.each(title) {
		n += h.End - h.Start
	}
	return float64(n) / float64(max(len(title), 1))
}

// partsOf reads a title: what its words mean. 下一步培训评价工作打算 is plans alone.
func partsOf(title string) []Section {
	var parts []Section
	has := func(s Section) bool { return slices.Contains(parts, s) }
	joined, end := false, 0 // 认定工作和基础条件 is both, 评价工作总体情况 the latter
	for h := range headingWords.each(title) {
		s := Section(h.Row.Means)
		joined = joined || s != evaluation && end > 0 && has(evaluation) && isAnd(title[end:h.Start])
		if end = h.End; !has(s) {
			parts = append(parts, s)
		}
	}
	switch {
	case has(Plans):
		return []Section{Plans}
	case joined:
		return parts
	case len(parts) > 1 && has(apart):
		return slices.DeleteFunc(parts, func(s Section) bool { return s == apart })
	case len(parts) > 1 && has(evaluation) && !has(TrainingPart):
		return slices.DeleteFunc(parts, func(s Section) bool { return s == evaluation })
	}
	return parts
}

// sheetParts reads the name of a sheet, which may name parts side by side: 实施与打算.
func sheetParts(sheet string) []Section {
	if !containsAny(sheet, "与和及、") {
		return partsOf(sheet)
	}
	var parts []Section
	for h := range headingWords.each(sheet) {
		if s := Section(h.Row.Means); !slices.Contains(parts, s) {
			parts = append(parts, s)
		}
	}
	if len(parts) < 2 || slices.Contains(parts, apart) {
		return partsOf(sheet)
	}
	return parts
}

// placeSections gives every block its section, heading or not, and title: by the headings; where there are none, by the
// captions of tables (表一：机构基本情况); where these tell nothing, by what a paragraph speaks of.
func (r *Reading) placeSections() {
	r.rankPartNumbers()
	list := r.headings()
	if !r.placeHeaded(list, false) && !r.placeHeaded(list, true) {
		r.placeUnheaded()
	}
}

// headings are the paragraphs that are headings by their words and number, in order.
func (r *Reading) headings() (list []headingAt) {
	for i := range r.Blocks {
		if !r.Blocks[i].mayHead() {
			continue
		}
		if h := headingOf(&r.Blocks[i]); h.is {
			list = append(list, headingAt{i, h})
		}
	}
	return list
}

// placeHeaded walks the document once. It reports whether a heading was found; captions are headings too where asked.
func (r *Reading) placeHeaded(list []headingAt, captions bool) (started bool) {
	w := sectionWalk{r: r, headings: list, captions: captions}
	for i := range r.Blocks {
		w.place(i)
	}
	return w.started
}

// nextItem is the title and the rank of a numbered line of a few words that is no known heading; the rank is 0 for any other line.
func nextItem(t string) (title string, rank int) {
	if !shorterThan(t, 16) {
		return "", 0
	}
	rank, number := numbering(t)
	if title = strings.Trim(t[number:], " 。:"); title == "" || containsAny(title, "0123456789,;。:") || isPersonName(title) {
		return "", 0
	}
	return title, rank
}

// correctionNotes begin what is said behind the last part of a report on a part before it: 更正说明：….
var correctionNotes = listOf("更正", "勘误", "订正", "数据更正", "关于更正", "补充更正")

// foundationTopics begin captions of tables of 三（二）.
var foundationTopics = listOf("人员", "场地", "制度", "规章制度", "考评员", "考评人员", "设备", "办公")

// anything is what a heading of the first rank opens whose words tell nothing: its paragraphs speak for themselves.
var anything = []Section{Overview, Plans, Basic, TrainingPart, Foundation, Implementation, apart}

// isTitle tells the document's own title from a heading.
func isTitle(s string) bool {
	return hasAny(s, "总结", "报告", "年报", "年度", "情况表")
}
