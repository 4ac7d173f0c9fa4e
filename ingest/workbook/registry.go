package workbook

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"nianping"
)

// Registry is a registry workbook as it was understood.
type Registry struct {
	Institutions []nianping.Institution // in the order in which they first stand
	Columns      []ColumnReading        // how each column of each sheet was understood
	Problems     []Problem              // what was not understood, row by row
}

// ColumnReading is how one column was understood.
type ColumnReading struct {
	Sheet   string // worksheet
	Column  string // letter of the column
	Heading string // the heading's words
	Field   string // what it was taken for, in the contract's words; "" for a column that is not used
}

// Problem is something in a workbook that was not understood.
type Problem struct {
	Sheet   string
	Row     int // as the spreadsheet numbers it; 0 for the whole sheet
	Text    string
	Skipped bool // the whole row was left out; otherwise only the value at issue
}

// String is the problem as a person reads it.
func (p Problem) String() string {
	at := "工作表“" + p.Sheet + "”"
	if p.Row > 0 {
		at += fmt.Sprintf("第%d行", p.Row)
	}
	if p.Skipped {
		return at + "未采用：" + p.Text
	}
	return at + "：" + p.Text
}

// ReadRegistry reads a registry workbook (.xlsx): the contract's columns or others, in any order, with headings of one or
// two rows, merged cells, one row an occupation or one row an institution, several sheets by type.
func ReadRegistry(data []byte) (*Registry, error) {
	sheets, err := openSheets(data)
	if err != nil {
		return nil, err
	}
	r := &reader{reg: &Registry{}, byName: map[string]int{}}
	headed := 0
	for i := range sheets {
		if r.readSheet(&sheets[i]) {
			headed++
		}
	}
	if headed == 0 {
		return nil, errors.New("没有找到表头：至少要有“机构名称”和“职业（工种）”两列。运行 nianping registry template -o 备案名册.xlsx 可以得到空白名册")
	}
	if len(r.reg.Institutions) == 0 {
		return nil, errors.New("名册里没有一行可用的备案信息")
	}
	r.checkWhole()
	return r.reg, nil
}

// reader gathers rows into institutions.
type reader struct {
	reg    *Registry
	byName map[string]int // place in reg.Institutions by name key
	sheet  *sheet
	head   heading
	rowNo  int // of the row being read, as the spreadsheet numbers it
}

func (r *reader) problem(skipped bool, format string, args ...any) {
	r.reg.Problems = append(r.reg.Problems, Problem{Sheet: r.sheet.name, Row: r.rowNo, Text: fmt.Sprintf(format, args...), Skipped: skipped})
}

// readSheet reads one sheet; false where it has no heading.
func (r *reader) readSheet(s *sheet) bool {
	r.sheet, r.rowNo = s, 0
	head, ok := s.findHeading(nianping.ColName, nianping.ColOccupation)
	if !ok {
		if head, ok = s.findHeading(nianping.ColName, fieldJob); !ok {
			if len(s.rows) > 0 {
				r.problem(true, "没有找到含“机构名称”和“职业（工种）”的表头，整张表未采用")
			}
			return false
		}
	}
	r.head = head
	for _, c := range head.columns {
		field := c.field
		switch field {
		case fieldNumber:
			field = ""
		case fieldLevel:
			field = nianping.ColLevels + "：" + c.level.Name()
		}
		r.reg.Columns = append(r.reg.Columns, ColumnReading{s.name, columnName(c.col), c.title, field})
	}
	previous := row{}
	for i := head.row + head.rows; i < len(s.rows); i++ {
		if s.blank(i) {
			continue
		}
		r.rowNo = i + 1
		previous = r.readRow(i, previous)
	}
	return true
}

// row is one row's cells by field.
type row map[string]string

// Fields that belong to the institution and are written once for several rows by those who leave cells empty instead of
// merging them.
var carried = []string{nianping.ColName, nianping.ColCreditCode, nianping.ColType, nianping.ColDistrict, nianping.ColFormerNames, fieldShortName,
	nianping.ColContact, nianping.ColPhone, nianping.ColEmail}

var footer = nianping.Expression(`^(?:合计|总计|小计|共计|填表人|制表人|制表|审核人|填报人|填报单位|备注|说明|注|注意)(?:[:：\d].*)?$`)

// readRow takes in one row and returns it for the rows below that leave the institution's cells empty.
func (r *reader) readRow(i int, previous row) row {
	cells := row{}
	for _, c := range r.head.columns {
		if v := r.sheet.at(i, c.col); v != "" && c.field != "" && c.field != fieldLevel {
			cells[c.field] = v
		}
	}
	first := ""
	for _, v := range r.sheet.rows[i] {
		if v != "" {
			first = v
			break
		}
	}
	if footer().MatchString(key(first)) || footer().MatchString(key(cells[nianping.ColName])) {
		r.problem(true, "是合计或说明，不是备案信息（%s）", clip(first))
		return row{}
	}
	occupation := cells[nianping.ColOccupation]
	if occupation == "" {
		occupation = cells[fieldJob]
	}
	if cells[nianping.ColName] == "" && occupation != "" && previous[nianping.ColName] != "" {
		for _, f := range carried {
			if cells[f] == "" {
				cells[f] = previous[f]
			}
		}
	}
	switch {
	case key(cells[nianping.ColName]) == key(nianping.ColName):
		return previous // the heading repeated on a later page
	case cells[nianping.ColName] == "":
		r.problem(true, "没有机构名称")
		return previous
	case utf8.RuneCountInString(cells[nianping.ColName]) < 2:
		r.problem(true, "机构名称“%s”太短", clip(cells[nianping.ColName]))
		return previous
	}
	at := r.institution(cells)
	if occupation == "" {
		r.problem(true, "没有职业（工种）；机构“%s”已登记，这一行的备案未采用", clip(cells[nianping.ColName]))
		return cells
	}
	filings := r.filings(i, cells, occupation)
	in := &r.reg.Institutions[at]
	in.Filings = append(in.Filings, filings...)
	return cells
}

