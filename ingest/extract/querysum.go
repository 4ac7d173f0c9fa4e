package extract

import "fmt"

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
