package extract

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"nianping/ingest/document"
)

// oddExaminers queries a field of an examiner that is written unlike the same field of all others of the list: two words in a
// cell where the others hold one, letters and digits in another order.
func (a *accounts) oddExaminers() {
	for _, k := range [...]struct {
		field string
		form  func(f *Fact) string
	}{
		{"occupation", wordsOf}, {"grade", wordsOf}, {"level", wordsOf}, {"valid_until", wordsOf}, {"certificate_no", formOf},
	} {
		byForm, tables := map[string][]*Fact{}, 0
		for _, f := range a.of("examiners/" + k.field) {
			if f.At.Row > 0 {
				form := k.form(f)
				byForm[form] = append(byForm[form], f)
				tables++
			}
		}
		for _, list := range byForm {
			if len(list)*4 > tables || tables < 5 {
				continue
			}
			for _, f := range list {
				if usual := usualForm(byForm, tables); usual != "" && k.form(f) != usual {
					a.query(f, fmt.Sprintf("写法与名单中其他人不同（“%s”），请核对", firstRunes(strings.TrimSpace(f.Text), 30)))
				}
			}
		}
	}
}

// lentValidity queries an end of validity that one sentence outside the list gives to several examiners, where others have
// ends of their own: it may be that of some only.
func (a *accounts) lentValidity() {
	type source struct {
		at   document.Ref
		text string
	}
	all := a.of("examiners/valid_until")
	if !slices.ContainsFunc(all, func(f *Fact) bool { return f.At.Row == 0 }) {
		return
	}
	from := map[source][]*Fact{}
	for _, f := range all {
		from[source{f.At, f.Text}] = append(from[source{f.At, f.Text}], f)
	}
	for _, list := range from {
		if f := list[0]; len(list) < 2 || f.At.Row > 0 || len(from) < 3 || containsAny(f.Text, "均都各全") || a.timesWritten(f) >= len(list) {
			continue
		}
		for _, f := range list {
			a.query(f, fmt.Sprintf("同一句话用于%d人，其他人另有写明，请核对", len(list)))
		}
	}
}

// timesWritten is how often the paragraph of a fact writes its words: as often as there are people where each has his own.
func (a *accounts) timesWritten(f *Fact) int {
	if b := &a.r.Blocks[a.r.home(f.At)]; b.Table == nil && b.Ref == f.At {
		return strings.Count(b.View.From, f.Text)
	}
	return 0
}

// usualForm is the form of at least three quarters of a list, "" where there is none.
func usualForm(byForm map[string][]*Fact, all int) string {
	for form, list := range byForm {
		if len(list)*4 >= all*3 {
			return form
		}
	}
	return ""
}

// wordsOf tells whether a cell holds one word or several.
func wordsOf(f *Fact) string {
	if s := trimSpace(f.Text); strings.ContainsAny(s, " \n\t") || strings.Contains(s, "　") {
		return "several"
	}
	return "one"
}

// formOf is the order of letters, digits and other characters of a number: A9 for BY2301.
func formOf(f *Fact) string {
	var few [8]rune
	out := few[:0]
	for _, r := range f.Text {
		kind := r
		switch {
		case unicode.IsSpace(r):
			continue
		case unicode.IsDigit(r):
			kind = '9'
		case unicode.Is(unicode.Han, r):
			kind = '汉'
		case unicode.IsLetter(r):
			kind = 'A'
		}
		if len(out) == 0 || out[len(out)-1] != kind {
			out = append(out, kind)
		}
	}
	return string(out)
}

// oddNames queries what stands where a name should and is none: an institution that begins with a mark, an occupation that
// neither the classification, nor the form of the word, nor a second place of the document bears out.
func (a *accounts) oddNames() {
	if f := a.chosen("institution/name"); f != nil {
		name, _ := f.Value.(string)
		if r := firstRune(name); !unicode.IsLetter(r) && !unicode.IsDigit(r) || containsAny(name, ",，。;；:：、") {
			a.query(f, "机构名称中有标点，请核对")
		}
	}
	said := map[string]string{} // by occupation: the group of the report that speaks of it, severalGroups where several do
	for i := range a.facts {
		group, name := occupationOf(&a.facts[i])
		if name == "" {
			continue
		}
		if before, ok := said[name]; !ok {
			said[name] = group
		} else if before != group {
			said[name] = severalGroups
		}
	}
	for i := range a.facts {
		f := &a.facts[i]
		group, name := occupationOf(f)
		if f.Derived || name == "" || group != "outcomes" && f.Field != "scope/occupation" || endsName(name) && !strings.HasSuffix(name, "工") || jobWords.Means(NewView(name).Text) != "" || said[name] == severalGroups {
			continue
		}
		a.query(f, "“"+name+"”不像职业名称，别处也没有提到，请核对")
	}
}

// longNames queries a filed item that stands once with words before its name: 大家爱学的毛豆腐制作, where other places say 毛豆腐制作.
func (a *accounts) longNames() {
	for _, f := range a.of("scope/occupation") {
		name := NewView(f.Of.Occupation).Text
		if jobWords.Means(name) != "" || strings.Contains(name, "(") || a.timesSaid(name, false) > 1 {
			continue
		}
		for i := range name {
			if i > 0 && runeCount(name[i:]) >= 4 && a.timesSaid(name[i:], true) > 0 {
				a.query(f, "别处写作“"+name[i:]+"”，请核对名称")
				break
			}
		}
	}
}

// timesSaid is how often the paragraphs and tables say a name; alone leaves out where other characters stand right before it.
func (a *accounts) timesSaid(name string, alone bool) (n int) {
	for i := range a.r.Blocks {
		text := a.r.Blocks[i].said()
		for at := strings.Index(text, name); at >= 0; {
			if !alone || at == 0 || !isHan(lastRune(text[:at])) {
				n++
			}
			next := strings.Index(text[at+len(name):], name)
			if next < 0 {
				break
			}
			at += len(name) + next
		}
	}
	return n
}

const severalGroups = "several"

// occupationOf is the occupation that a fact of outcomes, scope or examiners speaks of, with that group; "" for others.
func occupationOf(f *Fact) (group, occupation string) {
	switch {
	case strings.HasPrefix(f.Field, "outcomes/"):
		return "outcomes", f.Of.Occupation
	case strings.HasPrefix(f.Field, "scope/"):
		return "scope", f.Of.Occupation
	case f.Field == "examiners/occupation":
		s, _ := f.Value.(string)
		return "examiners", s
	}
	return "", ""
}
