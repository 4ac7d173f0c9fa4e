package extract

import (
	"strings"
)

// findPosts tells of the columns of one person which of them says 考评员 of some rows: that of others it may say another post.
func (l *examinerList) findPosts(g map[string]int) {
	for _, field := range [...]string{"grade", "title", "duty"} {
		c, ok := g[field]
		if !ok {
			continue
		}
		for row := l.t.Head; row < l.t.Rows; row++ {
			if strings.Contains(l.t.Text(row, c), "考评") {
				g["post"] = c
				return
			}
		}
	}
}

// otherPost reports whether a row of a list of several posts is that of another person than an examiner: 督导员, 财务人员.
func (l *examinerList) otherPost(row int, g map[string]int, occupation cellValue) bool {
	c, ok := g["post"]
	if !ok {
		return false
	}
	s := l.t.Text(row, c)
	return !strings.Contains(s, "考评") && gradeOf(s) == "" && !IsEmptyMark(s) && !IsDitto(s) && (otherPeople.In(s) || !occupation.ok())
}

// gone are the words that say of somebody listed that he is no examiner any more. Who is retired may be one.
var gone = listOf("离职", "调离", "调出", "调走", "辞职", "解聘", "停聘", "注销", "不再担任", "不再聘", "退出")

// departed is the doubt of somebody of whom the remark or the employer's cell says that he left.
func (l *examinerList) departed(row int, g map[string]int) string {
	for _, field := range [...]string{"remark", "employer", "title"} {
		if c, ok := g[field]; ok {
			if s := l.t.Text(row, c); gone.In(s) {
				return "名单中注明“" + firstRunes(s, 20) + "”，是否仍为考评员请核对"
			}
		}
	}
	return ""
}

// goesOn reports whether a table without a head goes on with a list: as many columns, names where the list has them, and
// nothing between but a word that says so (续表). It is then the list's table.
func (l *examinerList) goesOn(b *Block) bool {
	if l.t == nil || l.t.Cols != b.Table.Cols || b.Index-l.block > 4 {
		return false
	}
	for i := l.block + 1; i < b.Index; i++ {
		if k := &l.r.Blocks[i]; k.Table != nil || k.Text() != "" && !(strings.Contains(k.Text(), "续") && shorterThan(k.Text(), 30)) {
			return false
		}
	}
	names := 0
	for row := range b.Table.Rows {
		if beginsWithPerson(b.Table.Text(row, l.groups[0]["name"])) {
			names++
		}
	}
	if names == 0 || names*4 < b.Table.Rows*3 {
		return false
	}
	rest := *b.Table
	rest.Head, rest.columns = 0, l.t.columns
	l.t, l.block = &rest, b.Index
	return true
}

// again is the one of some people whose name the row's blank cell stands for, since it is the one above once more, for another
// occupation; nil where the row is none.
func (l *examinerList) again(people []person, row int, g map[string]int) *person {
	last, ok := l.last[g["name"]]
	o, named := g["occupation"]
	if !ok || !named || len(l.groups) > 1 || l.t.Text(row, g["name"]) != "" || !l.r.namesOccupation(l.t.Text(row, o)) || !l.t.Starts(row, o) || len(l.t.filled(row)) < 2 {
		return nil
	}
	if c, ok := g["serial"]; ok && l.t.Text(row, c) != "" {
		return nil
	}
	return &people[last]
}

// isTick reports whether a cell says yes.
func isTick(s string) bool {
	return containsAny(s, "√✓✔●■☑★☆▲◆◎") || s == "是" || s == "有"
}

// ticked reports whether a column holds ticks and nothing else.
func (t *Table) ticked(col int) bool {
	ticks := 0
	for row := t.Head; row < t.Rows; row++ {
		switch s := strings.TrimSpace(t.Text(row, col)); {
		case isTick(s) && shorterThan(s, 3):
			ticks++
		case !IsEmptyMark(s):
			return false
		}
	}
	return ticks > 0
}
