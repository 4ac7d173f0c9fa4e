package main

import (
	"bytes"
	"crypto/sha256"
	"debug/elf"
	"encoding/hex"
	"io"
	"os"
	"sync"

	"nianping"
)

// build names this build of the program by its version and a hash of its contents, so that another build of the same
// version reads anew and the log can say which one did what.
var build = sync.OnceValue(func() string {
	path, err := os.Executable()
	if err != nil {
		return nianping.Version
	}
	f, err := os.Open(path)
	if err != nil {
		return nianping.Version
	}
	defer f.Close()
	h := sha256.New()
	if id := buildID(f); id != nil {
		h.Write(id)
	} else if _, err := io.Copy(h, f); err != nil {
		return nianping.Version
	}
	return nianping.Version + "+" + hex.EncodeToString(h.Sum(nil))[:12]
})

// Where the linker writes its build ID where there are no ELF notes: near the start of the program's text.
const (
	buildMark = "\xff Go build ID: \""
	buildEnd  = "\"\n \xff"
	buildNear = 1 << 20
)

// buildID is what the linker wrote into a program's file of itself: a hash of all that it was linked from, and of its
// contents. Reading it takes a thousandth of hashing the file. nil where it is not found; the file then stands at its start.
func buildID(f *os.File) []byte {
	if e, err := elf.NewFile(f); err == nil {
		if s := e.Section(".note.go.buildid"); s != nil {
			if data, err := s.Data(); err == nil && bytes.Count(data, []byte("/")) >= 3 { // action and content of program and main package
				return data
			}
		}
		return nil
	}
	head := make([]byte, buildNear)
	n, _ := f.ReadAt(head, 0) // what is there is enough
	_, rest, found := bytes.Cut(head[:n], []byte(buildMark))
	id, _, ended := bytes.Cut(rest, []byte(buildEnd))
	if !found || !ended || bytes.Count(id, []byte("/")) < 3 {
		return nil
	}
	return id
}
