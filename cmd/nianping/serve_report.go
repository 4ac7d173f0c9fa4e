package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"nianping"
	"nianping/ingest"
	"nianping/ingest/document"
	"nianping/ingest/workspace"
	"nianping/render/html"
	"nianping/render/xlsx"
)

// caseOf is the case that a request names by institution and year; it answers and returns nil where there is none.
func (s *site) caseOf(w http.ResponseWriter, key, year string) (e *evaluatedSite, f *caseFile, v *nianping.Evaluation) {
	e, err := s.evaluation()
	if err != nil {
		s.failed(w, err)
		return nil, nil, nil
	}
	n, err := strconv.Atoi(year)
	y, i, ok := e.find(key, n)
	if err != nil || !ok {
		s.refuse(w, http.StatusNotFound, "没有这份报告", "名册里没有这家机构，或没有这个年度；请从“报送情况”打开。")
		return nil, nil, nil
	}
	return e, y.cases[i], &y.evaluations[i]
}

// content is the hash of what counts of a case, "" where nothing could be read.
func (f *caseFile) content() string {
	if f.Arrivals.Latest < 0 {
		return ""
	}
	return f.Arrivals.Came[f.Arrivals.Latest].SHA256
}

var plainNumber = regexp.MustCompile(`^\d{1,3}\.\d\d$`)

// report is the page of one report.
func (s *site) report(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	e, f, v := s.caseOf(w, q.Get("i"), q.Get("y"))
	if f == nil {
		return
	}
	p := &html.ReportPage{Frame: s.frame(r, fmt.Sprintf("%s %d年度", f.Institution.Name, f.Year), ""), Institution: f.Institution.Name, Key: workspace.InstitutionKey(f.Institution),
		Type: string(f.Institution.Type), District: f.Institution.District, Year: f.Year, State: stateCell(f.Institution, f.Year, &f.Status), SHA256: f.content(), Decisions: f.Decisions, Private: true,
		Fix: nianping.Pointer(q.Get("fix"))}
	switch q.Get("done") {
	case "correct":
		p.Notice = "更正已保存，得分已重新计算。"
	case "decide":
		p.Notice = "认定已保存，得分已重新计算。"
	}
	if was := q.Get("was"); plainNumber.MatchString(was) && was != v.Total.String() {
		p.Was = was
	}
	if f.Status.State != nianping.NotRequired {
		masked := maskEvaluation(*v)
		p.Evaluation = &masked
	}
	if f.concerned() {
		p.PDF = downloadHref(f.Year, "internal", singleName(e, f))
	}
	for _, y := range e.years {
		if y.year != f.Year {
			p.Years = append(p.Years, html.StateCell{Words: fmt.Sprintf("%d年度", y.year), Href: reportHref(p.Key, y.year)})
		}
	}
	for k, sub := range f.Arrivals.Came {
		p.Submissions = append(p.Submissions, html.Submission{File: nianping.MaskText(sub.File), Received: xlsx.PlainTime(&sub.Received.At), Source: sub.Received.Source, Counts: k == f.Arrivals.Counts(), Unread: !sub.Readable})
	}
	for _, line := range e.book.stale {
		if strings.HasPrefix(line, fmt.Sprintf("“%s”%d年度", f.Institution.Name, f.Year)) {
			p.Stale = append(p.Stale, nianping.MaskText(line))
		}
	}
	for _, d := range v.Deductions {
		p.Official = append(p.Official, html.Official{Code: d.Code, Text: fmt.Sprintf("建议扣%s分：%s", d.Points.Short(), d.Name)})
	}
	for _, x := range v.Vetoes {
		p.Official = append(p.Official, html.Official{Code: x.Code, Text: nianping.MaskText(fmt.Sprintf("疑似一票否决：%s：%s", x.Name, x.Reason))})
	}
	if f.Report != nil {
		p.Reading = s.reading(e, f, v)
	}
	s.page(w, func(out io.Writer) error { return html.WriteReport(out, p) })
}

// singleName is the name of a case's evaluation report among the outputs.
func singleName(e *evaluatedSite, f *caseFile) string {
	y, i, _ := e.find(workspace.InstitutionKey(f.Institution), f.Year)
	return y.fileNames()[i]
}

