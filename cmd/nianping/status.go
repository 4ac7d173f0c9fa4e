package main

import (
	"fmt"
	"io"
	"sort"
	"strconv"

	"github.com/urfave/cli/v2"

	"nianping"
	"nianping/ingest/workspace"
	"nianping/render/table"
	"nianping/render/xlsx"
)

func statusCommand() *cli.Command {
	return &cli.Command{
		Name:  "status",
		Usage: "报送情况：谁报了、何时报的、逾期多少天、谁还没报",
		Flags: []cli.Flag{
			yearFlag(), asOfFlag(), rolloverFlag(),
			&cli.StringFlag{Name: "format", Value: "table", Usage: "输出`形式`：table、json、xlsx（写到标准输出，可用 > 存成文件）"},
			&cli.StringFlag{Name: "district", Usage: "只列出某个`区县`的机构"},
			&cli.BoolFlag{Name: "versions", Usage: "改为列出重报过的机构，以及主要数据前后的变化"},
			&cli.StringFlag{Name: "out", Aliases: []string{"o"}, Usage: "写入`文件`，而不是标准输出"},
		},
		Action: showStatus,
	}
}

func yearFlag() cli.Flag {
	return &cli.IntSliceFlag{Name: "year", Usage: "年度总结所述的`年度`，可写多次；不写则为截至当前应报的各年度"}
}

func asOfFlag() cli.Flag {
	return &cli.StringFlag{Name: "as-of", Usage: "截至哪个`日期`的情况（YYYY-MM-DD），不写则为今天"}
}

func rolloverFlag() cli.Flag {
	return &cli.BoolFlag{Name: "rollover", Usage: "期限逢节假日顺延到下一个工作日（2023、2024年度顺延至2025年6月3日）；默认不顺延"}
}

// dueOf gives the last day for a year's report as the command line wants it.
func dueOf(c *cli.Context) func(year int) (nianping.Date, bool) {
	if c.Bool("rollover") {
		return nianping.RolledDue
	}
	return nianping.Due
}

// asOf is the day of --as-of, else today.
func asOf(c *cli.Context) (nianping.Date, error) {
	s := c.String("as-of")
	if s == "" {
		return nianping.DateOf(clock(c)), nil
	}
	d, err := nianping.ParseDate(s)
	if err != nil {
		return d, usagef("--as-of 的%v", err)
	}
	return d, nil
}

// yearsOf are the years of --year, ascending and each once; without it all years from 2023 whose reports are written by
// the as-of date, and those that something came for.
func yearsOf(c *cli.Context, day nianping.Date, came map[int]bool) ([]int, error) {
	has := map[int]bool{}
	for _, y := range c.IntSlice("year") {
		if _, ok := nianping.Due(y); !ok || y > 2100 {
			return nil, usagef("--year %d：自%d年度起才需要报送年度总结", y, nianping.FirstReportYear)
		}
		has[y] = true
	}
	if len(has) == 0 {
		for y := nianping.FirstReportYear; y < day.Year; y++ {
			has[y] = true
		}
		for y := range came {
			if y >= nianping.FirstReportYear {
				has[y] = true
			}
		}
	}
	var years []int
	for y := range has {
		years = append(years, y)
	}
	sort.Ints(years)
	return years, nil
}

// submissions are what was placed: by institution and year the files that are versions of a report, in the order in which they
// were taken in. Parts are no versions.
type submissions struct {
	by    map[workspace.CaseKey][]nianping.Submission
	texts sharedTexts
	years map[int]bool // that something came for, placed or not
}

func newSubmissions() *submissions {
	return &submissions{by: map[workspace.CaseKey][]nianping.Submission{}, texts: sharedTexts{}, years: map[int]bool{}}
}

func (s *submissions) add(it *workspace.Held) {
	s.years[it.Year] = true
	if !it.Placed() || it.Role != workspace.RoleReport {
		return
	}
	received := nianping.Received{At: s.texts.once(it.Received.At), Source: s.texts.once(it.Received.Source), Weak: it.Received.Weak}
	k := workspace.CaseKey{Institution: it.Institution, Year: it.Year}
	s.by[k] = append(s.by[k], nianping.Submission{File: it.File, SHA256: it.SHA256, Year: it.Year, Received: received, Readable: it.Readable})
}

// in finds them by the institution's place in a registry.
func (s *submissions) in(registry []nianping.Institution) func(institution, year int) []nianping.Submission {
	return func(i, year int) []nianping.Submission {
		in := &registry[i]
		subs := s.by[workspace.CaseKey{Institution: workspace.InstitutionKey(in), Year: year}]
		if in.CreditCode != "" { // what was placed while the registry had no code
			subs = append(subs[:len(subs):len(subs)], s.by[workspace.CaseKey{Institution: nianping.NameKey(in.Name), Year: year}]...)
		}
		return subs
	}
}

// sharedTexts are texts that many things share, each kept once.
type sharedTexts map[string]string

// once is a text, the same one for all that are equal.
func (t sharedTexts) once(text string) string {
	if had, ok := t[text]; ok {
		return had
	}
	t[text] = text
	return text
}

