package main

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"nianping"
	"nianping/ingest/document"
	"nianping/render/html"
)

// explain writes the page that joins the document and the values; doc is nil for a file that could not be read.
func explain(path string, doc *document.Document, r *nianping.Report) error {
	in := &html.Reading{File: r.File, Blocks: blocksOf(doc), Report: r, Findings: r.Findings}
	return writeFile(path, func(f *os.File) error { return html.WriteExplain(f, in) })
}

// explainPath is the page of the n-th file: of several files the later ones have their number before the ending.
func explainPath(path string, n int) string {
	if n == 0 {
		return path
	}
	ext := filepath.Ext(path)
	return strings.TrimSuffix(path, ext) + "-" + strconv.Itoa(n+1) + ext
}

// blocksOf are the blocks of a document in the order in which it is printed; nil for a nil one.
func blocksOf(doc *document.Document) []html.Block {
	if doc == nil {
		return nil
	}
	var list []html.Block
	for _, blocks := range [][]document.Block{doc.Body, doc.Notes, doc.Headers, doc.Footers} {
		for _, b := range blocks {
			if p := b.Paragraph; p != nil {
				list = append(list, html.Block{At: p.Ref.String(), Text: p.Text, Heading: p.Heading > 0 || p.Bold})
			} else {
				list = append(list, html.Block{At: b.Table.Ref.String(), Rows: rowsOf(b.Table)})
			}
		}
	}
	return list
}

// rowsOf are the cells of a table where they begin, row by row.
func rowsOf(t *document.Table) [][]html.Cell {
	rows := make([][]html.Cell, t.Rows)
	for r := range t.Rows {
		for c := range t.Cols {
			if t.Starts(r, c) {
				cell := t.At(r, c)
				rows[r] = append(rows[r], html.Cell{At: t.CellRef(r, c).String(), Text: cell.Text(), RowSpan: cell.RowSpan, ColSpan: cell.ColSpan})
			}
		}
	}
	return rows
}
