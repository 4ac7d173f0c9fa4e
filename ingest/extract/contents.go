package extract

import (
	"strings"
	"sync"
	"unicode/utf8"
)

// Piece is a sentence or a clause of a block, cut once for all rules, with what it contains.
type Piece struct {
	Text    string
	Start   int // in the block's text
	says    listSet
	numbers []Number
	counted bool

	portions []portion // see Portions
}

// End is where the piece ends in the block's text.
func (p *Piece) End() int { return p.Start + len(p.Text) }

// Says reports whether a word of a list stands in the piece.
func (p *Piece) Says(w *Words) bool { return p.says.has(w.id) }

// Speaks reports whether a word of a lexicon of cues stands in the piece.
func (p *Piece) Speaks(l *Lexicon) bool { return p.says.has(l.id) }

// Numbers are the piece's numbers, read once.
func (p *Piece) Numbers() []Number {
	if !p.counted {
		p.numbers, p.counted = Numbers(p.Text), true
	}
	return p.numbers
}

// Sentence is one sentence of a block with its clauses.
type Sentence struct {
	Piece
	Clauses []Piece
}

// contents is what a block's text contains, found in one walk over it.
type contents struct {
	whole     Piece
	sentences []Sentence
	clauses   []Span // see Clauses
	scope     []Span // see ScopeStatements
	scoped    bool
}

// Whole is the block's whole text as a piece.
func (b *Block) Whole() *Piece { return &b.contents().whole }

// Says reports whether a word of a list stands in the block's text.
func (b *Block) Says(w *Words) bool { return b.Whole().Says(w) }

// Sentences are the block's sentences.
func (b *Block) Sentences() []Sentence { return b.contents().sentences }

// Clauses are the clauses of the block's text as a whole, in which a bracket may hold several sentences together.
func (b *Block) Clauses() []Span {
	c := b.contents()
	if c.clauses == nil {
		c.clauses = Clauses(b.Text())
	}
	return c.clauses
}

func (b *Block) contents() *contents {
	if b.found == nil {
		b.found = contentsOf(b.Text())
	}
	return b.found
}

func contentsOf(text string) *contents {
	c := &contents{whole: Piece{Text: text}}
	var buffer [32]Span
	c.sentences = make([]Sentence, 0, strings.Count(text, "。")+1)
	for _, s := range split(buffer[:0], text, false) {
		c.sentences = append(c.sentences, Sentence{Piece: Piece{Text: text[s.Start:s.End], Start: s.Start}})
	}
	for i := range c.sentences {
		k := &c.sentences[i]
		clauses := split(buffer[:0], k.Text, true)
		k.Clauses = make([]Piece, len(clauses))
		for j, cl := range clauses {
			k.Clauses[j] = Piece{Text: k.Text[cl.Start:cl.End], Start: k.Start + cl.Start}
		}
	}
	s, cl := 0, 0
	cues().walk(text, func(start, end int, lists *listSet) {
		c.whole.says.add(lists)
		for s < len(c.sentences) && c.sentences[s].End() <= start {
			s, cl = s+1, 0
		}
		if s == len(c.sentences) || !c.sentences[s].holds(start, end) {
			return
		}
		k := &c.sentences[s]
		k.says.add(lists)
		for cl < len(k.Clauses) && k.Clauses[cl].End() <= start {
			cl++
		}
		if cl < len(k.Clauses) && k.Clauses[cl].holds(start, end) {
			k.Clauses[cl].says.add(lists)
		}
	})
	return c
}

func (p *Piece) holds(start, end int) bool { return p.Start <= start && end <= p.End() }

// listSet is a set of lists of the vocabulary.
type listSet [2]uint64

func (s *listSet) has(id int) bool { return s[id>>6]>>(id&63)&1 != 0 }

func (s *listSet) put(id int) { s[id>>6] |= 1 << (id & 63) }

func (s *listSet) add(other *listSet) {
	for i := range s {
		s[i] |= other[i]
	}
}

// vocabulary is all words of all lists, so that one walk over a text tells which lists have a word there.
type vocabulary struct {
	tree  *tree
	lists []listSet // by word of the tree: the lists that it belongs to
}

// enlisted are the lists of the vocabulary. They are known when the package is initialised and read when first needed.
var enlisted []func() []string

// enlist adds a list to the vocabulary.
func enlist(list func() []string) (id int) {
	enlisted = append(enlisted, list)
	return len(enlisted) - 1
}

// cues is the vocabulary.
var cues = sync.OnceValue(newVocabulary)

func newVocabulary() *vocabulary {
	v := &vocabulary{}
	at := map[string]int{}
	var words []string
	for id, list := range enlisted {
		for _, w := range list() {
			i, known := at[w]
			if !known {
				i = len(words)
				at[w] = i
				words = append(words, w)
				v.lists = append(v.lists, listSet{})
			}
			v.lists[i].put(id)
		}
	}
	v.tree = newTree(words)
	return v
}

// walk visits every word of the vocabulary in a text, by the place where it begins.
func (v *vocabulary) walk(text string, visit func(start, end int, lists *listSet)) {
	for i := v.tree.next(text, 0); i < len(text); i = v.tree.next(text, i+1) {
		node := int32(0)
		for k, r := range text[i:] {
			if node = v.tree.step(node, r); node == 0 {
				break
			}
			if w := v.tree.word[node]; w >= 0 {
				visit(i, i+k+utf8.RuneLen(r), &v.lists[w])
			}
		}
	}
}
