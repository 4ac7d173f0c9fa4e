package pdf

import (
	"fmt"

	"nianping"
	"nianping/render/typeset"
)

// examiners are the examiners of each filed occupation: how many are listed, valid, senior and short, and who they are
// where the audience may know.
func (w *evaluationWriter) examiners() {
	if w.in.Case.Report == nil {
		return
	}
	w.section("备案职业与考评员")
	if len(w.staff) == 0 {
		w.para(t("名册和总结都没有给出备案职业，无法按职业核对考评员。", w.st.body))
		return
	}
	right := typeset.Right
	tb := table{caption: "各备案职业考评员", columns: []column{
		{head: "备案职业", share: 3}, {head: "备案等级"}, {head: "备案截止"},
		{head: "列出", align: right}, {head: "有效", align: right}, {head: "高级", align: right}, {head: "核对结果", share: 2},
	}}
	for i := range w.staff {
		s := &w.staff[i]
		tb.rows = append(tb.rows, row{cells: []cell{
			one(s.Occupation, w.st.cell), one(levelRange(s), w.st.cell), one(w.filedUntil(s.Occupation), w.st.cell),
			one(itoa(len(s.Examiners)), w.st.cell), one(itoa(s.Valid), w.st.cell), one(itoa(s.Senior), w.st.cell), w.staffResult(s),
		}})
	}
	w.table(tb)
	w.remark(fmt.Sprintf("规定每个备案工种考评员不少于%d名（通知第一条），每个职业等级具有相应资质的不少于%d人（附件1第四条）。“有效”为证卡有效期至%d年12月31日以后的人数，未载明有效期的不计入也不视为过期。",
		nianping.ExaminersPerOccupation, nianping.ExaminersPerLevel, w.e.Year))
	if w.in.Audience != Public {
		w.names()
	}
}

// staffed counts the filed occupations with examiners enough; unread: more may be listed than were read.
func (w *evaluationWriter) staffed() (enough int, unread bool) {
	for _, s := range w.staff {
		if s.Short == 0 {
			enough++
		}
		unread = unread || s.Unread
	}
	return enough, unread
}

func (w *evaluationWriter) staffResult(s *nianping.OccupationStaff) cell {
	var spans []typeset.Span
	say := func(text string, style *typeset.Style) {
		if len(spans) > 0 {
			spans = append(spans, t("；", w.st.cell))
		}
		spans = append(spans, t(text, style))
	}
	switch {
	case s.Unread:
		say("名单可能没有读全，待核对", w.st.amber)
	case len(s.Examiners) == 0:
		say("未列考评员", w.st.red)
	case s.Short > 0:
		say(fmt.Sprintf("缺%d名", s.Short), w.st.red)
	case len(s.ShortLevels) > 0:
		say(levelNames(s.ShortLevels)+"不足5人", w.st.amber)
	}
	if s.Expired > 0 {
		say(fmt.Sprintf("%d人过期", s.Expired), w.st.amber)
	}
	if unstated := len(s.Examiners) - s.Valid - s.Expired; unstated > 0 {
		say(fmt.Sprintf("%d人未载明有效期", unstated), w.st.cell)
	}
	if len(spans) == 0 {
		say("符合", w.st.green)
	}
	return cell{spans: spans}
}

// filedUntil is the last day of an occupation's latest filing, — where the registry knows none.
func (w *evaluationWriter) filedUntil(occupation string) string {
	if w.in.Case.Institution == nil {
		return "—"
	}
	var last nianping.Date
	for _, f := range w.in.Case.Institution.Filings {
		if nianping.SameOccupation(f.Occupation, occupation) && last.Before(f.To) {
			last = f.To
		}
	}
	return orDash(last.String())
}

// names lists the examiners themselves, one row a person and occupation.
func (w *evaluationWriter) names() {
	list := w.in.Case.Report.Examiners
	if len(list) == 0 {
		return
	}
	w.skip(0.5)
	tb := table{caption: fmt.Sprintf("考评员名单（%d人次）", len(list)), columns: []column{
		{head: "序号", align: typeset.Right}, {head: "姓名"}, {head: "职业", share: 20}, {head: "考评等级"},
		{head: "资格"}, {head: "证卡编号"}, {head: "有效期至"},
	}}
	for i := range list {
		x := &list[i]
		level, grade := "—", "—"
		if x.Level != nil {
			level = x.Level.Name()
		}
		if x.Grade != nil {
			grade = map[nianping.Grade]string{nianping.GradeExaminer: "考评员", nianping.GradeSenior: "高级考评员"}[*x.Grade]
		}
		until := one(stated(x.ValidUntil), w.st.cell)
		if w.lapsed(x) {
			until = one(stated(x.ValidUntil)+" 过期", w.st.amber)
		}
		tb.rows = append(tb.rows, row{cells: []cell{one(itoa(i+1), w.st.grey), one(orDash(x.Name), w.st.cell), one(stated(x.Occupation), w.st.cell),
			one(level, w.st.cell), one(grade, w.st.cell), one(stated(x.CertificateNo), w.st.cell), until}})
	}
	w.table(tb)
}

// lapsed reports whether a stated validity ended before the last day of the evaluated year.
func (w *evaluationWriter) lapsed(x *nianping.Examiner) bool {
	return x.ValidUntil != nil && *x.ValidUntil < fmt.Sprintf("%d-12-31", w.e.Year)[:min(len(*x.ValidUntil), 10)]
}

func stated(s *string) string {
	if s == nil || *s == "" {
		return "—"
	}
	return *s
}

// levelRange prints filed levels: 五级—三级 for neighbours, else each.
func levelRange(s *nianping.OccupationStaff) string {
	switch {
	case s.Specialised:
		return "专项"
	case len(s.Levels) == 0:
		return "—"
	}
	return levelNames(s.Levels)
}

// levelNames prints levels from the lowest to the highest, neighbours as a range.
func levelNames(levels []nianping.Level) string { return nianping.LevelRange(levels, "至") }
