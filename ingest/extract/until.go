package extract

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// parseUntil reads the end of a validity: of a range its second end. The result is YYYY-MM-DD, YYYY-MM or YYYY.
func parseUntil(s string) (string, bool) {
	s = strings.ReplaceAll(s, " ", "")
	if s == "长期" || strings.Contains(s, "长期有效") {
		return "", false
	}
	if len(s) == 8 && strings.HasPrefix(s, "20") && compactForm(s, digits(s, 0)) == 8 {
		return s[:4] + "-" + s[4:6] + "-" + s[6:], true
	}
	m, ok := findUntil(s)
	if ok && m.begins {
		return "", false
	}
	if !ok {
		m, ok = shortYear(s)
	}
	y, mo, d := yearValue(m.year), smallNumber(m.month), smallNumber(m.day)
	switch {
	case !ok || y < 1990 || y > 2099:
		return "", false
	case mo == 0 && m.yearEnd:
		return strconv.Itoa(y) + "-12", true
	case mo == 0:
		return strconv.Itoa(y), true
	case d == 0:
		return strconv.Itoa(y) + "-" + twoDigits(mo), true
	}
	return strconv.Itoa(y) + "-" + twoDigits(mo) + "-" + twoDigits(d), true
}

// twoDigits writes a month or a day.
func twoDigits(n int) string { return string([]byte{'0' + byte(n/10), '0' + byte(n%10)}) }

// begunThen follows the day on which a validity begins: 起三年, 发证, (三年).
var begunThen = patternOf(`^(?:至今|(?:以来)?起(?:$|[,;()计聘任一二两三四五六1-6]|有效|生效|执行)|开始|发证|取证|取得|颁发|核发|签发|聘任?$|[,(;]?(?:有效期|聘期)?(?:为|共)?[一二两三四五六1-6]年(?:有效|期)?\)?$)`)

// until is a day, a month or a year as written; "" for what is not said.
type until struct {
	year, month, day string
	yearEnd          bool // 2025年底
	begins           bool // it is when the validity begins: 2023年9月起三年, 2023年9月发证
}

// findUntil finds the end of a validity: 2025-06-30, 2025/3/1, 2025.06, 2026年9月, 二〇二五年六月, 20251231, 2026年, 2025年底. Of
// several years from 2000 on it is that of the last, else of the first.
func findUntil(s string) (m until, ok bool) {
	start, first, last, recent := -1, -1, -1, 0
	for i := 0; i < len(s); i++ {
		n := untilYear(s[i:])
		if n == 0 {
			continue
		}
		if first < 0 {
			first = i
		}
		if s[i] != '1' {
			last = i
			recent++
			i += n - 1
		}
	}
	if start = first; recent > 1 {
		start = last
	}
	if start < 0 {
		return m, false
	}
	take := func(n int) (taken string) {
		taken, s = s[:n], s[n:]
		return taken
	}
	before := s[:start]
	s = s[start:]
	m.year = take(untilYear(s))
	take(max(lenOf(s, "年"), lenOfMark(s)))
	if m.month = take(monthIn(s)); m.month != "" {
		take(max(lenOf(s, "月份"), lenOf(s, "月"), lenOfMark(s)))
		m.day = take(dayIn(s))
		if m.day != "" {
			take(max(lenOf(s, "日"), lenOf(s, "号")))
		}
	}
	m.yearEnd = hasAnyPrefix(s, "年底", "底", "末")
	m.begins = recent < 2 && !containsAny(before, "至到止") && (s != "" && begunThen.MatchString(s) || hasAnySuffix(before, "自", "从"))
	return m, true
}

// shortDate is a month of a year of two digits: 26年8月, of a range the last.
var shortDate = patternOf(`(?:^|\D)([1-4]\d)年(\d{1,2})月(?:(\d{1,2})[日号])?(?:止|底|末|到期|前|有效|失效|期满|为止|以前|$|[,;。)])`)

// shortYear finds the end of a validity whose year has two digits: 26年8月. What follows tells it from a span of time, 12年8个月.
func shortYear(s string) (m until, ok bool) {
	for {
		at := shortDate.FindStringSubmatchIndex(s)
		if at == nil {
			return m, ok
		}
		m, ok = until{year: "20" + s[at[2]:at[3]], month: s[at[4]:at[5]]}, true
		if at[6] >= 0 {
			m.day = s[at[6]:at[7]]
		}
		s = s[at[5]:]
	}
}

