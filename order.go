package nianping

import (
	"sort"
	"strconv"
)

// orderLeast is from how many occupations on a table shows an order.
const orderLeast = 3

var cellPlace = Expression(`((?:第\d+页)?表\d+)第(\d+)行第(\d+)列|^(.+)!\$?([A-Z]+)\$?(\d+)$`)

// placedRow is a row of counts where it stands in a table.
type placedRow struct {
	cell
	outcome int
}

// cell is a place in a table.
type cell struct {
	table  string
	line   int
	column string
}

// occupationTables are the tables that list a report's occupations, one line each, as the evidence says. A table that
// gives an occupation a line for each of its levels is no list of occupations.
func occupationTables(r *Report) map[string][]placedRow {
	tables := map[string][]placedRow{}
	levels := map[cell]bool{} // lines with a level's count; their column is ""
	for i := range r.Outcomes {
		o := &r.Outcomes[i]
		if !o.Stated || o.Occupation == nil || o.exact(0) == nil {
			continue
		}
		for _, e := range r.Evidence[PointerTo("outcomes", i, "registered")] {
			at, ok := cellOf(e.At)
			switch {
			case !ok:
			case o.Level == nil:
				tables[at.table] = append(tables[at.table], placedRow{at, i})
			default:
				levels[cell{table: at.table, line: at.line}] = true
			}
		}
	}
	for _, rows := range tables {
		for _, row := range rows {
			delete(levels, cell{table: row.table, line: row.line})
		}
	}
	for at := range levels {
		delete(tables, at.table)
	}
	return tables
}

// cellOf reads a place in a table; ok is false for one in running text.
func cellOf(at string) (c cell, ok bool) {
	m := cellPlace().FindStringSubmatch(at)
	if m == nil {
		return cell{}, false
	}
	line, err := strconv.Atoi(m[2] + m[6]) // one of the two is empty
	return cell{m[1] + m[4], line, m[3] + m[5]}, err == nil
}

// sortedByOccupation: one of the tables of occupations goes from the most candidates, or passes, to the fewest
// (附2-三（一） “按职业分别排序”). ran is false where no table counts enough occupations; at are the first that stand wrong.
func sortedByOccupation(r *Report) (ran, sorted bool, at []Pointer) {
	tables := occupationTables(r)
	var names []string
	for name, rows := range tables {
		if len(rows) >= orderLeast {
			names = append(names, name)
		}
	}
	sort.Strings(names)
	for _, name := range names {
		ran = true
		rows := tables[name]
		wrong := -1
		for _, before := range []func(a, b cell) bool{acrossLines, downColumns} { // half tables side by side are read either way
			sort.SliceStable(rows, func(i, j int) bool { return before(rows[i].cell, rows[j].cell) })
			for _, field := range []int{2, 0} {
				if wrong = firstRise(r, rows, field); wrong < 0 {
					return true, true, nil
				}
			}
		}
		at = append(at, PointerTo("outcomes", wrong, "registered"))
	}
	return ran, false, at
}

func acrossLines(a, b cell) bool {
	if a.line != b.line {
		return a.line < b.line
	}
	return columnBefore(a.column, b.column)
}

func downColumns(a, b cell) bool {
	if a.column != b.column {
		return columnBefore(a.column, b.column)
	}
	return a.line < b.line
}

// columnBefore orders the numbers or letters of columns.
func columnBefore(a, b string) bool {
	if len(a) != len(b) {
		return len(a) < len(b)
	}
	return a < b
}

// firstRise is the first row with more people than the row before it, or without their number; -1 where there is none.
func firstRise(r *Report, rows []placedRow, field int) int {
	for k, row := range rows {
		n := r.Outcomes[row.outcome].exact(field)
		if n == nil {
			return row.outcome
		}
		if k == 0 {
			continue
		}
		if before := r.Outcomes[rows[k-1].outcome].exact(field); *n > *before {
			return row.outcome
		}
	}
	return -1
}
