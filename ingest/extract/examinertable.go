package extract

import (
	"slices"
	"strings"

	"nianping/ingest/document"
)

// otherPeople are the words of a caption or header that make a list one of other people.
var otherPeople = listOf("督导", "内督", "专家", "领导", "工作人员", "管理人员", "考生", "学员", "考务", "监考", "候选", "获奖", "师资", "评审委员", "职责", "分工", "考试名单", "报名", "成绩", "获证", "讲师", "教师名单", "负责人", "联络员", "命题", "财务人员", "退出", "解聘", "拟聘", "拟推荐")

// examinerTable appends the examiners of one table; nobody where it lists other people. The list that it reads is kept in last.
func examinerTable(to []person, r *Reading, b *Block, last *examinerList) []person {
	t := b.Table
	for _, read := range [...]func(*Reading, *Table) []person{columnsOfNames, rowsOfNames} {
		if people := read(r, t); len(people) > 1 && nearExaminers(r, b) {
			return append(to, people...)
		}
	}
	if people := cardOfPeople(r, b); people != nil && (nearExaminers(r, b) || t.Says(examinerWords)) {
		return append(to, people...)
	}
	if parts := t.stacked(); len(parts) > 1 {
		for _, part := range parts {
			of := *b
			of.Table = part
			to = examinerTable(to, r, &of, last)
		}
		return to
	}
	if t.HeaderField(0, 0) == "name" && t.namesIn(0) > 1 { // a person in each column
		if turned := t.turned(); turned != nil {
			t = turned
		}
	}
	groups := columnGroups(t)
	if len(groups) == 0 {
		groups = unnamedColumns(r, t)
	}
	if len(groups) > 0 {
		r.findOccupations(t, groups)
	}
	var described []person
	if onlyNames(groups) {
		described = describedCells(r, b)
	}
	if len(groups) == 0 {
		turned := t.turned()
		if at := t.listHead(); at >= 0 && turned == nil {
			t = t.below(at)
		} else if t = turned; t == nil {
			return append(to, described...)
		}
		if groups = columnGroups(t); len(groups) == 0 {
			return append(to, described...)
		}
	}
	listed := len(to)
	to = tableRows(to, r, b, t, groups, last)
	beyond := func(p person) bool { return !listsName(described, p.name.value) }
	rows := to[listed:]
	if len(described) > 0 && !slices.ContainsFunc(rows, beyond) && !(len(rows) == len(described) && saidOf(rows) > saidOf(described)) {
		to = append(to[:listed], described...)
	}
	return to
}

// tableRows appends the examiners of the rows of a table below a header; nobody where they are other people.
func tableRows(to []person, r *Reading, b *Block, t *Table, groups []map[string]int, last *examinerList) []person {
	caption := t.Caption + spanning(t) + " " + t.T.Sheet
	if t.Before != nil && runeCount(t.Before.Text()) <= 80 {
		caption += " " + t.Before.Text()
	} else if t.Before != nil {
		caption += " " + lastSentence(t.Before.Text())
	}
	if !strings.Contains(caption, "考评") && (oneOfAnnounced(r, t) || !otherPeople.In(caption) && (holdsExaminerCards(t, groups) || listsAllTold(r, b, t, groups))) {
		caption += " 考评员"
	}
	if !isExaminerList(t, groups[0], caption, r) {
		return to
	}
	if len(groups) == 1 {
		findValidity(t, groups[0])
	}
	for _, g := range groups {
		numberedCards(t, g)
		if c, ok := g["certified"]; ok { // 证书: among people the number of it
			if _, has := g["certificate_no"]; !has {
				g["certificate_no"] = c
			}
		}
	}
	*last = examinerList{r: r, t: t, block: b.Index, groups: groups}
	last.context()
	return last.rows(to)
}

// nearExaminers reports whether one of the paragraphs just above a table speaks of examiners.
func nearExaminers(r *Reading, b *Block) bool {
	for i := max(0, b.Index-3); i < b.Index; i++ {
		if strings.Contains(r.Blocks[i].Text(), "考评员") {
			return true
		}
	}
	return false
}

