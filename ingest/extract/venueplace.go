package extract

import "strings"

// An exam is often held in a room that is called after something else: 技能考核场地为训练场和样板机房, 理论考场为实训楼301教室. What such
// words measure is the room of the exam, which stands before them.

// tellsExam are the pieces of a word for a room that say what is done there, wherever it is.
var tellsExam = listOf("考", "理论", "知识", "笔试", "技能", "操作", "实操", "实作", "办公")

// examAt leads from such a word to the places that it has: 考核场地|为…, 操作考核|安排在…, 考场|有两处:…. Between them no room is measured and
// no comma stands but behind the number of places and before each of them.
var examAt = patternOf(`^(?:的|考试|考核|场地|场所|考场|用房|地点|区域|主要|均|都|分别|统一|全部|现|暂){0,3}(?:为|是|由|在|位于|设在|设于|安排在|放在|使用|利用|借用|租用|依托|用|(有|设有|包括|包含|含|分为|:))[^,;。()]*(?:,(?:其中)?(?:其?一|二|另一?|另外一)(?:处|间|个|块|是)[^,;。()]*)*$`)

// examOf is the exam room, or the office, of whose place a number's word is, "-" for the area of several that are counted together; "" where the
// word stands for itself.
func examOf(sentence string, k *cued) string {
	if k.at >= k.after || k.subject == "" {
		return ""
	} else if !tellsExam.In(k.word(sentence)) {
		return examIn(sentence, k.at)
	}
	if k.Kind != Area || k.listed || !hasAnySuffix(sentence[:k.at], "、", "和", "与", "及") || hasAny(k.between, "各", "分别", "每") {
		return ""
	}
	if _, joint := examBefore(sentence[:k.after]); joint {
		return "-" // 理论考场、实操考场共600平方米
	}
	return ""
}

// examIn is the exam room, or the office, that a sentence says to be in the place of which the word at a place of it is, "" where it names none
// there, "-" for several that are there together: 理论和实操考试都在实训楼.
func examIn(sentence string, at int) string {
	if !tellsExam.In(sentence[:at]) { // asked of most words; much the faster question
		return ""
	}
	exam, joint := examBefore(sentence[:at])
	if exam.Row == nil {
		return ""
	}
	between := sentence[exam.End:at]
	switch m := examAt.FindStringSubmatchIndex(between); {
	case m == nil || m[2] >= 0 && exam.Row.Means == "office" || measuresPlace(between):
		return ""
	case joint:
		return "-"
	}
	return exam.Row.Means
}

// examBefore is the last word for an exam room, or the office, of the part of a sentence before a place; joint tells that one of another kind stands
// right before it: 理论和实操.
func examBefore(before string) (exam Hit, joint bool) {
	from := len(before) - len(lastPart(before, ";。"))
	for h := range venueWords.each(before[from:]) {
		if tellsExam.In(h.Row.Word) {
			h.Start, h.End = from+h.Start, from+h.End
			joint = exam.Row != nil && exam.Row.Means != h.Row.Means && isList(before[exam.End:h.Start])
			exam = h
		}
	}
	return exam, joint
}

// ofSeveralKinds reports whether an area sums up rooms of several kinds that its sentence has only counted before: 理论考试机房1间,
// 实操考场2处,共600平方米. What each kind has nobody says.
func ofSeveralKinds(sentence string, k *cued) bool {
	part := lastPart(sentence[:k.Start], ";。")
	last := Hit{}
	kinds := 0
	for h := range venueWords.each(part) {
		switch h.Row.Means {
		case "theory", "practical", "office":
		default:
			continue
		}
		between := part[last.End:h.Start]
		if last.Row == nil || last.Row.Means != h.Row.Means && hasKind(Numbers(between), Items) && !measuresPlace(between) {
			kinds++
		} else if last.Row.Means != h.Row.Means || measuresPlace(between) {
			kinds = 1
		}
		last = h
	}
	return kinds > 1 && !measuresPlace(part[last.End:])
}

// measuresPlace reports whether words give more figures than how many places there are and the numbers of houses and floors.
func measuresPlace(words string) bool {
	for _, n := range Numbers(words) {
		if n.Kind != Plain && (n.Kind != Items || !strings.ContainsAny(n.Unit(), "间处个块栋层")) {
			return true
		}
	}
	return false
}
