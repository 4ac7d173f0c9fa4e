package template

import (
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"
)

// kind is what a column of the companion workbook takes.
type kind int

const (
	words  kind = iota
	label       // written by the bureau, locked
	whole       // people, rooms, batches: 0 and up
	tenths      // areas
	day         // YYYY-MM-DD
	choice      // one of the column's list, or other words where it is open
	share       // a rate, by formula
)

// field is one column of a sheet.
type field struct {
	head  string
	width float64 // characters
	kind  kind
	list  []string
	open  bool // other words than the list's are welcome
}

// sheet is one table of the companion workbook. Cells are strings, integers, floats or nil.
type sheet struct {
	name   string
	fields []field
	rows   [][]any
	spare  int // blank lines after the rows, to write into
	sum    bool
	match  string // the sheet whose totals must equal this one's, "" for none
}

// WriteWorkbook writes the form's companion workbook: the same tables, with validation, totals and rates by formula, and
// red where a sum does not fit. Its first sheet says how to fill it in.
func WriteWorkbook(w io.Writer, f Form) error {
	book := excelize.NewFile()
	defer book.Close()
	paint, err := newPaint(book)
	if err != nil {
		return err
	}
	if err := instructions(book, paint, f); err != nil {
		return err
	}
	list := f.sheets()
	totals := map[string]int{}
	for _, s := range list {
		if s.sum {
			totals[s.name] = len(s.rows) + s.spare + 2
		}
	}
	for _, s := range list {
		if err := writeSheet(book, paint, s, totals); err != nil {
			return fmt.Errorf("工作表“%s”：%w", s.name, err)
		}
	}
	if err := writeProse(book, paint, f); err != nil {
		return err
	}
	if err := book.SetDocProps(&excelize.DocProperties{Title: "评价机构年度评价工作总结（附表）", Language: "zh-CN", Created: "2025-01-01T00:00:00Z", Modified: "2025-01-01T00:00:00Z", Creator: "", LastModifiedBy: ""}); err != nil {
		return err
	}
	return book.Write(w)
}

// paint holds the workbook's styles.
type paint struct{ head, label, input, number, area, date, rate, sum, wrong, title, note int }

func newPaint(book *excelize.File) (paint, error) {
	border := []excelize.Border{{Type: "left", Color: "808080", Style: 1}, {Type: "right", Color: "808080", Style: 1}, {Type: "top", Color: "808080", Style: 1}, {Type: "bottom", Color: "808080", Style: 1}}
	centre := &excelize.Alignment{Horizontal: "center", Vertical: "center", WrapText: true}
	left := &excelize.Alignment{Vertical: "center", WrapText: true}
	free := &excelize.Protection{Locked: false}
	song := &excelize.Font{Family: "宋体", Size: 11}
	grey := excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E7E6E6"}}
	one, iso := "0.0", "yyyy-mm-dd"
	var p paint
	for _, k := range [...]struct {
		to    *int
		style excelize.Style
	}{
		{&p.head, excelize.Style{Font: &excelize.Font{Family: "黑体", Size: 11}, Fill: grey, Border: border, Alignment: centre}},
		{&p.label, excelize.Style{Font: song, Fill: grey, Border: border, Alignment: left, NumFmt: 49}},
		{&p.input, excelize.Style{Font: song, Border: border, Alignment: left, NumFmt: 49, Protection: free}},
		{&p.number, excelize.Style{Font: song, Border: border, Alignment: centre, NumFmt: 1, Protection: free}},
		{&p.area, excelize.Style{Font: song, Border: border, Alignment: centre, NumFmt: 0, Protection: free}},
		{&p.date, excelize.Style{Font: song, Border: border, Alignment: centre, CustomNumFmt: &iso, Protection: free}},
		{&p.rate, excelize.Style{Font: song, Fill: grey, Border: border, Alignment: centre, CustomNumFmt: &one}},
		{&p.sum, excelize.Style{Font: &excelize.Font{Family: "宋体", Size: 11, Bold: true}, Fill: grey, Border: border, Alignment: centre, NumFmt: 1}},
		{&p.title, excelize.Style{Font: &excelize.Font{Family: "方正小标宋简体", Size: 18}, Alignment: centre}},
		{&p.note, excelize.Style{Font: &excelize.Font{Family: "仿宋_GB2312", Size: 12}, Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}}},
	} {
		var err error
		if *k.to, err = book.NewStyle(&k.style); err != nil {
			return p, err
		}
	}
	var err error
	p.wrong, err = book.NewConditionalStyle(&excelize.Style{Font: &excelize.Font{Color: "9C0006", Bold: true}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"FFC7CE"}}})
	return p, err
}

func (p paint) of(k kind) int {
	return map[kind]int{words: p.input, label: p.label, whole: p.number, tenths: p.area, day: p.date, choice: p.input, share: p.rate}[k]
}

