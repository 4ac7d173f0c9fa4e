package pdf

import (
	"slices"
	"sort"
	"strings"

	"nianping"
)

// forAudience is a copy of the report's input with what the audience may not see taken out, before anything is laid out and
// before the data are attached:
//   - for all, identity numbers and telephones;
//   - for the institution and the public, what officers have yet to decide, who decided, and the advice on renewal; for the
//     institution also the ends of card numbers apart, the findings that it is not asked about, and other institutions' names;
//   - for the public, all names, all words of the document, doubts, what would raise a score, all files that came, and the
//     findings that no officer has confirmed.
func (in *EvaluationReport) forAudience() *EvaluationReport {
	out := *in
	c, e := *in.Case, *in.Evaluation
	out.Case, out.Evaluation = &c, &e
	if c.Report != nil {
		c.Report = nianping.MaskReport(c.Report)
	}
	e.Findings = in.inOrder(e.Findings)
	hide := func(s string) string { return nianping.MaskText(s) }
	if in.Audience != Internal {
		if c.Report != nil {
			cards := cardMasks(c.Report)
			hide = func(s string) string { return cards.Replace(nianping.MaskText(s)) }
			for i := range c.Report.Examiners {
				if x := &c.Report.Examiners[i]; x.CertificateNo != nil {
					masked := maskCard(*x.CertificateNo)
					x.CertificateNo = &masked
				}
			}
		}
		withoutDeliberation(&e)
		e.Findings = e.Findings[:in.told()]
		out.Source = ""
	}
	if in.Audience == Public {
		hide = withoutNames(c.Report, hide)
		out.Submissions = nil
		e.Findings = slices.DeleteFunc(e.Findings, func(f nianping.Finding) bool { return !c.Confirmed(f.Code) })
		e.Low, e.High, e.RankBest, e.RankWorst, e.Status.File = nil, nil, nil, nil, nil
	}
	e.Items = slices.Clone(e.Items)
	for i := range e.Items {
		item := &e.Items[i]
		item.Reason, item.Raise, item.Evidence = hide(item.Reason), hide(item.Raise), hideEvidence(item.Evidence, hide, in.Audience)
		if item.Value != nil {
			value := hide(*item.Value)
			item.Value = &value
		}
		if in.Audience == Public {
			item.Raise, item.Raises = "", nil
		}
	}
	for i := range e.Findings {
		f := &e.Findings[i]
		if in.Audience != Internal && f.About == nianping.AboutOther {
			f.Message = "与另一机构相同或相混，其名称从略。"
		}
		f.Message, f.Question, f.Formula = hide(f.Message), hide(f.Question), hide(f.Formula)
		f.Evidence = hideEvidence(f.Evidence, hide, in.Audience)
		if in.Audience == Public {
			f.Message, f.Question, f.Formula = "", "", ""
		}
	}
	return &out
}

// inOrder is a copy of findings in the order in which they are printed: those that the institution is told, the gravest
// first, then the others. So they have the same numbers for whoever reads.
func (in *EvaluationReport) inOrder(list []nianping.Finding) []nianping.Finding {
	list = slices.Clone(list)
	place := func(f nianping.Finding) int {
		if !in.tells(f) {
			return 4
		}
		return weight(f.Severity)
	}
	slices.SortStableFunc(list, func(a, b nianping.Finding) int { return place(a) - place(b) })
	return list
}

// tells reports whether the institution is told of a finding: not of one that an officer has dismissed or a provisional one that none
// has confirmed, and not of one that asks nothing of it.
func (in *EvaluationReport) tells(f nianping.Finding) bool {
	check, known := nianping.FindingInfo(f.Code)
	return in.Case.Tells(&f) && (!known || check.Remedy != "")
}

// told is the number of findings that the institution is told.
func (in *EvaluationReport) told() int {
	n := 0
	for _, f := range in.Evaluation.Findings {
		if in.tells(f) {
			n++
		}
	}
	return n
}

// withoutDeliberation takes out of an evaluation what officers have yet to decide, the reasons and names of those who have
// decided, and what the result suggests about the filing.
func withoutDeliberation(e *nianping.Evaluation) {
	e.Advice, e.Decisions = "", []nianping.Decision{}
	e.Deductions = slices.DeleteFunc(slices.Clone(e.Deductions), func(d nianping.Deduction) bool { return !d.Confirmed })
	for i := range e.Deductions {
		e.Deductions[i].By = ""
	}
	e.Vetoes = slices.DeleteFunc(slices.Clone(e.Vetoes), func(v nianping.Veto) bool { return !v.Confirmed })
	for i := range e.Vetoes {
		v := &e.Vetoes[i]
		e.GradeReason = strings.ReplaceAll(e.GradeReason, "（"+v.By+"，", "（")
		v.By, v.Reason = "", ""
	}
}

// weight orders severities: what a person must decide comes first.
func weight(s nianping.Severity) int {
	for i, k := range []nianping.Severity{nianping.High, nianping.Medium, nianping.Low} {
		if s == k {
			return i
		}
	}
	return 3
}

func hideEvidence(list []nianping.Evidence, hide func(string) string, a Audience) []nianping.Evidence {
	out := []nianping.Evidence{}
	if a == Public {
		return out
	}
	for _, x := range list {
		out = append(out, nianping.Evidence{At: x.At, Text: hide(x.Text)})
	}
	return out
}

// withoutNames also takes out the names of a report's examiners, whole (王小明) or already shortened (王**).
func withoutNames(r *nianping.Report, hide func(string) string) func(string) string {
	var pairs []string
	if r != nil {
		for i := range r.Examiners {
			if name := r.Examiners[i].Name; len([]rune(name)) > 1 {
				pairs = append(pairs, name, "某某")
			}
		}
	}
	names := strings.NewReplacer(pairs...)
	return func(s string) string { return shortened().ReplaceAllString(names.Replace(hide(s)), "某某") }
}

var shortened = nianping.Expression(`\p{Han}\*+`)

// cardMasks replaces the card numbers of a report wherever they stand, longer ones first.
func cardMasks(r *nianping.Report) *strings.Replacer {
	var numbers []string
	for i := range r.Examiners {
		if n := r.Examiners[i].CertificateNo; n != nil && len([]rune(*n)) >= 5 {
			numbers = append(numbers, *n)
		}
	}
	sort.Slice(numbers, func(i, j int) bool {
		if len(numbers[i]) != len(numbers[j]) {
			return len(numbers[i]) > len(numbers[j])
		}
		return numbers[i] < numbers[j]
	})
	var pairs []string
	for _, n := range numbers {
		pairs = append(pairs, n, maskCard(n))
	}
	return strings.NewReplacer(pairs...)
}

// maskCard shows the first four and the last three characters of a card number, of short ones nothing.
func maskCard(n string) string {
	r := []rune(n)
	if len(r) < 9 {
		return "***"
	}
	return string(r[:4]) + "***" + string(r[len(r)-3:])
}
