package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"
)

func manCommand() *cli.Command {
	return &cli.Command{Name: "man", Usage: "输出手册页（man nianping 用的格式）",
		Description: "装在本机：nianping man > ~/.local/share/man/man1/nianping.1",
		Action: func(c *cli.Context) error {
			return writeManual(c.App.Writer, newApp(nil, nil, clockOf(c)))
		}}
}

// writeManual writes the manual page, in the language of man(7), from the definitions of the commands.
func writeManual(w io.Writer, app *cli.App) error {
	m := &manual{}
	m.line(`.TH NIANPING 1 "" "nianping %s"`, roff(app.Version))
	m.line(".ad l") // Chinese has no spaces to stretch
	m.section("名称")
	m.text("nianping - " + app.Usage)
	m.section("概要")
	m.line(`.B nianping`)
	m.text("[-w 工作区] 命令 [选项] [输入…]")
	m.section("全局选项")
	m.flags(app.Flags)
	m.section("命令")
	for _, k := range app.Commands {
		m.command("", k)
	}
	m.section("退出状态")
	for _, s := range exitMeanings {
		m.term(s[0], s[1])
	}
	_, err := io.WriteString(w, m.String())
	return err
}

// manual is a page in the making.
type manual struct{ strings.Builder }

func (m *manual) line(format string, args ...any) { fmt.Fprintf(m, format+"\n", args...) }

func (m *manual) section(title string) { m.line(".SH %s", title) }

// text writes lines of running text.
func (m *manual) text(s string) {
	for _, l := range strings.Split(strings.TrimSpace(s), "\n") {
		if l = strings.TrimSpace(l); l == "" {
			m.line(".PP")
			continue
		}
		m.line("%s\n.br", roff(l))
	}
}

// term writes a word and what it means.
func (m *manual) term(word, meaning string) {
	m.line(".TP\n\\fB%s\\fR\n%s", roff(word), roff(meaning))
}

func (m *manual) flags(list []cli.Flag) {
	for _, f := range list {
		if names, usage, ok := describeFlag(f); ok {
			m.term(names, usage)
		}
	}
}

func (m *manual) command(prefix string, k *cli.Command) {
	m.line(".SS %s", roff(strings.TrimSpace("nianping "+prefix+k.Name+" "+k.ArgsUsage)))
	m.text(k.Usage)
	if k.Description != "" {
		m.line(".PP")
		m.text(k.Description)
	}
	m.flags(k.Flags)
	for _, s := range k.Subcommands {
		m.command(prefix+k.Name+" ", s)
	}
}

// roff is a text as man(7) takes it for a text.
func roff(s string) string {
	s = strings.NewReplacer(`\`, `\e`, "-", `\-`, "\n", " ").Replace(s)
	if strings.HasPrefix(s, ".") || strings.HasPrefix(s, "'") {
		s = `\&` + s
	}
	return s
}
