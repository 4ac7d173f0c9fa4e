package extract

import (
	_ "embed" // for the lexicons
	"iter"
	"slices"
	"strings"
	"sync"
)

// The lexicons' files. Words are pieces of them, so that the heap does not hold them and no
// collection walks over them.
var (
	//go:embed lexicon/claims.tsv
	claimsFile string
	//go:embed lexicon/headers.tsv
	headersFile string
	//go:embed lexicon/headings.tsv
	headingsFile string
	//go:embed lexicon/levels.tsv
	levelsFile string
	//go:embed lexicon/metrics.tsv
	metricsFile string
	//go:embed lexicon/occupations.tsv
	occupationsFile string
	//go:embed lexicon/parts.tsv
	partsFile string
	//go:embed lexicon/qualifiers.tsv
	qualifiersFile string
	//go:embed lexicon/rules.tsv
	rulesFile string
	//go:embed lexicon/staff.tsv
	staffFile string
	//go:embed lexicon/training.tsv
	trainingFile string
	//go:embed lexicon/units.tsv
	unitsFile string
	//go:embed lexicon/venues.tsv
	venuesFile string
)

// Row is one line of a lexicon: what people write and what we mean by it. Behind them stand in its file an example and what the
// example must give: every row is tried by a test.
type Row struct {
	Word  string // normalised as View.Text is
	Means string
}

// Lexicon finds the words of one list in normalised text, the longest first.
type Lexicon struct {
	Name string
	file string // its text
	id   int    // in the vocabulary, -1 where it is none of it
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
	unitWords      = loadLexicon("units", unitsFile)
	levelWords     = loadLexicon("levels", levelsFile)
	metricWords    = loadLexicon("metrics", metricsFile)
	headerWords    = loadLexicon("headers", headersFile)
	headingWords   = loadLexicon("headings", headingsFile)
	jobWords       = loadLexicon("occupations", occupationsFile)
	qualifierWords = loadLexicon("qualifiers", qualifiersFile)
)

// lexicons are all of them.
var lexicons []*Lexicon

// loadLexicon names a lexicon; its file is read when it is first looked at, so that a command that reads no report
// starts without.
func loadLexicon(name, file string) *Lexicon {
	l := &Lexicon{Name: name, file: file, id: -1}
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
func loadCues(name, file string) *Lexicon {
	l := loadLexicon(name, file)
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
	l.rows = make([]Row, 0, strings.Count(l.file, "\n"))
	list := make([]string, 0, cap(l.rows))
	for line := range l.lines() {
		word, rest, _ := strings.Cut(line, "\t")
		means, _, _ := strings.Cut(rest, "\t")
		l.rows = append(l.rows, Row{Word: NewView(word).Text, Means: means})
		list = append(list, l.rows[len(l.rows)-1].Word)
	}
	l.tree = newTree(list)
}

// lines are the lines of the file that make a row each.
func (l *Lexicon) lines() iter.Seq[string] {
	return func(yield func(string) bool) {
		for line := range strings.Lines(l.file) {
			line = strings.TrimSuffix(strings.TrimSuffix(line, "\n"), "\r")
			if line != "" && !strings.HasPrefix(line, "#") && !yield(line) {
				return
			}
		}
	}
}

// wordsThat are the words of whose meaning something is so.
func (l *Lexicon) wordsThat(is func(means string) bool) *Words {
	var list []string
	for _, r := range l.Rows() {
		if is(r.Means) {
			list = append(list, r.Word)
		}
	}
	return listOf(list...)
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
	for h := range l.each(text) {
		hits = append(hits, h)
	}
	return append([]Hit(nil), hits...)
}

// each gives what Find finds, one word after the other.
func (l *Lexicon) each(text string) iter.Seq[Hit] {
	return func(yield func(Hit) bool) {
		l.once.Do(l.load)
		for i := l.tree.next(text, 0); i < len(text); i = l.tree.next(text, i) {
			k := l.tree.longest(text[i:])
			if k < 0 {
				i++
				continue
			}
			row := &l.rows[k]
			if !yield(Hit{i, i + len(row.Word), row}) {
				return
			}
			i += len(row.Word)
		}
	}
}

// Has reports whether any word of the list stands in the text.
func (l *Lexicon) Has(text string) bool {
	l.once.Do(l.load)
	return l.tree.first(text) >= 0
}

// says reports whether a word of one of several meanings stands in a text.
func (l *Lexicon) says(text string, means ...string) bool {
	for h := range l.each(text) {
		if slices.Contains(means, h.Row.Means) {
			return true
		}
	}
	return false
}

// End reports whether the text ends with a word of the list.
func (l *Lexicon) End(text string) bool {
	l.once.Do(l.load)
	return l.tree.end(text)
}

// Means returns what the whole text means, "" where it is not a word of the list.
func (l *Lexicon) Means(text string) string {
	rows := l.Rows()
	if i := l.tree.exactly(text); i >= 0 {
		return rows[i].Means
	}
	return ""
}
