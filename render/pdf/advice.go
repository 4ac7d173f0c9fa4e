package pdf

import (
	"fmt"
	"strings"

	"nianping"
	"nianping/render/typeset"
)

// advice is what the program suggests about the filing, marked as a suggestion, with room for the officer's decision.
func (w *evaluationWriter) advice() {
	w.section("备案延续建议")
	w.keep(16 * grid) // with the form for the decision
	w.para(t("建议（不是决定）：", w.st.bold), t(w.suggestion(), w.st.body))
	w.remark("本建议由程序按评分标准生成，供工作人员参考；评估结果和备案延续、退出以人力资源社会保障部门的书面决定为准。")
	w.y += grid / 2
	w.decision()
}

func (w *evaluationWriter) suggestion() string {
	checked := ""
	if high := w.severities()[nianping.High]; high > 0 {
		checked = fmt.Sprintf("作出决定前先核实所列%d项重大问题。", high)
	}
	if w.e.Advice != "" {
		return fmt.Sprintf("评估结果为“%s”，按评分标准：%s。%s", w.e.Grade, strings.TrimSuffix(w.e.Advice, "。"), checked)
	}
	switch w.e.Grade {
	case nianping.Unverified:
		return "资料不足以评定等次，建议退回补正后重新评估，其间不宜据此作出延续或退出的决定。" + checked
	case nianping.NotSubmitted:
		return "该机构未报送年度工作总结，建议发催报函；经最后一次催报仍不报送的，按不合格处理。"
	case nianping.Inactive:
		return "该机构本年度未开展评价，建议单独列表，了解原因；连续未开展的职业建议调整备案。" + checked
	}
	return "暂无建议。"
}

// decision is the form in which officers write their decision.
func (w *evaluationWriter) decision() {
	const height = 50.0
	fields := []string{"承办人意见", "科室负责人意见", "分管领导决定"}
	w.keep(height * float64(len(fields)))
	y := w.y
	const label = 84.0
	for i, name := range fields {
		top := y + float64(i)*height
		for _, l := range typeset.Break([]typeset.Span{t(name, w.st.head)}, typeset.Setting{Width: label - 2*cellPad}) {
			w.line(l, left+cellPad, top+height/2-7, cellLead)
		}
		for _, l := range typeset.Break([]typeset.Span{t("□同意建议　□另作决定：", w.st.cell)}, typeset.Setting{Width: 300}) {
			w.line(l, left+label+cellPad*2, top+6, cellLead)
		}
		for _, l := range typeset.Break([]typeset.Span{t("签名：　　　　　　　　　　　　年　　月　　日", w.st.cell)}, typeset.Setting{Width: textWidth - label - 12, Align: typeset.Right}) {
			w.line(l, left+label, top+height-20, cellLead)
		}
		if i > 0 {
			w.page.rule(left, top, right, top, 0.35, hair)
		}
	}
	w.y += height * float64(len(fields))
	w.page.rule(left+label, y, left+label, w.y, 0.35, hair)
	w.page.rule(left, y, right, y, 0.9, ink)
	w.page.rule(left, w.y, right, w.y, 0.9, ink)
	w.y += grid / 2
}
