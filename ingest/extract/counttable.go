package extract

import (
	"regexp"
	"strings"

	"nianping"
)

// axis is what a header cell or a row's label says of the numbers beside it.
type axis struct {
	metrics   []string
	level     nianping.Level
	name      string
	programme nianping.Programme
	total     bool
	foreign   bool // a figure of something that is no row of outcomes: a share, a class, another year
	part      bool // of a batch, a month or a class: only their sum is a row
	unknown   bool // one of the headers means nothing here
	absent    bool // of those who did not sit
	label     bool // the column holds labels, not numbers
	field     string
}

var isMetric = map[string]bool{"registered": true, "examined": true, "passed": true, "certified": true, "pass_rate": true}

// countTable reads one table of counts.
type countTable struct {
	ctx    *outcomeContext
	b      *Block
	t      *Table
	base   axis               // what caption and subtitles say of all cells
	group  rowGroup           // the rows below the last subtitle
	stated nianping.Programme // the one that the table's own caption names: it stands before what a sentence says of a name
	cols   []axis
	counts []count
	rows   []int    // the row that each of counts was read from
	above  []string // what the last row that names a measure counts, see takesOver
	prev   axis     // labels of the row above, for blank and 同上
	nested int      // the column whose levels stand below their occupation, -1 for none: see nestedColumn
}

// readTable appends the counts of a table in whatever way it is laid out: every number takes what the headers above it
// and the labels beside it say.
func readTable(to []count, ctx *outcomeContext, b *Block) []count {
	t, from := b.Table, len(to)
	if !aboutOutcomes(ctx, b) {
		return to
	}
	if isForm(t) {
		to = readForm(to, ctx, b)
		sums(to[from:])
		return to
	}
	for _, cols := range t.halves() {
		k := &countTable{ctx: ctx, b: b, t: t, counts: to[len(to):]}
		k.base = k.captionAxis()
		k.readHead(t.Head, cols)
		if !k.hasMetric() {
			continue
		}
		k.base.level = k.captionLevel(cols)
		k.nested = k.nestedColumn(cols)
		k.openFirstGroup()
		for r := t.Head; r < t.Rows; r++ {
			k.row(r, cols)
			for len(k.rows) < len(k.counts) {
				k.rows = append(k.rows, r)
			}
		}
		k.partsOfRows()
		b.misread = doubtContradictions(k.counts) || b.misread
		to = append(to, k.counts...)
	}
	if len(to) == from {
		to = readForm(to, ctx, b)
	}
	if len(to) == from {
		to = readInner(to, ctx, b)
		if len(to) == from && b.fresh {
			k := &countTable{ctx: ctx, b: b, t: t}
			k.notes()
			to = append(to, k.counts...)
		}
		return to
	}
	ctx.totalsOfOne(to[from:])
	sums(to[from:])
	return to
}

// notes reads the remarks below a table that has no counts itself: 说明：电工三级报考6人.
func (k *countTable) notes() {
	for r := k.t.Head; r < k.t.Rows; r++ {
		if textCells(k.t.T, r) != 1 {
			continue
		}
		for _, c := range k.t.filled(r) {
			if holdsProse(k.t.Text(r, c)) {
				k.sentence(r, c)
			}
		}
	}
}

// readInner appends the counts of the tables that stand within a form of one table.
func readInner(to []count, ctx *outcomeContext, b *Block) []count {
	t := b.Table.T
	rows := countedRows(t)
	for row := 0; row < t.Rows; row++ {
		end := countRows(rows, row)
		if row == 0 && end == t.Rows { // no form
			return to
		}
		if end <= row+1 {
			continue
		}
		inner := *b
		inner.Table = newTable(t.Slice(row, end), b.mem)
		inner.Table.findHead(ctx.r.Names)
		to = readTable(to, ctx, &inner)
		row = end - 1
	}
	return to
}

