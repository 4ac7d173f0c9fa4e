package main

import (
	"context"
	"fmt"
	"io"
	"iter"
	"slices"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"nianping"
	"nianping/render/table"
	"nianping/render/xlsx"
)

func scoreCommand() *cli.Command {
	return &cli.Command{
		Name:  "score",
		Usage: "定期评估：评分、等次、名次，逐项给出理由",
		Flags: []cli.Flag{
			yearFlag(), asOfFlag(), rolloverFlag(), rubricFlag(),
			&cli.StringFlag{Name: "format", Value: "table", Usage: "输出`形式`：table、json、xlsx（写到标准输出，可用 > 存成文件）"},
			&cli.StringFlag{Name: "explain", Usage: "逐项说明一家`机构`的得分：值、规则、理由、原文、怎样提高"},
			&cli.StringFlag{Name: "compare", Usage: "与另一份评分标准`文件`比较：谁的得分、等次、名次会变，为什么"},
			&cli.BoolFlag{Name: "reveal", Usage: "完整显示证件号码和电话号码（会记入日志）"},
			&cli.StringFlag{Name: "out", Aliases: []string{"o"}, Usage: "写入`文件`，而不是标准输出"},
		},
		Action: runScore,
	}
}

func runScore(c *cli.Context) error {
	format := c.String("format")
	if format != "table" && format != "json" && format != "xlsx" {
		return usagef("--format 只能是 table、json 或 xlsx，不能是“%s”", format)
	}
	if c.IsSet("explain") && c.IsSet("compare") {
		return usagef("--explain 和 --compare 不能同时使用")
	}
	e, err := openEvaluated(c)
	if err != nil {
		return err
	}
	defer e.book.w.Close()
	reveal, err := reveals(c, e.book.w, "score")
	if err != nil {
		return err
	}
	list, exempt := e.owing()
	mask := func(v *nianping.Evaluation) {
		if !reveal {
			*v = maskEvaluation(*v)
		}
	}
	switch {
	case c.String("compare") != "":
		other, err := readRubric(c.String("compare"))
		if err != nil {
			return err
		}
		return writeOutput(c, func(out io.Writer) error { return compareRubrics(c.Context, out, e, other) })
	case c.String("explain") != "":
		chosen := named(list, c.String("explain"))
		if len(chosen) == 0 {
			return fmt.Errorf("没有名称含“%s”的参评机构；用 nianping score 查看全部机构", c.String("explain"))
		}
		explained := e.each(c.Context, chosen, func(v *nianping.Evaluation) {
			mask(v)
			e.rubric.Explain(v)
		})
		return writeOutput(c, func(out io.Writer) error {
			if format == "json" {
				return printJSONList(out, explained)
			}
			return explainScores(out, explained)
		})
	}
	return writeOutput(c, func(out io.Writer) error {
		switch format {
		case "json":
			return printJSONList(out, e.each(c.Context, list, mask))
		case "xlsx":
			return xlsx.WriteScore(out, e.each(c.Context, list, mask))
		}
		return printScores(c.Context, out, e, list, exempt)
	})
}

// owed is an institution that owes a report for a year, by its place in the registry.
type owed struct {
	year *evaluatedYear
	i    int
}

// owing are those of all years in the order of print: the ranked ones first. Institutions that owe no report for a year are not
// among them, even where one came; exempt counts those.
func (e *evaluated) owing() (list []owed, exempt int) {
	for k := range e.years {
		y := &e.years[k]
		for _, i := range y.ranked() {
			list = append(list, owed{y, i})
		}
		for i, f := range y.cases {
			if !y.standings[i].Owed && len(f.Arrivals.Came) > 0 {
				exempt++
			}
		}
	}
	return list, exempt
}

