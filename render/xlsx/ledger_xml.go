package xlsx

import (
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"fmt"
	"hash/crc32"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"unicode/utf16"

	"github.com/klauspost/compress/flate"
	"github.com/xuri/excelize/v2"

	"nianping"
)

// The rows of the ledger's sheets are written here and not by excelize, which takes several times as long for the same bytes
// and leaves them to be deflated at the end, by one processor. All else of a sheet is excelize's.

// Within rows whose place is not known yet numberMark stands for the number of the row, and rowMark behind it where a row
// begins. Neither can stand in XML.
const (
	numberMark = 0
	rowMark    = 1
)

// LedgerRows are the rows of an institution and year in those of the ledger's sheets that show neither ranks nor links: what
// takes long to make of a whole report and can be kept, by this build of the program, as long as both stay the same. The
// evaluation must be whole.
func LedgerRows(x *LedgerEntry) ([]byte, error) {
	k, err := keptSheets()
	if err != nil {
		return nil, err
	}
	r, ok := rowsRoom.Get().(*room)
	if !ok {
		r = new(room)
	}
	defer rowsRoom.Put(r)
	r.all = r.all[:0]
	for _, p := range k.sheets {
		if p.kept {
			r.rows = p.append(r.rows[:0], x, &k.styles)
			r.all = append(binary.AppendUvarint(r.all, uint64(len(r.rows))), r.rows...)
		}
	}
	return bytes.Clone(r.all), nil
}

// room is where LedgerRows puts rows together; it is needed again for the next entry.
type room struct{ all, rows []byte }

var rowsRoom sync.Pool

// keptSheets are the sheets with the styles that every ledger has.
var keptSheets = sync.OnceValues(func() (k struct {
	sheets []*ledgerSheet
	styles ledgerStyles
}, err error) {
	f := excelize.NewFile()
	defer f.Close()
	k.sheets = (&Ledger{}).sheets()
	k.styles, err = newLedgerStyles(f)
	return k, err
})

// cutRows are the rows of one sheet, and those of the sheets behind it, of what LedgerRows gave.
func cutRows(all []byte) (rows, rest []byte, err error) {
	n, width := binary.Uvarint(all)
	if width <= 0 || n > uint64(len(all)-width) {
		return nil, nil, fmt.Errorf("保存的台账行不完整")
	}
	return all[width : width+int(n)], all[width+int(n):], nil
}

// append appends the rows of one entry.
func (p *ledgerSheet) append(b []byte, x *LedgerEntry, s *ledgerStyles) []byte {
	p.each(x, func(row []any) { b = p.appendRow(b, row, s) })
	return b
}

func (p *ledgerSheet) appendRow(b []byte, row []any, s *ledgerStyles) []byte {
	b = append(b, `<row r="`...)
	b = append(b, numberMark, rowMark)
	b = append(b, `" ht="`...)
	b = strconv.AppendFloat(b, rowHeight(p.columns, row), 'f', -1, 64)
	b = append(b, `" customHeight="1">`...)
	for i, c := range p.columns {
		b = appendCell(b, columnName(i), row[i], c.kind, s)
	}
	return append(b, `</row>`...)
}

// columnName is the letter of the column with an index; no sheet has more than 26.
func columnName(i int) string { return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[i : i+1] }

func appendCell(b []byte, column string, value any, k kind, s *ledgerStyles) []byte {
	switch v := value.(type) {
	case nil:
		b = beginCell(b, column, s.kinds[k], "")
	case string:
		b = appendText(beginCell(b, column, s.kinds[k], ` t="inlineStr"`), cellText(v))
	case int:
		b = strconv.AppendInt(append(beginCell(b, column, s.kinds[k], ""), `<v>`...), int64(v), 10)
		b = append(b, `</v>`...)
	case float64:
		b = appendBetween(beginCell(b, column, s.kinds[k], ""), `<v>`, digits(v), `</v>`)
	case formula:
		b = append(beginCell(b, column, s.kinds[k], ""), `<f>`...)
		b = append(b, strings.ReplaceAll(v.text, "#", string(rune(numberMark)))...)
		b = appendBetween(b, `</f><v>`, digits(v.value), `</v>`)
	case linked:
		if v.path == "" {
			return appendCell(b, column, v.text, short, s)
		}
		quote := func(text string) string { return `"` + strings.ReplaceAll(text, `"`, `""`) + `"` }
		b = appendBetween(beginCell(b, column, s.link, ` t="str"`), `<f>`, "HYPERLINK("+quote(v.path)+","+quote(v.text)+")", `</f>`)
		b = appendBetween(b, `<v>`, v.text, `</v>`)
	default:
		return appendCell(b, column, fmt.Sprint(v), k, s)
	}
	return append(b, `</c>`...)
}

// beginCell begins the cell of a row that has no number yet; more are further attributes.
func beginCell(b []byte, column string, style int, more string) []byte {
	b = append(append(append(b, `<c r="`...), column...), numberMark)
	b = strconv.AppendInt(append(b, `" s="`...), int64(style), 10)
	return append(append(append(b, '"'), more...), '>')
}

