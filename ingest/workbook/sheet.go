// Package workbook reads the workbooks that officers keep: the registry of filed institutions, the receipt log, the
// review workbook. They come with headers in any order and wording, merged cells and several sheets; what is not
// understood is named with its row and never guessed.
package workbook

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/unicode/norm"
)

// Limits of what one workbook may hold; far beyond any registry, so that a crafted file cannot exhaust memory.
const (
	maxUnzipped = 256 << 20 // bytes
	maxSheetXML = 64 << 20  // bytes
	maxRows     = 100_000
	maxCols     = 300
	maxBlankRun = 2_000 // rows without content after which a sheet has ended
)

// sheet is one worksheet as rows of raw values, merged areas filled with their value; numbers and dates stand as the
// file stores them.
type sheet struct {
	name     string
	rows     [][]string
	date1904 bool // serial dates count from 1904
}

// openSheets reads all visible worksheets.
func openSheets(data []byte) ([]sheet, error) {
	if bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")) {
		return nil, errors.New("不是 .xlsx 工作簿，或者设有打开密码；请在 Excel 或 WPS 中取消密码、另存为 .xlsx 后再试")
	}
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true, UnzipSizeLimit: maxUnzipped, UnzipXMLSizeLimit: maxSheetXML})
	if err != nil {
		return nil, fmt.Errorf("无法作为 .xlsx 工作簿打开，请在 Excel 或 WPS 中另存为 .xlsx 后再试（%w）", err)
	}
	defer f.Close()
	date1904 := false
	if props, err := f.GetWorkbookProps(); err == nil && props.Date1904 != nil {
		date1904 = *props.Date1904
	}
	merged := mayMerge(data)
	var sheets []sheet
	for _, name := range f.GetSheetList() {
		if visible, err := f.GetSheetVisible(name); err == nil && !visible {
			continue
		}
		s := sheet{name: name, date1904: date1904}
		if s.rows, err = sheetRows(f, name, merged); err != nil {
			return nil, fmt.Errorf("工作表“%s”无法读取：%w", name, err)
		}
		sheets = append(sheets, s)
	}
	return sheets, nil
}

// mayMerge reports whether a workbook may have merged cells. To tell where they are excelize builds a whole sheet in memory,
// which for a large registry costs as much as reading it.
func mayMerge(data []byte) bool {
	parts, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return true
	}
	for _, part := range parts.File {
		r, err := part.Open()
		if err != nil {
			return true
		}
		text, err := io.ReadAll(io.LimitReader(r, maxUnzipped)) // excelize has opened it within this limit
		r.Close()
		if err != nil || bytes.Contains(text, []byte("mergeCell")) {
			return true
		}
	}
	return false
}

func sheetRows(f *excelize.File, name string, merged bool) ([][]string, error) {
	it, err := f.Rows(name)
	if err != nil {
		return nil, err
	}
	defer it.Close()
	var rows [][]string
	blank := 0
	for it.Next() {
		cells, err := it.Columns()
		if err != nil {
			return nil, err
		}
		if len(cells) > maxCols {
			cells = cells[:maxCols]
		}
		blank++
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
			if cells[i] != "" {
				blank = 0
			}
		}
		rows = append(rows, cells)
		if blank > maxBlankRun || len(rows) >= maxRows {
			break
		}
	}
	rows = rows[:len(rows)-min(blank, len(rows))]
	if !merged {
		return rows, nil
	}
	areas, err := f.GetMergeCells(name)
	if err != nil {
		return nil, err
	}
	for _, m := range areas {
		fillMerged(rows, m)
	}
	return rows, nil
}

// fillMerged writes a merged area's value into all its cells.
func fillMerged(rows [][]string, m excelize.MergeCell) {
	c0, r0, err0 := excelize.CellNameToCoordinates(m.GetStartAxis())
	c1, r1, err1 := excelize.CellNameToCoordinates(m.GetEndAxis())
	if err0 != nil || err1 != nil || r0 > len(rows) || c0 > len(rows[r0-1]) {
		return
	}
	value := rows[r0-1][c0-1]
	if value == "" {
		return
	}
	for r := r0; r <= min(r1, len(rows)); r++ {
		for len(rows[r-1]) < min(c1, maxCols) {
			rows[r-1] = append(rows[r-1], "")
		}
		for c := c0; c <= min(c1, maxCols); c++ {
			rows[r-1][c-1] = value
		}
	}
}

// at is the cell at a row and column (0-based), "" outside.
func (s *sheet) at(row, col int) string {
	if row < 0 || row >= len(s.rows) || col < 0 || col >= len(s.rows[row]) {
		return ""
	}
	return s.rows[row][col]
}

// blank reports whether a row has no content.
func (s *sheet) blank(row int) bool {
	for _, c := range s.rows[row] {
		if c != "" {
			return false
		}
	}
	return true
}

// columnName gives A, B, … for 0, 1, …
func columnName(col int) string {
	name, err := excelize.ColumnNumberToName(col + 1)
	if err != nil {
		return fmt.Sprint(col + 1)
	}
	return name
}

// key folds a heading or a word of a list: width, case, spaces and line breaks do not count.
func key(s string) string {
	return strings.ToLower(strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '*' || r == '＊' {
			return -1
		}
		return r
	}, norm.NFKC.String(s)))
}
