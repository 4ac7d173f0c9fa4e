package main

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"

	"nianping"
	"nianping/ingest/workspace"
	"nianping/render/html"
	"nianping/render/pdf"
	"nianping/render/xlsx"
)

// yearOf is the year that a request asks for, else the latest for which something came, else the latest.
func (e *evaluatedSite) yearOf(r *http.Request) (*evaluatedYear, []int) {
	var years []int
	chosen := len(e.years) - 1
	asked, _ := strconv.Atoi(r.URL.Query().Get("y"))
	for k := range e.years {
		years = append(years, e.years[k].year)
		came := false
		for _, f := range e.years[k].cases {
			came = came || len(f.Arrivals.Came) > 0
		}
		if e.years[k].year == asked || asked == 0 && came {
			chosen = k
		}
	}
	if chosen < 0 {
		return nil, nil
	}
	return &e.years[chosen], years
}

// evaluatedFor is the evaluation and the year that a request asks for; it answers and returns nil where there is none.
func (s *site) evaluatedFor(w http.ResponseWriter, r *http.Request) (*evaluatedSite, *evaluatedYear, []int) {
	states, err := s.register()
	if err != nil {
		s.failed(w, err)
		return nil, nil, nil
	}
	if len(states.registry) == 0 {
		http.Redirect(w, r, "/", http.StatusSeeOther)
		return nil, nil, nil
	}
	e, err := s.evaluation()
	if err != nil {
		s.failed(w, err)
		return nil, nil, nil
	}
	y, years := e.yearOf(r)
	if y == nil {
		s.refuse(w, http.StatusNotFound, "没有可评的年度", "还没有到期的年度，也没有收到材料。")
		return nil, nil, nil
	}
	return e, y, years
}

// scoreRows is how many institutions one page of the ranking has.
const scoreRows = 200

// ranking is the page 评分排名.
func (s *site) ranking(w http.ResponseWriter, r *http.Request) {
	e, y, years := s.evaluatedFor(w, r)
	if y == nil {
		return
	}
	_, types := choices(e.book.registry)
	p := &html.Scores{Frame: s.frame(r, fmt.Sprintf("%d年度评分排名", y.year), "scores"), Year: y.year, Years: years, Type: r.URL.Query().Get("type"), Types: types}
	type placed struct {
		f      *caseFile
		before *nianping.Evaluation
	}
	by := map[string]placed{}
	var list []nianping.Evaluation
	for i, f := range y.cases {
		if f.Status.State == nianping.NotRequired || p.Type != "" && string(f.Institution.Type) != p.Type {
			continue
		}
		x := placed{f: f}
		if before, k, ok := e.find(workspace.InstitutionKey(f.Institution), y.year-1); ok && before.cases[k].Status.State != nianping.NotRequired {
			x.before = &before.evaluations[k]
		}
		v := y.evaluations[i]
		by[v.CreditCode+v.Institution] = x
		list = append(list, v)
	}
	nianping.SortByRank(list)
	from, _ := strconv.Atoi(r.URL.Query().Get("from"))
	from = max(0, min(from, len(list)-1))
	last := min(from+scoreRows, len(list))
	turn := func(from int) string {
		return "/scores?" + url.Values{"y": {strconv.Itoa(y.year)}, "type": {p.Type}, "from": {strconv.Itoa(from)}}.Encode()
	}
	if from > 0 {
		p.Before = turn(max(0, from-scoreRows))
	}
	if last < len(list) {
		p.After = turn(last)
	}
	for i := range list[from:last] {
		v := &list[from+i] // nothing of it is shown that quotes a document
		x := by[v.CreditCode+v.Institution]
		row := html.ScoreRow{Evaluation: v, Rank: rankWord(v.Rank), RankAll: rankWord(v.RankAll), Span: xlsx.RankRange(v), Href: reportHref(workspace.InstitutionKey(x.f.Institution), y.year), Notes: scoreNotes(v)}
		if x.f.Report != nil {
			row.Open = len(x.f.Report.Review)
		}
		compareYears(&row, v, x.before)
		p.Rows = append(p.Rows, row)
	}
	s.page(w, func(out io.Writer) error { return html.WriteScores(out, p) })
}

