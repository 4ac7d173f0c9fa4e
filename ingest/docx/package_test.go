package docx

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"nianping/ingest/document"
)

const strictNS = `xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main" xmlns:r="http://purl.oclc.org/ooxml/officeDocument/relationships"`

func TestContainersThatBendTheRulesAreRead(t *testing.T) {
	t.Parallel()
	document := wrap("document", "<w:body>"+p("正文")+"</w:body>")
	rels := func(base, target string) string {
		return related(base+"officeDocument", target)
	}
	override := func(part, kind string) string {
		return `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="` + part + `" ContentType="application/` + kind + `"/></Types>`
	}
	tests := []struct {
		name  string
		parts parts
	}{
		{"no content types", parts{"_rels/.rels": rels(typeBase, "word/document.xml"), "word/document.xml": document}},
		{"no relationships", parts{"word/document.xml": document}},
		{"neither, and another name", parts{"word/document2.xml": document}},
		{"an absolute target", parts{"_rels/.rels": rels(typeBase, "/word/document2.xml"), "word/document2.xml": document}},
		{"a target with backslashes", parts{"_rels/.rels": rels(typeBase, `word\document.xml`), "word/document.xml": document}},
		{"member names with backslashes", parts{`_rels\.rels`: rels(typeBase, `word/document.xml`), `word\document.xml`: document}},
		{"names in another case", parts{"_Rels/.Rels": rels(typeBase, "Word/Document.xml"), "word/document.XML": document}},
		{"a part in another folder, by its content type", parts{"[Content_Types].xml": override("/docs/main.xml", "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"), "docs/main.xml": document}},
		{"with macros", parts{"[Content_Types].xml": override("/docs/main.xml", "vnd.ms-word.document.macroEnabled.main+xml"), "docs/main.xml": document}},
		{"a relationship that leads nowhere", parts{"_rels/.rels": rels(typeBase, "word/gone.xml"), "word/document.xml": document}},
		{"the Strict edition", parts{"_rels/.rels": rels("http://purl.oclc.org/ooxml/officeDocument/relationships/", "word/document.xml"), "word/document.xml": `<w:document ` + strictNS + `><w:body>` + p("正文") + `</w:body></w:document>`}},
		{"another prefix", parts{"word/document.xml": strings.NewReplacer("<w:", "<ns0:", "</w:", "</ns0:", "xmlns:w=", "xmlns:ns0=", " w:", " ns0:").Replace(document)}},
		{"a default namespace", parts{"word/document.xml": `<document xmlns="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><body><p><r><t>正文</t></r></p></body></document>`}},
		{"a byte order mark", parts{"word/document.xml": "\uFEFF" + document}},
		{"UTF-16, little end first", parts{"word/document.xml": "\xFF\xFE" + utf16Of(document, binary.LittleEndian)}},
		{"UTF-16, big end first, no mark", parts{"word/document.xml": utf16Of(document, binary.BigEndian)}},
		{"comments, instructions, CDATA", parts{"word/document.xml": `<?xml version="1.0"?><!-- x --><w:document ` + transitional + `><?x y?><w:body><!-- <w:p> --><w:p><w:r><w:t><![CDATA[正文]]></w:t></w:r></w:p></w:body></w:document><!-- end -->` + "\n"}},
		{"broken document properties", parts{"_rels/.rels": related("x/core-properties", "core.xml"), "core.xml": "<a>", "word/document.xml": document}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if got := dump(t, read(t, zipOf(test.parts))); got != "正文" {
				t.Errorf("got %q", got)
			}
		})
	}
}

func utf16Of(s string, order binary.AppendByteOrder) string {
	var out []byte
	for _, u := range utf16.Encode([]rune(s)) {
		out = order.AppendUint16(out, u)
	}
	return string(out)
}

