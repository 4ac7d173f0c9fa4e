package pdf

import (
	"regexp"
	"sort"
	"strings"

	"nianping"
)

// forAudience is a copy of the report's input with what the audience may not see taken out, before anything is laid out:
// identity numbers and telephones for all; card numbers but for their ends for the institution; for the public all names,
// all words of the document, and the findings' details.
func (in *EvaluationReport) forAudience() *EvaluationReport {
	out := *in
	c, e := *in.Case, *in.Evaluation
	out.Case, out.Evaluation = &c, &e
	if c.Report != nil {
		c.Report = nianping.MaskReport(c.Report)
	}
	hide := func(s string) string { return nianping.MaskText(s) }
	if in.Audience != Internal && c.Report != nil {
		cards := cardMasks(c.Report)
		hide = func(s string) string { return cards.Replace(nianping.MaskText(s)) }
		for i := range c.Report.Examiners {
			if x := &c.Report.Examiners[i]; x.CertificateNo != nil {
				masked := maskCard(*x.CertificateNo)
				x.CertificateNo = &masked
			}
		}
	}
	if in.Audience == Public {
		hide = withoutNames(c.Report, hide)
	}
	e.Items = append([]nianping.EvaluatedItem(nil), e.Items...)
	for i := range e.Items {
		e.Items[i].Reason, e.Items[i].Raise = hide(e.Items[i].Reason), hide(e.Items[i].Raise)
		e.Items[i].Evidence = hideEvidence(e.Items[i].Evidence, hide, in.Audience)
	}
	e.Findings = append([]nianping.Finding(nil), e.Findings...)
	sort.SliceStable(e.Findings, func(i, k int) bool { return weight(e.Findings[i].Severity) < weight(e.Findings[k].Severity) })
	for i := range e.Findings {
		f := &e.Findings[i]
		f.Message, f.Question, f.Formula = hide(f.Message), hide(f.Question), hide(f.Formula)
		f.Evidence = hideEvidence(f.Evidence, hide, in.Audience)
		if in.Audience == Public {
			f.Message, f.Question, f.Formula = "", "", ""
		}
	}
	return &out
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
	return func(s string) string { return shortened.ReplaceAllString(names.Replace(hide(s)), "某某") }
}

var shortened = regexp.MustCompile(`\p{Han}\*+`)

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
