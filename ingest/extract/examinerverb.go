package extract

import (
	"slices"
	"strings"

	"nianping"
)

// Examiners may be told by what they examine, without their post: 电工由A、B考评; 电工考评工作由A、B担任; 负责电工考评的是A、B.

var (
	// examinesBefore ends the words before a list by which its people examine.
	examinesBefore = patternOf(`考评(?:工作|任务)?(?:(?:,|现|主要|具体|均|都|分别|统一)*由|的(?:人员)?(?:,|主要|分别)*(?:是|有|为|包括)|:)$`)
	// examinesBehind begins the words behind a list by which its people examine: 3人考评, 负责考评工作, 兼任两个项目的考评员.
	examinesBehind = patternOf(`^(?:等)?(?:` + fewPeople + `)?(?:同志|老师|师傅)?(?:同时|共同|分别|具体|均|都)?(?:(?:(兼任|兼职担任)|任|担任|负责|承担|从事)[^,;。]{0,14}?)?考评(?:员|人员|工作|任务)?(?:$|[,;。(])`)
)

// telling are the words of which a paragraph holds one that tells examiners so.
var telling = listOf("由", "负责", "承担", "的是", "的有", "兼任", "担任", "考评:")

// examinersTold reports whether a paragraph may name people by what they examine.
func examinersTold(b *Block) bool {
	return b.Says(examination) && telling.In(b.Text())
}

// toldExaminers reports whether the words before and behind a list say what its people examine, and whether they do so besides
// another occupation: 兼任. Who 考评 follows without another verb stands behind 由: A、B考评合格 are candidates.
func toldExaminers(r *Reading, lead, rest string) (told, also bool) {
	clause := firstClause(rest)
	if !strings.Contains(clause, "考评") && !strings.Contains(lead, "考评") {
		return false, false
	}
	verb := indexIf(strings.Contains(clause, "考评"), examinesBehind, rest)
	behind := len(r.namesIn(clause)) // occupations: A、B担任电工的考评工作
	if behind > 1 || behind == 1 && verb == nil || behind == 0 && !r.namesOccupation(lead) || otherYear(lead, r.Year()) || negated(lead) {
		return false, false
	}
	if verb != nil {
		return strings.HasSuffix(lead, "由") || !strings.HasPrefix(rest[len(listTail.FindString(rest)):], "考评"), verb[2] >= 0
	}
	return examinesBefore.MatchString(lead), false
}

// examinesThem begins the words behind a list by which its people examine what is named behind them: 3人可考|电工、焊工; 2人只考|电工.
var examinesThem = patternOf(`^(?:等)?(?:` + fewPeople + `)?(?:同志|老师|师傅)?(?:则|还|也|另|同时|均|都|只|仅|专门|主要|可以|可|能够|能|具有|具备|持有|负责|承担|从事)*(?:考评|考核|考|评)?`)

// howManyTrades counts the occupations that stand before it: 两个工种.
var howManyTrades = patternOf(`(?:等|共|这)?` + tradeCount + `$`)

// tradesBehind are the occupations that the clause behind a list says its people examine; nil where it says anything else.
func tradesBehind(r *Reading, b *Block, from, end int) (out []cellValue) {
	t := b.Text()
	from += lenOf(t[from:end], ",")
	clause := firstClause(t[from:end])
	verb := len(examinesThem.FindString(clause))
	if !hasAny(clause[:verb], "考", "评", "可", "能", "负责", "承担", "具有", "具备", "从事") {
		return nil
	}
	what := strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(clause[verb:], "工作"), "资格"), "的")
	what = what[:len(what)-len(howManyTrades.FindString(what))]
	if !r.examinedIn(what) {
		return nil
	}
	for _, k := range r.namesIn(what) {
		out = append(out, b.wordsAt(from+verb+k.Start, from+verb+k.End))
	}
	return out
}

// meantToBe ends the words before a list whose people are only meant to be examiners: 2025年计划增聘电工考评员.
var meantToBe = patternOf(`(?:计划|拟|打算|准备|力争|争取|预计|即将|将)(?:于|在)?[^,;。:()]{0,6}?(?:再|新)?(?:增聘|增加|增补|聘任|聘请|聘用|新聘|新增|补充|选派|选送|培养|推荐|申报|引进)[^,;。]*$`)

