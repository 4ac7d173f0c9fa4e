package xlsx

import (
	"bytes"
	"fmt"
	"math"
	"strings"

	"github.com/xuri/excelize/v2"
)

// kind is how a ledger's column is written and read.
type kind int

const (
	words   kind = iota // text, wrapped
	short               // text on one line, centred
	whole               // integers
	ordinal             // integers that name something: a year, a rank; centred
	decimal             // two decimals
	rate                // a share of one, shown in per cent
)

// ledgerColumn is one column of a ledger sheet with its entry in the data dictionary.
type ledgerColumn struct {
	title   string
	width   float64 // characters
	kind    kind
	meaning string // unit, source, what an empty field means
	// colours are the words or, by comparison (<60), the numbers that are shown in colour.
	colours []colourRule
}

// colourRule colours fields that hold a word or satisfy a comparison such as "<60".
type colourRule struct{ when, colour string }

// The colours of the ledger: what is in order, what wants a look, what is wrong.
const (
	good = "E2F0D9"
	warn = "FFF2CC"
	bad  = "F8CBAD"
)

// ledgerSheet is one sheet of the ledger. A nil field stays empty; a linked one opens a file.
type ledgerSheet struct {
	name    string
	note    string // what the sheet holds, above the heading
	columns []ledgerColumn
	each    func(x *LedgerEntry, add func(row []any)) // adds the rows of one entry; nil where there are none
	kept    bool                                      // LedgerRows has its rows
	most    int                                       // rows that fit on a sheet
	full    []sheetRows                               // before rows
	rows    sheetRows
}

// add adds the rows of one entry. Where they do not fit any more they go on another sheet.
func (p *ledgerSheet) add(rows []byte) {
	if n := bytes.Count(rows, []byte{rowMark}); p.rows.n > 0 && p.rows.n+n > p.most {
		p.full = append(p.full, p.rows)
		p.rows = sheetRows{store: p.rows.store}
	}
	p.rows.add(rows)
}

// pages are the sheets of the workbook that the sheet takes, mostly one.
func (p *ledgerSheet) pages() []*ledgerSheet {
	var list []*ledgerSheet
	for k, rows := range append(p.full, p.rows) {
		page := *p
		page.name, page.rows = partName(p.name, k), rows
		list = append(list, &page)
	}
	return list
}

// partName is the name of the k-th of the sheets that one goes on in.
func partName(name string, k int) string {
	if k == 0 {
		return name
	}
	return fmt.Sprintf("%s（%d）", name, k+1)
}

// headRow is the row of the headings; the note stands above it.
const headRow = 2

// linked is a field that opens a file beside the workbook; without a path it is plain text.
type linked struct{ path, text string }

type ledgerStyles struct {
	note, head int
	kinds      [rate + 1]int
	link       int
	colours    map[string]int // conditional styles
}

func newLedgerStyles(f *excelize.File) (ledgerStyles, error) {
	s := ledgerStyles{colours: map[string]int{}}
	line := []excelize.Border{{Type: "left", Color: "D0D5DB", Style: 1}, {Type: "right", Color: "D0D5DB", Style: 1}, {Type: "top", Color: "D0D5DB", Style: 1}, {Type: "bottom", Color: "D0D5DB", Style: 1}}
	font := func(size float64, family, colour string) *excelize.Font {
		return &excelize.Font{Family: family, Size: size, Color: colour}
	}
	left := &excelize.Alignment{Vertical: "center", WrapText: true, Indent: 1, Horizontal: "left"}
	centre := &excelize.Alignment{Horizontal: "center", Vertical: "center", WrapText: true}
	right := &excelize.Alignment{Horizontal: "right", Vertical: "center", Indent: 1}
	fill := func(c string) excelize.Fill { return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{c}} }
	var err error
	make := func(style excelize.Style) int {
		id, e := f.NewStyle(&style)
		if e != nil && err == nil {
			err = e
		}
		return id
	}
	s.note = make(excelize.Style{Font: font(10, "楷体", "5B6470"), Alignment: left})
	s.head = make(excelize.Style{Font: &excelize.Font{Family: "黑体", Size: 10.5, Color: "1F3A5F"}, Fill: fill("E8EEF5"), Border: line, Alignment: centre})
	body := font(10.5, "宋体", "000000")
	percent, hundredth := "0.00%", "0.00"
	s.kinds[words] = make(excelize.Style{Font: body, Border: line, Alignment: left, NumFmt: 49})
	s.kinds[short] = make(excelize.Style{Font: body, Border: line, Alignment: centre, NumFmt: 49})
	s.kinds[whole] = make(excelize.Style{Font: body, Border: line, Alignment: right, NumFmt: 1})
	s.kinds[ordinal] = make(excelize.Style{Font: body, Border: line, Alignment: centre, NumFmt: 1})
	s.kinds[decimal] = make(excelize.Style{Font: body, Border: line, Alignment: right, CustomNumFmt: &hundredth})
	s.kinds[rate] = make(excelize.Style{Font: body, Border: line, Alignment: right, CustomNumFmt: &percent})
	s.link = make(excelize.Style{Font: &excelize.Font{Family: "宋体", Size: 10.5, Color: "0B5394", Underline: "single"}, Border: line, Alignment: centre})
	for _, c := range []string{good, warn, bad} {
		id, e := f.NewConditionalStyle(&excelize.Style{Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{c}}})
		if e != nil && err == nil {
			err = e
		}
		s.colours[c] = id
	}
	return s, err
}

