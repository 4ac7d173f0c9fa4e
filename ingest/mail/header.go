package mail

import (
	"bytes"
	"encoding/base64"
	"strings"

	"nianping/ingest/charset"
)

// header holds the fields of a mail or a part as raw bytes, in order.
type header struct {
	fields []field
}

type field struct {
	name string // lower case
	raw  []byte // unfolded
}

// readHeader takes the header off; a first line that is no field means that there is no header.
func readHeader(data []byte) (header, []byte) {
	var h header
	rest := data
	for len(rest) > 0 {
		line, after, _ := bytes.Cut(rest, []byte("\n"))
		line = bytes.TrimSuffix(line, []byte("\r"))
		if len(line) == 0 {
			return h, after
		}
		if (line[0] == ' ' || line[0] == '\t') && len(h.fields) > 0 {
			f := &h.fields[len(h.fields)-1]
			f.raw = append(append(f.raw, ' '), bytes.TrimSpace(line)...)
			rest = after
			continue
		}
		name, value, ok := bytes.Cut(line, []byte(":"))
		if !ok || len(name) == 0 || len(name) > 100 || bytes.ContainsAny(bytes.TrimRight(name, " \t"), " \t") {
			if bytes.HasPrefix(line, []byte(">From ")) || bytes.HasPrefix(line, []byte("From ")) && len(h.fields) == 0 {
				rest = after
				continue
			}
			return h, rest // the blank line is missing
		}
		h.fields = append(h.fields, field{strings.ToLower(strings.TrimSpace(string(name))), append([]byte(nil), bytes.TrimSpace(value)...)})
		rest = after
	}
	return h, nil
}

// get is the first field of a name, as raw text.
func (h header) get(name string) string {
	for _, f := range h.fields {
		if f.name == name {
			return string(f.raw)
		}
	}
	return ""
}

func (h header) all(name string) []string {
	var out []string
	for _, f := range h.fields {
		if f.name == name {
			out = append(out, string(f.raw))
		}
	}
	return out
}

// text is a field for people: encoded words and bare 8-bit characters decoded.
func (h header) text(name string) string { return decodeWords(h.get(name)) }

// decodeWords decodes the encoded words of RFC 2047, also where they are not allowed (within quotes), and bare bytes. Words that follow
// each other in one charset are joined before they are decoded, for mailers cut characters in two.
func decodeWords(raw string) string {
	var out strings.Builder
	var pending []byte
	label := ""
	flush := func() {
		if len(pending) > 0 {
			text, _ := charset.Decode(pending, label)
			out.WriteString(charset.Repair(text))
			pending = nil
		}
	}
	rest := raw
	for {
		start := strings.Index(rest, "=?")
		if start < 0 {
			break
		}
		set, data, length, ok := word(rest[start:])
		if !ok {
			flush()
			out.WriteString(charset.Name([]byte(rest[:start+2])))
			rest = rest[start+2:]
			continue
		}
		between := rest[:start]
		if len(pending) == 0 || strings.TrimSpace(between) != "" || !strings.EqualFold(set, label) {
			flush()
			if strings.TrimSpace(between) != "" || out.Len() == 0 {
				out.WriteString(charset.Name([]byte(between)))
			}
		}
		label = set
		pending = append(pending, data...)
		rest = rest[start+length:]
	}
	flush()
	out.WriteString(charset.Name([]byte(rest)))
	return strings.TrimSpace(out.String())
}

// word reads one encoded word =?charset?B|Q?text?=.
func word(s string) (set string, data []byte, length int, ok bool) {
	parts := strings.SplitN(s[2:], "?", 4)
	if len(parts) < 4 || !strings.HasPrefix(parts[3], "=") || len(parts[1]) != 1 {
		return "", nil, 0, false
	}
	set, _, _ = strings.Cut(parts[0], "*")
	length = 2 + len(parts[0]) + 1 + 1 + 1 + len(parts[2]) + 2
	switch parts[1] {
	case "b", "B":
		return set, fromBase64([]byte(parts[2])), length, true
	case "q", "Q":
		return set, fromQuoted([]byte(strings.ReplaceAll(parts[2], "_", " ")), true), length, true
	}
	return "", nil, 0, false
}

// fromBase64 decodes what can be decoded: characters that do not belong are passed over, missing padding is supplied, and after a
// padding another run may follow.
func fromBase64(b []byte) []byte {
	out := make([]byte, 0, base64.StdEncoding.DecodedLen(len(b)))
	bits, have := uint32(0), 0
	for _, c := range b {
		v := unbase[c]
		switch {
		case c == '=':
			bits, have = 0, 0
			continue
		case v < 0:
			continue
		}
		bits = bits<<6 | uint32(v)
		if have += 6; have >= 8 {
			have -= 8
			out = append(out, byte(bits>>have))
			bits &= 1<<have - 1
		}
	}
	return out
}

// unbase gives the value of each character of base64, −1 for others.
var unbase = func() (t [256]int8) {
	for i := range t {
		t[i] = -1
	}
	for i, c := range []byte("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/") {
		t[c] = int8(i)
	}
	return t
}()

// fromQuoted decodes quoted-printable; an '=' that begins no code stays as it is.
func fromQuoted(b []byte, inWord bool) []byte {
	out := make([]byte, 0, len(b))
	for i := 0; i < len(b); i++ {
		c := b[i]
		if c != '=' {
			out = append(out, c)
			continue
		}
		if i+2 < len(b) {
			hi, lo := unhex(b[i+1]), unhex(b[i+2])
			if hi >= 0 && lo >= 0 {
				out = append(out, byte(hi<<4|lo))
				i += 2
				continue
			}
		}
		if inWord {
			out = append(out, c)
			continue
		}
		j := i + 1
		for j < len(b) && (b[j] == ' ' || b[j] == '\t' || b[j] == '\r') {
			j++
		}
		if j < len(b) && b[j] == '\n' {
			i = j // a soft line break
			continue
		}
		if j < len(b) {
			out = append(out, c)
		}
	}
	return out
}

func unhex(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	}
	return -1
}
