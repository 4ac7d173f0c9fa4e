package html

import (
	"fmt"
	"sort"
	"strings"
	"unicode/utf8"

	"nianping"
)

// shownBlock is a Block cut into runs.
type shownBlock struct {
	At      string
	Heading bool
	Runs    []run
	Rows    [][]shownCell
}

type shownCell struct {
	Runs             []run
	RowSpan, ColSpan int
}

// run is a piece of text; one that was used has an ID and the IDs of what was read from it.
type run struct {
	Text   string
	ID     string
	Of     string // IDs of values and findings, separated by spaces
	First  string // the one that a click leads to
	Class  string // of the mark: doubt and fault stand out
	Spoken string // what a click leads to, in words
}

// usage is one use of words of the document.
type usage struct {
	id, class, name string
	evidence        []nianping.Evidence
}

// span is a used piece of one text, in bytes.
type span struct {
	start, end int
	of         *usage
}

// marker finds the words of evidence in the blocks of a document and cuts these into runs.
type marker struct {
	mask  func(string) string
	texts []*markedText
	at    map[string][]int // places to texts; the paragraphs of a cell share the cell's
	first map[string]string
	n     int
}

type markedText struct {
	text  string
	spans []span
	next  *markedText // the cell on the right
}

var oneLine = strings.NewReplacer("\r\n", " ", "\n", " ", "\t", " ", "\r", " ")

// mark cuts blocks into runs by what was used of them. first gives the first mark of each use by its ID; a use whose words
// are not found in the document has none.
func mark(blocks []Block, uses []usage, mask func(string) string) (shown []shownBlock, first map[string]string) {
	if mask == nil {
		mask = func(s string) string { return s }
	}
	m := &marker{mask: mask, at: map[string][]int{}, first: map[string]string{}}
	for i := range blocks {
		if blocks[i].Rows == nil {
			m.add(blocks[i].At, blocks[i].Text)
		}
		for _, row := range blocks[i].Rows {
			var before *markedText
			for _, cell := range row {
				t := m.add(cell.At, cell.Text)
				if before != nil {
					before.next = t
				}
				before = t
			}
		}
	}
	for i := range uses {
		for _, e := range uses[i].evidence {
			m.find(&uses[i], e)
		}
	}
	k := 0
	for i := range blocks {
		b := shownBlock{At: blocks[i].At, Heading: blocks[i].Heading}
		if blocks[i].Rows == nil {
			b.Runs = m.cut(m.texts[k])
			k++
		}
		for _, row := range blocks[i].Rows {
			cells := []shownCell{}
			for _, cell := range row {
				cells = append(cells, shownCell{Runs: m.cut(m.texts[k]), RowSpan: max(cell.RowSpan, 1), ColSpan: max(cell.ColSpan, 1)})
				k++
			}
			b.Rows = append(b.Rows, cells)
		}
		shown = append(shown, b)
	}
	return shown, m.first
}

func (m *marker) add(at, text string) *markedText {
	t := &markedText{text: oneLine.Replace(text)}
	m.at[at] = append(m.at[at], len(m.texts))
	m.texts = append(m.texts, t)
	return t
}

// find marks the words of one piece of evidence: at its place, else where they stand alone in the document.
func (m *marker) find(u *usage, e nianping.Evidence) {
	if strings.TrimSpace(e.Text) == "" {
		return
	}
	for _, i := range m.at[e.At] {
		if m.texts[i].take(u, e.Text) {
			return
		}
	}
	var only *markedText
	for _, t := range m.texts {
		if t.holds(e.Text) {
			if only != nil {
				return
			}
			only = t
		}
	}
	if only != nil {
		only.take(u, e.Text)
	}
}

// holds reports whether the words stand in the text, or begin in it and go on in the cells on its right.
func (t *markedText) holds(words string) bool {
	part, rest, more := strings.Cut(words, "\t")
	if !more {
		return strings.Contains(t.text, oneLine.Replace(words))
	}
	return strings.HasSuffix(t.text, part) && t.next != nil && (rest == "" || t.next.holds(rest))
}

func (t *markedText) take(u *usage, words string) bool {
	if !t.holds(words) {
		return false
	}
	part, rest, more := strings.Cut(words, "\t")
	start := strings.Index(t.text, part)
	if more {
		start = len(t.text) - len(part)
	}
	if part != "" {
		t.spans = append(t.spans, span{start, start + len(part), u})
	}
	if more && rest != "" {
		t.next.take(u, rest)
	}
	return true
}

// cut cuts a text where uses begin and end. What is hidden keeps its length, so that marks stay where they are; where it
// does not, the whole text is one mark.
func (m *marker) cut(t *markedText) []run {
	hidden := m.mask(t.text)
	if len(t.spans) == 0 {
		return []run{{Text: hidden}}
	}
	if utf8.RuneCountInString(hidden) != utf8.RuneCountInString(t.text) {
		for i := range t.spans {
			t.spans[i].start, t.spans[i].end = 0, len(t.text)
		}
	}
	cuts := []int{0, len(t.text)}
	for _, s := range t.spans {
		cuts = append(cuts, s.start, s.end)
	}
	sort.Ints(cuts)
	letters := []rune(hidden)
	same := len(letters) == utf8.RuneCountInString(t.text)
	var runs []run
	for i := 1; i < len(cuts); i++ {
		from, to := cuts[i-1], cuts[i]
		if from == to {
			continue
		}
		text := hidden
		if same {
			a := utf8.RuneCountInString(t.text[:from])
			text = string(letters[a : a+utf8.RuneCountInString(t.text[from:to])])
		}
		runs = append(runs, m.run(text, t.spans, from, to))
	}
	return runs
}

// run makes the run of one piece; the narrowest use is the one that a click leads to.
func (m *marker) run(text string, spans []span, from, to int) run {
	r := run{Text: text}
	width := 0
	seen := map[string]bool{}
	var of []string
	for _, s := range spans {
		if s.start > from || s.end < to || seen[s.of.id] {
			continue
		}
		seen[s.of.id] = true
		of = append(of, s.of.id)
		if s.of.class == "doubt" || r.Class != "doubt" && s.of.class == "fault" {
			r.Class = s.of.class
		}
		if w := s.end - s.start; r.First == "" || w < width {
			r.First, r.Spoken, width = s.of.id, s.of.name, w
		}
	}
	if len(of) == 0 {
		return r
	}
	m.n++
	r.ID, r.Of = fmt.Sprintf("m%d", m.n), strings.Join(of, " ")
	for _, id := range of {
		if m.first[id] == "" {
			m.first[id] = r.ID
		}
	}
	return r
}
