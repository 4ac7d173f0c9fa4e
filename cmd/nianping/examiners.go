package main

import (
	"fmt"
	"sort"
	"strconv"

	"github.com/urfave/cli/v2"

	"nianping"
	"nianping/ingest/workspace"
	"nianping/render/table"
)

func examinersCommand() *cli.Command {
	return &cli.Command{
		Name:  "examiners",
		Usage: "各机构最近一份总结所列的考评员；--expiring 1m 只列一个月内到期和已过期的",
		Flags: []cli.Flag{
			asOfFlag(),
			&cli.StringFlag{Name: "expiring", Usage: "只列出在此`期限`内证卡到期（含已过期）的，例如 1m、90d"},
			&cli.StringFlag{Name: "district", Usage: "只列出某个`区县`的机构"},
			&cli.StringFlag{Name: "format", Value: "table", Usage: "输出`形式`：table、json"},
		},
		Action: listExaminers,
	}
}

// listedExaminer is one examiner and occupation of an institution's latest report.
type listedExaminer struct {
	Institution string  `json:"institution"`
	Year        int     `json:"year"` // of the report that lists the person
	Name        string  `json:"name"`
	Occupation  *string `json:"occupation"`
	Certificate *string `json:"certificate_no"`
	ValidUntil  *string `json:"valid_until"`
	DaysLeft    *int    `json:"days_left"` // negative after the end; null where no end is stated
}

func listExaminers(c *cli.Context) error {
	day, err := asOf(c)
	if err != nil {
		return err
	}
	until := nianping.Date{}
	if s := c.String("expiring"); s != "" {
		if until, err = after(day, s); err != nil {
			return err
		}
	}
	format := c.String("format")
	if format != "table" && format != "json" {
		return usagef("--format 只能是 table 或 json，不能是“%s”", format)
	}
	w, err := openWorkspace(c, false)
	if err != nil {
		return err
	}
	defer w.Close()
	list, err := examinersOf(c, w, day, until)
	if err != nil {
		return err
	}
	if format == "json" {
		return printJSON(c.App.Writer, list)
	}
	t := table.Table{Columns: []table.Column{{Title: "机构名称"}, {Title: "年度"}, {Title: "姓名"}, {Title: "职业（工种）"}, {Title: "证卡编号"}, {Title: "有效期至"}, {Title: "剩余天数", Align: table.Right}}}
	for _, x := range list {
		left := ""
		if x.DaysLeft != nil {
			left = strconv.Itoa(*x.DaysLeft)
		}
		t.Rows = append(t.Rows, []string{x.Institution, strconv.Itoa(x.Year), x.Name, word(x.Occupation), word(x.Certificate), word(x.ValidUntil), left})
	}
	if err := t.Write(c.App.Writer); err != nil {
		return err
	}
	_, err = fmt.Fprintf(c.App.Writer, "共 %d 人次。\n", len(list))
	return err
}

// examinersOf lists the examiners of each institution's latest report; until keeps those whose certificate ends by then.
func examinersOf(c *cli.Context, w *workspace.Workspace, day, until nianping.Date) ([]listedExaminer, error) {
	book, err := openCases(c.Context, w, day)
	if err != nil {
		return nil, err
	}
	years, err := yearsOf(c, day, book.years)
	if err != nil {
		return nil, err
	}
	sort.Sort(sort.Reverse(sort.IntSlice(years)))
	list := []listedExaminer{}
	for i := range book.registry {
		in := &book.registry[i]
		if d := c.String("district"); d != "" && d != in.District {
			continue
		}
		for _, year := range years {
			o, err := book.read(c.Context, book.one(i, year))
			if err != nil {
				return nil, err
			}
			if o.report == nil || len(o.report.Examiners) == 0 {
				continue
			}
			for _, e := range o.report.Examiners {
				x := listedExaminer{Institution: in.Name, Year: year, Name: e.Name, Occupation: e.Occupation, Certificate: e.CertificateNo, ValidUntil: e.ValidUntil}
				end, known := lastDay(e.ValidUntil)
				if known {
					left := end.DaysAfter(day)
					x.DaysLeft = &left
				}
				if until.IsZero() || known && !until.Before(end) {
					list = append(list, x)
				}
			}
			break
		}
	}
	return list, nil
}

// lastDay is the last day of a validity stated as YYYY-MM-DD, YYYY-MM or YYYY.
func lastDay(s *string) (nianping.Date, bool) {
	if s == nil {
		return nianping.Date{}, false
	}
	switch len(*s) {
	case 4:
		d, err := nianping.ParseDate(*s + "-12-31")
		return d, err == nil
	case 7:
		d, err := nianping.ParseDate(*s + "-01")
		if err != nil {
			return d, false
		}
		return nianping.DateOf(d.Time().AddDate(0, 1, -1)), true
	}
	d, err := nianping.ParseDate(*s)
	return d, err == nil
}

func word(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