// ofPastYear reports whether the words before a list say that its people were examiners in a year before the report's, and no word says that they
// still are: 2023年电工考评员为; 上年度电工考评员为.
func ofPastYear(r *Reading, lead string) bool {
	past := false
	for _, m := range yearsIn(lead) {
		if m.year >= r.Year() {
			return false
		}
		past = past || !m.day && r.Year() > 0
	}
	return past && !since.In(lead) && postOfYear.MatchString(lead)
}

// postOfYear is a year with whose examiners they are behind it; not 考评员由2023年的3人增加到5人.
var postOfYear = patternOf(`20\d\d年(?:度|底|末|初)?的?[^,;。:\d]{0,14}考评(?:人)?员[^,;。]{0,12}$`)

// since are the words by which a past year says only since when something is so.
var since = listOf("以来", "起", "取得", "获", "考取", "备案", "聘", "成立", "核发", "发证", "换证", "培训", "新增", "至今")

// lentList says that the examiners of one occupation serve for others as well: 两个专项项目的考评员由中式面点师的5位考评员兼任.
var lentList = patternOf(`^(.+?)(?:项目|职业|工种)?的?考评员(?:均|都|全部)?由([^,;。]+?)(?:职业|工种)?的?(?:全部|全体)?(?:(` + smallCount + `)` + personUnit + `)?考评员(?:均|都|全部)?(?:兼任|兼职担任)`)

var lentBy = listOf("考评员由", "考评员均由", "考评员都由", "考评员全部由")

// countedItems are how many items a text counts without naming them: 两个专项项目.
var countedItems = patternOf(`^([两二三四五六2-6])个专项`)

// lentPeople are the listed once more, for the occupations that the examiners of theirs serve besides: without their certificates, since those
// for another occupation have numbers of their own. A sentence that counts more or fewer of them than are listed is not followed.
func lentPeople(r *Reading, people []person) (out []person) {
	for b := range r.paragraphs() {
		if len(people) == 0 || !b.Says(examinerWords) || !strings.Contains(b.Text(), "兼") {
			continue
		}
		for k := range b.Sentences() {
			s := &b.Sentences()[k]
			m := indexIf(strings.Contains(s.Text, "兼") && lentBy.In(s.Text), lentList, s.Text)
			if m == nil || negated(s.Text) || otherYear(s.Text, r.Year()) {
				continue
			}
			lenders := r.namesIn(s.Text[m[4]:m[5]])
			if len(lenders) != 1 {
				continue
			}
			of := s.Text[m[4]+lenders[0].Start : m[4]+lenders[0].End]
			lent := slices.DeleteFunc(slices.Clone(people), func(p person) bool { return NewView(p.occupation.value).Text != of })
			if m[6] >= 0 && smallNumber(s.Text[m[6]:m[7]]) != len(lent) {
				continue
			}
			for _, item := range r.itemsServed(b, Span{s.Start + m[2], s.Start + m[3]}) {
				if slices.ContainsFunc(people, func(p person) bool { return p.occupation.value == item.value }) {
					continue
				}
				for _, p := range lent {
					p.occupation, p.card, p.until = item, cellValue{}, cellValue{}
					out = append(out, p)
				}
			}
		}
	}
	return out
}

// itemsServed are the occupations that words name, or the filed items of specialised skills where they count as many as are filed.
func (r *Reading) itemsServed(b *Block, at Span) (out []cellValue) {
	words := b.Text()[at.Start:at.End]
	for _, k := range r.namesIn(words) {
		out = append(out, b.wordsAt(at.Start+k.Start, at.Start+k.End))
	}
	m := countedItems.FindStringSubmatch(words)
	if len(out) > 0 || m == nil {
		return out
	}
	for _, k := range r.Names.filed() {
		if k.Programme == nianping.Specialised && jobWords.Means(k.Text) == "" && ProgrammeIn(k.Text) == "" { // neither an occupation nor 专项能力 itself
			out = append(out, b.valueAt(at.Start, at.End, k.Written))
		}
	}
	if len(out) != smallNumber(m[1]) {
		return nil
	}
	return out
}
