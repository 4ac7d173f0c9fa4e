package odf

import (
	"context"
	"errors"
	"strings"
	"testing"

	"nianping/ingest/document"
	"nianping/ingest/document/documenttest"
)

const spaces = ` xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"` +
	` xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"`

const sheetStyles = `<style:style style:name="S" style:family="text"><style:text-properties style:text-line-through-style="solid"/></style:style>` +
	`<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>` +
	`<style:style style:name="B" style:family="paragraph" style:default-outline-level="2"><style:text-properties fo:font-weight="bold"/></style:style>` +
	`<style:style style:name="C" style:family="paragraph" style:parent-style-name="B"/>` +
	`<style:style style:name="hid" style:family="table"><style:table-properties table:display="false"/></style:style>` +
	`<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="一, 二, 三, ..." style:num-suffix="、"/><text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="2" style:num-suffix="."/></text:list-style>` +
	`<text:list-style style:name="U"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>`

func content(body string) string {
	return `<office:document-content` + spaces + `><office:automatic-styles>` + sheetStyles + `</office:automatic-styles><office:body>` + body + `</office:body></office:document-content>`
}

func dump(t *testing.T, data []byte) (*document.Document, string) {
	t.Helper()
	return documenttest.Read(Read).Dump(t, data)
}

func TestTextsAreReadAsPeopleSeeThem(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ body, want string }{
		"paragraphs, blanks and tabs":    {`<text:p>报考<text:s text:c="2"/>120<text:tab/>人<text:line-break/>合格 <text:span>98</text:span></text:p><text:p/>`, "报考  120\t人 合格 98\n"},
		"Chinese list numbers":           {`<text:list text:style-name="L"><text:list-item><text:p>甲</text:p><text:list><text:list-item><text:p>乙</text:p></text:list-item></text:list></text:list-item><text:list-item><text:p>丙</text:p><text:p>丁</text:p></text:list-item></text:list>`, "一、甲\n一.1. 乙\n二、丙\n丁\n"},
		"a list that goes on":            {`<text:list xml:id="a" text:style-name="L"><text:list-item><text:p>甲</text:p></text:list-item></text:list><text:p>间</text:p><text:list text:continue-list="a" text:style-name="L"><text:list-item><text:p>乙</text:p></text:list-item></text:list>`, "一、甲\n间\n二、乙\n"},
		"a list that begins anew":        {`<text:list text:style-name="L"><text:list-item><text:p>甲</text:p></text:list-item></text:list><text:list text:style-name="L"><text:list-item text:start-value="5"><text:p>乙</text:p></text:list-item></text:list><text:list text:style-name="L"><text:list-item><text:p>丙</text:p></text:list-item></text:list>`, "一、甲\n五、乙\n一、丙\n"},
		"bullets":                        {`<text:list text:style-name="U"><text:list-item><text:p>甲</text:p></text:list-item></text:list>`, "• 甲\n"},
		"tracked deletions":              {`<text:tracked-changes><text:changed-region><text:deletion><text:p>旧</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>报考<text:change text:change-id="1"/>120人</text:p>`, "报考120人\n"},
		"hidden text and sections":       {`<text:p>甲<text:span text:style-name="H">藏</text:span>乙</text:p><text:section text:display="none"><text:p>藏</text:p></text:section>`, "甲乙\n"},
		"comments":                       {`<text:p>甲<office:annotation><text:p>批</text:p></office:annotation>乙</text:p>`, "甲乙\n"},
		"a text box after its paragraph": {`<text:p>甲<draw:frame><draw:text-box><text:p>框</text:p></draw:text-box></draw:frame>乙</text:p>`, "甲乙\n框\n"},
		"a footnote":                     {`<text:p>甲<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>注</text:p></text:note-body></text:note>乙</text:p>`, "甲乙\n注\n"},
		"links, fields and ruby":         {`<text:p><text:a>链</text:a><text:date>2025年</text:date><text:ruby><text:ruby-base>字</text:ruby-base><text:ruby-text>zi</text:ruby-text></text:ruby></text:p>`, "链2025年字\n"},
		"a table with spans":             {`<table:table><table:table-header-rows><table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>题</text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table-header-rows><table:table-row><table:table-cell><text:p>甲</text:p></table:table-cell><table:table-cell><text:p>乙</text:p></table:table-cell></table:table-row></table:table>`, "题\n甲\t乙\n"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if _, got := dump(t, documenttest.Zip("content.xml", content(`<office:text>`+c.body+`</office:text>`))); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
	doc, _ := dump(t, documenttest.Zip("content.xml", content(`<office:text><text:h text:outline-level="1">一</text:h><text:p text:style-name="C">二</text:p><text:p>共<text:span text:style-name="S">118</text:span>人</text:p></office:text>`)))
	if h := doc.Body[0].Paragraph; h.Heading != 1 {
		t.Errorf("heading %+v", h)
	}
	if h := doc.Body[1].Paragraph; h.Heading != 2 || !h.Bold || h.Ref.String() != "第2段" {
		t.Errorf("heading by style %+v", h)
	}
	if p := doc.Body[2].Paragraph; len(p.Struck) != 1 || p.Text[p.Struck[0].Start:p.Struck[0].End] != "118" {
		t.Errorf("struck %+v", p)
	}
}

func TestHeadersAndFootersStandOnce(t *testing.T) {
	t.Parallel()
	styles := `<office:document-styles` + spaces + `><office:master-styles><style:master-page style:name="A"><style:header><text:p>某校</text:p></style:header><style:footer><text:p>第<text:page-number>1</text:page-number>页</text:p></style:footer></style:master-page>` +
		`<style:master-page style:name="B"><style:header><text:p>某校</text:p></style:header></style:master-page></office:master-styles></office:document-styles>`
	if _, got := dump(t, documenttest.Zip("content.xml", content(`<office:text><text:p>甲</text:p></office:text>`), "styles.xml", styles)); got != "甲\n某校\n第1页\n" {
		t.Errorf("got %q", got)
	}
}

func TestSheetsAreReadAsPeopleSeeThem(t *testing.T) {
	t.Parallel()
	doc, got := dump(t, documenttest.Zip("content.xml", content(`<office:spreadsheet><table:table table:name="汇总"><table:table-column/><table:table-column table:visibility="collapse"/><table:table-column/>`+
		`<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>`+
		`<table:table-row><table:table-cell table:number-columns-spanned="3"><text:p>题</text:p></table:table-cell><table:covered-table-cell table:number-columns-repeated="2"/></table:table-row>`+
		`<table:table-row><table:table-cell office:value="0.893"><text:p>89.3%</text:p><office:annotation><text:p>批</text:p></office:annotation></table:table-cell><table:table-cell><text:p>藏</text:p></table:table-cell><table:table-cell table:style-name="x"><text:p>甲</text:p><text:p>乙</text:p></table:table-cell></table:table-row>`+
		`<table:table-row table:visibility="filter"><table:table-cell><text:p>藏</text:p></table:table-cell></table:table-row>`+
		`<table:table-row table:number-rows-repeated="1048571"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>`+
		`<table:table table:name="旧" table:style-name="hid"><table:table-row><table:table-cell><text:p>藏</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet>`)))
	if want := "汇总\n题\n89.3%\t甲 乙\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	table := doc.Body[1].Table
	if r := table.CellRef(1, 1).String(); r != "汇总!C4" {
		t.Errorf("place %s", r)
	}
	if len(doc.Warnings) != 3 {
		t.Errorf("warnings %v", doc.Warnings)
	}
}

func TestWhatCannotBeReadIsRefused(t *testing.T) {
	t.Parallel()
	whole := documenttest.Zip("content.xml", content(`<office:text><text:p>甲</text:p></office:text>`))
	for name, c := range map[string]struct {
		data   []byte
		limits document.Limits
		want   error
	}{
		"a password":         {documenttest.Zip("META-INF/manifest.xml", `<m:manifest xmlns:m="x"><m:encryption-data/></m:manifest>`, "content.xml", "xxx"), document.Limits{}, document.ErrEncrypted},
		"a presentation":     {documenttest.Zip("content.xml", content(`<office:presentation/>`)), document.Limits{}, document.ErrUnsupported},
		"XML that ends":      {documenttest.Zip("content.xml", content(`<office:text><text:p>甲</text:p></office:text>`)[:900]), document.Limits{}, document.ErrCorrupt},
		"no content":         {documenttest.Zip("a", "b"), document.Limits{}, document.ErrCorrupt},
		"a truncated file":   {whole[:len(whole)-40], document.Limits{}, document.ErrCorrupt},
		"too many cells":     {documenttest.Zip("content.xml", content(`<office:text><table:table><table:table-row table:number-rows-repeated="100"><table:table-cell table:number-columns-repeated="100"/></table:table-row></table:table></office:text>`)), document.Limits{Cells: 1000}, document.ErrTooLarge},
		"a sheet that grows": {documenttest.Zip("content.xml", content(`<office:spreadsheet><table:table><table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="16000"><text:p>x</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet>`)), document.Limits{Cells: 100_000}, document.ErrTooLarge},
		"nesting":            {documenttest.Zip("content.xml", content(`<office:text>`+strings.Repeat(`<text:section>`, 500)+strings.Repeat(`</text:section>`, 500)+`</office:text>`)), document.Limits{}, document.ErrTooLarge},
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

func FuzzRead(f *testing.F) {
	f.Add([]byte(content(`<office:text><text:list text:style-name="L"><text:list-item><text:p>甲</text:p></text:list-item></text:list><table:table><table:table-row><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row></table:table></office:text>`)))
	f.Add([]byte(content(`<office:spreadsheet><table:table table:name="a"><table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>x</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet>`)))
	f.Fuzz(func(t *testing.T, data []byte) {
		documenttest.Read(ReadFlat).Promise(t, data, document.Limits{Cells: 10_000})
	})
}

func BenchmarkRead(b *testing.B) {
	row := `<table:table-row><table:table-cell><text:p>电工</text:p></table:table-cell><table:table-cell><text:p>40</text:p></table:table-cell></table:table-row>`
	for name, data := range map[string][]byte{
		"odt": documenttest.Zip("content.xml", content(`<office:text>`+strings.Repeat(`<text:p>今年报考<text:span>120</text:span>人</text:p>`, 2000)+`<table:table>`+strings.Repeat(row, 500)+`</table:table></office:text>`)),
		"ods": documenttest.Zip("content.xml", content(`<office:spreadsheet><table:table table:name="汇总">`+strings.Repeat(row, 3000)+`</table:table></office:spreadsheet>`)),
	} {
		b.Run(name, func(b *testing.B) { documenttest.Read(Read).BenchmarkBytes(b, data) })
	}
}
