package workbook

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"nianping"
)

// ReadReview reads a review workbook that an officer has filled in. Only rows with something in the officer's columns are
// returned. What does not fit is a problem with its row; a caller takes all of the workbook or nothing.
func ReadReview(data []byte) (*nianping.ReviewBook, []Problem, error) {
	sheets, err := openSheets(data)
	if err != nil {
		return nil, nil, err
	}
	book, known := &nianping.ReviewBook{}, false
	var problems []Problem
	for i := range sheets {
		r := &reviewSheet{sheet: &sheets[i], key: nianping.ColIdentifier, columns: map[string]int{}}
		switch r.sheet.name {
		case nianping.SheetUnplaced:
			r.each([]string{nianping.ColHandling, nianping.ColBelongsTo, nianping.ColForYear}, func() { book.Unplaced = append(book.Unplaced, r.unplaced()) })
		case nianping.SheetDoubts:
			r.each([]string{nianping.ColValue}, func() {
				if d, ok := r.doubt(); ok {
					book.Doubts = append(book.Doubts, d)
				}
			})
		case nianping.SheetFindings, nianping.SheetPenalties:
			r.each([]string{nianping.ColVerdict}, func() {
				if f, ok := r.finding(r.sheet.name == nianping.SheetPenalties); ok && r.sheet.name == nianping.SheetPenalties {
					book.Vetoes = append(book.Vetoes, f)
				} else if ok {
					book.Findings = append(book.Findings, f)
				}
			})
		case nianping.SheetValues:
			r.key = nianping.ColName
			r.each([]string{nianping.ColValue}, func() {
				if d, ok := r.value(); ok {
					book.Doubts = append(book.Doubts, d)
				}
			})
		default:
			if !r.rows(book) {
				continue
			}
		}
		known = true
		problems = append(problems, r.problems...)
	}
	if !known {
		return nil, nil, errors.New("不是核对表：没有“未归属材料”“存疑数值”“问题认定”等工作表；请用 nianping review export 导出的工作簿")
	}
	return book, problems, nil
}

// reviewSheet reads one sheet row by row.
type reviewSheet struct {
	sheet    *sheet
	key      string // the column by which the heading is known
	columns  map[string]int
	row      int
	problems []Problem
}

// each finds the heading and calls take for every row that has something in one of the filled columns.
func (r *reviewSheet) each(filled []string, take func()) {
	head := -1
	for i := range min(len(r.sheet.rows), headingDepth) {
		if !contains(r.sheet.rows[i], r.key) {
			continue
		}
		head = i
		for col, title := range r.sheet.rows[i] {
			r.columns[title] = col
		}
		break
	}
	if head < 0 {
		r.row = 0
		r.problem("没有“%s”这一列，整张表未采用", r.key)
		return
	}
	for _, f := range filled {
		if _, has := r.columns[f]; !has {
			r.row = head
			r.problem("没有“%s”这一列，整张表未采用", f)
			return
		}
	}
	for r.row = head + 1; r.row < len(r.sheet.rows); r.row++ {
		any := false
		for _, f := range filled {
			any = any || r.cell(f) != ""
		}
		if any {
			take()
		}
	}
}

func (r *reviewSheet) cell(title string) string {
	col, has := r.columns[title]
	if !has {
		return ""
	}
	return r.sheet.at(r.row, col)
}

func (r *reviewSheet) problem(format string, args ...any) {
	r.problems = append(r.problems, Problem{Sheet: r.sheet.name, Row: r.row + 1, Text: fmt.Sprintf(format, args...), Skipped: true})
}

func (r *reviewSheet) unplaced() nianping.ReviewUnplaced {
	u := nianping.ReviewUnplaced{ID: r.cell(nianping.ColIdentifier), Row: r.row + 1, Handling: r.cell(nianping.ColHandling), Institution: r.cell(nianping.ColBelongsTo), Year: r.cell(nianping.ColForYear), By: r.cell(nianping.ColOfficer)}
	if u.Handling == "" && u.Institution != "" {
		u.Handling = nianping.HandlePlace
	}
	switch u.Handling {
	case nianping.HandleAside:
	case nianping.HandlePlace:
		if u.Institution == "" || u.Year == "" {
			r.problem("“归属”要同时填写归属机构和归属年度")
		} else if y, err := yearOf(u.Year); err != nil || y < 2000 || y > 2100 {
			r.problem("归属年度“%s”不是年份，应写作 2024", clip(u.Year))
		} else {
			u.Year = strconv.Itoa(y)
		}
	default:
		r.problem("处理“%s”不认识，应为“%s”或“%s”", clip(u.Handling), nianping.HandlePlace, nianping.HandleAside)
	}
	return u
}

