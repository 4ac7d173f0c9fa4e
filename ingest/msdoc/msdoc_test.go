package msdoc

import (
	"context"
	"errors"
	"strings"
	"testing"

	"nianping/ingest/document"
	"nianping/ingest/ole/oletest"
)

var (
	bold    = op(sprmCFBold, 1)
	deleted = op(sprmCFRMarkDel, 1)
	hidden  = op(sprmCFVanish, 1)
	inCell  = op(sprmPFInTable, 1)
	rowEnd  = join(inCell, op(sprmPFTtp, 1))
	deeper  = join(inCell, op(sprmPItap, 2, 0, 0, 0))
)

// defTable is sprmTDefTable: edges in twips, and flags of each cell.
func defTable(edges []int, flags ...int) []byte {
	n := len(edges) - 1
	arg := append([]byte{byte(n)}, w16(edges...)...)
	for i := range n {
		tc := make([]byte, 20)
		if i < len(flags) {
			copy(tc, w16(flags[i]))
		}
		arg = append(arg, tc...)
	}
	return join(op(sprmTDefTable), w16(len(arg)+1), arg)
}

func TestTextReadsAsAPersonSeesIt(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		doc  *made
		want string
	}{
		"paragraphs":                {body(para{text: "报考\r"}, para{text: "\r"}, para{text: "合格\r"}), "报考\n合格\n"},
		"characters of two units":   {body(para{text: "𠮷祥\r"}), "𠮷祥\n"},
		"special characters":        {body(para{text: "a\tb\vc\x1ed\x1fe\r"}), "a\tb c-de\n"},
		"a page break in the line":  {body(para{text: "\x0cone\x0ctwo\r"}), "one two\n"},
		"pieces out of order":       {&made{stories: [ccpCount][]para{{{text: "一二三\r"}, {text: "四五六\r"}}}, swap: 4}, "一二三\n四五六\n"},
		"a change on a piece":       {&made{stories: [ccpCount][]para{{{text: "一二三\r"}, {text: "四五六\r"}}}, swap: 4, prm: 0x41<<1 | 1<<8}, "四五六\n! 第1段 有修订中删除的文字，已按接受修订略去\n"},
		"deleted text":              {body(para{text: "改12后\r", runs: []look{{n: 1}, {2, deleted}}}), "改后\n! 第1段 有修订中删除的文字，已按接受修订略去\n"},
		"a deleted paragraph mark":  {body(para{text: "前\r", runs: []look{{n: 1}, {1, deleted}}}, para{text: "后\r"}), "前后\n"},
		"hidden text":               {body(para{text: "见暗后\r", runs: []look{{n: 1}, {1, hidden}}}), "见后\n! 第1段 有隐藏文字，未读取\n"},
		"a field's result":          {body(para{text: "见\x13 REF x \x14结果\x15后\r"}), "见结果后\n"},
		"a field without a result":  {body(para{text: "见\x13 XE \"x\" \x15后\r"}), "见后\n"},
		"a field in a field's code": {body(para{text: "\x13 IF \x13 A \x14a\x15 = 1 \x14结果\x15后\r"}), "结果后\n"},
		"a field that never ends":   {body(para{text: "见\x13 REF\r"}, para{text: "后\r"}), "见 REF\n后\n"},
		"a circled number":          {body(para{text: "\x13 EQ \\o\\ac(○,12) \x15评价\r"}), "⑫评价\n"},
		"a symbol by a field":       {body(para{text: "\x13 SYMBOL 254 \\f \"Wingdings\" \\s 12\x15是\r"}), "☑是\n"},
		"a check box":               {checkBox(1<<2 | 1), "☑是\n"},
		"a check box not touched":   {checkBox(25<<2 | 1), "☐是\n"},
		"a symbol":                  {body(para{text: "\x28是\r", runs: []look{{1, op(sprmCSymbol, 0, 0, 0xFE, 0xF0)}}}), "☑是\n"},
		"Word 6 in Chinese":         {&made{old: true, stories: [ccpCount][]para{{{text: "报考120人\r"}, {text: "合格\r"}}}}, "报考120人\n合格\n"},
		"Word 6, deleted text":      {&made{old: true, stories: [ccpCount][]para{{{text: "ab改\r", runs: []look{{n: 1}, {1, []byte{65, 1}}}}}}}, "a改\n! 第1段 有修订中删除的文字，已按接受修订略去\n"},
		"an empty byte is said":     {body(para{text: "a\x00b\r"}), "ab\n! 第1段 文字中有空字节，文件可能已损坏，请核对\n"},
		"comments are said":         {&made{stories: [ccpCount][]para{ccpBody: {{text: "a\x05\r"}}, ccpComments: {{text: "说\r"}}}}, "a\n! 全文 文档中有批注，未读取\n"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if _, got := dump(t, c.doc); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// checkBox is a paragraph with a legacy form field whose state lies in the stream Data.
func checkBox(bits byte) *made {
	doc := body(para{text: "\x13 FORMCHECKBOX \x01\x14\x15是\r", runs: []look{{n: 15}, {1, join(op(sprmCFSpec, 1), op(sprmCPicture, 0, 0, 0, 0))}}})
	field := join(w32(-1), []byte{bits, 0}, w16(0, 0), w16(0, 0), w16(0))
	doc.data = join(w32(0x44+len(field)), w16(0x44), make([]byte, 0x44-6), field)
	return doc
}

func TestTablesKeepTheirGrid(t *testing.T) {
	t.Parallel()
	three := []int{0, 1000, 2000, 3000}
	end := func(papx []byte) para { return para{text: "\a", papx: join(rowEnd, papx)} }
	cell := func(s string) para { return para{text: s + "\a", papx: inCell} }
	for name, c := range map[string]struct {
		doc   *made
		want  string
		cells int
	}{
		"plain": {body(cell("a"), cell("b"), end(defTable([]int{0, 1000, 2000})), cell("c"), cell("d"), end(defTable([]int{0, 1000, 2000})), para{text: "x\r"}), "a\tb\nc\td\nx\n", 4},
		"spans from the edges": {body(cell("宽"), end(defTable([]int{0, 3000})), cell("a"), cell("b"), cell("c"), end(defTable(three)), para{text: "\r"}),
			"宽\na\tb\tc\n", 4},
		"edges a hair apart are one": {body(cell("a"), cell("b"), end(defTable([]int{0, 1000, 2000})), cell("c"), cell("d"), end(defTable([]int{-15, 1010, 2004}))), "a\tb\nc\td\n", 4},
		"marked horizontal merge":    {body(cell("a"), cell(""), cell("c"), end(defTable(three, 1, 2))), "a\t\tc\n", 2},
		"vertical merge":             {body(cell("a"), cell("b"), end(defTable([]int{0, 1000, 2000}, 0x60)), cell(""), cell("d"), end(defTable([]int{0, 1000, 2000}, 0x20))), "a\tb\n\td\n", 3},
		"merge by a modifier of its own": {body(cell("a"), cell("b"), end(join(defTable([]int{0, 1000, 2000}), op(sprmTVertMerge, 2, 0, 3))), cell(""), cell("d"),
			end(join(defTable([]int{0, 1000, 2000}), op(sprmTVertMerge, 2, 0, 1)))), "a\tb\n\td\n", 3},
		"paragraphs within a cell": {body(para{text: "a\r", papx: inCell}, cell("b"), cell("c"), end(defTable([]int{0, 1000, 2000}))), "a b\tc\n", 2},
		"Word 6": {&made{old: true, stories: [ccpCount][]para{{{text: "a\a", papx: []byte{24, 1}}, {text: "b\a", papx: []byte{24, 1}},
			{text: "\a", papx: join([]byte{24, 1, 25, 1, 190}, w16(1+6+20+1), []byte{2}, w16(0, 1000, 2000), w16(1), make([]byte, 8), w16(2), make([]byte, 8))}}}}, "a b\n", 1},
		"a row without its definition": {body(cell("a"), cell("b"), para{text: "\a", papx: rowEnd}), "a\tb\n", 2},
		"nested": {body(para{text: "外\r", papx: inCell}, para{text: "一\r", papx: join(deeper, op(sprmPInnerCell, 1))}, para{text: "二\r", papx: join(deeper, op(sprmPInnerCell, 1))},
			para{text: "\r", papx: join(deeper, op(sprmPInnerCell, 1), op(sprmPInnerTtp, 1), defTable([]int{0, 400, 800}))}, cell("后"), cell("右"), end(defTable([]int{0, 1000, 2000}))), "外 一 二 后\t右\n", 2},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d, got := dump(t, c.doc)
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
			if n := len(d.Body[0].Table.Cells); n != c.cells {
				t.Errorf("%d cells, want %d", n, c.cells)
			}
		})
	}
}

