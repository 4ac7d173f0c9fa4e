package template

import (
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"
)

// Column is one column of a mail-merge workbook: its name is the merge field's.
type Column struct {
	Name  string
	Width float64 // characters
}

// WriteMailMerge writes a mail-merge workbook: one sheet, the field names in its first row, a recipient a row. Numbers
// such as credit codes and telephones stay text.
func WriteMailMerge(w io.Writer, columns []Column, rows [][]string) error {
	const name = "收件人"
	book := excelize.NewFile()
	defer book.Close()
	p, err := newPaint(book)
	if err != nil {
		return err
	}
	if err := book.SetSheetName("Sheet1", name); err != nil {
		return err
	}
	for i, k := range columns {
		c := column(i)
		if err := book.SetColWidth(name, c, c, k.Width); err != nil {
			return err
		}
		if err := book.SetCellStr(name, c+"1", k.Name); err != nil {
			return err
		}
		if err := book.SetCellStyle(name, c+"1", c+"1", p.head); err != nil {
			return err
		}
		if len(rows) > 0 {
			if err := book.SetCellStyle(name, c+"2", fmt.Sprintf("%s%d", c, len(rows)+1), p.input); err != nil {
				return err
			}
		}
	}
	for r, row := range rows {
		for i, s := range row {
			if err := book.SetCellStr(name, fmt.Sprintf("%s%d", column(i), r+2), s); err != nil {
				return err
			}
		}
	}
	if err := page(book, name); err != nil {
		return err
	}
	if err := book.SetDocProps(&excelize.DocProperties{Created: "2025-01-01T00:00:00Z", Modified: "2025-01-01T00:00:00Z"}); err != nil {
		return err
	}
	return book.Write(w)
}
