package nianping

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
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

	// Provisional: it stands on words that were recognised in pictures (OCR) or stand in a doubted table, or on the lack of what may
	// not have been read, and so may be no fault of the report. The institution is told of it only when an officer has confirmed it.
	Provisional bool `json:"provisional,omitempty"`

	lacks Pointer // the part that it misses, where the row of its check names none: see Check.Lacks
}

// What a finding across reports compares with.
const (
	AboutOther    = "其他机构"
	AboutLastYear = "本机构上年度"
)

// What the message of a provisional finding ends with.
const (
	recognisedNote = "（所依据的内容由图像识别得出，请先对照原件。）"
	doubtedNote    = "（所依据的表格没有画线，行列不能肯定读对，请先对照原件。）"
	unreadNote     = "（这一部分可能没有读全，见待核对项，请先对照原件。）"
)

// Hedge marks a finding as provisional, and says so in its message, where it stands on words that were recognised in pictures or are doubted, or is
// of what is not there in a report with such words, or in a part of which something may not have been read. Twice does nothing more.
func (r *Report) Hedge(f *Finding) {
	if f.Provisional {
		return
	}
	info, _ := FindingInfo(f.Code)
	note := ""
	switch lacks := cmp.Or(f.lacks, info.Lacks); {
	case r.Recognised && (info.Absence || slices.ContainsFunc(f.Evidence, func(e Evidence) bool { return e.Recognised })):
		note = recognisedNote
	case slices.ContainsFunc(f.Evidence, func(e Evidence) bool { return e.Doubted }):
		note = doubtedNote
	case lacks != "" && slices.ContainsFunc(r.Review, func(v Review) bool { return v.Pointer == lacks }):
		note = unreadNote
	default:
		return
	}
	f.Provisional = true
	f.Message += note
}

// complete is a finding with the severity of its code, where it has none of its own, and a list of evidence.
func complete(f Finding) Finding {
	if f.Severity == "" {
		info, _ := FindingInfo(f.Code)
		f.Severity = info.Severity
	}
	if f.Evidence == nil {
		f.Evidence = []Evidence{}
	}
	return f
}

// EvidenceFor gathers the evidence of several pointers in their order, each piece once. A pointer without evidence of its
// own gives that of the values below it (/examiners/5 → /examiners/5/name); "" gives none. Never nil. For the rows of a whole
// report take Places, which looks for what lies below a pointer once.
func (r *Report) EvidenceFor(pointers ...Pointer) []Evidence {
	return gather(r.Evidence, r.below, pointers)
}

// below is the smallest pointer with evidence that lies below one without, so that the order of a map never shows; "" where
// there is none.
func (r *Report) below(p Pointer) Pointer {
	first := Pointer("")
	for q := range r.Evidence {
		if q.Within(p) && (first == "" || q < first) {
			first = q
		}
	}
	return first
}

// gather is what EvidenceFor says, with what finds the pointer below one.
func gather(evidence map[Pointer][]Evidence, below func(Pointer) Pointer, pointers []Pointer) []Evidence {
	gathered := []Evidence{}
	seen := map[Evidence]bool{}
	for _, p := range pointers {
		if p == "" { // of something that no document states
			continue
		}
		list := evidence[p]
		if len(list) == 0 {
			list = evidence[below(p)]
		}
		for _, e := range list {
			if !seen[e] {
				seen[e] = true
				gathered = append(gathered, e)
			}
		}
	}
	return gathered
}

// Places finds the evidence of one report for many pointers. The report must not change meanwhile.
type Places struct {
	report *Report
	sorted []Pointer // all pointers with evidence
}

// Places prepares to look for the evidence of many pointers.
func (r *Report) Places() *Places {
	return &Places{r, slices.Sorted(maps.Keys(r.Evidence))}
}

// EvidenceFor is Report.EvidenceFor.
func (l *Places) EvidenceFor(pointers ...Pointer) []Evidence {
	return gather(l.report.Evidence, l.below, pointers)
}

// below is Report.below.
func (l *Places) below(p Pointer) Pointer {
	if _, known := l.report.Evidence[p]; known {
		return p
	}
	i, _ := slices.BinarySearch(l.sorted, p+"/")
	if i < len(l.sorted) && l.sorted[i].Within(p) {
		return l.sorted[i]
	}
	return ""
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
