package nianping

import (
	"fmt"
	"strings"
)

// decision is the last decision on a code, nil where there is none.
func (c *Case) decision(code string) *Decision {
	var last *Decision
	for i := range c.Decisions {
		if c.Decisions[i].Code == code {
			last = &c.Decisions[i]
		}
	}
	return last
}

// Dismissed reports whether an officer has decided that a finding of the code is none.
func (c *Case) Dismissed(code string) bool {
	d := c.decision(code)
	return d != nil && !d.Confirmed
}

// Confirmed reports whether an officer has decided that a finding of the code is one.
func (c *Case) Confirmed(code string) bool {
	d := c.decision(code)
	return d != nil && d.Confirmed
}

// Tells reports whether the institution may be told of a finding: none that an officer has dismissed, and a provisional one only when
// an officer has confirmed it.
func (c *Case) Tells(f *Finding) bool {
	return !c.Dismissed(f.Code) && (!f.Provisional || c.Confirmed(f.Code))
}

// deductions are those that findings suggest and those that officers have decided. The rubric's cap holds for the
// confirmed ones together: the last are cut.
func deductions(c *Case, r *Rubric, findings []Finding) []Deduction {
	list := []Deduction{}
	left := r.MaxDeducted.exact
	for i := range r.Deductions {
		rule := &r.Deductions[i]
		n, code := 0, ""
		for _, f := range findings {
			if hasWord(rule.Findings, f.Code) && (rule.About == "" || f.About == rule.About) && !c.Dismissed(f.Code) {
				n++
				code = f.Code
			}
		}
		d := c.decision(rule.Code)
		if d == nil && rule.About == "" && code != "" {
			d = c.decision(code)
		}
		if d != nil && !d.Confirmed || n == 0 && d == nil {
			continue
		}
		points := rule.Points.exact
		if rule.Each && n > 1 {
			points = points.times(whole(n))
		}
		if rule.Most != nil {
			points = points.atMost(rule.Most.exact)
		}
		out := Deduction{Code: rule.Code, Name: rule.Name, Finding: code, Confirmed: d != nil}
		if d != nil {
			out.By, out.On, out.Document = d.By, d.On, d.Document
			points = points.atMost(left)
			left = left.minus(points)
		}
		out.Points = &points
		list = append(list, out)
	}
	return list
}

// vetoes are the grounds that findings make suspected and those that a decision confirms. Only a decision that names who,
// when and the document's number confirms.
func vetoes(c *Case, r *Rubric, findings []Finding) []Veto {
	list := []Veto{}
	for i := range r.Vetoes {
		rule := &r.Vetoes[i]
		var grounds []string
		for _, f := range findings {
			if hasWord(rule.Findings, f.Code) && f.Severity == High && !c.Dismissed(f.Code) {
				grounds = append(grounds, strings.TrimSuffix(f.Message, "。"))
			}
		}
		if rule.Missing && c.Status.State == Missing {
			grounds = append(grounds, fmt.Sprintf("截至%s未收到%d年度总结", c.Status.Due, c.Year))
		}
		d := c.decision(rule.Code)
		if d != nil && !d.Confirmed || len(grounds) == 0 && d == nil {
			continue
		}
		v := Veto{Code: rule.Code, Name: rule.Name, Reason: strings.Join(grounds, "；")}
		if d != nil {
			v.By, v.On, v.Document = d.By, d.On, d.Document
			if d.Reason != "" {
				v.Reason = d.Reason
			}
			v.Confirmed = d.By != "" && d.On != "" && d.Document != ""
			if !v.Confirmed {
				v.Reason += "（决定未写明决定人、日期或文号，暂按疑似处理）"
			}
		}
		list = append(list, v)
	}
	return list
}

