package pdf

import (
	"fmt"

	"nianping"
	"nianping/render/typeset"
)

// scores is the score table: each item with its points, the reason, the clause and links to the words it rests on.
func (w *evaluationWriter) scores() {
	e := w.e
	w.section("评分情况")
	if len(e.Items) == 0 {
		w.para(t("没有可供评分的总结，不计分。", w.st.body))
		return
	}
	w.keep(14 * grid)
	w.para(t(w.sayScores(), w.st.body))
	w.charts(w.categoryChart())
	tb := table{caption: "评分明细", columns: []column{
		{head: "项目", share: 27}, {head: "得分", align: typeset.Right}, {head: "满分", align: typeset.Right},
		{head: "理由", share: 46}, {head: "依据与摘录", share: 24},
	}}
	for _, c := range w.categories() {
		sum := row{strong: true, keep: true, cells: []cell{one(c.Code+"　"+c.Name, w.st.cellBold), one(c.Said(), w.st.cellBold), one(c.Max.Short(), w.st.cellBold), one(c.Unknown(), w.st.cell), one("", w.st.cell)}}
		tb.rows = append(tb.rows, sum)
		for i := range e.Items {
			if e.Items[i].Category == c.Code {
				tb.rows = append(tb.rows, w.itemRow(i))
			}
		}
	}
	if e.Total != nil {
		tb.rows = append(tb.rows, row{strong: true, cells: []cell{one("总分", w.st.cellBold), one(e.Total.String(), w.st.cellBold), one("100", w.st.cellBold), one(w.saidTotal(), w.st.cell), one("", w.st.cell)}})
	}
	w.table(tb)
	w.deductions()
}

// saidTotal is how the total comes of the rows above it.
func (w *evaluationWriter) saidTotal() string {
	for _, d := range w.e.Deductions {
		if d.Confirmed {
			return "已知得分÷已知满分，折算为百分制，减去认定的扣分"
		}
	}
	return "已知得分÷已知满分，折算为百分制"
}

// categories are the evaluation's categories, or one for all items where it names none.
func (w *evaluationWriter) categories() []nianping.CategoryPoints {
	if len(w.e.Categories) > 0 {
		return w.e.Categories
	}
	code := ""
	if len(w.e.Items) > 0 {
		code = w.e.Items[0].Category
	}
	return []nianping.CategoryPoints{{Code: code, Name: "全部项目"}}
}

func (w *evaluationWriter) sayScores() string {
	e := w.e
	unknown, none := 0, 0
	for _, item := range e.Items {
		switch item.State {
		case nianping.UnreadableFact:
			unknown++
		case nianping.NotApplicable:
			none++
		}
	}
	if e.Total == nil {
		return "各项均无法评定，不计分。"
	}
	s := fmt.Sprintf("按评分标准%s计%s分：已知得分除以已知满分，折算为百分制", e.Rubric, e.Total)
	if e.Confirmed != nil && e.Potential != nil && e.Confirmed.Cmp(e.Potential) != 0 {
		s += fmt.Sprintf("；未知项目按0分计为%s分，按满分计为%s分", e.Confirmed, e.Potential)
	}
	s += "。"
	if unknown > 0 {
		s += fmt.Sprintf("%d项因内容未能读取暂不评定，不作0分。", unknown)
	}
	if none > 0 {
		s += fmt.Sprintf("%d项不适用于%s，不计入满分。", none, w.who())
	}
	if e.Low != nil && e.High != nil && e.Low.Cmp(e.High) != 0 {
		s += fmt.Sprintf("存疑数值全按不利理解时为%s分，全按有利理解时为%s分", e.Low, e.High)
		if e.RankBest != nil && e.RankWorst != nil && *e.RankBest != *e.RankWorst {
			s += fmt.Sprintf("，同类名次在第%d位至第%d位之间", *e.RankBest, *e.RankWorst)
		}
		s += "。"
	}
	return s + e.GradeReason
}

// categoryChart shows each category's share of its points against the city's median.
func (w *evaluationWriter) categoryChart() chart {
	c := chart{title: "各类得分率（%）", most: 100}
	for _, k := range w.e.Categories {
		b := bar{label: k.Code + " " + k.Name, colour: ink}
		if k.Known == nil || k.Points == nil || k.Known.Float() == 0 {
			b.none, b.text = true, "无法评定"
		} else {
			b.value = 100 * k.Points.Float() / k.Known.Float()
			b.text = fmt.Sprintf("%.1f%%", b.value)
			if b.value < 60 {
				b.colour, c.title = amber, "各类得分率（%，不足60%的为棕色）"
			}
		}
		if m, has := w.in.City.Category[k.Code]; has && m.Of >= 3 && !b.none {
			value := m.Value
			b.tick = &value
			c.legend = "全市中位数"
		}
		c.bars = append(c.bars, b)
	}
	return c
}

func (w *evaluationWriter) itemRow(i int) row {
	item := &w.e.Items[i]
	points := one(item.Points.Short(), w.st.cell)
	switch {
	case item.State == nianping.NotApplicable:
		points = one("不适用", w.st.grey)
	case item.State == nianping.UnreadableFact || item.Points == nil:
		points = one("未知", w.st.amber)
	case item.Max != nil && item.Points.Cmp(item.Max) < 0 && 2*item.Points.Float() < item.Max.Float():
		points = one(item.Points.Short(), w.st.red)
	}
	reason := []typeset.Span{t(item.Reason, w.st.cell)}
	if item.Raise != "" {
		reason = append(reason, t("\n如何提高："+item.Raise, w.st.note))
	}
	basis := []typeset.Span{t(clause(item.Basis), w.st.cell)}
	if len(item.Evidence) > 0 {
		basis = append(append(basis, t("\n", w.st.cell)), w.cite(item.Evidence)...)
	}
	code := item.Code + "　"
	name := cell{spans: []typeset.Span{t(code+item.Name, w.st.cell)}, hang: typeset.Measure(t(code+"名", w.st.cell)) - w.st.cell.Size}
	cells := []cell{name, points, one(item.Max.Short(), w.st.cell), {spans: reason}, {spans: basis}}
	return row{anchor: w.itemMark[i], cells: cells}
}

// deductions are what is taken off or asked to be: an officer decides.
func (w *evaluationWriter) deductions() {
	if len(w.e.Deductions) == 0 && len(w.e.Vetoes) == 0 {
		return
	}
	tb := table{caption: "扣分与一票否决情形", columns: []column{
		{head: "代码"}, {head: "情形", share: 47}, {head: "扣分", align: typeset.Right}, {head: "认定", share: 34},
	}}
	state := func(confirmed bool, by, on, document string) cell {
		if !confirmed {
			return one("待人工认定，未计入得分", w.st.amber)
		}
		text := "已认定"
		for _, s := range []string{by, on, document} {
			if s != "" {
				text += "　" + s
			}
		}
		return one(text, w.st.red)
	}
	for _, d := range w.e.Deductions {
		tb.rows = append(tb.rows, row{cells: []cell{one(d.Code, w.st.cell), one(d.Name+"（"+findingTitle(d.Finding)+"）", w.st.cell), one("-"+d.Points.Short(), w.st.cell), state(d.Confirmed, d.By, d.On, d.Document)}})
	}
	for _, v := range w.e.Vetoes {
		name := v.Name
		if v.Reason != "" {
			name += "：" + v.Reason
		}
		tb.rows = append(tb.rows, row{cells: []cell{one(v.Code, w.st.cell), one(name, w.st.cell), one("否决", w.st.cell), state(v.Confirmed, v.By, v.On, v.Document)}})
	}
	w.table(tb)
}
