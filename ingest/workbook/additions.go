package workbook

import "nianping"

// rows reads a sheet of rows that the program did not read; false where the sheet is none.
func (r *reviewSheet) rows(book *nianping.ReviewBook) bool {
	for _, list := range nianping.AddedLists {
		if list.Sheet != r.sheet.name {
			continue
		}
		r.key = nianping.ColName
		var titles []string
		for _, f := range list.Fields {
			titles = append(titles, nianping.FieldName(list.List, f))
		}
		r.each(titles, func() {
			row := nianping.ReviewRow{List: list.List, Cells: map[string]string{}, Sheet: list.Sheet, Row: r.row + 1, Reason: r.cell(nianping.ColReason), By: r.cell(nianping.ColOfficer)}
			for i, f := range list.Fields {
				row.Cells[f] = r.dated(f, titles[i])
			}
			if row.Institution, row.Year = r.ofReport(); row.Year > 0 {
				book.Rows = append(book.Rows, row)
			}
		})
		return true
	}
	return false
}

// monthly is a month as people write it: 2026.9, 2026年09月, 2026/9.
var monthly = nianping.Expression(`^(\d{4})[.年/-](\d{1,2})月?$`)

// dated is a cell of a field; a day or a month is written as a report's JSON has it.
func (r *reviewSheet) dated(field, title string) string {
	cell := r.cell(title)
	if field != "valid_until" || IsDay(cell) {
		return cell
	}
	if m := monthly().FindStringSubmatch(cell); m != nil {
		return m[1] + "-" + ("0" + m[2])[len(m[2])-1:]
	}
	if d, ok := readDate(cell, r.sheet.date1904, false); ok {
		return d.String()
	}
	return cell
}

// value reads a single value that the program did not read.
func (r *reviewSheet) value() (d nianping.ReviewDoubt, ok bool) {
	item := r.cell(nianping.ColItem)
	for _, p := range nianping.AddedValues() {
		if nianping.AddedName(p) == item {
			d.Pointer = p
		}
	}
	if d.Pointer == "" {
		r.problem("项目“%s”不认识，请从下拉列表里选", clip(item))
		return d, false
	}
	d.Institution, d.Year = r.ofReport()
	d.Sheet, d.Row, d.Value, d.Reason, d.By = r.sheet.name, r.row+1, r.cell(nianping.ColValue), r.cell(nianping.ColReason), r.cell(nianping.ColOfficer)
	return d, d.Year > 0
}

// ofReport is the institution and year that a row names; year is 0 where it names none, which is a problem.
func (r *reviewSheet) ofReport() (institution string, year int) {
	institution = r.cell(nianping.ColName)
	year, err := yearOf(r.cell(nianping.ColYear))
	if institution == "" || err != nil || year <= 0 {
		r.problem("要写机构名称和年度（如 2024）")
		return institution, 0
	}
	return institution, year
}
