package docx

import (
	"context"
	"encoding/base64"
	"errors"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"nianping/ingest/document"
)

// word2003 is a document in Word 2003 XML.
func word2003(encoding, lists, body string) string {
	return `<?xml version="1.0" encoding="` + encoding + `" standalone="yes"?><?mso-application progid="Word.Document"?>` +
		`<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint" ` +
		`xmlns:aml="http://schemas.microsoft.com/aml/2001/core" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xml:space="preserve">` +
		`<o:DocumentProperties><o:Title>年度总结</o:Title><o:Author>某某</o:Author></o:DocumentProperties>` +
		`<w:lists>` + lists + `</w:lists><w:styles><w:style w:type="paragraph" w:default="on" w:styleId="a"><w:name w:val="Normal"/></w:style></w:styles>` +
		`<w:body><wx:sect>` + body + `</wx:sect></w:body></w:wordDocument>`
}

func readXML(t *testing.T, text string) *document.Document {
	t.Helper()
	d, err := ReadXML(context.Background(), []byte(text), document.Limits{})
	if err != nil {
		t.Fatalf("ReadXML: %v", err)
	}
	sound(t, d)
	return d
}

func TestWord2003XMLIsRead(t *testing.T) {
	t.Parallel()
	lists := `<w:listDef w:listDefId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:nfc w:val="37"/><w:suff w:val="Nothing"/><w:lvlText w:val="%1、"/></w:lvl></w:listDef><w:list w:ilfo="1"><w:ilst w:val="0"/></w:list>`
	numbered := func(text string) string {
		return `<w:p><w:pPr><w:listPr><w:ilvl w:val="0"/><w:ilfo w:val="1"/><wx:t wx:val="一、"/></w:listPr></w:pPr><w:r><w:t>` + text + `</w:t></w:r></w:p>`
	}
	changed := func(kind, run string) string {
		return `<aml:annotation aml:id="1" w:type="Word.` + kind + `"><aml:content>` + run + `</aml:content></aml:annotation>`
	}
	tests := []struct{ name, body, want string }{
		{"numbers", numbered("基本情况") + numbered("培训工作"), "一、基本情况\n二、培训工作"},
		{"merged cells", `<w:tbl><w:tr><w:tc><w:tcPr><w:vmerge w:val="restart"/></w:tcPr>` + p("电工") + `</w:tc><w:tc>` + p("五级") + `</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vmerge/></w:tcPr><w:p/></w:tc><w:tc>` + p("四级") + `</w:tc></w:tr></w:tbl>`, "电工\t五级\n\t四级"},
		{"tracked changes and comments", `<w:p>` + r("报考") + changed("Deletion", `<w:r><w:delText>245</w:delText></w:r>`) + changed("Insertion", r("250")) + changed("Comment", p("批注")) + `<aml:annotation w:type="Word.Bookmark.Start"/></w:p>`, "报考250"},
		{"a deleted paragraph mark", `<w:p><w:pPr><w:rPr><aml:annotation w:type="Word.Deletion"/></w:rPr></w:pPr>` + r("前") + `</w:p>` + p("后"), "前后"},
		{"notes in the text", `<w:p>` + r("合格") + `<w:r><w:footnote>` + p("注文") + `</w:footnote></w:r>` + r("200人") + `</w:p>`, "合格200人\n注文"},
		{"headers in the section", p("正文") + `<w:sectPr><w:hdr w:type="odd">` + p("某某公司") + `</w:hdr><w:ftr w:type="even">` + p("不显示") + `</w:ftr></w:sectPr>`, "正文\n某某公司"},
		{"a text box and a sub-section", `<wx:sub-section><w:p>` + r("正文") + `<w:r><w:pict><v:shape><v:textbox><w:txbxContent>` + p("框中") + `</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p></wx:sub-section>`, "正文\n框中"},
		{"blanks and links", `<w:p><w:r><w:t>甲 </w:t></w:r><w:hlink><w:r><w:t>乙</w:t></w:r></w:hlink></w:p>`, "甲 乙"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			d := readXML(t, word2003("UTF-8", lists, test.body))
			if got := dump(t, d); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
			if len(d.Props) != 1 || d.Props["title"] != "年度总结" {
				t.Errorf("properties %v", d.Props)
			}
		})
	}
}

func TestWord2003XMLInGBKIsRead(t *testing.T) {
	t.Parallel()
	text, err := simplifiedchinese.GB18030.NewEncoder().String(word2003("gb2312", "", p("技能人才评价工作总结")))
	if err != nil {
		t.Fatal(err)
	}
	if got := dump(t, readXML(t, text)); got != "技能人才评价工作总结" {
		t.Errorf("got %q", got)
	}
}

func TestAFlatContainerIsRead(t *testing.T) {
	t.Parallel()
	part := func(name, kind, xml string) string {
		_, root, _ := strings.Cut(xml, "?>")
		return `<pkg:part pkg:name="` + name + `" pkg:contentType="` + kind + `"><pkg:xmlData>` + root + `</pkg:xmlData></pkg:part>`
	}
	body := item("1", "0", "甲") + `<w:p>` + r("乙") + `<w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12" r:id="book"/></w:object></w:r></w:p>`
	flat := `<?xml version="1.0"?><?mso-application progid="Word.Document"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">` +
		part("/_rels/.rels", "rels", `?>`+related(typeBase+"officeDocument", "word/document.xml")) +
		part("/word/_rels/document.xml.rels", "rels", `?><Relationships `+relationsNS+`><Relationship Id="n" Type="`+typeBase+`numbering" Target="numbering.xml"/><Relationship Id="book" Type="`+typeBase+`package" Target="embeddings/book.xlsx"/></Relationships>`) +
		part("/word/document.xml", "main", wrap("document", "<w:body>"+body+"</w:body>")) +
		part("/word/numbering.xml", "numbering", listOf(lvl(0, "chineseCounting", "%1、", ""))["numbering.xml"]) +
		`<pkg:part pkg:name="/word/embeddings/book.xlsx" pkg:contentType="x"><pkg:binaryData>` + base64.StdEncoding.EncodeToString([]byte("workbook")) + "\n" + `</pkg:binaryData></pkg:part></pkg:package>`
	d := readXML(t, flat)
	if got := dump(t, d); got != "一、甲\n乙" {
		t.Errorf("got %q", got)
	}
	if len(d.Embedded) != 1 || string(d.Embedded[0].Data) != "workbook" {
		t.Errorf("embedded: %+v", d.Embedded)
	}
}

func TestXMLThatIsNoSoundDocumentIsRefused(t *testing.T) {
	t.Parallel()
	whole := word2003("UTF-8", "", p("甲"))
	for _, test := range []struct {
		name, text string
		want       error
	}{
		{"nothing", "", document.ErrCorrupt},
		{"XML that breaks off", whole[:len(whole)-30], document.ErrCorrupt},
		{"XML of another kind", "<html/>", document.ErrUnsupported},
		{"a flat container without a document", `<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"/>`, document.ErrUnsupported},
		{"a flat container that breaks off", `<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"><pkg:part pkg:name="/a"><pkg:xmlData>`, document.ErrCorrupt},
	} {
		if _, err := ReadXML(context.Background(), []byte(test.text), document.Limits{}); !errors.Is(err, test.want) {
			t.Errorf("%s: got %v, want %v", test.name, err, test.want)
		}
	}
}
