package main

import (
	"strings"
	"testing"

	"github.com/urfave/cli/v2"
)

func testApp() *cli.App {
	action := func(*cli.Context) error { return nil }
	return &cli.App{
		Flags: []cli.Flag{&cli.StringFlag{Name: "workspace", Aliases: []string{"w"}}},
		Commands: []*cli.Command{
			{Name: "version", Action: action},
			{Name: "take", ArgsUsage: "材料…", Action: action, Flags: []cli.Flag{
				&cli.IntSliceFlag{Name: "year"}, &cli.BoolFlag{Name: "reveal"}, &cli.StringFlag{Name: "out", Aliases: []string{"o"}, Required: true}}},
			{Name: "registry", Subcommands: []*cli.Command{{Name: "import", ArgsUsage: "名册.xlsx", Action: action, Flags: []cli.Flag{&cli.StringFlag{Name: "sheet"}}}}},
			{Name: "log", Action: action, Subcommands: []*cli.Command{{Name: "verify", Action: action}}},
		},
	}
}

func TestFlagsMayStandBeforeOrAfterInputsAndGlobalOnesAnywhere(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]string{
		"take -o OUT a.docx":                         "take --out=OUT -- a.docx",
		"take a.docx -o OUT b.docx":                  "take --out=OUT -- a.docx b.docx",
		"take a.docx --year 2023 --year=2024 -o OUT": "take --year=2023 --year=2024 --out=OUT -- a.docx",
		"-w W take -o OUT a":                         "--workspace=W take --out=OUT -- a",
		"take a -o OUT -w W":                         "--workspace=W take --out=OUT -- a",
		"take --workspace=W a -o OUT":                "--workspace=W take --out=OUT -- a",
		"take -o OUT -- -strange.docx":               "take --out=OUT -- -strange.docx",
		"take --reveal a -o OUT":                     "take --reveal --out=OUT -- a",
		"take a take -o OUT":                         "take --out=OUT -- a take",
		"registry import f.xlsx --sheet 企业":          "registry import --sheet=企业 -- f.xlsx",
		"log verify":                                 "log verify --",
		"log":                                        "log --",
		"--version":                                  "version --",
		"take args_t*.go none*.docx -o OUT":          "take --out=OUT -- args_test.go none*.docx", // as the shells of Windows hand it on
	} {
		got, err := arrange(testApp(), strings.Fields(line))
		if err != nil {
			t.Errorf("%s: %v", line, err)
		} else if s := strings.Join(got.args, " "); s != want {
			t.Errorf("%s: got %q, want %q", line, s, want)
		}
	}
}

func TestWrongUsageIsRefused(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]string{
		"":                              "没有写命令",
		"nothing":                       "没有“nothing”这个命令",
		"take -o OUT a --yaer 2023":     "没有“--yaer”这个选项",
		"--reveal take":                 "没有“--reveal”这个全局选项",
		"take a -o":                     "后面缺少内容",
		"take a":                        "缺少选项 -o, --out",
		"take -o OUT --year twenty":     "要写整数",
		"registry":                      "后面还要写：import",
		"registry export x":             "后面要写 import 之一，而不是“export”",
		"log vreify":                    "后面不用写“vreify”",
		"version year 2024":             "后面不用写“year”",
		"take -o OUT a --year 2023,abc": "要写整数",
	} {
		_, err := arrange(testApp(), strings.Fields(line))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v, want %q", line, err, want)
		}
	}
}

func TestHelpMayBeAskedForAnywhere(t *testing.T) {
	t.Parallel()
	for line, command := range map[string]string{"help": "", "-h": "", "help take": "take", "take --help": "take", "take a -h": "take", "帮助 log verify": "log verify"} {
		got, err := arrange(testApp(), strings.Fields(line))
		if err != nil || !got.help || got.path != command {
			t.Errorf("%s: help %v of %q, %v", line, got.help, got.path, err)
		}
	}
}
