package extract

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"nianping"
)

// rows appends the people, group by group within each row, so that the order is that of the list.
func (l *examinerList) rows(to []person) []person {
	to = slices.Grow(to, (l.t.Rows-l.t.Head)*len(l.groups))
	l.last = map[int]int{}
	above := make([]map[string]cellValue, len(l.groups)) // for 同上
	for i, g := range l.groups {
		above[i] = map[string]cellValue{}
		l.findSeniors(g)
		l.findPosts(g)
		l.findRanks(g)
		l.findHead(g)
	}
	l.findCounts()
	listed := len(to)
	for row := l.t.Head; row < l.t.Rows; row++ {
		if l.subtitle(row) || l.repeatedHead(row) {
			clear(l.last)
			continue
		}
		for i, g := range l.groups {
			l.lines = l.linesOf(row, g)
			for l.line = range l.lines {
				from := len(to)
				to = l.seniors(to, row, g, above[i])
				to = l.person(to, row, g, above[i])
				l.countBoth(to[from:], row, g)
			}
		}
	}
	return onceForEachLevel(to, listed)
}

// seniors appends the people of a column of seniors beside that of the other examiners: 职业 | 高级考评员 | 考评员.
func (l *examinerList) seniors(to []person, row int, g map[string]int, above map[string]cellValue) []person {
	c, ok := g["seniors"]
	if !ok {
		return to
	}
	column := maps.Clone(g)
	column["name"] = c
	from := len(to)
	to = l.person(to, row, column, above)
	for i := range to[from:] {
		to[from+i].grade = l.t.valueAt(l.t.Head-1, c, string(nianping.GradeSenior))
	}
	return to
}

// findSeniors tells of the columns of one person whether that of seniors holds names, not marks, and stands beside one of names.
func (l *examinerList) findSeniors(g map[string]int) {
	c, ok := g["senior"]
	if !ok || c == g["name"] {
		return
	}
	names, others := 0, 0
	for row := l.t.Head; row < l.t.Rows; row++ {
		switch s := l.t.View(row, c).Text; {
		case IsEmptyMark(s):
		case listsPeople(s):
			names++
		default:
			others++
		}
	}
	if names > others {
		delete(g, "senior")
		g["seniors"] = c
	}
}

// subtitle reads a row within the body that names the occupation of the rows below it.
func (l *examinerList) subtitle(row int) bool {
	cell := l.t.T.At(row, 0)
	if cell == nil {
		return false
	}
	if l.headsRows(row) {
		return true
	}
	if l.t.Cols < 2 || len(l.t.filled(row)) != 1 || !l.t.Starts(row, 0) && cell.RowSpan > 1 { // one person beside a merged cell
		return false
	}
	s := l.t.Text(row, 0)
	list := l.r.namesIn(s)
	if len(list) == 0 || isPersonName(s) {
		return cell.ColSpan == l.t.Cols
	}
	v := l.t.View(row, 0)
	l.occupation = cellValue{value: v.Original(list[0].Start, list[0].End), text: v.Original(list[0].Start, list[0].End), at: placeOf(l.t, row, 0)}
	return true
}

// repeatedHead reports whether a body row is the header typed again on the next page.
func (l *examinerList) repeatedHead(row int) bool {
	c, ok := l.groups[0]["name"]
	return ok && l.t.HeaderField(row, c) == "name"
}

// cell is the value of a column, empty marks as nothing; 同上 is resolved by what stood above, where that is kept.
func (l *examinerList) cell(row int, g map[string]int, field string, above map[string]cellValue) cellValue {
	c, ok := g[field]
	if !ok {
		return cellValue{}
	}
	v := l.t.View(row, c)
	s, span := trimSpace(l.t.Text(row, c)), Span{0, len(v.Text)}
	var lines []Span
	if l.lines > 1 {
		lines = filledParts(v.Text, "\n")
	}
	if l.lines > 1 && len(lines) == l.lines {
		span = lines[l.line]
		s = v.Text[span.Start:span.End]
	} else if fields := l.t.compound(c); fields != nil {
		part, ok := partOf(v.Text, slices.Index(fields, field), len(fields))
		if !ok && field != fields[0] {
			return cellValue{}
		}
		if ok { // else all of it is of the first: 王志远Z1001, 电工(五级)
			span = part
			s = v.Text[span.Start:span.End]
		}
	}
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
	k := cellValue{value: s, text: v.Original(span.Start, span.End), at: placeOf(l.t, row, c)}
	if above != nil {
		above[field] = k
	}
	return k
}

// linesOf is how many people or occupations a row holds line by line: where the cell of the occupation or of the name has
// several lines, each of them one, and other cells as many. 1 for any other row.
func (l *examinerList) linesOf(row int, g map[string]int) int {
	for _, field := range [...]string{"occupation", "name"} {
		c, ok := g[field]
		if !ok {
			continue
		}
		text := l.t.View(row, c).Text
		lines := filledParts(text, "\n")
		if len(lines) < 2 || l.r.Names.Of(breaks.Replace(text)) != nil {
			continue
		}
		known, named := true, true // by the document or the nation; by the form of the word only
		for _, s := range lines {
			word, _, _ := strings.Cut(text[s.Start:s.End], "(")
			isName := field == "name" && isPersonName(withoutMarks(word))
			known = known && (isName || field == "occupation" && l.r.Names.Of(word) != nil)
			named = named && (isName || field == "occupation" && endsName(word))
		}
		if known && field == "occupation" || (known || named) && l.asMany(row, g, field, len(lines)) {
			return len(lines)
		}
	}
	return 1
}

