package pdf

import (
	"fmt"
	"strconv"
	"strings"
)

func itoa(n int) string { return strconv.Itoa(n) }

// codePoint is the name of a character without a glyph: U+20BB7.
func codePoint(r rune) string { return fmt.Sprintf("U+%04X", r) }

// count prints a number of people or things, — where it is not stated.
func count(n *int) string {
	if n == nil {
		return "—"
	}
	return itoa(*n)
}

// clause spells out the short name of a clause: N一 → 通知第一条, 附1-四 → 附件1第四条, 附2-三（一） → 附件2三（一）.
func clause(basis string) string {
	parts := strings.Split(basis, "、")
	for i, p := range parts {
		p = strings.TrimSpace(p)
		switch {
		case strings.HasPrefix(p, "N"):
			p = "通知第" + strings.TrimPrefix(p, "N") + "条"
		case strings.HasPrefix(p, "附1-"):
			p = "附件1第" + strings.Replace(strings.TrimPrefix(p, "附1-"), "（", "条（", 1)
			if !strings.Contains(p, "条") {
				p += "条"
			}
		case strings.HasPrefix(p, "附2-"):
			p = "附件2" + strings.TrimPrefix(p, "附2-")
		}
		parts[i] = p
	}
	return strings.Join(parts, "、")
}

// ordinal is a number from 1 to 19 in Chinese numerals.
func ordinal(n int) string {
	numerals := []string{"", "一", "二", "三", "四", "五", "六", "七", "八", "九"}
	if n < 10 {
		return numerals[n]
	}
	return "十" + numerals[n-10]
}
