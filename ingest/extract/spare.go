package extract

import (
	"sync"

	"nianping/ingest/document"
)

// spare are lists that are used again: those of a report, long and of large elements, are done with when it is made.
type spare[T any] struct{ lists sync.Pool }

// mostSpare is how many elements the longest list has that is kept; that of a document beyond any report is not.
const mostSpare = 1 << 12

// lend is an empty list, of which nothing may be in use when it is taken back.
func (s *spare[T]) lend() []T {
	if list, ok := s.lists.Get().(*[]T); ok {
		return *list
	}
	return nil
}

// takeBack keeps what a lent list has grown to, and nothing of what it says of a document.
func (s *spare[T]) takeBack(list []T) {
	if cap(list) == 0 || cap(list) > mostSpare {
		return
	}
	clear(list[:cap(list)])
	list = list[:0]
	s.lists.Put(&list)
}

// memory is what a document is read in: short lists by the thousand. When its report is made all are done with, and the next is read in it.
type memory struct {
	blocks    slab[Block]
	cells     slab[cell]
	rows      slab[[]int]
	columns   slab[int]
	contents  slab[contents]
	sentences slab[Sentence]
	pieces    slab[Piece]
	spans     slab[Span]
	words     slab[word]
	numbers   slab[Number]
	figures   slab[figures]
	places    slab[document.Ref]
	people    slab[person]
}

var memories = sync.Pool{New: func() any { return new(memory) }}

// takeBack keeps the memory for another document. Nothing that lies in it may be in use.
func (m *memory) takeBack() {
	m.blocks.empty()
	m.cells.empty()
	m.rows.empty()
	m.columns.empty()
	m.contents.empty()
	m.sentences.empty()
	m.pieces.empty()
	m.spans.empty()
	m.words.empty()
	m.numbers.empty()
	m.figures.empty()
	m.places.empty()
	m.people.empty()
	memories.Put(m)
}

// slab gives out short lists, side by side in a long one.
type slab[T any] struct{ list []T }

// take is a list of n zero elements. Those taken before stay where they are.
func (s *slab[T]) take(n int) []T {
	from := len(s.list)
	if n > cap(s.list)-from {
		from, s.list = 0, make([]T, 0, max(n, 2*cap(s.list)))
	}
	s.list = s.list[:from+n]
	return s.list[from : from+n : from+n]
}

// copyOf is a copy of a list.
func (s *slab[T]) copyOf(list []T) []T {
	out := s.take(len(list))
	copy(out, list)
	return out
}

// empty makes all of it free again, but for a list longer than that of any report.
func (s *slab[T]) empty() {
	if cap(s.list) > mostSpare {
		s.list = nil
	}
	clear(s.list)
	s.list = s.list[:0]
}