func TestWhatIsNoSoundDocumentIsRefusedWithItsReason(t *testing.T) {
	t.Parallel()
	good := build(strings.Repeat(p("正文正文正文"), 200), nil)
	encrypted := build(p("x"), nil)
	for i := range len(encrypted) - 4 {
		switch string(encrypted[i : i+4]) {
		case "PK\x03\x04":
			encrypted[i+6] |= 1
		case "PK\x01\x02":
			encrypted[i+8] |= 1
		}
	}
	flipped := append([]byte(nil), good...)
	at := bytes.Index(flipped, []byte("word/document.xml")) + 60
	for i := at; i < at+4; i++ {
		flipped[i] ^= 0x55
	}
	broken := func(xml string) []byte { return zipOf(parts{"word/document.xml": xml}) }
	whole := wrap("document", "<w:body>"+p("甲")+"</w:body>")
	tests := []struct {
		name string
		data []byte
		want error
	}{
		{"nothing", nil, document.ErrCorrupt},
		{"random bytes", []byte("\x13\x37random bytes that are no zip at all"), document.ErrUnsupported},
		{"a zip cut off", good[:len(good)/2], document.ErrCorrupt},
		{"a zip cut off by one byte", good[:len(good)-1], document.ErrCorrupt},
		{"flipped bits", flipped, document.ErrCorrupt},
		{"a zip with a password", encrypted, document.ErrEncrypted},
		{"a zip without a document", zipOf(parts{"readme.txt": "x"}), document.ErrUnsupported},
		{"a Word container without its text", zipOf(parts{"word/styles.xml": wrap("styles", "")}), document.ErrCorrupt},
		{"XML that breaks off", broken(whole[:len(whole)-20]), document.ErrCorrupt},
		{"XML that breaks off behind the body", broken(whole[:len(whole)-3]), document.ErrCorrupt},
		{"tags that do not match", broken(strings.Replace(whole, "</w:r>", "</w:q>", 1)), document.ErrCorrupt},
		{"an unknown entity", broken(strings.Replace(whole, "甲", "&xxe;", 1)), document.ErrCorrupt},
		{"a control character", broken(strings.Replace(whole, "甲", "\x01", 1)), document.ErrCorrupt},
		{"a second root", broken(whole + "<a/>"), document.ErrCorrupt},
		{"an attribute twice", broken(strings.Replace(whole, "<w:t ", `<w:t w:x="1" w:x="2" `, 1)), document.ErrCorrupt},
		{"a main part of another kind", broken(`<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>`), document.ErrUnsupported},
		{"broken styles", build(p("x"), parts{"styles.xml": "<w:styles"}), document.ErrCorrupt},
		{"a zip of a workbook", zipOf(parts{"_rels/.rels": related(typeBase+"officeDocument", "xl/workbook.xml"), "xl/workbook.xml": "<x/>",
			"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`}), document.ErrUnsupported},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			d, err := Read(context.Background(), test.data, document.Limits{})
			if d != nil || !errors.Is(err, test.want) {
				t.Errorf("got %v, %v; want %v", d, err, test.want)
			}
		})
	}
}

func TestLimitsStopADocumentNotTheProgram(t *testing.T) {
	t.Parallel()
	nest := func(n int) string {
		return strings.Repeat(`<w:tbl><w:tr><w:tc>`, n) + p("x") + strings.Repeat(`</w:tc></w:tr></w:tbl>`, n)
	}
	row := `<w:tr>` + strings.Repeat(tc("", "1"), 10) + `</w:tr>`
	expired, cancel := context.WithDeadline(context.Background(), time.Unix(0, 0))
	defer cancel()
	tests := []struct {
		name   string
		ctx    context.Context
		data   []byte
		limits document.Limits
		ok     bool
	}{
		{"a document within all limits", nil, build(nest(3), nil), document.Limits{}, true},
		{"too many bytes", nil, build(p("x"), nil), document.Limits{Input: 100}, false},
		{"a part that unpacks to too much", nil, build(strings.Repeat(p("x"), 1000), nil), document.Limits{Part: 5000}, false},
		{"parts that unpack to too much together", nil, build(strings.Repeat(p("x"), 1000), nil), document.Limits{Unpacked: 5000}, false},
		{"too many parts", nil, build(p("x"), nil), document.Limits{Parts: 3}, false},
		{"tables too deep", nil, build(nest(5), nil), document.Limits{Depth: 4}, false},
		{"tables far too deep", nil, build(nest(400), nil), document.Limits{}, false},
		{"elements far too deep", nil, build(strings.Repeat("<w:sdt><w:sdtContent>", 5000)+strings.Repeat("</w:sdtContent></w:sdt>", 5000), nil), document.Limits{}, false},
		{"too many cells", nil, build(`<w:tbl>`+strings.Repeat(row, 20)+`</w:tbl>`, nil), document.Limits{Cells: 150}, false},
		{"a grid far wider than its cells", nil, build(`<w:tbl>`+strings.Repeat(`<w:tr>`+tc(`<w:gridSpan w:val="900"/>`, "")+`</w:tr>`, 2000)+`</w:tbl>`, nil), document.Limits{}, false},
		{"a span without measure is cut", nil, build(`<w:tbl><w:tr>`+tc(`<w:gridSpan w:val="2147483647"/>`, "x")+`</w:tr></w:tbl>`, nil), document.Limits{}, true},
		{"too many paragraphs", nil, build(strings.Repeat(p("x"), 200), nil), document.Limits{Cells: 150}, false},
		{"a bomb of blanks", nil, build(strings.Repeat(" ", 30<<20), nil), document.Limits{}, false},
		{"no more time", expired, build(p("x"), nil), document.Limits{}, false},
		{"documents in documents without end", nil, chunks(6), document.Limits{}, true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			ctx := test.ctx
			if ctx == nil {
				ctx = context.Background()
			}
			d, err := Read(ctx, test.data, test.limits)
			if test.ok != (err == nil) || test.ok != (d != nil) || !test.ok && !errors.Is(err, document.ErrTooLarge) {
				t.Errorf("got %v; want success: %v", err, test.ok)
			}
		})
	}
}

