// Package html writes the ranked report of a year as one page that needs nothing beside it: styles and bars are inside, no
// script and no address of the outside world.
package html

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"
	"sync"

	"nianping"
)

//go:embed ranking.html
var rankingPage string

var ranking = sync.OnceValue(func() *template.Template { return template.Must(template.New("ranking").Parse(rankingPage)) })

// Ranking is what the page of one year is made of.
type Ranking struct {
	Number     string
	Date       nianping.Date // of the evaluation
	Year       int
	Due        nianping.Date // by which all had to report
	Rubric     string
	RubricHash string
	Public     bool    // for others than the bureau: common problems name no institution, for nobody has confirmed them
	All        []Entry // every institution that owes a report or sent one, in the registry's order
}

// Entry is one institution with its evaluation.
type Entry struct {
	Evaluation *nianping.Evaluation
	Report     string // its evaluation report's path from the page's folder, "" for none
}

// WriteRanking writes the page. The same input gives the same bytes.
func WriteRanking(w io.Writer, in *Ranking) error {
	page := rankingData{Title: fmt.Sprintf("%d年度技能人才评价机构定期评估排名报告", in.Year), Year: in.Year, Number: in.Number, Date: in.Date.Chinese(), Due: in.Due.Chinese(), Rubric: in.Rubric, Hash: in.RubricHash[:min(12, len(in.RubricHash))]}
	page.Figures = in.figures()
	page.Grades = in.grades()
	page.Types = in.types()
	page.Districts = in.districts()
	page.Overdue = in.overdue()
	page.Problems, page.Public = in.problems(), in.Public
	if err := ranking().Execute(w, page); err != nil {
		return fmt.Errorf("写出排名网页失败：%w", err)
	}
	return nil
}

type rankingData struct {
	Title, Number, Date, Due, Rubric, Hash string
	Year                                   int
	Public                                 bool
	Figures                                []figure
	Grades                                 []bar
	Types, Districts                       []group
	Overdue                                []line
	Problems                               []problem
}

type figure struct {
	Value int
	Name  string
	Class string
}

// bar is one row of a chart; Width is in per cent of the longest.
type bar struct {
	Name  string
	Count int
	Width int
}

type group struct {
	Name  string
	Lines []line
}

type line struct {
	Rank, RankAll, Name, Report, Type, District, Grade, GradeClass, Total, Span, Coverage, State, StateClass, Received string
	Vetoed                                                                                                             bool
}

type problem struct {
	Title, Severity, Class, Remedy string
	Names                          []string
}

func (in *Ranking) figures() []figure {
	n := map[nianping.SubmissionState]int{}
	owed, ranked := 0, 0
	for _, x := range in.All {
		n[x.Evaluation.Status.State]++
		if x.Evaluation.Status.State != nianping.NotRequired {
			owed++
		}
		if x.Evaluation.RankAll != nil {
			ranked++
		}
	}
	return []figure{{owed, "应报机构", ""}, {n[nianping.OnTime], "按期报送", "good"}, {n[nianping.Late], "逾期报送", "warn"},
		{n[nianping.Missing] + n[nianping.Unreadable], "未报送或无法读取", "bad"}, {ranked, "参加排名", ""}}
}

func (in *Ranking) grades() []bar {
	n := map[nianping.GradeName]int{}
	most := 1
	for _, x := range in.All {
		n[x.Evaluation.Grade]++
		most = max(most, n[x.Evaluation.Grade])
	}
	var bars []bar
	for _, g := range nianping.GradeNames {
		bars = append(bars, bar{string(g), n[g], 100 * n[g] / most})
	}
	return bars
}

func (in *Ranking) types() []group {
	return in.groups(func(e *nianping.Evaluation) string { return string(e.Type) }, func(e *nianping.Evaluation) *int { return e.Rank },
		nianping.InstitutionTypeNames())
}

func (in *Ranking) districts() []group {
	return in.groups(func(e *nianping.Evaluation) string { return e.District }, func(e *nianping.Evaluation) *int { return e.RankAll }, nil)
}

