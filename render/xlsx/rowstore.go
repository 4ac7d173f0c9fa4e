package xlsx

import (
	"bytes"
	"io"
	"sync"
)

// RowStore keeps what was written to it, one piece after another from its beginning on.
type RowStore interface {
	io.Writer
	io.ReaderAt
}

// rowStore is where deflated rows of several sheets lie, one block behind another as they come: they are small beside their
// sheets, but a province's are too many for memory.
type rowStore struct {
	to   RowStore
	lock sync.Mutex
	end  int64
}

// block is a piece of a store; err is why it is not there.
type block struct {
	at, size int64
	err      error
}

// newRowStore is a store that begins empty; nil keeps in memory.
func newRowStore(to RowStore) *rowStore {
	if to == nil {
		to = new(inMemory)
	}
	return &rowStore{to: to}
}

// put adds a block. Several goroutines may.
func (s *rowStore) put(data []byte) block {
	s.lock.Lock()
	defer s.lock.Unlock()
	n, err := s.to.Write(data)
	b := block{s.end, int64(n), err}
	s.end += b.size
	return b
}

// copy copies a block to w.
func (s *rowStore) copy(w io.Writer, b block) error {
	_, err := io.Copy(w, io.NewSectionReader(s.to, b.at, b.size))
	return err
}

// inMemory is a RowStore of what is little.
type inMemory struct{ bytes.Buffer }

func (m *inMemory) ReadAt(p []byte, at int64) (int, error) {
	return bytes.NewReader(m.Bytes()).ReadAt(p, at)
}
