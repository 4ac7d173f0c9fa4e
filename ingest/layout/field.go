package layout

import (
	"strconv"
	"strings"

	"nianping/ingest/ordinal"
	"nianping/ingest/symbol"
)

// circled is the format of a number in a circle (MSONFC).
const circled = 18

// Field gives what a field shows that keeps no result, by its code: a symbol, a number in a circle made with EQ, the
// words of QUOTE. "" for any other field.
func Field(code string) string {
	word, rest, _ := strings.Cut(strings.TrimSpace(code), " ")
	if at := strings.IndexByte(word, '\\'); at > 0 {
		word, rest = word[:at], word[at:]+" "+rest
	}
	rest = strings.TrimSpace(rest)
	switch strings.ToUpper(word) {
	case "SYMBOL":
		return fieldSymbol(rest)
	case "EQ":
		return equation(rest)
	case "QUOTE":
		return strings.Trim(rest, `" `)
	}
	return ""
}

// fieldSymbol reads 252 \f "Wingdings".
func fieldSymbol(rest string) string {
	number, switches, _ := strings.Cut(rest, " ")
	n, err := strconv.ParseUint(number, 0, 16)
	if err != nil {
		return ""
	}
	font := ""
	if _, after, ok := strings.Cut(strings.ToLower(switches), `\f`); ok {
		font, _, _ = strings.Cut(strings.TrimLeft(after, ` "`), `"`)
	}
	return string(symbol.Rune(font, rune(n)))
}

// equation reads the EQ switches that text is written with: \o (signs set over one another, as in 带圈字符) and \f (a fraction).
func equation(code string) string {
	open, end := strings.IndexByte(code, '('), strings.LastIndexByte(code, ')')
	if open < 0 || end < open {
		return ""
	}
	args := strings.FieldsFunc(code[open+1:end], func(r rune) bool { return r == ',' || r == ';' || r == '，' })
	kind, text, framed := strings.ToLower(code), "", false
	for i, a := range args {
		a = strings.TrimSpace(a)
		if strings.HasPrefix(kind, `\o`) && len([]rune(a)) == 1 && strings.Contains("○〇◯□△◇", a) {
			framed = true
			continue
		}
		if i > 0 && strings.HasPrefix(kind, `\f`) {
			text += "/"
		}
		text += a
	}
	if n, err := strconv.Atoi(text); framed && err == nil && n >= 0 && n <= 50 {
		return ordinal.Text(circled, n)
	}
	return text
}

// Check is a check box of a form.
func Check(on bool) string {
	if on {
		return "☑"
	}
	return "☐"
}
