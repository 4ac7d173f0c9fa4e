package extract

import (
	"testing"

	"nianping/ingest/document"
)

func TestATableCutInTwoIsReadAsOne(t *testing.T) {
	t.Parallel()
	const (
		training = "类别|班名|期数|人数\n"
		first    = training + "社会化培训|电工|3|90\n社会化培训|焊工|2|50"
		second   = training + "政府补贴性培训|护理|4|160\n合计||9|300"
		whole    = "sc5? sp140? tc9 tp300 uc4 up160"
	)
	for _, c := range []struct {
		name, first, between, second string
		tables                       int
		last                         string // the place of the last row
	}{
		{"the sum in the second part", first, "", second, 1, "表2第3行第1列"},
		{"said to go on", first, "（续上表）", second, 1, "表2第3行第1列"},
		{"another caption between", first, "下半年培训情况", second, 2, "表2第3行第1列"},
		{"a head of two rows", "项目|社会化培训|<\n^|期数|人数\n电工|3|90\n焊工|2|50", "", "项目|社会化培训|<\n^|期数|人数\n美容|1|40\n合计|6|180", 1, "表2第4行第1列"},
		{"each with its own sum", training + "社会化培训|电工|3|90\n合计||3|90", "", second, 2, "表2第3行第1列"},
		{"numbered from one again", "序号|班名|人数\n1|电工|30\n2|焊工|25", "", "序号|班名|人数\n1|护理|30\n2|保育|25", 2, "表2第3行第1列"},
		{"cards with the same labels", "项目|内容|说明\n名称|电工实训室|甲\n面积|200平方米|乙", "", "项目|内容|说明\n名称|电工实训室|丙\n面积|300平方米|丁", 2, "表2第3行第1列"},
		{"another head", first, "", "类别|地点|期数|人数\n合计||9|300", 2, "表2第2行第1列"},
		{"rows of figures are no head", "1|2|3\n4|5|6", "", "1|2|3\n7|8|9", 2, "表2第2行第1列"},
	} {
		doc := written(c.first, opened("二、培训工作开展情况")...)
		if c.between != "" {
			doc.Body = append(doc.Body, document.P(&document.Paragraph{Text: c.between, Ref: document.Ref{Para: 9}}))
		}
		below := grid(c.second)
		below.Ref.Table = 2
		doc.Body = append(doc.Body, document.T(below))
		r, tables := Read(doc), 0
		var last *Table
		for i := range r.Blocks {
			if b := r.Blocks[i].Table; b != nil {
				tables++
				last = b
			}
		}
		if at := last.Ref(last.Rows-1, 0).String(); tables != c.tables || at != c.last {
			t.Errorf("%s: %d tables, the last row at %s, want %d and %s", c.name, tables, at, c.tables, c.last)
		}
		if c.tables == 1 && c.first == first {
			if got := trainingFigures(readBy(trainingFacts, doc)); got != whole {
				t.Errorf("%s: got %s, want %s", c.name, got, whole)
			}
		}
	}
}
