package extract

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// someWords are lists of every kind: short, long, with words within words.
var someWords = []*Words{notWords, affirmed, planWords, violationWords, archived, outsiders, stepVerbs, scopeCues, leaseWords, respectively}

func TestWordsAreFoundWhereTheyStand(t *testing.T) {
	t.Parallel()
	found := 0
	for _, line := range corpusLines(t) {
		for _, w := range someWords {
			first, last, begin, end := -1, -1, false, false
			for _, k := range w.list {
				if i := strings.Index(line, k); i >= 0 && (first < 0 || i < first) {
					first = i
				}
				last = max(last, strings.LastIndex(line, k))
				begin, end = begin || strings.HasPrefix(line, k), end || strings.HasSuffix(line, k)
			}
			if first >= 0 {
				found++
			}
			if w.In(line) != (first >= 0) || w.First(line) != first || w.Last(line) != last || w.Begin(line) != begin || w.End(line) != end {
				t.Fatalf("%q: In %v, First %d, Last %d, Begin %v, End %v; want %v, %d, %d, %v, %v for %q",
					line, w.In(line), w.First(line), w.Last(line), w.Begin(line), w.End(line), first >= 0, first, last, begin, end, w.list)
			}
		}
	}
	if found < 500 {
		t.Errorf("only %d lines had a word", found)
	}
}

func TestPiecesSayWhatTheyContain(t *testing.T) {
	t.Parallel()
	pieces := 0
	for _, line := range corpusLines(t) {
		b := &Block{View: NewView(line)}
		list := []*Piece{b.Whole()}
		for i := range b.Sentences() {
			s := &b.Sentences()[i]
			list = append(list, &s.Piece)
			for k := range s.Clauses {
				list = append(list, &s.Clauses[k])
			}
		}
		for _, p := range list {
			pieces++
			if line[p.Start:p.End()] != p.Text {
				t.Fatalf("%q is not at %d of %q", p.Text, p.Start, line)
			}
			for _, w := range someWords {
				if p.Says(w) != w.In(p.Text) {
					t.Fatalf("%q says %q: %v", p.Text, w.list, p.Says(w))
				}
			}
			for _, l := range []*Lexicon{claimWords, ruleWords, staffWords, trainingWords, venueWords} {
				if p.Speaks(l) != l.Has(p.Text) {
					t.Fatalf("%q speaks by %s: %v", p.Text, l.Name, p.Speaks(l))
				}
				half := len(firstRunes(p.Text, utf8.RuneCountInString(p.Text)/2))
				if got, want := p.FindIn(l, 0, half), l.Find(p.Text[:half]); !slices.Equal(got, want) {
					t.Fatalf("half of %q has of %s %v, want %v", p.Text, l.Name, got, want)
				}
				if got, want := p.Find(l), l.Find(p.Text); !slices.Equal(got, want) {
					t.Fatalf("%q has of %s %v, want %v", p.Text, l.Name, got, want)
				}
			}
			if got, want := p.Numbers(), Numbers(p.Text); !slices.Equal(got, want) {
				t.Fatalf("%q has the numbers %v, want %v", p.Text, got, want)
			}
			if p.Planned() != planned(p.Text) || p.Negated() != negated(p.Text) {
				t.Fatalf("%q: planned %v, negated %v", p.Text, p.Planned(), p.Negated())
			}
		}
	}
	if pieces < 5000 {
		t.Errorf("only %d pieces", pieces)
	}
}

func TestATableSaysWhatItsCellsSay(t *testing.T) {
	t.Parallel()
	table := newTable(grid("违纪违规起数|0\n认定（职业技能）批次|5\n内部督导|每批一次"), new(memory))
	for w, want := range map[*Words]bool{violationWords: true, batchLabels: true, supervised: true, archived: false, notWords: false} {
		if got := table.Says(w); got != want {
			t.Errorf("it says %q: %v", w.list, got)
		}
	}
	if !table.Speaks(claimWords) || table.Speaks(ruleWords) {
		t.Errorf("it speaks of claims %v, of rules %v", table.Speaks(claimWords), table.Speaks(ruleWords))
	}
}

func TestWordsAreWrittenAsTextsAreRead(t *testing.T) {
	t.Parallel()
	if n := len(enlisted); n > 64*len(listSet{}) {
		t.Fatalf("%d lists do not fit into a set", n)
	}
	for _, list := range enlisted {
		for _, w := range list() {
			if got := NewView(w).Text; got != w || w == "" {
				t.Errorf("%q is never found: texts are read as %q", w, got)
			}
		}
	}
}
