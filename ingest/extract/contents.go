package extract

import (
	"slices"
	"sort"
	"sync"

	"nianping/ingest/document"
)

// Piece is a sentence or a clause of a block, cut once for all rules, with what it contains.
type Piece struct {
	Text    string
	Start   int // in the block's text
	in      *contents
	says    listSet
	figures *figures // nil until one asks
}

// figures are the numbers of a piece with what the rules ask of each.
type figures struct {
	numbers  []Number
	portions []portion // see Portions
}

// noFigures are those of the many pieces without numbers; nobody writes to them.
var noFigures figures

// End is where the piece ends in the block's text.
func (p *Piece) End() int { return p.Start + len(p.Text) }

// Says reports whether a word of a list stands in the piece.
func (p *Piece) Says(w *Words) bool { return p.says.has(w.id) }

// Speaks reports whether a word of a lexicon of cues stands in the piece.
func (p *Piece) Speaks(l *Lexicon) bool { return p.says.has(l.id) }

// Find returns the words of a lexicon of cues in the piece, as the lexicon finds them in its text.
func (p *Piece) Find(l *Lexicon) []Hit { return p.FindIn(l, 0, len(p.Text)) }

// FindIn is Find within a part of the piece.
func (p *Piece) FindIn(l *Lexicon, from, to int) []Hit {
	if !p.Speaks(l) {
		return nil
	}
	var few [16]Hit // kept aside until all are known
	hits := few[:0]
	v := cues()
	rows := v.rows[l.id]
	for _, w := range p.in.wordsFrom(p.Start + from) {
		start, end := int(w.start)-p.Start, int(w.end)-p.Start
		if start >= to {
			break
		}
		n := len(hits)
		switch {
		case end > to || !v.lists[w.id].has(l.id) || n > 0 && start < hits[n-1].End && start != hits[n-1].Start:
		case n > 0 && start == hits[n-1].Start: // a longer one
			hits[n-1] = Hit{start, end, &l.rows[rows[w.id]]}
		default:
			hits = append(hits, Hit{start, end, &l.rows[rows[w.id]]})
		}
	}
	return p.in.mem.hits.CopyOf(hits)
}

// Numbers are the piece's numbers, read once.
func (p *Piece) Numbers() []Number {
	if p.figures == nil {
		p.figures = &noFigures
		if list := p.in.numbersOf(p); len(list) > 0 {
			p.figures = &p.in.mem.figures.Take(1)[0]
			p.figures.numbers = list
		}
	}
	return p.figures.numbers
}

// Sentence is one sentence of a block with its clauses.
type Sentence struct {
	Piece
	Clauses []Piece
	cued    []cuedBy // see Cued
}

// contents is what a block's text contains, found in one walk over it.
type contents struct {
	whole     Piece
	words     []word
	numbers   once[[]Number] // by what touches them, see numbersOf
	mem       *memory        // in which it lies
	sentences []Sentence
	clauses   []Span       // see Clauses
	scope     once[[]Span] // see ScopeStatements
}

// word is a word of the vocabulary that stands in a block's text.
type word struct {
	start, end int32
	id         int32 // in the vocabulary, which tells the lists that have it
}

// wordsFrom are the words that begin at a place of the block's text or behind it, by where they begin, the shorter first.
func (c *contents) wordsFrom(at int) []word {
	return c.words[sort.Search(len(c.words), func(i int) bool { return int(c.words[i].start) >= at }):]
}

// readNumbers are the numbers of the whole text by what touches them, read once.
func (c *contents) readNumbers() []Number {
	return c.numbers.of(func() []Number { return numbersByTouch(c.whole.Text, &c.mem.numbers) })
}

// numbersOf are the numbers of a piece. They are read once, in the whole text: what touches a number does not reach beyond a mark
// that ends its piece, but where it does the piece is read by itself.
func (c *contents) numbersOf(p *Piece) []Number {
	all := c.readNumbers()
	from := sort.Search(len(all), func(i int) bool { return all[i].after() > p.Start })
	to := from
	for to < len(all) && all[to].Start < p.End() {
		to++
	}
	if from == to {
		return nil
	}
	if all[from].Start < p.Start || all[to-1].after() > p.End() {
		return Numbers(p.Text)
	}
	out := c.mem.numbers.CopyOf(all[from:to])
	for i := range out {
		out[i].move(-p.Start)
	}
	return marked(p.Text, out)
}

// Whole is the block's whole text as a piece.
func (b *Block) Whole() *Piece { return &b.contents().whole }

// Says reports whether a word of a list stands in the block's text.
func (b *Block) Says(w *Words) bool { return b.Whole().Says(w) }

// Sentences are the block's sentences.
func (b *Block) Sentences() []Sentence { return b.contents().sentences }

// Clauses are the clauses of the block's text as a whole, in which a bracket may hold several sentences together.
func (b *Block) Clauses() []Span { return b.contents().clauses }

func (b *Block) contents() *contents {
	if b.found == nil {
		b.found = b.read()
	}
	return b.found
}

