package numfmt

import (
	"math"
	"strings"
)

// numerals are the digits of [DBNum1] (〇一二), [DBNum2] (零壹贰) and [DBNum3] (full-width).
var numerals = [...][]rune{1: []rune("〇一二三四五六七八九"), 2: []rune("零壹贰叁肆伍陆柒捌玖"), 3: []rune("０１２３４５６７８９")}

var units = [...][]string{1: {"", "十", "百", "千"}, 2: {"", "拾", "佰", "仟"}}

// digitsOf writes each digit of a text in Chinese.
func digitsOf(text string, form int) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return numerals[form][r-'0']
		}
		return r
	}, text)
}

// word writes a whole number as it is said: 四万五千六百〇一; ten as 十, not 一十, in form 1.
func word(n int64, form int) string {
	if n == 0 {
		return string(numerals[form][0])
	}
	groups := []string{"", "万", "亿", "万亿"}
	out, zero := "", false
	for g := len(groups) - 1; g >= 0; g-- {
		size := int64(math.Pow(10000, float64(g)))
		part := n / size % 10000
		if part == 0 {
			zero = out != ""
			continue
		}
		for place, unit := 3, int64(1000); place >= 0; place, unit = place-1, unit/10 {
			d := part / unit % 10
			if d == 0 {
				zero = zero || out != ""
				continue
			}
			if zero {
				out += string(numerals[form][0])
				zero = false
			}
			if d != 1 || place != 1 || out != "" || form != 1 {
				out += string(numerals[form][d])
			}
			out += units[form][place]
		}
		out += groups[g]
		zero = false
	}
	return out
}

// withDigits turns a shown number into the section's digits: General as a word, filled places digit by digit.
func (s *section) withDigits(text string, v float64) string {
	switch {
	case s.digits == 0 || s.digits > 3:
		return text
	case s.digits < 3 && s.has(general) && v == math.Trunc(v) && math.Abs(v) < 1e15:
		shown := General(v)
		return strings.Replace(text, shown, strings.Repeat("-", btoi(v < 0))+word(int64(math.Abs(v)), s.digits), 1)
	}
	return digitsOf(text, s.digits)
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}
