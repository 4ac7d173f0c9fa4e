package extract

import "strings"

// labelledPeople reads the examiners of a paragraph that labels all that it says of them: 姓名:王志远 性别:男 工种:电工 证号:DG01 有效期:2026年5月.
func labelledPeople(r *Reading, b *Block) (out []person) {
	t := b.Text()
	if !strings.Contains(t, "姓名:") || !r.nearPost(b) {
		return nil
	}
	labels := personLabels(t)
	said := 0
	for i, l := range labels {
		end := len(t)
		if i+1 < len(labels) {
			end = labels[i+1].at.Start
		}
		words := strings.TrimRight(t[l.at.End:end], "0123456789.()、 ") // the number of the next item
		if !containsAny(words, ";。\n") {
			words = t[l.at.End:end]
		}
		words = strings.Trim(words, " \t\n,;、。")
		if words == "" {
			continue
		}
		from := l.at.End + strings.Index(t[l.at.End:end], words)
		v := b.valueAt(from, from+len(words), words)
		switch {
		case l.field == "name":
			if len(out) > 0 && said < 2 || !isPersonName(words) && !mayBeName(words) {
				return nil
			}
			if said = 0; !isPersonName(words) {
				v.doubt = rareName
			}
			out = append(out, person{name: v})
			continue
		case len(out) == 0:
			continue
		case l.field == "occupation":
			out[len(out)-1].occupation = v
		case l.field == "gender" || l.field == "id_number":
			out[len(out)-1].takes(v)
		case l.field == "valid_until":
			if until, ok := parseUntil(words); ok {
				out[len(out)-1].until = v.as(until)
			}
		case (l.field == "grade" || l.field == "level") && gradeOf(words) != "":
			out[len(out)-1].grade = v.as(string(gradeOf(words)))
		case l.field == "exam_level" && highest(words) != "":
			out[len(out)-1].level = v.as(string(highest(words)))
		default:
			out[len(out)-1].takeAs(l.field, v)
		}
		said++
	}
	if said < 2 || !r.introducesExaminers(b, t) && !b.underExaminers() {
		return nil
	}
	trade := r.tradeAbove(b)
	for i := range out {
		out[i].occupation.fill(trade)
	}
	return out
}

// personLabel is a label of what is said of a person.
type personLabel struct {
	at    Span // with its colon
	field string
}

// personLabels are the labels of a text: the longest header words before its colons.
func personLabels(t string) (out []personLabel) {
	for i, c := range t {
		if c != ':' {
			continue
		}
		best := personLabel{}
		from := i
		for n := 0; n < 9 && from > 0; n++ {
			from -= len(string(lastRune(t[:from])))
			if f := headerWords.Means(t[from:i]); f != "" && f != "other" {
				best = personLabel{Span{from, i + 1}, f}
			}
		}
		if best.field != "" {
			out = append(out, best)
		}
	}
	return out
}

// tradeAbove is the occupation of a list whose own words name none: that of the nearest of the lines above which is nothing but its name, and levels;
// between them only other short lines with a label may stand.
func (r *Reading) tradeAbove(b *Block) cellValue {
	for i := b.Index - 1; i >= 0 && i >= b.Index-4; i-- {
		k := &r.Blocks[i]
		t := k.Text()
		switch {
		case k.Table != nil:
			return cellValue{}
		case t == "":
			continue
		}
		from := len(listLead(t))
		from += len(tradeLabel.FindString(t[from:]))
		if n := r.Names.At(t, from); n != nil && shorterThan(t, 40) {
			rest := t[from+len(n.Text):]
			rest = rest[len(listPost.FindString(rest)):]
			if onlyLevels(strings.Trim(rest, " 。;:等级别")) {
				return k.valueAt(from, from+len(n.Text), n.Written)
			}
		}
		if !shorterThan(t, 40) || !strings.Contains(t, ":") || r.namesOccupation(t) || strings.Contains(t, "。") {
			return cellValue{}
		}
	}
	return cellValue{}
}

// tradeLabel stands before an occupation in a line of its own: 职业名称:电工.
var tradeLabel = patternOf(`^(?:备案|评价|认定|考评)?(?:职业|工种|考核项目|项目)(?:\(工种\)|\(项目\))?(?:名称)?:?`)
