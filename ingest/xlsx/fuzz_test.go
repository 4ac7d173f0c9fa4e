package xlsx

import (
	"os"
	"testing"

	"nianping/ingest/document"
	"nianping/ingest/document/documenttest"
)

var fuzzLimits = document.Limits{Part: 1 << 20, Unpacked: 4 << 20, Cells: 10_000}

// FuzzRead holds the reader to its promise for any bytes.
func FuzzRead(f *testing.F) {
	f.Add(pack(map[string]string{"xl/worksheets/sheet1.xml": sheetXML(`<row r="1"><c r="A1"><v>1</v></c></row>`)}))
	if b, err := os.ReadFile("../../fixtures/corpus/d17.xlsx"); err == nil {
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, data []byte) { documenttest.Read(Read).Promise(t, data, fuzzLimits) })
}

// FuzzSheet fuzzes what the container does not let through: the XML of a sheet, of its styles and of the shared texts.
func FuzzSheet(f *testing.F) {
	f.Add(sheetXML(`<row r="1" hidden="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>45657.5</v></c></row><row r="3"><c r="C3" t="inlineStr"><is><t>甲_x000D_</t></is></c><c><f>1+1</f></c></row>`),
		`<styleSheet `+ns+`><numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;;@"/></numFmts><fonts><font/><font><b/><strike/></font></fonts><cellXfs><xf/><xf numFmtId="170" fontId="1"/></cellXfs></styleSheet>`,
		`<sst `+ns+`><si><r><rPr><strike/></rPr><t>划去</t></r><r><t>留下</t></r></si></sst>`)
	f.Add(`<worksheet `+ns+`><cols><col min="2" max="3" width="0"/></cols><sheetData><row><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c t="d"><v>2024-12-31</v></c><c><v>1E+17</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="B1:C9"/></mergeCells><headerFooter><oddHeader>&amp;C某校</oddHeader></headerFooter></worksheet>`,
		`<styleSheet `+ns+`/>`, `<sst `+ns+`/>`)
	f.Fuzz(func(t *testing.T, sheet, styles, texts string) {
		data := pack(map[string]string{"xl/worksheets/sheet1.xml": sheet, "xl/styles.xml": styles, "xl/sharedStrings.xml": texts})
		documenttest.Read(Read).Promise(t, data, fuzzLimits)
	})
}
