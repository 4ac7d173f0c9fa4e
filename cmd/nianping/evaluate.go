package main

import (
	"fmt"
	"path/filepath"

	"github.com/urfave/cli/v2"

	"nianping"
	"nianping/ingest/extract"
	"nianping/ingest/workspace"
	"nianping/render/pdf"
)

func evaluateCommand() *cli.Command {
	return &cli.Command{
		Name:      "evaluate",
		Usage:     "一步完成：导入名册、收取材料、统计、核对、评分、排名，写出报告和台账",
		ArgsUsage: "材料…",
		Description: "材料可以是文件、文件夹、压缩包或邮件。结果写入 -o 指定的文件夹：每家机构每个年度一份评估报告（PDF）、\n" +
			"每个年度一份排名报告（PDF）、一份台账（xlsx）；工作区默认为其中的 workspace 文件夹。",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "registry", Required: true, Usage: "备案名册`工作簿`（.xlsx）"},
			&cli.IntSliceFlag{Name: "year", Required: true, Usage: "要评估的`年度`，可写多次"},
			asOfFlag(), rolloverFlag(), receivedFlag(), ocrFlag(),
			&cli.BoolFlag{Name: "no-single-reports", Usage: "不写各机构的评估报告，只写排名报告和台账"},
			&cli.StringFlag{Name: "out", Aliases: []string{"o"}, Required: true, Usage: "结果写入的`文件夹`"},
		},
		Action: runEvaluate,
	}
}

func receivedFlag() cli.Flag {
	return &cli.StringFlag{Name: "received", Usage: "没有其他依据时的收到`日期`（YYYY-MM-DD）"}
}

// receivedBy is what --received says, nil without it.
func receivedBy(c *cli.Context) (*nianping.Received, error) {
	s := c.String("received")
	if s == "" {
		return nil, nil
	}
	d, err := nianping.ParseDate(s)
	if err != nil {
		return nil, usagef("--received 的%v", err)
	}
	r := nianping.ReceivedOn(d, "命令行 --received")
	return &r, nil
}

func runEvaluate(c *cli.Context) error {
	if c.NArg() == 0 {
		return usagef("evaluate 需要至少一个文件或文件夹作为材料")
	}
	day, err := asOf(c)
	if err != nil {
		return err
	}
	received, err := receivedBy(c)
	if err != nil {
		return err
	}
	years, err := yearsOf(c, day, nil)
	if err != nil {
		return err
	}
	passingThrough(5)
	out := c.String("out")
	if err := makeFolder(out); err != nil {
		return err
	}
	dir := workspaceDir(c, filepath.Join(out, "workspace"))
	if !workspace.Is(dir) {
		beginAll()
	}
	w, err := openAt(c, dir)
	if err != nil {
		return err
	}
	defer w.Close()
	since, err := w.ForeignVersion(c.Context)
	if err != nil {
		return err
	}
	problems, err := takeRegistry(c.Context, w, c.String("registry"))
	if err != nil {
		return err
	}
	for _, p := range problems {
		fmt.Fprintln(c.App.ErrWriter, "名册"+p)
	}
	due, _ := nianping.Due(years[len(years)-1])
	taken, err := takeIn(c, w, c.Args().Slice(), []string{c.String("registry"), out}, received, due.Year)
	if err != nil {
		return err
	}
	r := &results{dir: out, audience: pdf.Internal, single: !c.Bool("no-single-reports")}
	d, err := evaluateAll(c, w, years, day, nianping.DefaultRubric(), r, since)
	if err != nil {
		return err
	}
	return d.Summary.tell(c, taken, out, w.Dir())
}

// beginAll begins what each run makes once and a first one needs all of, beside its first steps; it waits for none.
func beginAll() {
	extract.Prepare()
	go nianping.DefaultRubricHash()
	go boilerplate()
	go pdf.EmbeddedFonts()
}
