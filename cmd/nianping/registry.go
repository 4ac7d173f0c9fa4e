package main

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"nianping"
	"nianping/ingest/workbook"
	"nianping/ingest/workspace"
	"nianping/render/table"
	"nianping/render/xlsx"
)

func registryCommand() *cli.Command {
	expiring := &cli.StringFlag{Name: "expiring", Usage: "只列出在此`期限`内到期的备案，例如 6m（6个月）、90d（90天）、1y（1年）"}
	district := &cli.StringFlag{Name: "district", Usage: "只列出某个`区县`的机构"}
	reveal := &cli.BoolFlag{Name: "reveal", Usage: "完整显示电话号码（会记入日志）"}
	return &cli.Command{
		Name:  "registry",
		Usage: "备案机构名册：导入、列出、导出、空白模板",
		Subcommands: []*cli.Command{
			{Name: "import", Usage: "导入名册工作簿（表头、次序、版式不限）", ArgsUsage: "名册.xlsx", Action: importRegistry},
			{Name: "list", Usage: "列出名册中的机构和备案", Action: listRegistry, Flags: []cli.Flag{expiring, district, reveal,
				&cli.StringFlag{Name: "format", Value: "table", Usage: "输出`形式`：table、json"}}},
			{Name: "export", Usage: "导出名册工作簿", Action: exportRegistry, Flags: []cli.Flag{expiring, district, reveal,
				&cli.StringFlag{Name: "out", Aliases: []string{"o"}, Required: true, Usage: "写入的`文件`（.xlsx）"}}},
			{Name: "template", Usage: "写出空白名册，供填写后导入", Action: registryTemplate, Flags: []cli.Flag{
				&cli.StringFlag{Name: "out", Aliases: []string{"o"}, Required: true, Usage: "写入的`文件`（.xlsx）"}}},
		},
	}
}

func importRegistry(c *cli.Context) error {
	if c.NArg() != 1 {
		return usagef("registry import 需要一个名册工作簿")
	}
	w, err := openWorkspace(c, true)
	if err != nil {
		return err
	}
	defer w.Close()
	reg, changes, err := loadRegistry(c.Context, w, c.Args().First())
	if err != nil {
		return err
	}
	out := c.App.Writer
	fmt.Fprintln(out, "各列的理解：")
	for _, col := range reg.Columns {
		field := col.Field
		if field == "" {
			field = "（不使用）"
		}
		fmt.Fprintf(out, "  %s!%s “%s” → %s\n", col.Sheet, col.Column, strings.Join(strings.Fields(col.Heading), ""), field)
	}
	if len(changes) > 0 {
		fmt.Fprintln(out, "与原名册相比：")
		for _, s := range changes {
			fmt.Fprintln(out, "  "+s)
		}
	}
	return registrySummary(out, reg)
}

// loadRegistry reads a registry workbook, makes it the workspace's, and places anew what was taken in before.
func loadRegistry(ctx context.Context, w *workspace.Workspace, file string) (*workbook.Registry, []string, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, nil, fmt.Errorf("名册“%s”读不出来：%w", file, err)
	}
	reg, err := workbook.ReadRegistry(data)
	if err != nil {
		return nil, nil, fmt.Errorf("名册“%s”：%w", file, err)
	}
	if err := keepPhones(ctx, w, reg.Institutions); err != nil {
		return nil, nil, err
	}
	sum := sha256.Sum256(data)
	changes, err := w.SetRegistry(ctx, filepath.Base(file), hex.EncodeToString(sum[:]), reg.Institutions)
	return reg, changes, err
}

// takeRegistry is loadRegistry for a file that mostly is the one that was taken last: then this build of the program need not
// read it again. It returns which rows were not understood.
func takeRegistry(ctx context.Context, w *workspace.Workspace, file string) (problems []string, err error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("名册“%s”读不出来：%w", file, err)
	}
	key := func() (string, error) {
		number, err := w.RegistryNumber(ctx)
		return hashOf(mustJSON(w.Program(), hashOf(data), number)), err
	}
	taken, err := key()
	if err != nil {
		return nil, err
	}
	if kept, err := w.Overall(ctx, "registry", taken); err != nil || kept != nil && json.Unmarshal(kept, &problems) == nil {
		return problems, err
	}
	reg, _, err := loadRegistry(ctx, w, file)
	if err != nil {
		return nil, err
	}
	problems = []string{}
	for _, p := range reg.Problems {
		problems = append(problems, p.String())
	}
	if taken, err = key(); err != nil {
		return nil, err
	}
	text, err := json.Marshal(problems)
	if err != nil {
		return nil, err
	}
	return problems, w.KeepOverall(ctx, "registry", taken, text)
}

// keepPhones keeps the telephone numbers that an exported registry shows masked.
func keepPhones(ctx context.Context, w *workspace.Workspace, list []nianping.Institution) error {
	before, err := w.Registry(ctx)
	if err != nil {
		return err
	}
	phones := map[string]string{}
	for i := range before {
		phones[workspace.InstitutionKey(&before[i])] = before[i].Phone
	}
	for i := range list {
		if had := phones[workspace.InstitutionKey(&list[i])]; strings.Contains(list[i].Phone, "*") && nianping.MaskText(had) == list[i].Phone {
			list[i].Phone = had
		}
	}
	return nil
}

