package docx

import (
	"strings"
	"testing"
)

const (
	chapters = `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="第%1章"/></w:lvl>` +
		`<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl></w:abstractNum>` +
		`<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>` +
		`<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>` +
		`<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>` +
		`<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimalEnclosedCircleChinese"/><w:lvlText w:val="%3"/></w:lvl></w:abstractNum>` +
		`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>`
)

// item is a paragraph of a list.
func item(num, level, text string) string {
	return `<w:p><w:pPr><w:numPr><w:ilvl w:val="` + level + `"/><w:numId w:val="` + num + `"/></w:numPr></w:pPr>` + r(text) + `</w:p>`
}

// TestFeaturesThatPeersLose holds the reader to every row of the comparison of docx readers.
func TestFeaturesThatPeersLose(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, body string
		more       parts
		want       string
		warning    string
	}{
		{name: "numbers of chapters and sections are text", body: item("1", "0", "总则") + item("1", "1", "范围") + item("1", "1", "依据") + item("1", "0", "组织") + item("1", "1", "机构"),
			more: parts{"numbering.xml": wrap("numbering", chapters)}, want: "第一章 总则\n（一）范围\n（二）依据\n第二章 组织\n（一）机构"},
		{name: "a style brings its number", body: `<w:p><w:pPr><w:pStyle w:val="H"/></w:pPr>` + r("基本情况") + `</w:p><w:p><w:pPr><w:pStyle w:val="H"/></w:pPr>` + r("培训工作") + `</w:p>`,
			more: parts{"numbering.xml": wrap("numbering", chapters), "styles.xml": wrap("styles", `<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>`)},
			want: "一、基本情况\n二、培训工作"},
		{name: "many levels and circled numbers", body: item("3", "0", "甲") + item("3", "1", "乙") + item("3", "1", "丙") + item("3", "2", "丁") + item("3", "2", "戊"),
			more: parts{"numbering.xml": wrap("numbering", chapters)}, want: "1. 甲\n1.1 乙\n1.2 丙\n①丁\n②戊"},
		{name: "a cell over columns stands once", body: `<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>` + p("宽") + `</w:tc></w:tr><w:tr><w:tc>` + p("左") + `</w:tc><w:tc>` + p("右") + `</w:tc></w:tr></w:tbl>`, want: "宽\n左\t右"},
		{name: "text that a merged cell covers is not seen", body: `<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>` + p("上") + `</w:tc><w:tc>` + p("1") + `</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>` + p("盖住") + `</w:tc><w:tc>` + p("2") + `</w:tc></w:tr></w:tbl>`,
			want: "上\t1\n\t2", warning: "合并单元格盖住的文字"},
		{name: "a table in a cell", body: `<w:tbl><w:tr><w:tc>` + p("外") + `<w:tbl><w:tr><w:tc>` + p("内") + `</w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>`, want: "外 内"},
		{name: "content controls around row, cell, block and run", body: `<w:tbl><w:sdt><w:sdtContent><w:tr><w:tc>` + p("行") + `</w:tc><w:sdt><w:sdtContent><w:tc>` + p("格") + `</w:tc></w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt></w:tbl><w:sdt><w:sdtContent>` + p("块") + `</w:sdtContent></w:sdt><w:p>` + r("前") + `<w:sdt><w:sdtContent>` + r("段") + `</w:sdtContent></w:sdt></w:p>`,
			want: "行\t格\n块\n前段"},
		{name: "a check box shows its state", body: `<w:p>` + checkbox("☒") + r("企业 ") + checkbox("☐") + r("院校") + `</w:p>`, want: "☑企业 ☐院校"},
		{name: "inserted text is text", body: `<w:p>` + r("报考") + `<w:ins w:id="1" w:author="a">` + r("250") + `</w:ins>` + r("人") + `</w:p>`, want: "报考250人"},
		{name: "deleted text is gone", body: `<w:p>` + r("报考") + `<w:del w:id="1" w:author="a"><w:r><w:delText>245</w:delText></w:r></w:del>` + r("250人") + `</w:p>`, want: "报考250人", warning: "修订中删除"},
		{name: "moved text is where it went", body: `<w:p><w:moveFrom w:id="1" w:author="a">` + r("旧处") + `</w:moveFrom>` + r("甲") + `</w:p><w:p><w:moveTo w:id="2" w:author="a">` + r("新处") + `</w:moveTo></w:p>`, want: "甲\n新处"},
		{name: "a text box with a fallback stands once", body: `<w:p>` + r("正文") + `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>` + p("框中") + `</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>` + p("框中") + `</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>` + p("后文"), want: "正文\n框中\n后文"},
		{name: "a VML text box", body: `<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>` + p("框中") + `</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>`, want: "框中"},
		{name: "footnotes and endnotes", body: `<w:p>` + r("甲") + `<w:r><w:endnoteReference w:id="3"/></w:r>` + r("乙") + `<w:r><w:footnoteReference w:id="2"/></w:r></w:p>`,
			more: parts{"footnotes.xml": wrap("footnotes", `<w:footnote w:type="separator" w:id="-1">`+p("分隔")+`</w:footnote><w:footnote w:id="2">`+p("脚注文")+`</w:footnote><w:footnote w:id="9">`+p("没人引用")+`</w:footnote>`),
				"endnotes.xml": wrap("endnotes", `<w:endnote w:id="3">`+p("尾注文")+`</w:endnote>`)}, want: "甲乙\n尾注文\n脚注文"},
		{name: "header and footer", body: p("正文") + `<w:sectPr><w:headerReference w:type="default" r:id="header1"/><w:footerReference w:type="default" r:id="footer1"/><w:headerReference w:type="even" r:id="header2"/></w:sectPr>`,
			more: parts{"header1.xml": wrap("hdr", p("某某公司")), "footer1.xml": wrap("ftr", p("第1页")), "header2.xml": wrap("hdr", p("偶数页"))}, want: "正文\n某某公司\n第1页"},
		{name: "a simple field shows its stored result", body: `<w:p><w:fldSimple w:instr=" DATE ">` + r("2024年3月1日") + `</w:fldSimple></w:p>`, want: "2024年3月1日"},
		{name: "hidden text is not seen", body: `<w:p>` + r("看得见") + `<w:r><w:rPr><w:vanish/></w:rPr><w:t>看不见</w:t></w:r></w:p>`, want: "看得见", warning: "隐藏文字"},
		{name: "custom XML around a block", body: `<w:customXml w:element="x">` + p("里面") + `</w:customXml>`, want: "里面"},
		{name: "a formula", body: `<w:p>` + r("通过率=") + `<m:oMath><m:f><m:num><m:r><m:t>263</m:t></m:r></m:num><m:den><m:r><m:t>305</m:t></m:r></m:den></m:f></m:oMath></w:p>`, want: "通过率=263/305"},
		{name: "a comment is left out", body: `<w:p><w:commentRangeStart w:id="0"/>` + r("正文") + `<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>`,
			more: parts{"comments.xml": wrap("comments", `<w:comment w:id="0">`+p("批注")+`</w:comment>`)}, want: "正文", warning: "批注"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			d := read(t, build(test.body, test.more))
			if got := dump(t, d); got != test.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, test.want)
			}
			if test.warning != "" && !warned(d, test.warning) {
				t.Errorf("no warning of %q in %v", test.warning, d.Warnings)
			}
			if test.warning == "" && len(d.Warnings) > 0 && !strings.Contains(test.name, "moved") {
				t.Errorf("unasked warnings: %v", d.Warnings)
			}
		})
	}
}

func checkbox(sign string) string {
	return `<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr><w:sdtContent>` + r(sign) + `</w:sdtContent></w:sdt>`
}

func TestAChunkOfAnotherFormatIsHandedOn(t *testing.T) {
	t.Parallel()
	d := read(t, build(p("前")+`<w:altChunk r:id="chunk1"/>`+p("后"), parts{"chunk1.html": "<p>网页</p>"}))
	if len(d.Embedded) != 1 || string(d.Embedded[0].Data) != "<p>网页</p>" || d.Embedded[0].At.String() != "第1段" {
		t.Errorf("embedded: %+v", d.Embedded)
	}
}

func TestAChunkThatIsADocumentIsRead(t *testing.T) {
	t.Parallel()
	d := read(t, build(p("前")+`<w:altChunk r:id="chunk1"/>`+p("后"), parts{"chunk1.docx": string(build(p("中"), nil))}))
	if got := dump(t, d); got != "前\n中\n后" {
		t.Errorf("got %q", got)
	}
	if at := d.Body[2].Paragraph.Ref.String(); at != "第3段" {
		t.Errorf("the last paragraph is %s, want 第3段", at)
	}
}
