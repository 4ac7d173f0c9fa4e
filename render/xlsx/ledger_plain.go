package xlsx

import (
	"bytes"
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
	p := in.statistics()
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	fields := make([]string, len(p.columns))
	for i, c := range p.columns {
		fields[i] = c.title
	}
	if err := out.Write(fields); err != nil {
		return err
	}
	err := in.eachRow(p, func(row []any) error {
		for i, v := range row {
			fields[i] = plainText(plain(v))
		}
		return out.Write(fields)
	})
	if err != nil {
		return err
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
	p := in.statistics()
	table := struct {
		Date    string   `json:"date"`
		Columns []column `json:"columns"`
		Rows    [][]any  `json:"rows"` // empty: they follow one by one
	}{in.Date.String(), []column{}, [][]any{}}
	for _, c := range p.columns {
		table.Columns = append(table.Columns, column{c.title, c.meaning})
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	if err := enc.Encode(table); err != nil {
		return err
	}
	const noRows = "]\n}\n"
	if _, err := w.Write(bytes.TrimSuffix(b.Bytes(), []byte(noRows))); err != nil {
		return err
	}
	enc.SetIndent("  ", " ")
	between, end := "\n  ", noRows
	err := in.eachRow(p, func(row []any) error {
		values := make([]any, len(row))
		for i, v := range row {
			if values[i] = plain(v); values[i] == "" {
				values[i] = nil
			}
		}
		b.Reset()
		if err := enc.Encode(values); err != nil {
			return err
		}
		_, err := fmt.Fprintf(w, "%s%s", between, bytes.TrimSuffix(b.Bytes(), []byte("\n")))
		between, end = ",\n  ", "\n "+noRows
		return err
	})
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, end)
	return err
}

// eachRow hands the rows of all entries on a sheet to visit, one after another; the first error ends it.
func (in *Ledger) eachRow(p *ledgerSheet, visit func(row []any) error) error {
	for x, err := range in.all() {
		if err != nil {
			return err
		}
		p.each(x, func(row []any) {
			if err == nil {
				err = visit(row)
			}
		})
		if err != nil {
			return err
		}
	}
	return nil
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
