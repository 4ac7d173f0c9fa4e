package extract

import (
	"math/bits"
	"sync"
	"unicode/utf8"
)

// tree holds words by their characters, so that one walk from a place in a text meets every word that begins there.
type tree struct {
	heads   runeSet    // with which a word begins
	nodes   []node     // the root is the first; those behind one stand side by side
	firsts  []uint16   // the nodes behind the root by bit of heads
	before  [64]uint16 // how many bits of heads stand before each of its words
	deepest int        // characters of the longest word
	least   int        // bytes of the shortest
	growing *seedling  // nil from seal on
}

// node is a place in a tree. Most texts leave the words behind one or two characters, which is seen here without looking at another.
type node struct {
	more  uint64 // by the last six bits of a character: whether a word may go on with it
	word  int16  // the word that ends there, -1 where none does
	char  uint16 // that leads here
	first uint16 // of the nodes behind it: one for each bit of more, in their order, then the others; in a seedling the last that came
	next  uint16 // the next node behind the same one whose character has the same last six bits, 0 for none; in a seedling any
}

// seedling are the nodes of a tree that grows, in the order in which they came.
type seedling struct {
	nodes  []node
	behind [64 * 64]uint16 // the root, by the last twelve bits of a character: the last that came, 0 for none
}

// seedlings are those without a tree.
var seedlings = sync.Pool{New: func() any { return new(seedling) }}

// newTree builds a tree; of equal words the first is kept, empty ones are left out.
func newTree(words []string) *tree {
	t := emptyTree()
	for i, w := range words {
		t.add(w, int32(i))
	}
	t.seal()
	return t
}

// emptyTree is to be sealed when it has all its words.
func emptyTree() *tree {
	t := &tree{growing: seedlings.Get().(*seedling)}
	t.growing.nodes = append(t.growing.nodes[:0], node{word: -1})
	return t
}

// add adds a word, but where an equal one is there already, and gives the one that is; -1 for an empty one.
func (t *tree) add(w string, word int32) int32 {
	at, deep := uint16(0), 0
	for i, n := 0, 0; i < len(w); i += n {
		var r rune
		if rest := w[i:]; len(rest) > 2 && rest[0]>>4 == 0xe { // as most
			r, n = rune(rest[0]&0xf)<<12|rune(rest[1]&63)<<6|rune(rest[2]&63), 3
		} else if r, n = utf8.DecodeRuneInString(rest); r > 0xffff {
			panic("a tree has no room for " + w)
		}
		if at == 0 {
			t.heads.add(r)
		}
		at = t.growing.child(at, r)
		deep++
	}
	if at == 0 {
		return -1
	}
	n := &t.growing.nodes[at]
	if n.word < 0 {
		if n.word = int16(word); int32(n.word) != word {
			panic("a tree has no room for so many words")
		}
	}
	t.deepest = max(t.deepest, deep)
	if t.least == 0 || len(w) < t.least {
		t.least = len(w)
	}
	return int32(n.word)
}

// child is the node to which a character leads from another one; it is made where there is none.
func (s *seedling) child(from uint16, r rune) uint16 {
	k := s.nodes[from].first
	switch {
	case s.nodes[from].more>>(r&63)&1 == 0:
		k = 0
	case from == 0: // behind which there are many: few share their last twelve bits
		if last := s.behind[r&(64*64-1)]; last == 0 || s.nodes[last].char == uint16(r) {
			k = last
		}
	}
	for ; k != 0; k = s.nodes[k].next {
		if s.nodes[k].char == uint16(r) {
			return k
		}
	}
	to := uint16(len(s.nodes))
	if int(to) != len(s.nodes) {
		panic("a tree has no room for more")
	}
	s.nodes = append(s.nodes, node{word: -1, char: uint16(r), next: s.nodes[from].first})
	s.nodes[from].first = to
	s.nodes[from].more |= 1 << (r & 63)
	if from == 0 {
		s.behind[r&(64*64-1)] = to
	}
	return to
}

