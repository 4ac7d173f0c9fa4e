package extract

import (
	"strings"
	"unicode"
)

// orgTails are the words that end the name of an institution, longer ones first where one begins with another.
var orgTails = func() *Words {
	var list []string
	for _, body := range [...]string{"中心", "学校", "学院", "协会", "研究院", "研究所", "设计院", "集团", "酒店", "宾馆", "医院", "基地", "厂"} {
		for _, form := range [...]string{"有限责任公司", "股份有限公司", "有限公司"} {
			list = append(list, body+form, body+"集团"+form, body+"管理"+form)
		}
	}
	return listOf(append(list,
		"有限责任公司", "股份有限公司", "集团有限公司", "有限公司", "总公司", "分公司", "公司", "技师学院", "职业技术学院", "职业学院", "学院", "大学", "技工学校", "职业学校", "技术学校", "培训学校", "学校", "职教中心", "培训中心", "服务中心", "指导中心", "评价中心", "中心", "研究会", "行业协会", "协会", "促进会", "商会", "学会", "联合会", "总会", "研究院", "研究所", "设计院", "医院", "卫生院", "总厂", "工厂", "厂", "联合社", "合作社", "鉴定所", "鉴定站", "考核站", "评价站", "培训站", "集团", "基地", "幼儿园", "酒店", "宾馆", "传习所", "俱乐部", "联盟", "总工会", "工会")...)
}()

// leastName and mostName bound the characters before the tail of a name.
const leastName, mostName = 2, 40

// orgAt is the institution's name with which a text begins, the shortest that ends with a tail, with a place in brackets
// behind it (黄山分公司（歙县）); "" where it begins with none.
func orgAt(text string) string {
	n := 0
	for i, r := range text {
		if n >= leastName {
			if tail := orgTails.built().longest(text[i:]); tail >= 0 {
				end := i + len(orgTails.list[tail])
				return text[:end+placeInBrackets(text[end:])]
			}
		}
		if n++; n > mostName || !inOrgName(r) {
			return ""
		}
	}
	return ""
}

// isOrg reports whether a whole text is an institution's name.
func isOrg(text string) bool {
	if !orgTails.End(text) {
		return false
	}
	n := 0
	for i, r := range text {
		if n >= leastName && orgTails.Is(text[i:]) {
			return true
		}
		if n++; n > mostName || !inOrgName(r) {
			return false
		}
	}
	return false
}

// inOrgName reports whether a character may stand in the name of an institution.
func inOrgName(r rune) bool {
	return isHan(r) || r < 0x80 && (alnum(byte(r)) || strings.IndexByte("()&-", byte(r)) >= 0) || r == '·' || unicode.Is(unicode.Han, r)
}

// shortForms begin the bracket behind a name that says how else it is called: (以下简称公司).
var shortForms = listOf("(以下", "(下称", "(简称", "(全称", "(全名", "(甲方", "(乙方")

// placeInBrackets is the length of a bracket that holds two to eight Chinese characters, 0 where none begins a text.
func placeInBrackets(s string) int {
	inside, closed := strings.CutPrefix(s, "(")
	end := strings.IndexByte(inside, ')')
	if !closed || end < 0 || shortForms.Begin(s) {
		return 0
	}
	n := 0
	for _, r := range inside[:end] {
		if n++; !unicode.Is(unicode.Han, r) {
			return 0
		}
	}
	if n < 2 || n > 8 {
		return 0
	}
	return end + len("()")
}
