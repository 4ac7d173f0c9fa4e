package extract

import "strings"

var (
	leftOut    = anyOf("不含", "不包括", "不包含", "未含", "未包括", "不计入", "未计入", "不列入", "未列入", "不纳入", "未纳入")
	wholeAgain = anyOf("全年", "合计", "总计", "累计", "共")
)

// excluded reports whether the clause of a number says before it that the year's figures do not include it: 不含…的38人.
func (p *prose) excluded(at int) bool {
	from, _ := p.b.Around(at, at+1)
	said := openText(p.text[from:at])
	i := leftOut.Last(said)
	return i >= 0 && !wholeAgain.In(said[i:])
}

// openText is a text without the brackets that are closed in it.
func openText(s string) string {
	for {
		end := strings.IndexByte(s, ')')
		if end < 0 {
			return s
		}
		open := strings.LastIndexByte(s[:end], '(')
		if open < 0 {
			return s[end+1:]
		}
		s = s[:open] + s[end+1:]
	}
}