// asMany reports whether another cell of a row has a number of lines.
func (l *examinerList) asMany(row int, g map[string]int, but string, n int) bool {
	for field, c := range g {
		if field != but && len(filledParts(l.t.View(row, c).Text, "\n")) == n {
			return true
		}
	}
	return false
}

// filledParts are the parts of a cell between marks that hold text, without the space around them; nil where no mark stands.
func filledParts(text, marks string) []Span {
	if !containsAny(text, marks) {
		return nil
	}
	var out []Span
	for s := range splitAt(text, Span{0, len(text)}, marks) {
		s.Start = s.End - len(strings.TrimLeft(text[s.Start:s.End], " "))
		s.End = s.Start + len(strings.TrimRight(text[s.Start:s.End], " "))
		if s.Start < s.End {
			out = append(out, s)
		}
	}
	return out
}

// withoutMarks is a name without the marks and the space that lists set beside and within it.
func withoutMarks(s string) string {
	if !hasMark(s) {
		return s
	}
	return nameMarks.Replace(s)
}

// hasMark reports whether a name may hold a mark or space: most hold none.
func hasMark(name string) bool { return markHeads.next(name, 0) < len(name) }

var markHeads = setOf(seniorMarks + " \n")

// nameMarks takes marks, blanks and line ends out of a name.
var nameMarks = func() *strings.Replacer {
	var pairs []string
	for _, mark := range seniorMarks + " \n" {
		pairs = append(pairs, string(mark), "")
	}
	return strings.NewReplacer(pairs...)
}()

// person appends one person of a row; several where a cell lists several people or several occupations.
func (l *examinerList) person(to []person, row int, g map[string]int, above map[string]cellValue) []person {
	entries := l.entries(row, g["name"])
	if entries != nil {
		g = besideEntries(g)
	}
	name := l.cell(row, g, "name", nil)
	occupation := l.cell(row, g, "occupation", above)
	before := l.again(to, row, g)
	if before != nil {
		name = before.name
	}
	if !name.ok() || IsTotal(name.value) || l.otherPost(row, g, occupation) {
		return to
	}
	if name.doubt == "" {
		name.doubt = l.departed(row, g)
	}
	p := person{gender: l.cell(row, g, "gender", above), id: l.cell(row, g, "id_number", nil), card: l.cell(row, g, "certificate_no", nil),
		employer: l.cell(row, g, "employer", above), phone: l.cell(row, g, "phone", nil)}
	if c := p.card.value; !hasDigit(c) && !strings.Contains(c, "号") { // 证书状态 | 有效
		p.card = cellValue{}
	}
	p.grade = l.star
	l.rank(&p, row, g, above)
	l.starred(&p, row, g)
	l.said(&p, g)
	if before != nil && !p.gender.ok() {
		p.gender, p.id, p.phone, p.employer = before.gender, before.id, before.phone, before.employer
	}
	if c := g["name"]; !p.level.ok() && l.t.headsLevel(c) {
		p.level = l.t.valueAt(l.t.Head-1, c, string(highest(l.t.lowestHeader(c))))
	}
	p.tidy()
	p.until = l.validity(row, g, above)
	l.unpackCard(&p, row, g)
	if m := cardWithDate.FindStringSubmatch(p.card.value); m != nil {
		if d, ok := parseUntil(m[2]); ok {
			p.card.value = m[1]
			p.until.fill(p.card.as(d))
		}
	}
	if c, ok := g["grade"]; ok && !occupation.ok() { // 考评员(电工)
		if list := l.r.namesIn(l.t.Text(row, c)); len(list) == 1 {
			v := l.t.View(row, c)
			words := v.Original(list[0].Start, list[0].End)
			occupation = cellValue{value: words, text: words, at: placeOf(l.t, row, c)}
		}
	}
	occupation.fill(l.heads[g["name"]])
	occupation.fill(l.occupation)
	if m := nameGender.FindStringSubmatch(name.value); m != nil { // 殷静/女
		name.value = m[1]
		p.gender.fill(name.as(m[2]))
	}
	from := len(to)
	var names [4]named
	var occupations [4]examined
	for _, n := range l.namesOf(names[:0], row, g, name, entries) {
		for _, o := range l.occupationsOf(occupations[:0], row, g, occupation) {
			k := p
			k.name, k.occupation = n.cellValue, o.occupation
			k.level.fill(o.level)
			if o.grade.ok() && k.grade == l.star { // what the legend says of all others
				k.grade = o.grade
			}
			k.grade.fill(o.grade)
			if n.senior || n.marked && l.star.ok() {
				k.grade = n.as(string(nianping.GradeSenior))
			}
			if n.card != "" && !k.card.ok() {
				k.card = n.as(n.card)
			}
			if n.said != nil {
				own := *n.said
				own.name = n.cellValue
				own.fill(&k)
				k = own
			}
			to = append(to, k)
		}
	}
	if n := len(to); n > from {
		l.last[g["name"]] = n - 1
	}
	return to
}