// seal puts the nodes behind each one side by side, and makes a small table of those behind the root, since half of all that is
// looked for is one of them.
func (t *tree) seal() {
	s := t.growing
	t.growing, t.nodes = nil, make([]node, 1, len(s.nodes))
	t.nodes[0] = s.nodes[0]
	for at := 0; at < len(t.nodes); at++ {
		if t.nodes[at].more != 0 {
			t.spread(at, s.nodes)
		}
	}
	n := 0
	for i, w := range t.heads {
		t.before[i] = uint16(n)
		n += bits.OnesCount64(w)
	}
	t.firsts = make([]uint16, n)
	for k := s.nodes[0].first; k != 0; k = s.nodes[k].next {
		r := rune(s.nodes[k].char)
		*t.place(r) = uint16(t.behind(0, r))
		s.behind[r&(64*64-1)] = 0
	}
	seedlings.Put(s)
}

// spread puts the nodes behind one, which it takes from a seedling, at the end of those that are in their place.
func (t *tree) spread(at int, from []node) {
	n := &t.nodes[at]
	k, first := n.first, len(t.nodes)
	n.first = uint16(first)
	t.nodes = t.nodes[:first+bits.OnesCount64(n.more)]
	for ; k != 0; k = from[k].next {
		place := &t.nodes[first+n.child(rune(from[k].char))]
		if place.char != 0 { // taken by another with the same last six bits
			other := from[k]
			other.next, place.next = place.next, uint16(len(t.nodes))
			t.nodes = append(t.nodes, other)
			continue
		}
		*place = from[k]
		place.next = 0
	}
}

// child is where the node to which a character leads stands among those behind one, should there be such a node.
func (n *node) child(r rune) int { return bits.OnesCount64(n.more & (1<<(r&63) - 1)) }

// place is that of a character of heads in the table.
func (t *tree) place(r rune) *uint16 {
	i := r >> 6 & 63
	return &t.firsts[int(t.before[i])+bits.OnesCount64(t.heads[i]&(1<<(r&63)-1))]
}

// behindRoot is the node to which a character leads from the root, 0 where no word begins with it. Of two that share their last
// twelve bits, and so their place in the table, one stands there.
func (t *tree) behindRoot(r rune) int32 {
	if !t.heads.has(r) {
		return 0
	}
	if n := *t.place(r); t.nodes[n].char == uint16(r) {
		return int32(n)
	}
	return t.behind(0, r)
}

// behind is the node to which a character leads from another, 0 where there is none.
func (t *tree) behind(at int32, r rune) int32 {
	n := &t.nodes[at]
	if n.more>>(r&63)&1 == 0 {
		return 0
	}
	k := int(n.first) + n.child(r)
	for t.nodes[k].char != uint16(r) {
		if k = int(t.nodes[k].next); k == 0 {
			return 0
		}
	}
	return int32(k)
}

// follow goes on from a node by the character at a place of a text: the node behind it, 0 where no word goes on so or the text
// ends, and the place behind it. The root is node 0.
func (t *tree) follow(node int32, text string, i int) (int32, int) {
	if i >= len(text) {
		return 0, i
	}
	r, n := rune(text[i]), 1
	switch {
	case r>>4 == 0xe && i+2 < len(text):
		r, n = r&0xf<<12|rune(text[i+1]&63)<<6|rune(text[i+2]&63), 3
	case r < utf8.RuneSelf:
	case r>>5 == 0x6 && i+1 < len(text):
		r, n = r&0x1f<<6|rune(text[i+1]&63), 2
	default: // in no word
		return 0, i
	}
	if node == 0 {
		return t.behindRoot(r), i + n
	}
	return t.behind(node, r), i + n
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
		if t.nodes[node].word >= 0 {
			return i
		}
	}
	return 0
}

// longest is the longest word with which a text begins, -1 where it begins with none.
func (t *tree) longest(text string) int {
	found := int16(-1)
	for node, i := t.follow(0, text, 0); node != 0; node, i = t.follow(node, text, i) {
		if t.nodes[node].word >= 0 {
			found = t.nodes[node].word
		}
	}
	return int(found)
}

// exactly is the word that a text is, -1 where it is none.
func (t *tree) exactly(text string) int {
	for node, i := t.follow(0, text, 0); node != 0; node, i = t.follow(node, text, i) {
		if i == len(text) {
			return int(t.nodes[node].word)
		}
	}
	return -1
}

// end reports whether a text ends with one of the words.
func (t *tree) end(text string) bool {
	for i, n := len(text), 0; i > 0 && n < t.deepest; n++ {
		i -= lastSize(text[:i])
		if t.exactly(text[i:]) >= 0 {
			return true
		}
	}
	return false
}
