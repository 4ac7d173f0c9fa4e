package docx

import (
	"fmt"
	"strings"
	"testing"

	"nianping/ingest/document"
)

// tc is a cell with properties.
func tc(properties, text string) string {
	return `<w:tc><w:tcPr>` + properties + `</w:tcPr>` + p(text) + `</w:tc>`
}

// grid draws a table: each position's text, with the span behind it where the cell begins, “·” where a cell goes on, “-” where there is none.
func drawn(t *document.Table) string {
	var b strings.Builder
	for row := range t.Rows {
		if row > 0 {
			b.WriteByte('\n')
		}
		for col := range t.Cols {
			if col > 0 {
				b.WriteByte(' ')
			}
			switch c := t.At(row, col); {
			case c == nil:
				b.WriteByte('-')
			case !t.Starts(row, col):
				b.WriteString("·")
			case c.RowSpan > 1 || c.ColSpan > 1:
				fmt.Fprintf(&b, "%s(%d×%d)", c.Text(), c.RowSpan, c.ColSpan)
			default:
				b.WriteString(c.Text())
			}
		}
	}
	return b.String()
}

func TestMergedCellsAreOneCell(t *testing.T) {
	t.Parallel()
	tr := func(cells ...string) string { return `<w:tr>` + strings.Join(cells, "") + `</w:tr>` }
	span := func(n int) string { return fmt.Sprintf(`<w:gridSpan w:val="%d"/>`, n) }
	const begin, goOn = `<w:vMerge w:val="restart"/>`, `<w:vMerge/>`
	tests := []struct{ name, rows, want string }{
		{"a two-row heading", tr(tc(begin, "职业"), tc(span(2), "报考"), tc(begin, "率")) + tr(tc(goOn, ""), tc("", "五级"), tc("", "四级"), tc(goOn, "")) + tr(tc("", "电工"), tc("", "1"), tc("", "2"), tc("", "3")),
			"职业(2×1) 报考(1×2) · 率(2×1)\n· 五级 四级 ·\n电工 1 2 3"},
		{"a block of two by two", tr(tc(begin+span(2), "甲"), tc("", "乙")) + tr(tc(`<w:vMerge w:val="continue"/>`+span(2), ""), tc("", "丙")), "甲(2×2) · 乙\n· · 丙"},
		{"two merges one after the other", tr(tc(begin, "甲"), tc("", "1")) + tr(tc(goOn, ""), tc("", "2")) + tr(tc(begin, "乙"), tc("", "3")) + tr(tc(goOn, ""), tc("", "4")), "甲(2×1) 1\n· 2\n乙(2×1) 3\n· 4"},
		{"a continuation without a beginning is a cell", tr(tc(goOn, "甲"), tc("", "1")), "甲 1"},
		{"a continuation of another width is a cell", tr(tc(begin+span(2), "甲"), tc("", "1")) + tr(tc(goOn, "乙"), tc("", "丙"), tc("", "2")), "甲(1×2) · 1\n乙 丙 2"},
		{"a merge does not go on behind a gap", tr(tc(begin, "甲")) + tr(tc("", "乙")) + tr(tc(goOn, "丙")), "甲\n乙\n丙"},
		{"the old horizontal merge", tr(tc(`<w:hMerge w:val="restart"/>`, "甲"), tc(`<w:hMerge/>`, ""), tc("", "乙")) + tr(tc("", "1"), tc("", "2"), tc("", "3")), "甲(1×2) · 乙\n1 2 3"},
		{"both merges of the old kind", tr(tc(`<w:hMerge w:val="restart"/>`+begin, "甲"), tc(`<w:hMerge/>`+begin, "")) + tr(tc(`<w:hMerge w:val="restart"/>`+goOn, ""), tc(`<w:hMerge/>`+goOn, "")), "甲(2×2) ·\n· ·"},
		{"columns before and after the row", `<w:tr><w:trPr><w:gridBefore w:val="1"/><w:gridAfter w:val="1"/></w:trPr>` + tc("", "甲") + `</w:tr>` + tr(tc("", "1"), tc("", "2"), tc("", "3")), "- 甲 -\n1 2 3"},
		{"short rows", tr(tc("", "1"), tc("", "2")) + tr(tc("", "3")), "1 2\n3 -"},
		{"rows and cells in wrappers", `<w:ins w:id="1">` + tr(`<w:customXml>`+tc("", "1")+`</w:customXml>`, tc("", "2")) + `</w:ins><w:bookmarkStart w:id="0"/>` + tr(tc("", "3"), tc("", "4")), "1 2\n3 4"},
		{"a tracked merge", tr(tc(`<w:cellMerge w:id="1" w:vMerge="rest"/>`, "甲")) + tr(tc(`<w:cellMerge w:id="1" w:vMerge="cont"/>`, "乙")), "甲(2×1)\n·"},
		{"a hidden row", tr(tc("", "1")) + `<w:tr><w:trPr><w:hidden/></w:trPr>` + tc("", "2") + `</w:tr>`, "1"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			d := read(t, build(`<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>`+test.rows+`</w:tbl>`, nil))
			if got := drawn(d.Body[0].Table); got != test.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, test.want)
			}
		})
	}
}

