package nianping

import (
	"fmt"
	"strings"
	"time"
)

// checkIDs: ID_INVALID, one finding for all persons.
func checkIDs(c *Case) []Finding {
	year, known := c.reportYear()
	if !known {
		year = 9999
	}
	var who []string
	var at []Pointer
	seen := map[string]bool{}
	for i := range c.Report.Examiners {
		e := &c.Report.Examiners[i]
		if e.IDNumber == nil {
			continue
		}
		fault := idFault(*e.IDNumber, year+2)
		if fault == "" || seen[tidyName(e.Name)+tidyID(*e.IDNumber)] {
			continue
		}
		seen[tidyName(e.Name)+tidyID(*e.IDNumber)] = true
		who = append(who, shortName(e.Name)+"（"+fault+"）")
		at = append(at, PointerTo("examiners", i, "id_number"))
	}
	if len(who) == 0 {
		return nil
	}
	return []Finding{{
		Message:  fmt.Sprintf("%d名考评员的身份证号码有误：%s。", len(who), listed(who, 5, "人")),
		Question: "请对照身份证原件核对号码。",
		Evidence: c.Report.EvidenceFor(at...),
	}}
}

// idFault says what is wrong with an identity number (GB 11643), "" where nothing is, or it is masked, a fragment or the
// number of another document. Nobody is born in the year before or later.
func idFault(s string, before int) string {
	id := tidyID(s)
	if idMasked(id) || len(id) < 10 || !isDigit(id[0]) {
		return ""
	}
	if len(id) != 18 {
		return fmt.Sprintf("应为18位，写了%d位", len(id))
	}
	for i := 0; i < 17; i++ {
		if !isDigit(id[i]) {
			return "前17位应为数字"
		}
	}
	born, err := time.Parse("20060102", id[6:14])
	if err != nil || born.Year() < 1900 || born.Year() >= before {
		return "出生日期不存在"
	}
	if id[17] != idCheckDigit(id[:17]) {
		return "校验码不符"
	}
	return ""
}

// idCheckDigit is the last character of an 18-digit identity number (GB 11643, ISO 7064 MOD 11-2).
func idCheckDigit(first17 string) byte {
	weights := [17]int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2}
	sum := 0
	for i, w := range weights {
		sum += int(first17[i]-'0') * w
	}
	return "10X98765432"[sum%11]
}

// idBirth is the birthday in a valid identity number; ok is false where there is none to trust.
func idBirth(s string) (born Date, ok bool) {
	id := tidyID(s)
	if len(id) != 18 || idFault(s, 9999) != "" || idMasked(id) {
		return Date{}, false
	}
	t, err := time.Parse("20060102", id[6:14])
	if err != nil {
		return Date{}, false
	}
	y, m, d := t.Date()
	return Date{y, int(m), d}, true
}

// tidyID drops spaces and hyphens, narrows full-width characters, and writes x as X. Every character becomes one byte;
// what is no digit, letter or mask sign becomes '*'.
func tidyID(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		if r >= '！' && r <= '～' {
			r -= '！' - '!'
		}
		switch {
		case r == ' ' || r == '　' || r == '\t' || r == '\u00a0' || r == '-' || r == '\'' || r == '\n' || r == '\r':
		case r >= '0' && r <= '9' || r >= 'A' && r <= 'Z':
			b.WriteRune(r)
		case r >= 'a' && r <= 'z':
			b.WriteRune(r - 'a' + 'A')
		default:
			b.WriteByte('*')
		}
	}
	return b.String()
}

// idMasked: some of the number is hidden, by signs or by X before its last character.
func idMasked(id string) bool {
	return strings.Contains(id, "*") || len(id) > 0 && strings.Contains(id[:len(id)-1], "X")
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }
