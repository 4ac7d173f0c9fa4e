package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"nianping"
	"nianping/ingest/document"
)

var (
	orgLabel   = patternOf(`^(?:评价)?(?:机构|单位|企业|公司|学校|学院|协会|填报单位|报送单位|汇报单位|申报单位|编制单位|总结单位|填报机构|评价机构|报告单位)(?:全称|名称)?[:\t ]+`)
	orgCalled  = patternOf(`(?:全称|备案名称|机构名称)(?:为|是|即)?["“]?`)
	creditCode = patternOf(`[0-9A-HJ-NP-RTUWXY]{2}\d{6}[0-9A-HJ-NP-RTUWXY]{10}`)
	aboutLead  = patternOf(`^(?:关于(?:报送|上报|呈报|印发|提交)?|(?:(?:根据|按照|依据|按)[^,;。]{2,40},)?(?:现|兹|特)(?:将|就|把))`)
	pronoun    = patternOf(`^(?:我|本|该|各|贵|市|县|区|省|全市|全县|一家|以|协会|学校|学院|公司|集团|医院|商会)`)
)

// gluedLabel is the label of the name that stands before it without a mark: 填报单位（盖章）　某某学校. No name begins so.
var gluedLabel = patternOf(`^(?:(?:填报|报送|汇报|申报|编制|总结|上报|呈报|填表)(?:单位|机构)(?:全称|名称)?|(?:单位|机构)(?:全称|名称|印章))`)

// beforeName is the length of the label of the name with which a line of the title or of the signature begins, 0 for none.
func beforeName(line string) int {
	if m := orgLabel.FindString(line); m != "" {
		return len(m)
	}
	m := gluedLabel.FindString(line)
	if m == "" {
		return 0
	}
	return len(line) - len(trimLeft(line[len(m):], ": \t"))
}

// orgUnits end the names of an institution's parts.
var orgUnits = listOf("部", "处", "科", "室", "办", "办公室", "中心", "办公厅", "站", "委员会")

// orgLabels begin what orgLabel finds, orgCalls what orgCalled finds.
var (
	orgLabels    = listOf("评价", "机构", "单位", "企业", "公司", "学校", "学院", "协会", "填报", "报送", "汇报", "申报", "编制", "总结", "报告")
	orgLabelEnds = listOf("机构", "单位", "企业", "公司", "学校", "学院", "协会", "全称", "名称")
	orgCalls     = anyOf("全称", "备案名称", "机构名称")
)

// beginsAsLabel reports whether a cell begins as the label of the institution's name.
func beginsAsLabel(s string) bool { return orgLabels.Begin(s) && orgLabel.MatchString(s+":") }

const longestLabel = len("评价填报单位全称 ")

// nameVote is one place that names the institution.
type nameVote struct {
	name       string
	weight     int
	block      *Block
	start, end int
}

// cutName finds an institution's name at the head of a text and drops what a title says after it.
func cutName(text string) string {
	text = aboutLead.ReplaceAllString(text, "")
	if i := strings.Index(text, "关于"); i > 0 {
		text = text[:i]
	}
	for _, m := range yearsIn(text) {
		if m.start > 0 {
			text = text[:m.start]
			break
		}
	}
	if i := shortForms.First(text); i > 0 { // X协会(以下简称协会)技能评价中心
		text = text[:i]
	}
	text = strings.TrimRight(text, " :-")
	if !orgTails.In(text) {
		return ""
	}
	if isOrg(text) {
		return text
	}
	// the longest name that starts the text: 新安江机电技师学院评价机构 → 新安江机电技师学院
	best := ""
	for rest := text; ; {
		m := orgAt(rest)
		if m == "" {
			break
		}
		best = text[:len(text)-len(rest)+len(m)]
		rest = rest[len(m):]
		if after := orgAt(rest); after == "" || !hasAnySuffix(m, "集团", "协会", "医院", "厂", "学院", "商会", "工会") {
			break
		}
	}
	return best
}

func plausibleName(s string) bool {
	n := runeCount(s)
	if n < 4 || n > 40 || pronoun.MatchString(s) {
		return false
	}
	if hasAny(s, "评价机构", "人力资源和社会保障", "人社局", "社会培训评价组织", "××", "**", "某", "技能人才评价", "以及", "组织开展", "职业技能等级认定", "专项职业能力考核", "基础建设") {
		return false
	}
	return true
}

