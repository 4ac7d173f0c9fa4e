package extract

import "strings"

// nameIn is the occupation of a cell that may give its code too, and where it stands; nil for none.
func (r *Reading) nameIn(v View) (*Name, Span) {
	s := withoutListNumber(withoutCode(v.Text))
	n := r.Names.Of(s)
	if n == nil {
		return nil, Span{}
	}
	start := strings.Index(v.Text, s)
	return n, Span{start, start + len(s)}
}

// filedPair finds the occupation and the levels of a row that holds nothing else but a serial number and a code: 美发师 | 五级、四级.
func (t *Table) filedPair(row int) (name, level int, ok bool) {
	cells := t.filled(row)
	if len(cells) > 2 && isNumberCell(t.Text(row, cells[0])) {
		cells = cells[1:]
	}
	if len(cells) == 3 && occupationCode.MatchString(t.Text(row, cells[1])) {
		cells = []int{cells[0], cells[2]}
	}
	if len(cells) != 2 || len(LevelsOf(t.Text(row, cells[1]))) == 0 {
		return 0, 0, false
	}
	s := withoutListNumber(withoutCode(t.View(row, cells[0]).Text))
	return cells[0], cells[1], jobWords.Means(s) != "" || endsName(s) && !hasAny(s, nameStops...)
}

// filesPairs reports whether a table without a head lists what is filed, as the words above it say: 备案职业等级 above 美发师 | 五级、四级.
func (t *Table) filesPairs() bool {
	if said := t.captionText(); !hasAny(said, "备案", "范围") && !isScopeLabel(said) || hasAny(said, "考评", "拟", "计划") {
		return false
	}
	pairs := 0
	for row := range t.Rows {
		if _, _, ok := t.filedPair(row); ok {
			pairs++
		} else if row > 0 {
			return false
		}
	}
	return pairs > 0
}

// scopePairs reads such a table.
func scopePairs(r *Reading, t *Table) []scopeItem {
	if !t.filesPairs() {
		return nil
	}
	var out []scopeItem
	for row := range t.Rows {
		name, level, ok := t.filedPair(row)
		if !ok {
			continue
		}
		v := t.View(row, name)
		if n, at := r.nameIn(v); n != nil {
			k := scopeItem{name: n.Text, written: n.Written, view: v, ref: t.Ref(row, name), at: at,
				levels: cellLevels(t, row, level), levelView: t.View(row, level), levelRef: t.Ref(row, level)}
			for c := range t.Cols {
				k.takeCode(t, row, c)
			}
			out = append(out, k)
		}
	}
	return out
}
