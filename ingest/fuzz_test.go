package ingest

import (
	"bytes"
	"context"
	"testing"
	"testing/fstest"
	"time"

	"nianping/ingest/document"
	"nianping/ingest/document/documenttest"
)

// FuzzReadDocument holds every format together to what is promised: no panic, a document or one of the five errors, never both, and every
// place of a document can be pointed at.
func FuzzReadDocument(f *testing.F) {
	_, files := documenttest.Load(f, "../fixtures/corpus/d*.*")
	for _, data := range files {
		if len(data) < 20_000 && FormatOf(data) != "txt" {
			f.Add(data)
		}
	}
	f.Add(letter("总结", "见附件", entry{"a.zip", packed(entry{"总结.docx", zipped("word/document.xml")})}))
	limits := document.Limits{Part: 1 << 20, Unpacked: 4 << 20, Cells: 20_000, Time: 5 * time.Second}
	f.Fuzz(func(t *testing.T, data []byte) {
		if bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-")) {
			return // has a target of its own; its engine is slow to start
		}
		doc, format, err := ReadDocument(context.Background(), "a", data, limits)
		switch {
		case err != nil && (doc != nil || !known(err)):
			t.Fatalf("%s: %v", format, err)
		case err == nil && (doc == nil || format == ""):
			t.Fatal("neither a document nor an error")
		case err == nil:
			placed(t, doc.Body)
		}
		visit := func(it Item) error {
			if it.Err != nil && !known(it.Err) {
				t.Fatalf("%s: %v", it.Path, it.Err)
			}
			return nil
		}
		if err := Collect(context.Background(), []Root{{FS: fstest.MapFS{"a": {Data: data}}, Path: "."}}, limits, visit); err != nil {
			t.Fatal(err)
		}
	})
}

func placed(t *testing.T, blocks []document.Block) {
	for _, b := range blocks {
		switch {
		case b.Paragraph != nil && b.Paragraph.Ref == document.Ref{}:
			t.Fatalf("%q has no place", b.Paragraph.Text)
		case b.Table != nil && b.Table.Ref == document.Ref{}:
			t.Fatal("a table has no place")
		case b.Table != nil:
			for i := range b.Table.Cells {
				placed(t, b.Table.Cells[i].Blocks)
			}
		}
	}
}