// compareYears says how total and place moved since the year before.
func compareYears(row *html.ScoreRow, v, before *nianping.Evaluation) {
	row.Before = "—"
	if before == nil || before.Total == nil {
		return
	}
	row.Before = before.Total.String()
	if v.Total != nil {
		d := v.Total.Rat()
		d.Sub(d, before.Total.Rat())
		row.Change = d.FloatString(2)
		if d.Sign() > 0 {
			row.Change = "+" + row.Change
		}
	}
	if v.RankAll != nil && before.RankAll != nil {
		switch d := *before.RankAll - *v.RankAll; {
		case d > 0:
			row.Moved = fmt.Sprintf("上升%d", d)
		case d < 0:
			row.Moved = fmt.Sprintf("下降%d", -d)
		default:
			row.Moved = "不变"
		}
	}
}

// audienceOf is the audience that a request asks for; internal where it names none that there is.
func audienceOf(r *http.Request) pdf.Audience {
	switch a := pdf.Audience(r.URL.Query().Get("audience")); a {
	case pdf.ForInstitution, pdf.Public:
		return a
	}
	return pdf.Internal
}

// downloadHref is the address of one output.
func downloadHref(year int, audience pdf.Audience, name string) string {
	return "/download?" + url.Values{"y": {strconv.Itoa(year)}, "audience": {string(audience)}, "f": {name}}.Encode()
}

// siteOutputs are the files that can be had for one year.
func siteOutputs(e *evaluatedSite, y *evaluatedYear, audience pdf.Audience) []output {
	one := *e.evaluated
	one.years = []evaluatedYear{*y}
	r := results{audience: audience, single: true}
	return r.outputs(&one)
}

// print is the page 打印.
func (s *site) print(w http.ResponseWriter, r *http.Request) {
	e, y, years := s.evaluatedFor(w, r)
	if y == nil {
		return
	}
	audience := audienceOf(r)
	p := &html.Print{Frame: s.frame(r, "打印和下载", "print"), Year: y.year, Years: years, Audience: string(audience)}
	for _, o := range siteOutputs(e, y, audience) {
		d := html.Download{Name: path.Base(o.path), Href: downloadHref(y.year, audience, o.path)}
		if strings.Contains(o.path, "评估报告/") {
			p.Singles = append(p.Singles, d)
		} else {
			p.Main = append(p.Main, d)
		}
	}
	p.Main = append(p.Main, html.Download{Name: lettersName(y), Note: "逾期、未报的催报函，总结有问题的补正通知，发送清单", Href: fmt.Sprintf("/letters?y=%d", y.year)})
	s.page(w, func(out io.Writer) error { return html.WritePrint(out, p) })
}

var contentTypes = map[string]string{".pdf": "application/pdf", ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".html": "text/html; charset=utf-8", ".csv": "text/csv; charset=utf-8", ".json": "application/json"}

// download makes one output anew and hands it over. Its name is only looked up in the list of outputs and never touches
// the disk.
func (s *site) download(w http.ResponseWriter, r *http.Request) {
	e, y, _ := s.evaluatedFor(w, r)
	if y == nil {
		return
	}
	audience, name := audienceOf(r), r.URL.Query().Get("f")
	for _, o := range siteOutputs(e, y, audience) {
		if o.path != name {
			continue
		}
		var b bytes.Buffer
		err := o.write(&b)
		if err == nil {
			err = s.w.Record(s.ctx(), "render", map[string]any{"program": s.w.Program(), "audience": audience, "rubric_sha256": e.rubric.Hash(), "files": 1, "file": o.path})
		}
		if err != nil {
			s.failed(w, err)
			return
		}
		kind := contentTypes[path.Ext(o.path)]
		if kind == "" {
			kind = "application/octet-stream"
		}
		w.Header().Set("Content-Type", kind)
		w.Header().Set("Content-Disposition", "attachment; filename*=UTF-8''"+url.PathEscape(path.Base(o.path)))
		_, _ = w.Write(b.Bytes()) // the client may be gone
		return
	}
	s.refuse(w, http.StatusNotFound, "没有这个文件", "请从“打印”页下载。")
}
