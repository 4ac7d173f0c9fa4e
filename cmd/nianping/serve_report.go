package main

import (
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"

	"nianping"
	"nianping/ingest"
	"nianping/ingest/document"
	"nianping/ingest/workspace"
	"nianping/render/html"
	"nianping/render/xlsx"
)

// opened is one institution and year that a request names.
type opened struct {
	key      string
	e        *evaluatedSite
	year, at int // the places of the year among the years and of the institution in the registry
	file     *caseFile
	report   *nianping.Report    // nil where nothing readable came
	laid     *workspace.Overlaid // what of it officers put right; nil like report
	v        *nianping.Evaluation
}

// open finds what a request names; it answers and returns nil where there is none.
func (s *site) open(w http.ResponseWriter, r *http.Request, key, year string) *opened {
	e := s.evaluationFor(w, r)
	if e == nil {
		return nil
	}
	n, err := strconv.Atoi(year)
	k, i, ok := e.find(key, n)
	if err != nil || !ok {
		s.refuse(w, http.StatusNotFound, "没有这份报告", "名册里没有这家机构，或没有这个年度；请从“报送情况”打开。")
		return nil
	}
	y := &e.years[k]
	c, content, v, err := e.evaluated.open(s.ctx(), y, i)
	if err != nil {
		s.failed(w, err)
		return nil
	}
	return &opened{key: key, e: e, year: k, at: i, file: y.cases[i], report: c.Report, laid: content.laid, v: v}
}

// evaluationFor is the evaluation that a request needs: changes and downloads wait for it, a look at a page does not wait
// long. It answers and returns nil where there is none yet.
func (s *site) evaluationFor(w http.ResponseWriter, r *http.Request) *evaluatedSite {
	if r.Method == http.MethodGet && (r.URL.Path == "/scores" || r.URL.Path == "/print" || r.URL.Path == "/report") {
		return s.soon(w)
	}
	e, err := s.evaluation()
	if err != nil {
		s.failed(w, err)
	}
	return e
}

// content is the hash of what counts of a case, "" where nothing could be read.
func (f *caseFile) content() string {
	if f.Arrivals.Latest < 0 {
		return ""
	}
	return f.Arrivals.Came[f.Arrivals.Latest].SHA256
}

var plainNumber = nianping.Expression(`^\d{1,3}\.\d\d$`)

// report is the page of one report.
func (s *site) report(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	o := s.open(w, r, q.Get("i"), q.Get("y"))
	if o == nil {
		return
	}
	p := s.reportPage(r, o)
	p.Fix = nianping.Pointer(q.Get("fix"))
	switch q.Get("done") {
	case "correct":
		p.Notice = "更正已保存，得分已重新计算。"
	case "add":
		p.Notice = "补录已保存，得分已重新计算。"
	case "decide":
		p.Notice = "认定已保存，得分已重新计算。"
	}
	if p.Notice != "" {
		s.mu.Lock()
		if s.move.key == o.key && s.move.year == p.Year {
			p.Moves = s.move.items
		}
		s.mu.Unlock()
	}
	if was := q.Get("was"); plainNumber().MatchString(was) && was != o.v.Total.String() {
		p.Was = was
	}
	s.page(w, http.StatusOK, func(out io.Writer) error { return html.WriteReport(out, p) })
}

// notSaved answers with the page of a report, what could not be saved of it and why.
func (s *site) notSaved(w http.ResponseWriter, r *http.Request, o *opened, status int, problem string, typed html.Typed) {
	p := s.reportPage(r, o)
	p.Problem, p.Typed = problem, typed
	if by := signature(r); by != "" {
		p.Officer = by
	}
	if strings.HasPrefix(typed.Of, "/") {
		p.Fix = nianping.Pointer(typed.Of)
	}
	s.page(w, status, func(out io.Writer) error { return html.WriteReport(out, p) })
}

