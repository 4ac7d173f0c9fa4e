// Package text reads plain text and CSV. UTF-8, UTF-16 and GB18030 are told apart; a line is a paragraph.
//
// Read as tables, where that is clear: Markdown tables, tables drawn with lines (│ ─ or + - |), lines of equally many fields
// between tabs, and columns set by blanks over three lines or more. Everything else stays text.
package text

import (
	"context"
	"fmt"
	"strings"

	"nianping/ingest/charset"
	"nianping/ingest/document"
)

// reader is one text on its way into a document.
type reader struct {
	ctx    context.Context
	limits document.Limits
	doc    *document.Document
	paras  int
	tables int
	cells  int
}

// Read reads plain text. The error wraps ErrUnsupported for bytes that are no text, ErrTooLarge past the limits.
func Read(ctx context.Context, data []byte, limits document.Limits) (*document.Document, error) {
	r, text, err := begin(ctx, data, limits, "txt")
	if err != nil {
		return nil, err
	}
	lines := strings.Split(text, "\n")
	for i := 0; i < len(lines); {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if rows, n := tableAt(lines[i:]); n > 0 {
			if err := r.table(rows); err != nil {
				return nil, err
			}
			i += n
			continue
		}
		if strings.TrimSpace(lines[i]) != "" {
			if r.paras++; r.paras > r.limits.Cells {
				return nil, fmt.Errorf("%w（文本超过 %d 行）", document.ErrTooLarge, r.limits.Cells)
			}
			p := &document.Paragraph{Ref: document.Ref{Para: r.paras}, Text: strings.TrimRight(lines[i], " \t")}
			r.doc.Body = append(r.doc.Body, document.P(p))
		}
		i++
	}
	return r.doc, nil
}

// begin decodes a file.
func begin(ctx context.Context, data []byte, limits document.Limits, format string) (*reader, string, error) {
	limits = limits.Defaults()
	if err := limits.Fit(int64(len(data))); err != nil {
		return nil, "", err
	}
	switch {
	case !charset.IsText(data):
		return nil, "", fmt.Errorf("%w（不是文本文件）", document.ErrUnsupported)
	}
	text, _ := charset.Decode(data, "")
	r := &reader{ctx: ctx, limits: limits, doc: &document.Document{Format: format}}
	if strings.Contains(text, "\uFFFD") {
		r.doc.Warn(document.Ref{}, "有些字节不是文字，显示为“\uFFFD”")
	}
	return r, strings.NewReplacer("\r\n", "\n", "\r", "\n", "\f", "\n", "\u2028", "\n", "\u0000", "", "\x1A", "").Replace(text), nil
}

// table adds rows of cells as a table.
func (r *reader) table(rows [][]string) error {
	cols := 0
	for _, row := range rows {
		cols = max(cols, len(row))
	}
	if r.cells += len(rows) * cols; r.cells > r.limits.Cells {
		return fmt.Errorf("%w（表格的单元格超过 %d 个）", document.ErrTooLarge, r.limits.Cells)
	}
	r.tables++
	t := &document.Table{Ref: document.Ref{Table: r.tables}, Rows: len(rows), Cols: cols}
	for i, row := range rows {
		for k, cell := range row {
			c := document.Cell{Row: i, Col: k, RowSpan: 1, ColSpan: 1}
			if cell = strings.TrimSpace(cell); cell != "" {
				c.Blocks = []document.Block{document.P(&document.Paragraph{Ref: t.CellRef(i, k), Text: cell})}
			}
			t.Cells = append(t.Cells, c)
		}
	}
	t.Seal()
	r.doc.Body = append(r.doc.Body, document.T(t))
	return nil
}
