package archive

import (
	"archive/zip"
	"bytes"
	"compress/bzip2"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"time"
	"unicode/utf8"

	"nianping/ingest/charset"
	"nianping/ingest/document"
)

// shanghai is the clock by which the times in a zip, which name no zone, were written.
var shanghai = time.FixedZone("CST", 8*3600)

// Flags and extra fields of a zip (APPNOTE 4.4.4, 4.6.9).
const (
	flagEncrypted = 0x1
	flagUTF8      = 0x800
	extraName     = 0x7075
	methodAES     = 99
	methodBzip2   = 12
)

func (s *splitting) zip() error {
	z, err := zip.NewReader(bytes.NewReader(s.data), int64(len(s.data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return fmt.Errorf("%w（压缩包不完整%s）", document.ErrCorrupt, document.Because(err))
	}
	z.RegisterDecompressor(methodBzip2, func(r io.Reader) io.ReadCloser { return io.NopCloser(bzip2.NewReader(r)) })
	if len(z.File) > s.limits.Parts {
		return fmt.Errorf("%w（压缩包里有 %d 个文件，上限 %d）", document.ErrTooLarge, len(z.File), s.limits.Parts)
	}
	for _, f := range z.File {
		name := zipName(f)
		if isFolder(name) || f.Mode().Type() != 0 {
			continue
		}
		open := func() (io.Reader, error) {
			if f.Flags&flagEncrypted != 0 || f.Method == methodAES {
				return nil, errEncrypted
			}
			return f.Open()
		}
		claimed := int64(min(f.UncompressedSize64, 1<<62))
		packed := max(int64(min(f.CompressedSize64, 1<<62)), 1)
		if f.Flags&flagEncrypted != 0 {
			claimed = 0
		}
		if err := s.add(name, claimed, packed, zipTime(f), open); err != nil {
			return err
		}
	}
	return nil
}

func isFolder(name string) bool {
	return len(name) > 0 && (name[len(name)-1] == '/' || name[len(name)-1] == '\\')
}

// zipTime reads a local time in Chinese time, unless the zip gives the instant itself.
func zipTime(f *zip.File) time.Time {
	t := f.Modified
	if t.IsZero() || t.Year() < 1990 {
		return time.Time{}
	}
	if f.Extra == nil || t.Location() == time.UTC && !hasInstant(f.Extra) {
		return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, shanghai)
	}
	return t
}

// hasInstant reports whether an extra field holds a time that needs no zone: NTFS, Unix, or extended timestamp.
func hasInstant(extra []byte) bool {
	found := false
	fields(extra, func(id uint16, _ []byte) { found = found || id == 0x000A || id == 0x000D || id == 0x5455 })
	return found
}

func fields(extra []byte, visit func(id uint16, data []byte)) {
	for len(extra) >= 4 {
		id, size := binary.LittleEndian.Uint16(extra), int(binary.LittleEndian.Uint16(extra[2:]))
		if size > len(extra)-4 {
			return
		}
		visit(id, extra[4:4+size])
		extra = extra[4+size:]
	}
}

// zipName decodes a member's name before anything is made of its separators, for the second byte of a GBK character may be a
// backslash: the Unicode path where its checksum still fits the name, UTF-8 where the flag says so or it reads so, else GB18030.
func zipName(f *zip.File) string {
	raw := []byte(f.Name)
	unicode := ""
	fields(f.Extra, func(id uint16, data []byte) {
		if id == extraName && len(data) > 5 && data[0] == 1 && binary.LittleEndian.Uint32(data[1:]) == crc32.ChecksumIEEE(raw) && utf8.Valid(data[5:]) {
			unicode = string(data[5:])
		}
	})
	switch {
	case unicode != "":
		return unicode
	case f.Flags&flagUTF8 != 0 && utf8.Valid(raw):
		return charset.Repair(f.Name)
	}
	return charset.Name(raw)
}
