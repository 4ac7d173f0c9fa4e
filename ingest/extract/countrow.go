package extract

import (
	"slices"
	"strings"

	"nianping"
)

// row reads one row of the body.
func (k *countTable) row(r int, cols []int) {
	if k.repeatedHead(r) {
		if k.nested >= 0 {
			k.prev = axis{} // 分等级 | 报考: what follows is of no occupation
		}
		return
	}
	if k.subtitle(r) {
		return
	}
	a, any := k.labels(r, cols)
	if a.foreign && !a.absent || !any && !k.unlabelled(cols) && !k.ownSubjects(r, cols) {
		return
	}
	base := k.of(r, cols, &a)
	k.takesOver(&a, cols)
	for _, c := range cols {
		col := k.cols[c]
		if col.label || col.foreign && !col.absent || !k.t.Starts(r, c) {
			continue
		}
		cell := k.merge(k.merge(base, a), col)
		if a.total {
			cell.name, cell.level = base.name, base.level
			if a.name != "" {
				cell.name = a.name
			}
			if a.level != "" {
				cell.level = a.level
			}
			cell = k.merge(cell, axis{name: col.name, level: col.level})
			if k.ofAllProgrammes(r, cols) {
				cell.programme = col.programme
			}
		}
		if col.total && col.level == "" {
			cell.level = a.level
		}
		if len(a.metrics) > 0 && (len(col.metrics) == 0 || ofRates(a.metrics)) { // 通过率 below 报名 | 合格, a cell over both
			cell.metrics = a.metrics
		}
		if cell.absent {
			k.absences(r, c, cell)
			continue
		}
		k.cell(r, c, cell)
	}
}

// absences keeps the number of those who did not sit.
func (k *countTable) absences(r, c int, a axis) {
	if n := Numbers(k.t.Text(r, c)); len(n) == 1 && k.t.IsNumber(r, c) && !a.part {
		k.ctx.absent(k.key(a), &n[0])
	}
}

// takesOver gives a row that names a level or an occupation alone what the last row with a measure counts, in a table that has its measures in its
// rows: 报考总人数 | 208, 其中：五级 | 120, 四级 | 70.
func (k *countTable) takesOver(a *axis, cols []int) {
	switch {
	case len(a.metrics) == 1 && a.level == "" && a.name == "" && a.metrics[0] != "pass_rate":
		k.above = a.metrics
	case len(a.metrics) > 0 || a.total || a.level == "" && a.name == "":
		k.above = nil
	case len(k.above) > 0 && k.inRows(cols, a):
		a.metrics = k.above
	}
}

// inRows reports whether the rows of a table say what it counts: nothing above it does, and it has one column of figures, or columns of occupations for
// rows of levels or of levels for rows of occupations.
func (k *countTable) inRows(cols []int, a *axis) bool {
	if len(k.base.metrics) > 0 {
		return false
	}
	plain := 0
	for _, c := range cols {
		switch col := &k.cols[c]; {
		case col.label || col.foreign:
		case len(col.metrics) > 0 || col.part || col.level != "" && a.level != "" || col.name != "" && a.name != "":
			return false
		case col.level == "" && col.name == "" && !col.total:
			plain++
		}
	}
	return plain == 0 || plain == 1 && k.oneFigure(cols)
}

// oneFigure reports whether a table has one column of figures of the year.
func (k *countTable) oneFigure(cols []int) bool {
	n := 0
	for _, c := range cols {
		if !k.cols[c].label && !k.cols[c].foreign {
			n++
		}
	}
	return n == 1
}

// ofRates reports whether a label says of its row that it holds rates.
func ofRates(metrics []string) bool { return len(metrics) == 1 && metrics[0] == "pass_rate" }

