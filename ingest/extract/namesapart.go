package extract

import (
	"slices"
	"strings"
)

// gapWord is one of the words that nothing but spaces parts.
type gapWord struct {
	start, end int // in glyphs
	kind       wordKind
	long       bool // a name of more than two characters
}

type wordKind int

const (
	noName wordKind = iota
	perhapsName
	surelyName
)

// namesApart writes 、 for the spaces that part the names of a list, which would else be dropped as those within a word are: 王志远 李小梅.
// Two names of two characters may as well be other words.
func namesApart(in []glyph) {
	var words []gapWord
	for i := 0; i < len(in); {
		end := i
		for end < len(in) && isNameRune(in[end].r) {
			end++
		}
		if end > i {
			words = append(words, gapWord{start: i, end: end})
			i = end
			continue
		}
		if in[i].r != ' ' {
			listApart(in, words)
			words = words[:0]
		}
		i++
	}
	listApart(in, words)
}

// listApart parts the names among some words. One that may be a name is taken for one between two of them, and where it looks like one (see
// looksLikeName) before or behind them; else it only does not belong to them.
func listApart(in []glyph, words []gapWord) {
	if len(words) < 2 {
		return
	}
	for i := range words {
		if w := &words[i]; w.end-w.start <= 4 && isPersonName(spelt(in[w.start:w.end])) {
			w.kind, w.long = surelyName, w.end-w.start > 2
		}
	}
	if !slices.ContainsFunc(words, func(w gapWord) bool { return w.kind == surelyName }) {
		return
	}
	for i := range words {
		if w := &words[i]; w.kind != surelyName {
			w.judge(spelt(in[w.start:w.end]), i == 0, i == len(words)-1)
		}
	}
	eachRun(words, func(w gapWord) bool { return w.kind != noName }, func(run []gapWord) {
		if !markNames(in, run) {
			eachRun(run, func(w gapWord) bool { return w.kind == surelyName }, func(sure []gapWord) { markNames(in, sure) })
		}
	})
}

// eachRun does something with each run of words of which something is true.
func eachRun(words []gapWord, is func(gapWord) bool, do func([]gapWord)) {
	for from := 0; from < len(words); from++ {
		to := from
		for to < len(words) && is(words[to]) {
			to++
		}
		if to > from {
			do(words[from:to])
			from = to
		}
	}
}

// judge tells whether a word that is no name as it stands is one: the first may have its lead before it, the last what stands behind a list.
func (w *gapWord) judge(s string, first, last bool) {
	name := s
	if last {
		if n := nameAt(s); n > 0 {
			w.kind, w.long = surelyName, n > len("王伟")
			return
		}
		name = strings.TrimSuffix(s, "等")
	}
	switch {
	case strings.Contains(name, "·"):
		if isDottedName(name) {
			w.kind, w.long = surelyName, true
			return
		}
	case shapedAsName(name):
		w.kind = perhapsName
		return
	}
	if !first {
		return
	}
	for at := range s {
		name := s[at:]
		switch {
		case at == 0 || shorterThan(name, 2) || !beginsNames(s[:at], name) || beginsAsWord(name):
		case isPersonName(name):
			w.kind, w.long = surelyName, len(name) > len("王伟")
			return
		case shapedAsName(name):
			w.kind = perhapsName
			w.start = w.end - runeCount(name)
			return
		}
	}
}

// markNames writes the marks between the words of a list, which are names or may be; it reports false where too few of them are.
func markNames(in []glyph, words []gapWord) bool {
	sure, long := 0, false
	for _, w := range words {
		if w.kind == surelyName {
			sure++
			long = long || w.long
		}
	}
	if sure < 2 || sure == 2 && !long || len(words)-sure > max(1, sure/2) {
		return false
	}
	for i, w := range words[:len(words)-1] {
		mark := '、'
		if i == 0 && w.stray(in) || i+2 == len(words) && words[i+1].stray(in) {
			mark = ','
		}
		in[w.end].r = mark
	}
	return true
}

// stray reports whether a word at the edge of a list may be something else than one of its names.
func (w gapWord) stray(in []glyph) bool {
	return w.kind == perhapsName && !looksLikeName(strings.TrimSuffix(spelt(in[w.start:w.end]), "等"))
}

// looksLikeName reports whether a word looks like a name where only one side of it is among names: it has a surname, three characters, or those
// with which names of other peoples are written.
func looksLikeName(word string) bool {
	if !shapedAsName(word) || hasAny(word, "证", "书", "期", "效", "均", "齐", "已", "共", "合格") {
		return false
	}
	switch runeCount(word) {
	case 2:
		return beginsAsName(word)
	case 3:
		return strangeName(word) > 0
	}
	return strings.Trim(word, foreignNameRunes) == ""
}

// foreignNameRunes are the characters with which Tibetan, Mongolian, Uygur and Kazakh names are written.
const foreignNameRunes = "才旦卓玛扎西次仁达瓦多吉央金拉姆顿珠平措洛桑丹增格德尼巴旺堆边索朗白青强曲卡永登加贡布罗松嘎太华毛吾南杰尕让热群培益阿卜不杜都艾力买提古丽吐尔逊孜帕木江汗努克依特其那图雅乌云苏道娜日娃米麦合斯曼玉素甫亚库迪里夏叶伊赛山塔什别哈萨琴高敖朝鲁胡和呼伦牧查干额勒毕宝音包乐"
