package main

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"
	"time"

	"nianping"
	"nianping/render/html"
	"nianping/render/pdf"
)

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

// siteOutputs are the files that can be had for one year; single ones among them where they are asked for.
func siteOutputs(ctx context.Context, e *evaluatedSite, y *evaluatedYear, audience pdf.Audience, single bool) []output {
	one := *e.evaluated
	one.years = []evaluatedYear{*y}
	r := results{audience: audience, single: single, desk: pdf.Desk{Office: bureau}}
	return r.outputs(ctx, &one)
}

// singlesRows is how many single reports one page lists.
const singlesRows = 300

// print is the page 打印.
func (s *site) print(w http.ResponseWriter, r *http.Request) {
	e, y, years := s.evaluatedFor(w, r)
	if y == nil {
		return
	}
	audience, q := audienceOf(r), r.URL.Query()
	p := &html.Print{Frame: s.frame(r, "打印和下载", "print"), Year: y.year, Years: years, Audience: string(audience), Name: strings.TrimSpace(q.Get("name"))}
	p.Of = y.year
	for _, o := range siteOutputs(s.ctx(), e, y, audience, false) {
		p.Main = append(p.Main, html.Download{Name: path.Base(o.path), Note: outputNotes[path.Ext(o.path)], Href: downloadHref(y.year, audience, o.path)})
	}
	p.Main = append(p.Main, html.Download{Name: lettersName(y), Note: "逾期、未报的催报函，总结有问题的补正通知，发送清单", Href: fmt.Sprintf("/letters?y=%d", y.year)})
	key := nianping.NameKey(p.Name)
	from, _ := strconv.Atoi(q.Get("from"))
	from = max(0, from)
	for i, name := range e.names[e.place(y.year)] {
		if name == "" || p.Name != "" && !strings.Contains(nianping.NameKey(y.cases[i].Institution.Name), key) {
			continue
		}
		if p.Found >= from && p.Found < from+singlesRows {
			p.Singles = append(p.Singles, html.Download{Name: path.Base(name), Href: downloadHref(y.year, audience, name)})
		}
		p.Found++
	}
	p.Before, p.After = turned(from, singlesRows, p.Found, func(from int) string {
		return "/print?" + url.Values{"y": {strconv.Itoa(y.year)}, "audience": {string(audience)}, "name": {p.Name}, "from": {strconv.Itoa(from)}}.Encode()
	})
	p.Main = append(p.Main, html.Download{Name: allName(y), Note: "以下各机构的评估报告，一次下载", Href: downloadHref(y.year, audience, allName(y))})
	s.page(w, http.StatusOK, func(out io.Writer) error { return html.WritePrint(out, p) })
}

// allName is the name of the archive with all single reports of a year.
func allName(y *evaluatedYear) string { return fmt.Sprintf("%d年度评估报告.zip", y.year) }

// outputNotes say what the outputs over all institutions are, by their extensions.
var outputNotes = map[string]string{".pdf": "总体情况、等次分布、分类排名、逾期和未报名单", ".xlsx": "报送情况、统计、考评员、评分、问题，每个数注明出处"}

var contentTypes = map[string]string{".pdf": "application/pdf", ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".html": "text/html; charset=utf-8", ".csv": "text/csv; charset=utf-8", ".json": "application/json", ".zip": "application/zip"}

// download makes one output anew and hands it over. Its name is only looked up in the list of outputs and never touches
// the disk.
func (s *site) download(w http.ResponseWriter, r *http.Request) {
	e, y, _ := s.evaluatedFor(w, r)
	if y == nil {
		return
	}
	audience, name := audienceOf(r), r.URL.Query().Get("f")
	list := siteOutputs(s.ctx(), e, y, audience, true)
	if name == allName(y) {
		s.downloadAll(w, e, y, audience, list)
		return
	}
	for _, o := range list {
		if o.path != name {
			continue
		}
		var b bytes.Buffer
		err := o.write(&b)
		if err == nil {
			err = s.rendered(e, audience, 1, o.path)
		}
		if err != nil {
			s.failed(w, err)
			return
		}
		attach(w, path.Base(o.path))
		_, _ = w.Write(b.Bytes()) // the client may be gone
		return
	}
	s.refuse(w, http.StatusNotFound, "没有这个文件", "请从“打印”页下载。")
}

// downloadAll hands over all single reports of a year in one archive, as they are made. Where one cannot be made the
// connection breaks, so that nobody takes a part for the whole.
func (s *site) downloadAll(w http.ResponseWriter, e *evaluatedSite, y *evaluatedYear, audience pdf.Audience, list []output) {
	single := list[:0:0]
	for _, o := range list {
		if strings.Contains(o.path, "评估报告/") {
			single = append(single, o)
		}
	}
	if err := s.rendered(e, audience, len(single), allName(y)); err != nil {
		s.failed(w, err)
		return
	}
	attach(w, allName(y))
	until := http.NewResponseController(w)
	archive := zip.NewWriter(w)
	for _, o := range single {
		_ = until.SetWriteDeadline(time.Now().Add(s.patience.write)) // each report has its time; a recorder has no deadline
		f, err := archive.CreateHeader(&zip.FileHeader{Name: o.path, Method: zip.Store, Modified: clock(s.c)})
		if err == nil {
			err = o.write(f)
		}
		if err != nil {
			panic(http.ErrAbortHandler)
		}
	}
	if err := archive.Close(); err != nil {
		panic(http.ErrAbortHandler)
	}
}

// rendered logs that outputs were made.
func (s *site) rendered(e *evaluatedSite, audience pdf.Audience, files int, name string) error {
	return s.w.Record(s.ctx(), "render", map[string]any{"program": s.w.Program(), "audience": audience, "rubric_sha256": e.rubricHash, "files": files, "file": name})
}

// attach announces a file.
func attach(w http.ResponseWriter, name string) {
	kind := contentTypes[path.Ext(name)]
	if kind == "" {
		kind = "application/octet-stream"
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name}))
}