// nameVotes collects the places that name the institution.
func (r *Reading) nameVotes() []nameVote {
	var out votes
	for _, b := range r.titleBlocks() {
		out.ofTitle(r, b)
	}
	for i := range r.Blocks {
		out.ofBlock(r, &r.Blocks[i])
	}
	signature := r.signature()
	for i, b := range signature {
		t := b.Text()
		if n := beforeName(t); n > 0 {
			out.add(b, n, labelledName(t[n:]), 80)
		} else if isOrg(t) {
			out.add(b, 0, t, 70-i)
		} else if whole := ofUnit(t); whole != "" {
			out.add(b, 0, whole, 65-i)
		} else if name := cutName(t); name != "" && dayAlone.MatchString(trimLeft(t[len(name):], ", ")) {
			out.add(b, 0, name, 70-i)
		} else if i > 0 && dayAlone.MatchString(signature[i-1].Text()) {
			out.add(b, 0, plainName(t), 40)
		}
	}
	return out
}

// ofUnit is the institution of which a text names a unit: 新安江机电技师学院培训处. "" for any other text.
func ofUnit(text string) string {
	if !orgUnits.End(text) {
		return ""
	}
	n := 0
	for i, r := range text {
		if n >= leastName && orgTails.Begin(text[i:]) {
			for _, tail := range orgTails.list {
				if unit, ok := strings.CutPrefix(text[i:], tail); ok && isUnit(unit) {
					return strings.TrimSuffix(text, unit)
				}
			}
		}
		if n++; n > mostName || !inOrgName(r) {
			return ""
		}
	}
	return ""
}

// isUnit reports whether a text is the name of a part of an institution: 培训处, with two to ten characters before the word for it.
func isUnit(text string) bool {
	return slices.ContainsFunc(orgUnits.list, func(word string) bool {
		name, ok := strings.CutSuffix(text, word)
		n := runeCount(name)
		return ok && n >= 2 && n <= 10 && allHan(name)
	})
}

// votes are the places found so far.
type votes []nameVote

// add adds a vote for a name that stands in a block from a place on; what is no name has none.
func (v *votes) add(b *Block, start int, name string, weight int) {
	if plausibleName(name) && start >= 0 {
		start += strings.Index(b.Text()[start:], name) // behind 现将
		*v = append(*v, nameVote{name, weight, b, start, start + len(name)})
	}
}

// ofTitle adds what a line of the title names.
func (v *votes) ofTitle(r *Reading, b *Block) {
	t := b.Text()
	if n := beforeName(t); n > 0 {
		v.add(b, n, labelledName(t[n:]), 100)
		return
	}
	at := 0
	if strings.HasPrefix(t, "(") {
		at = 1
	}
	at += len(t[at:]) - len(strings.TrimLeft(t[at:], "-")) // ——X公司2024年度总结
	at += len(aboutLead.FindString(t[at:]))
	name := cutName(strings.TrimRight(t[at:], ")"))
	if name == "" {
		signed := r.signedName(b, at)
		for _, s := range signed {
			v.add(s.block, s.start, s.name, s.weight)
		}
		if len(signed) == 0 {
			v.add(b, at, plainName(t[at:]), 60)
		}
		return
	}
	if strings.HasSuffix(t, name+":") || strings.HasSuffix(t, "局:") {
		return // an address
	}
	v.add(b, at, name, 90)
}

// ofBlock adds what a block names: a label's value, the name that is introduced, that of a header or a table.
func (v *votes) ofBlock(r *Reading, b *Block) {
	t := b.Text()
	switch {
	case b.Table != nil:
		*v = append(*v, tableNames(b)...)
		return
	case b.Margin:
		v.add(b, 0, cutName(t), 60)
		return
	case b.Label != "" && beginsAsLabel(b.Label):
		v.add(b, 0, labelledName(t), 100)
		return
	}
	called := b.Says(orgCalls)
	for _, s := range b.Clauses() {
		clause := t[s.Start:s.End]
		if s.End < len(t) && len(clause) <= longestLabel && orgLabels.Begin(clause) && orgLabelEnds.End(clause) {
			if m := orgLabel.FindString(clause + ":"); len(m) > len(clause) {
				v.add(b, s.End+1, labelledName(t[s.End+1:]), 100)
			}
		}
		if called {
			if m := orgCalled.FindStringIndex(clause); m != nil {
				v.add(b, s.Start+m[1], labelledName(clause[m[1]:]), 100)
			}
		}
	}
	if b.Section == Basic || b.Section == None {
		v.add(b, b.Content, introduced(t[b.Content:]), 80)
		if lead := aboutLead.FindString(t); lead != "" {
			v.add(b, len(lead), cutName(firstClause(t[len(lead):])), 80)
		}
	}
}

