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
	depth   int
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
	start, depth, meaning, said := s.start, len(s.open), s.names.meaning, len(s.names.said)
	if s.closing {
		return read()
	}
	head := s.data[start:s.pos]
	for _, k := range e.find(head) {
		end := start + len(k.text)
		if end <= len(s.data) && string(s.data[start:end]) == k.text && k.depth == depth && k.meaning == meaning {
			s.pos = end
			s.pop()
			return k.made
		}
	}
	made := read()
	for s.err == nil && len(s.open) >= depth {
		s.next()
	}
	if s.err == nil && len(s.names.said) == said {
		e.keep(string(head), element[T]{string(s.data[start:s.pos]), depth, meaning, made})
	}
	return made
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
