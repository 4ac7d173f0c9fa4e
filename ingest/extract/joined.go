package extract

import (
	"slices"

	"nianping/ingest/document"
)

// continuation is the line that people put between the parts of a table: 续表, (续上表), 接上表2.
var continuation = patternOf(`^\(?(?:续|接)(?:上)?(?:表|页)\d{0,2}\)?$`)

// joined makes one table of those that follow each other under the same head, the second part of a table that did not fit on
// its page: whoever adds up or counts its rows must see them all. Every row keeps its own place. Other blocks stay.
func joined(body []document.Block) []document.Block {
	var out []document.Block // nil while nothing was joined
	for i := 0; i < len(body); i++ {
		whole, next := body[i].Table, i+1
		for whole != nil && next < len(body) {
			at := next
			if p := body[at].Paragraph; p != nil && at+1 < len(body) && len(p.Text) < 40 && containsAny(p.Text, "续接") && continuation.MatchString(NewView(p.Text).Text) {
				at++
			}
			both := joinedWith(whole, body[at].Table)
			if both == nil {
				break
			}
			whole, next = both, at+1
		}
		if next > i+1 && out == nil {
			out = append(make([]document.Block, 0, len(body)), body[:i]...)
		}
		switch {
		case next > i+1:
			out = append(out, document.T(whole))
			i = next - 1
		case out != nil:
			out = append(out, body[i])
		}
	}
	if out == nil {
		return body
	}
	return out
}

// joinedWith is a table with the rows of the next one below it, nil where that is no second part of it.
func joinedWith(t, next *document.Table) *document.Table {
	if next == nil || t.Sheet != next.Sheet || t.Cols != next.Cols || t.Cols < 3 {
		return nil
	}
	head := sharedHead(t, next)
	if head == 0 || totalsUp(t, t.Rows-1) || sameRows(t, next, head) || nestsTables(t) || nestsTables(next) {
		return nil
	}
	both := &document.Table{Ref: t.Ref, Sheet: t.Sheet, Col0: t.Col0, ColNo: t.ColNo, Header: t.Header,
		Lines: append(rowPlaces(t, 0), rowPlaces(next, head)...), Cells: slices.Clone(t.Cells)}
	for _, c := range next.Cells {
		if c.Row >= head {
			c.Row += t.Rows - head
			both.Cells = append(both.Cells, c)
		}
	}
	both.Seal()
	return both
}

// rowPlaces are the places of a table's rows from one on.
func rowPlaces(t *document.Table, from int) []document.Ref {
	var out []document.Ref
	for r := from; r < t.Rows; r++ {
		at := t.CellRef(r, 0)
		at.Col = 0
		out = append(out, at)
	}
	return out
}

// sharedHead is how many rows two tables of as many columns begin with that are the same head, 0 where they have none in common
// or one of them has no other rows.
func sharedHead(t, next *document.Table) int {
	head := 0
	for head < min(t.Rows, next.Rows) && sameHeadRow(t, next, head) {
		head++
	}
	if head == t.Rows || head == next.Rows {
		return 0
	}
	return head
}

// sameHeadRow reports whether a row reads the same in two tables, and has words in it but no figures.
func sameHeadRow(t, next *document.Table, row int) bool {
	texts := 0
	for c := range t.Cols {
		a, b := t.At(row, c), next.At(row, c)
		if a == nil || b == nil || a.Row != b.Row || a.Col != b.Col || a.RowSpan != b.RowSpan || a.ColSpan != b.ColSpan {
			return false
		}
		s := a.Text()
		if s != b.Text() || isNumberCell(NewView(s).Text) {
			return false
		}
		if s != "" && t.Starts(row, c) {
			texts++
		}
	}
	return texts >= 2
}

// totalsUp reports whether a row is one of totals.
func totalsUp(t *document.Table, row int) bool {
	for c := range min(t.Cols, 3) {
		if IsTotal(NewView(t.Text(row, c)).Text) {
			return true
		}
	}
	return false
}

// sameRows reports whether a table has a row that begins as one of the other does: two cards with the same labels, two lists
// numbered from 1 on. Their rows are not those of one table.
func sameRows(t, next *document.Table, head int) bool {
	seen := make(map[string]bool, t.Rows)
	for r := head; r < t.Rows; r++ {
		seen[rowKey(t, r)] = true
	}
	for r := head; r < next.Rows; r++ {
		if seen[rowKey(next, r)] {
			return true
		}
	}
	return false
}

// rowKey is what tells a row from the others of its table: its number, or else its first two cells.
func rowKey(t *document.Table, row int) string {
	first := t.Text(row, 0)
	if isNumberCell(NewView(first).Text) {
		return first
	}
	return first + "\t" + t.Text(row, 1)
}
