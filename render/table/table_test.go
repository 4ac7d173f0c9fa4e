package table

import (
	"strings"
	"testing"
)

func TestWidthCountsColumnsOfAChineseTerminal(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]int{"": 0, "abc": 3, "电工": 4, "“A”": 5, "①": 2, "…": 2, "（一）": 6, "e\u0301": 1, "\u200b": 0, "1,234": 5} {
		if got := Width(s); got != want {
			t.Errorf("Width(%q) = %d, want %d", s, got, want)
		}
	}
}

func TestColumnsStandUnderEachOther(t *testing.T) {
	t.Parallel()
	tb := Table{Columns: []Column{{Title: "机构"}, {Title: "天数", Align: Right}, {Title: "文件"}},
		Rows: [][]string{{"甲", "3", "a.docx"}, {"乙丙丁", "12", "b\nc.docx"}, {"戊"}}}
	var b strings.Builder
	if err := tb.Write(&b); err != nil {
		t.Fatal(err)
	}
	want := "机构    天数  文件\n----------------------\n甲         3  a.docx\n乙丙丁    12  b c.docx\n戊\n"
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}
