package docx

import (
	"reflect"
	"testing"

	"nianping/ingest/document"
)

// field is a complex field.
func complexField(code, result string) string {
	return `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">` + code + `</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` + result + `<w:r><w:fldChar w:fldCharType="end"/></w:r>`
}

func TestTextReadsAsItIsSeen(t *testing.T) {
	t.Parallel()
	run := func(xml string) string { return `<w:p><w:r>` + xml + `</w:r></w:p>` }
	tests := []struct{ name, body, want string }{
		{"breaks and tabs", run(`<w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t><w:ptab w:alignment="right"/><w:t>丁</w:t><w:cr/><w:t>戊</w:t>`), "甲\n乙\t丙\t丁\n戊"},
		{"a page break at the end is nothing", run(`<w:t>甲</w:t><w:br w:type="page"/>`), "甲"},
		{"hyphens", run(`<w:t>0559</w:t><w:noBreakHyphen/><w:t>251</w:t><w:softHyphen/><w:t>0000</w:t>`), "0559-2510000"},
		{"symbols of Wingdings", run(`<w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="Wingdings 2" w:char="F0A3"/><w:sym w:font="Wingdings" w:char="F082"/><w:sym w:font="Wingdings" w:char="F0FC"/>`), "☑□②✓"},
		{"letters in a symbol font", `<w:p><w:r><w:rPr><w:rFonts w:ascii="Wingdings 2" w:hAnsi="Wingdings 2"/></w:rPr><w:t>R</w:t></w:r>` + r("企业") + `<w:r><w:rPr><w:rFonts w:hAnsi="Wingdings 2"/></w:rPr><w:t>£</w:t></w:r>` + r("院校") + `</w:p>`, "☑企业□院校"},
		{"private characters without a symbol font", run("<w:t>\uF0FE是\uF0A8否</w:t>"), "☑是□否"},
		{"blanks without xml:space fall away at the ends", run(`<w:t> 甲 乙 </w:t>`) + ``, "甲 乙"},
		{"blanks with xml:space stay", run(`<w:t xml:space="preserve"> 甲 </w:t><w:t>乙</w:t>`), " 甲 乙"},
		{"entities", run(`<w:t>A&amp;B &lt;3 &#x4E00;&#20108;</w:t>`), "A&B <3 一二"},
		{"marks of direction fall away", run("<w:t>\u200F123\u200E人\u200B\uFEFF</w:t>"), "123人"},
		{"ruby keeps its base", run(`<w:ruby><w:rt><w:r><w:t>chá</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>茶</w:t></w:r></w:rubyBase></w:ruby><w:t>艺师</w:t>`), "茶艺师"},
		{"capitals", `<w:p><w:r><w:rPr><w:caps/></w:rPr><w:t>abc</w:t></w:r></w:p>`, "ABC"},
		{"a link", `<w:p><w:hyperlink r:id="x">` + r("人社局") + `</w:hyperlink></w:p>`, "人社局"},
		{"smart tags and custom XML", `<w:p><w:smartTag w:element="date"><w:smartTagPr/>` + r("2024年") + `</w:smartTag><w:customXml w:element="x">` + r("度") + `</w:customXml></w:p>`, "2024年度"},
		{"a complex field shows its result", `<w:p>` + r("第") + complexField(" PAGE ", r("3")) + r("页") + `</w:p>`, "第3页"},
		{"a field within a field", `<w:p>` + complexField(` IF `+`</w:instrText></w:r>`+complexField("REF a", r("藏"))+`<w:r><w:instrText> = 1`, r("显")) + `</w:p>`, "显"},
		{"a field over paragraphs", `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \o</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` + r("一、基本情况") + `</w:p><w:p>` + r("二、培训") + `<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`, "一、基本情况\n二、培训"},
		{"a field without an end hides nothing", `<w:p>` + r("甲") + `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>X</w:instrText></w:r></w:p>` + p("乙"), "甲\n乙"},
		{"circled characters by EQ", `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>eq \o\ac(○,11)</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>` + r("制度") + `</w:p>`, "⑪制度"},
		{"a legacy check box", `<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>` + r("企业") + `</w:p>`, "☑企业"},
		{"a legacy list", `<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="企业"/><w:listEntry w:val="院校"/></w:ddList></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`, "院校"},
		{"a symbol field", `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> SYMBOL 254 \f "Wingdings" \s 12 </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`, "☑"},
		{"a choice that is not known gives way to the fallback", `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="cx"><w:t>新</w:t></mc:Choice><mc:Fallback><w:t>旧</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>`, "旧"},
		{"a group of shapes", `<w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData><wpg:wgp><wps:wsp><wps:txbx><w:txbxContent>` + p("左") + `</w:txbxContent></wps:txbx></wps:wsp><wps:wsp><wps:txbx><w:txbxContent>` + p("右") + `</w:txbxContent></wps:txbx></wps:wsp></wpg:wgp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`, "左\n右"},
		{"a hidden shape", `<w:p>` + r("甲") + `<w:r><w:drawing><wp:anchor><wp:docPr id="1" name="x" hidden="1"/><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>` + p("藏") + `</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></w:p>`, "甲"},
		{"a table in a text box", `<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:tbl><w:tr><w:tc>` + p("甲") + `</w:tc><w:tc>` + p("乙") + `</w:tc></w:tr></w:tbl></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>`, "甲\t乙"},
		{"WordArt", `<w:p><w:r><w:pict><v:shape><v:textpath string="工作总结"/></v:shape></w:pict></w:r></w:p>`, "工作总结"},
		{"a drop cap begins the next paragraph", `<w:p><w:pPr><w:framePr w:dropCap="drop" w:lines="2"/></w:pPr>` + r("我") + `</w:p>` + p("校成立"), "我校成立"},
		{"runs between links and bookmarks", `<w:p><w:bookmarkStart w:id="0" w:name="a"/>` + r("甲") + `<w:proofErr w:type="spellStart"/><w:bookmarkEnd w:id="0"/>` + r("乙") + `</w:p>`, "甲乙"},
		{"a paragraph of blanks is none", run(`<w:t xml:space="preserve">   </w:t>`) + p("甲"), "甲"},
		{"hidden by a style", `<w:p><w:r><w:rPr><w:rStyle w:val="Gone"/></w:rPr><w:t>藏</w:t></w:r>` + r("显") + `</w:p>`, "显"},
		{"shown against a hiding style", `<w:p><w:r><w:rPr><w:rStyle w:val="Gone"/><w:vanish w:val="0"/></w:rPr><w:t>显</w:t></w:r></w:p>`, "显"},
		{"a style separator runs the next paragraph on", `<w:p><w:pPr><w:rPr><w:vanish/><w:specVanish/></w:rPr></w:pPr>` + r("标题。") + `</w:p>` + p("正文"), "标题。正文"},
		{"web-hidden text is seen on paper", `<w:p><w:r><w:rPr><w:webHidden/></w:rPr><w:t>页</w:t></w:r></w:p>`, "页"},
	}
	styles := parts{"styles.xml": wrap("styles", `<w:style w:type="character" w:styleId="Gone"><w:rPr><w:vanish/></w:rPr></w:style>`)}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			d, got := read(t, build(test.body, styles)), ""
			for i, b := range d.Body {
				if i > 0 {
					got += "\n"
				}
				if b.Paragraph != nil {
					got += b.Paragraph.Text
				} else {
					got += b.Table.Text(0, 0) + "\t" + b.Table.Text(0, 1)
				}
			}
			if got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestTrackedChangesReadAsAccepted(t *testing.T) {
	t.Parallel()
	del := `<w:rPr><w:del w:id="1" w:author="a"/></w:rPr>`
	row := func(props, text string) string {
		return `<w:tr><w:trPr>` + props + `</w:trPr><w:tc>` + p(text) + `</w:tc></w:tr>`
	}
	tests := []struct{ name, body, want string }{
		{"a paragraph whose mark is deleted joins the next", `<w:p><w:pPr>` + del + `</w:pPr>` + r("前") + `</w:p>` + p("后"), "前后"},
		{"a paragraph that is deleted whole leaves nothing", `<w:p><w:pPr>` + del + `</w:pPr><w:del w:id="2"><w:r><w:delText>删</w:delText></w:r></w:del></w:p>` + p("后"), "后"},
		{"the last paragraph's deleted mark loses no text", `<w:p><w:pPr>` + del + `</w:pPr>` + r("末") + `</w:p>`, "末"},
		{"a deleted mark before a table", `<w:p><w:pPr>` + del + `</w:pPr>` + r("前") + `</w:p><w:tbl>` + row("", "格") + `</w:tbl>`, "前\n格"},
		{"an inserted mark parts paragraphs", `<w:p><w:pPr><w:rPr><w:ins w:id="1"/></w:rPr></w:pPr>` + r("前") + `</w:p>` + p("后"), "前\n后"},
		{"deleted within inserted", `<w:p><w:ins w:id="1">` + r("留") + `<w:del w:id="2"><w:r><w:delText>去</w:delText></w:r></w:del></w:ins></w:p>`, "留"},
		{"old properties do not count", `<w:p><w:r><w:rPr><w:rPrChange w:id="1"><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>显</w:t></w:r></w:p>`, "显"},
		{"deleted and inserted rows", `<w:tbl>` + row("", "甲") + row(`<w:del w:id="1"/>`, "乙") + row(`<w:ins w:id="2"/>`, "丙") + `</w:tbl>`, "甲\n丙"},
		{"a table whose rows are all deleted", p("前") + `<w:tbl>` + row(`<w:del w:id="1"/>`, "乙") + `</w:tbl>` + p("后"), "前\n后"},
		{"a deleted cell", `<w:tbl><w:tr><w:tc>` + p("甲") + `</w:tc><w:tc><w:tcPr><w:cellDel w:id="1"/></w:tcPr>` + p("乙") + `</w:tc><w:tc><w:tcPr><w:cellIns w:id="2"/></w:tcPr>` + p("丙") + `</w:tc></w:tr></w:tbl>`, "甲\t丙"},
		{"a deleted run property of an old kind", `<w:p><w:r><w:rPr><w:del w:id="1"/></w:rPr><w:t>去</w:t></w:r>` + r("留") + `</w:p>`, "留"},
		{"a deleted field", `<w:p><w:del w:id="1"><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:delInstrText>PAGE</w:delInstrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:del>` + r("留") + `</w:p>`, "留"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if got := dump(t, read(t, build(test.body, nil))); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestWhatIsMarkedInAParagraph(t *testing.T) {
	t.Parallel()
	styles := wrap("styles", `<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:rPr><w:b/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="T"><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style><w:style w:type="character" w:styleId="B"><w:rPr><w:b/></w:rPr></w:style>`)
	list := listOf(lvl(0, "chineseCounting", "%1、", ""))["numbering.xml"]
	strike := `<w:r><w:rPr><w:strike/></w:rPr><w:t>245</w:t></w:r><w:r><w:rPr><w:dstrike/></w:rPr><w:t>人</w:t></w:r>`
	prompt := `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>` + r("单击此处") + `</w:sdtContent></w:sdt>`
	number := `<w:numPr><w:numId w:val="1"/></w:numPr>`
	tests := []struct {
		name, body string
		want       document.Paragraph
	}{
		{"struck-out text behind a number", `<w:p><w:pPr>` + number + `</w:pPr>` + r("报考") + strike + r("250") + `</w:p>`, document.Paragraph{Text: "一、报考245人250", Number: "一、", Struck: []document.Span{{Start: 12, End: 18}}}},
		{"a prompt", `<w:p>` + r("名称：") + prompt + `</w:p>`, document.Paragraph{Text: "名称：单击此处", Prompts: []document.Span{{Start: 9, End: 21}}}},
		{"a heading by the name of its style", `<w:p><w:pPr><w:pStyle w:val="H2"/></w:pPr>` + r("甲") + `</w:p>`, document.Paragraph{Text: "甲", Heading: 2, Bold: true}},
		{"a heading by the style's outline level", `<w:p><w:pPr><w:pStyle w:val="T"/></w:pPr>` + r("甲") + `</w:p>`, document.Paragraph{Text: "甲", Heading: 1}},
		{"a heading by its own outline level", `<w:p><w:pPr><w:outlineLvl w:val="2"/></w:pPr>` + r("甲") + `</w:p>`, document.Paragraph{Text: "甲", Heading: 3}},
		{"body text against the style", `<w:p><w:pPr><w:pStyle w:val="T"/><w:outlineLvl w:val="9"/></w:pPr>` + r("甲") + `</w:p>`, document.Paragraph{Text: "甲"}},
		{"bold in both styles is not bold", `<w:p><w:pPr><w:pStyle w:val="H2"/></w:pPr><w:r><w:rPr><w:rStyle w:val="B"/></w:rPr><w:t>甲</w:t></w:r></w:p>`, document.Paragraph{Text: "甲", Heading: 2}},
		{"partly bold is not bold", `<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>甲</w:t></w:r>` + r("乙") + `</w:p>`, document.Paragraph{Text: "甲乙"}},
		{"bold but for blanks is bold", `<w:p><w:r><w:rPr><w:b w:val="true"/></w:rPr><w:t>甲</w:t></w:r>` + r(" ") + `</w:p>`, document.Paragraph{Text: "甲 ", Bold: true}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			test.want.Ref = document.Ref{Para: 1}
			d := read(t, build(test.body, parts{"styles.xml": styles, "numbering.xml": list}))
			if len(d.Body) != 1 || !reflect.DeepEqual(*d.Body[0].Paragraph, test.want) {
				t.Errorf("got %+v, want %+v", *d.Body[0].Paragraph, test.want)
			}
		})
	}
}

func TestMarksLeadToTheirNotes(t *testing.T) {
	t.Parallel()
	body := `<w:p>` + r("报考") + `<w:r><w:footnoteReference w:id="5"/></w:r>` + r("250") + `<w:r><w:footnoteReference w:id="4"/></w:r><w:r><w:footnoteReference w:id="77"/></w:r></w:p>`
	d := read(t, build(body, parts{"footnotes.xml": wrap("footnotes", `<w:footnote w:id="4">`+p("第二注")+`</w:footnote><w:footnote w:id="5">`+p("第一注")+p("第一注续")+`</w:footnote>`)}))
	want := []document.Mark{{Offset: 6, Note: document.Ref{Part: document.Footnote, Para: 1}}, {Offset: 9, Note: document.Ref{Part: document.Footnote, Para: 3}}}
	if got := d.Body[0].Paragraph.Marks; !reflect.DeepEqual(got, want) {
		t.Errorf("marks %+v, want %+v", got, want)
	}
	if got := dump(t, d); got != "报考250\n第一注\n第一注续\n第二注" {
		t.Errorf("got %q", got)
	}
}
