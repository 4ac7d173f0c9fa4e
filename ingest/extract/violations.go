package extract

import (
	"slices"
	"strings"
)

var (
	violationWords  = anyOf("违纪", "违规", "作弊", "舞弊", "替考", "代考", "夹带", "冒名顶替", "抄袭", "泄题", "违反考场纪律", "违反考试纪律", "携带小抄", "携带手机", "携带电子", "携带通讯", "带小抄", "偷看", "翻看手机", "传递纸条", "传纸条", "抄小抄", "查处考生", "造假", "弄虚作假")
	punished        = anyOf("取消其", "取消成绩", "取消当次", "取消本次", "取消该", "取消考试", "取消考核", "取消资格", "按零分", "以零分", "记零分", "记为零分", "零分处理", "成绩无效", "成绩作废", "停考", "终止其考试", "终止考试", "清出考场", "逐出考场", "请出考场", "请离考场")
	othersViolate   = anyOf("以来", "疑似", "不构成", "苗头", "未构成", "兄弟单位", "集团通报", "市里通报", "全市通报", "其他单位")
	deniesOthers    = listOf("除此", "除上述", "除前述", "除该", "此外", "其余", "其他批", "其它批", "其他违", "其它违", "别的违", "再无违") // what they except may be a violation that was not read
	violationLabels = anyOf("违纪违规", "违规违纪", "违纪", "违纪违规情况", "违纪违规查处", "违纪违规数", "违纪人数", "违纪违规人数", "违纪违规起数", "违纪起数", "违规起数", "违规人数", "违纪次数", "违规次数", "违纪违规次数", "违纪违规行为")
)

// violations: 全年未发生违纪违规 → 0; 违纪1起, 违纪违规行为两起, 2人违纪.
func (k *implementation) violations() {
	list := k.room
	k.sentences(nil, func(b *Block, s *Sentence) {
		if b.Section != Implementation && b.Section != None && b.Section != Overview || !s.Says(violationWords) && !s.Says(punished) && !violationWords.In(b.Label) {
			return
		}
		list = sentenceViolations(list, b, s, k.year)
	})
	k.labelled(violationLabels, &list)
	k.labelledNone(&list)
	k.labelledCaught(&list)
	k.denied(&list)
	k.figured(violationLabels, violationHeads, People, &list)
	k.settle("violations", outweighed(list))
}

// outweighed drops a general “无”, said of something else, beside a count of violations.
func outweighed(list []mention) []mention {
	positive, counted := false, false
	for _, v := range list {
		positive = positive || v.value > 0 && v.rank >= 2
		counted = counted || v.value == 0 && v.rank >= 3 // 全年违纪违规0起
	}
	if !positive || counted {
		return list
	}
	return slices.DeleteFunc(list, func(v mention) bool { return v.value <= 0 && v.share != piece })
}

// sentenceViolations appends what the clauses of a sentence count and deny.
func sentenceViolations(to []mention, b *Block, s *Sentence, year int) []mention {
	label := violationWords.In(b.Label) // of a form: 违纪违规情况 | 无
	for i := range s.Clauses {
		cl := &s.Clauses[i]
		clause := cl.Text
		if label && (saysNone(cl) || i > 0 && noneSaid.Begin(clause) && len(clause) <= len("未发现违纪") && !cl.Says(violationWords)) {
			to = append(to, mention{of: "count", rank: 3, f: b.clauseAt(cl.Start, cl.End())})
		}
		first := -1
		if cl.Says(violationWords) {
			first = violationWords.First(clause)
		}
		headed := label && cl.Start > 0 && s.in.whole.Text[cl.Start-1] == ':'
		label = first >= 0 && len(clause) <= len("违纪违规查处情况")+12
		switch n := caughtIn(cl); {
		case first < 0 && headed && n != nil:
			to = append(to, mention{of: "count", rank: 3, value: n.Value, sentence: s.Start, f: b.clauseAt(cl.Start, cl.End())})
		case first < 0:
			to = append(to, incidents(b, s, i)...)
			if n := len(to); n > 0 && to[n-1].share == piece && to[n-1].sentence == s.Start && cl.Negated() && partOfYear.MatchString(clause) { // 上半年违纪1起,下半年未发生
				none := to[n-1]
				none.value, none.f = 0, b.clauseAt(cl.Start, cl.End())
				to = append(to, none)
			}
		case otherYear(clause[:first], year) || cl.Planned() || cl.Says(othersViolate):
		default:
			to = clauseViolations(to, b, s, cl)
		}
	}
	return to
}

// clauseViolations appends the counts of a clause that names violations, or none where it denies them.
func clauseViolations(to []mention, b *Block, s *Sentence, cl *Piece) []mention {
	said := mention{of: "count", sentence: s.Start, f: b.clauseAt(cl.Start, cl.End())}
	if b.Section == Implementation {
		said.rank = 2
	}
	counted := 0 // where the last count of violations ends
	for _, n := range cl.Numbers() {
		if more, ok := countsViolations(cl.Text, &n, counted); ok {
			found := said
			found.rank += more
			found.value, found.portion = n.Value, s.portionOf(cl.Start-s.Start+n.Start)
			to = append(to, found)
			counted = n.UnitEnd
		}
	}
	handled := len(to) > 0 && to[len(to)-1].value > 0 && strings.Contains(cl.Text, "处理")
	if counted > 0 || handled {
		return to
	}
	if strings.Contains(cl.Text, "零违") || cl.Negated() && deniesViolation(cl.Text) && !deniesOthers.In(cl.Text) {
		to = append(to, said)
	}
	return to
}

