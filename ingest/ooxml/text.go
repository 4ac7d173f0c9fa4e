package ooxml

import (
	"bytes"
	"encoding/binary"
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
		part = fromUTF16(part[2:], binary.LittleEndian)
	case bytes.HasPrefix(part, []byte{0xFE, 0xFF}):
		part = fromUTF16(part[2:], binary.BigEndian)
	case bytes.HasPrefix(part, []byte{'<', 0}):
		part = fromUTF16(part, binary.LittleEndian)
	case bytes.HasPrefix(part, []byte{0, '<'}):
		part = fromUTF16(part, binary.BigEndian)
	}
	if !utf8.Valid(part) {
		return nil, fmt.Errorf("%w（文字编码有误）", document.ErrCorrupt)
	}
	return part, nil
}

func fromUTF16(b []byte, order binary.ByteOrder) []byte {
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = order.Uint16(b[2*i:])
	}
	return []byte(string(utf16.Decode(units)))
}

// plain reports whether text stands for itself.
func plain(raw []byte) bool {
	for _, c := range raw {
		if special[c] {
			return false
		}
	}
	return true
}

// unescape appends text with its entities and line ends resolved.
func (s *Scanner) unescape(out, raw []byte) []byte {
	i := 0
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
