package extract

// unanswered reports whether a cell is the label of a form's field that nobody filled in: it says nothing. 督导人员 | (blank).
func (t *Table) unanswered(row, col int) bool {
	cell := t.T.At(row, col)
	if cell == nil || runeCount(t.Text(row, col)) > 16 {
		return false
	}
	if row < t.Head && t.emptyBelow(col) || t.Rows == 1 && t.onlyHeads(0) {
		return true
	}
	next := col + cell.ColSpan
	return next < t.Cols && t.Text(row, next) == "" && (col == 0 || t.Text(row, col-1) == "")
}

// emptyBelow reports whether nothing stands below the head of a column.
func (t *Table) emptyBelow(col int) bool {
	for r := t.Head; r < t.Rows; r++ {
		if t.Text(r, col) != "" {
			return false
		}
	}
	return t.Head < t.Rows
}

// namesTable reports whether a paragraph is a table's caption: short, without a full stop, and a table follows.
func (r *Reading) namesTable(b *Block) bool {
	return b.Table == nil && b.Index+1 < len(r.Blocks) && r.Blocks[b.Index+1].Table != nil &&
		shorterThan(b.Text(), 31) && !containsAny(b.Text(), "。,;")
}

// namesBlankTable reports whether a paragraph is the caption of a table that nobody filled in.
func (r *Reading) namesBlankTable(b *Block) bool {
	return r.namesTable(b) && !r.Blocks[b.Index+1].Table.filledIn()
}

// filledIn reports whether somebody has written into a table: a number other than a serial one, or most of its body's
// cells. A form's labels alone are no content.
func (t *Table) filledIn() bool {
	cells, full := 0, 0
	for r := t.Head; r < t.Rows; r++ {
		for c := range t.Cols {
			if t.T.At(r, c) != nil && !t.Starts(r, c) || t.Field(c) == "serial" {
				continue
			}
			s := t.Text(r, c)
			if t.IsNumber(r, c) {
				return true
			}
			if r == 0 { // a heading that was not known for one
				continue
			}
			cells++
			if s != "" {
				full++
			}
		}
	}
	return full*2 > cells
}

// onlyHeads reports whether a row holds the words of headings and nothing else.
func (t *Table) onlyHeads(row int) bool {
	for c := range t.Cols {
		if s := t.Text(row, c); t.Starts(row, c) && s != "" && t.HeaderField(row, c) == "" {
			return false
		}
	}
	return true
}
