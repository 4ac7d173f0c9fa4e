package main

import (
	"fmt"
	"path/filepath"

	"github.com/urfave/cli/v2"

	"nianping/ingest/workspace"
)

func backupCommand() *cli.Command {
	return &cli.Command{
		Name: "backup", Usage: "把整个工作区备份成一个文件", ArgsUsage: "备份文件.zip",
		Action: func(c *cli.Context) error {
			if c.NArg() != 1 {
				return usagef("backup 需要一个备份文件名")
			}
			w, err := openWorkspace(c, false)
			if err != nil {
				return err
			}
			defer w.Close()
			file := c.Args().First()
			if err := w.Backup(c.Context, file); err != nil {
				return err
			}
			if err := w.Record(c.Context, "backup", map[string]any{"file": filepath.Base(file)}); err != nil {
				return err
			}
			_, err = fmt.Fprintf(c.App.Writer, "工作区已备份到 %s\n", file)
			return err
		},
	}
}

func restoreCommand() *cli.Command {
	return &cli.Command{
		Name: "restore", Usage: "把备份恢复到一个新的工作区（用 -w 指定，须为空）", ArgsUsage: "备份文件.zip",
		Action: func(c *cli.Context) error {
			if c.NArg() != 1 {
				return usagef("restore 需要一个备份文件")
			}
			dir := c.String("workspace")
			if dir == "" {
				return usagef("restore 要用 -w 指定恢复到哪个文件夹")
			}
			if err := workspace.Restore(c.Context, c.Args().First(), dir, clockOf(c)); err != nil {
				return err
			}
			_, err := fmt.Fprintf(c.App.Writer, "已恢复到 %s，日志、数据库和原件验证完好。\n", dir)
			return err
		},
	}
}
