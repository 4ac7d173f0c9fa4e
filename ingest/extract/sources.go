package extract

import (
	"strings"
	"unicode/utf8"
)

var sourceWords = []string{"在校生", "在校学生", "在籍学生", "本校学生", "本院学生", "院校学生", "院校毕业生", "高校学生", "毕业年度学生", "高校毕业年度学生", "应届毕业生", "毕业生", "学生", "本校学员", "培训学员", "培训结业学员", "社会培训学员", "社会学员", "学员",
	"企业在职职工", "企业在职人员", "企业职工", "企业员工", "在职职工", "在岗职工", "在岗员工", "在职员工", "本公司员工", "本单位员工", "本公司职工", "本单位职工", "公司员工", "公司职工", "集团员工", "集团职工", "本厂职工", "内部职工", "内部员工", "职工", "员工", "在岗工人", "工人",
	"社会人员", "社会考生", "社会散考", "零散报名", "零散人员", "其他人员", "其他", "其余", "农村劳动力", "农村转移劳动力", "转移劳动力", "进城务工人员", "农民工", "返乡农民工", "返乡妇女", "返乡人员", "返乡创业人员", "退役军人", "退役士兵", "失业人员", "下岗失业人员", "下岗失业妇女", "下岗职工", "残疾人", "脱贫劳动力", "脱贫人口", "社区居民", "灵活就业人员", "个体经营者", "个体户", "自由职业者", "家政员", "合作社社员", "社员", "茶农", "农户", "匠人", "民宿业主", "从业人员", "劳务人员", "外协单位", "保安公司", "物业企业", "养老机构", "养老院", "医院护工", "加盟店师傅", "待业青年", "周边村民", "村民", "乡镇"}

// sourceLeads begin a statement of where candidates come from.
var sourceLeads = listOf("考生来源", "考生主要来源", "生源", "考生中", "考生以", "考生来自", "考生主要", "考生均", "考生全部", "考核对象", "考生为", "考生除", "考生七成", "来源", "来考的主要", "来考的都", "来考的有", "来考的人")

// sourceFacts reads where candidates come from (考生主要来源), with count or share where given.
func sourceFacts(r *Reading, c *Collector) {
	for k := range r.Blocks {
		b := &r.Blocks[k]
		if b.Margin || b.Section != Overview && b.Section != None {
			continue
		}
		if b.Table != nil {
			if sourceTable(r, b, c) {
				return
			}
			continue
		}
		if sourceItems(r, k, c) {
			return
		}
		for i := range b.Sentences() {
			start := sourceStatement(b, i, r.Year())
			if start < 0 {
				continue
			}
			list := sourcesIn(b, start, endOfList(b, i))
			for n, one := range list {
				one.add(c, b, RowKey{Row: n + 1})
			}
			if len(list) > 0 {
				return
			}
		}
	}
}

// sourceItems reads the items below a line that is a lead and no more: 4.考生主要来源 / •本县农户,118人.
func sourceItems(r *Reading, at int, c *Collector) bool {
	lead := r.Blocks[at].Text()
	if !shorterThan(lead, 13) || !strings.Contains(lead, "考生") || !sourceLeads.In(lead) {
		return false
	}
	row := 0
	for at++; at < len(r.Blocks) && r.Blocks[at].Table == nil; at++ {
		b := &r.Blocks[at]
		text := b.Text()
		list := sourcesIn(b, len(text)-len(trimLeft(text, "0123456789.()、 •·●-")), len(text))
		if len(list) != 1 || list[0].count == nil && list[0].share == nil {
			break
		}
		row++
		list[0].add(c, b, RowKey{Row: row})
	}
	return row > 0
}

// sourceStatement is where the sources begin in a sentence that states them, -1 for any other. A sentence that is a lead and no
// more (考生来源。) leads the next one.
func sourceStatement(b *Block, i, year int) int {
	s := &b.Sentences()[i]
	sentence := s.Text
	if otherYear(sentence, year) || strings.Contains(sentence, "不合格") || strings.Contains(sentence, "缺考") {
		return -1
	}
	at := sourceLeads.Last(sentence[:min(len(sentence), 90)])
	if at < 0 && strings.HasPrefix(trimLeft(sentence, "0123456789.()、 "), "考生") {
		at = strings.Index(sentence, "考生")
	}
	if at >= 0 {
		return s.Start + at
	}
	if i > 0 {
		if before := b.Sentences()[i-1].Text; sourceLeads.In(before) && runeCount(before) <= 12 && len(Numbers(before)) <= 1 {
			return s.Start
		}
	}
	return -1
}

