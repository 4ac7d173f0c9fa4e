package pdf

import (
	"fmt"
	"sort"
	"strings"

	"nianping"
	"nianping/render/typeset"
)

// byType ranks the institutions of each type.
func (w *rankingWriter) byType() {
	w.section("同类排名")
	w.remark("按等次、得分排列，得分相同的名次并列；得分下的区间为未知项目按0分和按满分计的得分；带*的等次为暂定，补正或核实后可以变化；“全市”为不分类别的名次。")
	n := 0
	for _, ty := range w.in.types() {
		var list []Scored
		for _, s := range w.in.All {
			if s.Evaluation.Type == ty {
				list = append(list, s)
			}
		}
		if len(list) == 0 {
			continue
		}
		n++
		w.subsection(n, fmt.Sprintf("%s（%d家）", ty, len(list)))
		right := typeset.Right
		tb := table{columns: []column{
			{head: "名次", align: right}, {head: "机构", share: 40}, {head: "区县"}, {head: "等次"}, {head: "得分", align: right},
			{head: "完整度", align: right}, {head: "报送"}, {head: "全市", align: right},
		}}
		for _, s := range ranked(list, func(e *nianping.Evaluation) *int { return e.Rank }) {
			tb.rows = append(tb.rows, w.rankedRow(s))
		}
		w.table(tb)
	}
}

func (w *rankingWriter) rankedRow(s Scored) row {
	e := s.Evaluation
	total := []typeset.Span{t(e.Total.String(), w.st.cell)}
	if e.Total != nil && e.Confirmed != nil && e.Potential != nil && e.Potential.Cmp(e.Confirmed) != 0 {
		total = append(total, t("\n"+e.Confirmed.String()+"～"+e.Potential.String(), w.st.small))
	}
	coverage := "—"
	if e.Coverage != nil && e.Total != nil {
		coverage = fmt.Sprintf("%.1f%%", 100*e.Coverage.Float())
	}
	grade := string(e.Grade)
	if e.Provisional && e.Rank != nil {
		grade += "*"
	}
	style := *w.st.cellBold
	style.Colour = gradeColour(e.Grade)
	return row{cells: []cell{one(count(e.Rank), w.st.cellBold), w.name(s), one(orDash(e.District), w.st.cell), one(grade, &style),
		{spans: total}, one(coverage, w.st.cell), w.state(&e.Status), one(count(e.RankAll), w.st.cell)}}
}

// name is the institution's name, leading to its report where there is one, with the marks of late and vetoed ones.
func (w *rankingWriter) name(s Scored) cell {
	spans := []typeset.Span{t(s.Evaluation.Institution, w.st.cell)}
	if s.File != "" {
		mark := w.newMark()
		w.uris[mark] = s.File
		spans[0].Mark, spans[0].Style = mark, w.st.linkish
	}
	if s.Evaluation.Vetoed {
		spans = append(spans, t("（一票否决）", w.st.red))
	}
	return cell{spans: spans}
}

func (w *rankingWriter) state(st *nianping.Status) cell {
	switch {
	case st.State == nianping.OnTime:
		return one("按期", w.st.cell)
	case st.State == nianping.Late && st.DaysLate != nil:
		return one(fmt.Sprintf("逾期%d天", *st.DaysLate), w.st.amber)
	case st.State == nianping.Missing || st.State == nianping.Unreadable:
		return one(st.State.Name(), w.st.red)
	}
	return one(st.State.Name(), w.st.cell)
}

