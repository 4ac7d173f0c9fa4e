package extract

import (
	"strings"

	"nianping"
)

// common is what one sentence says of all examiners: until when their certificates are valid, and that none is senior, or none of
// those whom no mark makes one.
type common struct {
	r            *Reading
	people       []person // who is listed, with what is said of each
	until, grade cellValue
	unmarked     bool // the grade is of those alone: 没有注明的都是考评员
}

var (
	allExpire = patternOf(`证[书卡件]?(?:均|都|全部|统一)?(?:于|到|至|在|有效期至|有效期到)?(20\d\d年\d{1,2}月(?:\d{1,2}日)?)(?:到期|止)?`)
	// expireTogether says it without a word between that is only theirs: 证卡均在有效期内,统一于2026年3月到期.
	expireTogether = patternOf(`(?:证[书卡件]|考评员证|考评证|聘期)[^;。]{0,60}?(20\d\d(?:年\d{1,2}月(?:\d{1,2}日)?|[.-]\d{1,2}(?:[.-]\d{1,2})?)底?)(?:统一|全部|均|都|一并|同时)?(?:到期|期满|届满|失效|止|为止|截止)`)
	allPlain       = patternOf(`(?:均|都|全部|全)(?:为|是)考评员`)
)

// issued follow the day on which certificates were given: 证书2022年6月核发.
var issued = listOf("核发", "颁发", "发放", "发证", "签发", "印发", "换发", "换证", "取得", "考取", "获得", "获取", "办理", "领取", "起", "开始")

var (
	examination  = anyOf("考评")
	certificates = anyOf("证书", "证卡", "证件", "聘期", "考评证", "考评员证")
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
func saidOfAll(r *Reading, people []person) common {
	out := common{r: r, people: people}
	for i := range r.Blocks {
		b := &r.Blocks[i]
		if b.Section == Plans {
			continue
		}
		out.read(b)
		if b.Table == nil || !b.Table.Says(certificates) || !b.Table.Says(saidOfEach) {
			continue
		}
		b.sentenceCells(func(cell *Block) {
			if certificates.In(cell.Text()) && saidOfEach.In(cell.Text()) {
				out.read(cell)
			}
		})
	}
	return out
}

// saidOfEach are the words by which a cell speaks of all examiners: 证卡均在2027年12月31日前有效; 以上证卡有效期均到2026年10月.
var saidOfEach = anyOf("均", "都", "统一", "全部", "以上", "上述")

// read reads what the sentences of a paragraph say of all.
func (out *common) read(b *Block) {
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
			if at, d := validOfAll(sentence); d != "" {
				out.expire(b, s, at, d)
			}
		}
		if m := indexIf(!out.until.ok() && strings.Contains(sentence, "20"), allExpire, sentence); m != nil && !issued.Begin(sentence[m[1]:]) {
			if d, ok := parseUntil(sentence[m[2]:m[3]]); ok {
				out.expire(b, s, Span{m[0], m[1]}, d)
			}
		}
		if m := indexIf(!out.until.ok() && s.Says(certificates) && strings.Contains(sentence, "20"), expireTogether, sentence); m != nil && !strings.HasPrefix(sentence[m[1]:], "的") {
			if d, ok := parseUntil(sentence[m[2]:m[3]]); ok {
				out.expire(b, s, Span{m[2], m[1]}, d)
			}
		}
		if m := indexIf(!out.grade.ok() && s.Says(plainExaminers), allPlain, sentence); m != nil && !theOthers.In(sentence[:m[0]]) && ofEverybody(out.r, sentence[:m[0]]) {
			noneApart := func(*person) bool { return false } // seniors are beside any others
			if led := out.ledBy(b, s, m[0]); led != nil {
				for _, p := range led {
					p.grade.fill(b.valueAt(s.Start+m[0], s.Start+m[1], string(nianping.GradeExaminer)))
				}
			} else if reach := out.reachOf(b, s, m[0], noneApart); reach != ofSomeLists {
				out.grade = b.valueAt(s.Start+m[0], s.Start+m[1], string(nianping.GradeExaminer))
				out.grade.doubt = reach.doubt()
				out.unmarked = markedApart.In(sentence[:m[0]])
			}
		}
	}
}

// expire takes an end of validity that stands at a place of a sentence, where it may be that of all.
func (out *common) expire(b *Block, s *Sentence, at Span, until string) {
	clause := lastPart(s.Text[:at.Start], ",;:")
	if otherPosts.In(clause) && !examinerWords.In(clause) || ofThings.In(clause) || otherPapers.In(lastPart(s.Text[:at.End], ",;:")) || countsSomePeople(clause, out.people) {
		return
	}
	if led := out.ledBy(b, s, at.Start); led != nil {
		for _, p := range led {
			p.until.fill(b.valueAt(s.Start+at.Start, s.Start+at.End, until))
		}
		return
	}
	reach := out.reachOf(b, s, at.Start, func(p *person) bool { return p.until.ok() && p.until.value != until })
	if reach == ofSomeLists || !ofEverybody(out.r, s.Text[:at.Start]) {
		return
	}
	out.until = b.valueAt(s.Start+at.Start, s.Start+at.End, until)
	out.until.doubt = reach.doubt()
}

