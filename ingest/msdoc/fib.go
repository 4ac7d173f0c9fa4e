package msdoc

import (
	"fmt"

	"nianping/ingest/document"
)

// The tables that the file information block points to, as far as they are read.
const (
	fcStyles = iota
	fcFootnoteRefs
	fcFootnoteTexts
	fcSections
	fcHeaders
	fcChpx
	fcPapx
	fcFonts
	fcPieces
	fcSettings
	fcAnchors
	fcEndnoteRefs
	fcEndnoteTexts
	fcDrawings
	fcBoxTexts
	fcLists
	fcListOverrides
	fcCount
)

// The stories, in the order in which the text holds them.
const (
	ccpBody = iota
	ccpFootnotes
	ccpHeaders
	ccpMacros
	ccpComments
	ccpEndnotes
	ccpBoxes
	ccpHeaderBoxes
	ccpCount
)

// newOffsets are the places of the tables in the FIB of Word 97 ([MS-DOC] 2.5.6), oldOffsets those of Word 6 and 95;
// 0 where the old format has none.
var (
	newOffsets = [fcCount]int{0xA2, 0xAA, 0xB2, 0xCA, 0xF2, 0xFA, 0x102, 0x112, 0x1A2, 0x192, 0x1DA, 0x20A, 0x212, 0x22A, 0x25A, 0x2E2, 0x2EA}
	oldOffsets = [fcCount]int{0x60, 0x68, 0x70, 0x88, 0xB0, 0xB8, 0xC0, 0xD0, 0x160, 0x150, 0, 0x1D2, 0x1DA, 0, 0, 0, 0}
)

// extent is where a table lies in its stream, in bytes.
type extent struct{ offset, size int }

// fib is the file information block.
type fib struct {
	old         bool // Word 6 or 95
	language    int  // of the version that wrote it
	charset     int  // old: of the machine that wrote it
	complex     bool // fast-saved
	wide        bool // old: text in two bytes a character
	tableStream string
	textStart   int // old and not complex: the text lies in one piece from here
	textEnd     int
	ccp         [ccpCount]int // length of each story in characters
	fc          [fcCount]extent
	pnChpx      pages // old: formatting pages that the table may leave out
	pnPapx      pages
}

// pages is a run of formatting pages: the first one and how many there must be.
type pages struct{ first, count int }

// readFIB reads the file information block. Encrypted and older documents end here.
func readFIB(b []byte) (f fib, err error) {
	if len(b) < 0x200 {
		return f, fmt.Errorf("%w（Word 文件头不完整）", document.ErrCorrupt)
	}
	version, flags := u16(b, 2), u16(b, 0x0A)
	switch ident := u16(b, 0); {
	case ident == 0xA5EC || ident == 0xA5DC || ident&0xFF00 == 0xA600 || ident&0xFF00 == 0x8000:
	case ident == 0xA59B || ident == 0xA59C || ident == 0xA5DB:
		return f, fmt.Errorf("%w（是 Word 2 或更早版本的文件）", document.ErrUnsupported)
	default:
		return f, fmt.Errorf("%w（Word 文件头无法识别）", document.ErrCorrupt)
	}
	if flags&0x100 != 0 {
		return f, fmt.Errorf("%w（Word 文档设有打开密码）", document.ErrEncrypted)
	}
	f.language, f.charset, f.complex = u16(b, 6), u16(b, 0x14), flags&0x04 != 0
	f.textStart, f.textEnd = u32(b, 0x18), u32(b, 0x1C)
	f.old = version < 0xC0 && version > 0
	if f.old {
		f.wide = flags&0x1000 != 0
		f.counts(b, 0x34)
		f.tables(b, oldOffsets)
		f.pnChpx, f.pnPapx = pages{u16(b, 0x18A), u16(b, 0x18E)}, pages{u16(b, 0x18C), u16(b, 0x190)}
		return f, nil
	}
	f.tableStream = "0Table"
	if flags&0x200 != 0 {
		f.tableStream = "1Table"
	}
	f.counts(b, 0x4C)
	f.tables(b, newOffsets)
	return f, nil
}

func (f *fib) counts(b []byte, at int) {
	for i := range f.ccp {
		f.ccp[i] = max(i32(b, at+4*i), 0)
	}
}

func (f *fib) tables(b []byte, offsets [fcCount]int) {
	for i, at := range offsets {
		if at > 0 {
			f.fc[i] = extent{u32(b, at), u32(b, at+4)}
		}
	}
}

// story is where a story begins and ends in the text.
func (f *fib) story(which int) (start, end int) {
	for i := range which {
		start += f.ccp[i]
	}
	return start, start + f.ccp[which]
}
