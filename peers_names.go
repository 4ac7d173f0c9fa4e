package nianping

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// volumeShares: VOLUME_SHARE, one institution with a large part of the city's candidates of a year (F17).
func volumeShares(prints []Fingerprint, r *Rubric, add func(int, Finding)) {
	share, least := r.count("VOLUME_SHARE.share"), r.count("VOLUME_SHARE.institutions")
	all, reports := map[int]int{}, map[int]int{}
	for i := range prints {
		all[prints[i].Year] += prints[i].Volume
		if prints[i].Volume > 0 {
			reports[prints[i].Year]++
		}
	}
	for i := range prints {
		year, n := prints[i].Year, prints[i].Volume
		if reports[year] < least || n*100 <= all[year]*share {
			continue
		}
		add(i, Finding{Code: "VOLUME_SHARE",
			Message:  fmt.Sprintf("考生%d人，占已报送%d家机构考生总数%d人的%s。", n, reports[year], all[year], hundredths(n*10000/all[year])),
			Formula:  fmt.Sprintf("%d÷%d＞%d%%", n, all[year], share),
			Question: "不是过错，供确定抽查对象时参考。"})
	}
}

// otherNames: OTHER_INSTITUTION_NAMED, a sentence whose subject is another institution, or another's credit code (F22): what is
// left of a text that was taken from it. The fingerprints lead to the few texts that hold another's name at all.
func otherNames(prints []Fingerprint, text func(int) string, add func(int, Finding)) {
	index := newNameIndex(prints)
	for i := range prints {
		named := index.named(prints, i)
		for _, code := range prints[i].codes {
			if k, ok := index.byCode[code]; ok && prints[k].Institution != prints[i].Institution {
				add(i, Finding{Code: "OTHER_INSTITUTION_NAMED", Severity: High, About: AboutOther, Evidence: []Evidence{{At: "正文", Text: code}},
					Message:  fmt.Sprintf("正文写有%s的统一社会信用代码%s。", prints[k].Name, code),
					Question: "这份总结是哪一家机构的？"})
			}
		}
		if len(named) == 0 {
			continue
		}
		whole := text(i)
		for _, k := range named {
			if said := asSubject(whole, prints[k].Name, prints[i].Name); said != "" {
				add(i, Finding{Code: "OTHER_INSTITUTION_NAMED", About: AboutOther, Evidence: []Evidence{{At: "正文", Text: said}},
					Message:  fmt.Sprintf("正文有一句说的是%s，不是本机构。", prints[k].Name),
					Question: "这一句是否从该机构的总结中抄来？"})
			}
		}
	}
}

// nameIndex leads from the first run of a name's characters to the institutions with that name.
type nameIndex struct {
	byRun  map[uint32][]int // fingerprints, one an institution
	runs   [][]uint32       // of each fingerprint's name; nil for a second one of the same institution
	byCode map[string]int
	maybe  [1 << 12]bool // by the low bits of a first run
}

func newNameIndex(prints []Fingerprint) *nameIndex {
	x := &nameIndex{byRun: map[uint32][]int{}, runs: make([][]uint32, len(prints)), byCode: map[string]int{}}
	seen := map[string]bool{}
	for _, i := range byIdentity(prints) {
		if seen[prints[i].Institution] {
			continue
		}
		seen[prints[i].Institution] = true
		x.byCode[prints[i].Institution] = i
		hashes := shingles(plainText(prints[i].Name))
		if len(hashes) == 0 { // too short to be told from other words
			continue
		}
		x.runs[i] = fingerprintRuns(hashes, &Boilerplate{})
		x.byRun[x.runs[i][0]] = append(x.byRun[x.runs[i][0]], i)
		x.maybe[x.runs[i][0]%uint32(len(x.maybe))] = true
	}
	return x
}

// named are the fingerprints of other institutions whose name stands in a text.
func (x *nameIndex) named(prints []Fingerprint, i int) []int {
	var found []int
	runs := prints[i].runs
	for at, h := range runs {
		if !x.maybe[h%uint32(len(x.maybe))] {
			continue
		}
		for _, k := range x.byRun[h] {
			if prints[k].Institution != prints[i].Institution && startsWith(runs[at:], x.runs[k]) && !slices.Contains(found, k) {
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
var doing = regexp.MustCompile(`^[”"）)]*(?:是|系|为|现|于|在|坐落|位于|成立|始建|创办|共|全年|本年度|今年|20[0-9]{2}年|按照|严格|高度重视|认真|组织|开展|举办|建立|制定|设有|设立|拥有|配备|配有)`)

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
			if rest, ok := strings.CutPrefix(strings.TrimLeft(s, " 　“\"（("), other); ok && doing.MatchString(rest) && !strings.Contains(s, own) {
				return s
			}
		}
	}
	return ""
}