// frame makes what stands around the rows, which have all been added.
func (p *ledgerSheet) frame(f *excelize.File, s *ledgerStyles) error {
	if err := f.SetPanes(p.name, &excelize.Panes{Freeze: true, XSplit: 2, YSplit: headRow, TopLeftCell: fmt.Sprintf("C%d", headRow+1), ActivePane: "bottomRight"}); err != nil {
		return err
	}
	last, bottom := columnName(len(p.columns)-1), headRow+max(p.rows.n, 1)
	if err := f.AutoFilter(p.name, fmt.Sprintf("A%d:%s%d", headRow, last, bottom), nil); err != nil {
		return err
	}
	var widths []float64
	for _, c := range p.columns {
		widths = append(widths, c.width)
	}
	if err := toPrint(f, p.name, widths, 2, headRow); err != nil {
		return err
	}
	out, err := f.NewStreamWriter(p.name)
	if err != nil {
		return err
	}
	for i, c := range p.columns {
		if err := out.SetColWidth(i+1, i+1, c.width); err != nil {
			return err
		}
	}
	if err := out.SetRow("A1", []any{excelize.Cell{StyleID: s.note, Value: p.note}}, excelize.RowOpts{Height: 32}); err != nil {
		return err
	}
	if err := out.MergeCell("A1", last+"1"); err != nil {
		return err
	}
	head := make([]any, len(p.columns))
	for i, c := range p.columns {
		head[i] = excelize.Cell{StyleID: s.head, Value: c.title}
	}
	if err := out.SetRow(fmt.Sprintf("A%d", headRow), head, excelize.RowOpts{Height: 30}); err != nil {
		return err
	}
	if err := p.colour(f, s, bottom); err != nil {
		return err
	}
	return out.Flush()
}

// rowHeight is the height of a row, in points, for the lines that its words take: not every program finds it by itself.
func rowHeight(columns []ledgerColumn, row []any) float64 {
	lines := 1.0
	for i, c := range columns {
		if text, ok := row[i].(string); ok && c.kind == words {
			lines = max(lines, linesOf(text, c.width))
		}
	}
	return heightOf(lines)
}

// linesOf is the number of lines that a text without line ends takes in a column.
func linesOf(text string, width float64) float64 {
	const room = 2.5 // what borders and indent take of a column's width
	return math.Ceil(columnsOf(text) / (width - room))
}

// heightOf is the height of a row of lines, in points; what is higher than a screen is cut.
func heightOf(lines float64) float64 { return min(lines*14.5+3.5, 400) }

// columnsOf is the width of a text in digits' widths: a Chinese character takes two.
func columnsOf(text string) float64 {
	n := 0.0
	for _, r := range text {
		if n++; r >= 0x1100 {
			n++
		}
	}
	return n
}

// formula is a field that the workbook computes, with the value it has now.
type formula struct {
	text  string // # for the number of the row; needs no escaping
	value float64
}

// colour sets the conditional colours of the rows down to the bottom one.
func (p *ledgerSheet) colour(f *excelize.File, s *ledgerStyles, bottom int) error {
	for i, c := range p.columns {
		letter := columnName(i)
		var rules []excelize.ConditionalFormatOptions
		for _, rule := range c.colours {
			id := s.colours[rule.colour]
			if rest, less := strings.CutPrefix(rule.when, "<"); less {
				// an empty field is no number below the limit
				rules = append(rules, excelize.ConditionalFormatOptions{Type: "formula", Criteria: fmt.Sprintf("=AND(ISNUMBER(%s%d),%s%d<%s)", letter, headRow+1, letter, headRow+1, rest), Format: &id})
				continue
			}
			rules = append(rules, excelize.ConditionalFormatOptions{Type: "cell", Criteria: "==", Value: `"` + rule.when + `"`, Format: &id})
		}
		if len(rules) == 0 {
			continue
		}
		if err := f.SetConditionalFormat(p.name, fmt.Sprintf("%s%d:%s%d", letter, headRow+1, letter, bottom), rules); err != nil {
			return err
		}
	}
	return nil
}
