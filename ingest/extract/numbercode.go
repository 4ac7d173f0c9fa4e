package extract

import (
	"strings"
)

// What looks like a number and is a date, a code, a phone or an identity number. Each form is tried at a digit; the
// result of each is the length of what it finds, 0 where it finds nothing.

// dateOrCode reads a date or a code at i; the second result is 0 where neither stands there.
func dateOrCode(text string, i int) (Number, int) {
	s := text[i:]
	if len(s) > 64 {
		s = s[:64]
	}
	at := func(kind Kind, n int) (Number, int) {
		return Number{Start: i, End: i + n, UnitEnd: i + n, Kind: kind, Value: -1}, i + n
	}
	d := digits(s, 0)
	if n := codeForm(s, d); n > 0 && !strings.HasPrefix(s[n:], ".") && !strings.HasPrefix(s[n:], "人") {
		return at(Code, n)
	}
	for _, form := range [...]func(string, int) int{dateForm, compactForm, dayForm, clockForm} {
		if n := form(s, d); n > 0 {
			return at(Day, n)
		}
	}
	return Number{}, 0
}

// digits is the length of the run of digits at a place.
func digits(s string, at int) int {
	k := at
	for k < len(s) && isDigitByte(s[k]) {
		k++
	}
	return k - at
}

// codeForm finds 6-18-01-01, 0559-2312345, 138-0559-1234, 3410***, 13905591234, 007, 2024-ZX12. d is the length of the
// run of digits that s begins with, here and below.
func codeForm(s string, d int) int {
	groups := [4]int{d} // the lengths of runs of digits between hyphens
	n, end := 1, d
	for ; n < len(groups) && end+1 < len(s) && s[end] == '-' && isDigitByte(s[end+1]); n++ {
		groups[n] = digits(s, end+1)
		end += 1 + groups[n]
	}
	switch {
	case n == 4 && d == 1 && groups[1] == 2 && groups[2] == 2 && groups[3] >= 2: // an occupation's code
		end = len("6-18-01-01")
		for end+2 < len(s) && s[end] == '-' && digits(s, end+1) >= 2 {
			end += 3
		}
		return end
	case n >= 2 && s[0] == '0' && (d == 3 || d == 4) && groups[1] >= 7:
		return d + 1 + min(groups[1], 8)
	case n >= 3 && (d == 3 || d == 4) && (groups[1] == 3 || groups[1] == 4) && groups[2] >= 4:
		return d + 1 + groups[1] + 1 + 4
	case d < len(s) && s[d] == '*': // masked
		k := d
		for k < len(s) && s[k] == '*' {
			k++
		}
		for k < len(s) && wordByte(s[k]) {
			k++
		}
		return k
	case d >= 9:
		if d < len(s) && (s[d] == 'X' || s[d] == 'x') {
			return d + 1
		}
		return d
	case d >= 3 && s[0] == '0':
		return d
	case d == 4 && century(s) && len(s) > 5 && s[4] == '-' && asciiLetter(s[5]):
		k := 6
		for k < len(s) && (wordByte(s[k]) || s[k] == '-') {
			k++
		}
		return k
	}
	return 0
}

func wordByte(c byte) bool { return isDigitByte(c) || asciiLetter(c) || c == '_' }

// century reports whether a text begins with 19 or 20.
func century(s string) bool { return strings.HasPrefix(s, "19") || strings.HasPrefix(s, "20") }

// dateForm finds 2024年3月12日, 2024年3月, 2024-03-12, 2024.3.12日, 2024.3.
func dateForm(s string, d int) int {
	if d != 4 || !century(s) || d == len(s) {
		return 0
	}
	if strings.HasPrefix(s[d:], "年") {
		month := d + len("年")
		m := digits(s, month)
		if m < 1 || m > 2 || !strings.HasPrefix(s[month+m:], "月") {
			return 0
		}
		day := month + m + len("月")
		if k := digits(s, day); (k == 1 || k == 2) && dayWord(s[day+k:]) {
			return day + k + len("日")
		}
		return day
	}
	if !dateMark(s[d]) {
		return 0
	}
	month := d + 1
	m := digits(s, month)
	end := month + m
	if m < 1 || m > 2 {
		return 0
	}
	if end < len(s) && dateMark(s[end]) {
		if k := min(digits(s, end+1), 2); k > 0 {
			end += 1 + k
			if strings.HasPrefix(s[end:], "日") {
				end += len("日")
			}
			return end
		}
	}
	rest := s[end:]
	switch {
	case !isMonth(s[month:end]) || hasAnyPrefix(rest, ".", "%", "人", "名", "个"):
		return 0
	case dayWord(rest) || strings.HasPrefix(rest, "月"):
		return end + len("月")
	}
	return end
}

func dateMark(c byte) bool { return c == '.' || c == '/' || c == '-' }

func dayWord(s string) bool { return strings.HasPrefix(s, "日") || strings.HasPrefix(s, "号") }

// isMonth reports whether digits are a month: 1 to 12, 01 to 09.
func isMonth(s string) bool {
	switch len(s) {
	case 1:
		return s[0] != '0'
	case 2:
		return s[0] == '0' && s[1] != '0' || s[0] == '1' && s[1] <= '2'
	}
	return false
}

// isDay reports whether digits are a day of a month: 1 to 31, 01 to 09.
func isDay(s string) bool {
	switch len(s) {
	case 1:
		return s[0] != '0'
	case 2:
		return s[0] == '0' && s[1] != '0' || s[0] == '1' || s[0] == '2' || s[0] == '3' && s[1] <= '1'
	}
	return false
}

// compactForm finds 20240312.
func compactForm(s string, d int) int {
	if d == 8 && century(s) && isMonth(s[4:6]) && isDay(s[6:8]) {
		return d
	}
	return 0
}

// dayForm finds 3月, 3月份, 3月12日, 12日至15日: of the last the first day only.
func dayForm(s string, d int) int {
	if d > 2 || !isMonth(s[:d]) {
		return 0
	}
	rest := s[d:]
	if strings.HasPrefix(rest, "月") {
		end := d + len("月")
		for _, w := range [...]string{"份", "中旬", "上旬", "下旬", "底", "初", "末"} {
			if strings.HasPrefix(s[end:], w) {
				end += len(w)
				break
			}
		}
		if k := digits(s, end); (k == 1 || k == 2) && isDay(s[end:end+k]) && dayWord(s[end+k:]) {
			end += k + len("日")
		}
		return end
	}
	if !dayWord(rest) {
		return 0
	}
	end := d + len("日")
	for _, w := range [...]string{"至", "-", "~"} {
		if strings.HasPrefix(s[end:], w) && digits(s, end+len(w)) > 0 {
			return end
		}
	}
	return 0
}

// clockForm finds 8:30 and 8:30:00.
func clockForm(s string, d int) int {
	if d > 2 || d == len(s) || s[d] != ':' || digits(s, d+1) < 2 {
		return 0
	}
	end := d + len(":00")
	if end < len(s) && s[end] == ':' && digits(s, end+1) >= 2 {
		end += len(":00")
	}
	return end
}

// adjacentCode returns the end of the code that a number without unit is part of: 320i, 3号楼 is none, A3 neither;
// 0 where no letter touches it.
func adjacentCode(text string, start, end int) int {
	if end >= len(text) || !asciiLetter(text[end]) {
		return 0
	}
	return skipWord(text, end)
}
