// Package xlsx reads Excel workbooks (ECMA-376, ISO/IEC 29500, both editions) and SpreadsheetML 2003 as a person sees them:
// every visible sheet as a table, values under their formats.
//
// Read: shared, inline and rich text, numbers, dates (1900 and 1904), percentages, errors, merged areas, struck-out text, text
// boxes, print headers and footers. Formulas show the value kept with them; where none was kept it is calculated, with a warning.
// Left out with a warning: hidden sheets, rows and columns, comments, charts, macro and dialog sheets.
package xlsx

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"nianping/ingest/document"
	"nianping/ingest/ooxml"
	"nianping/ingest/sheet"
)

// reader holds what the sheets of one workbook share.
type reader struct {
	ctx      context.Context
	data     []byte
	pkg      *ooxml.Package
	limits   document.Limits
	doc      *document.Document
	strings  []richText
	styles   []style
	date1904 bool
	used     int // grid positions of the sheets so far
	calc     *calculator
}

// tab is one sheet as the workbook lists it.
type tab struct {
	name, id string
	hidden   bool
}

// Read reads a .xlsx, .xlsm, .xltx or .xltm. The error wraps ErrCorrupt when the container, or any part that is needed, is broken or breaks
// off (a short table is never returned); ErrEncrypted, ErrTooLarge and ErrUnsupported as ooxml.Open, ErrTooLarge also past limits.Cells.
func Read(ctx context.Context, data []byte, limits document.Limits) (*document.Document, error) {
	limits = limits.Defaults()
	pkg, err := ooxml.Open(data, limits)
	if err != nil {
		return nil, err
	}
	r := &reader{ctx: ctx, data: data, pkg: pkg, limits: limits, doc: &document.Document{Format: "xlsx"}}
	main := "xl/workbook.xml"
	top, err := pkg.Relations("")
	if err != nil {
		return nil, err
	}
	for _, rel := range top {
		if rel.Type == "officeDocument" && pkg.Has(rel.Target) {
			main = rel.Target
		}
	}
	if err := r.workbook(main); err != nil {
		return nil, err
	}
	return r.doc, nil
}

func (r *reader) workbook(main string) error {
	part, err := r.pkg.Part(main)
	if err != nil {
		return err
	}
	if part == nil {
		return fmt.Errorf("%w（工作簿缺少 %s）", document.ErrCorrupt, main)
	}
	tabs, err := r.tabs(part)
	if err != nil {
		return err
	}
	relations, err := r.pkg.Relations(main)
	if err != nil {
		return err
	}
	for _, rel := range sorted(relations) {
		switch rel.Type {
		case "sharedStrings":
			err = r.readStrings(rel.Target)
		case "styles":
			err = r.readStyles(rel.Target)
		}
		if err != nil {
			return err
		}
	}
	for _, t := range tabs {
		if err := r.tab(t, relations[t.id]); err != nil {
			return err
		}
	}
	return nil
}

// tabs lists the sheets in the order of their tabs.
func (r *reader) tabs(part []byte) ([]tab, error) {
	var tabs []tab
	s := ooxml.NewScanner(part)
	if !s.Root() {
		return nil, s.Err()
	}
	for depth := s.Depth(); s.Child(depth); {
		switch s.Name {
		case "x:workbookPr":
			r.date1904 = isTrue(s.Attr("date1904"))
		case "x:sheets":
			for d := s.Depth(); s.Child(d); {
				if s.Name == "x:sheet" {
					state := s.Attr("state")
					tabs = append(tabs, tab{s.Attr("name"), s.Attr("r:id"), state == "hidden" || state == "veryHidden"})
				}
			}
		}
	}
	return tabs, s.Err()
}

// tab reads one sheet into the document.
func (r *reader) tab(t tab, rel ooxml.Relation) error {
	ref := document.Ref{Sheet: t.name}
	switch {
	case t.hidden:
		r.doc.Warn(ref, "隐藏的工作表未读取")
		return nil
	case t.id == "" || rel.Type == "chartsheet" || rel.Type == "dialogsheet" || rel.Type == "xlMacrosheet" || rel.Type == "xlIntlMacrosheet":
		r.doc.Warn(ref, "图表页或宏表未读取")
		return nil
	}
	part, err := r.pkg.Part(rel.Target)
	if err != nil {
		return fmt.Errorf("工作表“%s”：%w", t.name, err)
	}
	if part == nil {
		return fmt.Errorf("%w（缺少工作表“%s”的内容）", document.ErrCorrupt, t.name)
	}
	w := &worksheet{reader: r, out: sheet.Sheet{Name: t.name, HiddenRows: map[int]bool{}}}
	if err := w.read(part); err != nil {
		return fmt.Errorf("工作表“%s”：%w", t.name, err)
	}
	r.used, err = w.out.Append(r.ctx, r.doc, r.used, r.limits.Cells)
	if err != nil {
		return err
	}
	return w.around(rel.Target)
}

func isTrue(v string) bool { return v == "1" || v == "true" || v == "on" }

// atoi reads a number of an attribute; −1 where it is none.
func atoi(s string) int {
	n, err := strconv.Atoi(strings.TrimSpace(s))
	if err != nil {
		return -1
	}
	return n
}
