package document

import (
	"reflect"
	"strings"
	"testing"
)

func text(s string) Block { return P(&Paragraph{Text: s}) }

// placed lists all paragraphs with their places.
func placed(blocks []Block) string {
	var out []string
	for _, b := range blocks {
		if b.Paragraph != nil {
			out = append(out, b.Paragraph.Text+" "+b.Paragraph.Ref.String())
			continue
		}
		for i := range b.Table.Cells {
			out = append(out, placed(b.Table.Cells[i].Blocks))
		}
	}
	return strings.Join(out, "|")
}

func table(blocks ...Block) Block {
	t := &Table{Cells: []Cell{{Blocks: blocks}}}
	t.Seal()
	return T(t)
}

func TestWhatIsInsertedIsCountedAndWhatReferredFollows(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name   string
		at     Ref
		want   string
		warned Ref
	}{
		{"behind a paragraph", Ref{Para: 1}, "甲 第1段|新 第2段|新表 表1第1行第1列|格 表2第1行第1列|乙 第3段", Ref{Para: 3}},
		{"behind a table", Ref{Table: 1}, "甲 第1段|格 表1第1行第1列|新 第2段|新表 表2第1行第1列|乙 第3段", Ref{Para: 3}},
		{"behind a paragraph of a cell", Ref{Table: 1, Row: 1, Col: 1, Para: 1}, "甲 第1段|格 表1第1行第1列|新 表1第1行第1列|新表 表2第1行第1列|乙 第2段", Ref{Para: 2}},
		{"at the end of a cell", Ref{Table: 1, Row: 1, Col: 1}, "甲 第1段|格 表1第1行第1列|新 表1第1行第1列|新表 表2第1行第1列|乙 第2段", Ref{Para: 2}},
		{"at the beginning", Ref{}, "新 第1段|新表 表1第1行第1列|甲 第2段|格 表2第1行第1列|乙 第3段", Ref{Para: 3}},
		{"at a place that is not there", Ref{Para: 9}, "新 第1段|新表 表1第1行第1列|甲 第2段|格 表2第1行第1列|乙 第3段", Ref{Para: 3}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			note := text("注")
			note.Paragraph.Ref.Part = Footnote
			last := text("乙")
			last.Paragraph.Marks = []Mark{{Note: Ref{}}}
			d := &Document{Body: []Block{text("甲"), table(text("格")), last}, Notes: []Block{note}}
			d.Number()
			last.Paragraph.Marks[0].Note = note.Paragraph.Ref
			d.Warn(Ref{Para: 2}, "x")
			other := &Document{Body: []Block{text("x"), text("新"), table(text("新表"))}} // whose places are the same as some of d
			other.Number()
			d.Insert(test.at, other.Body[1:])
			d.Number()
			if got := placed(d.Body); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
			if got := d.Warnings[0].At; got != test.warned {
				t.Errorf("the warning is at %v, want %v", got, test.warned)
			}
			if got := last.Paragraph.Marks[0].Note; !reflect.DeepEqual(got, Ref{Part: Footnote, Para: 1}) {
				t.Errorf("the mark leads to %v", got)
			}
		})
	}
}
