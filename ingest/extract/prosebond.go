package extract

import "strings"

// metricBehind is the metric that stands behind the number at i and that it has taken, -1 where there is none.
func (p *prose) metricBehind(i int) int {
	for k := i + 1; k < len(p.toks) && k <= i+3; k++ {
		if p.toks[k].kind == tokMetric && p.toks[k].used {
			return k
		}
	}
	return -1
}

// besideSubject reports whether a subject stands directly before the number, or a number's own words only.
func (p *prose) besideSubject(i int) bool {
	k := i - 1
	if k > 1 && p.toks[k].mark == ',' && ranks.Is(p.text[p.toks[k-1].start:p.toks[k-1].end]) {
		k -= 2 // 茶艺师最少，50人
	}
	for ; k >= 0; k-- {
		t := &p.toks[k]
		if t.kind == tokWord && isFiller(p.text[t.start:t.end]) || t.kind == tokMark && (t.mark == ':' || t.mark == '(' || t.mark == ')') || t.kind == tokQualifier && (t.means == "parallel" || t.means == "reach" || t.means == "none" || t.means == "within" && k > 0 && p.toks[k-1].kind == tokMark && false) {
			continue
		}
		break
	}
	return k >= 0 && (p.toks[k].kind == tokLevel || p.toks[k].kind == tokName)
}

// ranks are words between a subject and its figure that only say where it stands among the others.
var ranks = listOf("最多", "最少", "居首", "其次", "次之", "第一", "第二", "第三", "排第一", "排第二", "排第三", "居第一", "居第二", "居第三", "位居第一", "位居第二", "位居第三", "垫底", "居末", "人数最多", "人数最少")

var fillers = listOf("人数", "人次", "的人数", "考生", "学员", "职工", "人员", "为", "有", "共有", "共", "共计", "合计", "总计", "累计", "是", "达", "达到", "仅", "仅有", "的", "了", "计", "约", "近", "总共", "一共", "也", "均", "都", "已", "则", "的有", "的为", "考试", "认定", "证书", "全年", "总", "总数", "的考生", "数", "约有", "约为", "全年共", "全年累计", "数为", "人数为", "考核", "评价", "鉴定", "者", "报", "等", "实际", "只有", "才", "就有", "就", "有效", "各类", "本", "超过", "不足", "接近", "大约", "将近", "超", "逾")

func isFiller(s string) bool { return fillers.fill(trim(s, " \"“”")) }

// gap counts the characters of unknown words and other numbers between two tokens; numbers weigh much.
func (p *prose) gap(from, to int) int {
	n := 0
	lead := p.toks[to].start
	if m := p.toks[to].number; m != nil {
		lead = m.Lead
	}
	for k := from + 1; k < to && p.toks[k].start < lead; k++ {
		t := &p.toks[k]
		switch t.kind {
		case tokWord:
			if s := p.text[t.start:t.end]; !isFiller(s) {
				n += runeCount(s)
			}
		case tokNumber:
			n += 6
		case tokMark:
			if t.mark == '。' || t.mark == ';' {
				n += 100
			}
		}
	}
	return n
}

// whereTheyWent are words that make what a metric counts the subject of another listing: 从合格人员的去向看，有312人….
var whereTheyWent = listOf("中", "去向", "流向", "走向", "来源", "构成", "结构", "分布")

// among reports whether the words between a metric and a number make the number a part: 获证人员中有57人.
func (p *prose) among(from, to int) bool {
	for k := from + 1; k < to; k++ {
		if t := &p.toks[k]; t.kind == tokWord && whereTheyWent.In(p.text[t.start:t.end]) {
			return true
		}
	}
	return false
}

// bond is how a number comes to its metric.
type bond uint8

// metricOf finds the metric of the number at i: the one before it in the clause, the one right after it, or the one it
// inherits.
func (p *prose) metricOf(i int) (string, bond) {
	if p.open >= 0 && !p.toks[p.open].used {
		m := &p.toks[p.open]
		means := m.means
		if m.kind == tokWord {
			means = "registered"
		}
		sameClause := m.start >= p.clause || p.colonBetween(p.open, i)
		gap := p.gap(p.open, i)
		after, near := p.metricAfter(i)
		switch {
		case means == "assessed" && after >= 0 && near: // 认定共有467名学生报考
			return p.take(after), direct
		case sameClause && !p.among(p.open, i) && (gap <= 4 || p.besideSubject(i) && gap <= 16 || p.last > p.open && p.besideSubject(i)):
			if p.last > p.open && after >= 0 && near { // 报考人数130人，合格…: the next one is its own
				return p.take(after), direct
			}
			p.metric = means
			return means, bondIf(p.last < p.open)
		case p.among(p.open, i) && !p.besideSubject(i):
			return "", none
		case after >= 0 && near:
			return p.take(after), direct
		case sameClause && gap <= 12 && p.last < p.open && means != "pass_rate":
			return means, direct
		case p.last < p.open && means != "pass_rate" && (p.clauseInitial(i) || p.besideSubject(i)) && gap <= 40:
			p.metric = means
			return means, pending
		}
	}
	if after, near := p.metricAfter(i); after >= 0 && near {
		return p.take(after), direct
	}
	if p.state.corrected && i > 0 && p.toks[i-1].means == "right" && p.metric != "" {
		return p.metric, direct
	}
	if k := i - 1; k > 0 && p.toks[k].kind == tokWord && strings.Contains(p.text[p.toks[k].start:p.toks[k].end], "考生") && p.besideSubject(i) {
		return "registered", inherited // 其中五级考生341名，合格312名
	}
	metric := p.metric
	if metric == "pass_rate" {
		metric = p.ofCount
	}
	if p.besideSubject(i) && metric != "" && metric != "not" {
		return metric, inherited
	}
	if p.clauseInitial(i) && p.metric != "" && p.metric != "pass_rate" && p.metric != "not" && hasAny(p.text[p.clause:p.toks[i].start], "合计", "共计", "总计", "总共", "一共") {
		p.state.period, p.subj, p.within = false, p.parent, false
		return p.metric, inherited
	}
	return "", none
}

