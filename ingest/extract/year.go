package extract

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"nianping"
)

// yearMention is one year in a text.
type yearMention struct {
	year       int
	start, end int
	day        bool // part of a date: 2024年3月, 2024-03-12
	bare       bool // without 年
}

// yearsIn finds years: 2024年度, 二〇二四年, 2024. What stands for a day (2024年3月) is told apart by what follows.
func yearsIn(text string) []yearMention {
	var out []yearMention
	for i := yearDigitHeads.next(text, 0); i < len(text); i = yearDigitHeads.next(text, i+1) {
		m := yearMentionAt(text, i)
		if m.year > 0 {
			out = append(out, m)
		}
		i = max(i, m.end-1)
	}
	return out
}

// yearMentionAt reads the year at a place. Its year is 0 where none stands there; its end is 0 too where nothing looks like one.
func yearMentionAt(text string, i int) yearMention {
	n := yearDigits(text[i:])
	if n == 0 {
		return yearMention{}
	}
	m := yearMention{start: i, end: i + n, bare: true}
	for _, w := range [...]string{"年度", "年", "财年"} {
		if strings.HasPrefix(text[m.end:], w) {
			m.end, m.bare = m.end+len(w), false
			break
		}
	}
	if !m.inNumber(text) {
		m.year = yearValue(text[i : i+n])
		m.day = m.beginsDay(text[m.end:])
	}
	return m
}

// yearDigitHeads are the characters that yearDigits begin with.
var yearDigitHeads = setOf("2二")

// yearDigits is the length of the digits of a year from 2000 on with which a text begins, 0 where it begins with none:
// 2024, 二〇二四.
func yearDigits(s string) int {
	switch {
	case len(s) < len("2024") || s[0] != '2' && s[0] != "二"[0]:
		return 0
	case s[0] == '2':
		if (s[1] == '0' || s[1]|0x20 == 'o') && isDigitByte(s[2]) && isDigitByte(s[3]) { // 2O24 is typed with a letter
			return len("2024")
		}
		return 0
	case !strings.HasPrefix(s, "二"):
		return 0
	}
	n := len("二")
	zero, w := utf8.DecodeRuneInString(s[n:])
	if !strings.ContainsRune("〇零o0O", zero) {
		return 0
	}
	if n += w; !strings.HasPrefix(s[n:], "二") {
		return 0
	}
	n += len("二")
	last, w := utf8.DecodeRuneInString(s[n:])
	if !strings.ContainsRune("〇零一二三四五六七八九", last) {
		return 0
	}
	return n + w
}

// inNumber reports whether what looks like a year is a piece of a longer number or code.
func (m *yearMention) inNumber(text string) bool {
	if m.start > 0 && (isDigitByte(text[m.start-1]) || text[m.start-1] == '-') {
		return true
	}
	return m.bare && m.end < len(text) && (isDigitByte(text[m.end]) || asciiLetter(text[m.end]))
}

// beginsDay reports whether what follows a year makes a day or a month of it.
func (m *yearMention) beginsDay(after string) bool {
	if m.bare {
		return after != "" && dateMark(after[0])
	}
	return startsWithNumeral(after) && strings.Contains(firstRunes(after, 4), "月")
}

func isDigitByte(c byte) bool { return c >= '0' && c <= '9' }

func startsWithNumeral(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	_, ok := numeralDigit(r)
	return ok || isDigit(r) || r == '十'
}

func yearValue(s string) int {
	y := 0
	for _, r := range s {
		switch {
		case isDigit(r):
			y = y*10 + int(r-'0')
		case r == '〇' || r == '零' || r == 'o' || r == 'O':
			y *= 10
		default:
			y = y*10 + strings.IndexRune("零一二三四五六七八九", r)/3
		}
	}
	return y
}

// yearVote is what speaks for a year.
type yearVote struct {
	year   int
	weight int
	block  *Block
	start  int
	end    int
}

// compared are the words around a year that the report only compares with, plans for, or recalls.
var compared = []string{"与", "较", "比", "同", "和", "自", "从", "至", "截至", "截止", "到", "由", "于"}

// titleBlocks are the paragraphs before the first heading that can carry the title: short, without a sentence's end.
func (r *Reading) titleBlocks() []*Block {
	var out []*Block
	for i := range r.Blocks {
		b := &r.Blocks[i]
		if b.Margin || b.Note || b.Table != nil || b.InCell && (b.Label != "" || !isTitle(b.Text())) {
			continue
		}
		if b.Heading && b.Index == 0 && b.Section == None && len(b.Text()) <= len("基本情况表") { // the name of a workbook's first sheet
			continue
		}
		if b.Heading || b.Content > 0 || len(out) >= 8 || runeCount(b.Text()) > 60 || b.Section != None {
			break
		}
		if b.Text() != "" {
			out = append(out, b)
		}
	}
	return out
}

