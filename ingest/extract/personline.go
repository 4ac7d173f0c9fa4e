package extract

import (
	"strings"
	"unicode/utf8"
)

// personLine reads a line that is one examiner: a name first, and behind it, parted by spaces or commas, nothing but what
// belongs to an examiner: 汪大勇 高级考评员 13975630703; 1.方红星，女，叉车司机，考评员，证号YC-02. ok is false for any other line.
func personLine(r *Reading, b *Block) (p person, ok bool) {
	line := b.View.From
	if len(line) > 200 || strings.ContainsAny(line, "。\n") {
		return person{}, false
	}
	examiner := false
	for i, word := range strings.FieldsFunc(line, func(c rune) bool { return strings.ContainsRune(" \t　,，、;；", c) }) {
		s := NewView(word).Text
		if i == 0 {
			s = strings.TrimLeft(s, "0123456789.()")
			if s == "" { // 1 汪大勇
				continue
			}
		}
		v := cellValue{value: s, text: word, at: &b.Ref}
		switch {
		case !p.name.ok():
			if !isPersonName(s) {
				return person{}, false
			}
			v.text = strings.TrimLeft(word, "0123456789.()（）．、")
			p.name = v
		case s == "男" || s == "女":
			p.gender = v
		case gradeOf(s) != "" && utf8.RuneCountInString(s) <= 8:
			examiner = true
			v.value = string(gradeOf(s))
			p.grade = v
		case r.Names.Of(s) != nil:
			p.occupation = v
		case highest(s) != "" && utf8.RuneCountInString(s) <= 8:
			v.value = string(highest(s))
			p.level = v
		case isIDNumber(s):
			p.id = v
		case len(s) == 11 && s[0] == '1' && digitsOnly(s):
			p.phone = v
		case cardPiece.MatchString(s):
			v.value = cardPiece.FindStringSubmatch(s)[1]
			p.card = v
		case cardAlone.MatchString(s):
			p.card = v
		default:
			until, dated := parseUntil(s)
			if !dated {
				return person{}, false
			}
			v.value = until
			p.until = v
		}
	}
	return p, examiner && p.name.ok()
}

// linedUp reads an examiner who stands on a line of his own among others: two such lines below each other at least. The
// occupation is the line's, else the one that the line above the list names, else the only one that is filed.
func linedUp(r *Reading, b *Block) []person {
	p, ok := personLine(r, b)
	if !ok {
		return nil
	}
	first := b.Index
	for first > 0 && isPersonLine(r, first-1) {
		first--
	}
	if first == b.Index && !isPersonLine(r, b.Index+1) {
		return nil
	}
	if p.occupation.ok() {
		return []person{p}
	}
	if first > 0 && r.Blocks[first-1].Table == nil {
		above := &r.Blocks[first-1]
		if list := r.namesIn(above.Text()); len(list) == 1 && utf8.RuneCountInString(above.Text()) <= 24 {
			words := above.View.Original(list[0].Start, list[0].End)
			p.occupation = cellValue{value: words, text: words, at: &above.Ref}
			return []person{p}
		}
	}
	if names := r.Names.filed(); len(names) == 1 {
		p.occupation = cellValue{value: names[0].Written, text: names[0].Written, at: &b.Ref}
	}
	return []person{p}
}

func isPersonLine(r *Reading, at int) bool {
	if at >= len(r.Blocks) || r.Blocks[at].Table != nil || r.Blocks[at].Text() == "" {
		return false
	}
	_, ok := personLine(r, &r.Blocks[at])
	return ok
}

// filed are the names of the document's own scope.
func (n *Names) filed() []Name {
	var out []Name
	for _, k := range n.List {
		if k.Scope {
			out = append(out, k)
		}
	}
	return out
}
