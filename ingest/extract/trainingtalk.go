package extract

import (
	"cmp"
	"slices"
	"strings"
)

// Talk about training puts the kind, the classes and the people in any order. What stands here finds whose a figure is
// where its own word does not say so.

// passedOver is the kind of training that the sentence spoke of before its next word led elsewhere: to another year or a plan (自费来学的比去年多，
// 办了11个班; 补贴培训计划6期，实际完成5期), to a single class (每期30人，共12期) or back to one of two kinds (前者). "" where the word before the
// figure is none of those. first tells the first figure of its kind behind that; passed, that the sentence spoke of nothing before, so that what leads it
// tells the kind.
func passedOver(s *Piece, q *cued) (kind string, first, passed bool) {
	word := q.word(s.Text)
	if word == "" || q.at >= q.Start {
		return "", false, false
	}
	said := s.Text[q.at:q.Start]
	from := strings.Index(said, "实际")
	switch comma := strings.IndexByte(said, ','); {
	case word == "前者" || word == "后者":
		return ofTwo(s.FindIn(trainingWords, 0, q.at), word == "后者"), q.first, false
	case eachClass.Is(word):
		from = comma
	case comparedWith.Is(word):
		if from = comma; from >= 0 && !moreOrLess.In(said[:from]) {
			from = -1
		}
	case !plannedBy.Is(word):
		from = -1
	}
	if from < 0 {
		return "", false, false
	}
	hits := s.FindIn(trainingWords, strings.LastIndexByte(s.Text[:q.at], ';')+1, q.at)
	return onlyKind(hits), firstSince(s, q.at+from, q), len(hits) == 0
}

// firstSince reports whether a figure is the first of its unit from a place of the sentence on.
func firstSince(s *Piece, from int, q *cued) bool {
	return !slices.ContainsFunc(s.Numbers(), func(n Number) bool { return n.Start >= from && n.Start < q.Start && n.Kind == q.Kind })
}

// ofTwo is the first or the second of the two kinds that a text names, "" where it does not name both.
func ofTwo(hits []Hit, second bool) string {
	var kinds []string
	for _, h := range hits {
		if isKind(h.Row.Means) && !slices.Contains(kinds, h.Row.Means) {
			kinds = append(kinds, h.Row.Means)
		}
	}
	if len(kinds) < 2 {
		return ""
	} else if second {
		return kinds[1]
	}
	return kinds[0]
}

// handedDown reports whether 计划 before a figure is what the government gave and the school held, not what is intended:
// 承接市里下达的计划23期, 列入政府补贴计划的班次6个.
func handedDown(sentence string, q *cued) bool {
	return q.word(sentence) == "计划" && hasAnySuffix(sentence[:q.at], "下达", "下达的", "补贴", "补贴性培训", "补贴培训", "补助", "承接的") && !hasAny(sentence[q.at:], "实际", "完成", "实办")
}

// despite reports whether a sentence goes on, behind a denial, with what was held all the same: 不对外招生，只为协作单位代训1期28人.
func despite(s *Sentence, denial *Piece) bool {
	rest := s.Text[denial.End()-s.Start:]
	n := Numbers(rest)
	return strings.Contains(denial.Text, "不") && (hasKind(n, People) || hasKind(n, Classes)) && hasAny(rest, "只", "仅", "但", "不过", "应", "受", "今年", "偶") &&
		!hasAny(rest, "内部", "职工", "员工", "内训", "自办") && !slices.ContainsFunc(trainingWords.Find(rest), func(h Hit) bool {
		return h.Row.Means == "subsidised" || h.Row.Means == "-" && namesOtherKind(h.Row.Word)
	})
}

var (
	comparedWith = listOf("较上年", "比上年", "较去年", "比去年", "去年", "上年", "上一年", "同比", "增加", "减少", "下降", "增长")
	moreOrLess   = listOf("多", "少", "增", "减", "升", "降", "持平", "翻番", "相当")
	plannedBy    = listOf("计划", "拟", "目标")
	eachClass    = listOf("每期", "每班", "人均", "平均")
)

// trainedIn is a bracket that holds figures and nothing else: (8期), (8期、240人次). It says them of what stands before it.
var trainedIn = patternOf(`^\(` + trainedFigure + `(?:[、,/]?` + trainedFigure + `)?\)`)

const trainedFigure = `(?:共|计)?[\d,一二三四五六七八九十百千]+(?:期|个班|班|场|人次?|名)`

// ownBracket reports whether a figure stands in such a bracket, right behind a kind or a figure of another unit, or in one that gives the kind
// right before it all of its figures: 社会化培训(电工4期90人、焊工3期80人),.
func ownBracket(sentence string, q *cued) bool {
	open := strings.LastIndexByte(sentence[:q.Start], '(')
	if open < 0 || trainedIn.MatchString(sentence[open:]) {
		return open >= 0
	}
	inside, behind, closed := strings.Cut(sentence[open:], ")")
	listed := 0
	for _, n := range Numbers(inside) {
		if n.Kind == q.Kind {
			listed++
		}
	}
	return open == q.after && q.at < open && closed && (behind == "" || headIn(behind, ",;、") > 0) && (listed > 1 || len(Numbers(firstRunes(behind, 6))) == 0)
}

// bracketedKind is the kind that a bracket behind the figures names: 为企业代训3个班96人(社会化). "" for none.
func bracketedKind(after string) string {
	m := kindInBracket.FindStringSubmatch(after)
	if m == nil {
		return ""
	}
	return onlyKind(trainingWords.Find(m[1]))
}

var kindInBracket = patternOf(`^(?:[、,]?[\d,]+(?:期|个班|班|人次?|名))?\(([^()\d]{2,16})\)`)

