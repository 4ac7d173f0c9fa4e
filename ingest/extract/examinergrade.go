package extract

import (
	"strings"
	"unicode/utf8"

	"nianping"
)

// gradesOf begins a sentence that grades the people of the lists above it: 以上人员中,A、B两人持高级考评员证,其余持考评员证; 除A为高级考评员外,…;
// 其中A和B是高级考评员.
var gradesOf = patternOf(`(?:以上|上述|前述|上列)[^,;。、]{0,12}[中里内],?(?:其中)?|^(?:以上|上述|前述)?[^,;。、]{0,12}?(?:只有|仅有|唯有)|^其中,?|^(?:以上|上述|前述)?[^,;。、]{0,12}除`)

// gradeLists gives the grades of a sentence that names the seniors of the lists above and says what the others are. It is
// believed where everybody whom it names is in a list.
func gradeLists(r *Reading, people []person) {
	for b := range r.paragraphs() {
		if !b.Says(seniorExaminer) {
			continue
		}
		for k := range b.Sentences() {
			s := &b.Sentences()[k]
			if !contains(s.Text, "高级考评") { // see gradeAbove
				continue
			}
			if m := gradesOf.FindStringIndex(s.Text); m != nil {
				gradeAbove(r, people, b, s.Start+m[1], s.End(), strings.HasPrefix(s.Text, "其中"))
			} else if nameAt(s.Text) > 0 { // A、B为高级考评员。
				gradeAbove(r, people, b, s.Start, s.End(), true)
			}
		}
	}
}

// gradeAbove grades the people above by what stands between two places. Those of 其中 are of the occupations of which it names
// somebody, and so are their 其余.
func gradeAbove(r *Reading, people []person, b *Block, start, end int, theirs bool) {
	t := b.Text()
	senior, at := namesFrom(people, t[:end], start)
	clause := firstClause(t[at:end])
	if len(senior) == 0 || !strings.Contains(clause, "高级考评") || negated(clause) {
		return
	}
	for name := range senior {
		if !listsName(people, name) {
			return
		}
	}
	of := map[string]bool{} // the occupations of the seniors
	for i := range people {
		if p := &people[i]; senior[p.name.value] {
			of[p.occupation.value] = true
		}
	}
	words := b.valueAt(start, at+len(clause), string(nianping.GradeSenior))
	rest := cellValue{}
	if k := strings.Index(t[at:end], "其余"); k >= 0 {
		if others := firstClause(t[at+k : end]); strings.Contains(others, "考评员") && !strings.Contains(others, "高级") {
			rest = b.valueAt(at+k, at+k+len(others), string(nianping.GradeExaminer))
		}
	}
	for i := range people {
		p := &people[i]
		switch where := r.blockOf(p); {
		case p.grade.ok() || where < 0 || where > b.Index:
		case senior[p.name.value]:
			p.grade = words
		case rest.ok() && (!theirs || of[p.occupation.value]):
			p.grade = rest
		}
	}
}

// namesFrom reads the names that are joined by 、 和 及 from a place on, or by commas where the next is one of the people, and where
// they end.
func namesFrom(people []person, t string, at int) (map[string]bool, int) {
	names := map[string]bool{}
	for {
		w := nameAt(t[at:])
		if w == 0 {
			w = nameBeforeGrade(t[at:])
		}
		if w == 0 {
			return names, at
		}
		names[t[at:at+w]] = true
		at += w
		if r, w := utf8.DecodeRuneInString(t[at:]); strings.ContainsRune("、和及", r) {
			at += w
			continue
		}
		if rest, comma := strings.CutPrefix(t[at:], ","); comma && listsName(people, rest[:max(nameAt(rest), nameBeforeGrade(rest))]) {
			at++
			continue
		}
		return names, at
	}
}

// nameBeforeGrade is the length of a name that a verb of holding follows: 施金水持高级考评员证.
func nameBeforeGrade(s string) int {
	for _, verb := range [...]string{"持", "具有", "取得", "系", "属"} {
		if i := strings.Index(s[:min(len(s), longestName)], verb); i > 0 && isPersonName(s[:i]) {
			return i
		}
	}
	return 0
}

// blockOf is the index of the block in which a person is listed, -1 where that is not known.
func (r *Reading) blockOf(p *person) int {
	if p.name.at == nil {
		return -1
	}
	for i := range r.Blocks {
		k := &r.Blocks[i]
		if p.name.at == &k.Ref || k.Table != nil && tableAt(k.Ref) == tableAt(*p.name.at) {
			return i
		}
	}
	return -1
}
