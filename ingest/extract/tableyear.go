package extract

import (
	"slices"
	"strings"
)

// yearMark is a header that gives the figures below it to one year.
type yearMark struct {
	row, from, to int // the header's row and columns
	year          int // 0 the report's own, -1 the year before it or a difference between years
}

// yearMarks are the headers that name years, of the rows that compare years.
func (t *Table) yearMarks() []yearMark { return t.years.of(t.findYearMarks) }

func (t *Table) findYearMarks() []yearMark {
	var marks []yearMark
	for r := range t.Rows {
		first, named, compares := len(marks), 0, false
		for c := range t.Cols {
			if !t.Starts(r, c) {
				continue
			}
			y, ok := headerYearOf(t.Text(r, c))
			if !ok {
				continue
			}
			before := beforeHeads.MatchString(bareHeader(t.Text(r, c)))
			if y >= 0 || before {
				named++
			}
			compares = compares || before || y < 0 && strings.Contains(t.Text(r, c), "初")
			marks = append(marks, yearMark{r, c, c + t.T.At(r, c).ColSpan, y})
		}
		if named < 2 && r >= t.Head && !compares || named == 0 || dated.In(t.firstText(r)) { // 备案时间 | 2022年 is no header
			marks = marks[:first]
		}
	}
	return marks
}

// beforeHeads head what there was before something was done: 备案时 | 现有, 改造前 | 改造后.
var beforeHeads = patternOf(`^(?:备案时|申报时|成立时|(?:整改|改造|扩建|搬迁|调整|新建)前|原有|原来)(?:的|数量?|值|面积|考位|工位|人数|情况)*$`)

// dated are pieces of labels that date what stands in the head, 发布年份 | 2021 | 2023: no headers of what is below.
var dated = listOf("年份", "发布", "修订", "制定", "建立时间", "备案时间")

// asAt are the words of headers for what there was before the year (those with 初) and for what there is at its end.
var asAt = listOf("年初", "期初", "年末", "年底", "期末")

var (
	formerWords  = listOf("上年", "去年", "上一年", "同期", "增减", "同比", "增幅", "增长")
	presentWords = listOf("本年", "今年", "本期")
	aimWords     = listOf("计划", "计划数", "目标", "任务", "预计")
	// yearSigns are the pieces of which each header that names a year has one.
	yearSigns = listOf(slices.Concat(formerWords.list, presentWords.list, asAt.list, []string{"备案时", "申报时", "成立时", "前", "原", "20", "2O", "2o", "二"})...)
)

// headerYearOf is the year that a short header cell names: 2023年底, 2023年人数, 上年数, 年初, 本年, 年末, 增减.
func headerYearOf(s string) (year int, ok bool) {
	if !shorterThan(s, 13) || !yearSigns.In(s) {
		return 0, false
	}
	switch {
	case formerWords.In(s):
		return -1, true
	case presentWords.In(s):
		return 0, true
	}
	for _, m := range yearsIn(s) {
		if !m.day && (!m.bare || len(s) == m.end) {
			if aimWords.End(bareHeader(s)) { // 2025年计划
				return -1, true
			}
			return m.year, true
		}
	}
	switch i := asAt.First(s); {
	case i < 0 && beforeHeads.MatchString(bareHeader(s)):
		return -1, true
	case i < 0:
		return 0, false
	case strings.HasPrefix(s[i+len("年"):], "初"):
		return -1, true
	}
	return 0, true
}

// yearColumn are the heads of a column of years.
var yearColumn = listOf("年度", "年份", "年")

// beginsWithYear reports whether a header begins with the year that it names.
func beginsWithYear(s string) bool {
	return strings.HasPrefix(s, "20") || hasAnyPrefix(s, "二〇", "二○")
}

// notOfYear reports whether the header above a position, or the year at the head of its row, gives the figure there to
// another year than the report's or to one of its parts, or makes it a difference.
func (t *Table) notOfYear(row, col, year int) bool {
	if t.ofPart(row, col) {
		return true
	}
	marks := t.yearMarks()
	for i := len(marks) - 1; i >= 0; i-- {
		if m := marks[i]; m.row < row && m.from <= col && col < m.to {
			return m.year != 0 && year != 0 && m.year != year
		}
	}
	if y, ok := headerYearOf(t.Text(row, 0)); ok && col > 0 && (headYear(t.Text(row, 0)) || yearColumn.Is(bareHeader(t.firstText(0))) && digitsOnly(t.Text(row, 0)) || asAt.Is(strings.TrimSuffix(t.Text(row, 0), "数"))) {
		return y != 0 && year != 0 && y != year
	}
	return false
}

// marksYear reports whether a header gives the figures below it to a year.
func (t *Table) marksYear(year int) bool {
	return slices.ContainsFunc(t.yearMarks(), func(m yearMark) bool { return m.year == 0 || m.year == year })
}

// place is a position in a table.
type place struct{ row, col int }

// figures visits the cells whose bare text is a label, each with the place of its figure; see figureOf.
func (t *Table) figures(year int, isLabel func(bare string) bool, visit func(label, figure place)) {
	for _, at := range t.labels.of(t.besideFigures) {
		if !isLabel(t.Bare(at.row, at.col)) {
			continue
		}
		if figure, ok := t.figureOf(at.row, at.col, year); ok {
			visit(at, figure)
		}
	}
}

// besideFigures are the cells of words that have a number to their right or below.
func (t *Table) besideFigures() []place {
	var out []place
	for row := range t.Rows {
		for _, col := range t.filled(row) {
			cell := t.T.At(row, col)
			if next := col + cell.ColSpan; !t.IsNumber(row, col) && (t.IsNumber(row, next) || t.ofPart(row, next) || t.IsNumber(row+cell.RowSpan, col)) {
				out = append(out, place{row, col})
			}
		}
	}
	return out
}

// figureOf is where the figure stands that a label cell names: the first number of the report's year to its right, else
// the one below it. ok is false where there is none.
func (t *Table) figureOf(row, col, year int) (figure place, ok bool) {
	cell := t.T.At(row, col)
	for c := col + cell.ColSpan; c < t.Cols && (t.IsNumber(row, c) || t.ofPart(row, c)); c += t.T.At(row, c).ColSpan {
		if !t.notOfYear(row, c, year) {
			return place{row, c}, true
		}
	}
	for r := row + cell.RowSpan; r < t.Rows && t.IsNumber(r, col); r += t.T.At(r, col).RowSpan {
		if !t.notOfYear(r, col, year) {
			return place{r, col}, true
		}
	}
	return place{}, false
}
