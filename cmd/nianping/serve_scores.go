package main

import (
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"

	"nianping"
	"nianping/ingest/workspace"
	"nianping/render/html"
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
	e := s.evaluationFor(w, r)
	if e == nil {
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
	s.rankingPage(w, r, http.StatusOK, "")
}

// rankingPage answers with the page and with what could not be done, "" for nothing.
func (s *site) rankingPage(w http.ResponseWriter, r *http.Request, status int, problem string) {
	e, y, years := s.evaluatedFor(w, r)
	if y == nil {
		return
	}
	_, types := choices(e.book.registry)
	p := &html.Scores{Frame: s.frame(r, fmt.Sprintf("%d年度评分排名", y.year), "scores"), Year: y.year, Years: years, Type: r.URL.Query().Get("type"), Types: types}
	p.Of, p.Problem = y.year, problem
	if round := endOfRound(y); round.Verdict == nianping.VerdictYes {
		p.Settled = fmt.Sprintf("%s，%s，%s", round.Who, round.DecidedOn, round.Why)
	}
	switch r.URL.Query().Get("done") {
	case "settle":
		p.Notice = fmt.Sprintf("%d年度补正期已结束，各机构转为终评。", y.year)
	case "reopen":
		p.Notice = fmt.Sprintf("%d年度恢复为初评。", y.year)
	}
	var list []int // places in the registry
	grades := map[nianping.GradeName]int{}
	for _, i := range e.order[e.place(y.year)]() {
		if p.Type == "" || string(y.cases[i].Institution.Type) == p.Type {
			list = append(list, i)
			grades[y.standings[i].Grade]++
		}
	}
	p.Grades = html.GradeCounts(grades)
	from, _ := strconv.Atoi(r.URL.Query().Get("from"))
	from = max(0, min(from, len(list)-1))
	last := min(from+scoreRows, len(list))
	p.Before, p.After = turned(from, scoreRows, len(list), func(from int) string {
		return "/scores?" + url.Values{"y": {strconv.Itoa(y.year)}, "type": {p.Type}, "from": {strconv.Itoa(from)}}.Encode()
	})
	for _, i := range list[from:last] {
		b, err := e.brief(s.ctx(), y, i) // nothing of it is shown that quotes a document
		if err != nil {
			s.failed(w, err)
			return
		}
		v, f := &b.Evaluation, y.cases[i]
		row := html.ScoreRow{Evaluation: v, Rank: rankWord(v.Rank), RankAll: rankWord(v.RankAll), Span: xlsx.RankRange(v), Href: reportHref(workspace.InstitutionKey(f.Institution), y.year), Notes: scoreNotes(v, false)}
		row.Open = f.doubts
		p.Spans = p.Spans || row.Span != ""
		compareYears(&row, &y.standings[i], e.yearBefore(f))
		p.Rows = append(p.Rows, row)
	}
	s.page(w, status, func(out io.Writer) error { return html.WriteScores(out, p) })
}

// yearBefore is the standing of the same institution a year earlier; nil where it owed no report.
func (e *evaluatedSite) yearBefore(f *caseFile) *nianping.Standing {
	k, i, ok := e.find(workspace.InstitutionKey(f.Institution), f.Year-1)
	if !ok || !e.years[k].standings[i].Owed {
		return nil
	}
	return &e.years[k].standings[i]
}

// compareYears says how total and place moved since the year before.
func compareYears(row *html.ScoreRow, v, before *nianping.Standing) {
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
