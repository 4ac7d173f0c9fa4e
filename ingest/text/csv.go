package text

import (
	"context"
	"strings"

	"nianping/ingest/charset"
	"nianping/ingest/document"
	"nianping/ingest/sheet"
)

// delimiters are what stands between the fields of a CSV.
const delimiters = ",\t;"

// ReadCSV reads comma-separated values (RFC 4180, and what Excel and WPS make of it: tabs or semicolons, GB18030, ="00123") as one table. Errors as Read.
func ReadCSV(ctx context.Context, data []byte, limits document.Limits) (*document.Document, error) {
	r, text, err := begin(ctx, data, limits, "csv")
	if err != nil {
		return nil, err
	}
	comma, rest := delimiterOf(text)
	var s sheet.Sheet
	for i, record := range records(rest, comma, 0) {
		for k, field := range record {
			if field = plain(field); field != "" {
				s.Cells = append(s.Cells, sheet.Cell{Row: i, Col: k, Text: field})
			}
		}
	}
	if _, err := s.Append(ctx, r.doc, 0, r.limits.Cells); err != nil {
		return nil, err
	}
	return r.doc, nil
}

// plain takes off what Excel adds to keep a number as text.
func plain(field string) string {
	field = strings.TrimSpace(field)
	if in, ok := strings.CutPrefix(field, `="`); ok && strings.HasSuffix(in, `"`) {
		return strings.TrimSuffix(in, `"`)
	}
	return field
}

// IsCSV reports whether a text, or its beginning, is clearly CSV: most records have equally many fields, three or more, or two in three
// records or more, and none of them is a long sentence.
func IsCSV(data []byte) bool {
	if !charset.IsText(data) {
		return false
	}
	text, _ := charset.Decode(data, "")
	comma, rest := delimiterOf(strings.ReplaceAll(text, "\r\n", "\n"))
	return comma != 0 && clear(records(rest, comma, 200))
}

// delimiterOf finds the delimiter under which the records are most alike, and takes Excel's line sep=; off. 0 for none.
func delimiterOf(text string) (byte, string) {
	if rest, ok := strings.CutPrefix(text, "sep="); ok && len(rest) > 1 && strings.IndexByte(delimiters, rest[0]) >= 0 && rest[1] == '\n' {
		return rest[0], rest[2:]
	}
	best, most := byte(0), 0
	for i := range len(delimiters) {
		list := records(text, delimiters[i], 200)
		if n, _ := usual(list); clear(list) && n > most {
			best, most = delimiters[i], n
		}
	}
	if best == 0 {
		for i := range len(delimiters) {
			if strings.IndexByte(text, delimiters[i]) >= 0 {
				return delimiters[i], text
			}
		}
	}
	return best, text
}

// usual is the number of fields that most records have, and how many have it.
func usual(list [][]string) (fields, count int) {
	counts := map[int]int{}
	for _, r := range list {
		counts[len(r)]++
	}
	for n, c := range counts {
		if c > count || c == count && n > fields {
			fields, count = n, c
		}
	}
	return fields, count
}

func clear(list [][]string) bool {
	n, count := usual(list)
	if n < 2 || count < 2 || n == 2 && count < 3 || count*10 < len(list)*6 {
		return false
	}
	long := 0
	for _, r := range list {
		for _, f := range r {
			if len(r) == n && len(f) > 240 {
				long++
			}
		}
	}
	return long*10 <= count
}

// records takes a text apart; blank lines are no records. A quote within a field that does not begin with one is an ordinary character. most
// bounds the records, 0 for all; the last one may be cut off then.
func records(text string, comma byte, most int) [][]string {
	var list [][]string
	var record []string
	var field strings.Builder
	quoted, began := false, false
	end := func() {
		record = append(record, field.String())
		field.Reset()
		began = false
	}
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case quoted && c == '"':
			if i+1 < len(text) && text[i+1] == '"' {
				field.WriteByte('"')
				i++
			} else {
				quoted = false
			}
		case quoted:
			field.WriteByte(c)
		case c == '"' && !began && strings.TrimSpace(field.String()) == "":
			field.Reset()
			quoted, began = true, true
		case c == comma:
			end()
		case c == '\n':
			end()
			if len(record) > 1 || strings.TrimSpace(record[0]) != "" {
				list = append(list, record)
			}
			record = nil
			if most > 0 && len(list) == most {
				return list
			}
		default:
			field.WriteByte(c)
			began = began || c != ' '
		}
	}
	if field.Len() > 0 || len(record) > 0 {
		end()
		list = append(list, record)
	}
	return list
}
