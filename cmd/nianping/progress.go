package main

import (
	"os"

	"github.com/schollz/progressbar/v3"
	"github.com/urfave/cli/v2"
	"golang.org/x/term"
)

// progress shows how far long work is, on standard error and only on a terminal.
type progress struct{ bar *progressbar.ProgressBar }

// newProgress begins; a total of -1 is not known beforehand.
func newProgress(c *cli.Context, what string, total int) *progress {
	f, ok := c.App.ErrWriter.(*os.File)
	if !ok || total >= 0 && total < 2 || !term.IsTerminal(int(f.Fd())) {
		return &progress{}
	}
	return &progress{progressbar.NewOptions(total, progressbar.OptionSetWriter(f), progressbar.OptionSetDescription(what), progressbar.OptionShowCount(), progressbar.OptionClearOnFinish())}
}

// step counts one piece of work; it may be called by several workers.
func (p *progress) step() {
	if p.bar != nil {
		_ = p.bar.Add(1) // a bar that cannot be drawn stops nothing
	}
}

func (p *progress) end() {
	if p.bar != nil {
		_ = p.bar.Finish()
	}
}
