package extract

import "strings"

// cellMetrics are the counts that every cell of a table holds, as the words about it list them: 格内“报考/合格”;
// 报考-实考-合格; nil where no words do.
func cellMetrics(text string) []string {
	var list []string
	mark, end := "", 0
	for h := range metricWords.each(text) {
		between := ""
		if h.Start >= end {
			between = text[end:h.Start]
		}
		if len(list) > 0 && (between != "/" && between != "-" || mark != "" && between != mark || !isMetric[h.Row.Means]) {
			if len(list) > 1 {
				break
			}
			list, mark = nil, ""
		}
		if isMetric[h.Row.Means] {
			if len(list) > 0 {
				mark = between
			}
			list = append(list, h.Row.Means)
		}
		end = h.End
	}
	if len(list) < 2 {
		return nil
	}
	return list
}

// shortMetrics are the single words that clerks set beside the figures of one cell: 报45 过41.
var shortMetrics = map[string]string{"报": "registered", "考": "examined", "实": "examined", "到": "examined", "过": "passed", "合": "passed", "格": "passed", "证": "certified", "缺": "absent"}

// besideFigures are the fields of words beside a figure that is of no row: 缺考2人, 不合格3人.
var besideFigures = map[string]bool{"absent": true, "failed": true, "other": true}

// headsPairs reports whether a header says in short what the counts of its cells are: 五级报/合.
func headsPairs(s string) bool {
	n := 0
	for part := range strings.SplitSeq(s, "/") {
		if !isMetric[shortMetric(part)] {
			return false
		}
		n++
	}
	return n > 1 && !hasDigit(s)
}

// shortMetric is the count that a header or its last character names.
func shortMetric(s string) string {
	if m := HeaderField(s); isMetric[m] {
		return m
	}
	return shortMetrics[string(lastRune(s))]
}

// markedCounts are what the figures of a cell count, each of which has its own word before or behind it: 报45 过41, 报考56 合格50,
// 44人报名，41人通过; "" for one that is of no row. nil where one has none, or there is one figure alone.
func markedCounts(s string, numbers []Number) []string {
	if len(numbers) < 2 {
		return nil
	}
	list, end, marked := make([]string, 0, len(numbers)), 0, false
	waiting := -1 // the figure that has no word yet
	for i := 0; i <= len(numbers); i++ {
		to := len(s)
		if i < len(numbers) {
			to = numbers[i].Start
		}
		own := ""
		for word := range strings.FieldsFuncSeq(s[end:to], isCellMark) {
			m := figureWord(word)
			switch {
			case m == "" || own != "":
				return nil
			case waiting >= 0:
				list[waiting], waiting = m, -1
			case i < len(numbers):
				own = m
			default:
				return nil
			}
		}
		if waiting >= 0 {
			return nil
		}
		if i == len(numbers) {
			break
		}
		if list = append(list, own); own == "" {
			waiting = i
		}
		end = numbers[i].UnitEnd
	}
	for i, m := range list {
		if besideFigures[m] {
			list[i] = ""
		} else {
			marked = true
		}
	}
	if !marked {
		return nil
	}
	return list
}

// isCellMark reports whether a character parts the figures of a cell from each other and from their words.
func isCellMark(r rune) bool { return strings.ContainsRune(" /,、;:。()+\n\t", r) }

// figureWord is what a word beside a figure of a cell counts, "" for any other word: 其中合格, 报考人数为.
func figureWord(word string) string {
	if m, ok := shortMetrics[word]; ok {
		return m
	}
	word = strings.TrimPrefix(strings.TrimPrefix(word, "其中"), "共")
	for _, tail := range [...]string{"为", "是", "有", "达", "了", "的"} {
		word = strings.TrimSuffix(word, tail)
	}
	if m := headerWords.Means(word); isMetric[m] || besideFigures[m] {
		return m
	}
	return ""
}

// marksCounts reports whether a cell says itself what its figures count.
func marksCounts(s string) bool {
	return len(s) <= 100 && hasDigit(s) && markedCounts(s, Numbers(s)) != nil
}

