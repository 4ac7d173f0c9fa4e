package nianping

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Severity of a finding.
type Severity string

// The three severities of contract section 4.
const (
	High   Severity = "high"   // a person must decide
	Medium Severity = "medium" // explain
	Low    Severity = "low"    // note
)

// Name is the severity's Chinese name.
func (s Severity) Name() string {
	switch s {
	case High:
		return "重大"
	case Medium:
		return "一般"
	case Low:
		return "提示"
	}
	return ""
}

// Finding is a fault of a report itself. It never lowers a score by itself: only a deduction that an officer has
// confirmed does.
type Finding struct {
	Code     string     `json:"code"`
	Severity Severity   `json:"severity"`
	Message  string     `json:"message"` // a whole Chinese sentence with the numbers at issue
	Evidence []Evidence `json:"evidence"`
	Formula  string     `json:"formula,omitempty"`  // the arithmetic with its numbers: 63+99+66=228≠231
	Question string     `json:"question,omitempty"` // what to ask the institution, in plain words
	About    string     `json:"about,omitempty"`    // what a finding across reports compares with: AboutOther or AboutLastYear
}

// What a finding across reports compares with.
const (
	AboutOther    = "其他机构"
	AboutLastYear = "本机构上年度"
)

// EvidenceFor gathers the evidence of several pointers in their order, each piece once. A pointer without evidence of its
// own gives that of the values below it (/examiners/5 → /examiners/5/name); "" gives none. Never nil.
func (r *Report) EvidenceFor(pointers ...Pointer) []Evidence {
	gathered := []Evidence{}
	seen := map[Evidence]bool{}
	add := func(list []Evidence) {
		for _, e := range list {
			if !seen[e] {
				seen[e] = true
				gathered = append(gathered, e)
			}
		}
	}
	for _, p := range pointers {
		if p == "" { // of something that no document states
			continue
		}
		if list := r.Evidence[p]; len(list) > 0 {
			add(list)
			continue
		}
		first := Pointer("") // the smallest pointer below, so that the order of a map never shows
		for q := range r.Evidence {
			if q.Within(p) && (first == "" || q < first) {
				first = q
			}
		}
		add(r.Evidence[first])
	}
	return gathered
}

// shortName hides all of a person's name but the family name: 王**. Findings travel further than their documents.
func shortName(name string) string {
	first, size := utf8.DecodeRuneInString(name)
	if size == 0 {
		return "未署名者"
	}
	return string(first) + strings.Repeat("*", utf8.RuneCountInString(name[size:]))
}

// listed joins at most limit words and says how many there are: 甲、乙等5项.
func listed(words []string, limit int, counter string) string {
	if len(words) <= limit {
		return strings.Join(words, "、")
	}
	return fmt.Sprintf("%s等%d%s", strings.Join(words[:limit], "、"), len(words), counter)
}
