package pdf

import (
	"fmt"
	"slices"

	"nianping"
	"nianping/render/typeset"
)

// numbers are the year's statistics by level and by occupation with last year's beside them, and their charts.
func (w *evaluationWriter) numbers() {
	if w.in.Case.Report == nil {
		return
	}
	w.section("评价业务数据")
	if w.tally.total == nil {
		text := "总结没有给出报考人数、合格人数等统计数据，无法分级别、分职业列表。"
		if w.e.Grade == nianping.Inactive {
			text = "总结载明本年度未开展评价，没有统计数据。"
		}
		w.para(t(text, w.st.body))
		return
	}
	w.statistics("分级别统计", "级别", w.tally.levels, w.before.levels, true)
	w.statistics("分职业统计", "职业（工种）", w.tally.occupations, w.before.occupations, false)
	if len(w.tally.levels) == 0 && len(w.tally.occupations) == 0 {
		w.statistics("统计", "项目", nil, nil, true)
	}
	w.remark("“自述”为机构所述通过率，“核算”为合格÷报考；机构按实考人数计算的，两者可以不同。“—”为总结未载明；带*的由分项相加得出，带≈的为约数。")
	w.y += grid / 2
	w.charts(w.rateChart(), w.volumeChart())
}

// statistics is one table of counts, the sum below where withTotal says so.
func (w *evaluationWriter) statistics(caption, head string, now, last []figures, withTotal bool) {
	if len(now) == 0 && !withTotal {
		return
	}
	year := fmt.Sprintf("%d年度", w.e.Year)
	before := fmt.Sprintf("%d年度", w.e.Year-1)
	fields := w.statedFields(now, last, withTotal)
	tb := table{caption: caption, columns: []column{{head: head, share: 1}}}
	for _, x := range fields {
		group := year
		if x.before {
			group = before
		}
		tb.columns = append(tb.columns, column{head: x.head, group: group, align: typeset.Right})
	}
	names, namesBefore := w.tally.labels(now), w.before.labels(last)
	for i := range now {
		tb.rows = append(tb.rows, w.statisticsRow(fields, names[i], &now[i], find(last, &now[i]), false))
	}
	for i := range last {
		if f := &last[i]; find(now, f) == nil {
			tb.rows = append(tb.rows, w.statisticsRow(fields, namesBefore[i], nil, f, false))
		}
	}
	if withTotal {
		name := "合计"
		if w.tally.programmes {
			name = "合计（各类评价）" // items have no level: the levels alone need not add up to it
		}
		tb.rows = append(tb.rows, w.statisticsRow(fields, name, w.tally.total, w.before.total, true))
	}
	w.table(tb)
}

// statisticsField is one column of counts.
type statisticsField struct {
	head   string
	before bool // of last year
	count  func(*figures) *int
	text   func(*figures) string // instead of a count
}

// statisticsFields are the columns of counts in their order.
var statisticsFields = []statisticsField{
	{head: "报考", count: func(f *figures) *int { return f.registered }},
	{head: "实考", count: func(f *figures) *int { return f.examined }},
	{head: "合格", count: func(f *figures) *int { return f.passed }},
	{head: "获证", count: func(f *figures) *int { return f.certified }},
	{head: "自述", text: func(f *figures) string { return f.rate }},
	{head: "核算", text: (*figures).percent},
	{head: "报考", before: true, count: func(f *figures) *int { return f.registered }},
	{head: "合格", before: true, count: func(f *figures) *int { return f.passed }},
	{head: "核算", before: true, text: (*figures).percent},
}

// statedFields leaves out 实考, 获证 and 述 where no row states them, and last year where there is none.
func (w *evaluationWriter) statedFields(now, last []figures, withTotal bool) []statisticsField {
	if withTotal && w.tally.total != nil {
		now = append(now[:len(now):len(now)], *w.tally.total)
	}
	if withTotal && w.before.total != nil {
		last = append(last[:len(last):len(last)], *w.before.total)
	}
	var fields []statisticsField
	for _, x := range statisticsFields {
		list := now
		if x.before {
			list = last
		}
		used := x.head != "实考" && x.head != "获证" && x.head != "自述" && (!x.before || len(last) > 0)
		for i := range list {
			used = used || x.count != nil && x.count(&list[i]) != nil || x.text != nil && x.head == "自述" && x.text(&list[i]) != ""
		}
		if used {
			fields = append(fields, x)
		}
	}
	return fields
}

func (w *evaluationWriter) statisticsRow(fields []statisticsField, label string, now, last *figures, strong bool) row {
	style := w.st.cell
	if strong {
		style = w.st.cellBold
	}
	cells := []cell{one(label, style)}
	for _, x := range fields {
		f := now
		if x.before {
			f = last
		}
		text := "—"
		switch {
		case f == nil:
		case x.text != nil:
			text = orDash(x.text(f))
		case f.derived && x.count(f) != nil:
			text = itoa(*x.count(f)) + "*"
		default:
			text = f.said(x.count(f), "≈")
		}
		if text == "—" {
			cells = append(cells, one(text, w.st.grey))
		} else {
			cells = append(cells, one(text, style))
		}
	}
	return row{cells: cells, strong: strong}
}

// rateChart shows the pass rate at each level against the city's median.
func (w *evaluationWriter) rateChart() chart {
	c := chart{title: "各级别合格÷报考（%）", most: 100}
	names := shortLabels(w.tally.levels)
	for i := range w.tally.levels {
		f := &w.tally.levels[i]
		rate, ok := f.share()
		b := bar{label: names[i], value: rate, text: f.percent(), colour: ink, none: !ok}
		if !ok {
			b.text = "未载明"
		}
		if m, has := w.in.City.PassRates[f.level]; has && m.Of >= 3 {
			value := m.Value
			b.tick = &value
			c.legend = "全市该级别中位数"
		}
		c.bars = append(c.bars, b)
	}
	return c
}

// volumeChart shows the candidates of the largest occupations.
func (w *evaluationWriter) volumeChart() chart {
	c := chart{title: "各职业报考人次"}
	list := slices.Clone(w.tally.occupations)
	slices.SortStableFunc(list, func(a, b figures) int { return number(b.registered) - number(a.registered) })
	names := shortLabels(list)
	const most = 8
	rest, others := 0, 0
	for i := range list {
		n := number(list[i].registered)
		if n == 0 {
			continue
		}
		if len(c.bars) == most {
			rest += n
			others++
			continue
		}
		c.most = max(c.most, float64(n))
		c.bars = append(c.bars, bar{label: names[i], value: float64(n), text: itoa(n), colour: ink})
	}
	if others > 0 { // a sum of many has no bar beside those of single ones
		c.bars = append(c.bars, bar{label: "其他职业", none: true, text: fmt.Sprintf("%d个共%d", others, rest)})
	}
	return c
}

func number(n *int) int {
	if n == nil {
		return 0
	}
	return *n
}