// partsOfRows makes parts of what several rows say of the same occupation and level, where other labels tell the rows apart (东区 |
// 电工, 西区 | 电工) and none is the sum of the others.
func (k *countTable) partsOfRows() {
	if !slices.ContainsFunc(k.cols, func(a axis) bool { return a.label && !ofRow[a.field] }) {
		return
	}
	type rowOf struct {
		row int
		of  RowKey
	}
	said, parts := make(map[cellKey][]int, len(k.counts)), map[rowOf]bool{}
	for i := range k.counts {
		if c := &k.counts[i]; !c.period && c.field != "pass_rate" {
			id := cellKey{c.key, c.field}
			said[id] = append(said[id], i)
		}
	}
	for id, list := range said {
		if len(list) < 2 {
			continue
		}
		labels, sum, most, at := map[string]bool{}, 0, 0, -1
		for _, i := range list {
			labels[k.rowLabels(k.rows[i])+k.rowDates(k.rows[i])] = true
			v, _ := k.counts[i].fact.Value.(int)
			if sum += v; v > most {
				most, at = v, i
			}
		}
		if len(labels) < len(list) || 2*most == sum && len(list) == 2 && k.totals(k.rows[at]) { // 小计 and 合计 of the same
			continue
		}
		for _, i := range list {
			if i != at || 2*most != sum || len(list) == 2 {
				parts[rowOf{k.rows[i], id.of}] = true
			}
		}
	}
	for i := range k.counts {
		if c := &k.counts[i]; parts[rowOf{k.rows[i], c.key}] {
			c.period, c.ledger = true, true
		}
	}
}

// rowDates are the numbers of a row that say when or in which batch: 2024.3.
func (k *countTable) rowDates(r int) string {
	s := ""
	for c, a := range k.cols {
		if a.label && (a.field == "date" || a.field == "batch" || a.field == "class") && k.t.IsNumber(r, c) {
			s += k.t.Text(r, c) + "|"
		}
	}
	return s
}

// ofRow are the fields of labels that say which row of counts a figure is of, or nothing.
var ofRow = map[string]bool{"occupation": true, "level": true, "exam_level": true, "programme": true, "metric": true, "serial": true, "code": true, "remark": true, "year": true}

// ofAllProgrammes reports whether a row of totals is one of several programmes: 总计 stands in the column of programmes, and
// the rows of the table name more than one.
func (k *countTable) ofAllProgrammes(r int, cols []int) bool {
	for _, c := range cols {
		if !k.cols[c].label || !IsTotal(k.t.Text(r, c)) || !k.t.Starts(r, c) {
			continue
		}
		first := nianping.Programme("")
		for row := k.t.Head; row < k.t.Rows; row++ {
			p := ProgrammeIn(k.t.Text(row, c))
			if first == "" {
				first = p
			}
			if p != "" && p != first {
				return true
			}
		}
	}
	return false
}

// ownSubjects reports whether the cells of a row name whom they count: 焊工53人.
func (k *countTable) ownSubjects(r int, cols []int) bool {
	for _, c := range cols {
		if s := k.t.Text(r, c); !k.cols[c].label && s != "" && k.ctx.r.Names.At(s, 0) == nil {
			return false
		}
	}
	return true
}

// unlabelled reports whether the table has no label columns at all: one row of numbers under its headers.
func (k *countTable) unlabelled(cols []int) bool {
	for _, c := range cols {
		if k.cols[c].label && k.cols[c].field != "serial" {
			return false
		}
	}
	return true
}

// repeatedHead reports whether a row is the header again, as after a page break.
func (k *countTable) repeatedHead(r int) bool {
	same, cells := 0, 0
	for c := range k.t.Cols {
		s := k.t.Text(r, c)
		if s == "" || !k.t.Starts(r, c) {
			continue
		}
		cells++
		for _, h := range k.t.Headers(c) {
			if h == s {
				same++
				break
			}
		}
	}
	return cells > 1 && same*2 > cells
}

// subtitle reads a row whose only text says what the rows below are about.
func (k *countTable) subtitle(r int) bool {
	cells := k.t.filled(r)
	if len(cells) != 1 {
		return len(cells) == 0
	}
	only := cells[0]
	s := k.t.Text(r, only)
	if k.t.IsNumber(r, only) || IsEmptyMark(s) {
		return false
	}
	if cell := k.t.T.At(r, only); cell.ColSpan == 1 && k.t.Cols > 1 && only > 0 && !k.cols[only].label {
		return k.sentence(r, only)
	}
	if k.sentence(r, only) {
		return true
	}
	a := k.read(s, "")
	k.group.open(r, k.base)
	k.base.name, k.base.level = a.name, a.level
	k.base.part = ofPlace(s)
	if a.programme != "" {
		k.base.programme = a.programme
	}
	k.base.foreign = hasLastYear(s)
	k.prev = axis{}
	return true
}

// ofPlace reports whether a subtitle says where the rows below it were assessed: they are parts of rows of the whole.
func ofPlace(s string) bool {
	return runeCount(s) <= 10 && places.End(s)
}