func instructions(book *excelize.File, p paint, f Form) error {
	const name = "填写说明"
	if err := book.SetSheetName("Sheet1", name); err != nil {
		return err
	}
	lines := []string{
		"填写说明：本工作簿与Word版总结的各表一致，两者数字应当相同，报送其中任何一种或一并报送均可；只填白色单元格，灰色的表头、合计和通过率由表格自动生成，不必改动。",
		"填写说明：人数、期数、考位、工位填整数，开展但没有的填0，未开展的留空；日期按年、月、日的顺序写，中间用短横线隔开；表格行数不够的，请在合计行之上插入行。",
		"填写说明：有下拉箭头的单元格请从列表中选择；单元格变成红色，表示合格人数多于报考人数，或者合计与另一张表的合计不相符，请核对后改正，再行报送。",
		"填写说明：考评员名单不填身份证号，只填证卡编号，每个备案职业（工种）所需人数见通知正文；“文字说明”表按通知附件2的标题写总体情况、制度执行和下一步打算等内容。",
	}
	if f.Check {
		lines = append(lines, "填写说明：考评员、人员和场地由往年总结带入，请逐项核对后改正。")
	}
	if err := book.SetColWidth(name, "A", "A", 80); err != nil { // what A4 holds upright at its full size: a single column is not made smaller by all programs
		return err
	}
	if err := book.SetCellStr(name, "A1", fmt.Sprintf("评价机构年度评价工作总结（%d年度）", f.Year)); err != nil {
		return err
	}
	if err := book.SetCellStyle(name, "A1", "A1", p.title); err != nil {
		return err
	}
	for i, s := range lines {
		cell := fmt.Sprintf("A%d", i+2)
		if err := book.SetCellStr(name, cell, s); err != nil {
			return err
		}
		if err := book.SetCellStyle(name, cell, cell, p.note); err != nil {
			return err
		}
		if err := book.SetRowHeight(name, i+2, 54); err != nil {
			return err
		}
	}
	if err := paper(book, name, "portrait"); err != nil {
		return err
	}
	return protect(book, name)
}

// protect locks what is not for filling in; rows may be added, columns widened.
func protect(book *excelize.File, name string) error {
	return book.ProtectSheet(name, &excelize.SheetProtectionOptions{SelectLockedCells: true, SelectUnlockedCells: true, FormatCells: true, FormatColumns: true, FormatRows: true, InsertRows: true, DeleteRows: true, Sort: true, AutoFilter: true})
}

func column(i int) string {
	name, err := excelize.ColumnNumberToName(i + 1)
	if err != nil {
		return "A"
	}
	return name
}

func writeSheet(book *excelize.File, p paint, s sheet, totals map[string]int) error {
	if _, err := book.NewSheet(s.name); err != nil {
		return err
	}
	last := len(s.rows) + s.spare + 1
	for i, k := range s.fields {
		c := column(i)
		if err := book.SetColWidth(s.name, c, c, k.width); err != nil {
			return err
		}
		if err := book.SetCellStr(s.name, c+"1", k.head); err != nil {
			return err
		}
		if err := book.SetCellStyle(s.name, c+"1", c+"1", p.head); err != nil {
			return err
		}
		if err := book.SetCellStyle(s.name, c+"2", fmt.Sprintf("%s%d", c, last), p.of(k.kind)); err != nil {
			return err
		}
		if err := validate(book, s.name, k, fmt.Sprintf("%s2:%s%d", c, c, last)); err != nil {
			return err
		}
	}
	for r, row := range s.rows {
		for i, v := range row {
			if v == nil || v == "" {
				continue
			}
			if err := book.SetCellValue(s.name, fmt.Sprintf("%s%d", column(i), r+2), v); err != nil {
				return err
			}
		}
	}
	if err := formulas(book, p, s, last, totals); err != nil {
		return err
	}
	if err := page(book, s.name); err != nil {
		return err
	}
	return protect(book, s.name)
}

// page keeps the head in view, on screen and on paper.
func page(book *excelize.File, name string) error {
	if err := book.SetRowHeight(name, 1, 30); err != nil {
		return err
	}
	if err := book.SetPanes(name, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	if err := paper(book, name, "landscape"); err != nil {
		return err
	}
	return book.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: "'" + name + "'!$1:$1", Scope: name})
}

// paper fits a sheet's width to A4, with its name above and the page number below.
func paper(book *excelize.File, name, orientation string) error {
	a4, wide, tall, fit, height := 9, 1, 0, true, 20.0
	if err := book.SetPageLayout(name, &excelize.PageLayoutOptions{Orientation: &orientation, Size: &a4, FitToWidth: &wide, FitToHeight: &tall}); err != nil {
		return err
	}
	if err := book.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &fit, DefaultRowHeight: &height, CustomHeight: &fit}); err != nil {
		return err
	}
	return book.SetHeaderFooter(name, &excelize.HeaderFooterOptions{OddHeader: "&C&A", OddFooter: "&C— &P —"})
}