// kindInBracketBefore is the kind that a bracket of its own names before a figure, with no other word between: 委托培训(社会化)6期145人. "" for none;
// first tells the first figure of its unit behind it. A bracket behind a figure speaks of that one.
func kindInBracketBefore(s *Piece, q *cued) (kind string, first bool) {
	open := strings.LastIndexByte(s.Text[:q.Start], '(')
	if open < 0 || strings.ContainsAny(s.Text[open:q.Start], ";。") || slices.ContainsFunc(s.Numbers(), func(n Number) bool { return n.UnitEnd == open }) {
		return "", false
	}
	m := kindInBracket.FindStringSubmatchIndex(s.Text[open:q.Start])
	if m == nil || len(s.FindIn(trainingWords, open+m[1], q.Start)) > 0 {
		return "", false
	}
	return onlyKind(trainingWords.Find(s.Text[open+m[2] : open+m[3]])), firstSince(s, open, q)
}

// byPiece reports whether 个 counts classes: 8个自费班, 实训班1个, 政府出钱的班办了5个.
func byPiece(sentence string, q *cued) bool {
	if q.Kind != Items || q.Unit() != "个" {
		return false
	}
	if hits := trainingWords.Find(firstRunes(sentence[q.UnitEnd:], 10)); len(hits) > 0 && hits[0].Start == 0 {
		return strings.HasSuffix(hits[0].Row.Word, "班")
	}
	clause := sentence[clauseStart(sentence, q.Start):]
	if end := strings.IndexAny(clause, ",;"); end >= 0 {
		clause = clause[:end]
	}
	if strings.Count(clause, "班") > 1 { // 电工班2个、焊工班3个: parts of a whole
		return false
	}
	said := strings.TrimRight(lastPart(sentence[:q.Start], ",;、("), "了共一有")
	for _, verb := range [...]string{"办", "开", "开设", "举办"} {
		said = strings.TrimSuffix(said, verb)
	}
	return hasAnySuffix(said, "班", "班次")
}

// wholly begins the clause that makes all that was counted before it of one kind: 全年累计培训10期301人,全部为政府补贴性培训.
var wholly = listOf("全部为", "全部是", "全部属于", "全部属", "均为", "均是", "均属于", "均属", "都是", "都属于", "都属", "皆为", "全是", "全为")

// allOfKind gives the kind that the last clause makes the whole of them the year's figures of the sentence.
func (t *trainingSentence) allOfKind() {
	for i := range t.s.Clauses {
		cl := &t.s.Clauses[i]
		kind := ""
		if wholly.Begin(cl.Text) && len(cl.Numbers()) == 0 && !cl.Negated() {
			kind = onlyKind(cl.Find(trainingWords))
		}
		for k := t.before; kind != "" && k < len(t.list); k++ {
			m := t.list[k]
			if of := kind + "_" + m.unit; cmp.Or(m.of, m.orElse) == "total_"+m.unit && !anyIsOf(t.list, of) {
				m.of, m.orElse, m.share = of, "", alone
				t.list = append(t.list, m)
			}
		}
	}
}

// withoutKinds are the figures of a training of no named kind as the year's, where the report has neither of the two kinds: 未开展社会化培训和
// 政府补贴性培训，全年举办岗位培训12期531人次.
func (k *trainingCounts) withoutKinds(list, nameless []mention) []mention {
	if !k.denies("social") || !k.denies("subsidised") {
		return nil
	}
	var out []mention
	for _, m := range nameless {
		if anyIsOf(out, m.of) {
			return nil // several trainings
		}
		if anyIsOf(list, m.of) || !strings.Contains(m.f.Text, "全年") && len(out) == 0 {
			continue
		}
		out = append(out, m)
	}
	return out
}

// otherHouse finds who else is said to have trained: 全市共开展补贴性培训1.2万人次; not 面向全市开展, 全市人社部门委托.
var otherHouse = patternOf(`(?:^|[,;:])(?:20\d\d年|全年|本年度|今年|年内|其中|目前|据统计)*(?:全市|全县|全省|全国|全区|全系统|我市|我县|我省|我区|本市|本县|本区|(?:全)?集团(?:公司)?|(?:各)?(?:会员|成员)(?:单位|企业)(?:自行)?|总公司|上级公司|母公司|兄弟单位|兄弟院校)(?:20\d\d年|上下|全系统|全年|本年度|年度|内|各\p{Han}{1,4}|共|累计|一共|合计)*(?:共|累计)?(?:开展|组织|举办|完成|实施|培训|办班|参训|政府补贴|社会化|补贴性)`)

// ofOtherHouse reports whether what a sentence has said last of whose figures follow is of another house than the institution.
func (k *trainingCounts) ofOtherHouse(said string) bool {
	if !qualifierWords.says(said, "other", "group") && !hasAny(said, "会员", "成员") {
		return false
	}
	list := otherHouse.FindAllStringIndex(said, -1)
	if len(list) == 0 {
		return false
	}
	last := list[len(list)-1]
	return !qualifierWords.says(said[last[0]:], "own") && !(strings.Contains(said[last[0]:last[1]], "集团") && k.isGroup())
}

// isGroup reports whether the institution is a group of companies: its report begins with the name of one, and nobody in it says 我公司.
func (k *trainingCounts) isGroup() bool {
	named := false
	for i := range k.r.Blocks {
		if b := &k.r.Blocks[i]; b.Table == nil {
			if qualifierWords.says(b.Text(), "own") {
				return false
			}
			named = named || i < 4 && b.Section == None && strings.Contains(b.Text(), "集团")
		}
	}
	return named
}