// signature are the last paragraphs of the body, the last first: who signs, and when.
func (r *Reading) signature() []*Block {
	var out []*Block
	for i := len(r.Blocks) - 1; i >= 0 && len(out) < 6; i-- {
		b := &r.Blocks[i]
		if b.Margin || b.Note || b.Table != nil || b.Text() == "" {
			continue
		}
		if runeCount(b.Text()) > 50 {
			break
		}
		out = append(out, b)
	}
	return out
}

// titleYears are the years that the title and the cover name for the report.
func (r *Reading) titleYears() []yearVote {
	var out, opening []yearVote
	for _, b := range r.titleBlocks() {
		sentence := opens(b.Text())
		for _, m := range yearsIn(b.Text()) {
			if m.day || strings.HasSuffix(b.Text()[:m.start], "[") {
				continue
			}
			w := 2
			if strings.Contains(b.Text(), "总结") || strings.Contains(b.Text(), "报告") || strings.Contains(b.Text(), "汇报") || strings.Contains(b.Text(), "年度") || strings.Contains(b.Text(), "情况") {
				w = 4
			}
			if v := (yearVote{m.year, w, b, m.start, m.end}); sentence {
				opening = append(opening, v)
			} else {
				out = append(out, v)
			}
		}
	}
	if len(out) == 0 { // 现将我校2024年度工作总结如下 under a title without a year
		out = opening
	}
	for i := range r.Blocks {
		b := &r.Blocks[i]
		if b.Table != nil {
			out = append(out, formYears(b.Table)...)
		}
		if b.Table != nil && b.Index <= 2 { // a form whose title is a row of the table
			for row := range min(2, b.Table.Rows) {
				v := b.Table.View(row, 0)
				if t := v.Text; runeCount(t) <= 50 && (strings.Contains(t, "总结") || strings.Contains(t, "报告") || strings.Contains(t, "年度")) {
					for _, m := range yearsIn(t) {
						if !m.day {
							out = append(out, yearVote{m.year, 4, &Block{View: v, Ref: b.Table.Ref(row, 0)}, m.start, m.end})
						}
					}
				}
			}
		}
		if b.Margin || b.Table != nil {
			if b.Margin && b.Table == nil {
				for _, m := range yearsIn(b.Text()) {
					if !m.day && !m.bare {
						out = append(out, yearVote{m.year, 1, b, m.start, m.end})
					}
				}
			}
			continue
		}
		if b.Says(yearOfForm) { // 填报单位:…,所属年度:2024
			at := yearOfForm.First(b.Text())
			for _, m := range yearsIn(b.Text()) {
				if m.start == at+len("所属年度:") {
					out = append(out, yearVote{m.year, 5, b, m.start, m.end})
				}
			}
		}
		if strings.Contains(b.Label, "年度") || strings.HasPrefix(b.Text(), "总结年度") || strings.HasPrefix(b.Text(), "报告年度") || strings.HasPrefix(b.Text(), "填报年度") || strings.HasPrefix(b.Text(), "年度:") {
			if m := yearsIn(b.Text()); len(m) > 0 {
				out = append(out, yearVote{m[0].year, 5, b, m[0].start, m[0].end})
			}
		}
	}
	return out
}

// opens reports whether a short paragraph is the report's first sentence and no title: 现将我院2024年度的工作小结如下.
func opens(t string) bool {
	return strings.HasSuffix(t, "。") || strings.HasSuffix(t, "如下:") || strings.HasPrefix(t, "现将") || strings.HasPrefix(t, "根据") || strings.HasPrefix(t, "按照")
}

// yearOfForm stands before the year of a form in a line of its head.
var yearOfForm = anyOf("所属年度:")

// yearLabels are the labels of a form's own year, each with 年度.
var yearLabels = listOf("总结年度", "报告年度", "填报年度", "所属年度", "评价年度", "年度")

// formYears are the years that a form gives beside such a label: 总结年度 | 2023年度.
func formYears(t *Table) []yearVote {
	for row := range min(t.Rows, 12) {
		for col := range t.Cols {
			if !t.Starts(row, col) || !contains(t.Text(row, col), "年度") || !yearLabels.Is(t.Bare(row, col)) {
				continue
			}
			next := col + t.T.At(row, col).ColSpan
			v := t.View(row, next)
			if m := yearsIn(v.Text); next < t.Cols && len(m) == 1 && !m[0].day && runeCount(v.Text) <= 10 {
				return []yearVote{{m[0].year, 5, &Block{View: v, Ref: t.Ref(row, next)}, m[0].start, m[0].end}}
			}
		}
	}
	return nil
}

// aimedAt stand right before a year in which something is to be done: 拟2026年制定.
var aimedAt = listOf("拟", "拟于", "拟在", "计划", "计划于", "计划在", "将于", "将在", "预计", "预计于", "争取", "争取在", "力争", "准备于")

