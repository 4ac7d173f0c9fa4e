package ooxml

import (
	"bytes"
	"hash/maphash"
	"sync"
)

const (
	// maxTags and maxTag bound how many start tags are kept, and their length in bytes.
	maxTags, maxTag = 1 << 10, 160
	// maxUnknown is how many more unknown tags than known ones a part may have before no more are looked for: in a sheet each cell
	// may have a tag of its own.
	maxUnknown = 300
)

// met is what a scanner meets and others before it have met, in any part: documents repeat few tags, names and values many times.
type met struct {
	tags     [maxTags]tag // one that was found well-formed once is so again
	elements map[rawName]string
	attrs    map[rawName]string
	values   map[string]string // that are short
}

func newMet() *met {
	return &met{elements: map[rawName]string{}, attrs: map[rawName]string{}, values: map[string]string{}}
}

// rawName is a name in a file, and what the prefixes mean there.
type rawName struct {
	raw     string
	meaning uint64
}

// maxKept bounds how many names of elements, names of attributes and values are kept, and maxShort their length in bytes.
const maxKept, maxShort = 1 << 10, 48

// keep keeps what was made of a short text, and gives it. A map that is full begins anew.
func keep[K comparable](kept map[K]string, of K, text, made string) string {
	if len(text) <= maxShort {
		if len(kept) >= maxKept {
			clear(kept)
		}
		kept[of] = made
	}
	return made
}

// tag is a start tag, from behind its '<' to its '>'.
type tag struct {
	text    string // "" for none
	name    int    // length of the element's name
	attrs   []attr
	closing bool
	met     uint64 // hash of the tag that was met last in its stead
	next    *tag   // the tag that came behind it last
	ours    string // our name of the element, "" where nobody has asked yet
	meaning uint64 // of the prefixes when it was asked for, which are other ones from part to part
}

var (
	mets    = sync.Pool{New: func() any { return newMet() }}
	tagSeed = maphash.MakeSeed()
)

// expected is the tag at the scanner's position, where it is the one that came behind the last tag before, too; else nil.
func (s *Scanner) expected() *tag {
	if s.last == nil || s.last.next == nil {
		return nil
	}
	t := s.last.next
	end := s.pos + len(t.text)
	if end > len(s.data) || t.text != string(s.data[s.pos:end]) || t.text == "" {
		return nil
	}
	return t
}

// known is the tag at the scanner's position, where it was met before; else nil, and the candidate that it is.
func (s *Scanner) known() (*tag, candidate) {
	if s.unknown >= maxUnknown {
		return nil, candidate{}
	}
	end := bytes.IndexByte(s.data[s.pos:min(s.pos+maxTag, len(s.data))], '>')
	if end < 0 {
		return nil, candidate{}
	}
	text := s.data[s.pos : s.pos+end+1]
	hash := maphash.Bytes(tagSeed, text)
	t := &s.met.tags[hash%maxTags]
	if t.text == string(text) {
		return t, candidate{}
	}
	return nil, candidate{t, s.pos, text, hash}
}

// candidate is a tag that may be kept: in a place, from a position on, its text as far as to the first '>'.
type candidate struct {
	place *tag
	start int
	text  []byte
	hash  uint64
}

// repeat takes in a tag as it was found before.
func (s *Scanner) repeat(t *tag) bool {
	if s.last != nil && s.last.next != t {
		s.last.next = t
	}
	s.last, s.base = t, s.pos
	s.attrs, s.closing = t.attrs, t.closing
	s.pos += len(t.text)
	s.unknown--
	return s.push(span{s.base, s.base + t.name})
}

// keep keeps the tag just read, with a name of the given length, if it was met in this place before.
func (s *Scanner) keep(c candidate, name int) {
	s.last = nil
	s.unknown++
	if c.place == nil || s.pos != c.start+len(c.text) {
		return
	}
	if c.place.met != c.hash {
		c.place.met = c.hash
		return
	}
	t := tag{text: string(c.text), name: name, closing: s.closing, attrs: make([]attr, len(s.attrs))}
	for i, a := range s.attrs {
		t.attrs[i] = attr{a.name.from(c.start), a.value.from(c.start), s.value(s.raw(a.value))}
	}
	*c.place = t
}

// from is a span counted from a position on.
func (p span) from(start int) span { return span{p.start - start, p.end - start} }