// each are the whole evaluations of a list, opened one after another as they are asked for, as show leaves them.
func (e *evaluated) each(ctx context.Context, list []owed, show func(*nianping.Evaluation)) iter.Seq2[*nianping.Evaluation, error] {
	return eachInOrder(ctx, casesAhead, slices.Values(list), func(ctx context.Context, o owed) (*nianping.Evaluation, error) {
		v, err := e.whole(ctx, o.year, o.i)
		if err == nil {
			show(v)
		}
		return v, err
	})
}

// maskEvaluation hides identity and telephone numbers in the words that an evaluation quotes.
func maskEvaluation(e nianping.Evaluation) nianping.Evaluation {
	e.Findings = nianping.MaskFindings(e.Findings)
	items := make([]nianping.EvaluatedItem, len(e.Items))
	for i, item := range e.Items {
		item.Evidence = nianping.MaskEvidence(item.Evidence)
		items[i] = item
	}
	e.Items = items
	return e
}

// named are those of institutions whose name contains the words; a name that is given whole means itself alone.
func named(list []owed, name string) []owed {
	var whole, part []owed
	key := nianping.NameKey(name)
	for _, o := range list {
		in := o.year.cases[o.i].Institution
		switch {
		case nianping.NameKey(in.Name) == key || in.CreditCode != "" && in.CreditCode == name:
			whole = append(whole, o)
		case strings.Contains(nianping.NameKey(in.Name), key):
			part = append(part, o)
		}
	}
	if len(whole) > 0 {
		return whole
	}
	return part
}

// scoreNotes are the notes of the ranking's last column.
func scoreNotes(v *nianping.Evaluation, provisional bool) string {
	var notes []string
	if v.Late && v.Status.DaysLate != nil {
		notes = append(notes, fmt.Sprintf("逾期%d天", *v.Status.DaysLate))
	}
	if provisional && v.Provisional && v.Grade.Ranked() {
		notes = append(notes, "初评")
	}
	for _, x := range v.Vetoes {
		if x.Confirmed {
			notes = append(notes, "否决："+x.Name)
		} else {
			notes = append(notes, "疑似否决："+x.Name)
		}
	}
	return strings.Join(notes, "，")
}

func printScores(ctx context.Context, out io.Writer, e *evaluated, list []owed, exempt int) error {
	right := table.Right
	t := table.Table{Columns: []table.Column{{Title: "年度"}, {Title: "总名次", Align: right}, {Title: "同类名次", Align: right}, {Title: "名次区间"}, {Title: "机构名称"}, {Title: "类别"}, {Title: "等次"},
		{Title: "总分", Align: right}, {Title: "可确认", Align: right}, {Title: "可能", Align: right}, {Title: "完整度", Align: right}, {Title: "问题", Align: right}, {Title: "备注"}}}
	err := inOrder(ctx, casesAhead, slices.Values(list), func(ctx context.Context, o owed) ([]string, error) {
		b, err := e.brief(ctx, o.year, o.i)
		v := &b.Evaluation
		return []string{strconv.Itoa(v.Year), rankWord(v.RankAll), rankWord(v.Rank), xlsx.RankRange(v), v.Institution, string(v.Type), string(v.Grade),
			v.Total.String(), v.Confirmed.String(), v.Potential.String(), v.Coverage.String(), strconv.Itoa(len(v.Findings)), scoreNotes(v, true)}, err
	}, func(row []string) error {
		t.Rows = append(t.Rows, row)
		return nil
	})
	if err != nil {
		return err
	}
	if err := t.Write(out); err != nil {
		return err
	}
	_, err = fmt.Fprintln(out, "排名仅在同类且资料完整的机构间比较；名次区间为存疑数值按另一种读法时名次可能的变动。待核实、未报送、未开展的不排名。")
	if err == nil && exempt > 0 {
		_, err = fmt.Fprintf(out, "另有 %d 份总结来自该年度不需报送的机构，不列入，见 nianping status。\n", exempt)
	}
	return err
}

func rankWord(n *int) string {
	if n == nil {
		return "—"
	}
	return strconv.Itoa(*n)
}
