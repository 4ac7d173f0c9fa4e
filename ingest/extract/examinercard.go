package extract

import "strings"

// cardOfPeople reads a table of labels with what they ask for beside them, a person after the other: 姓名 | 王志远 | 性别 | 男 over
// 证号 | DG01 | 有效期至 | 2026年5月; nobody where another table does not consist of such pairs.
func cardOfPeople(r *Reading, b *Block) (out []person) {
	t := b.Table
	if t.Cols < 2 || !t.holdsCards() {
		return nil
	}
	var trades []cellValue // of the person at hand
	said := 0              // pairs of him
	done := func() bool {
		if n := len(out); n > 0 {
			if said < 2 {
				return false
			}
			for i, o := range trades {
				if i > 0 {
					out = append(out, out[n-1])
				}
				out[len(out)-1].occupation = o
			}
		}
		trades, said = nil, 0
		return true
	}
	for row := range t.Rows {
		for label, value := range t.labelled(row) {
			field := t.HeaderField(row, label)
			v := t.View(row, value)
			if field == "name" {
				name := withoutMarks(titleBehind.ReplaceAllString(v.Text, ""))
				if !done() || !isPersonName(name) && !mayBeName(name) {
					return nil
				}
				p := person{name: t.valueAt(row, value, name)}
				if !isPersonName(name) {
					p.name.doubt = rareName
				}
				out = append(out, p)
				continue
			}
			if len(out) == 0 || IsEmptyMark(v.Text) {
				continue
			}
			said++
			if field == "occupation" {
				l := examinerList{r: r, t: t}
				for _, o := range l.splitOccupations(nil, t.valueAt(row, value, v.Text)) {
					trades = append(trades, o.occupation)
				}
				continue
			}
			out[len(out)-1].takeField(t, row, value, field)
		}
	}
	if !done() {
		return nil
	}
	shared := cellValue{}
	if b := t.Before; b != nil && shorterThan(b.Text(), 61) {
		shared = r.onlyOccupation(b)
	}
	for i := range out {
		out[i].occupation.fill(shared)
	}
	return out
}

// takeField gives a person what stands beside the label of a field.
func (p *person) takeField(t *Table, row, col int, field string) {
	v := t.valueAt(row, col, t.View(row, col).Text)
	switch s := v.value; {
	case field == "gender" && (s == "男" || s == "女"):
		p.gender = v
	case field == "id_number":
		p.id = v
	case field == "certificate_no":
		p.card = v
	case field == "valid_until":
		if until, doubt := cellUntil(s); until != "" {
			p.until = v.as(until)
			p.until.doubt = doubt
		}
	case field == "employer":
		p.employer = v
	case field == "phone":
		p.phone = v
	case (field == "grade" || field == "level") && gradeOf(s) != "":
		p.grade = v.as(string(gradeOf(s)))
	case field == "exam_level" && highest(s) != "":
		p.level = v.as(string(highest(s)))
	}
}

// labelled are the pairs of a row: a label and the cell behind it.
func (t *Table) labelled(row int) func(yield func(label, value int) bool) {
	return func(yield func(label, value int) bool) {
		label := -1
		for c := range t.Cols {
			if !t.Starts(row, c) {
				continue
			}
			switch {
			case label < 0 && t.HeaderField(row, c) != "":
				label = c
			case label >= 0:
				if !yield(label, c) {
					return
				}
				label = -1
			}
		}
	}
}

// holdsCards reports whether a table consists of such pairs: a name stands behind a label for it, with nothing but pairs in its row, and the table's
// other rows hold pairs too.
func (t *Table) holdsCards() bool {
	names, pairs, others := 0, 0, 0
	for row := range t.Rows {
		inRow, named := 0, false
		for label, value := range t.labelled(row) {
			inRow++
			if s := t.Text(row, value); t.HeaderField(row, value) != "" && gradeOf(s) == "" && s != "男" && s != "女" {
				return false // a header
			}
			if t.HeaderField(row, label) == "name" {
				if !beginsWithPerson(t.Text(row, value)) && !mayBeName(t.Text(row, value)) {
					return false
				}
				names++
				named = true
			}
		}
		if named && len(t.filled(row)) > 2*inRow { // a person in each column
			return false
		}
		if pairs += inRow; len(t.filled(row)) != 2*inRow {
			others++
		}
	}
	return names > 0 && pairs >= 3*names && others*3 <= t.Rows && !strings.Contains(t.headWords(), "准考证")
}
