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

// laterBy is what may follow a year in which something was made: 2025年3月,学校|出台; 2025年起|执行.
const laterBy = `^[,的]?(?:[初底末中]|第?[一二三四]季度|\d{1,2}月份?|\d{1,2}日|[上中下]旬|[上下]半年|[春夏秋冬]季|以来|以后|后|起|开始|,|又|再|新|还|才|陆续|先后|正式|学校|我校|学院|公司|我公司|单位|我单位|中心|机构|我机构|基地|企业|经[^,;。]{1,14},)*`

// madeNow are the verbs by which something comes to be at a time, or to be in force.
const madeNow = `(?:` + making + `|新增|增设|新建|增加|补充|补齐|启用|执行|生效)`

var (
	// laterBefore and laterBehind are the words from a year on, before a rule and behind it, that say that it was made then.
	laterBefore = patternOf(laterBy + madeNow + `(?:[^,;。)、][^,;。)]*)?$`)
	laterBehind = patternOf(laterBy + madeNow + `(?:并?` + madeNow + `)?(?:了|完成|到位|完毕)?(?:[,;。、)]|$)`)
	// madeThen begins with what was done in a year.
	madeThen = patternOf(laterBy + madeNow)
	// gotThen is the same of what is set up, bought or named: 2025年新设|保密室.
	gotThen = patternOf(laterBy + `(?:` + madeNow + `|新设|设置|配备|配置|添置|购置|购买|安装|聘任|聘请|任命|明确|指定|成立)[^,;。、)]{0,12}$`)
	// leadsToYear are words between a rule's name and the year in which it was made.
	leadsToYear = patternOf(`^[”"(]*(?:和|及|以及)?[,(]?(?:等)?(?:\d项|[两三四五六]项)?(?:制度)?(?:均|都|已)?(?:自|从|于|在|是)?$`)
	// revises says that a rule had been there before.
	revises = listOf("修订", "修改", "完善", "更新", "新版", "换发", "重新", "汇编")
)

// madeLater reports whether a rule was made only after a year: 2025年出台安全保卫制度; 安全保卫制度(2025年3月施行). Rest is what follows its name; the
// names of rules between that and the year share it.
func madeLater(before, rest string, year int) bool {
	before = lastPart(before, ";。")
	if year == 0 || revises.In(lastPart(before, ",")) {
		return false
	}
	if sinceLater(before, year, laterBefore) {
		return !madeBy(lastPart(before, ","), year)
	}
	if i := strings.IndexAny(rest, ";。"); i >= 0 {
		rest = rest[:i]
	}
	m := yearsIn(rest)
	if len(m) == 0 || m[0].year <= year {
		return false
	}
	said := rest[:m[0].start]
	for _, h := range ruleWords.Find(said) {
		said = strings.Replace(said, h.Row.Word, "", 1)
	}
	said = strings.NewReplacer("《", "", "》", "", "、", "").Replace(said)
	return leadsToYear.MatchString(said) && laterBehind.MatchString(rest[m[0].end:]) && !madeBy(lastPart(before, ",、"), year)
}

// sinceLater reports whether the last year that a text names is later than another, and what is said from it on is of a pattern.
func sinceLater(text string, year int, said *pattern) bool {
	m := yearsIn(text)
	return year > 0 && len(m) > 0 && m[len(m)-1].year > year && said.MatchString(text[m[len(m)-1].end:])
}

// madeBy reports whether words say that something was made in a year or before it: 2024年出台、2025年起施行的.
func madeBy(said string, year int) bool {
	for _, m := range yearsIn(said) {
		if m.year <= year && madeThen.MatchString(said[m.end:]) {
			return true
		}
	}
	return false
}

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

// meantInRow reports whether a cell behind a rule's name in its row says that it is only meant or drafted, or was made after a year, before the row
// names another: 设备设施管理制度 | 保卫科 | 拟于下半年制定.
func meantInRow(t *Table, row, col, year int) bool {
	for ; col < t.Cols && !ruleWords.Has(t.Text(row, col)); col++ {
		said := t.Text(row, col)
		meant := meantBehind(said) && !strings.Contains(said, "、")
		if (meant || drafts.In(said) || notInRow.MatchString(said)) && !goesOn.In(said) && !made.MatchString(said) || madeLaterInCell(t, row, col, year) {
			return true
		}
	}
	return false
}

// madeLaterInCell reports whether a cell says of the rule of its row that it was made after a year: 2025年3月印发; 2025-03-01 below 出台时间.
func madeLaterInCell(t *Table, row, col, year int) bool {
	said := t.Text(row, col)
	m := yearsIn(said)
	if len(m) != 1 || m[0].year <= year || year == 0 || revises.In(said) {
		return false
	}
	return m[0].start < len("拟于自从 ") && laterBehind.MatchString(said[m[0].end:]) || slices.ContainsFunc(t.Headers(col), func(head string) bool { return madeWhen.MatchString(bareHeader(head)) })
}

// madeWhen is the header of a column that tells when rules were made.
var madeWhen = patternOf(`^(?:制度|文件|首次|正式)?` + madeNow + `(?:时间|日期|年份|年度|年月)$`)
