package extract

import (
	"slices"
	"strings"
)

// postLabels are what the labels of a figure say whose head count it is.
type postLabels struct{ role, mode string }

// postsIn reads the labels of a figure; ok is false where they name nobody of ours.
func postsIn(q *quantity) (p postLabels, ok bool) {
	for _, s := range q.labels() {
		switch means := staffRole(s); means {
		case "":
		case "-":
			return p, false
		case "full_time", "part_time":
			if p.mode == "" {
				p.mode = means
			}
		default:
			if p.role == "" {
				p.role = means
			}
		}
	}
	return p, p != postLabels{}
}

// postInCell tells a cell that holds a post with its number: 专职5人.
var postInCell = patternOf(`^(?:专职|兼职|管理|督导|专家|考评)[^\d]{0,12}\d`)

// staffTable appends the head counts of a table. Of several figures for a post the whole counts (小计, 合计); those that one label gives
// to a post and another to 专职 or 兼职 are parts of both, and are added up where the table gives no whole.
func staffTable(to []mention, t *Table, year int) []mention {
	if !t.anyCell(func(s string) bool {
		return len(s) <= 60 && (staffRole(s) != "" || hasAnyPrefix(s, "专职", "兼职", "管理", "督导", "专家", "考评") && postInCell.MatchString(s))
	}) {
		return to
	}
	whole, parts := map[string][]quantity{}, map[string][]quantity{}
	named := map[string]bool{}
	for _, q := range t.quantities(year) {
		p, ok := postsIn(&q)
		if _, int := q.number.Int(); !ok || !int || q.number.Kind != People && q.number.Kind != Plain && q.number.Kind != Items {
			continue
		}
		if p.role == "" && q.part {
			p.role = t.roleAbove(&q)
		}
		if p.mode != "" && (p.role == "examiners" || q.part && p.role == "" && slices.ContainsFunc(q.tops, isMode)) && t.countsOnlyExaminers() {
			p.mode = ""
		}
		switch {
		case p.mode == "" || p.role == "":
			post := p.mode + p.role
			named[post] = true
			whole[post] = append(whole[post], q)
		default:
			named[p.mode], named[p.role] = true, true
			parts[p.mode] = append(parts[p.mode], q)
			parts[p.role] = append(parts[p.role], q)
		}
	}
	for _, post := range posts {
		list := mostWhole(whole[post])
		if len(list) == 0 {
			list = mostWhole(parts[post])
		}
		if len(list) == 0 || len(named) < 2 && !t.labelsPost(&list[0]) {
			continue
		}
		v, _ := list[0].number.Int()
		m := mention{of: post, rank: 3, f: t.factAt(list[0].row, list[0].col)}
		switch {
		case len(list) > 1:
			v, m.f.Doubt = addRows(list)
		case list[0].part && len(whole[post]) == 0:
			m.f.Doubt = "表中只有其中一部分的人数"
		case post == "examiners":
			if all, why := t.withSeniors(&list[0], year); all != nil {
				v, _ = all.number.Int()
				m.f = t.factAt(all.row, all.col)
			} else {
				m.f.Doubt = why
			}
		}
		m.value = float64(v)
		to = append(to, m)
	}
	return to
}

// isMode reports whether a label is 专职 or 兼职 alone.
func isMode(label string) bool {
	role := staffRole(label)
	return role == "full_time" || role == "part_time"
}

// roleAbove is the post of the row that a row with 其中 divides: 管理人员 | 3, 其中：专职 | 2; "" for none.
func (t *Table) roleAbove(q *quantity) string {
	if !strings.HasPrefix(firstOf(q.heads), "其中") {
		return ""
	}
	for row := q.row - 1; row >= 0; row-- {
		if label := firstOf(t.headsOf(row, q.col)); !strings.HasPrefix(label, "其中") {
			if role := staffRole(label); role != "-" && !isMode(label) {
				return role
			}
			return ""
		}
	}
	return ""
}

// countsOnlyExaminers reports whether the table counts examiners and no other post: what is 专职 in it are examiners.
func (t *Table) countsOnlyExaminers() bool {
	some := false
	others := t.anyCell(func(s string) bool {
		role := staffRole(s)
		some = some || role == "examiners"
		return role != "" && role != "-" && role != "examiners" && !isMode(s)
	})
	return some && !others
}

// withSeniors finds the figure of all examiners where that of 考评员 stands beside one of 高级考评员: the 合计 of both. Where none adds
// them up it says why a person is to look, "" where no 高级考评员 are counted beside.
func (t *Table) withSeniors(of *quantity, year int) (all *quantity, doubt string) {
	list := t.quantities(year)
	for i := range list {
		k := &list[i]
		beside := k.row == of.row && isSenior(firstOf(k.tops)) && staffRole(firstOf(of.tops)) == "examiners"
		below := k.col == of.col && isSenior(firstOf(k.heads)) && staffRole(firstOf(of.heads)) == "examiners"
		if !beside && !below {
			continue
		}
		for j := range list {
			sum := &list[j]
			if sum.number.Value == of.number.Value+k.number.Value && (beside && sum.row == of.row && sum.colSum == fullSum || below && sum.col == of.col && sum.rowSum == fullSum) {
				return sum, ""
			}
		}
		return nil, seniorsBeside
	}
	return nil, ""
}

// seniorsBeside is the doubt of a count of 考评员 beside one of 高级考评员.
const seniorsBeside = "另列高级考评员，未说明是否包含在内"

// isSenior reports whether a label is of examiners of the higher grade that it does not call a part of all.
func isSenior(label string) bool { return strings.HasPrefix(label, "高级考评") }

// labelsPost reports whether a full word for a post stands right beside or above a figure: 考评人员 | 14, not 督导 | 2.
func (t *Table) labelsPost(q *quantity) bool {
	for _, s := range append([]string{q.own}, firstOf(q.heads), firstOf(q.tops)) {
		if staffWords.Means(bareHeader(s)) != "" {
			return true
		}
	}
	return false
}

func firstOf(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}