// validate lets a column take only what belongs there.
func validate(book *excelize.File, name string, k field, area string) error {
	v := excelize.NewDataValidation(true)
	v.SetSqref(area)
	var err error
	switch k.kind {
	case whole:
		err = v.SetRange(0, 9999999, excelize.DataValidationTypeWhole, excelize.DataValidationOperatorBetween)
		v.SetError(excelize.DataValidationErrorStyleStop, k.head, "请填0或正整数。")
	case tenths:
		err = v.SetRange(0, 9999999, excelize.DataValidationTypeDecimal, excelize.DataValidationOperatorBetween)
		v.SetError(excelize.DataValidationErrorStyleStop, k.head, "请填数字，不写单位。")
	case choice:
		err = v.SetDropList(k.list)
		if k.open {
			v.SetError(excelize.DataValidationErrorStyleWarning, k.head, "不在列表中，确定这样填写吗？")
		} else {
			v.SetError(excelize.DataValidationErrorStyleStop, k.head, "请从列表中选择。")
		}
	default:
		return nil
	}
	if err != nil {
		return err
	}
	return book.AddDataValidation(name, v)
}

// formulas writes rates, totals and the rules that turn a cell red.
func formulas(book *excelize.File, p paint, s sheet, last int, totals map[string]int) error {
	at := map[string]string{}
	for i, k := range s.fields {
		at[k.head] = column(i)
	}
	bottom := last
	if s.sum {
		bottom++
		if err := book.SetCellStr(s.name, fmt.Sprintf("A%d", bottom), "合计"); err != nil {
			return err
		}
		if err := book.SetCellStyle(s.name, fmt.Sprintf("A%d", bottom), fmt.Sprintf("%s%d", column(len(s.fields)-1), bottom), p.sum); err != nil {
			return err
		}
	}
	for i, k := range s.fields {
		c := column(i)
		if k.kind == share {
			if err := book.SetCellStyle(s.name, c+"2", fmt.Sprintf("%s%d", c, bottom), p.rate); err != nil {
				return err
			}
			for r := 2; r <= bottom; r++ {
				f := fmt.Sprintf(`IF(N(%[1]s%[3]d)=0,"",ROUND(%[2]s%[3]d/%[1]s%[3]d*100,1))`, at["报考人数"], at["合格人数"], r)
				if err := formula(book, s.name, fmt.Sprintf("%s%d", c, r), f); err != nil {
					return err
				}
			}
		}
		if k.kind == whole && s.sum {
			f := fmt.Sprintf(`IF(COUNT(%[1]s2:%[1]s%[2]d)=0,"",SUM(%[1]s2:%[1]s%[2]d))`, c, last)
			cell := fmt.Sprintf("%s%d", c, bottom)
			if err := formula(book, s.name, cell, f); err != nil {
				return err
			}
			if other := totals[s.match]; other > 0 {
				rule := fmt.Sprintf(`AND(N(%[1]s)>0,N('%[2]s'!%[3]s%[4]d)>0,%[1]s<>'%[2]s'!%[3]s%[4]d)`, cell, s.match, c2(s, i), other)
				if err := red(book, s.name, cell, rule, p); err != nil {
					return err
				}
			}
		}
	}
	for _, pair := range [...][2]string{{"合格人数", "报考人数"}, {"实考人数", "报考人数"}, {"获证人数", "合格人数"}} {
		a, b := at[pair[0]], at[pair[1]]
		if a == "" || b == "" {
			continue
		}
		if err := red(book, s.name, fmt.Sprintf("%s2:%s%d", a, a, bottom), fmt.Sprintf("AND(ISNUMBER(%[1]s2),ISNUMBER(%[2]s2),%[1]s2>%[2]s2)", a, b), p); err != nil {
			return err
		}
	}
	return nil
}

// c2 is the column of the matching sheet that holds the same figure: there the level or the number stands before it.
func c2(s sheet, i int) string {
	for k := range s.fields {
		if s.fields[k].kind == whole {
			return column(1 + i - k) // the matched sheet has one column before its figures
		}
	}
	return column(i)
}

// formula writes a formula with the value that it has now, so that a reader who does not calculate sees it too.
func formula(book *excelize.File, sheet, cell, f string) error {
	if err := book.SetCellFormula(sheet, cell, f); err != nil {
		return err
	}
	value, err := book.CalcCellValue(sheet, cell)
	if err != nil || value == "" {
		return nil // shown as blank until it is calculated
	}
	if err := book.SetCellValue(sheet, cell, number64(value)); err != nil {
		return err
	}
	return book.SetCellFormula(sheet, cell, f)
}

func number64(s string) any {
	var x float64
	if _, err := fmt.Sscanf(strings.TrimSpace(s), "%g", &x); err != nil {
		return s
	}
	return x
}

func red(book *excelize.File, sheet, area, rule string, p paint) error {
	return book.SetConditionalFormat(sheet, area, []excelize.ConditionalFormatOptions{{Type: "formula", Criteria: rule, Format: &p.wrong}})
}
