package extract

import (
	"slices"
	"strings"
)

// posted reads the examiners of a sentence who are named one by one, each behind a post: 电工考评员5名,高级考评员安国栋、考评员党建民
// (徽州宾馆)、…. Whom a list names (see nameLists) is read there, and whom an occupation stands before in singleExaminers. One
// alone is no list: 今年考评员钱大有获评….
func posted(r *Reading, b *Block, s Span, lists []Span) []person {
	t := b.Text()
	var out []person
	for at := s.Start; ; {
		k := strings.Index(t[at:s.End], "考评员")
		if k < 0 {
			break
		}
		post := at + k
		at = post + len("考评员")
		name := Span{at, at + nameAt(t[at:s.End])}
		if name.End == name.Start && len(out) > 0 {
			name.End += strangeName(t[at:s.End])
		}
		listed := slices.ContainsFunc(lists, func(s Span) bool { return s.Start <= at && at < s.End })
		if name.End == name.Start || listed {
			continue
		}
		p := person{name: b.valueAt(name.Start, name.End, t[name.Start:name.End]), occupation: proseOccupation(r, b, s.Start, post)}
		if !isPersonName(p.name.value) {
			p.name.doubt = rareName
		}
		from := len(strings.TrimSuffix(t[:post], "高级"))
		if from < post || seniorExaminer.In(t) { // 考评员 alone may be said of any grade
			p.grade = b.valueAt(from, name.End, string(gradeOf(t[from:at])))
		}
		if w := bracketAfter(t[name.End:s.End]); w > 0 && employerPiece(t[name.End+1:name.End+w-1]) {
			p.employer = b.wordsAt(name.End+1, name.End+w-1)
		}
		out = append(out, p)
	}
	if len(out) < 2 && len(lists) == 0 {
		return nil
	}
	return out
}

// addPosted adds those who are named behind a post to the people of a sentence's lists; who is listed already gets its grade.
func addPosted(people, posted []person) []person {
next:
	for _, p := range posted {
		for i := range people {
			if q := &people[i]; q.name.value == p.name.value {
				q.grade.fill(p.grade)
				continue next
			}
		}
		if p.occupation.ok() {
			people = append(people, p)
		}
	}
	return people
}
