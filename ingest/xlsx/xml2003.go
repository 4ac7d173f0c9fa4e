package xlsx

import (
	"context"
	"fmt"
	"math"
	"strconv"
	"strings"

	"nianping/ingest/charset"
	"nianping/ingest/document"
	"nianping/ingest/numfmt"
	"nianping/ingest/ooxml"
	"nianping/ingest/sheet"
)

// namedFormats are the names that SpreadsheetML 2003 has for the usual formats, as a Chinese Windows shows them.
var namedFormats = map[string]string{"General Number": "General", "General Date": "yyyy/m/d h:mm", "Long Date": `yyyy"年"m"月"d"日"`,
	"Medium Date": "yyyy/m/d", "Short Date": "yyyy/m/d", "Long Time": "h:mm:ss", "Medium Time": "h:mm AM/PM", "Short Time": "h:mm",
	"Currency": `"¥"#,##0.00`, "Euro Currency": "#,##0.00", "Fixed": "0.00", "Standard": "#,##0.00", "Percent": "0.00%", "Scientific": "0.00E+00"}

// flat is a SpreadsheetML 2003 workbook being read. Its namespace is not one of those that the scanner knows, and so its elements
// are named "?:…".
type flat struct {
	*reader
	styles map[string]style
}

// ReadXML reads SpreadsheetML 2003 (one XML file, often saved as .xls). The error wraps ErrCorrupt where the XML breaks off, or ErrTooLarge.
func ReadXML(ctx context.Context, data []byte, limits document.Limits) (*document.Document, error) {
	limits = limits.Defaults()
	r := &flat{reader: &reader{ctx: ctx, limits: limits, doc: &document.Document{Format: "xml"}}, styles: map[string]style{}}
	text, _ := charset.Decode(data, declared(data))
	s := ooxml.NewScanner([]byte(strings.TrimLeft(text, " \t\r\n\uFEFF")))
	if !s.Root() {
		return nil, fmt.Errorf("%w（没有内容）", document.ErrCorrupt)
	}
	for depth := s.Depth(); s.Child(depth); {
		switch s.Name {
		case "?:Styles":
			r.readStyles(s)
		case "?:Worksheet":
			if err := r.worksheet(s); err != nil {
				return nil, err
			}
		}
	}
	if err := s.Finish(); err != nil {
		return nil, err
	}
	return r.doc, nil
}

// declared is the encoding that an XML declaration names.
func declared(data []byte) string {
	head := string(data[:min(len(data), 200)])
	_, rest, ok := strings.Cut(head, "encoding=")
	if !ok || len(rest) < 2 {
		return "utf-8"
	}
	name, _, _ := strings.Cut(rest[1:], rest[:1])
	return name
}

func (r *flat) readStyles(s *ooxml.Scanner) {
	for d := s.Depth(); s.Child(d); {
		id := s.Attr("?:ID")
		x := r.styles[s.Attr("?:Parent")]
		for k := s.Depth(); s.Child(k); {
			switch s.Name {
			case "?:NumberFormat":
				x.code = s.Attr("?:Format")
				if named, ok := namedFormats[x.code]; ok {
					x.code = named
				}
			case "?:Font":
				x.bold, x.struck = s.Attr("?:Bold") == "1", s.Attr("?:StrikeThrough") == "1"
			}
		}
		r.styles[id] = x
	}
}

func (r *flat) worksheet(s *ooxml.Scanner) error {
	w := &worksheet{reader: r.reader, out: sheet.Sheet{Name: s.Attr("?:Name"), HiddenRows: map[int]bool{}}}
	visible := true
	for d := s.Depth(); s.Child(d); {
		switch s.Name {
		case "?:Table":
			if err := r.table(s, w); err != nil {
				return fmt.Errorf("工作表“%s”：%w", w.out.Name, err)
			}
		case "?:WorksheetOptions":
			for k := s.Depth(); s.Child(k); {
				if s.Name == "?:Visible" && s.Text() != "SheetVisible" {
					visible = false
				}
			}
		}
	}
	if s.Err() != nil {
		return s.Err()
	}
	if !visible {
		r.doc.Warn(document.Ref{Sheet: w.out.Name}, "隐藏的工作表未读取")
		return nil
	}
	var err error
	r.used, err = w.out.Append(r.ctx, r.doc, r.used, r.limits.Cells)
	return err
}

