package workbook

import (
	"nianping"
)

// ReadRubric reads a scoring standard that an officer edited in the workbook of `rubric export`. The error is a
// nianping.SheetFaults where it names sheets and rows.
func ReadRubric(data []byte) (*nianping.Rubric, error) {
	sheets, err := openSheets(data)
	if err != nil {
		return nil, err
	}
	var tables []nianping.RubricTable
	var faults nianping.SheetFaults
	for _, want := range nianping.RubricSheets {
		for i := range sheets {
			if sheets[i].name != want.Name {
				continue
			}
			t, missing := rubricTable(&sheets[i], want.Columns)
			if missing != "" {
				faults = append(faults, nianping.SheetFault{Sheet: want.Name, What: "表头中没有“" + missing + "”这一列"})
			}
			tables = append(tables, t)
		}
	}
	if len(faults) > 0 {
		return nil, faults
	}
	return nianping.RubricFromTables(tables)
}

// rubricTable finds the heading of a sheet and takes the rows below it; missing is the first column that no heading has.
func rubricTable(s *sheet, columns []string) (t nianping.RubricTable, missing string) {
	t.Name = s.name
	head := -1
	for r := range s.rows {
		if s.at(r, 0) == columns[0] {
			head = r
			break
		}
	}
	if head < 0 {
		return t, columns[0]
	}
	t.Columns = s.rows[head]
	for _, want := range columns {
		found := false
		for _, c := range t.Columns {
			found = found || c == want
		}
		if !found {
			return t, want
		}
	}
	for r := head + 1; r < len(s.rows); r++ {
		if !s.blank(r) {
			t.Rows = append(t.Rows, s.rows[r])
			t.At = append(t.At, r+1)
		}
	}
	return t, ""
}