// byDistrict ranks the institutions of each district by their rank over the city, the districts as the registry has them.
func (w *rankingWriter) byDistrict() {
	w.section("分区县情况")
	groups, names := map[string][]Scored{}, []string{}
	for _, s := range w.in.All {
		d := s.Evaluation.District
		if d == "" {
			d = "区县未载明"
		}
		if groups[d] == nil {
			names = append(names, d)
		}
		groups[d] = append(groups[d], s)
	}
	right := typeset.Right
	tb := table{caption: "各区县报送与得分", columns: []column{
		{head: "区县", share: 20}, {head: "机构", align: right}, {head: "按期", align: right}, {head: "逾期", align: right},
		{head: "未报送", align: right}, {head: "参加排名", align: right}, {head: "得分中位数", align: right}, {head: "良好以上", align: right},
	}}
	for _, name := range names {
		n := map[nianping.SubmissionState]int{}
		good, counted := 0, 0
		var scores []float64
		for _, s := range groups[name] {
			n[s.Evaluation.Status.State]++
			if s.Evaluation.Grade == nianping.Excellent || s.Evaluation.Grade == nianping.Good {
				good++
			}
			if s.Evaluation.RankAll != nil {
				counted++
				scores = append(scores, s.Evaluation.Total.Float())
			}
		}
		median := "—"
		if counted > 0 {
			median = fmt.Sprintf("%.2f", medianOf(scores).Value)
		}
		tb.rows = append(tb.rows, row{cells: []cell{one(name, w.st.cell), one(itoa(len(groups[name])), w.st.cell), w.zero(n[nianping.OnTime]), w.zero(n[nianping.Late]),
			w.zero(n[nianping.Missing] + n[nianping.Unreadable]), w.zero(counted), one(median, w.st.cell), w.zero(good)}})
	}
	w.table(tb)
	list := table{caption: "各区县内排名", columns: []column{
		{head: "区县内", align: right}, {head: "机构", share: 42}, {head: "类别"}, {head: "等次"}, {head: "得分", align: right}, {head: "全市", align: right},
	}}
	for _, name := range names {
		list.rows = append(list.rows, row{strong: true, keep: true, cells: []cell{{spans: []typeset.Span{t(name, w.st.cellBold)}, across: 6, align: new(typeset.Align)}}})
		place, last := 0, -1
		for i, s := range ranked(groups[name], func(e *nianping.Evaluation) *int { return e.RankAll }) {
			e := s.Evaluation
			here := "—"
			if e.RankAll != nil {
				if *e.RankAll != last {
					place, last = i+1, *e.RankAll
				}
				here = itoa(place)
			}
			list.rows = append(list.rows, row{cells: []cell{one(here, w.st.cell), w.name(s), one(string(e.Type), w.st.cell), one(string(e.Grade), w.st.cell), one(e.Total.String(), w.st.cell), one(count(e.RankAll), w.st.cell)}})
		}
	}
	w.table(list)
}

// overdue lists who is late, missing or unreadable.
func (w *rankingWriter) overdue() {
	w.section("逾期与未报送名单")
	tb := table{caption: "逾期、未报送与无法读取", columns: []column{
		{head: "机构", share: 40}, {head: "类别"}, {head: "区县"}, {head: "情况"}, {head: "收到日期"},
	}}
	for _, state := range []nianping.SubmissionState{nianping.Missing, nianping.Unreadable, nianping.Late} {
		for _, s := range w.in.All {
			if e := s.Evaluation; e.Status.State == state {
				day := "—"
				if e.Status.ReceivedAt != nil {
					day = nianping.Received{At: *e.Status.ReceivedAt}.Day().Chinese()
				}
				tb.rows = append(tb.rows, row{cells: []cell{w.name(s), one(string(e.Type), w.st.cell), one(orDash(e.District), w.st.cell), w.state(&e.Status), one(day, w.st.cell)}})
			}
		}
	}
	if len(tb.rows) == 0 {
		w.para(t("没有逾期、未报送或无法读取的机构。", w.st.body))
		return
	}
	w.table(tb)
}

// cityStatistics are the city's candidates and passes by level and by occupation.
func (w *rankingWriter) cityStatistics() {
	w.section("全市职业与等级")
	total, levels, occupations := cityCounts(w.in.All)
	if total.institutions == 0 && len(levels) == 0 && len(occupations) == 0 {
		w.para(t("没有机构载明统计数据。", w.st.body))
		return
	}
	right := typeset.Right
	columns := func(head string) []column {
		return []column{{head: head, share: 40}, {head: "机构数", align: right}, {head: "报考人次", align: right}, {head: "合格人次", align: right}, {head: "合格÷报考", align: right}}
	}
	set := func(c *cityTotals, name string, strong bool) row {
		style := w.st.cell
		if strong {
			style = w.st.cellBold
		}
		return row{strong: strong, cells: []cell{one(name, style), one(itoa(c.institutions), style), one(itoa(c.registered), style), one(itoa(c.passed), style), one(c.percent(), style)}}
	}
	level := table{caption: "各级别", columns: columns("级别")}
	rates, volume := chart{title: "各级别合格÷报考（%）", most: 100}, chart{title: "报考人次最多的职业"}
	for i := range levels {
		l := &levels[i]
		level.rows = append(level.rows, set(l, l.name, false))
		rate, ok := l.figures().share()
		rates.bars = append(rates.bars, bar{label: l.name, value: rate, text: l.percent(), colour: ink, none: !ok || l.percent() == "—"})
	}
	level.rows = append(level.rows, set(&total, "合计（各机构所报总数）", true))
	w.table(level)
	for i := range occupations {
		if o := &occupations[i]; i < 10 && o.registered > 0 {
			volume.bars = append(volume.bars, bar{label: o.name, value: float64(o.registered), text: itoa(o.registered), colour: ink})
			volume.most = max(volume.most, float64(o.registered))
		}
	}
	w.charts(rates, volume)
	list := table{caption: "各职业（工种、项目）", columns: columns("职业")}
	for i := range occupations {
		list.rows = append(list.rows, set(&occupations[i], occupations[i].name, false))
	}
	w.table(list)
	w.remark("各机构所报总数与分级别、分职业数字不一致的，合计可以不等于分项之和，详见各机构评估报告的数据勾稽；只给出约数的不计入；有机构未同时载明报考和合格人次的，不计算比率。")
}

