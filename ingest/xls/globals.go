package xls

import (
	"fmt"

	"nianping/ingest/document"
	"nianping/ingest/numfmt"
)

// boldWeight is how heavy a font is that counts as bold, from 100 to 1000.
const boldWeight = 600

// globals reads what all sheets share: the first substream.
func (r *reader) globals() error {
	s := records{stream: r.stream}
	first, ok := s.next()
	if !ok {
		return corrupt("没有内容")
	}
	if first.id == 0x0009 || first.id == 0x0209 || first.id == 0x0409 {
		return fmt.Errorf("%w（是 Excel 4.0 或更早版本的文件）", document.ErrUnsupported)
	}
	if first.id != recBOF || len(first.data) < 4 {
		return corrupt("开头无法识别")
	}
	r.biff8 = u16(first.data, 0) >= 0x0600
	if kind := u16(first.data, 2); kind == 0x10 || kind == 0x20 { // a single sheet without a workbook around it
		r.sheets = []sheetEntry{{name: "Sheet1"}}
		return r.settings(&s)
	}
	return r.settings(&s)
}

// settings reads the records of the globals up to their end.
func (r *reader) settings(s *records) error {
	single := len(r.sheets) > 0
	var xfs []int // number format and font of each cell format, in turn
	for depth := 1; depth > 0; {
		rec, ok := s.next()
		if !ok {
			return corrupt("在目录部分中断")
		}
		switch rec.id {
		case recBOF:
			depth++
		case recEOF:
			depth--
		case recFilePass:
			plain, ok := unlock(r.stream, rec.data, r.biff8)
			if !ok {
				return fmt.Errorf("%w（工作簿设有打开密码）", document.ErrEncrypted)
			}
			r.stream, s.stream = plain, plain
		case recCodePage:
			r.page = u16(rec.data, 0)
			if page, ok := macPages[r.page]; ok {
				r.page = page
			}
		case recDateMode:
			r.epoch = u16(rec.data, 0) == 1
		case recFont:
			r.fonts = append(r.fonts, look{bold: u16(rec.data, 6) >= boldWeight, struck: u16(rec.data, 2)&0x08 != 0})
		case recFormat, recFormat5:
			r.format(rec.data)
		case recXF:
			xfs = append(xfs, u16(rec.data, 2), u16(rec.data, 0))
		case recSheet:
			if single {
				continue
			}
			if err := r.entry(rec.data); err != nil {
				return err
			}
		case recSST:
			if err := r.shared(s.continued(rec.data)); err != nil {
				return err
			}
		}
	}
	for i := 0; i < len(xfs); i += 2 {
		code, own := r.formats[xfs[i]]
		if !own {
			code = numfmt.Builtin(xfs[i])
		}
		r.styles = append(r.styles, style{code, r.font(xfs[i+1])})
	}
	return nil
}

// format keeps a number format.
func (r *reader) format(b []byte) {
	if len(b) < 3 {
		return
	}
	if !r.biff8 {
		r.formats[u16(b, 0)] = r.short(b[2:])
		return
	}
	s := segments{parts: [][]byte{b[2:]}}
	r.formats[u16(b, 0)] = r.label(&s).value
}

// entry keeps a sheet of the workbook's list.
func (r *reader) entry(b []byte) error {
	if len(b) < 7 {
		return corrupt("的工作表目录损坏")
	}
	e := sheetEntry{offset: u32(b, 0), hidden: b[4]&3 != 0, kind: int(b[5]), name: r.short(b[6:])}
	if e.offset >= len(r.stream) {
		return corrupt("缺少工作表“" + e.name + "”")
	}
	r.sheets = append(r.sheets, e)
	return nil
}

// shared reads the strings that cells share.
func (r *reader) shared(s segments) error {
	s.skip(4)
	n := s.u32()
	r.strings = make([]text, 0, min(n, len(r.stream)/3))
	for range n {
		if len(s.rest()) == 0 { // counted too high; a cell that needs what is missing will say so
			return nil
		}
		length := s.u16()
		t := r.unicode(&s, length)
		if s.short {
			return corrupt("的共享字符串中断")
		}
		r.strings = append(r.strings, t)
	}
	return nil
}
