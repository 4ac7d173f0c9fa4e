package sheet

import (
	"context"
	"errors"
	"strings"
	"testing"

	"nianping/ingest/document"
)

func read(t *testing.T, s Sheet) (*document.Document, string) {
	t.Helper()
	doc := &document.Document{}
	if _, err := s.Append(context.Background(), doc, 0, 1000); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := doc.Dump(&b); err != nil {
		t.Fatal(err)
	}
	return doc, b.String()
}

func TestTheGridShowsWhatIsSeen(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		sheet Sheet
		want  string
		refs  map[string][2]int // place → grid position
	}{
		"blank leading rows and columns are trimmed": {
			Sheet{Name: "汇总", Cells: []Cell{{Row: 4, Col: 2, Text: "等级"}, {Row: 4, Col: 3, Text: "报考"}, {Row: 5, Col: 3, Text: "12"}}},
			"汇总\n等级\t报考\n\t12\n", map[string][2]int{"汇总!D6": {1, 1}}},
		"a program's sheet name is no heading": {
			Sheet{Name: "Sheet1", Cells: []Cell{{Text: "甲"}}}, "甲\n", nil},
		"hidden rows and columns are left out, and the places stay true": {
			Sheet{Name: "汇总", Cells: []Cell{{Row: 0, Text: "甲"}, {Row: 1, Text: "藏"}, {Row: 2, Text: "乙"}, {Row: 2, Col: 1, Text: "藏"}, {Row: 2, Col: 2, Text: "丙"}},
				HiddenRows: map[int]bool{1: true}, HiddenCols: func(c int) bool { return c == 1 }},
			"汇总\n甲\n乙\t丙\n", map[string][2]int{"汇总!C3": {1, 1}}},
		"a merged value counts once": {
			Sheet{Name: "表1", Cells: []Cell{{Text: "电工"}, {Row: 1, Text: "盖住"}, {Col: 1, Text: "五级"}, {Row: 1, Col: 1, Text: "四级"}},
				Merges: []Area{{0, 0, 2, 1}}}, "电工\t五级\n\t四级\n", nil},
		"the value of a merged area that begins in a hidden row is still seen": {
			Sheet{Name: "表1", Cells: []Cell{{Text: "电工"}, {Row: 1, Col: 1, Text: "四级"}, {Row: 2, Col: 1, Text: "三级"}},
				Merges: []Area{{0, 0, 3, 1}}, HiddenRows: map[int]bool{0: true}}, "电工\t四级\n\t三级\n", nil},
		"a far stray cell does not stretch the grid": {
			Sheet{Name: "表1", Cells: []Cell{{Text: "甲"}, {Row: 1048575, Col: 16383, Text: "乙"}}}, "甲\n\n\n\n\t\t\t\t乙\n",
			map[string][2]int{"表1!XFD1048576": {4, 4}}},
		"overlapping areas: the first counts": {
			Sheet{Name: "表1", Cells: []Cell{{Text: "甲"}, {Row: 1, Col: 1, Text: "乙"}, {Row: 1, Col: 2, Text: "丙"}}, Merges: []Area{{0, 0, 2, 2}, {1, 1, 1, 2}}},
			"甲\n\t\t丙\n", nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			doc, got := read(t, c.sheet)
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
			for place, at := range c.refs {
				if got := doc.Body[len(doc.Body)-1].Table.CellRef(at[0], at[1]).String(); got != place {
					t.Errorf("position %v is %s, want %s", at, got, place)
				}
			}
		})
	}
}

func TestTheGridIsBounded(t *testing.T) {
	t.Parallel()
	var s Sheet
	for i := range 100 {
		s.Cells = append(s.Cells, Cell{Row: i, Col: i, Text: "x"})
	}
	if _, err := s.Append(context.Background(), &document.Document{}, 0, 1000); !errors.Is(err, document.ErrTooLarge) {
		t.Errorf("got %v", err)
	}
}
