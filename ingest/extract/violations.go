package extract

import (
	"slices"
	"strings"
)

var (
	violationWords  = anyOf("违纪", "违规", "作弊", "舞弊", "替考", "代考", "夹带", "冒名顶替", "抄袭", "泄题", "违反考场纪律", "违反考试纪律", "携带小抄", "携带手机", "携带电子", "携带通讯", "带小抄", "偷看", "翻看手机", "传递纸条", "传纸条", "抄小抄", "查处考生", "造假", "弄虚作假")
	punished        = anyOf("取消其", "取消成绩", "取消当次", "取消本次", "取消该", "取消考试", "取消考核", "取消资格", "按零分", "以零分", "记零分", "记为零分", "零分处理", "成绩无效", "成绩作废", "停考", "终止其考试", "终止考试", "清出考场", "逐出考场", "请出考场", "请离考场")
	othersViolate   = anyOf("以来", "苗头", "未构成", "兄弟单位", "集团通报", "市里通报", "全市通报", "其他单位")
	deniesOthers    = anyOf("除此", "除上述", "除前述", "除该", "此外", "其余", "其他批", "其它批") // what they except may be a violation that was not read
	violationLabels = anyOf("违纪违规", "违规违纪", "违纪", "违纪违规情况", "违纪违规查处", "违纪违规数", "违纪人数", "违纪违规人数", "违纪违规起数", "违纪起数", "违规起数", "违规人数", "违纪次数", "违规次数", "违纪违规次数", "违纪违规行为")
)

// violations: 全年未发生违纪违规 → 0; 违纪1起, 违纪违规行为两起, 2人违纪.
func (k *implementation) violations() {
	list := k.room
	k.sentences(func(b *Block, s *Sentence) {
		if b.Section != Implementation && b.Section != None && b.Section != Overview || !s.Says(violationWords) && !s.Says(punished) && !violationWords.In(b.Label) {
			return
		}
		label := violationWords.In(b.Label) // of a form: 违纪违规情况 | 无
		for i := range s.Clauses {
			cl := &s.Clauses[i]
			clause := cl.Text
			if label && (clause == "无" || clause == "零" || clause == "0" || clause == "没有") {
				list = append(list, mention{of: "count", rank: 3, f: b.clauseAt(cl.Start, cl.End())})
			}
			first := -1
			if cl.Says(violationWords) {
				first = violationWords.First(clause)
			}
			label = first >= 0 && len(clause) <= len("违纪违规查处情况")+12
			if first < 0 {
				list = append(list, incidents(b, s, i)...)
				if n := len(list); n > 0 && list[n-1].share == piece && list[n-1].sentence == s.Start && cl.Negated() && partOfYear.MatchString(clause) { // 上半年违纪1起,下半年未发生
					none := list[n-1]
					none.value, none.f = 0, b.clauseAt(cl.Start, cl.End())
					list = append(list, none)
				}
			}
			if first < 0 || otherYear(clause[:first], k.year) || cl.Planned() || cl.Says(othersViolate) {
				continue
			}
			cand := mention{of: "count", sentence: s.Start, f: b.clauseAt(cl.Start, cl.End())}
			if b.Section == Implementation {
				cand.rank = 2
			}
			counted := 0 // where the last count of violations ends
			for _, n := range cl.Numbers() {
				v, ok := n.Int()
				if !ok || n.Kind != People && n.Kind != Times && n.Kind != Items && n.Kind != Plain {
					continue
				}
				before, after := clause[:n.Lead], clause[n.UnitEnd:]
				at := violationWords.Last(before)
				gap := ""
				if at >= 0 {
					gap = before[at:]
				}
				found, since := cand, clause[min(counted, n.Lead):n.Lead]
				switch {
				case strings.HasPrefix(n.Unit(), "次") && !hasAny(gap, "行为", "事件", "问题", "违"), n.Kind == Plain && v != 0:
					continue
				case at >= 0 && !strings.ContainsAny(gap, "0123456789") && !hasAny(gap, "无关", "公示", "督导", "培训", "整改", "每", "缺考", "查处率", "档案") && len(gap) <= 36:
					if sumsUp.In(since) {
						found.rank++
					}
					if hasAny(since, "合计", "共计", "总计") {
						found.rank++
					}
				case violationWords.In(firstRunes(after, 8)) || violationWords.In(firstRunes(after, 14)) && n.Kind == People:
				default:
					continue
				}
				found.value, found.portion = n.Value, s.portionOf(cl.Start-s.Start+n.Start)
				list = append(list, found)
				counted = n.UnitEnd
			}
			if counted > 0 || len(list) > 0 && list[len(list)-1].value > 0 && strings.Contains(clause, "处理") {
				continue
			}
			if strings.Contains(clause, "零违") || cl.Negated() && deniesViolation(clause) && !deniesOthers.In(clause) {
				list = append(list, cand)
			}
		}
	})
	k.labelled(violationLabels, &list)
	k.labelledNone(&list)
	k.denied(&list)
	k.figured(violationLabels, violationHeads, People, &list)
	// a count of violations outweighs a general “无” said of something else
	positive, counted := false, false
	for _, v := range list {
		positive = positive || v.value > 0 && v.rank >= 2
		counted = counted || v.value == 0 && v.rank >= 3 // 全年违纪违规0起
	}
	if positive && !counted {
		list = slices.DeleteFunc(list, func(v mention) bool { return v.value <= 0 && v.share != piece })
	}
	k.settle("violations", list)
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

// deniesViolation reports whether the denial stands before the violation: 未发生违纪违规, not 违纪未处理.
func deniesViolation(clause string) bool {
	first := violationWords.First(clause)
	return negated(clause[:first]) || negated(strings.TrimLeft(clause[first:], "违纪规作弊、和及行为情况问题现象 :")) || strings.HasSuffix(clause, "为零") || strings.HasSuffix(clause, "为0")
}
