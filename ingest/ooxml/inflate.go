package ooxml

import (
	"archive/zip"
	"bufio"
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"io"
	"sync"

	"github.com/klauspost/compress/flate"
)

// inflate unpacks what is deflated; making what it needs costs more than a small part.
func inflate(packed io.Reader) io.ReadCloser {
	r := inflaters.Get().(*inflater)
	r.buffered.Reset(packed)
	r.start(r.buffered)
	return r
}

// inflated unpacks a whole member from the bytes of its container, which is faster than by way of archive/zip. False where it is
// not deflated or anything about it is not as it should be: then archive/zip has to say what.
func (p *Package) inflated(f *zip.File, out []byte) bool {
	packed, behind, ok := p.bytesOf(f)
	if !ok || f.Method != zip.Deflate || f.Flags&describedBehind != 0 && !describes(behind, f) {
		return false
	}
	r := inflaters.Get().(*inflater)
	defer r.Close()
	r.whole.Reset(packed)
	r.start(&r.whole)
	if _, err := io.ReadFull(r, out); err != nil {
		return false
	}
	var more [1]byte
	n, err := r.Read(more[:])
	return n == 0 && err == io.EOF && crc32.ChecksumIEEE(out) == f.CRC32
}

// describedBehind is the flag of a member whose checksum and sizes stand again behind it, and descriptor what they may begin with.
const (
	describedBehind = 1 << 3
	descriptor      = "PK\x07\x08"
)

// describes reports whether the bytes behind a member begin with its checksum.
func describes(behind []byte, f *zip.File) bool {
	behind = bytes.TrimPrefix(behind, []byte(descriptor))
	return len(behind) >= 12 && binary.LittleEndian.Uint32(behind) == f.CRC32
}

// bytesOf are the bytes of a member as they lie in the container, and those behind them; false where it has none.
func (p *Package) bytesOf(f *zip.File) (packed, behind []byte, ok bool) {
	at, err := f.DataOffset()
	end := at + int64(f.CompressedSize64)
	if err != nil || end < at || end > int64(len(p.data)) {
		return nil, nil, false
	}
	return p.data[at:end], p.data[end:], true
}

var inflaters = sync.Pool{New: func() any { return &inflater{buffered: bufio.NewReader(nil), Reader: flate.NewReader(nil)} }}

type inflater struct {
	io.Reader
	buffered *bufio.Reader
	whole    bytes.Reader
}

func (r *inflater) start(packed io.Reader) {
	_ = r.Reader.(flate.Resetter).Reset(packed, nil) // fails for no reader
}

// Close makes it ready for another part.
func (r *inflater) Close() error {
	r.whole.Reset(nil)
	inflaters.Put(r)
	return nil
}
