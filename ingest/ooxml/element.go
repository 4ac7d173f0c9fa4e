package ooxml

import (
	"hash/maphash"
	"sync"
)

// Elements keeps what was made of elements, of any part, for others that hold the same: styles.xml is another one in most templates,
// and nearly all styles in it are those of the program that wrote it. The zero Elements is ready, and safe for concurrent use.
type Elements[T any] struct {
	lock sync.Mutex
	by   map[string][]element[T] // by start tag, the one met last at the end
	size int                     // of all texts
}

// element is one that was read, with all that its meaning depends on.
type element[T any] struct {
	text    string
	depth   int    // it may lie as deep, for nesting has a limit
	meaning uint64 // of the prefixes around it
	made    T
}

// The bounds of what is kept: of elements with one start tag, and of the text of all.
const (
	maxAlike    = 4
	maxElements = 2 << 20
)

// Read gives what read makes of the element just found, or what it made of another one that holds the same; the element is passed
// then. What read gives must come from that element alone.
func (e *Elements[T]) Read(s *Scanner, read func() T) T {
	if s.closing {
		return read()
	}
	head := s.data[s.start:s.pos]
	for _, k := range e.find(head) {
		if k.pass(s) {
			return k.made
		}
	}
	made, ok := elementOf(s, read)
	if ok {
		e.keep(string(head), made)
	}
	return made.made
}

// pass passes the element just found where it is this one.
func (k *element[T]) pass(s *Scanner) bool {
	end := s.start + len(k.text)
	if end > len(s.data) || string(s.data[s.start:end]) != k.text || len(s.open) > k.depth || s.names.meaning != k.meaning {
		return false
	}
	s.pos = end
	s.pop()
	return true
}

// elementOf reads the element just found to its end; ok is false where another one that holds the same may mean something else.
func elementOf[T any](s *Scanner, read func() T) (k element[T], ok bool) {
	start, depth, meaning, said := s.start, len(s.open), s.names.meaning, len(s.names.said)
	k.made = read()
	for s.err == nil && len(s.open) >= depth {
		s.next()
	}
	if s.err != nil || len(s.names.said) != said {
		return k, false
	}
	k.text, k.depth, k.meaning = string(s.data[start:s.pos]), depth, meaning
	return k, true
}

// Lately keeps what was made of the elements of one kind that one document repeats: its runs have few sorts of properties. The zero
// Lately is ready; it is for one document, and not safe for concurrent use.
type Lately[T any] struct {
	kept []*element[T] // those that were asked for more often, before the others
}

// maxLately is how many elements a Lately keeps.
const maxLately = 16

// Read is Read of Elements. Where read says that what it gives does not come from that element alone, that is not kept.
func (l *Lately[T]) Read(s *Scanner, read func() (made T, alone bool)) T {
	if s.closing {
		made, _ := read()
		return made
	}
	for i, k := range l.kept {
		if k.pass(s) {
			before := max(i-1, 0)
			l.kept[i], l.kept[before] = l.kept[before], k
			return k.made
		}
	}
	alone := false
	k, ok := elementOf(s, func() (made T) {
		made, alone = read()
		return made
	})
	if ok && alone {
		l.kept = append(l.kept[:min(len(l.kept), maxLately-1)], &k)
	}
	return k.made
}

// Clear forgets all elements.
func (e *Elements[T]) Clear() {
	e.lock.Lock()
	defer e.lock.Unlock()
	clear(e.by)
	e.size = 0
}

func (e *Elements[T]) find(head []byte) []element[T] {
	e.lock.Lock()
	defer e.lock.Unlock()
	return e.by[string(head)]
}

func (e *Elements[T]) keep(head string, k element[T]) {
	e.lock.Lock()
	defer e.lock.Unlock()
	if len(k.text) > maxElements/8 {
		return
	}
	if e.by == nil || e.size+len(k.text) > maxElements {
		e.by, e.size = map[string][]element[T]{}, 0
	}
	alike := e.by[head]
	if len(alike) == maxAlike {
		e.size -= len(alike[0].text)
		alike = alike[1:]
	}
	e.by[head] = append(alike[:len(alike):len(alike)], k) // others may be looking through the old ones
	e.size += len(k.text)
}

var meaningSeed = maphash.MakeSeed()

// meaningOf is the share that a prefix has in the meaning of all.
func meaningOf(prefix, ours string) uint64 {
	return maphash.Comparable(meaningSeed, binding{prefix, ours})
}
