package extract

import (
	"fmt"
	"testing"

	"nianping/ingest/document"
)

// BenchmarkExtraction reads a report of about ten pages: prose, a cross table, a list of sixty examiners.
func BenchmarkExtraction(b *testing.B) {
	doc := &document.Document{}
	add := func(s string) {
		doc.Body = append(doc.Body, document.P(&document.Paragraph{Text: s, Ref: document.Ref{Para: len(doc.Body) + 1}}))
	}
	add("黄山市示例职业培训学校2024年度评价工作总结")
	for _, h := range []string{"一、基本情况", "二、培训工作开展情况", "三、评价工作开展情况", "（一）总体情况", "（二）基础建设情况", "（三）评价实施情况", "四、下一步培训评价工作打算"} {
		add(h)
		for range 6 {
			add("2024年学校严格落实各项管理制度，评价服务规程、档案管理制度健全，办公用房68平方米，理论考场120平方米，考位60个，全年开展内部质量督导5次，评价结果公示5个工作日，未发生违纪违规行为。评价档案按批次建立。")
		}
		if h == "（一）总体情况" {
			add("备案职业为电工、焊工，均为五级、四级、三级。全年职业技能等级认定报考278人，合格251人，通过率90.29%，其中五级报考120人、合格112人，四级报考158人、合格139人。")
			doc.Body = append(doc.Body, document.T(grid("职业|等级|报考|合格|通过率\n电工|五级|60|55|91.7%\n^|四级|70|63|90.0%\n焊工|五级|60|57|95.0%\n^|四级|88|76|86.4%\n合计|<|278|251|90.3%")))
		}
		if h == "（二）基础建设情况" {
			rows := "序号|姓名|性别|职业|考评员证号|有效期至"
			for i := range 60 {
				rows += fmt.Sprintf("\n%d|张德%c|男|电工|KP2024%04d|2026年5月", i+1, '一'+rune(i*37), i)
			}
			doc.Body = append(doc.Body, document.T(grid(rows)))
		}
	}
	Facts(doc)
	b.ResetTimer()
	for range b.N {
		Assemble("x.docx", "", "docx", Facts(doc))
	}
}

// BenchmarkLexicons is what the first report of a run pays: to read all lexicons and build what they are looked up in.
func BenchmarkLexicons(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		for _, l := range lexicons {
			(&Lexicon{Name: l.Name, file: l.file, id: -1}).Rows()
		}
		newVocabulary()
		newCountingWords()
	}
}
