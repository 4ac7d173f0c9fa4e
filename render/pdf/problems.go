package pdf

import (
	"fmt"

	"nianping"
	"nianping/render/typeset"
)

// findings are the faults of the report, already sorted by severity, each with the question to put, the place and the words.
func (w *evaluationWriter) findings() {
	w.section("核查发现的问题")
	if len(w.e.Findings) == 0 {
		text := "核查未发现问题。"
		if w.in.Case.Report == nil {
			text = "没有可供核查的总结。"
		}
		w.para(t(text, w.st.body))
		return
	}
	w.keep(10 * grid)
	w.para(t(map[Audience]string{
		Internal:       "下列问题由程序按规定逐项核对得出，本身不扣分；重大问题须由工作人员认定，一般问题须由机构说明。",
		ForInstitution: "下列问题由核对总结得出，本身不扣分，请逐项核实：确有其事的予以更正，与事实不符的说明理由并附证明材料。重大问题经认定的，按评分标准处理。",
		Public:         "下列问题经人力资源社会保障部门认定。",
	}[w.in.Audience], w.st.body))
	tb := table{caption: "问题清单", columns: []column{
		{head: "序号"}, {head: "程度"}, {head: "问题", share: 47}, {head: "位置", share: 20}, {head: "摘录", share: 18},
	}}
	if w.in.Audience == Public {
		tb.columns = tb.columns[:3]
	}
	for i := range w.e.Findings {
		tb.rows = append(tb.rows, w.findingRow(i))
	}
	w.table(tb)
}

func (w *evaluationWriter) findingRow(i int) row {
	f := &w.e.Findings[i]
	spans := []typeset.Span{t(findingTitle(f.Code), w.st.cellBold)}
	if f.Message != "" {
		spans = append(spans, t("　"+f.Message, w.st.cell))
	}
	if f.Formula != "" {
		spans = append(spans, t("\n算式："+f.Formula, w.st.cell))
	}
	if f.Question != "" {
		spans = append(spans, t("\n请说明："+f.Question, w.st.note))
	}
	degree := w.degree(f.Severity)
	if i >= len(w.told) { // for the officers alone
		degree = one("参考", w.st.grey)
		if w.in.Case.Dismissed(f.Code) {
			degree = one("不成立", w.st.grey)
		}
	}
	cells := []cell{one("问题"+itoa(i+1), w.st.cell), degree, {spans: spans}}
	if w.in.Audience != Public {
		cells = append(cells, one(places(f.Evidence), w.st.cell), cell{spans: w.cite(f.Evidence)})
	}
	return row{anchor: w.findMark[i], cells: cells}
}

// degree is the name of a severity in its colour.
func (w *flow) degree(s nianping.Severity) cell {
	return one(s.Name(), map[nianping.Severity]*typeset.Style{nianping.High: w.st.red, nianping.Medium: w.st.amber, nianping.Low: w.st.cell}[s])
}

// places are the first places of evidence: 表3第4行第2列、第12段等5处.
func places(list []nianping.Evidence) string {
	text := ""
	seen := map[string]bool{}
	n := 0
	for _, e := range list {
		if seen[e.At] {
			continue
		}
		seen[e.At] = true
		if n++; n <= 2 {
			if text != "" {
				text += "、"
			}
			text += e.At
		}
	}
	if n > 2 {
		text += fmt.Sprintf("等%d处", n)
	}
	return orDash(text)
}

// correction is one line of the list of corrections wanted.
type correction struct{ what, remedy, basis string }

// wanted are the corrections wanted: what the report does not say, then the remedies of its findings, each once.
func (w *evaluationWriter) wanted() []correction {
	var list []correction
	for _, item := range w.e.Items {
		if item.State != nianping.NotStated || w.in.Case.Report == nil {
			continue
		}
		remedy := item.Raise
		if remedy == "" {
			remedy = "请在总结中补充此项内容。"
		}
		list = append(list, correction{item.Name + "：总结未载明", remedy, item.Basis})
	}
	seen := map[string]bool{}
	for _, f := range w.told {
		info, ok := nianping.FindingInfo(f.Code)
		if !ok || seen[f.Code] || info.Remedy == "" {
			continue
		}
		seen[f.Code] = true
		list = append(list, correction{info.Title, info.Remedy, info.Basis})
	}
	return list
}

func (w *evaluationWriter) corrections() {
	w.section("补正清单")
	list := w.wanted()
	if len(list) == 0 {
		text := "无须补正。"
		if w.in.Case.Report == nil {
			text = fmt.Sprintf("请按附件2模板报送%d年度工作总结。", w.e.Year)
		}
		w.para(t(text, w.st.body))
		return
	}
	tb := table{caption: "需补正的内容", columns: []column{
		{head: "序号", align: typeset.Right}, {head: "事项", share: 31}, {head: "要求", share: 43}, {head: "依据", share: 20},
	}}
	for i, c := range list {
		tb.rows = append(tb.rows, row{cells: []cell{one(itoa(i+1), w.st.cell), one(c.what, w.st.cell), one(c.remedy, w.st.cell), one(clause(c.basis), w.st.cell)}})
	}
	w.table(tb)
	w.remark("请在" + w.deadline() + "补正；逾期未补正的，未载明的项目按0分终评。")
}
