package nianping

import "strings"

// The characters of a unified social credit code and the weights of its first 17 places (GB 32100-2015).
const creditAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"

var creditWeights = [17]int{1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28}

// ValidCreditCode reports whether s is a unified social credit code (统一社会信用代码): 18 characters of GB 32100's alphabet
// with the right check character. It takes the code as CleanCreditCode leaves it.
func ValidCreditCode(s string) bool {
	if len(s) != 18 {
		return false
	}
	sum := 0
	for i := range 17 {
		v := strings.IndexByte(creditAlphabet, s[i])
		if v < 0 {
			return false
		}
		sum += v * creditWeights[i]
	}
	return s[17] == creditAlphabet[(31-sum%31)%31]
}

// CleanCreditCode writes a code as the standard does: half-width capitals without spaces and hyphens.
func CleanCreditCode(s string) string {
	return strings.ToUpper(strings.Map(func(r rune) rune {
		r = halfWidth(r)
		if r == ' ' || r == '-' || r == '\u00a0' || r == '\t' || r == '\n' || r == '\'' {
			return -1
		}
		return r
	}, s))
}

// FindCreditCodes are the valid codes in a text, in order, each once.
func FindCreditCodes(text string) []string {
	var found []string
	var run []byte
	seen := map[string]bool{}
	flush := func() {
		if s := string(run); ValidCreditCode(s) && !seen[s] {
			seen[s] = true
			found = append(found, s)
		}
		run = run[:0]
	}
	for _, r := range text {
		r = halfWidth(r)
		if r >= 'a' && r <= 'z' {
			r -= 'a' - 'A'
		}
		if r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' {
			run = append(run, byte(r))
			continue
		}
		if len(run) > 0 {
			flush()
		}
	}
	flush()
	return found
}

// halfWidth turns a full-width form of ASCII and the ideographic space into ASCII.
func halfWidth(r rune) rune {
	switch {
	case r >= '！' && r <= '～':
		return r - '！' + '!'
	case r == '\u3000':
		return ' '
	}
	return r
}
