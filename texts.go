package nianping

import (
	"cmp"
	"encoding/binary"
	"io"
	"slices"
	"sync"
)

// Texts are texts that are compared with each other. What is large of them lies in a store and not in memory, so that a
// province's are compared in little more than a city's.
type Texts struct {
	store  TextStore
	common *Boilerplate
	list   []storedText
	end    int64 // of the store

	lock   sync.Mutex
	failed error // the first of the store's
}

// TextStore keeps what was written to it, one piece after another from its beginning on. Several goroutines read at a time.
type TextStore interface {
	io.Writer
	io.ReaderAt
}

// storedText is one text; its sketch and its runs lie in the store, one behind the other.
type storedText struct {
	institution, name string
	year              int
	size              int // as Print
	at                int64
	sketch, runs      int // how many
	codes             []string
}

// Print is what comparing texts needs of one: Texts.Print makes it, Texts.Add takes it.
type Print struct {
	sketch []uint32 // a sample of the text's shingles
	runs   []uint32 // all of them by position (fingerprintRuns): four bytes a character
	size   int      // characters outside the boilerplate
	codes  []string // credit codes that the text writes
}

// NewTexts begins a comparison; common is what everybody may share.
func NewTexts(common *Boilerplate, store TextStore) *Texts {
	return &Texts{store: store, common: common}
}

// Print takes what comparing needs of a text, as `extract --stage document` prints it. Several goroutines may call it.
func (t *Texts) Print(text string) Print { return newPrint(text, t.common) }

func newPrint(text string, b *Boilerplate) Print {
	var p Print
	hashes := shingles(plainText(text))
	p.runs = fingerprintRuns(hashes, b)
	eachOwn(p.runs, func(i int) {
		p.size++
		if i < len(hashes) && hashes[i]%sketchOneIn == 0 {
			p.sketch = append(p.sketch, uint32(hashes[i]>>8))
		}
	})
	p.codes = FindCreditCodes(text)
	return p
}

// Add adds a text; the first has the index 0. institution is a key that is the same for all texts of one institution, name is
// its name in findings. The error is the store's.
func (t *Texts) Add(institution, name string, year int, p Print) error {
	data := make([]byte, 0, 4*(len(p.sketch)+len(p.runs)))
	for _, list := range [][]uint32{p.sketch, p.runs} {
		for _, n := range list {
			data = binary.LittleEndian.AppendUint32(data, n)
		}
	}
	t.list = append(t.list, storedText{institution, name, year, p.size, t.end, len(p.sketch), len(p.runs), p.codes})
	t.end += int64(len(data))
	_, err := t.store.Write(data)
	return err
}

// textReader reads from the store, again and again into the same memory; each goroutine has its own.
type textReader struct {
	texts *Texts
	data  []byte
	list  []uint32
}

// sketch is the sketch of a text; it is valid until the reader is used again.
func (r *textReader) sketch(i int) []uint32 {
	return r.read(r.texts.list[i].at, r.texts.list[i].sketch)
}

// runs are the runs of a text; they are valid until the reader is used again.
func (r *textReader) runs(i int) []uint32 {
	s := &r.texts.list[i]
	return r.read(s.at+int64(4*s.sketch), s.runs)
}

func (r *textReader) read(at int64, n int) []uint32 {
	r.data = slices.Grow(r.data[:0], 4*n)[:4*n]
	r.list = slices.Grow(r.list[:0], n)[:n]
	if _, err := r.texts.store.ReadAt(r.data, at); err != nil && n > 0 {
		r.texts.fail(err)
		clear(r.data)
	}
	for i := range r.list {
		r.list[i] = binary.LittleEndian.Uint32(r.data[4*i:])
	}
	return r.list
}

// fail notes an error of the store: all that is found after it counts for nothing.
func (t *Texts) fail(err error) {
	t.lock.Lock()
	defer t.lock.Unlock()
	if t.failed == nil {
		t.failed = err
	}
}

// Check looks for near copies and for sentences about another institution, and gives for each text the findings that concern
// it. text returns a whole text again, by its index; it is asked only for the few that look alike, by several goroutines at a
// time. The order of the texts has no influence on what is found. The error is the store's.
func (t *Texts) Check(text func(i int) string) ([][]Finding, error) {
	found := make([][]Finding, len(t.list))
	add := adder(found)
	order := t.byIdentity()
	t.nearDuplicates(order, text, add)
	t.otherNames(order, text, add)
	return found, t.failed
}

// byIdentity is an order of the texts that does not depend on theirs.
func (t *Texts) byIdentity() []int {
	order := make([]int, len(t.list))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(x, y int) int {
		a, b := &t.list[x], &t.list[y]
		return cmp.Or(cmp.Compare(a.institution, b.institution), a.year-b.year)
	})
	return order
}

// inMemory is a store for few texts.
type inMemory struct{ data []byte }

func (m *inMemory) Write(b []byte) (int, error) {
	m.data = append(m.data, b...)
	return len(b), nil
}

func (m *inMemory) ReadAt(b []byte, at int64) (int, error) { return copy(b, m.data[at:]), nil }
