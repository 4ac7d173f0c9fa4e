package document

import (
	"fmt"
	"strconv"
)

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
func (r Ref) String() string {
	if r.Sheet != "" {
		if r.Row == 0 {
			return "工作表“" + r.Sheet + "”"
		}
		return r.Sheet + "!" + columnName(r.Col) + strconv.Itoa(r.Row)
	}
	page := ""
	if r.Page > 0 {
		page = fmt.Sprintf("第%d页", r.Page)
	}
	part := ""
	if int(r.Part) < len(partNames) {
		part = partNames[r.Part]
	}
	switch {
	case r.Table > 0 && r.Row > 0:
		return fmt.Sprintf("%s%s表%d第%d行第%d列", page, part, r.Table, r.Row, r.Col)
	case r.Table > 0:
		return fmt.Sprintf("%s%s表%d", page, part, r.Table)
	case r.Para > 0:
		return fmt.Sprintf("%s%s第%d段", page, part, r.Para)
	}
	if page+part == "" {
		return "全文"
	}
	return page + part
}

// columnName gives A, B, … Z, AA … for 1, 2, …
func columnName(n int) string {
	s := ""
	for ; n > 0; n = (n - 1) / 26 {
		s = string(rune('A'+(n-1)%26)) + s
	}
	return s
}
