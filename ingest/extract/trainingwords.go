package extract

import "strings"

// partsOfKind adds up the figures that a sentence gives for one kind of training.
type partsOfKind struct{ n, sum int }

// isKind reports whether a word's meaning is one of the two kinds of training.
func isKind(means string) bool { return means == "social" || means == "subsidised" }

// otherKind is the second of them, by the first.
var otherKind = map[string]string{"social": "subsidised", "subsidised": "social"}

// onlyKind is the one kind, social or subsidised, that a text names by the words found in it; "" where it names none, both or
// one that does not count.
func onlyKind(hits []Hit) string {
	kind := ""
	for _, h := range hits {
		switch m := h.Row.Means; {
		case isKind(m):
			if kind != "" && kind != m {
				return ""
			}
			kind = m
		case m == "-" && namesOtherKind(h.Row.Word):
			return ""
		}
	}
	return kind
}

// namesOtherKind reports whether a word of nothing that we count is a kind of training: 岗位培训, 对内.
func namesOtherKind(word string) bool { return word == "对内" || strings.Contains(word, "培训") }

// topic is the kind that a short sentence without figures announces for those after it: 先说政府补贴班。
func topic(sentence *Piece) string {
	if len(sentence.Text) > 4*14 || runeCount(sentence.Text) > 14 || sentence.Negated() || len(sentence.Numbers()) > 0 {
		return ""
	}
	return onlyKind(sentence.Find(trainingWords))
}

// isAdverb tells 全年共 and 累计, which may follow a kind and then count it, from 两类合计 and 培训总规模, which never do.
func isAdverb(word string) bool {
	return hasAnyPrefix(word, "全年", "累计", "共", "一共") && !hasAny(word, "规模", "总量", "各类")
}

// adverbTotal is what 全年共 counts at a place: the one kind that its clause has named (政府补贴性培训全年共办8期), else
// the whole.
func adverbTotal(sentence *Piece, at int) string {
	clause := lastPart(sentence.Text[:at], ",;:")
	if hasAny(clause, "等", "各类", "包括", "含", "以及") {
		return "total"
	}
	if kind := onlyKind(sentence.FindIn(trainingWords, at-len(clause), at)); kind != "" {
		return kind
	}
	return "total"
}

// doubtSmallTotals sends a total to review that is less than the kinds it has to hold.
func (k *trainingCounts) doubtSmallTotals() {
	for _, what := range [...]string{"people", "classes"} {
		if f := k.fact("total_" + what); f != nil && f.Doubt == "" && f.Value.(int) < k.value("social_"+what)+k.value("subsidised_"+what) {
			f.Doubt = "全年累计小于社会化与补贴性培训之和"
		}
	}
}
