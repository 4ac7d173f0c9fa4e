package typeset

import (
	"strings"
	"unicode"
)

// class is what a character does at the ends of lines and beside its neighbours.
type class uint8

const (
	ideograph class = iota // Chinese characters and whatever may stand anywhere
	word                   // Latin letters, digits and the ASCII marks inside words
	opening                // never ends a line
	closing                // never starts a line
	dash                   // — and …: never start a line, never parted from each other
	space                  // hangs at the end of a line
	ignorable              // drawn by nobody: controls, joiners, variation selectors
)

const (
	openings = "（《〈「『【〔〖｛［“‘([{"
	closings = "，。、；：？！）》〉」』】〕〗｝］”’·％‰℃°々〻ー〃′″)]},.;:?!%㎡²³"
	// units are glued to the number before them: 30 人, 60 平方米.
	units = "人名次个项年月日天元期班场位米平㎡岁时分秒万亿千百批家份条张页周台套间层号级类种工职款门所县区市件字点倍成起轮处"
	// prefixes are glued to the number behind them: 第 3 条, 约 60 人.
	prefixes = "第约附表图摘近超达共每满不＋－±≥≤＞＜≈￥¥$№～"
)

// classes holds the class of every character below U+10000 that is no ideograph.
var classes = func() *[0x10000]class {
	var t [0x10000]class
	for r := rune(0x21); r < 0x7F; r++ {
		t[r] = word
	}
	for r := rune(0xA1); r < 0x530; r++ {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			t[r] = word
		}
		if unicode.Is(unicode.Mn, r) {
			t[r] = ignorable
		}
	}
	set := func(marks string, c class) {
		for _, r := range marks {
			t[r] = c
		}
	}
	set(openings, opening)
	set(closings, closing)
	set("—…―⸺", dash)
	set(" \t\u3000\u2002\u2003\u2009", space)
	t[0xA0] = word // a space that holds its neighbours together
	for r := rune(0); r < 0x20; r++ {
		if r != '\t' && r != '\n' {
			t[r] = ignorable
		}
	}
	for _, span := range [][2]rune{{0x7F, 0x9F}, {0xAD, 0xAD}, {0x200B, 0x200F}, {0x2028, 0x202E}, {0x2060, 0x206F}, {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFB}} {
		for r := span[0]; r <= span[1]; r++ {
			t[r] = ignorable
		}
	}
	return &t
}()

func classOf(r rune) class {
	if r < 0x10000 {
		return classes[r]
	}
	if r >= 0xE0000 && r < 0xE0200 { // tags and variation selectors
		return ignorable
	}
	return ideograph
}

// glued reports whether no line may break between a and the b that follows it. Spaces have been passed over already.
func glued(a, b *atom) bool {
	switch {
	case b.class == closing || b.class == space || b.class == ignorable:
		return true
	case a.class == opening:
		return true
	case b.class == dash:
		return a.class != space
	case isASCII(a.r) && isASCII(b.r):
		return a.class != space
	case a.class == word && b.class == word:
		return true
	case isDigit(a.r) && strings.ContainsRune(units, b.r), (a.r == '%' || a.r == '％') && b.r == '以':
		return true
	case isDigit(b.r) && strings.ContainsRune(prefixes, a.r):
		return true
	}
	return false
}

func isASCII(r rune) bool { return r > 0x20 && r < 0x7F }
func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// isHan reports whether a quarter of an em belongs between r and a Latin letter or digit.
func isHan(r rune) bool {
	return r >= 0x3400 && r < 0xA000 || r >= 0x20000 || r >= 0xF900 && r < 0xFB00 || r == '〇'
}

func isLatin(r rune) bool {
	return isDigit(r) || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '%' || r >= 0xC0 && r < 0x250 && r != '×' && r != '÷'
}
