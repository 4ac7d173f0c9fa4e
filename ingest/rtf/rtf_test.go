package rtf

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"nianping/ingest/document"
)

const head = `{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fnil\fcharset134 \'cb\'ce\'cc\'e5;}{\f1\froman\fcharset0 Times New Roman;}{\f2\fnil\fcharset2 Wingdings;}{\f3\fcharset204 Arial;}}` +
	`{\stylesheet{\ql Normal;}{\s1\outlinelevel0 heading 1;}}`

func parse(t *testing.T, body string) (*document.Document, string) {
	t.Helper()
	d, err := Read(context.Background(), []byte(head+body+"}"), document.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := d.Dump(&b); err != nil {
		t.Fatal(err)
	}
	for _, w := range d.Warnings {
		b.WriteString("! " + w.At.String() + " " + w.Text + "\n")
	}
	return d, b.String()
}

func TestTextReadsAsAPersonSeesIt(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ body, want string }{
		"Chinese bytes in a Chinese font":                  {`\f0 \'b1\'a8\'bf\'bc 120 \'c8\'cb\par`, "报考 120 人\n"},
		"a second byte written plainly":                    {`\f0 \'81@\par`, "丂\n"},
		"Chinese bytes in a Western font":                  {`\f1 \'b1\'a8\'bf\'bc\par`, "报考\n"},
		"Chinese bytes over a line end":                    {"\\f0 \\'b1\n\\'a8\\par", "报\n"},
		"raw Chinese bytes":                                {"\\f0 \xb1\xa8\xbf\xbc\\par", "报考\n"},
		"Cyrillic by the font's character set":             {`\f3 \'cf\'ee\par`, "По\n"},
		"Unicode with one byte to skip":                    {`\u25253?\u32771?\par`, "报考\n"},
		"Unicode with two bytes to skip":                   {`\uc2\u25253\'b1\'a8\u32771\'bf\'bc\par`, "报考\n"},
		"negative Unicode":                                 {`\u-26711?\par`, "鞩\n"},
		"Unicode beyond the first plane":                   {`\u-10174?\u-8265?\par`, "𠮷\n"},
		"Unicode skips a control as one character":         {`\u25253\emdash \u32771?\par`, "报考\n"},
		"an alternative for old readers":                   {`{\upr{bao}{\*\ud{\u25253?}}}\par`, "报\n"},
		"a symbol font":                                    {`{\f2 \'fe}yes{\f2\u-3928?}no\par`, "☑yes□no\n"},
		"special characters":                               {`a\tab b\line c\~d\_e\-f\{g\}\\\par`, "a\tb c\u00A0d-ef{g}\\\n"},
		"hidden text is left out and said":                 {`see{\v secret}n\par`, "seen\n! 第1段 有隐藏文字，未读取\n"},
		"deleted text is left out and said":                {`1{\deleted 2}{\revised 3}\par`, "13\n! 第1段 有修订中删除的文字，已按接受修订略去\n"},
		"a deleted paragraph mark joins":                   {`one{\deleted\par}two\par`, "onetwo\n"},
		"a field shows its result":                         {`{\field{\*\fldinst HYPERLINK "x"}{\fldrslt \b result}}\par`, "result\n"},
		"a circled number":                                 {`{\field{\*\fldinst EQ \\o\\ac(\u9675?,12)}{\fldrslt}}a\par`, "⑫a\n"},
		"a check box":                                      {`{\field{\*\fldinst FORMCHECKBOX {\*\formfield{\fftype1\ffres25\ffdefres1{\*\ffname C1}}}}{\fldrslt}}a\par`, "☑a\n"},
		"a list to choose from":                            {`{\field{\*\fldinst FORMDROPDOWN {\*\formfield{\fftype2\ffres1{\*\ffl one}{\*\ffl two}}}}{\fldrslt}}a\par`, "twoa\n"},
		"a field within a field":                           {`{\field{\*\fldinst IF {\field{\*\fldinst A}{\fldrslt x}} = 1}{\fldrslt yes}}\par`, "yes\n"},
		"pictures and unknown destinations are no text":    {`{\pict\pngblip 89504e47}{\*\unknown junk}{\*\shppict{\pict 00}}text\par`, "text\n"},
		"binary data is passed over":                       {`{\pict\bin5 }}}{{}text\par`, "text\n"},
		"the last paragraph needs no mark":                 {`one\par two`, "one\ntwo\n"},
		"a written number":                                 {`{\listtext\pard\plain \u19968?\u12289?\tab}\u24635?\par`, "一、总\n"},
		"a number and digits stay two":                     {`{\pntext 3.1\tab}2024\par`, "3.1 2024\n"},
		"a comment is left out and said":                   {`text{\*\atnid x}{\*\annotation{\atnref 1} remark}\par`, "text\n! 全文 文档中有批注，未读取\n"},
		"headers once, notes after the body":               {`{\header same\par}{\headerf first\par}{\footer 1\par}body{\footnote {\chftn} note}\sect{\header same\par}more{\footnote\ftnalt end}\par`, "body\nmore\nnote\nend\nsame\n1\n"},
		"the first page's header where it has one":         {`\titlepg{\headerf first\par}{\headerl left\par}body\par`, "body\nfirst\n"},
		"a text box once, after its paragraph":             {`before{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt in\par box\par}}{\shprslt{\*\do{\dptxbxtext in\par}}}}after\par next\par`, "beforeafter\nin\nbox\nnext\n"},
		"an old text box":                                  {`a{\*\do\dobxcolumn{\dptxbx{\dptxbxtext box\par}}}b\par`, "ab\nbox\n"},
		"a title that the file states is no text":          {`{\info{\title T}{\author A}}x\par`, "x\n"},
		"math shows its characters":                        {`{\mmath{\*\moMath{\mr x+y}}}\par`, "x+y\n"},
		"an embedded object shows its picture's text only": {`{\object\objemb{\*\objdata 0102}{\result shown}}\par`, "shown\n! 第1段 此处有嵌入的对象，未读取\n"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if _, got := parse(t, c.body); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestTablesKeepTheirGrid(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		body, want string
		cells      int
	}{
		"plain": {`\trowd\cellx1000\cellx2000\intbl a\cell b\cell\row\trowd\cellx1000\cellx2000\intbl c\cell d\cell\row\pard x\par`, "a\tb\nc\td\nx\n", 4},
		"spans from the edges": {`\trowd\cellx3000\intbl wide\cell\row\trowd\cellx1000\cellx2000\cellx3000\intbl a\cell b\cell c\cell\row`,
			"wide\na\tb\tc\n", 4},
		"marked horizontal merge": {`\trowd\clmgf\cellx1000\clmrg\cellx2000\cellx3000\intbl a\cell\cell c\cell\row`, "a\t\tc\n", 2},
		"vertical merge": {`\trowd\clvmgf\cellx1000\cellx2000\intbl a\cell b\cell\row\trowd\clvmrg\cellx1000\cellx2000\intbl\cell d\cell\row`,
			"a\tb\n\td\n", 3},
		"paragraphs within a cell": {`\trowd\cellx1000\cellx2000\pard\intbl a\par b\cell c\cell\row\pard`, "a b\tc\n", 2},
		"nested": {`\trowd\cellx2000\cellx4000\pard\intbl out\par\pard\intbl\itap2 in1\nestcell in2\nestcell{\*\nesttableprops\trowd\cellx900\cellx1800\nestrow}{\nonesttables\par}\pard\intbl after\cell right\cell\row`,
			"out in1 in2 after\tright\n", 2},
		"the row's definition within its group": {`\pard\intbl a\cell b\cell{\trowd\cellx1000\cellx2000\row}`, "a\tb\n", 2},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d, got := parse(t, c.body)
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
			if n := len(d.Body[0].Table.Cells); n != c.cells {
				t.Errorf("%d cells, want %d", n, c.cells)
			}
		})
	}
}

