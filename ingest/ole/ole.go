// Package ole opens OLE2 compound files ([MS-CFB]), the container of .doc, .wps, .xls, .et, .msg and of encrypted
// OOXML packages. It stands between the readers and richardlehane/mscfb, and says what that library's errors mean.
package ole

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/richardlehane/mscfb"

	"nianping/ingest/document"
)

// magic begins every compound file ([MS-CFB] 2.2).
var magic = []byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}

// readAtOnce bounds one read from a stream: mscfb's work grows with the square of the sectors asked for at once.
const readAtOnce = 64 << 10

// maxDepth is how deep storages may nest; what lies deeper is not found.
const maxDepth = 8

// Is reports whether data begins as a compound file does.
func Is(data []byte) bool { return bytes.HasPrefix(data, magic) }

// File is an open compound file.
type File struct {
	size    int64                  // of the whole file; no honest stream is longer
	limit   int64                  // bytes of one stream
	streams map[string]*mscfb.File // by name in capitals, for names are compared so ([MS-CFB] 2.6.4)
}

// Open reads the directory of a compound file. Its error is document.ErrUnsupported for another kind of file,
// document.ErrTooLarge past limits.Input, document.ErrCorrupt for a broken directory.
func Open(data []byte, limits document.Limits) (f *File, err error) {
	limits = limits.Defaults()
	if !Is(data) {
		return nil, fmt.Errorf("%w（不是旧版 Office 文件）", document.ErrUnsupported)
	}
	if err := limits.Fit(int64(len(data))); err != nil {
		return nil, err
	}
	r, err := mscfb.New(padded(data))
	if err != nil {
		return nil, fmt.Errorf("%w（文件内部的目录损坏%s）", document.ErrCorrupt, document.Because(err))
	}
	f = &File{size: int64(len(data)), limit: limits.Part, streams: make(map[string]*mscfb.File, len(r.File))}
	for _, e := range r.File[1:] {
		name := strings.ToUpper(strings.Join(append(e.Path[:len(e.Path):len(e.Path)], e.Name), "/"))
		if len(e.Path) < maxDepth && f.streams[name] == nil {
			f.streams[name] = e
		}
	}
	return f, nil
}

// Has reports whether the file holds a stream or storage of that name, the storages around it before it, with slashes
// between. A control character that begins a name, as in "\x05SummaryInformation", is left off.
func (f *File) Has(name string) bool { return f.streams[strings.ToUpper(name)] != nil }

// Read gives a whole stream, named as for Has; nil and no error where there is none. Its error is document.ErrCorrupt where
// the stream breaks off, with the part that could be read, or document.ErrTooLarge.
func (f *File) Read(name string) ([]byte, error) {
	e := f.streams[strings.ToUpper(name)]
	if e == nil || e.FileInfo().IsDir() {
		return nil, nil
	}
	if e.Size > f.limit {
		return nil, fmt.Errorf("%w（其中的 %s 超过 %s）", document.ErrTooLarge, name, document.Size(f.limit))
	}
	if _, err := e.Seek(0, io.SeekStart); err != nil && e.Size > 0 {
		return nil, fmt.Errorf("%w（其中的 %s 损坏%s）", document.ErrCorrupt, name, document.Because(err))
	}
	size := min(e.Size, f.size)
	out := make([]byte, size)
	var n int64
	for n < size {
		k, err := e.Read(out[n:min(n+readAtOnce, size)])
		n += int64(k)
		if err == io.EOF || k == 0 && err == nil {
			break
		}
		if err != nil {
			return out[:n], fmt.Errorf("%w（其中的 %s 损坏%s）", document.ErrCorrupt, name, document.Because(err))
		}
	}
	if n < e.Size {
		return out[:n], fmt.Errorf("%w（其中的 %s 不完整）", document.ErrCorrupt, name)
	}
	return out, nil
}

// Sniff tells what a compound file holds by its streams: "doc", "xls", "msg", "ppt", or "" for anything else, broken
// directories among them. encrypted is true for an OOXML package behind a password (stream EncryptedPackage).
func Sniff(data []byte) (format string, encrypted bool) {
	f, err := Open(data, document.Limits{})
	if err != nil {
		return "", false
	}
	switch {
	case f.Has("EncryptedPackage"):
		return "", true
	case f.Has("WordDocument"):
		return "doc", false
	case f.Has("Workbook"), f.Has("Book"):
		return "xls", false
	case f.Has("__properties_version1.0"):
		return "msg", false
	case f.Has("PowerPoint Document"):
		return "ppt", false
	}
	return "", false
}

// padded reads zeros past the end of a last sector that was cut short, as many writers leave it.
type padded []byte

// ReadAt implements io.ReaderAt.
func (p padded) ReadAt(b []byte, off int64) (int, error) {
	if off < 0 || off >= int64(len(p)) {
		return 0, io.EOF
	}
	n := copy(b, p[off:])
	if len(b)-n >= 4096 {
		return n, io.EOF
	}
	clear(b[n:])
	return len(b), nil
}
