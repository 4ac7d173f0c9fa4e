package extract

import (
	"fmt"
	"strings"

	"nianping/ingest/document"
)

// trainingSums queries figures of training that cannot stand together: a whole that is less than the two kinds it has to hold.
func (a *accounts) trainingSums() {
	for _, what := range [...]string{"_people", "_classes"} {
		social, subsidised, whole := a.chosen("training/social"+what), a.chosen("training/subsidised"+what), a.chosen("training/total"+what)
		if whole == nil {
			continue
		}
		sum := 0.0
		for _, part := range [...]*Fact{social, subsidised} {
			if part != nil {
				v, _ := amount(part.Value)
				sum += v
			}
		}
		if v, _ := amount(whole.Value); v >= sum {
			continue
		}
		for _, f := range [...]*Fact{whole, social, subsidised} {
			if f != nil {
				a.query(f, "全年累计小于社会化与补贴性培训之和")
			}
		}
	}
}

// listedExaminers queries a count of examiners in prose that differs from the number of people whom the document lists. A cell
// that holds nothing but the count, beside its label, is no figure of something else.
func (a *accounts) listedExaminers() {
	f := a.chosen("staff/examiners")
	if f == nil || f.At.Row > 0 {
		return
	}
	people, rows := map[string]bool{}, 0
	for _, p := range a.r.examiners() {
		people[p.name.value] = true
		rows++
	}
	if n := f.Value.(int); rows > 0 && n != rows && n != len(people) {
		a.query(f, fmt.Sprintf("名单中的考评员为%d人，与此数不符，请核对", len(people)))
	}
}

// saidOfList follows an occupation with how many examiners it has: 电工考评员5人, 电工(5人):.
var saidOfList = patternOf(`^(?:职业|工种)?(?:的)?(?:考评(?:人)?员)?(?:共有|共|有|计)?\(?(?:共)?(\d{1,2}|[一二两三四五六七八九十]{1,3})(?:个人|人|名|位)`)

// listedOfOccupation queries the last of an occupation's examiners where words about examiners, or the paragraph that lists them, say that
// there are more than were read.
func (a *accounts) listedOfOccupation() {
	names := map[int]*Fact{}
	for _, f := range a.at["examiners/name"] {
		names[f.Of.Row] = f
	}
	last, listed := map[string]*Fact{}, map[string]map[any]bool{}
	for _, f := range a.at["examiners/occupation"] {
		if name := names[f.Of.Row]; name != nil {
			of := NewView(f.Value.(string)).Text
			if listed[of] == nil {
				listed[of] = map[any]bool{}
			}
			last[of], listed[of][name.Value] = name, true
		}
	}
	defer a.incompleteLists()
	if len(last) == 0 {
		return
	}
	lists := map[document.Ref]bool{} // the paragraphs that list them
	for _, f := range last {
		lists[f.At] = true
	}
	for i := range a.r.Blocks {
		b := &a.r.Blocks[i]
		if b.Table != nil || b.Margin || b.Section != Foundation && b.Section != None || !b.Says(examinerWords) && !lists[b.Ref] {
			continue
		}
		for k := range b.Sentences() {
			s := &b.Sentences()[k]
			if otherYear(s.Text, a.r.Year()) {
				continue
			}
			for _, o := range a.r.namesIn(s.Text) {
				f := last[s.Text[o.Start:o.End]]
				m := saidOfList.FindStringSubmatch(s.Text[o.End:])
				if f == nil || m == nil || f.At != b.Ref && !strings.Contains(m[0], "考评") {
					continue
				}
				if n, read := smallNumber(strings.ReplaceAll(m[1], "两", "二")), len(listed[s.Text[o.Start:o.End]]); n > read {
					a.query(f, notAsMany(n, read))
				}
			}
		}
	}
}

// incompleteLists queries the part of the report with the examiners where a list of them may not have been read whole: what is too few there
// is no firm finding.
func (a *accounts) incompleteLists() {
	part := a.chosen("sections/" + string(Foundation))
	for _, f := range a.at["examiners/name"] {
		if part != nil && (strings.HasSuffix(f.Doubt, missed) || strings.HasSuffix(f.Query, missed)) {
			a.query(part, unreadOf[Foundation]+"可能没有读全，请对照原件："+f.At.String())
		}
	}
}