func (r *flat) table(s *ooxml.Scanner, w *worksheet) error {
	w.row = -1
	col := -1
	for d := s.Depth(); s.Child(d); {
		switch s.Name {
		case "?:Column":
			if col++; atoi(s.Attr("?:Index")) > 0 {
				col = atoi(s.Attr("?:Index")) - 1
			}
			span := max(atoi(s.Attr("?:Span")), 0)
			if s.Attr("?:Hidden") == "1" {
				w.hide(col, col+span)
			}
			col += span
		case "?:Row":
			if w.row++; atoi(s.Attr("?:Index")) > 0 {
				w.row = atoi(s.Attr("?:Index")) - 1
			}
			span := max(atoi(s.Attr("?:Span")), 0)
			if w.row+span >= maxRows {
				return fmt.Errorf("%w（行号超出范围）", document.ErrCorrupt)
			}
			if s.Attr("?:Hidden") == "1" {
				w.out.HiddenRows[w.row] = true
			}
			if err := r.row(s, w); err != nil {
				return err
			}
			w.row += span
		}
		if err := r.ctx.Err(); err != nil {
			return err
		}
	}
	return nil
}

func (r *flat) row(s *ooxml.Scanner, w *worksheet) error {
	w.col = -1
	for d := s.Depth(); s.Child(d); {
		if s.Name != "?:Cell" {
			continue
		}
		if w.col++; atoi(s.Attr("?:Index")) > 0 {
			w.col = atoi(s.Attr("?:Index")) - 1
		}
		across, down := max(atoi(s.Attr("?:MergeAcross")), 0), max(atoi(s.Attr("?:MergeDown")), 0)
		if w.col+across >= maxCols || w.row+down >= maxRows {
			return fmt.Errorf("%w（单元格超出表格范围）", document.ErrCorrupt)
		}
		if across+down > 0 {
			w.out.Merges = append(w.out.Merges, sheet.Area{Row: w.row, Col: w.col, RowSpan: down + 1, ColSpan: across + 1})
		}
		x := r.styles[s.Attr("?:StyleID")]
		k := sheet.Cell{Row: w.row, Col: w.col, Bold: x.bold, Struck: x.struck}
		for e := s.Depth(); s.Child(e); {
			switch s.Name {
			case "?:Data":
				kind := s.Attr("?:Type")
				w.flatValue(&k, kind, s.Text(), x.code)
			case "?:Comment":
				r.doc.Warn(document.Ref{Sheet: w.out.Name, Row: w.row + 1, Col: w.col + 1}, "批注未读取")
			}
		}
		if len(w.out.Cells) >= r.limits.Cells {
			return fmt.Errorf("%w（单元格超过 %d 个）", document.ErrTooLarge, r.limits.Cells)
		}
		if k.Text != "" {
			w.out.Cells = append(w.out.Cells, k)
		}
		w.col += across
	}
	return nil
}

func (w *worksheet) flatValue(k *sheet.Cell, kind, text, code string) {
	v, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
	switch {
	case kind == "Number" && err == nil && !math.IsNaN(v) && !math.IsInf(v, 0):
		k.Text = numfmt.Format(code, v, false)
		w.lostDigits(k, text, v)
	case kind == "DateTime":
		k.Text = w.isoDate(strings.TrimSpace(text), code)
	case kind == "Boolean":
		k.Text = map[bool]string{true: "TRUE", false: "FALSE"}[strings.TrimSpace(text) == "1"]
	default:
		k.Text = numfmt.Text(code, unescape(text))
	}
}
