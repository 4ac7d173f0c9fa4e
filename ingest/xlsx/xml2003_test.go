package xlsx

import (
	"context"
	"errors"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"nianping/ingest/document"
	"nianping/ingest/document/documenttest"
)

const flatBook = `<?xml version="1.0" encoding="GB2312"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns:html="http://www.w3.org/TR/REC-html40">
<Styles><Style ss:ID="a"><NumberFormat ss:Format="Percent"/></Style><Style ss:ID="b" ss:Parent="a"><Font ss:StrikeThrough="1"/></Style><Style ss:ID="d"><NumberFormat ss:Format="yyyy&quot;年&quot;m&quot;月&quot;"/></Style></Styles>
<Worksheet ss:Name="汇总"><Table><Column ss:Index="3" ss:Hidden="1"/>
<Row><Cell ss:MergeAcross="1"><Data ss:Type="String">标题</Data></Cell></Row>
<Row ss:Index="3"><Cell><Data ss:Type="Number">120</Data></Cell><Cell ss:StyleID="a"><Data ss:Type="Number">0.8933</Data></Cell><Cell><Data ss:Type="Number">1</Data></Cell><Cell ss:StyleID="d"><Data ss:Type="DateTime">2026-09-01T00:00:00.000</Data></Cell></Row>
<Row><Cell ss:Index="2"><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><B>黑</B>体</ss:Data></Cell></Row>
</Table></Worksheet>
<Worksheet ss:Name="藏"><Table><Row><Cell><Data ss:Type="String">藏</Data></Cell></Row></Table><WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet>
</Workbook>`

func TestSpreadsheetML2003IsReadInItsStatedEncoding(t *testing.T) {
	t.Parallel()
	data, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(flatBook))
	if err != nil {
		t.Fatal(err)
	}
	doc, err := ReadXML(context.Background(), data, document.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := doc.Dump(&b); err != nil {
		t.Fatal(err)
	}
	if want := "汇总\n标题\n\n120\t89.33%\t2026年9月\n\t黑体\n"; b.String() != want {
		t.Errorf("got %q, want %q", b.String(), want)
	}
	if !warned(doc, "隐藏的工作表") || !warned(doc, "1 个单元格未读取") {
		t.Errorf("warnings: %v", doc.Warnings)
	}
}

func TestSpreadsheetML2003ThatBreaksOffIsRefused(t *testing.T) {
	t.Parallel()
	for _, cut := range []int{len(flatBook) - 12, len(flatBook) / 2} {
		if _, err := ReadXML(context.Background(), []byte(flatBook[:cut]), document.Limits{}); !errors.Is(err, document.ErrCorrupt) {
			t.Errorf("cut at %d: %v", cut, err)
		}
	}
}

func FuzzReadXML(f *testing.F) {
	f.Add([]byte(flatBook))
	f.Fuzz(func(t *testing.T, data []byte) {
		documenttest.Read(ReadXML).Promise(t, data, document.Limits{Cells: 10_000})
	})
}
