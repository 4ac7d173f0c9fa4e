package extract

import (
	"strings"
	"sync"
	"unicode/utf8"

	"nianping"
)

// LevelMention is one place where a text speaks of levels: 五级, 三级/高级工, 五级至三级, 初、中、高级工.
type LevelMention struct {
	Start, End int
	Levels     []nianping.Level // in the order written; of a range all of them
	Aggregate  bool             // 高级工及以上: a sum over levels, no level of its own
	List       bool             // several levels named together: 五级、四级, 五级至三级
}

// LevelsOf returns the levels that a whole short text (a cell, a bracket) names, nil where it says anything else too.
func LevelsOf(text string) []nianping.Level {
	if text == "" || !shorterThan(text, 41) {
		return nil
	}
	switch text { // alone in a cell
	case "V", "Ⅴ", "5":
		if text == "5" {
			return nil
		}
		return []nianping.Level{nianping.Level5}
	case "IV":
		return []nianping.Level{nianping.Level4}
	case "III":
		return []nianping.Level{nianping.Level3}
	case "II":
		return []nianping.Level{nianping.Level2}
	}
	if trim(text[:levelHeads().next(text, 0)], besideLevels) != "" {
		return nil
	}
	m := LevelsIn(text)
	if len(m) == 0 || m[0].Aggregate {
		return nil
	}
	var out []nianping.Level
	at := 0
	for _, k := range m {
		if k.Aggregate || trim(text[at:k.Start], besideLevels) != "" {
			return nil
		}
		out = append(out, k.Levels...)
		at = k.End
	}
	switch trim(text[at:], "()、 ") {
	case "", "证", "证书", "人数", "等级", "认定", "考评", "考评员", "及以下", "以下", "级", "(最高)", "考生", "人员":
		return out
	}
	return nil
}

// besideLevels are the marks that may stand before and between the levels of a short text.
const besideLevels = "、,/ ()和及与;~-"

// LevelsIn finds all mentions of levels in normalised text, the longest spelling at each place.
func LevelsIn(text string) []LevelMention {
	var out []LevelMention
	heads := levelHeads()
	for i := heads.next(text, 0); i < len(text); i = heads.next(text, i) {
		if levelDigits.has(firstRune(text[i:])) {
			if m, ok := shortList(text, i); ok {
				out = append(out, m)
				i = m.End
				continue
			}
		}
		row := levelWords.At(text, i)
		if row == nil {
			i++
			continue
		}
		end := i + len(row.Word)
		switch {
		case row.Means == "not", glued(text, i):
		case strings.HasPrefix(row.Means, "agg:"):
			out = append(out, LevelMention{Start: i, End: end, Levels: beyond(row.Means), Aggregate: true})
		default:
			m := LevelMention{Start: i, End: end, Levels: []nianping.Level{nianping.Level(row.Means)}}
			if w, sign := andBeyond(text[end:]); w > 0 {
				m.End, m.Aggregate = end+w, true
				m.Levels = beyond("agg:" + row.Means + sign)
				end = m.End
			}
			out = append(out, m)
		}
		i = end
	}
	return joinRanges(text, out)
}

// glued reports whether a level word is the tail of something else: 2023级, 第二级, 上级 is no level word anyway.
func glued(text string, i int) bool {
	if i == 0 {
		return false
	}
	if c := text[i-1]; isDigitByte(c) && text[i] < 0x80 || asciiLetter(c) && text[i] < 0x80 {
		return true
	}
	r, _ := utf8.DecodeLastRuneInString(text[:i])
	first, _ := utf8.DecodeRuneInString(text[i:])
	_, numeral := numeralDigit(first)
	_, before := numeralDigit(r)
	return numeral && (before || r == '第' || r == '十' || r == '百')
}

// andBeyond reads 及以上 and 以下 behind a level.
func andBeyond(s string) (int, string) {
	for _, w := range [...]string{"(含)及以上", "(含)以上", "及其以上", "及以上", "以上", "(含)及以下", "(含)以下", "及以下", "以下"} {
		if strings.HasPrefix(s, w) {
			if strings.HasSuffix(w, "上") {
				return len(w), "+"
			}
			return len(w), "-"
		}
	}
	return 0, ""
}

func beyond(means string) []nianping.Level {
	from := nianping.Level(means[len("agg:") : len(means)-1])
	var out []nianping.Level
	for _, l := range nianping.Levels {
		if up := means[len(means)-1] == '+'; up && l.Rank() >= from.Rank() || !up && l.Rank() <= from.Rank() && l != nianping.LevelApprentice {
			out = append(out, l)
		}
	}
	return out
}

