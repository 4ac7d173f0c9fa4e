package main

import (
	"fmt"
	"os"
	"sync/atomic"

	"github.com/schollz/progressbar/v3"
	"github.com/urfave/cli/v2"
	"golang.org/x/term"
)

// progress shows how far long work is: on standard error where that is a terminal, and to whoever watches.
type progress struct {
	bar   *progressbar.ProgressBar // nil where there is no terminal
	what  string
	total int // -1: not known beforehand
	done  atomic.Int64
	ended atomic.Bool
}

// watching is the key of App.Metadata under which a func(*progress) learns of all work that begins.
const watching = "watching"

// newProgress begins; a total of -1 is not known beforehand.
func newProgress(c *cli.Context, what string, total int) *progress {
	p := &progress{what: what, total: total}
	if watch, ok := c.App.Metadata[watching].(func(*progress)); ok {
		watch(p)
	}
	f, ok := c.App.ErrWriter.(*os.File)
	if ok && (total < 0 || total > 1) && term.IsTerminal(int(f.Fd())) {
		p.bar = progressbar.NewOptions(total, progressbar.OptionSetWriter(f), progressbar.OptionSetDescription(what), progressbar.OptionShowCount(), progressbar.OptionClearOnFinish())
	}
	return p
}

// step counts one piece of work; it may be called by several workers.
func (p *progress) step() {
	p.done.Add(1)
	if p.bar != nil {
		_ = p.bar.Add(1) // a bar that cannot be drawn stops nothing
	}
}

func (p *progress) end() {
	p.ended.Store(true)
	if p.bar != nil {
		_ = p.bar.Finish()
	}
}

// words say how far the work is, "" where it has ended or none has begun.
func (p *progress) words() string {
	switch {
	case p == nil || p.ended.Load():
		return ""
	case p.total > 0:
		return fmt.Sprintf("%s：%d／%d", p.what, p.done.Load(), p.total)
	case p.done.Load() > 0:
		return fmt.Sprintf("%s：%d", p.what, p.done.Load())
	}
	return p.what
}
