package ingest

import (
	"context"
	"strings"
	"testing"

	"nianping/ingest/document"
	"nianping/ingest/document/documenttest"
)

// chunked is a Word document that takes in other files between its two paragraphs.
func chunked(t *testing.T, files ...string) []byte {
	t.Helper()
	const office = `http://schemas.openxmlformats.org/officeDocument/2006/relationships`
	body, relations := "", ""
	var parts []string
	write := func(name, content string) { parts = append(parts, name, content) }
	for i := 0; i < len(files); i += 2 {
		body += `<w:altChunk r:id="` + files[i] + `"/>`
		relations += `<Relationship Id="` + files[i] + `" Type="` + office + `/aFChunk" Target="` + files[i] + `"/>`
		write("word/"+files[i], files[i+1])
	}
	p := func(text string) string { return `<w:p><w:r><w:t>` + text + `</w:t></w:r></w:p>` }
	write("word/document.xml", `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="`+office+`"><w:body>`+p("前")+body+p("后")+`</w:body></w:document>`)
	write("word/_rels/document.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`+relations+`</Relationships>`)
	return documenttest.Zip(parts...)
}

func TestFilesWithinAFileStandWhereTheyAreSeen(t *testing.T) {
	t.Parallel()
	inner := string(chunked(t, "b.html", "<html><body><p>里层</p></body></html>"))
	deep := inner
	for range 4 {
		deep = string(chunked(t, "z.docx", deep))
	}
	tests := []struct {
		name    string
		files   []string
		want    string
		warning string
	}{
		{"two pages", []string{"a.html", "<html><body><p>甲</p><table><tr><td>五级</td><td>30</td></tr></table></body></html>", "b.html", "<html><body><p>乙</p></body></html>"}, "前\n甲\n五级\t30\n乙\n后\n", "请核对其内容"},
		{"a page within a document", []string{"a.docx", inner}, "前\n前\n里层\n后\n后\n", ""},
		{"something unreadable", []string{"a.bin", "\x00\x01\x02\x03"}, "前\n后\n", "嵌入的文件未能读取"},
		{"documents too deep", []string{"a.docx", deep}, "", "无法读取"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			doc, _, err := ReadDocument(context.Background(), "总结.docx", chunked(t, test.files...), document.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			var b strings.Builder
			if err := doc.Dump(&b); err != nil {
				t.Fatal(err)
			}
			if test.want != "" && b.String() != test.want {
				t.Errorf("got %q, want %q", b.String(), test.want)
			}
			said := ""
			for _, w := range doc.Warnings {
				said += w.Text + "\n"
			}
			if !strings.Contains(said, test.warning) {
				t.Errorf("no warning of %q in %q", test.warning, said)
			}
			if last := doc.Body[len(doc.Body)-1].Paragraph; last.Ref.Para < 2 || doc.Embedded != nil {
				t.Errorf("the last paragraph is at %v, embedded %v", last.Ref, doc.Embedded)
			}
		})
	}
}
