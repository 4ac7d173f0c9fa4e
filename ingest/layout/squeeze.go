package layout

import "nianping/ingest/document"

// Squeeze takes out the columns of a table in which no cell begins: a person does not see them, for they have no width of their
// own. Programs leave them when they cut the grid of one format to that of another. It is called before Seal.
func Squeeze(t *document.Table) {
	begins := map[int]bool{}
	last := 0
	for _, c := range t.Cells {
		begins[c.Col] = true
		last = max(last, c.Col+c.ColSpan)
	}
	if len(begins) == last {
		return
	}
	at := make([]int, last+1) // the new column of each old one, or of the next that is kept
	kept := 0
	for i := range last {
		at[i] = kept
		if begins[i] {
			kept++
		}
	}
	at[last] = kept
	for i := range t.Cells {
		c := &t.Cells[i]
		from, to := at[c.Col], at[c.Col+c.ColSpan]
		c.Col, c.ColSpan = from, max(to-from, 1)
	}
	t.Cols = kept
}
