package html

import (
	"context"
	"errors"
	"os"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"nianping/ingest/document"
	"nianping/ingest/document/documenttest"
)

func read(t *testing.T, page string) (*document.Document, string) {
	t.Helper()
	return documenttest.Read(Read).Dump(t, []byte(page))
}

func TestAPageIsReadAsABrowserShowsIt(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ page, want string }{
		"paragraphs and white space":            {"<p>报考  120\n 人</p><p>合格</p>", "报考 120 人\n合格\n"},
		"a line end between Chinese is nothing": {"<p>报考\n人数</p>", "报考人数\n"},
		"line breaks":                           {"<p>一<br>二</p>", "一 二\n"},
		"entities":                              {"<p>二&#12295;二三年&nbsp;&lt;&ldquo;</p>", "二〇二三年 <“\n"},
		"text without elements":                 {"甲<div>乙</div>丙", "甲\n乙\n丙\n"},
		"numbered list":                         {"<ol><li>甲</li><li value=5>乙<ol type=a><li>丙</li></ol></li><li>丁</li></ol>", "1. 甲\n5. 乙\na. 丙\n6. 丁\n"},
		"numbered list that starts elsewhere":   {"<ol start=3 type=I><li>甲</li></ol>", "III. 甲\n"},
		"Chinese numbers":                       {"<ol style='list-style-type:cjk-ideographic'><li>甲<li>乙</ol>", "一、甲\n二、乙\n"},
		"bullets and none":                      {"<ul><li>甲</ul><ul style='list-style:none'><li>乙</ul>", "• 甲\n乙\n"},
		"an item with a paragraph in it":        {"<ol><li><p>甲</p><p>乙</p></li></ol>", "1. 甲\n乙\n"},
		"a number of Word's own":                {"<p style='mso-list:l0 level1'><![if !supportLists]><span style='mso-list:Ignore'>一、<span>&nbsp;&nbsp;</span></span><![endif]>基本情况</p>", "一、基本情况\n"},
		"a bullet of Word's own":                {"<p><span style='font-family:Wingdings'><span style='mso-list:Ignore'>l<span style='font:7pt \"Times New Roman\"'>&nbsp;</span></span></span>甲</p>", "● 甲\n"},
		"hidden text":                           {"<p>甲<span style='display:none'>藏</span><span style='mso-hide:all'>藏</span><span hidden>藏</span><span style='visibility:hidden'>藏</span>乙</p>", "甲乙\n"},
		"text hidden by a style sheet":          {"<style><!-- /* x{} */ .h, td.k {display:none} @media print{p{display:none}} --></style><p>甲<i class=h>藏</i></p>", "甲\n"},
		"conditional comments and data islands": {"<!--[if gte mso 9]><xml><w>藏</w></xml><![endif]--><xml>藏</xml><p>甲<o:p>&nbsp;</o:p></p><![if !mso]>乙<![endif]>", "甲\n乙\n"},
		"scripts":                               {"<script>var a='藏'</script><noscript>藏</noscript><p>甲</p>", "甲\n"},
		"a frame's page is not fetched":         {"<iframe src='b.html'></iframe><p>甲</p>", "甲\n"},
		"tracked changes are accepted":          {"<p>报考<del cite='mailto:x' datetime='2025'>118</del><ins>120</ins>人</p>", "报考120人\n"},
		"ruby":                                  {"<p><ruby>字<rp>(</rp><rt>zi</rt></ruby></p>", "字\n"},
		"preformatted text":                     {"<pre>甲  乙\n丙</pre>", "甲  乙 丙\n"},
		"form fields":                           {"<p>机构<input value='某校'> <input type=checkbox checked>是<input type=radio>否<select><option>甲<option selected>乙</select></p>", "机构某校 ☑是□否乙\n"},
		"a table with spans":                    {"<table><tr><td rowspan=2>电工<td>五级<td>40</tr><tr><td>四级<td>35</tr><tr><td colspan=2>合计<td>75</table>", "电工\t五级\t40\n\t四级\t35\n合计\t\t75\n"},
		"a caption and a heading row":           {"<table><caption>表一</caption><thead><tr><th>等级<tbody><tr><td>五级</table>", "表一\n等级\n五级\n"},
		"a span that reaches past the end":      {"<table><tr><td rowspan=9>甲<td>乙</table>", "甲\t乙\n"},
		"a span of nought reaches to the end":   {"<table><tr><td rowspan=0>甲<td>1<tr><td>2</table>", "甲\t1\n\t2\n"},
		"a hidden row and column":               {"<table><col><col style='display:none'><tr><td>甲<td>藏<td>乙<tr style='display:none'><td>藏</table>", "甲\t乙\n"},
		"a nested table":                        {"<table><tr><td>甲<table><tr><td>1<td>2</table><td>乙</table>", "甲 1 2\t乙\n"},
		"a table that only frames others":       {"<table><tr><td><p>题</p><table><tr><td>1<td>2</table></table>", "题\n1\t2\n"},
		"paragraphs in a cell":                  {"<table><tr><td><p>甲</p><p>乙</p><td>丙</table>", "甲 乙\t丙\n"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if _, got := read(t, c.page); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestLooksOfTextAreKept(t *testing.T) {
	t.Parallel()
	doc, _ := read(t, "<h2>一、基本情况</h2><p><b>题</b></p><p>共<s>118</s>120人</p><table><tr><td><strike>旧</strike><td>新</table><p style='mso-outline-level:1'>二</p>")
	p := doc.Body[0].Paragraph
	if p.Heading != 2 || !p.Bold || !doc.Body[1].Paragraph.Bold {
		t.Errorf("heading: %+v", p)
	}
	if s := doc.Body[2].Paragraph; len(s.Struck) != 1 || s.Text[s.Struck[0].Start:s.Struck[0].End] != "118" {
		t.Errorf("struck: %+v", s)
	}
	table := doc.Body[3].Table
	if !table.Cells[0].Struck || table.Cells[1].Struck {
		t.Error("struck cell")
	}
	if r := table.Cells[1].Blocks[0].Paragraph.Ref.String(); r != "表1第1行第2列" {
		t.Errorf("place: %s", r)
	}
	if h := doc.Body[4].Paragraph; h.Heading != 1 || h.Ref.String() != "第4段" {
		t.Errorf("outline level: %+v", h)
	}
}

func TestACellStruckOutInSeveralPiecesIsStruck(t *testing.T) {
	t.Parallel()
	doc, _ := read(t, "<table><tr><td><s>118</s> <b><s>人</s></b><td><s>118</s>人</table>")
	if c := doc.Body[0].Table.Cells; !c[0].Struck || c[1].Struck {
		t.Errorf("struck: %v, %v", c[0].Struck, c[1].Struck)
	}
}

func TestTheEncodingIsFound(t *testing.T) {
	t.Parallel()
	gb, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte("<meta http-equiv=Content-Type content='text/html; charset=gb2312'><p>报考䶮人</p>"))
	if err != nil {
		t.Fatal(err)
	}
	for name, page := range map[string]string{
		"gb2312 in http-equiv":    string(gb),
		"utf-8 in meta":           "<meta charset=\"utf-8\"><p>报考䶮人</p>",
		"a mark against the meta": "\xEF\xBB\xBF<meta charset=gb2312><p>报考䶮人</p>",
		"nothing said":            "<p>报考䶮人</p>",
	} {
		if _, got := read(t, page); got != "报考䶮人\n" {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestLimitsHold(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		page   string
		limits document.Limits
	}{
		"too many cells":              {strings.Repeat("<table><tr><td>1<td>2</table>", 10), document.Limits{Cells: 10}},
		"a span that claims too much": {"<table><tr><td colspan=1000 rowspan=60000>x" + strings.Repeat("<tr>", 1000) + "</table>", document.Limits{Cells: 1000}},
		"tables in tables":            {strings.Repeat("<table><tr><td>", 30), document.Limits{}},
		"elements without end":        {strings.Repeat("<div>", 100000), document.Limits{}},
		"tags without end":            {strings.Repeat("<b>", 1_000_001), document.Limits{}},
		"the input":                   {"<p>123456789", document.Limits{Input: 5}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if _, err := Read(context.Background(), []byte(c.page), c.limits); !errors.Is(err, document.ErrTooLarge) {
				t.Errorf("got %v", err)
			}
		})
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("<table><tr><td rowspan=2>甲<td>乙</table><ol><li>x"))
	if b, err := os.ReadFile("../../fixtures/corpus/d16.doc"); err == nil {
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		documenttest.Read(Read).Promise(t, data, document.Limits{Cells: 10_000})
	})
}
