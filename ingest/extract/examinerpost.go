package extract

import (
	"slices"
	"strings"
)

// postToName joins a name to the post before it: 高级考评员1人,是钱大有; 高级考评员为钱大有.
const postToName = `(?:(?:仅|只|共|现)?(?:有|\(|共)?(` + fewPeople + `)\)?,?)?(?:即|就|分别|由)?(?:为|是|有)?[:]?`

// gradeForPost is a grade that stands for the post: 高级的是, 普通的有.
const gradeForPost = `(?:高级|普通|一般)的?(?:` + fewPeople + `,?)?(?:为|是|有|即)`

var (
	postJoint  = patternOf(`^` + postToName)
	behindPost = patternOf(`考评员` + postToName + `$`)
	gradeAlone = patternOf(gradeForPost)
)

// nextPost is the post that a text from a place on names first, where people are called examiners before a grade that stands for it; empty
// where there is none.
func nextPost(t string, from, end int, called bool) Span {
	post := Span{}
	if k := strings.Index(t[from:end], "考评员"); k >= 0 {
		post = Span{len(strings.TrimSuffix(t[:from+k], "高级")), from + k + len("考评员")}
		end = post.Start
	}
	if called {
		if m := gradeAlone.FindStringIndex(t[from:end]); m != nil {
			post = Span{from + m[0], from + m[0] + len("高级")}
			post.End += lenOf(t[post.End:], "的")
		}
	}
	return post
}

// posted reads the examiners of a sentence who are named one by one, each behind a post: 电工考评员5名,高级考评员安国栋、考评员党建民
// (徽州宾馆)、…; 高级考评员是安国栋. Whom a list names (see nameLists) is read there, and whom an occupation stands before in singleExaminers.
// One alone is no list, 今年考评员钱大有获评…, unless the words say who has the post: 高级考评员1人,为钱大有. Above is the occupation that the sentence goes on with.
func posted(r *Reading, b *Block, s Span, lists []Span, above cellValue) []person {
	t := b.Text()
	var out []person
	said := len(lists) > 0 || above.ok() // that people are listed here
	for at := s.Start; ; {
		post := nextPost(t, at, s.End, above.ok() || examinerWords.In(t[s.Start:at]))
		if post.End == 0 {
			break
		}
		joint := postJoint.FindStringSubmatchIndex(t[post.End:s.End])
		at = post.End + joint[1]
		name := Span{at, at + nameAt(t[at:s.End])}
		if name.End == name.Start && len(out) > 0 && joint[1] == 0 {
			name.End += strangeName(t[at:s.End])
		}
		listed := slices.ContainsFunc(lists, func(s Span) bool { return s.Start <= at && at < s.End })
		if name.End == name.Start || listed {
			continue
		}
		p := person{name: b.valueAt(name.Start, name.End, t[name.Start:name.End]), occupation: proseOccupation(r, b, s.Start, post.Start)}
		p.occupation.fill(above)
		if !isPersonName(p.name.value) {
			p.name.doubt = rareName
		}
		if w := bracketAfter(t[name.End:s.End]); w > 0 && employerPiece(t[name.End+1:name.End+w-1]) {
			p.employer = b.wordsAt(name.End+1, name.End+w-1)
		}
		people := []person{p}
		(&examinerGroup{b: b, people: people, after: Span{name.End, saidUpTo(t, name.End, s.End, lists)}}).grade()
		several := joint[2] >= 0 && smallNumber(t[post.End+joint[2]:post.End+joint[3]]) > 1 // and so of more people than this one
		words := strings.TrimSuffix(t[post.Start:post.End], "的")
		if !several && (words != "考评员" || seniorExaminer.In(t)) { // 考评员 alone may be said of any grade
			people[0].grade.fill(b.valueAt(post.Start, name.End, string(gradeOf(words))))
		}
		out = append(out, people...)
		said = said || !strings.HasSuffix(t[:post.Start], "的") && (joint[1] > 0 || strings.HasSuffix(t[:post.Start], ":"))
	}
	if len(out) < 2 && !said {
		return nil
	}
	return out
}

// saidUpTo is where the words behind a name end that may speak of him: at the next list, at the next post but one that they give him, where its 高级 begins.
func saidUpTo(t string, name, end int, lists []Span) int {
	for _, list := range lists {
		if list.Start >= name {
			end = min(end, list.Start)
		}
	}
	from := name + len(postBehind.FindString(t[name:end]))
	if next := nextPost(t, from, end, true); next.End > 0 {
		return next.Start
	}
	return end
}

// addPosted adds those who are named behind a post to the people of a sentence's lists; who is listed already gets its grade. What is said of
// the validity behind a list is of those too who stand before it: 高级考评员是钱大有,考评员是王志远、李小梅,证书到2026年8月.
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
	for i := range people {
		if p := &people[i]; !p.until.ok() && listsName(posted, p.name.value) {
			if k := slices.IndexFunc(people, func(q person) bool { return q.until.ok() && q.occupation.value == p.occupation.value }); k >= 0 {
				p.until = people[k].until
			}
		}
	}
	return people
}

// goesOnBelow begins a sentence on the examiners of the occupation of which the one before speaks: 其中高级考评员1人,为钱大有; 考评员2人.
var goesOnBelow = patternOf(`^(?:其中|另有|另|还有|其余|其他)?,?(?:的)?(?:(?:普通|一般)?(?:高级)?考评员|` + gradeForPost + `)`)

// carried is the occupation of the examiners of a sentence that names none: that of the one before, where a semicolon parts them or that one
// told how many there are and named nobody.
func carried(r *Reading, b *Block, before, s Span, people []person, above cellValue) cellValue {
	t := b.Text()
	sentence := t[s.Start:s.End]
	if before.End == 0 || !goesOnBelow.MatchString(sentence) || r.namesOccupation(sentence) || !strings.Contains(t[before.End:s.Start], ";") && len(people) > 0 {
		return cellValue{}
	}
	if list := r.namesIn(t[before.Start:before.End]); len(list) > 0 {
		first, last := list[0], list[len(list)-1]
		if t[before.Start+first.Start:before.Start+first.End] != t[before.Start+last.Start:before.Start+last.End] {
			return cellValue{}
		}
		return b.wordsAt(before.Start+last.Start, before.Start+last.End)
	}
	return above
}
