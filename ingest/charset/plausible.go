package charset

import (
	"unicode"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// Plausible says how much a text looks like Chinese or plain ASCII, from −1 to 1. Common characters (level one of
// GB/T 2312, its punctuation, full-width forms) speak for a reading; private-use and replacement characters, rare
// characters and foreign letters against it. ASCII has no weight beside other characters: every reading shares it.
func Plausible(text string) float64 {
	good, bad, all := 0.0, 0.0, 0.0
	ascii := 0
	for _, r := range text {
		switch w := weigh(r); {
		case r < 0x80 && w >= 0:
			ascii++
		case w >= 0:
			good += w
			all++
		default:
			bad -= w
			all++
		}
	}
	if all == 0 {
		if ascii > 0 {
			return 1
		}
		return 0
	}
	return max((good-bad)/all, -1)
}

func weigh(r rune) float64 {
	switch {
	case r == '\uFFFD':
		return -3
	case r < 0x20 && r != '\n' && r != '\r' && r != '\t' && r != '\f' || r >= 0x7F && r < 0xA0:
		return -3
	case r < 0x80:
		return 1
	case unicode.Is(unicode.Co, r):
		return -3
	case r >= 0x3000 && r <= 0x303F, r >= 0xFF01 && r <= 0xFF5E, r >= 0x2010 && r <= 0x2027, r >= 0x2160 && r <= 0x216B,
		r >= 0x2460 && r <= 0x249B, r >= 0x3220 && r <= 0x3229, r == 0xFEFF, r == '\u00A0', r == '·', r == '×', r == '±', r == '°',
		r == '℃', r == '√', r == '㎡', r == '‰', r == '★', r == '☆', r == '●', r == '■', r == '□', r == '☑', r == '→', r == '≥', r == '≤':
		return 1
	case unicode.Is(unicode.Han, r):
		return han(r)
	case unicode.IsLetter(r):
		return -0.2
	}
	return 0
}

// han weighs a Chinese character by its place in GB18030: level one, level two, the rest.
func han(r rune) float64 {
	var buf [4]byte
	n, _, err := simplifiedchinese.GBK.NewEncoder().Transform(buf[:], []byte(string(r)), true)
	switch {
	case err != nil || n != 2:
		return 0
	case buf[0] >= 0xB0 && buf[0] <= 0xD7 && buf[1] >= 0xA1:
		return 1
	case buf[0] >= 0xD8 && buf[0] <= 0xF7 && buf[1] >= 0xA1:
		return 0.3
	}
	return 0
}
