package extract

import (
	"strings"
)

// examined is an occupation with the highest level at which a cell says that it may be examined, if it says one.
type examined struct{ occupation, level cellValue }

// occupationsOf appends the occupations of a row: those of its cell, or the columns that are ticked where each occupation
// has a column of its own.
func (l *examinerList) occupationsOf(out []examined, row int, g map[string]int, occupation cellValue) []examined {
	if _, ok := g["occupation"]; ok {
		return l.splitOccupations(out, occupation)
	}
	for c := range l.t.Cols {
		h := l.t.Headers(c)
		if len(h) == 0 || l.r.Names.Of(h[len(h)-1]) == nil {
			continue
		}
		if s := strings.TrimSpace(l.t.Text(row, c)); isTick(s) {
			out = append(out, examined{occupation: l.t.valueAt(l.t.Head-1, c, h[len(h)-1])})
		}
	}
	if len(out) > 0 {
		return out
	}
	return l.splitOccupations(out, occupation)
}

// splitOccupations appends the occupations of one cell: one examiner object for each.
func (l *examinerList) splitOccupations(out []examined, v cellValue) []examined {
	if !v.ok() {
		return append(out, examined{})
	}
	if k := l.r.Names.Of(v.value); k != nil && (k.Scope || !strings.Contains(v.value, "/")) {
		return append(out, examined{occupation: v})
	}
	var list []examined
	for _, s := range occupationPieces(v.value) {
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
	return append(out, examined{occupation: v})
}

// occupationPieces are the parts of a cell between the marks that part occupations, those within brackets left whole.
func occupationPieces(s string) []string {
	depth := 0
	return strings.FieldsFunc(s, func(r rune) bool {
		switch r {
		case '(':
			depth++
		case ')':
			depth--
		}
		return depth == 0 && strings.ContainsRune("、,;/\n和及", r)
	})
}

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
	case len(LevelsOf(before+behind)) == 0:
		return whole, endsName(s)
	case before == "":
		o.level = v.as(string(highest(behind)))
	}
	return o, true
}