// marksBelow reports whether most cells of a column say themselves what their figures count, whatever stands above them: 人数,
// 情况, 考核结果.
func (k *countTable) marksBelow(c int) bool {
	marked, cells := 0, 0
	for r := k.t.Head; r < k.t.Rows; r++ {
		if s := k.t.Text(r, c); k.t.Starts(r, c) && !IsEmptyMark(s) {
			if cells++; marksCounts(s) {
				marked++
			}
		}
	}
	return 2*marked > cells
}

// columnsOfMarked makes parts of the columns whose cells say themselves what their figures count where several are of the same rows: 全部考生 |
// 社会考生, 城东 | 城西. One that is never the smaller is of the whole.
func (k *countTable) columnsOfMarked(cols []int) {
	for i, c := range cols {
		if a := &k.cols[c]; a.label || a.foreign || len(a.metrics) > 0 || !k.marksBelow(c) {
			continue
		}
		for j, other := range cols {
			if b := &k.cols[other]; i != j && !b.label && !b.foreign && k.cols[c].saysAs(b) && k.marksBelow(other) && !k.exceeds(c, other) {
				k.cols[c].part = true
			}
		}
	}
}

// exceeds reports whether the first figure of no cell of a column is smaller than that of another one in its row, and of one is greater.
func (k *countTable) exceeds(c, other int) bool {
	greater := false
	for r := k.t.Head; r < k.t.Rows; r++ {
		a, b := Numbers(k.t.Text(r, c)), Numbers(k.t.Text(r, other))
		if len(b) == 0 {
			continue
		}
		if len(a) == 0 || a[0].Value < b[0].Value {
			return false
		}
		greater = greater || a[0].Value > b[0].Value
	}
	return greater
}

// markedFigure is what the one figure of a cell counts that has its own word and nothing else beside it: 报名77人, 71人合格; "" for
// any other cell.
func markedFigure(s string) string {
	if len(s) > 40 || !hasDigit(s) {
		return ""
	}
	n := Numbers(s)
	if len(n) != 1 || n[0].Kind != People && n[0].Kind != Plain && n[0].Kind != Certificates {
		return ""
	}
	word := strings.TrimFunc(s[:n[0].Start]+s[n[0].UnitEnd:], isCellMark)
	if m := figureWord(word); runeCount(word) > 1 && isMetric[m] {
		return m
	}
	return ""
}

// figureBelow reports whether a cell below the header of a count or behind a level holds a figure beside its word, which heads nothing:
// 报名77人.
func (t *Table) figureBelow(r, c int) bool {
	s := t.Text(r, c)
	if c == 0 || !hasDigit(s) || len(LevelsOf(t.Text(r, 0))) != 1 && (r == 0 || !isMetric[t.HeaderField(r-1, c)] || hasDigit(t.Text(r-1, c))) {
		return false
	}
	return markedFigure(s) != ""
}

// levelFigures reports whether two cells beside a level hold a figure with its word each: 五级 | 报名77人 | 合格71人.
func (t *Table) levelFigures() bool {
	for r := range t.Rows {
		if len(LevelsOf(t.Text(r, 0))) != 1 {
			continue
		}
		figures := 0
		for _, c := range t.filled(r) {
			if markedFigure(t.Text(r, c)) != "" {
				figures++
			}
		}
		if figures > 1 {
			return true
		}
	}
	return false
}

// countsLevels reports whether a cell counts the levels of its row one by one: 五级报考28人、合格26人；四级报考15人、合格12人.
func countsLevels(s string) bool {
	if len(s) > 300 || !hasDigit(s) || !metricsNamed(s) || len(LevelsIn(s)) == 0 {
		return false
	}
	people := 0
	for _, n := range Numbers(s) {
		if counts(&n) {
			people++
		}
	}
	return people > 1
}

// sentenceOf reads a cell that holds words with counts, which are those of its row where they name no other.
func (k *countTable) sentenceOf(r, c int, a axis) {
	from := len(k.counts)
	k.sentence(r, c)
	for i := from; i < len(k.counts); i++ {
		t := &k.counts[i]
		if t.key.Occupation != "" || a.name == "" || a.total {
			continue
		}
		t.key.Occupation, t.note, t.period = a.name, "", t.period || a.part
		if t.key.Level == "" {
			t.key.Level = a.level
		}
		if p := k.ctx.r.Names.Programme(a.name); p != "" {
			t.key.Programme = p
		}
	}
}
