// Package xls reads binary workbooks (.xls, and .et of WPS): BIFF8 of Excel 97–2003 after [MS-XLS], BIFF5 and BIFF7 of
// Excel 5 and 95, in a compound file or bare.
//
// Read: each visible worksheet as one table with its values as people see them, merged cells, struck-out text, text
// boxes, page headers and footers. Left out with a warning: hidden sheets, rows and columns, cell comments. Left out: charts, pictures, macros.
package xls

import (
	"context"
	"errors"
	"fmt"

	"nianping/ingest/document"
	"nianping/ingest/ole"
)

// reader holds one workbook while it is read.
type reader struct {
	ctx     context.Context
	stream  []byte
	doc     *document.Document
	biff8   bool
	page    int // code page of BIFF5 text, 0 not stated
	epoch   bool
	strings []text
	formats map[int]string
	styles  []style
	fonts   []look
	sheets  []sheetEntry
	text    int64 // bytes of text that the limit still allows
	limit   int   // positions of all grids
	used    int
}

// text is a string of the workbook with the pieces of it that are struck out.
type text struct {
	value string
	spans []document.Span
}

// style is what a cell format (XF) says.
type style struct {
	code string // number format
	look
}

// look is what a font says.
type look struct{ bold, struck bool }

// sheetEntry is a sheet as the workbook lists it.
type sheetEntry struct {
	name   string
	offset int
	hidden bool
	kind   int
}

// kindWorksheet is a sheet of cells; others are macros and charts.
const kindWorksheet = 0

// Is reports whether data is a bare BIFF stream, without a compound file around it.
func Is(data []byte) bool {
	if len(data) < 8 || data[0] != 0x09 {
		return false
	}
	switch data[1] {
	case 0x08:
		return data[3] == 0 && (data[5] == 5 || data[5] == 6) && data[4] == 0
	case 0x00, 0x02, 0x04:
		return data[2] >= 4 && data[2] <= 8 && data[3] == 0 && (data[6] == 0x10 || data[6] == 0x20 || data[6] == 0x40 || data[7] == 0x01) && data[5] < 5
	}
	return false
}

// Read reads a workbook. The error wraps document.ErrEncrypted for a workbook behind a password, ErrUnsupported for a
// compound file without a workbook and for versions before Excel 5, ErrCorrupt for a stream that breaks off or
// contradicts itself, ErrTooLarge past the limits or the context's deadline.
func Read(ctx context.Context, data []byte, limits document.Limits) (*document.Document, error) {
	limits = limits.Defaults()
	ctx, cancel := context.WithTimeout(ctx, limits.Time)
	defer cancel()
	stream, props, err := open(data, limits)
	if err != nil {
		return nil, err
	}
	r := &reader{ctx: ctx, stream: stream, doc: &document.Document{Format: "xls", Props: props}, formats: map[int]string{}, limit: limits.Cells, text: limits.Unpacked}
	if err := r.globals(); err != nil {
		return nil, err
	}
	for i := range r.sheets {
		if err := r.sheet(&r.sheets[i]); err != nil {
			return nil, err
		}
	}
	return r.doc, nil
}

// open finds the stream of the workbook, and what the file says of itself.
func open(data []byte, limits document.Limits) (stream []byte, props map[string]string, err error) {
	if Is(data) {
		if err := limits.Fit(int64(len(data))); err != nil {
			return nil, nil, err
		}
		return data, nil, nil
	}
	file, err := ole.Open(data, limits)
	if err != nil {
		return nil, nil, err
	}
	if file.Has("EncryptedPackage") {
		return nil, nil, fmt.Errorf("%w（是加密的 Office 文件）", document.ErrEncrypted)
	}
	for _, name := range [...]string{"Workbook", "Book"} {
		if !file.Has(name) {
			continue
		}
		stream, err := file.Read(name)
		if errors.Is(err, document.ErrCorrupt) && len(stream) > 0 {
			return stream, file.Properties(), nil // a length that is stated too long; a stream that truly breaks off lacks its last records
		}
		return stream, file.Properties(), err
	}
	return nil, nil, fmt.Errorf("%w（里面没有工作簿）", document.ErrUnsupported)
}

// corrupt is the error for a stream that contradicts itself.
func corrupt(what string) error { return fmt.Errorf("%w（工作簿%s）", document.ErrCorrupt, what) }
