package extract

import "unicode/utf8"

// runeSet is a set of characters kept by their last twelve bits: it may say yes where no is right, never the other way. They are
// the last two bytes of a Chinese character in UTF-8, six bits of each, so that a text is searched without decoding it.
type runeSet [64]uint64

func setOf(chars string) runeSet {
	var s runeSet
	for _, r := range chars {
		s.add(r)
	}
	return s
}

func (s *runeSet) add(r rune) { s[r>>6&63] |= 1 << (r & 63) }

// addRange adds the characters from one to another.
func (s *runeSet) addRange(from, to rune) {
	for to = min(to, from+64*64-1); from <= to; { // so many are all
		upTo := min(to, from|63)
		s[from>>6&63] |= 1<<(upTo&63+1) - 1<<(from&63)
		from = upTo + 1
	}
}

func (s *runeSet) addAll() { s.addRange(0, 64*64-1) }

func (s *runeSet) has(r rune) bool { return s[r>>6&63]>>(r&63)&1 != 0 }

// at reports whether a character of the set may stand at a place of a text.
func (s *runeSet) at(text string, i int) bool {
	if i+2 < len(text) && text[i]>>4 == 0xe { // three bytes
		return s[text[i+1]&63]>>(text[i+2]&63)&1 != 0
	}
	r, _ := utf8.DecodeRuneInString(text[i:])
	return s.has(r)
}

// with is the union of two sets.
func (s runeSet) with(other *runeSet) runeSet {
	for i := range s {
		s[i] |= other[i]
	}
	return s
}

// next is the first place from i on where a character of the set may stand, the end of the text where there is none.
func (s *runeSet) next(text string, i int) int {
	for ; i < len(text); i++ {
		switch c := text[i]; {
		case c>>4 == 0xe && i+2 < len(text): // three bytes
			if s[text[i+1]&63]>>(text[i+2]&63)&1 != 0 {
				return i
			}
			i += 2
		case c < utf8.RuneSelf:
			if s.has(rune(c)) {
				return i
			}
		case utf8.RuneStart(c):
			r, n := utf8.DecodeRuneInString(text[i:])
			if s.has(r) {
				return i
			}
			i += n - 1
		}
	}
	return len(text)
}