func TestARowThatIsTooLongForItsPageIsFoundInTheDataStream(t *testing.T) {
	t.Parallel()
	list := join(rowEnd, defTable([]int{0, 1000, 2000}, 1, 2))
	doc := body(para{text: "a\a", papx: inCell}, para{text: "\a", papx: inCell}, para{text: "\a", papx: op(sprmPHugePapx, 6, 0, 0, 0)})
	doc.data = join(make([]byte, 6), w16(len(list)), list)
	if d, got := dump(t, doc); got != "a\n" || d.Body[0].Table.Cols != 2 {
		t.Errorf("got %q", got)
	}
}

// listOf makes a list definition (its levels stand behind the table) and one use of it for each given start of level 0.
func listOf(doc *made, lvls [][]byte, uses ...[]byte) *made {
	lstf := join(w32(7, 0), w16(0xFFF, 0xFFF, 0xFFF, 0xFFF, 0xFFF, 0xFFF, 0xFFF, 0xFFF, 0xFFF), []byte{0, 0})
	all := join(lvls...)
	for range levels - len(lvls) {
		all = append(all, lvl(1, 255, "")...)
	}
	lfo, rest := w32(len(uses)), []byte(nil)
	for _, u := range uses {
		lfo = append(lfo, join(w32(7, 0, 0), []byte{byte(len(u) / 8), 0, 0, 0})...)
		rest = append(rest, join(w32(-1), u)...)
	}
	doc.tables = map[int][]byte{fcLists: join(w16(1), lstf), fcListOverrides: append(lfo, rest...)}
	doc.after = map[int][]byte{fcLists: all}
	return doc
}

