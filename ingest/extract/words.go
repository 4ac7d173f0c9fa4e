package extract

import (
	"math/bits"
	"strings"
	"sync"
	"unicode/utf8"
)

// Words is a list of words that a rule looks for. All of them are looked for in one pass over a text; whether one of them
// stands in a piece of a block the block knows already (Piece.Says).
type Words struct {
	list []string
	id   int // in the vocabulary
	once sync.Once
	tree *tree
}

// anyOf makes a list of words; it is made ready when it is first looked for, so it belongs in a variable of the package.
func anyOf(list ...string) *Words {
	return &Words{list: list, id: enlist(func() []string { return list })}
}

// listOf makes a list of words that are looked for only at a place which the rule knows (Is, Begin, End): no block is asked
// for them, so the vocabulary does not hold them.
func listOf(list ...string) *Words { return &Words{list: list, id: -1} }

func (w *Words) built() *tree {
	w.once.Do(func() { w.tree = newTree(w.list) })
	return w.tree
}

// In reports whether any of the words stands in a text.
func (w *Words) In(text string) bool {
	return w.First(text) >= 0
}

// First is where the first of the words begins in a text, -1 where none does.
func (w *Words) First(text string) int {
	return w.built().first(text)
}

// Count is how many words stand in a text, those that begin at one place each for itself.
func (w *Words) Count(text string) int {
	t, n := w.built(), 0
	for i := t.next(text, 0); i < len(text); i = t.next(text, i+1) {
		for node, k := t.follow(0, text, i); node != 0; node, k = t.follow(node, text, k) {
			if t.word[node] >= 0 {
				n++
			}
		}
	}
	return n
}

// Last is where the last of the words begins in a text, -1 where none does.
func (w *Words) Last(text string) int {
	t := w.built()
	if t.first(text) < 0 { // which is quicker to see
		return -1
	}
	for i := len(text); i > 0; {
		_, n := utf8.DecodeLastRuneInString(text[:i])
		i -= n
		if t.shortest(text[i:]) > 0 {
			return i
		}
	}
	return -1
}

// At is the first word of the list with which a text begins, "" where it begins with none.
func (w *Words) At(text string) string {
	for _, k := range w.list {
		if strings.HasPrefix(text, k) {
			return k
		}
	}
	return ""
}

// Begin reports whether a text begins with one of the words.
func (w *Words) Begin(text string) bool {
	return w.built().shortest(text) > 0
}

// End reports whether a text ends with one of the words.
func (w *Words) End(text string) bool {
	t := w.built()
	for i, n := len(text), 0; i > 0 && n < t.deepest; n++ {
		_, size := utf8.DecodeLastRuneInString(text[:i])
		i -= size
		if t.exactly(text[i:]) >= 0 {
			return true
		}
	}
	return false
}

// Is reports whether a text is one of the words; none of no list is.
func (w *Words) Is(text string) bool { return w != nil && w.built().exactly(text) >= 0 }

// Without is a text without the words, each taken out in the order of the list; no list takes nothing out.
func (w *Words) Without(text string) string {
	if w == nil || !w.In(text) {
		return text
	}
	for _, k := range w.list {
		text = strings.ReplaceAll(text, k, "")
	}
	return text
}

// fill reports whether a text is nothing but words of the list, one behind the other; the empty text is.
func (w *Words) fill(text string) bool {
	for text != "" {
		longest := w.built().longest(text)
		if longest < 0 {
			return false
		}
		text = text[len(w.list[longest]):]
	}
	return true
}

// tree holds words by their characters, so that one walk from a place in a text meets every word that begins there.
type tree struct {
	heads   runeSet // with which a word begins
	edges   []edge  // a hash table with linear probing, its size a power of two
	mask    uint32
	word    []int32 // by node: the word that ends there, -1 where none does
	deepest int     // characters of the longest word
	least   int     // bytes of the shortest
}

type edge struct {
	key uint32 // the node that it leads from and the character, see key
	to  int32  // 0 where the slot is free: no edge leads back to the root
}

// key tells an edge. A tree has less than 65536 nodes, and its words no character beyond U+FFFF: add checks both.
func key(node int32, r rune) uint32 { return uint32(node)<<16 | uint32(r) }

// newTree builds a tree; of equal words the first is kept, empty ones are left out.
func newTree(words []string) *tree {
	t := emptyTree(len(words))
	for i, w := range words {
		t.add(w, int32(i))
	}
	return t
}

// emptyTree has room for so many words, of which each has three nodes of its own; for more it grows.
func emptyTree(words int) *tree {
	t := &tree{word: make([]int32, 1, 3*words+1), edges: make([]edge, 1<<bits.Len(uint(6*words)))}
	t.word[0] = -1
	t.mask = uint32(len(t.edges) - 1)
	return t
}

// add adds a word, but where an equal one is there already, and gives the one that is; -1 for an empty one.
func (t *tree) add(w string, word int32) int32 {
	node, deep := int32(0), 0
	for _, r := range w {
		if r > 0xffff || len(t.word) > 0xffff {
			panic("a tree has no room for " + w)
		}
		if node == 0 {
			t.heads.add(r)
		}
		slot := t.slot(key(node, r))
		if t.edges[slot].to == 0 {
			t.edges[slot] = edge{key(node, r), int32(len(t.word))}
			t.word = append(t.word, -1)
			node = int32(len(t.word) - 1)
			t.widen()
		} else {
			node = t.edges[slot].to
		}
		deep++
	}
	if node == 0 {
		return -1
	}
	if t.word[node] < 0 {
		t.word[node] = word
	}
	t.deepest = max(t.deepest, deep)
	if t.least == 0 || len(w) < t.least {
		t.least = len(w)
	}
	return t.word[node]
}

