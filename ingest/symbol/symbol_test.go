package symbol

import "testing"

func TestSymbolsReadAsTheyLook(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		font string
		code rune
		want rune
	}{
		{"Wingdings", 0xF0FE, '☑'}, {"Wingdings", 0xFE, '☑'}, {"Wingdings", 0xA8, '□'}, {"wingdings", 0x81, '①'}, {"Wingdings", 0x8A, '⑩'}, {"Wingdings", 0x95, '❿'},
		{"Wingdings 2", 0x52, '☑'}, {"Wingdings 2", 0xA3, '□'}, {"Wingdings 2", 0x6A, '①'}, {"Symbol", 0xB7, '•'}, {"Symbol", 'm', 'μ'}, {"Symbol", 'S', 'Σ'}, {"Symbol", 0xB3, '≥'},
		{"Symbol", '5', '5'}, {"宋体", '电', '电'}, {"宋体", 'A', 'A'}, {"", 0xF0FE, '☑'}, {"", 0xF001, '•'}, {"Wingdings", ' ', ' '},
	} {
		if got := Rune(c.font, c.code); got != c.want {
			t.Errorf("%s %#x: %q, want %q", c.font, c.code, got, c.want)
		}
	}
}
