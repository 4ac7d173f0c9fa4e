// Package symbol turns characters of symbol fonts (Wingdings, Symbol …) into the Unicode characters that people see.
package symbol

import "strings"

// wingdings are the signs of the font Wingdings that reports use: boxes, ticks, bullets, circled numbers.
var wingdings = map[byte]rune{
	0x46: '☞', 0x52: '☑', 0x53: '☒', 0x54: '☒', 0x6C: '●', 0x6D: '○', 0x6E: '■', 0x6F: '□', 0x70: '□', 0x71: '❑', 0x72: '❒', 0x73: '◆',
	0x74: '◆', 0x75: '◆', 0x76: '❖', 0x77: '◆', 0x78: '☒', 0x80: '⓪', 0x8B: '⓿', 0x9E: '·', 0x9F: '•', 0xA0: '▪', 0xA1: '○', 0xA2: '○',
	0xA4: '◉', 0xA6: '○', 0xA7: '▪', 0xA8: '□', 0xAA: '✦', 0xAB: '★', 0xB2: '☆', 0xB5: '✪', 0xD8: '➢', 0xDF: '←', 0xE0: '→', 0xE1: '↑', 0xE2: '↓',
	0xE8: '➔', 0xEF: '⇦', 0xF0: '⇨', 0xFB: '✗', 0xFC: '✓', 0xFD: '☒', 0xFE: '☑',
}

// wingdings2 are the signs of the font Wingdings 2.
var wingdings2 = map[byte]rune{
	0x4F: '✗', 0x50: '✓', 0x51: '☒', 0x52: '☑', 0x53: '☒', 0x54: '☒', 0x69: '⓪', 0x75: '⓿', 0x95: '•', 0x96: '●', 0x97: '●', 0x98: '●', 0x99: '○',
	0xA2: '■', 0xA3: '□',
}

// greek is the upper part of the font Symbol; its lower part is asciiGreek.
var greek = map[byte]rune{
	0xA2: '′', 0xA3: '≤', 0xA4: '⁄', 0xA5: '∞', 0xAA: '♠', 0xAB: '↔', 0xAC: '←', 0xAD: '↑', 0xAE: '→', 0xAF: '↓', 0xB0: '°', 0xB1: '±', 0xB2: '″',
	0xB3: '≥', 0xB4: '×', 0xB5: '∝', 0xB7: '•', 0xB8: '÷', 0xB9: '≠', 0xBA: '≡', 0xBB: '≈', 0xBC: '…', 0xD6: '√', 0xD7: '·', 0xDE: '⇒', 0xE5: '∑',
	0x2D: '−', 0x5E: '⊥', 0x60: '‾', 0x40: '≅',
}

const asciiGreek = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ"

// Rune gives what a symbol font shows for a character, which may stand in the private area U+F000–F0FF. It is c itself
// for a font that is not known as a symbol font, and '•' for a private character that no list holds, for such a sign is
// nearly always a bullet.
func Rune(font string, c rune) rune {
	private := c >= 0xF000 && c <= 0xF0FF
	if !private && c > 0xFF {
		return c
	}
	b := byte(c)
	switch f := strings.ToLower(strings.TrimSpace(font)); {
	case strings.HasPrefix(f, "wingdings 2"):
		switch {
		case b >= 0x6A && b <= 0x73:
			return '①' + rune(b-0x6A)
		case b >= 0x76 && b <= 0x7F:
			return '❶' + rune(b-0x76)
		}
		return found(wingdings2, b, private, c)
	case strings.HasPrefix(f, "wingdings") && !strings.HasPrefix(f, "wingdings 3"):
		switch {
		case b >= 0x81 && b <= 0x8A:
			return '①' + rune(b-0x81)
		case b >= 0x8C && b <= 0x95:
			return '❶' + rune(b-0x8C)
		}
		return found(wingdings, b, private, c)
	case f == "symbol":
		if r, ok := greek[b]; ok {
			return r
		}
		if r := []rune(asciiGreek); b >= 'A' && int(b-'A') < len(r) {
			return r[b-'A']
		}
		if b >= 0x20 && b < 0x7F {
			return rune(b)
		}
		return found(nil, b, private, c)
	}
	if private {
		if r, ok := wingdings[b]; ok {
			return r
		}
		return '•'
	}
	return c
}

func found(signs map[byte]rune, b byte, private bool, c rune) rune {
	if r, ok := signs[b]; ok {
		return r
	}
	if b == 0x20 {
		return ' '
	}
	if private || b >= 0x80 || signs != nil {
		return '•'
	}
	return c
}
