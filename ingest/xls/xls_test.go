package xls

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"math"
	"strings"
	"testing"

	"nianping/ingest/document"
	"nianping/ingest/document/documenttest"
	"nianping/ingest/ole/oletest"
)

// book builds a BIFF8 stream: globals first, then sheets in turn.
type book struct {
	globals []byte
	names   []string
	flags   []uint16
	sheets  [][]byte
	biff5   bool
}

func rec(id int, data ...byte) []byte {
	return append(le(uint16(id), uint16(len(data))), data...)
}

func le(v ...uint16) (out []byte) {
	for _, n := range v {
		out = binary.LittleEndian.AppendUint16(out, n)
	}
	return out
}

func join(parts ...[]byte) []byte { return bytes.Join(parts, nil) }

// wide is a BIFF8 string in UTF-16 behind a length of two bytes.
func wide(s string) []byte {
	out := []byte{1}
	n := 0
	for _, r := range s {
		out = append(out, le(uint16(r))...)
		n++
	}
	return append(le(uint16(n)), out...)
}

func number(row, col, xf int, v float64) []byte {
	return rec(recNumber, append(le(uint16(row), uint16(col), uint16(xf)), binary.LittleEndian.AppendUint64(nil, math.Float64bits(v))...)...)
}

func shared(row, col, i int) []byte {
	return rec(recLabelSST, le(uint16(row), uint16(col), 0, uint16(i), 0)...)
}

func sst(strings ...string) []byte {
	data := le(uint16(len(strings)), 0, uint16(len(strings)), 0)
	for _, s := range strings {
		data = append(data, wide(s)...)
	}
	return rec(recSST, data...)
}

// txo is the text of a drawing.
func txo(s string) []byte {
	w := wide(s)
	return join(rec(recText, join(le(0, 0, 0, 0, 0), w[:2], make([]byte, 6))...), rec(recContinue, w[2:]...), rec(recContinue, make([]byte, 16)...))
}

func (b *book) sheet(name string, flags uint16, records ...[]byte) *book {
	b.names, b.flags, b.sheets = append(b.names, name), append(b.flags, flags), append(b.sheets, join(records...))
	return b
}

func (b *book) bytes() []byte {
	version, style := uint16(0x0600), []byte{1}
	if b.biff5 {
		version, style = 0x0500, nil
	}
	top := join(rec(recBOF, le(version, 5, 0, 0)...), b.globals)
	size := len(top) + 4
	for _, n := range b.names {
		size += 4 + 6 + 1 + len(style) + len(b.name(n))
	}
	for i, n := range b.names {
		length := len(b.name(n))
		if !b.biff5 {
			length /= 2
		}
		top = append(top, rec(recSheet, join(binary.LittleEndian.AppendUint32(nil, uint32(size)), le(b.flags[i]), []byte{byte(length)}, style, b.name(n))...)...)
		size += 12 + 4 + len(b.sheets[i])
	}
	top = append(top, rec(recEOF)...)
	for _, s := range b.sheets {
		top = join(top, rec(recBOF, le(version, 0x10, 0, 0)...), s, rec(recEOF))
	}
	return top
}

func (b *book) name(s string) []byte {
	if b.biff5 {
		return []byte(s)
	}
	return wide(s)[3:]
}

func dump(t *testing.T, data []byte) (*document.Document, string) {
	t.Helper()
	d, text := documenttest.Read(Read).Dump(t, data)
	for _, w := range d.Warnings {
		text += "! " + w.At.String() + " " + w.Text + "\n"
	}
	return d, text
}

