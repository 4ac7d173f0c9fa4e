package pdf

import (
	"fmt"

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
	w.statistics("分级别统计", "级别", w.tally.levels, w.before.levels, func(f *figures) string { return f.level.Name() }, true)
	w.statistics("分职业统计", "职业（工种）", w.tally.occupations, w.before.occupations, func(f *figures) string { return f.occupation }, false)
	if len(w.tally.levels) == 0 && len(w.tally.occupations) == 0 {
		w.statistics("统计", "项目", nil, nil, nil, true)
	}
	w.remark("“述”为机构所述通过率，“算”为合格÷报考；机构按实考人数计算的，两者可以不同。“—”为总结未载明；带*的由分项相加得出，带≈的为约数。")
	w.y += grid / 2
	w.charts(w.rateChart(), w.volumeChart())
}

// statistics is one table of counts, the sum below where withTotal says so.
func (w *evaluationWriter) statistics(caption, head string, now, last []figures, name func(*figures) string, withTotal bool) {
	if len(now) == 0 && !withTotal {
		return
	}
	year := fmt.Sprintf("%d年度", w.e.Year)
	before := fmt.Sprintf("%d年度", w.e.Year-1)
	right := typeset.Right
	tb := table{caption: caption, columns: []column{
		{head: head, share: 24}, {head: "报考", group: year, share: 9, align: right}, {head: "实考", group: year, share: 9, align: right},
		{head: "合格", group: year, share: 9, align: right}, {head: "获证", group: year, share: 9, align: right},
		{head: "述", group: year, share: 10.5, align: right}, {head: "算", group: year, share: 10.5, align: right},
		{head: "报考", group: before, share: 9, align: right}, {head: "合格", group: before, share: 9, align: right}, {head: "算", group: before, share: 10.5, align: right},
	}}
	for i := range now {
		f := &now[i]
		label := name(f)
		if w.tally.programmes && f.programme != nil {
			label += "（" + f.programme.Name() + "）"
		}
		tb.rows = append(tb.rows, w.statisticsRow(label, f, find(last, f), false))
	}
	for i := range last {
		if f := &last[i]; find(now, f) == nil {
			tb.rows = append(tb.rows, w.statisticsRow(name(f), nil, f, false))
		}
	}
	if withTotal {
		tb.rows = append(tb.rows, w.statisticsRow("合计", w.tally.total, w.before.total, true))
	}
	w.table(tb)
}

func (w *evaluationWriter) statisticsRow(label string, now, last *figures, strong bool) row {
	style := w.st.cell
	if strong {
		style = w.st.cellBold
	}
	number := func(f *figures, n *int) cell {
		switch {
		case f == nil || n == nil:
			return one("—", w.st.grey)
		case f.derived:
			return one(itoa(*n)+"*", style)
		case f.about:
			return one("≈"+itoa(*n), style)
		}
		return one(itoa(*n), style)
	}
	if now == nil {
		now = &figures{}
	}
	cells := []cell{one(label, style), number(now, now.registered), number(now, now.examined), number(now, now.passed),
		number(now, now.certified), one(orDash(now.rate), style), one(now.percent(), style)}
	if last == nil {
		last = &figures{}
	}
	cells = append(cells, number(last, last.registered), number(last, last.passed), one(last.percent(), style))
	return row{cells: cells, strong: strong}
}

// rateChart shows the pass rate at each level against the city's median.
func (w *evaluationWriter) rateChart() chart {
	c := chart{title: "各级别合格÷报考（%）", most: 100}
	for i := range w.tally.levels {
		f := &w.tally.levels[i]
		rate, ok := f.share()
		b := bar{label: f.level.Name(), value: rate, text: f.percent(), colour: ink, none: !ok}
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
	list := append([]figures(nil), w.tally.occupations...)
	for i := range list {
		for k := i; k > 0 && number(list[k].registered) > number(list[k-1].registered); k-- {
			list[k], list[k-1] = list[k-1], list[k]
		}
	}
	const most = 8
	rest := 0
	for i := range list {
		n := number(list[i].registered)
		if n == 0 {
			continue
		}
		if len(c.bars) == most {
			rest += n
			continue
		}
		c.most = max(c.most, float64(n))
		c.bars = append(c.bars, bar{label: list[i].occupation, value: float64(n), text: itoa(n), colour: ink})
	}
	if rest > 0 {
		c.bars = append(c.bars, bar{label: "其他职业", value: float64(rest), text: itoa(rest), colour: pale})
		c.most = max(c.most, float64(rest))
	}
	return c
}

func number(n *int) int {
	if n == nil {
		return 0
	}
	return *n
}