func showStatus(c *cli.Context) error {
	format := c.String("format")
	if format != "table" && format != "json" && format != "xlsx" {
		return usagef("--format 只能是 table、json 或 xlsx，不能是“%s”", format)
	}
	day, err := asOf(c)
	if err != nil {
		return err
	}
	w, err := openWorkspace(c, false)
	if err != nil {
		return err
	}
	defer w.Close()
	registry, err := w.Registry(c.Context)
	if err != nil {
		return err
	}
	subs, lost := newSubmissions(), 0
	err = w.EachItem(c.Context, func(it *workspace.Held) error {
		subs.add(it)
		if !it.Placed() && it.Role != workspace.RoleAside {
			lost++
		}
		return nil
	})
	if err != nil {
		return err
	}
	years, err := yearsOf(c, day, subs.years)
	if err != nil {
		return err
	}
	if c.Bool("versions") {
		book, err := openCases(c.Context, w, day)
		if err != nil {
			return err
		}
		return writeOutput(c, func(out io.Writer) error { return printVersions(c.Context, out, book, years) })
	}
	statuses := nianping.Statuses(registry, years, dueOf(c), subs.in(registry), day)
	var rows []xlsx.StatusRow
	for i, s := range statuses {
		in := &registry[i%len(registry)]
		if d := c.String("district"); d == "" || d == in.District {
			rows = append(rows, xlsx.StatusRow{Status: s, Type: in.Type, District: in.District})
		}
	}
	if len(rows) == 0 {
		fmt.Fprintln(c.App.ErrWriter, "没有可列的机构：名册还没有导入，或名册里没有这个区县。")
	}
	return writeOutput(c, func(out io.Writer) error {
		switch format {
		case "json":
			list := []nianping.Status{}
			for _, r := range rows {
				list = append(list, r.Status)
			}
			return printJSON(out, list)
		case "xlsx":
			return xlsx.WriteStatus(out, rows)
		}
		return printStatus(out, rows, day, dueOf(c), lost)
	})
}

func printStatus(out io.Writer, rows []xlsx.StatusRow, day nianping.Date, dueOf func(int) (nianping.Date, bool), unplaced int) error {
	t := table.Table{Columns: []table.Column{{Title: "年度"}, {Title: "机构名称"}, {Title: "类别"}, {Title: "区县"}, {Title: "应报日期"}, {Title: "报送情况"}, {Title: "收到时间"}, {Title: "逾期天数", Align: table.Right}, {Title: "采用文件"}}}
	counts := map[nianping.SubmissionState]int{}
	for _, r := range rows {
		counts[r.State]++
		late, file := "", ""
		if r.DaysLate != nil && *r.DaysLate > 0 {
			late = strconv.Itoa(*r.DaysLate)
		}
		if r.File != nil {
			file = *r.File
		}
		t.Rows = append(t.Rows, []string{strconv.Itoa(r.Year), r.Institution, string(r.Type), r.District, r.Due, r.State.Name(), xlsx.PlainTime(r.ReceivedAt), late, file})
	}
	if err := t.Write(out); err != nil {
		return err
	}
	for _, by := range []struct {
		title string
		of    func(xlsx.StatusRow) string
	}{{"按类别", func(r xlsx.StatusRow) string { return string(r.Type) }}, {"按区县", func(r xlsx.StatusRow) string { return r.District }}} {
		fmt.Fprintln(out)
		sums := xlsx.StatusSums(rows, by.of)
		t := table.Table{Columns: []table.Column{{Title: by.title}}}
		for _, s := range nianping.SubmissionStates {
			t.Columns = append(t.Columns, table.Column{Title: s.Name(), Align: table.Right})
		}
		for _, s := range sums {
			row := []string{s.Name}
			for _, n := range s.Counts {
				row = append(row, strconv.Itoa(n))
			}
			t.Rows = append(t.Rows, row)
		}
		if err := t.Write(out); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(out, "\n截至%s：%s。\n", day.Chinese(), countsInWords(counts))
	if next, due := nextDue(day, dueOf); err == nil {
		_, err = fmt.Fprintf(out, "下一个期限：%d年度总结应于%s前报送，还有%d天。\n", next, due.Chinese(), due.DaysAfter(day))
	}
	if err == nil && unplaced > 0 {
		_, err = fmt.Fprintf(out, "另有 %d 份材料尚未归属到机构和年度，请运行 nianping review export 处理。\n", unplaced)
	}
	return err
}

// nextDue is the first year whose report is not due yet on a day, and its due date.
func nextDue(day nianping.Date, dueOf func(int) (nianping.Date, bool)) (year int, due nianping.Date) {
	for year = max(day.Year-1, nianping.FirstReportYear); ; year++ {
		if due, _ = dueOf(year); !due.Before(day) {
			return year, due
		}
	}
}

// countsInWords lists how many are in each state, in a fixed order.
func countsInWords(counts map[nianping.SubmissionState]int) string {
	words := ""
	for _, s := range nianping.SubmissionStates {
		if n := counts[s]; n > 0 || s == nianping.OnTime || s == nianping.Late || s == nianping.Missing {
			if words != "" {
				words += "，"
			}
			words += fmt.Sprintf("%s %d", s.Name(), n)
		}
	}
	return words
}
