package odf

import (
	"fmt"
	"strings"

	"nianping/ingest/document"
	"nianping/ingest/layout"
	"nianping/ingest/sheet"
)

// The largest sheet that LibreOffice knows.
const (
	maxRows = 1 << 20
	maxCols = 1 << 14
)

// table reads a table of a text.
func (f *flow) table(n *node) {
	if f.depth++; f.depth > f.limits.Depth {
		f.err = fmt.Errorf("%w（表格嵌套超过 %d 层）", document.ErrTooLarge, f.limits.Depth)
		return
	}
	defer func() { f.depth-- }()
	t := &document.Table{Ref: document.Ref{Part: f.part}}
	row := 0
	rowsOf(n, false, func(r *node, head bool) {
		if f.err != nil {
			return
		}
		col := 0
		for range r.number("table:number-rows-repeated", 1000) {
			col = 0
			for _, c := range r.kids {
				if c.name != "table:table-cell" && c.name != "table:covered-table-cell" {
					continue
				}
				for range c.number("table:number-columns-repeated", 1000) {
					if f.cells--; f.cells < 0 {
						f.err = fmt.Errorf("%w（表格的单元格超过 %d 个）", document.ErrTooLarge, f.limits.Cells)
						return
					}
					if c.name == "table:table-cell" {
						t.Cells = append(t.Cells, f.cell(c, row, col))
					}
					col++
				}
			}
			row++
		}
		if head {
			t.Header = row
		}
	})
	cols := 0
	for _, c := range t.Cells {
		cols = max(cols, c.Col+c.ColSpan)
		row = max(row, c.Row+c.RowSpan)
	}
	if f.err != nil || len(t.Cells) == 0 {
		return
	}
	if cols > f.limits.Cells || row > f.limits.Cells || cols*row > f.limits.Cells {
		f.err = fmt.Errorf("%w（表格的单元格超过 %d 个）", document.ErrTooLarge, f.limits.Cells)
		return
	}
	t.Rows, t.Cols = row, cols
	layout.Squeeze(t)
	t.Seal()
	f.out = append(f.out, document.T(t))
}

func (f *flow) cell(c *node, row, col int) document.Cell {
	k := document.Cell{Row: row, Col: col, RowSpan: c.number("table:number-rows-spanned", 10_000), ColSpan: c.number("table:number-columns-spanned", 1000)}
	inner := &flow{reader: f.reader, depth: f.depth}
	inner.blocksOf(c, f.part)
	k.Blocks = inner.out
	k.Struck = document.Struck(inner.out)
	return k
}

// rowsOf visits the rows of a table through their groups.
func rowsOf(n *node, head bool, visit func(r *node, head bool)) {
	for _, k := range n.kids {
		switch k.name {
		case "table:table-row":
			visit(k, head)
		case "table:table-header-rows":
			rowsOf(k, true, visit)
		case "table:table-rows", "table:table-row-group":
			rowsOf(k, head, visit)
		}
	}
}

// book reads the sheets of a spreadsheet.
func (r *reader) book(book *node) {
	used := 0
	for _, t := range book.kids {
		if t.name != "table:table" || r.err != nil {
			continue
		}
		name := t.attr("table:name")
		if s := r.styles["table "+t.attr("table:style-name")]; s != nil && s.collapsed {
			r.doc.Warn(document.Ref{Sheet: name}, "隐藏的工作表未读取")
			continue
		}
		s := &sheet.Sheet{Name: name, HiddenRows: map[int]bool{}}
		r.columns(t, s)
		r.sheetRows(t, s)
		if r.err != nil {
			return
		}
		used, r.err = s.Append(r.ctx, r.doc, used, r.limits.Cells)
		if shapes := t.find("table:shapes"); shapes != nil && r.err == nil {
			r.shapes(shapes, name)
		}
	}
}

// columns notes the hidden ones.
func (r *reader) columns(t *node, s *sheet.Sheet) {
	hidden := map[int]bool{}
	at := 0
	var visit func(*node)
	visit = func(n *node) {
		for _, k := range n.kids {
			switch k.name {
			case "table:table-column":
				for range k.number("table:number-columns-repeated", maxCols) {
					if v := k.attr("table:visibility"); v == "collapse" || v == "filter" {
						hidden[at] = true
					}
					at++
				}
			case "table:table-columns", "table:table-header-columns", "table:table-column-group":
				visit(k)
			}
		}
	}
	visit(t)
	s.HiddenCols = func(c int) bool { return hidden[c] }
}

