package main

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"nianping/render/table"
)

// actionNames are the words for what the audit log records.
var actionNames = map[string]string{
	"workspace.create": "建立工作区", "workspace.migrate": "升级工作区", "registry.import": "导入名册", "ingest": "收取材料", "received": "更正收到时间",
	"place": "人工归属", "correct": "更正数据", "decide": "认定或排除", "evaluate": "评估", "render": "生成报告", "reveal": "完整显示号码", "restore": "从备份恢复",
	"review.export": "导出核对表", "review.import": "导入核对表", "backup": "备份", "reread": "重新读取", "purge": "到期删除",
}

func logCommand() *cli.Command {
	return &cli.Command{
		Name:   "log",
		Usage:  "列出做过的每一件事；log verify 验证记录、数据库和原件完整",
		Flags:  []cli.Flag{&cli.StringFlag{Name: "format", Value: "table", Usage: "输出`形式`：table、json"}},
		Action: showLog,
		Subcommands: []*cli.Command{
			{Name: "verify", Usage: "验证日志没有被改动，数据库和原件完好", Action: verifyLog},
		},
	}
}

func showLog(c *cli.Context) error {
	w, err := openWorkspace(c, false)
	if err != nil {
		return err
	}
	defer w.Close()
	log, err := w.Log(c.Context)
	if err != nil {
		return err
	}
	if c.String("format") == "json" {
		return printJSON(c.App.Writer, log)
	}
	t := table.Table{Columns: []table.Column{{Title: "序号", Align: table.Right}, {Title: "时间"}, {Title: "事项"}, {Title: "内容"}, {Title: "校验"}}}
	for _, e := range log {
		name := actionNames[e.Action]
		if name == "" {
			name = e.Action
		}
		t.Rows = append(t.Rows, []string{fmt.Sprint(e.ID), strings.Replace(strings.TrimSuffix(e.At, "+08:00"), "T", " ", 1), name, string(e.Detail), e.Hash[:12]})
	}
	return t.Write(c.App.Writer)
}

func verifyLog(c *cli.Context) error {
	w, err := openWorkspace(c, false)
	if err != nil {
		return err
	}
	defer w.Close()
	entries, last, faults, err := w.Verify(c.Context)
	if err != nil {
		return err
	}
	for _, f := range faults {
		fmt.Fprintln(c.App.Writer, f)
	}
	if len(faults) > 0 {
		return fmt.Errorf("验证不通过：%d 处不符", len(faults))
	}
	_, err = fmt.Fprintf(c.App.Writer, "验证通过：日志 %d 条，数据库和全部原件完好。\n末条校验值 %s（可抄存，日后对照）\n", entries, last)
	return err
}
