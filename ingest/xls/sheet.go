package xls

import (
	"fmt"
	"math"

	"nianping/ingest/document"
	"nianping/ingest/numfmt"
	"nianping/ingest/sheet"
)

// worksheet is one sheet while it is read.
type worksheet struct {
	*reader
	entry   *sheetEntry
	out     sheet.Sheet
	cols    [256]bool   // hidden columns
	formula *sheet.Cell // whose text the next STRING brings
	notes   bool
	object  int // kind of the drawing at hand
	boxes   []document.Block
}

// sheet reads one sheet into the document.
func (r *reader) sheet(e *sheetEntry) error {
	at := document.Ref{Sheet: e.name}
	switch {
	case e.hidden:
		r.doc.Warn(at, "隐藏的工作表未读取")
		return nil
	case e.kind != kindWorksheet:
		r.doc.Warn(at, "图表页或宏表未读取")
		return nil
	}
	w := &worksheet{reader: r, entry: e, out: sheet.Sheet{Name: e.name, HiddenRows: map[int]bool{}}}
	w.out.HiddenCols = func(c int) bool { return c < len(w.cols) && w.cols[c] }
	err := w.read()
	if err != nil {
		return err
	}
	if w.notes {
		r.doc.Warn(at, "批注未读取")
	}
	r.used, err = w.out.Append(r.ctx, r.doc, r.used, r.limit)
	r.doc.Body = append(r.doc.Body, w.boxes...)
	return err
}

// read reads the records of the sheet.
func (w *worksheet) read() error {
	s := records{stream: w.stream, at: w.entry.offset}
	if first, ok := s.next(); !ok || first.id != recBOF {
		return corrupt("的工作表“" + w.entry.name + "”损坏")
	}
	for depth, count := 1, 0; depth > 0; count++ {
		rec, ok := s.next()
		if !ok {
			return corrupt("在工作表“" + w.entry.name + "”中断")
		}
		switch {
		case rec.id == recBOF: // a chart within the sheet
			depth++
		case rec.id == recEOF:
			depth--
		case depth == 1:
			if err := w.record(&s, rec); err != nil {
				return err
			}
		}
		if w.text < 0 {
			return fmt.Errorf("%w（工作表文字过多）", document.ErrTooLarge)
		}
		if count&0xFFF == 0xFFF && w.ctx.Err() != nil {
			return fmt.Errorf("%w（读取超时）", document.ErrTooLarge)
		}
	}
	return nil
}

// record reads one record of the sheet.
func (w *worksheet) record(s *records, rec record) error {
	b := rec.data
	switch rec.id {
	case recRow:
		if u16(b, 12)&0x20 != 0 {
			w.out.HiddenRows[u16(b, 0)] = true
		}
	case recColInfo:
		if u16(b, 8)&1 != 0 {
			for c := u16(b, 0); c <= min(u16(b, 2), 255); c++ {
				w.cols[c] = true
			}
		}
	case recMerge:
		for i := range min(u16(b, 0), (len(b)-2)/8) {
			top, left := u16(b, 2+8*i), u16(b, 6+8*i)
			w.out.Merges = append(w.out.Merges, sheet.Area{Row: top, Col: left, RowSpan: u16(b, 4+8*i) - top + 1, ColSpan: u16(b, 8+8*i) - left + 1})
		}
	case recObject:
		w.object = u16(b, 4)
	case recText:
		return w.textBox(s, b)
	case recHeader:
		w.print(b, document.Header)
	case recFooter:
		w.print(b, document.Footer)
	case recNote:
		w.notes = true
	case recString:
		if w.formula != nil {
			t := s.continued(b)
			label := w.label(&t)
			w.formula.Text, w.formula.Spans = label.value, label.spans
			w.formula = nil
			return w.check(&t)
		}
	default:
		return w.cell(s, rec)
	}
	return nil
}

func (w *worksheet) check(s *segments) error {
	if s.short {
		return corrupt("的工作表“" + w.entry.name + "”里有文字中断")
	}
	return nil
}