// signedName is a name that the title begins with and that stands alone in the signature too, whatever it ends with
// (推广站, 传习院, 工作室): in front of 关于, of the year or on the title's first line.
func (r *Reading) signedName(b *Block, at int) []nameVote {
	name := b.Text()[at:]
	if i := strings.IndexAny(name, "\n:"); i > 0 {
		name = name[:i]
	}
	if i := strings.Index(name, "关于"); i > 0 {
		name = name[:i]
	}
	if m := yearsIn(name); len(m) > 0 && m[0].start > 0 {
		name = name[:m[0].start]
	}
	if name = trimRight(name, " -"); !allHan(name) || isTitle(name) {
		return nil
	}
	for _, k := range r.signature() {
		if k != b && k.Text() == name {
			return []nameVote{{name, 80, b, at, at + len(name)}, {name, 70, k, 0, len(name)}}
		}
	}
	return nil
}

// introduced is the name with which a first paragraph begins: X(以下简称…)…, X成立于…, X(统一社会信用代码:…).
func introduced(t string) string {
	name := cutName(firstClause(t))
	at := strings.Index(t, name)
	if name == "" || at < 0 {
		return plainName(t[:beforeIntroduction(t)])
	}
	if introductions.Begin(t[at+len(name):]) {
		return name
	}
	return ""
}

func firstClause(t string) string {
	from := 0
	for m := range cuts(t) {
		if m.clause {
			if s := m.end(&from); s.Start < s.End {
				return t[s.Start:s.End]
			}
		}
	}
	return t
}

// tableNames reads 机构名称 | X in a form, and the title in the first rows of one.
func tableNames(b *Block) []nameVote {
	var out []nameVote
	t := b.Table
	for row := range min(t.Rows, 2) { // the report's title across the table: 黄山齐云职业技术学院2024年度总结
		v := t.View(row, 0)
		name := cutName(v.Text)
		titled := isTitle(v.Text) || isOrg(v.Text) && row+1 < t.Rows && isTitle(t.Text(row+1, 0)) // a line of the title for the name alone
		if b.Index < 3 && titled && plausibleName(name) && strings.HasPrefix(v.Text, name) {
			out = append(out, nameVote{name, 90, &Block{View: v, Ref: t.Ref(row, 0)}, 0, len(name)})
		}
	}
	for row := range min(t.Rows, 12) {
		for col := range t.Cols {
			if !t.Starts(row, col) || !beginsAsLabel(t.Text(row, col)) {
				continue
			}
			next := col + t.T.At(row, col).ColSpan
			if name := labelledName(t.Text(row, next)); plausibleName(name) {
				cell := Block{View: t.View(row, next), Ref: t.Ref(row, next), mem: t.mem}
				if at := strings.Index(cell.Text(), name); at >= 0 {
					out = append(out, nameVote{name, 100, &cell, at, at + len(name)})
				}
			}
		}
	}
	return out
}

// fullName is the longer name of which a title says a short form: 徽道运输集团, 黄山徽道运输集团有限公司. The name itself where no longer one
// is voted for.
func fullName(votes []nameVote, name string) string {
	full := name
	for _, v := range votes {
		if len(v.name) > len(full) && shortens(name, v.name) {
			full = v.name
		}
	}
	return full
}

// shortens reports whether a name is a longer one without the place in front, the words of its trade in the middle or the form
// of the company at the end: 禾味烹饪学校, 黄山区禾味烹饪职业培训学校. A department's or a branch's name is no longer form of the whole's.
func shortens(short, full string) bool {
	short, full = withoutForm(short), withoutForm(full)
	head := firstRunes(short, 4)
	at := strings.Index(full, head)
	if at < 0 || runeCount(head) < 4 || runeCount(full[:at]) > mostPlace {
		return false
	}
	rest := full[at+len(head):]
	for _, r := range short[len(head):] {
		i := strings.IndexRune(rest, r)
		if i < 0 {
			return false
		}
		rest = rest[i+utf8.RuneLen(r):]
	}
	return rest == "" && lastRune(short) == lastRune(full)
}

