// Package numfmt shows numbers as a spreadsheet does under a format code (ECMA-376 Part 1, 18.8.31), the way a Chinese
// Excel or WPS shows them: 0.893 under 0.0% is 89.3%, 45601 under yyyy"年"m"月" is 2024年11月. The readers of .xlsx, .xls and
// SpreadsheetML 2003 share it.
//
// Read: sections and their conditions, digits, thousands, scaling, percent, dates, times and elapsed times, [DBNum1] to
// [DBNum3], currency, text sections. Partly: fractions are shown as decimals. Gaps (_x) and fill (*x) show nothing.
package numfmt

import "strings"

// Format shows a number under a format code. date1904 says that the workbook counts days from 1904. A code that cannot
// be understood shows the number as General does.
func Format(code string, v float64, date1904 bool) string {
	sections := parse(code)
	s, first := choose(sections, v)
	if s == nil || code == "" {
		return General(v)
	}
	if s.text {
		return Text(code, General(v))
	}
	if s.date {
		if text, ok := s.showDate(v, date1904); ok {
			return text
		}
		return General(v)
	}
	bare := s.magnitude(first, len(sections))
	return s.showNumber(v, bare)
}

// Text shows a text under a format code: its text section, or the text itself.
func Text(code, text string) string {
	sections := parse(code)
	var s *section
	if len(sections) == 4 {
		s = &sections[3]
	} else if n := len(sections); n > 0 && sections[n-1].text {
		s = &sections[n-1]
	}
	if s == nil || !s.text {
		return text
	}
	var b strings.Builder
	for _, t := range s.tokens {
		switch t.kind {
		case literal:
			b.WriteString(t.text)
		case textPlace:
			b.WriteString(text)
		}
	}
	return b.String()
}

// IsDate reports whether a code shows numbers as dates or times.
func IsDate(code string) bool {
	s := parse(code)
	return len(s) > 0 && s[0].date
}

// builtin are the formats that a file names by number only (18.8.30), as a Chinese Windows has them.
var builtin = map[int]string{
	1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: `"¥"#,##0;"¥"-#,##0`, 6: `"¥"#,##0;"¥"-#,##0`, 7: `"¥"#,##0.00;"¥"-#,##0.00`,
	8: `"¥"#,##0.00;"¥"-#,##0.00`, 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 14: "yyyy/m/d", 15: "d-mmm-yy",
	16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm",
	27: `yyyy"年"m"月"`, 28: `m"月"d"日"`, 29: `m"月"d"日"`, 30: "m/d/yy", 31: `yyyy"年"m"月"d"日"`, 32: `h"时"mm"分"`, 33: `h"时"mm"分"ss"秒"`,
	34: `上午/下午h"时"mm"分"`, 35: `上午/下午h"时"mm"分"ss"秒"`, 36: `yyyy"年"m"月"`, 37: "#,##0;-#,##0", 38: "#,##0;-#,##0",
	39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00", 41: `#,##0;-#,##0;"-"`, 42: `"¥"#,##0;"¥"-#,##0;"¥-"`, 43: `#,##0.00;-#,##0.00;"-"`,
	44: `"¥"#,##0.00;"¥"-#,##0.00;"¥-"`, 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
	50: `yyyy"年"m"月"`, 51: `m"月"d"日"`, 52: `yyyy"年"m"月"`, 53: `m"月"d"日"`, 54: `m"月"d"日"`, 55: `上午/下午h"时"mm"分"`,
	56: `上午/下午h"时"mm"分"ss"秒"`, 57: `yyyy"年"m"月"`, 58: `m"月"d"日"`,
}

// Builtin gives the code of a format that a file names by number only; "General" for 0 and for numbers of no meaning.
func Builtin(id int) string {
	if code, ok := builtin[id]; ok {
		return code
	}
	return "General"
}