func lvl(start, format int, text string) []byte {
	b := make([]byte, 28)
	copy(b, w32(start))
	b[4] = byte(format)
	r := []rune(text)
	b = append(b, w16(len(r))...)
	for _, c := range r {
		b = append(b, w16(int(c))...)
	}
	return b
}

func TestAutomaticNumbersAreText(t *testing.T) {
	t.Parallel()
	item := func(text string, ilfo, ilvl int) para {
		return para{text: text + "\r", papx: join(op(sprmPIlvl, byte(ilvl)), op(sprmPIlfo, byte(ilfo), 0))}
	}
	doc := listOf(body(item("甲", 1, 0), item("乙", 1, 1), item("丙", 1, 1), item("丁", 1, 0), item("戊", 1, 1), item("己", 1, 2), item("庚", 2, 0), item("辛", 1, 0)),
		[][]byte{lvl(1, 39, "\x00、"), lvl(1, 39, "（\x01）"), lvl(3, 0, "\x00.\x02")}, nil, join(w32(5), w32(0x10)))
	d, got := dump(t, doc)
	if want := "一、甲\n（一）乙\n（二）丙\n二、丁\n（一）戊\n二.3 己\n五、庚\n六、辛\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if p := d.Body[1].Paragraph; p.Number != "（一）" {
		t.Errorf("number %q", p.Number)
	}
}

