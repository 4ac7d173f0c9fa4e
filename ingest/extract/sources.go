package extract

import "strings"

var sourceWords = []string{"在校生", "在校学生", "在籍学生", "本校学生", "本院学生", "院校学生", "院校毕业生", "高校学生", "毕业年度学生", "高校毕业年度学生", "应届毕业生", "毕业生", "学生", "本校学员", "培训学员", "培训结业学员", "社会培训学员", "社会学员", "学员",
	"企业在职职工", "企业在职人员", "企业职工", "企业员工", "在职职工", "在岗职工", "在岗员工", "在职员工", "本公司员工", "本单位员工", "本公司职工", "本单位职工", "公司员工", "公司职工", "集团员工", "集团职工", "本厂职工", "内部职工", "内部员工", "职工", "员工", "在岗工人", "工人",
	"社会人员", "社会考生", "社会散考", "零散报名", "零散人员", "其他人员", "其他", "其余", "农村劳动力", "农村转移劳动力", "转移劳动力", "进城务工人员", "农民工", "返乡农民工", "返乡妇女", "返乡人员", "返乡创业人员", "退役军人", "退役士兵", "失业人员", "下岗失业人员", "下岗失业妇女", "下岗职工", "残疾人", "脱贫劳动力", "脱贫人口", "社区居民", "灵活就业人员", "个体经营者", "个体户", "自由职业者", "家政员", "合作社社员", "社员", "茶农", "农户", "匠人", "民宿业主", "从业人员", "劳务人员", "外协单位", "保安公司", "物业企业", "养老机构", "养老院", "医院护工", "加盟店师傅", "待业青年", "周边村民", "村民", "乡镇"}

// sourceLeads begin a statement of where candidates come from.
var sourceLeads = anyOf("考生来源", "考生主要来源", "生源", "考生中", "考生以", "考生来自", "考生主要", "考生均", "考生全部", "考核对象", "考生为", "考生除", "考生七成", "来源", "来考的主要", "来考的都", "来考的有", "来考的人")

// sourceFillers are the characters between the lead of a statement and the name of an institution: 主要为…, 以….
const sourceFillers = "考生来源主要为是以有均 "

// sourceFacts reads where candidates come from (考生主要来源), with count or share where given.
func sourceFacts(r *Reading, c *Collector) {
	row := 0
	for k := range r.Blocks {
		b := &r.Blocks[k]
		if b.Margin || b.Table != nil || b.Section != Overview && b.Section != None {
			continue
		}
		for i := range b.Sentences() {
			s := &b.Sentences()[i]
			sentence := s.Text
			at := sourceLeads.Last(sentence[:min(len(sentence), 90)])
			if at < 0 && strings.HasPrefix(strings.TrimLeft(sentence, "0123456789.()、 "), "考生") {
				at = 0
			}
			if at < 0 || otherYear(sentence, r.Year()) || strings.Contains(sentence, "不合格") || strings.Contains(sentence, "缺考") {
				continue
			}
			n := sourcesIn(b, s.Start+at, s.End(), c, &row)
			if n > 0 {
				return
			}
		}
	}
}

// sourcesIn reads the sources of one statement and returns how many there were.
func sourcesIn(b *Block, start, end int, c *Collector, row *int) int {
	t := b.Text()
	found := 0
	for _, cl := range splitSources(t[start:end]) {
		clause := t[start+cl.Start : start+cl.End]
		if containsAny(clause, []string{"岁", "性", "年龄", "合格", "工龄", "学历"}) {
			continue
		}
		word, at := "", -1
		for _, w := range sourceWords {
			if k := strings.Index(clause, w); k >= 0 && (len(w) > len(word) || at < 0) {
				word, at = w, k
			}
		}
		if at < 0 {
			continue
		}
		if lead := strings.TrimLeft(clause[:at], sourceFillers); namesEmployer(lead, word) {
			word, at = lead+word, at-len(lead)
		}
		found++
		*row++
		of := RowKey{Row: *row}
		from, to := start+cl.Start, start+cl.End
		text := b.View.Original(from, to)
		c.Add(Fact{Field: "candidate_sources/source", Of: of, Value: b.View.Original(from+at, from+at+len(word)), At: b.Ref, Text: text})
		for _, n := range Numbers(clause) {
			switch {
			case n.Kind == Rate && !n.Range:
				c.Add(Fact{Field: "candidate_sources/share", Of: of, Value: n.Value, At: b.Ref, Text: text, Approx: n.Approx != ""})
			case n.Kind == People && !n.Range:
				if v, ok := n.Int(); ok {
					c.Add(Fact{Field: "candidate_sources/count", Of: of, Value: v, At: b.Ref, Text: text, Approx: n.Approx != ""})
				}
			default:
				continue
			}
			break
		}
	}
	return found
}

// namesEmployer reports whether what stands before a source ends, there or within the source's word, as an institution's
// name: 黄山云雾茶厂|职工, 黄山示例|集团员工.
func namesEmployer(lead, word string) bool {
	for i := range word {
		if lead != "" && isOrg(lead+word[:i]) {
			return true
		}
	}
	return false
}

// splitSources cuts a statement at commas, semicolons and, where each piece has a number of its own, at 、.
func splitSources(text string) []Span {
	var out []Span
	for _, cl := range Clauses(text) {
		piece := text[cl.Start:cl.End]
		if len(Numbers(piece)) < 2 && !strings.Contains(piece, "、") && !strings.Contains(piece, "和") && !strings.Contains(piece, "及") {
			out = append(out, cl)
			continue
		}
		start, depth := cl.Start, 0
		for i, r := range piece {
			switch {
			case r == '(':
				depth++
			case r == ')':
				depth--
			case depth == 0 && (r == '、' || r == '和' || r == '及'):
				out = append(out, Span{start, cl.Start + i})
				start = cl.Start + i + len("、")
			}
		}
		out = append(out, Span{start, cl.End})
	}
	return out
}
