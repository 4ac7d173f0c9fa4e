package charset

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// Repair undoes a wrong reading of a file name or a subject: UTF-8 that was read as GB18030 (涓枃 for 中文), and
// UTF-8 or GB18030 that was read as Windows-1252 or Latin-1 (ÖÐÎÄ). A name that cannot be repaired, or needs no repair, is returned
// as it is.
func Repair(name string) string {
	if ascii(name) {
		return name
	}
	before := Plausible(name)
	best, score := name, before
	try := func(s string) {
		if p := Plausible(s); p > score+0.25 && !strings.ContainsRune(s, utf8.RuneError) {
			best, score = s, p
		}
	}
	if b := bytesOf(name); utf8.Valid(b) {
		try(string(b))
	}
	for _, e := range []*charmap.Charmap{charmap.ISO8859_1, charmap.Windows1252} {
		b, err := e.NewEncoder().String(name)
		if err != nil {
			continue
		}
		if utf8.ValidString(b) {
			try(b)
		}
		if g, err := simplifiedchinese.GB18030.NewDecoder().String(b); err == nil {
			try(g)
		}
	}
	return best
}

// bytesOf gives the bytes that code page 936 read as this text, user-defined characters included (rows AA–AF, F8–FE
// and A1–A7, which Windows shows as U+E000–U+E765); nil where some character is not of that page.
func bytesOf(text string) []byte {
	out := make([]byte, 0, len(text))
	var buf [4]byte
	encoder := simplifiedchinese.GB18030.NewEncoder()
	for _, r := range text {
		switch {
		case r >= 0xE000 && r <= 0xE233:
			out = append(out, byte(0xAA+(r-0xE000)/94), byte(0xA1+(r-0xE000)%94))
		case r >= 0xE234 && r <= 0xE4C5:
			out = append(out, byte(0xF8+(r-0xE234)/94), byte(0xA1+(r-0xE234)%94))
		case r >= 0xE4C6 && r <= 0xE765:
			trail := 0x40 + (r-0xE4C6)%96
			if trail >= 0x7F {
				trail++
			}
			out = append(out, byte(0xA1+(r-0xE4C6)/96), byte(trail))
		default:
			n, _, err := encoder.Transform(buf[:], []byte(string(r)), true)
			if err != nil {
				return nil
			}
			out = append(out, buf[:n]...)
		}
	}
	return out
}

// Name decodes a file name given as raw bytes, and repairs it. Path separators are left alone.
func Name(raw []byte) string {
	if ascii(string(raw)) {
		return string(raw)
	}
	if utf8.Valid(raw) {
		s := string(raw)
		if g, err := simplifiedchinese.GB18030.NewDecoder().Bytes(raw); err == nil && !threeBytes(raw) &&
			Plausible(string(g)) > Plausible(s)+0.25 {
			return string(g)
		}
		return Repair(s)
	}
	text, _ := Decode(raw, "gb18030")
	return text
}

// threeBytes reports whether UTF-8 text has a character of three bytes or more; two-byte ones alone may be GBK in disguise.
func threeBytes(b []byte) bool {
	for _, c := range b {
		if c >= 0xE0 {
			return true
		}
	}
	return false
}

func ascii(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r > unicode.MaxASCII }) < 0
}
