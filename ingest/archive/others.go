package archive

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/bzip2"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
	"time"

	"github.com/bodgit/sevenzip"
	"github.com/nwaples/rardecode/v2"

	"nianping/ingest/charset"
	"nianping/ingest/document"
)

// maxDictionary bounds the memory that a rar may ask for.
const maxDictionary = 64 << 20

var errEncrypted = errors.New("有密码")

func isEncrypted(err error) bool {
	var read *sevenzip.ReadError
	return errors.Is(err, errEncrypted) || errors.Is(err, rardecode.ErrArchiveEncrypted) || errors.Is(err, rardecode.ErrArchivedFileEncrypted) ||
		errors.Is(err, rardecode.ErrBadPassword) || errors.As(err, &read) && read.Encrypted
}

func isUnsupported(err error) bool {
	return errors.Is(err, zip.ErrAlgorithm) || errors.Is(err, rardecode.ErrUnsupportedDecoder) || errors.Is(err, rardecode.ErrUnknownDecoder) ||
		errors.Is(err, rardecode.ErrMultiVolume) || errors.Is(err, rardecode.ErrDictionaryTooLarge)
}

// whole brings an error of an archive as a whole to one of the five.
func whole(kind string, err error) error {
	switch {
	case isEncrypted(err):
		return fmt.Errorf("%w（%s 压缩包有密码）", document.ErrEncrypted, kind)
	case errors.Is(err, rardecode.ErrMultiVolume):
		return fmt.Errorf("%w（这是分卷压缩包中的一卷，请重新打包成一个文件）", document.ErrUnsupported)
	case isUnsupported(err):
		return fmt.Errorf("%w（%s 压缩包用了不支持的压缩方法，请改用普通 zip）", document.ErrUnsupported, kind)
	}
	return fmt.Errorf("%w（%s 压缩包%s）", document.ErrCorrupt, kind, document.Because(err))
}

func (s *splitting) rar() error {
	r, err := rardecode.NewReader(bytes.NewReader(s.data), rardecode.MaxDictionarySize(maxDictionary))
	if err != nil {
		return whole("rar", err)
	}
	for {
		h, err := r.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return whole("rar", err)
		}
		if h.IsDir || h.LinkType != 0 {
			continue
		}
		claimed := h.UnPackedSize
		if h.UnKnownSize || h.Encrypted {
			claimed = -1
		}
		open := func() (io.Reader, error) {
			if h.Encrypted {
				return nil, errEncrypted
			}
			return r, nil
		}
		if err := s.add(charset.Name([]byte(h.Name)), claimed, max(h.PackedSize, 1), h.ModificationTime, open); err != nil {
			return err
		}
	}
}

func (s *splitting) sevenZip() error {
	z, err := sevenzip.NewReader(bytes.NewReader(s.data), int64(len(s.data)))
	if err != nil {
		if bytes.Contains(s.data, []byte{0x06, 0xF1, 0x07, 0x01}) { // the method id of AES, in a header that is locked
			err = errEncrypted
		}
		return whole("7z", err)
	}
	if len(z.File) > s.limits.Parts {
		return fmt.Errorf("%w（压缩包里有 %d 个文件，上限 %d）", document.ErrTooLarge, len(z.File), s.limits.Parts)
	}
	for _, f := range z.File {
		if f.FileInfo().IsDir() || f.Mode().Type() != 0 {
			continue
		}
		open := func() (io.Reader, error) { return f.Open() }
		if err := s.add(charset.Repair(f.Name), int64(min(f.UncompressedSize, 1<<62)), 0, f.Modified, open); err != nil {
			return err
		}
	}
	return nil
}

func (s *splitting) tar() error { return s.tarFrom(s.data) }

func (s *splitting) tarFrom(data []byte) error {
	r := tar.NewReader(bytes.NewReader(data))
	for {
		h, err := r.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil && !errors.Is(err, tar.ErrInsecurePath) {
			return whole("tar", err)
		}
		if h.Typeflag != tar.TypeReg {
			continue
		}
		open := func() (io.Reader, error) { return r, nil }
		if err := s.add(charset.Name([]byte(h.Name)), h.Size, 0, h.ModTime, open); err != nil {
			return err
		}
	}
}

func (s *splitting) gzip() error {
	r, err := gzip.NewReader(bytes.NewReader(s.data))
	if err != nil {
		return whole("gz", err)
	}
	name := strip(s.name, ".gz", ".tgz")
	if r.Name != "" && strings.EqualFold(name, s.name) {
		// RFC 1952 says Latin-1, and nobody keeps to it
		raw := make([]byte, 0, len(r.Name))
		for _, c := range r.Name {
			raw = append(raw, byte(c))
		}
		name = charset.Name(raw)
	}
	return s.single(name, r, r.ModTime)
}

func (s *splitting) bzip2() error {
	return s.single(strip(s.name, ".bz2", ".tbz", ".tbz2"), bzip2.NewReader(bytes.NewReader(s.data)), time.Time{})
}

// single is the one file of a gz or bz2, or the files of the tar that it is.
func (s *splitting) single(name string, r io.Reader, modified time.Time) error {
	if err := s.add(path.Base(clean(name)), -1, int64(len(s.data)), modified, func() (io.Reader, error) { return r, nil }); err != nil {
		return err
	}
	only := s.parts[0]
	if len(only.Data) > 262 && string(only.Data[257:262]) == "ustar" {
		s.parts, s.unpacked = nil, 0
		return s.tarFrom(only.Data)
	}
	if only.Err != nil {
		s.parts = nil
	}
	return only.Err
}

// strip takes the first of the endings off that a name has.
func strip(name string, endings ...string) string {
	for _, e := range endings {
		if len(name) > len(e) && strings.EqualFold(name[len(name)-len(e):], e) {
			return name[:len(name)-len(e)]
		}
	}
	return name
}
