package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"

	"github.com/urfave/cli/v2"

	"nianping"
	"nianping/ingest/workspace"
	"nianping/render/xlsx"
)

func reviewCommand() *cli.Command {
	return &cli.Command{
		Name:  "review",
		Usage: "人工核对：导出核对表，填好后导入",
		Subcommands: []*cli.Command{
			{Name: "export", Usage: "导出核对表：未归属材料、存疑数值、问题认定、扣分与否决、补录", Action: exportReview, Flags: []cli.Flag{
				yearFlag(), asOfFlag(), rolloverFlag(), rubricFlag(),
				&cli.BoolFlag{Name: "reveal", Usage: "完整显示身份证号和电话（会记入日志）"},
				&cli.StringFlag{Name: "out", Aliases: []string{"o"}, Required: true, Usage: "写入的`文件`（.xlsx）"}}},
			{Name: "import", Usage: "导入填好的核对表；有一行不合要求则全部不导入", ArgsUsage: "核对表.xlsx", Action: importReview, Flags: []cli.Flag{
				rubricFlag(), &cli.StringFlag{Name: "by", Usage: "经办人`姓名`，用于没有填经办人的行"}}},
		},
	}
}

func exportReview(c *cli.Context) error {
	e, err := openEvaluated(c)
	if err != nil {
		return err
	}
	defer e.book.w.Close()
	reveal, err := reveals(c, e.book.w, "review export")
	if err != nil {
		return err
	}
	book, err := reviewBook(c.Context, e, reveal)
	if err != nil {
		return err
	}
	if err := writeFile(c.String("out"), func(f *os.File) error { return xlsx.WriteReview(f, book) }); err != nil {
		return err
	}
	_, err = fmt.Fprintf(c.App.Writer, "核对表已写入 %s：未归属材料 %d 份，存疑数值 %d 个，问题 %d 项，建议扣分和疑似否决 %d 项。\n",
		c.String("out"), len(book.Unplaced), len(book.Doubts), len(book.Findings), len(book.Vetoes)-len(e.years)) // a row of each year ends its correction round
	return err
}

// reviewBook gathers what an officer must decide.
func reviewBook(ctx context.Context, e *evaluated, reveal bool) (*nianping.ReviewBook, error) {
	b := &nianping.ReviewBook{}
	mask := nianping.MaskText
	if reveal {
		mask = func(s string) string { return s }
	}
	err := e.book.w.EachItem(ctx, func(it *workspace.Held) error {
		if it.Placed() || it.Role == workspace.RoleAside {
			return nil
		}
		candidates := ""
		for i := range e.book.registry {
			if workspace.InstitutionKey(&e.book.registry[i]) == it.Institution {
				candidates = e.book.registry[i].Name
			}
		}
		b.Unplaced = append(b.Unplaced, nianping.ReviewUnplaced{ID: itemID(it), Path: it.Path, Received: xlsx.PlainTime(&it.Received.At), Why: mask(joinWhy(it.Why)), Candidates: candidates})
		return nil
	})
	if err != nil {
		return nil, err
	}
	for _, y := range e.years {
		for i, f := range y.cases {
			c, content, ev, err := e.open(ctx, &y, i)
			if err != nil {
				return nil, err
			}
			if c.Report != nil {
				b.Doubts = append(b.Doubts, doubtsOf(f, c.Report, content.laid, reveal)...)
				b.Rows = append(b.Rows, lacking(f, c.Report)...)
			}
			key := workspace.InstitutionKey(f.Institution)
			b.Findings = append(b.Findings, findingsOf(f, key, ev.Findings, mask)...)
			row := func(code, text string) nianping.ReviewFinding {
				r := nianping.ReviewFinding{Key: key, Code: code, Institution: f.Institution.Name, Year: y.year, Text: mask(text)}
				r.Fill(f.Decisions)
				return r
			}
			for _, d := range ev.Deductions {
				b.Vetoes = append(b.Vetoes, row(d.Code, fmt.Sprintf("建议扣%s分：%s", d.Points.Short(), d.Name)))
			}
			for _, v := range ev.Vetoes {
				b.Vetoes = append(b.Vetoes, row(v.Code, fmt.Sprintf("疑似一票否决：%s：%s", v.Name, v.Reason)))
			}
		}
		b.Vetoes = append(b.Vetoes, endOfRound(&y))
	}
	for _, d := range e.rubric.Deductions {
		b.Grounds = append(b.Grounds, d.Code+" "+d.Name)
	}
	for _, v := range e.rubric.Vetoes {
		b.Grounds = append(b.Grounds, v.Code+" "+v.Name)
	}
	return b, nil
}

