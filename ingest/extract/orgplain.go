package extract

import (
	"strings"
	"unicode/utf8"
)

// bodies end the names of institutions whose tail is in no list: 传习所, 工坊, 餐饮店, 服务队. They are believed where the place says that
// a name stands there: behind its label, in front of the year of a title or of 成立于, above the date of the signature.
var bodies = listOf("所", "院", "坊", "店", "馆", "站", "队", "室", "社", "会", "校", "园", "厂", "行", "团", "盟", "乐部", "庄", "场", "府", "吧", "公司", "中心", "基地")

// labelledName is the name with which a text behind a label begins.
func labelledName(text string) string {
	if name := cutName(text); name != "" {
		return name
	}
	return plainName(text)
}

// plainName is the name that a text begins with up to its first mark, the year or 关于, where it ends as bodies do; "" for any other.
func plainName(text string) string {
	end := len(text)
	for i, c := range text {
		if c < utf8.RuneSelf && !alnum(byte(c)) || strings.ContainsRune("、。", c) {
			end = i
			break
		}
	}
	name := text[:end]
	if i := strings.Index(name, "关于"); i > 0 {
		name = name[:i]
	}
	if m := yearsIn(name); len(m) > 0 {
		name = name[:m[0].start]
	}
	name = strings.TrimSuffix(name, "文件")
	if n := runeCount(name); n < 5 || n > 25 || !allHan(name) || isTitle(name) || !bodies.End(name) || notInNames.In(name) {
		return ""
	}
	return name
}

// notInNames are words of sentences and headings that no name holds.
var notInNames = listOf("的", "了", "我", "本", "在", "设有", "现有", "拥有", "考场", "考室", "机房", "教室", "实训", "实操", "理论", "场地", "办公", "开展", "年度")

// introductions follow the name that a first paragraph introduces.
var introductions = listOf("(以下", "(下称", "(统一", "(简称", "(信用", "成立", "创建", "创办", "始建", "组建", "注册", "是", "系", "为", "位于", "前身", "坐落", "于", ",是", ",系", "隶属")

// founded are the introductions before which a name of any tail is believed.
var founded = listOf("(以下简称", "(下称", "(统一社会信用代码", "(简称", "成立于", "创建于", "创办于", "始建于", "组建于", "注册于", "注册成立", "是县", "是市", "是区", "是一家", "是经", "是由", "隶属")

// beforeIntroduction is where the words begin by which a paragraph introduces an institution, 0 where it has none.
func beforeIntroduction(t string) int {
	return max(0, founded.First(t[:min(len(t), longestTitle)]))
}