// oneOfAnnounced reports whether a table is one of several of which each stands under the name of an occupation, 电工（6人）, behind a
// paragraph that ends in words on examiners: 考评员分职业列表如下。
func oneOfAnnounced(r *Reading, t *Table) bool {
	if t.Before == nil || !r.namesOccupation(t.Before.Text()) || !shorterThan(t.Before.Text(), 25) {
		return false
	}
	for i := t.Before.Index - 1; i >= 0; i-- {
		b := &r.Blocks[i]
		switch {
		case b.Table != nil && !b.Table.asks(t):
			return false
		case b.Table != nil || b.Text() == "" || shorterThan(b.Text(), 25) && r.namesOccupation(b.Text()):
		default:
			said := lastSentence(b.Text())
			return strings.Contains(said, "考评") && !otherPeople.In(said)
		}
	}
	return false
}

// asks reports whether a table asks for the same in its columns as another.
func (t *Table) asks(other *Table) bool {
	for c := range max(t.Cols, other.Cols) {
		if t.Field(c) != other.Field(c) {
			return false
		}
	}
	return true
}

func lastSentence(t string) string {
	s := Sentences(t)
	if len(s) == 0 {
		return ""
	}
	last := t[s[len(s)-1].Start:s[len(s)-1].End]
	if cl := Clauses(last); len(cl) > 0 {
		return last[cl[len(cl)-1].Start:cl[len(cl)-1].End]
	}
	return last
}

// columnGroups finds the columns of one person, as often as they stand side by side. A column of occupations at the left of
// all people is that of each.
func columnGroups(t *Table) []map[string]int {
	var out []map[string]int
	now := map[string]int{}
	for c := range t.Cols {
		fields := t.compound(c)
		if fields == nil {
			fields = []string{t.Field(c)}
		}
		for _, f := range fields {
			if f == "" && t.headsEmployers(c) {
				f = "employer"
			}
			if f == "" && t.headsExamLevels(c) {
				f = "exam_level"
			}
			if f == "" && t.headsPosts(c) {
				f = "grade"
			}
			if f == "" || c > 0 && headCell(t, c) == headCell(t, c-1) {
				if f == "" && len(t.Headers(c)) > 0 && strings.Contains(t.Header(c), "高级") {
					f = "senior"
				} else {
					continue
				}
			}
			if h := t.Header(c); f == "name" && len(fields) == 1 && strings.Contains(h, "高级") && !strings.Contains(h, "其余") && !starLegend.MatchString(h) {
				f = "senior"
			}
			if f == "name" && t.allCells(c, 1, isNumberCell) { // 考评员(人)
				continue
			}
			if f == "name" && t.ticked(c) { // 考评员 | 高级考评员, one of them ticked
				f = "plain"
			}
			if _, twice := now[f]; twice {
				if _, complete := now["name"]; complete && (f == "name" || f == "serial" || f == firstField(now)) {
					out = append(out, now)
					now = map[string]int{}
				} else {
					continue
				}
			}
			now[f] = c
		}
	}
	if _, ok := now["name"]; ok {
		out = append(out, now)
	}
	for _, g := range out[min(1, len(out)):] {
		first, ok := out[0]["occupation"]
		if _, has := g["occupation"]; ok && !has && first < out[0]["name"] {
			g["occupation"] = first
		}
	}
	return spread(t, out)
}

// headsEmployers reports whether the header of a column among people asks where each works, whatever it calls that: 所在食堂(部门),
// 所属中心, 项目(单位).
func (t *Table) headsEmployers(col int) bool {
	head := t.lowestHeader(col)
	if _, remark, ok := strings.Cut(head, "("); ok && headerWords.Means(strings.TrimSuffix(remark, ")")) == "employer" {
		return true
	}
	bare := bareHeader(head)
	return hasAnyPrefix(bare, "所在", "所属", "供职", "就职", "任职") && !hasAnySuffix(bare, "地", "区", "市", "县", "省", "镇", "乡", "时间", "日期", "年限", "职务", "资格", "职业", "工种", "专业", "等级", "级别", "批次", "类别")
}

