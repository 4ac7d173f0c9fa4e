package xlsx

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"nianping/ingest/document"
	"nianping/ingest/numfmt"
	"nianping/ingest/ooxml"
	"nianping/ingest/sheet"
)

// The largest sheet that Excel knows.
const (
	maxRows = 1 << 20
	maxCols = 1 << 14
)

// worksheet is one sheet being read.
type worksheet struct {
	*reader
	out     sheet.Sheet
	hidden  []hiddenRange
	row     int // 0-based, of the row being read
	col     int
	drawing string // relation of the drawing
	prints  []string
}

type hiddenRange struct{ from, to int }

func (w *worksheet) read(part []byte) error {
	s := ooxml.NewScanner(part)
	if !s.Root() {
		return s.Err()
	}
	w.row = -1
	for depth := s.Depth(); s.Child(depth); {
		switch s.Name {
		case "x:cols":
			w.columns(s)
		case "x:sheetData":
			if err := w.rows(s); err != nil {
				return err
			}
		case "x:mergeCells":
			for d := s.Depth(); s.Child(d); {
				if a, ok := area(s.Attr("ref")); ok {
					w.out.Merges = append(w.out.Merges, a)
				}
			}
		case "x:drawing":
			w.drawing = s.Attr("r:id")
		case "x:headerFooter":
			for d := s.Depth(); s.Child(d); {
				switch s.Name {
				case "x:oddHeader", "x:firstHeader", "x:evenHeader":
					w.prints = append(w.prints, "H"+s.Text())
				case "x:oddFooter", "x:firstFooter", "x:evenFooter":
					w.prints = append(w.prints, "F"+s.Text())
				}
			}
		}
	}
	return s.Finish()
}

// columns notes the hidden ones, those of no width among them.
func (w *worksheet) columns(s *ooxml.Scanner) {
	for d := s.Depth(); s.Child(d); {
		width, set := s.Lookup("width")
		if isTrue(s.Attr("hidden")) || set && zero(width) {
			w.hide(atoi(s.Attr("min"))-1, atoi(s.Attr("max"))-1)
		}
	}
}

// hide marks columns as hidden.
func (w *worksheet) hide(from, to int) {
	w.hidden = append(w.hidden, hiddenRange{from, to})
	w.out.HiddenCols = func(c int) bool {
		for _, h := range w.hidden {
			if c >= h.from && c <= h.to {
				return true
			}
		}
		return false
	}
}

func zero(number string) bool {
	v, err := strconv.ParseFloat(number, 64)
	return err == nil && v == 0
}

func (w *worksheet) rows(s *ooxml.Scanner) error {
	for depth := s.Depth(); s.Child(depth); {
		if s.Name != "x:row" {
			continue
		}
		w.row++
		if n := atoi(s.Attr("r")); n > 0 {
			w.row = n - 1
		}
		if w.row >= maxRows {
			return fmt.Errorf("%w（行号 %d 超出范围）", document.ErrCorrupt, w.row+1)
		}
		height, set := s.Lookup("ht")
		if isTrue(s.Attr("hidden")) || set && zero(height) {
			w.out.HiddenRows[w.row] = true
		}
		if err := w.ctx.Err(); err != nil {
			return err
		}
		w.col = -1
		for d := s.Depth(); s.Child(d); {
			if s.Name == "x:c" {
				if err := w.cell(s); err != nil {
					return err
				}
			}
		}
	}
	return s.Err()
}

// cell reads the cell just found.
func (w *worksheet) cell(s *ooxml.Scanner) error {
	w.col++
	row := w.row
	if at := s.Attr("r"); at != "" {
		r, c, ok := place(at)
		if !ok {
			return fmt.Errorf("%w（单元格编号“%.20s”有误）", document.ErrCorrupt, at)
		}
		row, w.col = r, c
	}
	if w.col >= maxCols || row >= maxRows {
		return fmt.Errorf("%w（单元格超出表格范围）", document.ErrCorrupt)
	}
	kind := s.Attr("t")
	x := style{code: "General"}
	if i := atoi(s.Attr("s")); i >= 0 && i < len(w.styles) {
		x = w.styles[i]
	}
	value, formula, kept := "", false, false
	var rich richText
	for d := s.Depth(); s.Child(d); {
		switch s.Name {
		case "x:v":
			value, kept = s.Text(), true
		case "x:f":
			formula = true
		case "x:is":
			rich = readRich(s)
		}
	}
	k := sheet.Cell{Row: row, Col: w.col, Bold: x.bold, Struck: x.struck}
	if formula && value == "" && (kind != "str" || !kept) { // an empty text that was kept is a value
		value, kind = w.calculate(row, w.col)
	}
	if err := w.show(&k, kind, value, rich, x); err != nil {
		return err
	}
	if strings.TrimSpace(k.Text) == "" {
		return nil
	}
	if len(w.out.Cells) >= w.limits.Cells {
		return fmt.Errorf("%w（单元格超过 %d 个）", document.ErrTooLarge, w.limits.Cells)
	}
	w.out.Cells = append(w.out.Cells, k)
	return nil
}