// aboutOutcomes tells a table of counts of this year and institution from lists of people, training and others' figures.
func aboutOutcomes(ctx *outcomeContext, b *Block) bool {
	t := b.Table
	for c := range t.Cols {
		switch t.Field(c) {
		case "id_number", "gender", "certificate_no", "phone", "name":
			return false
		}
	}
	near := t.Caption
	if t.Before != nil && runeCount(t.Before.Text()) <= 50 {
		before := t.Before.Text()
		if end := t.addsUpToFirst(before); end > 0 {
			near += before[:end] // 评茶员报考69人,合格52人,比上年多7人: what it compares them with is not the table's
		} else if countsHeads(before) {
			near += lastSentence(before) // 合格357人，比上年多7人，分级别如下: only the end of a statement speaks of the table
		} else {
			near += before
		}
	}
	if ofOthers(near) {
		return false
	}
	if strings.Contains(near, "培训") && !assessed.In(near) {
		return false
	}
	for _, n := range Numbers(near) {
		if n.Kind == Year && ctx.year != 0 && int(n.Value) != ctx.year {
			return t.marksYear(ctx.year) // 与2023年对比如下: its columns tell the years apart
		}
	}
	return true
}

// halves splits a table of which two stand side by side (职业|报考|合格|职业|报考|合格, or levels beside occupations): where
// labels begin again behind counts that have more counts to their right.
func (t *Table) halves() [][]int {
	var parts [][]int
	var part []int
	counted := false
	for c := range t.Cols {
		f := t.Field(c)
		if counted && (f == "occupation" || f == "level" && len(LevelsOf(t.lowestHeader(c))) == 0 || f == "serial") && t.countsFrom(c+1) {
			parts, part, counted = append(parts, part), nil, false
		}
		part = append(part, c)
		counted = counted || isMetric[f]
	}
	return append(parts, part)
}

// countsFrom reports whether a column of counts stands at or after a column.
func (t *Table) countsFrom(c int) bool {
	for ; c < t.Cols; c++ {
		if isMetric[t.Field(c)] {
			return true
		}
	}
	return false
}

// captionAxis is what the caption, the paragraph before and the heading say of the whole table.
func (k *countTable) captionAxis() axis {
	near := k.t.Caption
	if k.t.Before != nil {
		near = k.t.Before.Text() + " " + near
	}
	a := axis{programme: ProgrammeIn(near), part: ofPlace(strings.TrimSpace(k.t.Caption)) || k.ctx.parts > 1 && isPartCaption(k.t.captionText())}
	own := k.t.captionText()
	if k.stated = onlyProgramme(own); k.stated == "" && ProgrammeIn(own) != "" {
		a.programme = "" // 等级认定和专项考核人数: of several
	} else if a.programme != "" && k.stated == "" && onlyProgramme(near) == "" {
		a.programme = "" // a paragraph on several
	} else if a.programme == "" {
		a.programme = ProgrammeIn(k.t.Title)
	}
	caption := k.t.Caption
	if k.t.Before != nil && runeCount(k.t.Before.Text()) <= 30 {
		caption += k.t.Before.Text()
	}
	found := map[string]bool{}
	for h := range metricWords.each(caption) {
		if isMetric[h.Row.Means] && !sortedBy.MatchString(caption[h.End:]) {
			found[h.Row.Means] = true
			a.metrics = []string{h.Row.Means}
		}
	}
	of := near + k.t.UnitNote
	if k.t.Head > 0 {
		of += " " + k.t.Text(0, 0) // 职业(报考/合格)
	}
	if len(found) != 1 {
		a.metrics = cellMetrics(of)
	}
	if len(a.metrics) < 2 {
		if list := k.pairMetrics(of); list != nil {
			a.metrics = list
		}
	}
	names := map[string]*Name{}
	for _, s := range k.ctx.r.namesIn(caption) {
		n := k.ctx.r.Names.At(caption, s.Start)
		a.name = n.Text
		names[n.Text] = n
	}
	if len(names) != 1 || k.ctx.r.Names.otherIn(k.t, names[a.name]) { // (一)电工 above a table of all
		a.name = ""
	}
	if a.name == "" && len(names) == 0 {
		a.name = k.sentenceName()
	}
	return a
}

