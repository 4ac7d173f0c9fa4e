package extract

import (
	"slices"
	"strings"
)

// making are the verbs by which a rule comes to be.
const making = `(?:制定|制订|拟定|订立|编制|编写|建立|设立|出台|推出|印发|下发|发布|颁布|颁发|公布|施行|实施|定稿|成文)`

var (
	// aiming are the verbs by which people say that they mean to make a rule. 要 is no such verb: 要求建立财务管理制度.
	aiming = append(slices.Clone(intending.list), "预期", "有望", "有意", "计划", "考虑", "筹划", "谋划")
	// later is when a rule will be that is only meant.
	later = []string{"明年", "来年", "下年度", "下一年度", "下步", "下一步", "今后", "接下来"}
	// aheadOfRules are the words of which one stands wherever a rule is said to be meant.
	aheadOfRules = listOf(slices.Concat(aiming, later, []string{"着手", "将", "正", "待"})...)
)

// aims and nextYear are these words in a pattern.
var (
	aims     = strings.Join(aiming, "|")
	nextYear = strings.Join(later, "|")
)

var (
	// meantToMake stands before a rule that is only meant: 计划明年出台, 将于下半年建立, 计划在明年上半年,出台; and before a list of them: 计划出台两项制度:
	meantToMake = patternOf(`(?:(?:` + aims + `|着手|` + nextYear + `|将(?:于|在|要|会|陆续|逐步|尽快|抓紧|再|新|20\d\d年))(?:[^,;。、了已]{0,20}?|[^,;。、了已]{0,16}(?:年|年度|月|月份|季度|学期|底|初|前|内|后),)` + making +
		`|正在?(?:着手|组织|抓紧|牵头|集中)?(?:制定|制订|拟定|订立|编制|编写|建立)|将` + making + `(?:[^的了]|$))((?:[^了,;。][^,;。]*)?)$`)
	// intended is a rule's name followed by when it is to come into force: 拟于2025年上半年出台, 明年建立
	intended = patternOf(`(?:` + aims + `|将|待|` + nextYear + `)[^,;:。了已]{0,36}` + making + `(?:完成|完毕|到位|出来|并` + making + `)?$`)
	// onNextList is said of one that is on a list of what to do: 列入明年工作计划
	onNextList = patternOf(`列入(?:` + nextYear + `)[^,;:。]{0,12}计划$`)
	// planAsNoun is a plan that something was done by, and no verb: 按年初计划, 工作计划
	planAsNoun = patternOf(`(?:按|依|根据|遵照|落实|完成|编制|制定|制订|报送|上报)[^,;:。、]{0,10}?计划|(?:工作|评价|认定|培训|年度|考核|考试|经费|活动|、)计划|计划(?:报备|内|任务)`)
	// made says that what was meant has been done since: 提前到今年印发, 均已施行
	made = patternOf(`(?:已|如期|按期|按时|提前|实际|最终|后来|终于)[^,;。]{0,10}(?:` + making + `|通过|执行|到位)|` + making + `了`)
)

// heldTo are words of a rule that is there: 计划实施过程中严格执行财务管理制度.
var heldTo = listOf("执行", "遵守", "遵循", "按", "依", "严格", "落实", "已")

// meantBefore reports whether the words before a rule say that it is meant to be made.
func meantBefore(before string) bool {
	before = lastPart(before, ";。")
	if !aheadOfRules.In(before) {
		return false
	}
	m := meantToMake.FindStringSubmatch(planAsNoun.ReplaceAllString(before, ""))
	return m != nil && !heldTo.In(m[1])
}

// meantBehind reports whether the clause behind a rule's name says so.
func meantBehind(after string) bool {
	return aheadOfRules.In(after) && (onNextList.MatchString(after) || intended.MatchString(planAsNoun.ReplaceAllString(after, ""))) && !made.MatchString(after)
}

// madeSince reports whether a rule that was meant is there now: what follows its name, or the next clause if that names no other rule, says so.
func madeSince(after, rest string) bool {
	next, _, _ := strings.Cut(strings.TrimLeft(rest, ","), ",")
	next, _, _ = strings.Cut(next, ";")
	if ruleWords.Has(next) {
		next = ""
	}
	said := after + "," + next
	return made.MatchString(said) && !drafts.In(said)
}

// notInRow begins a cell that says that a rule is not issued or is being written: 尚未印发, 起草中.
var notInRow = patternOf(`^(?:目前|现)?(?:(?:尚未|还没有?|还未|暂未|未|正在|尚在|还在)(?:正式)?(?:` + making + `|起草|草拟|会签|报批)|(?:起草|制定|制订|编制|报批|会签|送审)中)`)

// meantInRow reports whether a cell behind a rule's name in its row says that it is only meant or drafted, before the row names another:
// 设备设施管理制度 | 保卫科 | 拟于下半年制定.
func meantInRow(t *Table, row, col int) bool {
	for ; col < t.Cols && !ruleWords.Has(t.Text(row, col)); col++ {
		said := t.Text(row, col)
		meant := meantBehind(said) && !strings.Contains(said, "、")
		if (meant || drafts.In(said) || notInRow.MatchString(said)) && !goesOn.In(said) && !made.MatchString(said) {
			return true
		}
	}
	return false
}