// notOne end before one of what did not happen.
var notOne = listOf("未发生", "没有发生", "未出现", "没有出现", "未发现", "没有发现", "没有", "无", "未有", "未查处")

// countsViolations reports whether a number of a clause counts violations: the words before it speak of them and of nothing else that is
// counted, or those behind it begin with them. A sum of what is counted up to a place outranks that.
func countsViolations(clause string, n *Number, counted int) (rank int, ok bool) {
	v, whole := n.Int()
	if v == 1 && notOne.End(clause[:n.Lead]) { // 未发生一起违纪违规事件
		return 0, false
	}
	if !whole || n.Kind != People && n.Kind != Times && n.Kind != Items && n.Kind != Plain {
		return 0, false
	}
	before, after, gap := clause[:n.Lead], clause[n.UnitEnd:], ""
	at := violationWords.Last(before)
	if at >= 0 {
		gap = before[at:]
	}
	if strings.HasPrefix(n.Unit(), "次") && !hasAny(gap, "行为", "事件", "问题", "违") || n.Kind == Plain && v != 0 {
		return 0, false
	}
	if at < 0 || len(gap) > 36 || hasDigit(gap) || hasAny(gap, "无关", "公示", "督导", "培训", "整改", "每", "缺考", "查处率", "档案") {
		return 0, violationWords.In(firstRunes(after, 8)) || violationWords.In(firstRunes(after, 14)) && n.Kind == People
	}
	since := before[min(counted, n.Lead):]
	if sumsUp.In(since) {
		rank++
	}
	if hasAny(since, "合计", "共计", "总计") {
		rank++
	}
	return rank, true
}

// saysNone reports whether a clause is no more than that there is none: 无, 零, 0起.
func saysNone(cl *Piece) bool {
	switch cl.Text {
	case "无", "零", "没有":
		return true
	}
	n := cl.Numbers()
	return len(n) == 1 && n[0].Value == 0 && n[0].Lead == 0 && n[0].UnitEnd == len(cl.Text)
}

// caught begins what a heading on violations counts: 违纪违规:查处1人; 2起 alone.
var caught = patternOf(`^(?:全年|本年|年内|本年度)?(?:共|计|共计)?(?:查处|查实|查获|处理|处分|发现|发生|认定|有)了?(?:考生|学员)?$`)

// caughtIn is the number with which a clause counts those who were caught or what happened, nil where it does not begin with one.
func caughtIn(cl *Piece) *Number {
	if n := cl.Numbers(); len(n) == 1 && (n[0].Kind == People || hasAnyPrefix(n[0].Unit(), "起", "例")) && n[0].Approx == Exact && !n[0].Range && !cl.Negated() && !cl.Planned() {
		if lead := cl.Text[:n[0].Lead]; caught.MatchString(lead) || (lead == "" || sumsUp.Is(lead)) && n[0].UnitEnd == len(cl.Text) {
			return &n[0]
		}
	}
	return nil
}

// incidents are the people in a clause that names no violation of whom the sentence goes on to say that they were punished
// (1名考生使用手机,当场取消其成绩), and the sum of the violations that it has counted before (全年共4起).
func incidents(b *Block, s *Sentence, clause int) []mention {
	cl := &s.Clauses[clause]
	var out []mention
	for _, n := range cl.Numbers() {
		if _, whole := n.Int(); !whole || n.Value == 0 || n.Kind != People && !strings.HasPrefix(n.Unit(), "起") || cl.Planned() {
			continue
		}
		m := candidate(b, s, cl, &n)
		switch {
		case m.share == summing && strings.TrimSpace(cl.Text[n.UnitEnd:]) == "" && s.Says(violationWords):
			m.of, m.orElse = "", "count" // where nothing adds up to it, either may be meant
			m.rank = 2
			out = append(out, m)
		case n.Value <= 20 && strings.HasPrefix(n.Unit(), "名") && m.share == alone:
			for k := clause; k < len(s.Clauses); k++ {
				if s.Clauses[k].Says(punished) {
					m.rank = 2
					return append(out, m)
				}
			}
		}
	}
	return out
}

// attempted say of a violation that it did not succeed, not that there was none: 替考未遂.
var attempted = listOf("未遂", "未果", "未得逞", "未能得逞", "未成功", "未能成功", "不成")

// deniesViolation reports whether the denial stands before the violation: 未发生违纪违规, not 违纪未处理.
func deniesViolation(clause string) bool {
	clause = attempted.Without(clause)
	first := violationWords.First(clause)
	return negated(clause[:first]) || negated(strings.TrimLeft(clause[first:], "违纪规作弊、和及行为情况问题现象 :")) || strings.HasSuffix(clause, "为零") || strings.HasSuffix(clause, "为0")
}