// reportPage is what the page of one report says.
func (s *site) reportPage(r *http.Request, o *opened) *html.ReportPage {
	e, f, v := o.e, o.file, o.v
	p := &html.ReportPage{Frame: s.frame(r, fmt.Sprintf("%s %d年度", f.Institution.Name, f.Year), ""), Institution: f.Institution.Name, Key: o.key,
		Type: string(f.Institution.Type), District: f.Institution.District, Year: f.Year, State: stateCell(f.Institution, f.Year, &f.Status), SHA256: f.content(), Decisions: f.Decisions, Private: true}
	p.Of = f.Year
	if f.Status.State != nianping.NotRequired {
		masked := maskEvaluation(*v)
		p.Evaluation = &masked
	}
	if f.concerned() {
		p.PDF = downloadHref(f.Year, "internal", e.names[o.year][o.at])
	}
	for _, y := range e.years {
		if y.year != f.Year {
			p.Years = append(p.Years, html.StateCell{Words: fmt.Sprintf("%d年度", y.year), Href: reportHref(p.Key, y.year)})
		}
	}
	p.Next = o.next()
	again := s.placesOf(o)
	for k, sub := range f.Arrivals.Came {
		p.Submissions = append(p.Submissions, html.Submission{Again: again[sub.SHA256], File: nianping.MaskText(sub.File), Received: xlsx.PlainTime(&sub.Received.At), Source: sub.Received.Source, Counts: k == f.Arrivals.Counts(), Unread: !sub.Readable})
	}
	for _, line := range f.stale {
		p.Stale = append(p.Stale, nianping.MaskText(line))
	}
	for _, d := range v.Deductions {
		p.Official = append(p.Official, html.Official{Code: d.Code, Text: fmt.Sprintf("建议扣%s分：%s", d.Points.Short(), d.Name)})
	}
	for _, x := range v.Vetoes {
		p.Official = append(p.Official, html.Official{Code: x.Code, Text: nianping.MaskText(fmt.Sprintf("疑似一票否决：%s：%s", x.Name, x.Reason))})
	}
	if p.Evaluation != nil {
		p.Grounds = s.grounds()
	}
	if o.report != nil {
		p.Reading = s.reading(o)
	}
	return p
}

// placesOf are the addresses at which the place of what came for a case can be changed, by content.
func (s *site) placesOf(o *opened) map[string]string {
	list := map[string]string{}
	states, err := s.register()
	if err != nil {
		return list
	}
	for i := range states.items {
		if it := &states.items[i]; it.Year == o.file.Year && it.Institution == o.key && it.Placed() {
			list[it.SHA256] = againHref(itemID(it))
		}
	}
	return list
}

// next is the next report of the year, from the one that is open on and round to it, with doubts that nobody has settled.
func (o *opened) next() *html.NextReport {
	cases := o.e.years[o.year].cases
	var next *html.NextReport
	for step := 1; step < len(cases); step++ {
		f := cases[(o.at+step)%len(cases)]
		if f.doubts == 0 {
			continue
		}
		if next == nil {
			next = &html.NextReport{Name: f.Institution.Name, Href: reportHref(workspace.InstitutionKey(f.Institution), f.Year)}
		}
		next.Left++
	}
	return next
}

// reading lays one report beside its document.
func (s *site) reading(o *opened) *html.Reading {
	fixed := map[nianping.Pointer]string{}
	for row, c := range o.laid.Rows {
		for _, f := range nianping.AddedFields(row.Parts()[0]) {
			if p, there := o.laid.Shown(row + nianping.PointerTo(f)); there {
				fixed[p] = fmt.Sprintf("%s补录（%s）：%s", c.Officer, xlsx.PlainTime(&c.At), nianping.MaskText(c.Reason))
			}
		}
	}
	for _, c := range o.e.book.corrected[o.file.content()] {
		if p, there := o.laid.Shown(c.Pointer); there {
			fixed[p] = fixedBy(&c)
		}
	}
	report := nianping.MaskReport(o.report)
	return &html.Reading{File: nianping.MaskText(o.report.File), Blocks: s.blocks(o), Report: report, Evidence: o.report.Evidence, Findings: o.v.Findings, Mask: nianping.MaskWords(o.report),
		Fixed: fixed}
}

// fixedBy says who corrected a value, from what.
func fixedBy(c *workspace.Correction) string {
	if string(c.Old) == string(c.New) {
		return fmt.Sprintf("%s核对无误（%s）", c.Officer, xlsx.PlainTime(&c.At))
	}
	old := nianping.MaskText(nianping.ReadableValue(c.Old))
	if strings.HasSuffix(string(c.Pointer), "/id_number") || strings.HasSuffix(string(c.Pointer), "/phone") {
		old = "（已隐去）"
	}
	return fmt.Sprintf("%s由“%s”更正（%s）：%s", c.Officer, old, xlsx.PlainTime(&c.At), nianping.MaskText(c.Reason))
}

// docsKept is how many documents stay ready to be shown.
const docsKept = 32

// blocks are the document that a case's report was read from. Where it cannot be read again its text as kept is shown.
func (s *site) blocks(o *opened) []html.Block {
	hash := o.file.content()
	s.docsMu.Lock()
	defer s.docsMu.Unlock()
	if had, ok := s.docs[hash]; ok {
		return had
	}
	var list []html.Block
	if data, err := s.w.Original(hash); err == nil {
		if doc, _, err := ingest.ReadDocument(s.ctx(), o.report.File, data, document.Limits{}); err == nil {
			list = blocksOf(doc)
		}
	}
	if list == nil {
		if reading, err := s.w.Reading(s.ctx(), hash); err == nil {
			for _, line := range strings.Split(reading.Text, "\n") {
				list = append(list, html.Block{Text: line})
			}
		}
	}
	if len(s.docs) >= docsKept {
		clear(s.docs)
	}
	s.docs[hash] = list
	return list
}