// shortList reads lists and ranges that name 级 once: 五、四、三级; 5-2级; 五至三级; V-II级; 初、中、高级工; 初、中、高三个等级.
func shortList(text string, i int) (LevelMention, bool) {
	_, w, word := levelDigit(text[i:])
	if word {
		if m, ok := wordsTogether(text, i); ok {
			return m, true
		}
	}
	separator := listSeparator
	if i > 0 && text[i-1] == '(' {
		separator = commaToo // (五,四,三级)
	}
	if sep, _ := separator(text[i+w:]); w == 0 || sep == 0 || glued(text, i) {
		return LevelMention{}, false
	}
	var levels []nianping.Level
	k, isRange := i, false
	for {
		l, w, isWord := levelDigit(text[k:])
		if w == 0 {
			return LevelMention{}, false
		}
		levels = append(levels, l)
		word = isWord
		k += w
		sep, isTo := separator(text[k:])
		if sep == 0 {
			break
		}
		isRange = isRange || isTo
		k += sep
	}
	if len(levels) < 2 {
		return LevelMention{}, false
	}
	end := 0
	tails := []string{"级"}
	if word {
		tails = wordTails
	} else if strings.HasPrefix(text[k:], "级") {
		tails = []string{"级工", "级"}
	}
	for _, t := range tails {
		if strings.HasPrefix(text[k:], t) {
			end = k + len(t)
			break
		}
	}
	if end == 0 {
		return LevelMention{}, false
	}
	if isRange && len(levels) == 2 {
		levels = between(levels[0], levels[1])
	}
	return LevelMention{Start: i, End: end, Levels: levels, List: true}, true
}

// wordTails end a list of levels in words that names 级 once, or says how many they are.
var wordTails = []string{"级技能", "级工", "级", "三个等级", "三个级别", "三级", "三个技能等级", "两个等级", "两个级别"}

// wordsTogether reads levels in words with nothing between them: 初中高级, 初中级工, 中高级; those of ranks and titles are none.
func wordsTogether(text string, i int) (LevelMention, bool) {
	for _, words := range [...]string{"初中高", "初中", "中高"} {
		rest, ok := strings.CutPrefix(text[i:], words)
		if !ok {
			continue
		}
		for _, tail := range wordTails {
			after, ok := strings.CutPrefix(rest, tail)
			if !ok || hasAnyPrefix(after, "职称", "管理", "专业", "人才", "教师", "讲师", "工程师", "会计", "经济师", "中学", "学历") {
				continue
			}
			m := LevelMention{Start: i, End: len(text) - len(after), List: true}
			for at := 0; at < len(words); at += len("初") {
				l, _, _ := levelDigit(words[at:])
				m.Levels = append(m.Levels, l)
			}
			return m, true
		}
	}
	return LevelMention{}, false
}

// levelHeads are the characters with which a mention of levels begins.
var levelHeads = sync.OnceValue(func() *runeSet {
	levelWords.Rows()
	heads := levelWords.tree.heads.with(&levelDigits)
	return &heads
})

// levelDigits are the characters with which a level in a list begins.
var levelDigits = setOf("IV一二三四五12345初中高")

// levelDigit reads one level of a list that names 级 once: its length, 0 where none stands there, and whether it is a word.
func levelDigit(s string) (level nianping.Level, n int, word bool) {
	r := firstRune(s)
	w := utf8.RuneLen(r)
	switch r {
	case 'I':
		switch {
		case strings.HasPrefix(s, "III"):
			return nianping.Level3, len("III"), false
		case strings.HasPrefix(s, "II"):
			return nianping.Level2, len("II"), false
		case strings.HasPrefix(s, "IV"):
			return nianping.Level4, len("IV"), false
		}
		return nianping.Level1, w, false
	case '一', '1':
		return nianping.Level1, w, false
	case '二', '2':
		return nianping.Level2, w, false
	case '三', '3':
		return nianping.Level3, w, false
	case '四', '4':
		return nianping.Level4, w, false
	case 'V', '五', '5':
		return nianping.Level5, w, false
	case '初':
		return nianping.Level5, w, true
	case '中':
		return nianping.Level4, w, true
	case '高':
		return nianping.Level3, w, true
	}
	return "", 0, false
}

func listSeparator(s string) (n int, isRange bool) {
	if !separatorHeads.has(firstRune(s)) {
		return 0, false
	}
	for _, w := range [...]string{"--", "-", "~", "至", "到"} {
		if strings.HasPrefix(s, w) {
			return len(w), true
		}
	}
	for _, w := range [...]string{"、", "/", "和", "及"} {
		if strings.HasPrefix(s, w) {
			return len(w), false
		}
	}
	return 0, false
}

// separatorHeads are the characters with which a separator begins.
var separatorHeads = setOf("-~至到、/和及")

// commaToo is listSeparator for a bracket that holds nothing but the list.
func commaToo(s string) (n int, isRange bool) {
	if strings.HasPrefix(s, ",") {
		return len(","), false
	}
	return listSeparator(s)
}

// between are all levels from one to another, both included, in the order from a to b.
func between(a, b nianping.Level) []nianping.Level {
	var out []nianping.Level
	from, to := a.Rank(), b.Rank()
	step := 1
	if from > to {
		step = -1
	}
	for k := from; ; k += step {
		out = append(out, nianping.Levels[k])
		if k == to {
			return out
		}
	}
}

// joinRanges joins 五级至三级, 初级工到高级工 into one mention.
func joinRanges(text string, list []LevelMention) []LevelMention {
	out := list[:0]
	for _, m := range list {
		if n := len(out); n > 0 {
			last := &out[n-1]
			sep := text[last.End:m.Start]
			from := len(last.Levels) == 1 && !last.Aggregate || last.Aggregate && strings.HasSuffix(text[last.Start:last.End], "以上") // 五级及以上至三级
			if w, isRange := listSeparator(sep); isRange && w == len(sep) && from && len(m.Levels) == 1 && !m.Aggregate {
				*last = LevelMention{Start: last.Start, End: m.End, Levels: between(last.Levels[0], m.Levels[0]), List: true}
				continue
			}
		}
		out = append(out, m)
	}
	return out
}
