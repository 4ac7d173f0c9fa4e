package ooxml

import (
	"crypto/sha256"
	"encoding/binary"
	"slices"
)

// Mark is a hash of a part as it lies packed in its container: parts with one mark hold the same.
type Mark [sha256.Size]byte

// Trace is what a part that was scanned leaves behind in its package.
type Trace struct{ said []binding }

// Mark gives the mark of a part; ok is false for a part that is not there or is not packed.
func (p *Package) Mark(name string) (m Mark, ok bool) {
	f := p.packed(name)
	if f == nil || f.Flags&1 != 0 {
		return m, false
	}
	at, err := f.DataOffset()
	if end := at + int64(f.CompressedSize64); err != nil || end < at || end > int64(len(p.data)) {
		return m, false
	}
	h := sha256.New()
	var head []byte
	for _, n := range []uint64{uint64(f.Method), uint64(f.Flags), uint64(f.CRC32), f.UncompressedSize64} {
		head = binary.BigEndian.AppendUint64(head, n)
	}
	h.Write(head)
	h.Write(p.data[at : at+int64(f.CompressedSize64)])
	return Mark(h.Sum(nil)), true
}

// Trace is what the part scanned last leaves behind; call it after its Finish.
func (p *Package) Trace() Trace { return Trace{slices.Clone(p.namespaces().said)} }

// PassOver leaves the package as if the part had been scanned; false, and nothing done, where the limits do not allow that.
func (p *Package) PassOver(name string, t Trace) bool {
	f := p.packed(name)
	if f == nil || p.exceeds(f) {
		return false
	}
	p.unpacked += int64(f.UncompressedSize64)
	p.namespaces().hear(t.said)
	return true
}