// endOfRound is the row by which an officer ends the correction round of a year.
func endOfRound(y *evaluatedYear) nianping.ReviewFinding {
	row := nianping.ReviewFinding{Key: nianping.AllInstitutionsKey, Code: nianping.DecisionFinal, Institution: nianping.AllInstitutions, Year: y.year,
		Text: fmt.Sprintf("%d年度补正期结束，各机构的评估由初评转为终评（未载明的项目按0分）", y.year)}
	for _, f := range y.cases {
		if !f.counts(nil).Settled() {
			return row
		}
	}
	if len(y.cases) > 0 {
		row.Fill(y.cases[0].Decisions)
	}
	return row
}

// doubtsOf are the values of one report that the program is not sure of and no officer has settled.
func doubtsOf(f *caseFile, report *nianping.Report, laid *workspace.Overlaid, reveal bool) []nianping.ReviewDoubt {
	if !reveal {
		report = nianping.MaskReport(report)
	}
	text, err := json.Marshal(report)
	if err != nil {
		return nil
	}
	var list []nianping.ReviewDoubt
	for _, v := range report.Review {
		d := nianping.ReviewDoubt{SHA256: f.content(), Pointer: laid.Base(v.Pointer), Institution: f.Institution.Name, Year: f.Year,
			Item: report.ValueName(v.Pointer), Read: nianping.ReadableValue(workspace.ValueAt(text, v.Pointer)), Doubt: v.Advice()}
		for k, ev := range report.EvidenceFor(v.Pointer) {
			if k == 0 {
				d.Place, d.Words = ev.At, ev.Text
			}
		}
		list = append(list, d)
	}
	return list
}

// lacking are the lists of a report of which there may be more than was read, for an officer to complete.
func lacking(f *caseFile, report *nianping.Report) (list []nianping.ReviewRow) {
	for _, k := range nianping.AddedLists {
		for _, v := range report.Review {
			if v.Pointer == nianping.PointerTo("sections", map[string]string{"outcomes": "overview", "examiners": "foundation"}[k.List]) {
				list = append(list, nianping.ReviewRow{Institution: f.Institution.Name, Year: f.Year, List: k.List})
				break
			}
		}
	}
	return list
}

// findingsOf are the findings of one case that a person must decide or explain, one row a code.
func findingsOf(f *caseFile, key string, findings []nianping.Finding, mask func(string) string) []nianping.ReviewFinding {
	var list []nianping.ReviewFinding
	at := map[string]int{}
	for _, x := range findings {
		if x.Severity == nianping.Low {
			continue
		}
		i, known := at[x.Code]
		if !known {
			i = len(list)
			at[x.Code] = i
			r := nianping.ReviewFinding{Key: key, Code: x.Code, Institution: f.Institution.Name, Year: f.Year, Severity: x.Severity.Name()}
			r.Fill(f.Decisions)
			list = append(list, r)
		} else {
			list[i].Text += "\n"
		}
		list[i].Text += mask(x.Message)
	}
	return list
}

// itemID names an item in a cell so that a changed or exchanged one is noticed.
func itemID(it *workspace.Held) string { return fmt.Sprintf("%d-%s", it.ID, it.SHA256[:8]) }
