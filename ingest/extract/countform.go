package extract

// isForm tells labels beside their values from a grid: labels of counts stand in two columns or more, each with its number
// to the right.
func isForm(t *Table) bool {
	cols := map[int]bool{}
	for r := range t.Rows {
		for c := range t.Cols {
			if !t.Starts(r, c) {
				continue
			}
			if next := c + t.T.At(r, c).ColSpan; next < t.Cols && t.IsNumber(r, next) && metricLabel(t.Text(r, c)) {
				cols[c] = true
			}
		}
	}
	return len(cols) > 1
}

// readForm appends the counts of a table of labels and values: 报考人数 | 313 | 合格人数 | 263.
func readForm(to []count, ctx *outcomeContext, b *Block) []count {
	t := b.Table
	if !t.anyCell(measureHeaders().In) {
		return to
	}
	k := &countTable{ctx: ctx, b: b, t: t, cols: make([]axis, t.Cols), counts: to[len(to):]}
	k.base = k.captionAxis()
	above := make([][]string, t.Cols) // what the labels of a column count: 报考总人数, 其中五级, 四级
	for r := range t.Rows {
		rowAxis := axis{}
		for c := 0; c < t.Cols; c++ {
			if !t.Starts(r, c) || t.IsNumber(r, c) {
				continue
			}
			a := k.read(t.Text(r, c), "")
			if next := c + t.T.At(r, c).ColSpan; t.HeaderField(r, c) == "occupation" && next < t.Cols && !t.IsNumber(r, next) && runeCount(t.Text(r, next)) <= 20 {
				k.base.name = t.Text(r, next)
				c = next
				continue
			}
			next := c + t.T.At(r, c).ColSpan
			switch {
			case len(a.metrics) == 1:
				above[c] = a.metrics
			case a.level == "" && a.name == "":
				above[c] = nil
				continue
			case above[c] == nil || next >= t.Cols || !t.IsNumber(r, next):
				rowAxis.level, rowAxis.name = a.level, a.name
				continue
			default:
				a.metrics = above[c]
			}
			for next < t.Cols && t.IsNumber(r, next) && t.notOfYear(r, next, ctx.year) {
				next += t.T.At(r, next).ColSpan
			}
			if next < t.Cols && t.IsNumber(r, next) {
				k.cell(r, next, k.merge(k.merge(k.base, rowAxis), a))
				c = next
			}
		}
	}
	return append(to, k.counts...)
}

// sums looks whether the parts of a table add up; values that do are as sure as can be.
func sums(counts []count) {
	type row struct {
		programme, field string
	}
	total := map[row]int{}
	byLevel, byName := map[row]int{}, map[row]int{}
	for i := range counts {
		k := &counts[i]
		v, ok := k.fact.Value.(int)
		if !ok || k.period {
			continue
		}
		id := row{string(k.key.Programme), k.field}
		switch {
		case k.key.Occupation == "" && k.key.Level == "":
			total[id] = v
		case k.key.Occupation == "":
			byLevel[id] += v
		case k.key.Level == "":
			byName[id] += v
		}
	}
	for i := range counts {
		id := row{string(counts[i].key.Programme), counts[i].field}
		if t, ok := total[id]; ok && t > 0 && (byLevel[id] == t || byName[id] == t) {
			counts[i].fact.Confidence = Proven
		}
	}
}
