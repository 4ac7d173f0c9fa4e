package extract

import (
	"regexp"
	"strings"
)

// What looks like a number and is a date, a code, a phone or an identity number. Each pattern is tried at a digit that
// follows no other digit.
var (
	dateForm = regexp.MustCompile(`^(?:19|20)\d\d(?:年\d{1,2}月(?:\d{1,2}[日号])?|[./-]\d{1,2}[./-]\d{1,2}日?|[./-](?:0?[1-9]|1[0-2])(?:[^\d.%人名个]|$))`)
	dayForm  = regexp.MustCompile(`^(?:1[0-2]|0?[1-9])(?:月(?:份|中旬|上旬|下旬|底|初|末)?(?:(?:3[01]|[12]\d|0?[1-9])[日号])?|[日号](?:至|-|~)\d)`)
	codeForm = regexp.MustCompile(`^(?:\d-\d\d-\d\d-\d\d(?:-\d\d)*|0\d{2,3}-\d{7,8}|\d{3,4}-\d{3,4}-\d{4}|\d{6,}\*+\w*|\d+\*+\w*|\d{9,}[Xx]?|0\d{2,}|(?:19|20)\d\d-[A-Za-z][\w-]*)`)
	compact  = regexp.MustCompile(`^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:\D|$)`)
	clock    = regexp.MustCompile(`^\d{1,2}:\d\d(?::\d\d)?`)
)

// dateOrCode reads a date or a code at i; the second result is 0 where neither stands there.
func dateOrCode(text string, i int) (Number, int) {
	s := text[i:]
	if len(s) > 64 {
		s = s[:64]
	}
	at := func(kind Kind, n int) (Number, int) {
		return Number{Start: i, End: i + n, UnitEnd: i + n, Kind: kind, Value: -1}, i + n
	}
	if m := codeForm.FindString(s); m != "" {
		if after := s[len(m):]; !strings.HasPrefix(after, ".") && !strings.HasPrefix(after, "人") {
			return at(Code, len(m))
		}
	}
	if m := dateForm.FindString(s); m != "" {
		m = strings.TrimRightFunc(m, func(r rune) bool { return !(r >= '0' && r <= '9') && r != '日' && r != '号' && r != '月' })
		return at(Day, len(m))
	}
	if compact.MatchString(s) {
		return at(Day, 8)
	}
	if m := dayForm.FindString(s); m != "" {
		if strings.HasSuffix(m, "日") || strings.HasSuffix(m, "号") || strings.Contains(m, "月") {
			return at(Day, len(m))
		}
		return at(Day, len(strings.TrimRight(m, "至-~0123456789")))
	}
	if m := clock.FindString(s); m != "" {
		return at(Day, len(m))
	}
	return Number{}, 0
}

// adjacentCode returns the end of the code that a number without unit is part of: 320i, 3号楼 is none, A3 neither;
// 0 where no letter touches it.
func adjacentCode(text string, start, end int) int {
	if end >= len(text) || !asciiLetter(text[end]) {
		return 0
	}
	return skipWord(text, end)
}
