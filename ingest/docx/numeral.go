package docx

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// numeral writes a count in one of the number formats of ISO/IEC 29500-1, 17.18.59 (ST_NumberFormat). Formats that
// Chinese documents do not use come out as digits, which is what Word does with one it does not know.
func numeral(n int, format, custom string) string {
	if n < 0 {
		return strconv.Itoa(n)
	}
	switch format {
	case "none":
		return ""
	case "decimalZero":
		if n < 10 {
			return "0" + strconv.Itoa(n)
		}
	case "custom":
		if width := len(strings.TrimSpace(firstOf(custom))); width > 0 {
			s := strconv.Itoa(n)
			return strings.Repeat("0", max(width-len(s), 0)) + s
		}
	case "upperRoman":
		return roman(n)
	case "lowerRoman":
		return strings.ToLower(roman(n))
	case "upperLetter":
		return letters(n, 'A')
	case "lowerLetter":
		return letters(n, 'a')
	case "decimalFullWidth", "decimalFullWidth2":
		return digitwise(n, "０１２３４５６７８９")
	case "ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital", "koreanDigital2":
		return digitwise(n, "〇一二三四五六七八九")
	case "chineseCounting", "taiwaneseCounting":
		return chineseCounting(n)
	case "chineseCountingThousand", "japaneseCounting", "taiwaneseCountingThousand":
		return chinese(n, "零一二三四五六七八九", "十百千", "万亿")
	case "chineseLegalSimplified":
		return legal(n, "零壹贰叁肆伍陆柒捌玖", "拾佰仟", "万亿")
	case "ideographLegalTraditional":
		return legal(n, "零壹貳參肆伍陸柒捌玖", "拾佰仟", "萬億")
	case "japaneseLegal":
		return legal(n, "零壱弐参四伍六七八九", "拾百阡", "萬億")
	case "ideographTraditional":
		return cyclic(n, "甲乙丙丁戊己庚辛壬癸")
	case "ideographZodiac":
		return cyclic(n, "子丑寅卯辰巳午未申酉戌亥")
	case "ideographZodiacTraditional":
		if n > 0 {
			return cyclic((n-1)%10+1, "甲乙丙丁戊己庚辛壬癸") + cyclic((n-1)%12+1, "子丑寅卯辰巳午未申酉戌亥")
		}
	case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
		return circled(n)
	case "decimalEnclosedParen":
		if n >= 1 && n <= 20 {
			return string('⑴' + rune(n-1))
		}
		return "(" + strconv.Itoa(n) + ")"
	case "decimalEnclosedFullstop":
		if n >= 1 && n <= 20 {
			return string('⒈' + rune(n-1))
		}
		return strconv.Itoa(n) + "."
	case "ideographEnclosedCircle":
		if n >= 1 && n <= 10 {
			return string('㊀' + rune(n-1))
		}
	case "numberInDash":
		return "- " + strconv.Itoa(n) + " -"
	case "ordinal":
		return strconv.Itoa(n) + ordinalSuffix(n)
	}
	return strconv.Itoa(n)
}

func firstOf(list string) string {
	s, _, _ := strings.Cut(list, ",")
	return s
}

func ordinalSuffix(n int) string {
	if n%100 >= 11 && n%100 <= 13 {
		return "th"
	}
	switch n % 10 {
	case 1:
		return "st"
	case 2:
		return "nd"
	case 3:
		return "rd"
	}
	return "th"
}

func roman(n int) string {
	if n < 1 || n > 32767 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, d := range [...]struct {
		value int
		text  string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= d.value; n -= d.value {
			b.WriteString(d.text)
		}
	}
	return b.String()
}

// letters counts a … z, aa, bb … zz, aaa …
func letters(n int, a rune) string {
	if n < 1 || n > 780 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(a+rune((n-1)%26)), (n-1)/26+1)
}

func digitwise(n int, digits string) string {
	d := []rune(digits)
	var b strings.Builder
	for _, c := range strconv.Itoa(n) {
		b.WriteRune(d[c-'0'])
	}
	return b.String()
}

// cyclic counts through a row of signs; past its end Word goes on with digits.
func cyclic(n int, signs string) string {
	if n < 1 || n > utf8.RuneCountInString(signs) {
		return strconv.Itoa(n)
	}
	return string([]rune(signs)[n-1])
}

// circled gives ① … ㊿, and the digits themselves beyond.
func circled(n int) string {
	switch {
	case n == 0:
		return "⓪"
	case n <= 20:
		return string('①' + rune(n-1))
	case n <= 35:
		return string('㉑' + rune(n-21))
	case n <= 50:
		return string('㊱' + rune(n-36))
	}
	return strconv.Itoa(n)
}

// chineseCounting is 一 … 九十九, and from a hundred on digit by digit (一〇〇), as Word does.
func chineseCounting(n int) string {
	if n < 100 {
		return chinese(n, "○一二三四五六七八九", "十百千", "万亿")
	}
	return digitwise(n, "○一二三四五六七八九")
}

// chinese writes 一千零二十三; ten to nineteen without the leading 一.
func chinese(n int, digits, units, groups string) string {
	s := legal(n, digits, units, groups)
	d, u := []rune(digits), []rune(units)
	if rest, ok := strings.CutPrefix(s, string(d[1])+string(u[0])); ok {
		return string(u[0]) + rest
	}
	return s
}

// legal writes a number with every unit spelled out: 壹拾, 壹佰零伍.
func legal(n int, digits, units, groups string) string {
	d, g := []rune(digits), []rune(groups)
	if n == 0 {
		return string(d[0])
	}
	high, low := n/10000, n%10000
	if high == 0 {
		return thousands(low, d, []rune(units), false)
	}
	out := legal(high, digits, units, string(g[1:])+"京") + string(g[0])
	if low > 0 {
		out += thousands(low, d, []rune(units), low < 1000)
	}
	return out
}

// thousands writes 1 to 9999; zero says that an empty place comes before.
func thousands(n int, d, u []rune, zero bool) string {
	var b strings.Builder
	if zero {
		b.WriteRune(d[0])
	}
	pending := false
	for i, p := range [...]int{1000, 100, 10, 1} {
		digit := n / p % 10
		if digit == 0 {
			pending = b.Len() > 0 && !(zero && b.Len() == len(string(d[0])))
			continue
		}
		if pending {
			b.WriteRune(d[0])
			pending = false
		}
		b.WriteRune(d[digit])
		if i < 3 {
			b.WriteRune(u[2-i])
		}
	}
	return b.String()
}
