package pdf

import (
	"strconv"
	"strings"

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
		rows = append(rows, row{cells: []cell{one(pointerName(r, v.Pointer), w.st.cell), one(nianping.MaskText(v.Reason), w.st.cell), one(at, w.st.cell)}})
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

// pointerNames are the parts of a report as people call them.
var pointerNames = map[string]string{
	"institution": "机构", "name": "姓名或名称", "credit_code": "统一社会信用代码", "year": "所属年度", "scope": "备案范围", "levels_held": "开展等级",
	"candidate_sources": "考生来源", "outcomes": "统计数据", "training": "培训", "examiners": "考评员", "staff": "人员", "venues": "场地",
	"implementation": "评价实施", "rules": "规章制度", "claims": "事实", "sections": "章节", "registered": "报考人数", "examined": "实考人数",
	"passed": "合格人数", "certified": "获证人数", "pass_rate": "通过率", "occupation": "职业", "level": "等级", "levels": "等级", "code": "编码",
	"gender": "性别", "id_number": "身份证号码", "grade": "考评员资格", "certificate_no": "证卡编号", "valid_until": "有效期", "employer": "工作单位", "phone": "电话",
	"social_people": "社会化培训人数", "subsidised_people": "补贴性培训人数", "total_people": "培训总人数", "social_classes": "社会化培训班次",
	"subsidised_classes": "补贴性培训班次", "total_classes": "培训总班次", "full_time": "专职人数", "part_time": "兼职人数", "managers": "管理人员数",
	"supervisors": "督导人员数", "experts": "专家人数", "office_area": "办公面积", "theory_area": "理论考场面积", "theory_seats": "理论考位",
	"practical_area": "实操场地面积", "practical_stations": "考核工位", "video_surveillance": "视频监控", "by_occupation": "分职业场地",
	"plans_filed": "评价计划报备数", "batches": "认定批次", "violations": "违纪违规数", "supervisions": "督导次数", "results_publicised": "结果公示",
	"archives_kept": "评价档案", "count": "人数", "share": "占比", "source": "来源", "lease_years": "使用权年限",
}

// pointerName says in words what a pointer leads to: 统计数据第4行（电工、四级/中级工）合格人数.
func pointerName(r *nianping.Report, p nianping.Pointer) string {
	parts := strings.Split(strings.TrimPrefix(string(p), "/"), "/")
	var b strings.Builder
	for i, part := range parts {
		n, err := strconv.Atoi(part)
		switch {
		case err != nil:
			name, known := pointerNames[part]
			if !known {
				name = part
			}
			b.WriteString(name)
		case i > 0 && parts[i-1] == "outcomes" && n < len(r.Outcomes):
			b.WriteString("（" + outcomeName(&r.Outcomes[n]) + "）")
		case i > 0 && parts[i-1] == "examiners" && n < len(r.Examiners):
			b.WriteString("第" + itoa(n+1) + "行（" + r.Examiners[n].Name + "）")
		default:
			b.WriteString("第" + itoa(n+1) + "项")
		}
	}
	return b.String()
}

func outcomeName(o *nianping.Outcome) string {
	var parts []string
	if o.Programme != nil {
		parts = append(parts, o.Programme.Name())
	}
	if o.Occupation != nil {
		parts = append(parts, *o.Occupation)
	}
	if o.Level != nil {
		parts = append(parts, o.Level.Name())
	}
	if o.Occupation == nil && o.Level == nil {
		parts = append(parts, "合计")
	}
	return strings.Join(parts, "、")
}
