// Package archive takes archives apart: zip, rar, 7z, tar, gz and bz2, told by content. Names come out as people typed them, in
// GB18030, UTF-8 or garbled; what comes out is bounded, whatever the archive claims.
package archive

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
	"time"

	"nianping/ingest/document"
)

// Part is one file of an archive.
type Part struct {
	Name     string    // path within the archive, '/' between folders; clean: no "..", no drive, never empty
	Data     []byte    // nil with Err
	Modified time.Time // as the archive says; zero where it does not
	Err      error     // why this file could not be unpacked: one of the five errors; nil when it could
}

// A member that unpacks to more than ratioFrom bytes may not be more than maxRatio times its packed size; smaller ones may,
// for real files do.
const (
	ratioFrom = 1 << 20
	maxRatio  = 1000
)

// Is reports whether data is an archive that Split takes apart.
func Is(data []byte) bool { return splitter(data) != nil }

func splitter(data []byte) func(*splitting) error {
	switch {
	case hasPrefix(data, "PK\x03\x04", "PK\x05\x06", "PK\x07\x08"):
		return (*splitting).zip
	case hasPrefix(data, "Rar!\x1A\x07"):
		return (*splitting).rar
	case hasPrefix(data, "7z\xBC\xAF\x27\x1C"):
		return (*splitting).sevenZip
	case hasPrefix(data, "\x1F\x8B"):
		return (*splitting).gzip
	case hasPrefix(data, "BZh"):
		return (*splitting).bzip2
	case len(data) > 262 && string(data[257:262]) == "ustar":
		return (*splitting).tar
	}
	return nil
}

func hasPrefix(data []byte, magic ...string) bool {
	for _, m := range magic {
		if bytes.HasPrefix(data, []byte(m)) {
			return true
		}
	}
	return false
}

// splitting is one archive being taken apart.
type splitting struct {
	ctx      context.Context
	data     []byte
	name     string
	limits   document.Limits
	unpacked int64
	parts    []Part
}

// Split gives the files of an archive in its own order; folders and links are left out. name is the archive's own, which gz and
// bz2 need to name what is in them. A member that cannot be unpacked is a Part with Err and does not stop the others; the error
// is of the whole: ErrCorrupt, ErrEncrypted (the list of files itself is locked), ErrTooLarge (limits.Unpacked, limits.Parts), ErrUnsupported.
// With an error, the parts that came out before it are returned too.
func Split(ctx context.Context, name string, data []byte, limits document.Limits) (parts []Part, err error) {
	s := &splitting{ctx: ctx, data: data, name: name, limits: limits.Defaults()}
	split := splitter(data)
	if split == nil {
		return nil, fmt.Errorf("%w（不是压缩包）", document.ErrUnsupported)
	}
	defer func() {
		if p := recover(); p != nil {
			parts, err = s.parts, fmt.Errorf("%w（解压程序在此压缩包上出错：%v）", document.ErrCorrupt, p)
		}
	}()
	if err = split(s); err != nil && len(s.parts) == 0 && (oneOfSeveral.MatchString(name) || bytes.HasPrefix(data, []byte("PK\x07\x08"))) {
		err = fmt.Errorf("%w（这是分卷压缩包中的一卷，请重新打包成一个文件）", document.ErrUnsupported)
	}
	return s.parts, err
}

// oneOfSeveral is the name of a volume.
var oneOfSeveral = regexp.MustCompile(`(?i)\.(?:\d{3}|z\d\d|part\d+\.rar)$`)

// add reads a member within the limits. claimed is the size that the archive states, −1 where it states none. The error is of the
// whole archive: past the limits for everything, or the context's.
func (s *splitting) add(name string, claimed, packed int64, modified time.Time, open func() (io.Reader, error)) error {
	if err := s.ctx.Err(); err != nil {
		return fmt.Errorf("%w（解压超过时限）", document.ErrTooLarge)
	}
	if len(s.parts) >= s.limits.Parts {
		return fmt.Errorf("%w（压缩包里的文件超过 %d 个）", document.ErrTooLarge, s.limits.Parts)
	}
	p := Part{Name: clean(name), Modified: modified}
	left := s.limits.Unpacked - s.unpacked
	limit := min(s.limits.Part, left)
	switch {
	case claimed > limit, claimed > ratioFrom && packed > 0 && claimed/maxRatio > packed:
		p.Err = tooLarge(p.Name)
	default:
		p.Data, p.Err = s.read(p.Name, limit, packed, open)
	}
	s.unpacked += int64(len(p.Data))
	s.parts = append(s.parts, p)
	if p.Err != nil && limit == left && errors.Is(p.Err, document.ErrTooLarge) && left < s.limits.Part {
		return fmt.Errorf("%w（压缩包解压后超过 %s）", document.ErrTooLarge, document.Size(s.limits.Unpacked))
	}
	return nil
}

func (s *splitting) read(name string, limit, packed int64, open func() (io.Reader, error)) ([]byte, error) {
	r, err := open()
	if err != nil {
		return nil, why(name, err)
	}
	if c, ok := r.(io.Closer); ok {
		defer c.Close()
	}
	var b bytes.Buffer
	n, err := io.Copy(&b, io.LimitReader(&watched{s.ctx, r}, limit+1))
	switch {
	case n > limit, n > ratioFrom && packed > 0 && n/maxRatio > packed:
		return nil, tooLarge(name)
	case err != nil:
		return nil, why(name, err)
	}
	return b.Bytes(), nil
}

// watched stops reading when the time is over.
type watched struct {
	ctx context.Context
	r   io.Reader
}

// Read implements io.Reader.
func (w *watched) Read(b []byte) (int, error) {
	if err := w.ctx.Err(); err != nil {
		return 0, err
	}
	return w.r.Read(b)
}

func tooLarge(name string) error {
	return fmt.Errorf("%w（“%s”解压后过大）", document.ErrTooLarge, name)
}

// why brings what a library says to one of the five errors.
func why(name string, err error) error {
	switch {
	case isEncrypted(err):
		return fmt.Errorf("%w（压缩包中的“%s”有密码）", document.ErrEncrypted, name)
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, context.Canceled):
		return fmt.Errorf("%w（解压“%s”超过时限）", document.ErrTooLarge, name)
	case isUnsupported(err):
		return fmt.Errorf("%w（压缩包中的“%s”用了不支持的压缩方法，请改用普通 zip）", document.ErrUnsupported, name)
	}
	return fmt.Errorf("%w（压缩包中的“%s”无法解压%s）", document.ErrCorrupt, name, document.Because(err))
}

// clean makes a path of a member's name: folders between '/', nothing that leads out of the archive.
func clean(name string) string {
	var parts []string
	for _, p := range strings.FieldsFunc(name, func(r rune) bool { return r == '/' || r == '\\' }) {
		p = strings.Map(func(r rune) rune {
			if r < 0x20 || r == 0x7F {
				return -1
			}
			return r
		}, p)
		if p = strings.TrimRight(strings.TrimSpace(p), ". "); p == "" || len(p) == 2 && p[1] == ':' && len(parts) == 0 {
			continue
		}
		parts = append(parts, p)
	}
	if len(parts) == 0 {
		return "无名文件"
	}
	return strings.Join(parts, "/")
}