// colonBetween reports whether a colon is all that stands between a metric and a number: 报考:100人 合格:91人.
func (p *prose) colonBetween(metric, i int) bool {
	return metric+2 == i && p.toks[metric+1].mark == ':'
}

func bondIf(first bool) bond {
	if first {
		return direct
	}
	return inherited
}

func (p *prose) take(after int) string {
	p.toks[after].used = true
	p.metric = p.toks[after].means
	p.open = -1
	return p.metric
}

// clauseInitial reports whether only fillers stand between the clause's beginning and the number.
func (p *prose) clauseInitial(i int) bool {
	for k := i - 1; k >= 0 && p.toks[k].start >= p.clause; k-- {
		t := &p.toks[k]
		if t.kind == tokWord && isFiller(p.text[t.start:t.end]) || t.kind == tokQualifier && (t.means == "reach" || t.means == "none" || t.means == "sum") {
			continue
		}
		return false
	}
	return true
}

// betweenCountAndMetric are the words that may stand between a count and its metric: 409人经考核合格.
var betweenCountAndMetric = listOf("全部", "顺利", "成功", "一次性", "最终", "如期", "同学", "已经", "全", "经", "经过", "通过", "经综合", "人员")

// metricAfter finds the metric that stands right behind the number: 105人报考, 12人全部合格. near is false where it
// already belongs to another number that follows it.
func (p *prose) metricAfter(i int) (int, bool) {
	for k := i + 1; k < len(p.toks) && k <= i+3; k++ {
		t := &p.toks[k]
		switch t.kind {
		case tokMetric:
			if t.means == "assessed" {
				continue
			}
			if t.means == "not" || t.used || beforeNoun(p.text[t.end:]) || p.text[t.start:t.end] == "参加" && !p.takesPart(k) || p.meansOtherwise(k) {
				return -1, false
			}
			owned := k+1 < len(p.toks) && p.toks[k+1].kind == tokNumber && (counts(p.toks[k+1].number) || p.toks[k+1].number.Kind == Plain)
			if t.means == "pass_rate" && p.toks[i].number.Kind != Rate {
				return -1, false
			}
			return k, !owned || p.postfix(k+1)
		case tokWord:
			s := p.text[t.start:t.end]
			if !isFiller(s) && !betweenCountAndMetric.Is(s) {
				return -1, false
			}
		case tokNumber:
			if t.number.Kind != Times || t.number.Value != 1 || k > i+1 { // 27人一次合格
				return -1, false
			}
		case tokQualifier:
			if t.means != "each" && t.means != "none" && t.means != "parallel" {
				return -1, false
			}
		default:
			return -1, false
		}
	}
	return -1, false
}

var (
	goBetweens  = listOf("推荐", "介绍", "牵线", "对接", "渠道", "招聘", "实现")
	outstanding = listOf("待", "未", "暂", "尚", "正在", "补")
)

// meansOtherwise tells 通过中心推荐就业, where 通过 is a preposition, and 3人证书待核, where the certificate is not there yet,
// from counts of those who passed and who were certified.
func (p *prose) meansOtherwise(k int) bool {
	clause := firstClause(p.text[p.toks[k].end:])
	switch p.text[p.toks[k].start:p.toks[k].end] {
	case "通过":
		return goBetweens.In(clause)
	case "证书":
		return outstanding.In(firstRunes(clause, 6))
	}
	return false
}

// postfix reports whether the number at i has its metric behind it, and no number of its own behind that:
// 12人报考11人合格, where 报考 belongs to the 12.
func (p *prose) postfix(i int) bool {
	return i+1 < len(p.toks) && p.toks[i+1].kind == tokMetric && p.toks[i+1].means != "not" && !(i+2 < len(p.toks) && p.toks[i+2].kind == tokNumber)
}

// takesPart tells 363人参加 and 参加电工认定 from 参加培训.
func (p *prose) takesPart(k int) bool {
	rest := strings.TrimPrefix(p.text[p.toks[k].end:], "了")
	if rest == "" || k+1 < len(p.toks) && (p.toks[k+1].kind == tokMark || p.toks[k+1].kind == tokName || p.toks[k+1].kind == tokLevel) {
		return true
	}
	for _, w := range [...]string{"认定", "考", "鉴定", "评价", "职业", "技能", "等级", "专项"} {
		if strings.HasPrefix(rest, w) {
			return !hasAny(p.text[p.toks[k].end:min(len(p.text), p.toks[k].end+60)], "考评员", "培训", "督导员")
		}
	}
	return false
}
