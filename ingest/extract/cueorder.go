package extract

import "strings"

// behindWord is a word of a lexicon that stands behind the number that counts it.
type behindWord struct {
	hit  Hit
	kind Kind // of the number
}

// wordsBehind finds, by the offset of each, the numbers that stand before what they count: 6名专职人员、14名兼职人员. The word
// before such a number is not its own: it has had its number, or something stands between the two.
func wordsBehind(text string, hits []Hit, numbers []Number) map[int]behindWord {
	var out map[int]behindWord
	h := 0     // the first hit that begins at the number's end or later
	last := -1 // where the last word begins that stands behind its number
	for i, n := range numbers {
		for h < len(hits) && hits[h].Start < n.UnitEnd {
			h++
		}
		if !hasWordBehind(&n, hits[h:]) || n.Start == n.UnitEnd || h == len(hits) || sumWords[hits[h].Row.Means] || hits[h].Start != n.UnitEnd && hits[h].Start != afterModifier(text, n.UnitEnd) && !turnedInto(text, &n, &hits[h]) {
			continue
		}
		owned := i+1 < len(numbers) && numbers[i+1].Start >= hits[h].End && ofPeopleOrClasses(&numbers[i+1]) && isFiller(text[hits[h].End:numbers[i+1].Lead])
		if strings.HasPrefix(n.Unit(), "人") && owned { // 共20人专职4人: 人 stands for itself, 名 wants its word
			continue
		}
		if before := wordBefore(hits[:h], n.Lead); before != nil {
			taken := before.Start == last
			gap := text[before.End:n.Lead]
			verb := !owned && sumWords[before.Row.Means] && hits[h].Row.Means != "-"
			verb = verb || before.Row.Means == "-" && doingIt.Begin(text[hits[h].End:]) // 班主任共9人兼职参与考务
			verb = verb || before.Row.Means == "-" && turnedInto(text, &n, &hits[h])    // 其中100平方米为理论考场
			if !taken && !verb && (isFiller(gap) || strings.HasSuffix(gap, "由") && hasAnyPrefix(text[hits[h].End:], "兼", "担任")) {
				continue
			}
		}
		if out == nil {
			out = map[int]behindWord{}
		}
		out[n.Start] = behindWord{hits[h], n.Kind}
		if i > 0 && numbers[i-1].UnitEnd == n.Start && numbers[i-1].Kind != n.Kind && hits[h].Start > n.UnitEnd { // 其余8期228人为社会化培训
			out[numbers[i-1].Start] = behindWord{hits[h], numbers[i-1].Kind}
		}
		last = hits[h].Start
	}
	return out
}

// turnedInto reports whether the words between an area and a word say what room it is: 一楼大厅260平方米为实操考核区.
func turnedInto(text string, n *Number, h *Hit) bool {
	return n.Kind == Area && h.Start > n.UnitEnd && h.Start-n.UnitEnd < 40 && becomesRoom.MatchString(text[n.UnitEnd:h.Start])
}

var becomesRoom = patternOf(`^(?:的\p{Han}{2,8}?)?(?:均|都|全部|专门)?(?:作为|改造为|改造成|改建为|改为|改作|兼作|兼做|用作|用做|用于|设为|辟为|为|是|作)$`)

// hasWordBehind reports whether a number is of what may stand behind it: people, classes (8个自费班), areas.
func hasWordBehind(n *Number, next []Hit) bool {
	switch n.Kind {
	case People, Classes, Area:
		return true
	case Items:
		return n.Unit() == "个" && len(next) > 0 && strings.HasSuffix(next[0].Row.Word, "班")
	}
	return false
}

// sumWords are the meanings of words that sum up rather than name a kind: 全年累计举办12期补贴性培训 counts the latter.
var sumWords = map[string]bool{"total": true, "weak": true, "sum": true}

func ofPeopleOrClasses(n *Number) bool { return counts(n) || n.Kind == Classes }

// wordBefore is the last hit that ends at or before a place.
func wordBefore(hits []Hit, at int) *Hit {
	for i := len(hits) - 1; i >= 0; i-- {
		if hits[i].End <= at {
			return &hits[i]
		}
	}
	return nil
}

// afterModifier passes over what may stand between a number and its word without changing whom it counts: 22名在聘考评员.
func afterModifier(text string, at int) int {
	for _, w := range [...]string{"持证的", "持证", "在聘", "在册", "现任", "现职", "注册", "组成的", "的", "左右的"} {
		if strings.HasPrefix(text[at:], w) {
			return at + len(w)
		}
	}
	for _, w := range [...]string{"均属于", "均属", "均为", "都是", "属于", "为", "属", "是"} { // 其余2人为专职
		if strings.HasPrefix(text[at:], w) && hasAny(text[clauseStart(text, at):at], "其余", "余下", "剩余", "其中", "里面", "当中") {
			return at + len(w)
		}
	}
	return at
}
