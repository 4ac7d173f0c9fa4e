package extract

import "sync"

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

// takeBack keeps what a lent list has grown to, and nothing of what it says of a document. It is given as far as it was ever filled.
func (s *spare[T]) takeBack(list []T) {
	if cap(list) > mostSpare {
		return
	}
	clear(list)
	list = list[:0]
	s.lists.Put(&list)
}
