package extract

import (
	"strings"

	"nianping/ingest/document"
)

// pieces splits a sheet on which several tables stand below each other: where behind a blank row, a caption or a row of figures a
// row of headers begins that the table has not had yet. In a form such a table ends where the next part of the report begins. One
// table gives itself.
func pieces(t *document.Table, form bool) []*document.Table {
	var out []*document.Table
	for _, side := range sides(t) {
		out = append(out, below(side, form)...)
	}
	return out
}

// sides parts the tables that stand beside each other on a sheet, blank columns between them. One table gives itself.
func sides(t *document.Table) []*document.Table {
	if t.Sheet == "" {
		return []*document.Table{t}
	}
	var out []*document.Table
	from := 0
	for c := 2; c+2 < t.Cols; c++ {
		if c-from < 2 || !blankColumn(t, c) {
			continue
		}
		end := c
		for c+1 < t.Cols && blankColumn(t, c+1) {
			c++
		}
		if t.Cols-c-1 >= 2 {
			out = append(out, t.Columns(from, end))
			from = c + 1
		}
	}
	if from == 0 {
		return []*document.Table{t}
	}
	return append(out, t.Columns(from, t.Cols))
}

// blankColumn reports whether no cell of a column holds text but titles across the sheet.
func blankColumn(t *document.Table, col int) bool {
	for r := range t.Rows {
		if c := t.At(r, col); c != nil && 2*c.ColSpan <= t.Cols && c.Text() != "" {
			return false
		}
	}
	return true
}

// below parts the tables that stand below each other.
func below(t *document.Table, form bool) []*document.Table {
	var out []*document.Table
	from := 0
	first := headerKey(t, 0)
	for r := 1; r+1 < t.Rows; r++ {
		if r-from < 2 {
			continue
		}
		if form && from > 0 && rowSection(t, r) != None {
			out = append(out, t.Slice(from, r))
			from, first = r, ""
			continue
		}
		if form && textCells(t, r-1) > 1 {
			continue
		}
		key := headerKey(t, r)
		if key == "" {
			key = upperHead(t, r)
		}
		if key == "" {
			key = bareHead(t, r, from)
		}
		if key == "" || key == first || textCells(t, r-1) > 1 && numberCells(t, r-1) < 2 {
			continue
		}
		start := r
		if textCells(t, r-1) == 1 {
			start = r - 1
		}
		if start-from < 2 {
			continue
		}
		out = append(out, t.Slice(from, start))
		from = start
		first = key
	}
	if from == 0 {
		return []*document.Table{t}
	}
	return append(out, t.Slice(from, t.Rows))
}

// headerKey is the text of a row of headers, "" for any other row: three cells or more, most of them known headers, no
// numbers.
func headerKey(t *document.Table, r int) string {
	var few [8]string
	texts, known := few[:0], 0
	for c := range t.Cols {
		if !t.Starts(r, c) {
			continue
		}
		s := NewView(t.Text(r, c)).Text
		if s == "" {
			continue
		}
		if isNumberCell(s) {
			return ""
		}
		texts = append(texts, s)
		if f := HeaderField(s); f != "" && f != "total" && s != "男" && s != "女" {
			known++
		} else if 3*(len(texts)-known) > t.Cols { // too many others, be all that follow known
			return ""
		}
	}
	if known < 3 || 3*known < 2*len(texts) {
		return ""
	}
	return strings.Join(texts, "|") + "|"
}

// upperHead is the text of a row that begins a head of several rows, or one of levels: a word and two levels or more, or merged cells
// over a row of headers, totals besides, and no figures but below: 工种|五级|<|四级|<|小计|<. "" for any other row.
func upperHead(t *document.Table, r int) string {
	key, over := "", 0
	for c := range t.Cols {
		if !t.Starts(r, c) {
			continue
		}
		s := NewView(t.Text(r, c)).Text
		switch {
		case s == "":
			continue
		case len(LevelsOf(s)) == 1 || t.At(r, c).ColSpan > 1 && !hasDigit(s) && headEnd(t, r) > r+1:
			over++
		case key != "" && HeaderField(s) == "": // but the word in the corner
			return ""
		}
		key += s + "|"
	}
	if over < 2 || numberCells(t, headEnd(t, r)) < 2 {
		return ""
	}
	return key
}

// headEnd is the row below a row of a head and below the one under it, where that is of the head too: 报考|合格|报考|合格.
func headEnd(t *document.Table, r int) int {
	if r++; headerKey(t, r) != "" {
		r++
	}
	return r
}

// numberCells counts the cells of a row that hold a number and nothing else.
func numberCells(t *document.Table, r int) int {
	n := 0
	for c := range t.Cols {
		if t.Starts(r, c) && isNumberCell(NewView(t.Text(r, c)).Text) {
			n++
		}
	}
	return n
}

// bareHead is the text of a row of words that begins a table of its own behind a blank row, or behind a caption that stands
// behind one: figures stand below its words, and above the blank row too where these are but two (…|39|32, blank,
// 考生来源|学生|职工, 人数|51|21). "" for any other row.
func bareHead(t *document.Table, r, from int) string {
	blank := r - 1
	if blank <= from {
		return ""
	}
	texts := textCells(t, blank)
	if texts == 1 && blank-1 > from {
		blank--
		texts = textCells(t, blank)
	}
	if texts > 0 {
		return ""
	}
	key, words := "", 0
	for c := range t.Cols {
		s := NewView(t.Text(r, c)).Text
		if !t.Starts(r, c) || s == "" {
			continue
		}
		if IsEmptyMark(s) || IsTotal(s) && key == "" || hasDigit(s) || holdsProse(s) {
			return ""
		}
		key += s + "|"
		words++
	}
	if numberCells(t, headEnd(t, r)) < 2 || words < 3 && numberCells(t, blank-1) < 2 {
		return ""
	}
	return key
}

// textCells counts the cells of a row that hold text.
func textCells(t *document.Table, r int) int {
	n := 0
	for c := range t.Cols {
		if t.Starts(r, c) && t.Text(r, c) != "" {
			n++
		}
	}
	return n
}
