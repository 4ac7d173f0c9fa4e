package main

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"nianping"
	"nianping/ingest/workspace"
	"nianping/render/table"
)

// actionNames are the words for what the audit log records.
var actionNames = map[string]string{
	"workspace.create": "建立工作区", "workspace.migrate": "升级工作区", "registry.import": "导入名册", "ingest": "收取材料", "received": "更正收到时间",
	"place": "人工归属", "correct": "更正数据", "decide": "认定或排除", "evaluate": "评估", "render": "生成报告", "reveal": "完整显示号码", "restore": "从备份恢复",
	"review.import": "导入核对表", "backup": "备份", "reread": "重新读取", "purge": "到期删除", "remind": "写出催报函和补正通知", "template": "写出模板",
}

// detailNames are the words for what an entry of the audit log holds, in the order in which they are shown; what is of use to
// programs only is left to --format json.
var detailNames = [][2]string{
	{"command", "由"}, {"file", "文件"}, {"path", "材料"}, {"institution", "机构"}, {"year", "年度"}, {"years", "年度"}, {"as_of", "截至"}, {"received", "收到"}, {"readable", "能读"}, {"source", "依据"}, {"role", "作为"},
	{"pointer", "位置"}, {"old", "原为"}, {"new", "改为"}, {"code", "事项"}, {"confirmed", "属实"}, {"document", "文号"}, {"reason", "理由"}, {"officer", "经办人"}, {"by", "经办人"}, {"on", "日期"},
	{"audience", "给谁看"}, {"rubric", "评分标准"}, {"institutions", "机构数"}, {"changes", "变动"}, {"items", "材料数"}, {"files", "文件数"}, {"unchanged", "未变动"}, {"forms", "模板数"}, {"reminders", "催报函"}, {"corrections", "补正通知"},
	{"placed", "归属"}, {"corrected", "更正"}, {"decided", "认定"}, {"from", "原版本"}, {"to", "新版本"}, {"program", "程序"}, {"item", "材料号"}, {"sha256", "散列"},
}

// detailValues are the words for single values.
var detailValues = map[string]string{"internal": "内部", "institution": "机构本身", "public": "公开", "serve": "网页", string(workspace.RoleReport): "总结", string(workspace.RolePart): "附件", string(workspace.RoleAside): "不是报送材料"}

// detailWords are what an entry of the audit log holds, for people.
func detailWords(detail json.RawMessage) string {
	var fields map[string]json.RawMessage
	if json.Unmarshal(detail, &fields) != nil {
		return string(detail)
	}
	var words []string
	for _, k := range detailNames {
		value, has := fields[k[0]]
		if !has || string(value) == `""` {
			continue
		}
		text := strings.Trim(nianping.ReadableValue(value), "[]")
		if said, known := detailValues[text]; known {
			text = said
		}
		if k[0] == "pointer" {
			text = (&nianping.Report{}).ValueName(nianping.Pointer(text))
		}
		if len(text) == 64 && !strings.Contains(text, " ") {
			text = text[:12]
		}
		words = append(words, k[1]+" "+text)
	}
	if inner, has := fields["decision"]; has {
		words = append(words, detailWords(inner))
	}
	return strings.Join(words, "；")
}

func logCommand() *cli.Command {
	return &cli.Command{
		Name:   "log",
		Usage:  "列出做过的每一件事，验证记录有没有被动过",
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
	switch format := c.String("format"); format {
	case "json":
		return printJSON(c.App.Writer, log)
	case "table":
	default:
		return usagef("--format 只能是 table 或 json，不能是“%s”", format)
	}
	t := table.Table{Columns: []table.Column{{Title: "序号", Align: table.Right}, {Title: "时间"}, {Title: "事项"}, {Title: "内容"}, {Title: "校验"}}}
	for _, e := range log {
		name := actionNames[e.Action]
		if name == "" {
			name = e.Action
		}
		t.Rows = append(t.Rows, []string{fmt.Sprint(e.ID), strings.Replace(strings.TrimSuffix(e.At, "+08:00"), "T", " ", 1), name, detailWords(e.Detail), e.Hash[:12]})
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
