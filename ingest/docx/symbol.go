package docx

import "strconv"

// sign is the character of a w:sym, given its font and its code in hexadecimal.
func sign(font, code string) string {
	n, err := strconv.ParseUint(code, 16, 32)
	if err != nil {
		return ""
	}
	return glyph(font, rune(n))
}

// glyph maps a character of a symbol font to the Unicode character that looks like it. Codes of the private use area
// are the font's own, 0xF000 above its 8-bit code.
func glyph(font string, r rune) string {
	own := r
	if r >= 0xF000 && r <= 0xF0FF {
		own = r - 0xF000
	}
	if table := symbolFonts[font]; table != nil && own < 0x100 {
		if u := table[own]; u != 0 {
			return string(u)
		}
	}
	if r >= 0xE000 && r <= 0xF8FF {
		if u := symbolFonts["Wingdings"][own]; u != 0 {
			return string(u)
		}
		return "•"
	}
	return string(r)
}

// symbolFonts holds the signs that reports use: boxes, ticks, crosses, circled digits, stars, arrows, bullets.
var symbolFonts = map[string]map[rune]rune{
	"Wingdings": {
		0x6C: '●', 0x6D: '○', 0x6E: '■', 0x6F: '□', 0x70: '□', 0x71: '□', 0x72: '□', 0x75: '◆', 0x76: '❖', 0x77: '◆',
		0x80: '⓪', 0x81: '①', 0x82: '②', 0x83: '③', 0x84: '④', 0x85: '⑤', 0x86: '⑥', 0x87: '⑦', 0x88: '⑧', 0x89: '⑨', 0x8A: '⑩',
		0x8C: '❶', 0x8D: '❷', 0x8E: '❸', 0x8F: '❹', 0x90: '❺', 0x91: '❻', 0x92: '❼', 0x93: '❽', 0x94: '❾', 0x95: '❿',
		0x9E: '·', 0x9F: '•', 0xA1: '○', 0xA7: '▪', 0xA8: '□', 0xAB: '★', 0xB6: '☆',
		0xD8: '➢', 0xDF: '←', 0xE0: '→', 0xE1: '↑', 0xE2: '↓', 0xE8: '➔', 0xF0: '⇨',
		0xFB: '✗', 0xFC: '✓', 0xFD: '☒', 0xFE: '☑',
	},
	"Wingdings 2": {
		0x4F: '✗', 0x50: '✓', 0x51: '☒', 0x52: '☑', 0x53: '☒', 0x54: '☒', 0x97: '●', 0x98: '•', 0xA2: '■', 0xA3: '□', 0xAB: '★',
		0x6A: '①', 0x6B: '②', 0x6C: '③', 0x6D: '④', 0x6E: '⑤', 0x6F: '⑥', 0x70: '⑦', 0x71: '⑧', 0x72: '⑨', 0x73: '⑩',
	},
	"Symbol": {
		0xB7: '•', 0xA8: '♦', 0xB1: '±', 0xB3: '≥', 0xA3: '≤', 0xB4: '×', 0xB8: '÷', 0xB9: '≠', 0xBB: '≈', 0xAE: '→', 0x2D: '−',
		0x25: '%', 0xB0: '°', 0xD6: '√', 0xE5: '∑', 0x2B: '+', 0x3D: '=', 0x28: '(', 0x29: ')',
	},
}
