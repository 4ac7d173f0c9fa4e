package extract

import (
	"strings"
)

var leftOut = anyOf("不含", "不包括", "不包含", "未含", "未包括", "不计入", "未计入", "不列入", "未列入", "不纳入", "未纳入")

// excluded reports whether the clause of a number says before it that the year's figures do not include it (不含…的38人), or
// its sentence tells a case of some people.
func (p *prose) excluded(at int) bool {
	if caseOfSome.MatchString(p.text[at:]) {
		return true
	}
	if !p.b.Says(leftOut) {
		return false
	}
	from, _ := p.b.Around(at, at+1)
	said := openText(p.text[from:at])
	i := leftOut.Last(said)
	return i >= 0 && !sumsUp.In(said[i:])
}

// caseOfSome is what happened to some people who are counted elsewhere, or to their certificates: 1名合格考生因身份信息有误,证书次年补办;
// 2名合格人员的证书尚未领取.
var caseOfSome = patternOf(`^[\d一二两三四五六七八九十]+ ?[名人位个](?:考试|考核|认定)?(?:合格|通过|获证)的?(?:考生|人员|学员|学生|职工|员工|同志)(?:[^,;。]{0,4}(?:因|由于)|[^;。]{0,24}证书?[^,;。]{0,8}(?:补办|补发|补领|换发|更正|重制|尚未|未领|未发|延迟|推迟|暂缓|暂未|遗失|丢失))`)

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