// chunks is a document that holds another, n deep.
func chunks(n int) []byte {
	if n == 0 {
		return build(p("最里面"), nil)
	}
	return build(p(fmt.Sprint(n))+`<w:altChunk r:id="chunk1"/>`, parts{"chunk1.docx": string(chunks(n - 1))})
}

func TestPropertiesAreKeptWithoutPersons(t *testing.T) {
	t.Parallel()
	data := zipOf(parts{
		"_rels/.rels":         related(typeBase+"officeDocument", "word/document.xml", typeCore, "docProps/core.xml", typeBase+"custom-properties", "docProps/custom.xml"),
		"word/document.xml":   wrap("document", "<w:body>"+p("正文")+"</w:body>"),
		"docProps/core.xml":   `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>年度总结</dc:title><dc:creator>某某</dc:creator><cp:lastModifiedBy>某某</cp:lastModifiedBy></cp:coreProperties>`,
		"docProps/custom.xml": `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="nianping.template"><vt:lpwstr>HS-2024</vt:lpwstr></property></Properties>`,
	})
	d := read(t, data)
	if got := fmt.Sprint(d.Props); got != "map[nianping.template:HS-2024 title:年度总结]" {
		t.Errorf("got %s", got)
	}
}

func TestBloatedOrBrokenPropertiesStopNoDocument(t *testing.T) {
	t.Parallel()
	for properties, want := range map[string]string{
		`<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"><cp:x>` + strings.Repeat(" ", 48<<20) + `</cp:x></cp:coreProperties>`: "文档属性过大，未读取",
		`<cp:coreProperties`: "文档属性损坏，未读取",
	} {
		d := read(t, zipOf(parts{
			"_rels/.rels":       related(typeBase+"officeDocument", "word/document.xml", typeCore, "docProps/core.xml"),
			"word/document.xml": wrap("document", "<w:body>"+p("正文")+"</w:body>"),
			"docProps/core.xml": properties,
		}))
		if len(d.Body) != 1 || len(d.Warnings) != 1 || d.Warnings[0].Text != want {
			t.Errorf("want %q: %d blocks, %v", want, len(d.Body), d.Warnings)
		}
	}
}

func TestHeadersAreThoseThatPagesShow(t *testing.T) {
	t.Parallel()
	sect := func(refs string) string { return `<w:sectPr>` + refs + `</w:sectPr>` }
	ref := func(kind, id string) string { return `<w:headerReference w:type="` + kind + `" r:id="` + id + `"/>` }
	all := parts{"header1.xml": wrap("hdr", p("甲")), "header2.xml": wrap("hdr", p("乙")), "header3.xml": wrap("hdr", p("甲")), "header4.xml": wrap("hdr", `<w:p/>`)}
	evenOdd := parts{"settings.xml": wrap("settings", `<w:evenAndOddHeaders/>`)}
	for n, c := range all {
		evenOdd[n] = c
	}
	tests := []struct {
		name, body string
		more       parts
		want       string
	}{
		{"first pages only where switched on", sect(ref("first", "header2") + ref("default", "header1")), all, "甲"},
		{"first pages, switched on", sect(ref("default", "header1") + ref("first", "header2") + `<w:titlePg/>`), all, "甲\n乙"},
		{"even pages, switched on", sect(ref("default", "header1") + ref("even", "header2")), evenOdd, "甲\n乙"},
		{"the same text once, empty ones not", `<w:p><w:pPr>` + sect(ref("default", "header1")) + `</w:pPr></w:p>` + sect(ref("default", "header3")+ref("default", "header4")), all, "甲"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if got := dump(t, read(t, build(test.body, test.more))); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestKnownStylesAreThoseThatWereRead(t *testing.T) {
	t.Parallel()
	styles := func(level int) parts {
		return parts{"styles.xml": wrap("styles", fmt.Sprintf(`<w:style w:type="paragraph" w:styleId="known"><w:name w:val="known"/><w:pPr><w:outlineLvl w:val="%d"/></w:pPr></w:style>`, level))}
	}
	for range 2 { // the second time they are known
		for level := range 3 {
			for _, text := range []string{"甲", "乙"} {
				doc, err := Read(context.Background(), build(`<w:p><w:pPr><w:pStyle w:val="known"/></w:pPr><w:r><w:t>`+text+`</w:t></w:r></w:p>`, styles(level)), document.Limits{})
				if err != nil {
					t.Fatal(err)
				}
				if p := doc.Body[0].Paragraph; p.Heading != level+1 || p.Text != text {
					t.Errorf("got %q of level %d, want %q of %d", p.Text, p.Heading, text, level+1)
				}
			}
		}
	}
}