// yearOf reads a year as people write it: 2024, 2024年, 2024年度.
func yearOf(cell string) (int, error) { return strconv.Atoi(strings.TrimRight(cell, "年度")) }

var doubtID = nianping.Expression(`^([0-9a-f]{64})#(/.+)$`)

func (r *reviewSheet) doubt() (nianping.ReviewDoubt, bool) {
	m := doubtID().FindStringSubmatch(r.cell(nianping.ColIdentifier))
	if m == nil {
		r.problem("标识“%s”被改动过，无法对应到数值", clip(r.cell(nianping.ColIdentifier)))
		return nianping.ReviewDoubt{}, false
	}
	return nianping.ReviewDoubt{SHA256: m[1], Pointer: nianping.Pointer(m[2]), Row: r.row + 1, Value: r.cell(nianping.ColValue), Reason: r.cell(nianping.ColReason), By: r.cell(nianping.ColOfficer)}, true
}

var findingID = nianping.Expression(`^([^|]+)\|(20[0-9]{2})\|([A-Z][A-Z0-9_]*)$`)

var addedCode = nianping.Expression(`^([A-Z][A-Z0-9_]*)`)

// subject is what a row decides on: by its identifier, or, in a row that the officer added, by name, year and code.
func (r *reviewSheet) subject(mayAdd bool) (f nianping.ReviewFinding, ok bool) {
	id := r.cell(nianping.ColIdentifier)
	if m := findingID().FindStringSubmatch(id); m != nil {
		f.Year, _ = strconv.Atoi(m[2])
		f.Key, f.Code = m[1], m[3]
		return f, true
	}
	if id != "" || !mayAdd {
		r.problem("标识“%s”被改动过，无法对应到机构和问题", clip(id))
		return f, false
	}
	code := addedCode().FindString(r.cell(nianping.ColFinding))
	year, err := yearOf(r.cell(nianping.ColYear))
	if f.Institution = r.cell(nianping.ColName); f.Institution == "" || code == "" || err != nil {
		r.problem("自己加的行要写机构名称、年度（如 2024）和问题的代码（如 V4）")
		return f, false
	}
	f.Year, f.Code = year, code
	return f, true
}

func (r *reviewSheet) finding(mustCite bool) (f nianping.ReviewFinding, ok bool) {
	about, ok := r.subject(mustCite)
	if !ok {
		return f, false
	}
	f = nianping.ReviewFinding{Key: about.Key, Institution: about.Institution, Year: about.Year, Code: about.Code, Row: r.row + 1, Verdict: r.cell(nianping.ColVerdict), Document: r.cell(nianping.ColDocument), Why: r.cell(nianping.ColReason), Who: r.cell(nianping.ColOfficer)}
	if cell := r.cell(nianping.ColDecidedOn); cell != "" {
		d, ok := readDate(cell, r.sheet.date1904, false)
		if !ok {
			r.problem("认定日期“%s”不是能识别的日期，应写作 2025-06-20", clip(cell))
			return f, false
		}
		f.DecidedOn = d.String()
	}
	switch {
	case f.Verdict != nianping.VerdictYes && f.Verdict != nianping.VerdictNo:
		r.problem("认定“%s”不认识，应为“%s”或“%s”", clip(f.Verdict), nianping.VerdictYes, nianping.VerdictNo)
	case f.Verdict == nianping.VerdictNo && f.Why == "":
		r.problem("认定“不属实”要写理由")
	case f.Verdict == nianping.VerdictYes && mustCite && f.Code != nianping.DecisionFinal && (f.DecidedOn == "" || f.Document == ""):
		r.problem("认定扣分或否决属实，要写认定日期和文号")
	default:
		return f, true
	}
	return f, false
}