// groups sorts the entries into groups, those named first in their order, the others as the registry has them, and each by rank.
func (in *Ranking) groups(key func(*nianping.Evaluation) string, rank func(*nianping.Evaluation) *int, first []string) []group {
	members := map[string][]Entry{}
	for _, x := range in.All {
		members[key(x.Evaluation)] = append(members[key(x.Evaluation)], x)
	}
	order := slices.Clone(first)
	for _, x := range in.All {
		if name := key(x.Evaluation); !slices.Contains(order, name) {
			order = append(order, name)
		}
	}
	var out []group
	for _, name := range order {
		list := members[name]
		if len(list) == 0 {
			continue
		}
		place := func(x Entry) int { return x.Evaluation.Grade.PrintPlace(rank(x.Evaluation)) }
		slices.SortStableFunc(list, func(a, b Entry) int { return place(a) - place(b) })
		g := group{Name: name}
		if name == "" {
			g.Name = "未载明"
		}
		for _, x := range list {
			g.Lines = append(g.Lines, lineOf(x))
		}
		out = append(out, g)
	}
	return out
}

// gradeClass is the class of a grade's mark: good, warn, bad, or none.
func gradeClass(g nianping.GradeName) string {
	switch g {
	case nianping.Excellent, nianping.Good:
		return "good"
	case nianping.BarelyPass, nianping.Unverified:
		return "warn"
	case nianping.Failing, nianping.NotSubmitted:
		return "bad"
	}
	return ""
}

func lineOf(x Entry) line {
	e := x.Evaluation
	number := func(n *int) string {
		if n == nil {
			return "—"
		}
		return fmt.Sprint(*n)
	}
	l := line{Rank: number(e.Rank), RankAll: number(e.RankAll), Name: e.Institution, Report: strings.ReplaceAll(x.Report, "\\", "/"), Type: string(e.Type), District: e.District, Grade: string(e.Grade),
		Total: e.Total.String(), Span: "—", Coverage: "—", State: e.Status.State.Name(), Vetoed: e.Vetoed, Received: "—"}
	if e.Provisional && e.Rank != nil {
		l.Grade += "（暂定）"
	}
	if e.Total != nil && e.Confirmed != nil && e.Potential != nil && e.Coverage != nil {
		if l.Span = e.Confirmed.String(); e.Potential.Cmp(e.Confirmed) != 0 {
			l.Span += "～" + e.Potential.String()
		}
		l.Coverage = fmt.Sprintf("%.1f%%", 100*e.Coverage.Float())
	}
	l.GradeClass = gradeClass(e.Grade)
	switch e.Status.State {
	case nianping.Late:
		l.StateClass = "warn"
		if e.Status.DaysLate != nil {
			l.State = fmt.Sprintf("逾期%d天", *e.Status.DaysLate)
		}
	case nianping.Missing, nianping.Unreadable:
		l.StateClass = "bad"
	}
	if e.Status.ReceivedAt != nil {
		l.Received = nianping.Received{At: *e.Status.ReceivedAt}.Day().Chinese()
	}
	return l
}

func (in *Ranking) overdue() []line {
	var list []line
	for _, state := range []nianping.SubmissionState{nianping.Missing, nianping.Unreadable, nianping.Late} {
		for _, x := range in.All {
			if x.Evaluation.Status.State == state {
				list = append(list, lineOf(x))
			}
		}
	}
	return list
}

func (in *Ranking) problems() []problem {
	var list []problem
	for _, c := range nianping.CommonFindings(in.All, func(x Entry) *nianping.Evaluation { return x.Evaluation }) {
		list = append(list, problem{Title: c.Check.Title, Severity: c.Check.Severity.Name(), Remedy: c.Check.Remedy, Names: c.Institutions,
			Class: map[nianping.Severity]string{nianping.High: "bad", nianping.Medium: "warn"}[c.Check.Severity]})
	}
	return list
}
