package charset

import (
	"sync"
	"unicode"
	"unicode/utf8"

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

// han weighs a Chinese character by its place in GB/T 2312: level one, level two, none.
func han(r rune) float64 {
	if r < 0x4E00 || r > 0x9FFF {
		return 0
	}
	switch levels()[r-0x4E00] {
	case 1:
		return 1
	case 2:
		return 0.3
	}
	return 0
}

// levels gives the level of each character of GB/T 2312 from U+4E00 on.
var levels = sync.OnceValue(func() *[0x5200]uint8 {
	table := new([0x5200]uint8)
	decoder := simplifiedchinese.GBK.NewDecoder()
	for lead := 0xB0; lead <= 0xF7; lead++ {
		for trail := 0xA1; trail <= 0xFE; trail++ {
			text, err := decoder.Bytes([]byte{byte(lead), byte(trail)})
			if r, _ := utf8.DecodeRune(text); err == nil && r >= 0x4E00 && r <= 0x9FFF {
				table[r-0x4E00] = 1
				if lead > 0xD7 {
					table[r-0x4E00] = 2
				}
			}
		}
	}
	return table
})
