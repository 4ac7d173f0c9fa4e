package xlsx

import (
	"bytes"
	"context"
	"errors"
	"sort"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"nianping/ingest/document"
	"nianping/ingest/document/documenttest"
)

const ns = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`

// pack makes a workbook of its parts, with the usual ones where the caller gives none.
func pack(parts map[string]string) []byte {
	all := map[string]string{
		"_rels/.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>` +
			`<Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="r3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
		"xl/workbook.xml": `<workbook ` + ns + `><sheets><sheet name="汇总" sheetId="1" r:id="r1"/></sheets></workbook>`,
	}
	for k, v := range parts {
		all[k] = v
	}
	names := make([]string, 0, len(all))
	for n := range all {
		names = append(names, n)
	}
	sort.Strings(names)
	list := make([]string, 0, 2*len(names))
	for _, n := range names {
		list = append(list, n, all[n])
	}
	return documenttest.Zip(list...)
}

func sheetXML(rows string) string {
	return `<worksheet ` + ns + `><sheetData>` + rows + `</sheetData></worksheet>`
}

func dump(t *testing.T, data []byte) (*document.Document, string) {
	t.Helper()
	return documenttest.Read(Read).Dump(t, data)
}

func warned(doc *document.Document, what string) bool {
	for _, w := range doc.Warnings {
		if strings.Contains(w.Text, what) {
			return true
		}
	}
	return false
}

func TestValuesAreShownAsPeopleSeeThem(t *testing.T) {
	t.Parallel()
	styles := `<styleSheet ` + ns + `><numFmts><numFmt numFmtId="176" formatCode="0.0%"/><numFmt numFmtId="177" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts>` +
		`<fonts><font/><font><strike/></font><font><b/></font></fonts><cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="176" fontId="0"/><xf numFmtId="177" fontId="0"/><xf numFmtId="58" fontId="0"/><xf numFmtId="0" fontId="1"/><xf numFmtId="0" fontId="2"/></cellXfs></styleSheet>`
	shared := `<sst ` + ns + `><si><t>等级</t><rPh><t>dengji</t></rPh></si><si><r><t>共</t></r><r><rPr><strike/></rPr><t>118</t></r><r><t>120人</t></r></si><si><t>甲_x000D_&#10;乙</t></si></sst>`
	for name, c := range map[string]struct{ cells, want string }{
		"shared text without its phonetic guide": {`<c r="A1" t="s"><v>0</v></c>`, "等级"},
		"inline text":                            {`<c r="A1" t="inlineStr"><is><t>报考</t></is></c>`, "报考"},
		"a percentage":                           {`<c r="A1" s="1"><v>0.893</v></c>`, "89.3%"},
		"a date":                                 {`<c r="A1" s="2"><v>45601</v></c>`, "2024年11月"},
		"a Chinese date format that is built in": {`<c r="A1" s="3"><v>45601</v></c>`, "11月5日"},
		"a Strict date":                          {`<c r="A1" t="d" s="2"><v>2024-11-05</v></c>`, "2024年11月"},
		"a formula with its kept value":          {`<c r="A1"><f>1+1</f><v>120</v></c>`, "120"},
		"a formula's kept text":                  {`<c r="A1" t="str"><f>A2</f><v>合格</v></c>`, "合格"},
		"a truth":                                {`<c r="A1" t="b"><v>1</v></c>`, "TRUE"},
		"an error":                               {`<c r="A1" t="e"><v>#DIV/0!</v></c>`, "#DIV/0!"},
		"a line break in a cell":                 {`<c r="A1" t="s"><v>2</v></c>`, "甲 乙"},
		"floating point noise":                   {`<c r="A1"><v>0.30000000000000004</v></c>`, "0.3"},
		"cells and rows without numbers":         {`<c><v>1</v></c><c><v>2</v></c>`, "1\t2"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, got := dump(t, pack(map[string]string{"xl/styles.xml": styles, "xl/sharedStrings.xml": shared,
				"xl/worksheets/sheet1.xml": sheetXML(`<row>` + c.cells + `</row>`)}))
			if want := "汇总\n" + c.want + "\n"; got != want {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
	doc, _ := dump(t, pack(map[string]string{"xl/styles.xml": styles, "xl/sharedStrings.xml": shared,
		"xl/worksheets/sheet1.xml": sheetXML(`<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" s="4"><v>7</v></c><c r="C1" s="5"><v>9</v></c></row>`)}))
	cells := doc.Body[1].Table.Cells
	if p := cells[0].Blocks[0].Paragraph; len(p.Struck) != 1 || p.Text[p.Struck[0].Start:p.Struck[0].End] != "118" {
		t.Errorf("struck run: %+v", p)
	}
	if !cells[1].Struck || !cells[2].Blocks[0].Paragraph.Bold {
		t.Error("a struck-out or bold cell is not marked")
	}
}

func TestWhatIsHiddenIsLeftOutWithAWarning(t *testing.T) {
	t.Parallel()
	data := pack(map[string]string{
		"xl/workbook.xml": `<workbook ` + ns + `><sheets><sheet name="汇总" sheetId="1" r:id="r1"/><sheet name="去年" sheetId="2" state="hidden" r:id="r9"/><sheet name="宏" sheetId="3" r:id=""/></sheets></workbook>`,
		"xl/worksheets/sheet1.xml": `<worksheet ` + ns + `><cols><col min="2" max="2" hidden="1"/></cols><sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><v>3</v></c></row>` +
			`<row r="2" hidden="1"><c r="A2"><v>4</v></c></row><row r="3" ht="0"><c r="A3"><v>5</v></c></row><row r="4"><c r="A4"><v>6</v></c></row></sheetData></worksheet>`,
		"xl/worksheets/_rels/sheet1.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="x/comments" Target="../comments1.xml"/></Relationships>`,
	})
	doc, got := dump(t, data)
	if got != "汇总\n1\t3\n6\n" {
		t.Errorf("got %q", got)
	}
	for _, what := range []string{"隐藏的工作表", "宏表", "隐藏的行或列中有 3 个", "批注"} {
		if !warned(doc, what) {
			t.Errorf("no warning of %s: %v", what, doc.Warnings)
		}
	}
}

func TestMergedCellsTextBoxesAndPrintHeaders(t *testing.T) {
	t.Parallel()
	data := pack(map[string]string{
		"xl/worksheets/sheet1.xml": `<worksheet ` + ns + `><sheetData><row r="2"><c r="B2"><v>1</v></c><c r="D2"><v>2</v></c></row><row r="3"><c r="C3"><v>3</v></c></row></sheetData><mergeCells><mergeCell ref="B2:C2"/></mergeCells>` +
			`<headerFooter><oddHeader>&amp;L&amp;"宋体,常规"&amp;12某校&amp;R第&amp;P页</oddHeader></headerFooter><drawing r:id="r1"/></worksheet>`,
		"xl/worksheets/_rels/sheet1.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="x/drawing" Target="../drawings/d1.xml"/></Relationships>`,
		"xl/drawings/d1.xml":                  `<x:wsDr xmlns:x="y" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><x:twoCellAnchor><x:sp><x:nvSpPr><x:cNvPr id="1"/></x:nvSpPr><x:txBody><a:p><a:r><a:t>共计120人</a:t></a:r></a:p></x:txBody></x:sp></x:twoCellAnchor></x:wsDr>`,
	})
	doc, got := dump(t, data)
	if want := "汇总\n1\t\t2\n\t3\n共计120人\n某校 第页\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	table := doc.Body[1].Table
	if c := table.At(0, 1); c == nil || c.ColSpan != 2 || table.CellRef(0, 0).String() != "汇总!B2" {
		t.Errorf("merged cell: %+v", c)
	}
}

func TestAFormulaWithoutAValueIsCalculatedAndSaid(t *testing.T) {
	t.Parallel()
	f := excelize.NewFile()
	for cell, v := range map[string]any{"A1": 40, "A2": 35} {
		if err := f.SetCellValue("Sheet1", cell, v); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SetCellFormula("Sheet1", "A3", "SUM(A1:A2)"); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	doc, got := dump(t, b.Bytes())
	if got != "40\n35\n75\n" || !warned(doc, "由本程序计算") {
		t.Errorf("got %q, %v", got, doc.Warnings)
	}
}

func TestABrokenWorkbookIsRefusedAndNeverShort(t *testing.T) {
	t.Parallel()
	whole := pack(map[string]string{"xl/worksheets/sheet1.xml": sheetXML(`<row r="1"><c r="A1"><v>1</v></c></row>`)})
	for name, c := range map[string]struct {
		data   []byte
		limits document.Limits
		want   error
	}{
		"a sheet that breaks off":   {pack(map[string]string{"xl/worksheets/sheet1.xml": `<worksheet ` + ns + `><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row`}), document.Limits{}, document.ErrCorrupt},
		"a sheet whose end is gone": {pack(map[string]string{"xl/worksheets/sheet1.xml": `<worksheet ` + ns + `><sheetData><row r="1"/></sheetData>`}), document.Limits{}, document.ErrCorrupt},
		"a sheet that is missing":   {pack(nil), document.Limits{}, document.ErrCorrupt},
		"a text that is missing":    {pack(map[string]string{"xl/worksheets/sheet1.xml": sheetXML(`<row><c t="s"><v>5</v></c></row>`)}), document.Limits{}, document.ErrCorrupt},
		"a truncated file":          {whole[:len(whole)/2], document.Limits{}, document.ErrCorrupt},
		"an empty file":             {nil, document.Limits{}, document.ErrCorrupt},
		"too many cells":            {pack(map[string]string{"xl/worksheets/sheet1.xml": sheetXML(strings.Repeat(`<row><c><v>1</v></c></row>`, 20))}), document.Limits{Cells: 10}, document.ErrTooLarge},
		"a bomb":                    {pack(map[string]string{"xl/worksheets/sheet1.xml": sheetXML(strings.Repeat(" ", 3<<20))}), document.Limits{}, document.ErrTooLarge},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			doc, err := Read(context.Background(), c.data, c.limits)
			if doc != nil || !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
			}
		})
	}
}