// headsExamLevels reports whether a column among people holds nothing but levels under a header that asks up to which one each may examine,
// whatever it calls that: 上限, 最高到, 可考到几级.
func (t *Table) headsExamLevels(col int) bool {
	h := t.Header(col)
	return mayExamine.In(h) && !heldThemselves.In(h) && t.allCells(col, 2, func(s string) bool { return highest(s) != "" && onlyLevels(s) })
}

// spread gives a person of his own to each further column under a merged header of names: 职业 | 考评员 | < | <.
func spread(t *Table, groups []map[string]int) []map[string]int {
	var out []map[string]int
	for _, g := range groups {
		out = append(out, g)
		name := g["name"]
		for c := name + 1; c < t.Cols && headCell(t, c) == headCell(t, name) && t.holdsNames(c); c++ {
			beside := map[string]int{}
			for f, at := range g {
				if beside[f] = at; at == name {
					beside[f] = c
				}
			}
			out = append(out, beside)
		}
	}
	return out
}

// holdsNames reports whether a cell of a column begins with a person's name.
func (t *Table) holdsNames(col int) bool {
	for row := t.Head; row < t.Rows; row++ {
		if t.Starts(row, col) && listsPeople(t.View(row, col).Text) {
			return true
		}
	}
	return false
}

// listsPeople reports whether a cell begins with a person's name, behind the number of an item or a mark, whatever follows: 1.王志远(Z1001)、李小梅.
func listsPeople(cell string) bool {
	name := cell[len(entryLead.FindString(cell)):]
	if end := strings.IndexFunc(name, func(c rune) bool { return !isNameRune(c) && c != ' ' && !strings.ContainsRune(seniorMarks, c) }); end >= 0 {
		name = name[:end]
	}
	return isPersonName(withoutMarks(name))
}

// onlyNames reports whether no column tells of a person but the names', in which all else may stand in brackets.
func onlyNames(groups []map[string]int) bool {
	for _, g := range groups {
		for f := range g {
			if f != "name" && f != "occupation" && f != "serial" && f != "people" {
				return false
			}
		}
	}
	return len(groups) < 2
}

// compound are the fields of a column that holds several in each cell, as its header says: 姓名/证卡号/类别, 姓名、性别、资格;
// nil for any other column.
func (t *Table) compound(col int) []string { return t.column(col).compound }

func compoundFields(header string) []string {
	if !containsAny(header, "/,、") && !strings.Contains(header, "及") && !strings.Contains(header, "和") || headerWords.Means(header) != "" || headerWords.Means(bareHeader(header)) != "" {
		return nil
	}
	return fieldsOf(strings.FieldsFunc(header, func(r rune) bool { return strings.ContainsRune("/,、及和", r) }))
}

// fieldsOf are the fields that the parts of a header name; nil where one names none, or one twice.
func fieldsOf(parts []string) []string {
	var fields []string
	for _, s := range parts {
		f := headerWords.Means(bareHeader(s))
		if f == "" || slices.Contains(fields, f) || isMetric[f] {
			return nil
		}
		fields = append(fields, f)
	}
	if len(fields) < 2 {
		return nil
	}
	return fields
}

// compoundHeader are the fields of a header that lists them with marks between, 姓名/证卡号/类别, on lines of their own, 姓名¶性别,
// or in a bracket behind the word for the person: 考评员(姓名、类别、证卡编号).
func compoundHeader(v View) []string {
	joined := breaks.Replace(v.Text)
	if fields := compoundFields(joined); fields != nil {
		return fields
	}
	var fields []string
	if before, inside, ok := strings.Cut(joined, "("); ok && headerWords.Means(before) == "name" {
		if fields = compoundFields(strings.TrimSuffix(inside, ")")); !slices.Contains(fields, "name") { // see orderOf
			return nil
		}
	} else if strings.Contains(v.Text, "\n") && headerWords.Means(joined) == "" {
		fields = fieldsOf(strings.Split(v.Text, "\n"))
	}
	if slices.Contains(fields, "name") || slices.Contains(fields, "certificate_no") {
		return fields
	}
	return nil
}

