package xls

import (
	"fmt"

	"nianping/ingest/document"
	"nianping/ingest/numfmt"
)

// cell is a cell with something to see in it.
type cell struct {
	row, col int
	text
	struck bool
}

// region is a merged range, all bounds inclusive.
type region struct{ top, bottom, left, right int }

// sheet is a worksheet while it is read.
type sheet struct {
	*reader
	entry   *sheetEntry
	cells   []cell
	merged  []region
	rows    map[int]bool // hidden rows
	cols    map[int]bool // hidden columns
	formula *cell        // whose text the next STRING brings
	notes   bool
}

// sheet reads one sheet into the document.
func (r *reader) sheet(e *sheetEntry) error {
	if e.kind != 0 {
		return nil
	}
	if e.hidden {
		r.doc.Warn(document.Ref{Sheet: e.name}, "工作表已隐藏，未读取")
		return nil
	}
	st := &sheet{reader: r, entry: e, rows: map[int]bool{}, cols: map[int]bool{}}
	if err := st.read(); err != nil {
		return err
	}
	return st.tables()
}

// read reads the records of the sheet.
func (st *sheet) read() error {
	s := records{stream: st.stream, at: st.entry.offset}
	if first, ok := s.next(); !ok || first.id != recBOF {
		return corrupt("的工作表“" + st.entry.name + "”损坏")
	}
	for depth, count := 1, 0; depth > 0; count++ {
		rec, ok := s.next()
		if !ok {
			return corrupt("在工作表“" + st.entry.name + "”中断")
		}
		switch {
		case rec.id == recBOF: // a chart within the sheet
			depth++
		case rec.id == recEOF:
			depth--
		case depth == 1:
			if err := st.record(&s, rec); err != nil {
				return err
			}
		}
		if count&0xFFF == 0xFFF && st.ctx.Err() != nil {
			return fmt.Errorf("读取超时：%w", document.ErrTooLarge)
		}
	}
	return nil
}

// record reads one record of the sheet.
func (st *sheet) record(s *records, rec record) error {
	b := rec.data
	switch rec.id {
	case recFilePass:
		return fmt.Errorf("工作表设有密码：%w", document.ErrEncrypted)
	case recRow:
		if u16(b, 12)&0x20 != 0 {
			st.rows[u16(b, 0)] = true
		}
	case recColInfo:
		if u16(b, 8)&1 != 0 {
			for c := u16(b, 0); c <= min(u16(b, 2), 255); c++ {
				st.cols[c] = true
			}
		}
	case recMerge:
		for i := range min(u16(b, 0), (len(b)-2)/8) {
			m := region{u16(b, 2+8*i), u16(b, 4+8*i), u16(b, 6+8*i), u16(b, 8+8*i)}
			if m.top <= m.bottom && m.left <= m.right {
				st.merged = append(st.merged, m)
			}
		}
	case recNote:
		st.notes = true
	case recString:
		if st.formula != nil {
			t := s.continued(b)
			st.formula.text = st.label(&t)
			st.formula = nil
			return st.check(&t)
		}
	default:
		return st.cell(s, rec)
	}
	return nil
}

func (st *sheet) check(s *segments) error {
	if s.short {
		return corrupt("的工作表“" + st.entry.name + "”里有文字中断")
	}
	return nil
}

// cell reads a record that holds a cell.
func (st *sheet) cell(s *records, rec record) error {
	b := rec.data
	if sizes[rec.id] == 0 {
		return nil
	}
	if len(b) < sizes[rec.id] {
		return corrupt("的工作表“" + st.entry.name + "”里有单元格不完整")
	}
	row, col, xf := u16(b, 0), u16(b, 2), u16(b, 4)
	switch rec.id {
	case recRK:
		st.number(row, col, xf, rk(u32(b, 6)))
	case recMulRK:
		for i := range (len(b) - 6) / 6 {
			st.number(row, col+i, u16(b, 4+6*i), rk(u32(b, 6+6*i)))
		}
	case recNumber:
		st.number(row, col, xf, float(b[6:]))
	case recBoolErr:
		st.truth(row, col, xf, b[6], b[7] != 0)
	case recLabelSST:
		i := u32(b, 6)
		if i >= len(st.strings) {
			return corrupt("的共享字符串不全")
		}
		st.add(row, col, xf, st.strings[i])
	case recLabel, recRString:
		t := s.continued(b[6:])
		label := st.label(&t)
		if rec.id == recRString && !st.biff8 {
			label.spans = nil // runs count bytes there; the cell's own font is what is kept
		}
		st.add(row, col, xf, label)
		return st.check(&t)
	case recFormula, recFormula4:
		st.result(row, col, xf, b[6:14])
	}
	return nil
}

// sizes are the least lengths of the records that hold cells.
var sizes = map[int]int{
	recRK: 10, recMulRK: 12, recNumber: 14, recBoolErr: 8, recLabelSST: 10, recLabel: 8, recRString: 8, recFormula: 14, recFormula4: 14,
}

// result reads the value that a formula had when the workbook was saved ([MS-XLS] 2.5.133).
func (st *sheet) result(row, col, xf int, b []byte) {
	st.formula = nil
	if b[6] != 0xFF || b[7] != 0xFF {
		st.number(row, col, xf, float(b))
		return
	}
	switch b[0] {
	case formulaString:
		st.cells = append(st.cells, cell{row: row, col: col, struck: st.style(xf).struck})
		st.formula = &st.cells[len(st.cells)-1]
	case 1:
		st.truth(row, col, xf, b[2], false)
	case 2:
		st.truth(row, col, xf, b[2], true)
	}
}

// errorNames are what cells with an error show ([MS-XLS] 2.5.10).
var errorNames = map[byte]string{0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}

func (st *sheet) truth(row, col, xf int, value byte, failed bool) {
	shown := "FALSE"
	switch {
	case failed:
		shown = errorNames[value]
	case value != 0:
		shown = "TRUE"
	}
	st.add(row, col, xf, text{value: shown})
}

func (st *sheet) style(xf int) style {
	if xf < len(st.styles) {
		return st.styles[xf]
	}
	return style{code: "General"}
}

func (st *sheet) number(row, col, xf int, v float64) {
	s := st.style(xf)
	st.cells = append(st.cells, cell{row: row, col: col, text: text{value: numfmt.Format(s.code, v, st.epoch)}, struck: s.struck})
}

func (st *sheet) add(row, col, xf int, t text) {
	if t.value == "" {
		return
	}
	s := st.style(xf)
	if s.code != "General" && s.code != "@" {
		if shown := numfmt.Text(s.code, t.value); shown != t.value {
			t = text{value: shown}
		}
	}
	st.cells = append(st.cells, cell{row: row, col: col, text: t, struck: s.struck})
}
