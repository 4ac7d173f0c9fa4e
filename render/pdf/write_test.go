package pdf

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	"nianping"
	"nianping/render/typeset"
)

func demo(f *Fonts) *document {
	d := &document{fonts: f, title: "排版样张𫖯", date: time.Date(2025, 6, 3, 0, 0, 0, 0, nianping.Shanghai), footer: "样张 · HS-1.0 · 3f2a9c", marking: "内部资料"}
	fl := newFlow(d)
	fl.headline("关于徽州职业技术学校2024年度技能人才评价机构定期评估情况的报告")
	fl.section("罕用字")
	fl.para(typeset.Span{Text: "考评员䶮某、㛃某、𬀩某、𫖯某·欧阳某及𠮷某（𠮷不在字体中）。本年度共组织职业技能等级认定12批次，报考1120人，实考1098人，合格1034人，通过率97.35%；《规程》第3条要求“谁评价、谁发证、谁负责”——全程可追溯……", Style: fl.st.body})
	fl.subsection(1, "楷体标题")
	t := table{caption: "分级别统计", columns: []column{{head: "级别", share: 2}, {head: "报考", group: "本年", share: 1, align: typeset.Right}, {head: "合格", group: "本年", share: 1, align: typeset.Right}, {head: "说明", share: 4, align: typeset.Justify}}}
	for i := 0; i < 50; i++ {
		t.rows = append(t.rows, row{strong: i == 49, cells: []cell{{spans: []typeset.Span{{Text: "三级/高级工", Style: fl.st.cell}}}, {spans: []typeset.Span{{Text: itoa(i * 37), Style: fl.st.cell}}}, {spans: []typeset.Span{{Text: itoa(i * 31), Style: fl.st.cell}}}, {spans: []typeset.Span{{Text: "通过率与合格数、报考数之比不一致，请核对后以书面形式说明。", Style: fl.st.cell}}}}})
	}
	fl.table(t)
	m := 71.5
	fl.charts(chart{title: "各级别通过率", legend: "全市中位数", most: 100, bars: []bar{{label: "五级/初级工", value: 92.3, text: "92.3%", tick: &m, colour: ink}, {label: "四级/中级工", value: 61, text: "61.0%", colour: ink}}},
		chart{title: "各职业报考人数", most: 300, bars: []bar{{label: "电工", value: 300, text: "300", colour: ink}, {label: "汽车维修工（汽车机械维修）", value: 61, text: "61", colour: ink}}})
	fl.finish()
	return d
}

func TestTheSameDocumentGivesTheSameBytes(t *testing.T) {
	t.Parallel()
	sameTwice(t, "demo", func(out io.Writer) error { return demo(EmbeddedFonts()).write(out) })
}

// sameTwice holds that what is written twice has the same bytes.
func sameTwice(t *testing.T, name string, write func(io.Writer) error) {
	t.Helper()
	var a, b bytes.Buffer
	for _, out := range []*bytes.Buffer{&a, &b} {
		if err := write(out); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Errorf("%s: two runs differ", name)
	}
	keepPages(t, name, a.Bytes())
}

// keepPages keeps a file in the folder that NIANPING_PAGES names, to look at it.
func keepPages(t *testing.T, name string, file []byte) {
	t.Helper()
	if dir := os.Getenv("NIANPING_PAGES"); dir != "" {
		if err := os.WriteFile(filepath.Join(dir, name+".pdf"), file, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func BenchmarkDemo(b *testing.B) {
	f := EmbeddedFonts()
	for b.Loop() {
		var out bytes.Buffer
		if err := demo(f).write(&out); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(out.Len()), "bytes")
	}
}