func (r *reader) sheetRows(t *node, s *sheet.Sheet) {
	row := 0
	rowsOf(t, false, func(n *node, _ bool) {
		if r.err != nil {
			return
		}
		if r.err = r.ctx.Err(); r.err != nil {
			return
		}
		repeat := n.number("table:number-rows-repeated", maxRows)
		v := n.attr("table:visibility")
		cells := r.rowCells(n, s, row, repeat)
		if len(cells) > 0 {
			shown := min(repeat, maxRows-row)
			if len(s.Cells)+len(cells)*shown > r.limits.Cells {
				r.err = fmt.Errorf("%w（工作表“%s”的单元格超过 %d 个）", document.ErrTooLarge, s.Name, r.limits.Cells)
				return
			}
			for i := range shown {
				if v == "collapse" || v == "filter" {
					s.HiddenRows[row+i] = true
				}
				for _, c := range cells {
					c.Row = row + i
					s.Cells = append(s.Cells, c)
				}
			}
		}
		row += repeat
	})
}

// rowCells reads the cells of a row that show something, and notes its merged areas.
func (r *reader) rowCells(n *node, s *sheet.Sheet, row, repeat int) []sheet.Cell {
	var cells []sheet.Cell
	col := 0
	for _, c := range n.kids {
		if c.name != "table:table-cell" && c.name != "table:covered-table-cell" {
			continue
		}
		times := c.number("table:number-columns-repeated", maxCols)
		if down, across := c.number("table:number-rows-spanned", maxRows), c.number("table:number-columns-spanned", maxCols); down*across > 1 && repeat == 1 {
			s.Merges = append(s.Merges, sheet.Area{Row: row, Col: col, RowSpan: down, ColSpan: across})
		}
		if k := r.sheetCell(c, s.Name); k.Text != "" && c.name == "table:table-cell" {
			for i := range min(times, maxCols-min(col, maxCols)) {
				k.Col = col + i
				cells = append(cells, k)
			}
		}
		col += times
	}
	return cells
}

// sheetCell is what a cell shows: its paragraphs, each a line.
func (r *reader) sheetCell(c *node, name string) sheet.Cell {
	base := r.resolve(look{}, "table-cell", c.attr("table:style-name"))
	f := &flow{reader: r}
	var lines []string
	k := sheet.Cell{Bold: base.bold, Struck: base.struck}
	for _, p := range c.kids {
		switch p.name {
		case "text:p":
			before := len(f.out)
			f.paragraph(p)
			for _, b := range f.out[before:] {
				if b.Paragraph != nil {
					offset := len(strings.Join(lines, "\n"))
					if len(lines) > 0 {
						offset++
					}
					for _, sp := range b.Paragraph.Struck {
						k.Spans = append(k.Spans, document.Span{Start: sp.Start + offset, End: sp.End + offset})
					}
					lines = append(lines, b.Paragraph.Text)
				}
			}
		case "office:annotation":
			r.warnSheet(name, "批注未读取")
		}
	}
	k.Text = strings.Join(lines, "\n")
	if k.Text == "" && c.find("text:p") == nil {
		k.Text = valueOf(c)
	}
	return k
}

// valueOf is the value of a cell whose producer wrote no text for it.
func valueOf(c *node) string {
	for _, a := range []string{"office:string-value", "office:date-value", "office:value", "office:boolean-value"} {
		if v := c.attr(a); v != "" {
			return v
		}
	}
	return ""
}

func (r *reader) warnSheet(name, text string) {
	if key := name + "\x00" + text; !r.said[key] {
		r.said[key] = true
		r.doc.Warn(document.Ref{Sheet: name}, text)
	}
}

// shapes reads the text boxes that float over a sheet.
func (r *reader) shapes(n *node, name string) {
	f := &flow{reader: r, part: document.Body}
	for _, b := range f.box(n) {
		if b.Paragraph != nil {
			b.Paragraph.Ref = document.Ref{Part: document.TextBox, Sheet: name}
			r.doc.Body = append(r.doc.Body, b)
		}
	}
}
