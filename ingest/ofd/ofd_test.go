package ofd

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"nianping/ingest/document"
	"nianping/ingest/document/documenttest"
)

const space = ` xmlns:ofd="http://www.ofdspec.org/2016"`

// pack makes an OFD whose pages have the given contents.
func pack(pages ...string) []byte {
	var parts []string
	add := func(name, text string) { parts = append(parts, name, text) }
	add("OFD.xml", `<ofd:OFD`+space+`><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`)
	list := ""
	for i, p := range pages {
		list += fmt.Sprintf(`<ofd:Page ID="%d" BaseLoc="Pages/Page_%d/Content.xml"/>`, i, i)
		add(fmt.Sprintf("Doc_0/Pages/Page_%d/Content.xml", i), `<ofd:Page`+space+`><ofd:Template TemplateID="9"/><ofd:Content><ofd:Layer>`+p+`</ofd:Layer></ofd:Content></ofd:Page>`)
	}
	add("Doc_0/Tpls/T.xml", `<ofd:Page`+space+`><ofd:Content><ofd:Layer>`+object(20, 10, "某校。", "")+`</ofd:Layer></ofd:Content></ofd:Page>`)
	add("Doc_0/Document.xml", `<ofd:Document`+space+`><ofd:CommonData><ofd:TemplatePage ID="9" BaseLoc="Tpls/T.xml"/></ofd:CommonData><ofd:Pages>`+list+`</ofd:Pages></ofd:Document>`)
	return documenttest.Zip(parts...)
}

func object(x, y float64, text, more string) string {
	return fmt.Sprintf(`<ofd:TextObject Boundary="%g %g 100 5" Size="4" %s><ofd:TextCode X="0" Y="4" DeltaX="g %d 4">%s</ofd:TextCode></ofd:TextObject>`, x, y, more, len([]rune(text)), text)
}

func dump(t *testing.T, data []byte) (*document.Document, string) {
	t.Helper()
	return documenttest.Read(Read).Dump(t, data)
}

func TestTextIsReadInItsPlaces(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ page, want string }{
		"lines from the top, pieces from the left": {object(20, 45, "合格九十八人", "") + object(44, 30, "一百二十人。", "") + object(28, 30, "今年报考", ""), "某校。\n今年报考一百二十人。\n合格九十八人\n"},
		"a paragraph over two lines":               {object(28, 30, "一二三四五六七八", "") + object(20, 36, "九十", ""), "某校。\n一二三四五六七八九十\n"},
		"columns under each other are a table":     {object(20, 30, "等级", "") + object(50, 30, "报考", "") + object(80, 30, "合格", "") + object(20, 36, "五级", "") + object(50, 36, "40", "") + object(80, 36, "38", ""), "某校。\n等级\t报考\t合格\n五级\t40\t38\n"},
		"a matrix":                                 {`<ofd:PageBlock><ofd:TextObject Boundary="20 30 50 5" Size="1" CTM="4 0 0 4 0 0"><ofd:TextCode X="0" Y="1" DeltaX="1 1">甲乙丙</ofd:TextCode></ofd:TextObject></ofd:PageBlock>`, "某校。\n甲乙丙\n"},
		"text that is not shown":                   {object(20, 30, "藏", `Visible="false"`) + object(20, 40, "甲", ""), "某校。\n甲\n"},
		"characters drawn twice":                   {object(20, 30, "甲乙", "") + object(20.1, 30, "甲乙", ""), "某校。\n甲乙\n"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if _, got := dump(t, pack(c.page)); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
	doc, _ := dump(t, pack(object(20, 30, "甲说一句话。", ""), object(20, 30, "乙说另一句更长的话。", "")))
	if len(doc.Body) != 2 || doc.Body[1].Paragraph.Ref.String() != "第2页第2段" || len(doc.Headers) != 1 {
		t.Errorf("body %v, headers %v", document.Text(doc.Body), document.Text(doc.Headers))
	}
}

func TestDrawnLinesMakeATable(t *testing.T) {
	t.Parallel()
	path := func(data string) string {
		return `<ofd:PathObject Boundary="10 20 100 40" CTM="1 0 0 1 0 0"><ofd:AbbreviatedData>` + data + `</ofd:AbbreviatedData></ofd:PathObject>`
	}
	grid := path("M 0 0 L 80 0 L 80 20 L 0 20 C") + path("M 0 10 L 80 10") + path("M 40 10 L 40 20")
	doc, got := dump(t, pack(grid+object(20, 22, "合格情况", "")+object(20, 32, "五级", "")+object(60, 32, "38", "")))
	if want := "某校。\n合格情况\n五级\t38\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if table := doc.Body[1].Table; table == nil || table.Rows != 2 || table.Cols != 2 || table.At(0, 1) == nil || table.At(0, 1).ColSpan != 2 {
		t.Errorf("table %+v", table)
	}
}

func TestCharactersWithoutACodeAreSaid(t *testing.T) {
	t.Parallel()
	shape := `<ofd:TextObject Boundary="20 50 9 5" Size="4"><ofd:CGTransform CodePosition="0" CodeCount="1" GlyphCount="%d"><ofd:Glyphs>1</ofd:Glyphs></ofd:CGTransform><ofd:TextCode X="0" Y="4"></ofd:TextCode></ofd:TextObject>`
	doc, got := dump(t, pack(object(20, 30, "甲乙丙丁", "")+fmt.Sprintf(shape, 2)))
	if got != "某校。\n甲乙丙丁\n" || len(doc.Warnings) != 1 {
		t.Errorf("got %q, %v", got, doc.Warnings)
	}
	if _, err := Read(context.Background(), pack(fmt.Sprintf(shape, 200)), document.Limits{}); !errors.Is(err, document.ErrScanned) {
		t.Errorf("mere shapes: %v", err)
	}
}

func TestWhatCannotBeReadIsRefused(t *testing.T) {
	t.Parallel()
	whole := pack(object(20, 30, "甲", ""))
	image := pack(`<ofd:ImageObject ID="1"/>`)
	for name, c := range map[string]struct {
		data []byte
		want error
	}{
		"a truncated file": {whole[:len(whole)-30], document.ErrCorrupt},
		"an empty file":    {nil, document.ErrCorrupt},
		"no zip":           {[]byte("xxxxxxxxxx"), document.ErrUnsupported},
	} {
		if doc, err := Read(context.Background(), c.data, document.Limits{}); doc != nil || !errors.Is(err, c.want) {
			t.Errorf("%s: got %v", name, err)
		}
	}
	if doc, err := Read(context.Background(), image, document.Limits{}); err != nil || len(doc.Warnings) == 0 {
		t.Errorf("pictures beside text are said: %v", err)
	}
}

func FuzzLay(f *testing.F) {
	f.Add("20 30 100 5", "4 0 0 4 0 0", "g 3 4 1", "甲乙丙")
	f.Fuzz(func(t *testing.T, box, matrix, delta, text string) {
		clean := strings.NewReplacer("<", "", "&", "", `"`, "").Replace
		data := pack(`<ofd:TextObject Boundary="` + clean(box) + `" CTM="` + clean(matrix) + `" Size="4"><ofd:TextCode X="1" Y="1" DeltaX="` + clean(delta) + `">` + clean(text) + `</ofd:TextCode></ofd:TextObject>`)
		documenttest.Read(Read).Promise(t, data, document.Limits{})
	})
}

func BenchmarkRead(b *testing.B) {
	page := ""
	for i := range 40 {
		page += object(20, float64(20+6*i), "今年共报考一百二十人", "")
	}
	data := pack(page, page, page)
	documenttest.Read(Read).BenchmarkBytes(b, data)
}