// sheet is a style sheet: a heading with a bold look, and a style based on it.
func sheet() []byte {
	std := func(sti, base int, papx, chpx []byte) []byte {
		b := join(w16(sti, 1|base<<4, 2, 0, 0), w16(1), w16('h', 0))
		papx = append(w16(0), papx...)
		b = join(b, w16(len(papx)), papx)
		if len(b)&1 != 0 {
			b = append(b, 0)
		}
		b = join(b, w16(len(chpx)), chpx)
		if len(b)&1 != 0 {
			b = append(b, 0)
		}
		return append(w16(len(b)), b...)
	}
	return join(w16(18), w16(3, 10, 0, 0, 0, 0, 0, 0, 0), std(0, 0xFFF, nil, nil), std(1, 0, op(sprmPOutLvl, 0), bold), std(0xFFE, 1, nil, nil))
}

func TestStylesGiveHeadingAndLook(t *testing.T) {
	t.Parallel()
	doc := body(para{text: "题\r", istd: 1}, para{text: "再题\r", istd: 2}, para{text: "正文\r"}, para{text: "细题\r", istd: 1, runs: []look{{3, op(sprmCFBold, 0x81)}}}, para{text: "大纲\r", papx: op(sprmPOutLvl, 2)})
	doc.tables = map[int][]byte{fcStyles: sheet()}
	d, _ := dump(t, doc)
	for i, want := range []struct {
		heading int
		bold    bool
	}{{1, true}, {1, true}, {0, false}, {1, false}, {3, false}} {
		if p := d.Body[i].Paragraph; p.Heading != want.heading || p.Bold != want.bold {
			t.Errorf("%q: heading %d, bold %v; want %v", p.Text, p.Heading, p.Bold, want)
		}
	}
}

func TestStruckOutTextIsMarked(t *testing.T) {
	t.Parallel()
	d, _ := dump(t, body(para{text: "留划留双\r", runs: []look{{n: 1}, {1, op(sprmCFStrike, 1)}, {n: 1}, {1, op(sprmCFDStrike, 1)}}}))
	p := d.Body[0].Paragraph
	if len(p.Struck) != 2 || p.Text[p.Struck[0].Start:p.Struck[0].End] != "划" || p.Text[p.Struck[1].Start:p.Struck[1].End] != "双" {
		t.Errorf("struck %v of %q", p.Struck, p.Text)
	}
}

func TestNotesHeadersAndBoxesStandApart(t *testing.T) {
	t.Parallel()
	special := op(sprmCFSpec, 1)
	doc := body(para{text: "正\x02文\x08\r", runs: []look{{n: 1}, {1, special}, {n: 1}, {1, special}}}, para{text: "后\r"})
	doc.stories[ccpFootnotes] = []para{{text: "\x02 注\r"}}
	doc.stories[ccpHeaders] = []para{{text: "双\r"}, {text: "眉\r"}, {text: "脚\r"}, {text: "首\r"}}
	doc.stories[ccpBoxes] = []para{{text: "框一\r"}, {text: "框二\r"}, {text: "框三\r"}}
	box := func(reuse, shape int) []byte { return join(w32(1, 0), w16(reuse), w32(-1, shape, 0)) }
	spa := make([]byte, 26)
	copy(spa, w32(1025))
	doc.tables = map[int][]byte{
		fcFootnoteRefs: join(w32(1, 7), w16(1)), fcFootnoteTexts: w32(0, 4),
		fcHeaders:  w32(0, 0, 0, 0, 0, 0, 0, 2, 4, 4, 6, 8, 8, 8),
		fcSections: join(w32(0, 7), make([]byte, 2), w32(-1), make([]byte, 6)), fcAnchors: join(w32(3, 7), spa),
		fcBoxTexts: join(w32(0, 3, 6, 9), box(0, 1025), box(1, 1026), box(0, 1027)),
	}
	d, got := dump(t, doc)
	if want := "正文\n框一\n后\n框三\n注\n眉\n脚\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if m := d.Body[0].Paragraph.Marks; len(m) != 1 || m[0].Offset != 3 || m[0].Note.String() != "脚注第1段" {
		t.Errorf("marks %+v", m)
	}
	if at := d.Body[1].Paragraph.Ref.String(); at != "文本框第2段" {
		t.Errorf("the box is at %s", at)
	}
}