// institution is the place of the row's institution, entered where it is new. Cells that differ from an earlier row are
// named; the first row holds.
func (r *reader) institution(cells row) int {
	name := strings.Join(strings.Fields(cells[nianping.ColName]), "")
	at, known := r.byName[nianping.NameKey(name)]
	if !known {
		at = len(r.reg.Institutions)
		r.byName[nianping.NameKey(name)] = at
		r.reg.Institutions = append(r.reg.Institutions, nianping.Institution{Name: name, FormerNames: []string{}, Filings: []nianping.Filing{}})
	}
	in := &r.reg.Institutions[at]
	if code := r.creditCode(cells[nianping.ColCreditCode], in.CreditCode); code != "" {
		switch {
		case in.CreditCode == "":
			in.CreditCode = code
		case in.CreditCode != code:
			r.problem(false, "“%s”的统一社会信用代码 %s 与前面各行的 %s 不同，仍用前者", clip(name), code, in.CreditCode)
		}
	}
	if t, ok := institutionType(cells[nianping.ColType]); !ok {
		r.problem(false, "机构类别“%s”不认识，应为企业、院校或社会培训评价组织", clip(cells[nianping.ColType]))
	} else if t == "" {
		t, _ = institutionType(r.sheet.name)
		r.setOnce((*string)(&in.Type), string(t), nianping.ColType)
	} else {
		r.setOnce((*string)(&in.Type), string(t), nianping.ColType)
	}
	district := cells[nianping.ColDistrict]
	if district == "" && districtSheet().MatchString(r.sheet.name) {
		district = r.sheet.name
	}
	r.setOnce(&in.District, district, nianping.ColDistrict)
	r.setOnce(&in.Contact, cells[nianping.ColContact], nianping.ColContact)
	r.setOnce(&in.Phone, cells[nianping.ColPhone], nianping.ColPhone)
	r.setOnce(&in.Email, cells[nianping.ColEmail], nianping.ColEmail)
	for _, former := range append(splitList(cells[nianping.ColFormerNames]), splitList(cells[fieldShortName])...) {
		if former != in.Name && !contains(in.FormerNames, former) {
			in.FormerNames = append(in.FormerNames, former)
		}
	}
	if note := cells[nianping.ColNote]; in.Note == "" {
		in.Note = note
	}
	return at
}

var districtSheet = nianping.Expression(`^\p{Han}{1,4}[区县]$`)

// setOnce fills what is empty; a different value later is named and not used.
func (r *reader) setOnce(p *string, v, field string) {
	switch {
	case v == "" || *p == v:
	case *p == "":
		*p = v
	default:
		r.problem(false, "%s“%s”与同一机构前面各行的“%s”不同，仍用前者", field, clip(v), clip(*p))
	}
}

// creditCode is the row's code, checked; a code that the institution has already is not named again.
func (r *reader) creditCode(cell, had string) string {
	code := nianping.CleanCreditCode(cell)
	switch {
	case code == "" || code == had || code == "无" || code == "—":
		return ""
	case strings.Contains(code, "E+"):
		r.problem(false, "统一社会信用代码被表格存成了数字（%s），后几位已丢失；请把该列设为文本后重新填写", clip(cell))
		return ""
	case !nianping.ValidCreditCode(code):
		r.problem(false, "统一社会信用代码“%s”不符合 GB 32100 的校验规则，请核对", clip(cell))
	}
	return code
}

// checkWhole names what only the whole registry shows.
func (r *reader) checkWhole() {
	byCode := map[string]string{}
	r.rowNo = 0
	for i := range r.reg.Institutions {
		in := &r.reg.Institutions[i]
		if in.Type == "" {
			r.problem(false, "“%s”没有机构类别，不能参加分类排名", in.Name)
		}
		if len(in.Filings) == 0 {
			r.problem(false, "“%s”没有一项备案，不会列入应报名单", in.Name)
		}
		if in.CreditCode == "" {
			continue
		}
		if other := byCode[in.CreditCode]; other != "" {
			r.problem(false, "“%s”与“%s”的统一社会信用代码相同（%s）；如系更名，请把旧名填入“曾用名”", in.Name, other, in.CreditCode)
		}
		byCode[in.CreditCode] = in.Name
	}
}

func contains(list []string, s string) bool {
	for _, v := range list {
		if v == s {
			return true
		}
	}
	return false
}

// splitList splits a cell of several names.
func splitList(cell string) []string {
	var list []string
	for _, s := range strings.FieldsFunc(cell, func(r rune) bool { return strings.ContainsRune("、,，;；\n|", r) }) {
		if s = strings.TrimSpace(s); s != "" && s != "无" && s != "—" && s != "/" {
			list = append(list, s)
		}
	}
	return list
}

// clip shortens a cell's words for a message.
func clip(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > 30 {
		return string(r[:30]) + "…"
	}
	return s
}