// widen keeps the table at twice the edges or more.
func (t *tree) widen() {
	if 2*len(t.word) <= len(t.edges) {
		return
	}
	narrow := t.edges
	t.edges = make([]edge, 2*len(narrow))
	t.mask = uint32(len(t.edges) - 1)
	for _, e := range narrow {
		if e.to != 0 {
			t.edges[t.slot(e.key)] = e
		}
	}
}

// slot is where an edge stands, or the free slot where it would.
func (t *tree) slot(key uint32) uint32 {
	k := key * 0x9e3779b1
	for k = (k ^ k>>15) & t.mask; t.edges[k].to != 0 && t.edges[k].key != key; {
		k = (k + 1) & t.mask
	}
	return k
}

// follow goes on from a node by the character at a place of a text: the node behind it, 0 where no word goes on so or the text
// ends, and the place behind it. The root is node 0.
func (t *tree) follow(node int32, text string, i int) (int32, int) {
	if i >= len(text) {
		return 0, i
	}
	r, n := rune(text[i]), 1
	switch {
	case r < utf8.RuneSelf:
	case r>>4 == 0xe && i+2 < len(text):
		r, n = r&0xf<<12|rune(text[i+1]&63)<<6|rune(text[i+2]&63), 3
	case r>>5 == 0x6 && i+1 < len(text):
		r, n = r&0x1f<<6|rune(text[i+1]&63), 2
	default: // in no word
		return 0, i
	}
	if node == 0 && !t.heads.has(r) {
		return 0, i
	}
	return t.edges[t.slot(key(node, r))].to, i + n
}

// next is the first place from i on where a word may begin, the end of the text where there is none.
func (t *tree) next(text string, i int) int { return t.heads.next(text, i) }

// first is where the first word begins in a text, -1 where none does.
func (t *tree) first(text string) int {
	if len(text) < t.least {
		return -1
	}
	for i := t.next(text, 0); i < len(text); i = t.next(text, i+1) {
		if t.shortest(text[i:]) > 0 {
			return i
		}
	}
	return -1
}

// shortest is the length of the shortest word with which a text begins, 0 where it begins with none.
func (t *tree) shortest(text string) int {
	for node, i := t.follow(0, text, 0); node != 0; node, i = t.follow(node, text, i) {
		if t.word[node] >= 0 {
			return i
		}
	}
	return 0
}

// longest is the longest word with which a text begins, -1 where it begins with none.
func (t *tree) longest(text string) int {
	found := int32(-1)
	for node, i := t.follow(0, text, 0); node != 0; node, i = t.follow(node, text, i) {
		if t.word[node] >= 0 {
			found = t.word[node]
		}
	}
	return int(found)
}

// exactly is the word that a text is, -1 where it is none.
func (t *tree) exactly(text string) int {
	for node, i := t.follow(0, text, 0); node != 0; node, i = t.follow(node, text, i) {
		if i == len(text) {
			return int(t.word[node])
		}
	}
	return -1
}

// runeSet is a set of characters kept by their last twelve bits: it may say yes where no is right, never the other way. They are
// the last two bytes of a Chinese character in UTF-8, six bits of each, so that a text is searched without decoding it.
type runeSet [64]uint64

func setOf(chars string) runeSet {
	var s runeSet
	for _, r := range chars {
		s.add(r)
	}
	return s
}

func (s *runeSet) add(r rune) { s[r>>6&63] |= 1 << (r & 63) }

// addRange adds the characters from one to another.
func (s *runeSet) addRange(from, to rune) {
	for r := from; r <= min(to, from+64*64-1); r++ { // so many are all
		s.add(r)
	}
}

func (s *runeSet) addAll() { s.addRange(0, 64*64-1) }

func (s *runeSet) has(r rune) bool { return s[r>>6&63]>>(r&63)&1 != 0 }

// at reports whether a character of the set may stand at a place of a text.
func (s *runeSet) at(text string, i int) bool {
	if i+2 < len(text) && text[i]>>4 == 0xe { // three bytes
		return s[text[i+1]&63]>>(text[i+2]&63)&1 != 0
	}
	r, _ := utf8.DecodeRuneInString(text[i:])
	return s.has(r)
}

// with is the union of two sets.
func (s runeSet) with(other *runeSet) runeSet {
	for i := range s {
		s[i] |= other[i]
	}
	return s
}

// next is the first place from i on where a character of the set may stand, the end of the text where there is none.
func (s *runeSet) next(text string, i int) int {
	for ; i < len(text); i++ {
		switch c := text[i]; {
		case c>>4 == 0xe && i+2 < len(text): // three bytes
			if s[text[i+1]&63]>>(text[i+2]&63)&1 != 0 {
				return i
			}
			i += 2
		case c < utf8.RuneSelf:
			if s.has(rune(c)) {
				return i
			}
		case utf8.RuneStart(c):
			r, n := utf8.DecodeRuneInString(text[i:])
			if s.has(r) {
				return i
			}
			i += n - 1
		}
	}
	return len(text)
}
