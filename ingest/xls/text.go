package xls

import (
	"bytes"
	"unicode/utf16"
	"unicode/utf8"

	"nianping/ingest/charset"
	"nianping/ingest/document"
)

// macPages are the numbers that BIFF5 has for code pages besides those of Windows ([MS-XLS] 2.4.52).
var macPages = map[int]int{32768: 10000, 32769: 1252}

// decode reads BIFF5 text. Without a code page, or where the bytes do not fit it, Chinese is tried first.
func (r *reader) decode(b []byte) string {
	ascii := true
	for _, c := range b {
		ascii = ascii && c < 0x80
	}
	if ascii {
		return string(b)
	}
	for _, page := range [...]int{r.page, 936, 1252} {
		e := charset.CodePage(page)
		if e == nil {
			continue
		}
		out, err := e.NewDecoder().Bytes(b)
		if err == nil && (page == 1252 || !bytes.ContainsRune(out, utf8.RuneError)) {
			return string(out)
		}
	}
	return string(b)
}

// unicode reads a BIFF8 string (XLUnicodeRichExtendedString, [MS-XLS] 2.5.293) of n characters, whose flags come first.
// Where a record ends within the characters, the next one begins with flags of its own.
func (r *reader) unicode(s *segments, n int) text {
	flags := s.byte()
	runs, extra := 0, 0
	if flags&0x08 != 0 {
		runs = s.u16()
	}
	if flags&0x04 != 0 {
		extra = s.u32()
	}
	units := make([]uint16, 0, min(n, 1<<15))
	for n > 0 {
		if len(s.parts) > 0 && s.at >= len(s.parts[0]) {
			flags = flags&^1 | s.byte()&1
		}
		b := s.rest()
		if s.short || len(b) == 0 {
			s.short = true
			break
		}
		width := 1 + flags&1
		k := min(n, len(b)/width)
		if k == 0 { // half a character
			s.short = true
			break
		}
		for i := range k {
			if width == 2 {
				units = append(units, uint16(b[2*i])|uint16(b[2*i+1])<<8)
			} else {
				units = append(units, uint16(b[i]))
			}
		}
		s.at += k * width
		n -= k
	}
	out := text{value: string(utf16.Decode(units))}
	if runs > 0 {
		out.spans = r.struckRuns(s, runs, units, false)
	}
	s.skip(extra)
	return out
}

// struckRuns reads the formatting runs of a string and keeps those that are struck out. A run says where it begins and
// which font it has; narrow runs, of BIFF5, take one byte each.
func (r *reader) struckRuns(s *segments, n int, units []uint16, narrow bool) []document.Span {
	var out []document.Span
	open, from := false, 0
	for range n {
		if s.short {
			return out
		}
		var at, font int
		if narrow {
			at, font = s.byte(), s.byte()
		} else {
			at, font = s.u16(), s.u16()
		}
		struck := r.font(font).struck
		if struck == open {
			continue
		}
		if open {
			out = append(out, byteSpan(units, from, at))
		}
		open, from = struck, at
	}
	if open {
		out = append(out, byteSpan(units, from, len(units)))
	}
	return out
}

// byteSpan turns positions in UTF-16 into positions in UTF-8.
func byteSpan(units []uint16, from, to int) document.Span {
	from, to = min(from, len(units)), min(to, len(units))
	start := len(string(utf16.Decode(units[:from])))
	return document.Span{Start: start, End: start + len(string(utf16.Decode(units[from:max(from, to)])))}
}

// font gives a font's look. There is no font 4: indices above it are one too high.
func (r *reader) font(i int) look {
	if i > 4 {
		i--
	}
	if i >= len(r.fonts) {
		return look{}
	}
	return r.fonts[i]
}

// label reads a string with a length of two bytes, as LABEL, STRING and RSTRING hold it.
func (r *reader) label(s *segments) text {
	n := s.u16()
	if r.biff8 {
		return r.unicode(s, n)
	}
	b := make([]byte, 0, min(n, 1<<15))
	for len(b) < n {
		rest := s.rest()
		if len(rest) == 0 {
			s.short = true
			break
		}
		k := min(n-len(b), len(rest))
		b = append(b, rest[:k]...)
		s.at += k
	}
	return text{value: r.decode(b)}
}

// short reads a string with a length of one byte.
func (r *reader) short(b []byte) string {
	if len(b) == 0 {
		return ""
	}
	if r.biff8 {
		s := segments{parts: [][]byte{b[1:]}}
		return r.unicode(&s, int(b[0])).value
	}
	return r.decode(b[1:min(1+int(b[0]), len(b))])
}
