package numfmt

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

type kind uint8

const (
	literal   kind = iota
	digit          // 0 # ?
	point          // the decimal point
	comma          // thousands or scaling
	percent        //
	exponent       // E+ E-
	general        // General
	textPlace      // @
	dateField      // y m d h s a e
	elapsed        // [h] [m] [s]
	noon           // AM/PM
	fraction       // .0 after seconds
)

type token struct {
	kind kind
	text string // the characters as written, quotes and escapes taken off
}

// section is one of the up to four parts of a code.
type section struct {
	tokens []token
	date   bool
	text   bool // has @
	digits int  // DBNum1, 2, 3; 0 for Arabic digits
	op     string
	limit  float64 // of the condition op
}

// parse splits a code into sections and tokens.
func parse(code string) []section {
	var out []section
	var s section
	for len(code) > 0 {
		if code[0] == ';' {
			out = append(out, s.finish())
			s, code = section{}, code[1:]
			continue
		}
		code = code[s.token(code):]
	}
	return append(out, s.finish())
}

// token reads one token and says how long it is.
func (s *section) token(code string) int {
	c, size := utf8.DecodeRuneInString(code)
	add := func(k kind, n int) int {
		s.tokens = append(s.tokens, token{k, code[:n]})
		return n
	}
	switch {
	case c == '"':
		end := strings.IndexByte(code[1:], '"')
		if end < 0 {
			end = len(code) - 1
		}
		s.tokens = append(s.tokens, token{literal, code[1 : 1+end]})
		return min(end+2, len(code))
	case c == '\\' || c == '!':
		_, next := utf8.DecodeRuneInString(code[1:])
		s.tokens = append(s.tokens, token{literal, code[1 : 1+next]})
		return 1 + next
	case c == '_' || c == '*':
		_, next := utf8.DecodeRuneInString(code[1:])
		return 1 + next
	case c == '[':
		return s.bracket(code)
	case foldPrefix(code, "general"):
		return add(general, len("general"))
	case strings.HasPrefix(code, "G/通用格式"):
		return add(general, len("G/通用格式"))
	case foldPrefix(code, "am/pm"):
		return add(noon, 5)
	case foldPrefix(code, "a/p"):
		return add(noon, 3)
	case strings.HasPrefix(code, "上午/下午"):
		return add(noon, len("上午/下午"))
	case c == '0' || c == '#' || c == '?':
		return add(digit, 1)
	case c == '.':
		return add(point, 1)
	case c == ',':
		return add(comma, 1)
	case c == '%' || c == '％':
		return add(percent, size)
	case c == '@':
		s.text = true
		return add(textPlace, 1)
	case (c == 'E' || c == 'e') && len(code) > 1 && (code[1] == '+' || code[1] == '-'):
		return add(exponent, 2)
	case strings.ContainsRune("yYmMdDhHsSaAeEgG", c):
		n := 1
		for n < len(code) && code[n]|0x20 == code[0]|0x20 {
			n++
		}
		s.date = true
		return add(dateField, n)
	}
	return add(literal, size)
}

// bracket reads a condition, a colour, a digit form, a currency or an elapsed time.
func (s *section) bracket(code string) int {
	end := strings.IndexByte(code, ']')
	if end < 0 {
		s.tokens = append(s.tokens, token{literal, "["})
		return 1
	}
	in := code[1:end]
	low := strings.ToLower(in)
	switch {
	case strings.HasPrefix(low, "dbnum") && len(low) == 6:
		s.digits = int(low[5] - '0')
	case strings.HasPrefix(low, "$-f800"):
		s.date = true
		s.tokens = append(s.tokens, token{general, "F800"})
	case strings.HasPrefix(low, "$-f400"):
		s.date = true
		s.tokens = append(s.tokens, token{general, "F400"})
	case strings.HasPrefix(in, "$"):
		symbol, _, _ := strings.Cut(in[1:], "-")
		s.tokens = append(s.tokens, token{literal, symbol})
	case low != "" && strings.Trim(low, "h") == "", low != "" && strings.Trim(low, "m") == "", low != "" && strings.Trim(low, "s") == "":
		s.date = true
		s.tokens = append(s.tokens, token{elapsed, low})
	default:
		op := strings.TrimRight(in, "-+.0123456789eE ")
		if n, err := strconv.ParseFloat(strings.TrimSpace(in[len(op):]), 64); err == nil {
			switch op {
			case "<", "<=", ">", ">=", "=", "<>":
				s.op, s.limit = op, n
			}
		}
	}
	return end + 1
}

// finish tells minutes from months and the seconds' fraction from digits.
func (s section) finish() section {
	if !s.date {
		return s
	}
	for i := range s.tokens {
		if s.tokens[i].kind == digit || s.tokens[i].kind == comma {
			s.tokens[i].kind = literal
		}
		if s.tokens[i].kind != point {
			continue
		}
		s.tokens[i].kind = literal
		n := 0
		for i+1+n < len(s.tokens) && s.tokens[i+1+n].kind == digit && s.tokens[i+1+n].text == "0" {
			n++
		}
		if n > 0 {
			s.tokens[i] = token{fraction, strings.Repeat("0", n)}
			for k := range n {
				s.tokens[i+1+k] = token{literal, ""}
			}
		}
	}
	return s
}

// choose finds the section for a number, and its index.
func choose(sections []section, v float64) (*section, int) {
	n := len(sections)
	if n > 3 {
		n = 3
	}
	if n > 1 && sections[n-1].text && len(sections) < 4 {
		n-- // a last section with @ is for texts
	}
	numbers := sections[:n]
	conditional := false
	for i := range numbers {
		conditional = conditional || numbers[i].op != ""
	}
	if conditional {
		for i := range numbers {
			if numbers[i].op == "" && i < n-1 {
				// the usual meaning of a section between conditions
				if i == 1 && v < 0 || i == 0 && v > 0 {
					return &numbers[i], i
				}
				continue
			}
			if numbers[i].holds(v) {
				return &numbers[i], i
			}
		}
		return nil, 0
	}
	switch {
	case n == 0:
		return nil, 0
	case n == 1 || v > 0 || v == 0 && n == 2:
		return &numbers[0], 0
	case v < 0:
		return &numbers[1], 1
	}
	return &numbers[2], 2
}

func (s *section) holds(v float64) bool {
	switch s.op {
	case "<":
		return v < s.limit
	case "<=":
		return v <= s.limit
	case ">":
		return v > s.limit
	case ">=":
		return v >= s.limit
	case "=":
		return v == s.limit
	case "<>":
		return v != s.limit
	}
	return true
}

// magnitude reports whether the section shows a negative number without its sign: the section for negatives does.
func (s *section) magnitude(index, sections int) bool {
	if s.op == "<" || s.op == "<=" {
		return s.limit <= 0
	}
	return index == 1 && s.op == "" && sections > 1
}

func foldPrefix(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}
