package extract

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"nianping"
	"nianping/ingest/document"
)

// person is one row of an examiner list on its way to facts: one examiner and one occupation.
type person struct {
	name       cellValue
	gender     cellValue
	id         cellValue
	occupation cellValue
	level      cellValue
	grade      cellValue
	card       cellValue
	until      cellValue
	employer   cellValue
	phone      cellValue
}

// cellValue is a value with its words and place; an empty value is not stated.
type cellValue struct {
	value string
	text  string
	at    *Block // only Ref is used
	doubt string
}

func (v cellValue) ok() bool { return v.value != "" }

// examinerFacts reads the lists of examiners, from tables and from prose.
func examinerFacts(r *Reading, c *Collector) {
	var people []person
	for i := range r.Blocks {
		b := &r.Blocks[i]
		if b.Table != nil && !b.Margin && (b.Section != Plans || b.Ref.Sheet != "" || calledExaminers(b.Table)) {
			people = append(people, examinerTable(r, b)...)
		}
	}
	tabled := map[string]bool{}
	for _, p := range people {
		tabled[p.occupation.value] = true
	}
	for i := range r.Blocks {
		b := &r.Blocks[i]
		if b.Table == nil && !b.Margin && b.Section != Plans {
			list := describedPeople(r, b)
			if len(list) == 0 {
				list = examinerProse(r, b)
			}
			if len(list) == 0 {
				list = namedAfterOccupation(r, b)
			}
			for _, p := range list {
				if !tabled[p.occupation.value] && !(len(people) > 0 && known(people, p)) {
					people = append(people, p)
				}
			}
		}
	}
	all := untilForAll(r)
	for i, p := range people {
		if !p.until.ok() {
			p.until = all
		}
		p.add(c, i+1)
	}
}

// calledExaminers reports whether the paragraph before a table calls it a list of examiners, wherever it stands.
func calledExaminers(t *Table) bool {
	return t.Before != nil && strings.Contains(t.Before.Text(), "考评") && containsAny(t.Before.Text(), []string{"名单", "信息", "名册", "一览", "花名册", "附件", "情况表", "登记表"}) ||
		strings.Contains(t.Caption, "考评员")
}

// known reports whether prose only repeats somebody of a table.
func known(people []person, p person) bool {
	for _, k := range people {
		if k.name.value == p.name.value {
			return true
		}
	}
	return false
}

func (p *person) add(c *Collector, row int) {
	of := RowKey{Row: row}
	put := func(field string, v cellValue, value any) {
		if v.ok() && value != nil {
			c.Add(Fact{Field: "examiners/" + field, Of: of, Value: value, At: v.at.Ref, Text: v.text, Doubt: v.doubt})
		}
	}
	put("name", p.name, p.name.value)
	put("gender", p.gender, p.gender.value)
	put("id_number", p.id, p.id.value)
	put("occupation", p.occupation, p.occupation.value)
	put("level", p.level, nianping.Level(p.level.value))
	put("grade", p.grade, nianping.Grade(p.grade.value))
	put("certificate_no", p.card, p.card.value)
	put("valid_until", p.until, p.until.value)
	put("employer", p.employer, p.employer.value)
	put("phone", p.phone, p.phone.value)
}

// otherPeople are the words of a caption or header that make a list one of other people.
var otherPeople = []string{"督导", "内督", "专家", "领导", "工作人员", "管理人员", "考生", "学员", "考务", "监考", "候选", "获奖", "师资", "评审委员", "职责", "分工", "考试名单", "报名", "成绩", "获证", "讲师", "教师名单", "负责人", "联络员", "命题", "财务人员", "退出", "解聘", "拟聘", "拟推荐"}

