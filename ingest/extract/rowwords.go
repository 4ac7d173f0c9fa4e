package extract

import (
	"cmp"
	"slices"
	"strings"

	"nianping"
	"nianping/ingest/document"
)

// The occupation, level and programme of a row of counts and the presence of a part of the form are values of the report as the
// counts are, and so have words and a place (contract, section 1: evidence). Rules know them as what a figure is about, from words
// near it; which words these are is told here, when all figures are there.

// rowWords is the rule of the facts that say what a row is about.
const rowWords = "row words"

// tellRows appends the words of what rows of counts and rooms are about. What no word says (the programme of an institution that
// holds one alone) stays without.
func (r *Reading) tellRows(list []Fact) []Fact {
	type row struct {
		list string
		of   RowKey
	}
	told := map[row]bool{}
	for i := range list {
		f := &list[i]
		group, _, _ := strings.Cut(f.Field, "/")
		if (group == "outcomes" || group == "venues" && f.Of != RowKey{}) && !told[row{group, f.Of}] {
			told[row{group, f.Of}] = true
			list = r.tellRow(list, *f, group)
		}
	}
	return list
}

// tellParts gives the parts of the form that are there the words by which they are known.
func (r *Reading) tellParts(list []Fact) {
	for i := range list {
		if name, ok := strings.CutPrefix(list[i].Field, "sections/"); ok && list[i].Value == true {
			list[i].At, list[i].Text = r.opening(Section(name), list)
		}
	}
}

// tellRow appends the words of what one row is about; f is a figure of it.
func (r *Reading) tellRow(told []Fact, f Fact, group string) []Fact {
	of, field := f.Of, group+"/"
	if group == "venues" {
		field += "by_occupation/"
	}
	add := func(name string, value any, list *Words, words func(text string) []Span) {
		if at, text := r.wordsNear(&f, list, words); text != "" {
			told = append(told, Fact{Field: field + name, Of: of, Value: value, At: at, Text: text, Rule: rowWords, Confidence: Proven, Derived: f.Derived})
		}
	}
	if of.Occupation != "" {
		add("occupation", of.Occupation, nil, func(text string) []Span { return spansOf(text, of.Occupation) })
	}
	if of.Level != "" {
		add("level", of.Level, nil, func(text string) []Span { return levelSpans(text, of.Level) })
	}
	if of.Programme != "" {
		add("programme", of.Programme, programmeNames, func(text string) []Span { return programmeSpans(text, of.Programme) })
	}
	return told
}

// opening is where a part of the form begins that the report has: its heading, else its first words, else what was first read of it.
func (r *Reading) opening(part Section, list []Fact) (document.Ref, string) {
	var first *Block
	for i := range r.Blocks {
		b := &r.Blocks[i]
		if b.Section != part || b.Margin || b.Note || b.Text() == "" {
			continue
		}
		if b.Heading || b.Content > 0 {
			return b.Ref, b.View.Original(0, cmp.Or(b.Content, len(b.Text())))
		}
		if first == nil {
			first = b
		}
	}
	if first != nil {
		if s := first.Sentences(); len(s) > 0 {
			return first.Ref, first.View.Original(s[0].Start, s[0].End())
		}
	}
	for _, k := range attachmentParts {
		if f := firstFact(list, k.groups); k.part == part && f != nil {
			return f.At, f.Text
		}
	}
	return document.Ref{}, ""
}

// wordsNear is where words stand that say what a figure is about: in its row or above it in its table, in its paragraph, the last
// before it first; then in the paragraphs and tables above, and at last anywhere below. "" where they stand nowhere. Where they are
// words of a list, only what says one of it is looked at; list is nil for others.
func (r *Reading) wordsNear(f *Fact, list *Words, words func(text string) []Span) (at document.Ref, text string) {
	home := r.home(f.At)
	in := func(i int) bool {
		if b := &r.Blocks[i]; list == nil || b.Says(list) || b.Table != nil && b.Table.Says(list) {
			at, text = b.wordsIn(f, i == home, words)
		}
		return text != ""
	}
	for i := home; i >= 0; i-- {
		if in(i) {
			return at, text
		}
	}
	for i := home + 1; i < len(r.Blocks); i++ {
		if in(i) {
			return at, text
		}
	}
	return document.Ref{}, ""
}