func TestAPastedWorkbookIsHandedOnWithItsPlace(t *testing.T) {
	t.Parallel()
	text := "\x13 EMBED Excel.Sheet.8 \x14\x01\x15\r"
	object := func(id byte) para {
		return para{text: text, runs: []look{{n: 22}, {1, join(op(sprmCFSpec, 1), op(sprmCPicture, id, 0, 0, 0))}, {1, op(sprmCFSpec, 1)}}}
	}
	doc := body(para{text: "见表\r"}, object(7), object(8))
	doc.more = map[string][]byte{"ObjectPool/_7/Workbook": []byte("book")}
	d, got := dump(t, doc)
	if want := "见表\n! 第1段 此处嵌有另一份文件（_7.xls），请核对其内容\n! 第1段 此处有嵌入的对象，未读取\n"; got != want {
		t.Errorf("got %q", got)
	}
	if len(d.Embedded) != 1 || d.Embedded[0].Name != "_7.xls" || string(d.Embedded[0].Data[:4]) != "book" || d.Embedded[0].At.String() != "第1段" {
		t.Errorf("embedded %+v", d.Embedded)
	}
}

func TestBadFilesAreRefusedByWhatIsWrong(t *testing.T) {
	t.Parallel()
	good := body(para{text: "报考\r"})
	main, table := good.streams()
	long := append([]byte(nil), main...)
	copy(long[0x4C:], w32(1000)) // more text than the pieces hold
	far := append([]byte(nil), table...)
	for i := range far { // pieces that lie outside the stream
		if strings.HasPrefix(string(far[i:]), string(w32(textStart))) {
			copy(far[i:], w32(0x3000_0000))
		}
	}
	for name, c := range map[string]struct {
		data []byte
		want error
	}{
		"another kind":         {[]byte("{\\rtf1}"), document.ErrUnsupported},
		"a workbook":           {oletest.Build(map[string][]byte{"Workbook": nil}), document.ErrUnsupported},
		"an encrypted package": {oletest.Build(map[string][]byte{"EncryptedPackage": nil, "EncryptionInfo": nil}), document.ErrEncrypted},
		"behind a password":    {(&made{flags: 0x100}).bytes(), document.ErrEncrypted},
		"Word 2":               {oletest.Build(map[string][]byte{"WordDocument": append(w16(0xA5DB), make([]byte, 600)...)}), document.ErrUnsupported},
		"no table stream":      {oletest.Build(map[string][]byte{"WordDocument": main}), document.ErrCorrupt},
		"text cut short":       {oletest.Build(map[string][]byte{"WordDocument": long, "0Table": table}), document.ErrCorrupt},
		"text outside":         {oletest.Build(map[string][]byte{"WordDocument": main, "0Table": far}), document.ErrCorrupt},
		"no head":              {oletest.Build(map[string][]byte{"WordDocument": nil, "0Table": table}), document.ErrCorrupt},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if d, err := Read(context.Background(), c.data, document.Limits{}); !errors.Is(err, c.want) {
				t.Errorf("got %v, %v, want %v", d, err, c.want)
			}
		})
	}
	if _, err := Read(context.Background(), body(para{text: "\x01\r", runs: []look{{1, op(sprmCFSpec, 1)}}}).bytes(), document.Limits{}); !errors.Is(err, document.ErrScanned) {
		t.Errorf("only a picture: %v", err)
	}
	deep := para{text: "x\r", papx: join(inCell, op(sprmPItap, 50, 0, 0, 0))}
	if _, err := Read(context.Background(), body(deep).bytes(), document.Limits{}); !errors.Is(err, document.ErrTooLarge) {
		t.Errorf("tables 50 deep: %v", err)
	}
}
