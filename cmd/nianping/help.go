package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"

	"nianping/render/table"
)

// exitMeanings are the exit statuses and what they mean.
var exitMeanings = [][2]string{{"0", "全部完成"}, {"1", "未能完成"}, {"2", "用法有误"}, {"3", "已完成，但有的材料无法读取或无法归属（已逐一列出并保存）"}}

// printHelp writes the help of one command with its whole name, or of the whole program where command is nil.
func printHelp(w io.Writer, app *cli.App, command *cli.Command, name string) {
	if command == nil {
		fmt.Fprintf(w, "nianping %s  %s\n\n用法：nianping [-w 工作区] 命令 [选项] [输入…]\n\n命令：\n", app.Version, app.Usage)
		printCommands(w, "", app.Commands)
		fmt.Fprint(w, "\n全局选项：\n")
		printFlags(w, app.Flags)
		var ends []string
		for _, s := range exitMeanings {
			ends = append(ends, s[0]+" "+s[1])
		}
		fmt.Fprintf(w, "\n退出状态：%s。\n", strings.Join(ends, "；"))
		fmt.Fprint(w, "运行 nianping help 命令名 查看该命令的选项。\n")
		return
	}
	fmt.Fprintf(w, "nianping %s  %s\n", name, command.Usage)
	if command.Description != "" {
		fmt.Fprintf(w, "\n%s\n", strings.TrimSpace(command.Description))
	}
	fmt.Fprint(w, "\n用法：\n")
	if command.Action != nil {
		fmt.Fprintf(w, "  %s\n", usageOf(name, command))
	}
	for _, s := range command.Subcommands {
		fmt.Fprintf(w, "  %s\n", usageOf(name+" "+s.Name, s))
	}
	if len(command.Subcommands) > 0 {
		fmt.Fprint(w, "\n子命令：\n")
		printCommands(w, name+" ", command.Subcommands)
	}
	if len(command.Flags) > 0 {
		fmt.Fprint(w, "\n选项：\n")
		printFlags(w, command.Flags)
	}
	for _, s := range command.Subcommands {
		if len(s.Flags) > 0 {
			fmt.Fprintf(w, "\n%s %s 的选项：\n", name, s.Name)
			printFlags(w, s.Flags)
		}
	}
}

// usageOf is how one command is written.
func usageOf(name string, k *cli.Command) string {
	words := "nianping " + name
	for _, f := range k.Flags {
		if r, ok := f.(cli.RequiredFlag); ok && r.IsRequired() {
			names, _, _ := describeFlag(f)
			first, _, _ := strings.Cut(names, ", ")
			if first != names {
				first += names[strings.LastIndex(names, " "):]
			}
			words += " " + first
		}
	}
	if len(k.Flags) > 0 {
		words += " [选项]"
	}
	return strings.TrimSpace(words + " " + k.ArgsUsage)
}

func printCommands(w io.Writer, prefix string, list []*cli.Command) {
	var rows [][2]string
	for _, k := range list {
		rows = append(rows, [2]string{prefix + k.Name, k.Usage})
	}
	printPairs(w, rows)
}

func printFlags(w io.Writer, flags []cli.Flag) {
	var rows [][2]string
	for _, f := range flags {
		if names, usage, ok := describeFlag(f); ok {
			rows = append(rows, [2]string{names, usage})
		}
	}
	printPairs(w, rows)
}

// describeFlag gives a flag's names with the placeholder of its value, and what it does; ok is false for one that has no
// help.
func describeFlag(f cli.Flag) (names, usage string, ok bool) {
	d, ok := f.(cli.DocGenerationFlag)
	if !ok {
		return "", "", false
	}
	placeholder, usage := unquote(d.GetUsage())
	names = flagNames(f)
	if d.TakesValue() {
		if placeholder == "" {
			placeholder = "内容"
		}
		names += " " + placeholder
	}
	if r, ok := f.(cli.RequiredFlag); ok && r.IsRequired() {
		usage += "（必填）"
	} else if s := strings.Trim(d.GetValue(), `"`); d.TakesValue() && s != "" && s != "[]" && s != "0" {
		usage += "（默认 " + s + "）"
	}
	return names, usage, true
}

// printPairs aligns the second column by what a terminal shows.
func printPairs(w io.Writer, rows [][2]string) {
	width := 0
	for _, r := range rows {
		width = max(width, table.Width(r[0]))
	}
	for _, r := range rows {
		fmt.Fprintf(w, "  %s%s  %s\n", r[0], strings.Repeat(" ", width-table.Width(r[0])), r[1])
	}
}

// flagNames gives -o, --out.
func flagNames(f cli.Flag) string {
	var names []string
	for _, n := range f.Names() {
		if len(n) == 1 {
			names = append([]string{"-" + n}, names...)
		} else {
			names = append(names, "--"+n)
		}
	}
	return strings.Join(names, ", ")
}

// unquote takes the placeholder between backquotes out of a usage text.
func unquote(usage string) (placeholder, text string) {
	before, rest, ok := strings.Cut(usage, "`")
	if !ok {
		return "", usage
	}
	placeholder, after, _ := strings.Cut(rest, "`")
	return placeholder, before + placeholder + after
}
