package layout

import (
	"errors"
	"testing"

	"nianping/ingest/document"
)

func TestAnEquationFieldShowsItsText(t *testing.T) {
	t.Parallel()
	for code, want := range map[string]string{
		` EQ \o\ac(○,1) `: "①", `EQ \o\ac(○,25)`: "㉕", `eq \o\ac(□,7)`: "⑦", `EQ\o\ac(○,3)`: "③", `EQ \f(1,2)`: "1/2", `EQ \o(a,b)`: "ab", `EQ \o\ac(○,A)`: "A",
		`SYMBOL 254 \f "Wingdings" \s 11`: "☑", `SYMBOL 0x6F \f Wingdings`: "□", `QUOTE "年度"`: "年度", `REF x \h`: "", "": "", `EQ \o)(`: "",
	} {
		if got := Field(code); got != want {
			t.Errorf("%q: %q, want %q", code, got, want)
		}
	}
}

func TestANumberAndItsTextStayApart(t *testing.T) {
	t.Parallel()
	for number, want := range map[string]string{"一、": "一、总", "（一）": "（一）总", "①": "①总", "3.1": "3.1 总", "1.": "1. 总", "第一章": "第一章 总", "•": "• 总", "": "总"} {
		var l Line
		l.String("总", Style{})
		if got := l.Blocks(document.Body, number, 0, &Pending{})[0].Paragraph.Text; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	var empty Line
	if got := empty.Blocks(document.Body, "•", 0, &Pending{}); got != nil {
		t.Error("a bullet alone is a paragraph")
	}
	if got := empty.Blocks(document.Body, "3.", 0, &Pending{}); len(got) != 1 || got[0].Paragraph.Text != "3." {
		t.Errorf("a number alone: %v", got)
	}
}

func TestALineIsBoldOnlyAsAWhole(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		pieces []string // every second one is bold
		want   bool
	}{"bold": {[]string{"", "甲"}, true}, "mixed": {[]string{"甲", "乙"}, false}, "bold but for blanks": {[]string{" \u3000", "乙"}, true}, "plain": {[]string{"甲"}, false}} {
		var l Line
		for i, s := range c.pieces {
			l.String(s, Style{Bold: i&1 == 1})
		}
		if got := l.Blocks(document.Body, "", 0, &Pending{})[0].Paragraph.Bold; got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestTheGridFollowsTheEdges(t *testing.T) {
	t.Parallel()
	text := func(s string) []document.Block {
		return []document.Block{document.P(&document.Paragraph{Text: s})}
	}
	left := 1000
	rows := []Row{
		{Heading: true, Cells: []Cell{{Right: 3000, Blocks: text("宽")}}},
		{Heading: true, Cells: []Cell{{Right: 1000, Blocks: text("a"), VFirst: true}, {Right: 2010, Blocks: text("b")}, {Right: 3000, Blocks: text("c")}}},
		{Cells: []Cell{{Right: 995, VMerged: true}, {Right: 3000, Blocks: text("d")}}},
		{Left: 1000, Cells: []Cell{{Right: 2000, Blocks: text("e")}, {Right: 3000, Blocks: text("f")}}},
		{Cells: []Cell{{Right: 0, Blocks: text("g")}, {Right: 0, Blocks: text("h")}}}, // edges that say nothing
	}
	table, err := Table(document.Body, rows, &left, &Pending{})
	if err != nil {
		t.Fatal(err)
	}
	if table.Cols != 3 || table.Rows != 5 || table.Header != 2 || left != 1000-15 {
		t.Errorf("%d columns, %d rows, %d heading rows, %d cells left", table.Cols, table.Rows, table.Header, left)
	}
	for _, c := range []struct {
		row, col int
		want     string
		starts   bool
	}{{0, 2, "宽", false}, {1, 0, "a", true}, {2, 0, "a", false}, {2, 2, "d", false}, {3, 0, "", false}, {3, 1, "e", true}, {4, 0, "g", true}, {4, 1, "h", true}} {
		if got := table.Text(c.row, c.col); got != c.want || table.Starts(c.row, c.col) != c.starts {
			t.Errorf("row %d column %d: %q, starts %v", c.row, c.col, got, table.Starts(c.row, c.col))
		}
	}
	few := 5
	if _, err := Table(document.Body, rows, &few, &Pending{}); !errors.Is(err, document.ErrTooLarge) {
		t.Errorf("past the limit: %v", err)
	}
}

func TestTextUnderAMergedCellIsSaid(t *testing.T) {
	t.Parallel()
	text := []document.Block{document.P(&document.Paragraph{Text: "甲"})}
	under := []document.Block{document.P(&document.Paragraph{Text: "乙"})}
	left, pending := 100, &Pending{}
	table, err := Table(document.Body, []Row{{Cells: []Cell{{Right: 900, VFirst: true, Blocks: text}}}, {Cells: []Cell{{Right: 900, VMerged: true, Blocks: under}}}}, &left, pending)
	if err != nil {
		t.Fatal(err)
	}
	d := &document.Document{Body: []document.Block{document.T(table)}}
	pending.Number(d)
	if len(d.Warnings) != 1 || d.Warnings[0].At.String() != "表1第1行第1列" {
		t.Errorf("warnings %v", d.Warnings)
	}
}
