package extract

import "strings"

// A figure that rules ask for is nothing that is there: 应不少于50平方米, 标准要求30个考位, 高于60平方米的标准. Nor is one that was there
// before: 原为52平方米, 年初4人.

// askWords are the pieces of which the words about each figure that rules ask for have one.
var askWords = listOf("应", "须", "需", "要求", "标准", "规定", "不得", "底线", "下限", "门槛")

const askFillers = `(?:该|当|的|配备|配有|配|设置|设有|设|具备|具有|拥有|达到|满足|有|为|是|办公用房|理论考场|实操考场|面积|考位|工位|座位|机位|人数|数量|考评员|人员|不少于|不低于|不小于|至少|最少|少于|低于|小于|每个?(?:职业|工种|考场)|均|都|各)*`

var (
	askedBefore = patternOf(`(?:(?:^|[^相对供适响反感效呼])应|必须|须|(?:^|[^所急按必])需要?|不得)` + askFillers + `$`)
	ruledBefore = patternOf(`(?:要求|标准(?:为|是|规定|要求)|规定)` + askFillers + `$`)
	ruledBehind = patternOf(`^(?:的\p{Han}{0,4}?)?(?:要求|标准(?:[^化考教机间工]|$)|规定|底线|条件|下限|门槛)`)
	// met are the words that make what stands behind a rule what is there: 按标准要求配备工位12个.
	met = listOf("按", "照", "依据", "根据", "符合", "合乎", "满足", "达到", "达标")
)

// askedFor reports whether the words around a number make it a figure that rules ask for.
func askedFor(sentence string, n *Number) bool {
	from, to := clauseStart(sentence, n.Start), len(sentence)
	if i := strings.IndexAny(sentence[n.UnitEnd:], ",;:。、("); i >= 0 {
		to = n.UnitEnd + i
	}
	if !askWords.In(sentence[from:to]) {
		return false
	}
	lead := withoutSign(sentence[from:n.Start])
	if askedBefore.MatchString(lead) {
		return true
	}
	if m := ruledBefore.FindStringIndex(lead); m != nil && !met.In(lead[:m[0]]) {
		return true
	}
	return ruledBehind.MatchString(sentence[n.UnitEnd:to])
}

// withoutSign cuts 不少于 and its like off the end of the words before a number.
func withoutSign(lead string) string {
	for _, s := range signsBefore {
		if cut, ok := strings.CutSuffix(lead, s.word); ok {
			return cut
		}
	}
	return lead
}

// formerly ends with the words that make a figure one of before.
var formerly = patternOf(`(?:原来|原先|原(?:为|有|仅|只|是)|之前|此前|以前|过去|从前|改造前|扩建前|搬迁前|调整前|(?:今年|本年|上年|去年|)年初|(?:上|去)年(?:末|底))(?:的|面积|人数|考位|工位|只有|仅有|仅|只|为|有|是|还|不足|约|共)*$`)

var beforeWords = listOf("原", "前", "过去", "年初", "上年", "去年")

// wasBefore reports whether the words before a number make it a figure of before: 考场原为52平方米, 专职人员年初4人.
func wasBefore(sentence string, n *Number) bool {
	lead := sentence[clauseStart(sentence, n.Start):n.Start]
	return beforeWords.In(lead) && formerly.MatchString(lead)
}

// moreThan ends with the words that make a figure a difference: 比原考场多180平方米.
var moreThan = patternOf(`[比较]\p{Han}{1,12}(?:多|少|大|小|增加|减少|扩大|增)(?:了|出)?$`)

// growths end with a verb that makes what follows how much more or less there is: 面积扩大了150平方米.
var growths = listOf("扩大了", "扩大", "增加了", "增加", "减少了", "减少", "缩小了", "缩小", "扩充了")

// isDifference reports whether a number is how much more or less there is than somewhere or sometime else.
func isDifference(sentence string, n *Number) bool {
	lead := sentence[clauseStart(sentence, n.Start):n.Start]
	return growths.End(lead) || strings.ContainsAny(lead, "比较") && moreThan.MatchString(lead)
}
