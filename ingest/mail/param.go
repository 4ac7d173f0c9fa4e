package mail

import (
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"nianping/ingest/charset"
)

// param is one parameter of a header field, as raw bytes.
type param struct {
	name    string // lower case, without the marks of RFC 2231
	part    int    // number of the continuation, −1 for none
	encoded bool   // marked as percent-encoded
	value   string
}

// value splits a structured field: its value in lower case, and its parameters.
func value(raw string) (string, []param) {
	head, rest, _ := strings.Cut(raw, ";")
	var params []param
	for rest != "" {
		var one string
		one, rest = nextParam(rest)
		name, v, ok := strings.Cut(one, "=")
		if !ok {
			continue
		}
		p := param{name: strings.ToLower(strings.TrimSpace(name)), part: -1, value: unquote(strings.TrimSpace(v))}
		if n, ok := strings.CutSuffix(p.name, "*"); ok {
			p.name, p.encoded = n, true
		}
		if base, no, ok := strings.Cut(p.name, "*"); ok {
			if n, err := strconv.Atoi(no); err == nil && n >= 0 && n < 1000 {
				p.name, p.part = base, n
			}
		}
		params = append(params, p)
	}
	return strings.ToLower(strings.TrimSpace(head)), params
}

// nextParam cuts at the next semicolon that is not in quotes.
func nextParam(s string) (one, rest string) {
	quoted := false
	wide := !utf8.ValidString(s)
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			if quoted {
				i++
			}
		case '"':
			quoted = !quoted
		case ';':
			if !quoted {
				return s[:i], s[i+1:]
			}
		default:
			if wide && s[i] >= 0x81 {
				i++ // the second byte of a bare GBK character may be a backslash
			}
		}
	}
	return s, ""
}

// unquote takes quotes and escapes off; in bare GBK a backslash may be the second byte of a character.
func unquote(s string) string {
	if len(s) < 2 || s[0] != '"' {
		return s
	}
	wide := !utf8.ValidString(s)
	out := make([]byte, 0, len(s))
	for i := 1; i < len(s); i++ {
		switch c := s[i]; {
		case wide && c >= 0x81 && i+1 < len(s):
			out = append(out, c, s[i+1])
			i++
		case c == '\\' && i+1 < len(s) && (s[i+1] == '"' || s[i+1] == '\\'):
			out = append(out, s[i+1])
			i++
		case c == '"':
			return string(out)
		default:
			out = append(out, c)
		}
	}
	return string(out)
}

// plain is a parameter without any decoding, as boundaries are.
func plain(params []param, name string) string {
	for _, p := range params {
		if p.name == name {
			return p.value
		}
	}
	return ""
}

// decoded is a parameter for people: RFC 2231 with its continuations and charsets, RFC 2047, bare bytes.
func decoded(params []param, name string) string {
	var pieces []param
	simple := ""
	extended := false
	for _, p := range params {
		if p.name != name {
			continue
		}
		if p.part < 0 && !p.encoded {
			if simple == "" {
				simple = p.value
			}
			continue
		}
		extended = true
		pieces = append(pieces, p)
	}
	if !extended {
		return decodeWords(simple)
	}
	sort.SliceStable(pieces, func(i, j int) bool { return pieces[i].part < pieces[j].part })
	var raw []byte
	label := ""
	any := false
	for i, p := range pieces {
		v := p.value
		if p.encoded {
			any = true
			if i == 0 {
				if set, rest, ok := strings.Cut(v, "'"); ok {
					if _, after, ok := strings.Cut(rest, "'"); ok {
						label, v = set, after
					}
				}
			}
			raw = append(raw, percent(v)...)
			continue
		}
		raw = append(raw, v...)
	}
	if !any || strings.Contains(string(raw), "=?") && strings.Contains(string(raw), "?=") {
		return decodeWords(string(raw))
	}
	text, _ := charset.Decode(raw, label)
	return charset.Repair(text)
}

// percent decodes %XX; a '%' that begins no code stays.
func percent(s string) []byte {
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) {
			if hi, lo := unhex(s[i+1]), unhex(s[i+2]); hi >= 0 && lo >= 0 {
				out = append(out, byte(hi<<4|lo))
				i += 2
				continue
			}
		}
		out = append(out, s[i])
	}
	return out
}

// fileName chooses a part's name among those that its fields give: the disposition's first, but never one that a mailbox made up
// (tcmime.….bin) or that is broken while another is whole.
func fileName(disposition, content []param) string {
	var names []string
	for _, n := range []string{decoded(disposition, "filename"), decoded(content, "name"), decoded(disposition, "name"), decoded(content, "filename")} {
		if n = base(n); n != "" {
			names = append(names, n)
		}
	}
	for _, n := range names {
		if !madeUp(n) && !strings.ContainsRune(n, '\uFFFD') {
			return n
		}
	}
	if len(names) > 0 {
		return names[0]
	}
	return ""
}

func madeUp(name string) bool {
	low := strings.ToLower(name)
	return strings.HasPrefix(low, "tcmime.") || low == "untitled" || low == "noname"
}

// base takes folders and controls off a name.
func base(name string) string {
	name = strings.Map(func(r rune) rune {
		if r < 0x20 || r == 0x7F {
			return -1
		}
		return r
	}, name)
	if i := strings.LastIndexAny(name, `/\`); i >= 0 {
		name = name[i+1:]
	}
	return strings.TrimSpace(name)
}