// endOfList is the end of a sentence and of the items behind semicolons that go on with it.
func endOfList(b *Block, i int) int {
	list := b.Sentences()
	for i+1 < len(list) && list[i].End() < len(b.Text()) && b.Text()[list[i].End()] == ';' {
		i++
	}
	return list[i].End()
}

// candidateSource is one source: the words that name it, what they are said with, and its figures.
type candidateSource struct {
	name         Span
	words        Span
	count, share *Number
}

func (s *candidateSource) add(c *Collector, b *Block, of RowKey) {
	text := b.View.Original(s.words.Start, s.words.End)
	c.Add(Fact{Field: "candidate_sources/source", Of: of, Value: b.View.Original(s.name.Start, s.name.End), At: b.Ref, Text: text})
	if n := s.count; n != nil {
		if v, ok := n.Int(); ok {
			c.Add(Fact{Field: "candidate_sources/count", Of: of, Value: v, At: b.Ref, Text: text, Approx: n.Approx != Exact})
		}
	}
	if n := s.share; n != nil {
		c.Add(Fact{Field: "candidate_sources/share", Of: of, Value: n.Value, At: b.Ref, Text: text, Approx: n.Approx != Exact})
	}
}

var (
	// sourceLead is all that stands before the name of a source.
	sourceLead = patternOf(`^(?:[0-9.()、 ]*(?:(?:考生|考核对象|来考的人|来考)中?|来源于?|生源|主要|情况|构成|方面)|全部|[的都均由]|全(?:是|为|都)|少量|部分|多数|大多|大部分|一大?半|另外|另有|另|还有|其余|以及|[一二三四五]是|有[一二三四五两]类|为|是|以|来自于?|有|除|约|:|,|。| )*`)
	// sourceFigure begins what is said of a source behind its name.
	sourceFigure = patternOf(`的?(?:约?占|为主|居多|共|约|\(|的有|有?\d|[×xX]{2})`)
	// figureFirst is a figure in front of its source: 其余29人为, 六成为, 三成是.
	figureFirst = patternOf(`^(?:其余|另外|另有|另|考生)?(?:的)?[0-9一二三四五六七八九.]+(?:人|名|%|成[一二三四五六七八九]?)(?:为|是|来自)`)
	// notSources are what tells other figures of candidates from their sources.
	notSources = listOf("岁", "男", "女性", "年龄", "合格", "工龄", "学历", "报名", "报考", "参考", "参加考", "通过")
	// peopleEnd are the words that a group of people ends with.
	peopleEnd = []string{"工", "员", "生", "者", "人", "户", "农", "师傅", "妇女", "青年", "队伍", "劳动力", "农村劳动力", "人口", "军人", "士兵", "业主", "主"}
)

// sourcesIn reads the sources of one statement. It ends where other figures of the candidates begin.
func sourcesIn(b *Block, start, end int) []candidateSource {
	t := b.Text()
	var out, parts []candidateSource
	divided := false
	for _, piece := range sourcePieces(t, start, end) {
		text := t[piece.Start:piece.End]
		if strings.HasPrefix(text, "其中") {
			divided = true
			piece.Start += len("其中")
		}
		switch not := notSources.In(strings.ReplaceAll(text, "个人报名", "")); {
		case not && len(out) > 0:
			return wholeOrParts(out, parts)
		case not:
		case divided:
			parts = addSource(t, piece, parts)
		default:
			out = addSource(t, piece, out)
		}
	}
	return wholeOrParts(out, parts)
}

// wholeOrParts is the list of sources, or what it is divided into where it is one without a figure: 均为公司员工,其中主业员工289人、
// 供电服务公司员工233人.
func wholeOrParts(out, parts []candidateSource) []candidateSource {
	if len(parts) >= 2 && len(out) <= 1 && (len(out) == 0 || out[0].count == nil && out[0].share == nil) {
		return parts
	}
	return out
}

