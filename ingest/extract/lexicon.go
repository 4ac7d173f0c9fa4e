package extract

import (
	"embed"
	"strings"
	"sync"
)

//go:embed lexicon/*.tsv
var lexiconFiles embed.FS

// Row is one line of a lexicon: what people write, what we mean by it, an example and what the example must give.
type Row struct {
	Word  string // normalised as View.Text is
	Means string
	trial string // the example and what it must give, parted by a tab: every row is tried by a test
}

// Lexicon finds the words of one list in normalised text, the longest first.
type Lexicon struct {
	Name string
	id   int // in the vocabulary, -1 where it is none of it
	once sync.Once
	rows []Row
	tree *tree // of the rows' words
}

// Hit is one word found in a text: a half-open range of bytes.
type Hit struct {
	Start, End int
	Row        *Row
}

// The lexicons. Each is one file of lexicon/, whose head comment says what its columns mean.
var (
	unitWords      = loadLexicon("units")
	levelWords     = loadLexicon("levels")
	metricWords    = loadLexicon("metrics")
	headerWords    = loadLexicon("headers")
	headingWords   = loadLexicon("headings")
	jobWords       = loadLexicon("occupations")
	qualifierWords = loadLexicon("qualifiers")
)

// lexicons are all of them.
var lexicons []*Lexicon

// loadLexicon names a lexicon; its file is read when it is first looked at, so that a command that reads no report
// starts without.
func loadLexicon(name string) *Lexicon {
	l := &Lexicon{Name: name, id: -1}
	lexicons = append(lexicons, l)
	return l
}

// Prepare begins to read all lexicons, each beside the others, for one who is about to read reports; it waits for none.
func Prepare() {
	for _, l := range lexicons {
		go l.once.Do(l.load)
	}
	go cues()
	go countingWords()
}

// loadCues names a lexicon whose words rules look for in every sentence: it is part of the vocabulary.
func loadCues(name string) *Lexicon {
	l := loadLexicon(name)
	l.id = enlist(func() []string {
		var words []string
		for _, r := range l.Rows() {
			words = append(words, r.Word)
		}
		return words
	})
	return l
}

// Rows are all rows, in the order of the file.
func (l *Lexicon) Rows() []Row {
	l.once.Do(l.load)
	return l.rows
}

func (l *Lexicon) load() {
	raw, err := lexiconFiles.ReadFile("lexicon/" + l.Name + ".tsv")
	if err != nil {
		panic("lexicon " + l.Name + " is not embedded")
	}
	text := string(raw)
	l.rows = make([]Row, 0, strings.Count(text, "\n"))
	list := make([]string, 0, cap(l.rows))
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(strings.TrimSuffix(line, "\n"), "\r")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		word, rest, _ := strings.Cut(line, "\t")
		means, trial, _ := strings.Cut(rest, "\t")
		l.rows = append(l.rows, Row{Word: NewView(word).Text, Means: means, trial: trial})
		list = append(list, l.rows[len(l.rows)-1].Word)
	}
	l.tree = newTree(list)
}

// At returns the longest word of the list that stands at a byte offset, nil where none does.
func (l *Lexicon) At(text string, at int) *Row {
	if i := l.index(text[at:]); i >= 0 {
		return &l.rows[i]
	}
	return nil
}

// index is the row of the longest word with which a text begins, -1 where it begins with none.
func (l *Lexicon) index(text string) int {
	l.once.Do(l.load)
	return l.tree.longest(text)
}

// Find returns all words of the list in a text from left to right, the longest at each place, without overlap.
func (l *Lexicon) Find(text string) []Hit {
	var few [16]Hit // kept aside until all are known
	hits := few[:0]
	l.once.Do(l.load)
	for i := l.tree.next(text, 0); i < len(text); i = l.tree.next(text, i) {
		k := l.tree.longest(text[i:])
		if k < 0 {
			i++
			continue
		}
		row := &l.rows[k]
		hits = append(hits, Hit{i, i + len(row.Word), row})
		i += len(row.Word)
	}
	return append([]Hit(nil), hits...)
}

// Has reports whether any word of the list stands in the text.
func (l *Lexicon) Has(text string) bool {
	l.once.Do(l.load)
	return l.tree.first(text) >= 0
}

// row is the row of a word of the list.
func (l *Lexicon) row(word string) *Row {
	l.once.Do(l.load)
	return &l.rows[l.tree.exactly(word)]
}

// Means returns what the whole text means, "" where it is not a word of the list.
func (l *Lexicon) Means(text string) string {
	rows := l.Rows()
	if i := l.tree.exactly(text); i >= 0 {
		return rows[i].Means
	}
	return ""
}
