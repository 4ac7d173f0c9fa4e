package ingest

import (
	"context"
	"strings"

	"nianping/ingest/document"
	"nianping/ingest/html"
	"nianping/ingest/mail"
)

// readMail reads the text of a mail as a document; its attachments are inputs of their own.
func readMail(ctx context.Context, data []byte, limits document.Limits) (*document.Document, error) {
	list, err := mail.Split(ctx, data, limits)
	if err != nil {
		return nil, err
	}
	doc := &document.Document{Format: "eml"}
	for _, m := range list {
		if err := appendBody(ctx, doc, m, limits); err != nil {
			return nil, err
		}
	}
	return doc, nil
}

// readMHTML reads a page that was saved with all it needs in one file; of several pages (frames, sheets of a workbook), each in turn.
func readMHTML(ctx context.Context, data []byte, limits document.Limits) (*document.Document, error) {
	list, err := mail.Split(ctx, data, limits)
	if err != nil {
		return nil, err
	}
	doc := &document.Document{Format: "mhtml"}
	for _, m := range list {
		if err := appendBody(ctx, doc, m, limits); err != nil {
			return nil, err
		}
		for _, p := range m.Parts {
			if !(&sample{data: p.Data}).html() {
				continue
			}
			page, err := html.Read(ctx, p.Data, limits)
			if err != nil {
				return nil, err
			}
			join(doc, page)
		}
	}
	return doc, nil
}

// appendBody adds the text of a mail, from HTML where it has any, for that keeps tables.
func appendBody(ctx context.Context, doc *document.Document, m *mail.Message, limits document.Limits) error {
	if m.HTML != nil {
		page, err := html.ReadLabelled(ctx, m.HTML, m.Charset, limits)
		if err != nil {
			return err
		}
		join(doc, page)
	} else {
		n := 0
		for _, b := range doc.Body {
			if b.Paragraph != nil {
				n++
			}
		}
		for _, line := range strings.Split(m.Text, "\n") {
			if line = strings.TrimRight(line, " \t\r"); strings.TrimSpace(line) != "" {
				n++
				doc.Body = append(doc.Body, document.P(&document.Paragraph{Ref: document.Ref{Para: n}, Text: line}))
			}
		}
	}
	for _, w := range m.Warnings {
		doc.Warn(document.Ref{}, w)
	}
	return nil
}

// join appends one document's body to another's, and goes on counting its places.
func join(doc, more *document.Document) {
	paras, tables := 0, 0
	for _, b := range doc.Body {
		count(b, &paras, &tables)
	}
	shift := func(r *document.Ref) {
		if r.Para > 0 {
			r.Para += paras
		}
		if r.Table > 0 {
			r.Table += tables
		}
	}
	var walk func([]document.Block)
	walk = func(blocks []document.Block) {
		for _, b := range blocks {
			if b.Paragraph != nil {
				shift(&b.Paragraph.Ref)
				continue
			}
			shift(&b.Table.Ref)
			for i := range b.Table.Cells {
				walk(b.Table.Cells[i].Blocks)
			}
		}
	}
	walk(more.Body)
	doc.Body = append(doc.Body, more.Body...)
	for _, w := range more.Warnings {
		shift(&w.At)
		doc.Warnings = append(doc.Warnings, w)
	}
	if doc.Props == nil {
		doc.Props = more.Props
	}
}

func count(b document.Block, paras, tables *int) {
	if b.Paragraph != nil {
		*paras++
		return
	}
	*tables++
	for i := range b.Table.Cells {
		for _, in := range b.Table.Cells[i].Blocks {
			if in.Table != nil {
				count(in, paras, tables)
			}
		}
	}
}

// bodyText is what a mail says, as plain text.
func bodyText(ctx context.Context, m *mail.Message) string {
	doc := &document.Document{}
	if err := appendBody(ctx, doc, m, document.Limits{}); err != nil {
		return m.Text
	}
	var b strings.Builder
	if err := doc.Dump(&b); err != nil {
		return m.Text
	}
	return b.String()
}
