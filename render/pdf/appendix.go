package pdf

import (
	"nianping"
	"nianping/render/typeset"
)

// appendix tells how the figures were checked, what the program doubts, and what it could not read.
func (w *evaluationWriter) appendix() {
	r := w.in.Case.Report
	if r == nil {
		return
	}
	if w.in.Audience == Public { // sums that do not add up are findings that nobody has confirmed
		return
	}
	w.arithmetic()
	w.doubts(r)
}

// arithmetic lists the sums and rates that were checked.
func (w *evaluationWriter) arithmetic() {
	checks := w.checks()
	if len(checks) == 0 {
		return
	}
	w.annex("数据勾稽")
	tb := table{caption: "", columns: []column{
		{head: "核对内容", share: 40}, {head: "算式", share: 42}, {head: "结果"},
	}}
	for _, c := range checks {
		result := one("相符", w.st.green)
		if !c.holds {
			result = one("不符", w.st.red)
		}
		tb.rows = append(tb.rows, row{cells: []cell{one(c.what, w.st.cell), one(c.formula, w.st.cell), result}})
	}
	w.table(tb)
}

// doubts are the values that the program is not sure of, and the items that could not be read.
func (w *evaluationWriter) doubts(r *nianping.Report) {
	var rows []row
	for _, v := range r.Review {
		at := "—"
		if list := r.Evidence[v.Pointer]; len(list) > 0 {
			at = list[0].At
		}
		rows = append(rows, row{cells: []cell{one(r.ValueName(v.Pointer), w.st.cell), one(nianping.MaskText(v.Reason), w.st.cell), one(at, w.st.cell)}})
	}
	for _, item := range w.e.Items {
		if item.State == nianping.UnreadableFact {
			rows = append(rows, row{cells: []cell{one(item.Code+"　"+item.Name, w.st.cell), one("未能读取："+item.Reason, w.st.cell), one("—", w.st.cell)}})
		}
	}
	if len(rows) == 0 {
		return
	}
	w.annex("存疑与未能读取的内容")
	w.keep(10 * grid)
	if w.in.Audience == Internal {
		w.remark("程序对下列内容没有把握，请对照原件核实；核实后可在复核表中更正，报告随之重算。")
	} else {
		w.remark("下列内容未能读准，请对照总结核实；与总结不符的，请注明正确内容。")
	}
	w.table(table{columns: []column{{head: "内容", share: 32}, {head: "原因", share: 48}, {head: "位置", share: 20}}, rows: rows})
}

// submissions lists what came for the year: when, how that is known, and which of it counts.
func (w *evaluationWriter) submissions() {
	if len(w.in.Submissions) == 0 {
		return
	}
	w.annex("收到的材料")
	tb := table{columns: []column{{head: "文件", share: 1}, {head: "收到时间"}, {head: "情况"}, {head: "文件校验值"}, {head: "时间来源"}}}
	if w.in.Audience == ForInstitution {
		tb.columns = tb.columns[:4]
	}
	for _, s := range w.in.Submissions {
		day := orDash(s.Received.Day().Chinese())
		if s.Received.Weak {
			day += "（待核实）"
		}
		state := one("此前版本", w.st.grey)
		switch {
		case !s.Readable:
			state = one("无法读取", w.st.red)
		case w.e.Status.File != nil && s.File == *w.e.Status.File && s.SHA256 == w.in.hash():
			state = one("采用", w.st.green)
		}
		cells := []cell{{spans: []typeset.Span{w.sourceSpan(s.File, s.SHA256 == w.in.hash())}}, one(day, w.st.cell), state, one(short(s.SHA256), w.st.cell), one(orDash(s.Received.Source), w.st.cell)}
		tb.rows = append(tb.rows, row{cells: cells[:len(tb.columns)]})
	}
	w.table(tb)
}

// sourceSpan is a file's name, leading to the original where its place is known.
func (w *evaluationWriter) sourceSpan(name string, counts bool) typeset.Span {
	if !counts || w.in.Source == "" {
		return t(name, w.st.cell)
	}
	mark := w.newMark()
	w.uris[mark] = w.in.Source
	return typeset.Span{Text: name, Style: w.st.linkish, Mark: mark}
}
