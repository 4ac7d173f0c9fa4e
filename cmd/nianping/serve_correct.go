package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"nianping"
	"nianping/ingest/workspace"
	"nianping/render/html"
)

// lastMove is how the items of an evaluation moved by what was saved last.
type lastMove struct {
	key   string
	year  int
	items []string // D2 理论考位 4→2
}

// correct puts an officer's value in place of one that was read.
func (s *site) correct(w http.ResponseWriter, r *http.Request) {
	by, reason := signed(w, r), strings.TrimSpace(r.PostFormValue("reason"))
	pointer, value := nianping.Pointer(r.PostFormValue("p")), strings.TrimSpace(r.PostFormValue("value"))
	o := s.open(w, r, r.PostFormValue("i"), r.PostFormValue("y"))
	if o == nil {
		return
	}
	f, confirm := o.file, r.PostFormValue("confirm") != ""
	no := func(status int, problem string) {
		s.notSaved(w, r, o, status, problem, html.Typed{Of: string(pointer), Value: value, Reason: reason})
	}
	switch {
	case by == "" || reason == "" || value == "" && !confirm:
		no(http.StatusBadRequest, "正确值、理由和经办人都要填写；没有这个值的填“无”。")
		return
	case o.report == nil || r.PostFormValue("sha") != f.content():
		no(http.StatusConflict, "这家机构刚有新的版本，或采用的版本变了；本页已是最新的，请核对后再更正。")
		return
	}
	shown, text, err := currentValue(o.report, pointer)
	if err != nil || text == nil {
		no(http.StatusConflict, "这个值已不在原处；本页已是最新的，请核对后再更正。")
		return
	}
	for _, ev := range o.report.EvidenceFor(pointer) {
		if strings.HasPrefix(ev.At, "附件“") { // corrections lie over the report, not over what came beside it
			no(http.StatusConflict, "这一项来自随总结报送的附件，不能在这里更正；请机构改正附件后重新报送。")
			return
		}
	}
	open := false
	for _, x := range o.report.Review {
		open = open || x.Pointer == pointer
	}
	switch {
	case confirm && !open:
		no(http.StatusConflict, "这一项已经处理过了；本页已是最新的。")
		return
	case !confirm && r.PostFormValue("seen") != shown:
		no(http.StatusConflict, fmt.Sprintf("这个值刚在别处改过，现在是“%s”；请核对后再更正。", shown))
		return
	}
	if confirm || value == shown {
		value = nianping.ReadableValue(text) // in full, where it is shown in part
		if value == "" {
			value = nianping.ValueNone
		}
	}
	row := nianping.ReviewDoubt{SHA256: f.content(), Pointer: o.laid.Base(pointer), Value: value, Reason: reason, By: by}
	s.save(w, r, o, &nianping.ReviewBook{Doubts: []nianping.ReviewDoubt{row}}, by, "correct", no)
}

// add gives a report a row, or a single value, that the program did not read.
func (s *site) add(w http.ResponseWriter, r *http.Request) {
	by, reason := signed(w, r), strings.TrimSpace(r.PostFormValue("reason"))
	list, pointer, value := r.PostFormValue("list"), nianping.Pointer(r.PostFormValue("p")), strings.TrimSpace(r.PostFormValue("value"))
	o := s.open(w, r, r.PostFormValue("i"), r.PostFormValue("y"))
	if o == nil {
		return
	}
	typed := html.Typed{Of: cmp.Or(list, string(pointer)), Value: value, Reason: reason, Cells: map[string]string{}}
	for _, f := range nianping.AddedFields(list) {
		typed.Cells[f] = strings.TrimSpace(r.PostFormValue("f." + f))
	}
	no := func(status int, problem string) { s.notSaved(w, r, o, status, problem, typed) }
	switch {
	case by == "" || reason == "" || list == "" && (value == "" || !slices.Contains(nianping.AddedValues(), pointer)):
		no(http.StatusBadRequest, "要补录的内容、理由和经办人都要填写。")
		return
	case o.report == nil || r.PostFormValue("sha") != o.file.content():
		no(http.StatusConflict, "这家机构刚有新的版本，或采用的版本变了；本页已是最新的，请核对后再补录。")
		return
	}
	book := &nianping.ReviewBook{}
	if list != "" {
		book.Rows = []nianping.ReviewRow{{SHA256: o.file.content(), List: list, Cells: typed.Cells, Reason: reason, By: by}}
	} else if shown, _, err := currentValue(o.report, pointer); err != nil || shown != "" {
		no(http.StatusConflict, fmt.Sprintf("这一项刚有了数值“%s”；请在原处更正。", shown))
		return
	} else {
		book.Doubts = []nianping.ReviewDoubt{{SHA256: o.file.content(), Pointer: pointer, Value: value, Reason: reason, By: by}}
	}
	s.save(w, r, o, book, by, "add", no)
}

// save makes the changes of one form and goes back to the report; no answers where they do not fit.
func (s *site) save(w http.ResponseWriter, r *http.Request, o *opened, book *nianping.ReviewBook, by, done string, no func(int, string)) {
	if !s.taken(w, book, by, no) {
		return
	}
	if err := s.noteMove(o); err != nil {
		s.failed(w, err)
		return
	}
	back := url.Values{"i": {o.key}, "y": {fmt.Sprint(o.file.Year)}, "done": {done}, "was": {o.v.Total.String()}}
	http.Redirect(w, r, "/report?"+back.Encode(), http.StatusSeeOther)
}

