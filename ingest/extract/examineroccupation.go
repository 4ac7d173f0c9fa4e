package extract

import (
	"cmp"
	"slices"
	"strings"

	"nianping"
)

// examined is an occupation with the highest level at which a cell says that it may be examined and the grade for it, if it says one.
type examined struct{ occupation, level, grade cellValue }

// occupationsOf appends the occupations of a row: those of its cell, or the columns that are ticked where each occupation
// has a column of its own.
func (l *examinerList) occupationsOf(out []examined, row int, g map[string]int, occupation cellValue) []examined {
	if _, ok := g["occupation"]; ok {
		return l.splitOccupations(out, occupation)
	}
	for c := range l.t.Cols {
		h := l.t.lowestHeader(c)
		if l.r.Names.Of(h) == nil {
			continue
		}
		s := strings.TrimSpace(l.t.Text(row, c))
		o := examined{occupation: l.t.valueAt(l.t.Head-1, c, h)}
		switch grade := gradeOf(s); {
		case isTick(s):
			if l.star.ok() && trim(s, seniorMarks) == "" { // ★ under 电工, ● under 焊工: ★为高级考评员
				mark := nianping.GradeExaminer
				if strings.ContainsAny(s, l.seniorMark) {
					mark = nianping.GradeSenior
				}
				o.grade = l.t.valueAt(row, c, string(mark))
			}
		case grade != "" && shorterThan(s, 8): // 电工 | 焊工 above 高级考评员 |
			if o.grade = l.t.valueAt(row, c, string(grade)); bareRank(s) && !l.gradesTrades() {
				o.grade.doubt = "“" + s + "”可能是考评员的级别，也可能是可考评的等级"
			}
		case s != "" && highest(s) != "" && onlyLevels(s):
			o.level = l.t.valueAt(row, c, string(highest(s)))
		default:
			continue
		}
		out = append(out, o)
	}
	if len(out) > 0 {
		return out
	}
	return l.splitOccupations(out, occupation)
}

// gradesTrades reports whether some cell of a list says 普通 or 考评员, so that 高级 beside it is a grade and no level.
func (l *examinerList) gradesTrades() bool {
	return l.t.anyCell(func(cell string) bool { return gradeOf(cell) != "" && !bareRank(cell) && shorterThan(cell, 6) })
}

// splitOccupations appends the occupations of one cell: one examiner object for each.
func (l *examinerList) splitOccupations(out []examined, v cellValue) []examined {
	if !v.ok() {
		return append(out, examined{})
	}
	if k := l.r.Names.Of(v.value); k != nil && (k.Scope || !strings.Contains(v.value, "/")) {
		return append(out, examined{occupation: v})
	}
	if bare := withoutHeadcount(v.value); bare != v.value && l.r.Names.Of(bare) != nil {
		return append(out, examined{occupation: v.as(bare)})
	}
	var list []examined
	for _, s := range occupationPieces(v.value) {
		several := l.r.Names.together(s)
		for _, k := range several {
			list = append(list, examined{occupation: v.as(s[k.Start:k.End])})
		}
		if several != nil {
			continue
		}
		if level := highest(strings.Trim(s, " ()")); level != "" && len(list) > 0 && len(LevelsOf(s)) > 0 { // 电工五级、四级、三级
			if last := &list[len(list)-1]; level.Rank() > highest(last.level.value).Rank() {
				last.level = v.as(string(level))
			}
			continue
		}
		o, ok := l.occupationAndLevel(v, s)
		if !ok {
			list = nil
			break
		}
		list = append(list, o)
	}
	if len(list) > 0 {
		return append(out, list...)
	}
	if l.r.namesOccupation(v.value) {
		v.doubt = cmp.Or(v.doubt, "这一格（“"+firstRunes(v.value, 30)+"”）不止写了职业，请核对")
	}
	return append(out, examined{occupation: v})
}

// headcount ends a cell or a heading that is an occupation with how many its examiners are: 电工(3人), 电工考评员(3人).
var headcount = patternOf(`(?:职业|工种)?(?:考评员)?(?:\(?(?:共)?` + fewPeople + `\)?)?$`)

func withoutHeadcount(s string) string {
	if !hasAnySuffix(s, ")", "人", "名", "员") {
		return s
	}
	return s[:len(s)-len(headcount.FindString(s))]
}

// together are the occupations of a text that names several with nothing between them, or one held beside another: 电工焊工, 电工(兼焊工); nil for
// any other text.
func (n *Names) together(text string) (list []Span) {
	for at := 0; at < len(text); {
		if k := n.At(text, at); k != nil {
			list = append(list, Span{at, at + len(k.Text)})
			at += len(k.Text)
			continue
		}
		beside := max(lenOf(text[at:], "(兼"), lenOf(text[at:], "兼"), lenOf(text[at:], ")"))
		if len(list) == 0 || beside == 0 {
			return nil
		}
		at += beside
	}
	if len(list) < 2 {
		return nil
	}
	return list
}

// bareOccupation is the occupation that a text names and nothing else, but who its examiners are and how many; nil for any other text.
func (l *examinerList) bareOccupation(s string) *Name {
	if n := l.r.Names.Of(s); n != nil {
		return n
	}
	return l.r.Names.Of(withoutHeadcount(s))
}

// findHead finds the occupation that stands above the columns of one person, where two lists stand side by side.
func (l *examinerList) findHead(g map[string]int) {
	name := g["name"]
	if _, ok := g["occupation"]; ok {
		return
	}
	for row := range l.t.Head {
		if n := l.bareOccupation(l.t.Text(row, name)); n != nil && l.t.T.At(row, name).ColSpan < l.t.Cols {
			if l.heads == nil {
				l.heads = map[int]cellValue{}
			}
			l.heads[name] = l.t.valueAt(row, name, n.Written)
		}
	}
}