// seniorMarks are the marks that a legend may give to senior examiners.
const seniorMarks = "★☆▲△*●◆※◎"

// starred reads a mark that stands in a column of its own.
func (l *examinerList) starred(p *person, row int, g map[string]int) {
	if !l.star.ok() {
		return
	}
	for c := range l.t.Cols {
		s := strings.TrimSpace(l.t.Text(row, c))
		if strings.ContainsAny(s, l.seniorMark) && trim(s, seniorMarks) == "" && l.inGroup(c, g) && l.r.Names.Of(l.t.lowestHeader(c)) == nil {
			p.grade = l.t.valueAt(row, c, string(nianping.GradeSenior))
		}
	}
}

// said gives what the header of the names and the caption say of all: 标“高级”的为高级考评员,其余为考评员; 可评五级至三级.
func (l *examinerList) said(p *person, g map[string]int) {
	if c := g["name"]; !p.grade.ok() && (l.apart(g) || restExaminers.MatchString(l.t.Header(c))) {
		p.grade = l.t.valueAt(l.t.Head-1, c, string(nianping.GradeExaminer))
	}
	if m := mayAssess.FindStringIndex(l.t.Caption); m != nil && !p.level.ok() {
		for row := range l.t.Head {
			for _, c := range l.t.filled(row) {
				if s := l.t.Text(row, c); mayAssess.MatchString(s) {
					p.level = l.t.valueAt(row, c, string(highest(mayAssess.FindString(s))))
				}
			}
		}
	}
}

var (
	restExaminers = patternOf(`其余[^,。]{0,4}(?:为|是)考评员`)
	mayAssess     = patternOf(`可(?:考?评|考)[^,。)]{0,4}级[^,。)]{0,8}`)
)

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

// named is one name of a cell with what a mark at it and a bracket behind it say.
type named struct {
	cellValue
	senior bool
	marked bool    // ★李明, 李明*
	card   string  // 李明（ZX4714）
	said   *person // what else the cell says of him, nil for nothing
}

var cardAlone = patternOf(`^(?:证号|证书号|编号)?[:]?([A-Za-z][\w-]*\d[\w-]*|\d{4,})$`)

// splitNames appends the names of one cell: 王 伟, ★佘佳慧, 张安邦、訾观澜、梁惠芳, 李明（ZX4714）. Mark is the character in brackets that
// marks seniors, "" for none. Whole is false where it holds what may be more of them.
func splitNames(out []named, v cellValue, mark string) (list []named, whole bool) {
	if label, _, ok := strings.Cut(v.value, ":"); ok && otherPosts.In(label) {
		return out, true // 督导员:万青山、聂红梅
	}
	whole = true
	parts := []string{v.value}
	strange := 0 // of a list of names one may be rare
	if containsAny(v.value, "、,;") {
		parts = strings.FieldsFunc(v.value, func(r rune) bool { return strings.ContainsRune("、,;", r) })
		for _, s := range parts {
			if s, _, _ = strings.Cut(withoutMarks(s), "("); s != "" && !isPersonName(s) {
				strange++
			}
		}
	}
	for _, s := range parts {
		k := named{cellValue: cellValue{text: v.text, at: v.at, doubt: v.doubt}, marked: hasMark(s) && strings.ContainsAny(s, seniorMarks)}
		if i := strings.IndexByte(s, '('); i > 0 {
			inside := strings.TrimSuffix(s[i+1:], ")")
			legend := gradesOthers(inside)
			k.senior = strings.Contains(inside, "高级考评") && !legend || inside == "高级" || inside == "高"
			k.marked = k.marked && !(legend && !strings.ContainsAny(s[:i], seniorMarks))
			k.marked = k.marked || mark != "" && inside == mark
			if m := cardAlone.FindStringSubmatch(inside); m != nil {
				k.card = m[1]
			}
			s = s[:i]
		}
		if name, rest, ok := strings.Cut(s, "等"); ok && isPersonName(name) { // A、B等3人
			s, whole = name, whole && strings.HasPrefix(rest, strconv.Itoa(len(parts)))
		}
		if s = withoutMarks(s); s == "" {
			continue
		}
		k.value = s
		if !isPersonName(s) {
			if len(parts) > 1 && !(strange*3 <= len(parts) && mayBeName(s)) || runeCount(s) > 5 || runeCount(s) < 2 || !allHan(strings.ReplaceAll(s, "·", "")) {
				whole = whole && (runeCount(s) < 2 || hasAnyPrefix(s, "等", "共"))
				continue
			}
			if k.card == "" {
				k.doubt = rareName
			}
		}
		out = append(out, k)
	}
	return out, whole
}