// show gives a cell its text by the kind of its value (18.18.11).
func (w *worksheet) show(k *sheet.Cell, kind, value string, rich richText, x style) error {
	switch kind {
	case "s":
		if strings.TrimSpace(value) == "" {
			return nil
		}
		i := atoi(value)
		if i < 0 || i >= len(w.strings) {
			return fmt.Errorf("%w（%s 指向不存在的文字）", document.ErrCorrupt, w.at(k.Row, k.Col))
		}
		k.Text, k.Spans = numfmt.Text(x.code, w.strings[i].text), w.strings[i].spans
	case "inlineStr":
		if rich.text == "" {
			rich.text = unescape(value)
		}
		k.Text, k.Spans = numfmt.Text(x.code, rich.text), rich.spans
	case "str":
		k.Text = numfmt.Text(x.code, unescape(value))
	case "b":
		k.Text = map[bool]string{true: "TRUE", false: "FALSE"}[isTrue(strings.TrimSpace(value))]
	case "e":
		k.Text = value
	case "d":
		k.Text = w.isoDate(value, x.code)
	default:
		v, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
		if err != nil || math.IsInf(v, 0) || math.IsNaN(v) {
			k.Text = unescape(value)
			return nil
		}
		k.Text = numfmt.Format(x.code, v, w.date1904)
		w.lostDigits(k, value, v)
	}
	if len(k.Spans) > 0 && k.Spans[len(k.Spans)-1].End > len(k.Text) {
		k.Spans = nil
	}
	return nil
}

// lostDigits warns of a long number (an identity number, say) that was kept as a number, and so lost its last digits.
func (w *worksheet) lostDigits(k *sheet.Cell, value string, v float64) {
	if math.Abs(v) >= 1e15 && v == math.Trunc(v) && len(strings.TrimSpace(value)) >= 15 {
		w.doc.Warn(document.Ref{Sheet: w.out.Name, Row: k.Row + 1, Col: k.Col + 1}, "长号码按数值保存，超过 15 位的末几位已丢失，请核对")
	}
}

func (w *worksheet) at(row, col int) string {
	return document.Ref{Sheet: w.out.Name, Row: row + 1, Col: col + 1}.String()
}

// isoDate shows a date that is kept as text (Strict edition) under the cell's format.
func (w *worksheet) isoDate(value, code string) string {
	for _, layout := range []string{"2006-01-02T15:04:05.999", "2006-01-02T15:04:05Z07:00", "2006-01-02", "15:04:05"} {
		t, err := time.Parse(layout, value)
		if err != nil {
			continue
		}
		if !numfmt.IsDate(code) {
			if t.Hour()+t.Minute()+t.Second() == 0 {
				code = "yyyy/m/d"
			} else {
				code = "yyyy/m/d h:mm"
			}
		}
		epoch := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
		return numfmt.Format(code, t.Sub(epoch).Hours()/24, false)
	}
	return value
}

// place reads B7 as row 6, column 1.
func place(ref string) (row, col int, ok bool) {
	ref = strings.ReplaceAll(ref, "$", "")
	i := 0
	for i < len(ref) && i < 4 && (ref[i]|0x20) >= 'a' && (ref[i]|0x20) <= 'z' {
		col = col*26 + int(ref[i]|0x20-'a') + 1
		i++
	}
	row = atoi(ref[i:])
	if i == 0 || row < 1 || row > maxRows || col > maxCols {
		return 0, 0, false
	}
	return row - 1, col - 1, true
}

// area reads A1:B7.
func area(ref string) (sheet.Area, bool) {
	from, to, _ := strings.Cut(ref, ":")
	if to == "" {
		to = from
	}
	r0, c0, ok0 := place(from)
	r1, c1, ok1 := place(to)
	if !ok0 || !ok1 {
		return sheet.Area{}, false
	}
	r0, r1 = min(r0, r1), max(r0, r1)
	c0, c1 = min(c0, c1), max(c0, c1)
	return sheet.Area{Row: r0, Col: c0, RowSpan: r1 - r0 + 1, ColSpan: c1 - c0 + 1}, true
}