func TestHeadingRowsAreThoseAtTheTop(t *testing.T) {
	t.Parallel()
	row := func(heading, text string) string {
		return `<w:tr><w:trPr>` + heading + `</w:trPr>` + tc("", text) + `</w:tr>`
	}
	d := read(t, build(`<w:tbl>`+row(`<w:tblHeader/>`, "a")+row(`<w:tblHeader w:val="true"/>`, "b")+row("", "c")+row(`<w:tblHeader/>`, "d")+`</w:tbl>`, nil))
	if got := d.Body[0].Table.Header; got != 2 {
		t.Errorf("heading rows: %d, want 2", got)
	}
}

func TestACellThatIsStruckOutSaysSo(t *testing.T) {
	t.Parallel()
	strike := `<w:tc><w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>120</w:t></w:r></w:p></w:tc>`
	partly := `<w:tc><w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>120</w:t></w:r>` + r("118") + `</w:p></w:tc>`
	d := read(t, build(`<w:tbl><w:tr>`+strike+partly+tc("", "5")+`<w:tc><w:p/></w:tc></w:tr></w:tbl>`, nil))
	for col, want := range []bool{true, false, false, false} {
		if got := d.Body[0].Table.At(0, col).Struck; got != want {
			t.Errorf("column %d struck: %v, want %v", col+1, got, want)
		}
	}
}

func TestPlacesAreCountedAsPeoplePoint(t *testing.T) {
	t.Parallel()
	nested := `<w:tbl><w:tr><w:tc>` + p("甲") + `<w:tbl><w:tr>` + tc("", "内") + `</w:tr></w:tbl>` + p("乙") + `</w:tc></w:tr></w:tbl>`
	box := `<w:p>` + r("二") + `<w:r><w:pict><v:shape><v:textbox><w:txbxContent>` + p("框") + `</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>`
	d := read(t, build(p("一")+nested+`<w:p/>`+box+`<w:tbl><w:tr>`+tc("", "丙")+`</w:tr></w:tbl>`+p("四"), nil))
	var got []string
	var walk func([]document.Block)
	walk = func(blocks []document.Block) {
		for _, b := range blocks {
			if b.Paragraph != nil {
				got = append(got, b.Paragraph.Text+" "+b.Paragraph.Ref.String())
				continue
			}
			for i := range b.Table.Cells {
				walk(b.Table.Cells[i].Blocks)
			}
		}
	}
	walk(d.Body)
	want := "一 第1段|甲 表1第1行第1列|内 表2第1行第1列|乙 表1第1行第1列|二 第2段|框 文本框第3段|丙 表3第1行第1列|四 第4段"
	if s := strings.Join(got, "|"); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
}

// The bold of a table's style is not seen (README says so); that of its text is.
func TestBoldOfATableStyleIsNotSeen(t *testing.T) {
	t.Parallel()
	cell := func(run string) string { return `<w:tc><w:p><w:r>` + run + `<w:t>甲</w:t></w:r></w:p></w:tc>` }
	d := read(t, build(`<w:tbl><w:tblPr><w:tblStyle w:val="T"/></w:tblPr><w:tr>`+cell("")+cell(`<w:rPr><w:b/></w:rPr>`)+`</w:tr></w:tbl>`,
		parts{"styles.xml": wrap("styles", `<w:style w:type="table" w:styleId="T"><w:rPr><w:b/></w:rPr></w:style>`)}))
	cells := d.Body[0].Table.Cells
	if plain, bold := cells[0].Blocks[0].Paragraph.Bold, cells[1].Blocks[0].Paragraph.Bold; plain || !bold {
		t.Errorf("by the table's style %v, by its own %v", plain, bold)
	}
}