// reading lays one report beside its document.
func (s *site) reading(e *evaluatedSite, f *caseFile, v *nianping.Evaluation) *html.Reading {
	fixed := map[nianping.Pointer]string{}
	for _, c := range e.book.corrected[f.content()] {
		old := nianping.MaskText(nianping.ReadableValue(c.Old))
		if strings.HasSuffix(string(c.Pointer), "/id_number") || strings.HasSuffix(string(c.Pointer), "/phone") {
			old = "（已隐去）"
		}
		if string(c.Old) == string(c.New) {
			fixed[c.Pointer] = fmt.Sprintf("%s核对无误（%s）", c.Officer, xlsx.PlainTime(&c.At))
			continue
		}
		fixed[c.Pointer] = fmt.Sprintf("%s由“%s”更正（%s）：%s", c.Officer, old, xlsx.PlainTime(&c.At), nianping.MaskText(c.Reason))
	}
	report := nianping.MaskReport(f.Report)
	return &html.Reading{File: nianping.MaskText(f.Report.File), Blocks: s.blocks(f), Report: report, Evidence: f.Report.Evidence, Findings: v.Findings, Mask: nianping.MaskWords(f.Report),
		Names: func(p nianping.Pointer) string { return valueName(report, p) }, Fixed: fixed}
}

// docsKept is how many documents stay ready to be shown.
const docsKept = 32

