package extract

import (
	"cmp"
	"sync"
	"unicode/utf8"

	"nianping"
)

// tokenKind is what a piece of prose is to the reader of counts.
type tokenKind uint8

const (
	tokWord      tokenKind = iota // anything else
	tokNumber                     // a number
	tokLevel                      // a level, a list or a range of levels
	tokName                       // an occupation or item
	tokMetric                     // 报考, 合格, 通过率, …
	tokQualifier                  // 去年, 其中, 分别, 计划, …
	tokMark                       // punctuation
)

// token is one piece of prose with what it means.
type token struct {
	kind       tokenKind
	start, end int
	number     *Number
	level      *LevelMention
	name       *Name
	means      string // of a metric or a qualifier
	mark       rune   // of punctuation
	used       bool   // a metric that the number before it has taken
}

// tokens cuts normalised text into the pieces that counting words are made of, the longest word at each place. The
// room of a list that is no longer needed is used again.
func tokens(p *Piece, names *Names, old []token) []token {
	text := p.Text
	numbers, levels := p.in.numbersOf(p), LevelsIn(text)
	out := old[:0]
	word := -1
	flush := func(to int) {
		if word >= 0 {
			out = append(out, token{kind: tokWord, start: word, end: to})
			word = -1
		}
	}
	put := func(t token) int {
		flush(t.start)
		out = append(out, t)
		return t.end
	}
	heads := tokenHeads(names)
	for i := 0; i < len(text); {
		for len(numbers) > 0 && numbers[0].Start < i {
			numbers = numbers[1:]
		}
		for len(levels) > 0 && levels[0].Start < i {
			levels = levels[1:]
		}
		next := heads.next(text, i)
		if len(numbers) > 0 {
			next = min(next, numbers[0].Start)
		}
		if len(levels) > 0 {
			next = min(next, levels[0].Start)
		}
		if next > i { // nothing but words up to there
			if word < 0 {
				word = i
			}
			i = next
			continue
		}
		t := token{start: i}
		if len(levels) > 0 && levels[0].Start == i {
			t.kind, t.end, t.level = tokLevel, levels[0].End, &levels[0]
		}
		w := countingWordAt(text[i:])
		if n := names.at(text, i, w.job); n != nil && i+len(n.Text) > t.end {
			t.kind, t.end, t.name = tokName, i+len(n.Text), n
		}
		if row := w.metric; row != nil && i+len(row.Word) > t.end {
			t.kind, t.end, t.means = tokMetric, i+len(row.Word), row.Means
		}
		if row := w.qualifier; row != nil && i+len(row.Word) > t.end {
			t.kind, t.end, t.means = tokQualifier, i+len(row.Word), row.Means
		}
		if t.end == 0 && len(numbers) > 0 && numbers[0].Start == i {
			n := &numbers[0]
			t.kind, t.number, t.end = tokNumber, n, n.after()
		}
		size := 0
		if t.end == 0 {
			var r rune
			if r, size = utf8.DecodeRuneInString(text[i:]); isTokenMark(r) {
				t.kind, t.mark, t.end = tokMark, r, i+size
			}
		}
		if t.end > 0 {
			i = put(t)
			continue
		}
		if word < 0 {
			word = i
		}
		i += size
	}
	flush(len(text))
	return unitsBackwards(asTalked(text, out))
}

// asTalked reads what talk says shorter. What it counts by 个 behind a measure is people, where no noun follows: 五级报了112个过了94个,
// 考过的有94个. And 过 behind a count of people, or before one in a clause of its own, is that they passed: 63个人过; 88人过81人; 88人，过81人.
func asTalked(text string, list []token) []token {
	for i := 1; i < len(list); i++ {
		t := &list[i]
		ends := i+1 == len(list) || list[i+1].kind == tokMark
		switch {
		case t.kind == tokNumber && t.number.Unit() == "个" && t.number.Kind == Items && (ends || list[i+1].kind == tokMetric):
			k := i - 1
			if said := &list[k]; k > 0 && said.kind == tokWord && isFiller(text[said.start:said.end]) {
				k--
			}
			if list[k].kind == tokMetric && list[k].means != "pass_rate" {
				t.number.Kind = People
			}
		case t.kind == tokWord && (text[t.start:t.end] == "过" || text[t.start:t.end] == "过了") && list[i-1].kind == tokNumber && list[i-1].number.Kind == People && (ends || countsAt(list, i+1)),
			t.kind == tokWord && text[t.start:t.end] == "过" && list[i-1].kind == tokMark && countsAt(list, i+1):
			t.kind, t.means = tokMetric, "passed"
		}
	}
	reportedAndPassed(text, list)
	return list
}

// reportedAndPassed reads counts without a unit that talk sets between two words: 五级报40过36, 考过36.
func reportedAndPassed(text string, list []token) {
	for i := 0; i+3 < len(list); i++ {
		came, first, passed, second := &list[i], &list[i+1], &list[i+2], &list[i+3]
		means := shortMetrics[text[came.start:came.end]]
		if came.kind != tokWord || passed.kind != tokWord || means != "registered" && means != "examined" || text[passed.start:passed.end] != "过" {
			continue
		}
		if bareCount(first) && bareCount(second) && second.number.Value <= first.number.Value {
			came.kind, came.means, passed.kind, passed.means = tokMetric, means, tokMetric, "passed"
			first.number.Kind, second.number.Kind = People, People
		}
	}
}