// ledBy are the people of the list that a statement at a place of a sentence leads in, where there are others too and nobody stands before it:
// 电工考评员2人,证书2026年5月到期:A、B。焊工….
func (out *common) ledBy(b *Block, s *Sentence, at int) (led []*person) {
	rest := b.Text()[s.Start+at : sentenceEnd(b.Text(), s.Start+at)]
	clause := len(firstClause(rest))
	first := len(rest)
	for i := range out.people {
		p := &out.people[i]
		if p.name.at != &b.Ref {
			continue
		} else if strings.Contains(s.Text[:at], p.name.value) {
			return nil
		} else if strings.Contains(rest, p.name.value) {
			led = append(led, p)
			first = min(first, strings.Index(rest, p.name.value))
		}
	}
	if len(led) == len(out.people) || everyList.In(s.Text[:at]) || otherPosts.In(lastPart(s.Text[:at], ",;:")) || !toList.MatchString(rest[min(clause, first):first]) {
		return nil
	}
	return led
}

// reach is of whom a statement speaks that names nobody.
type reach int

const (
	ofEveryone reach = iota
	ofLastList       // perhaps of the last list alone
	ofSomeLists
)

func (k reach) doubt() string {
	if k == ofLastList {
		return "原文这句话可能只说最后一组考评员，请核对"
	}
	return ""
}

// reachOf tells of whom a statement speaks at a place of a sentence. In a paragraph that lists some examiners it is of these; behind the last of
// several lists it may be of that alone, where its own sentence holds that list or others of the paragraph have something else of their own.
func (out *common) reachOf(b *Block, s *Sentence, at int, own func(*person) bool) reach {
	sentence, before := s.Text[:at], b.Text()[:s.Start+at]
	if everyList.In(sentence) {
		return ofEveryone
	}
	listed, inSentence, apart := 0, 0, false // the people whom the paragraph, and the sentence, has listed by then
	for i := range out.people {
		p := &out.people[i]
		if strings.Contains(sentence, p.name.value) {
			inSentence++
		}
		if p.name.at == &b.Ref && strings.Contains(before, p.name.value) {
			listed++
			apart = apart || own(p)
		}
	}
	switch {
	case countsSomeTrades(sentence, out.people):
		return ofSomeLists
	case inSentence == len(out.people) || inSentence+listed == 0:
		return ofEveryone
	case listed < len(out.people):
		return ofSomeLists
	case inSentence > 0 || apart:
		return ofLastList
	}
	return ofEveryone
}

// countsSomeTrades reports whether words count occupations, and the people are of more or fewer: 前两个职业的证书都到….
func countsSomeTrades(words string, people []person) bool {
	m := countedTrades.FindStringSubmatch(words)
	return m != nil && smallNumber(m[1]) != different(people, func(p *person) string { return p.occupation.value })
}

// countsSomePeople reports whether words count people, and there are more: 2人的证书….
func countsSomePeople(words string, people []person) bool {
	m := countedPeople.FindStringSubmatch(words)
	return m != nil && smallNumber(m[1]) < different(people, func(p *person) string { return p.name.value })
}

// different is how many values people have.
func different(people []person, value func(*person) string) int {
	values := map[string]bool{}
	for i := range people {
		values[value(&people[i])] = true
	}
	return len(values)
}

var countedPeople = patternOf(`(` + smallCount + `)` + personUnit)

var countedTrades = patternOf(`(` + smallCount + `)(?:个|项)(?:职业|工种|项目)`)

// everyList are the words by which a statement behind several lists is of all of them.
var everyList = listOf("以上", "上述", "前述", "上列", "所有", "全体", "各职业", "各工种")

// validOfAll finds the words that say until when the certificates of all are valid, and the date behind them: 有效期均到2026年6月;
// "" for none.
func validOfAll(text string) (at Span, until string) {
	for _, m := range allUntil.FindAllStringIndex(text, -1) {
		if otherPapers.In(lastPart(text[:m[1]], ",;。")) {
			continue
		}
		date := firstClause(text[m[1]:])
		if d, ok := parseUntil(date); ok {
			return Span{m[0], m[1] + len(date)}, d
		}
	}
	return Span{}, ""
}

// ofThings are what certificates are of that are nobody's: 灭火器检验证书有效期至2025年3月.
var ofThings = listOf("灭火器", "消防", "设备", "仪器", "检定", "校准", "计量", "许可", "执照", "产权", "租赁")

// otherPapers are words of a clause whose validity is none of the examiners': 机构备案证书有效期…, 旧证2025年12月失效.
var otherPapers = listOf("备案证", "办学", "打印机", "保修", "合同", "资质", "旧证", "原证")

// ofEverybody reports whether the words before what a sentence says speak neither of some alone nor of one occupation of
// several.
func ofEverybody(r *Reading, before string) bool {
	clause := lastPart(before, ",;:")
	return !ofSomeOnly.In(clause) && (len(r.Names.filed()) < 2 || !r.namesOccupation(clause))
}