// read is apart so that contents, asked at every step, is inlined.
//
//go:noinline
func (b *Block) read() *contents { return contentsOf(b.Text(), b.memory()) }

// memory is where what is told of the block lies; that of a cell by itself has one of its own.
func (b *Block) memory() *memory {
	if b.mem == nil {
		b.mem = new(memory)
	}
	return b.mem
}

func contentsOf(text string, mem *memory) *contents {
	return contentsWith(text, cues().wordsIn(text, &mem.words), mem)
}

// contentsWith is contentsOf where the words of the text are known.
func contentsWith(text string, words []word, mem *memory) *contents {
	c := &mem.contents.Take(1)[0]
	c.words, c.mem = words, mem
	c.whole = Piece{Text: text, in: c}
	c.cut()
	c.tellWords()
	return c
}

// cut cuts the text into its sentences and their clauses.
func (c *contents) cut() {
	type end struct {
		sentence Span
		clauses  int // up to its end
	}
	var few [16]end // kept aside until all are known, as the clauses are
	var some, open [24]Span
	ends, spans, ofText := few[:0], some[:0], open[:0]
	var sentence, clause, whole int // where the next of each begins
	for m := range cuts(c.whole.Text) {
		if m.clause {
			if s := m.end(&whole); s.Start < s.End {
				ofText = append(ofText, s)
			}
		}
		if m.within {
			if s := m.end(&clause); s.Start < s.End {
				spans = append(spans, s)
			}
		}
		if m.sentence {
			if s := m.end(&sentence); s.Start < s.End {
				ends = append(ends, end{s, len(spans)})
			}
		}
	}
	c.clauses = c.mem.spans.CopyOf(ofText)
	clauses := c.mem.pieces.Take(len(spans))
	for i, s := range spans {
		clauses[i] = c.piece(s)
	}
	c.sentences = c.mem.sentences.Take(len(ends))
	first := 0
	for i, e := range ends {
		c.sentences[i] = Sentence{Piece: c.piece(e.sentence), Clauses: clauses[first:e.clauses:e.clauses]}
		first = e.clauses
	}
}

func (c *contents) piece(s Span) Piece {
	return Piece{Text: c.whole.Text[s.Start:s.End], Start: s.Start, in: c}
}

// tellWords tells each piece which lists of the vocabulary its words are of.
func (c *contents) tellWords() {
	v := cues()
	s, cl := 0, 0
	for i := range c.words {
		w := &c.words[i]
		lists := &v.lists[w.id]
		c.whole.says.add(lists)
		for s < len(c.sentences) && c.sentences[s].End() <= int(w.start) {
			s, cl = s+1, 0
		}
		if s == len(c.sentences) {
			continue
		}
		k := &c.sentences[s]
		if !k.holds(w) {
			continue
		}
		k.says.add(lists)
		for cl < len(k.Clauses) && k.Clauses[cl].End() <= int(w.start) {
			cl++
		}
		if cl < len(k.Clauses) && k.Clauses[cl].holds(w) {
			k.Clauses[cl].says.add(lists)
		}
	}
}

func (p *Piece) holds(w *word) bool { return p.Start <= int(w.start) && int(w.end) <= p.End() }

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
	rows  [][]int16 // by lexicon of cues and word: the row of the word
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
	v := &vocabulary{tree: emptyTree()}
	for id, list := range enlisted {
		for _, w := range list() {
			i := int(v.tree.add(w, int32(len(v.lists))))
			if i == len(v.lists) {
				v.lists = append(v.lists, listSet{})
			}
			v.lists[i].put(id)
		}
	}
	v.tree.seal()
	v.rows = make([][]int16, len(enlisted))
	for _, l := range lexicons {
		if l.id < 0 {
			continue
		}
		rows := make([]int16, len(v.lists))
		for i, r := range slices.Backward(l.Rows()) { // of equal words the first
			rows[v.tree.exactly(r.Word)] = int16(i)
		}
		v.rows[l.id] = rows
	}
	return v
}

// tell adds to a set the lists of which a word stands in a text.
func (v *vocabulary) tell(lists *listSet, text string) {
	for i := v.tree.next(text, 0); i < len(text); i = v.tree.next(text, i+1) {
		for node, end := v.tree.follow(0, text, i); node != 0; node, end = v.tree.follow(node, text, end) {
			if w := v.tree.nodes[node].word; w >= 0 {
				lists.add(&v.lists[w])
			}
		}
	}
}

// wordsIn are the words of the vocabulary in a text, by the place where each begins, the shorter first.
func (v *vocabulary) wordsIn(text string, room *document.Slab[word]) []word {
	var few [64]word // kept aside until all are known
	out := few[:0]
	for i := v.tree.next(text, 0); i < len(text); i = v.tree.next(text, i+1) {
		for node, end := v.tree.follow(0, text, i); node != 0; node, end = v.tree.follow(node, text, end) {
			if w := v.tree.nodes[node].word; w >= 0 {
				out = append(out, word{int32(i), int32(end), int32(w)})
			}
		}
	}
	return room.CopyOf(out)
}