// common are the findings by the number of institutions that have them.
func (w *rankingWriter) common() {
	w.section("共性问题")
	tb := table{caption: "问题与涉及机构", columns: []column{
		{head: "问题", share: 25}, {head: "程度"}, {head: "机构数", align: typeset.Right}, {head: "涉及机构", share: 40}, {head: "要求", share: 34},
	}}
	problems := nianping.CommonFindings(w.in.All, func(s Scored) *nianping.Evaluation { return s.Evaluation })
	if len(problems) == 0 {
		w.para(t("没有发现问题。", w.st.body))
		return
	}
	for _, p := range problems {
		var few []string
		for _, name := range p.Institutions[:min(len(p.Institutions), 4)] {
			few = append(few, nianping.ShortName(name))
		}
		names := strings.Join(few, "、")
		if len(p.Institutions) > 4 {
			names += "等"
		}
		cells := []cell{one(p.Check.Title, w.st.cell), w.degree(p.Check.Severity), one(itoa(len(p.Institutions)), w.st.cell), one(names, w.st.cell), one(p.Check.Remedy, w.st.cell)}
		tb.rows = append(tb.rows, row{cells: cells})
	}
	if w.in.Audience != Internal { // what nobody has confirmed is told of no institution to others
		tb.drop(3)
	}
	w.table(tb)
}

// expiringFilings lists the filings that end within a year, those of one institution and day together.
func (w *rankingWriter) expiringFilings() {
	w.section("一年内到期的备案")
	type ending struct {
		institution string
		to          nianping.Date
		words       []string
	}
	var list []ending
	for _, s := range w.in.All {
		if s.Case.Institution == nil {
			continue
		}
		first := len(list)
		for _, f := range s.Case.Institution.Filings {
			if f.To.IsZero() || f.State.Ended() || w.in.Date.AddYears(1).Before(f.To) {
				continue
			}
			k := first
			for k < len(list) && list[k].to != f.To {
				k++
			}
			if k == len(list) {
				list = append(list, ending{institution: s.Evaluation.Institution, to: f.To})
			}
			list[k].words = append(list[k].words, filed(&f))
		}
	}
	if len(list) == 0 {
		w.para(t("没有一年内到期的备案。", w.st.body))
		return
	}
	sort.SliceStable(list, func(i, k int) bool { return list[i].to.Before(list[k].to) })
	tb := table{caption: "一年内到期或已到期的备案", columns: []column{{head: "到期日"}, {head: "机构", share: 36}, {head: "职业（工种、项目）与等级", share: 50}}}
	for _, f := range list {
		style := w.st.cell
		if f.to.Before(w.in.Date) {
			style = w.st.red
		}
		tb.rows = append(tb.rows, row{cells: []cell{one(f.to.Chinese(), style), one(f.institution, w.st.cell), one(strings.Join(f.words, "、"), w.st.cell)}})
	}
	w.table(tb)
	w.remark("红色为至评估日已到期的备案。")
}

// filed is a filing in words: 电工（五级至三级）.
func filed(f *nianping.Filing) string {
	switch {
	case f.Programme == nianping.Specialised:
		return f.Occupation + "（专项）"
	case len(f.Levels) > 0:
		return f.Occupation + "（" + levelNames(f.Levels) + "）"
	}
	return f.Occupation
}
