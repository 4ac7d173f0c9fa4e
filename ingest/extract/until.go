package extract

import (
	"fmt"
	"regexp"
	"strings"
)

// untilForm finds a day, a month or a year: 2025-06-30, 2025/3/1, 2025.06, 2026年9月, 二〇二五年六月, 20251231, 2026年, 2025年底.
var untilForm = regexp.MustCompile(`(20\d\d|19\d\d|二[〇零][〇零一二三四五六七八九]{2})(?:年|[-./])?(?:(1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])(?:月份|月|[-./])?(?:(3[01]|[12]\d|0?[1-9]|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])(?:日|号)?)?)?(年底|底|末)?`)

var (
	yearStart = regexp.MustCompile(`20\d\d|二[〇零][〇零一二三四五六七八九]{2}`)
	compact8  = regexp.MustCompile(`^(20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$`)
)

// parseUntil reads the end of a validity: of a range its second end. The result is YYYY-MM-DD, YYYY-MM or YYYY.
func parseUntil(s string) (string, bool) {
	s = strings.ReplaceAll(s, " ", "")
	if s == "长期" || strings.Contains(s, "长期有效") {
		return "", false
	}
	if m := compact8.FindStringSubmatch(s); m != nil {
		return m[1] + "-" + m[2] + "-" + m[3], true
	}
	if last := yearStart.FindAllStringIndex(s, -1); len(last) > 1 { // of a range the second end
		s = s[last[len(last)-1][0]:]
	}
	m := untilForm.FindStringSubmatch(s)
	if m == nil {
		return "", false
	}
	y, mo, d := yearValue(m[1]), smallNumber(m[2]), smallNumber(m[3])
	switch {
	case y < 1990 || y > 2099:
		return "", false
	case mo == 0 && m[4] != "":
		return fmt.Sprintf("%04d-12", y), true
	case mo == 0:
		return fmt.Sprintf("%04d", y), true
	case d == 0:
		return fmt.Sprintf("%04d-%02d", y, mo), true
	}
	return fmt.Sprintf("%04d-%02d-%02d", y, mo, d), true
}

// smallNumber reads 1–31 in digits or Chinese numerals, 0 for nothing.
func smallNumber(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			n = n*10 + int(r-'0')
		case r == '十':
			n = max(n, 1) * 10
		default:
			n += strings.IndexRune("零一二三四五六七八九", r) / 3
		}
	}
	return n
}
