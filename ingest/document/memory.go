package document

import "sync"

// Memory is what the blocks of a document lie in, those of one kind side by side.
type Memory struct {
	Paragraphs Slab[Paragraph]
	Blocks     Slab[Block]
	Cells      Slab[Cell]
}

var memories = sync.Pool{New: func() any { return new(Memory) }}

// Lend gives a reader memory for the blocks of a document, until its Done.
func (d *Document) Lend() *Memory {
	d.memory = memories.Get().(*Memory)
	return d.memory
}

// Done has other documents read in the memory that was lent to this one. Nothing of it may be in use then but texts. One that is not
// done with keeps what it has.
func (d *Document) Done() {
	m := d.memory
	*d = Document{}
	if m != nil {
		m.Paragraphs.Empty()
		m.Blocks.Empty()
		m.Cells.Empty()
		memories.Put(m)
	}
}

// Slab gives out short lists, side by side in a long one.
type Slab[T any] struct{ list []T }

// mostSlab is how many elements the longest list has that is kept; that of a document beyond any report is not.
const mostSlab = 1 << 12

// Take is a list of n zero elements. Those taken before stay where they are.
func (s *Slab[T]) Take(n int) []T {
	from := len(s.list)
	if n > cap(s.list)-from {
		from, s.list = 0, make([]T, 0, max(n, min(2*cap(s.list), mostSlab)))
	}
	s.list = s.list[:from+n]
	return s.list[from : from+n : from+n]
}

// CopyOf is a copy of a list.
func (s *Slab[T]) CopyOf(list []T) []T {
	out := s.Take(len(list))
	copy(out, list)
	return out
}

// Empty makes all of it free again.
func (s *Slab[T]) Empty() {
	if cap(s.list) > mostSlab {
		s.list = nil
	}
	clear(s.list)
	s.list = s.list[:0]
}
