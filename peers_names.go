package nianping

import (
	"fmt"
	"slices"
	"strings"
)

// otherNames: OTHER_INSTITUTION_NAMED, a sentence whose subject is another institution, or another's credit code (F22): what is
// left of a text that was taken from it. The runs lead to the few texts that hold another's name at all.
func (t *Texts) otherNames(order []int, text func(int) string, add func(int, Finding)) {
	index := t.nameIndex(order)
	r := &textReader{texts: t}
	for i := range t.list {
		named := index.named(t.list, i, r.runs(i))
		for _, code := range t.list[i].codes {
			if k, ok := index.byCode[code]; ok && t.list[k].institution != t.list[i].institution {
				add(i, Finding{Code: "OTHER_INSTITUTION_NAMED", Severity: High, About: AboutOther, Evidence: []Evidence{{At: "正文", Text: code}},
					Message:  fmt.Sprintf("正文写有%s的统一社会信用代码%s。", t.list[k].name, code),
					Question: "这份总结是哪一家机构的？"})
			}
		}
		if len(named) == 0 {
			continue
		}
		whole := text(i)
		for _, k := range named {
			if said := asSubject(whole, t.list[k].name, t.list[i].name); said != "" {
				add(i, Finding{Code: "OTHER_INSTITUTION_NAMED", About: AboutOther, Evidence: []Evidence{{At: "正文", Text: said}},
					Message:  fmt.Sprintf("正文有一句说的是%s，不是本机构。", t.list[k].name),
					Question: "这一句是否从该机构的总结中抄来？"})
			}
		}
	}
}

// nameIndex leads from the first run of a name's characters to the institutions with that name.
type nameIndex struct {
	byRun  map[uint32][]int // texts, one an institution
	runs   [][]uint32       // of the name of each text's institution; nil for a second one of the same institution
	byCode map[string]int
	maybe  [1 << 12]bool // by the low bits of a first run
}

func (t *Texts) nameIndex(order []int) *nameIndex {
	x := &nameIndex{byRun: map[uint32][]int{}, runs: make([][]uint32, len(t.list)), byCode: map[string]int{}}
	for _, i := range order {
		if _, seen := x.byCode[t.list[i].institution]; seen {
			continue
		}
		x.byCode[t.list[i].institution] = i
		hashes := shingles(plainText(t.list[i].name))
		if len(hashes) == 0 { // too short to be told from other words
			continue
		}
		x.runs[i] = fingerprintRuns(hashes, &Boilerplate{})
		x.byRun[x.runs[i][0]] = append(x.byRun[x.runs[i][0]], i)
		x.maybe[x.runs[i][0]%uint32(len(x.maybe))] = true
	}
	return x
}

// named are texts of the other institutions whose name stands in a text, of which the runs are given.
func (x *nameIndex) named(list []storedText, i int, runs []uint32) []int {
	var found []int
	for at, h := range runs {
		if !x.maybe[h%uint32(len(x.maybe))] {
			continue
		}
		for _, k := range x.byRun[h] {
			if list[k].institution != list[i].institution && startsWith(runs[at:], x.runs[k]) && !slices.Contains(found, k) {
				found = append(found, k)
			}
		}
	}
	return found
}

func startsWith(runs, with []uint32) bool {
	return len(runs) >= len(with) && slices.Equal(runs[:len(with)], with)
}

// doing: what follows a name that is a sentence's subject.
var doing = Expression(`^[”"）)]*(?:是|系|为|现|于|在|坐落|位于|成立|始建|创办|共|全年|本年度|今年|20[0-9]{2}年|按照|严格|高度重视|认真|组织|开展|举办|建立|制定|设有|设立|拥有|配备|配有)`)

// asSubject is the sentence of running text that another institution's name begins, "" where there is none. A sentence that
// names the own institution too tells of both; of institutions whose names contain each other nothing can be said.
func asSubject(text, other, own string) string {
	if strings.Contains(own, other) || strings.Contains(other, own) {
		return ""
	}
	for _, line := range strings.Split(text, "\n") {
		if strings.Contains(line, "\t") || !strings.Contains(line, other) {
			continue
		}
		for _, s := range sentences(line) {
			if rest, ok := strings.CutPrefix(strings.TrimLeft(s, " 　“\"（("), other); ok && doing().MatchString(rest) && !strings.Contains(s, own) {
				return s
			}
		}
	}
	return ""
}
