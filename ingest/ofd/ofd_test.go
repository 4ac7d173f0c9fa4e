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
	add("Doc_0/Tpls/T.xml", `<ofd:Page`+space+`><ofd:Content><ofd:Layer>`+object(20, 10, "某校", "")+`</ofd:Layer></ofd:Content></ofd:Page>`)
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
		"lines from the top, pieces from the left": {object(20, 40, "合格九十八人", "") + object(44, 30, "一百二十人", "") + object(28, 30, "今年报考", ""), "某校\n今年报考一百二十人\n合格九十八人\n"},
		"a paragraph over two lines":               {object(28, 30, "一二三四五六七八", "") + object(20, 36, "九十", ""), "某校\n一二三四五六七八九十\n"},
		"columns under each other are a table":     {object(20, 30, "等级", "") + object(50, 30, "报考", "") + object(80, 30, "合格", "") + object(20, 36, "五级", "") + object(50, 36, "40", "") + object(80, 36, "38", ""), "某校\n等级\t报考\t合格\n五级\t40\t38\n"},
		"a matrix":                                 {`<ofd:PageBlock><ofd:TextObject Boundary="20 30 50 5" Size="1" CTM="4 0 0 4 0 0"><ofd:TextCode X="0" Y="1" DeltaX="1 1">甲乙丙</ofd:TextCode></ofd:TextObject></ofd:PageBlock>`, "某校\n甲乙丙\n"},
		"text that is not shown":                   {object(20, 30, "藏", `Visible="false"`) + object(20, 40, "甲", ""), "某校\n甲\n"},
		"characters drawn twice":                   {object(20, 30, "甲乙", "") + object(20.1, 30, "甲乙", ""), "某校\n甲乙\n"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if _, got := dump(t, pack(c.page)); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
	doc, _ := dump(t, pack(object(20, 30, "甲", ""), object(20, 30, "乙", "")))
	if r := doc.Body[3].Paragraph.Ref.String(); r != "第2页第4段" {
		t.Errorf("place %s", r)
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
		doc, err := Read(context.Background(), pack(`<ofd:TextObject Boundary="`+clean(box)+`" CTM="`+clean(matrix)+`" Size="4"><ofd:TextCode X="1" Y="1" DeltaX="`+clean(delta)+`">`+clean(text)+`</ofd:TextCode></ofd:TextObject>`), document.Limits{})
		if err != nil && doc != nil {
			t.Fatal("a document with an error")
		}
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
