package xlsx

import (
	"fmt"
	"math"

	"github.com/xuri/excelize/v2"
)

// toPrint makes a sheet ready to print, before its rows are streamed: A4 across, as many pages wide as its columns, of widths in
// characters, need to be read, its rows down to the heading and its first columns on each page, page numbers below.
func toPrint(f *excelize.File, name string, widths []float64, first, heading int) error {
	paper, across, pages, any, fit := 9, "landscape", pagesWide(widths, first), 0, true
	if err := f.SetPageLayout(name, &excelize.PageLayoutOptions{Size: &paper, Orientation: &across, FitToWidth: &pages, FitToHeight: &any}); err != nil {
		return err
	}
	if err := f.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	margin, small := 0.5, 0.3
	if err := f.SetPageMargins(name, &excelize.PageLayoutMarginsOptions{Left: &margin, Right: &margin, Top: &margin, Bottom: &margin, Header: &small, Footer: &small}); err != nil {
		return err
	}
	if err := f.SetHeaderFooter(name, &excelize.HeaderFooterOptions{OddHeader: "&C" + name, OddFooter: "&C第 &P 页，共 &N 页"}); err != nil {
		return err
	}
	return f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: fmt.Sprintf("'%s'!$A:$%s,'%s'!$1:$%d", name, columnName(first-1), name, heading), Scope: name})
}

// pagesWide is the number of pages side by side on which the columns stand at half their size or more, the first ones on each.
func pagesWide(widths []float64, first int) int {
	const full = 95 / 0.5 // characters on a page of that size
	repeated, rest := 0.0, 0.0
	for i, w := range widths {
		if i < first {
			repeated += w
		} else {
			rest += w
		}
	}
	return max(1, int(math.Ceil(rest/(full-repeated))))
}
