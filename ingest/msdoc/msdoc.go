// Package msdoc reads Word's binary documents (.doc, and .wps of WPS Office): Word 97–2003 after [MS-DOC], Word 6 and 95
// after the older format that shares its shape.
//
// Read: text through the piece table (fast-saved files too), paragraphs, tables with merged and nested cells, automatic
// numbers, fields (their results), footnotes and endnotes, headers and footers, text boxes, symbols, tracked changes as
// accepted. Left out with a warning: hidden text, comments. Left out: pictures, drawings without text, embedded objects.
package msdoc

import (
	"context"
	"fmt"

	"nianping/ingest/document"
	"nianping/ingest/layout"
	"nianping/ingest/ole"
)

// reader holds one document while it is read.
type reader struct {
	ctx        context.Context
	file       *ole.File
	fib        fib
	main       []byte // the stream WordDocument
	table      []byte // the stream 0Table or 1Table; WordDocument itself before Word 97
	data       []byte // the stream Data: property lists too long for a page, form fields
	text       text
	papx       runs
	chpx       runs
	styles     []style
	fonts      []font
	standard   *codePage // old: of text in a Western font
	lists      lists
	sectionEnd map[int]bool // positions of the marks that end a section
	notes      map[int]*note
	boxes      map[int][]span // text boxes by the position of their anchor
	pictures   bool           // one was passed over
	props      map[string]string
	pending    layout.Pending
	cells      int // that the limit still allows
	depth      int // that tables may nest
}

// Read reads a .doc or .wps. The error wraps document.ErrEncrypted for a document behind a password (an encrypted .docx
// too), ErrUnsupported for a compound file that holds no Word document, ErrCorrupt for a broken one, ErrScanned for
// one that holds nothing but pictures, ErrTooLarge past the limits or the context's deadline.
func Read(ctx context.Context, data []byte, limits document.Limits) (*document.Document, error) {
	limits = limits.Defaults()
	ctx, cancel := context.WithTimeout(ctx, limits.Time)
	defer cancel()
	r := &reader{ctx: ctx, cells: limits.Cells, depth: limits.Depth}
	if err := r.open(data, limits); err != nil {
		return nil, err
	}
	if err := r.load(); err != nil {
		return nil, err
	}
	return r.document()
}

// open finds the streams.
func (r *reader) open(data []byte, limits document.Limits) error {
	file, err := ole.Open(data, limits)
	if err != nil {
		return err
	}
	r.file = file
	if file.Has("EncryptedPackage") {
		return fmt.Errorf("%w（是加密的 Office 文件）", document.ErrEncrypted)
	}
	if !file.Has("WordDocument") {
		return fmt.Errorf("%w（里面没有 Word 正文）", document.ErrUnsupported)
	}
	if r.main, err = file.Read("WordDocument"); err != nil {
		return err
	}
	if r.fib, err = readFIB(r.main); err != nil {
		return err
	}
	r.table = r.main
	if !r.fib.old {
		if r.table, err = file.Read(r.fib.tableStream); err != nil {
			return err
		}
		if r.table == nil {
			return fmt.Errorf("%w（缺少 %s 部分）", document.ErrCorrupt, r.fib.tableStream)
		}
	}
	r.props = file.Properties()
	if r.data, err = file.Read("Data"); err != nil {
		r.data = nil
		r.pending.Warn(nil, "数据流 Data 损坏，个别格式可能没有读到")
	}
	return nil
}

// load reads the tables that the text is read by.
func (r *reader) load() error {
	var err error
	if r.text, err = readText(r.main, r.table, &r.fib); err != nil {
		return err
	}
	r.fonts = readFonts(r.part(fcFonts), r.fib.old)
	r.standard = r.codePage()
	if r.papx, err = r.readRuns(fcPapx, papxPage); err != nil {
		return err
	}
	if r.chpx, err = r.readRuns(fcChpx, chpxPage); err != nil {
		return err
	}
	r.styles = readStyles(r.part(fcStyles), r.fib.old)
	if !r.fib.old {
		r.lists = readLists(r.table, r.fib.fc[fcLists], r.part(fcListOverrides))
	}
	r.sectionEnd = map[int]bool{}
	for _, cp := range positions(r.part(fcSections), 12) {
		r.sectionEnd[cp-1] = true
	}
	r.anchorNotes()
	r.anchorBoxes()
	return nil
}

// part is one of the tables that the FIB points to, nil where there is none or it lies outside its stream.
func (r *reader) part(which int) []byte {
	return cut(r.table, int(r.fib.fc[which].offset), int(r.fib.fc[which].size))
}

// document puts the stories together.
func (r *reader) document() (*document.Document, error) {
	d := &document.Document{Format: "doc", Props: r.props}
	var err error
	if d.Body, err = r.body(); err != nil {
		return nil, err
	}
	if len(d.Body) == 0 && r.pictures && !r.pending.Embeds() {
		return nil, fmt.Errorf("%w（Word 文件里只有图片）", document.ErrScanned)
	}
	if d.Notes, err = r.readNotes(); err != nil {
		return nil, err
	}
	if err := r.readHeaders(d); err != nil {
		return nil, err
	}
	if r.fib.ccp[ccpComments] > 0 {
		r.pending.Warn(nil, "文档中有批注，未读取")
	}
	r.pending.Number(d)
	return d, nil
}

// cut gives b[offset:offset+size], nil where that lies outside.
func cut(b []byte, offset, size int) []byte {
	if offset < 0 || size <= 0 || offset > len(b) || size > len(b)-offset {
		return nil
	}
	return b[offset : offset+size]
}

func u16(b []byte, at int) int {
	if at < 0 || at+2 > len(b) {
		return 0
	}
	return int(b[at]) | int(b[at+1])<<8
}

func i16(b []byte, at int) int { return int(int16(u16(b, at))) }

func u32(b []byte, at int) int {
	if at < 0 || at+4 > len(b) {
		return 0
	}
	return int(uint32(b[at]) | uint32(b[at+1])<<8 | uint32(b[at+2])<<16 | uint32(b[at+3])<<24)
}

func i32(b []byte, at int) int { return int(int32(u32(b, at))) }
