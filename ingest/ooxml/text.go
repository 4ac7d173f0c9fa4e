package ooxml

import (
	"bytes"
	"fmt"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"

	"nianping/ingest/document"
)

// toUTF8 takes the byte order mark off and converts UTF-16, told by its mark or by the zero bytes around the first '<'.
func toUTF8(part []byte) ([]byte, error) {
	switch {
	case bytes.HasPrefix(part, []byte{0xEF, 0xBB, 0xBF}):
		part = part[3:]
	case bytes.HasPrefix(part, []byte{0xFF, 0xFE}):
		part = fromUTF16(part[2:], 0)
	case bytes.HasPrefix(part, []byte{0xFE, 0xFF}):
		part = fromUTF16(part[2:], 1)
	case bytes.HasPrefix(part, []byte{'<', 0}):
		part = fromUTF16(part, 0)
	case bytes.HasPrefix(part, []byte{0, '<'}):
		part = fromUTF16(part, 1)
	}
	if !utf8.Valid(part) {
		return nil, fmt.Errorf("%w（文字编码有误）", document.ErrCorrupt)
	}
	return part, nil
}

// fromUTF16 converts; low is the index of the low byte's partner: 0 for little-endian, 1 for big-endian.
func fromUTF16(b []byte, big int) []byte {
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = uint16(b[2*i+big]) | uint16(b[2*i+1-big])<<8
	}
	return []byte(string(utf16.Decode(units)))
}

// unescape resolves entities and line ends; it returns raw itself where there is nothing to do.
func (s *Scanner) unescape(raw []byte, attribute bool) []byte {
	i := 0
	for i < len(raw) && !special[raw[i]] {
		i++
	}
	if i == len(raw) {
		return raw
	}
	out := append(make([]byte, 0, len(raw)), raw[:i]...)
	for i < len(raw) {
		c := raw[i]
		switch {
		case !special[c]:
			out = append(out, c)
		case c == '&':
			end := bytes.IndexByte(raw[i:min(i+12, len(raw))], ';')
			r, ok := rune(0), false
			if end > 0 {
				r, ok = entity(raw[i+1 : i+end])
			}
			if !ok {
				s.corrupt("有无法识别的字符实体")
				return nil
			}
			out = utf8.AppendRune(out, r)
			i += end
		case c == '\r':
			if i+1 >= len(raw) || raw[i+1] != '\n' {
				out = append(out, '\n')
			}
		default:
			s.corrupt("有不允许出现的控制字符")
			return nil
		}
		i++
	}
	return out
}

// special marks the bytes that need a look: '&', carriage return, and the control characters XML does not allow.
var special = func() (t [256]bool) {
	for c := range 0x20 {
		t[c] = c != '\t' && c != '\n'
	}
	t['&'] = true
	return t
}()

func entity(name []byte) (rune, bool) {
	switch string(name) {
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "amp":
		return '&', true
	case "quot":
		return '"', true
	case "apos":
		return '\'', true
	}
	if len(name) < 2 || name[0] != '#' {
		return 0, false
	}
	digits, base := string(name[1:]), 10
	if name[1] == 'x' {
		digits, base = string(name[2:]), 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	r := rune(n)
	legal := r == '\t' || r == '\n' || r == '\r' || r >= 0x20 && r <= 0xD7FF || r >= 0xE000 && r <= 0xFFFD || r >= 0x10000 && r <= 0x10FFFF
	return r, err == nil && n <= 0x10FFFF && legal
}
