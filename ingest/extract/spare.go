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
	blocks    document.Slab[Block]
	cells     document.Slab[cell]
	rows      document.Slab[[]int]
	columns   document.Slab[int]
	contents  document.Slab[contents]
	sentences document.Slab[Sentence]
	pieces    document.Slab[Piece]
	spans     document.Slab[Span]
	words     document.Slab[word]
	numbers   document.Slab[Number]
	figures   document.Slab[figures]
	hits      document.Slab[Hit]
	cued      document.Slab[cued]
	places    document.Slab[document.Ref]
	people    document.Slab[person]
}

var memories = sync.Pool{New: func() any { return new(memory) }}

// takeBack keeps the memory for another document. Nothing that lies in it may be in use.
func (m *memory) takeBack() {
	m.blocks.Empty()
	m.cells.Empty()
	m.rows.Empty()
	m.columns.Empty()
	m.contents.Empty()
	m.sentences.Empty()
	m.pieces.Empty()
	m.spans.Empty()
	m.words.Empty()
	m.numbers.Empty()
	m.figures.Empty()
	m.hits.Empty()
	m.cued.Empty()
	m.places.Empty()
	m.people.Empty()
	memories.Put(m)
}
