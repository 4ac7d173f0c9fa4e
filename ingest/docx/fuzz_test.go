package docx

import (
	"context"
	"reflect"
	"runtime"
	"testing"
	"time"

	"nianping/ingest/document"
	"nianping/ingest/document/documenttest"
)

// FuzzRead holds the reader to its promise for any bytes: a document whose places are distinct and lead somewhere, or one of the
// errors; no panic, within the time, within the memory that the limits allow.
func FuzzRead(f *testing.F) {
	_, files := documenttest.Load(f, "../../fixtures/corpus/*.docx")
	for _, data := range files {
		f.Add(data)
	}
	f.Add(build(item("1", "0", "甲"), listOf(lvl(0, "chineseCounting", "%1、", ""))))
	f.Fuzz(func(t *testing.T, data []byte) { holds(t, data) })
}

// FuzzBody fuzzes what the container does not let through: the XML of the body and of the numbering.
func FuzzBody(f *testing.F) {
	numbering := listOf(lvl(0, "chineseCounting", "%1、", "") + lvl(1, "decimal", "%1.%2", ""))["numbering.xml"]
	for _, body := range []string{
		item("1", "0", "甲") + item("1", "1", "乙"),
		`<w:tbl><w:tr>` + tc(`<w:vMerge w:val="restart"/><w:gridSpan w:val="2"/>`, "甲") + tc(`<w:hMerge/>`, "乙") + `</w:tr><w:tr>` + tc(`<w:vMerge/>`, "丙") + `</w:tr></w:tbl>`,
		`<w:p>` + checkbox("☐") + complexField("PAGE", r("1")) + `<w:r><w:footnoteReference w:id="1"/></w:r></w:p>`,
		`<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:rPr><w:strike/></w:rPr><w:t>a</w:t></w:r></w:p>`,
		`<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>` + p("框") + `</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback/></mc:AlternateContent></w:r></w:p>`,
	} {
		f.Add(wrap("document", "<w:body>"+body+"</w:body>"), numbering)
	}
	f.Fuzz(func(t *testing.T, body, numbering string) {
		holds(t, zipOf(parts{"word/document.xml": body, "word/numbering.xml": numbering, "word/footnotes.xml": body}))
	})
}

func holds(t *testing.T, data []byte) {
	limits := document.Limits{Input: 4 << 20, Part: 4 << 20, Unpacked: 8 << 20, Cells: 50_000}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	started := time.Now()
	d, err := Read(ctx, data, limits)
	runtime.ReadMemStats(&after)
	if took := time.Since(started); took > 11*time.Second {
		t.Errorf("took %v", took)
	}
	if used := after.TotalAlloc - before.TotalAlloc; used > 256<<20 {
		t.Errorf("allocated %d MB", used>>20)
	}
	if err != nil {
		if !documenttest.Known(err) {
			t.Fatalf("an error of no known kind: %v", err)
		}
		return
	}
	sound(t, d)
}

// sound checks that every place is used once, that spans and marks lie within their text, and that marks lead to notes.
func sound(t *testing.T, d *document.Document) {
	seen := map[document.Ref]bool{}
	paragraphs := map[document.Ref]*document.Paragraph{}
	place := func(r document.Ref) {
		if seen[r] || reflect.ValueOf(r).IsZero() {
			t.Errorf("the place %v is given twice, or empty", r)
		}
		seen[r] = true
	}
	var walk func([]document.Block)
	walk = func(blocks []document.Block) {
		for _, b := range blocks {
			if (b.Paragraph == nil) == (b.Table == nil) {
				t.Fatal("a block that is not exactly one of paragraph and table")
			}
			if tb := b.Table; tb != nil {
				place(tb.Ref)
				for i := range tb.Cells {
					c := &tb.Cells[i]
					if tb.At(c.Row, c.Col) == nil {
						t.Errorf("cell %d,%d is not in its grid", c.Row, c.Col)
					}
					walk(c.Blocks)
				}
				continue
			}
			q := b.Paragraph
			place(q.Ref)
			paragraphs[q.Ref] = q
			for _, s := range append(append([]document.Span(nil), q.Struck...), q.Prompts...) {
				if s.Start < 0 || s.Start >= s.End || s.End > len(q.Text) {
					t.Errorf("span %v outside %q", s, q.Text)
				}
			}
			if len(q.Text) < len(q.Number) || q.Text[:len(q.Number)] != q.Number {
				t.Errorf("%q does not begin with its number %q", q.Text, q.Number)
			}
		}
	}
	for _, blocks := range [][]document.Block{d.Body, d.Notes, d.Headers, d.Footers} {
		walk(blocks)
	}
	for _, q := range paragraphs {
		for _, m := range q.Marks {
			if m.Offset < 0 || m.Offset > len(q.Text) || !seen[m.Note] {
				t.Errorf("mark %v of %q leads nowhere", m, q.Text)
			}
		}
	}
}