// places are the words with which the name of one site of several ends.
var places = listOf("校区", "院区", "分校", "考点", "教学点", "分公司", "分厂", "厂区", "车间", "门店", "园区")

// sentence reads a cell that holds words with counts: 合计：报考628人，合格561人.
func (k *countTable) sentence(r, c int) bool {
	v := k.t.View(r, c)
	n := 0
	for _, m := range Numbers(v.Text) {
		if counts(&m) {
			n++
		}
	}
	if n == 0 {
		return false
	}
	b := *k.b
	b.Table, b.View, b.Ref, b.found = nil, v, k.t.Ref(r, c), nil
	from := len(k.counts)
	k.counts = readProse(k.counts, k.ctx, &b, false)
	for i := from; i < len(k.counts); i++ {
		if c := &k.counts[i]; c.key == (RowKey{}) {
			c.note = v.Text
		}
	}
	return true
}

// cell reads the number of one cell.
func (k *countTable) cell(r, c int, a axis) {
	s := strings.TrimSpace(k.t.View(r, c).Text)
	if IsEmptyMark(s) && s != "0" || a.foreign {
		return
	}
	numbers := Numbers(s)
	if own := markedCounts(s, numbers); own != nil && k.t.T.At(r, c).ColSpan == 1 { // a wider one is a remark on the whole
		a.metrics = own
	}
	if own := markedFigure(s); own != "" && (len(a.metrics) == 0 || len(a.metrics) == 1 && isMetric[own]) {
		a.metrics = []string{own}
	}
	if len(a.metrics) == 0 {
		if a.name != "" && countsLevels(s) {
			k.sentenceOf(r, c, a)
		}
		return
	}
	if len(numbers) == 1 && numbers[0].Start > 0 { // 电工118人 in a cell
		own := k.read(strings.Trim(s[:numbers[0].Start], ":： "), "")
		if own.name != "" || own.level != "" {
			a = k.merge(a, axis{name: own.name, level: own.level})
			a.part = false
		}
	}
	if len(numbers) != len(a.metrics) {
		if len(numbers) > 1 {
			k.sentenceOf(r, c, a)
		}
		return
	}
	for i := range numbers {
		if a.metrics[i] != "" {
			k.put(r, c, &numbers[i], a, a.metrics[i])
		}
	}
}

func (k *countTable) put(r, c int, n *Number, a axis, metric string) {
	f := k.t.factAt(r, c)
	f.Approx, f.Confidence = n.Approx != Exact, Stated
	if metric == "pass_rate" {
		value, decimals := n.Value, int(n.Decimals)
		switch {
		case n.Kind == Plain && (n.Decimals >= 2 || n.Value <= 1) && n.Value <= 1 && !k.percentColumn(c):
			value, decimals = perCent(n)
		case n.Kind != Plain && n.Kind != Rate:
			return
		}
		if n.Words {
			decimals = -1
		}
		if value > 200 {
			return
		}
		f.Value, f.Decimals = value, decimals
	} else {
		value, ok := n.Int()
		if !ok || n.Kind != Plain && n.Kind != People && n.Kind != Certificates {
			return
		}
		f.Value = value
	}
	k.counts = append(k.counts, count{key: k.key(a), field: metric, fact: f, period: a.part, ledger: a.part})
}

// key is the row of what the axes say.
func (k *countTable) key(a axis) RowKey {
	key := RowKey{Occupation: a.name, Level: a.level, Programme: a.programme}
	if key.Programme == "" || len(k.ctx.programmes) > 1 && key.Programme != k.stated {
		if p := k.ctx.r.Names.Programme(a.name); a.name != "" && p != "" {
			key.Programme = p
		}
	}
	if key.Programme == "" {
		key.Programme = k.ctx.only()
	}
	if key.Programme == "" && (key.Level != "" || jobWords.Means(a.name) != "" || endsName(a.name)) {
		key.Programme = k.ctx.levelled()
	}
	return key
}

// percentColumn reports whether a rate column's header has the unit: 通过率(%). Where no number below is more than one, they are none of it.
func (k *countTable) percentColumn(c int) bool {
	for _, h := range k.t.Headers(c) {
		if !strings.Contains(h, "%") {
			continue
		}
		for r := k.t.Head; r < k.t.Rows; r++ {
			if n := Numbers(k.t.Text(r, c)); len(n) == 1 && n[0].Value > 1 {
				return true
			}
		}
	}
	return false
}
