package main

import (
	"bufio"
	"fmt"
	"io"
	"sort"

	"nianping"
)

// explainScores prints one institution after another so that an officer can answer for every point from the page.
func explainScores(out io.Writer, list []nianping.Evaluation, rubric *nianping.Rubric) error {
	b := bufio.NewWriter(out)
	for i := range list {
		if i > 0 {
			fmt.Fprintln(b)
		}
		explainScore(b, &list[i], rubric)
	}
	return b.Flush()
}

func explainScore(b io.Writer, e *nianping.Evaluation, rubric *nianping.Rubric) {
	fmt.Fprintf(b, "%s  %d年度  %s", e.Institution, e.Year, e.Grade)
	if e.Provisional && e.Grade.Ranked() {
		fmt.Fprint(b, "（初评）")
	}
	fmt.Fprintf(b, "\n总分%s，可确认%s，可能%s，资料完整度%s", e.Total, e.Confirmed, e.Potential, e.Coverage)
	if e.Rank != nil {
		fmt.Fprintf(b, "；同类第%d名，全部第%d名", *e.Rank, *e.RankAll)
	}
	fmt.Fprintf(b, "\n%s\n评分标准%s（%.12s）\n", e.GradeReason, e.Rubric, e.RubricHash)
	for _, category := range e.Categories {
		fmt.Fprintf(b, "\n%s  %s  %s/%s\n", category.Code, category.Name, category.Points.Short(), category.Max.Short())
		for _, item := range e.Items {
			if item.Category == category.Code {
				explainItem(b, &item)
			}
		}
	}
	explainConsequences(b, e)
	explainRaises(b, e)
}

func explainItem(b io.Writer, item *nianping.EvaluatedItem) {
	fmt.Fprintf(b, "  %s %s  %s/%s\n     理由：%s\n     依据：%s\n", item.Code, item.Name, item.Points.Short(), item.Max.Short(), item.Reason, item.Basis)
	for i, v := range item.Evidence {
		if i == 3 {
			fmt.Fprintf(b, "     原文：另有%d处\n", len(item.Evidence)-i)
			break
		}
		fmt.Fprintf(b, "     原文：%s “%s”\n", v.At, v.Text)
	}
}

// explainConsequences keeps apart what the program suggests and what a person decided.
func explainConsequences(b io.Writer, e *nianping.Evaluation) {
	if len(e.Deductions) > 0 || len(e.Vetoes) > 0 {
		fmt.Fprintln(b, "\n扣分与否决")
	}
	for _, d := range e.Deductions {
		if d.Confirmed {
			fmt.Fprintf(b, "  %s %s：扣%s分，%s认定\n", d.Code, d.Name, d.Points.Short(), d.By)
		} else {
			fmt.Fprintf(b, "  %s %s：程序建议扣%s分，尚未有人认定，未计入总分\n", d.Code, d.Name, d.Points.Short())
		}
	}
	for _, v := range e.Vetoes {
		if v.Confirmed {
			fmt.Fprintf(b, "  %s %s：%s，%s，%s，%s\n", v.Code, v.Name, v.Reason, v.By, v.On, v.Document)
		} else {
			fmt.Fprintf(b, "  %s %s：疑似，须经认定才生效；%s\n", v.Code, v.Name, v.Reason)
		}
	}
	if len(e.Findings) > 0 {
		fmt.Fprintln(b, "\n问题（不直接减分）")
	}
	for _, f := range e.Findings {
		fmt.Fprintf(b, "  [%s] %s\n", f.Severity.Name(), f.Message)
		if f.Question != "" {
			fmt.Fprintf(b, "     请机构说明：%s\n", f.Question)
		}
	}
}

// explainRaises lists what would raise the score, the cheapest first: facts that only need to be written down, then what
// could not be read, then what must be improved; within these the largest gain.
func explainRaises(b io.Writer, e *nianping.Evaluation) {
	cost := map[nianping.ItemState]int{nianping.NotStated: 0, nianping.UnreadableFact: 1, nianping.Scored: 2}
	var list []nianping.EvaluatedItem
	for _, item := range e.Items {
		if item.Raise != "" {
			list = append(list, item)
		}
	}
	gain := func(item *nianping.EvaluatedItem) float64 {
		g := item.Max.Float()
		if item.Points != nil {
			g -= item.Points.Float()
		}
		return g
	}
	sort.SliceStable(list, func(i, j int) bool {
		if cost[list[i].State] != cost[list[j].State] {
			return cost[list[i].State] < cost[list[j].State]
		}
		return gain(&list[i]) > gain(&list[j])
	})
	if len(list) > 0 {
		fmt.Fprintln(b, "\n怎样提高（先补写，后改进）")
	}
	for _, item := range list {
		fmt.Fprintf(b, "  %s %s：%s\n", item.Code, item.Name, item.Raise)
	}
}
