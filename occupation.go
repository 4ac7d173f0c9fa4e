package nianping

import "strings"

// SameOccupation reports whether two names mean one filed occupation: spaces, width, brackets, occupation codes and words
// such as 专项职业能力考核 aside, equal, or one the bracketed 工种 of the other (车工（数控车工）), or alike but for the last
// character 员/师/工 (育婴员, 育婴师).
func SameOccupation(a, b string) bool {
	if a == b {
		return true
	}
	var first, second [4]string // there are seldom more
	x, y := occupationNames(first[:0], a), occupationNames(second[:0], b)
	for _, p := range x {
		for _, q := range y {
			if p == q || len(p) == len(q) && stem(p) != "" && stem(p) == stem(q) {
				return true
			}
		}
	}
	return false
}

// matchOccupation gives the indices of the names that an occupation, or a list of occupations (电工、焊工), stands for:
// those it equals; else, for trades, those of which it is a 工种 or the reverse (数控车工, 车工).
func matchOccupation(occupation string, names []string) []int {
	if whole := matchOne(occupation, names, SameOccupation); len(whole) > 0 { // 挖掘铲运和桩工机械司机 is one
		return whole
	}
	var matched []int
	for _, part := range splitOccupations(occupation) {
		matched = append(matched, matchOne(part, names, SameOccupation, sameTrade)...)
	}
	return matched
}

// matchLoosely is matchOccupation for lists of persons, where clerks abbreviate: it also accepts 汽修 for 汽车维修工 where
// only one name fits.
func matchLoosely(occupation string, names []string) []int {
	if whole := matchOne(occupation, names, SameOccupation); len(whole) > 0 {
		return whole
	}
	var matched []int
	for _, part := range splitOccupations(occupation) {
		found := matchOne(part, names, SameOccupation, sameTrade)
		if len(found) == 0 {
			if found = matchOne(part, names, abbreviates); len(found) > 1 {
				found = nil
			}
		}
		matched = append(matched, found...)
	}
	return matched
}

func matchOne(name string, names []string, rules ...func(a, b string) bool) []int {
	for _, same := range rules {
		var matched []int
		for i, n := range names {
			if same(name, n) {
				matched = append(matched, i)
			}
		}
		if len(matched) > 0 {
			return matched
		}
	}
	return nil
}

// sameTrade: one name is the other with a word before it, and both are trades (数控车工, 车工); or with what a conjunction
// joins to it, where a name was broken at the conjunction (公路收费及监控员, 监控员).
func sameTrade(a, b string) bool {
	x, y := []rune(occupationNames(nil, a)[0]), []rune(occupationNames(nil, b)[0])
	if len(x) < len(y) {
		x, y = y, x
	}
	extra := len(x) - len(y)
	if len(y) < 2 || extra <= 0 || !strings.HasSuffix(string(x), string(y)) {
		return false
	}
	return y[len(y)-1] == '工' && extra <= 4 || strings.ContainsRune("及与和", x[extra-1])
}

// abbreviates: the shorter name's characters stand in the longer one in their order, beginning with the same one.
func abbreviates(a, b string) bool {
	x, y := []rune(occupationNames(nil, a)[0]), []rune(occupationNames(nil, b)[0])
	if len(x) < len(y) {
		x, y = y, x
	}
	if len(y) < 2 || x[0] != y[0] {
		return false
	}
	i := 0
	for _, r := range x {
		if i < len(y) && y[i] == r {
			i++
		}
	}
	return i == len(y)
}

// stem is a name without its last 员, 师 or 工; "" where that leaves less than two characters or there is no such end.
func stem(name string) string {
	for _, end := range []string{"员", "师", "工"} {
		if s, ok := strings.CutSuffix(name, end); ok && len([]rune(s)) >= 2 {
			return s
		}
	}
	return ""
}

// occupationNames appends to names, which is empty, the forms of a name to compare: the name before its brackets, then each
// name in them. There is always a first one.
func occupationNames(names []string, s string) []string {
	s = tidyOccupation(s)
	open := strings.IndexByte(s, '(')
	if open < 0 {
		return append(names, s)
	}
	names = append(names, s[:open])
	inner := strings.Trim(s[open:], "()")
	for _, part := range strings.FieldsFunc(inner, isListMark) {
		part = strings.Trim(part, "()")
		if levelWord[part] || len([]rune(part)) < 2 {
			continue
		}
		names = append(names, part)
	}
	if names[0] == "" {
		names = append(names[1:], s)
	}
	return names
}

var levelWord = map[string]bool{"初级": true, "中级": true, "高级": true, "初级工": true, "中级工": true, "高级工": true, "技师": true,
	"高级技师": true, "五级": true, "四级": true, "三级": true, "二级": true, "一级": true, "专项": true, "工种": true, "职业": true}

// splitOccupations splits a list of occupations outside brackets.
func splitOccupations(s string) []string {
	s = tidyOccupation(s)
	var parts []string
	depth, start := 0, 0
	for i, r := range s {
		switch {
		case r == '(':
			depth++
		case r == ')':
			depth--
		case depth <= 0 && isListMark(r):
			parts = append(parts, s[start:i])
			start = i + len(string(r))
		}
	}
	parts = append(parts, s[start:])
	kept := parts[:0]
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return kept
}

func isListMark(r rune) bool { return strings.ContainsRune("、,;/|+&和", r) }

// tidyOccupation unifies width and brackets and drops spaces, occupation codes and words that name no occupation.
func tidyOccupation(s string) string {
	if !untidy(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		if r >= '！' && r <= '～' {
			r -= '！' - '!'
		}
		switch r {
		case '　', ' ', '\t', '\n', '\u00a0', '-', '—', '–', '*', '★', '☆', '.', '“', '”', '"', '《', '》', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
			continue
		case '[', '【', '〔', '﹝', '〖':
			r = '('
		case ']', '】', '〕', '﹞', '〗':
			r = ')'
		}
		b.WriteRune(r)
	}
	s = strings.ReplaceAll(b.String(), "()", "")
	for _, word := range []string{"专项职业能力考核", "专项职业能力", "专项能力", "职业技能等级认定", "考核项目"} {
		if t := strings.ReplaceAll(s, word, ""); t != "" && t != "()" {
			s = t
		}
	}
	return s
}

// untidy: the name has something that tidyOccupation may change; most names are Chinese characters alone.
func untidy(s string) bool {
	for _, r := range s {
		if !chinese(r) || r == '专' || r == '职' || r == '考' {
			return true
		}
	}
	return false
}

func chinese(r rune) bool { return r >= 0x4E00 && r <= 0x9FFF }
