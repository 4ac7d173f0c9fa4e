package extract

// rowGroup are the rows of a table below a subtitle that says what they are of: 电工 | 五级 | 四级 | 小计.
type rowGroup struct {
	whole    axis // what is said of all groups
	first    int  // the first row of the group at hand, 0 above all subtitles
	totalled bool // it has had its total
}

// open begins a group below the subtitle in a row.
func (g *rowGroup) open(r int, before axis) {
	if g.first == 0 {
		g.whole = before
	}
	g.first, g.totalled = r+1, false
}

// subtitleInHead is the last row of the head where it is the subtitle of the first group, an occupation or a level over all columns; -1 where it is not.
func (k *countTable) subtitleInHead() int {
	r := k.t.Head - 1
	if r < 1 || len(k.t.filled(r)) != 1 || k.t.Text(r, 0) == "" || k.t.T.At(r, 0).ColSpan < k.t.Cols {
		return -1
	}
	if a := k.read(k.t.Text(r, 0), ""); a.name == "" && a.level == "" {
		return -1
	}
	return r
}

// openFirstGroup opens the group whose subtitle stands in the head, where it was taken for the table's caption.
func (k *countTable) openFirstGroup() {
	r := k.subtitleInHead()
	if r < 0 {
		return
	}
	own := k.read(k.t.Text(r, 0), "")
	if k.base.name == own.name {
		k.base.name = ""
	}
	if k.base.level == own.level {
		k.base.level = ""
	}
	k.subtitle(r)
}

// of is what is said of all cells of a row: below subtitles of its group, of all groups where it is the total of them.
func (k *countTable) of(r int, cols []int, a *axis) axis {
	if k.group.first == 0 || !a.total {
		return k.base
	}
	if k.totalsAll(r, cols) {
		all := k.base
		all.name, all.level, all.part, all.foreign = k.group.whole.name, k.group.whole.level, k.group.whole.part, k.group.whole.foreign
		return all
	}
	k.group.totalled = true
	return k.base
}

// totalsAll reports whether a row of totals below the last group is that of all groups: the group has its own already, or the first count is
// the sum of all rows and not that of the group's.
func (k *countTable) totalsAll(r int, cols []int) bool {
	if k.rowTotal(r, cols) != fullSum {
		return false
	}
	if k.group.totalled {
		return true
	}
	for _, c := range cols {
		if len(k.cols[c].metrics) != 1 || k.cols[c].metrics[0] == "pass_rate" || !k.t.IsNumber(r, c) {
			continue
		}
		all, own := 0.0, 0.0
		for row := k.t.Head; row < r; row++ {
			if !k.t.IsNumber(row, c) || k.rowTotal(row, cols) > single {
				continue
			}
			v := Numbers(k.t.Text(row, c))[0].Value
			if all += v; row >= k.group.first {
				own += v
			}
		}
		sum := Numbers(k.t.Text(r, c))[0].Value
		return sum == all && sum != own
	}
	return false
}

// rowTotal is the most that a label of a row says that it adds up.
func (k *countTable) rowTotal(r int, cols []int) total {
	sum := single
	for _, c := range cols {
		if k.cols[c].label {
			sum = max(sum, totalOf(k.t.Text(r, c)))
		}
	}
	return sum
}