// sourcePieces are the pieces of a statement that name a source or give a figure of the one before: between commas, semicolons
// and colons, and at 、 behind a piece with a figure of its own.
func sourcePieces(t string, start, end int) []Span {
	var out []Span
	for _, cl := range Clauses(t[start:end]) {
		cl = Span{start + cl.Start, start + cl.End}
		from, depth := cl.Start, 0
		for i := cl.Start; i < cl.End; {
			r, w := utf8.DecodeRuneInString(t[i:])
			switch {
			case r == '(':
				depth++
			case r == ')':
				depth--
			case depth == 0 && strings.ContainsRune("、和及", r) && len(Numbers(t[from:i])) > 0 && !figureFirst.MatchString(t[from:i]):
				out = append(out, Span{from, i})
				from = i + w
			}
			i += w
		}
		out = append(out, Span{from, cl.End})
	}
	return out
}

// addSource reads one piece and adds what it names to the list, or its figure to the last of the list.
func addSource(t string, piece Span, out []candidateSource) []candidateSource {
	text := t[piece.Start:piece.End]
	first := figureFirst.FindStringIndex(text)
	rest := strings.Contains(text, "其余")
	name := Span{piece.Start, piece.End}
	if first != nil {
		name.Start += first[1]
	} else {
		name.Start += len(sourceLead.FindString(text))
		if m := sourceFigure.FindStringIndex(t[name.Start:piece.End]); m != nil {
			name.End = name.Start + m[0]
		} else if n := Numbers(t[name.Start:piece.End]); len(n) > 0 {
			name.End = name.Start + n[0].Start
		}
	}
	of := candidateSource{name: name, words: piece}
	if of.figures(text); first != nil {
		of.figures(trimRight(text[:first[1]], "为是来自"))
	}
	if trim(t[name.Start:name.End], " ") == "" {
		figure := trimLeft(text, "约共占")
		if numbers := Numbers(figure); len(out) > 0 && len(numbers) > 0 && numbers[0].Start == 0 {
			last := &out[len(out)-1]
			if last.count == nil {
				last.count = of.count
			}
			if last.share == nil {
				last.share = of.share
			}
			last.words.End = piece.End
		}
		return out
	}
	if of.count != nil || of.share != nil || rest {
		if isSource(t[name.Start:name.End], of.share != nil || of.count != nil) {
			out = append(out, of)
		}
		return out
	}
	for _, one := range splitSources(t, name) {
		if isSource(t[one.Start:one.End], false) {
			out = append(out, candidateSource{name: one, words: piece})
		}
	}
	return out
}

// figures takes the count and the share of a piece.
func (s *candidateSource) figures(text string) {
	numbers := Numbers(text)
	for i := range numbers {
		switch n := &numbers[i]; {
		case n.Range:
		case n.Kind == Rate && s.share == nil:
			s.share = n
		case n.Kind == People && s.count == nil:
			s.count = n
		}
	}
}

// isSource reports whether words name a group of people or where they come from. Beside a figure any short name will do that
// has a word of sources in it.
func isSource(name string, figure bool) bool {
	n := runeCount(name)
	if n < 2 || n > 24 || len(Numbers(name)) > 0 && hasKind(Numbers(name), People) {
		return false
	}
	return hasAny(name, sourceWords...) || hasAnySuffix(name, peopleEnd...) || figure && hasAnySuffix(name, "公司", "企业", "机构", "车间", "送考", "报名", "合作社")
}

// splitSources parts a list without figures behind each group of people: 公司及下属项目部职工、协作队伍工人. What lacks such a word goes
// with the next: 养老、托育机构人员.
func splitSources(t string, s Span) []Span {
	var out []Span
	from := s.Start
	for i := s.Start; i < s.End; {
		r, w := utf8.DecodeRuneInString(t[i:])
		if strings.ContainsRune("、和及", r) && hasAnySuffix(t[from:i], peopleEnd...) {
			out = append(out, Span{from, i})
			from = i + w
		}
		i += w
	}
	return append(out, Span{from, s.End})
}
