package extract

import (
	"slices"
	"strings"

	"nianping"
	"nianping/ingest/document"
)

// unnamedColumns are the columns of people of a table on examiners of which no header asks for names: 工种 | 高级 | 普通, 职业 | 人员构成, or the
// occupations themselves beside what is said of their people: 序号 | 电工 | 证号 | 序号 | 焊工 | 证号. Nil where no column holds names.
func unnamedColumns(r *Reading, t *Table) []map[string]int {
	if t.Head == 0 || !(calledExaminers(t) || strings.Contains(t.headWords(), "考评") || t.Before != nil && t.Before.Says(examinerWords)) {
		return nil
	}
	var cols []int
	trades := 0
	for c := range t.Cols {
		h := t.lowestHeader(c)
		trade := r.Names.Of(strings.TrimSuffix(h, "考评员")) != nil
		switch f := t.Field(c); {
		case otherPeople.In(t.Header(c)) || !(f == "" || trade || f == "level" || f == "exam_level" || f == "grade" || f == "people"):
		case t.listsNames(c):
			cols = append(cols, c)
			if trade {
				trades++
			}
		}
	}
	switch {
	case len(cols) == 0 || trades > 0 && trades < len(cols):
		return nil
	case len(cols) == 2 && trades == 0 && strings.Contains(t.Header(cols[0]), "高级") != strings.Contains(t.Header(cols[1]), "高级"):
		senior, name := cols[0], cols[1]
		if strings.Contains(t.Header(name), "高级") {
			senior, name = name, senior
		}
		g := fieldsBeside(t, 0, t.Cols, cols)
		g["name"], g["senior"] = name, senior
		return []map[string]int{g}
	case trades == 0 && len(cols) > 1 && !slices.ContainsFunc(cols, func(c int) bool { return !t.headsLevel(c) }):
		var out []map[string]int // 职业 | 五级 | 四级: see headsLevel
		for _, c := range cols {
			g := fieldsBeside(t, 0, cols[0], cols)
			g["name"] = c
			out = append(out, g)
		}
		return out
	case trades == 0 && len(cols) > 1:
		return nil
	}
	var out []map[string]int
	for i, c := range cols {
		from, to := 0, t.Cols
		if trades > 0 && len(cols) > 1 {
			from = c
			if i+1 < len(cols) {
				to = cols[i+1]
			}
		}
		g := fieldsBeside(t, from, to, cols)
		for f, left := range fieldsBeside(t, 0, cols[0], cols) { // 类别 | 电工 | 焊工
			if _, own := g[f]; !own && (f == "grade" || f == "level" || f == "exam_level") {
				g[f] = left
			}
		}
		g["name"] = c
		out = append(out, g)
	}
	return out
}

// fieldsBeside are the fields of the columns between two that are none of some others.
func fieldsBeside(t *Table, from, to int, but []int) map[string]int {
	g := map[string]int{}
	for c := from; c < to; c++ {
		f := t.Field(c)
		if _, twice := g[f]; f != "" && !twice && !slices.Contains(but, c) {
			g[f] = c
		}
	}
	return g
}

// headsLevel reports whether a column of people is headed by the level that they examine.
func (t *Table) headsLevel(col int) bool {
	h := t.lowestHeader(col)
	return !bareRank(h) && highest(h) != "" && onlyLevels(h)
}

// listsNames reports whether most filled cells of a column list people by name, behind the word for their grade or without one.
func (t *Table) listsNames(col int) bool {
	names, others := 0, 0
	for row := t.Head; row < t.Rows; row++ {
		s := t.View(row, col).Text
		s = s[len(gradeLabel.FindString(s)):]
		switch {
		case IsEmptyMark(s) || !t.Starts(row, col):
		case listsPeople(s):
			names++
		default:
			others++
		}
	}
	return names > others
}

// headsPosts reports whether a column among people says who of them is an examiner and who has another post, whatever its header: 身份, 角色.
func (t *Table) headsPosts(col int) bool {
	examiners, others := 0, 0
	for row := t.Head; row < t.Rows; row++ {
		switch s := t.Text(row, col); {
		case strings.Contains(s, "考评") && shorterThan(s, 9):
			examiners++
		case !IsEmptyMark(s) && !(otherPosts.In(s) && shorterThan(s, 9)):
			others++
		}
	}
	return examiners > 0 && others == 0
}

// withoutNumbers is a table with a person in each column without a first row that only numbers them, 项目 | 1 | 2 | 3; the table itself where
// there is none.
func (t *Table) withoutNumbers() []document.Cell {
	cells := t.T.Cells
	if t.Rows < 3 || t.Cols < 3 || t.HeaderField(0, 0) == "name" {
		return cells
	}
	for c := 1; c < t.Cols; c++ {
		if s := t.Text(0, c); s != "" && strings.Trim(s, "0123456789一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩()第人号、.") != "" {
			return cells
		}
	}
	var out []document.Cell
	for _, c := range cells {
		if c.Row == 0 {
			if c.RowSpan > 1 {
				return cells
			}
			continue
		}
		c.Row--
		out = append(out, c)
	}
	return out
}

// onceForEachLevel leaves out of a list, from a place on, who stands there once more for another level of the same occupation, as rows for each level
// have it: he keeps the highest.
func onceForEachLevel(people []person, from int) []person {
	out := people[:from]
	for _, p := range people[from:] {
		k := slices.IndexFunc(out[from:], func(q person) bool {
			return q.name.value == p.name.value && q.occupation.value == p.occupation.value && q.level.ok() && p.level.ok() && q.level.value != p.level.value &&
				(!q.card.ok() || !p.card.ok() || q.card.value == p.card.value)
		})
		if k < 0 {
			out = append(out, p)
			continue
		}
		q := &out[from+k]
		if rankOf(p.level) > rankOf(q.level) {
			q.level = p.level
		}
		q.fill(&p)
	}
	return out
}

func rankOf(level cellValue) int { return nianping.Level(level.value).Rank() }
