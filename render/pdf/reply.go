package pdf

import "nianping"

// renewalClause is what the notice says of an evaluation's weight.
const renewalClause = "评估结果是评价机构申请延续备案、退出的重要依据（通知第二条）；是否延续、退出，以人力资源社会保障部门的书面决定为准。"

// reply tells the institution how to answer: what to put right by when, how to object, and whom to ask.
func (w *evaluationWriter) reply() {
	w.section("补正、说明与异议")
	var list []string
	if len(w.wanted())+len(w.told) > 0 {
		list = append(list, "请在"+w.deadline()+"按补正清单补正，并就所列问题逐项书面说明，附证明材料；逾期未补正的，未载明的项目按0分终评。")
	}
	list = append(list, "对得分、等次、数据或所列问题有异议的，请在"+w.deadline()+"书面提出，写明项目代码（如C1）、问题编号（如问题1）或摘录编号（如摘3），附证明材料；程序读错原文的，请注明正确内容及其在总结中的位置。", renewalClause)
	for i, text := range list {
		w.para(t(itoa(i+1)+". "+text, w.st.body))
	}
	w.y += grid / 2
	w.keep(4 * grid)
	w.page.rule(left, w.y, right, w.y, 0.9, ink)
	w.facts([2]string{"受理单位", blank(w.in.Desk.Office)})
	w.facts([2]string{"联系人", blank(w.in.Desk.Contact)}, [2]string{"联系电话", blank(w.in.Desk.Phone)})
	w.page.rule(left, w.y, right, w.y, 0.9, ink)
	w.y += grid / 2
}

// deadline is the last day for corrections and objections.
func (w *evaluationWriter) deadline() string {
	if w.in.CorrectBy.IsZero() {
		return "收到本报告后" + itoa(nianping.AnswerDays) + "个工作日内"
	}
	return w.in.CorrectBy.Chinese() + "前"
}

// blank is a line to write on where nothing is given.
func blank(s string) string {
	if s == "" {
		return "＿＿＿＿＿＿"
	}
	return s
}