// cell reads a record that holds a cell.
func (w *worksheet) cell(s *records, rec record) error {
	b := rec.data
	if sizes[rec.id] == 0 {
		return nil
	}
	if len(b) < sizes[rec.id] {
		return corrupt("的工作表“" + w.entry.name + "”里有单元格不完整")
	}
	row, col, xf := u16(b, 0), u16(b, 2), u16(b, 4)
	switch rec.id {
	case recRK:
		w.number(row, col, xf, rk(u32(b, 6)))
	case recMulRK:
		for i := range (len(b) - 6) / 6 {
			w.number(row, col+i, u16(b, 4+6*i), rk(u32(b, 6+6*i)))
		}
	case recNumber:
		w.number(row, col, xf, float(b[6:]))
	case recBoolErr:
		w.truth(row, col, xf, b[6], b[7] != 0)
	case recLabelSST:
		i := u32(b, 6)
		if i >= len(w.strings) {
			return corrupt("的共享字符串不全")
		}
		w.add(row, col, xf, w.strings[i])
	case recLabel, recRString:
		t := s.continued(b[6:])
		label := w.label(&t)
		if rec.id == recRString && !w.biff8 {
			label.spans = nil // runs count bytes there; the cell's own font is what is kept
		}
		w.add(row, col, xf, label)
		return w.check(&t)
	case recFormula, recFormula4:
		w.result(row, col, xf, b[6:14])
	}
	return nil
}

// sizes are the least lengths of the records that hold cells.
var sizes = map[int]int{
	recRK: 10, recMulRK: 12, recNumber: 14, recBoolErr: 8, recLabelSST: 10, recLabel: 8, recRString: 8, recFormula: 14, recFormula4: 14,
}

// result reads the value that a formula had when the workbook was saved ([MS-XLS] 2.5.133).
func (w *worksheet) result(row, col, xf int, b []byte) {
	w.formula = nil
	if b[6] != 0xFF || b[7] != 0xFF {
		w.number(row, col, xf, float(b))
		return
	}
	switch b[0] {
	case formulaString:
		w.put(row, col, xf, text{})
		w.formula = &w.out.Cells[len(w.out.Cells)-1]
	case 1:
		w.truth(row, col, xf, b[2], false)
	case 2:
		w.truth(row, col, xf, b[2], true)
	}
}

// errorNames are what cells with an error show ([MS-XLS] 2.5.10).
var errorNames = map[byte]string{0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}

func (w *worksheet) truth(row, col, xf int, value byte, failed bool) {
	shown := "FALSE"
	switch {
	case failed:
		shown = errorNames[value]
	case value != 0:
		shown = "TRUE"
	}
	w.add(row, col, xf, text{value: shown})
}

func (w *worksheet) style(xf int) style {
	if xf < len(w.styles) {
		return w.styles[xf]
	}
	return style{code: "General"}
}

// put keeps a cell.
func (w *worksheet) put(row, col, xf int, t text) {
	w.text -= int64(len(t.value)) // one long text may stand in every cell
	s := w.style(xf)
	w.out.Cells = append(w.out.Cells, sheet.Cell{Row: row, Col: col, Text: t.value, Spans: t.spans, Bold: s.bold, Struck: s.struck})
}

// number keeps a number as its format shows it, and warns of one too long to be kept whole, an identity number, say.
func (w *worksheet) number(row, col, xf int, v float64) {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		w.put(row, col, xf, text{value: errorNames[0x24]})
		return
	}
	w.put(row, col, xf, text{value: numfmt.Format(w.style(xf).code, v, w.epoch)})
	if math.Abs(v) >= 1e15 && v == math.Trunc(v) && math.Abs(v) < 1e19 {
		w.doc.Warn(document.Ref{Sheet: w.out.Name, Row: row + 1, Col: col + 1}, "长号码按数值保存，超过 15 位的末几位已丢失，请核对")
	}
}

func (w *worksheet) add(row, col, xf int, t text) {
	if t.value == "" {
		return
	}
	if shown := numfmt.Text(w.style(xf).code, t.value); shown != t.value {
		t = text{value: shown}
	}
	w.put(row, col, xf, t)
}