// textYears are the years that the body speaks of as its own: at the head of a clause, in the parts that report.
func (r *Reading) textYears() []yearVote {
	var out []yearVote
	for i := range r.Blocks {
		b := &r.Blocks[i]
		if b.Margin || b.Note || b.Table != nil || b.Text() == "" {
			continue
		}
		t := b.Text()
		for _, m := range yearsIn(t) {
			before, after := t[:m.start], t[m.end:]
			switch {
			case m.bare || strings.HasSuffix(before, "[") || strings.HasSuffix(before, "(") && b.Index > 3 || strings.HasPrefix(after, "相比") || strings.HasPrefix(after, "以来") || strings.HasPrefix(after, "同期"):
			case b.Section == Plans:
				if !m.day {
					out = append(out, yearVote{m.year - 1, 1, b, m.start, m.end})
				}
			case m.day || aimedAt.End(before):
			case hasAnySuffix(before, compared...) && !hasAnySuffix(before, "现将", "本单位"):
			case b.Section == TrainingPart || b.Section == Overview || b.Section == Implementation || b.Section == Foundation:
				out = append(out, yearVote{m.year, 2, b, m.start, m.end})
			default:
				out = append(out, yearVote{m.year, 1, b, m.start, m.end})
			}
		}
	}
	for _, b := range r.signature() {
		for _, m := range yearsIn(b.Text()) {
			if !m.day || runeCount(b.Text()) > 24 {
				continue
			}
			y := m.year - 1
			if month := Numbers(b.Text()[m.end:]); len(month) > 0 && (month[0].Value == 11 || month[0].Value == 12) {
				y = m.year
			}
			out = append(out, yearVote{y, 3, b, m.start, m.end})
		}
	}
	return out
}

// tally sums votes; the second best is the runner-up's weight.
func tally(votes []yearVote) (year, weight, second int) {
	sum := map[int]int{}
	for _, v := range votes {
		if v.year >= 2015 && v.year <= 2060 {
			sum[v.year] += v.weight
		}
	}
	for y, w := range sum {
		switch {
		case w > weight || w == weight && y > year:
			year, weight, second = y, w, max(second, weight)
		default:
			second = max(second, w)
		}
	}
	return year, weight, second
}

// yearChoice is what the document says of its year.
type yearChoice struct {
	year  int        // the year that the report is about, 0 where it cannot be told
	title int        // the title's year where the text speaks of another, else 0
	weak  bool       // told by context only
	votes []yearVote // of the title, then of the text
}

// Year is the year that the report is about, 0 where it cannot be told.
func (r *Reading) Year() int { return r.years().year }

// years decides the year when it is first asked for.
func (r *Reading) years() *yearChoice {
	return r.chosen.of(func() *yearChoice {
		titles, texts := r.titleYears(), r.textYears()
		chosen := chooseYear(titles, texts)
		chosen.votes = append(titles, texts...)
		return chosen
	})
}

// chooseYear weighs title against text.
func chooseYear(titles, texts []yearVote) *yearChoice {
	ty, tw, _ := tally(titles)
	by, bw, second := tally(texts)
	switch {
	case tw == 0 && bw == 0:
		return &yearChoice{weak: true}
	case tw == 0:
		return &yearChoice{year: by, weak: bw < 3 || bw-second < 2}
	case bw == 0 || by == ty:
		return &yearChoice{year: ty}
	}
	own := 0
	for _, v := range texts {
		if v.year == ty {
			own += v.weight
		}
	}
	if bw >= 4 && bw >= 2*own { // the text goes its own way: it is believed, the title was left from another year
		return &yearChoice{year: by, title: ty, weak: true}
	}
	return &yearChoice{year: ty, weak: bw > own}
}

func yearFacts(r *Reading, c *Collector) {
	year, title, votes := r.years().year, r.years().title, r.years().votes
	if year == 0 {
		return
	}
	doubt := ""
	switch {
	case title != 0:
		doubt = "标题与正文的年度不一致，按正文"
	case r.years().weak:
		doubt = "年度由上下文推断"
	}
	added := 0
	for _, v := range votes {
		if v.year != year || added >= 3 || yearAt(v.block.Text(), v.start) != year {
			continue
		}
		added++
		f := c.put("year", year, v.block.clauseAt(v.start, v.end))
		f.Doubt = doubt
	}
	if added == 0 { // told by the signature's date or the plans alone
		for _, v := range votes {
			if v.year == year {
				f := c.put("year", year, v.block.clauseAt(v.start, v.end))
				f.Doubt = "年度由落款日期或下一年打算推断"
				break
			}
		}
	}
	if title == 0 {
		return
	}
	finding := nianping.Finding{Code: "YEAR_MISMATCH", Severity: nianping.Medium, Evidence: []nianping.Evidence{},
		Message:  "标题写的是" + strconv.Itoa(title) + "年度，正文说的是" + strconv.Itoa(year) + "年的情况。",
		Question: "请核对：本报告总结的是哪一年？"}
	seen := map[int]bool{}
	for _, v := range votes {
		if y := yearAt(v.block.Text(), v.start); (y == title || y == year) && !seen[y] {
			seen[y] = true
			f := v.block.clauseAt(v.start, v.end)
			finding.Evidence = append(finding.Evidence, f.evidence(f.At.String()))
		}
	}
	c.Add(Fact{Field: "findings", Value: finding})
}

// yearAt is the year at a place of a text, 0 where none stands there.
func yearAt(text string, at int) int { return yearMentionAt(text, at).year }
