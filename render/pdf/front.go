package pdf

import (
	"fmt"
	"strings"

	"nianping"
	"nianping/render/typeset"
)

// front is the first page: who, year, grade, score, coverage, rank, submission, three sentences, key figures and what
// must be done by when.
func (w *evaluationWriter) front() {
	w.y += grid
	w.identity()
	w.verdict()
	w.y -= grid / 2
	w.section("评估结论")
	for _, sentence := range w.conclusion() {
		w.para(t(sentence, w.st.body))
	}
	w.keyFigures()
	if w.in.Audience != Public {
		w.duties()
	}
}

// identity are the facts of the institution between rules: its name, then the others in two columns.
func (w *evaluationWriter) identity() {
	e, st := w.e, &w.e.Status
	code := e.CreditCode
	if code == "" {
		code = "名册未载"
	}
	w.page.rule(left, w.y, right, w.y, 0.9, ink)
	w.facts([2]string{"机构名称", e.Institution})
	for _, pair := range [][2][2]string{
		{{"信用代码", code}, {"报告编号", w.in.Number}},
		{{"机构类别", string(e.Type)}, {"评估年度", itoa(e.Year) + "年度"}},
		{{"所属区县", orDash(e.District)}, {"评估日期", w.in.Date.Chinese()}},
		{{"报送期限", chineseDate(st.Due)}, {"收到总结", w.received()}},
	} {
		w.facts(pair[:]...)
	}
	w.page.rule(left, w.y, right, w.y, 0.5, ink)
	w.y += grid / 2
}

// facts sets facts with their names side by side.
func (w *evaluationWriter) facts(list ...[2]string) {
	const label = 54.0
	column := textWidth / float64(len(list))
	height := 0.0
	for k, fact := range list {
		x := left + float64(k)*column
		for _, l := range typeset.Break([]typeset.Span{t(fact[0], w.st.head)}, typeset.Setting{Width: label}) {
			w.line(l, x+cellPad, w.y+2.5, cellLead)
		}
		lines := typeset.Break([]typeset.Span{t(fact[1], w.st.cell)}, typeset.Setting{Width: column - label - 10})
		for n, l := range lines {
			w.line(l, x+label, w.y+2.5+float64(n)*cellLead, cellLead)
		}
		height = max(height, float64(max(len(lines), 1))*cellLead+5)
	}
	w.y += height
}

// verdict is a band with the grade, the score, its coverage, the rank and the state of submission.
func (w *evaluationWriter) verdict() {
	e := w.e
	grade, note := string(e.Grade), "评定等次\n终评"
	switch {
	case !w.in.Case.Settled():
		note = "评定等次\n初评"
	case e.Provisional && e.Total != nil:
		note = "评定等次\n暂定"
	}
	score, scoreNote := "—", "得分"
	if e.Total != nil {
		score, scoreNote = e.Total.String(), fmt.Sprintf("得分\n区间 %s～%s", e.Confirmed, e.Potential)
		if e.Confirmed != nil && e.Potential != nil && e.Confirmed.Cmp(e.Potential) == 0 {
			scoreNote = "得分\n满分100"
		}
	}
	coverage := "—"
	if e.Coverage != nil && e.Total != nil {
		coverage = fmt.Sprintf("%.1f%%", e.Coverage.Float()*100)
	}
	rank, rankNote := "不排名", "同类排名"
	if e.Rank != nil {
		rank, rankNote = itoa(*e.Rank), fmt.Sprintf("同类%d家中的名次", w.in.City.Ranked[e.Type])
		if e.RankAll != nil {
			rankNote = fmt.Sprintf("同类%d家中的名次\n全市%d家中第%d", w.in.City.Ranked[e.Type], w.in.City.All, *e.RankAll)
		}
	}
	state, stateNote := e.Status.State.Name(), "报送情况"
	if e.Status.DaysLate != nil && *e.Status.DaysLate > 0 {
		stateNote = fmt.Sprintf("报送情况\n逾期%d天", *e.Status.DaysLate)
	}
	figures := []figure{{grade, note, gradeColour(e.Grade)}, {score, scoreNote, ink}, {coverage, "资料完整度", ink}, {rank, rankNote, ink}, {state, stateNote, stateColour(e.Status.State)}}
	w.band(figures)
}