// grade sets Grade, its reason and its advice, and Provisional where unknown points leave it 暂定.
func grade(c *Case, r *Rubric, e *Evaluation, t *tally) {
	switch {
	case c.Report == nil && c.Status.State == Missing:
		e.Grade, e.GradeReason = NotSubmitted, fmt.Sprintf("没有报送%d年度总结。", c.Year)
		return
	case e.Vetoed:
		e.Grade, e.GradeReason = Failing, "一票否决："+confirmedVetoes(e.Vetoes)+"。"
		e.Advice = r.Grades[len(r.Grades)-1].Advice
		return
	case c.Report == nil || e.Total == nil:
		e.Grade, e.GradeReason = Unverified, "没有可以读取的总结，待补报后评定。"
		return
	case c.Report.inactive():
		e.Grade, e.GradeReason = Inactive, "总结写明本年度未开展评价，单独列出。"
		return
	}
	coverage := *e.Coverage
	known := t.gradeAt(c, r, e, e.Total, asKnown)
	switch {
	case !coverage.less(r.Coverage.Grade.exact):
	case !coverage.less(r.Coverage.Provisional.exact) &&
		t.gradeAt(c, r, e, e.Confirmed, asZero).rule.Grade == t.gradeAt(c, r, e, e.Potential, asFull).rule.Grade:
		e.Provisional = true
	default:
		e.Grade = Unverified
		e.GradeReason = fmt.Sprintf("可确认的资料只占%s，未知部分足以改变等次，待核实后评定。", percent(coverage))
		return
	}
	e.Grade, e.Advice = known.rule.Grade, known.rule.Advice
	e.GradeReason = fmt.Sprintf("总分%s，达到%s。", e.Total, e.Grade)
	if len(known.why) > 0 {
		e.GradeReason = fmt.Sprintf("总分%s，评为%s；%s。", e.Total, e.Grade, strings.Join(known.why, "；"))
	}
}

func confirmedVetoes(list []Veto) string {
	var words []string
	for _, v := range list {
		if v.Confirmed {
			words = append(words, fmt.Sprintf("%s（%s，%s，%s）", v.Name, v.By, v.On, v.Document))
		}
	}
	return strings.Join(words, "；")
}

// How a category's unknown points count.
type unknownAs int

const (
	asKnown unknownAs = iota // not at all
	asZero
	asFull
)

// gradedBy is the rule that gives a grade, and why each higher one that the total reaches does not.
type gradedBy struct {
	rule *GradeRule
	why  []string
}

// gradeAt is the highest grade all of whose conditions hold for a total.
func (t *tally) gradeAt(c *Case, r *Rubric, e *Evaluation, total *Points, unknown unknownAs) gradedBy {
	g := gradedBy{rule: &r.Grades[len(r.Grades)-1]}
	for i := range r.Grades {
		rule := &r.Grades[i]
		if total.less(rule.Min.exact) {
			continue
		}
		var faults []string
		if rule.Floor != nil {
			for _, category := range r.Categories {
				if share, ok := t.share(category.Code, unknown); ok && share.less(rule.Floor.exact) {
					faults = append(faults, fmt.Sprintf("%s类（%s）得分率%s低于%s", category.Code, category.Name, percent(share), percent(rule.Floor.exact)))
				}
			}
		}
		if rule.OnTime && c.Status.State == Late {
			faults = append(faults, "逾期报送")
		}
		if rule.NoHigh {
			if n := unresolvedHigh(c, e.Findings); n > 0 {
				faults = append(faults, fmt.Sprintf("有%d个重大问题未解决", n))
			}
		}
		if len(faults) == 0 {
			g.rule = rule
			return g
		}
		g.why = append(g.why, fmt.Sprintf("未评%s：%s", rule.Grade, strings.Join(faults, "、")))
	}
	return g
}

// share is a category's points as a share of its maximum; ok is false where nothing of it counts.
func (t *tally) share(category string, unknown unknownAs) (share Points, ok bool) {
	s := t.byCategory[category]
	points, of := s.points, s.known
	if unknown != asKnown {
		of = s.applicable
	}
	if unknown == asFull {
		points = points.plus(s.applicable.minus(s.known))
	}
	if of.sign() == 0 {
		return Points{}, false
	}
	return points.over(of), true
}

func unresolvedHigh(c *Case, findings []Finding) int {
	n := 0
	for _, f := range findings {
		if f.Severity == High && !c.Dismissed(f.Code) {
			n++
		}
	}
	return n
}
