package extract

import (
	"strings"

	"nianping"
)

// labelledRow is what the labels of a row have said so far.
type labelledRow struct {
	*countTable
	r          int
	in         []int // the columns
	a          axis
	any        bool           // the row has labels
	nameTotal  bool           // a total of occupations
	levelTotal bool           // a total of levels
	periodic   bool           // a part of a batch
	lent       bool           // the level is that of a row above: 五级 stands once before its occupations, blank below
	said       nianping.Level // the level that stands in a column of its own behind the label of a total: 全部职业 | 五级
}

// labels reads the labels of a row. any is false where it has none.
func (k *countTable) labels(r int, cols []int) (a axis, any bool) {
	l := labelledRow{countTable: k, r: r, in: cols}
	for _, c := range cols {
		if !k.cols[c].label {
			continue
		}
		if cell := k.t.T.At(r, c); cell != nil && cell.Col < c && k.cols[cell.Col].label { // 五级小计 over 等级 and 职业
			continue
		}
		s := k.t.Text(r, c)
		if k.cols[c].field == "occupation" {
			s = k.wholeName(r, c)
		}
		if !l.fromAbove(c, s) {
			l.take(c, s)
		}
	}
	return l.settled(), l.any
}

// fromAbove reads a cell that is blank or 同上 as that of the row above, and passes over what is no label beside another.
func (l *labelledRow) fromAbove(c int, s string) bool {
	switch field := l.cols[c].field; {
	case IsDitto(s) && field == "level":
		l.a.level, l.any = l.prev.level, true
	case IsDitto(s):
		l.a.name, l.any = l.prev.name, true
	case field == "batch" && totalOf(s) == fullSum && l.saysLevel(l.in, l.r): // 两批合计 beside the levels of all batches
		l.any = true
	case s == "" && field == "occupation" && l.prev.name != "" && !l.a.total:
		l.a.name = l.prev.name
	case s == "" && field == "level" && l.a.name == "" && l.prev.level != "" && l.occupationAfter(l.in, c, l.r):
		l.a.level, l.lent = l.prev.level, true
	default:
		return false
	}
	return true
}

// take adds what the label in a cell says.
func (l *labelledRow) take(c int, s string) {
	field := l.cols[c].field
	one := l.read(l.withOwnTotal(l.r, c, s), field)
	if (one.foreign || one.part) && one.name != "" && l.allLevels(l.r, c, s) {
		one.foreign, one.part = false, false
	}
	if one.part && field == "level" && l.a.name != "" && !l.a.part && l.onlyRowOf(l.r, l.a.name) { // 快递员 | 164 | 147 | 五级、四级
		l.any = true
		return
	}
	if c == l.nested && one.level != "" && one.name == "" {
		one.name = l.prev.name
	}
	if s != "" && field != "serial" || one.total {
		l.any = true
	}
	if one.total {
		one = l.total(one, s, field)
	}
	l.periodic = l.periodic || one.part && field == "batch"
	if l.nameTotal && field == "level" && !one.total {
		l.said = one.level
	}
	l.a = l.merge(l.a, one)
}

// total says of what a label of totals is the total, and what of it the row keeps.
func (l *labelledRow) total(one axis, s, field string) axis {
	switch {
	case l.addsUp(s): // it says itself of what
		l.a.name, l.a.level = "", ""
	case field == "occupation" && l.a.level != "" && (!l.lent || totalOf(s) == partSum): // 五级 | 小计: of all occupations at that level
		l.a.name, l.a.total = "", true
		return axis{}
	case (field == "level" || l.a.name != "") && !l.lent:
		l.levelTotal = true
	default:
		l.nameTotal = true
	}
	one.part = false
	return one
}

// settled are the labels of the whole row, which the rows below may take over.
func (l *labelledRow) settled() axis {
	if l.nameTotal {
		l.a.name, l.a.level, l.a.part = "", l.said, l.periodic
		if l.nested >= 0 {
			l.prev = axis{}
		}
	}
	if l.levelTotal {
		l.a.level = ""
	}
	l.a.foreign = l.a.foreign || l.base.foreign
	if l.a.name != "" || l.a.level != "" {
		l.prev.name, l.prev.level = l.a.name, l.a.level
	}
	return l.a
}

// allLevels reports whether the cell of a row names an occupation with several levels and is the only one to name it: 电工(五级至三级).
// It is then the row of the occupation.
func (k *countTable) allLevels(r, c int, s string) bool {
	name, levels, _ := strings.Cut(s, "(")
	if len(LevelsOf(strings.TrimSuffix(levels, ")"))) < 2 {
		return false
	}
	return !k.namedBesides(r, c, name) && !otherYear(s, k.ctx.year)
}

// namedBesides reports whether a cell of a column in another row than r begins with a name.
func (k *countTable) namedBesides(r, c int, name string) bool {
	for row := k.t.Head; row < k.t.Rows; row++ {
		if row != r && k.t.Starts(row, c) && strings.HasPrefix(k.t.Text(row, c), name) {
			return true
		}
	}
	return false
}

// onlyRowOf reports whether no other row names an occupation: several levels beside it (四级、三级) are then those that its counts are of.
func (k *countTable) onlyRowOf(r int, name string) bool {
	for c := range k.t.Cols {
		if k.cols[c].label && k.namedBesides(r, c, name) {
			return false
		}
	}
	return true
}

// saysLevel reports whether a row gives a level in the column of levels.
func (k *countTable) saysLevel(cols []int, r int) bool {
	for _, c := range cols {
		if k.cols[c].label && k.cols[c].field == "level" && len(LevelsOf(k.t.Text(r, c))) == 1 {
			return true
		}
	}
	return false
}

// withOwnTotal is the label of a cell that names a count and gives its total (报考167 beside the occupations); the total is
// put, once.
func (k *countTable) withOwnTotal(r, c int, s string) string {
	n := Numbers(s)
	if len(n) != 1 || n[0].Start == 0 || n[0].UnitEnd < len(s) {
		return s
	}
	label := strings.Trim(s[:n[0].Start], " :")
	f := HeaderField(label)
	if !isMetric[f] {
		return s
	}
	if k.t.Starts(r, c) {
		k.put(r, c, &n[0], k.base, f)
	}
	return label
}

// occupationAfter reports whether a column of occupations stands after a column and says something in a row.
func (k *countTable) occupationAfter(cols []int, c, r int) bool {
	for _, k2 := range cols {
		if k2 > c && k.cols[k2].label && k.cols[k2].field == "occupation" && k.t.Text(r, k2) != "" {
			return true
		}
	}
	return false
}
