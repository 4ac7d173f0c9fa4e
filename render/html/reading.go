package html

import (
	"slices"
	"strconv"

	"nianping"
)

// Reading is one file as it was read: the document, the values that were read from it, and what is wrong with them.
type Reading struct {
	File     string
	Blocks   []Block
	Report   *nianping.Report                         // as it may be shown: masked, with corrections
	Evidence map[nianping.Pointer][]nianping.Evidence // as the document has the words; nil for the report's own
	Findings []nianping.Finding                       // as the document has the words
	Mask     func(string) string                      // hides what may not be seen in the document's words; nil hides nothing
	Fixed    map[nianping.Pointer]string              // corrected values: by whom, from what, why
}

// shownReading is a Reading laid out for a page.
type shownReading struct {
	File     string
	Document []shownBlock
	Doubts   []shownDoubt
	Findings []*shownFinding
	Groups   []shownGroup
	Total    int // values
	all      []*shownValue
}

// shownDoubt is one value, or one row, that the program is not sure of.
type shownDoubt struct {
	Pointer      nianping.Pointer
	Name, Reason string
	Value        *shownValue // the value, or the first one of the row; nil where it is not shown
}

func itoa(n int) string { return strconv.Itoa(n) }

// shownFinding is one finding, or all findings of one code.
type shownFinding struct {
	ID                              string
	Code, Severity, Class, Formula  string
	Text, Question                  string
	Mark                            string          // ID of its first mark
	Verdict, Who, On, Why, Document string          // what an officer decided; "" where nobody has
	Typed                           string          // a reason that could not be saved; "" for none
	Decidable, Official             bool            // may be decided; a deduction or veto, which needs a 文号
	Others                          []*shownFinding // further findings of the same code
}

// Apart reports whether the findings of one code ask different things of the institution.
func (f *shownFinding) Apart() bool {
	return slices.ContainsFunc(f.Others, func(x *shownFinding) bool { return x.Question != f.Question })
}

// show lays a reading out and joins its values and findings to the document.
func (in *Reading) show() *shownReading {
	out := &shownReading{File: in.File}
	evidence := in.Evidence
	if evidence == nil {
		evidence = in.Report.Evidence
	}
	out.Groups, out.all = values(in.Report, evidence, in.Fixed)
	out.Total = len(out.all)
	var uses []usage
	for _, v := range out.all {
		class := ""
		if v.Doubt != "" {
			class = "doubt"
		}
		uses = append(uses, usage{id: v.ID, class: class, name: v.Name, evidence: v.uses})
	}
	for _, v := range in.Report.Review {
		d := shownDoubt{Pointer: v.Pointer, Name: in.Report.ValueName(v.Pointer), Reason: v.Advice()}
		for _, x := range out.all {
			if x.Pointer == v.Pointer || d.Value == nil && x.Pointer.Within(v.Pointer) {
				d.Value = x
			}
		}
		out.Doubts = append(out.Doubts, d)
	}
	mask := in.Mask
	if mask == nil {
		mask = func(s string) string { return s }
	}
	for i, f := range in.Findings {
		x := &shownFinding{ID: "f" + itoa(i+1), Code: f.Code, Severity: f.Severity.Name(), Class: string(f.Severity), Text: mask(f.Message), Question: mask(f.Question), Formula: mask(f.Formula)}
		out.Findings = append(out.Findings, x)
		uses = append(uses, usage{id: x.ID, class: "fault", name: f.Message, evidence: f.Evidence})
	}
	for i := range uses {
		uses[i].name = mask(uses[i].name)
	}
	var first map[string]string
	out.Document, first = mark(in.Blocks, uses, in.Mask)
	for _, v := range out.all {
		v.Mark = first[v.ID]
	}
	for _, x := range out.Findings {
		x.Mark = first[x.ID]
	}
	return out
}
