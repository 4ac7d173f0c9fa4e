package xlsx

import (
	"bytes"
	"strconv"

	"github.com/xuri/excelize/v2"

	"nianping/ingest/document"
)

// maxCalculated bounds the formulas of one workbook that are calculated because no value was kept with them.
const maxCalculated = 5000

// calculator is the workbook as excelize opens it, for formulas without a kept value.
type calculator struct {
	file *excelize.File // nil where excelize cannot open it
	done int
}

// calculate gives a formula's value and its kind (as in the cell's attribute t), with a warning; "" where it cannot.
func (w *worksheet) calculate(row, col int) (value, kind string) {
	ref := document.Ref{Sheet: w.out.Name, Row: row + 1, Col: col + 1}
	if w.calc == nil {
		w.calc = &calculator{}
		file, err := excelize.OpenReader(bytes.NewReader(w.data), excelize.Options{RawCellValue: true,
			UnzipSizeLimit: w.limits.Unpacked, UnzipXMLSizeLimit: min(w.limits.Part, w.limits.Unpacked)})
		if err == nil {
			w.calc.file = file
		}
	}
	w.calc.done++
	if w.calc.file == nil || w.calc.done > maxCalculated || w.ctx.Err() != nil {
		w.doc.Warn(ref, "公式没有保存计算结果，未能读取")
		return "", ""
	}
	value, err := w.calc.value(w.out.Name, row, col)
	if err != nil || value == "" {
		w.doc.Warn(ref, "公式没有保存计算结果，也未能计算，请用 Excel 或 WPS 打开后重新保存")
		return "", ""
	}
	w.doc.Warn(ref, "公式没有保存计算结果，显示的值由本程序计算")
	if _, err := strconv.ParseFloat(value, 64); err != nil {
		return value, "str"
	}
	return value, ""
}

// value asks excelize; a panic within counts as no value.
func (c *calculator) value(name string, row, col int) (value string, err error) {
	defer func() {
		if p := recover(); p != nil {
			value, err = "", document.ErrCorrupt
		}
	}()
	at, err := excelize.CoordinatesToCellName(col+1, row+1)
	if err != nil {
		return "", err
	}
	return c.file.CalcCellValue(name, at)
}
