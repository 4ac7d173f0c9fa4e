package extract

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

// staffTable reads a table of head counts. Of several figures for a post the whole counts (小计, 合计); those that one label gives
// to a post and another to 专职 or 兼职 are parts of both, and are added up where the table gives no whole.
func staffTable(t *Table, year int) []mention {
	if !t.anyCell(func(s string) bool {
		return len(s) <= 60 && (staffRole(s) != "" || hasAnyPrefix(s, "专职", "兼职", "管理", "督导", "专家", "考评") && postInCell.MatchString(s))
	}) {
		return nil
	}
	whole, parts := map[string][]quantity{}, map[string][]quantity{}
	named := map[string]bool{}
	for _, q := range t.quantities(year) {
		p, ok := postsIn(&q)
		if _, int := q.number.Int(); !ok || !int || q.number.Kind != People && q.number.Kind != Plain && q.number.Kind != Items {
			continue
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
	var out []mention
	for _, post := range posts {
		list, doubt := mostWhole(whole[post]), ""
		if len(list) == 0 {
			list, doubt = mostWhole(parts[post]), "由表中各部分相加"
		}
		if len(list) == 0 || len(named) < 2 && !t.labelsPost(&list[0]) {
			continue
		}
		v, _ := list[0].number.Int()
		m := mention{of: post, rank: 3, f: t.factAt(list[0].row, list[0].col)}
		switch {
		case len(list) > 1 && doubt != "":
			v, _ = addRows(list)
			m.f.Doubt = doubt
		case len(list) > 1:
			m.f.Doubt = noSum
		}
		m.value = float64(v)
		out = append(out, m)
	}
	return out
}

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