// examinerTable reads one table; nothing where it lists other people.
func examinerTable(r *Reading, b *Block) []person {
	t := b.Table
	if people := columnsOfNames(r, t); len(people) > 1 && nearExaminers(r, b) {
		return people
	}
	groups := columnGroups(t)
	if len(groups) == 0 {
		if t = t.turned(); t == nil {
			return nil
		}
		if groups = columnGroups(t); len(groups) == 0 {
			return nil
		}
	}
	caption := t.Caption + spanning(t) + " " + t.T.Sheet
	if t.Before != nil && utf8.RuneCountInString(t.Before.Text()) <= 80 {
		caption += " " + t.Before.Text()
	} else if t.Before != nil {
		caption += " " + lastSentence(t.Before.Text())
	}
	if !isExaminerList(t, groups[0], caption) {
		return nil
	}
	for _, g := range groups {
		numberedCards(t, g)
		if c, ok := g["certified"]; ok { // 证书: among people the number of it
			if _, has := g["certificate_no"]; !has {
				g["certificate_no"] = c
			}
		}
	}
	list := examinerList{r: r, t: t, groups: groups, caption: caption}
	list.context()
	return list.rows()
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

// columnGroups finds the columns of one person, as often as they stand side by side.
func columnGroups(t *Table) []map[string]int {
	var out []map[string]int
	now := map[string]int{}
	for c := range t.Cols {
		f := t.Field(c)
		if f == "" || c > 0 && headCell(t, c) == headCell(t, c-1) {
			if f == "" && len(t.Headers(c)) > 0 && strings.Contains(strings.Join(t.Headers(c), ""), "高级") {
				f = "senior"
			} else {
				continue
			}
		}
		if h := strings.Join(t.Headers(c), ""); f == "name" && strings.Contains(h, "高级") {
			f = "senior"
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
	if _, ok := now["name"]; ok {
		out = append(out, now)
	}
	return out
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
	letters := 0
	for row := t.Head; row < t.Rows; row++ {
		if s := t.Text(row, c); utf8.RuneCountInString(s) >= 4 && !digitsOnly(s) || len(s) >= 6 {
			letters++
		}
	}
	if letters*2 > t.Rows-t.Head {
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

// isExaminerList tells a list of examiners from lists of other people by what is written above it and its columns.
func isExaminerList(t *Table, g map[string]int, caption string) bool {
	header := ""
	for c := range t.Cols {
		header += strings.Join(t.Headers(c), "") + " "
	}
	says := strings.Contains(caption, "考评员") || strings.Contains(caption, "考评人员") || strings.Contains(header, "考评") || strings.Contains(header, "执考") || strings.Contains(header, "可考")
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
		about := strings.NewReplacer("考评人员", "考评员", "不参与考评", "", "考评员基本信息", "考评员").Replace(caption)
		if containsAny(about, otherPeople) && !strings.Contains(about, "考评员") || strings.Contains(header, "督导") || duty {
			return false
		}
		// 专家、督导员 named last: 考评员和督导员名单 is mixed and needs a column that tells
		if i, k := lastOf(about, otherPeople), strings.LastIndex(about, "考评员"); i > k && k >= 0 && !(card || until || level) {
			return false
		}
	}
	if _, ok := g["certified"]; ok && until && occupation {
		return true
	}
	return says && (card || until || level || occupation || len(g) >= 2) || card && until && occupation
}

// examinerList is a table that is known to list examiners.
type examinerList struct {
	r       *Reading
	t       *Table
	groups  []map[string]int
	caption string

	occupation cellValue  // of the whole table, from its caption
	until      cellValue  // of all, from the caption: 证书有效期均至2026年12月
	star       *cellValue // the words that say that ★ marks seniors; the others are then plain examiners
}

var starLegend = regexp.MustCompile(`[★☆▲△*●◆][号者的]*["”]?(?:号)?(?:者)?(?:为|表示|代表|是|系|指)?(?:的)?(?:为|是)?高级考评`)

var allUntil = regexp.MustCompile(`有效期(?:限)?(?:均|都|统一)?(?:为|至|到|截至|截止)+[:]?|(?:证书|证卡|证件|聘期|资格)(?:均|都|统一)(?:于|在|至|到|有效至|有效期至)+`)

// context reads what caption, sheet and heading say of all rows.
func (l *examinerList) context() {
	sources := []*Block{l.t.Before}
	if l.t.Before != nil && l.t.Before.Index > 0 {
		for i := l.t.Before.Index - 1; i >= 0 && i >= l.t.Before.Index-4; i-- {
			if k := &l.r.Blocks[i]; k.Table == nil && k.Text() != "" {
				sources = append(sources, k)
			}
		}
	}
	for _, b := range sources {
		if b == nil {
			continue
		}
		if m := allUntil.FindStringIndex(b.Text()); m != nil && !l.until.ok() && strings.Contains(b.Text(), "考评") {
			if d, ok := parseUntil(firstClause(b.Text()[m[1]:])); ok {
				from, to := clauseAround(b.Text(), m[0], m[1])
				l.until = cellValue{value: d, text: b.View.Original(from, to), at: b}
			}
		}
	}
	l.star = l.legend()
	if o := l.t.Caption + spanning(l.t); o != "" {
		if name := l.r.occupationAtEnd(o); name != "" {
			l.occupation = l.captionCell(name)
		}
	}
	if b := l.t.Before; !l.occupation.ok() && b != nil && utf8.RuneCountInString(b.Text()) <= 60 {
		if list := l.r.namesIn(b.Text()); len(list) == 1 {
			l.occupation = cellValue{value: b.View.Original(list[0].Start, list[0].End), text: b.View.Original(list[0].Start, list[0].End), at: b}
		}
	}
	if !l.occupation.ok() && l.t.T.Sheet != "" {
		if n := l.r.Names.Of(strings.TrimSuffix(NewView(l.t.T.Sheet).Text, "考评员")); n != nil {
			l.occupation = cellValue{value: n.Written, text: "", at: &Block{Ref: l.t.T.Ref}}
		}
	}
	if !l.occupation.ok() {
		if b := l.headingAbove(); b != nil {
			if list := l.r.namesIn(b.Text()); len(list) == 1 && (strings.Contains(b.Text(), "考评") || utf8.RuneCountInString(b.Text()) <= 24) {
				l.occupation = cellValue{value: b.View.Original(list[0].Start, list[0].End), text: b.View.Original(list[0].Start, list[0].End), at: b}
			}
		}
	}
	if !l.occupation.ok() && len(l.scopeNames()) == 1 {
		n := l.scopeNames()[0]
		l.occupation = cellValue{value: n.Written, text: n.Written, at: &Block{Ref: l.t.T.Ref}}
	}
}

// legend finds the words that give a mark its meaning: ★为高级考评员, 带*者为高级考评员.
func (l *examinerList) legend() *cellValue {
	for i := range l.r.Blocks {
		b := &l.r.Blocks[i]
		if b.Table != nil {
			for row := range b.Table.Rows {
				if s := b.Table.Text(row, 0); starLegend.MatchString(s) {
					v := b.Table.View(row, 0)
					return &cellValue{value: string(nianping.GradeExaminer), text: v.Original(0, len(v.Text)), at: &Block{Ref: b.Table.Ref(row, 0)}}
				}
			}
			continue
		}
		if m := starLegend.FindStringIndex(b.Text()); m != nil {
			return &cellValue{value: string(nianping.GradeExaminer), text: b.View.Original(m[0], m[1]), at: b}
		}
	}
	return nil
}

func (l *examinerList) scopeNames() []Name {
	var out []Name
	for _, n := range l.r.Names.List {
		if n.Scope {
			out = append(out, n)
		}
	}
	return out
}

// headingAbove is the nearest short paragraph above that names an occupation: 1.电工考评员.
func (l *examinerList) headingAbove() *Block {
	if l.t.Before == nil {
		return nil
	}
	for i := l.t.Before.Index; i >= 0 && i >= l.t.Before.Index-3; i-- {
		b := &l.r.Blocks[i]
		if b.Table != nil {
			return nil
		}
		if l.r.namesOccupation(b.Text()) {
			return b
		}
	}
	return nil
}

// captionCell finds the leading row that names the occupation.
func (l *examinerList) captionCell(name string) cellValue {
	for row := range l.t.Head {
		for col := range l.t.Cols {
			if v := l.t.View(row, col); strings.Contains(v.Text, name) {
				at := strings.Index(v.Text, name)
				return cellValue{value: v.Original(at, at+len(name)), text: v.Original(at, at+len(name)), at: &Block{Ref: l.t.Ref(row, col)}}
			}
		}
	}
	return cellValue{}
}

// rows reads the people, group by group within each row, so that the order is that of the list.
func (l *examinerList) rows() []person {
	var out []person
	above := map[string]cellValue{} // for 同上
	for row := l.t.Head; row < l.t.Rows; row++ {
		if l.subtitle(row) {
			continue
		}
		if l.repeatedHead(row) {
			continue
		}
		for _, g := range l.groups {
			for _, p := range l.person(row, g, above) {
				out = append(out, p)
			}
		}
	}
	return out
}

// subtitle reads a row within the body that names the occupation of the rows below it.
func (l *examinerList) subtitle(row int) bool {
	cell := l.t.T.At(row, 0)
	if cell == nil {
		return false
	}
	texts := 0
	for c := range l.t.Cols {
		if l.t.Starts(row, c) && l.t.Text(row, c) != "" {
			texts++
		}
	}
	if texts != 1 || l.t.Cols < 2 {
		return false
	}
	s := l.t.Text(row, 0)
	list := l.r.namesIn(s)
	if len(list) == 0 || isPersonName(s) {
		return cell.ColSpan == l.t.Cols
	}
	v := l.t.View(row, 0)
	l.occupation = cellValue{value: v.Original(list[0].Start, list[0].End), text: v.Original(list[0].Start, list[0].End), at: &Block{Ref: l.t.Ref(row, 0)}}
	return true
}

// repeatedHead reports whether a body row is the header typed again on the next page.
func (l *examinerList) repeatedHead(row int) bool {
	c, ok := l.groups[0]["name"]
	return ok && HeaderField(l.t.Text(row, c)) == "name"
}

// cell is the value of a column, 同上 resolved, empty marks as nothing.
func (l *examinerList) cell(row int, g map[string]int, field string, above map[string]cellValue) cellValue {
	c, ok := g[field]
	if !ok {
		return cellValue{}
	}
	v := l.t.View(row, c)
	s := strings.TrimSpace(l.t.Text(row, c))
	if IsDitto(s) {
		return above[field]
	}
	if IsEmptyMark(s) {
		if !l.t.Starts(row, c) || field != "occupation" {
			return cellValue{}
		}
		if l.t.T.At(row, c).RowSpan == 1 && s == "" && above[field].ok() && field == "occupation" {
			return above[field] // a merged cell drawn without merging
		}
		return cellValue{}
	}
	k := cellValue{value: s, text: v.Original(0, len(v.Text)), at: &Block{Ref: l.t.Ref(row, c)}}
	above[field] = k
	return k
}

var nameMarks = strings.NewReplacer("★", "", "☆", "", "*", "", "▲", "", "△", "", "●", "", "◆", "", " ", "", "\n", "")

// person reads one person of a row; several where a cell lists several people or several occupations.
func (l *examinerList) person(row int, g map[string]int, above map[string]cellValue) []person {
	name := l.cell(row, g, "name", map[string]cellValue{})
	occupation := l.cell(row, g, "occupation", above)
	if !name.ok() || IsTotal(name.value) {
		return nil
	}
	p := person{gender: l.cell(row, g, "gender", above), id: l.cell(row, g, "id_number", map[string]cellValue{}), card: l.cell(row, g, "certificate_no", map[string]cellValue{}),
		employer: l.cell(row, g, "employer", above), phone: l.cell(row, g, "phone", map[string]cellValue{})}
	if l.star != nil {
		p.grade = *l.star
		if strings.ContainsAny(name.value, "★☆▲△*●◆") {
			p.grade = cellValue{value: string(nianping.GradeSenior), text: name.text, at: name.at}
		}
	}
	l.rank(&p, row, g, above)
	l.starred(&p, row, g)
	p.tidy()
	p.until = l.validity(row, g, above)
	if m := cardWithDate.FindStringSubmatch(p.card.value); m != nil {
		if d, ok := parseUntil(m[2]); ok {
			p.card.value = m[1]
			if !p.until.ok() {
				p.until = cellValue{value: d, text: p.card.text, at: p.card.at}
			}
		}
	}
	if !occupation.ok() {
		occupation = l.occupation
	}
	if m := nameGender.FindStringSubmatch(name.value); m != nil { // 殷静/女
		name.value = m[1]
		if !p.gender.ok() {
			p.gender = cellValue{value: m[2], text: name.text, at: name.at}
		}
	}
	var out []person
	for _, n := range splitNames(name) {
		for _, o := range l.splitOccupations(occupation) {
			k := p
			k.name, k.occupation = n, o
			if strings.Contains(n.doubt, "senior") {
				n.doubt, k.name.doubt = "", ""
				k.grade = cellValue{value: string(nianping.GradeSenior), text: n.text, at: n.at}
			}
			out = append(out, k)
		}
	}
	return out
}

// starred reads a mark that stands in a column of its own.
func (l *examinerList) starred(p *person, row int, g map[string]int) {
	if l.star == nil {
		return
	}
	for c := range l.t.Cols {
		s := strings.TrimSpace(l.t.Text(row, c))
		if s != "" && strings.Trim(s, "★☆▲△*●◆") == "" && l.inGroup(c, g) {
			v := l.t.View(row, c)
			p.grade = cellValue{value: string(nianping.GradeSenior), text: v.Original(0, len(v.Text)), at: &Block{Ref: l.t.Ref(row, c)}}
		}
	}
}

// inGroup reports whether a column lies among those of one person.
func (l *examinerList) inGroup(col int, g map[string]int) bool {
	if len(l.groups) == 1 {
		return true
	}
	low, high := l.t.Cols, 0
	for _, c := range g {
		low, high = min(low, c), max(high, c)
	}
	return col >= low && col <= high
}

// splitNames reads the names of one cell: 王 伟, ★佘佳慧, 张安邦、訾观澜、梁惠芳.
func splitNames(v cellValue) []cellValue {
	parts := strings.FieldsFunc(v.value, func(r rune) bool { return r == '、' || r == ',' || r == ';' })
	var out []cellValue
	for _, s := range parts {
		senior := false
		if i := strings.IndexByte(s, '('); i > 0 {
			senior = strings.Contains(s[i:], "高级考评") || s[i:] == "(高级)"
			s = s[:i]
		}
		s = nameMarks.Replace(s)
		if s == "" {
			continue
		}
		k := cellValue{value: s, text: v.text, at: v.at}
		if !isPersonName(s) {
			if len(parts) > 1 || utf8.RuneCountInString(s) > 5 || utf8.RuneCountInString(s) < 2 || !allHan(strings.ReplaceAll(s, "·", "")) {
				continue
			}
			k.doubt = "姓名写法少见，请核对"
		}
		if senior {
			k.doubt = "senior"
		}
		out = append(out, k)
	}
	return out
}

// splitOccupations reads the occupations of one cell: one examiner object for each.
func (l *examinerList) splitOccupations(v cellValue) []cellValue {
	if !v.ok() {
		return []cellValue{{}}
	}
	if l.r.Names.Of(v.value) != nil {
		return []cellValue{v}
	}
	parts := strings.FieldsFunc(v.value, func(r rune) bool { return strings.ContainsRune("、,;/\n和及", r) })
	if len(parts) > 1 {
		var out []cellValue
		for _, s := range parts {
			s = strings.TrimSpace(s)
			if l.r.Names.Of(s) == nil && !endsName(s) {
				out = nil
				break
			}
			out = append(out, cellValue{value: s, text: v.text, at: v.at})
		}
		if len(out) > 1 {
			return out
		}
	}
	// 电工(四级), 中级茶艺师: the level is not the name
	if list := l.r.namesIn(v.value); len(list) == 1 {
		rest := v.value[:list[0].Start] + v.value[list[0].End:]
		if len(LevelsOf(strings.Trim(rest, "()"))) > 0 || rest == "考评员" {
			return []cellValue{{value: v.value[list[0].Start:list[0].End], text: v.text, at: v.at}}
		}
	}
	return []cellValue{v}
}

// rank reads grade and level, which clerks put into one column, into two, or into the remarks.
func (l *examinerList) rank(p *person, row int, g map[string]int, above map[string]cellValue) {
	for _, field := range [...]string{"grade", "exam_level", "level"} {
		v := l.cell(row, g, field, above)
		if !v.ok() {
			continue
		}
		if gr := gradeOf(v.value); gr != "" && !p.grade.ok() {
			p.grade = cellValue{value: string(gr), text: v.text, at: v.at}
		} else if field == "grade" && (v.value == "高级" || v.value == "中级" || v.value == "初级") {
			continue
		}
		if lv := highest(v.value); lv != "" && !p.level.ok() {
			p.level = cellValue{value: string(lv), text: v.text, at: v.at}
		}
	}
	if v := l.cell(row, g, "senior", map[string]cellValue{}); v.ok() && (strings.Contains(v.value, "高级") || strings.ContainsAny(v.value, "√✓是★")) {
		p.grade = cellValue{value: string(nianping.GradeSenior), text: v.text, at: v.at}
	}
	for _, field := range [...]string{"remark", "title"} {
		if v := l.cell(row, g, field, map[string]cellValue{}); v.ok() && !p.grade.ok() {
			if gr := gradeOf(v.value); gr != "" {
				p.grade = cellValue{value: string(gr), text: v.text, at: v.at}
			}
		}
	}
}

// gradeOf reads 高级考评员, 考评员 and their short forms; "" where the text is no grade.
func gradeOf(s string) nianping.Grade {
	switch s = strings.Trim(s, " ()"); {
	case strings.Contains(s, "高级考评") || s == "高级" || s == "高考" || s == "资深考评员":
		return nianping.GradeSenior
	case strings.Contains(s, "考评员") || s == "考评" || s == "普通" || s == "一般":
		return nianping.GradeExaminer
	}
	return ""
}

// highest is the highest level that a text names: 技师及以下 → 2, 五级至三级 → 3, 技师（二级） → 2, 3级 → 3.
func highest(s string) nianping.Level {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "高级考评员", ""), "高级考评", "")
	best := nianping.Level("")
	for _, m := range LevelsIn(s) {
		for _, l := range m.Levels {
			if best == "" || l.Rank() > best.Rank() {
				best = l
			}
		}
	}
	if best == "" {
		if l := LevelsOf(s); len(l) > 0 {
			best = l[0]
		}
	}
	return best
}

var (
	nameGender = regexp.MustCompile(`^([^/(,]+)[/(,](男|女)\)?$`)
	idNumber   = regexp.MustCompile(`^[0-9*xX×]{15,18}$|^\d{3,6}\*+\w{2,4}$`)
	phoneNo    = regexp.MustCompile(`^[0-9()+\- *]{7,20}$`)
)

// tidy brings values to the contract's form and drops what is none.
func (p *person) tidy() {
	switch p.gender.value {
	case "男", "女":
	case "男性", "m", "M":
		p.gender.value = "男"
	case "女性", "f", "F":
		p.gender.value = "女"
	default:
		p.gender = cellValue{}
	}
	p.id.value = strings.ReplaceAll(p.id.value, " ", "")
	if p.id.ok() && !isDigitByte(p.id.value[0]) { // only the last digits are given: no number
		p.id = cellValue{}
	}
	if p.id.ok() && !idNumber.MatchString(p.id.value) {
		if strings.ContainsAny(p.id.value, "0123456789") {
			p.id.doubt = "身份证号写法异常"
		} else {
			p.id = cellValue{}
		}
	}
	if p.phone.ok() && !phoneNo.MatchString(p.phone.value) {
		p.phone = cellValue{}
	}
	if strings.Contains(p.card.value, "办理中") || strings.Contains(p.card.value, "待发") || strings.Contains(p.card.value, "未") {
		p.card = cellValue{}
	}
}

// validity reads until when a certificate is valid: the column, else what the caption says of all.
func (l *examinerList) validity(row int, g map[string]int, above map[string]cellValue) cellValue {
	v := l.cell(row, g, "valid_until", above)
	if !v.ok() {
		return l.until
	}
	if d, ok := parseUntil(v.value); ok {
		return cellValue{value: d, text: v.text, at: v.at}
	}
	return cellValue{}
}

// cardWithDate is a certificate number with its validity behind it: BZ0011（至2025年4月）.
var cardWithDate = regexp.MustCompile(`^(.+?)\(((?:有效期)?(?:至|到)?[^()]*20\d\d[^()]*)\)$`)
