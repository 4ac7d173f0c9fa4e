//go:build !windows

package main

import (
	"os"

	"golang.org/x/term"
)

// doubleClicked reports whether the program was started from the desktop: there is a screen, no terminal, and no other
// program at the other end of a pipe.
func doubleClicked() bool {
	if os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "" {
		return false
	}
	for _, f := range []*os.File{os.Stdin, os.Stdout, os.Stderr} {
		info, err := f.Stat()
		if term.IsTerminal(int(f.Fd())) || err == nil && info.Mode()&os.ModeNamedPipe != 0 {
			return false
		}
	}
	return true
}
