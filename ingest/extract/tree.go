package extract

import (
	"math/bits"
	"unicode/utf8"
)

// tree holds words by their characters, so that one walk from a place in a text meets every word that begins there.
type tree struct {
	heads   runeSet // with which a word begins
	nodes   []node  // the root is the first
	edges   []edge  // a hash table with linear probing, its size a power of two
	mask    uint32
	firsts  []int32    // the nodes behind the root, from seal on by bit of heads
	before  [64]uint16 // how many bits of heads stand before each of its words
	deepest int        // characters of the longest word
	least   int        // bytes of the shortest
}

// node is a place in a tree. Most texts leave the words behind one or two characters, which is seen here without looking for an edge.
type node struct {
	more uint64 // by the last six bits of a character: whether a word may go on with it
	word int32  // the word that ends there, -1 where none does
	char uint16 // that leads here
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
	t.seal()
	return t
}

// emptyTree has room for so many words, of which each has three nodes of its own; for more it grows. It is sealed when it has them all.
func emptyTree(words int) *tree {
	t := &tree{nodes: make([]node, 1, 3*words+1), edges: make([]edge, 1<<bits.Len(uint(6*words)))}
	t.nodes[0].word = -1
	t.mask = uint32(len(t.edges) - 1)
	return t
}

// add adds a word, but where an equal one is there already, and gives the one that is; -1 for an empty one.
func (t *tree) add(w string, word int32) int32 {
	at, deep := int32(0), 0
	for i, n := 0, 0; i < len(w); i += n {
		var r rune
		if rest := w[i:]; len(rest) > 2 && rest[0]>>4 == 0xe { // as most
			r, n = rune(rest[0]&0xf)<<12|rune(rest[1]&63)<<6|rune(rest[2]&63), 3
		} else if r, n = utf8.DecodeRuneInString(rest); r > 0xffff {
			panic("a tree has no room for " + w)
		}
		at = t.child(at, r)
		deep++
	}
	if at == 0 {
		return -1
	}
	if t.nodes[at].word < 0 {
		t.nodes[at].word = word
	}
	t.deepest = max(t.deepest, deep)
	if t.least == 0 || len(w) < t.least {
		t.least = len(w)
	}
	return t.nodes[at].word
}

// child is the node to which a character leads from another one; it is made where there is none.
func (t *tree) child(from int32, r rune) int32 {
	slot := t.slot(key(from, r))
	if to := t.edges[slot].to; to != 0 {
		return to
	}
	to := int32(len(t.nodes))
	if to > 0xffff {
		panic("a tree has no room for more")
	}
	t.edges[slot] = edge{key(from, r), to}
	t.nodes[from].more |= 1 << (r & 63)
	t.nodes = append(t.nodes, node{word: -1, char: uint16(r)})
	t.widen()
	if from == 0 {
		t.heads.add(r)
		t.firsts = append(t.firsts, to)
	}
	return to
}

// seal makes a small table of the nodes behind the root, since half of all that is looked for is one of them.
func (t *tree) seal() {
	n := 0
	for i, w := range t.heads {
		t.before[i] = uint16(n)
		n += bits.OnesCount64(w)
	}
	firsts := t.firsts
	t.firsts = make([]int32, n)
	for _, to := range firsts {
		*t.place(rune(t.nodes[to].char)) = to
	}
}

// place is that of a character of heads in the table.
func (t *tree) place(r rune) *int32 {
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
		return n
	}
	return t.edges[t.slot(key(0, r))].to
}

// widen keeps the table at twice the edges or more.
func (t *tree) widen() {
	if 2*len(t.nodes) <= len(t.edges) {
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
	if t.nodes[node].more>>(r&63)&1 == 0 {
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
		if t.nodes[node].word >= 0 {
			return i
		}
	}
	return 0
}

// longest is the longest word with which a text begins, -1 where it begins with none.
func (t *tree) longest(text string) int {
	found := int32(-1)
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
