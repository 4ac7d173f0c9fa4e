package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"nianping"
	"nianping/ingest/workbook"
	"nianping/render/table"
	"nianping/render/xlsx"
)

func rubricCommand() *cli.Command {
	return &cli.Command{
		Name:  "rubric",
		Usage: "评分标准：查看、导出修改、检查",
		Subcommands: []*cli.Command{
			{Name: "show", Usage: "显示评分标准", Action: showRubric, Flags: []cli.Flag{rubricFlag(),
				&cli.StringFlag{Name: "format", Value: "table", Usage: "输出`形式`：table、json"}}},
			{Name: "export", Usage: "导出评分标准，供修改后用 --rubric 采用", Action: exportRubric, Flags: []cli.Flag{rubricFlag(),
				&cli.StringFlag{Name: "out", Aliases: []string{"o"}, Required: true, Usage: "写入`文件`（.xlsx 或 .json）"}}},
			{Name: "check", Usage: "检查一份评分标准能否采用", ArgsUsage: "文件", Action: checkRubric},
		},
	}
}

// rubricOf is the scoring standard of --rubric, else the default one.
func rubricOf(c *cli.Context) (*nianping.Rubric, error) {
	if file := c.String("rubric"); file != "" {
		return readRubric(file)
	}
	return nianping.DefaultRubric(), nil
}

// readRubric reads a scoring standard, a workbook or JSON, told apart by content.
func readRubric(file string) (*nianping.Rubric, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("评分标准“%s”读不出来：%w", file, err)
	}
	var r *nianping.Rubric
	if bytes.HasPrefix(data, []byte("PK")) || bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")) {
		r, err = workbook.ReadRubric(data)
	} else {
		r, err = nianping.ParseRubric(data)
	}
	if err != nil {
		return nil, fmt.Errorf("评分标准“%s”不能采用：%w", file, err)
	}
	return r, nil
}

func showRubric(c *cli.Context) error {
	r, err := rubricOf(c)
	if err != nil {
		return err
	}
	switch c.String("format") {
	case "json":
		_, err := c.App.Writer.Write(r.Canonical())
		return err
	case "table":
	default:
		return usagef("--format 只能是 table 或 json，不能是“%s”", c.String("format"))
	}
	fmt.Fprintf(c.App.Writer, "%s（%s，自%d年度起，散列 %.12s）\n", r.Title, r.Name, r.FromYear, r.Hash())
	for _, t := range r.Tables() {
		fmt.Fprintf(c.App.Writer, "\n%s\n", t.Name)
		view := table.Table{Rows: t.Rows}
		for _, title := range t.Columns {
			view.Columns = append(view.Columns, table.Column{Title: title})
		}
		if err := view.Write(c.App.Writer); err != nil {
			return err
		}
	}
	return nil
}

func exportRubric(c *cli.Context) error {
	r, err := rubricOf(c)
	if err != nil {
		return err
	}
	kind := strings.ToLower(filepath.Ext(c.String("out")))
	if kind != ".xlsx" && kind != ".json" {
		return usagef("-o 的文件名要以 .xlsx 或 .json 结尾，不能是“%s”", c.String("out"))
	}
	return writeOutput(c, func(out io.Writer) error {
		if kind == ".json" {
			_, err := out.Write(r.Canonical())
			return err
		}
		return xlsx.WriteRubric(out, r)
	})
}

func checkRubric(c *cli.Context) error {
	if c.NArg() != 1 {
		return usagef("rubric check 需要一个文件")
	}
	r, err := readRubric(c.Args().First())
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(c.App.Writer, "可以采用：%s，%d个类别，%d个条目，总满分%s，散列 %.12s。\n", r.Name, len(r.Categories), len(r.Items), r.Maximum, r.Hash())
	return err
}