// mostPlace is how many characters the place in front of a name has at most: 安徽省黄山市.
const mostPlace = 7

// withoutForm is a name without the form of the company that ends it.
func withoutForm(name string) string {
	for _, form := range [...]string{"有限责任公司", "股份有限公司", "有限公司", "总公司", "公司"} {
		if short, ok := strings.CutSuffix(name, form); ok {
			return short
		}
	}
	return name
}

func identityFacts(r *Reading, c *Collector) {
	votes := r.nameVotes()
	best, bestWeight := "", 0
	sum := map[string]int{}
	for _, v := range votes {
		sum[fullName(votes, v.name)] += v.weight
	}
	for _, v := range votes { // in reading order, so that ties are decided the same way each time
		if sum[v.name] > bestWeight {
			best, bestWeight = v.name, sum[v.name]
		}
	}
	if best != "" {
		doubt := ""
		for _, v := range votes {
			if name := v.name; name != best && sum[name]*3 >= bestWeight*2 && !strings.Contains(name, best) && !strings.Contains(best, name) {
				doubt = "文中出现另一个机构名称：" + name
				break
			}
		}
		added := 0
		for _, v := range votes {
			if v.name == best && added < 3 {
				added++
				c.Add(Fact{Field: "institution/name", Value: v.block.View.Original(v.start, v.end), At: v.block.Ref, Text: v.block.View.Original(v.start, v.end), Doubt: doubt})
			}
		}
	}
	creditFacts(r, c)
}

// creditFacts finds the credit code: labelled first, else the only one of the document.
func creditFacts(r *Reading, c *Collector) {
	type hit struct {
		f        Fact
		labelled bool
	}
	var hits []hit
	look := func(v View, at document.Ref, before func() string) {
		t := strings.ToUpper(v.Text)
		if len(t) != len(v.Text) {
			return
		}
		for _, m := range creditCode.FindAllStringIndex(t, -1) {
			if m[0] > 0 && alnum(t[m[0]-1]) || m[1] < len(t) && alnum(t[m[1]]) {
				continue
			}
			near := before() + t[max(0, m[0]-60):m[0]]
			labelled := hasAny(near, "代码", "登记证")
			code := t[m[0]:m[1]]
			if digitsOnly(strings.TrimSuffix(code, "X")) && !(labelled && nianping.ValidCreditCode(code)) { // an identity number
				continue
			}
			labelled = labelled || strings.HasSuffix(near, "(") && orgTails.End(near[:len(near)-1]) && nianping.ValidCreditCode(code) // X学校(52341002MJB3170665)
			hits = append(hits, hit{Fact{Field: "institution/credit_code", Value: t[m[0]:m[1]], At: at, Text: v.Original(m[0], m[1])}, labelled})
		}
	}
	for i := range r.Blocks {
		b := &r.Blocks[i]
		if b.Table == nil {
			if hasLongCode(b.Text()) {
				look(b.View, b.Ref, func() string { return b.Label })
			}
			continue
		}
		for k := range b.Table.T.Cells {
			cell := &b.Table.T.Cells[k]
			if v := b.Table.View(cell.Row, cell.Col); hasLongCode(v.Text) {
				look(v, b.Table.Ref(cell.Row, cell.Col), func() string { return textLeft(b.Table, cell.Row, cell.Col) })
			}
		}
	}
	for _, h := range hits {
		if h.labelled {
			c.Add(h.f)
			return
		}
	}
	if len(hits) == 1 {
		hits[0].f.Doubt = "没有注明是统一社会信用代码"
		c.Add(hits[0].f)
	}
}

// textLeft is the nearest text to the left of a cell in its row.
func textLeft(t *Table, row, col int) string {
	for c := col - 1; c >= 0; c-- {
		if s := t.Text(row, c); s != "" {
			return s
		}
	}
	return ""
}

// hasLongCode reports whether so many letters and digits stand together as a credit code has.
func hasLongCode(s string) bool {
	const long = len("913410000000000000")
	for i := long - 1; i < len(s); i += long { // the code has one of these places within
		from, end := i, i
		for from > 0 && alnum(s[from-1]) {
			from--
		}
		for end < len(s) && alnum(s[end]) {
			end++
		}
		if end-from >= long {
			return true
		}
	}
	return false
}

func alnum(c byte) bool { return isDigitByte(c) || asciiLetter(c) }

func digitsOnly(s string) bool { return digits(s, 0) == len(s) }
