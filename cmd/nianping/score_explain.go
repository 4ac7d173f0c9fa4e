package main

import (
	"bufio"
	"fmt"
	"io"
	"iter"
	"sort"

	"nianping"
)

// explainScores prints one institution after another so that an officer can answer for every point from the page.
func explainScores(out io.Writer, list iter.Seq2[*nianping.Evaluation, error]) error {
	b := bufio.NewWriter(out)
	first := true
	for v, err := range list {
		if err != nil {
			return err
		}
		if !first {
			fmt.Fprintln(b)
		}
		first = false
		explainScore(b, v)
	}
	return b.Flush()
}

func explainScore(b io.Writer, e *nianping.Evaluation) {
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
		fmt.Fprintf(b, "\n%s  %s  %s/%s", category.Code, category.Name, category.Said(), category.Max.Short())
		if unknown := category.Unknown(); unknown != "" {
			fmt.Fprintf(b, "（%s）", unknown)
		}
		fmt.Fprintln(b)
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
	fmt.Fprintf(b, "  %s %s  %s/%s\n", item.Code, item.Name, item.Points.Short(), item.Max.Short())
	if item.Value != nil {
		fmt.Fprintf(b, "     值：%s\n", *item.Value)
	}
	fmt.Fprintf(b, "     规则：%s\n     理由：%s\n     依据：%s\n", item.Rule, item.Reason, item.Basis)
	for i, v := range item.Evidence {
		if i == 3 {
			fmt.Fprintf(b, "     原文：另有%d处\n", len(item.Evidence)-i)
			break
		}
		fmt.Fprintf(b, "     原文：%s “%s”\n", v.At, v.Text)
	}
}

// explainConsequences prints what officers decided and what the program suggests under two headings.
func explainConsequences(b io.Writer, e *nianping.Evaluation) {
	var decided, suggested []string
	for _, d := range e.Deductions {
		if d.Confirmed {
			decided = append(decided, fmt.Sprintf("%s %s：扣%s分", d.Code, d.Name, d.Points.Short()))
		} else {
			suggested = append(suggested, fmt.Sprintf("%s %s：建议扣%s分", d.Code, d.Name, d.Points.Short()))
		}
	}
	for _, v := range e.Vetoes {
		if v.Confirmed {
			decided = append(decided, fmt.Sprintf("%s %s：一票否决，%s", v.Code, v.Name, v.Reason))
		} else {
			suggested = append(suggested, fmt.Sprintf("%s %s：疑似一票否决，%s", v.Code, v.Name, v.Reason))
		}
	}
	for _, d := range e.Decisions {
		decided = append(decided, decisionWords(&d))
	}
	for _, part := range []struct {
		head  string
		lines []string
	}{{"人工认定", decided}, {"程序建议的扣分与否决（未经认定，不影响得分和等次）", suggested}} {
		if len(part.lines) > 0 {
			fmt.Fprintf(b, "\n%s\n", part.head)
		}
		for _, line := range part.lines {
			fmt.Fprintf(b, "  %s\n", line)
		}
	}
	if len(e.Findings) > 0 {
		fmt.Fprintln(b, "\n程序发现的问题（不直接减分）")
	}
	for _, f := range e.Findings {
		fmt.Fprintf(b, "  [%s] %s\n", f.Severity.Name(), f.Message)
		if f.Question != "" {
			fmt.Fprintf(b, "     请机构说明：%s\n", f.Question)
		}
	}
}

// decisionWords says who decided what, when and by which document.
func decisionWords(d *nianping.Decision) string {
	what, verdict := d.Code, nianping.VerdictNo
	if info, ok := nianping.FindingInfo(d.Code); ok {
		what = info.Title
	} else if d.Code == nianping.DecisionFinal {
		what = "补正期结束"
	}
	if d.Confirmed {
		verdict = nianping.VerdictYes
	}
	words := fmt.Sprintf("%s：%s，%s，%s", what, verdict, d.By, d.On)
	for _, s := range []string{d.Document, d.Reason} {
		if s != "" {
			words += "，" + s
		}
	}
	return words
}

// effortNames head the parts of the list of what would raise the score.
var effortNames = map[nianping.Effort]string{nianping.WriteDown: "补写或更正", nianping.SendAgain: "补报读不出的材料", nianping.Improve: "改进工作"}

// explainRaises lists what would raise the score, the cheapest first: facts that only need to be written down, then what
// could not be read, then what must be improved; within these the largest gain.
func explainRaises(b io.Writer, e *nianping.Evaluation) {
	type raise struct {
		nianping.Raise
		item string
	}
	var list []raise
	for _, item := range e.Items {
		for _, r := range item.Raises {
			list = append(list, raise{r, item.Code + " " + item.Name})
		}
	}
	sort.SliceStable(list, func(i, j int) bool {
		if list[i].Effort != list[j].Effort {
			return list[i].Effort < list[j].Effort
		}
		return list[i].Gain.Cmp(list[j].Gain) > 0
	})
	if len(list) > 0 {
		fmt.Fprintln(b, "\n怎样提高（先易后难）")
	}
	for i, r := range list {
		if i == 0 || list[i-1].Effort != r.Effort {
			fmt.Fprintf(b, "  %s：\n", effortNames[r.Effort])
		}
		fmt.Fprintf(b, "    %s：%s\n", r.item, r.Text)
	}
}
