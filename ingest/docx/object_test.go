package docx

import (
	"context"
	"errors"
	"strings"
	"testing"

	"nianping/ingest/document"
)

const photograph = `<w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`

func TestADocumentOfPicturesIsAScan(t *testing.T) {
	t.Parallel()
	if _, err := Read(context.Background(), build(photograph+photograph, nil), document.Limits{}); !errors.Is(err, document.ErrScanned) {
		t.Errorf("got %v, want a scan", err)
	}
	d := read(t, build(p("工作总结")+photograph, nil))
	if !warned(d, "图片") {
		t.Errorf("no warning of the picture in %v", d.Warnings)
	}
}

func TestAPastedWorkbookIsHandedOnWithItsPlace(t *testing.T) {
	t.Parallel()
	object := func(program, id string) string {
		return `<w:p>` + r("见表") + `<w:r><w:object><v:shape><v:imagedata r:id="x"/></v:shape><o:OLEObject Type="Embed" ProgID="` + program + `" r:id="` + id + `"/></w:object></w:r></w:p>`
	}
	d := read(t, build(p("前")+object("Excel.Sheet.12", "book1")+object("Package", "thing"), parts{"embeddings/book1.xlsx": "PK…", "embeddings/thing.bin": "…"}))
	if len(d.Embedded) != 1 || d.Embedded[0].At.String() != "第2段" || d.Embedded[0].Name != "word/embeddings/book1.xlsx" || string(d.Embedded[0].Data) != "PK…" {
		t.Errorf("embedded: %+v", d.Embedded)
	}
	if !warned(d, "嵌有另一份文件") || !warned(d, "嵌入的对象") {
		t.Errorf("warnings: %v", d.Warnings)
	}
}

func TestSmartArtIsReadOnceFromItsData(t *testing.T) {
	t.Parallel()
	point := func(text string) string {
		return `<dgm:pt><dgm:t><a:bodyPr/><a:p><a:r><a:t>` + text + `</a:t></a:r></a:p></dgm:t></dgm:pt>`
	}
	data := `<dgm:dataModel ` + namespacesX + `><dgm:ptLst>` + point("评价中心") + `<dgm:pt><dgm:t><a:p/></dgm:t></dgm:pt>` + point("考务组") + `</dgm:ptLst></dgm:dataModel>`
	body := `<w:p>` + r("机构") + `<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><dgm:relIds r:dm="data1" r:lo="lo"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`
	if got := dump(t, read(t, build(body, parts{"diagrams/data1.xml": data}))); got != "机构\n评价中心\n考务组" {
		t.Errorf("got %q", got)
	}
	if d := read(t, build(body, parts{"diagrams/data1.xml": data[:len(data)-30]})); !warned(d, "SmartArt") {
		t.Errorf("no warning of the broken SmartArt in %v", d.Warnings)
	}
}

func TestWhatIsNotReadIsSaidWithItsPlace(t *testing.T) {
	t.Parallel()
	chart := `<w:p>` + r("趋势") + `<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><c:chart r:id="c1"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`
	prompt := `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>` + p("单击此处输入") + `</w:sdtContent></w:sdt>`
	hidden := `<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc><w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`
	d := read(t, build(p("前")+chart+prompt+hidden, nil))
	var got []string
	for _, w := range d.Warnings {
		got = append(got, w.At.String()+" "+w.Text)
	}
	want := "第2段 有图表，图中的数据未读取|第3段 有没有填写的内容控件，显示的是它的提示文字|表1第1行第2列 有隐藏文字，未读取"
	if s := strings.Join(got, "|"); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
}
