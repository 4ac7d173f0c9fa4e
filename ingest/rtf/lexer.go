package rtf

import "bytes"

type tokenKind uint8

const (
	tokenEnd     tokenKind = iota
	tokenOpen              // {
	tokenClose             // }
	tokenText              // plain bytes
	tokenByte              // \'hh
	tokenControl           // \word123 or \~
)

// token is one piece of an RTF file.
type token struct {
	kind  tokenKind
	value byte   // of \'hh
	text  []byte // plain bytes; the word of a control
	arg   int    // number of a control
	given bool   // a control has a number
}

// lexer cuts an RTF file into tokens.
type lexer struct {
	data []byte
	at   int
}

func (l *lexer) next() token {
	for l.at < len(l.data) {
		switch c := l.data[l.at]; c {
		case '{':
			l.at++
			return token{kind: tokenOpen}
		case '}':
			l.at++
			return token{kind: tokenClose}
		case '\\':
			l.at++
			return l.control()
		case '\r', '\n', 0:
			l.at++
		default:
			start := l.at
			for l.at < len(l.data) && !ends[l.data[l.at]] {
				l.at++
			}
			return token{kind: tokenText, text: l.data[start:l.at]}
		}
	}
	return token{kind: tokenEnd}
}

// ends marks the bytes that end a run of plain text.
var ends = [256]bool{'{': true, '}': true, '\\': true, '\r': true, '\n': true, 0: true}

// control reads what follows a backslash.
func (l *lexer) control() token {
	if l.at >= len(l.data) {
		return token{kind: tokenEnd}
	}
	start := l.at
	if c := l.data[l.at]; !isLetter(c) {
		l.at++
		if c != '\'' {
			return token{kind: tokenControl, text: l.data[start:l.at]}
		}
		if l.at+2 > len(l.data) {
			return token{kind: tokenEnd}
		}
		high, ok := hex(l.data[l.at])
		low, ok2 := hex(l.data[l.at+1])
		if !ok || !ok2 {
			return token{kind: tokenText}
		}
		l.at += 2
		return token{kind: tokenByte, value: high<<4 | low}
	}
	for l.at < len(l.data) && isLetter(l.data[l.at]) && l.at-start < 64 {
		l.at++
	}
	t := token{kind: tokenControl, text: l.data[start:l.at]}
	sign := 1
	if l.at+1 < len(l.data) && l.data[l.at] == '-' && isDigit(l.data[l.at+1]) {
		sign = -1
		l.at++
	}
	for l.at < len(l.data) && isDigit(l.data[l.at]) {
		if t.given = true; t.arg < 1<<40 {
			t.arg = t.arg*10 + int(l.data[l.at]-'0')
		}
		l.at++
	}
	t.arg *= sign
	if l.at < len(l.data) && l.data[l.at] == ' ' {
		l.at++
	}
	if t.arg > 0 && bytes.Equal(t.text, []byte("bin")) {
		l.at += min(t.arg, len(l.data)-l.at)
	}
	return t
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }
func isDigit(c byte) bool  { return c >= '0' && c <= '9' }

func hex(c byte) (byte, bool) {
	switch {
	case c >= '0' && c <= '9':
		return c - '0', true
	case c >= 'a' && c <= 'f':
		return c - 'a' + 10, true
	case c >= 'A' && c <= 'F':
		return c - 'A' + 10, true
	}
	return 0, false
}
