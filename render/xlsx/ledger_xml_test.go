package xlsx

import (
	"bytes"
	"io"
	"math"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// rowsOf are the rows of the first sheet of a workbook, as they stand in it.
func rowsOf(t *testing.T, write func(w io.Writer) error) string {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b, excelize.Options{UnzipXMLSizeLimit: 1 << 30})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	data, _ := f.Pkg.Load("xl/worksheets/sheet1.xml")
	_, rows, _ := strings.Cut(string(data.([]byte)), "<sheetData>")
	rows, _, _ = strings.Cut(rows, rowsEnd)
	return rows
}

func TestRowsAreWrittenAsExcelizeWritesThem(t *testing.T) {
	t.Parallel()
	values := []any{nil, "", "机构", "a&b<c>\"d'", "两行\n文字\t和\r", " 空格在前", "空格在后 ", "_x000D_", "a_x_b", "\x01\uFFFE\xff", "全角，（：）｟￥", "\xef\xbc<\xef", "𠮷", strings.Repeat("长", excelize.TotalCellChars+5), strings.Repeat("𠮷", excelize.TotalCellChars/2+5),
		0, -3, 123456789, 0.0, 0.5, 89.11, 1.0 / 3, 2.0 / 3, 100.0 / 7, 1e15, 123456789012345.678, math.Pi, formula{"I#/G#", 0.123456789012345678}, linked{`2023年度"报告"/甲&乙.pdf`, "报告"}, linked{}}
	for _, v := range values {
		for _, k := range []kind{words, rate} {
			p := &ledgerSheet{columns: []ledgerColumn{{kind: k, width: 10}}}
			got := rowsOf(t, func(w io.Writer) error {
				f := excelize.NewFile()
				defer f.Close()
				s, err := newLedgerStyles(f)
				if err != nil {
					return err
				}
				p.rows.store = newRowStore(nil)
				p.rows.add(p.appendRow(nil, []any{v}, &s))
				out, err := f.NewStreamWriter("Sheet1")
				if err == nil {
					err = out.Flush()
				}
				if err != nil {
					return err
				}
				return writeSorted(w, f, map[string]*sheetRows{"xl/worksheets/sheet1.xml": &p.rows})
			})
			want := rowsOf(t, func(w io.Writer) error {
				f := excelize.NewFile()
				defer f.Close()
				s, err := newLedgerStyles(f)
				if err != nil {
					return err
				}
				c := excelize.Cell{StyleID: s.kinds[k], Value: v}
				switch x := v.(type) {
				case formula:
					c.Formula, c.Value = "I3/G3", x.value
				case linked:
					if c.StyleID, c.Value = s.kinds[short], x.text; x.path != "" {
						c = excelize.Cell{StyleID: s.link, Formula: `HYPERLINK("2023年度""报告""/甲&乙.pdf","报告")`, Value: x.text}
					}
				}
				out, err := f.NewStreamWriter("Sheet1")
				if err == nil {
					err = out.SetRow("A3", []any{c}, excelize.RowOpts{Height: rowHeight(p.columns, []any{v})})
				}
				if err == nil {
					err = out.Flush()
				}
				if err != nil {
					return err
				}
				return writeSorted(w, f, nil)
			})
			if got != want {
				t.Errorf("%.30v of kind %d: got\n%.300s\nwant\n%.300s", v, k, got, want)
			}
		}
	}
}

func TestALedgerOfKeptRowsIsTheSame(t *testing.T) {
	t.Parallel()
	want := ledger(t, sampleLedger(60)) // more than one block
	in := sampleLedger(60)
	whole := in.Entries
	in.Entries = func(yield func(*LedgerEntry, error) bool) {
		for x := range whole {
			rows, err := LedgerRows(x)
			if err != nil {
				t.Fatal(err)
			}
			c, r, e := *x.Case, *x.Case.Report, x.Evaluation.Brief()
			r.Examiners, r.Review, r.Evidence = nil, nil, nil
			c.Report = &r
			if !yield(&LedgerEntry{Case: &c, Evaluation: &e, Report: x.Report, Rows: rows}, nil) {
				return
			}
		}
	}
	if !bytes.Equal(ledger(t, in), want) {
		t.Error("the ledger of kept rows is another one")
	}
	if _, _, err := cutRows([]byte{200, 1, 'x'}); err == nil {
		t.Error("rows that break off are taken for whole")
	}
}

func BenchmarkLedgerRows(b *testing.B) {
	for x := range sampleLedger(1).all() {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := LedgerRows(x); err != nil {
				b.Fatal(err)
			}
		}
		return
	}
}
