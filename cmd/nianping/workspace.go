package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"nianping/ingest/workspace"
)

// workspaceDir is the workspace that the command line means: -w, else NIANPING_WORKSPACE, else fallback, else the current
// folder. It need not exist.
func workspaceDir(c *cli.Context, fallback string) string {
	if dir := c.String("workspace"); dir != "" {
		return dir
	}
	if fallback != "" {
		return fallback
	}
	return "."
}

// openWorkspace opens the workspace that the command line means; create makes one where there is none.
func openWorkspace(c *cli.Context, create bool) (*workspace.Workspace, error) {
	dir := workspaceDir(c, "")
	if dir == "." && !workspace.Is(dir) {
		return nil, usagef("没有指定工作区，当前文件夹也不是工作区；请用 -w 指定工作区目录")
	}
	if create {
		return openAt(c, dir)
	}
	w, err := workspace.OpenExisting(c.Context, dir, clockOf(c))
	if err == nil {
		w.SetProgram(build())
	}
	return w, err
}

// openAt opens the workspace in a folder and makes one where there is none.
func openAt(c *cli.Context, dir string) (*workspace.Workspace, error) {
	w, err := workspace.Open(c.Context, dir, clockOf(c))
	if err == nil {
		w.SetProgram(build())
	}
	return w, err
}

// reveals reports whether the command line asks for whole identity numbers and phones, and logs that it did.
func reveals(c *cli.Context, w *workspace.Workspace, command string) (bool, error) {
	if !c.Bool("reveal") {
		return false, nil
	}
	return true, w.Record(c.Context, "reveal", map[string]any{"command": command})
}

// writeFile makes a file only when there is something to write: write fills a file beside it, which then takes its name. Its
// error names the file.
func writeFile(path string, write func(*os.File) error) error {
	err := writeBeside(path, write)
	var beside *fs.PathError
	var rename *os.LinkError
	switch {
	case errors.As(err, &beside) && strings.HasPrefix(filepath.Base(beside.Path), besidePrefix):
		err = beside.Err
	case errors.As(err, &rename):
		err = rename.Err
	default:
		return err
	}
	return fmt.Errorf("“%s”写不进去：%w", path, &fs.PathError{Op: "write", Path: path, Err: err})
}

// besidePrefix begins the name of a file that is not complete yet.
const besidePrefix = ".nianping-"

func writeBeside(path string, write func(*os.File) error) error {
	f, err := os.CreateTemp(filepath.Dir(path), besidePrefix+"*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // without effect once it has its name
	err = write(f)
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Chmod(f.Name(), 0o600)
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	return err
}

// writeOutput writes to the file of -o, which appears only when it is complete, else to standard output.
func writeOutput(c *cli.Context, write func(io.Writer) error) error {
	if path := c.String("out"); path != "" {
		return writeFile(path, func(f *os.File) error { return write(f) })
	}
	return write(c.App.Writer)
}
