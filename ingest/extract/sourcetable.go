package extract

// sourceHeads are what the names of sources stand under, or beside.
var sourceHeads = listOf("来源", "生源", "考生类别", "考生类型", "人员类别", "人员类型")

// sourceTable reads a table of where candidates come from, with counts or shares or both, down its columns or across its rows: 来源 |
// 人数 | 占比. False where it is none.
func sourceTable(r *Reading, b *Block, c *Collector) bool {
	t := b.Table
	if t.notOfYear(min(t.Head, t.Rows-1), 0, r.Year()) || !sourceHeads.In(t.Text(0, 0)) && !sourceHeads.In(t.Text(max(0, t.Head-1), 0)) && !sourceLeads.In(t.captionText()) {
		return false
	}
	across := sourceFigureOf(t.Text(1, 0)) != ""
	figures := map[string]int{} // the row or column of each
	for i := range max(t.Rows, t.Cols) {
		label := t.Text(i, 0)
		if !across {
			label = t.Header(i)
		}
		if what := sourceFigureOf(label); what != "" {
			figures[what] = i
		}
	}
	if len(figures) == 0 || t.Rows < 2 {
		return false
	}
	first, end, names := max(1, t.Head), t.Rows, 0
	if across {
		first, end = 1, t.Cols
	} else if t.Field(0) == "serial" {
		names = 1
	}
	row := 0
	for i := first; i < end; i++ {
		at := func(k int) place {
			if across {
				return place{k, i}
			}
			return place{i, k}
		}
		name := at(names)
		text := t.Text(name.row, name.col)
		if text == "" || IsTotal(text) || !isSource(text, true) {
			continue
		}
		row++
		of := RowKey{Row: row}
		c.put("candidate_sources/source", text, t.factAt(name.row, name.col)).Of = of
		for _, what := range [...]string{"count", "share"} {
			k, ok := figures[what]
			if !ok {
				continue
			}
			cell := at(k)
			n := Numbers(t.Text(cell.row, cell.col))
			if len(n) != 1 {
				continue
			}
			f := t.factAt(cell.row, cell.col)
			f.Of = of
			if v, ok := n[0].Int(); what == "count" && ok {
				c.put("candidate_sources/count", v, f)
			} else if what == "share" && (n[0].Kind == Rate || n[0].Kind == Plain) {
				c.put("candidate_sources/share", n[0].Value, f)
			}
		}
	}
	return row > 0
}

// sourceFigureOf is what a label beside sources counts: count, share, "" for anything else.
func sourceFigureOf(label string) string {
	switch bare := bareHeader(label); {
	case hasAny(bare, "占比", "比例", "比重", "占"):
		return "share"
	case HeaderField(bare) == "people" || hasAny(bare, "人数", "人次") && !hasAny(bare, "合格", "通过"):
		return "count"
	}
	return ""
}
