package ooxml

import (
	"bytes"
	"slices"
	"sync"
)

// Shelf keeps what was made of the parts read last, of any package: what people do not write themselves (types, relations, styles,
// settings) is often the same byte by byte in all that came from one program or template, and many times as long as what they wrote.
// The zero Shelf is ready, and safe for concurrent use.
type Shelf[T any] struct {
	lock sync.Mutex
	by   map[mark]shelved[T]
}

type shelved[T any] struct {
	packed []byte // the part as it lay in its container
	made   T
	trace  trace
}

// The bounds of what one shelf keeps: parts, and bytes of a packed one.
const (
	maxShelf   = 64
	maxShelved = 64 << 10
)

// Read gives what read makes of a part, or what it made of another part that holds the same; nobody may change it. What read
// gives must come from a scan of that part alone. Beside an error it gives what read gave.
func (s *Shelf[T]) Read(p *Package, part string, read func() (T, error)) (T, error) {
	m, packed, ok := p.mark(part)
	if !ok {
		return read()
	}
	if k, ok := s.find(m, packed); ok && p.passOver(part, k.trace) {
		return k.made, nil
	}
	made, err := read()
	if err == nil && len(packed) <= maxShelved {
		s.keep(m, shelved[T]{bytes.Clone(packed), made, p.trace()})
	}
	return made, err
}

// Clear empties the shelf.
func (s *Shelf[T]) Clear() {
	s.lock.Lock()
	defer s.lock.Unlock()
	clear(s.by)
}

func (s *Shelf[T]) find(m mark, packed []byte) (shelved[T], bool) {
	s.lock.Lock()
	defer s.lock.Unlock()
	k, ok := s.by[m]
	return k, ok && bytes.Equal(k.packed, packed)
}

func (s *Shelf[T]) keep(m mark, k shelved[T]) {
	s.lock.Lock()
	defer s.lock.Unlock()
	if s.by == nil || len(s.by) >= maxShelf {
		s.by = map[mark]shelved[T]{}
	}
	s.by[m] = k
}

// mark is what a container says of a part, the same for parts that hold the same.
type mark struct {
	method, flags uint16
	checksum      uint32
	size          uint64
}

// trace is what a part that was scanned leaves behind in its package.
type trace struct{ said []binding }

// mark gives the mark of a part and its bytes as they lie in the container; ok is false for a part that is not there or is not packed.
func (p *Package) mark(name string) (m mark, packed []byte, ok bool) {
	f := p.packed(name)
	if f == nil || f.Flags&1 != 0 {
		return m, nil, false
	}
	packed, _, ok = p.bytesOf(f)
	return mark{f.Method, f.Flags, f.CRC32, f.UncompressedSize64}, packed, ok
}

// trace is what the part scanned last leaves behind; call it after its Finish.
func (p *Package) trace() trace { return trace{slices.Clone(p.namespaces().said)} }

// passOver leaves the package as if the part had been scanned; false, and nothing done, where the limits do not allow that.
func (p *Package) passOver(name string, t trace) bool {
	f := p.packed(name)
	if f == nil || p.exceeds(f) {
		return false
	}
	p.unpacked += int64(f.UncompressedSize64)
	p.namespaces().hear(t.said)
	return true
}