// figure is one large figure of a band with what it is.
type figure struct {
	value, note string
	colour      typeset.Colour
}

// band sets large figures side by side on a tinted ground.
func (f *flow) band(list []figure) {
	const height = 46.0
	f.keep(height)
	f.page.fill(left, f.y, textWidth, height, tint)
	w := textWidth / float64(len(list))
	for i, g := range list {
		x := left + float64(i)*w
		style := *f.st.figure
		style.Colour = g.colour
		for _, size := range []float64{17, 15, 13, 11, 9.5} {
			if style.Size = size; typeset.Measure(t(g.value, &style)) <= w-8 {
				break
			}
		}
		centre := typeset.Setting{Width: w - 6, Align: typeset.Centre}
		for k, l := range typeset.Break([]typeset.Span{t(g.value, &style)}, centre) {
			f.line(l, x+3, f.y+4+float64(k)*style.Size*1.2, 20)
		}
		note := *f.st.figureSmall
		for note.Size > 6.5 && typeset.Measure(t(g.note, &note)) > 2*(w-6) {
			note.Size -= 0.5
		}
		notes := typeset.Break([]typeset.Span{t(g.note, &note)}, centre)
		for k, l := range notes {
			f.line(l, x+3, f.y+23.5+float64(k)*10+5*float64(2-min(len(notes), 2)), 10)
		}
		if i > 0 {
			f.page.rule(x, f.y+9, x, f.y+height-9, 0.5, pale)
		}
	}
	f.y += height + grid/3
}

// keyFigures are the year's main numbers with last year's beside them.
func (w *evaluationWriter) keyFigures() {
	if w.in.Case.Report == nil {
		return
	}
	now, last := w.tally.total, w.before.total
	var list []figure
	add := func(v, name, before string) {
		if before != "" && before != "—" {
			name += "\n上年 " + before
		}
		list = append(list, figure{v, name, ink})
	}
	said := func(f *figures, get func(*figures) *int) string {
		if f == nil {
			return "—"
		}
		return f.said(get(f), "≈")
	}
	registered := func(f *figures) *int { return f.registered }
	passed := func(f *figures) *int { return f.passed }
	rate := func(f *figures) string {
		if f == nil {
			return "—"
		}
		return f.percent()
	}
	if now != nil {
		add(said(now, registered), "报考人次", said(last, registered))
		add(said(now, passed), "合格人次", said(last, passed))
		add(rate(now), "合格÷报考", rate(last))
	}
	enough, unread := w.staffed()
	staffed := fmt.Sprintf("%d/%d", enough, len(w.staff))
	if unread {
		staffed = "待核对"
	}
	add(staffed, "考评员满5名的\n备案职业", "")
	tr := w.in.Case.Report.Training.TotalPeople
	var before *int
	if w.in.Case.LastYear != nil {
		before = w.in.Case.LastYear.Training.TotalPeople
	}
	add(count(tr), "全年培训人次", count(before))
	w.y += grid / 3
	w.band(list)
}

