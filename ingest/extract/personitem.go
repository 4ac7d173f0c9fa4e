package extract

import (
	"strings"
	"unicode/utf8"
)

// itemAt finds an item of a list that is one person: 1.汪素琴,女,高级考评员,证书号HX2201,有效期至2026年7月,歙县文化馆. A name
// stands first, and two more pieces at least say what examiners are listed by.
func itemAt(text string, line Span) (described, bool) {
	from := line.Start
	for from < line.End && (strings.ContainsRune("0123456789.()、 \t•·-—*", firstRune(text[from:line.End]))) {
		from += utf8.RuneLen(firstRune(text[from:line.End]))
	}
	end := strings.IndexAny(text[from:line.End], ",、;: ")
	if end < 0 || !isPersonName(text[from:from+end]) {
		return described{}, false
	}
	end += from
	d := described{Span{from, end}, Span{end + len(string(firstRune(text[end:]))), line.End}}
	known := 0
	for _, piece := range splitAt(text, d.bracket, ",、;") {
		s := strings.Trim(text[piece.Start:piece.End], " 。")
		if s == "男" || s == "女" || gradeOf(s) != "" && utf8.RuneCountInString(s) <= 8 || cardPiece.MatchString(s) || untilPiece(s) {
			known++
		}
	}
	return d, known >= 2
}

func untilPiece(s string) bool {
	if !hasAny(s, "有效", "到期", "聘期", "证书至", "证至", "至20") {
		return false
	}
	_, ok := parseUntil(s)
	return ok
}

// ownItem reports whether a line is one person's item: what it says is his alone.
func ownItem(line string) bool {
	_, ok := itemAt(line, Span{0, len(line)})
	return ok
}

// listedPeople reads the examiners of a paragraph whose lines are items of one person each. Their occupation is named by
// the item itself, or by the short line above the list.
func listedPeople(r *Reading, b *Block) []person {
	t := b.Text()
	var out []person
	for _, line := range splitAt(t, Span{0, len(t)}, "\n") {
		if strings.HasSuffix(strings.TrimRight(t[line.Start:line.End], " 。;"), ")") {
			continue // described in a bracket
		}
		d, ok := itemAt(t, line)
		if !ok {
			continue
		}
		p := d.person(b)
		p.occupation = proseOccupation(r, b, line.Start, line.End)
		if !p.occupation.ok() {
			p.occupation = listOccupation(r, b, line.Start)
		}
		out = append(out, p)
	}
	if len(out) == 0 || !aboutExaminers(r, b, out) {
		return nil
	}
	return out
}

// listOccupation is the occupation that the nearest line above an item names: 抽纱刺绣工5人:. Other items stand between.
func listOccupation(r *Reading, b *Block, at int) cellValue {
	if head := b.Text()[:at]; head != "" {
		if v := proseOccupation(r, b, 0, at); v.ok() {
			return v
		}
	}
	for i := b.Index - 1; i >= 0 && i >= b.Index-40; i-- {
		k := &r.Blocks[i]
		if k.Table != nil {
			break
		}
		if ownItem(k.Text()) || k.Text() == "" {
			continue
		}
		if list := r.namesIn(k.Text()); len(list) == 1 && utf8.RuneCountInString(k.Text()) <= 30 {
			text := k.View.Original(list[0].Start, list[0].End)
			return cellValue{value: text, text: text, at: &k.Ref}
		}
		break
	}
	return cellValue{}
}

// aboutExaminers tells a list of examiners from lists of supervisors, experts and candidates: an item says 考评员, or the
// nearest lines above do and name nobody else.
func aboutExaminers(r *Reading, b *Block, people []person) bool {
	about := b.Title + b.Label
	for i, n := b.Index-1, 0; i >= 0 && n < 3; i-- {
		k := &r.Blocks[i]
		if k.Table != nil {
			break
		}
		if ownItem(k.Text()) || k.Text() == "" {
			continue
		}
		n++
		if utf8.RuneCountInString(k.Text()) > 40 {
			break
		}
		about = k.Text() + about
	}
	for _, p := range people {
		if p.grade.ok() {
			return true
		}
	}
	return strings.Contains(about, "考评员") && !hasAny(about, "督导", "专家", "考生", "学员")
}