// sortedBy follows the count that the rows of a table are sorted by: 按报考人数从多到少排列.
var sortedBy = regexp.MustCompile(`^(?:人数|人次|数)?的?(?:从|由|多少|高低|降序|升序|排)`)

// readHead gives every column its axis from the header rows above row head.
func (k *countTable) readHead(head int, cols []int) {
	k.cols = make([]axis, k.t.Cols)
	across := k.namesAcross(cols)
	subtitle := ""
	if r := k.subtitleInHead(); r >= 0 {
		subtitle = k.t.Text(r, 0)
	}
	for i, c := range cols {
		a := axis{field: k.t.Field(c)}
		marked := !isMetric[a.field] && k.marksBelow(c)
		for _, h := range k.t.Headers(c) {
			if h == subtitle {
				continue
			}
			if (len(a.metrics) > 0 || k.countBelow(c)) && HeaderField(h) == "people" { // 报考 | 人数, or 人数 | 报考
				continue
			}
			field := ""
			if across && i > 0 && a.field == "" {
				field = "occupation"
			}
			if across && i == 0 {
				a.field = "metric"
			}
			one := k.read(h, field)
			if marked && (headerWords.Means(bareHeader(h)) == "people" || one.isNothing()) {
				continue
			}
			a = k.merge(a, one)
			a.unknown = a.unknown || one.isNothing() && !IsEmptyMark(h) && HeaderField(h) != "level" // 等级 over 五级 | 四级
		}
		k.cols[c] = a
		k.decideLabel(c, head)
		if k.cols[c].label && a.programme != "" && k.base.programme == "" {
			k.base.programme = a.programme // 职业技能等级认定 in the corner
		}
	}
	k.cornerMetric(cols)
	k.columnOfFigures(cols)
	k.columnsBesideCounts()
	k.columnsOfParts()
	k.columnsOfExams(cols)
	k.columnsOfMarked(cols)
	k.columnsOfRates(cols)
}

// isNothing reports whether a header or label says nothing that a row of counts is told by.
func (a *axis) isNothing() bool {
	return len(a.metrics) == 0 && a.level == "" && a.name == "" && a.programme == "" && !a.total && !a.foreign && !a.part
}

// namesAcross reports whether a table has an occupation a column and a count a row, which its corner tells:
// 考核项目 | 徽菜制作 | 臭鳜鱼腌制, 报名人数 | 96 | 54.
func (k *countTable) namesAcross(cols []int) bool {
	if k.t.Field(cols[0]) != "occupation" {
		return false
	}
	metrics := 0
	for r := k.t.Head; r < k.t.Rows; r++ {
		if isMetric[k.t.HeaderField(r, cols[0])] {
			metrics++
		} else if l := LevelsIn(k.t.Text(r, cols[0])); len(l) == 1 && l[0].single() != "" && metrics > 0 { // 其中：五级
			continue
		} else if k.t.Text(r, cols[0]) != "" {
			return false
		}
	}
	return metrics > 1
}

// onlyLabel reports whether the rows of a table are told apart by one kind of label alone, and there are several of them:
// 考点 | 报考 | 合格. Each is then a part of a row that is elsewhere.
func (k *countTable) onlyLabel(field string) bool {
	for _, a := range k.cols {
		if a.label && a.field != field && a.field != "serial" && a.field != "remark" {
			return false
		}
	}
	return k.t.Rows-k.t.Head > 1
}