// duties are what must be done by when.
func (w *evaluationWriter) duties() {
	type duty struct{ what, who, when string }
	var list []duty
	e := w.e
	by := w.deadline()
	if n := len(w.wanted()); n > 0 {
		list = append(list, duty{fmt.Sprintf("按补正清单补正%d项", n), "评价机构", by})
	}
	if high := w.severities()[nianping.High]; high > 0 {
		list = append(list, duty{fmt.Sprintf("就%d项重大问题作出书面说明并附证明材料", high), "评价机构", by})
	}
	switch e.Status.State {
	case nianping.Missing:
		list = append(list, duty{fmt.Sprintf("补报%d年度工作总结（附件2模板）", e.Year), "评价机构", "立即；期限" + chineseDate(e.Status.Due) + "已过"})
	case nianping.Unreadable:
		list = append(list, duty{"重新报送可以读取的电子文档", "评价机构", by})
	case nianping.NotDue:
		list = append(list, duty{fmt.Sprintf("报送%d年度工作总结（附件2模板）", e.Year), "评价机构", chineseDate(e.Status.Due) + "前"})
	}
	for _, x := range w.expiring() {
		list = append(list, duty{x.what, "评价机构", x.when})
	}
	open := 0
	for _, d := range e.Deductions {
		if !d.Confirmed {
			open++
		}
	}
	for _, v := range e.Vetoes {
		if !v.Confirmed {
			open++
		}
	}
	if open > 0 {
		list = append(list, duty{fmt.Sprintf("对%d项建议扣分或疑似一票否决情形作出认定", open), "人社部门", "终评前"})
	}
	if len(list) == 0 {
		list = append(list, duty{"无须补正", "—", "—"})
	}
	tb := table{caption: "须办事项", columns: []column{{head: "事项", share: 50}, {head: "责任单位"}, {head: "时限"}}}
	for _, d := range list {
		tb.rows = append(tb.rows, row{cells: []cell{one(d.what, w.st.cell), one(d.who, w.st.cell), one(d.when, w.st.cell)}})
	}
	if w.in.Audience == ForInstitution { // all is its own
		tb.drop(1)
	}
	w.table(tb)
}

// expiring are the filings that end within a year of the evaluation, those of one day together.
func (w *evaluationWriter) expiring() []struct{ what, when string } {
	var out []struct{ what, when string }
	if w.in.Case.Institution == nil {
		return nil
	}
	var days []nianping.Date
	names := map[nianping.Date][]string{}
	for _, f := range w.in.Case.Institution.Filings {
		if f.To.IsZero() || f.State.Ended() || w.in.Date.AddYears(1).Before(f.To) {
			continue
		}
		if names[f.To] == nil {
			days = append(days, f.To)
		}
		names[f.To] = append(names[f.To], f.Occupation)
	}
	for i := range days {
		for k := i; k > 0 && days[k].Before(days[k-1]); k-- {
			days[k], days[k-1] = days[k-1], days[k]
		}
	}
	for _, d := range days {
		list := names[d]
		words := strings.Join(list[:min(len(list), 3)], "、")
		if len(list) > 3 {
			words += fmt.Sprintf("等%d个职业", len(list))
		}
		when := d.Chinese() + "到期"
		if d.Before(w.in.Date) {
			when = d.Chinese() + "已到期"
		}
		out = append(out, struct{ what, when string }{"办理" + words + "延续备案", when})
	}
	return out
}

func orDash(s string) string {
	if s == "" {
		return "—"
	}
	return s
}

// chineseDate prints YYYY-MM-DD as 2025年6月3日, anything else as it is.
func chineseDate(s string) string {
	if d, err := nianping.ParseDate(s); err == nil {
		return d.Chinese()
	}
	return s
}

// received is when the deciding submission came, with a warning where only the file's own time says so.
func (w *evaluationWriter) received() string {
	text := received(&w.e.Status)
	if w.e.Status.ReceivedAt != nil && w.in.Received.Weak {
		text += "（文件修改时间，待核实）"
	}
	return text
}

// received prints when the submission that decided came.
func received(st *nianping.Status) string {
	if st.ReceivedAt == nil {
		switch st.State {
		case nianping.NotDue:
			return "尚未收到（未到期）"
		case nianping.Unreadable:
			return "已收到，无法读取"
		}
		return "未收到"
	}
	day := nianping.Received{At: *st.ReceivedAt}.Day()
	text := day.Chinese()
	if len(*st.ReceivedAt) > 16 {
		text += (*st.ReceivedAt)[10:16]
		text = strings.Replace(text, "T", " ", 1)
	}
	return text
}

func gradeColour(g nianping.GradeName) typeset.Colour {
	switch g {
	case nianping.Excellent, nianping.Good:
		return green
	case nianping.Failing, nianping.NotSubmitted:
		return red
	case nianping.BarelyPass, nianping.Unverified:
		return amber
	}
	return ink
}

func stateColour(s nianping.SubmissionState) typeset.Colour {
	switch s {
	case nianping.OnTime:
		return green
	case nianping.Late:
		return amber
	case nianping.Missing, nianping.Unreadable:
		return red
	}
	return ink
}
