package extract

import (
	"strings"
	"unicode/utf8"
)

// nameLists finds runs of names joined by 、.
func nameLists(t string, start, end int) []Span {
	var out []Span
	dotted := strings.Contains(t[start:end], "·")
	for i := start; i < end; {
		if !dotted {
			i = nameHeads().next(t[:end], i)
		}
		if i < end && beginsNames(t[start:i], t[i:end]) {
			if stop, count := nameList(t[:end], i); count >= 2 {
				out = append(out, withFirst(t, start, Span{i, stop}))
				i = stop
				continue
			}
		}
		_, w := utf8.DecodeRuneInString(t[i:])
		i += w
	}
	return out
}

// nameList is where the names end that stand behind one another from a place on, and how many they are.
func nameList(t string, from int) (stop, count int) {
	stop = from
	for k := from; k < len(t); {
		w := nameBehind(t[:k], t[k:], count)
		if w == 0 {
			break
		}
		count++
		stop = k + w
		stop += titleAt(t[stop:])
		stop += bracketAfter(t[stop:])
		rest := t[stop:]
		switch {
		case strings.HasPrefix(rest, "、"):
			k = stop + len("、")
		case strings.HasPrefix(rest, ",") && joinedByComma(t[:stop+1], rest[1:], from, count):
			k = stop + 1
		case hasAnyPrefix(rest, "和", "及") && nameBehind(t[:stop+len("和")], rest[len("和"):], count) > 0:
			k = stop + len("和")
		case count > 1 && oneMoreBehind(rest) > 0:
			k = stop + oneMoreBehind(rest)
		default:
			return stop, count
		}
	}
	return stop, count
}

// joinedByComma reports whether a text behind a comma begins with another name of the list from a place on.
func joinedByComma(before, s string, from, others int) bool {
	w := nameAt(s)
	if w == 0 {
		return nameBehind(before, s, others) > 0
	}
	return !strings.Contains(before[from:], s[:w]) && (others >= 2 || nameAt(s[w:]) == 0)
}

// beginsNames reports whether a list of names may begin after a text: after punctuation, after 有, 为, 考评员, 聘请.
func beginsNames(before, rest string) bool {
	if before == "" {
		return true
	}
	if !isHan(lastRune(before)) {
		return true
	}
	if strings.HasPrefix(rest, "任") && hasAnySuffix(before, "聘", "担", "兼", "委", "选") {
		return false
	}
	return opensNames.End(before) || hasAnySuffix(before, "员", "教师", "人", "老师", "和", "及", "中的", "上述", "新增", "加上")
}

// pastName is what stands behind a name of some bytes that begins a text, and behind its bracket.
func pastName(s string, name int) string { return s[name+bracketAfter(s[name:]):] }

// bracketAfter is the length of the bracket with which a text begins, where it may stand behind a name; 0 for none.
func bracketAfter(s string) int {
	if !strings.HasPrefix(s, "(") {
		return 0
	}
	i := strings.IndexByte(s, ')')
	if i > 0 && (shorterThan(s[:i], 17) || shorterThan(s[:i], 61) && describes(s[1:i])) {
		return i + 1
	}
	return 0
}

// insideBracket is what the bracket behind a name says of him, empty where there is none.
func insideBracket(t string, at int) Span {
	if w := bracketAfter(t[at:]); w > 0 && !gradesOthers(t[at+len("("):at+w-len(")")]) {
		return Span{at + len("("), at + w - len(")")}
	}
	return Span{at, at}
}

// nameAt is the length of the name that starts a text and ends where names end: at 、 和 等 , 。 ( or a count.
func nameAt(s string) int {
	most := 4 // characters of a name
	if strings.Contains(s[:min(len(s), longestName)], "·") {
		most = 20
	} else if !beginsAsName(s) {
		return 0
	}
	best := 0
	n := 0
	for i := range s {
		if n > most {
			break
		}
		if n >= 2 && endsNameList(s[i:]) && isPersonName(s[:i]) {
			best = i
			break
		}
		n++
	}
	if best == 0 && isPersonName(s) {
		best = len(s)
	}
	return best
}

// nameBehind is the length of the name that starts a text behind some others. Behind two of them, or between two, it may be a rare
// one; between commas, where all up to the end of the sentence are names.
func nameBehind(before, s string, others int) int {
	if w := max(nameAt(s), nameInAnd(before, s)); w > 0 || others == 0 {
		return w
	}
	w := strangeName(s)
	if w == 0 {
		w = wordInList(before, s, others)
	}
	rest := s[w:]
	switch {
	case w == 0:
	case strings.HasSuffix(before, ","):
		if rest = pastName(s, w); !namesToTheEnd(rest) || others < 2 && !strings.HasPrefix(rest, ",") {
			return 0
		}
	case !hasAnySuffix(before, "、", "和", "及") || others == 1 && !(hasAnyPrefix(rest, "、", "和", "及") && nameAt(rest[len("、"):]) > 0):
		return 0
	}
	return w
}

