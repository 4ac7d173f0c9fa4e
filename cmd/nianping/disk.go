package main

import (
	"io/fs"
	"os"
	"path/filepath"
)

// disk is a folder of the disk. Unlike os.DirFS it opens files whose names are no UTF-8: archives made on a Chinese Windows and
// unpacked on Linux leave such names, and no submission may be lost for its name.
type disk string

// Open implements fs.FS.
func (d disk) Open(name string) (fs.File, error) {
	return os.Open(filepath.Join(string(d), filepath.FromSlash(name)))
}

// Stat implements fs.StatFS.
func (d disk) Stat(name string) (fs.FileInfo, error) {
	return os.Stat(filepath.Join(string(d), filepath.FromSlash(name)))
}