// registrySummary says how many institutions and filings were taken in, and which rows were not understood.
func registrySummary(out io.Writer, reg *workbook.Registry) error {
	filings := 0
	for _, in := range reg.Institutions {
		filings += len(in.Filings)
	}
	if len(reg.Problems) > 0 {
		fmt.Fprintf(out, "名册中有 %d 处需要核对：\n", len(reg.Problems))
		for _, p := range reg.Problems {
			fmt.Fprintln(out, "  "+p.String())
		}
	}
	_, err := fmt.Fprintf(out, "名册：%d 家机构，%d 项备案。\n", len(reg.Institutions), filings)
	return err
}

// selectRegistry is the workspace's registry after --district and --expiring.
func selectRegistry(c *cli.Context, w *workspace.Workspace) ([]nianping.Institution, error) {
	list, err := w.Registry(c.Context)
	if err != nil {
		return nil, err
	}
	today := nianping.DateOf(clock(c))
	until := nianping.Date{}
	if s := c.String("expiring"); s != "" {
		if until, err = after(today, s); err != nil {
			return nil, err
		}
	}
	var kept []nianping.Institution
	for _, in := range list {
		if d := c.String("district"); d != "" && in.District != d {
			continue
		}
		if !until.IsZero() {
			var expiring []nianping.Filing
			for _, f := range in.Filings {
				if !f.State.Ended() && !f.To.IsZero() && !f.To.Before(today) && !until.Before(f.To) {
					expiring = append(expiring, f)
				}
			}
			if in.Filings = expiring; len(expiring) == 0 {
				continue
			}
		}
		kept = append(kept, in)
	}
	return kept, nil
}

var span = nianping.Expression(`^(\d{1,4})(d|m|y|天|个月|年)$`)

// after is the day that lies a span such as 6m, 90d or 1y after another.
func after(d nianping.Date, s string) (nianping.Date, error) {
	m := span().FindStringSubmatch(s)
	if m == nil {
		return d, usagef("期限“%s”不认识，应写作 6m（6个月）、90d（90天）或 1y（1年）", s)
	}
	n, _ := strconv.Atoi(m[1])
	switch m[2] {
	case "d", "天":
		return d.AddDays(n), nil
	case "y", "年":
		return d.AddYears(n), nil
	}
	return nianping.DateOf(d.Time().AddDate(0, n, 0)), nil
}

// openRegistry is the part of the registry that the command line asks for, and whether phones are to be shown whole.
func openRegistry(c *cli.Context, command string) (list []nianping.Institution, reveal bool, err error) {
	w, err := openWorkspace(c, false)
	if err != nil {
		return nil, false, err
	}
	defer w.Close()
	if list, err = selectRegistry(c, w); err != nil {
		return nil, false, err
	}
	reveal, err = reveals(c, w, command)
	return list, reveal, err
}

func listRegistry(c *cli.Context) error {
	list, reveal, err := openRegistry(c, "registry list")
	if err != nil {
		return err
	}
	if !reveal {
		for i := range list {
			list[i].Phone = nianping.MaskText(list[i].Phone)
		}
	}
	switch format := c.String("format"); format {
	case "json":
		if list == nil {
			list = []nianping.Institution{}
		}
		return printJSON(c.App.Writer, list)
	case "table":
	default:
		return usagef("--format 只能是 table 或 json，不能是“%s”", format)
	}
	t := table.Table{Columns: []table.Column{{Title: "机构名称"}, {Title: "信用代码"}, {Title: "类别"}, {Title: "区县"}, {Title: "职业（工种）"}, {Title: "等级"}, {Title: "备案起始日"}, {Title: "备案截止日"}, {Title: "状态"}}}
	for _, in := range list {
		for k, f := range in.Filings {
			row := []string{"", "", "", "", f.Occupation, xlsx.LevelRange(f.Levels), f.From.String(), f.To.String(), string(f.State)}
			if k == 0 {
				row[0], row[1], row[2], row[3] = in.Name, in.CreditCode, string(in.Type), in.District
			}
			t.Rows = append(t.Rows, row)
		}
	}
	if err := t.Write(c.App.Writer); err != nil {
		return err
	}
	_, err = fmt.Fprintf(c.App.Writer, "共 %d 家机构，%d 项备案。\n", len(list), len(t.Rows))
	return err
}

func exportRegistry(c *cli.Context) error {
	list, reveal, err := openRegistry(c, "registry export")
	if err != nil {
		return err
	}
	return writeFile(c.String("out"), func(f *os.File) error { return xlsx.WriteRegistry(f, list, reveal) })
}

func registryTemplate(c *cli.Context) error {
	return writeFile(c.String("out"), func(f *os.File) error { return xlsx.WriteRegistryTemplate(f) })
}

// printJSON prints a value indented, with < > & as they are.
func printJSON(w io.Writer, v any) error { return indented(w, "").Encode(v) }

// printJSONList prints values as printJSON prints a list of them, one after another. The first error ends it.
func printJSONList[T any](w io.Writer, list iter.Seq2[T, error]) error {
	out, begin, end := bufio.NewWriter(w), "[\n  ", "[]\n"
	var one bytes.Buffer
	print := indented(&one, "  ")
	for v, err := range list {
		one.Reset()
		if err == nil {
			err = print.Encode(v)
		}
		if err != nil {
			return err
		}
		out.WriteString(begin)
		out.Write(bytes.TrimSuffix(one.Bytes(), []byte("\n"))) // an error stays until Flush
		begin, end = ",\n  ", "\n]\n"
	}
	out.WriteString(end)
	return out.Flush()
}

// indented prints values indented, all lines but the first behind a prefix, with < > & as they are.
func indented(w io.Writer, prefix string) *json.Encoder {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent(prefix, "  ")
	return e
}
