package extract

import (
	"strings"
	"sync"
)

// Words is a list of words that a rule looks for. All of them are looked for in one pass over a text; whether one of them
// stands in a piece of a block the block knows already (Piece.Says).
type Words struct {
	list []string
	id   int // in the vocabulary
	once sync.Once
	tree *tree
}

// anyOf makes a list of words for which blocks are asked (Piece.Says): all texts are searched for them, so it belongs in a variable
// of the package.
func anyOf(list ...string) *Words {
	return &Words{list: list, id: enlist(func() []string { return list })}
}

// listOf makes a list of words that are looked for only in texts and at places which the rule knows (In, Is, Begin, End): no
// block is asked for them, so the vocabulary does not hold them. It is made ready when it is first looked for.
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
			if t.nodes[node].word >= 0 {
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
		i -= lastSize(text[:i])
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
func (w *Words) Begin(text string) bool { return w.lead(text) > 0 }

// lead is the length of the shortest word with which a text begins, 0 where it begins with none.
func (w *Words) lead(text string) int { return w.built().shortest(text) }

// End reports whether a text ends with one of the words.
func (w *Words) End(text string) bool { return w.built().end(text) }

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