// appendText appends what stands in a cell of text.
func appendText(b []byte, text string) []byte {
	begin := `<is><t>`
	if strings.Trim(text, "\t\n\r ") != text {
		begin = `<is><t xml:space="preserve">`
	}
	return appendBetween(b, begin, text, `</t></is>`)
}

func appendBetween(b []byte, before, text, after string) []byte {
	return append(appendEscaped(append(b, before...), text), after...)
}

// digits is a number with the fifteen digits that a workbook keeps.
func digits(v float64) string {
	text := strconv.FormatFloat(v, 'f', -1, 64)
	whole, _, _ := strings.Cut(text, ".")
	significant := 0
	for i := range text {
		if text[i] < '0' || text[i] > '9' || significant == 0 && text[i] == '0' {
			continue
		}
		if significant++; significant > 15 && i > len(whole) {
			return strings.TrimSuffix(text[:i], ".")
		}
	}
	return text
}

// escapeLike is text that a workbook would take for an escaped character.
var escapeLike = nianping.Expression(`_x[0-9A-Fa-f]{4}_`)

// cellText is a text as long as a cell can hold, and without what looks like an escaped character in it.
func cellText(s string) string {
	if len(s) > excelize.TotalCellChars { // it may be too long
		if units := utf16.Encode([]rune(s)); len(units) > excelize.TotalCellChars {
			s = strings.TrimSuffix(string(utf16.Decode(units[:excelize.TotalCellChars])), "\uFFFD") // of a character cut in two
		}
	}
	if strings.Contains(s, "_x") {
		s = escapeLike().ReplaceAllString(s, "_x005F$0")
	}
	return s
}

// appendEscaped appends a text as XML; ends of lines stay as they are.
func appendEscaped(b []byte, s string) []byte {
	if isPlain(s) {
		return append(b, s...)
	}
	var escaped bytes.Buffer
	_ = xml.EscapeText(&escaped, []byte(s)) // a Buffer takes everything
	return append(b, bytes.ReplaceAll(escaped.Bytes(), []byte("&#xA;"), []byte("\n"))...)
}

// isPlain reports whether a text is its own XML. It says no of a few more: from U+D000 on there are characters that XML does not
// allow, and of those behind them only the full-width ones, which stand in most texts, are told apart.
func isPlain(s string) bool {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == 0xEF && i+1 < len(s) && (s[i+1] == 0xBC || s[i+1] == 0xBD): // U+FF00 to U+FF7F
		case c >= 0xED || c < ' ' && c != '\n' || c == '&' || c == '<' || c == '>' || c == '"' || c == '\'':
			return false
		}
	}
	return true
}

// blockSize is how many bytes of rows are deflated at a time.
const blockSize = 1 << 20

// sheetRows are the rows of one sheet as they stand in the workbook, deflated on all cores while more of them come.
type sheetRows struct {
	store   *rowStore // where the blocks lie
	n       int       // rows
	size    uint64    // bytes
	crc     uint32    // of all bytes
	waiting []byte    // not deflated yet
	blocks  []<-chan block
}

// add adds rows and gives them their numbers.
func (r *sheetRows) add(rows []byte) {
	if r.waiting == nil && len(r.blocks) > 0 { // a block came before: there may be as much again
		r.waiting = make([]byte, 0, blockSize+blockSize/8)
	}
	from := len(r.waiting)
	for {
		at := bytes.IndexByte(rows, numberMark)
		if at < 0 {
			break
		}
		r.waiting = append(r.waiting, rows[:at]...)
		if rows = rows[at+1:]; rows[0] == rowMark { // no mark ends the rows
			r.n++
			rows = rows[1:]
		}
		r.waiting = strconv.AppendInt(r.waiting, int64(headRow+r.n), 10)
	}
	r.waiting = append(r.waiting, rows...)
	r.crc = crc32.Update(r.crc, crc32.IEEETable, r.waiting[from:])
	r.size += uint64(len(r.waiting) - from)
	if len(r.waiting) >= blockSize {
		r.deflate()
	}
}

// deflate has what waits deflated.
func (r *sheetRows) deflate() {
	if len(r.waiting) == 0 {
		return
	}
	data, done, store := r.waiting, make(chan block, 1), r.store
	r.waiting = nil
	r.blocks = append(r.blocks, done)
	deflating <- struct{}{}
	go func() {
		defer func() { <-deflating }()
		var b bytes.Buffer
		f := deflaters.Get().(*flate.Writer)
		defer deflaters.Put(f)
		f.Reset(&b)
		_, _ = f.Write(data) // a Buffer takes everything
		_ = f.Flush()        // to the end of a byte, so that another block can stand behind it
		done <- store.put(b.Bytes())
	}()
}

// end has the last rows deflated, and waits for all that are.
func (r *sheetRows) end() (blocks []block, deflated uint64, err error) {
	r.deflate()
	for _, done := range r.blocks {
		b := <-done
		if b.err != nil {
			err = b.err
		}
		deflated += uint64(b.size)
		blocks = append(blocks, b)
	}
	return blocks, deflated, err
}

// deflating has room for as many blocks as are deflated at the same time.
var deflating = make(chan struct{}, runtime.GOMAXPROCS(0))

var deflaters = sync.Pool{New: func() any {
	f, _ := flate.NewWriter(nil, flate.DefaultCompression) // fails only for a level that there is not
	return f
}}
