package xlsx

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
)

// WriteStatisticsCSV writes the ledger's sheet 统计 as a table for other tools: UTF-8 with a byte order mark, so that
// spreadsheets show it right; a rate is a share of one; an empty field was not stated.
func WriteStatisticsCSV(w io.Writer, in *Ledger) error {
	p, rows, err := in.allStatistics()
	if err != nil {
		return err
	}
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	var titles []string
	for _, c := range p.columns {
		titles = append(titles, c.title)
	}
	if err := out.Write(titles); err != nil {
		return err
	}
	for _, row := range rows {
		fields := make([]string, len(row))
		for i, v := range row {
			fields[i] = plainText(plain(v))
		}
		if err := out.Write(fields); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// WriteStatisticsJSON writes the same table with its dictionary: what each column means, its unit, what an empty one says.
func WriteStatisticsJSON(w io.Writer, in *Ledger) error {
	type column struct {
		Title   string `json:"title"`
		Meaning string `json:"meaning"`
	}
	p, rows, err := in.allStatistics()
	if err != nil {
		return err
	}
	table := struct {
		Date    string   `json:"date"`
		Columns []column `json:"columns"`
		Rows    [][]any  `json:"rows"`
	}{Date: in.Date.String(), Columns: []column{}, Rows: [][]any{}}
	for _, c := range p.columns {
		table.Columns = append(table.Columns, column{c.title, c.meaning})
	}
	for _, row := range rows {
		values := make([]any, len(row))
		for i, v := range row {
			if values[i] = plain(v); values[i] == "" {
				values[i] = nil
			}
		}
		table.Rows = append(table.Rows, values)
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	return enc.Encode(table)
}

// allStatistics is the sheet 统计 with the rows of all entries.
func (in *Ledger) allStatistics() (p *ledgerSheet, rows [][]any, err error) {
	p = in.statistics()
	for x, err := range in.all() {
		if err != nil {
			return nil, nil, err
		}
		p.each(x, func(row []any) { rows = append(rows, row) })
	}
	return p, rows, nil
}

// plain is a field's value without what only a workbook can do.
func plain(v any) any {
	switch x := v.(type) {
	case formula:
		return plain(x.value)
	case float64: // six decimals are more than any share here has
		return math.Round(x*1e6) / 1e6
	case linked:
		return x.path
	}
	return v
}

// plainText prints a plain value. A text that a spreadsheet would take for a formula is quoted.
func plainText(v any) string {
	switch x := v.(type) {
	case nil:
		return ""
	case string:
		if x != "" && strings.ContainsRune("=+-@\t\r\n", rune(x[0])) {
			return "'" + x
		}
		return x
	case float64:
		return strconv.FormatFloat(x, 'f', -1, 64)
	}
	return fmt.Sprint(v)
}