// taken makes the changes of one form; where they were not made it has answered, by no where they do not fit.
func (s *site) taken(w http.ResponseWriter, book *nianping.ReviewBook, by string, no func(int, string)) bool {
	problem, err := s.take(book, by)
	switch {
	case err != nil:
		s.failed(w, err)
	case problem != "":
		no(http.StatusUnprocessableEntity, problem)
	}
	return err == nil && problem == ""
}

// noteMove evaluates anew and keeps which items moved, for the page that is shown next.
func (s *site) noteMove(o *opened) error {
	e, err := s.reassess(o)
	if err != nil {
		return err
	}
	m := lastMove{key: o.key, year: o.file.Year}
	if k, i, ok := e.find(o.key, o.file.Year); ok {
		after, err := e.whole(s.ctx(), &e.years[k], i)
		if err != nil {
			return err
		}
		m.items = moves(o.v, after)
	}
	s.mu.Lock()
	s.move = m
	s.mu.Unlock()
	return nil
}

// moves are the items whose points differ.
func moves(before, after *nianping.Evaluation) []string {
	was := map[string]*nianping.Points{}
	for _, x := range before.Items {
		was[x.Code] = x.Points
	}
	var list []string
	for _, x := range after.Items {
		if had := was[x.Code]; had.String() != x.Points.String() {
			list = append(list, fmt.Sprintf("%s %s %s→%s", x.Code, x.Name, had.Short(), x.Points.Short()))
		}
	}
	return list
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
	code, verdict := r.PostFormValue("code"), r.PostFormValue("verdict")
	o := s.open(w, r, r.PostFormValue("i"), r.PostFormValue("y"))
	if o == nil {
		return
	}
	f, v := o.file, o.v
	no := func(status int, problem string) {
		s.notSaved(w, r, o, status, problem, html.Typed{Of: code, Reason: reason})
	}
	if by == "" || reason == "" || verdict != nianping.VerdictYes && verdict != nianping.VerdictNo {
		no(http.StatusBadRequest, "认定、理由和经办人都要填写。")
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
	if !known && !official { // what no finding suggests
		for _, g := range s.grounds() {
			official = official || g.Code == code
		}
	}
	known = known || official
	paper := strings.TrimSpace(r.PostFormValue("document"))
	switch {
	case !known:
		no(http.StatusConflict, "这个问题已经不在了；本页已是最新的。")
		return
	case official && verdict == nianping.VerdictYes && paper == "":
		no(http.StatusBadRequest, "扣分和否决认定属实时要填文号。")
		return
	}
	row := nianping.ReviewFinding{Key: workspace.InstitutionKey(f.Institution), Code: code, Year: f.Year, Verdict: verdict, Document: paper, Why: reason, Who: by}
	book := &nianping.ReviewBook{Findings: []nianping.ReviewFinding{row}}
	if official {
		book = &nianping.ReviewBook{Vetoes: []nianping.ReviewFinding{row}}
	}
	s.save(w, r, o, book, by, "decide", no)
}

// grounds are the deductions and vetoes of the standard.
func (s *site) grounds() (list []html.Official) {
	for _, d := range s.rubric.Deductions {
		list = append(list, html.Official{Code: d.Code, Text: d.Name})
	}
	for _, v := range s.rubric.Vetoes {
		list = append(list, html.Official{Code: v.Code, Text: v.Name})
	}
	return list
}

// settle ends the correction round of a year for all institutions, or opens it again.
func (s *site) settle(w http.ResponseWriter, r *http.Request) {
	by, reason, verdict := signed(w, r), strings.TrimSpace(r.PostFormValue("reason")), r.PostFormValue("verdict")
	year, err := strconv.Atoi(r.PostFormValue("y"))
	no := func(status int, problem string) {
		r.URL.RawQuery = url.Values{"y": {r.PostFormValue("y")}}.Encode()
		s.rankingPage(w, r, status, problem)
	}
	if err != nil || by == "" || reason == "" || verdict != nianping.VerdictYes && verdict != nianping.VerdictNo {
		no(http.StatusBadRequest, "理由和经办人都要填写。")
		return
	}
	row := nianping.ReviewFinding{Key: nianping.AllInstitutionsKey, Code: nianping.DecisionFinal, Institution: nianping.AllInstitutions, Year: year, Verdict: verdict, Why: reason, Who: by}
	if s.taken(w, &nianping.ReviewBook{Vetoes: []nianping.ReviewFinding{row}}, by, no) {
		http.Redirect(w, r, fmt.Sprintf("/scores?y=%d&done=%s", year, map[string]string{nianping.VerdictYes: "settle", nianping.VerdictNo: "reopen"}[verdict]), http.StatusSeeOther)
	}
}

var privateValue = nianping.Expression(`^/examiners/\d+/(id_number|phone)$`)

// reveal answers with one number in full and logs that it did, before the number leaves.
func (s *site) reveal(w http.ResponseWriter, r *http.Request) {
	pointer := nianping.Pointer(r.PostFormValue("p"))
	o := s.open(w, r, r.PostFormValue("i"), r.PostFormValue("y"))
	if o == nil {
		return
	}
	f := o.file
	if o.report == nil || !privateValue().MatchString(string(pointer)) {
		s.refuse(w, http.StatusBadRequest, "没有显示", "只有证件号码和电话号码可以逐个显示。")
		return
	}
	text, err := json.Marshal(o.report)
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