// partOf is the part of a cell that holds a number of values, the i-th: by lines, strokes, commas or blanks, whichever give
// that many. ok is false where none does.
func partOf(text string, i, n int) (Span, bool) {
	for _, mark := range [...]string{"\n", "/", ",", "、", " "} {
		if parts := filledParts(text, mark); len(parts) == n {
			return parts[i], true
		}
	}
	return Span{}, false
}

// headCell is the lowest header cell above a column that does not span the table.
func headCell(t *Table, col int) *document.Cell {
	for r := t.Head - 1; r >= 0; r-- {
		if c := t.T.At(r, col); c != nil && (c.ColSpan < t.Cols || t.Cols == 1) {
			return c
		}
	}
	return nil
}

// spanning is the text of the head rows that span the table: 电工考评员（6人）.
func spanning(t *Table) string {
	s := ""
	for r := range t.Head {
		if c := t.T.At(r, 0); c != nil && c.ColSpan == t.Cols && t.Cols > 1 {
			s += t.Text(r, 0) + " "
		}
	}
	return s
}

// numberedCards takes a column 编号 for certificate numbers where its values are not 1, 2, 3.
func numberedCards(t *Table, g map[string]int) {
	c, ok := g["serial"]
	if _, has := g["certificate_no"]; !ok || has {
		return
	}
	if t.mostCells(c, func(s string) bool { return runeCount(s) >= 4 && !digitsOnly(s) || len(s) >= 6 }) {
		delete(g, "serial")
		g["certificate_no"] = c
	}
}

func firstField(g map[string]int) string {
	best, at := "", 1<<30
	for f, c := range g {
		if c < at {
			best, at = f, c
		}
	}
	return best
}

var examinersOnly = strings.NewReplacer("考评人员", "考评员", "不参与考评", "", "考评员基本信息", "考评员", "未兼任考评员", "", "未担任考评员", "", "不兼任考评员", "", "不担任考评员", "", "非考评员", "")

// isExaminerList tells a list of examiners from lists of other people by what is written above it and its columns.
func isExaminerList(t *Table, g map[string]int, caption string, r *Reading) bool {
	header, trades := "", false
	for c := range t.Cols {
		header += t.Header(c) + " "
		trades = trades || r.Names.Of(t.lowestHeader(c)) != nil // 姓名 | 电工 | 焊工
	}
	caption = examinersOnly.Replace(caption)
	says := strings.Contains(caption, "考评员") || strings.Contains(header, "考评") || strings.Contains(header, "执考") || strings.Contains(header, "可考")
	if c, ok := g["grade"]; ok && !says { // the column says what they are
		for row := t.Head; row < t.Rows; row++ {
			says = says || strings.Contains(t.Text(row, c), "考评员")
		}
	}
	_, card := g["certificate_no"]
	_, until := g["valid_until"]
	_, level := g["exam_level"]
	_, occupation := g["occupation"]
	_, results := g["passed"]
	_, duty := g["duty"]
	if results || strings.Contains(header, "准考证") || strings.Contains(header, "成绩") || strings.Contains(header, "得分") || strings.Contains(header, "考生") {
		return false
	}
	if !strings.Contains(header, "考评") {
		if otherPeople.In(caption) && !strings.Contains(caption, "考评员") || strings.Contains(header, "督导") || duty {
			return false
		}
		// 专家、督导员 named last: 考评员和督导员名单 is mixed and needs a column that tells
		if i, k := otherPeople.Last(caption), strings.LastIndex(caption, "考评员"); i > k && k >= 0 && !(card || until || level) {
			return false
		}
	}
	if _, ok := g["certified"]; ok && until && occupation {
		return true
	}
	return says && (card || until || level || occupation || trades || len(g) >= 2) || card && until && occupation
}
