// Package xlsx writes the workbooks that the program hands out: the registry, who has reported, the review workbook and
// the ledger. The names of sheets and columns come from the root package, where what reads them finds them too.
package xlsx

import (
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"
)

// column is one column of a sheet.
type column struct {
	title string
	width float64 // characters
	list  []string
	input bool // the officer writes here
}

// page is one sheet: an optional line of explanation, a heading, and rows. Cells are strings, integers, numbers with two
// decimals or nil.
type page struct {
	name    string
	note    string // shown above the heading; "" for none
	columns []column
	rows    [][]any
}

// writeBook writes sheets in order. The heading stays in view and can be filtered; text stays text, so that long numbers
// keep their digits. The same pages give the same bytes.
func writeBook(w io.Writer, pages []page) error {
	return streamBook(w, pages, mostRows, func(add func(page int, row []any) error) error {
		for i := range pages {
			for _, row := range pages[i].rows {
				if err := add(i, row); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// mostRows is how many rows fit on a sheet below its heading.
const mostRows = excelize.TotalRows - headRow

// streamBook is writeBook of pages without rows, which fill adds one by one to the pages by their place in the list; so many of
// them stand on a sheet at most.
func streamBook(w io.Writer, pages []page, most int, fill func(add func(page int, row []any) error) error) error {
	b := &book{f: excelize.NewFile()}
	defer b.f.Close()
	var err error
	if b.styles, err = newStyles(b.f); err != nil {
		return err
	}
	parts := make([][]*sheet, len(pages)) // of each page: the last is not full
	next := func(i int) error {
		p := pages[i]
		p.name = partName(p.name, len(parts[i]))
		s, err := b.begin(&p)
		parts[i] = append(parts[i], s)
		return inSheet(&p, err)
	}
	for i := range pages {
		if err := next(i); err != nil {
			return err
		}
	}
	err = fill(func(i int, row []any) error {
		if parts[i][len(parts[i])-1].n == most {
			if err := next(i); err != nil {
				return err
			}
		}
		s := parts[i][len(parts[i])-1]
		return inSheet(s.page, s.add(row))
	})
	if err != nil {
		return err
	}
	for _, s := range b.sheets {
		if err := s.close(b.f); err != nil {
			return inSheet(s.page, err)
		}
	}
	return writeSorted(w, b.f, nil)
}

func inSheet(p *page, err error) error {
	if err != nil {
		err = fmt.Errorf("工作表“%s”：%w", p.name, err)
	}
	return err
}

// book is a workbook that is being written.
type book struct {
	f      *excelize.File
	styles styles
	sheets []*sheet
}

type styles struct{ note, head, headInput, text, input, decimal int }

func newStyles(f *excelize.File) (styles, error) {
	border := []excelize.Border{{Type: "left", Color: "BFBFBF", Style: 1}, {Type: "right", Color: "BFBFBF", Style: 1}, {Type: "top", Color: "BFBFBF", Style: 1}, {Type: "bottom", Color: "BFBFBF", Style: 1}}
	wrap := &excelize.Alignment{Vertical: "center", WrapText: true}
	centre := &excelize.Alignment{Horizontal: "center", Vertical: "center", WrapText: true}
	fill := func(colour string) excelize.Fill {
		return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
	}
	font := &excelize.Font{Family: "宋体", Size: 11}
	bold := &excelize.Font{Family: "黑体", Size: 11, Bold: true}
	var s styles
	var err error
	for _, k := range []struct {
		to    *int
		style excelize.Style
	}{
		{&s.note, excelize.Style{Font: &excelize.Font{Family: "楷体", Size: 11}, Alignment: &excelize.Alignment{Vertical: "center", WrapText: true}}},
		{&s.head, excelize.Style{Font: bold, Fill: fill("DDEBF7"), Border: border, Alignment: centre}},
		{&s.headInput, excelize.Style{Font: bold, Fill: fill("FFF2CC"), Border: border, Alignment: centre}},
		{&s.text, excelize.Style{Font: font, Border: border, Alignment: wrap, NumFmt: 49}},
		{&s.input, excelize.Style{Font: font, Fill: fill("FFFBEB"), Border: border, Alignment: wrap, NumFmt: 49}},
		{&s.decimal, excelize.Style{Font: font, Border: border, Alignment: wrap, NumFmt: 2}},
	} {
		if *k.to, err = f.NewStyle(&k.style); err != nil {
			return s, err
		}
	}
	return s, nil
}

// sheet is a page that is being written.
type sheet struct {
	*page
	out    *excelize.StreamWriter
	styles styles
	last   string // letters of the last column
	head   int    // row of the heading
	n      int    // rows below it
}

// begin begins a sheet with what stands above its rows.
func (b *book) begin(p *page) (h *sheet, err error) {
	if len(b.sheets) == 0 {
		err = b.f.SetSheetName("Sheet1", p.name)
	} else {
		_, err = b.f.NewSheet(p.name)
	}
	if err != nil {
		return nil, err
	}
	s := b.styles
	h = &sheet{page: p, styles: s, last: columnName(len(p.columns) - 1), head: 1}
	b.sheets = append(b.sheets, h)
	if p.note != "" {
		h.head = 2
	}
	var widths []float64
	for _, c := range p.columns {
		widths = append(widths, c.width)
	}
	if err := toPrint(b.f, p.name, widths, min(2, len(widths)), h.head); err != nil {
		return nil, err
	}
	out, err := b.f.NewStreamWriter(p.name)
	if err != nil {
		return nil, err
	}
	h.out = out
	for i, w := range widths {
		if err := out.SetColWidth(i+1, i+1, w); err != nil {
			return nil, err
		}
	}
	if err := out.SetPanes(&excelize.Panes{Freeze: true, YSplit: h.head, TopLeftCell: fmt.Sprintf("A%d", h.head+1), ActivePane: "bottomLeft"}); err != nil {
		return nil, err
	}
	if p.note != "" {
		if err := out.SetRow("A1", []any{excelize.Cell{StyleID: s.note, Value: p.note}}, excelize.RowOpts{Height: 48}); err != nil {
			return nil, err
		}
		if len(p.columns) > 1 {
			if err := out.MergeCell("A1", h.last+"1"); err != nil {
				return nil, err
			}
		}
	}
	head := make([]any, len(p.columns))
	for i, c := range p.columns {
		head[i] = excelize.Cell{StyleID: s.head, Value: c.title}
		if c.input {
			head[i] = excelize.Cell{StyleID: s.headInput, Value: c.title}
		}
	}
	return h, out.SetRow(fmt.Sprintf("A%d", h.head), head, excelize.RowOpts{Height: 24})
}

// add adds a row.
func (h *sheet) add(row []any) error {
	cells, lines := make([]any, len(h.columns)), 1.0
	for i := range h.columns {
		cell := excelize.Cell{StyleID: h.styles.text}
		if h.columns[i].input {
			cell.StyleID = h.styles.input
		}
		if i < len(row) {
			cell.Value = row[i]
			switch v := row[i].(type) {
			case float64:
				cell.StyleID = h.styles.decimal
			case string:
				high := 0.0
				for text := range strings.SplitSeq(v, "\n") {
					high += max(1, linesOf(text, h.columns[i].width))
				}
				lines = max(lines, high)
			}
		}
		cells[i] = cell
	}
	h.n++
	return h.out.SetRow(fmt.Sprintf("A%d", h.head+h.n), cells, excelize.RowOpts{Height: heightOf(lines)})
}

// close ends the page with what depends on the number of its rows.
func (h *sheet) close(f *excelize.File) error {
	if err := h.out.Flush(); err != nil {
		return err
	}
	bottom := h.head + max(h.n, 1)
	if err := f.AutoFilter(h.name, fmt.Sprintf("A%d:%s%d", h.head, h.last, bottom), nil); err != nil {
		return err
	}
	for i, c := range h.columns {
		if len(c.list) == 0 {
			continue
		}
		letter, v := columnName(i), excelize.NewDataValidation(true)
		v.SetSqref(fmt.Sprintf("%s%d:%s%d", letter, h.head+1, letter, max(bottom, h.head+1000)))
		if err := v.SetDropList(c.list); err != nil {
			return err
		}
		if err := f.AddDataValidation(h.name, v); err != nil {
			return err
		}
	}
	return nil
}
