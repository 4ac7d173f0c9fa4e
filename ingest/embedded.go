package ingest

import (
	"context"
	"path"

	"nianping/ingest/document"
)

// The bounds of what is read within one file.
const (
	maxEmbedded      = 50 // files within one file
	maxEmbeddedDepth = 2  // files within files
)

// unfold reads the files within a document (a workbook pasted as an object, a page that Word takes in) and puts their
// text where they stand. What cannot be read is a warning there. All of them together have the time of one input.
func (r Reader) unfold(ctx context.Context, doc *document.Document, depth int) {
	files := doc.Embedded
	if doc.Embedded = nil; len(files) == 0 {
		return
	}
	ctx, cancel := document.WithTime(ctx, r.Limits.Time)
	defer cancel()
	within := Reader{Limits: r.Limits} // pictures within a document are not recognised
	said := make([][]string, len(files))
	for i := len(files) - 1; i >= 0; i-- { // from the end, so that the places before stay
		name := path.Base(files[i].Name)
		if i >= maxEmbedded || depth >= maxEmbeddedDepth {
			said[i] = []string{"嵌入的文件太多或嵌套太深，“" + name + "”未读取"}
			continue
		}
		inner, _, err := within.at(ctx, name, files[i].Data, depth+1)
		if err != nil {
			said[i] = []string{"嵌入的文件未能读取：" + err.Error()}
			continue
		}
		for _, w := range inner.Warnings {
			said[i] = append(said[i], "嵌入的文件“"+name+"”："+w.Text)
		}
		doc.Insert(files[i].At, append(inner.Body, inner.Notes...))
	}
	for i, texts := range said {
		for _, t := range texts {
			doc.Warn(files[i].At, t)
		}
	}
	doc.Number()
}
