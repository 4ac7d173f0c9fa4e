package main

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"nianping/ingest"
	"nianping/ingest/document"
	"nianping/template"
)

// zipParts are the parts of a docx by name.
func zipParts(t *testing.T, data []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		parts[f.Name] = string(b)
	}
	return parts
}

var commentMark = regexp.MustCompile(`<w:commentRangeStart w:id="\d+"/>|<w:commentRangeEnd w:id="\d+"/><w:r><w:commentReference w:id="\d+"/></w:r>`)

func TestAnAnnotatedCopyDiffersOnlyByItsComments(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"d01", "d05", "d22"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			original, err := os.ReadFile("../../fixtures/corpus/" + name + ".docx")
			if err != nil {
				t.Fatal(err)
			}
			report, doc, err := ingest.Read(context.Background(), name+".docx", original, document.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			var notes []template.Note
			for _, p := range []string{"/outcomes/0/registered", "/examiners/0/name", "/year", "/venues/office_area"} {
				for at, list := range report.Evidence {
					if string(at) == p {
						notes = append(notes, template.Note{At: list[0].At, Text: list[0].Text, Say: "请核对<这里>&那里"})
					}
				}
			}
			if len(notes) < 3 {
				t.Fatalf("only %d places to comment on", len(notes))
			}
			var b bytes.Buffer
			if err := template.Annotate(&b, original, notes, "年评自查", time.Date(2025, 6, 3, 9, 0, 0, 0, time.UTC)); err != nil {
				t.Fatal(err)
			}
			before, after := zipParts(t, original), zipParts(t, b.Bytes())
			for part, text := range after {
				switch {
				case part == "word/document.xml":
					if commentMark.ReplaceAllString(text, "") != commentMark.ReplaceAllString(before[part], "") {
						t.Error("the body differs by more than comment marks")
					}
				case strings.Contains(part, "comments"), part == "[Content_Types].xml", part == "word/_rels/document.xml.rels":
				case text != before[part]:
					t.Errorf("%s differs", part)
				}
			}
			for part := range before {
				if _, ok := after[part]; !ok {
					t.Errorf("%s is missing", part)
				}
			}
			again, copied, err := ingest.Read(context.Background(), name+".docx", b.Bytes(), document.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			if dump(t, doc) != dump(t, copied) {
				t.Error("the copy reads otherwise than the original")
			}
			if again.Institution.Name == nil || *again.Institution.Name != *report.Institution.Name {
				t.Error("the copy is another institution's")
			}
			for i, n := range notes {
				if got := commented(after["word/document.xml"], strings.Count(before["word/comments.xml"], "</w:comment>")+i); !strings.Contains(got, strings.Join(strings.Fields(n.Text), "")) {
					t.Errorf("comment %d on %q stands at %q", i, n.Text, got)
				}
			}
		})
	}
}

// commented is the text within the range of a comment, without white space.
func commented(body string, id int) string {
	n := num(&id)
	_, rest, _ := strings.Cut(body, `<w:commentRangeStart w:id="`+n+`"/>`)
	inner, _, _ := strings.Cut(rest, `<w:commentRangeEnd w:id="`+n+`"/>`)
	var text string
	for _, m := range regexp.MustCompile(`<w:t(?: [^>]*)?>([^<]*)</w:t>`).FindAllStringSubmatch(inner, -1) {
		text += m[1]
	}
	return strings.Join(strings.Fields(text), "")
}

func dump(t *testing.T, doc *document.Document) string {
	t.Helper()
	var b strings.Builder
	if err := doc.Dump(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// checked runs `check` on bytes and gives what it prints.
func checked(t *testing.T, name string, data []byte, more ...string) (status int, out string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	var stdout, stderr bytes.Buffer
	status = run(context.Background(), append([]string{"check", path}, more...), &stdout, &stderr, time.Now)
	return status, stdout.String() + stderr.String()
}

func TestCheckSaysWhatIsWrongInAFormAndWhere(t *testing.T) {
	t.Parallel()
	in := townRegistry(t)[0]
	good := filledForm(&in, 2024, 6, 1)
	write := func(f template.Form) []byte {
		var b bytes.Buffer
		if err := template.WriteForm(&b, f); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	if status, out := checked(t, "好.docx", write(good)); status != 0 || !strings.Contains(out, "没有发现问题") {
		t.Errorf("a sound form gives %d and\n%s", status, out)
	}
	few := filledForm(&in, 2024, 2, 1)
	if status, out := checked(t, "少.docx", write(few)); status != 0 || !strings.Contains(out, "考评员") || !strings.Contains(out, "位置：") {
		t.Errorf("a form with two examiners gives %d and\n%s", status, out)
	}
	if status, out := checked(t, "空.docx", write(template.Form{Year: 2024, Institution: &in})); status != 0 || !strings.Contains(out, "缺少分级统计数据") || !strings.Contains(out, "内部质量督导次数") {
		t.Errorf("a blank form gives %d and\n%s", status, out)
	}
	letters := strings.Replace(zipParts(t, write(good))["word/document.xml"], ">"+num(good.Known.Outcomes[0].Registered)+"<", ">若干<", 1)
	if status, out := checked(t, "字.docx", repack(t, write(good), letters)); status != 0 || !strings.Contains(out, "应当填数字，这里写的是“若干”") {
		t.Errorf("letters for a number give %d and\n%s", status, out)
	}
	if status, out := checked(t, "坏.docx", []byte("PK\x03\x04")); status != 0 || !strings.Contains(out, "一、需要改正") || strings.Contains(out, "请机构") {
		t.Errorf("a broken file gives %d and\n%s", status, out)
	}
}

// repack is a docx with another body.
func repack(t *testing.T, data []byte, body string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range zipParts(t, data) {
		if name == "word/document.xml" {
			text = body
		}
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, text); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