// bareCount reports whether a token is a whole number without a unit.
func bareCount(t *token) bool {
	return t.kind == tokNumber && t.number.Kind == Plain && t.number.Decimals == 0
}

// countsAt reports whether the token at i is a number that can be a head count.
func countsAt(list []token, i int) bool {
	return i < len(list) && list[i].kind == tokNumber && counts(list[i].number)
}

// tokenHeads are the characters with which a token may begin that is neither a number nor a level.
func tokenHeads(names *Names) runeSet {
	return tokenHeadsOfAll().with(&names.heads)
}

// tokenHeadsOfAll are those that are the same for all reports.
var tokenHeadsOfAll = sync.OnceValue(func() runeSet {
	t, _ := countingWords()
	return t.heads.with(&tokenMarks)
})

// countingWord is what a word means to the reader of counts; nil where it is no word of that lexicon.
type countingWord struct {
	job               *Name
	metric, qualifier *Row
}

// countingWords are the words of three lexicons in one tree.
var countingWords = sync.OnceValues(newCountingWords)

func newCountingWords() (*tree, []countingWord) {
	t := emptyTree()
	var words []countingWord
	word := func(w string) *countingWord { // one of several lexicons means something in each
		i := int(t.add(w, int32(len(words))))
		if i == len(words) {
			words = append(words, countingWord{})
		}
		return &words[i]
	}
	for i := range jobs() {
		k := word(jobs()[i].Text)
		k.job = cmp.Or(k.job, &jobs()[i])
	}
	metrics, qualifiers := metricWords.Rows(), qualifierWords.Rows()
	for i := range metrics {
		k := word(metrics[i].Word)
		k.metric = cmp.Or(k.metric, &metrics[i])
	}
	for i := range qualifiers {
		k := word(qualifiers[i].Word)
		k.qualifier = cmp.Or(k.qualifier, &qualifiers[i])
	}
	t.seal()
	return t, words
}

// countingWordAt is the longest word of each of the three lexicons with which a text begins.
func countingWordAt(text string) (found countingWord) {
	t, words := countingWords()
	for node, i := t.follow(0, text, 0); node != 0; node, i = t.follow(node, text, i) {
		if w := t.nodes[node].word; w >= 0 {
			k := &words[w]
			found.job, found.metric, found.qualifier = cmp.Or(k.job, found.job), cmp.Or(k.metric, found.metric), cmp.Or(k.qualifier, found.qualifier)
		}
	}
	return found
}

var tokenMarks = setOf(",;:。、()!?\n\t/[]【】·")

func isTokenMark(r rune) bool {
	switch r {
	case ',', ';', ':', '。', '、', '(', ')', '!', '?', '\n', '\t', '/', '[', ']', '【', '】', '·':
		return true
	}
	return false
}

// unitsBackwards gives the numbers of a list the unit that only its last one carries: 112、139、66人.
func unitsBackwards(list []token) []token {
	for i := len(list) - 1; i >= 2; i-- {
		a, mark, b := &list[i-2], &list[i-1], &list[i]
		if a.kind == tokNumber && b.kind == tokNumber && mark.kind == tokMark && (mark.mark == '、' || mark.mark == ',' || mark.mark == '/') && a.number.Kind == Plain && counts(b.number) {
			a.number.Kind, a.number.unit = b.number.Kind, b.number.unit
		}
	}
	return list
}

// counts reports whether a number can be a head count in prose.
func counts(n *Number) bool { return n.Kind == People || n.Kind == Certificates }

// count is one value of an outcome on its way: which row, which field, where it was read.
type count struct {
	key     RowKey
	field   string // registered, examined, passed, certified, pass_rate
	fact    Fact   // value, words, place, doubt, confidence
	echo    bool   // said outside 三（一）: it confirms or contradicts, it does not open a row of its own
	ledger  bool   // read in a table whose rows are batches, months or classes
	sent    int    // where its sentence begins
	from    int    // where the number stands in its paragraph
	period  bool   // of a part of the year: only a sum of all parts says something
	when    int8   // the half or quarter of the year that it is of, see quarterOf; 0 for another part
	divided bool   // only a part of it is spoken of: 参加认定的478人中
	part    int    // the division whose part it is, where its metric was not said, 0 for none: 其中五级60人
	note    string // the sentence in a cell of a table that says it without a subject, else ""
	later   int    // how many more passed at a later exam, as the sentence says: 24人过关，4人补考后又有3人过关
	site    string // of whose chapter it is: see sitesApart
	out     bool   // it is none of the report's figures: see kept
}

// single is a mention's level where it is one, "" for lists and aggregates.
func (m *LevelMention) single() nianping.Level {
	if len(m.Levels) == 1 && !m.Aggregate {
		return m.Levels[0]
	}
	return ""
}