// blocks are the document that a case's report was read from. Where it cannot be read again its text as kept is shown.
func (s *site) blocks(f *caseFile) []html.Block {
	hash := f.content()
	s.docsMu.Lock()
	defer s.docsMu.Unlock()
	if had, ok := s.docs[hash]; ok {
		return had
	}
	var list []html.Block
	if data, err := s.w.Original(hash); err == nil {
		if doc, _, err := ingest.ReadDocument(s.ctx(), f.Report.File, data, document.Limits{}); err == nil {
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

// correct puts an officer's value in place of one that was read.
func (s *site) correct(w http.ResponseWriter, r *http.Request) {
	by, reason := signed(w, r), strings.TrimSpace(r.PostFormValue("reason"))
	key, year, pointer := r.PostFormValue("i"), r.PostFormValue("y"), nianping.Pointer(r.PostFormValue("p"))
	_, f, v := s.caseOf(w, key, year)
	if f == nil {
		return
	}
	value, confirm := strings.TrimSpace(r.PostFormValue("value")), r.PostFormValue("confirm") != ""
	switch {
	case by == "" || reason == "" || value == "" && !confirm:
		s.refuse(w, http.StatusBadRequest, "没有保存", "正确值、理由和经办人都要填写；没有这个值的填“无”。请返回上一页补上。")
		return
	case f.Report == nil || r.PostFormValue("sha") != f.content():
		s.refuse(w, http.StatusConflict, "没有保存", "这家机构刚有新的版本，或采用的版本变了；请重新打开报告，核对后再更正。")
		return
	}
	shown, text, err := currentValue(f.Report, pointer)
	if err != nil || text == nil {
		s.refuse(w, http.StatusConflict, "没有保存", "这个值已不在原处；请重新打开报告后再更正。")
		return
	}
	for _, ev := range f.Report.EvidenceFor(pointer) {
		if strings.HasPrefix(ev.At, "附件“") { // corrections lie over the report, not over what came beside it
			s.refuse(w, http.StatusConflict, "没有保存", "这一项来自随总结报送的附件，不能在这里更正；请机构改正附件后重新报送。")
			return
		}
	}
	open := false
	for _, x := range f.Report.Review {
		open = open || x.Pointer == pointer
	}
	switch {
	case confirm && !open:
		s.refuse(w, http.StatusConflict, "没有保存", "这一项已经处理过了；请重新打开报告查看。")
		return
	case !confirm && r.PostFormValue("seen") != shown:
		s.refuse(w, http.StatusConflict, "没有保存", fmt.Sprintf("这个值刚在别处改过，现在是“%s”；请重新打开报告，核对后再更正。", shown))
		return
	}
	if confirm || value == shown {
		value = nianping.ReadableValue(text) // in full, where it is shown in part
		if value == "" {
			value = nianping.ValueNone
		}
	}
	row := nianping.ReviewDoubt{SHA256: f.content(), Pointer: pointer, Value: value, Reason: reason, By: by}
	if s.take(w, &nianping.ReviewBook{Doubts: []nianping.ReviewDoubt{row}}, by) {
		back := url.Values{"i": {key}, "y": {year}, "done": {"correct"}, "was": {v.Total.String()}}
		http.Redirect(w, r, "/report?"+back.Encode(), http.StatusSeeOther)
	}
}

// currentValue is the value at a pointer of a report as the page shows it, and in full; nil where there is none.
func currentValue(r *nianping.Report, p nianping.Pointer) (shown string, full json.RawMessage, err error) {
	text, err := json.Marshal(r)
	if err != nil {
		return "", nil, err
	}
	masked, err := json.Marshal(nianping.MaskReport(r))
	if err != nil {
		return "", nil, err
	}
	return nianping.ReadableValue(workspace.ValueAt(masked, p)), workspace.ValueAt(text, p), nil
}

// decide records an officer's verdict on a finding, a deduction or a veto.
func (s *site) decide(w http.ResponseWriter, r *http.Request) {
	by, reason := signed(w, r), strings.TrimSpace(r.PostFormValue("reason"))
	key, year, code, verdict := r.PostFormValue("i"), r.PostFormValue("y"), r.PostFormValue("code"), r.PostFormValue("verdict")
	_, f, v := s.caseOf(w, key, year)
	if f == nil {
		return
	}
	if by == "" || reason == "" || verdict != nianping.VerdictYes && verdict != nianping.VerdictNo {
		s.refuse(w, http.StatusBadRequest, "没有保存", "认定、理由和经办人都要填写；请返回上一页补上。")
		return
	}
	official, known := false, false
	for _, d := range v.Deductions {
		official = official || d.Code == code
	}
	for _, x := range v.Vetoes {
		official = official || x.Code == code
	}
	for _, x := range v.Findings {
		known = known || x.Code == code
	}
	known = known || official
	paper := strings.TrimSpace(r.PostFormValue("document"))
	switch {
	case !known:
		s.refuse(w, http.StatusConflict, "没有保存", "这个问题已经不在了；请重新打开报告查看。")
		return
	case official && verdict == nianping.VerdictYes && paper == "":
		s.refuse(w, http.StatusBadRequest, "没有保存", "扣分和否决认定属实时要填文号；请返回上一页补上。")
		return
	}
	row := nianping.ReviewFinding{Key: workspace.InstitutionKey(f.Institution), Code: code, Year: f.Year, Verdict: verdict, Document: paper, Why: reason, Who: by}
	book := &nianping.ReviewBook{Findings: []nianping.ReviewFinding{row}}
	if official {
		book = &nianping.ReviewBook{Vetoes: []nianping.ReviewFinding{row}}
	}
	if s.take(w, book, by) {
		back := url.Values{"i": {key}, "y": {year}, "done": {"decide"}, "was": {v.Total.String()}}
		http.Redirect(w, r, "/report?"+back.Encode(), http.StatusSeeOther)
	}
}

var privateValue = regexp.MustCompile(`^/examiners/\d+/(id_number|phone)$`)

// reveal answers with one number in full and logs that it did, before the number leaves.
func (s *site) reveal(w http.ResponseWriter, r *http.Request) {
	pointer := nianping.Pointer(r.PostFormValue("p"))
	_, f, _ := s.caseOf(w, r.PostFormValue("i"), r.PostFormValue("y"))
	if f == nil {
		return
	}
	if f.Report == nil || !privateValue.MatchString(string(pointer)) {
		s.refuse(w, http.StatusBadRequest, "没有显示", "只有证件号码和电话号码可以逐个显示。")
		return
	}
	text, err := json.Marshal(f.Report)
	if err != nil {
		s.failed(w, err)
		return
	}
	value := workspace.ValueAt(text, pointer)
	if value == nil {
		s.refuse(w, http.StatusNotFound, "没有显示", "这个值已不在原处；请重新打开报告。")
		return
	}
	if err := s.w.Record(s.ctx(), "reveal", map[string]any{"command": "serve", "institution": workspace.InstitutionKey(f.Institution), "year": f.Year, "pointer": pointer}); err != nil {
		s.failed(w, err)
		return
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, _ = io.WriteString(w, nianping.ReadableValue(value)) // the client may be gone
}