// home is the block that a place is in, the last where none is.
func (r *Reading) home(at document.Ref) int {
	for i := range r.Blocks {
		b := &r.Blocks[i]
		if b.Table == nil && b.Ref == at {
			return i
		}
		if b.Table != nil {
			if _, _, ok := b.Table.T.Position(at); ok {
				return i
			}
		}
	}
	return len(r.Blocks) - 1
}

// wordsIn looks for words in a block, of a figure that stands in it or, where home is false, in another.
func (b *Block) wordsIn(f *Fact, home bool, words func(text string) []Span) (document.Ref, string) {
	switch {
	case b.Table == nil:
		end := len(b.View.From)
		if at := strings.Index(b.View.From, f.Text); home && at >= 0 {
			end = at + len(f.Text)
		}
		return b.Ref, lastBefore(b.View, end, words)
	case home:
		return b.Table.wordsNear(f.At, words)
	}
	return b.Table.wordsAbove(b.Table.Rows, b.Table.Cols-1, words)
}

// lastBefore are the last of the words in a text that begin before a place of the original, else the first behind it, "" for none.
func lastBefore(v View, end int, words func(text string) []Span) string {
	found := words(v.Text)
	if len(found) == 0 {
		return ""
	}
	s := found[0]
	for _, next := range found {
		if v.offset(next.Start) < end {
			s = next
		}
	}
	return v.Original(s.Start, s.End)
}

// wordsNear looks in the row of a cell, in the column above it, and in the rows above to its left.
func (t *Table) wordsNear(at document.Ref, words func(text string) []Span) (document.Ref, string) {
	row, col, _ := t.T.Position(at)
	for c := range t.Cols {
		if ref, text := t.wordsAt(row, c, words); text != "" {
			return ref, text
		}
	}
	for r := row - 1; r >= 0; r-- {
		if ref, text := t.wordsAt(r, col, words); text != "" {
			return ref, text
		}
	}
	return t.wordsAbove(row, col, words)
}

// wordsAbove looks in the rows above one up to a column, from below.
func (t *Table) wordsAbove(row, col int, words func(text string) []Span) (document.Ref, string) {
	for r := row - 1; r >= 0; r-- {
		for c := col; c >= 0; c-- {
			if ref, text := t.wordsAt(r, c, words); text != "" {
				return ref, text
			}
		}
	}
	return document.Ref{}, ""
}

func (t *Table) wordsAt(row, col int, words func(text string) []Span) (document.Ref, string) {
	v := t.View(row, col)
	return t.Ref(row, col), lastBefore(v, len(v.From), words)
}

// spansOf are the places of a word in a text.
func spansOf(text, word string) []Span {
	var out []Span
	for from := 0; ; {
		i := strings.Index(text[from:], word)
		if i < 0 {
			return out
		}
		out = append(out, Span{from + i, from + i + len(word)})
		from += i + len(word)
	}
}

// levelSpans are the mentions of a level in a text: alone, in a list or in a range, but not as a sum over others.
func levelSpans(text string, level nianping.Level) []Span {
	var out []Span
	for _, m := range LevelsIn(text) {
		if !m.Aggregate && slices.Contains(m.Levels, level) {
			out = append(out, Span{m.Start, m.End})
		}
	}
	return out
}

// programmeSpans are the places of the name of a programme in a text.
func programmeSpans(text string, programme nianping.Programme) []Span {
	for _, w := range programmeWords {
		if w.programme == programme {
			if found := spansOf(text, w.word); found != nil {
				return found
			}
		}
	}
	return nil
}