// headsRows reads a row that holds nothing but a number and an occupation, that of the rows below: 二 | 焊工 |  | .
func (l *examinerList) headsRows(row int) bool {
	cols := l.t.filled(row)
	if len(cols) != 2 || l.t.Field(cols[0]) != "serial" || l.t.Field(cols[1]) == "occupation" || !l.t.Starts(row, cols[0]) {
		return false
	}
	n := l.bareOccupation(l.t.Text(row, cols[1]))
	if n == nil {
		return false
	}
	l.occupation = l.t.valueAt(row, cols[1], n.Written)
	return true
}

// findOccupations finds the column of occupations of a list whose header does not say so: at the left of the names one of cells that all name
// an occupation (项目, 类别), which is that of all people of a row; else one of occupations with levels (考评职业及最高等级 | 电工三级).
func (r *Reading) findOccupations(t *Table, groups []map[string]int) {
	if _, ok := groups[0]["occupation"]; ok {
		return
	}
	for c := range groups[0]["name"] {
		if t.Field(c) == "" && t.allCells(c, 2, r.isOccupation) {
			for _, g := range groups {
				g["occupation"] = c
			}
			return
		}
	}
	for c := range t.Cols {
		if asksWhatExamined(t, c) && t.allCells(c, 2, r.examinedIn) {
			beside := groups[0] // the person whose columns it stands among
			for _, g := range groups[1:] {
				if c >= g[firstField(g)] {
					beside = g
				}
			}
			if _, ok := beside["occupation"]; !ok {
				beside["occupation"] = c
			}
		}
	}
}

// mostCells reports whether more than half of the cells of a column are of a kind.
func (t *Table) mostCells(col int, is func(string) bool) bool {
	n := 0
	for row := t.Head; row < t.Rows; row++ {
		if is(t.Text(row, col)) {
			n++
		}
	}
	return n*2 > t.Rows-t.Head
}

// allCells reports whether all cells of a column that hold anything, which are so many at least, are of a kind.
func (t *Table) allCells(col, least int, is func(string) bool) bool {
	n := 0
	for row := t.Head; row < t.Rows; row++ {
		if s := t.Text(row, col); is(s) {
			n++
		} else if s != "" {
			return false
		}
	}
	return n >= least
}

// asksWhatExamined reports whether the header of a column may ask what people examine: in words that the lexicon does not know, or as
// a grade or level. What they hold themselves is something else.
func asksWhatExamined(t *Table, col int) bool {
	h := t.Header(col)
	switch t.Field(col) {
	case "", "grade", "level", "exam_level":
		return whatExamined.In(h) && !heldThemselves.In(h)
	case "title": // 考评岗位
		return strings.Contains(h, "考评")
	}
	return false
}

var (
	whatExamined   = listOf("考", "评", "认定", "鉴定", "职业", "工种", "项目", "范围", "最高", "上限")
	heldThemselves = listOf("本人", "个人", "自身", "持有", "所持", "持证", "取得", "获得", "职称", "职务")
)

// examinedIn reports whether a cell holds nothing but occupations and levels at which they are examined: 电工三级, 电工(五级至三级)、焊工四级及以下.
func (r *Reading) examinedIn(cell string) bool {
	names := r.namesIn(cell)
	rest, at := "", 0
	for _, n := range names {
		rest, at = rest+cell[at:n.Start]+",", n.End
	}
	return len(names) > 0 && onlyLevels(rest+cell[at:])
}

// onlyLevels reports whether a text holds nothing but levels and what may stand beside them.
func onlyLevels(text string) bool {
	for _, m := range slices.Backward(LevelsIn(text)) {
		text = text[:m.Start] + "," + text[m.End:]
	}
	return besideExamined.fill(text)
}

// besideExamined are what may stand beside occupations and levels where a cell says what somebody examines.
var besideExamined = listOf(",", "、", ";", "/", "(", ")", ":", "-", "~", " ", "\n", "及以下", "以下", "及以上", "和", "及", "至", "到", "最高", "可考评", "可考", "可评", "考评", "考评员", "职业", "工种")

// occupationPieces are the parts of a cell between the marks that part occupations, those within brackets left whole, and 及以下 with its level.
func occupationPieces(s string) []string {
	depth := 0
	return strings.FieldsFunc(withLower.Replace(s), func(r rune) bool {
		switch r {
		case '(':
			depth++
		case ')':
			depth--
		}
		return depth == 0 && strings.ContainsRune("、,;/\n和及", r)
	})
}

// withLower makes one word of 三级及以下, which 及 parts nowhere.
var withLower = strings.NewReplacer("及以下", "以下", "及其以下", "以下", "及以上", "以上")

// occupationAndLevel reads a piece that is an occupation, alone or with levels before, behind or in brackets: 电工(四级),
// 焊工五级至三级, 中级茶艺师. The level of the last is that of no examination.
func (l *examinerList) occupationAndLevel(v cellValue, s string) (examined, bool) {
	s = strings.TrimSpace(s)
	whole := examined{occupation: v.as(s)}
	names := l.r.namesIn(s)
	if l.r.Names.Of(s) != nil || len(names) != 1 {
		return whole, l.r.Names.Of(s) != nil || endsName(s)
	}
	before, behind := s[:names[0].Start], strings.Trim(s[names[0].End:], " ()")
	o := examined{occupation: v.as(s[names[0].Start:names[0].End])}
	switch {
	case before+behind == "考评员":
		return o, true
	case highest(before+behind) == "":
		return whole, endsName(s)
	case before == "":
		o.level = v.as(string(highest(behind)))
	}
	return o, true
}
