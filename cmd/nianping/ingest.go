package main

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"nianping"
	"nianping/ingest/workspace"
)

// noRegistry is what one must know whose workspace has no registry.
const noRegistry = "工作区里还没有备案名册，材料归不到机构；请先运行 nianping registry import 名册.xlsx，已收的材料会重新归属"

func ingestCommand() *cli.Command {
	return &cli.Command{
		Name:      "ingest",
		Usage:     "收取材料：文件、文件夹、压缩包、邮件；全部原件入库，判明属于哪家机构、哪个年度",
		ArgsUsage: "材料…",
		Flags: []cli.Flag{receivedFlag(), ocrFlag(),
			&cli.BoolFlag{Name: "reread", Usage: "用现在的程序重新读取工作区里的全部原件；人工更正和归属保留"}},
		Action: runIngest,
	}
}

func runIngest(c *cli.Context) error {
	if c.NArg() == 0 && !c.Bool("reread") {
		return usagef("ingest 需要至少一个文件或文件夹")
	}
	received, err := receivedBy(c)
	if err != nil {
		return err
	}
	w, err := openWorkspace(c, true)
	if err != nil {
		return err
	}
	defer w.Close()
	taken, err := takeIn(c, w, c.Args().Slice(), nil, received, clock(c).In(nianping.Shanghai).Year())
	if err != nil {
		return err
	}
	if c.Bool("reread") {
		if err := reread(c, w); err != nil {
			return err
		}
	}
	if err := placeAll(c.Context, w, c.Bool("reread")); err != nil {
		return err
	}
	var t trouble
	err = w.EachItem(c.Context, func(it *workspace.Held) error {
		t.note(c.Context, w, it)
		return nil
	})
	if err != nil {
		return err
	}
	registry, err := w.RegistryNumber(c.Context)
	if err != nil {
		return err
	}
	if registry == 0 {
		taken.problems = append(taken.problems, noRegistry)
	}
	for _, s := range taken.problems {
		fmt.Fprintln(c.App.ErrWriter, s)
	}
	fmt.Fprintf(c.App.Writer, "收到材料 %d 份（新入库 %d 份）。工作区里无法读取 %d 份，未归属 %d 份。\n", taken.files, taken.fresh, len(t.Unread), len(t.Lost))
	return t.tell(c, w.Dir())
}
