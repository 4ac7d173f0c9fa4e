// Package ordinal writes automatic numbers as Word shows them: 一、 （二） ③ 甲 IV. The formats are those of
// [MS-OSHARED] 2.2.1.3 (MSONFC, in .doc and RTF) and of ECMA-376 Part 1, 17.18.59 (ST_NumberFormat, in .docx), one list.
package ordinal

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Formats by their number in MSONFC.
const (
	Decimal = 0
	Bullet  = 23
	None    = 255
)

// names are the ST_NumberFormat names of the formats, at their MSONFC number.
var names = [...]string{
	"decimal", "upperRoman", "lowerRoman", "upperLetter", "lowerLetter", "ordinal", "cardinalText", "ordinalText",
	"hex", "chicago", "ideographDigital", "japaneseCounting", "aiueo", "iroha", "decimalFullWidth", "decimalHalfWidth",
	"japaneseLegal", "japaneseDigitalTenThousand", "decimalEnclosedCircle", "decimalFullWidth2", "aiueoFullWidth",
	"irohaFullWidth", "decimalZero", "bullet", "ganada", "chosung", "decimalEnclosedFullstop", "decimalEnclosedParen",
	"decimalEnclosedCircleChinese", "ideographEnclosedCircle", "ideographTraditional", "ideographZodiac",
	"ideographZodiacTraditional", "taiwaneseCounting", "ideographLegalTraditional", "taiwaneseCountingThousand",
	"taiwaneseDigital", "chineseCounting", "chineseLegalSimplified", "chineseCountingThousand", "japaneseDigital",
	"koreanDigital", "koreanCounting", "koreanLegal", "koreanDigital2", "vietnameseCounting", "russianLower",
	"russianUpper",
}

// Code gives the MSONFC number of an ST_NumberFormat name; false for a name that is not in the list.
func Code(name string) (nfc int, ok bool) {
	if name == "none" {
		return None, true
	}
	for i, s := range names {
		if s == name {
			return i, true
		}
	}
	return Decimal, false
}

// Text writes n in a format. A format of another script than Chinese, Latin or Roman is written in decimal digits, as is
// a number that the format has no sign for. Bullet and None give "".
func Text(nfc, n int) string {
	switch nfc {
	case Bullet, None:
		return ""
	case 1:
		return roman(n)
	case 2:
		return strings.ToLower(roman(n))
	case 3:
		return letters(n, 'A')
	case 4:
		return letters(n, 'a')
	case 5:
		return english(n)
	case 8:
		return strings.ToUpper(strconv.FormatInt(int64(n), 16))
	case 10, 17, 36, 40, 41, 44:
		return digits(n, "〇一二三四五六七八九")
	case 11, 33, 37, 42:
		if n >= 100 {
			return digits(n, "〇一二三四五六七八九")
		}
		return chinese(n, "零一二三四五六七八九", "十百千万")
	case 35, 39:
		return chinese(n, "零一二三四五六七八九", "十百千万")
	case 38:
		return legal(n, "零壹贰叁肆伍陆柒捌玖", "拾佰仟万")
	case 16, 34, 43:
		return legal(n, "零壹貳參肆伍陸柒捌玖", "拾佰仟萬")
	case 14, 19:
		return digits(n, "０１２３４５６７８９")
	case 18, 28:
		return circled(n)
	case 22:
		if 0 <= n && n < 10 {
			return "0" + strconv.Itoa(n)
		}
	case 26:
		return within(n, '⒈', 20)
	case 27:
		return within(n, '⑴', 20)
	case 29:
		return within(n, '㊀', 10)
	case 30:
		return pick(n, "甲乙丙丁戊己庚辛壬癸")
	case 31:
		return pick(n, "子丑寅卯辰巳午未申酉戌亥")
	case 32:
		if n >= 1 {
			return pick((n-1)%10+1, "甲乙丙丁戊己庚辛壬癸") + pick((n-1)%12+1, "子丑寅卯辰巳午未申酉戌亥")
		}
	}
	return strconv.Itoa(n)
}

func within(n int, first rune, count int) string {
	if n < 1 || n > count {
		return strconv.Itoa(n)
	}
	return string(first + rune(n-1))
}

func pick(n int, signs string) string {
	if r := []rune(signs); n >= 1 && n <= len(r) {
		return string(r[n-1])
	}
	return strconv.Itoa(n)
}

func circled(n int) string {
	switch {
	case n == 0:
		return "⓪"
	case n > 20 && n <= 35:
		return string(rune(0x3251 + n - 21))
	case n > 35 && n <= 50:
		return string(rune(0x32B1 + n - 36))
	}
	return within(n, '①', 20)
}

func digits(n int, signs string) string {
	r, out := []rune(signs), []rune(strconv.Itoa(n))
	for i, c := range out {
		if c >= '0' && c <= '9' {
			out[i] = r[c-'0']
		}
	}
	return string(out)
}

// chinese counts as people write: 十, 十一, 二十, 一百零五; units are ten, hundred, thousand and ten thousand.
func chinese(n int, signs, units string) string {
	s := legal(n, signs, units)
	if n >= 10 && n < 20 {
		_, first := utf8.DecodeRuneInString(s)
		return s[first:]
	}
	return s
}

// legal counts with every unit written: 壹拾, 壹佰零伍.
func legal(n int, signs, units string) string {
	if n < 0 || n >= 100_000_000 {
		return strconv.Itoa(n)
	}
	d, u := []rune(signs), []rune(units)
	if n == 0 {
		return string(d[0])
	}
	if n >= 10_000 {
		s := legal(n/10_000, signs, units) + string(u[3])
		switch rest := n % 10_000; {
		case rest == 0:
			return s
		case rest < 1000:
			return s + string(d[0]) + legal(rest, signs, units)
		default:
			return s + legal(rest, signs, units)
		}
	}
	var b strings.Builder
	gap := false
	for p, unit := 1000, 2; p > 0; p, unit = p/10, unit-1 {
		k := n / p % 10
		if k == 0 {
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteRune(d[0])
			gap = false
		}
		b.WriteRune(d[k])
		if unit >= 0 {
			b.WriteRune(u[unit])
		}
	}
	return b.String()
}

func roman(n int) string {
	if n < 1 || n > 32767 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, s := range []struct {
		n int
		s string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= s.n; n -= s.n {
			b.WriteString(s.s)
		}
	}
	return b.String()
}

// letters counts A … Z, AA, BB, … as Word does.
func letters(n int, first rune) string {
	if n < 1 || n > 26*30 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(first+rune((n-1)%26)), (n-1)/26+1)
}

func english(n int) string {
	suffix := "th"
	if n%100 < 11 || n%100 > 13 {
		switch n % 10 {
		case 1:
			suffix = "st"
		case 2:
			suffix = "nd"
		case 3:
			suffix = "rd"
		}
	}
	return strconv.Itoa(n) + suffix
}