func TestCellsReadAsPeopleSeeThem(t *testing.T) {
	t.Parallel()
	formula := func(row, col int, result ...byte) []byte {
		return rec(recFormula, append(append(le(uint16(row), uint16(col), 0), result...), make([]byte, 8)...)...)
	}
	for name, c := range map[string]struct {
		globals []byte
		cells   []byte
		want    string
	}{
		"a shared text":           {sst("职业", "电工"), join(shared(0, 0, 0), shared(1, 0, 1)), "职业\n电工\n"},
		"a text in the cell":      {nil, rec(recLabel, append(le(0, 0, 0), wide("茶艺师")...)...), "茶艺师\n"},
		"a whole number":          {nil, rec(recRK, join(le(0, 0, 0), binary.LittleEndian.AppendUint32(nil, 120<<2|2))...), "120\n"},
		"a number in hundredths":  {nil, rec(recRK, join(le(0, 0, 0), binary.LittleEndian.AppendUint32(nil, 8930<<2|3))...), "89.3\n"},
		"several numbers at once": {nil, rec(recMulRK, join(le(0, 1, 0), binary.LittleEndian.AppendUint32(nil, 1<<2|2), le(0), binary.LittleEndian.AppendUint32(nil, 2<<2|2), le(2))...), "1\t2\n"},
		"a percentage":            {rec(recXF, make([]byte, 20)...), join(number(0, 0, 1, 0.893)), "0.893\n"},
		"a percentage by format":  {join(rec(recXF, le(0, 10, 0, 0, 0, 0, 0, 0, 0, 0)...)), number(0, 0, 0, 0.893), "89.30%\n"},
		"a format of its own":     {join(rec(recFormat, append(le(164), wide(`yyyy"年"m"月"`)...)...), rec(recXF, le(0, 164, 0, 0, 0, 0, 0, 0, 0, 0)...)), number(0, 0, 0, 45601), "2024年11月\n"},
		"days from 1904":          {join(rec(recDateMode, 1, 0), rec(recXF, le(0, 14, 0, 0, 0, 0, 0, 0, 0, 0)...)), number(0, 0, 0, 44139), "2024/11/5\n"},
		"a truth and an error":    {nil, join(rec(recBoolErr, append(le(0, 0, 0), 1, 0)...), rec(recBoolErr, append(le(0, 1, 0), 0x2A, 1)...)), "TRUE\t#N/A\n"},
		"a formula's number":      {nil, formula(0, 0, binary.LittleEndian.AppendUint64(nil, math.Float64bits(317))...), "317\n"},
		"a formula's text":        {nil, join(formula(0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF), rec(recString, wide("合格")...)), "合格\n"},
		"a formula's truth":       {nil, formula(0, 0, 1, 0, 1, 0, 0, 0, 0xFF, 0xFF), "TRUE\n"},
		"not a number":            {nil, number(0, 0, 0, math.NaN()), "#NUM!\n"},
		"a merged cell once": {sst("合并", "盖住"), join(shared(0, 0, 0), shared(0, 1, 1), shared(1, 2, 1), rec(recMerge, le(1, 0, 0, 0, 1)...)),
			"合并\n\t\t盖住\n"},
		"a hidden row and column": {sst("甲", "藏", "乙"), join(rec(recRow, le(1, 0, 0, 0, 0, 0, 0x20, 0)...), rec(recColInfo, le(1, 1, 0, 0, 1, 0)...), shared(0, 0, 0), shared(0, 1, 1), shared(1, 0, 1), shared(2, 0, 2)),
			"甲\n乙\n! 工作表“表1” 隐藏的行或列中有 2 个单元格未读取\n"},
		"a comment is said": {sst("甲"), join(shared(0, 0, 0), rec(recNote, make([]byte, 12)...)), "甲\n! 工作表“表1” 批注未读取\n"},
		"a text box, but no comment's": {sst("甲"), join(shared(0, 0, 0), rec(recObject, le(0x15, 0x12, noteObject)...), txo("批注"), rec(recObject, le(0x15, 0x12, 6)...), txo("说明\n合计以表为准")),
			"甲\n说明\n合计以表为准\n"},
		"a page header and footer": {sst("甲"), join(shared(0, 0, 0), rec(recHeader, wide(`&L&"宋体,加粗"&12某机构&R&D`)...), rec(recFooter, wide("第 &P 页")...)), "甲\n某机构\n第 页\n"},
		"a chart within the sheet": {sst("甲"), join(rec(recBOF, le(0x0600, 0x20, 0, 0)...), number(0, 0, 0, 9), rec(recEOF), shared(0, 0, 0)), "甲\n"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := (&book{globals: c.globals}).sheet("表1", 0, c.cells)
			if _, got := dump(t, b.bytes()); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestSharedTextsGoOnOverRecords(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("评价机构年度总结", 40)
	whole := wide(long)
	for cut := 3; cut < len(whole); cut += 2 { // after an even number of text bytes the next record says its width again
		data := join(le(2, 0, 2, 0), whole[:cut])
		globals := join(rec(recSST, data...), rec(recContinue, join([]byte{1}, whole[cut:], wide("后"))...))
		b := (&book{globals: globals}).sheet("表1", 0, join(shared(0, 0, 0), shared(1, 0, 1)))
		if _, got := dump(t, b.bytes()); got != long+"\n后\n" {
			t.Fatalf("cut at %d: got %q", cut, got)
		}
	}
	// The second record holds the rest in one byte a character.
	narrow := join(le(1, 0, 1, 0), le(5), []byte{1}, le('电', '工'))
	b := (&book{globals: join(rec(recSST, narrow...), rec(recContinue, 0, 'a', 'b', 'c'))}).sheet("表1", 0, shared(0, 0, 0))
	if _, got := dump(t, b.bytes()); got != "电工abc\n" {
		t.Errorf("got %q", got)
	}
}

func TestStruckOutRunsAreMarked(t *testing.T) {
	t.Parallel()
	font := func(flags uint16) []byte { return rec(recFont, le(200, flags, 0, 400, 0, 0, 0)...) }
	rich := join(le(4), []byte{1 | 8}, le(2), le('原', '有', '四', '十'), le(2, 1, 3, 0))
	globals := join(font(0), font(8), rec(recSST, join(le(1, 0, 1, 0), rich)...))
	d, _ := dump(t, (&book{globals: globals}).sheet("表1", 0, shared(0, 0, 0)).bytes())
	p := d.Body[0].Table.Cells[0].Blocks[0].Paragraph
	if len(p.Struck) != 1 || p.Text[p.Struck[0].Start:p.Struck[0].End] != "四" {
		t.Errorf("struck: %v of %q", p.Struck, p.Text)
	}
}

func TestSheetsKeepTheirNamesAndPlaces(t *testing.T) {
	t.Parallel()
	b := (&book{globals: sst("甲")}).sheet("汇总", 0, shared(4, 2, 0)).sheet("藏", 1, shared(0, 0, 0)).sheet("深藏", 2, shared(0, 0, 0)).sheet("图", 0x0200, nil).sheet("空", 0)
	for _, data := range [][]byte{b.bytes(), oletest.Build(map[string][]byte{"Workbook": b.bytes()})} {
		d, got := dump(t, data)
		if want := "汇总\n甲\n! 工作表“藏” 隐藏的工作表未读取\n! 工作表“深藏” 隐藏的工作表未读取\n! 工作表“图” 图表页或宏表未读取\n"; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
		if at := d.Body[1].Table.Cells[0].Blocks[0].Paragraph.Ref.String(); at != "汇总!C5" {
			t.Errorf("place %s", at)
		}
	}
}

func TestOldWorkbooksReadInTheirCodePage(t *testing.T) {
	t.Parallel()
	for name, globals := range map[string][]byte{"stated": rec(recCodePage, le(936)...), "not stated": nil} {
		b := (&book{biff5: true, globals: globals}).sheet("\xbb\xe3\xd7\xdc", 0, rec(recLabel, append(le(0, 0, 0, 4), "\xb5\xe7\xb9\xa4"...)...))
		if _, got := dump(t, b.bytes()); got != "汇总\n电工\n" {
			t.Errorf("%s: got %q", name, got)
		}
	}
}

func TestOneLongTextInEveryCellIsTooLarge(t *testing.T) {
	t.Parallel()
	var cells []byte
	for i := range 2000 {
		cells = append(cells, shared(i, 0, 0)...)
	}
	b := (&book{globals: sst(strings.Repeat("长", 2000))}).sheet("表1", 0, cells)
	if _, err := Read(context.Background(), b.bytes(), document.Limits{Unpacked: 1 << 20}); !errors.Is(err, document.ErrTooLarge) {
		t.Errorf("got %v", err)
	}
}

func TestBrokenWorkbooksAreRefusedByWhatIsWrong(t *testing.T) {
	t.Parallel()
	good := (&book{globals: sst("甲", "乙")}).sheet("表1", 0, join(shared(0, 0, 0), shared(1, 0, 1))).bytes()
	for name, c := range map[string]struct {
		data []byte
		want error
	}{
		"another kind":             {[]byte("PK\x03\x04"), document.ErrUnsupported},
		"a compound file":          {oletest.Build(map[string][]byte{"WordDocument": nil}), document.ErrUnsupported},
		"an encrypted package":     {oletest.Build(map[string][]byte{"EncryptedPackage": nil}), document.ErrEncrypted},
		"behind a password":        {(&book{globals: rec(recFilePass, 1, 0, 1, 0, 1, 0)}).sheet("表1", 0).bytes(), document.ErrEncrypted},
		"cut within a sheet":       {good[:len(good)-8], document.ErrCorrupt},
		"cut within the globals":   {good[:40], document.ErrCorrupt},
		"a text that is not there": {(&book{globals: sst("甲")}).sheet("表1", 0, shared(0, 0, 7)).bytes(), document.ErrCorrupt},
		"texts cut short":          {(&book{globals: rec(recSST, join(le(2, 0, 2, 0), wide("甲"), le(9, 1))...)}).sheet("表1", 0).bytes(), document.ErrCorrupt},
		"a cell cut short":         {(&book{}).sheet("表1", 0, rec(recNumber, 0, 0)).bytes(), document.ErrCorrupt},
		"Excel 4":                  {rec(0x0409, 0, 0, 0x10, 0, 0, 0), document.ErrUnsupported},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if d, err := Read(context.Background(), c.data, document.Limits{}); !errors.Is(err, c.want) {
				t.Errorf("got %v, %v, want %v", d, err, c.want)
			}
		})
	}
}