var (
	// bareShort is such a date that fills a cell, alone or at the end of a range: 26.8, 23.9-26.8.
	bareShort = patternOf(`^(?:\d\d[./]\d{1,2}[-~至到]+)?(?:至|到)?([1-4]\d)[./](0?[1-9]|1[0-2])(?:止|底|末)?$`)
	// englishMonth is how a spreadsheet shows a month: Aug-26.
	englishMonth = patternOf(`^(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*[- /]?(?:20)?([1-4]\d)$`)
)

// cellUntil reads the end of a validity that is all of a cell, whose year may have two digits there. What a spreadsheet shows in
// English is doubted: Aug-26 may be the 26th of some August.
func cellUntil(s string) (until, doubt string) {
	if until, ok := parseUntil(s); ok {
		return until, ""
	}
	s = strings.ReplaceAll(s, " ", "")
	if m := bareShort.FindStringSubmatch(s); m != nil {
		return "20" + m[1] + "-" + twoDigits(smallNumber(m[2])), ""
	}
	if m := englishMonth.FindStringSubmatch(s); m != nil {
		month := strings.Index("JanFebMarAprMayJunJulAugSepOctNovDec", m[1])/3 + 1
		return "20" + m[2] + "-" + twoDigits(month), "原文是英文日期“" + s + "”，可能是年月，也可能是月日，请核对"
	}
	return "", ""
}

// untilYear is the length of the year with which a text begins, 0 where it begins with none: 2025, 1999, 二〇二五.
func untilYear(s string) int {
	if century(s) && digits(s, 0) >= 4 {
		return 4
	}
	if !strings.HasPrefix(s, "二〇") && !strings.HasPrefix(s, "二零") {
		return 0
	}
	n := len("二〇")
	for range 2 {
		r, w := utf8.DecodeRuneInString(s[n:])
		if !strings.ContainsRune("〇零一二三四五六七八九", r) {
			return 0
		}
		n += w
	}
	return n
}

// monthIn is the length of the month with which a text begins, 0 where it begins with none.
func monthIn(s string) int {
	if n, ok := inDigits(s, isMonth); ok {
		return n
	}
	if ten := lenOf(s, "十"); ten > 0 {
		return ten + lenOfOne(s[ten:], "一二")
	}
	return lenOfOne(s, "一二三四五六七八九")
}

// dayIn is the length of the day with which a text begins, 0 where it begins with none.
func dayIn(s string) int {
	if n, ok := inDigits(s, isDay); ok {
		return n
	}
	tens := lenOfOne(s, "一二三")
	if strings.HasPrefix(s[tens:], "十") {
		tens += len("十")
		return tens + lenOfOne(s[tens:], "一二三四五六七八九")
	}
	return lenOfOne(s, "一二三四五六七八九")
}

// inDigits is the length of the month or day in digits with which a text begins, 0 for a digit that is neither. ok is false
// where no digit stands there.
func inDigits(s string, whole func(string) bool) (n int, ok bool) {
	n = min(digits(s, 0), 2)
	switch {
	case n == 0:
		return 0, false
	case n == 2 && whole(s[:2]):
		return 2, true
	case s[0] != '0':
		return 1, true
	}
	return 0, true
}

// lenOf is the length of a word where a text begins with it, else 0.
func lenOf(s, word string) int {
	if strings.HasPrefix(s, word) {
		return len(word)
	}
	return 0
}

// lenOfMark is 1 where a text begins with a mark between the parts of a date.
func lenOfMark(s string) int {
	if s != "" && dateMark(s[0]) {
		return 1
	}
	return 0
}

// lenOfOne is the length of a text's first character where it is one of a set, else 0.
func lenOfOne(s, set string) int {
	if r, n := utf8.DecodeRuneInString(s); n > 0 && strings.ContainsRune(set, r) {
		return n
	}
	return 0
}

// smallNumber reads 1–31 in digits or Chinese numerals, 0 for nothing.
func smallNumber(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case isDigit(r):
			n = n*10 + int(r-'0')
		case r == '十':
			n = max(n, 1) * 10
		case r == '两':
			n += 2
		default:
			n += strings.IndexRune("零一二三四五六七八九", r) / 3
		}
	}
	return n
}
