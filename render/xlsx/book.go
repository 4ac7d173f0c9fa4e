// Package xlsx writes the workbooks that the program hands out: the registry, who has reported, the review workbook and
// the ledger. The names of sheets and columns come from the root package, where what reads them finds them too.
package xlsx

import (
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"
)

// column is one column of a sheet.
type column struct {
	title string
	width float64 // characters
	list  []string
	input bool // the officer writes here
}

// page is one sheet: an optional line of explanation, a heading, and rows. Cells are strings, integers or nil.
type page struct {
	name    string
	note    string // shown above the heading; "" for none
	columns []column
	rows    [][]any
}

// writeBook writes sheets in order. The heading stays in view and can be filtered; text stays text, so that long numbers
// keep their digits. The same pages give the same bytes.
func writeBook(w io.Writer, pages []page) error {
	f := excelize.NewFile()
	defer f.Close()
	styles, err := newStyles(f)
	if err != nil {
		return err
	}
	for i, p := range pages {
		if i == 0 {
			err = f.SetSheetName("Sheet1", p.name)
		} else {
			_, err = f.NewSheet(p.name)
		}
		if err == nil {
			err = writePage(f, p, styles)
		}
		if err != nil {
			return fmt.Errorf("工作表“%s”：%w", p.name, err)
		}
	}
	return writeSorted(w, f, nil)
}

type styles struct{ note, head, headInput, text, input int }

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
	} {
		if *k.to, err = f.NewStyle(&k.style); err != nil {
			return s, err
		}
	}
	return s, nil
}

func writePage(f *excelize.File, p page, s styles) error {
	out, err := f.NewStreamWriter(p.name)
	if err != nil {
		return err
	}
	for i, c := range p.columns {
		if err := out.SetColWidth(i+1, i+1, c.width); err != nil {
			return err
		}
	}
	headRow := 1
	if p.note != "" {
		headRow = 2
	}
	if err := out.SetPanes(&excelize.Panes{Freeze: true, YSplit: headRow, TopLeftCell: fmt.Sprintf("A%d", headRow+1), ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	last, err := excelize.ColumnNumberToName(len(p.columns))
	if err != nil {
		return err
	}
	if p.note != "" {
		if err := out.SetRow("A1", []any{excelize.Cell{StyleID: s.note, Value: p.note}}, excelize.RowOpts{Height: 48}); err != nil {
			return err
		}
		if len(p.columns) > 1 {
			if err := out.MergeCell("A1", last+"1"); err != nil {
				return err
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
	if err := out.SetRow(fmt.Sprintf("A%d", headRow), head, excelize.RowOpts{Height: 24}); err != nil {
		return err
	}
	for r, row := range p.rows {
		cells := make([]any, len(p.columns))
		for i := range p.columns {
			cell := excelize.Cell{StyleID: s.text}
			if p.columns[i].input {
				cell.StyleID = s.input
			}
			if i < len(row) {
				cell.Value = row[i]
			}
			cells[i] = cell
		}
		if err := out.SetRow(fmt.Sprintf("A%d", headRow+1+r), cells); err != nil {
			return err
		}
	}
	if err := out.Flush(); err != nil {
		return err
	}
	bottom := headRow + max(len(p.rows), 1)
	if err := f.AutoFilter(p.name, fmt.Sprintf("A%d:%s%d", headRow, last, bottom), nil); err != nil {
		return err
	}
	for i, c := range p.columns {
		if len(c.list) == 0 {
			continue
		}
		letter, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		v := excelize.NewDataValidation(true)
		v.SetSqref(fmt.Sprintf("%s%d:%s%d", letter, headRow+1, letter, max(bottom, headRow+1000)))
		if err := v.SetDropList(c.list); err != nil {
			return err
		}
		if err := f.AddDataValidation(p.name, v); err != nil {
			return err
		}
	}
	return nil
}