// wordInList is the length of a name that is another word too, or one of another people, where 、 or a comma parts it from the names beside it: from
// the next name, or behind two of them from the end of the list, where it looks like one if a comma parts it; 0 for none.
func wordInList(before, s string, others int) int {
	w := hanAt(s)
	if !hasAnySuffix(before, "、", ",") || !mayBeName(s[:w]) {
		return 0
	}
	mark := before[len(strings.TrimRight(before, "、,")):]
	rest := pastName(s, w)
	if next, ok := strings.CutPrefix(rest, mark); ok && nameAt(next) > 0 {
		return w
	}
	if mark == "," && (hasAnyPrefix(rest, "等", ",") || !behindCommas(before) || !looksLikeName(s[:w])) {
		return 0
	}
	if others >= 2 && (rest == "" || hasAnyPrefix(rest, "。", ";", ",", "等")) {
		return w
	}
	return 0
}

// behindCommas reports whether the last word of a text stands between two commas.
func behindCommas(before string) bool {
	before = strings.TrimSuffix(before, ",")
	at := strings.LastIndexAny(before, "、,。;:")
	return at >= 0 && before[at] == ','
}

// firstOfNames is the length of such a name that begins a list: two names at least follow.
func firstOfNames(s string) int {
	w := hanAt(s)
	if !mayBeName(s[:w]) {
		return 0
	}
	rest := pastName(s, w)
	mark := "、"
	if strings.HasPrefix(rest, ",") && looksLikeName(s[:w]) {
		mark = ","
	}
	for range 2 {
		next, ok := strings.CutPrefix(rest, mark)
		if !ok || nameAt(next) == 0 {
			return 0
		}
		rest = pastName(next, nameAt(next))
	}
	return w
}

// hanAt is the length of the Chinese characters up to 等 with which a text begins, 0 where they are more than a name has.
func hanAt(s string) int {
	n := 0
	for i, c := range s {
		if c < 0x3400 || c > 0x9fff && c < 0x20000 || c == '等' {
			return i
		}
		if n++; n > 4 {
			return 0
		}
	}
	return len(s)
}

// withFirst is a list of names with the one before it that is another word too: 考评员高峰、王志远、李小梅. Between commas nothing but names may
// follow it.
func withFirst(t string, start int, list Span) Span {
	before := t[start:list.Start]
	if !hasAnySuffix(before, "、", ",") || strings.HasSuffix(before, ",") && !namesToTheEnd(t[list.Start-1:]) {
		return list
	}
	from := len(strings.TrimRight(before, "、,"))
	for n := 1; n <= 4 && from > 0; n++ {
		_, w := utf8.DecodeLastRuneInString(before[:from])
		from -= w
		if n > 1 && firstOfNames(t[start+from:list.End]) > 0 && beginsNames(before[:from], before[from:]) {
			return Span{start + from, list.End}
		}
	}
	return list
}

// namesToTheEnd reports whether a sentence goes on, behind a name, with no more than further names between commas, and words for the
// grade of those behind them: ,考评员为李小梅,钱大有.
func namesToTheEnd(rest string) bool {
	for strings.HasPrefix(rest, ",") {
		rest = rest[1:]
		w := max(nameAt(rest), strangeName(rest))
		if w == 0 {
			if lead := gradeLead.FindString(rest); hasAny(lead, "高级", "普通", "一般", "考评") {
				rest = rest[len(lead):]
				w = max(nameAt(rest), strangeName(rest))
			}
		}
		if w == 0 {
			return false
		}
		rest = pastName(rest, w)
	}
	return rest == "" || hasAnyPrefix(rest, ";", "。")
}

// peopleCounted begins with a count of people in words: 五位, 十二人.
var peopleCounted = patternOf(`^[一二两三四五六七八九十]{1,3}[人名位]`)

// behindNames are what may stand right behind a name in a list.
var behindNames = listOf(append(strings.Split(seniorMarks, ""), "、", "和", "及", "以及", "等", "共", ",", "。", ";", "(", ")", "为", "是", "均", "全是", "全部", "全为", "的证", "的考评", "可考", "既可", "都是", "都为", "都在", "同志", "老师", "兼任", "兼职", "担任", "具有", "具备",
	"持有", "取得", "组成", "负责", "承担", "考评", "\n", " ", "/")...)

func endsNameList(rest string) bool {
	return rest == "" || isDigitByte(rest[0]) || asciiLetter(rest[0]) || behindNames.Begin(rest) || startsWithNumeral(rest) && peopleCounted.MatchString(rest)
}

// namesOf splits a run into its names.
func namesOf(t string, list Span) []Span {
	var out []Span
	for i := list.Start; i < list.End; {
		w := nameBehind(t[:i], t[i:list.End], len(out))
		if w == 0 && i == list.Start {
			w = firstOfNames(t[i:list.End])
		}
		if w == 0 {
			_, n := utf8.DecodeRuneInString(t[i:])
			i += max(n, oneMore(t[i:list.End]))
			continue
		}
		out = append(out, Span{i, i + w})
		i += w
		i += bracketAfter(t[i:list.End])
	}
	return out
}