// decideLabel tells a column of labels from one of numbers.
func (k *countTable) decideLabel(c, head int) {
	a := &k.cols[c]
	switch {
	case k.ofYears(c, head):
		*a = axis{label: true, field: "year"}
		return
	case a.field == "employer" && k.ofUnits(c, head):
		*a = axis{label: true, field: "remark"}
		return
	case a.level != "" || a.total && k.t.figuresBelow(c, head) || a.part && a.field == "batch" && k.t.figuresBelow(c, head): // 三级 | 合计 | 一季度
		return
	case a.field == "batch" && k.countsBatches(c, head):
		a.foreign = true
		return
	case a.total: // over labels: 合计 | 报考167
		a.total, a.field = false, "metric"
	}
	switch a.field {
	case "serial", "occupation", "level", "exam_level", "batch", "date", "place", "class", "metric", "programme", "code", "remark", "source":
		if len(a.metrics) == 0 {
			a.label = true
			return
		}
	}
	if len(a.metrics) > 0 {
		return
	}
	text, numbers := 0, 0
	for r := head; r < k.t.Rows; r++ {
		switch s := k.t.Text(r, c); {
		case !k.t.Starts(r, c) || IsEmptyMark(s):
		case k.t.IsNumber(r, c) || len(k.base.metrics) > 1 && isDigitByte(s[0]) || marksCounts(s) || k.t.figureBelow(r, c) || c > 0 && countsLevels(s):
			numbers++
		default:
			text++
		}
	}
	a.label = text > numbers
}

// countsBatches reports whether a column headed 批次 says how many there were, not which one: its header does (批次数), its numbers
// add up to the one in the row of totals, or they do not count up from 1 and no two rows are of the same occupation and level. Nor does
// the only row of a table begin with a second batch.
func (k *countTable) countsBatches(c, head int) bool {
	sum, rows, last := 0, 0, 0
	counted := countOfBatches.In(k.t.Header(c))
	ordinal, of := true, map[string]bool{}
	for r := head; r < k.t.Rows; r++ {
		n := Numbers(k.t.Text(r, c))
		if len(n) != 1 || !k.t.Starts(r, c) || !k.t.IsNumber(r, c) {
			return false
		}
		v, ok := n[0].Int()
		switch total := k.totals(r); {
		case !ok:
			return false
		case total:
			return counted || v == sum && rows > 1
		default:
			sum, rows = sum+v, rows+1
			ordinal = ordinal && (v == last || v == last+1)
			last = v
			of[k.rowLabels(r)] = true
		}
	}
	return counted || !ordinal && len(of) == rows
}

// countOfBatches are pieces of headers that count batches.
var countOfBatches = listOf("批数", "次数", "场数", "(批)", "(次)", "(场)", "(个)")

// rowLabels are the texts of a row that are no numbers.
func (k *countTable) rowLabels(r int) string {
	var b strings.Builder
	for c := range k.t.Cols {
		if !k.t.IsNumber(r, c) {
			b.WriteString(k.t.Text(r, c))
			b.WriteByte('|')
		}
	}
	return b.String()
}

// totals reports whether a label of a row says that it adds up others.
func (k *countTable) totals(r int) bool {
	for c := range k.t.Cols {
		if IsTotal(k.t.Text(r, c)) {
			return true
		}
	}
	return false
}

// figuresBelow reports whether a cell of a column begins with a number, from a row on.
func (t *Table) figuresBelow(c, row int) bool {
	for ; row < t.Rows; row++ {
		if t.Starts(row, c) && beginsWithNumber(t.Text(row, c)) {
			return true
		}
	}
	return false
}

func (k *countTable) hasMetric() bool {
	if len(k.base.metrics) > 0 {
		return true
	}
	for _, a := range k.cols {
		if len(a.metrics) > 0 {
			return true
		}
	}
	for r := k.t.Head; r < k.t.Rows; r++ {
		for c := range k.t.Cols {
			if k.cols[c].label && (isMetric[k.t.HeaderField(r, c)] || len(k.metricsIn(k.t.Text(r, c), "")) > 1) {
				return true
			}
		}
	}
	return k.t.anyCell(marksCounts) || k.t.levelFigures() || k.t.anyCell(countsLevels)
}
