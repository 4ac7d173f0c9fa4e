package extract

import "strings"

// labelledBlocks are the value cells of an opened form: text that stands beside a label.
func (r *Reading) labelledBlocks(visit func(b *Block, label string)) {
	for i := range r.Blocks {
		b := &r.Blocks[i]
		if b.InCell && b.Table == nil && b.Label != "" && b.Section != Plans && len(b.Text()) <= 120 {
			visit(b, bareHeader(b.Label))
		}
	}
}

// tickMarks are the marks of a chosen box, blankMarks those of an open one.
const (
	tickMarks  = "☑☒√✓✔■●"
	blankMarks = "□☐○◯〇"
)

// ticked reads a yes or no of a form: ☑有 □无, √是, 有, 否. ok is false where the text is neither.
func ticked(text string) (yes, ok bool) {
	s := strings.TrimSpace(text)
	if i := indexAny(s, tickMarks); i >= 0 {
		rest := trimLeft(s[i:], tickMarks+" ")
		return !saysNo(rest), true
	}
	if containsAny(s, "□☐") {
		return false, false // nothing chosen
	}
	switch {
	case strings.HasPrefix(s, "有") || strings.HasPrefix(s, "是") || strings.HasPrefix(s, "已"):
		return true, true
	case saysNo(s) && len(s) <= len("没有建立"):
		return false, true
	}
	return false, false
}

// marksFiled reports whether a cell where occupations and levels cross says that these are filed: √, 是, 有, 已备案; not 已注销,
// 有待审批, √(暂停).
func marksFiled(s string) bool {
	if filedAnswers.Is(s) {
		return true
	}
	return containsAny(s, tickMarks) && !notInForce.In(s)
}

var (
	filedAnswers = listOf("是", "有", "已备案", "备案", "在备")
	notInForce   = listOf("注销", "撤销", "暂停", "取消", "退出", "待", "拟", "未")
)

func saysNo(s string) bool {
	return strings.HasPrefix(s, "无") || strings.HasPrefix(s, "否") || strings.HasPrefix(s, "未") || strings.HasPrefix(s, "没")
}

// untickedBefore reports whether the word at a place stands behind an open box: □安全保卫制度 beside ☑ others.
func untickedBefore(text string, at int) bool {
	before := strings.TrimRight(text[:at], " ")
	return before != "" && strings.ContainsRune(blankMarks, lastRune(before)) && containsAny(text, tickMarks)
}