func TestAPastedWorkbookIsHandedOnWithItsPlace(t *testing.T) {
	t.Parallel()
	d, got := parse(t, `a\par{\object\objemb{\*\objclass Excel.Sheet.8}{\*\objdata 01050000 0200 d0cf11e0`+"\n"+`a1b11ae1 00ff}{\result{\pict 00}}}\par{\object\objemb{\*\objclass Package}{\*\objdata 0105}{\result x}}\par`)
	if want := "a\nx\n! 第1段 此处嵌有另一份文件（嵌入对象.xls），请核对其内容\n! 第2段 此处有嵌入的对象，未读取\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if len(d.Embedded) != 1 || string(d.Embedded[0].Data) != "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\xff" || d.Embedded[0].At.String() != "第1段" {
		t.Errorf("embedded %+v", d.Embedded)
	}
}

func TestNestedTablesAndNotesResolve(t *testing.T) {
	t.Parallel()
	d, _ := parse(t, `\s1\b Title\b0\par\pard one{\footnote note}two\par\trowd\trhdr\cellx2000\pard\intbl\itap2 in\nestcell{\*\nesttableprops\trowd\cellx900\nestrow}\pard\intbl x\cell\row\pard a{\strike gone}b\par`)
	if p := d.Body[0].Paragraph; p.Heading != 1 || !p.Bold {
		t.Errorf("title: %+v", p)
	}
	if p := d.Body[1].Paragraph; len(p.Marks) != 1 || p.Marks[0].Offset != 3 || p.Marks[0].Note.String() != "脚注第1段" {
		t.Errorf("mark: %+v", p.Marks)
	}
	outer := d.Body[2].Table
	if outer.Header != 1 || outer.Cells[0].Blocks[0].Table.Ref.Table != 2 {
		t.Errorf("tables: header %d, inner %v", outer.Header, outer.Cells[0].Blocks[0].Table.Ref)
	}
	if p := d.Body[3].Paragraph; len(p.Struck) != 1 || p.Text[p.Struck[0].Start:p.Struck[0].End] != "gone" || p.Ref.String() != "第3段" {
		t.Errorf("struck: %+v", p)
	}
}

func TestBadFilesAreRefusedByWhatIsWrong(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		data string
		want error
	}{
		"empty":          {"", document.ErrUnsupported},
		"another kind":   {"<html>", document.ErrUnsupported},
		"breaks off":     {head + `{\b text`, document.ErrCorrupt},
		"nests forever":  {`{\rtf1` + strings.Repeat("{", 6000), document.ErrTooLarge},
		"a huge table":   {head + strings.Repeat(`\trowd\cellx100\cellx200\cell\cell\row`, 600), document.ErrTooLarge},
		"only a picture": {`{\rtf1{\pict\pngblip 8950}\par}`, document.ErrScanned},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if _, err := Read(context.Background(), []byte(c.data), document.Limits{Cells: 1000}); !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
			}
		})
	}
	d, err := Read(context.Background(), []byte(head+`text\par`), document.Limits{})
	if err != nil || len(d.Warnings) != 1 {
		t.Errorf("only the last brace is missing: %v, %v", err, d)
	}
	expired, cancel := context.WithTimeout(context.Background(), -time.Second)
	defer cancel()
	if _, err := Read(expired, []byte(head+strings.Repeat(`\par `, 10_000)+"}"), document.Limits{}); !errors.Is(err, document.ErrTooLarge) {
		t.Errorf("past the deadline: %v", err)
	}
}
