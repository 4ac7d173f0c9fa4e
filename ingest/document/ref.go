package document

import "strconv"

// Ref is a place in a document, as a person would point at it. All numbers are 1-based; 0 means “not that kind of place”.
// Paragraphs are counted through the body with its text boxes (tables aside), and separately through each other part;
// tables are counted through the whole document, nested ones after the table that holds them begins. The paragraphs of
// a cell carry the cell's place and are counted through the cell.
type Ref struct {
	Part  Part
	Sheet string // workbook sheet
	Page  int    // page of a PDF or OFD, 0 where the format has none
	Para  int
	Table int
	Row   int // row and column of the grid; of the sheet where Sheet is set
	Col   int
}

var partNames = [...]string{Body: "", TextBox: "文本框", Header: "页眉", Footer: "页脚", Footnote: "脚注", Endnote: "尾注"}

// String gives 第12段, 表3第4行第2列, 汇总!B7, 脚注第1段, 第2页第5段.
func (r Ref) String() string { return string(r.Append(make([]byte, 0, 48))) }

// Append appends what String gives.
func (r Ref) Append(s []byte) []byte {
	if r.Sheet != "" {
		if r.Row == 0 {
			return append(append(append(s, "工作表“"...), r.Sheet...), "”"...)
		}
		s = append(append(append(s, r.Sheet...), '!'), columnName(r.Col)...)
		return strconv.AppendInt(s, int64(r.Row), 10)
	}
	start := len(s)
	if r.Page > 0 {
		s = numbered(s, "第", r.Page, "页")
	}
	if int(r.Part) < len(partNames) {
		s = append(s, partNames[r.Part]...)
	}
	switch {
	case r.Table > 0 && r.Row > 0:
		s = numbered(numbered(numbered(s, "表", r.Table, ""), "第", r.Row, "行"), "第", r.Col, "列")
	case r.Table > 0:
		s = numbered(s, "表", r.Table, "")
	case r.Para > 0:
		s = numbered(s, "第", r.Para, "段")
	case len(s) == start:
		s = append(s, "全文"...)
	}
	return s
}

// numbered appends a number between two words.
func numbered(to []byte, before string, n int, behind string) []byte {
	return append(strconv.AppendInt(append(to, before...), int64(n), 10), behind...)
}

// columnName gives A, B, … Z, AA … for 1, 2, …
func columnName(n int) string {
	s := ""
	for ; n > 0; n = (n - 1) / 26 {
		s = string(rune('A'+(n-1)%26)) + s
	}
	return s
}
