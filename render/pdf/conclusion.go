package pdf

import (
	"fmt"
	"strings"

	"nianping"
)

// conclusion is the result in three sentences: submission and grade, the year's figures, the findings.
func (w *evaluationWriter) conclusion() []string {
	list := []string{w.sayResult(), w.sayFigures()}
	if s := w.sayFindings(); s != "" {
		list = append(list, s)
	}
	if w.in.Audience != Internal && w.in.Case.Report != nil && !w.in.Case.Settled() {
		list = append(list, "本次为初评，补正和认定结束后终评，得分、等次和名次可能变化。")
	}
	return list
}

// who is the institution as its reader calls it.
func (w *evaluationWriter) who() string {
	if w.in.Audience == ForInstitution {
		return "你单位"
	}
	return "该机构"
}

// severities counts the findings that the institution is told.
func (w *evaluationWriter) severities() map[nianping.Severity]int {
	n := map[nianping.Severity]int{}
	for _, f := range w.told {
		n[f.Severity]++
	}
	return n
}

func (w *evaluationWriter) sayResult() string {
	e, st := w.e, &w.e.Status
	var b strings.Builder
	switch st.State {
	case nianping.OnTime:
		fmt.Fprintf(&b, "%s于%s报送%d年度工作总结，在规定期限（%s）内", w.who(), received(st), e.Year, chineseDate(st.Due))
	case nianping.Late:
		fmt.Fprintf(&b, "%s于%s报送%d年度工作总结，晚于规定期限（%s）", w.who(), received(st), e.Year, chineseDate(st.Due))
		if st.DaysLate != nil {
			fmt.Fprintf(&b, "%d天", *st.DaysLate)
		}
	case nianping.Missing:
		fmt.Fprintf(&b, "截至%s，%s未报送%d年度工作总结，规定期限为%s", w.in.Date.Chinese(), w.who(), e.Year, chineseDate(st.Due))
	case nianping.NotDue:
		fmt.Fprintf(&b, "截至%s，%s%d年度工作总结尚未报送，规定期限为%s，未到期", w.in.Date.Chinese(), w.who(), e.Year, chineseDate(st.Due))
	case nianping.Unreadable:
		fmt.Fprintf(&b, "%s报送的%d年度工作总结无法读取，规定期限为%s", w.who(), e.Year, chineseDate(st.Due))
	default:
		fmt.Fprintf(&b, "按备案名册，%s%d年度免报工作总结", w.who(), e.Year)
	}
	switch {
	case e.Total == nil:
		fmt.Fprintf(&b, "；评定等次为“%s”，不计分。", e.Grade)
	case e.Rank == nil:
		fmt.Fprintf(&b, "；得%s分，资料完整度%.1f%%，评定等次为“%s”，不参加排名。", e.Total, e.Coverage.Float()*100, e.Grade)
	default:
		fmt.Fprintf(&b, "；得%s分，资料完整度%.1f%%，评定等次为“%s”，在%d家同类机构中列第%d位。", e.Total, e.Coverage.Float()*100, e.Grade, w.in.City.Ranked[e.Type], *e.Rank)
	}
	return b.String()
}

func (w *evaluationWriter) sayFigures() string {
	total := w.tally.total
	if w.in.Case.Report == nil {
		return "没有可供统计的数据，评价业务、考评员和场地情况均无法核实。"
	}
	var b strings.Builder
	switch {
	case total == nil || total.registered == nil && total.passed == nil:
		b.WriteString("总结没有给出全年报考人数和合格人数")
	default:
		fmt.Fprintf(&b, "全年报考%s人次、合格%s人次", total.said(total.registered, "约"), total.said(total.passed, "约"))
		if _, ok := total.share(); ok {
			fmt.Fprintf(&b, "，合格人次占报考人次的%s", total.percent())
		}
		if w.before.total != nil && w.before.total.registered != nil && total.registered != nil && *w.before.total.registered > 0 {
			fmt.Fprintf(&b, "，上年报考%s人次", w.before.total.said(w.before.total.registered, "约"))
		}
	}
	enough, unread := w.staffed()
	switch short := len(w.staff) - enough; {
	case len(w.staff) == 0:
	case unread:
		b.WriteString("；考评员名单可能没有读全，人数待核对")
	case short == 0:
		fmt.Fprintf(&b, "；%d个备案职业的考评员均不少于5名", len(w.staff))
	default:
		fmt.Fprintf(&b, "；%d个备案职业中有%d个所列考评员不足5名", len(w.staff), short)
	}
	return b.String() + "。"
}

func (w *evaluationWriter) sayFindings() string {
	n := w.severities()
	var titles []string
	seen := map[string]bool{}
	for _, f := range w.told {
		if f.Severity == nianping.High && !seen[f.Code] {
			seen[f.Code] = true
			titles = append(titles, findingTitle(f.Code))
		}
	}
	switch {
	case w.in.Audience == Public && len(w.told) == 0:
		return "" // what nobody has confirmed is no public reproach, and no public praise
	case w.in.Audience == Public:
		return fmt.Sprintf("经认定的问题%d项。", len(w.told))
	case len(w.told) == 0 && w.in.Case.Report == nil:
		return "没有总结可供核查，报送后重新评估。"
	}
	wanted := ""
	if n := len(w.wanted()); n > 0 {
		wanted = fmt.Sprintf("；需补正%d项", n)
	}
	if len(w.told) == 0 {
		return "核查未发现问题" + wanted + "。"
	}
	s := fmt.Sprintf("核查发现重大问题%d项、一般问题%d项、提示%d项", n[nianping.High], n[nianping.Medium], n[nianping.Low])
	if len(titles) > 0 {
		more := ""
		if len(titles) > 3 {
			titles, more = titles[:3], "等"
		}
		s += "，重大问题为" + strings.Join(titles, "、") + more
	}
	return s + wanted + "。"
}

// findingTitle is the Chinese name of a finding's code, the code itself where the list has none.
func findingTitle(code string) string {
	if info, ok := nianping.FindingInfo(code); ok {
		return info.Title
	}
	return code
}
