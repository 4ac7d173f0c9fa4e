package extract

import (
	"strings"
	"unicode/utf8"
)

// trimSpace is strings.TrimSpace, which is slow where a text begins or ends with Chinese; most has no space there.
func trimSpace(s string) string {
	n := len(s)
	if n < len("一") || !neverSpace(s[0]) {
		return strings.TrimSpace(s)
	}
	last := s[n-1]
	if last >= utf8.RuneSelf {
		if last = s[n-len("一")]; last < utf8.RuneSelf {
			return strings.TrimSpace(s)
		}
	}
	if !neverSpace(last) {
		return strings.TrimSpace(s)
	}
	return s
}

// neverSpace reports whether no space begins with a byte: visible ASCII, and what most of Chinese begins with.
func neverSpace(c byte) bool { return c > ' ' && c < 0x7f || c >= 0xe4 }

// trim is strings.Trim, which is slow where a character is Chinese.
func trim(s, cutset string) string { return trimRight(trimLeft(s, cutset), cutset) }

// trimLeft is strings.TrimLeft in the same way.
func trimLeft(s, cutset string) string {
	for n := headIn(s, cutset); n > 0; n = headIn(s, cutset) {
		s = s[n:]
	}
	return s
}

// trimRight is strings.TrimRight in the same way.
func trimRight(s, cutset string) string {
	for n := tailIn(s, cutset); n > 0; n = tailIn(s, cutset) {
		s = s[:len(s)-n]
	}
	return s
}

// headIn is the length of the first character of a valid text where it is of a set, 0 where not.
func headIn(s, set string) int {
	if s == "" {
		return 0
	}
	n := min(sizeBy(s[0]), len(s))
	if n == 1 && strings.IndexByte(set, s[0]) < 0 || n > 1 && !contains(set, s[:n]) {
		return 0
	}
	return n
}

// sizeBy is how many bytes a character of a valid text has that begins with one.
func sizeBy(head byte) int {
	switch {
	case head < utf8.RuneSelf:
		return 1
	case head>>4 == 0xe: // as most of Chinese
		return 3
	case head>>5 == 0x6:
		return 2
	}
	return 4
}

// tailIn is the same of the last character.
func tailIn(s, set string) int {
	return headIn(s[len(s)-lastSize(s):], set)
}

// lastSize is how many bytes the last character of a valid text has.
func lastSize(s string) int {
	n := min(1, len(s))
	for n < len(s) && !utf8.RuneStart(s[len(s)-n]) {
		n++
	}
	return n
}

// contains is strings.Contains, which is slow in Chinese, where most characters begin with the same few bytes: what tells them
// apart is their last byte.
func contains(s, word string) bool {
	const last = len("一") - 1
	if len(word) <= last || word[0]>>4 != 0xe {
		return strings.Contains(s, word)
	}
	for at := last; at-last+len(word) <= len(s); at++ {
		i := strings.IndexByte(s[at:len(s)-len(word)+last+1], word[last])
		if i < 0 {
			return false
		}
		if at += i; s[at-1] == word[last-1] && strings.HasPrefix(s[at-last:], word) {
			return true
		}
	}
	return false
}

// hasAny reports whether a text holds one of a few words; for more, and for those asked often, see Words.
func hasAny(s string, words ...string) bool {
	for _, w := range words {
		if contains(s, w) {
			return true
		}
	}
	return false
}

// indexAny is strings.IndexAny, which is slow where one of the characters is Chinese.
func indexAny(s, chars string) int {
	var ends [4]uint64 // the last byte of each character
	for i := range len(chars) {
		if i+1 == len(chars) || utf8.RuneStart(chars[i+1]) {
			ends[chars[i]>>6] |= 1 << (chars[i] & 63)
		}
	}
	for i, end := 0, 0; i < len(s); i = end {
		switch c := s[i]; {
		case c < utf8.RuneSelf:
			end = i + 1
		case c>>4 == 0xe && i+2 < len(s):
			end = i + 3
		default:
			_, n := utf8.DecodeRuneInString(s[i:])
			end = i + n
		}
		if last := s[end-1]; ends[last>>6]>>(last&63)&1 != 0 && strings.Contains(chars, s[i:end]) {
			return i
		}
	}
	return -1
}

// containsAny is strings.ContainsAny in the same way.
func containsAny(s, chars string) bool { return indexAny(s, chars) >= 0 }

// hasAnyPrefix reports whether a text begins with one of a few words.
func hasAnyPrefix(s string, words ...string) bool {
	for _, w := range words {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

// hasAnySuffix reports whether a text ends with one of a few words, which their last bytes mostly deny.
func hasAnySuffix(s string, words ...string) bool {
	for _, w := range words {
		if len(w) <= len(s) && s[len(s)-1] == w[len(w)-1] && strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}

// firstRune is the first character of a valid text, utf8.RuneError of an empty one.
func firstRune(s string) rune {
	if len(s) >= len("一") && s[0]>>4 == 0xe {
		return rune(s[0]&0xf)<<12 | rune(s[1]&0x3f)<<6 | rune(s[2]&0x3f)
	}
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// lastRune is the last one.
func lastRune(s string) rune {
	if i := len(s) - len("一"); i >= 0 && s[i]>>4 == 0xe {
		return firstRune(s[i:])
	}
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// runeCount is utf8.RuneCountInString of valid text, which it need not decode.
func runeCount(s string) int {
	n := 0
	for i := 0; i < len(s); n++ {
		i += sizeBy(s[i])
	}
	return n
}

// shorterThan reports whether a text has less than n characters; a long one is not counted.
func shorterThan(s string, n int) bool {
	return len(s) < n || len(s) < utf8.UTFMax*n && runeCount(s) < n
}

// firstRunes are the first n characters of a text, all of a shorter one.
func firstRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

// lastRunes are the last n characters of a text, all of a shorter one.
func lastRunes(s string, n int) string {
	for i := len(s); i > 0; {
		i -= lastSize(s[:i])
		if n--; n == 0 {
			return s[i:]
		}
	}
	return s
}

// lastPart is what stands behind the last of some marks, the whole text where it has none.
func lastPart(s, marks string) string {
	for i := len(s) - 1; i >= 0; i-- {
		if !utf8.RuneStart(s[i]) || strings.IndexByte(marks, s[i]) < 0 {
			continue
		}
		if n := headIn(s[i:], marks); n > 0 {
			return s[i+n:]
		}
	}
	return s
}

// validStart reports whether a text begins with a whole character.
func validStart(s string) bool { return s == "" || utf8.RuneStart(s[0]) }
